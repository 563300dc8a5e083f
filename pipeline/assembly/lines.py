"""The lines of a text: its sentences with the mentions in each, a sentence that tells of two periods in two."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.layout import Block, BlockKind
from pipeline.mentions import Mention, MentionKind


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the whole text, or the clause of one: ``text[start:end]``."""

    start: int
    end: int
    block: int
    kind: BlockKind
    first: bool  # first sentence of its block
    period: bool = False  # a clause that counts over another period than the clause before it


def split_lines(blocks: Sequence[Block]) -> list[Line]:
    """The sentences of all blocks, in order."""
    return [
        Line(start, end, number, block.kind, position == 0)
        for number, block in enumerate(blocks)
        for position, (start, end) in enumerate(block.sentences)
    ]


def by_line(lines: Sequence[Line], mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    """The mentions of each line that has any, in order of the text; keys are indexes of ``lines``."""
    grouped: dict[int, list[Mention]] = {}
    position = 0
    for mention in sorted(mentions, key=lambda item: item.start):
        while position < len(lines) - 1 and lines[position + 1].start <= mention.start:
            position += 1
        if lines:
            grouped.setdefault(position, []).append(mention)
    return grouped


def lead_of(lines: Sequence[Line], counts: Mapping[int, list[Mention]]) -> set[int]:
    """The lines of the heading and of the first paragraph that says something, which sum up what follows."""
    telling = (
        line.block
        for index, line in enumerate(lines)
        if line.kind is BlockKind.PARAGRAPH and (index in counts or line.end - line.start > 60)
    )
    first = next(telling, -1)
    return {index for index, line in enumerate(lines) if line.block <= first}


def cut_at_periods(text: str, lines: Sequence[Line], mentions: Sequence[Mention], compared: re.Pattern[str]) -> list[Line]:
    """``lines`` with each sentence cut where it turns to a second period that it counts over.

    "1,560 kg were seized in 2021, up from 400 kg in 2020" tells of two years: two lines. ``compared`` are the words that
    lead to a figure of another period. A part of a count stays with it ("45 in 2021, of which 12 in May").
    """
    counts = by_line(lines, [item for item in mentions if item.kind is MentionKind.COUNT and not item.detail.singular])
    dates = by_line(lines, [item for item in mentions if item.kind is MentionKind.DATE])
    cut: list[Line] = []
    for index, line in enumerate(lines):
        dated = dates.get(index, [])
        periods = [item for item in dated if _is_period(item)]
        whole = [item for item in counts.get(index, []) if item.detail.parent_key is None]
        if len(whole) > 1 and (len(periods) > 1 or _compared(whole, dated)):
            for place in _borders(text, line, periods, whole, compared):
                cut.append(replace(line, end=place))
                line = replace(line, start=place, first=False, period=True)
        cut.append(line)
    return cut


def _compared(counts: Sequence[Mention], dates: Sequence[Mention]) -> bool:
    """Whether one of ``counts`` is of another period that stands behind it."""
    return any(item.detail.compared and any(date.start >= item.end for date in dates) for item in counts)


def _is_period(date: Mention) -> bool:
    return date.detail.precision in ("year", "month", "season") or str(date.value).endswith("/..")


def _borders(
    text: str, line: Line, periods: Sequence[Mention], counts: Sequence[Mention], compared: re.Pattern[str]
) -> list[int]:
    """Where in ``line`` the clauses of later periods begin."""
    borders: list[int] = []
    if len(periods) < 2:
        figure = next(item for item in counts if item.detail.compared)
        leads = [match.start() for match in compared.finditer(text, line.start, figure.start)]
        return leads[-1:] if counts[0] is not figure else []
    start, told = line.start, periods[0]
    for position, period in enumerate(periods[1:], 1):
        if _overlap(str(told.value), str(period.value)):
            continue
        limit = periods[position + 1].start if position + 1 < len(periods) else line.end
        places = [match.end() for match in re.finditer(r"[,;:–—(]\s", text[told.end : period.start])]
        places += [match.start() for match in compared.finditer(text[told.end : period.start])]
        candidates = sorted({told.end, *(told.end + place for place in places)}, reverse=True)
        for place in candidates:
            before = any(start <= item.start < place for item in counts)
            behind = any(place <= item.start < limit for item in counts)
            if before and behind and not any(item.start < place < item.end for item in counts):
                borders.append(place)
                start, told = place, period
                break
    return borders


def _overlap(first: str, second: str) -> bool:
    """Whether two EDTF periods share a day."""
    (low, high), (other_low, other_high) = (_ends(value) for value in (first, second))
    return low <= other_high and other_low <= high


def _ends(value: str) -> tuple[str, str]:
    low, _, high = value.partition("/")
    high = "9999" if high == ".." else high or low
    return low.ljust(10, "0"), high.ljust(10, "~")
