"""The database of the server: what it holds, and what is found in it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from markupsafe import Markup

from pipeline.store import StoreReader
from pipeline.store.lock import is_locked
from pipeline.store.reader import Disagreement
from pipeline.store.search import Facets, Found, Numbers, Totals
from pipeline.view.timeline import MOST_LINES, TimelinePoint, timeline
from pipeline.view.words import Words
from pipeline.view.world import country_map
from pipeline.web.library.addresses import Addresses, Query

# When a file of the database was changed, and how large it is.
_State = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What all pages say of the database. ``run``: "none", "complete", "going" or "interrupted".

    ``has_texts``: False where it was made without them. ``disagreements``: event → figures on which its texts do not agree.
    """

    run: Literal["none", "complete", "going", "interrupted"]
    texts: int
    failures: int
    has_texts: bool
    disagreements: Mapping[str, tuple[Disagreement, ...]]


@dataclass(frozen=True, slots=True)
class Overview:
    """What is shown of all records that fit some filters; ``years`` and ``places`` are timeline and map."""

    numbers: Numbers
    facets: Facets
    totals: Totals
    places: Markup
    years: Markup


class Shelf:
    """The database of the server.

    What costs a second with 100,000 records is kept for as long as the database is as it was, so that leafing through what
    was found does not reckon it anew.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._contents = lru_cache(maxsize=1)(self._read_contents)
        self._overview = lru_cache(maxsize=32)(self._read_overview)

    @property
    def name(self) -> str:
        """Without the folder that it is in, which is nobody's business."""
        return self.path.name

    def open(self) -> StoreReader:
        """The database, to read from; use it in a ``with`` block. Raises StoreError there."""
        return StoreReader(self.path)

    def contents(self) -> Contents:
        found = self._contents(self._state())
        # A run ends, or is killed, without a change to the file.
        return replace(found, run="going" if is_locked(self.path) else "interrupted") if found.run == "going" else found

    def overview(self, query: Query, words: Words) -> Overview:
        return self._overview(self._state(), Query(query.filters), words)

    def _state(self) -> _State:
        found = []
        for file in (self.path, self.path.with_name(f"{self.path.name}-wal")):
            with suppress(OSError):  # the second comes and goes
                stat = file.stat()
                found.append((stat.st_mtime_ns, stat.st_size))
        return tuple(found)

    def _read_contents(self, _: _State) -> Contents:
        with self.open() as store:
            run = store.last_run()
            disagreements: dict[str, tuple[Disagreement, ...]] = {}
            for item in store.disagreements():
                disagreements[item.event_id] = (*disagreements.get(item.event_id, ()), item)
            return Contents(
                run="none" if run is None else "complete" if run.ended is not None else "going",
                texts=len(store),
                failures=sum(1 for _ in store.failures()),
                has_texts=len(store) == 0 or next(store.texts(), None) is not None,
                disagreements=disagreements,
            )

    def _read_overview(self, _: _State, query: Query, words: Words) -> Overview:
        addresses = Addresses(words.language)
        with self.open() as store:
            found = store.find(query.filters)
            return Overview(
                numbers=found.numbers(),
                facets=found.facets(),
                totals=found.totals(),
                places=country_map(
                    found.by_country(), words, name=words("library.map_name"), href=lambda code: addresses.country(query, code)
                ),
                years=timeline(_points(found, addresses, query), words, name=words("library.timeline_name")),
            )


def _points(found: Found, addresses: Addresses, query: Query) -> Iterator[TimelinePoint]:
    points = found.points()
    # Of more there is no line that could lead anywhere.
    few = sum(point.dates is not None for point in points) <= MOST_LINES
    for point in points:
        href = addresses.text(point.doc_id, query) if few else None
        yield TimelinePoint(point.operation, point.dates, point.title or point.doc_id, href)
