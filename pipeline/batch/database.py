"""A folder → a store: compare what is there with what is stored, read what is missing, save it as it comes."""

import json
import os
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.batch.identity import RunIdentity, hash_file, metadata_hash
from pipeline.batch.outcomes import Outcome
from pipeline.batch.stream import Readable
from pipeline.errors import InputError, StoreError
from pipeline.extract import Failure
from pipeline.reading import TextFile
from pipeline.store import Run, Stamp, StoreWriter

# Reads and extracts files, in their order: ``extract_in_workers``, ``extract_files`` with their other arguments set.
Engine = Callable[[Iterable[Readable]], Iterator[Outcome]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Of ``found`` texts, ``missing`` are to be read: new, changed, or failed the last time.

    ``vanished``: texts of the store that are no longer there, and were at the last run. ``dropped_texts``: whether the texts
    themselves were in the store and have been taken out.
    """

    found: int
    missing: int
    vanished: int
    dropped_texts: bool

    @property
    def unchanged(self) -> int:
        return self.found - self.missing


class DatabaseRun:
    """One run into the store ``output``, as a ``with`` block: first ``compare``, then ``write`` to its end.

    However the block ends, what has been written until then is saved, and the next run goes on from there. ``folder`` is
    noted in the store's table of runs, nothing more. ``keep_text=False`` keeps the texts themselves out of the store. Raises
    StoreError when the store cannot be used, InputError when it was made without texts and ``keep_text`` is set.
    """

    def __init__(self, output: Path, identity: RunIdentity, *, folder: Path | None = None, keep_text: bool = True) -> None:
        self.output = output
        self.identity = identity
        self._folder = folder
        self._keep_text = keep_text
        self._store = StoreWriter(output, keep_text=keep_text)
        self._files = _FileList()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(self._files)
            stack.enter_context(self._store)
            if self._keep_text and self._store.is_without_texts():
                raise InputError(
                    f"{self.output}: made with --no-text; give --no-text again, or write into another file to keep the texts"
                )
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.__exit__(kind, error, trace)

    def compare(self, files: Iterable[TextFile]) -> Comparison:
        """Find out which of ``files`` are to be read, and mark stored texts that are not among them as vanished.

        Raises InputError when two files have one doc_id.
        """
        for file in files:
            self._files.add(file)
        options = {"folder": str(self._folder) if self._folder else None, "lang": self.identity.language, "text": self._keep_text}
        run = Run(
            version=self.identity.version,
            models=json.dumps(dict(self.identity.models)),
            patterns=self.identity.patterns,
            options=json.dumps(options, ensure_ascii=False),
            texts=len(self._files),
        )
        self._store.begin_run(run)
        dropped = not self._keep_text and self._store.drop_texts()
        for file in self._files:
            if self._is_stored(file):
                self._files.strike(file)
        for doc_id in self._store.doc_ids():
            if doc_id not in self._files:
                self._store.mark_vanished(doc_id)
        self._store.commit()
        return Comparison(run.texts, run.texts - run.unchanged, run.vanished, dropped)

    def write(self, engine: Engine) -> Generator[Outcome, None, None]:
        """Yield the outcome of each missing file once it is in the store; saved are they a little later, or when this ends."""
        for outcome in engine(self._files.missing()):
            yield self._put(outcome)
        self._store.end_run()

    def _is_stored(self, file: TextFile) -> bool:
        known = self._store.known(file.doc_id)
        if known is None or known.failed or known.stamp.identity != self.identity.key:
            return False
        if known.stamp.metadata_hash != metadata_hash(file):
            return False
        try:
            if hash_file(file.path) != known.stamp.content_hash:
                return False
        except (OSError, ValueError):
            return False  # reading it will say why
        self._store.confirm(file.doc_id, known, storable(str(file.path)))
        return True

    def _put(self, outcome: Outcome) -> Outcome:
        result, source, file = outcome.result, outcome.source, outcome.file
        stamp = Stamp(source.content_hash if source else None, metadata_hash(file), self.identity.key)
        if not isinstance(result, Failure):
            try:
                self._store.put(result, stamp, source.text if source else "")
                return outcome
            except ValueError as error:  # half a character, which no UTF-8 can hold
                reason = f"{file.path}: cannot be stored ({error}); save it as UTF-8"
                outcome = Outcome(file, source, result := Failure(file.doc_id, str(file.path), reason))
        self._store.put_failure(storable(file.doc_id), stamp, storable(str(file.path)), storable(result.error))
        return outcome


def write_database(
    files: Iterable[TextFile],
    output: Path,
    *,
    engine: Engine,
    identity: RunIdentity,
    folder: Path | None = None,
    keep_text: bool = True,
) -> Iterator[Outcome]:
    """Bring the store ``output`` up to date with ``files`` and yield the outcome of each that had to be read.

    Raises what ``DatabaseRun`` raises. When the iterator is closed before its end, what it has yielded is saved.
    """
    with DatabaseRun(output, identity, folder=folder, keep_text=keep_text) as run:
        run.compare(files)
        yield from run.write(engine)


def storable(text: str) -> str:
    """``text`` with what UTF-8 cannot hold (bytes of file names in other encodings) written as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class _FileList:
    """The files of a run in their order, on the disk (in a temporary file of SQLite's): there may be millions."""

    def __enter__(self) -> Self:
        self._connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._connection.execute(
            "create table files (doc_id text primary key, path, published, url, language, is_missing default 1)"
        )
        self._connection.execute("begin")
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def add(self, file: TextFile) -> None:
        doc_id = storable(file.doc_id)
        row = (doc_id, os.fsencode(file.path), file.published, file.url, file.language)
        try:
            self._connection.execute("insert into files (doc_id, path, published, url, language) values (?, ?, ?, ?, ?)", row)
        except sqlite3.IntegrityError as error:
            (other,) = self._connection.execute("select path from files where doc_id = ?", (doc_id,)).fetchone()
            raise InputError(
                f"{file.path}: has the doc_id {doc_id!r}, as {os.fsdecode(other)} has, since each lies below a metadata.csv"
                " of its own; keep one metadata.csv in the folder above both, or read their folders into a store each"
            ) from error
        except sqlite3.Error as error:
            raise StoreError(
                f"the list of texts cannot be kept in a temporary file ({error}); make room, or set TMPDIR"
            ) from error

    def strike(self, file: TextFile) -> None:
        self._connection.execute("update files set is_missing = 0 where doc_id = ?", (file.doc_id,))

    def __len__(self) -> int:
        return int(self._connection.execute("select count(*) from files").fetchone()[0])

    def __contains__(self, doc_id: str) -> bool:
        return self._connection.execute("select 1 from files where doc_id = ?", (doc_id,)).fetchone() is not None

    def __iter__(self) -> Iterator[TextFile]:
        return self._read("")

    def missing(self) -> Iterator[TextFile]:
        """The files that are not struck, in order."""
        return self._read("and is_missing")

    def _read(self, condition: str) -> Iterator[TextFile]:
        last = 0
        while True:
            rows = self._connection.execute(
                f"select rowid, doc_id, path, published, url, language from files where rowid > ? {condition}"
                " order by rowid limit 1000",
                (last,),
            ).fetchall()
            if not rows:
                return
            for _, doc_id, path, published, url, language in rows:
                yield TextFile(Path(os.fsdecode(path)), doc_id, published, url, language)
            last = rows[-1][0]
