"""What a number of a text is once it has been read."""

from dataclasses import dataclass
from typing import Literal

from pipeline.records import Modifier

Kind = Literal["cardinal", "collective", "ordinal"]
Value = int | float | tuple[int | float, int | float]


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text.

    ``start``/``end`` span the expression alone: with its scale word ("1,6 million") and both ends of a range, without
    hedge, unit or currency. ``value`` is an int when whole, and a pair for a range. ``modifier_start``/``modifier_end``
    span the hedge when the text has one; a collective number ("une centaine") is ``about`` without one.
    """

    start: int
    end: int
    value: Value
    rule: str
    modifier: Modifier | None
    modifier_start: int | None
    modifier_end: int | None
    kind: Kind
