"""Intervals, open periods and parts of periods."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from pipeline.records import check_edtf
from pipeline.values.dates.placed import NO_DATE, Placed
from pipeline.values.dates.point import Point, is_day, iso_day, period_of
from pipeline.values.dates.words import (
    AGO,
    ARTICLE,
    CARDINAL,
    DAY,
    DECADE,
    DEICTIC,
    FEAST,
    MONTH,
    NUMBER,
    OPENING,
    ORDINAL,
    PART,
    SAME,
    SEASON,
    SHORT,
    THAT,
    UNIT,
    WEEKDAY,
)

_Reading = Callable[["Intervals", int], Iterator[Point]]


class Intervals(Placed):
    """Points of every kind, parts of periods, and two points with a word or dash between them."""

    def points(self, index: int) -> list[Point]:
        """Everything that can be read at ``index`` as one point, an article in front of it allowed."""
        if index not in self._memo:
            found: list[Point] = []
            if index < len(self.norm):
                start = self.skip(self.words.articles, index)
                for at in (index,) if start == index else (index, start):
                    for read in _readable(self.kinds(at))[0]:
                        found.extend(read(self, at))
                for read in _readable(self.kinds(index))[1]:
                    found.extend(read(self, index))
                found = [self.with_tail(point) for point in found]
            self._memo[index] = found
        return self._memo[index]

    def with_tail(self, point: Point) -> Point:
        """Takes in what belongs to the point behind it: the time of day, "dernier", "prochain"."""
        end = point.end
        if self.tokens.apart(end):
            return point
        direction = point.direction
        if point.fixed is None and "y" not in point.kind:
            behind = self.words.deictics_behind.at(self.tokens, end)
            if behind and behind[0][0] and not behind[0][1]:
                direction, end = behind[0][0], behind[1]
        if point.precision == "day":
            end = self.skip(self.words.day_parts, end)
            if point.weekday and self.sign(end, ")") and "(" in self.norm[point.start : end]:
                end += 1
        if end == point.end:
            return point
        return replace(point, end=end, direction=direction)

    def named_period(self, index: int) -> Iterator[Point]:
        """ "mois de mai", "année 2023", "the week of June 3": a unit of time and what it is called by."""
        deictic = self.words.deictics.at(self.tokens, index)
        unit = self.words.units.at(self.tokens, deictic[1] if deictic else index)
        if not unit or unit[0] not in ("week", "weekend", "month", "year"):
            return
        name, end = unit
        linked = self.words.links.at(self.tokens, end)
        at = self.skip(self.words.articles, linked[1] if linked else end)
        if name == "year" and not linked:
            for point in self.bare_year(at):
                yield replace(point, start=index, alone=True)
        elif name == "month" and linked:
            for point in self.month_year(at):
                yield replace(point, start=index, alone=True)
        elif name in ("week", "weekend") and linked:
            for read in (self.numeric, self.day_month, self.month_day):
                for point in read(at):
                    day = self.settle(point) if point.month and point.day else None
                    if day and day.fixed and not day.fixed.startswith("X"):
                        begun = date.fromisoformat(day.fixed)
                        # The weekend of a Friday is the one that follows.
                        begun += timedelta(days=1 if name == "weekend" and begun.weekday() == 4 else 0)
                        week = period_of(name, begun, 0)
                        if week:
                            yield replace(day, start=index, fixed=week[0], rule="week", precision=week[1])
            # "la semaine du 3 au 9 juin"; words of time stay out, or this reading would go on into itself.
            if self.kinds(at) & (NUMBER | WEEKDAY | MONTH):
                yield from (replace(point, start=index) for point in self.joined(index, at, opened="from"))

    def part(self, index: int) -> Iterator[Point]:
        """ "début juin", "late last year", "mid-2023", "the end of the month": the period that the part is of."""
        found = self.words.parts.at(self.tokens, index)
        if not found:
            return
        at = found[1]
        at = self.skip(self.words.links, at + 1 if self.sign(at, "-") else at)
        start = self.skip(self.words.articles, at)
        if self.published:
            unit = self.words.units.at(self.tokens, start)
            # "fin du mois": the article is in the phrase already.
            if unit and (start > at or at - index > 1) and unit[0] in ("week", "month", "quarter", "year"):
                period = period_of(unit[0], self.published, 0)
                if period:
                    yield Point(index, unit[1], fixed=period[0], rule="relative", precision=period[1], relative=True)
        if start >= len(self.norm):
            return  # a text that ends with "fin"
        for read in (self.month_year, self.bare_year, self.deictic, self.season, self.quarter, self.named_period, self.decade):
            for point in read(at if read == self.deictic else start):
                yield replace(point, start=index, alone=True)

    def intervals(self, index: int) -> Iterator[Point]:
        """Settled intervals and open periods that begin at ``index``."""
        words = self.words
        if not self.kinds(index) & OPENING:
            yield from self.joined(index, index, opened="")
            return
        to_date = words.to_date.at(self.tokens, index)
        whole = list(self.period_to_date(index, to_date[1])) if to_date else []
        yield from whole
        since = None if whole else words.since.at(self.tokens, index)
        if since:
            for point in self.points(since[1]):
                settled = self.settle(point)
                if settled and settled.fixed and self.published and settled.fixed > iso_day(self.published):
                    settled = self.settle(replace(point, direction=-1))  # what has begun is past
                if settled and settled.fixed and ".." not in settled.fixed and not self.short_of(point):
                    low = settled.fixed.split("/")[0]
                    yield replace(settled, start=index, fixed=f"{low}/..", rule="open")
        then = words.since_then.at(self.tokens, index)
        if then and self.previous:
            yield Point(index, then[1], fixed=f"{self.previous}/..", rule="open", relative=True)
        between = words.between.at(self.tokens, index)
        if between:
            for at in {between[1], self.skip(words.open_from, between[1])}:
                yield from self.joined(index, at, opened="between")
        opened = words.open_from.at(self.tokens, index)
        if opened:
            for at in {opened[1], index + 1}:
                yield from self.joined(index, at, opened="from")
        yield from self.joined(index, index, opened="")

    def short_of(self, point: Point) -> bool:
        """A bare day or a year without evidence is no date behind "since" either."""
        return point.kind == "d" or (point.kind in ("y", "m", "w") and not point.alone)

    def period_to_date(self, index: int, end: int) -> Iterator[Point]:
        at = self.skip(self.words.articles, end)
        year = self.year(at)
        if year:
            yield Point(index, year[1], fixed=f"{year[0]:04d}", rule="year", precision="year", year_given=True)
        if not self.published:
            return
        unit = self.words.units.at(self.tokens, at)
        told = self.deictic_unit(end, ("week", "month", "quarter", "year"))
        if told:
            period = period_of(told[0], self.published, told[1])
            stop = told[3]
        elif unit and unit[0] in ("week", "month", "quarter", "year"):
            named = self.year(unit[1]) if unit[0] == "year" else None
            period = (f"{named[0]:04d}", "year") if named else period_of(unit[0], self.published, 0)
            stop = named[1] if named else unit[1]
        else:
            return
        if period:
            yield Point(index, stop, fixed=period[0], rule="relative", precision=period[1], relative=True)

    def joined(self, start: int, index: int, opened: str) -> Iterator[Point]:
        """Two points with a word or dash between them; ``opened``: the word in front of the first."""
        for first in self.points(index):
            if first.start > index + 2:
                continue
            end = first.end
            # "2, 3 et 4 mai", "March 2, 3 and 4"
            last = first
            member = "d" if first.kind == "md" and first.month_first else first.kind
            for _ in range(31 if not opened and member in ("d", "w", "y", "m") else 0):
                more = self.points(end + 1) if self.sign(end, ",") else []
                more = [point for point in more if point.kind == member and (member != "d" or not point.weekday)]
                if not more or (member != "d" and not self.listed(last, more[0])):
                    break
                last = first if member == "d" else more[0]
                end = more[0].end
            for how, at in self.connectors(end, opened):
                for second in self.points(at):
                    if how == "and" and not self.listed(last, second):
                        continue
                    read = self.join(start, first, second, how, opened)
                    if read is not None:
                        yield read

    def connectors(self, index: int, opened: str) -> Iterator[tuple[str, int]]:
        if index >= len(self.norm) or self.tokens.apart(index):
            return
        comma = self.comma(index)
        for at in {index, comma}:
            # "from Friday, Nov. 15, to Sunday, Nov. 17": a date with commas inside has one behind.
            inside = bool(opened) and self.sign(index - 2, ",.")
            to = self.words.to.at(self.tokens, at)
            if to and (at == index or inside):
                yield "to", to[1]
            joint = self.words.joins.at(self.tokens, at)
            if joint and (at == index or not opened or (inside and opened == "between")):
                yield ("to" if opened == "between" else "and"), joint[1]
        if self.sign(index, "/") and self.tokens.glued(index) and self.tokens.glued(index + 1):
            yield "slash", index + 1
        if self.sign(index, "-"):
            spaced = not self.tokens.glued(index) or not self.tokens.glued(index + 1)
            yield ("spaced" if spaced else "dash"), index + 1

    def join(self, start: int, first: Point, second: Point, how: str, opened: str) -> Point | None:
        if not second.kind or self.tokens.apart(second.start):
            return None
        left, right = first.kind, second.kind
        pair = left, right
        if how == "slash":
            # "2024-06-03/2024-06-09", "juin/juillet 2015"
            if not (first.rule == second.rule == "iso" or pair in (("m", "m"), ("m", "ym"))):
                return None
            how = "dash"
        if left == "m" and right == "ym" and second.rule == "numeric":
            return None  # "December - 11 - 2020"
        if "dotted" in (first.rule, second.rule) and not second.year:
            return None  # "de 10.10 à 12.12": times, prices
        if first.rule == second.rule == "numeric":
            first, second = self.in_one_month(first, second)
        if right == "d" and left != "d":
            # "Oct. 13-15", "August 10 to 22": only behind a month that came first.
            ends = how == "to" and opened != "" and (second.day or 0) > (first.day or 0) and self.closes(second.end)
            if left != "md" or not (first.month_first or ends):
                return None
            if how in ("spaced", "and", "dash") and self.counts_behind(second.end):
                return None
            year = self.year_behind(second.end)
            if not is_day(None, first.month or 0, second.day or 0):
                return None
            second = replace(
                second,
                month=first.month,
                year=year[0] if year else None,
                end=year[1] if year else second.end,
                year_given=bool(year and year[2]),
            )
            right = second.kind
        elif left == "d" and right in ("md", "ymd"):
            month, year_ = second.month or 1, second.year
            if (first.day or 0) >= (second.day or 0) and how != "and":
                year_ = year_ - 1 if year_ and month == 1 else year_
                month = (month - 2) % 12 + 1
            if second.month_first or not is_day(year_, month, first.day or 0):
                return None
            first = replace(first, month=month, year=year_)
        elif pair == ("d", "d") and first.weekday and second.weekday and how == "to":
            pass
        elif pair == ("w", "w") and how == "to" and self.opening_hours(start, first, second):
            return Point(start, second.end, fixed=NO_DATE, rule="habit")
        elif left in ("d", "") or (left == "y") != (right == "y"):
            return None
        elif pair == ("y", "y"):
            if (first.year or 0) >= (second.year or 0) or not 1000 <= (first.year or 0) <= 2099:
                return None
            if self.noun_follows(second.end) and not (how == "and" and first.alone):
                return None
            low, high = first.year or 0, second.year or 0
            if how in ("dash", "spaced") and (low < 1900 or high > 2099):
                return None
            span = self.tokens.start[first.start], self.tokens.end[second.end - 1]
            if how == "spaced" and self.tokens.text.count("\n", *span):
                return None
            told = first.alone or second.alone or len(self.norm) <= 4
            close = low >= 1980 and high <= 2039 and how == "dash"
            if opened == "" and not (told or close):
                return None
        elif "w" in left or "w" in right:
            if "w" in left and "w" in right and how == "dash" and not self.listed(first, second):
                return None
            if ("w" in left) != ("w" in right) and how in ("dash", "spaced"):
                return None  # "RIGA, 20 novembre 2024 – Dimanche, ils …"
        elif "f" in pair and "\n" in self.tokens.text[self.tokens.end[first.end - 1] : self.tokens.start[second.start]]:
            return None  # the quarter of one line, the day of the next
        elif "f" in pair and (how == "and" or (how in ("spaced", "dash") and pair != ("f", "f"))):
            return None
        if pair == ("m", "m") and not (first.alone or second.alone):
            return None
        if "m" in left and "m" in right:
            if first.year is None and second.year is not None:
                later = (first.month or 0, first.day or 0) > (second.month or 0, second.day or 0)
                if left != "m" and right == "ym":
                    later = (first.month or 0) > (second.month or 0)
                first = replace(first, year=second.year - later)
            elif second.year is None and first.year is not None:
                earlier = (second.month or 0, second.day or 99) < (first.month or 0, first.day or 0)
                second = replace(second, year=first.year + earlier)
        return self.span(start, first, second)

    def in_one_month(self, first: Point, second: Point) -> tuple[Point, Point]:
        """Both with day and month exchanged where they would lie on one day of two months: "10-1-2018 to 10-7-2018".

        Only where the language may write the month first, and not on the 1st, on which periods begin.
        """
        day_first = max(len(self.norm[first.start]), len(self.norm[second.start])) <= 2
        if self.words.table.month_day != "always" or first.day != second.day or not (day_first and 1 < (first.day or 0) <= 12):
            return first, second
        return replace(first, month=first.day, day=first.month), replace(second, month=second.day, day=second.month)

    def listed(self, first: Point, second: Point) -> bool:
        """Whether "A and B" are told as one period: the ends share what is written once, or are neighbours."""
        left, right = first.kind, second.kind
        if left == "d" and right in ("md", "ymd"):
            return (first.day or 0) < (second.day or 0)
        if left == "md" and first.month_first and right == "d":
            return (first.day or 0) < (second.day or 0)
        if left == "y" and right == "y":
            return (second.year or 0) - (first.year or 0) == 1
        if left == "m" and right in ("m", "ym"):
            if not (first.alone or right == "ym") or not (second.alone or not self.lower_homograph(second)):
                return False
            return right == "ym" or ((second.month or 0) - (first.month or 0)) % 12 == 1
        if left == "md" and right == "ymd":
            return (first.month or 0, first.day or 0) < (second.month or 0, second.day or 0)
        if left == "w" and right == "w":
            return ((second.weekday or 0) - (first.weekday or 0)) % 7 == 1
        return False

    def opening_hours(self, start: int, first: Point, second: Point) -> bool:
        """ "du lundi au vendredi", "Monday to Friday, 9am": what is done every week."""
        if first.weekday != 1 or (second.weekday or 0) < 5:
            return False
        if self.words.every_week.at(self.tokens, start):
            return True
        at = self.comma(second.end)
        return start == first.start and self.number[at : at + 1] not in ([], [-1])

    def span(self, start: int, first: Point, second: Point) -> Point | None:
        """The settled interval of two points whose written parts have been shared."""
        if first.month and first.month == second.month and (first.day or 0) > (second.day or 99) and second.year is None:
            return None  # "from July 4 to 1": a slip, not most of a year
        undated = first.year is None and second.year is None and first.month is not None and second.month is not None
        if undated and (second.direction or (second.weekday and not first.weekday)):
            ended_first = self.settle(second)
            if ended_first and ended_first.fixed and not ended_first.fixed.startswith("X"):
                year = int(ended_first.fixed[:4])
                later = (first.month or 0, first.day or 0) > (second.month or 0, second.day or 0)
                first = replace(first, year=year - later)
                second = replace(second, year=year)
        begin = self.settle(first)
        if begin is None or begin.fixed is None:
            return None
        if second.fixed is None and second.year is None and second.month is not None:
            if begin.fixed.startswith("XXXX"):
                ended: Point | None = replace(second, fixed=self.written(None, second.month, second.day))
            else:
                # The end of an interval is the first such date behind its beginning.
                year = int(begin.fixed[:4])
                low = begin.fixed.split("/")[0]
                value = self.written(year, second.month, second.day)
                shared = min(len(low), len(value))
                if value[:shared] < low[:shared]:
                    value = self.written(year + 1, second.month, second.day)
                ended = replace(second, fixed=value)
        elif second.kind == "w" and len(begin.fixed) == 10 and not begin.fixed.startswith("X"):
            begun = date.fromisoformat(begin.fixed)
            days = ((second.weekday or 1) - begun.isoweekday()) % 7
            told = self.published if first.kind == "w" and not second.direction and not self.comes(first) else None
            if told and begun + timedelta(days=days) > told:
                begun -= timedelta(days=7)
                begin = replace(begin, fixed=iso_day(begun))
            ended = replace(second, fixed=iso_day(begun + timedelta(days=days)))
        else:
            ended = self.settle(second)
        if ended is None or ended.fixed is None:
            return None
        value = f"{(begin.fixed or '').split('/')[0]}/{ended.fixed.split('/')[-1]}"
        try:
            check_edtf(value)
        except ValueError:
            return None
        low, high = value.split("/")
        if low == high or ".." in value or (low.startswith("XXXX") != high.startswith("XXXX")):
            return None
        precision = ended.precision
        relative = begin.relative or ended.relative
        return Point(
            start if start < first.start else first.start,
            second.end,
            fixed=value,
            rule={"day": "day-interval", "month": "month-interval", "year": "year-interval"}.get(precision, "interval"),
            precision=precision,
            relative=relative,
            year_given=first.year_given or second.year_given,
        )


_WORDED = NUMBER | CARDINAL | ORDINAL
# What can be read at a token, an article skipped, and the kinds of word that each can begin with.
_READINGS: tuple[tuple[_Reading, int], ...] = (
    (Intervals.numeric, NUMBER | WEEKDAY | DEICTIC),
    (Intervals.day_month, _WORDED | WEEKDAY | DEICTIC),
    (Intervals.month_day, MONTH | WEEKDAY | DEICTIC),
    (Intervals.year_first, NUMBER),
    (Intervals.month_year, MONTH | DEICTIC),
    (Intervals.bare_year, NUMBER | CARDINAL),
    (Intervals.weekday_told, WEEKDAY | DEICTIC),
    (Intervals.weekday, WEEKDAY | DEICTIC),
    (Intervals.nth, _WORDED),
    (Intervals.numbered_week, UNIT | NUMBER),
    (Intervals.week_named, UNIT),
    (Intervals.quarter_written, NUMBER | SHORT),
    (Intervals.quarters_of_year, _WORDED),
    (Intervals.season_and_year, SEASON),
    (Intervals.feast, FEAST | DEICTIC),
    (Intervals.days_of_month, NUMBER | MONTH),
    (Intervals.day_of_this_month, _WORDED),
    (Intervals.impossible, NUMBER | MONTH),
    (Intervals.named_day, DAY),
    (Intervals.decade, NUMBER | DECADE),
    (Intervals.quoted_year, DECADE),
    (Intervals.season, SEASON | DEICTIC),
    (Intervals.quarter, _WORDED | SHORT),
    (Intervals.told_quarter, _WORDED | UNIT),
    (Intervals.part_of_month, _WORDED),
    (Intervals.named_period, UNIT | DEICTIC),
)
# The same for what has its article inside.
_PHRASE_READINGS: tuple[tuple[_Reading, int], ...] = (
    (Intervals.deictic, ARTICLE | DEICTIC | UNIT | THAT),
    (Intervals.rolling, _WORDED | ARTICLE | DEICTIC),
    (Intervals.ago, _WORDED | AGO),
    (Intervals.from_a_day, _WORDED | AGO),
    (Intervals.ahead, AGO),
    (Intervals.week_and_day, ARTICLE | DEICTIC | UNIT),
    (Intervals.part, PART),
    (Intervals.same_again, SAME),
)


@lru_cache(maxsize=1024)
def _readable(kinds: int) -> tuple[list[_Reading], list[_Reading]]:
    """The readings that can begin with a word of these ``kinds``: without and with an article inside."""
    plain = [read for read, begins in _READINGS if kinds & begins]
    return plain, [read for read, begins in _PHRASE_READINGS if kinds & begins]
