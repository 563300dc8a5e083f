"""Words that somebody selected in a text → the values that they stand for, as the pipeline's own readers see them.

A few words seldom say enough by themselves, so they are read in their line; what lies outside of the selection is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pipeline.mentions import Mention, MentionKind
from pipeline.records import Count, CountValue, Evidence
from pipeline.values.operations import behind_trigger

# Characters of the line that are read to either side of a selection.
_REACH = 600


class Purpose(StrEnum):
    """What selected words are to become."""

    OPERATION = "operation"
    DATES = "dates"
    COUNTRIES = "countries"
    COUNTS = "counts"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Selected:
    """One value. ``value``: a name, an EDTF string, a code, a ``Count``, or for VALUE a number or range.

    ``evidence``: where it stands. A count of which only the number could be read has no ``category``; ``value`` is then a number.
    """

    value: str | CountValue | Count
    evidence: Evidence
    has_category: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text: ``text`` is ``source[start:start + len(text)]``."""

    text: str
    start: int


def line_around(text: str, start: int, end: int) -> Passage:
    """The line, or lines, that ``text[start:end]`` stands in; of a long line what is near."""
    first = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + _REACH)
    return Passage(text[first:last], first)


def selected_values(
    text: str, start: int, end: int, purpose: Purpose, mentions: Iterable[Mention], offset: int
) -> tuple[Selected, ...]:
    """The values that ``mentions`` have within ``text[start:end]``, in order; none where nothing was read.

    ``offset``: where in ``text`` the passage begins that the mentions are of. A mention that reaches out of the selection
    counts when it covers most of it, or most of it is covered.
    """
    placed = [
        (mention, mention.start + offset, mention.end + offset)
        for mention in mentions
        if _is_meant(mention.start + offset, mention.end + offset, start, end)
    ]
    if purpose is Purpose.COUNTS:
        return tuple(_counts(text, placed))
    if purpose is Purpose.VALUE:
        return tuple(_numbers(text, placed))[:1]
    kind = {
        Purpose.OPERATION: MentionKind.OPERATION,
        Purpose.DATES: MentionKind.DATE,
        Purpose.COUNTRIES: MentionKind.COUNTRY,
    }[purpose]
    found: dict[str, Selected] = {}
    for mention, first, last in placed:
        if mention.kind is kind and str(mention.value) not in found:
            found[str(mention.value)] = Selected(str(mention.value), _evidence(text, first, last, mention.rule))
    values = tuple(found.values())
    if purpose is Purpose.COUNTRIES:
        return values
    # One field, one value: the longest.
    return tuple(sorted(values, key=lambda item: item.evidence.start - item.evidence.end)[:1])


_AROUND = " \t\r\n\u00a0\u202f\"“”„«»‘’'.,;:()"


def selected_name(text: str, start: int, end: int, language: str) -> Selected | None:
    """The selected words as the name of an operation, where the reader knows none: without its word and quotation marks.

    ``language``: of the text.
    """
    words = text[start:end]
    first = start + len(words) - len(words.lstrip(_AROUND))
    first = behind_trigger(text, first, end, language)
    first += len(text[first:end]) - len(text[first:end].lstrip(_AROUND))
    name = text[first:end].rstrip(_AROUND)
    if not name:
        return None
    return Selected(" ".join(name.split()), _evidence(text, first, first + len(name), ""))


def _is_meant(first: int, last: int, start: int, end: int) -> bool:
    common = min(last, end) - max(first, start)
    return common > 0 and 2 * common >= min(last - first, end - start)


def _counts(text: str, placed: Sequence[tuple[Mention, int, int]]) -> Iterable[Selected]:
    taken: list[tuple[int, int]] = []
    for kind in (MentionKind.COUNT, MentionKind.NUMBER):
        for mention, first, last in placed:
            if mention.kind is not kind or any(first < right and left < last for left, right in taken):
                continue
            taken.append((first, last))
            evidence = _evidence(text, first, last, mention.rule)
            if kind is MentionKind.COUNT:
                yield Selected(Count.model_validate(mention.value), evidence)
            else:
                yield Selected(mention.value, evidence, has_category=False)


def _numbers(text: str, placed: Sequence[tuple[Mention, int, int]]) -> Iterable[Selected]:
    for kind in (MentionKind.COUNT, MentionKind.NUMBER):
        for mention, first, last in placed:
            if mention.kind is kind:
                value: Any = mention.value
                number = Count.model_validate(value).value if kind is MentionKind.COUNT else value
                yield Selected(number, _evidence(text, first, last, mention.rule))


def _evidence(text: str, start: int, end: int, rule: str) -> Evidence:
    return Evidence(start=start, end=end, text=text[start:end], rule=rule)
