"""Where a text turns to another event: words that say so, another day, another town, figures over a period of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from pipeline.assembly.story import Story, Told
from pipeline.layout import BlockKind
from pipeline.mentions import Mention

_CUE_FRONT = 45  # "In a case that was not part of Sirocco, …"
_CASE_HEADING = 90
_LATER = 16  # "Thirty-six hours later"
_NEWS = 14  # days
_RIGHT_BEHIND = 16
_FACTS_BEFORE_TRIAL = 21  # days: one so long before those of a court is that of what is tried there


def is_unrelated(story: Story, index: int) -> bool:
    """Whether the line begins by saying that it tells of another case: "In a case that was not part of Sirocco, …"."""
    cue = story.cues.unrelated.search(story.sentence(index))
    return cue is not None and cue.start() < _CUE_FRONT and story.tells_counts(index, ahead=3) and not story.goes_on(index)


def opens_case(story: Story, index: int, told: Told, *, in_section: bool) -> bool:
    """Whether a new case starts at line ``index``; in a section of a named operation only the clearest words open one."""
    if is_unrelated(story, index):
        return in_section or told.counted
    if not told.counted:
        return False
    if in_section:
        return _is_case_of_its_day(story, index, told)
    if _is_case_heading(story, index):
        return True
    sentence = story.sentence(index)
    if not story.tells_counts(index) or story.cues.continuing.match(sentence):
        return False
    cue = story.cues.separate.search(sentence)
    if cue is not None and cue.start() <= 6:
        return True
    if _is_highlight(story, index):
        return True
    later = not (told.only_tried or told.untried or _goes_back(story, index, told))
    if story.goes_on(index) or (story.follows_up(index) and later):
        return False
    return _turns_to_day(story, index, told) or _turns_to_town(story, index, told) or _turns_to_place_that_day(story, index, told)


def _is_highlight(story: Story, index: int) -> bool:
    """ "One of the largest cases came in March", "The biggest catch came from the sea. On Sunday, …": a case with its date."""
    start = story.lines[index].start
    cue = story.cues.highlight.search(story.text, start, start + _CUE_FRONT)
    if cue is None or cue.start() - start > 6 or not story.lines[index].first:
        return False
    for later in range(index, len(story.lines)):
        if story.lines[later].block != story.lines[index].block:
            return False
        if story.is_dated(later):
            return True
        if later in story.counts:
            return False
    return False


def is_total(story: Story, index: int, told: Told | None) -> bool:
    """Whether the line counts over a period of its own: "So far this year …", "Depuis 2006 …", "… en 2019"."""
    if story.lines[index].period:
        return True
    counts = [count for count in story.counts.get(index, []) if not count.detail.singular]
    dates = story.dates.get(index, [])
    opens = any(story.opens(index, item) for item in dates)
    if not any(count.detail.strong or opens for count in counts):
        return False
    counted = told is not None and told.counted
    if any(item.detail.precision == "week" or story.is_day_of_event(index, item) for item in dates):
        dates = [item for item in dates if str(item.value).endswith("/..") or story.opens(index, item)]
    for item in dates:
        value = str(item.value)
        if counted and "/" in value and story.is_of_crime(index) and not story.cues.totals.search(story.sentence(index)):
            continue  # how long it had gone on: "Between May and July the gang had moved 190 people"
        if counted and story.cues.accused.search(story.sentence(index)):
            continue  # "accused of having cheated 260 victims since spring": of the case told
        if told is not None and _is_before_trial(story, index, value, told):
            continue  # "Between March and May 2021 officers searched four houses", heard by the court in 2023
        before = story.text[max(story.lines[index].start, item.start - 30) : item.start]
        if story.cues.started.search(before):
            if counted and story.is_since(index, item):
                return True
            continue
        if value.endswith("/.."):
            if story.opens(index, item) or (counted and not _is_of_people(story, index, item)):
                return True
        elif item.detail.precision == "year":
            if counted or story.opens(index, item) or story.cues.totals.search(story.sentence(index)):
                return True
            if index + 1 < len(story.lines) and story.lines[index + 1].period:
                return True  # "418 cases in 2023, against 365 the year before"
        elif item.detail.precision in ("month", "season"):
            opens = story.opens(index, item) or ("/" in value and len(dates) == 1)
            if counted and opens and (_is_outside(story, value, told) or _is_wider(value, told)):
                return True
    return False


def _is_before_trial(story: Story, index: int, period: str, told: Told) -> bool:
    """Whether a period lies before the trial that is told of, and the line tells of no sentences and is no overall figure."""
    judged = any(item.detail.category == "convictions" for item in story.counts.get(index, []))
    if not told.tried or judged or story.cues.totals.search(story.sentence(index)):
        return False
    end = period.split("/")[-1].replace("..", period.split("/")[0])
    return end < min(told.tried)[: len(end)]


def _is_of_people(story: Story, index: int, date: Mention) -> bool:
    """ "Two men whom Pakistan had sought since 2019": how long something was so of those told of, not what is counted over."""
    clause = re.split(r"[;:.]", story.text[story.lines[index].start : date.start])[-1]
    first = min((count.start for count in story.counts[index]), default=date.start)
    if story.lines[index].kind is BlockKind.ITEM and first < date.start:
        return True
    relative = [match.start() for match in story.cues.relative.finditer(clause)]
    return bool(relative) and "," not in clause[relative[-1] :]


def period_of(story: Story, index: int) -> str | None:
    """The period that a total is counted over."""
    for item in story.dates.get(index, []):
        if story.is_since(index, item):
            return f"{item.value}/.."
    for item in story.dates.get(index, []):
        if str(item.value).endswith("/..") or item.detail.precision in ("year", "month", "season"):
            return str(item.value)
    return None


def _is_outside(story: Story, period: str, told: Told | None) -> bool:
    """Whether the days of the event so far (else the day of publication) lie outside the months of ``period``."""
    days = {day for day in told.days if "/" not in day} if told is not None else set()
    if not days and story.published is not None:
        days = {story.published.isoformat()}
    first, _, last = period.partition("/")
    return bool(days) and not any(first <= day[:7] <= (last or first) for day in days)


def _is_wider(period: str, told: Told | None) -> bool:
    """Whether ``period`` is one of several months in a text that told days: "In the first five months, 28 were seized"."""
    return "/" in period and not period.endswith("..") and told is not None and bool(told.days)


def _is_case_of_its_day(story: Story, index: int, told: Told) -> bool:
    """In a text about an operation of some days: a paragraph that tells a find of one of them, with day and place."""
    line = story.lines[index]
    telling = story.tells_counts(index) if line.first else index in story.counts and story.begins(index)
    if line.kind is not BlockKind.PARAGRAPH or not telling:
        return False
    days = [
        item
        for item in story.dates.get(index, [])
        if story.is_day_of_event(index, item) and "/" not in str(item.value) and str(item.value) not in told.days
    ]
    placed = bool(story.fronted_towns(index)) or any(story.opens(index, place, 60) for place in story.places.get(index, []))
    return told.spans and bool(days) and (placed or story.opens(index, days[0], 30))


def _turns_to_day(story: Story, index: int, told: Told) -> bool:
    """Whether a line is told of another day, week or month than the case so far."""
    line = story.lines[index]
    for item in story.dates.get(index, []):
        if _is_of_beginning(story, index, item, told):
            continue
        if _turns_to_period(story, index, item, told):
            return True
        if item.detail.precision not in ("day", "weekend") or story.is_reported(item) or story.cues.same_day.match(item.text):
            continue
        if _is_of_trial(story, item, told):
            continue
        if not story.opens(index, item, 61) and not story.begins(index):
            continue
        if item.rule == "relative" and not story.opens(index, item):
            continue  # "had set out seven days earlier"
        if (told.days or told.wide) and str(item.value) not in told.days:
            return True
        if line.first and index in story.counts and _is_old(story, index, item, told):
            return True
    return False


def _is_of_beginning(story: Story, index: int, day: Mention, told: Told) -> bool:
    """Whether a date is that of a beginning, which is no case: "A probe opened in July", "a car stolen on 3 May".

    A day later than all of the case so far is one only right behind such a word: not in "officers opened a crate on Friday".
    """
    line = story.lines[index]
    if story.cues.started.search(story.text, line.start, day.start) is None:
        return False
    later = day.detail.precision in ("day", "weekend") and told.days and all(str(day.value) > other for other in told.days)
    return not later or story.cues.started.search(story.text, max(line.start, day.start - _RIGHT_BEHIND), day.start) is not None


def _is_old(story: Story, index: int, day: Mention, told: Told) -> bool:
    """Whether a line begins with a day long past when the text is published, and what was told so far has come to no court.

    A seizure of "Oct. 30" in a text of 21 November is not the news that the text began with.
    """
    if story.published is None or not story.opens(index, day) or "convictions" in told.results:
        return False
    try:
        return (story.published - date.fromisoformat(str(day.value)[:10])).days > _NEWS
    except ValueError:
        return False


def _goes_back(story: Story, index: int, told: Told) -> bool:
    """Whether a line is told of an earlier day than all of the case so far: nobody is sentenced before the arrest."""
    days = [str(item.value) for item in story.dates.get(index, []) if story.is_day_of_event(index, item)]
    return bool(told.days) and any(day < min(told.days) for day in days)


def _is_of_trial(story: Story, day: Mention, told: Told) -> bool:
    """Whether a day is of the case so far: "charged on Thursday" of those arrested, or, of a trial, the facts long before."""
    if story.is_in_court(day):
        return not (told.only_tried or told.untried) and not any(str(day.value) < other for other in told.days)
    return told.only_tried and _is_long_before(str(day.value), told.days)


def _is_long_before(day: str, days: Iterable[str]) -> bool:
    try:
        first = min(date.fromisoformat(other[:10]) for other in days)
        return (first - date.fromisoformat(day[:10])).days > _FACTS_BEFORE_TRIAL
    except ValueError:
        return False


def _turns_to_period(story: Story, index: int, item: Mention, told: Told) -> bool:
    """Whether a line begins with another week or month than those of the case so far."""
    if item.detail.precision not in ("week", "month") or not story.opens(index, item) or story.is_of_crime(index):
        return False
    if _is_before_trial(story, index, str(item.value), told):
        return False
    first, _, last = str(item.value).partition("/")
    before = told.days if item.detail.precision == "week" else {day[:7] for day in told.days} | told.months
    return bool(told.days | told.months) and not any(first <= day <= (last or first) for day in before)


def _turns_to_town(story: Story, index: int, told: Told) -> bool:
    """Whether a line begins with another town than the case so far, and tells again what was told there.

    "In Chipata, three people were arrested …", "In Monze, two men were picked up …": the same act in two towns, and no
    total before them, is two cases.
    """
    if told.spans and all("/" in day for day in told.days):
        return False  # the round-up of a week, with its places
    fronted = story.fronted_towns(index)
    if not (told.towns or told.days) or not fronted or not told.towns.isdisjoint(fronted):
        return False
    # "À Grand-Gaube, dimanche à l'aube, …": place and day together set a new scene.
    days = [item for item in story.dates.get(index, []) if not story.cues.same_day.match(item.text)]
    if index in story.counts and any(story.opens(index, item, _CUE_FRONT) for item in days):
        return True
    return _tells_again(story, index, told)


def _tells_again(story: Story, index: int, told: Told) -> bool:
    """Whether a line tells a result of a kind that was told before, of people or things with a noun of their own.

    A part of what an earlier line told counts too: the figures of several cases may add up to that of the lead.
    """
    return any(
        count.detail.strong
        and not count.detail.elliptic
        and (count.detail.parent_key is None or count.detail.parent_key[0] < story.lines[index].start)
        and count.detail.category in told.results
        for count in story.counts.get(index, [])
    )


def _turns_to_place_that_day(story: Story, index: int, told: Told) -> bool:
    """Whether a line begins with another place on the same day, or another country on a day of its own.

    "Le même jour, à Douai, …", "In neighbouring Mozambique, officials last week intercepted …".
    """
    line = story.lines[index]
    if not _tells_again(story, index, told):
        return False
    later = story.cues.hours_later.search(story.text, line.start, line.end)
    if later is not None and later.start() - line.start < _LATER and not story.goes_on(index):
        return True
    if story.cues.same_day.match(story.text, line.start):
        return any(story.opens(index, place, 60) and place.text not in told.towns for place in story.places.get(index, []))
    abroad = [place for place in story.places.get(index, []) if story.opens(index, place, 40) and place.detail.kind == "name"]
    return story.is_dated(index) and any(place.value not in told.countries for place in abroad)


def _is_case_heading(story: Story, index: int) -> bool:
    """A short line with a day or a place above a paragraph ("▪ 3 octobre, péage du Boulou", "Dublin Airport")."""
    line = story.lines[index]
    if line.kind is BlockKind.PARAGRAPH or not line.first or line.end - line.start > _CASE_HEADING:
        return False
    if index in story.counts or index < 2 or index + 1 >= len(story.lines) or story.is_heading(index + 1):
        return False
    dated = any(item.detail.precision == "day" and not story.is_reported(item) for item in story.dates.get(index, []))
    return dated or (bool(story.towns(index)) and len(story.sentence(index).split()) <= 5)
