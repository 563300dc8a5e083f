"""Which event each sentence tells of: named operations, unnamed cases, totals over a period.

A text is walked once, sentence by sentence. Headings and names of operations switch the event; words such as
"in a separate case", a new day in front of a result, or a period of its own open another one (:mod:`.turns`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.assembly.story import Story, Told
from pipeline.assembly.turns import is_total, is_unrelated, opens_case, period_of
from pipeline.layout import BlockKind
from pipeline.mentions import Mention


class EventKind(StrEnum):
    NAMED = "named"
    CASE = "case"
    TOTAL = "total"


@dataclass(slots=True, eq=False)
class Event:
    """One record in the making: its sentences (indexes) and, for a named one, the key of its name."""

    kind: EventKind
    name: str | None = None
    sentences: list[int] = field(default_factory=list)
    period: str | None = None
    after: Event | None = None  # the case told just before it, from which it takes what it does not say
    same_day: bool = False
    edition_of: str | None = None  # the key of the operation of which this is another edition, without a name of its own
    cases: list[Event] = field(default_factory=list)  # those that a stated total adds up
    told: Told = field(default_factory=Told, repr=False)


def find_events(story: Story) -> list[Event]:
    """The events in order of appearance, each with its sentences; counts decide later which become records."""
    main = _main_name(story)
    events = _Walk(story, main).events()
    if main is None and story.names:
        # An operation that is named late: what stands before it is told of it, unless that is several cases or totals.
        first = min(story.names)
        told = {event: sum(len(story.counts.get(line, [])) for line in event.sentences if line < first) for event in events}
        cases = sum(told[event] > 0 for event in events if event.kind is EventKind.CASE)
        totals = sum(told[event] for event in events if event.kind is EventKind.TOTAL)
        mentioned = story.cues.merely.search(story.sentence(first)) or story.cues.earlier.search(story.sentence(first))
        yearly = any(event.told.yearly for event, count in told.items() if count)
        late = cases <= 1 and totals <= 1 and not yearly
        if late and not mentioned and not story.is_heading(first):
            events = _Walk(story, story.names[first][0][0]).events()
    return _with_headlines(story, events)


def _with_headlines(story: Story, events: list[Event]) -> list[Event]:
    """``events`` with each headline in the event that tells its figures again, when its own does not."""
    for event in events:
        if event.kind is EventKind.NAMED:
            continue
        for index in [line for line in event.sentences if line in story.counts and story.is_heading(line)]:
            if _retells(story, event, index):
                continue
            other = next((other for other in events if other is not event and _retells(story, other, index)), None)
            if other is not None:
                event.sentences.remove(index)
                other.sentences.insert(0, index)
    return sorted((event for event in events if event.sentences), key=lambda event: event.sentences[0])


def _retells(story: Story, event: Event, headline: int) -> bool:
    """Whether the lines of ``event`` below its headings tell all figures of ``headline`` again."""
    told = [_figure(item) for line in event.sentences if not story.is_heading(line) for item in story.counts.get(line, [])]
    return all(_figure(item) in told for item in story.counts[headline])


def _figure(count: Mention) -> tuple[object, ...]:
    return count.detail.category, str(count.detail.value), count.detail.unit


def _main_name(story: Story) -> str | None:
    """The operation that the whole text is about, if there is one.

    One that is named in the head of the text or before anything is counted, that comes back in several paragraphs, or
    that is brought in as the name of what was told ("the probe, codenamed …"); not one that is merely mentioned.
    """
    order: dict[str, list[int]] = {}
    for index in sorted(story.names):
        for name, _ in story.names[index]:
            order.setdefault(name, []).append(index)
    if not order:
        return None
    best = max(order, key=lambda name: (len(order[name]), -order[name][0]))
    first = order[best][0]
    sentence = story.sentence(first)
    if len(order) == 1 and (story.cues.merely.search(sentence) or story.cues.earlier.search(sentence)):
        return None
    # Headings and what is listed above the first paragraph sum up what follows.
    head = next((index for index, line in enumerate(story.lines) if line.kind is BlockKind.PARAGRAPH), 0)
    told = sum(head <= index < first and not story.is_heading(index) for index in story.counts)
    early = (first <= max(4, head + 2) and told < 3) or told == 0
    again = len({story.lines[index].block for index in order[best]}) > 1 and first <= len(story.lines) // 2
    return best if early or again or first in story.introduced else None


class _Walk:
    """One pass over the lines, with ``main`` as the operation that the text is about."""

    def __init__(self, story: Story, main: str | None) -> None:
        self.story = story
        self.found: list[Event] = []
        self.base = self._named(main) if main is not None else None  # what the text or section is about
        self.current = self.base
        self.total: Event | None = None

    def events(self) -> list[Event]:
        for index in range(len(self.story.lines)):
            event = self._event_of(index)
            event.sentences.append(index)
            event.told.add(self.story, index)
        return [event for event in self.found if event.sentences]

    def _event_of(self, index: int) -> Event:
        """The event that a line tells of, a new one or one known before."""
        story, line = self.story, self.story.lines[index]
        if line.first and self._has_base() and (self.current is None or self.current.told.counted):
            self.current = self.base  # a paragraph about another operation or case ends with it
        names = story.names.get(index)
        if names and not is_unrelated(story, index):
            self.current = self._named(self._counted_name(index, names))
            if self.base is None or story.is_heading(index):
                self.base = self.current
            return self.current
        if is_total(story, index, self.current.told if self.current else None):
            self.total = self._total(period_of(story, index))
            if self.base is not None and self.base.name and story.is_of_edition(index):
                self.total.edition_of = self.base.name
            if not self._in_section() and not any(event.told.counted for event in self.found):
                self.base = self.current = self.total  # a review: what has no day of its own is of its period
            return self.total
        if self.total is not None and index - 1 in self.total.sentences and self._goes_on(index):
            return self.total
        if self.current is None or opens_case(story, index, self.current.told, in_section=self._in_section()):
            same_day = story.cues.same_day.search(story.sentence(index)) is not None
            self.current = Event(EventKind.CASE, after=self.current, same_day=same_day)
            self.found.append(self.current)
            if not self._has_base():
                self.base = self.current
        return self.current

    def _has_base(self) -> bool:
        """Whether the text is about an operation or a period, to which it comes back with each paragraph."""
        return self.base is not None and self.base.kind is not EventKind.CASE

    def _in_section(self) -> bool:
        return self.base is not None and self.base.kind is EventKind.NAMED

    def _counted_name(self, index: int, names: Sequence[tuple[str, int]]) -> str:
        """Of the operations named in a line, the one that its figures are of: "X builds on Y, which led to 134 arrests"."""
        first = min((count.start for count in self.story.counts.get(index, [])), default=0)
        before = [name for name, end in names if end <= first]
        return before[-1] if before else names[0][0]

    def _goes_on(self, index: int) -> bool:
        """Whether a sentence behind a total is still of it: "over the same period", or a paragraph with no other day."""
        if self.story.cues.same_period.search(self.story.sentence(index)):
            return True
        line, before = self.story.lines[index], self.story.lines[index - 1]
        return not line.first and before.first and index in self.story.counts and not self.story.dates.get(index)

    def _named(self, name: str) -> Event:
        for event in self.found:
            if event.name == name:
                return event
        self.found.append(Event(EventKind.NAMED, name))
        return self.found[-1]

    def _total(self, period: str | None) -> Event:
        for event in self.found:
            if event.kind is EventKind.TOTAL and event.period == period and period is not None:
                return event
        self.found.append(Event(EventKind.TOTAL, period=period))
        return self.found[-1]
