"""Parquet: typed columns – lists as lists, days as dates, codes as dictionaries – and with each what it means."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.export.columns import CREATOR, TABLES, TEXTS, Column, Kind, Table, Value
from pipeline.export.options import Options
from pipeline.rows import DocumentRows

if TYPE_CHECKING:
    import pyarrow as pa

# A row group is what is held in memory, and what a reader can pass over.
_GROUP = 50_000


def write(documents: Iterable[DocumentRows], folder: Path, options: Options) -> None:
    """``records.parquet`` and ``counts.parquet``."""
    del options  # names of columns are the same in every language
    with ExitStack() as stack:
        writers = [(stack.enter_context(_Writer(folder / f"{name}.parquet", table)), values) for name, table, values in TABLES]
        for rows in documents:
            for writer, values in writers:
                writer.add(values(rows))


class _Writer:
    """One table, written a row group at a time."""

    def __init__(self, path: Path, table: Table) -> None:
        import pyarrow.parquet as pq

        self._schema = _schema(table)
        self._file = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[tuple[Value, ...]] = []

    def add(self, rows: Iterable[tuple[Value, ...]]) -> None:
        self._rows += rows
        if len(self._rows) >= _GROUP:
            self._write_group()

    def _write_group(self) -> None:
        import pyarrow as pa

        cells = zip(*self._rows, strict=True) if self._rows else [()] * len(self._schema)
        arrays = [_array(values, field.type) for values, field in zip(cells, self._schema, strict=True)]
        self._file.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._rows.clear()

    def __enter__(self) -> "_Writer":
        return self

    def __exit__(self, error: object, *_: object) -> None:
        if error is None and self._rows:
            self._write_group()
        self._file.close()


def _schema(table: Table) -> "pa.Schema":
    import pyarrow as pa

    about: dict[bytes | str, bytes | str] = {
        "title": table.title.en,
        "description": TEXTS.sums.en,
        "creator": CREATOR,
        "primary_key": table.key,
    }
    return pa.schema([_field(column) for column in table.columns], metadata=about)


def _field(column: Column) -> "pa.Field[pa.DataType]":
    import pyarrow as pa

    types: dict[Kind, pa.DataType] = {
        Kind.TEXT: pa.string(),
        Kind.CODE: pa.dictionary(pa.int8(), pa.string()),
        Kind.CODES: pa.list_(pa.string()),
        Kind.DAY: pa.date32(),
        Kind.YEAR: pa.int16(),
        Kind.INTEGER: pa.int64(),
        Kind.NUMBER: pa.float64(),
        Kind.BOOLEAN: pa.bool_(),
    }
    about = {"title": column.title.en, "titre": column.title.fr, "description": column.meaning.en}
    return pa.field(column.name, types[column.kind], nullable=not column.required, metadata=about)


def _array(values: Iterable[Value], wanted: "pa.DataType") -> "pa.Array[pa.Scalar[pa.DataType]]":
    import pyarrow as pa

    # Days go by way of their text: Python has no year 0, EDTF does.
    if pa.types.is_date32(wanted) or pa.types.is_dictionary(wanted):
        return pa.array([*values], pa.string()).cast(wanted)
    return pa.array([*values], wanted)
