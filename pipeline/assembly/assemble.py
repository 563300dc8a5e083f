"""Mentions of one text → its records: which event each count is of, when and where, what is retold, what is a part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.assembly.counts import CountNode, merge_retold, with_sums
from pipeline.assembly.cues import load_cues
from pipeline.assembly.dates import ChosenDate, choose_date, span_of
from pipeline.assembly.events import Event, EventKind, find_events
from pipeline.assembly.lines import Line, by_line, cut_at_periods, split_lines
from pipeline.assembly.occasions import find_occasion
from pipeline.assembly.places import Places
from pipeline.assembly.story import NEAR, Story
from pipeline.assembly.totals import adds_up_cases, with_stated_total
from pipeline.assembly.where import where_of
from pipeline.layout import BlockKind, find_blocks
from pipeline.mentions import Mention, MentionKind
from pipeline.records import Category, Evidence, Record, RecordEvidence, Unassigned
from pipeline.rules import Rules, default_rules
from pipeline.values.operations import normal_name, split_edition

# Counts that say nothing of a result alone: a record needs another one.
_NO_RESULT = frozenset(
    {
        Category.COUNTRIES,
        Category.OFFICERS,
        Category.HITS,
        Category.PERSONS_CHECKED,
        Category.CHECKS,
    }
)

# Why a count went into no record.
OTHER_PERIOD = "a figure of another period"
RESULTLESS = "told of no result"
NO_EVENT = "background in a text that reports no event"
DROPPED = frozenset({OTHER_PERIOD, RESULTLESS, NO_EVENT})


# The words of a sum stand so many characters at most in front of it.
_SUMMED = 60

# So many countries at most have a figure together ("Le Bénin et le Togo ont saisi 11 …"); more are all that took part.
_JOINT = 2


# A case that names no country is told of those of the case before it, when they are so few: not of all that an operation joined.
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Assembly:
    """What :func:`assemble` gives."""

    records: list[Record]
    unassigned: list[Unassigned]


def assemble(text: str, mentions: Sequence[Mention], *, published: date | None = None, rules: Rules | None = None) -> Assembly:
    """The records of ``text`` in order of appearance, and the quantities that went into none, each with the reason."""
    rules = rules or default_rules()
    cues = load_cues(rules)
    counts = [item for item in mentions if item.kind is MentionKind.COUNT]
    accepted = [item for item in counts if item.detail.reason is None]
    rejected = [(item, str(item.detail.reason)) for item in counts if item.detail.reason is not None]
    others = [item for item in mentions if item.kind is not MentionKind.COUNT]
    lines = cut_at_periods(text, split_lines(find_blocks(text, rules=rules)), [*others, *accepted], cues.compared)
    accepted, elsewhere = _by_period(lines, accepted)
    rejected += [(item, OTHER_PERIOD) for item in elsewhere]
    story = Story(text, lines, [*others, *accepted], cues, published)
    events = with_stated_total(story, find_events(story))
    maker = _RecordMaker(story, events)
    made: dict[Event, Record] = {}
    for event in events:
        if event.cases:
            maker.note(event)
    for event in sorted(events, key=lambda event: bool(event.cases)):  # a total of cases takes what it can from them
        record, dropped = maker.make(event)
        if record is not None:
            made[event] = record
        rejected += [(item, NO_EVENT if maker.occasion else RESULTLESS) for item in dropped]
    records = [made[event] for event in events if event in made]
    unassigned = [
        Unassigned(start=item.start, end=item.end, text=item.text, value=item.detail.value, reason=reason)
        for item, reason in sorted(rejected, key=lambda pair: pair[0].start)
        if not item.detail.singular
    ]
    return Assembly(records, unassigned)


def _by_period(lines: Sequence[Line], counts: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """``counts`` without, and with only, those of another period that have no clause of their own."""
    here: list[Mention] = []
    elsewhere: list[Mention] = []
    for index, items in by_line(lines, counts).items():
        for item in items:
            (elsewhere if item.detail.compared and not lines[index].period else here).append(item)
    return here, elsewhere


@dataclass(frozen=True, slots=True)
class _Made:
    """What a later case may take from the record of the case told just before it."""

    dates: str | None
    countries: dict[str, list[Evidence]]


class _RecordMaker:
    def __init__(self, story: Story, events: Sequence[Event]) -> None:
        self.story = story
        self.text = story.text
        self.lines = story.lines
        self.lead = story.lead
        self.published = story.published
        self.cues = story.cues
        self.counts = story.counts
        self.countries = story.places
        self.operations = story.operations
        born = {index: [item for item in items if item.rule != "birth"] for index, items in story.dates.items()}
        self.dates = {index: items for index, items in born.items() if items}
        self.events = events
        self.places = Places(story)
        self.occasion = find_occasion(story.text, story.lines, story.counts, story.cues)
        self.made: dict[Event, _Made] = {}

    def note(self, event: Event) -> None:
        """Keeps when and where ``event`` took place by its own lines, for the cases that take it from there."""
        chosen = self._chosen(event)
        self.made[event] = _Made(chosen.value if chosen else None, self._countries(event)[1])

    def _chosen(self, event: Event) -> ChosenDate | None:
        """The date of ``event`` by its own lines."""
        weights = self._weights(event)
        return choose_date(self.text, event, self.lines, self.dates, weights, self.cues, self.published)

    def make(self, event: Event) -> tuple[Record | None, list[Mention]]:
        """The record of ``event``, or None and its counts when it tells of no result."""
        inside = set(event.sentences)
        mentions = [item for index in event.sentences for item in self.counts.get(index, [])]
        if not mentions:
            return None, []
        if self.occasion is not None and not self.occasion.is_event(event, mentions):
            return None, mentions
        strong = any(item.detail.strong and item.detail.category not in _NO_RESULT for item in mentions)
        named_early = event.name is not None and self._is_named_early(event)
        named = named_early and (len(mentions) > 1 or mentions[0].detail.category not in _NO_RESULT)
        period = event.kind is EventKind.TOTAL and (event.cases or any(self.lines[index].period for index in event.sentences))
        if not (strong or named or period or self._is_further_case(event, mentions)):
            return None, mentions
        codes, country_evidence = self._countries(event)
        nodes = self._nodes(mentions, inside, codes)
        chosen = self._chosen(event)
        dates = self._dates(event, chosen)
        self.made[event] = _Made(dates, country_evidence)
        name, name_evidence = self._name(event)
        top = merge_retold(with_sums(nodes, self._is_summed))
        if len(codes) < 2:
            for node in _all(top):
                node.where = []
        record = Record(
            operation=name,
            dates=dates,
            countries=codes,
            counts=[node.to_count() for node in top],
            total=adds_up_cases(self.story, event),
            evidence=RecordEvidence(
                operation=name_evidence,
                dates=[_evidence(item) for item in chosen.mentions] if chosen else [],
                countries=country_evidence,
            ),
        )
        return record, []

    def _is_further_case(self, event: Event, mentions: list[Mention]) -> bool:
        """Whether a dated case of things found, with no verb that says so, stands beside cases that do tell of results."""
        if event.kind is EventKind.NAMED or not any(other.told.results for other in self.events if other is not event):
            return False
        near = {"day"} if event.kind is EventKind.CASE else NEAR
        dated = any(item.detail.precision in near for index in event.sentences for item in self.dates.get(index, []))
        return dated and any(item.detail.category not in _NO_RESULT and not item.detail.singular for item in mentions)

    def _is_named_early(self, event: Event) -> bool:
        """Whether the operation is named in a heading or in the first lines of the text."""
        return any(
            self._is_name_of(item, event)
            for index in event.sentences
            if index < 3 or self.lines[index].kind is BlockKind.HEADING
            for item in self.operations.get(index, [])
        )

    def _dates(self, event: Event, chosen: ChosenDate | None) -> str | None:
        """The date of ``event``; "the same day", or no word of a day, means that of the case told just before it."""
        if event.cases:
            span = span_of([self.made[case].dates for case in event.cases if case in self.made])
            return span or (chosen.value if chosen else None)
        before = self.made.get(event.after) if event.after is not None else None
        if before is not None and before.dates is not None and event.same_day:
            return before.dates
        if chosen is not None:
            return chosen.value
        if self._is_unrelated(event):
            return None
        if event.kind is not EventKind.TOTAL and self.lead_period is not None:
            return self.lead_period
        return before.dates if before is not None else None

    def _is_unrelated(self, event: Event) -> bool:
        """Whether the case begins by saying that it is another one: "Meanwhile, …", "In a separate case, …"."""
        line = self.lines[event.sentences[0]]
        return self.cues.unrelated.search(self.text, line.start, min(line.end, line.start + 45)) is not None

    @cached_property
    def lead_period(self) -> str | None:
        """The days or the month over which the lead says that all was done: "eleven arrests over the weekend"."""
        lead = Event(EventKind.CASE, sentences=sorted(self.lead))
        chosen = self._chosen(lead)
        if chosen is None or chosen.value.endswith("..") or chosen.mentions[0].detail.precision == "year":
            return None
        return chosen.value if "/" in chosen.value or len(chosen.value) == len("2024-06") else None

    def _weights(self, event: Event) -> dict[int, float]:
        """How much each line tells of the event: 3 for its name, 2 for a result."""
        weights: dict[int, float] = {}
        for index in event.sentences:
            weight = 0.0
            if any(self._is_name_of(item, event) for item in self.operations.get(index, [])):
                weight += 2
            # What became of the people later ("charged on Thursday") does not date the event, unless it is a court's.
            later = set() if event.told.only_tried else {Category.CONVICTIONS}
            strong = sum(item.detail.strong and item.detail.category not in later for item in self.counts.get(index, []))
            if strong:
                weight += 2 + min(strong - 1, 3) * 0.5
            if weight:
                weights[index] = weight
        return weights

    def _is_name_of(self, mention: Mention, event: Event) -> bool:
        return event.name is not None and normal_name(str(mention.value)).split()[0:1] == event.name.split()[0:1]

    def _name(self, event: Event) -> tuple[str | None, list[Evidence]]:
        if event.edition_of is not None:
            return self._base_name(event.edition_of)
        if event.name is None:
            return None, []
        if " + " in event.name:
            return self._joined_name(event)
        spellings = [
            item
            for index in sorted(self.operations)
            for item in self.operations[index]
            if normal_name(str(item.value)) == event.name
        ]
        if not spellings:
            spellings = [
                item for index in sorted(self.operations) for item in self.operations[index]
                if event.name.startswith(normal_name(str(item.value)))
            ]  # fmt: skip
        if not spellings:
            return None, []
        # The spelling in running text beats that of a heading in capitals.
        best = next((item for item in spellings if not str(item.value).isupper()), spellings[0])
        return str(best.value), [_evidence(item) for item in spellings[:5]]

    def _base_name(self, name: str) -> tuple[str | None, list[Evidence]]:
        """The name of an operation without its edition: "Caravane" of Caravane II, of which another edition is told."""
        base, _ = split_edition(name)
        spelled = [
            item for index in sorted(self.operations) for item in self.operations[index] if normal_name(str(item.value)) == name
        ]
        best = next((item for item in spelled if not str(item.value).isupper()), None)
        if best is None:
            return None, []
        return " ".join(str(best.value).split()[: len(base.split())]), [_evidence(best)]

    def _joined_name(self, event: Event) -> tuple[str | None, list[Evidence]]:
        parts = (event.name or "").split(" + ")
        for index in event.sentences:
            here = self.operations.get(index, [])
            first = next((item for item in here if normal_name(str(item.value)) == parts[0]), None)
            last = next((item for item in here if normal_name(str(item.value)) == parts[-1]), None)
            if first is not None and last is not None:
                span = self.text[first.start : last.end]
                return span, [Evidence(start=first.start, end=last.end, text=span, rule=first.rule)]
        return None, []

    def _countries(self, event: Event) -> tuple[list[str], dict[str, list[Evidence]]]:
        found: dict[str, list[Evidence]] = {}
        fallback: dict[str, list[Evidence]] = {}
        for case in event.cases:
            for code, places in (self.made[case].countries if case in self.made else {}).items():
                found.setdefault(code, []).extend(places)
        backed: set[str] = set(found)
        for index in event.sentences:
            for mention in self.places.datelines(index):
                fallback.setdefault(str(mention.value), []).append(_evidence(mention))
            for mention in self.places.of_event(index):
                found.setdefault(str(mention.value), []).append(_evidence(mention))
            backed |= self.places.backed(index)
        if backed:
            found = {code: places for code, places in found.items() if code in backed}
        if not found:
            found = fallback if event.kind is not EventKind.NAMED else {}
        if not found and event.after is not None and event.after in self.made:
            before = self.made[event.after].countries
            found = before if len(before) <= _SHARED else {}
        if not found:
            found = self._home(event)
        return sorted(found), {code: found[code] for code in sorted(found)}

    def _home(self, event: Event) -> dict[str, list[Evidence]]:
        """For an event without a country of its own: the one country that the whole text is about, if there is one."""
        found: dict[str, list[Evidence]] = {}
        for index in self.countries:
            seat = event.kind is EventKind.NAMED and self._is_seat(self.lines[index])
            told = [mention for mention in self.places.of_event(index) if mention.value in self.places.backed(index)]
            for mention in [*([] if seat else self.places.datelines(index)), *told]:
                found.setdefault(str(mention.value), []).append(_evidence(mention))
        total = sum(map(len, found.values()))
        return {code: places[:1] for code, places in found.items() if len(places) >= 0.6 * total}

    def _is_seat(self, line: Line) -> bool:
        """Whether a dateline is that of an international organisation ("LYON (France) – ")."""
        return self.cues.seats.match(self.text, line.start) is not None

    def _nodes(self, mentions: list[Mention], inside: set[int], codes: list[str]) -> list[CountNode]:
        nodes = {
            item.detail.key: self._node(item, index, codes) for index in sorted(inside) for item in self.counts.get(index, [])
        }
        top = []
        for item in mentions:
            node, parent = nodes[item.detail.key], nodes.get(item.detail.parent_key)
            if parent is not None and parent is not node:
                parent.children.append(node)
                if node.where == parent.where:
                    node.where = []  # said of the whole already
            else:
                top.append(node)
        return top

    def _is_summed(self, node: CountNode) -> bool:
        """Whether words in front of a count say that it adds up what was counted before: "bringing the total to 30"."""
        line = self.lines[node.line]
        return (
            self.cues.summed.search(self.text, max(line.start, node.start - _SUMMED), node.end + len(" altogether")) is not None
        )

    def _node(self, item: Mention, index: int, codes: list[str]) -> CountNode:
        detail = item.detail
        node = CountNode(
            category=detail.category,
            value=detail.value,
            start=item.start,
            end=item.end,
            line=index,
            modifier=detail.modifier,
            unit=detail.unit,
            presumed=detail.presumed,
            label=detail.label,
            strong=detail.strong,
            headline=self.lines[index].kind is BlockKind.HEADING,
            singular=detail.singular,
            known=detail.known,
            further=detail.further,
            evidence=[_evidence(item)],
        )
        if len(codes) > 1 and node.category is not Category.COUNTRIES:
            node.where = self._where(item, index, codes)
        return node

    def _where(self, item: Mention, index: int, codes: list[str]) -> list[str]:
        labelled = self.places.label(index)
        if labelled in codes:
            return [str(labelled)]
        places = self._places(index, codes)
        whole = self.operations.get(index) and self.lines[index].kind is not BlockKind.ITEM
        if whole and len({place.value for place in places}) < 2:
            return []  # a sentence that names the operation speaks of the whole of it
        apart = any(item.detail.kind not in ("adjective", "inhabitant") for item in self.countries.get(index, []))
        others = self.cues.others.search(self.text, item.start - len("the remaining "), item.end)  # of whom it was told before
        if not places and not apart and not others and index not in self.places.lead:
            places = self._places_before(index, codes)
        few = len({place.value for place in places}) < 2
        if few and index in self.places.lead and item.detail.parent_key is None:
            return []  # so do the headline and the lead, unless they tell countries apart
        told = where_of(self.text, item, self.lines[index], places, self.counts.get(index, []), self.cues)
        if len(told) > 1 and (index in self.places.lead or len(told) > _JOINT):
            return []
        return sorted(told) if len(told) < len(codes) else []

    def _places(self, index: int, codes: list[str]) -> list[Mention]:
        """The countries of the event that a line speaks of, its dateline left out."""
        return [mention for mention in self.places.of_event(index) if mention.value in codes]

    def _places_before(self, index: int, codes: list[str]) -> list[Mention]:
        """For "In the back, 340 engines were stacked": the place that an earlier sentence of the paragraph opened with."""
        for before in range(index - 1, -1, -1):
            if self.lines[before].block != self.lines[index].block or self.operations.get(before):
                return []
            places = self._places(before, codes)
            if places:
                first = min((count.start for count in self.counts.get(before, [])), default=self.lines[before].end)
                opens = 0 < places[0].start - self.lines[before].start < 40 and places[0].start < first
                return places[:1] if opens and len({place.value for place in places}) == 1 else []
        return []


def _evidence(item: Mention) -> Evidence:
    return Evidence(start=item.start, end=item.end, text=item.text, rule=item.rule)


def _all(nodes: list[CountNode]) -> list[CountNode]:
    return [item for node in nodes for item in (node, *_all(node.children))]


__all__ = ["DROPPED", "Assembly", "assemble"]
