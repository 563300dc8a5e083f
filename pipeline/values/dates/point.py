"""What is read of a date, and the arithmetic of the calendar."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "week", "weekend", "month", "season", "year", "decade"]


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One date expression of a text; ``text[start:end]`` is what was read.

    Offsets are characters (code points) of the given text, half-open. ``value`` is an EDTF string that
    ``pipeline.records.check_edtf`` allows. The words that make an interval ("du … au", "between … and", "since") are
    inside the span, other prepositions are not. ``relative``: read against ``published`` or an earlier date of the text
    ("mardi", "last week"). ``year_given`` is False when the year came from ``published`` or is ``XXXX``.
    """

    start: int
    end: int
    value: str
    rule: str
    precision: Precision
    relative: bool
    year_given: bool


@dataclass(frozen=True, slots=True)
class Point:
    """One end of an expression: token indices, the parts that were written, or a value that is settled already."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    fixed: str | None = None
    rule: str = "day"
    precision: Precision = "day"
    relative: bool = False
    month_first: bool = False
    # -1 "dernier", 1 "prochain": which one is meant of those that the written parts allow.
    direction: int = 0
    # False: read only as an end of an interval or where nothing else is in the text.
    alone: bool = True
    # A bare word that needs no more than itself ("mardi"); joined by "and" only where it is told.
    year_given: bool = False
    # False: told for comparison ("a year earlier"): nothing that follows is told from it.
    anchors: bool = True

    @property
    def kind(self) -> str:
        """Which parts were written: the letters of ymd, w, or f for a settled value."""
        if self.fixed is not None:
            return "f"
        weekday = self.weekday if self.day is None else None
        parts = (("y", self.year), ("m", self.month), ("d", self.day), ("w", weekday))
        return "".join(letter for letter, value in parts if value is not None)


def iso_day(value: date) -> str:
    return value.isoformat()


def month_of(value: date, offset: int) -> str:
    months = value.year * 12 + value.month - 1 + offset
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def month_range(year: int, first: int, length: int) -> str:
    last = first + length - 1
    return f"{year:04d}-{first:02d}/{year + (last - 1) // 12:04d}-{(last - 1) % 12 + 1:02d}"


def period_of(unit: str, anchor: date, offset: int) -> tuple[str, Precision] | None:
    """The ``unit`` that is ``offset`` units from the one ``anchor`` is in."""
    try:
        if unit == "day":
            return iso_day(anchor + timedelta(days=offset)), "day"
        if unit in ("week", "fortnight"):
            weeks = offset * (2 if unit == "fortnight" else 1)
            monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=weeks)
            return f"{iso_day(monday)}/{iso_day(monday + timedelta(days=6))}", "week"
        if unit == "weekend":
            # 0 is the last one that has begun; from Monday to Friday "next" is the coming one.
            saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
            if offset > 0 or anchor.weekday() >= 5:
                saturday += timedelta(weeks=offset)
            return f"{iso_day(saturday)}/{iso_day(saturday + timedelta(days=1))}", "weekend"
        if unit == "month":
            return month_of(anchor, offset), "month"
        if unit in ("quarter", "half"):
            length = 3 if unit == "quarter" else 6
            index = anchor.year * (12 // length) + (anchor.month - 1) // length + offset
            return month_range(index // (12 // length), index % (12 // length) * length + 1, length), "season"
        if unit == "year":
            return f"{anchor.year + offset:04d}", "year"
        if unit == "decade":
            return decade_of(anchor.year + 10 * offset), "decade"
    except (OverflowError, ValueError):
        return None
    return None


def two_digits(year: int, published: date | None = None) -> int:
    """A year written with two digits: the 20th century's where this one's is more than 20 years ahead (or 50 and more)."""
    ahead = published.year + 20 if published else 2049
    return year + (1900 if year + 2000 > ahead else 2000)


def decade_of(year: int) -> str:
    return f"{year // 10:03d}X"


def is_day(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]
