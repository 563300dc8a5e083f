"""A mention: a stretch of the text with a kind, a value and the rule that found it. spaCy ends here."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class MentionKind(StrEnum):
    """What a mention is of."""

    OPERATION = "operation"
    DATE = "date"
    COUNTRY = "country"
    COUNT = "count"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Mention:
    """``source[start:end] == text`` for the text as read; offsets are characters, half-open.

    ``value`` is what JSON would hold: the name of an operation, an EDTF string, an alpha-2 code, a number or
    ``[low, high]``, or for a count its object in the gold form. ``detail`` is what assembly needs beside it (the span
    object of the parser that found the mention); it is no part of the output.
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    language: str
    rule: str
    value: Any
    detail: Any = field(default=None, compare=False, repr=False)
