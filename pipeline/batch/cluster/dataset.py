"""The results of partitions as a dataset of Parquet files, in a folder here or at a URL.

    DIR/filet.json                     whose results these are
    DIR/documents/part-KEY.parquet     a text a row, all of its records as JSON in the column "json"
    DIR/records/part-KEY.parquet       pipeline.rows.RecordRow
    DIR/counts/part-KEY.parquet        pipeline.rows.CountRow
    DIR/failures/part-KEY.parquet      the texts that failed, and why
    DIR/_finished/KEY.json             written last: the parts of that key are whole

KEY is the partition's own, a hash of all that its results depend on. So what is finished needs no comparing, what is
written twice is written over, and a part whose key is not wanted any more is stale.
"""

import io
import json
import os
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TypeVar

import fsspec
import pyarrow.parquet
from fsspec.implementations.local import LocalFileSystem

from pipeline.arrow import make_table
from pipeline.batch.database import storable
from pipeline.batch.identity import RunIdentity, metadata_hash
from pipeline.batch.outcomes import Outcome
from pipeline.errors import InputError
from pipeline.extract import Failure
from pipeline.records import DocumentRecords
from pipeline.rows import CountRow, RecordRow, count_rows, record_rows

TABLES = ("documents", "records", "counts", "failures")
_FINISHED = "_finished"
_MARK = "filet.json"
# Also what a killed run leaves in a local folder while it writes; the leading dot hides it from readers of the dataset.
_PART = re.compile(r"(?:part-)?([0-9a-f]{32})\.(?:parquet|json)|\..+\.partial")

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A text that was read: ``records`` and ``counts`` are how many, ``text`` is None when texts are kept out.

    ``content_hash``, ``metadata_hash`` and ``identity`` are those of a store, see ``pipeline.batch.identity``.
    """

    doc_id: str
    language: str
    published: str | None
    path: str | None
    url: str | None
    title: str | None
    content_hash: str | None
    metadata_hash: str
    identity: str
    records: int
    counts: int
    text: str | None
    json: str


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A text that failed: ``content_hash`` is None when it could not even be read."""

    doc_id: str
    path: str
    error: str
    content_hash: str | None
    metadata_hash: str
    identity: str


@dataclass(frozen=True, slots=True)
class About:
    """Whose results they are, and the identity of the last run, see ``RunIdentity``."""

    source: str
    version: str
    models: tuple[tuple[str, str], ...]
    patterns: str
    language: str


@dataclass(frozen=True, slots=True)
class Tally:
    """What a finished partition holds; ``texts`` counts the failures too."""

    key: str
    texts: int
    failures: int
    records: int
    counts: int


class Dataset:
    """A dataset at ``url``, which may not be there yet."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.system, root = fsspec.core.url_to_fs(url)
        self.root = root.rstrip("/")
        self.is_local = isinstance(self.system, LocalFileSystem)

    def check(self, source: str) -> None:
        """Raises InputError when there is the dataset of another source, something else, or no way to look."""
        try:
            self.system.invalidate_cache()
            if self.is_there():
                owner = self.about().source
                if owner != source:
                    raise InputError(f"{self.url}: holds the results of {owner}; give another folder for those of {source}")
            elif self.system.exists(self.root) and self.system.ls(self.root, detail=False):
                raise InputError(f"{self.url}: is not empty and no dataset of filet; give another folder")
        except (OSError, ValueError, KeyError) as error:
            raise self._unusable(error) from error

    def claim(self, source: str, identity: RunIdentity) -> None:
        """Make it the dataset of ``source``, as a run of that identity finds it. Raises InputError when it cannot be written."""
        try:
            for table in (*TABLES, _FINISHED):
                self.system.makedirs(self._path(table), exist_ok=True)
            self._put(self._path(_MARK), json.dumps(asdict(About(source, **asdict(identity)))).encode())
        except OSError as error:
            raise self._unusable(error) from error

    def about(self) -> About:
        """What ``claim`` noted. Raises InputError when there is no dataset."""
        try:
            return About(**json.loads(self.system.cat_file(self._path(_MARK))))
        except (OSError, ValueError, TypeError) as error:
            raise InputError(f"{self.url}: no dataset of filet ({error}); give the -o of filet batch --engine ray") from error

    def rows(self) -> Iterator[DocumentRow | FailureRow]:
        """Every text of the finished partitions."""
        kinds: tuple[tuple[str, type[DocumentRow] | type[FailureRow]], ...] = (
            ("documents", DocumentRow),
            ("failures", FailureRow),
        )
        for key in sorted(self.finished()):
            for table, kind in kinds:
                data = self.system.cat_file(f"{self._path(table)}/part-{key}.parquet")
                for cells in pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist():
                    yield kind(**cells)

    def is_there(self) -> bool:
        """Whether it has been claimed, as far as can be seen from this machine."""
        return bool(self.system.exists(self._path(_MARK)))

    def finished(self, *, without_failures: bool = False) -> set[str]:
        """The keys of the partitions that are there as a whole; ``without_failures``: and in which no text failed."""
        keys = {path: key for path, key in self._keys(_FINISHED).items() if key is not None}
        if without_failures:
            return {key for path, key in keys.items() if json.loads(self.system.cat_file(path))["failures"] == 0}
        return set(keys.values())

    def keep(self, keys: set[str]) -> int:
        """Remove all parts but those of ``keys``; says how many partitions, finished ones, were removed."""
        removed = 0
        for table in (_FINISHED, *TABLES):  # a partition that loses a part is not finished any more
            stale = [path for path, key in self._keys(table).items() if key not in keys]
            if stale:
                self.system.rm(stale)
            removed += len(stale) if table == _FINISHED else 0
        return removed

    def write(self, key: str, outcomes: Iterable[Outcome], *, identity: str, with_text: bool) -> Tally:
        """Write the parts of a partition, one a table, then that it is finished. ``identity``: the key of the run's."""
        documents: list[DocumentRow] = []
        records: list[RecordRow] = []
        counts: list[CountRow] = []
        failures: list[FailureRow] = []
        for outcome in outcomes:
            result = outcome.result
            if not isinstance(result, Failure):
                own_counts = list(count_rows(result))
                try:
                    documents.append(_document_row(outcome, result, identity, with_text, counts=len(own_counts)))
                except ValueError as error:  # half a character, which no UTF-8 can hold
                    reason = f"{outcome.file.path}: cannot be written ({error}); save it, and its name, as UTF-8"
                    result = Failure(outcome.file.doc_id, str(outcome.file.path), reason)
            if isinstance(result, Failure):
                failures.append(_failure_row(outcome, result, identity))
            else:
                records += record_rows(result)
                counts += own_counts
        self._write_part("documents", key, DocumentRow, documents)
        self._write_part("records", key, RecordRow, records)
        self._write_part("counts", key, CountRow, counts)
        self._write_part("failures", key, FailureRow, failures)
        tally = Tally(key, len(documents) + len(failures), len(failures), len(records), len(counts))
        self._put(f"{self._path(_FINISHED)}/{key}.json", json.dumps(asdict(tally)).encode())
        return tally

    def _write_part(self, table: str, key: str, kind: type[Row], rows: list[Row]) -> None:
        buffer = io.BytesIO()
        pyarrow.parquet.write_table(make_table(kind, rows), buffer, compression="zstd")
        self._put(f"{self._path(table)}/part-{key}.parquet", buffer.getvalue())

    def _put(self, path: str, data: bytes) -> None:
        """Write a file so that it is there as a whole or not at all, and stays after a power cut."""
        if not self.is_local:
            self.system.pipe_file(path, data)  # one put, which object stores make visible when it is complete
            return
        folder, name = os.path.split(path)
        partial = os.path.join(folder, f".{name}.{uuid.uuid4().hex}.partial")
        with open(partial, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)

    def _unusable(self, error: Exception) -> InputError:
        return InputError(f"{self.url}: cannot be used ({error}); check the address and that it may be written")

    def _path(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _keys(self, folder: str) -> dict[str, str | None]:
        """The files in a folder of the dataset that filet wrote: path → key, None for one that was never finished."""
        self.system.invalidate_cache()
        try:
            paths = self.system.ls(self._path(folder), detail=False)
        except FileNotFoundError:  # an object store has no empty folders
            return {}
        names = {path: _PART.fullmatch(path.rsplit("/", 1)[-1]) for path in paths}
        return {path: match[1] for path, match in names.items() if match}


def _document_row(outcome: Outcome, result: DocumentRecords, identity: str, with_text: bool, *, counts: int) -> DocumentRow:
    """Raises ValueError when something in it cannot be written as UTF-8."""
    known, source = result.source, outcome.source
    text = source.text if source and with_text else None
    if text is not None:
        text.encode()
    return DocumentRow(
        doc_id=outcome.file.doc_id,
        language=result.language,
        published=result.published,
        path=known.path if known else None,
        url=known.url if known else None,
        title=known.title if known else None,
        content_hash=source.content_hash if source else None,
        metadata_hash=metadata_hash(outcome.file),
        identity=identity,
        records=len(result.records),
        counts=counts,
        text=text,
        json=result.model_dump_json(),
    )


def _failure_row(outcome: Outcome, failure: Failure, identity: str) -> FailureRow:
    return FailureRow(
        doc_id=storable(outcome.file.doc_id),
        path=storable(str(outcome.file.path)),
        error=storable(failure.error),
        content_hash=outcome.source.content_hash if outcome.source else None,
        metadata_hash=metadata_hash(outcome.file),
        identity=identity,
    )
