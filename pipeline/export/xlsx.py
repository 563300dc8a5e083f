"""XLSX, for people: Records, Counts, and About, which says what each column means and how totals are made.

Text is written as text and never becomes a formula or a link; numbers, days and yes/no are typed. Rows go out one by one. Beside
the columns of the table, the sheet of the counts has operation and year of the record and the figure as a person writes it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from shutil import copyfileobj
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pipeline.export.columns import (
    COUNTS,
    CREATOR,
    FIGURE,
    RECORDS,
    TEXTS,
    Column,
    Kind,
    Value,
    Words,
    count_values,
    record_values,
)
from pipeline.export.figures import all_counts, written_count
from pipeline.export.formulas import escape_text
from pipeline.export.options import Language, Options
from pipeline.rows import DocumentRows

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# What Excel takes: rows in a sheet, UTF-16 units in a cell, the first day that its calendar has right.
MAX_ROWS = 1_048_576
MAX_CELL = 32_767
_FIRST_DAY = date(1900, 3, 1)

_WIDTHS = {
    Kind.TEXT: 26,
    Kind.CODE: 14,
    Kind.CODES: 16,
    Kind.DAY: 12,
    Kind.YEAR: 8,
    Kind.INTEGER: 10,
    Kind.NUMBER: 13,
    Kind.BOOLEAN: 10,
}

# The sheet of the counts has operation and year of the record, and the figure, behind the three ids of a count.
_IDS = 3
_OF_RECORD = tuple(column for column in RECORDS.columns if column.name in ("operation", "year"))
_COUNT_COLUMNS = (*COUNTS.columns[:_IDS], *_OF_RECORD, FIGURE, *COUNTS.columns[_IDS:])
_CUT_MARK = " … [cut]"
# Of the sheet that explains: letters in a line, points of a line.
_MEANING_WIDTH = 110
_LINE = 15


def write(documents: Iterable[DocumentRows], folder: Path, options: Options) -> None:
    """``records.xlsx``."""
    language = options.language
    with _saved_as(folder / "records.xlsx") as workbook:
        records = _Sheet(workbook, RECORDS.title, RECORDS.columns, language)
        counts = _Sheet(workbook, COUNTS.title, _COUNT_COLUMNS, language)
        for rows in documents:
            for row in record_values(rows):
                records.add(row)
            for row in _count_rows(rows):
                counts.add(row)
        for sheet in (records, counts):
            sheet.close()
        _write_about(workbook, language, cut=records.cut + counts.cut)


def _count_rows(rows: DocumentRows) -> Iterator[tuple[Value, ...]]:
    of_record = {row.record_id: (row.operation, row.year) for row in rows.records}
    told = (count for record in rows.document.records for count in all_counts(record.counts))
    for row, values, count in zip(rows.counts, count_values(rows), told, strict=True):
        yield (*values[:_IDS], *of_record[row.record_id], written_count(count), *values[_IDS:])


class _Sheet:
    """A sheet with a header that stays in view and can be filtered, and another one behind it when it is full."""

    def __init__(self, workbook: "Workbook", title: Words, columns: Sequence[Column], language: Language) -> None:
        self._workbook = workbook
        self._title = title.in_(language)
        self._columns = columns
        self._language = language
        self._sheets = 0
        self.cut = 0
        self._open()

    def add(self, row: tuple[Value, ...]) -> None:
        if self._rows == MAX_ROWS:
            self.close()
            self._open()
        self._sheet.append([self._cell(value, column) for value, column in zip(row, self._columns, strict=True)])
        self._rows += 1

    def close(self) -> None:
        self._sheet.auto_filter.ref = f"A1:{_letter(len(self._columns))}{self._rows}"

    def _open(self) -> None:
        self._sheets += 1
        title = self._title if self._sheets == 1 else f"{self._title} {self._sheets}"
        self._sheet: Any = self._workbook.create_sheet(title)
        self._sheet.freeze_panes = "B2"
        for number, column in enumerate(self._columns, 1):
            self._sheet.column_dimensions[_letter(number)].width = _WIDTHS[column.kind]
        _append_header(self._sheet, [column.title.in_(self._language) for column in self._columns])
        self._rows = 1

    def _cell(self, value: Value, column: Column) -> Any:
        if value is None or value == ():
            return None
        if isinstance(value, int | float):
            return value
        if column.kind is Kind.DAY and (day := _day(value)):
            return day
        text, is_cut = _fitting(value if isinstance(value, str) else " ".join(value))
        self.cut += is_cut
        return _text_cell(self._sheet, text)


def _append_header(sheet: "WriteOnlyWorksheet", titles: Sequence[str]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cells = []
    for title in titles:
        cell = WriteOnlyCell(sheet, title)
        cell.font = Font(bold=True)
        cells.append(cell)
    sheet.append(cells)


def _write_about(workbook: "Workbook", language: Language, *, cut: int) -> None:
    about = workbook.create_sheet(TEXTS.about.in_(language))
    for letter, width in zip("ABCD", (16, 20, 24, _MEANING_WIDTH), strict=True):
        about.column_dimensions[letter].width = width
    told = [(CREATOR, TEXTS.origin.in_(language).format(creator=CREATOR)), (TEXTS.totals.in_(language), TEXTS.sums.in_(language))]
    if cut:
        told.append(("", TEXTS.cut.in_(language).format(number=cut)))
    for number, (title, text) in enumerate(told, 1):
        _append_wrapped(about, number, (title, "", "", text))
    _append_header(about, [title.in_(language) for title in (TEXTS.sheet, TEXTS.column, TEXTS.name, TEXTS.meaning)])
    columns = [(RECORDS, column) for column in RECORDS.columns] + [(COUNTS, column) for column in _COUNT_COLUMNS]
    for number, (table, column) in enumerate(columns, len(told) + 2):
        codes = f" ({', '.join(column.codes)})" if column.codes else ""
        meaning = column.meaning.in_(language) + codes
        _append_wrapped(about, number, (table.title.in_(language), column.title.in_(language), column.name, meaning))


def _append_wrapped(sheet: Any, number: int, texts: Sequence[str]) -> None:
    """Row ``number``, as high as its last text needs: not every program finds that out by itself."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    cells = [WriteOnlyCell(sheet, text or None) for text in texts]
    for cell in cells:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[number].height = _LINE * (1 + len(texts[-1]) // _MEANING_WIDTH)
    sheet.append(cells)


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(number)


def _day(value: Value) -> date | None:
    """A day that Excel has; an earlier one stays text."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


# --- text -------------------------------------------------------------------------------------------------------------

# What XML 1.0 cannot hold, a carriage return, which it would change, and what would be read back as an escape.
_ESCAPES = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")


def _escaped(text: str) -> str:
    """In the escapes of OOXML (ISO 29500-1, 22.9.2.19): U+0007 is ``_x0007_``, and what looks like one is ``_x005F_x0007_``."""
    return _ESCAPES.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _fitting(text: str) -> tuple[str, bool]:
    """``text`` escaped, cut with a mark at its end where it is longer than a cell takes; and whether it was cut."""
    escaped = _escaped(text)
    if _units(escaped) <= MAX_CELL:
        return escaped, False
    while _units(escaped) > MAX_CELL - len(_CUT_MARK):
        text = text[: len(text) - max(1, (_units(escaped) - MAX_CELL + len(_CUT_MARK)) // len("_x0000_"))]
        escaped = _escaped(text)
    return escaped + _CUT_MARK, True


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _text_cell(sheet: "WriteOnlyWorksheet", text: str) -> Any:
    """A cell that is text whatever it says: no formula ("=1") and no error ("#N/A"), not when somebody edits it either."""
    if not text.startswith(("=", "#")) and escape_text(text) == text:
        return text
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


# --- the file ---------------------------------------------------------------------------------------------------------

# The first that a ZIP archive can name: the hour of writing is left out, so that the same records give the same bytes.
_NO_TIME = datetime(1980, 1, 1)


@contextmanager
def _saved_as(path: Path) -> Iterator["Workbook"]:
    """A workbook to fill, saved when the block ends; when it raises, what openpyxl wrote for it elsewhere goes away."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    workbook = Workbook(write_only=True)
    workbook.properties.creator = CREATOR
    workbook.properties.created = workbook.properties.modified = _NO_TIME
    try:
        yield workbook
        # What Workbook.save does, but for the hour.
        with _Archive(path, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(workbook, archive).write_data()
    except BaseException:
        for sheet in workbook.worksheets:
            _discard(sheet)
        raise


def _discard(sheet: Any) -> None:
    if not sheet.closed:
        sheet.close()
    if Path(sheet._writer.out).exists():
        sheet._writer.cleanup()


class _Archive(ZipFile):
    """A ZIP file without hours, as far as openpyxl writes into one."""

    def writestr(self, name: Any, data: Any, *_: Any, **__: Any) -> None:  # type: ignore[override]
        super().writestr(_info(name), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        with open(filename, "rb") as source, self.open(_info(arcname), "w", force_zip64=True) as target:
            copyfileobj(source, target)


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, date_time=_NO_TIME.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    return info
