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
from functools import lru_cache

from pipeline.layout import Block, BlockKind
from pipeline.mentions import Mention
from pipeline.rules import LANGUAGES, Rules, Table
from pipeline.values.operations import OperationsTable, normal_name, split_edition


class EventsTable(Table):
    """Schema of ``events.toml``."""

    separate: tuple[str, ...]
    totals: tuple[str, ...]
    same_period: tuple[str, ...]
    overall: tuple[str, ...]
    report: tuple[str, ...]
    origin: tuple[str, ...]
    participants: tuple[str, ...]
    elsewhere: tuple[str, ...]
    authority: tuple[str, ...]
    same_day: tuple[str, ...]
    continuing: tuple[str, ...]
    started: tuple[str, ...]
    merely: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue phrases of all languages as patterns; a text may change its language in mid-event."""

    separate: re.Pattern[str]
    totals: re.Pattern[str]
    same_period: re.Pattern[str]
    overall: re.Pattern[str]
    report: re.Pattern[str]
    origin: re.Pattern[str]
    participants: re.Pattern[str]
    elsewhere: re.Pattern[str]
    authority: re.Pattern[str]
    same_day: re.Pattern[str]
    continuing: re.Pattern[str]
    started: re.Pattern[str]
    merely: re.Pattern[str]
    earlier: re.Pattern[str]


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


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the whole text with its block and the mentions in it."""

    start: int
    end: int
    block: int
    kind: BlockKind
    first: bool  # first sentence of its block


@lru_cache(maxsize=8)
def load_cues(rules: Rules) -> Cues:
    tables = [rules.table(f"{language}/events.toml", EventsTable) for language in LANGUAGES]

    def joined(name: str) -> re.Pattern[str]:
        return compile_phrases([phrase for table in tables for phrase in getattr(table, name)])

    earlier = [
        phrase
        for language in LANGUAGES
        for phrase in rules.table(f"{language}/operations.toml", OperationsTable).earlier
    ]
    return Cues(
        **{name: joined(name) for name in EventsTable.model_fields if name not in Table.model_fields},
        earlier=compile_phrases(earlier),
    )


def compile_phrases(phrases: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any of ``phrases`` between word borders, in any case, with either apostrophe."""
    alternatives = "|".join(
        re.escape(phrase).replace(r"\ ", r"[\s\u00a0]+").replace("'", "['’]")
        for phrase in sorted(set(phrases), key=len, reverse=True)
    )
    return re.compile(rf"(?<![^\W_])(?:{alternatives})(?![^\W_])", re.IGNORECASE)


def split_lines(blocks: Sequence[Block]) -> list[Line]:
    """The sentences of all blocks, in order."""
    return [
        Line(start, end, number, block.kind, position == 0)
        for number, block in enumerate(blocks)
        for position, (start, end) in enumerate(block.sentences)
    ]


class EventFinder:
    """Walks the lines of one text."""

    def __init__(
        self, text: str, lines: Sequence[Line], mentions: Sequence[Mention], cues: Cues, published: date | None = None
    ) -> None:
        self.published = published
        self.text = text
        self.lines = lines
        self.cues = cues
        self.names = name_operations(text, [item for item in mentions if item.kind == "operation"], lines, cues)
        self.dates = _by_line(lines, [item for item in mentions if item.kind == "date"])
        self.counts = _by_line(lines, [item for item in mentions if item.kind == "count"])

    def find(self) -> list[Event]:
        """The events in order of appearance, each with its sentences; counts decide later which become records."""
        events: list[Event] = []
        named: dict[str, Event] = {}
        main = self._main_name()
        base: Event | None = None  # what the text or section is about
        current: Event | None = None
        block = -1

        def event_of(name: str) -> Event:
            if name not in named:
                named[name] = Event(EventKind.NAMED, name)
                events.append(named[name])
            return named[name]

        if main is not None:
            base = current = event_of(main)
        for index, line in enumerate(self.lines):
            if line.block != block:
                block = line.block
                if base is not None and base.kind is EventKind.NAMED:
                    current = base
            here = list(dict.fromkeys(self.names.get(index, ())))
            sentence = self.text[line.start : line.end]
            if here:
                chosen = here[0]
                if line.kind is BlockKind.HEADING:
                    base = current = event_of(chosen)
                else:
                    current = event_of(chosen)
                    if base is None:
                        base = current
            elif self._is_total(index, sentence, current):
                total = Event(EventKind.TOTAL, period=self._period(index))
                known = next(
                    (
                        item
                        for item in events
                        if item.kind is EventKind.TOTAL and item.period == total.period and total.period
                    ),
                    None,
                )
                if known is None:
                    events.append(total)
                (known or total).sentences.append(index)
                current_total = known or total
                if current is None:
                    current = current_total
                self._last_total = current_total
                continue
            elif (
                getattr(self, "_last_total", None) is not None
                and index
                and index - 1 in self._last_total.sentences
                and (self.cues.same_period.search(sentence))
            ):
                self._last_total.sentences.append(index)
                continue
            elif (base is None or base.kind is not EventKind.NAMED) and self._opens_case(index, sentence, current):
                current = Event(EventKind.CASE, after=current, same_day=self.cues.same_day.search(sentence) is not None)
                events.append(current)
                base = current
            if current is None:
                current = Event(EventKind.CASE)
                events.append(current)
                base = base or current
            current.sentences.append(index)
        return [event for event in events if event.sentences]

    _last_total: Event | None = None

    def _main_name(self) -> str | None:
        """The operation that the text is about: the one it names first, if it names it early or more than once."""
        order: dict[str, list[int]] = {}
        for index in sorted(self.names):
            for name in self.names[index]:
                order.setdefault(name, []).append(index)
        if not order:
            return None
        best = max(order, key=lambda name: (len(order[name]), -order[name][0]))
        first = order[best][0]
        if len(order) == 1:
            line = self.lines[first]
            sentence = self.text[line.start : line.end]
            return None if self.cues.merely.search(sentence) or self.cues.earlier.search(sentence) else best
        return best if first <= max(4, len(self.lines) // 2) else None

    def _is_total(self, index: int, sentence: str, current: Event | None) -> bool:
        """Whether the sentence counts over a period of its own: "So far this year …", "Depuis 2006 …", "… en 2019"."""
        if not any(count.detail.strong and not count.detail.singular for count in self.counts.get(index, [])):
            return False
        told = current is not None and any(
            line in self.counts and self.lines[line].kind is not BlockKind.HEADING for line in current.sentences
        )
        dates = self.dates.get(index, [])
        if any(item.detail.precision in ("day", "week", "weekend") for item in dates if not self._is_reported(item)):
            dates = [item for item in dates if str(item.value).endswith("/..") or self._goes_before(index, item)]
        for item in dates:
            value = str(item.value)
            before = self.text[max(self.lines[index].start, item.start - 30) : item.start]
            if self.cues.started.search(before):
                continue
            if value.endswith("/.."):
                if told or self._goes_before(index, item):
                    return True
            elif item.detail.precision == "year":
                if told or self._goes_before(index, item) or self.cues.totals.search(sentence):
                    return True
            elif item.detail.precision == "month" and "/" in value and self._goes_before(index, item):
                return told and current is not None and current.kind is not EventKind.NAMED
        return False

    def _goes_before(self, index: int, date: Mention) -> bool:
        return date.start - self.lines[index].start < 25

    def _period(self, index: int) -> str | None:
        for date in self.dates.get(index, []):
            if str(date.value).endswith("/..") or date.detail.precision in ("year", "month"):
                return str(date.value)
        return None

    def _opens_case(self, index: int, sentence: str, current: Event | None) -> bool:
        if current is None or not any(
            line in self.counts and self.lines[line].kind is not BlockKind.HEADING for line in current.sentences
        ):
            return False
        if not self._tells_counts(index) or self.cues.continuing.match(sentence):
            return False
        cue = self.cues.separate.search(sentence)
        if cue is not None and cue.start() < 30:
            return True
        for date in self.dates.get(index, []):
            if date.detail.precision not in ("day", "weekend") or self._is_reported(date):
                continue
            if date.start - self.lines[index].start > 60 and not self.lines[index].first:
                continue
            days = {
                str(other.value)
                for line in current.sentences
                for other in self.dates.get(line, [])
                if self._is_day_of_event(line, other)
            }
            if days and str(date.value) not in days:
                return True
        return False

    def _is_day_of_event(self, index: int, item: Mention) -> bool:
        if self._is_reported(item) or self.lines[index].kind is BlockKind.HEADING:
            return False
        return self.published is None or item.detail.relative or str(item.value) != self.published.isoformat()

    def _tells_counts(self, index: int) -> bool:
        """Whether this sentence or the next one of its block counts something."""
        return index in self.counts or (
            index + 1 < len(self.lines)
            and self.lines[index + 1].block == self.lines[index].block
            and index + 1 in self.counts
        )

    def _is_reported(self, date: Mention) -> bool:
        return is_reported(self.text, date, self.cues)


def is_reported(text: str, date: Mention, cues: Cues) -> bool:
    """Whether a date is that of a statement, a law or a hearing: a word of reporting stands right beside it."""
    before = re.split(r"[.;!?\n]", text[max(0, date.start - 45) : date.start])[-1]
    after = re.split(r"[.;!?\n,]", text[date.end : date.end + 30])[0]
    words_before = before.split()[-4:]
    words_after = after.split()[:4]
    return bool(cues.report.search(" ".join(words_before)) or cues.report.search(" ".join(words_after)))


def name_operations(text: str, mentions: Sequence[Mention], lines: Sequence[Line], cues: Cues) -> dict[int, list[str]]:
    """For each line the keys of the operations named in it; a bare base name is its one edition's, unless an earlier one is meant."""
    editions: dict[str, set[str]] = {}
    for mention in mentions:
        base, edition = split_edition(str(mention.value))
        editions.setdefault(base, set())
        if edition:
            editions[base].add(edition)
    named: dict[int, list[str]] = {}
    for number, mentioned in _by_line(lines, mentions).items():
        keys = []
        previous: Mention | None = None
        for mention in mentioned:
            base, edition = split_edition(str(mention.value))
            if (
                not edition
                and len(editions[base]) == 1
                and not cues.earlier.search(text[lines[number].start : lines[number].end])
            ):
                edition = next(iter(editions[base]))
            key = f"{base} {edition}".strip()
            if previous is not None and re.fullmatch(
                r"[”»\"]?\s*(?:and|et|&)\s*[«“\"]?", text[previous.end : mention.start]
            ):
                keys[-1] = f"{keys[-1]} + {key}"
            else:
                keys.append(key)
            previous = mention
        named[number] = keys
    return named


def _by_line(lines: Sequence[Line], mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    grouped: dict[int, list[Mention]] = {}
    position = 0
    for mention in sorted(mentions, key=lambda item: item.start):
        while position < len(lines) - 1 and lines[position + 1].start <= mention.start:
            position += 1
        if lines:
            grouped.setdefault(position, []).append(mention)
    return grouped


by_line = _by_line

__all__ = [
    "Cues",
    "Event",
    "EventFinder",
    "EventKind",
    "EventsTable",
    "Line",
    "by_line",
    "compile_phrases",
    "is_reported",
    "load_cues",
    "normal_name",
    "split_lines",
]
