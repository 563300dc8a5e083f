"""Writes texts and their records into a store: each text whole or not at all, many texts in one transaction."""

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from pipeline.errors import StoreError
from pipeline.records import DocumentRecords
from pipeline.store.connection import explained, find_store, open_to_write
from pipeline.store.events import join_events, text_hash
from pipeline.store.lock import locked
from pipeline.store.tables import insert_records

# A transaction is ended after so many texts, or so many seconds after the one before.
_CHUNK_TEXTS = 500
_CHUNK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a result depends on: when all three are as they were, the text need not be read again.

    ``content_hash``: SHA-256 of the file, None when it could not be read.
    """

    content_hash: str | None
    metadata_hash: str
    identity: str


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What the store knows of a text. ``failed``: it has no records and is to be tried again."""

    stamp: Stamp
    path: str | None
    status: Literal["done", "failed", "vanished"]
    failed: bool


@dataclass(slots=True)
class Run:
    """The row of a run: what it was asked for, and its figures so far."""

    version: str
    models: str
    patterns: str
    options: str
    texts: int = 0
    unchanged: int = 0
    done: int = 0
    failed: int = 0
    vanished: int = 0
    records: int = 0


class StoreWriter:
    """The one writer of the store at ``path``, made when there is none. Use it in a ``with`` block.

    What is put in is saved in chunks, by number and by time; ``commit`` saves what is in hand, and so does the end of the
    block, unless it ends with an error of the store. ``keep_text=False`` keeps the texts themselves out of the store.
    Raises StoreError when another run writes into the store, when the file is something else, and when writing fails.
    """

    def __init__(self, path: Path, *, keep_text: bool = True) -> None:
        self.path = path
        self.keep_text = keep_text
        self._stack = ExitStack()
        self._last_commit = time.monotonic()
        self._in_hand = 0
        self._run: Run | None = None
        self._run_id = 0
        self._changed = False  # whether the events are to be joined anew

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            find_store(self.path)  # before a lock is laid beside another program's file
            stack.enter_context(locked(self.path.resolve()))
            self._connection = open_to_write(self.path)
            stack.callback(self._connection.close)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._stack:
            if self._connection.in_transaction and not isinstance(error, StoreError):
                self.commit()

    # --- runs ---------------------------------------------------------------------------------------------------------

    def begin_run(self, run: Run) -> None:
        """Note that a run begins; its figures are saved with each chunk."""
        with self._whole():
            last = self._connection.execute("select ended, options from runs order by run_id desc limit 1").fetchone()
            self._changed = last is not None and last["ended"] is None
            self._started = time.monotonic()
            self._run = run
            cursor = self._connection.execute(
                "insert into runs (started, version, models, patterns, options) values (?, ?, ?, ?, ?)",
                (_now(), run.version, run.models, run.patterns, run.options),
            )
            self._run_id = int(cursor.lastrowid or 0)
        self.commit()

    def end_run(self) -> None:
        """Join the records of different texts to events if anything has changed, and note that the run is complete."""
        self.commit()
        with self._whole():
            if self._changed:
                join_events(self._connection)
            self._connection.execute("update runs set ended = ? where run_id = ?", (_now(), self._run_id))
        self.commit()
        with self._explained():
            self._connection.execute("pragma optimize")
            # Into the one file, for those who copy it; where somebody is reading it is left for later.
            self._connection.execute("pragma busy_timeout = 0")
            self._connection.execute("pragma wal_checkpoint (truncate)")

    # --- documents ----------------------------------------------------------------------------------------------------

    def known(self, doc_id: str) -> KnownDocument | None:
        """What is stored of a text, or None."""
        with self._explained():
            row = self._connection.execute(
                "select content_hash, metadata_hash, identity, path, status,"
                " exists (select 1 from failures where failures.doc_id = documents.doc_id) as failed"
                " from documents where doc_id = ?",
                (doc_id,),
            ).fetchone()
        if row is None:
            return None
        stamp = Stamp(row["content_hash"], row["metadata_hash"], row["identity"])
        return KnownDocument(stamp, row["path"], row["status"], bool(row["failed"]))

    def put(self, document: DocumentRecords, stamp: Stamp, text: str) -> None:
        """Store the records of a text in place of what is stored of it. Raises ValueError for what no database can hold."""
        doc_id = document.doc_id or ""
        source = document.source
        columns = {
            "status": "done",
            "language": document.language,
            "published": document.published,
            "path": source.path if source else None,
            "url": source.url if source else None,
            "title": source.title if source else None,
            "text": text if self.keep_text else None,
            "text_hash": text_hash(text),
        }
        with self._whole():
            self._put_document(doc_id, stamp, columns)
            insert_records(self._connection, document)
        if self._run is not None:
            self._run.done += 1
            self._run.records += len(document.records)
        self._put_one()

    def put_failure(self, doc_id: str, stamp: Stamp, path: str | None, error: str) -> None:
        """Store why a text has no records, in place of what is stored of it."""
        with self._whole():
            self._put_document(doc_id, stamp, {"status": "failed", "path": path})
            self._connection.execute("insert into failures values (?, ?, ?, ?)", (doc_id, path, error, self._run_id))
        if self._run is not None:
            self._run.failed += 1
        self._put_one()

    def confirm(self, doc_id: str, known: KnownDocument, path: str | None) -> None:
        """Note that a stored text is still there, at ``path``, as it was; one that had vanished counts again."""
        if self._run is not None:
            self._run.unchanged += 1
        path = path if known.path is not None else None  # the records name no file
        if known.status == "done" and known.path == path:
            return
        with self._whole():
            self._connection.execute("update documents set status = 'done', path = ? where doc_id = ?", (path, doc_id))
        self._changed |= known.status != "done"
        self._saved()

    def doc_ids(self) -> Iterator[str]:
        """Every text of the store that has not vanished, in order."""
        last = ""
        while True:
            with self._explained():
                rows = self._connection.execute(
                    "select doc_id from documents where status <> 'vanished' and doc_id > ? order by doc_id limit 1000", (last,)
                ).fetchall()
            if not rows:
                return
            yield from (row["doc_id"] for row in rows)
            last = rows[-1]["doc_id"]

    def mark_vanished(self, doc_id: str) -> None:
        """Note that a text is no longer there: its records stay, but no view counts them."""
        with self._whole():
            self._connection.execute("update documents set status = 'vanished' where doc_id = ?", (doc_id,))
        if self._run is not None:
            self._run.vanished += 1
        self._put_one()

    def is_without_texts(self) -> bool:
        """Whether the last run was to keep the texts themselves out."""
        with self._explained():
            row = self._connection.execute(
                "select json_extract(options, '$.text') from runs order by run_id desc limit 1"
            ).fetchone()
        return row is not None and row[0] == 0

    def drop_texts(self) -> bool:
        """Take the texts themselves out of the store, from its free pages too; whether there were any."""
        self.commit()
        with self._explained():
            if self._connection.execute("select 1 from documents where text is not null limit 1").fetchone() is None:
                return False
            self._connection.execute("pragma secure_delete = on")
        with self._whole():
            self._connection.execute("update documents set text = null where text is not null")
            self._connection.execute("insert into documents_fts (documents_fts) values ('rebuild')")
        self.commit()
        with self._explained():
            self._connection.execute("vacuum")
            self._connection.execute("pragma wal_checkpoint (truncate)")
        return True

    # --- transactions -------------------------------------------------------------------------------------------------

    def commit(self) -> None:
        """Save what is in hand, and the figures of the run with it."""
        with self._explained():
            if self._connection.in_transaction:
                if self._run is not None:
                    figures = self._run
                    self._connection.execute(
                        "update runs set texts = ?, unchanged = ?, done = ?, failed = ?, vanished = ?, records = ?, seconds = ?"
                        " where run_id = ?",
                        (
                            figures.texts, figures.unchanged, figures.done, figures.failed, figures.vanished,
                            figures.records, round(time.monotonic() - self._started, 3), self._run_id,
                        ),
                    )  # fmt: skip
                self._connection.execute("commit")
        self._in_hand = 0
        self._last_commit = time.monotonic()

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("begin immediate")

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """What the block does to the store is done whole, or, when it raises (Ctrl-C too), not at all."""
        with self._explained():
            self._begin()
            self._connection.execute("savepoint one")
            try:
                yield
                self._connection.execute("release one")
            except BaseException:
                # A full disk may have ended the whole transaction.
                if self._connection.in_transaction:
                    self._connection.execute("rollback to one")
                    self._connection.execute("release one")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        with explained(self.path):
            yield

    def _put_document(self, doc_id: str, stamp: Stamp, columns: Mapping[str, str | None]) -> None:
        """The row of a text in ``documents``; what hung on an older one is gone."""
        for table in ("failures", "records", "unassigned", "unread"):
            self._connection.execute(f"delete from {table} where doc_id = ?", (doc_id,))
        row = {
            **dict.fromkeys(("language", "published", "path", "url", "title", "text", "text_hash")),
            **columns,
            "content_hash": stamp.content_hash,
            "metadata_hash": stamp.metadata_hash,
            "identity": stamp.identity,
            "run_id": self._run_id,
        }
        self._connection.execute(
            f"insert into documents (doc_id, {', '.join(row)}) values (?{', ?' * len(row)})"
            f" on conflict (doc_id) do update set {', '.join(f'{name} = excluded.{name}' for name in row)}",
            (doc_id, *row.values()),
        )

    def _put_one(self) -> None:
        self._changed = True
        self._saved()

    def _saved(self) -> None:
        self._in_hand += 1
        if self._in_hand >= _CHUNK_TEXTS or time.monotonic() - self._last_commit >= _CHUNK_SECONDS:
            self.commit()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
