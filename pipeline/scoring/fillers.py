"""What a record holds, slot by slot, in the form in which gold and prediction are compared."""

import json
import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from pipeline.records import Count, CountValue, Record

_NOT_A_LETTER_OR_DIGIT = re.compile(r"[\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l"})
_GENERIC = frozenset({"operation", "project", "projet"})
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class CountFiller:
    """One count with the category of the count that it is a part of (None at the top of a record)."""

    count: Count
    parent: str | None


def operation_key(name: str) -> str:
    """The name as it is compared: without case, accents, punctuation, the words operation/project/projet and years.

    A name that consists of such words only keeps them ("Operation 2018" → "operation 2018").
    """
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold().translate(_LIGATURES))
        if not unicodedata.combining(letter)
    )
    words = _NOT_A_LETTER_OR_DIGIT.sub(" ", plain).split()
    distinct = [word for word in words if word not in _GENERIC and not _YEAR.fullmatch(word)]
    return " ".join(distinct or words)


def same_operation(one: str | None, other: str | None) -> bool:
    """Whether both are names and compare as equal; two nulls are not the same operation."""
    return one is not None and other is not None and operation_key(one) == operation_key(other)


def same_dates(one: str | None, other: str | None) -> bool:
    """Whether both are dates and the same string; two nulls are not the same date."""
    return one is not None and one == other


def same_value(one: CountValue, other: CountValue) -> bool:
    """Whether two values are the same number (to a part in 10⁹), or two ranges with the same ends."""
    if isinstance(one, list) or isinstance(other, list):
        return isinstance(one, list) and isinstance(other, list) and all(map(_same_number, one, other))
    return _same_number(one, other)


def count_fillers(counts: Sequence[Count], parent: str | None = None) -> Iterator[CountFiller]:
    """Every count below ``counts``, parents before their parts, in an order that does not depend on the given one."""
    for count in sorted(counts, key=sort_key):
        yield CountFiller(count, parent)
        yield from count_fillers(count.including, count.category.value)


def attribute(count: Count, name: str) -> object:
    """An attribute of the count as it is compared, ``where`` as a set; a false value means that the count has none."""
    if name == "where":
        return frozenset(count.where)
    return getattr(count, name)


def sort_key(item: Record | Count) -> tuple[str, str]:
    """A key that orders records or counts by what they say, however their own lists are ordered.

    What is scored comes first, evidence and labels only settle what is left; equal keys are interchangeable.
    """
    return (_canonical(item, scored=True), _canonical(item, scored=False))


_UNSCORED = frozenset({"evidence", "label"})


def _canonical(item: BaseModel, scored: bool) -> str:
    def ordered(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: ordered(inner) for key, inner in value.items() if not (scored and key in _UNSCORED)}
        if isinstance(value, list):
            # A range [low, high] is sorted as text too; that is harmless, it is the same for every equal range.
            return sorted((ordered(inner) for inner in value), key=_dump)
        # 2 and 2.0 are one number; JSON would write them differently.
        return int(value) if isinstance(value, float) and value.is_integer() else value

    return _dump(ordered(item.model_dump(mode="json")))


def _dump(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _same_number(one: int | float, other: int | float) -> bool:
    return one == other or math.isclose(one, other, rel_tol=1e-9, abs_tol=0.0)
