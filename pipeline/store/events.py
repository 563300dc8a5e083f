"""Which records of different documents tell of one event, and whose figures stand for it.

Records of operations are joined by their names and days, those without a name only when their texts are the same. The
result lies in tables of its own and in ``counts.not_summed``; it depends on what is stored, not on the order in which it came.
"""

import hashlib
import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from pipeline.values.operations import normal_name

# Documents on one event are published so many days apart at most.
_NEWS_DAYS = 2 * 366
# A copy of a text is printed so many days later at most, by which "on Tuesday" may be taken for another one.
_COPY_DAYS = 7
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
_BEFORE_ALL, _AFTER_ALL = date.min.toordinal(), date.max.toordinal()
# So many digits and letters at least make a text that two documents do not share by chance.
_LEAST_TEXT = 40


@lru_cache(maxsize=4096)
def operation_key(name: str | None) -> str | None:
    """The name of an operation for comparison, its edition as a number: "Liberterra II" → "liberterra 2"; None without."""
    *words, last = (normal_name(name) if name else "").split() or [""]
    edition = str(_ROMAN.get(last, last)) if words else last
    return " ".join([*words, edition]) or None


def text_hash(text: str) -> str | None:
    """SHA-256 of the letters and digits of a text, case aside; None for a text with too few of them to know it by."""
    letters = re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()
    return hashlib.sha256(letters.encode("utf-8", "surrogatepass")).hexdigest() if len(letters) >= _LEAST_TEXT else None


def join_events(connection: sqlite3.Connection) -> None:
    """Fill ``events`` and ``event_records`` anew and set ``not_summed``, in the transaction that is open."""
    run = connection.execute
    run("delete from event_records")
    run("delete from events")
    run("update counts set not_summed = null where not_summed = 'retold'")
    for _, named in groupby(_told(connection, _NAMED), attrgetter("key")):
        for event in _joined(list(named)):
            _store(connection, event, "same name" if len(event.told) > 1 else "the only document that names it")
    for _, same in groupby(_told(connection, _COPIES), attrgetter("key")):
        for event in _joined(list(same)):
            if len(event.told) > 1:
                _store(connection, event, "same text")


@dataclass(frozen=True, slots=True)
class _Told:
    """One record. ``key``: its name or its text, by which it is compared with others."""

    key: str
    record_id: str
    doc_id: str
    operation: str | None
    date_start: str | None
    date_end: str | None
    year: int | None
    published: str | None
    text_hash: str | None

    @property
    def is_dated(self) -> bool:
        return self.date_start is not None or self.date_end is not None

    @property
    def first(self) -> int:
        """Its first day, as a number; before all days where it is unknown."""
        return _day(self.date_start) or _BEFORE_ALL

    @property
    def last(self) -> int:
        return _day(self.date_end) or _AFTER_ALL

    @property
    def day(self) -> int | None:
        return _day(self.published)


def _day(day: str | None) -> int | None:
    """An ISO day as a number; None without one, and for one before the year 1, which EDTF has."""
    return date.fromisoformat(day).toordinal() if day is not None and day >= "0001" else None


@dataclass(slots=True)
class _Event:
    """Records that are all compatible with each other: on the days from ``first`` to ``last`` each of them may be."""

    told: list[_Told] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    texts: set[str | None] = field(default_factory=set)
    first: int = _BEFORE_ALL
    last: int = _AFTER_ALL
    earliest: int | None = None  # publication
    latest: int | None = None

    def takes(self, told: _Told) -> bool:
        if told.doc_id in self.documents:
            return False
        slack = _COPY_DAYS if told.text_hash is not None and told.text_hash in self.texts else 0
        if max(self.first, told.first) > min(self.last, told.last) + slack:
            return False
        if told.day is None or self.earliest is None or self.latest is None:
            return True
        return max(self.latest, told.day) - min(self.earliest, told.day) <= _NEWS_DAYS

    def add(self, told: _Told) -> None:
        self.told.append(told)
        self.documents.add(told.doc_id)
        self.texts.add(told.text_hash)
        if max(self.first, told.first) <= min(self.last, told.last):
            self.first, self.last = max(self.first, told.first), min(self.last, told.last)
        if told.day is not None:
            self.earliest = told.day if self.earliest is None else min(self.earliest, told.day)
            self.latest = told.day if self.latest is None else max(self.latest, told.day)

    def distance(self, told: _Told) -> int:
        """Days between the publications of a record and of these; 0 where one is unknown."""
        return 0 if told.day is None or self.latest is None else abs(self.latest - told.day)


def _joined(told: list[_Told]) -> list[_Event]:
    """The events of records of one name, or of one text.

    Those with days come first, in the order of their days; one without goes to the event told of nearest to its publication.
    """
    events: list[_Event] = []
    still: list[_Event] = []
    for item in sorted((item for item in told if item.is_dated), key=lambda item: (item.first, item.last, item.record_id)):
        # An event that ended before this record begins takes none of those that follow either.
        still = [event for event in still if event.last + _COPY_DAYS >= item.first]
        event = next((event for event in still if event.takes(item)), None)
        if event is None:
            event = _Event()
            events.append(event)
            still.append(event)
        event.add(item)
    for item in sorted(
        (item for item in told if not item.is_dated), key=lambda item: (item.day is None, item.day or 0, item.record_id)
    ):
        event = min((event for event in events if event.takes(item)), key=lambda event: event.distance(item), default=None)
        if event is None:
            event = _Event()
            events.append(event)
        event.add(item)
    return events


# --- the tables -------------------------------------------------------------------------------------------------------

_FIELDS = "r.record_id, r.doc_id, r.operation, r.date_start, r.date_end, r.year, d.published, d.text_hash"
_NAMED = f"""
    select r.operation_key, {_FIELDS} from records r join documents d using (doc_id)
    where r.operation_key is not null and r.kind = 'case' and d.status = 'done'
    order by r.operation_key
"""
_COPIES = f"""
    select d.text_hash || '#' || r.position, {_FIELDS} from documents d join records r using (doc_id)
    where r.operation_key is null and r.kind = 'case' and d.status = 'done' and d.text_hash in (
        select text_hash from documents where status = 'done' and text_hash is not null group by text_hash having count(*) > 1
    )
    order by d.text_hash, r.position
"""


def _told(connection: sqlite3.Connection, query: str) -> Iterator[_Told]:
    return (_Told(*row) for row in connection.execute(query))


def _store(connection: sqlite3.Connection, event: _Event, reason: str) -> None:
    # The latest document first: what it says stands.
    told = sorted(event.told, key=lambda item: (item.published or "", item.doc_id), reverse=True)
    event_id = min(item.record_id for item in told)
    dated = next((item for item in told if item.is_dated), told[0])
    connection.execute(
        "insert into events values (?, ?, ?, ?, ?, ?)",
        (event_id, told[0].operation, dated.date_start, dated.date_end, dated.year, len(told)),
    )
    connection.executemany(
        "insert into event_records values (?, ?, ?)",
        [(item.record_id, event_id, f"{reason}, no date" if len(told) > 1 and not item.is_dated else reason) for item in told],
    )
    if len(told) > 1:
        retold = [(count_id,) for count_id in retold_among(connection, [item.record_id for item in told])]
        connection.executemany("update counts set not_summed = 'retold' where count_id = ?", retold)


def retold_among(connection: sqlite3.Connection, record_ids: Sequence[str]) -> frozenset[str]:
    """The ids of the counts that another one of these records of one event stands for; the latest document's comes first."""
    return frozenset(_retold([list(_figures(connection, record_id)) for record_id in record_ids]))


@dataclass(frozen=True, slots=True)
class _Figure:
    """A count that sums take, or would if nothing stood for it; ``where`` is empty for one of the whole record."""

    count_id: str
    kind: tuple[str, str | None]
    where: frozenset[str]


def _figures(connection: sqlite3.Connection, record_id: str) -> Iterator[_Figure]:
    query = 'select count_id, parent_id, category, unit, "where", not_summed from counts where record_id = ? order by count_id'
    where: dict[str, frozenset[str]] = {}
    for row in connection.execute(query, (record_id,)):  # a count comes before its parts
        own = frozenset(json.loads(row["where"])) if row["where"] else where.get(row["parent_id"], frozenset())
        where[row["count_id"]] = own
        if row["not_summed"] in (None, "retold"):
            yield _Figure(row["count_id"], (row["category"], row["unit"]), own)


def _retold(figures: Sequence[Sequence[_Figure]]) -> Iterator[str]:
    """The ids of the counts for which another document's stand; ``figures`` of each document, the latest first.

    For each category and unit the figures of the latest document stand that has one of the whole event. Where none has, a
    figure of some countries stands when no later document has one of any of these.
    """
    whole: dict[tuple[str, str | None], int] = {}
    for number, told in enumerate(figures):
        for figure in told:
            if not figure.where:
                whole.setdefault(figure.kind, number)
    taken: dict[tuple[str, str | None], frozenset[str]] = {}
    for number, told in enumerate(figures):
        for figure in told:
            if figure.kind in whole:
                if whole[figure.kind] != number:
                    yield figure.count_id
            elif figure.where & taken.get(figure.kind, frozenset()):
                yield figure.count_id
        for figure in told:
            taken[figure.kind] = taken.get(figure.kind, frozenset()) | figure.where
