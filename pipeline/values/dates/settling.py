"""The value of a date of which only parts were written."""

from dataclasses import replace
from datetime import date, timedelta

from pipeline.values.dates.point import Point, is_day, iso_day, month_of
from pipeline.values.dates.text import Text
from pipeline.values.dates.words import MONTH

# Days that an unmarked date without a year may lie after publication before it is read as one of the year before.
_TOLERANCE = 14
# So many tokens are surely more than one paragraph.
_PARAGRAPH = 300


class Settling(Text):
    """Parts of a date that are not written, from ``published`` and the dates before it."""

    def is_birth(self, index: int) -> bool:
        """A word like "born" stands shortly in front of the date at ``index``, with no sign between."""
        for word in reversed(self.norm[max(0, index - 5) : index]):
            if word in self.words.born:
                return True
            if not word[0].isalnum():
                return False
        return False

    def remember(self, point: Point) -> None:
        """Keeps what later expressions are read against."""
        value = point.fixed or ""
        if not point.anchors:
            return
        if ("/" in value or point.precision in ("month", "season", "year")) and ".." not in value:
            self.period = value
            self.period_end = point.end
            if point.rule == "quarter" and value[5:7] != value[-2:] and int(value[-2:]) - int(value[5:7]) == 2:
                self.quarter_told = value
                self._memo.clear()
        if point.precision not in ("day", "month", "year"):
            return
        # Points read with the date before this one in mind are read again.
        self._memo.clear()
        if point.month and point.day and value[:4].isdecimal() and "/" not in value:
            self.years_told[point.month, point.day] = int(value[:4])
        if point.weekday and point.month and point.day:
            self.dated = point.weekday, date(int(value[:4]) if value[:4].isdecimal() else 2001, point.month, point.day)
        if "XXXX" in value:
            return
        low, _, high = value.partition("/")
        told = low if high in ("", "..") else high
        published = self.published is not None and value == iso_day(self.published)
        day = date.fromisoformat(told) if len(told) == 10 else None
        if day and not published:
            self.distant = day
        if (published and point.year is not None) or (point.relative and self.is_reported(point.start)):
            self.published_told = self.published_told or published
        else:
            self.previous = told
            self.day = day or self.day

    def is_reported(self, index: int) -> bool:
        """The date at ``index`` is that of a statement: "told reporters here on Monday"."""
        for at in range(index - 1, max(-1, index - 5), -1):
            if self.tokens.apart(at + 1):
                return False  # a heading in front
            if self.norm[at] in self.words.reporting:
                return True
            if not self.norm[at][0].isalpha():
                return False
        return False

    def anchor(self, *, whole: bool = False) -> date | None:
        """The day found last in the text; the day of publication where the expression is the whole text."""
        return self.day or (self.published if whole or self.published_told else None)

    def anchor_month(self) -> date | None:
        if self.previous and len(self.previous) == 7:
            return date.fromisoformat(self.previous + "-01")
        return None

    @property
    def datable(self) -> bool:
        """There is something to take a missing month from."""
        return self.published is not None or self.previous is not None

    def fits(self, day: int, weekday: int) -> bool:
        """Whether that day of the month was such a weekday in the month before publication."""
        anchor = self.published
        if anchor is None:
            return False
        days = (anchor - timedelta(days=back) for back in range(31))
        return any(past.day == day and past.isoweekday() == weekday for past in days)

    @staticmethod
    def written(year: int | None, month: int | None, day: int | None) -> str:
        text = "XXXX" if year is None else f"{year:04d}"
        if month is not None:
            text += f"-{month:02d}"
            if day is not None:
                text += f"-{day:02d}"
        return text

    def settle(self, point: Point) -> Point | None:
        """``point`` with its value: missing parts taken from ``published``; None when they cannot be."""
        if point.fixed is not None:
            return point
        if point.year is not None:
            return replace(point, fixed=self.written(point.year, point.month, point.day))
        if point.month is not None:
            if self.published is None:
                return replace(point, fixed=self.written(None, point.month, point.day))
            year = self.year_of(point, self.published)
            return None if year is None else replace(point, fixed=self.written(year, point.month, point.day))
        if point.day is not None:
            value = self.day_of(point)
            return None if value is None else replace(point, fixed=value, relative=True)
        if point.weekday is not None:
            if self.published is None:
                return self.near_dated(point)
            back = (self.published.isoweekday() - point.weekday) % 7
            starting = self.words.starting.before(self.tokens, point.start) and self.future_behind(point)
            until = self.words.deadline.before(self.tokens, point.start) and self.tense_before(point.start) >= 0
            if point.direction > 0:
                found = self.published + timedelta(days=7 - back)
            elif point.direction == 0 and (starting or until or self.comes(point)):
                # "will be tried on Friday", told on a Friday: that day.
                found = self.published + timedelta(days=-back % 7)
            elif point.direction < 0:
                found = self.published - timedelta(days=back or 7)
            else:
                found = self.published - timedelta(days=back)
            return replace(point, fixed=iso_day(found))
        return None

    def near_dated(self, point: Point) -> Point | None:
        """A weekday of a text without a date of publication: the last one up to the day told with its weekday."""
        if self.dated is None or point.direction > 0:
            return None
        weekday, day = self.dated
        found = day - timedelta(days=(weekday - (point.weekday or 0)) % 7)
        year = None if day.year == 2001 else found.year
        return replace(point, fixed=self.written(year, found.month, found.day))

    def future_behind(self, point: Point) -> bool:
        """Whether a word behind the date, in the same sentence, says that it is to come; or nothing is told of it."""
        for index in range(point.end, min(point.end + 16, len(self.norm))):
            if self.norm[index] in ".;!?" or self.tokens.apart(index):
                return index - point.end <= 1
            if self.words.future.at(self.tokens, index) or (
                len(self.norm[index]) > 4 and self.norm[index].endswith(self.words.future_endings)
            ):
                return True
        return point.end >= len(self.norm)

    def year_of(self, point: Point, published: date) -> int | None:
        """The year of a month or day that was written without one."""
        month, day = point.month or 1, point.day
        if day is None:
            past = published.year if month <= published.month else published.year - 1
            if point.direction == 0 and self.words.deadline.before(self.tokens, point.start):
                # "until June" goes either way too.
                months = (month - published.month) % 12
                return past + 1 if 0 < months < 6 or (months and self.tense_before(point.start) > 0) else past
            if point.direction < 0 and month == published.month:
                return past - 1
            if point.direction > 0:
                return published.year if month > published.month else published.year + 1
            # Of a month so far behind us, "in October they will be tried" tells nothing.
            if point.direction == 0 and 0 < (month - published.month) % 12 < 10 and self.comes(point):
                return past + 1
            return past
        candidates = [year for year in range(published.year - 5, published.year + 6) if is_day(year, month, day)]
        if point.weekday:
            # A weekday is worth more than the habit of telling the past, if a year near by agrees with it.
            near = [year for year in candidates if date(year, month, day).isoweekday() == point.weekday]
            near = [year for year in near if abs((date(year, month, day) - published).days) <= 550]
            if near:
                return min(near, key=lambda year: abs((date(year, month, day) - published).days))
        past_years = [year for year in candidates if date(year, month, day) <= published]
        coming_years = [year for year in candidates if date(year, month, day) > published]
        if point.direction < 0 and past_years:
            return past_years[-1]
        if point.direction > 0 and coming_years:
            return coming_years[0]
        due = self.words.deadline.before(self.tokens, point.start) and self.tense_before(point.start) >= 0
        if coming_years and past_years and due:
            # "by 1 October" goes either way: the nearer one.
            ends = date(past_years[-1], month, day), date(coming_years[0], month, day)
            return (past_years[-1], coming_years[0])[ends[1] - published < published - ends[0]]
        told = self.years_told.get((month, day)) or self.year_in_period(point)
        if told is not None:
            return told
        if coming_years:
            ahead = (date(coming_years[0], month, day) - published).days
            if ahead <= _TOLERANCE or (ahead <= 240 and (self.comes(point) or self.is_date_of_event(point, coming_years[0]))):
                return coming_years[0]
        return past_years[-1] if past_years else None

    def year_in_period(self, point: Point) -> int | None:
        """The year of the period that was told last, in the same paragraph, when the day lies in one such year of it.

        "They made six runs between April and September 2022. On 11 September …"
        """
        low, _, high = (self.period or "").partition("/")
        if not high or not (low[:4] + high[:4]).isdecimal() or point.start - self.period_end > _PARAGRAPH:
            return None
        if any(self.tokens.apart(index) for index in range(self.period_end, point.start + 1)):
            return None
        days = [f"{year}-{point.month:02d}-{point.day:02d}" for year in range(int(low[:4]), int(high[:4]) + 1)]
        inside = [day for day in days if low <= day[: len(low)] and day[: len(high)] <= high]
        return int(inside[0][:4]) if len(inside) == 1 else None

    def comes(self, point: Point) -> bool:
        """Whether the sentence tells as to come what the date goes with.

        The nearest verb in front of the date decides, or a word like "scheduled"; where there is none, the first behind
        it ("On Friday, the court will rule"). What is undecided is past.
        """
        if self.words.since.before(self.tokens, point.start):
            return False
        if self.words.standing.before(self.tokens, point.start) or self.goes_on(point):
            return True  # "the vote is Tuesday"
        owned = self.words.possessives.at(self.tokens, point.end)
        if owned and self.norm[owned[1] : owned[1] + 1] and self.norm[owned[1]] in self.words.announcing:
            return True  # "Wednesday's scheduled vote"
        return (self.tense_before(point.start) or self.tense_behind(point.end)) > 0

    def goes_on(self, point: Point) -> bool:
        """ "they are meeting Friday"; not "they are investigating Friday's raid"."""
        at = self.words.day_before.before(self.tokens, point.start)
        index = point.start - 1 - at
        if index < 1 or self.words.possessives.at(self.tokens, point.end):
            return False
        return self.norm[index - 1] in self.words.progressive and self.norm[index].endswith(self.words.progressive_endings)

    def tense_before(self, start: int) -> int:
        """1: told as to come, -1: as past, 0: no telling; by the words in front of ``start`` in its sentence."""
        clause = True
        for index in range(start - 1, max(-1, start - 25), -1):
            word = self.norm[index]
            if self.ends_sentence(index) or self.tokens.apart(index + 1):
                return 0
            if self.number[index] >= 0 and (self.kinds(index + 1) & MONTH or (index and self.kinds(index - 1) & MONTH)):
                return 0  # another date
            clause = clause and word != ","
            if word in self.words.reporting:
                # "nobody had planned for it, police said on Tuesday"; but "he said that, on Tuesday, they will"
                return -1 if clause else 0
            coming = self.words.future.before(self.tokens, index + 1) or word in self.words.announcing
            tense = self.tense_of(index, coming)
            if tense and not (tense < 0 and index and self.norm[index - 1] in self.words.auxiliaries):
                return tense
        return 0

    def tense_behind(self, end: int) -> int:
        """The same by the words behind ``end``."""
        for index in range(end, min(end + 14, len(self.norm))):
            word = self.norm[index]
            if self.ends_sentence(index) or (self.breaks(index) and self.tokens.text[self.tokens.start[index]].isupper()):
                return 0
            coming = self.words.future.at(self.tokens, index) is not None
            if coming and word.endswith(self.words.past_endings) and self.norm[index - 1] not in self.words.progressive:
                continue  # "Friday's ruling that stays the planned vote"
            tense = self.tense_of(index, coming)
            if tense or word in self.words.reporting:
                return tense or -1
        return 0

    def ends_sentence(self, index: int) -> bool:
        """A sign that ends a sentence; not the full stops of "a.m." and "5.6"."""
        word = self.norm[index]
        if word != ".":
            return word in ";!?"
        if index and len(self.norm[index - 1]) == 1:
            return False
        return not (self.tokens.glued(index + 1) and self.norm[index + 1][0].isalnum())

    def tense_of(self, index: int, coming: bool) -> int:
        """What the verb at ``index`` tells; ``coming``: a phrase of the future stands there."""
        word = self.norm[index]
        if self.words.past.before(self.tokens, index + 1):
            return -1
        if coming and not (self.sign(index + 1, "-") and self.tokens.glued(index + 1)):  # not "va-et-vient"
            return 1
        if len(word) > 4 and word.endswith(self.words.future_endings):
            return 1
        if (
            word.endswith(self.words.past_endings)
            and word not in self.words.not_past
            and self.tokens.text[self.tokens.start[index]].islower()
        ):
            return 0 if self.words.determiners.before(self.tokens, index) else -1  # "as a listed company"
        return 0

    def is_date_of_event(self, point: Point, year: int) -> bool:
        """ "the Aug. 3 hearing": a day of this year in front of what is held on a day set before, nothing said of the past."""
        ranged = self.sign(point.end, "-") and self.tokens.glued(point.end + 1)
        at = point.end + 2 if ranged else point.end  # "a Nov. 15-17 meeting"
        follows = at < len(self.norm) and self.norm[at] in self.words.events
        return follows and self.published is not None and year == self.published.year

    def day_of(self, point: Point) -> str | None:
        """The day of a bare day number with its weekday: in the month of the date before it or near publication."""
        day, weekday = point.day or 0, point.weekday
        anchor = self.anchor() or self.anchor_month() or self.published
        if anchor is None:
            return None
        if weekday is None and self.day and abs(self.day.day - day) < 23 and is_day(self.day.year, self.day.month, day):
            return iso_day(self.day.replace(day=day))  # "the 26th", of the month that was told
        found: list[date] = []
        for offset in range(-14, 8):
            text = month_of(anchor, offset)
            year, month = int(text[:4]), int(text[5:])
            if is_day(year, month, day):
                candidate = date(year, month, day)
                if weekday is None or candidate.isoweekday() == weekday:
                    found.append(candidate)
        limit = self.published
        if not found:
            return None
        if self.previous is None and limit:
            past = [candidate for candidate in found if candidate <= limit]
            if past and (limit - past[-1]).days <= 62:
                return iso_day(past[-1])
        return iso_day(min(found, key=lambda candidate: abs((candidate - anchor).days)))
