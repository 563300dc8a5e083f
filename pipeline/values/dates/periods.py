"""Seasons, quarters, halves, and dates told from other dates."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from pipeline.records import check_edtf
from pipeline.values.dates.calendar import Calendar
from pipeline.values.dates.point import Point, iso_day, month_of, month_range, period_of
from pipeline.values.dates.words import CARDINAL, MONTH, NUMBER, UNIT


class Periods(Calendar):
    """Seasons, quarters and what is told from another date: "last week", "three days later"."""

    def weekday(self, index: int) -> Iterator[Point]:
        """ "mardi", "last Wednesday", "ce lundi", "Friday next week", "next week on Friday"."""
        before = self.words.deictics.at(self.tokens, index)
        at = before[1] if before else index
        if before and self.published:
            unit = self.deictic_unit(index, ("week",))
            if unit:
                behind = unit[3] + 1 if self.sign(unit[3], "-,") else unit[3]
                for start in {behind, behind + 1}:
                    named = self.weekday_name(start, short=True)
                    if named and (start == behind or self.norm[behind] in ("on", "le")):
                        yield self.in_week(index, named[1], named[0], unit[1])
        named = self.weekday_name(at, short=True)
        if not named or (self.habit(at) and not before):
            return
        number, end = named
        start = self.skip(self.words.links, end)
        unit = self.deictic_unit(start, ("week",))
        if unit and self.published:
            yield self.in_week(index, unit[3], number, unit[1])
        short = self.words.weekdays.at(self.tokens, at) is None
        alone = not short or before is not None or self.whole(index, end)
        direction = before[0][0] if before else 0
        yield Point(index, end, weekday=number, rule="weekday", relative=True, direction=direction, alone=alone)

    def habit(self, index: int) -> bool:
        return self.words.habits.before(self.tokens, index)

    def in_week(self, index: int, end: int, weekday: int, offset: int) -> Point:
        assert self.published is not None
        monday = self.published - timedelta(days=self.published.weekday())
        value = iso_day(monday + timedelta(weeks=offset, days=weekday - 1))
        return Point(index, end, fixed=value, rule="weekday", relative=True)

    def named_day(self, index: int) -> Iterator[Point]:
        found = self.words.days.at(self.tokens, index)
        named = self.words.articles.before(self.tokens, index) and self.words.deictics.at(self.tokens, index)
        if found and self.published and not named:  # not "on the last night of the trip"
            value = iso_day(self.published + timedelta(days=found[0]))
            yield Point(index, found[1], fixed=value, rule="relative", relative=True)
        # Articles belong to these phrases ("le lendemain"): they are looked up where the phrase begins.
        told = self.words.anaphoric_days.at(self.tokens, index)
        if told and not self.governs(told[1], number=True):
            anchor = self.anchor(whole=len(self.norm) - (told[1] - index) <= 1)
            if self.words.distant_days.at(self.tokens, index):
                anchor = self.distant or anchor
            if anchor:
                yield Point(index, told[1], fixed=iso_day(anchor + timedelta(days=told[0])), rule="relative", relative=True)

    def season(self, index: int) -> Iterator[Point]:
        before = self.words.deictics.at(self.tokens, index)
        found = self.words.seasons.at(self.tokens, before[1] if before else index)
        if not found:
            return
        (first, length), end = found
        year = self.year_behind(end, short=False)
        if year and self.noun_follows(year[1]):
            return  # "le vin a été 2015 fois primé"
        if year and (self.in_phrase(index) or self.tokens.text[self.tokens.start[index]].isupper()):
            value = month_range(year[0], first, length)
            stop = year[1]
            if self.sign(stop, "-/") and self.tokens.glued(stop) and self.tokens.glued(stop + 1):
                second = self.number[stop + 1]
                if second in (year[0] + 1, (year[0] + 1) % 100):
                    stop += 2  # "hiver 2022-2023"
            yield Point(index, stop, fixed=value, rule="season", precision="season", relative=not year[2], year_given=year[2])
            return
        behind = self.words.deictics_behind.at(self.tokens, end)
        articled = self.words.articles.before(self.tokens, index)
        told = before or (behind if behind and behind[0][0] and articled else None)
        if not told and self.words.season_before.before(self.tokens, index) and not self.words.links.at(self.tokens, end):
            # "in the spring", "à l'automne": the last one, or the coming one where that is said.
            now = self.published.month if self.published else 1
            if self.comes(Point(index, end)):
                told = (int(now > first + length - 1), False), end
            else:
                told = (0 if now >= first else -1, False), end
        if told and self.published:
            offset = told[0][0]
            year_ = self.published.year
            begun = self.published.month >= first
            if offset < 0:
                ended = self.published.month > first + length - 1
                year_ -= 0 if ended else 1
            elif offset > 0:
                year_ += 1 if begun else 0
            elif first + length > 13 and self.published.month <= 6:
                year_ -= 1
            stop = behind[1] if told is behind and behind else end
            value = month_range(year_, first, length)
            yield Point(index, stop, fixed=value, rule="season", precision="season", relative=True)

    def in_phrase(self, index: int) -> bool:
        """A preposition or article stands in front, or nothing: what begins at ``index`` is a noun."""
        tokens, words = self.tokens, self.words
        return (
            index == 0
            or words.links.before(tokens, index)
            or words.articles.before(tokens, index)
            or words.month_before.before(tokens, index)
            or words.parts.before(tokens, index)
            or words.deictics.before(tokens, index)
        )

    def quarter(self, index: int, year: tuple[int, int, bool] | None = None) -> Iterator[Point]:
        """ "third quarter of 2018", "Q3", "2019 q1", "premier semestre 2024", "first half of this year".

        ``year`` was told in front of it already ("last year's third quarter").
        """
        unit, number, end = "", 0, index
        short = self.words.short_periods.get(self.norm[index]) if index < len(self.norm) else None
        start = index
        if not short and year is None:
            lead = self.year(index)
            if lead:
                owned = self.words.possessives.at(self.tokens, lead[1])
                lead = (lead[0], owned[1]) if owned else lead
                at = lead[1] + 1 if self.sign(lead[1], "-/") and self.tokens.glued(lead[1]) else lead[1]
                at = self.skip(self.words.articles, at)
                if self.norm[at : at + 1] and self.norm[at] in self.words.short_periods:
                    start, year = at, (lead[0], at, True)
                    short = self.words.short_periods[self.norm[at]]
                elif at > lead[1] or self.ordinal(at):
                    start, year = at, (lead[0], at, True)
        if short:
            numbered = self.tokens.glued(start + 1) and self.number[start + 1] > 0
            if numbered and self.clean_right(start + 2):
                unit, number, end = short, self.number[start + 1], start + 2
        else:
            found = self.ordinal(start)
            if found:
                # "third-quarter results"; not "the last half hour"
                dashed = self.sign(found[1], "-") and self.tokens.glued(found[1])
                named = self.words.units.at(self.tokens, found[1] + dashed)
                if named and named[0] in ("quarter", "half") and not self.words.units.at(self.tokens, named[1]):
                    unit, number, end = named[0], found[0], named[1]
        length = {"quarter": 3, "half": 6}.get(unit)
        if not length:
            return
        last = number == -1
        if last:
            number = 12 // length
        if not 1 <= number <= 12 // length:
            return
        if year is None:
            at = end + 1 if self.sign(end, "-/") and self.tokens.glued(end) else end
            linked = self.skip(self.words.articles, self.skip(self.words.links, at))
            year = self.year_behind(at, short=False) or self.year_behind(linked, short=False)
            if year:
                end = year[1]
        first = (number - 1) * length + 1
        if year:
            yield Point(
                index,
                end,
                fixed=month_range(year[0], first, length),
                rule="quarter",
                precision="season",
                relative=not year[2],
                year_given=year[2],
            )
            return
        said = self.articled_unit(end, "year")
        if last and not said:
            return  # "last quarter": told from publication
        if self.published and (said or not (short and unit == "half")):
            begun = self.published.month >= first
            begun = begun or bool(said) or self.comes(Point(index, end))
            year_ = self.published.year - (not begun)
            value = month_range(year_, first, length)
            yield Point(index, said or end, fixed=value, rule="quarter", precision="season", relative=True)

    def told_quarter(self, index: int) -> Iterator[Point]:
        """ "the quarter ended Sept. 30", "six months ended June 30"; "in the quarter": the one found last."""
        counted = self.number[index] >= 0 or self.kinds(index) & CARDINAL
        if counted and not self.kinds(index + 1) & UNIT:
            return
        quantity = self.quantity(index) if counted else None
        unit = self.words.units.at(self.tokens, quantity[1] if quantity else index)
        length = quantity[0] if quantity else {"quarter": 3, "year": 12}.get(unit[0] if unit else "", 0)
        if not unit or not length or (quantity and unit[0] != "month"):
            return
        ended = self.words.ended.at(self.tokens, self.comma(unit[1]))
        if ended and 1 < length <= 12:
            for point in (*self.month_day(ended[1]), *self.day_month(ended[1])):
                day = self.settle(point)
                if day and point.month and day.fixed and day.fixed[:4].isdecimal():
                    first = int(day.fixed[:4]) * 12 + point.month - length
                    value = month_range(first // 12, first % 12 + 1, length)
                    yield Point(index, unit[1], fixed=value, rule="quarter", precision="season", relative=True)
                    return
        elif length == 3 and not quantity and self.quarter_told and self.words.articles.before(self.tokens, index):
            yield Point(index, unit[1], fixed=self.quarter_told, rule="quarter", precision="season", relative=True)

    def articled_unit(self, index: int, unit: str) -> int:
        """ "of the year", "de l'année": the token behind it, or 0."""
        at = self.skip(self.words.articles, self.skip(self.words.links, index))
        found = self.words.units.at(self.tokens, at)
        return found[1] if found and found[0] == unit and at > index else 0

    def part_of_month(self, index: int) -> Iterator[Point]:
        """ "first 10 days of May", "première semaine de juin", "last week of June", "second half of June"."""
        found = self.ordinal(index)
        quantity = None
        if found:
            quantity = self.quantity(found[1])
        else:
            # French puts the number first: "dix premiers jours de mai".
            quantity = self.quantity(index)
            found = self.ordinal(quantity[1]) if quantity else None
            if not found or not quantity:
                return
            quantity = quantity[0], found[1]
        number, at = found[0], quantity[1] if quantity else found[1]
        unit = self.words.units.at(self.tokens, at)
        if unit and unit[0] == "month":
            yield from self.months_of_year(index, number, quantity[0] if quantity else 0, unit[1])
        if not unit or unit[0] not in ("day", "week", "half", "fortnight"):
            return
        at = self.skip(self.words.articles, self.skip(self.words.links, unit[1]))
        for point in self.month_year(at):
            month = self.settle(point)
            if month is None or month.fixed is None or len(month.fixed) != 7:
                continue
            year = 2000 if month.fixed.startswith("X") else int(month.fixed[:4])
            length = monthrange(year, int(month.fixed[5:]))[1]
            size = {"day": 1, "week": 7, "half": 15, "fortnight": 15}[unit[0]]
            if quantity:
                if number not in (1, -1):
                    return
                size *= quantity[0]
            if unit[0] in ("half", "fortnight") and number == 2:
                number = -1
                size = length - 15
            if number == -1:
                low, high = length - size + 1, length
            else:
                low, high = ((number - 1) * size + 1, number * size) if not quantity else (1, size)
            if not 1 <= low <= high <= length:
                continue
            value = f"{month.fixed}-{low:02d}" if low == high else f"{month.fixed}-{low:02d}/{month.fixed}-{high:02d}"
            yield replace(month, start=index, fixed=value, rule="day-interval", precision="day")

    def months_of_year(self, index: int, ordinal: int, length: int, end: int) -> Iterator[Point]:
        """ "first ten months of 2024", "neuf premiers mois de l'année", "third month of 2021"."""
        linked = self.skip(self.words.articles, self.skip(self.words.links, end))
        unit = self.words.units.at(self.tokens, linked)
        year = self.year_behind(end, short=False) or self.year_behind(linked, short=False)
        if not year and unit and unit[0] == "year" and linked > end:
            year = self.year_behind(unit[1], short=False)
            if not year and self.published:
                year = self.published.year, unit[1], False
        before = self.words.articles.before(self.tokens, index) or self.words.links.before(self.tokens, index)
        if not year and self.published and length > 1 and ordinal == 1 and before and linked == end:
            year = self.published.year, end, False  # "in the first nine months"
        if not year or not 1 <= max(length, abs(ordinal)) <= 12 or (length and ordinal not in (1, -1)):
            return
        size = length or 1
        first = 13 - size if ordinal == -1 else ordinal
        value = month_range(year[0], first, size) if size > 1 else f"{year[0]:04d}-{first:02d}"
        rule = "month-interval" if size > 1 else "month"
        yield Point(index, year[1], fixed=value, rule=rule, precision="month", relative=not year[2], year_given=year[2])

    def deictic(self, index: int) -> Iterator[Point]:
        """ "this week", "le mois dernier", "last year", "over the weekend"."""
        if self.published:
            phrase = self.words.unit_phrases.at(self.tokens, index)
            if phrase:
                (unit, offset), end = phrase
                period = period_of(unit, self.published, offset)
                year = self.year(end) if unit == "year" and not offset else None
                if year:
                    # "at year-end 1988"
                    yield Point(index, year[1], year[0], rule="year", precision="year", year_given=True)
                behind = self.words.deictics_behind.at(self.tokens, end)
                linked = self.words.links.at(self.tokens, end)
                at = self.skip(self.words.articles, linked[1]) if linked else end
                named = linked is not None and self.kinds(at) & (NUMBER | MONTH)
                if period and not behind and not named:
                    yield Point(index, end, fixed=period[0], rule="relative", precision=period[1], relative=True)
        found = self.deictic_unit(index, ("day", "week", "weekend", "month", "quarter", "half", "year", "fortnight"))
        if not found:
            return
        name, offset, told, end = found
        anchor = self.deictic_anchor(found)
        if not anchor or (name == "day" and offset):
            return
        if name == "weekend" and offset == 0 and anchor.weekday() < 5:
            # "this weekend" is the coming one only where that is said, or where there is nothing else to read.
            offset = int(self.comes(Point(index, end)) or len(self.norm) - (end - index) <= 1)
        owned = self.words.possessives.at(self.tokens, end) if name == "year" else None
        if owned:
            for point in self.quarter(owned[1], (anchor.year + offset, owned[1], False)):
                yield replace(point, start=index)
        period = period_of(name, anchor, offset)
        if period:
            anchors = not (told and offset < 0)
            yield Point(index, end, fixed=period[0], rule="relative", precision=period[1], relative=True, anchors=anchors)

    def rolling(self, index: int) -> Iterator[Point]:
        """ "the past six months", "ces trois dernières semaines", "last 24 hours": an interval up to publication."""
        published = self.published
        if not published:
            return
        at = self.skip(self.words.articles, index)
        before = self.words.deictics.at(self.tokens, at)
        if before and before[0][0] == 0:
            at, before = before[1], None
        if before and at == index and index and self.norm[index - 1] in self.words.lasting:
            return  # "it was to last 15 days"
        quantity = self.quantity(before[1] if before else at)
        if not quantity:
            return
        number, end = quantity
        if not before:
            before = self.words.deictics.at(self.tokens, end) if self.words.table.number_before_last else None
            if not before:
                return
            end = before[1]
        unit = self.words.units.at(self.tokens, end)
        if not unit or not before[0][0]:
            # "les six mois précédents"
            return
        sign = before[0][0]
        try:
            if unit[0] in ("hour", "day", "week", "fortnight"):
                days = {"hour": number // 24 or 1, "day": number, "week": number * 7, "fortnight": number * 14}[unit[0]]
                other = iso_day(published + timedelta(days=sign * days))
                ends, precision = [iso_day(published), other], "day"
            elif unit[0] in ("month", "quarter"):
                length = number * (3 if unit[0] == "quarter" else 1)
                ends, precision = [month_of(published, 0), month_of(published, sign * length)], "month"
            elif unit[0] == "year":
                ends, precision = [f"{published.year:04d}", f"{published.year + sign * number:04d}"], "year"
            else:
                return
        except OverflowError:
            return
        ends.sort()
        yield Point(index, unit[1], fixed="/".join(ends), rule="relative", precision=precision, relative=True)  # type: ignore[arg-type]

    def ago(self, index: int) -> Iterator[Point]:
        """ "three days ago", "il y a deux semaines", "a month earlier"."""
        published = self.published
        if not published:
            return
        sign = 0
        at = index
        for phrases, way in ((self.words.ago_before, -1), (self.words.from_now_before, 1)):
            found = phrases.at(self.tokens, index)
            if found:
                sign, at = way, found[1]
        quantity = self.quantity(at)
        if not quantity:
            return
        unit = self.words.units.at(self.tokens, quantity[1])
        if not unit:
            return
        number, end = quantity[0], unit[1]
        anchor = published
        if not sign:
            for phrases, way in ((self.words.ago, -1), (self.words.from_now, 1)):
                found = phrases.at(self.tokens, end)
                if found:
                    sign, end = way, found[1]
            for phrases, way in ((self.words.earlier, -1), (self.words.later, 1)):
                found = phrases.at(self.tokens, end)
                told = self.told(unit[0]) or (published if way < 0 else None)
                if found and told and not sign and not self.governs(found[1], number=True):
                    sign, end, anchor = way, found[1], told
        if not sign:
            return
        period = period_of(unit[0], anchor, sign * number)
        if period and period[0] < "1000":
            return
        if period and anchor is not published and sign > 0 and period[0] > iso_day(published):
            return  # what was told happened before it was published
        if period and unit[0] == "year" and sign < 0:
            # "un an plus tôt, sur la même période"
            at = self.comma(end)
            at += at < len(self.norm) and self.norm[at] in self.words.function_words
            again = self.words.same_period.at(self.tokens, at)
            shifted = self.shifted(int(period[0])) if again else None
            if again and shifted:
                yield Point(index, again[1], fixed=shifted, rule="relative", precision="month", relative=True)
        if period:
            # What is compared with "a year ago" and "a year earlier" is one year.
            anchors = unit[0] != "year" or sign > 0
            yield Point(index, end, fixed=period[0], rule="relative", precision=period[1], relative=True, anchors=anchors)

    def shifted(self, year: int) -> str | None:
        """The period found last, told of another ``year``."""
        if self.period is None or not self.period[:4].isdecimal():
            return None
        years = year - int(self.period[:4])
        if year < 1000:
            return None
        ends = [end if end == ".." else f"{int(end[:4]) + years:04d}{end[4:]}" for end in self.period.split("/")]
        value = "/".join(ends)
        try:
            return check_edtf(value)
        except ValueError:
            return None  # 29 February

    def same_again(self, index: int) -> Iterator[Point]:
        """ "the same period last year", "la même période de 2022": the period found last, in that year."""
        ago = self.words.year_ago.at(self.tokens, index)
        if ago:
            # "the year-earlier quarter", "the year-ago period"
            unit = self.words.units.at(self.tokens, ago[1]) or self.words.period_nouns.at(self.tokens, ago[1])
            told = self.period and self.period[:4].isdecimal() and self.shifted(int(self.period[:4]) - 1)
            if unit and told:
                yield Point(index, unit[1], fixed=told, rule="relative", precision="month", relative=True, anchors=False)
        found = self.words.same_period.at(self.tokens, index)
        if not found or self.period is None:
            return
        at = self.skip(self.words.links, found[1])
        year = self.year_behind(at, short=False) or self.year_behind(found[1], short=False)
        if not year:
            for point in self.ago(self.comma(at)):
                if point.precision == "year" and point.fixed:
                    year = int(point.fixed), point.end, False
        value = self.shifted(year[0]) if year else None
        if year and value:
            point = Point(index, year[1], fixed=value, rule="relative", precision="month", relative=True, anchors=False)
            yield replace(point, year_given=year[2])
