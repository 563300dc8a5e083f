"""When an event took place: one EDTF string from the dates that stand in its sentences.

A date is first given its part in the telling (:class:`_Part`) by the words beside it: that of a statement, of a court, of
where something began or ended, or of what happened. The best of those that may date the event is then chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto

from pipeline.assembly.cues import Cues, beside, is_in_court, is_judged, is_reported, words_before
from pipeline.assembly.events import Event, EventKind
from pipeline.assembly.lines import Line
from pipeline.layout import BlockKind
from pipeline.mentions import Mention
from pipeline.records import check_edtf

_RANK = {"day": 6, "weekend": 5, "week": 4, "month": 4, "season": 3.5, "year": 1, "decade": -2}
# A day of a charge or of a past judgment dates a record where nothing else does.
_ASIDE = 9.0
# The lead of a text tells of the event itself.
_LEAD = 0.5
# Days whose scores lie so near the best one's are days of the event too: the name of the operation counts 1.2, the lead 0.5.
_NEAR = 1.8
# The longest operation, in days, that is told as "a twelve-day operation".
_LONGEST = 31


class _Part(Enum):
    """What a date tells of in its sentence."""

    HAPPENED = auto()
    JUDGED = auto()  # a judgment
    COURT = auto()  # a charge, a hearing
    OPENED = auto()  # the operation began then
    CLOSED = auto()  # it ended then
    BEFORE = auto()  # something that came before it: a departure, a theft, a birth, the beginning of a probe
    ONE_OF_MANY = auto()  # "on 27 June alone"


@dataclass(frozen=True, slots=True)
class ChosenDate:
    """The EDTF string and the mentions that it was read from."""

    value: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    mention: Mention
    line: int
    part: _Part
    score: float
    tells: bool  # its line names the event or counts something of it

    @property
    def value(self) -> str:
        return str(self.mention.value)

    @property
    def is_day(self) -> bool:
        return self.mention.detail.precision == "day" and "/" not in self.value


def choose_date(
    text: str,
    event: Event,
    lines: Sequence[Line],
    dates: dict[int, list[Mention]],
    weights: dict[int, float],
    cues: Cues,
    published: date | None,
) -> ChosenDate | None:
    """The period of ``event``, or None when the text does not say.

    ``dates`` are those of each line; ``weights`` gives for a line how much it tells of the event (names it,
    counts something). The most precise date of the lines that tell most wins; an interval beats a day; several days of one
    event are one interval, and so are the days when it began and ended.
    """
    candidates = _candidates(text, event, lines, dates, weights, cues, published)
    if not candidates:
        return None
    if event.kind is EventKind.TOTAL and event.period is not None:
        same = [item.mention for item in candidates if item.value in (event.period, event.period.removesuffix("/.."))]
        if same:
            return ChosenDate(event.period, (same[0],))
    days = [
        item for item in candidates if item.part not in (_Part.COURT, _Part.JUDGED) and item.mention.detail.precision == "day"
    ]
    earliest = min((item.mention.start for item in days), default=len(text))
    candidates = [_in_court(item, earliest) for item in candidates]
    best = max(candidates, key=lambda item: (item.score, -item.mention.start))
    if best.is_day:
        joined = (
            _from_beginning_to_end(candidates)
            or _by_length(text, best, lines[best.line], cues)
            or _several_days(best, candidates)
        )
        if joined is not None:
            return joined
    return ChosenDate(_with_year(best.value, best.mention, event, dates, weights), (best.mention,))


def _candidates(
    text: str,
    event: Event,
    lines: Sequence[Line],
    dates: dict[int, list[Mention]],
    weights: dict[int, float],
    cues: Cues,
    published: date | None,
) -> list[_Candidate]:
    """The dates of the lines of ``event`` that may be its own, each with its part and score."""
    told = _carried(event, lines, dates, weights) if event.kind is EventKind.CASE else weights
    lead = next((index for index in event.sentences if told.get(index) and lines[index].kind is not BlockKind.HEADING), -1)
    found = []
    for index in event.sentences:
        for mention in dates.get(index, []):
            if _is_of_text(text, mention, lines[index], index, weights, published):
                continue
            if _is_told_of(text, mention, lines[index], cues) or _is_to_come(mention, published):
                continue
            part = part_of(text, mention, lines[index], cues)
            weight = told.get(index, 0)
            score = _score(mention, part, weight, cues, published) + (_LEAD if index <= lead else 0)
            found.append(_Candidate(mention, index, part, score, weight > 0))
    return found


def _carried(event: Event, lines: Sequence[Line], dates: dict[int, list[Mention]], weights: dict[int, float]) -> dict[int, float]:
    """``weights`` with what a line that sets the scene takes from those behind it in its paragraph, up to the next date.

    "On Monday, officers stopped two passengers. In their bags were four kilos of …" Of a named operation such a line tells
    one find among many.
    """
    carried = dict(weights)
    for position, index in enumerate(event.sentences):
        if index in dates and not weights.get(index):
            for later in event.sentences[position + 1 :]:
                if lines[later].block != lines[index].block or later in dates:
                    break
                if weights.get(later):
                    carried[index] = weights[later]
                    break
    return carried


def part_of(text: str, mention: Mention, line: Line, cues: Cues) -> _Part:
    if is_judged(text, mention, cues):
        return _Part.JUDGED
    if is_in_court(text, mention, cues):
        return _Part.COURT
    if any(cues.alone.search(words) for words in beside(text, mention)):
        return _Part.ONE_OF_MANY
    before = words_before(text, mention, line.start)
    for cue, part in ((cues.closed, _Part.CLOSED), (cues.opened, _Part.OPENED), (cues.started, _Part.BEFORE)):
        if cue.search(before):
            return part
    return _Part.HAPPENED


def _is_told_of(text: str, mention: Mention, line: Line, cues: Cues) -> bool:
    """Whether the date is that of a statement, or of a picture from the archive."""
    return is_reported(text, mention, cues) or cues.archive.search(text, line.start, line.end) is not None


def _is_to_come(mention: Mention, published: date | None) -> bool:
    """Whether the date begins behind the day of publication: a hearing to come."""
    first = str(mention.value).split("/")[0]
    return published is not None and not first.startswith("X") and first > published.isoformat()


def _score(mention: Mention, part: _Part, weight: float, cues: Cues, published: date | None) -> float:
    """How well the date would date the event: ``weight`` is how much its line tells."""
    value, detail = str(mention.value), mention.detail
    score = float(_RANK.get(detail.precision, 1))
    if "/" in value and not value.endswith(".."):
        score += 2.5 if detail.precision == "day" else 1.0
    if value.endswith(".."):
        score -= 1.5
    if cues.same_day.match(mention.text):
        score -= 5  # "on the same day in three countries": the day is told elsewhere
    score += 0.6 * weight
    last = value.removesuffix("/..").split("/")[-1][:4]
    if published is not None and last.isdigit() and published.year - int(last) > 1:
        score -= 3
    if mention.rule == "feast":
        score -= 3  # "half the city waits for it at Easter"
    if part in (_Part.BEFORE, _Part.ONE_OF_MANY):
        score -= 3
    return score


def _is_of_text(text: str, mention: Mention, line: Line, index: int, weights: dict[int, float], published: date | None) -> bool:
    """Whether the date is that of the text itself: a dateline, "Published on", a line of its own in the head."""
    value, detail = str(mention.value), mention.detail
    alone = line.end - line.start - (mention.end - mention.start) < 30
    if published is not None and value == published.isoformat() and not detail.relative and (index <= 4 or alone):
        return True
    if detail.precision != "day" or "/" in value or index >= 5:
        return False
    if text[mention.end : line.end].strip().startswith(":"):
        return False  # "On 13 September:", above a list
    if line.kind is BlockKind.HEADING:
        # "FRIDAY – KINGSTON", above what happened there
        return not (detail.relative and mention.start == line.start and (published is None or published != _day(value)))
    words = text[line.start : mention.start].split() + text[mention.end : line.end].split()
    told = line.kind is BlockKind.PARAGRAPH and text[line.start : line.end].endswith(".") and sum(map(str.islower, words)) > 1
    if alone and not told and not weights.get(index):
        return True
    # The day in front of the dash of a dateline is that of the text.
    opens = published is None and index <= 3 and not detail.relative and mention.start - line.start < 60
    return opens and re.match(r"\s*(?:\([^)]*\)\s*)?[–—-]\s|\s*$", text[mention.end : line.end]) is not None


def _day(value: str) -> date | None:
    return None if "X" in value else date.fromisoformat(value)


def _in_court(item: _Candidate, earliest: int) -> _Candidate:
    """``item`` with its score as a day of a court.

    A judgment told before anything else that happened (``earliest``) is what the text is about; another one, and every
    charge and hearing, only dates a record that nothing else does.
    """
    if item.part not in (_Part.JUDGED, _Part.COURT):
        return item
    first = item.mention.start <= earliest
    told = item.part is _Part.JUDGED and item.mention.detail.precision in ("day", "week") and first
    gain = 4.0 if told else -_ASIDE
    return replace(item, score=item.score + gain)


def _from_beginning_to_end(candidates: Sequence[_Candidate]) -> ChosenDate | None:
    """ "Launched on 2 October, the operation ended last Friday": the interval, where both are days of one paragraph."""
    for item in candidates:
        if item.part is _Part.OPENED and item.is_day:
            for other in candidates:
                near = item.line <= other.line <= item.line + 1
                if other.part is _Part.CLOSED and other.is_day and near and item.value < other.value:
                    return ChosenDate(f"{item.value}/{other.value}", (item.mention, other.mention))
    return None


def _by_length(text: str, best: _Candidate, line: Line, cues: Cues) -> ChosenDate | None:
    """ "A three-day sweep ended on Friday": the days up to it; "a three-day sweep began on Friday": the days from it."""
    if best.part not in (_Part.OPENED, _Part.CLOSED) or "X" in best.value:
        return None
    for unit in cues.days_long.finditer(text, line.start, line.end):
        words = re.search(r"(\w+)[\s-]$", text[line.start : unit.start()])
        number = words[1].lower() if words else ""
        length = int(number) if number.isdecimal() else cues.cardinals.get(number, 0)
        if 1 < length <= _LONGEST:
            day = date.fromisoformat(best.value)
            span = timedelta(days=length - 1)
            first, last = (day - span, day) if best.part is _Part.CLOSED else (day, day + span)
            return ChosenDate(f"{first.isoformat()}/{last.isoformat()}", (best.mention,))
    return None


def _several_days(best: _Candidate, candidates: Sequence[_Candidate]) -> ChosenDate | None:
    """The days of the results or judgments of one event, from the first to the last, when they lie close together."""
    if best.part not in (_Part.HAPPENED, _Part.JUDGED):
        return None
    days = [
        item
        for item in candidates
        if item.is_day
        and item.part is best.part
        and item.score >= best.score - _NEAR
        and (item.tells or item.line == best.line or best.part is _Part.JUDGED)
    ]
    values = sorted({item.value for item in days})
    if len(values) > 1 and "XXXX" not in values[0] and _close(values[0], values[-1]):
        return ChosenDate(f"{values[0]}/{values[-1]}", tuple(item.mention for item in days))
    return None


def span_of(values: Sequence[str | None]) -> str | None:
    """The interval from the first to the last of several periods; None when there is none, or one is not told to the day."""
    ends = [end for value in values if value for end in value.split("/")]
    if not ends or len(ends) < len(values) or any(len(end) != 10 for end in ends):
        return None
    return f"{min(ends)}/{max(ends)}" if min(ends) < max(ends) else ends[0]


def _close(first: str, last: str) -> bool:
    try:
        return 0 < (date.fromisoformat(last) - date.fromisoformat(first)).days <= 31
    except ValueError:
        return False


def _with_year(value: str, chosen: Mention, event: Event, dates: dict[int, list[Mention]], weights: dict[int, float]) -> str:
    """``value`` with the year that the text gives elsewhere.

    In this order: the one year of the event's own sentences ("Operation Libertad 2018 … 3 – 9 April"), the year that an
    earlier date of the text gives to the same month, the one year of the dates just before.
    """
    if "XXXX" not in value:
        return value
    own = {
        str(item.value)[:4]
        for index in event.sentences
        for item in dates.get(index, [])
        if str(item.value)[:4].isdigit() and (item.start < chosen.start or weights.get(index))
    }
    if event.name is not None and len(own) == 1:
        return _in_year(value, own.pop())
    months = {part[5:7] for part in value.split("/") if len(part) >= 7}
    known = [item for items in dates.values() for item in items if str(item.value)[:4].isdigit() and item.start < chosen.start]
    same_month = {str(item.value)[:4] for item in known if str(item.value)[5:7] in months}
    if len(same_month) == 1:
        return _in_year(value, same_month.pop())
    near = {str(item.value)[:4] for item in known if chosen.start - item.start < 400}
    return _in_year(value, near.pop()) if len(near) == 1 else value


def _in_year(value: str, year: str) -> str:
    """``value`` with ``year``, which its end passes when it comes before its beginning ("28 December to 3 January").

    ``value`` as it is when the calendar of the year does not have it (29 February).
    """
    first, slash, last = value.replace("XXXX", year).partition("/")
    if last and last[: len(first)] < first[: len(last)]:
        last = f"{int(year) + 1:04d}{last[4:]}"
    try:
        return check_edtf(f"{first}{slash}{last}")
    except ValueError:
        return value
