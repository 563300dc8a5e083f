"""A folder or a Parquet table of texts, here or at a URL → partitions, each of which a worker anywhere can read.

The cut depends on nothing but the input. Files: in the order of their names, a partition ends after a text whose name
says so (a hash of its doc_id), so that a new or vanished text changes its own partition and not all that come after. Tables:
so many rows of a row group.
"""

import hashlib
import json
import os
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import fsspec
import pyarrow
import pyarrow.compute
import pyarrow.parquet
from fsspec import AbstractFileSystem

from pipeline.batch.stream import Readable
from pipeline.errors import InputError, MetadataError, ReadError
from pipeline.reading import SourceText, TextFile, find_texts
from pipeline.reading.folder import described, is_text, read_described
from pipeline.reading.formats import SUFFIXES, check_size
from pipeline.reading.metadata import METADATA, MetadataRow, has_doc_id, parse_metadata
from pipeline.reading.source import parse_day, parse_language

# A partition of files is closed before it would hold more bytes than this.
PARTITION_BYTES = 32 * 1024 * 1024
# A worker holds one row group in memory.
ROW_GROUP_BYTES = 1024 * 1024 * 1024
_REQUIRED = ("doc_id", "text")
_OPTIONAL = ("published", "url", "language", "title")
# What file systems call the thing that changes when the content of a file does; the first that is there is taken.
_VERSIONS = ("ETag", "etag", "md5Hash", "content_md5", "mtime", "LastModified", "last_modified", "updated", "modified", "created")


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file at a URL, and what metadata.csv says about it."""

    path: str
    doc_id: str
    published: str | None = None
    url: str | None = None
    language: Literal["fr", "en"] | None = None

    def read(self) -> SourceText:
        """The text of the file. Raises ReadError when it cannot be had or read."""
        try:
            system, path = fsspec.core.url_to_fs(self.path)
            check_size(system.size(path) or 0, self.path)
            data: bytes = system.cat_file(path)
        except FileNotFoundError as error:
            raise ReadError(f"{self.path}: no such file; it was there when the run began") from error
        except OSError as error:
            raise ReadError(f"{self.path}: cannot be read ({error}); check that workers may read it") from error
        return read_described(data, self.path, self.doc_id, MetadataRow(self.published, self.url, self.language))


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a Parquet table; ``path`` is that of the table."""

    path: str
    doc_id: str
    text: str | None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: Literal["fr", "en"] | None = None

    def read(self) -> SourceText:
        """The text of the row, with the hash of its UTF-8 bytes. Raises ReadError when there is none."""
        if self.text is None:
            raise ReadError(f"{self.path}: text of {self.doc_id} is null; leave the row out or fill it")
        return SourceText(
            text=self.text,
            doc_id=self.doc_id,
            path=self.path,
            url=self.url,
            title=self.title,
            published=self.published,
            language=self.language,
            content_hash=hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest(),
        )


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows ``start`` to ``stop`` (excluded) of a row group of the Parquet file ``path``, whose ``version`` was this."""

    path: str
    version: str
    row_group: int
    start: int
    stop: int

    def __iter__(self) -> Iterator[TableRow]:
        """Raises InputError when the file has changed meanwhile."""
        table = _row_group(self.path, self.version, self.row_group)
        for cells in table.slice(self.start, self.stop - self.start).to_pylist():
            yield TableRow(
                path=self.path,
                doc_id=cells["doc_id"],
                text=cells["text"],
                title=cells.get("title"),
                published=_published(cells.get("published")),
                url=cells.get("url"),
                language=parse_language(cells.get("language") or ""),
            )


@dataclass(frozen=True, slots=True)
class Partition:
    """Texts that are worked on and written together.

    ``key``: what its results depend on, hashed: the texts' names, sizes and versions, their rows of metadata, and all
    about the run that changes results. ``texts``: how many. ``content``: iterated over where they are read.
    """

    key: str
    texts: int
    content: tuple[Readable, ...] | TableRows


def find_partitions(source: str, *, run: str, size: int) -> Iterator[Partition]:
    """The partitions of ``source``, lazily, about ``size`` texts each.

    ``source``: a folder (see ``find_texts``; the same rules hold at a URL), a Parquet file, or a folder with Parquet files
    and no text. ``run``: whatever else results depend on. Raises InputError when there is nothing to read or a table has
    other columns than doc_id, text, published, url, language, title, or when two texts have one doc_id; MetadataError for a wrong
    metadata.csv.
    """
    try:
        system, root = fsspec.core.url_to_fs(source)
        system.invalidate_cache()
        if not system.exists(root):
            raise InputError(f"{source}: no such folder or table; check the path")
        if system.isfile(root):
            if not root.endswith(".parquet"):
                raise InputError(f"{source}: not a folder, and no .parquet file; give the folder that it is in")
            yield from _table_partitions(system, [root], run, size)
            return
        is_remote = "://" in source
        find = partial(_remote, system, root) if is_remote else partial(_local, source)
        if next(find(), None) is not None:
            yield from _file_partitions(find, run, size)
            return
        tables = sorted(path for path in system.find(root) if path.endswith(".parquet") and not _is_hidden(path, root))
    except (OSError, ImportError, ValueError) as error:
        raise InputError(f"{source}: cannot be read ({error}); check the address and what it needs to be opened") from error
    if not tables:
        raise InputError(f"{source}: no text in it; texts are {', '.join(SUFFIXES)} files, or rows of .parquet files")
    yield from _table_partitions(system, tables, run, size)


# --- files ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Found:
    text: TextFile | RemoteFile
    size: int
    version: str


def _local(folder: str) -> Iterator[_Found]:
    for file in find_texts([folder]):
        try:
            status = os.stat(file.path)
        except OSError:
            yield _Found(file, 0, "unreadable")  # reading it says why
        else:
            yield _Found(file, status.st_size, str(status.st_mtime_ns))


def _remote(system: AbstractFileSystem, root: str) -> Iterator[_Found]:
    folder, rows = _metadata_above(system, root)
    yield from _below(system, root.rstrip("/"), folder or root.rstrip("/"), rows)


def _below(system: AbstractFileSystem, folder: str, base: str, rows: Mapping[str, MetadataRow]) -> Iterator[_Found]:
    """The texts below ``folder``; ``rows`` are of the metadata.csv in ``base``, unless one is nearer."""
    entries: dict[str, Mapping[str, Any]] = {}
    for entry in system.ls(folder, detail=True):
        name = PurePosixPath(entry["name"].rstrip("/")).name
        if entry["name"].rstrip("/") != folder:  # some object stores list the folder itself
            # A folder sorts as its content does: "a-b.txt" before "a/b.txt".
            entries[f"{name}/" if entry["type"] == "directory" else name] = entry
    if METADATA in entries:
        base, rows = folder, _metadata(system, entries[METADATA]["name"])
    stems = Counter(PurePosixPath(name).stem for name in entries if is_text(name))
    for name in sorted(entries):
        entry = entries[name]
        path = entry["name"].rstrip("/")
        if name.endswith("/"):
            if not name.startswith(".") and not entry.get("islink"):
                yield from _below(system, path, base, rows)
        elif is_text(name):
            doc_id, row = described(path[len(base) :].lstrip("/"), stems[PurePosixPath(name).stem] > 1, rows)
            file = RemoteFile(system.unstrip_protocol(path), doc_id, row.published, row.url, row.language)
            yield _Found(file, entry.get("size") or 0, _version(entry))


def _metadata_above(system: AbstractFileSystem, root: str) -> tuple[str | None, Mapping[str, MetadataRow]]:
    """The nearest folder above ``root`` with a metadata.csv that has a column doc_id, and its rows."""
    folder = root.rstrip("/")
    while (above := system._parent(folder)) and above != folder:
        folder = above
        path = f"{folder.rstrip('/')}/{METADATA}"
        try:
            found = system.isfile(path) and has_doc_id(system.head(path, 10_000).split(b"\n")[0])
        except OSError:
            found = False
        if found:
            return folder, _metadata(system, path)
    return None, {}


def _metadata(system: AbstractFileSystem, path: str) -> Mapping[str, MetadataRow]:
    name = system.unstrip_protocol(path)
    try:
        return parse_metadata(system.cat_file(path), name)
    except OSError as error:
        raise MetadataError(f"{name}: cannot be read ({error}); make it readable") from error


def _version(entry: Mapping[str, Any]) -> str:
    return next((str(entry[key]) for key in _VERSIONS if entry.get(key) is not None), "unknown")


def _file_partitions(find: Callable[[], Iterator[_Found]], run: str, size: int) -> Iterator[Partition]:
    numbers = array("Q")
    for items in _cut(find(), size):
        numbers.extend(_number(item.text.doc_id) for item in items)
        facts = [
            [item.text.doc_id, item.size, item.version, item.text.published, item.text.url, item.text.language] for item in items
        ]
        yield Partition(_key(run, facts), len(items), tuple(item.text for item in items))

    if pyarrow.compute.count_distinct(pyarrow.array(numbers, pyarrow.uint64())).as_py() < len(numbers):
        paths: dict[str, Path | str] = {}
        for item in find():
            other = paths.setdefault(item.text.doc_id, item.text.path)
            if other != item.text.path:
                raise InputError(
                    f"{item.text.path}: has the doc_id {item.text.doc_id!r}, as {other} has, since each lies below a metadata.csv"
                    " of its own; keep one metadata.csv in the folder above both, or read their folders into a dataset each"
                )


def _cut(found: Iterable[_Found], size: int) -> Iterator[list[_Found]]:
    # On average a quarter, in which no end is looked for, and then three quarters until a name says so.
    least, mean, most = max(1, size // 4), max(1, size - size // 4), 2 * size
    items: list[_Found] = []
    volume = 0
    for item in found:
        if items and (len(items) >= most or volume + item.size > PARTITION_BYTES):
            yield items
            items, volume = [], 0
        items.append(item)
        volume += item.size
        if len(items) >= least and _number(item.text.doc_id) % mean == 0:
            yield items
            items, volume = [], 0
    if items:
        yield items


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:8])


def _key(run: str, facts: object) -> str:
    return hashlib.sha256(json.dumps([run, facts]).encode()).hexdigest()[:32]


# --- tables -----------------------------------------------------------------------------------------------------------


def _table_partitions(system: AbstractFileSystem, paths: list[str], run: str, size: int) -> Iterator[Partition]:
    names = [system.unstrip_protocol(path) for path in paths]
    _check_names(names)
    for path, name in zip(paths, names, strict=True):
        version = _table_version(system, path)
        with _opened(name) as table:
            for number in range(table.num_row_groups):
                group = table.metadata.row_group(number)
                if group.total_byte_size > ROW_GROUP_BYTES:
                    raise InputError(
                        f"{name}: row group {number} is of {group.total_byte_size >> 20} MB; write the table with row groups"
                        " of 10,000 rows (pyarrow: write_table(…, row_group_size=10_000))"
                    )
                for start in range(0, group.num_rows, size):
                    rows = TableRows(name, version, number, start, min(start + size, group.num_rows))
                    yield Partition(_key(run, list(astuple(rows))), rows.stop - rows.start, rows)


def _check_names(names: list[str]) -> None:
    """Raises InputError for wrong columns, and for a doc_id that is null or there twice: results go by it."""
    columns: list[pyarrow.ChunkedArray[Any]] = []
    for name in names:
        with _opened(name) as table:
            _check_columns(name, table.schema_arrow)
            doc_ids = table.read(columns=["doc_id"])["doc_id"].cast(pyarrow.string())
        if doc_ids.null_count:
            raise InputError(f"{name}: doc_id is null in {doc_ids.null_count} rows; give every text a name of its own")
        columns.append(doc_ids)
    together = pyarrow.chunked_array([chunk for column in columns for chunk in column.chunks], type=pyarrow.string())
    if pyarrow.compute.count_distinct(together).as_py() < len(together):
        twice = next(str(item["values"]) for item in pyarrow.compute.value_counts(together) if item["counts"].as_py() > 1)
        raise InputError(f"{names[0]}: doc_id {twice!r} is there twice; give every text a name of its own")


def _check_columns(name: str, schema: pyarrow.Schema) -> None:
    known = f"the columns are {', '.join(_REQUIRED)} and, where there are any, {', '.join(_OPTIONAL)}"
    missing = [column for column in _REQUIRED if column not in schema.names]
    if missing:
        raise InputError(f"{name}: no column {' and '.join(missing)} among {', '.join(schema.names)}; {known}")
    others = [column for column in schema.names if column not in (*_REQUIRED, *_OPTIONAL)]
    if others:
        raise InputError(f"{name}: column {', '.join(others)} is not known; {known}: rename or drop it")
    for field in schema:
        kind = field.type.value_type if pyarrow.types.is_dictionary(field.type) else field.type
        is_day = field.name == "published" and pyarrow.types.is_temporal(kind)
        if not (is_day or pyarrow.types.is_null(kind) or pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind)):
            raise InputError(f"{name}: column {field.name} is of type {field.type}; make it text (string)")


def _table_version(system: AbstractFileSystem, path: str) -> str:
    entry = system.info(path)
    return f"{entry.get('size')} {_version(entry)}"


def _opened(name: str) -> pyarrow.parquet.ParquetFile:
    system, path = fsspec.core.url_to_fs(name)
    try:
        return pyarrow.parquet.ParquetFile(system.open(path, "rb"))
    except pyarrow.ArrowException as error:
        raise InputError(f"{name}: not readable as Parquet ({error}); write it anew") from error


# Neighbouring partitions, which a worker is mostly given one after the other, are of the same row group.
@lru_cache(maxsize=1)
def _row_group(name: str, version: str, number: int) -> pyarrow.Table:
    system, path = fsspec.core.url_to_fs(name)
    if _table_version(system, path) != version:
        raise InputError(f"{name}: has changed since the run began; give the same command again")
    with _opened(name) as table:
        return table.read_row_group(number)


def _published(value: object) -> str | None:
    """A day or time as an ISO day; a string that is neither stays, so that its text fails with a word about it."""
    if value is None or value == "":
        return None
    return parse_day(value.isoformat() if isinstance(value, date) else str(value)) or str(value)


def _is_hidden(path: str, root: str) -> bool:
    return any(part.startswith((".", "_")) for part in PurePosixPath(path[len(root) :].lstrip("/")).parts)
