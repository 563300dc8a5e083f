"""A document as one table for a spreadsheet: a line a count, ready to be copied as it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.export.formulas import escape_text
from pipeline.rows import CountRow, DocumentRows, RecordRow
from pipeline.view.words import Words

COLUMNS = (
    *("record", "operation", "dates", "countries", "category", "low", "high", "unit", "modifier", "presumed", "where"),
    *("part_of", "added_up", "quote"),
)
NUMBERS = frozenset({"record", "low", "high"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """``titles``: of the columns, in ``COLUMNS``' order; ``rows``: as many cells each, "" for what is not told.

    Numbers are written for spreadsheets in the language of the page (decimal comma, no grouping), dates are EDTF. Text that
    a spreadsheet would run is made harmless. ``are_numbers``: which columns hold numbers.
    """

    titles: tuple[str, ...]
    are_numbers: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


def make_sheet(rows: DocumentRows, words: Words) -> Sheet:
    """A row for each count, directly in front of its parts, and for each record without counts."""
    counts: dict[str, list[CountRow]] = {}
    for count in rows.counts:
        counts.setdefault(count.record_id, []).append(count)
    cells = [row for record in rows.records for row in _rows(record, counts.get(record.record_id, []), words)]
    return Sheet(
        tuple(words(f"sheet.{name}") for name in COLUMNS),
        tuple(name in NUMBERS for name in COLUMNS),
        tuple(tuple(escape_text(" ".join(cell.split())) for cell in row) for row in cells),
    )


def _rows(record: RecordRow, counts: list[CountRow], words: Words) -> Iterator[tuple[str, ...]]:
    own = (str(record.position), record.operation or "", record.dates or "", words.countries(record.countries))
    categories = {count.count_id: words.category(count.category) for count in counts}
    if not counts:
        yield (*own, *[""] * (len(COLUMNS) - len(own)))
    for count in counts:
        yield (
            *own,
            words.category(count.category),
            _number(count.low, words),
            "" if count.high is None else _number(count.high, words),
            words.unit(count.unit) if count.unit else "",
            words(f"sheet.{count.modifier}") if count.modifier else "",
            words("sheet.yes") if count.presumed else "",
            words.countries(count.where),
            categories.get(count.parent_id or "", ""),
            words("sheet.no") if count.not_summed else words("sheet.yes"),
            count.text or "",
        )


def _number(value: int | float, words: Words) -> str:
    written = str(int(value)) if float(value).is_integer() else repr(value)
    return written.replace(".", words("number.decimal"))
