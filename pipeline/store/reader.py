"""Reads a store: the records of each text as they were extracted, and the flat rows of tables."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.records import DocumentRecords
from pipeline.rows import CountRow, DocumentRows, NotSummed, RecordRow, document_rows
from pipeline.store.connection import explained, open_to_read
from pipeline.store.search import OPENING, Filters, Found
from pipeline.store.tables import read_document


@dataclass(frozen=True, slots=True)
class EventRow:
    """What one or several documents tell of. ``event_id``: the least of ``record_ids``, which are in order.

    ``operation`` is spelled, and the days are those, of the latest document that gives them; ``reasons`` says of each
    record why it is in the event.
    """

    event_id: str
    operation: str | None
    date_start: str | None
    date_end: str | None
    year: int | None
    record_ids: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """A record of an event with its text; ``reason``: why it is in the event; ``opening`` as in ``FoundRecord``."""

    record_id: str
    doc_id: str
    position: int
    title: str | None
    published: str | None
    reason: str
    opening: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What one document says: from ``low`` to ``high`` (None: no upper end), its figures of a kind added up."""

    doc_id: str
    published: str | None
    low: int | float
    high: int | float | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A figure of an event on which its documents do not agree; ``where``: of these countries, () for the whole event.

    ``figures``: what each of them says, in the order of their publication.
    """

    event_id: str
    category: str
    unit: str | None
    where: tuple[str, ...]
    figures: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A text without records, and why."""

    doc_id: str
    path: str | None
    error: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """The last run on a store. ``ended``: the moment (ISO 8601, UTC), None while it goes on or when it was interrupted.

    ``version``: of filet.
    """

    ended: str | None
    version: str


class StoreReader:
    """The store at ``path`` as it is when the ``with`` block begins; a run may go on writing meanwhile.

    Everything comes sorted by doc_id, texts that have failed or vanished left out, so that two stores of the same texts
    give the same, however they came about. Raises StoreError when it is no store, or cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(explained(self.path))
            self._connection = stack.enter_context(open_to_read(self.path))
            self._connection.execute("begin")
            self._connection.execute("select 1 from runs limit 1").fetchone()  # from here on it sees what was there now
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.__exit__(kind, error, trace)

    def __len__(self) -> int:
        """How many texts ``documents`` gives."""
        return int(self._done("count(*)").fetchone()[0])

    def documents(self) -> Iterator[DocumentRecords]:
        """The records of each text, as they were extracted."""
        for row in self._done("*"):
            yield read_document(self._connection, row)

    def document_rows(self) -> Iterator[DocumentRows]:
        """The records of each text with their flat rows, events and, where it is stored, the text.

        A count that a later document of the same event tells anew is ``"retold"``.
        """
        for row in self._done("*"):
            yield self._document_rows(row)

    def document(self, doc_id: str) -> DocumentRows | None:
        """One text as ``document_rows`` gives it; None where there is none of this name, or it has failed or vanished."""
        row = self._connection.execute("select * from documents where status = 'done' and doc_id = ?", (doc_id,)).fetchone()
        return None if row is None else self._document_rows(row)

    def _document_rows(self, row: sqlite3.Row) -> DocumentRows:
        rows = document_rows(read_document(self._connection, row))
        retold = self._retold(row["doc_id"])
        counts = (replace(count, not_summed=NotSummed.RETOLD) if count.count_id in retold else count for count in rows.counts)
        events = [self._event(record) for record in rows.records]
        return replace(
            rows,
            counts=tuple(counts),
            events=tuple(event_id for event_id, _ in events),
            years=tuple(year for _, year in events),
            text=row["text"],
        )

    def record_rows(self) -> Iterator[RecordRow]:
        """The flat rows of all records."""
        for rows in self.document_rows():
            yield from rows.records

    def count_rows(self) -> Iterator[CountRow]:
        """The flat rows of all counts."""
        for rows in self.document_rows():
            yield from rows.counts

    def texts(self) -> Iterator[tuple[str, str]]:
        """The doc_id and the text of each document, where the store keeps texts."""
        query = "select doc_id, text from documents where status = 'done' and text is not null order by doc_id"
        for row in self._connection.execute(query):
            yield row["doc_id"], row["text"]

    def _done(self, columns: str) -> sqlite3.Cursor:
        return self._connection.execute(f"select {columns} from documents where status = 'done' order by doc_id")

    def _retold(self, doc_id: str) -> frozenset[str]:
        query = "select count_id from records join counts using (record_id) where records.doc_id = ? and not_summed = 'retold'"
        return frozenset(row["count_id"] for row in self._connection.execute(query, (doc_id,)))

    def _event(self, record: RecordRow) -> tuple[str | None, int | None]:
        """The event that a record tells of, and its year, which for one without is that of the record."""
        query = "select event_id, year from event_records join events using (event_id) where record_id = ?"
        row = self._connection.execute(query, (record.record_id,)).fetchone()
        return (None, record.year) if row is None else (row["event_id"], row["year"])

    def events(self) -> Iterator[EventRow]:
        """What the records tell of, as it was joined at the end of the last run that was not interrupted."""
        members = "select record_id, reason from event_records where event_id = ? order by record_id"
        for row in self._connection.execute("select * from events order by event_id"):
            found = self._connection.execute(members, (row["event_id"],)).fetchall()
            yield EventRow(
                event_id=row["event_id"],
                operation=row["operation"],
                date_start=row["date_start"],
                date_end=row["date_end"],
                year=row["year"],
                record_ids=tuple(item["record_id"] for item in found),
                reasons=tuple(item["reason"] for item in found),
            )

    def tellers(self, event_id: str) -> tuple[Teller, ...]:
        """The records of one event with their texts, the latest first; () where there is no such event."""
        query = f"""
            select record_id, doc_id, position, title, published, reason, substr(text, 1, {OPENING})
            from event_records join records using (record_id) join documents using (doc_id)
            where event_id = ? and status = 'done' order by coalesce(published, '') desc, doc_id desc
        """
        return tuple(Teller(*row) for row in self._connection.execute(query, (event_id,)))

    def disagreements(self) -> Iterator[Disagreement]:
        """The figures of one event on which its documents do not agree, in the order of event, category and unit."""
        for row in self._connection.execute('select * from disagreements order by event_id, category, unit, "where"'):
            yield Disagreement(
                event_id=row["event_id"],
                category=row["category"],
                unit=row["unit"],
                where=tuple(json.loads(row["where"] or "[]")),
                figures=tuple(
                    Told(item["doc_id"], item["published"], item["low"], item["high"]) for item in json.loads(row["figures"])
                ),
            )

    def find(self, filters: Filters) -> Found:
        """The records that fit ``filters``, with all that can be asked of them; it holds until this is called again."""
        return Found(self._connection, filters)

    def failures(self) -> Iterator[FailureRow]:
        """The texts that have failed."""
        for row in self._connection.execute(
            "select failures.* from failures join documents using (doc_id) where status = 'failed' order by doc_id"
        ):
            yield FailureRow(row["doc_id"], row["path"], row["error"])

    def last_run(self) -> RunRow | None:
        """The run that wrote last; None for a store on which there was none."""
        row = self._connection.execute("select ended, version from runs order by run_id desc limit 1").fetchone()
        return None if row is None else RunRow(row["ended"], row["version"])

    def is_complete(self) -> bool:
        """Whether the last run came to its end; where it did not, texts may be missing and events are those of before."""
        run = self.last_run()
        return run is not None and run.ended is not None
