"""When an event took place: one EDTF string from the dates that stand in its sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.assembly.cues import Cues, is_reported
from pipeline.assembly.events import Event, EventKind
from pipeline.assembly.lines import Line
from pipeline.layout import BlockKind
from pipeline.mentions import Mention

_RANK = {"day": 6, "weekend": 5, "week": 4, "month": 4, "season": 3.5, "year": 1, "decade": -2}


@dataclass(frozen=True, slots=True)
class ChosenDate:
    """The EDTF string and the mentions that it was read from."""

    value: str
    mentions: tuple[Mention, ...]


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

    ``weights`` gives for a line how much it tells of the event (names it, counts something). The most precise date of the
    lines that tell most wins; an interval beats a day; several days of one case are one interval.
    """
    candidates: list[tuple[float, Mention]] = []
    for index in event.sentences:
        for mention in dates.get(index, []):
            score = _score(text, mention, lines[index], index, weights, cues, published)
            if score is not None:
                candidates.append((score, mention))
    if not candidates:
        return None
    if event.kind is EventKind.TOTAL and event.period is not None:
        same = [mention for _, mention in candidates if mention.value in (event.period, event.period.removesuffix("/.."))]
        if same:
            return ChosenDate(event.period, (same[0],))
    weighty = {item.start for index in event.sentences if weights.get(index) for item in dates.get(index, [])}
    best_score, best = max(candidates, key=lambda item: (item[0], -item[1].start))
    value = str(best.value)
    if event.kind is EventKind.CASE and best.detail.precision == "day" and "/" not in value:
        days = [
            mention
            for score, mention in candidates
            if mention.detail.precision == "day"
            and "/" not in str(mention.value)
            and score >= best_score - 1.0
            and mention.start in weighty
        ]
        values = sorted({str(mention.value) for mention in days})
        if len(values) > 1 and "XXXX" not in values[0] and _close(values[0], values[-1]):
            return ChosenDate(f"{values[0]}/{values[-1]}", tuple(days))
    return ChosenDate(_with_year(value, best, event, dates), (best,))


def _score(
    text: str, mention: Mention, line: Line, index: int, weights: dict[int, float], cues: Cues, published: date | None
) -> float | None:
    if is_reported(text, mention, cues) or cues.archive.search(text, line.start, line.end):
        return None
    value = str(mention.value)
    detail = mention.detail
    if published is not None and value[: len("2024-06-03")] > published.isoformat() and not value.startswith("X"):
        return None  # a hearing to come
    if published is not None and value == published.isoformat() and not detail.relative and index <= 4:
        return None  # a dateline or "Published on"
    if line.kind is BlockKind.HEADING and index < 5 and "/" not in value and detail.precision == "day":
        return None
    alone = line.end - line.start - (mention.end - mention.start) < 30
    if alone and index <= 4 and detail.precision == "day" and "/" not in value and not weights.get(index):
        return None
    if published is None and index <= 3 and "/" not in value and detail.precision == "day" and not detail.relative:
        # The day in front of the dash of a dateline is that of the text.
        if mention.start - line.start < 60 and re.match(r"\s*(?:\([^)]*\)\s*)?[–—-]\s|\s*$", text[mention.end : line.end]):
            return None
    score = float(_RANK.get(detail.precision, 1))
    if "/" in value and not value.endswith(".."):
        score += 2.5 if detail.precision == "day" else 1.0
    if value.endswith(".."):
        score -= 1.5
    if cues.same_day.match(mention.text):
        score -= 5  # "on the same day in three countries": the day is told elsewhere
    score += 0.6 * weights.get(index, 0)
    if published is not None and value[:4].isdigit() and published.year - int(value[:4]) > 1:
        score -= 3
    return score


def span_of(values: Sequence[str | None]) -> str | None:
    """The interval from the first to the last of several periods; None when one of them is not told to the day."""
    ends = [end for value in values if value for end in value.split("/")]
    if len(ends) < len(values) or any(len(end) != 10 for end in ends):
        return None
    return f"{min(ends)}/{max(ends)}" if min(ends) < max(ends) else ends[0]


def _close(first: str, last: str) -> bool:
    try:
        return 0 < (date.fromisoformat(last) - date.fromisoformat(first)).days <= 31
    except ValueError:
        return False


def _with_year(value: str, chosen: Mention, event: Event, dates: dict[int, list[Mention]]) -> str:
    """``value`` with the year that the text gives elsewhere.

    In this order: the one year of the event's own sentences ("Operation Libertad 2018 … 3 – 9 April"), the year that an
    earlier date of the text gives to the same month, the one year of the dates just before.
    """
    if "XXXX" not in value:
        return value
    own = {str(item.value)[:4] for index in event.sentences for item in dates.get(index, []) if str(item.value)[:4].isdigit()}
    if event.name is not None and len(own) == 1:
        return value.replace("XXXX", own.pop())
    months = {part[5:7] for part in value.split("/") if len(part) >= 7}
    known = [item for items in dates.values() for item in items if str(item.value)[:4].isdigit() and item.start < chosen.start]
    same_month = {str(item.value)[:4] for item in known if str(item.value)[5:7] in months}
    if len(same_month) == 1:
        return value.replace("XXXX", same_month.pop())
    near = {str(item.value)[:4] for item in known if chosen.start - item.start < 400}
    return value.replace("XXXX", near.pop()) if len(near) == 1 else value
