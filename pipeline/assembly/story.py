"""One text as events are looked for in it: its lines, what is told in each, and simple questions about one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.assembly.cues import Cues, is_in_court, is_reported
from pipeline.assembly.lines import Line, by_line, lead_of
from pipeline.assembly.names import name_operations
from pipeline.layout import BlockKind
from pipeline.mentions import Mention, MentionKind

# How precisely a case is dated; seasons and years are told of totals.
NEAR = frozenset({"day", "weekend", "week", "month"})
# A date or place within so many characters of the start of a line opens it.
_FRONT = 25
_FRONTED = 45
_SINCE = 60
_JOINED = 6  # "And in Pelotas, …"
_YEARLY = 62  # days; an operation rarely lasts longer
_ENDS_PLACE = re.compile(r"\s*[:.,–—(-]")
_NAME = re.compile(r"\s+([^\W\d_a-zß-öø-ÿ][\w’'-]+(?:[ -][^\W\d_a-zß-öø-ÿ][\w’'-]+)*)")  # words that begin with a capital


class Story:
    """The lines of one text and the mentions of each line, by its index; a line without any is no key."""

    def __init__(self, text: str, lines: Sequence[Line], mentions: Sequence[Mention], cues: Cues, published: date | None) -> None:
        self.text = text
        self.lines = lines
        self.cues = cues
        self.published = published
        self.dates = by_line(lines, [item for item in mentions if item.kind is MentionKind.DATE])
        self.counts = by_line(lines, [item for item in mentions if item.kind is MentionKind.COUNT])
        self.places = by_line(lines, [item for item in mentions if item.kind is MentionKind.COUNTRY])
        self.operations = by_line(lines, [item for item in mentions if item.kind is MentionKind.OPERATION])
        self.names = name_operations(text, self.operations, lines, cues)
        self.introduced = {index for index, items in self.operations.items() if any("introducer" in item.rule for item in items)}

        self.lead = lead_of(lines, self.counts)
        # Looked up for each line, so kept: the lines that no count of their block precedes, and where the next counts stand.
        self._beginnings: set[int] = set()
        counted = -1  # the last block with a count
        for index, line in enumerate(lines):
            if line.block != counted:
                self._beginnings.add(index)
            if index in self.counts:
                counted = line.block
        self._next_counted: list[int | None] = [None] * len(lines)
        following: int | None = None
        for index in range(len(lines) - 1, -1, -1):
            following = index if index in self.counts else following
            self._next_counted[index] = following

    def sentence(self, index: int) -> str:
        return self.text[self.lines[index].start : self.lines[index].end]

    def is_heading(self, index: int) -> bool:
        return self.lines[index].kind is BlockKind.HEADING

    def opens(self, index: int, mention: Mention, reach: int = _FRONT) -> bool:
        """Whether ``mention`` stands at the start of its line."""
        return mention.start - self.lines[index].start < reach

    def is_since(self, index: int, date: Mention) -> bool:
        """ "Since it opened in 2017, …": the line begins with a word that opens a period, and its date stands soon behind."""
        start = self.lines[index].start
        opens = self.cues.since.match(self.text, start)
        return opens is not None and opens.end() <= date.start < start + _SINCE and "/" not in str(date.value)

    def begins(self, index: int) -> bool:
        """Whether nothing is counted before this line in its paragraph."""
        return index in self._beginnings

    def is_reported(self, date: Mention) -> bool:
        return is_reported(self.text, date, self.cues)

    def is_in_court(self, date: Mention) -> bool:
        return is_in_court(self.text, date, self.cues)

    def is_day_of_event(self, index: int, date: Mention) -> bool:
        """Whether a date can be the day of an event: no period, not that of a statement, of the head or of publication."""
        if date.detail.precision not in ("day", "weekend") or str(date.value).endswith("/.."):
            return False
        if self.is_reported(date) or (self.is_heading(index) and index < 5):
            return False
        return self.published is None or date.detail.relative or str(date.value) != self.published.isoformat()

    def tells_counts(self, index: int, ahead: int = 0) -> bool:
        """Whether this sentence, a later one of its block, or one of the ``ahead`` lines behind it counts something."""
        later = self._next_counted[index]
        if later is None:
            return False
        return later <= index + ahead or self.lines[later].block == self.lines[index].block

    def is_dated(self, index: int) -> bool:
        """Whether the line names a day, a week or a month."""
        return any(item.detail.precision in NEAR for item in self.dates.get(index, []))

    def follows_up(self, index: int) -> bool:
        """Whether the sentence only says what became of the people told of before: "Sept ont été mis en examen jeudi"."""
        counts = self.counts.get(index, [])
        return bool(counts) and all(item.detail.elliptic or item.detail.category == "convictions" for item in counts)

    def is_of_crime(self, index: int) -> bool:
        """Whether all that the line counts is what the criminals did: "The gang is said to have moved 190 people"."""
        counts = [item for item in self.counts.get(index, []) if not item.detail.singular]
        return bool(counts) and all(item.detail.crime for item in counts)

    def is_of_edition(self, index: int) -> bool:
        """ "L'édition 2022 s'était soldée par …", "The first edition, in 2021, …": the line begins with an edition."""
        start, end = self.lines[index].start, self.lines[index].end
        return self.cues.edition.search(self.text, start, min(end, start + _FRONTED)) is not None

    def goes_on(self, index: int) -> bool:
        """Whether all that the sentence counts is counted without a noun: more of what was told before."""
        counts = self.counts.get(index, [])
        return bool(counts) and all(item.detail.elliptic for item in counts)

    def towns(self, index: int) -> list[Mention]:
        """The towns and regions of a line."""
        return [place for place in self.places.get(index, []) if place.detail.kind in ("city", "region")]

    def fronted_towns(self, index: int) -> list[str]:
        """The towns and regions in which a line begins; behind a word of place also those that no list knows."""
        known = [place.text for place in self.towns(index) if self.opens(index, place, _FRONTED) and self._is_scene(index, place)]
        return known or self._unknown_towns(index)

    def _is_scene(self, index: int, place: Mention) -> bool:
        """Whether a place at the start of its line says where: "At the toll of La Turbie", "Saturday, in Lyon", "Lyon: ", but
        not "Its driver, a man from Kumanovo", "Pristina said"."""
        start = self.lines[index].start
        before = self.text[start : place.start]
        if not re.search(r"\w", before):
            return _ENDS_PLACE.match(self.text, place.end) is not None
        if any(count.start < place.start for count in self.counts.get(index, [])):
            return False
        if len(before.strip()) == 1:
            return True  # "A Lyon, …", as newspapers write "À Lyon"
        dated = any(item.start < place.start for item in self.dates.get(index, []))
        return any(
            not re.search(r"[,;:]", before[cue.end() :]) and (cue.start() < _JOINED or dated or "," in before[: cue.start()])
            for cue in self.cues.scene.finditer(before)
        )

    def _unknown_towns(self, index: int) -> list[str]:
        """ "And in Benapole the next morning, …": a name behind a word of place that is no date, country or operation."""
        start, end = self.lines[index].start, self.lines[index].end
        taken = [*self.dates.get(index, []), *self.places.get(index, []), *self.operations.get(index, [])]
        for cue in self.cues.locative.finditer(self.text, start, min(end, start + _FRONTED)):
            name = _NAME.match(self.text, cue.end())
            if name is not None and not any(item.start < name.end() and name.start(1) < item.end for item in taken):
                return [name[1]]
        return []


def _days(period: str) -> int:
    """How many days an interval from day to day spans; 0 for anything else."""
    try:
        first, last = (date.fromisoformat(end) for end in period.split("/"))
    except ValueError:
        return 0
    return (last - first).days


class Told:
    """What was told of an event so far."""

    def __init__(self) -> None:
        self.counted = False  # below the headings
        self.days: set[str] = set()
        self.tried: set[str] = set()  # those of the days that are a court's
        self.months: set[str] = set()  # those that its lines began with: "En février, à Bardonnex, …"
        self.wide = False  # a month or week was named
        self.spans = False  # a period was named
        self.yearly = False  # a period of two months or more was named, first and last day
        self.towns: set[str] = set()
        self.countries: set[str] = set()  # by name or town, not those of peoples and authorities
        self.results: set[str] = set()  # categories of what is told as a result
        self.below: set[str] = set()  # those of them below the headings

    @property
    def only_tried(self) -> bool:
        """Whether a trial is told of, and nothing else so far."""
        return bool(self.tried) and self.days == self.tried

    @property
    def untried(self) -> bool:
        """Whether results are told, and nobody who could be tried: a rescue at sea."""
        return bool(self.below) and not self.below & {
            "arrests",
            "suspects",
            "convictions",
            "groups",
            "searches",
            "investigations",
        }

    def add(self, story: Story, index: int) -> None:
        """Takes in line ``index``."""
        results = {item.detail.category for item in story.counts.get(index, []) if item.detail.strong}
        below = index in story.counts and not story.is_heading(index)
        self.counted |= below
        for item in story.dates.get(index, []):
            value = str(item.value)
            self.spans |= "/" in value
            self.yearly |= _days(value) > _YEARLY
            self.wide |= item.detail.precision in ("month", "week")
            self.wide |= item.detail.precision in ("year", "season") and bool(results)
            if story.is_day_of_event(index, item):
                in_court = story.is_in_court(item)
                if not in_court or not self.results - {"convictions"}:
                    self.days.add(value)
                    self.tried.update([value] if in_court else [])
            if item.detail.precision == "month" and "/" not in value and story.opens(index, item):
                self.months.add(value)
        self.towns.update(place.text for place in story.towns(index))
        self.countries.update(
            str(place.value) for place in story.places.get(index, []) if place.detail.kind in ("name", "city", "region")
        )
        self.results |= results
        self.below |= results if below else set()
