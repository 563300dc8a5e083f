"""Totals: which records add up cases, and the figure in front of several cases that their own figures add up to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.assembly.counts import FOUND_PEOPLE
from pipeline.assembly.events import Event, EventKind
from pipeline.assembly.lines import Line
from pipeline.assembly.story import Story
from pipeline.layout import BlockKind
from pipeline.mentions import Mention

# A smaller sum may well be chance: one arrest here and one there are two of many things.
_LEAST = 10
_MONTH = re.compile(r"\d{4}-\d{2}")


def with_stated_total(story: Story, events: list[Event]) -> list[Event]:
    """``events`` with the lead of the text as a total of its own where its figure is that of all the cases behind it.

    "283 stopped in three days", then three cases with 158, 96 and 29; or a word says so ("a combined value of"). Only
    unnamed cases are added up: the figures of a named operation are all of one record. What the first case does not say, it
    takes from the lead.
    """
    lines, counts, leading = story.lines, story.counts, story.lead
    own = {event: [index for index in event.sentences if index not in leading and index in counts] for event in events}
    cases = [event for event in events if event.kind is EventKind.CASE and own[event]]
    if len(cases) < 2 or any(event.kind is EventKind.NAMED for event in events):
        return events
    stated = {
        index
        for index in leading
        if index in counts
        and (
            any(_adds_up(item, [own[case] for case in cases], counts) for item in counts[index])
            or (
                story.cues.overall.search(story.text, lines[index].start, lines[index].end)
                and _opens(index, leading, lines, counts)
            )
        )
    }
    if not stated:
        return events
    # What the lead told before any case is of them all: a headline that rounds the figure, the days of the operation.
    stated |= {index for event in events if event.kind is EventKind.CASE and not own[event] for index in event.sentences}
    total = Event(EventKind.TOTAL, sentences=sorted(stated), cases=cases)
    for case in cases:
        case.sentences = [index for index in case.sentences if index not in stated]
        case.after = case.after if case.after in cases else total
    return [total, *(event for event in events if event.kind is not EventKind.CASE or own[event])]


def adds_up_cases(story: Story, event: Event) -> bool:
    """Whether the figures of ``event`` are those of a whole period or of several cases, and no more to be added to theirs.

    Another edition of an operation, to which a text looks back, is none. Neither is a month by itself: "in February 2023
    eighteen people were found dead in a lorry" looks back to a case, unless the months are compared or a word says so.
    """
    if event.kind is not EventKind.TOTAL or event.edition_of is not None:
        return False
    if event.cases or event.period is None or not _MONTH.fullmatch(event.period):
        return True
    compared = any(line.period for index in event.sentences for line in story.lines[index : index + 2])
    return compared or any(story.cues.totals.search(story.sentence(index)) for index in event.sentences)


def _opens(index: int, leading: set[int], lines: Sequence[Line], counts: Mapping[int, list[Mention]]) -> bool:
    """Whether a line sums up the cases behind it: in front of it one line of running text at most has figures.

    Behind more of them "in all" sums up the event that they tell of.
    """
    told = [other for other in leading if other < index and other in counts and lines[other].kind is BlockKind.PARAGRAPH]
    return len(told) < 2


def _adds_up(item: Mention, cases: Sequence[Sequence[int]], counts: Mapping[int, list[Mention]]) -> bool:
    """Whether the greatest figures of two cases or more (given by their lines), of the same things, make that of ``item``."""
    value = item.detail.value
    if isinstance(value, list) or value < _LEAST or item.detail.parent_key is not None:
        return False
    figures: list[float] = []
    for case in cases:
        told = [other for index in case for other in counts[index] if _is_alike(item, other) and other.detail.value != value]
        if told:
            figures.append(max(other.detail.value for other in told))
    return len(figures) > 1 and sum(figures) == value and max(figures) < value


def _is_alike(item: Mention, other: Mention) -> bool:
    if item.detail.unit != other.detail.unit or isinstance(other.detail.value, list):
        return False
    return item.detail.category == other.detail.category or {item.detail.category, other.detail.category} <= FOUND_PEOPLE
