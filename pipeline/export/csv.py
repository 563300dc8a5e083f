"""CSV: RFC 4180, with what each column means beside it (CSV on the Web, JSON Schema).

UTF-8 with a byte order mark: without it, Excel shows "Ã©" for "é". Empty cells are null, lists are joined by a space. Text that a
spreadsheet would run is escaped (``pipeline.export.formulas``).
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from pipeline.export.columns import TABLES, Table, Value
from pipeline.export.descriptions import csvw_metadata, tables_schema
from pipeline.export.formulas import escape_text
from pipeline.export.options import Options
from pipeline.rows import DocumentRows


def write(documents: Iterable[DocumentRows], folder: Path, options: Options) -> None:
    """``records.csv``, ``counts.csv``, ``csv-metadata.json`` and ``tables.schema.json``."""
    del options  # names of columns are the same in every language
    with ExitStack() as stack:
        streams = []
        for name, table, values in TABLES:
            stream = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""))
            stream.write(first_line(table))
            streams.append((stream, values))
        for rows in documents:
            for stream, values in streams:
                stream.writelines(lines(values(rows)))
    for name, description in (("csv-metadata.json", csvw_metadata()), ("tables.schema.json", tables_schema())):
        (folder / name).write_text(json.dumps(description, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def first_line(table: Table) -> str:
    """The names of its columns."""
    return _line([column.name for column in table.columns])


def lines(rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """A line a row, with its end."""
    return (_line([_cell(value) for value in row]) for row in rows)


class _Line:
    def write(self, line: str) -> str:
        return line


# What a csv.writer returns is what its file returned.
_line: Callable[[Sequence[str]], str] = csv.writer(_Line(), lineterminator="\r\n").writerow


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else repr(value)
    return escape_text(value if isinstance(value, str) else " ".join(value))
