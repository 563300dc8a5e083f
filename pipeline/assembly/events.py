"""Which event each sentence tells of: named operations, unnamed cases, totals over a period.

A text is walked once, sentence by sentence. Headings and names of operations switch the event; words such as
"in a separate case", a new day in front of a result, or a period of its own open another one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pipeline.assembly.cues import Cues, is_reported
from pipeline.assembly.lines import Line, by_line
from pipeline.layout import BlockKind
from pipeline.mentions import Mention
from pipeline.values.operations import split_edition


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
    cases: list[Event] = field(default_factory=list)  # those that a stated total adds up


class EventFinder:
    """Walks the lines of one text."""

    def __init__(
        self, text: str, lines: Sequence[Line], mentions: Sequence[Mention], cues: Cues, published: date | None = None
    ) -> None:
        self.published = published
        self.text = text
        self.lines = lines
        self.cues = cues
        self.dates = by_line(lines, [item for item in mentions if item.kind == "date"])
        self.counts = by_line(lines, [item for item in mentions if item.kind == "count"])
        self.places = by_line(lines, [item for item in mentions if item.kind == "country"])
        operations = by_line(lines, [item for item in mentions if item.kind == "operation"])
        self.names = name_operations(text, operations, lines, cues)
        self.introduced = {index: any("introducer" in item.rule for item in items) for index, items in operations.items()}
        self.events: list[Event] = []

    def find(self) -> list[Event]:
        """The events in order of appearance, each with its sentences; counts decide later which become records."""
        main = self._main_name()
        events = self._walk(main)
        if main is None and self.names:
            # An operation that is named late: what stands before it is told of it, unless that is several cases.
            first = min(self.names)
            sentence = self.text[self.lines[first].start : self.lines[first].end]
            before = [
                event
                for event in events
                if event.kind is EventKind.CASE and any(line < first and line in self.counts for line in event.sentences)
            ]
            mentioned = self.cues.merely.search(sentence) or self.cues.earlier.search(sentence)
            if len(before) <= 1 and not mentioned and self.lines[first].kind is not BlockKind.HEADING:
                events = self._walk(self.names[first][0][0])
        return events

    def _walk(self, main: str | None) -> list[Event]:
        """One pass over the lines, with ``main`` as the operation that the text is about."""
        self.events = []
        base = self._named(main) if main is not None else None  # what the text or section is about
        current = base
        total: Event | None = None
        for index, line in enumerate(self.lines):
            sentence = self.text[line.start : line.end]
            if line.first and base is not None and base.kind is EventKind.NAMED and (current is None or self._told(current)):
                current = base  # a paragraph about another operation or case ends with it
            names = self.names.get(index)
            if names and not self._is_unrelated(index, sentence):
                current = self._named(self._counted_name(index, names))
                if base is None or line.kind is BlockKind.HEADING:
                    base = current
            elif self._is_total(index, sentence, current):
                total = self._total(self._period(index))
                total.sentences.append(index)
                continue
            elif total is not None and index - 1 in total.sentences and self._goes_on(index, sentence):
                total.sentences.append(index)
                continue
            elif current is None or self._opens_case(index, sentence, current, self._is_section(base)):
                same_day = self.cues.same_day.search(sentence) is not None
                current = Event(EventKind.CASE, after=current, same_day=same_day)
                self.events.append(current)
                if not self._is_section(base):
                    base = current
            current.sentences.append(index)
        return [event for event in self.events if event.sentences]

    def _counted_name(self, index: int, names: Sequence[tuple[str, int]]) -> str:
        """Of the operations named in a line, the one that its figures are of: "X builds on Y, which led to 134 arrests"."""
        first = min((count.start for count in self.counts.get(index, [])), default=0)
        before = [name for name, end in names if end <= first]
        return before[-1] if before else names[0][0]

    def _goes_on(self, index: int, sentence: str) -> bool:
        """Whether a sentence behind a total is still of it: "over the same period", or a paragraph with no other day."""
        if self.cues.same_period.search(sentence):
            return True
        line, before = self.lines[index], self.lines[index - 1]
        return not line.first and before.first and index in self.counts and not self.dates.get(index)

    def _is_section(self, base: Event | None) -> bool:
        return base is not None and base.kind is EventKind.NAMED

    def _named(self, name: str) -> Event:
        for event in self.events:
            if event.name == name:
                return event
        self.events.append(Event(EventKind.NAMED, name))
        return self.events[-1]

    def _total(self, period: str | None) -> Event:
        for event in self.events:
            if event.kind is EventKind.TOTAL and event.period == period and period is not None:
                return event
        self.events.append(Event(EventKind.TOTAL, period=period))
        return self.events[-1]

    def _main_name(self) -> str | None:
        """The operation that the whole text is about, if there is one.

        One that is named in the head of the text or before anything is counted, that comes back in several paragraphs, or
        that is brought in as the name of what was told ("the probe, codenamed …"); not one that is merely mentioned.
        """
        order: dict[str, list[int]] = {}
        for index in sorted(self.names):
            for name, _ in self.names[index]:
                order.setdefault(name, []).append(index)
        if not order:
            return None
        best = max(order, key=lambda name: (len(order[name]), -order[name][0]))
        first = order[best][0]
        line = self.lines[first]
        sentence = self.text[line.start : line.end]
        if len(order) == 1 and (self.cues.merely.search(sentence) or self.cues.earlier.search(sentence)):
            return None
        told = sum(index < first and self.lines[index].kind is not BlockKind.HEADING for index in self.counts)
        early = (first <= 4 and told < 3) or told == 0
        again = len({self.lines[index].block for index in order[best]}) > 1 and first <= len(self.lines) // 2
        return best if early or again or self.introduced.get(first) else None

    def _is_total(self, index: int, sentence: str, current: Event | None) -> bool:
        """Whether the sentence counts over a period of its own: "So far this year …", "Depuis 2006 …", "… en 2019"."""
        if self.lines[index].period:
            return True
        counts = [count for count in self.counts.get(index, []) if not count.detail.singular]
        opens = any(self._goes_before(index, date) for date in self.dates.get(index, []))
        if not any(count.detail.strong or opens for count in counts):
            return False
        told = current is not None and any(
            line in self.counts and self.lines[line].kind is not BlockKind.HEADING for line in current.sentences
        )
        dates = self.dates.get(index, [])
        if any(item.detail.precision == "week" or self._is_day_of_event(index, item) for item in dates):
            dates = [item for item in dates if str(item.value).endswith("/..") or self._goes_before(index, item)]
        for item in dates:
            value = str(item.value)
            before = self.text[max(self.lines[index].start, item.start - 30) : item.start]
            if self.cues.started.search(before):
                if told and self._is_since(index, item):
                    return True
                continue
            if value.endswith("/.."):
                if told or self._goes_before(index, item):
                    return True
            elif item.detail.precision == "year":
                if told or self._goes_before(index, item) or self.cues.totals.search(sentence):
                    return True
            elif item.detail.precision in ("month", "season"):
                opens = self._goes_before(index, item) or ("/" in value and len(dates) == 1)
                if told and opens and self._is_outside(value, current):
                    return True
        return False

    def _is_outside(self, period: str, current: Event | None) -> bool:
        """Whether the days of ``current`` (else the day of publication) lie outside the months of ``period``."""
        lines = current.sentences if current is not None else []
        days = [
            str(item.value) for line in lines for item in self.dates.get(line, [])
            if item.detail.precision == "day" and self._is_day_of_event(line, item)
        ]  # fmt: skip
        if not days and self.published is not None:
            days = [self.published.isoformat()]
        first, _, last = period.partition("/")
        last = last or first
        return bool(days) and not any(first <= day[:7] <= last for day in days)

    def _goes_before(self, index: int, date: Mention) -> bool:
        return date.start - self.lines[index].start < 25

    def _is_since(self, index: int, date: Mention) -> bool:
        """ "Since it opened in 2017, …": the line begins with a word that opens a period, and its date stands soon behind."""
        start = self.lines[index].start
        opens = self.cues.since.match(self.text, start)
        return opens is not None and opens.end() <= date.start < start + 60 and "/" not in str(date.value)

    def _period(self, index: int) -> str | None:
        for item in self.dates.get(index, []):
            if self._is_since(index, item):
                return f"{item.value}/.."
        for item in self.dates.get(index, []):
            if str(item.value).endswith("/..") or item.detail.precision in ("year", "month", "season"):
                return str(item.value)
        return None

    def _opens_case(self, index: int, sentence: str, current: Event, in_section: bool) -> bool:
        """Whether a new case starts here; in a section of a named operation only the clearest words open one."""
        unrelated = self.cues.unrelated.search(sentence)
        if (
            unrelated is not None
            and unrelated.start() < 45
            and self._tells_counts(index, ahead=3)
            and not self._follows_up(index)
        ):
            return in_section or self._told(current)
        if in_section:
            return self._told(current) and self._is_case_of_its_day(index, current)
        if not self._told(current):
            return False
        if self._is_case_heading(index):
            return True
        if not self._tells_counts(index) or self.cues.continuing.match(sentence):
            return False
        cue = self.cues.separate.search(sentence)
        if cue is not None and cue.start() <= 6:
            return True
        if self._follows_up(index):
            return False
        return self._turns_to_day(index, current) or self._turns_to_place(index, current)

    def _is_unrelated(self, index: int, sentence: str) -> bool:
        """Whether the line begins by saying that it tells of another case: "In a case that was not part of Sirocco, …"."""
        cue = self.cues.unrelated.search(sentence)
        elliptic = [count.detail.elliptic for count in self.counts.get(index, [])]
        return cue is not None and cue.start() < 45 and self._tells_counts(index, ahead=3) and not (elliptic and all(elliptic))

    def _is_case_of_its_day(self, index: int, current: Event) -> bool:
        """In a text about an operation of some days: a paragraph that tells a find of one of them, with day and place."""
        line = self.lines[index]
        if not line.first or line.kind is not BlockKind.PARAGRAPH or not self._tells_counts(index):
            return False
        periods = any("/" in str(item.value) for at in current.sentences for item in self.dates.get(at, []))
        days = [
            item
            for item in self.dates.get(index, [])
            if self._is_day_of_event(index, item) and "/" not in str(item.value) and str(item.value) not in self._days(current)
        ]
        placed = any(place.start - line.start < 60 for place in self.places.get(index, []))
        return periods and bool(days) and (placed or days[0].start - line.start < 30)

    def _told(self, event: Event) -> bool:
        """Whether something was counted of the event below the headings."""
        return any(line in self.counts and self.lines[line].kind is not BlockKind.HEADING for line in event.sentences)

    def _turns_to_day(self, index: int, current: Event) -> bool:
        """Whether a line is told of another day, week or month than the case so far."""
        days = self._days(current)
        for item in self.dates.get(index, []):
            value = str(item.value)
            started = self.cues.started.search(self.text, self.lines[index].start, item.start)
            if started:
                continue
            if item.detail.precision in ("week", "month") and self._goes_before(index, item) and days | self._months(current):
                first, _, last = value.partition("/")
                told = days if item.detail.precision == "week" else {day[:7] for day in days} | self._months(current)
                if not any(first <= day <= (last or first) for day in told):
                    return True
            if item.detail.precision not in ("day", "weekend") or self._is_reported(item) or self.cues.same_day.match(item.text):
                continue
            if item.start - self.lines[index].start > 60 and not self.lines[index].first:
                continue
            if item.rule == "relative" and not self._goes_before(index, item):
                continue  # "had set out seven days earlier"
            if (days or self._spans_months(current)) and value not in days:
                return True
        return False

    def _days(self, current: Event) -> set[str]:
        return {
            str(item.value)
            for line in current.sentences
            for item in self.dates.get(line, [])
            if self._is_day_of_event(line, item)
        }

    def _months(self, current: Event) -> set[str]:
        """The months that lines of the case began with: "En février, à Bardonnex, …"."""
        return {
            str(item.value)
            for line in current.sentences
            for item in self.dates.get(line, [])
            if item.detail.precision == "month" and "/" not in str(item.value) and self._goes_before(line, item)
        }

    def _turns_to_place(self, index: int, current: Event) -> bool:
        """Whether a line begins with another town than the case so far, and tells again what was told there.

        "In Chipata, three people were arrested …", "In Monze, two men were picked up …": the same act in two towns, and no
        total before them, is two cases.
        """
        spans = [item for line in current.sentences for item in self.dates.get(line, []) if "/" in str(item.value)]
        if spans and all("/" in day for day in self._days(current)):
            return False  # the round-up of a week, with its places
        before = {place.text for line in current.sentences for place in self.places.get(line, []) if _is_local(place)}
        fronted = [
            place for place in self.places.get(index, []) if _is_local(place) and place.start - self.lines[index].start < 45
        ]
        if not (before or self._days(current)) or not fronted or any(place.text in before for place in fronted):
            return False
        told = {count.detail.category for line in current.sentences for count in self.counts.get(line, []) if count.detail.strong}
        again = [
            count
            for count in self.counts.get(index, [])
            if count.detail.strong
            and not count.detail.elliptic
            and count.detail.parent_key is None
            and count.detail.category in told
        ]
        return bool(again)

    def _spans_months(self, current: Event) -> bool:
        """Whether only weeks or months were named so far: an overall figure, of which cases with their days may follow."""
        return any(item.detail.precision in ("month", "week") for line in current.sentences for item in self.dates.get(line, []))

    def _is_case_heading(self, index: int) -> bool:
        """A short line with a day or a place above a paragraph ("▪ 3 octobre, péage du Boulou", "Dublin Airport")."""
        line = self.lines[index]
        if line.kind is BlockKind.PARAGRAPH or not line.first or line.end - line.start > 90 or index in self.counts or index < 2:
            return False
        if index + 1 >= len(self.lines) or self.lines[index + 1].kind is BlockKind.HEADING:
            return False
        dated = any(item.detail.precision == "day" and not self._is_reported(item) for item in self.dates.get(index, []))
        placed = any(item.detail.kind in ("city", "region") for item in self.places.get(index, []))
        return dated or (placed and len(self.text[line.start : line.end].split()) <= 5)

    def _follows_up(self, index: int) -> bool:
        """Whether the sentence only says what became of the people told of before: "Sept ont été mis en examen jeudi"."""
        counts = self.counts.get(index, [])
        return bool(counts) and all(item.detail.elliptic or item.detail.category == "convictions" for item in counts)

    def _is_day_of_event(self, index: int, item: Mention) -> bool:
        if item.detail.precision not in ("day", "weekend") or str(item.value).endswith("/.."):
            return False
        if self._is_reported(item) or (self.lines[index].kind is BlockKind.HEADING and index < 5):
            return False
        return self.published is None or item.detail.relative or str(item.value) != self.published.isoformat()

    def _tells_counts(self, index: int, ahead: int = 0) -> bool:
        """Whether this sentence, a later one of its block, or one of the ``ahead`` lines behind it counts something."""
        for later in range(index, len(self.lines)):
            if self.lines[later].block != self.lines[index].block and later > index + ahead:
                return False
            if later in self.counts:
                return True
        return False

    def _is_reported(self, date: Mention) -> bool:
        return is_reported(self.text, date, self.cues)


def _is_local(place: Mention) -> bool:
    return place.detail.kind in ("city", "region")


def name_operations(
    text: str, operations: dict[int, list[Mention]], lines: Sequence[Line], cues: Cues
) -> dict[int, list[tuple[str, int]]]:
    """For each line of ``operations`` the keys of those named in it, and where each name ends in ``text``.

    A bare name is its one edition's, unless an earlier one is meant.
    """
    editions: dict[str, set[str]] = {}
    for mention in (item for mentioned in operations.values() for item in mentioned):
        base, edition = split_edition(str(mention.value))
        editions.setdefault(base, set())
        if edition:
            editions[base].add(edition)
    named: dict[int, list[tuple[str, int]]] = {}
    for number, mentioned in operations.items():
        keys: list[tuple[str, int]] = []
        previous: Mention | None = None
        for mention in mentioned:
            base, edition = split_edition(str(mention.value))
            line = text[lines[number].start : lines[number].end]
            lead = text[max(lines[number].start, mention.start - 30) : mention.start].rstrip(" «“\"'’\u00a0")
            first = any(match.end() == len(lead) for match in cues.first.finditer(lead))
            if not edition and len(editions[base]) == 1 and not first and not cues.earlier.search(line):
                edition = next(iter(editions[base]))
            key = f"{base} {edition}".strip()
            if previous is not None and re.fullmatch(r"[”»\"]?\s*(?:and|et|&)\s*[«“\"]?", text[previous.end : mention.start]):
                keys[-1] = f"{keys[-1][0]} + {key}", mention.end
            else:
                keys.append((key, mention.end))
            previous = mention
        named[number] = keys
    return named
