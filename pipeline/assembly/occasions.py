"""Texts that report no event: a course, an agreement, a bill, a study, a drill. What they tell of results is background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.assembly.cues import Cues
from pipeline.assembly.events import Event, EventKind
from pipeline.assembly.lines import Line
from pipeline.layout import BlockKind
from pipeline.mentions import Mention

_DATELINE = 60


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a text is about that is no event: ``lines`` tell of it. The results of a ``drill`` are played."""

    lines: frozenset[int]
    drill: bool = False

    def is_event(self, event: Event, counts: Sequence[Mention]) -> bool:
        """Whether such a text yet reports ``event`` with its ``counts``: the results of an operation, or several elsewhere."""
        if self.drill or (event.kind is EventKind.CASE and not self.lines.isdisjoint(event.sentences)):
            return False
        results = sum(bool(item.detail.strong and not item.detail.singular) for item in counts)
        return results > (0 if event.kind is EventKind.NAMED else 1)


def find_occasion(text: str, lines: Sequence[Line], counts: Mapping[int, list[Mention]], cues: Cues) -> Occasion | None:
    """The occasion that the headings and the first paragraph tell of; ``counts`` are those of each line.

    None when there is none, or when a heading or the first sentence tells a result: then the text is about that.
    """
    lead = _lead(lines)
    if not lead:
        return None
    start, end = lines[lead[0]].start, lines[lead[-1]].end
    if cues.drill.search(text, start, end):
        return Occasion(frozenset(lead), drill=True)
    first = next(index for index in lead if lines[index].block == lines[lead[-1]].block)
    told = any(item.detail.strong for index in lead if index <= first for item in counts.get(index, []))
    return Occasion(frozenset(lead)) if not told and cues.occasion.search(text, start, end) else None


def _lead(lines: Sequence[Line]) -> list[int]:
    """The lines of the headings and of the first paragraph that is longer than a dateline."""
    sizes: dict[int, int] = {}
    for line in lines:
        if line.kind is BlockKind.PARAGRAPH:
            sizes[line.block] = sizes.get(line.block, 0) + line.end - line.start
    first = next((block for block, size in sizes.items() if size > _DATELINE), -1)
    return [index for index, line in enumerate(lines) if line.block <= first]
