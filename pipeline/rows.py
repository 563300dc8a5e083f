"""What a text gives as flat rows, for tables: one for each record and one for each count, with stable names.

Every total is ``sum(low)`` to ``sum(high)`` of the counts whose ``not_summed`` is None; what is left out says why.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pipeline.records import Category, Count, CountValue, DocumentRecords, Modifier, Record

# In ``counted_under``: of the record's countries together, and nobody says which.
SEVERAL = "several"


class NotSummed(StrEnum):
    """Why a count is left out of sums: added to the others, its people or things would count twice."""

    TOTAL = "total"  # its record is a yearly or stated overall total
    PART = "part"  # a count above it has the same category and unit
    BESIDE_WHOLE = "beside_whole"  # it is of some countries, and one of its category and unit is of the whole record
    OVERLAPPING = "overlapping"  # a number of countries: the same one may have taken part in every operation
    RETOLD = "retold"  # the figure of another document of the same event stands for it; only the store knows that


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record.

    ``record_id``: ``"fr/libertad#1"``, numbered from 1 in the order of the text. ``dates``: EDTF; ``date_start`` and
    ``date_end``: its first and last ISO day, None where that end is open or its year unknown. ``year``: of the last day, else
    of the first; None without either, and for a decade. ``published`` to ``title`` are those of the document.
    """

    record_id: str
    doc_id: str
    position: int
    operation: str | None
    dates: str | None
    date_start: str | None
    date_end: str | None
    year: int | None
    countries: tuple[str, ...]
    kind: Literal["case", "total"]
    language: str
    published: str | None
    path: str | None
    url: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count, a part of another one too.

    ``count_id``: ``"fr/libertad#1.3"``, for a part of that ``"fr/libertad#1.3.1"``; ``position``: its last number, the place
    among its siblings from 1. ``parent_id``: of the count that it is a part of. ``value``: None for a range. ``low`` and
    ``high``: the least and the most that the text says, see ``bounds``; ``high`` is None where the text sets no end.
    ``of_category``: the category of the outermost count above it. ``counted_under``: the country under which it is added up,
    of its ``where``, else of that of the next count above it that has one, else of the countries of its record; ``"several"``
    for more than one, None for none. ``not_summed``: None for a count that sums
    take. ``start`` to ``rule``: its first evidence (characters of the text as read, half-open), None without.
    """

    count_id: str
    record_id: str
    doc_id: str
    parent_id: str | None
    position: int
    category: str
    value: int | float | None
    low: int | float
    high: int | float | None
    modifier: str | None
    unit: str | None
    presumed: bool
    where: tuple[str, ...]
    label: str | None
    of_category: str | None
    counted_under: str | None
    not_summed: NotSummed | None
    start: int | None
    end: int | None
    text: str | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """One text: what was extracted from it, and the same as rows.

    ``events``: the event of each record, in the order of ``records``; None for one that tells of none that is known.
    ``years``: the year of that event, which another document may tell; without an event, the record's own.
    ``text``: the text as read, None where it is not stored.
    """

    document: DocumentRecords
    records: tuple[RecordRow, ...]
    counts: tuple[CountRow, ...]
    events: tuple[str | None, ...]
    years: tuple[int | None, ...]
    text: str | None = None


def document_rows(document: DocumentRecords) -> DocumentRows:
    """The rows of a document by itself, which knows of no event."""
    records = tuple(record_rows(document))
    return DocumentRows(
        document,
        records,
        tuple(count_rows(document)),
        events=(None,) * len(records),
        years=tuple(record.year for record in records),
    )


def make_record_id(doc_id: str, position: int) -> str:
    """The id of the record at ``position`` (from 1) of a document."""
    return f"{doc_id}#{position}"


def record_rows(document: DocumentRecords) -> Iterator[RecordRow]:
    """The records of a document in order; a document without ``doc_id`` is called ``"-"``."""
    doc_id = document.doc_id or "-"
    for position, record in enumerate(document.records, 1):
        date_start, date_end = days_of(record.dates)
        yield RecordRow(
            record_id=make_record_id(doc_id, position),
            doc_id=doc_id,
            position=position,
            operation=record.operation,
            dates=record.dates,
            date_start=date_start,
            date_end=date_end,
            year=_year(record.dates, date_start, date_end),
            countries=tuple(record.countries),
            kind="total" if record.total else "case",
            language=document.language,
            published=document.published,
            path=document.source.path if document.source else None,
            url=document.source.url if document.source else None,
            title=document.source.title if document.source else None,
        )


def count_rows(document: DocumentRecords) -> Iterator[CountRow]:
    """The counts of all records of a document in order, each directly in front of its parts."""
    doc_id = document.doc_id or "-"
    for position, record in enumerate(document.records, 1):
        yield from _Counts(doc_id, make_record_id(doc_id, position), record).rows(record.counts, ())


class _Counts:
    """The counts of one record."""

    def __init__(self, doc_id: str, record_id: str, record: Record) -> None:
        self.doc_id = doc_id
        self.record_id = record_id
        self.record = record
        self.wholes = frozenset(self._kinds_of_wholes(record.counts))

    def _kinds_of_wholes(self, counts: Sequence[Count]) -> Iterator[tuple[str, str | None]]:
        """Category and unit of every count of the whole record; the parts of one that has a ``where`` are of that."""
        for count in counts:
            if not count.where:
                yield _kind(count)
                yield from self._kinds_of_wholes(count.including)

    def rows(self, counts: Sequence[Count], above: tuple[Count, ...], prefix: str | None = None) -> Iterator[CountRow]:
        """The rows of ``counts``, which are parts of the last of ``above``, whose id is ``prefix``."""
        for position, count in enumerate(counts, 1):
            count_id = f"{prefix or self.record_id}.{position}"
            where = next((item.where for item in (count, *reversed(above)) if item.where), [])
            low, high = bounds(count.value, count.modifier)
            evidence = count.evidence[0] if count.evidence else None
            yield CountRow(
                count_id=count_id,
                record_id=self.record_id,
                doc_id=self.doc_id,
                parent_id=prefix,
                position=position,
                category=count.category.value,
                value=None if isinstance(count.value, list) else count.value,
                low=low,
                high=high,
                modifier=count.modifier.value if count.modifier else None,
                unit=count.unit,
                presumed=count.presumed,
                where=tuple(count.where),
                label=count.label,
                of_category=above[0].category.value if above else None,
                counted_under=_counted_under(where or self.record.countries),
                not_summed=self._not_summed(count, above, where),
                start=evidence.start if evidence else None,
                end=evidence.end if evidence else None,
                text=evidence.text if evidence else None,
                rule=evidence.rule if evidence else None,
            )
            yield from self.rows(count.including, (*above, count), count_id)

    def _not_summed(self, count: Count, above: tuple[Count, ...], where: Sequence[str]) -> NotSummed | None:
        if self.record.total:
            return NotSummed.TOTAL
        if any(_kind(item) == _kind(count) for item in above):
            return NotSummed.PART
        if where and _kind(count) in self.wholes:
            return NotSummed.BESIDE_WHOLE
        return NotSummed.OVERLAPPING if count.category is Category.COUNTRIES else None


def _kind(count: Count) -> tuple[str, str | None]:
    return count.category.value, count.unit


def _counted_under(codes: Sequence[str]) -> str | None:
    return None if not codes else codes[0] if len(codes) == 1 else SEVERAL


def bounds(value: CountValue, modifier: Modifier | None) -> tuple[int | float, int | float | None]:
    """The least and the most that a figure says, both included.

    A range is its two ends. "More than" and "at least" n: from n, no end (None). "Less than" and "at most" n: from 0 to
    n. "About" and "nearly" give no bound: the figure stands for itself, as an exact one does.
    """
    low, high = value if isinstance(value, list) else (value, value)
    if modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST):
        return low, None
    if modifier in (Modifier.LESS_THAN, Modifier.AT_MOST):
        return 0, high
    return low, high


# --- dates ------------------------------------------------------------------------------------------------------------

_DECADE = re.compile(r"\d{3}X")


def days_of(dates: str | None) -> tuple[str | None, str | None]:
    """The first and the last ISO day of an EDTF string of the guidelines; None for an end that is open or of no known year.

    ``"2024-06"`` → 2024-06-01 and 2024-06-30; ``"2016-04/.."`` → 2016-04-01 and None; ``"XXXX-09-29"`` → None and None.
    """
    if dates is None:
        return None, None
    ends = dates.split("/")
    return _first_day(ends[0]), _last_day(ends[-1])


def _first_day(day: str) -> str | None:
    if _DECADE.fullmatch(day):
        return f"{day[:3]}0-01-01"
    return None if day.startswith(("XXXX", "..")) else day + "0000-01-01"[len(day) :]


def _last_day(day: str) -> str | None:
    if _DECADE.fullmatch(day):
        return f"{day[:3]}9-12-31"
    if day.startswith(("XXXX", "..")):
        return None
    if len(day) == len("2024"):
        return f"{day}-12-31"
    if len(day) == len("2024-06"):
        # The year 0 of EDTF is a leap year like 2000; the calendar module begins with 1.
        return f"{day}-{calendar.monthrange(int(day[:4]) or 2000, int(day[5:]))[1]:02}"
    return day


def _year(dates: str | None, date_start: str | None, date_end: str | None) -> int | None:
    if dates is None or _DECADE.fullmatch(dates):
        return None
    day = date_end or date_start
    return int(day[:4]) if day else None
