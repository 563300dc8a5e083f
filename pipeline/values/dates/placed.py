"""Days and weeks told by their place in a longer period, by a name of their own, or by how far they are from a day."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from pipeline.values.dates.feasts import day_of_feast
from pipeline.values.dates.periods import Periods
from pipeline.values.dates.point import Point, Precision, is_day, iso_day, month_range, period_of, two_digits
from pipeline.values.dates.words import MONTH

# What is read so that nothing else is read from it: opening hours, "Good Friday Agreement", 30 February.
NO_DATE = "0001-01-01/0001-01-05"


def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of an EDTF value; None where an end is open or the year unknown."""
    low, _, high = value.partition("/")
    high = high or low
    if not (low[:4].isdecimal() and high[:4].isdecimal()):
        return None
    if len(high) < 10:
        month = int(high[5:7] or 12)
        high = f"{high[:4]}-{month:02d}-{monthrange(int(high[:4]), month)[1]}"
    return date.fromisoformat(low + "-01-01"[len(low) - 4 or None :][: 10 - len(low)]), date.fromisoformat(high)


class Placed(Periods):
    """ "the last Monday of May", "week 23 of 2024", "Easter Monday", "two days after tomorrow", "vendredi en huit"."""

    def nth(self, index: int) -> Iterator[Point]:
        """ "the first Monday in October", "le dernier jour du mois", "third weekend of May", "23rd week of 2024"."""
        found = self.ordinal(index)
        if not found:
            return
        number, at = found
        weekday = self.weekday_name(at, short=True)
        unit = None if weekday else self.words.units.at(self.tokens, at)
        if weekday:
            end = weekday[1]
        elif unit and unit[0] in ("day", "week", "weekend"):
            end = unit[1]
        else:
            return
        for whole in self.periods_behind(end):
            span = bounds(whole.fixed or "")
            if span is None:
                continue
            value: tuple[str, Precision] | None = None
            if weekday:
                value = self.nth_day(span, number, weekday[0], 7), "day"
            elif unit and unit[0] == "day":
                value = self.nth_day(span, number, span[0].isoweekday(), 1), "day"
            elif unit and unit[0] == "weekend":
                saturday = self.nth_day(span, number, 6, 7)
                value = period_of("weekend", date.fromisoformat(saturday), 0) if saturday else None
            elif len(whole.fixed or "") == 7:
                value = self.nth_week(span, number), "day"
            elif len(whole.fixed or "") == 4:
                week = self.iso_week(span[0].year, number if number > 0 else date(span[0].year, 12, 28).isocalendar().week)
                value = (week, "week") if week else None
            if value:
                # "the fifth Monday of February" is no date, nor is anything in it.
                yield replace(whole, start=index, fixed=value[0] or NO_DATE, rule="day", precision=value[1])

    def periods_behind(self, index: int) -> Iterator[Point]:
        """The months, quarters or years that follow with an "of" between: "of May 2021", "du mois", "de l'an dernier"."""
        linked = self.words.links.at(self.tokens, index)
        if not linked:
            # "third Thursday this September", "le dernier vendredi de ce mois"
            if self.words.deictics.at(self.tokens, index):
                for point in (*self.month_year(index), *self.deictic(index)):
                    settled = self.settle(point) if point.precision == "month" else None
                    if settled:
                        yield settled
            return
        for at in {linked[1], self.skip(self.words.articles, linked[1])}:
            for read in (self.month_year, self.bare_year):
                for point in read(at):
                    settled = self.settle(point)
                    if settled:
                        yield settled
            yield from (point for point in self.deictic(at) if point.precision in ("month", "year", "season"))
            unit = self.words.units.at(self.tokens, at)
            if unit and unit[0] in ("month", "year") and self.published:
                period = period_of(unit[0], self.published, 0)
                if period:
                    yield Point(index, unit[1], fixed=period[0], precision=period[1], relative=True)

    @staticmethod
    def nth_day(span: tuple[date, date], number: int, weekday: int, step: int) -> str:
        """The ``number``-th (-1: last) of the days ``step`` apart, the first of which is the first such weekday."""
        low, high = span
        first = low + timedelta(days=(weekday - low.isoweekday()) % 7 if step == 7 else 0)
        if number < 0:
            found = first + timedelta(days=((high - first).days // step) * step)
        else:
            found = first + timedelta(days=step * (number - 1))
        return iso_day(found) if low <= found <= high else ""

    @staticmethod
    def nth_week(span: tuple[date, date], number: int) -> str:
        """Seven days of a month, counted from its first; -1: the last seven."""
        low, high = span
        first = high - timedelta(days=6) if number < 0 else low + timedelta(days=7 * (number - 1))
        last = first + timedelta(days=6)
        return f"{iso_day(first)}/{iso_day(last)}" if last <= high else ""

    @staticmethod
    def iso_week(year: int, week: int) -> str | None:
        try:
            monday = date.fromisocalendar(year, week, 1)
        except ValueError:
            return None
        return f"{iso_day(monday)}/{iso_day(monday + timedelta(days=6))}"

    def numbered_week(self, index: int) -> Iterator[Point]:
        """ "week 23 of 2024", "semaine 23, 2024", "2024-W23"."""
        unit = self.words.units.at(self.tokens, index)
        if unit and unit[0] == "week":
            number, end = self.number[unit[1] : unit[1] + 1], unit[1] + 1
            year = self.year_behind(end, short=False) or self.year_behind(self.skip(self.words.links, end), short=False)
            week = self.iso_week(year[0], number[0]) if number and year else None
            if week and year:
                yield Point(index, year[1], fixed=week, rule="week", precision="week", relative=not year[2], year_given=year[2])
        elif self.norm[index + 1 : index + 3] == ["-", "w"] and index + 3 < len(self.norm) and len(self.norm[index]) == 4:
            week = self.iso_week(max(1, self.number[index]), self.number[index + 3])
            if week and all(self.tokens.glued(at) for at in range(index + 1, index + 4)) and self.clean_left(index):
                yield Point(index, index + 4, fixed=week, rule="week", precision="week", year_given=True)

    def quarter_written(self, index: int) -> Iterator[Point]:
        """Quarters and halves in their short names, in the shapes of tables: "Q3/2015", "2015Q3", "3Q 2015", "Q3 '15"."""
        short, number, glued = self.words.short_periods, self.number, self.tokens.glued
        size = len(self.norm)
        if self.norm[index] in short and index + 2 < size and glued(index + 1):
            unit, which, at = short[self.norm[index]], number[index + 1], index + 2
            quoted = self.sign(at, "'") and glued(at + 1)
            if quoted or (self.sign(at, "/") and glued(at) and glued(at + 1)):
                at += 1
            elif not quoted:
                return
            length = 2 if quoted else 4
        elif number[index] >= 0 and index + 2 < size and self.norm[index + 1] in short and glued(index + 1):
            unit = short[self.norm[index + 1]]
            if len(self.norm[index]) == 4:
                which, at, length = number[index + 2], index, 4  # "2015Q3"
                if not glued(index + 2):
                    return
            else:
                which, at = number[index], index + 2
                length = 2 if glued(at) else 4
        else:
            return
        end = index + 3 if at == index else at + 1
        months = {"quarter": 3, "half": 6}[unit]
        if at >= size or len(self.norm[at]) != length or not 1 <= which <= 12 // months:
            return
        year = two_digits(number[at], self.published) if length == 2 else number[at]
        if number[at] < 0 or not 1900 <= year <= 2099 or glued(index) or not self.clean_right(end):
            return
        value = month_range(year, (which - 1) * months + 1, months)
        yield Point(index, end, fixed=value, rule="quarter", precision="season", year_given=True)

    def quarters_of_year(self, index: int) -> Iterator[Point]:
        """ "the first two quarters of 2015", "les deux premiers trimestres de l'année"."""
        found = self.ordinal(index)
        quantity = self.quantity(found[1] if found else index)
        if not found and quantity:
            found = self.ordinal(quantity[1])
        if not found or not quantity:
            return
        end = max(found[1], quantity[1])
        unit = self.words.units.at(self.tokens, end)
        if unit and unit[0] == "quarter":
            yield from self.months_of_year(index, found[0], 3 * quantity[0], unit[1])

    def season_and_year(self, index: int) -> Iterator[Point]:
        """ "summer 2015": the year is enough where the name of the season is no other word too."""
        found = self.words.seasons.at(self.tokens, index)
        if not found or self.norm[index] in self.words.homograph_seasons:
            return
        (first, length), end = found
        year = self.year(self.skip(self.words.year_links, end))
        if year and not self.noun_follows(year[1]) and not self.sign(year[1], "-/"):
            value = month_range(year[0], first, length)
            yield Point(index, year[1], fixed=value, rule="season", precision="season", year_given=True)

    def week_named(self, index: int) -> Iterator[Point]:
        """ "the week beginning 6 June": the week that holds the day."""
        unit = self.words.units.at(self.tokens, index)
        named = self.words.week_of.at(self.tokens, unit[1]) if unit and unit[0] == "week" else None
        if not named:
            return
        for read in (self.numeric, self.day_month, self.month_day):
            for point in read(self.skip(self.words.articles, named[1])):
                day = self.settle(point) if point.month and point.day else None
                week = period_of("week", date.fromisoformat(day.fixed), 0) if day and day.fixed and day.fixed[0] != "X" else None
                if day and week:
                    yield replace(day, start=index, fixed=week[0], rule="week", precision="week")

    def feast(self, index: int) -> Iterator[Point]:
        """Christmas, le lundi de Pâques, Thanksgiving 2020: a day of the year by its name."""
        before = self.words.deictics.at(self.tokens, index)
        found = self.words.feasts.at(self.tokens, before[1] if before else index)
        if not found:
            return
        rule, end = found
        behind = self.words.deictics_behind.at(self.tokens, end)
        year = None if behind else self.year_behind(end)
        direction = (before or behind or ((0, False), 0))[0][0]
        if year:
            end = year[1]
        elif behind:
            end = behind[1]
        elif not before and not self.is_feast_day(index, end):
            # Part of a name or of a compound: "the Good Friday Agreement"; nor is a weekday in it.
            yield Point(index, end, fixed=NO_DATE)
            return
        point = Point(index, end, rule="feast", direction=direction, year_given=bool(year and year[2]))
        if year:
            day = day_of_feast(rule, year[0])
            if day:
                yield replace(point, fixed=iso_day(day), relative=not year[2])
        elif self.published:
            yield from self.in_its_year(point, rule, this=bool(before or behind) and direction == 0)
        elif rule[:2].isdecimal() and len(rule) == 5:
            yield replace(point, month=int(rule[:2]), day=int(rule[3:]))

    def is_feast_day(self, index: int, end: int) -> bool:
        """Nothing around the name makes it more than a day: "at Christmas", but "a Christmas tree", "Easter Island"."""
        if self.bare(index, end):
            return True
        follows = self.noun_follows(end) or (
            self.word_follows(end)
            and self.norm[end] not in self.words.function_words
            and self.tokens.text[self.tokens.start[end]].isupper()
        )
        told = self.words.feast_before.before(self.tokens, index)
        if not self.words.feast_days.at(self.tokens, index):
            return told and not follows
        return told or not follows

    def in_its_year(self, point: Point, rule: str, *, this: bool) -> Iterator[Point]:
        """``point`` as the feast of the year that is meant: this one, or as of any day that is written without a year."""
        published = self.published
        if published is None:
            return
        for year in (published.year,) if this else range(published.year - 1, published.year + 2):
            day = day_of_feast(rule, year)
            settled = self.settle(replace(point, month=day.month, day=day.day)) if day else None
            if day and (this or (settled and settled.fixed == iso_day(day))):
                yield replace(point, fixed=iso_day(day), relative=True)
                return

    def from_a_day(self, index: int) -> Iterator[Point]:
        """ "two days from tomorrow", "a week on Friday", "a year ago today", "two Fridays ago"."""
        if not self.published:
            return
        before = self.words.ago_before.at(self.tokens, index) or self.words.from_now_before.at(self.tokens, index)
        past = self.words.ago_before.at(self.tokens, index) is not None
        quantity = self.quantity(before[1] if before else index)
        if not quantity:
            return
        number, end = quantity
        weekdays = self.words.weekday_plurals.at(self.tokens, end) or self.words.weekdays.at(self.tokens, end)
        unit = self.words.units.at(self.tokens, end)
        if weekdays:
            ago = None if before else self.words.ago.at(self.tokens, weekdays[1])
            ahead = None if before else self.words.from_now.at(self.tokens, weekdays[1])
            if before or ago or ahead:
                weeks = -number if past or ago else number
                first = self.near_weekday(weekdays[0], 1 if weeks > 0 else -1)
                value = first + timedelta(weeks=weeks - (1 if weeks > 0 else -1))
                yield Point(index, (ago or ahead or weekdays)[1], fixed=iso_day(value), rule="relative", relative=True)
        elif unit and unit[0] in ("day", "week", "fortnight", "year"):
            counted = None if before else self.words.counted_from.at(self.tokens, unit[1])
            gone = self.words.ago.at(self.tokens, unit[1])
            behind = unit[1] if past else gone[1] if gone else 0
            if counted:
                sign, at = counted
                day = self.words.days.at(self.tokens, at)
                weekday = self.words.weekdays.at(self.tokens, at)
                if day:
                    anchor, stop = self.published + timedelta(days=day[0]), day[1]
                elif weekday and unit[0] != "day":
                    anchor, stop = self.near_weekday(weekday[0], 1), weekday[1]
                else:
                    return
            else:
                same = self.words.same_day.at(self.tokens, behind) if behind else None
                if not same:
                    return
                sign, anchor, stop = -1, self.published, same[1]
            value_ = self.moved(anchor, unit[0], sign * number)
            if value_:
                yield Point(index, stop, fixed=value_, rule="relative", relative=True)

    def ahead(self, index: int) -> Iterator[Point]:
        """ "in two weeks", where it is told as to come; else it is how long something took."""
        found = self.words.from_now_weak.at(self.tokens, index)
        quantity = self.quantity(found[1]) if found else None
        unit = self.words.units.at(self.tokens, quantity[1]) if quantity else None
        if not self.published or not quantity or not unit:
            return
        tail = self.words.time_ahead.at(self.tokens, unit[1])
        point = Point(index, tail[1] if tail else unit[1], rule="relative", relative=True)
        if not (tail or self.whole(point.start, point.end) or self.comes(point)):
            return
        period = period_of(unit[0], self.published, quantity[0])
        if period:
            yield replace(point, fixed=period[0], precision=period[1])

    def week_and_day(self, index: int) -> Iterator[Point]:
        """ "la semaine prochaine, vendredi"."""
        unit = self.deictic_unit(index, ("week",))
        named = self.words.weekdays.at(self.tokens, self.comma(unit[3])) if unit else None
        if unit and named and self.published:
            yield self.in_week(index, named[1], named[0], unit[1])

    def day_of_this_month(self, index: int) -> Iterator[Point]:
        """ "le 15 du mois", "the 15th of the month"."""
        for day, end, _ in self.day_numbers(index):
            linked = self.words.links.at(self.tokens, end)
            unit = self.words.units.at(self.tokens, linked[1]) if linked else None
            if unit and unit[0] == "month" and self.published and is_day(self.published.year, self.published.month, day):
                value = iso_day(self.published.replace(day=day))
                yield Point(index, unit[1], fixed=value, rule="relative", relative=True)

    def near_weekday(self, weekday: int, sign: int) -> date:
        """The first such weekday before or after publication."""
        published = self.published or date.min
        days = (weekday - published.isoweekday()) % 7 if sign > 0 else -((published.isoweekday() - weekday) % 7)
        return published + timedelta(days=days or 7 * sign)

    @staticmethod
    def moved(day: date, unit: str, number: int) -> str | None:
        try:
            if unit == "year":
                return iso_day(day.replace(year=day.year + number))
            return iso_day(day + timedelta(days=number * {"day": 1, "week": 7, "fortnight": 14}[unit]))
        except (OverflowError, ValueError):
            return None

    def weekday_told(self, index: int) -> Iterator[Point]:
        """ "Friday week", "vendredi en huit"; "the following Friday": from the day before it in the text, else of next week."""
        before = self.words.deictics.at(self.tokens, index)
        named = self.words.weekdays.at(self.tokens, before[1] if before else index)
        if not named or not self.published:
            return
        weekday, end = named
        tail = self.words.weekday_tails.at(self.tokens, end)
        if tail:
            value = self.near_weekday(weekday, 1) + timedelta(days=tail[0])
            yield Point(index, tail[1], fixed=iso_day(value), rule="weekday", relative=True)
        told = before or self.words.deictics_behind.at(self.tokens, end)
        if told and told[0][1] and told[0][0]:
            sign, stop = told[0][0], max(end, told[1])
            if self.day:
                days = (weekday - self.day.isoweekday()) % 7 if sign > 0 else -((self.day.isoweekday() - weekday) % 7)
                yield Point(
                    index, stop, fixed=iso_day(self.day + timedelta(days=days or 7 * sign)), rule="weekday", relative=True
                )
            else:
                yield self.in_week(index, stop, weekday, sign)

    def days_of_month(self, index: int) -> Iterator[Point]:
        """ "nuit du 23/24 juillet", "novembre entre 19 et 20": two days of one month in an order of their own."""
        if self.number[index] >= 0:
            pair = self.number[index], self.number[index + 2] if index + 3 < len(self.norm) else -1
            glued = self.tokens.glued(index + 1) and self.tokens.glued(index + 2) and self.sign(index + 1, "/")
            named = self.month_name(index + 3) if glued and self.clean_left(index) else None
            if not named or self.tokens.glued(index + 3):
                return
            end = named[1]
        else:
            named = self.month_name(index)
            between = self.words.between.at(self.tokens, named[1]) if named else None
            if not named or not between:
                return
            first = next(self.day_numbers(between[1]), None)
            joint = self.words.joins.at(self.tokens, first[1]) if first else None
            second = next(self.day_numbers(joint[1]), None) if joint else None
            if not first or not second or self.noun_follows(second[1]):
                return
            pair, end = (first[0], second[0]), second[1]
        month, (low, high) = named[0], pair
        year = self.year_behind(end)
        if not (0 < low < high and is_day(year[0] if year else None, month, high)):
            return
        point = Point(index, year[1] if year else end, year[0] if year else None, month, low, rule="day-interval")
        begun = self.settle(replace(point, relative=bool(year and not year[2]), year_given=bool(year and year[2])))
        if begun and begun.fixed:
            yield replace(begun, fixed=f"{begun.fixed}/{begun.fixed[:-2]}{high:02d}")

    def impossible(self, index: int) -> Iterator[Point]:
        """A day that its month does not have ("30 February", "20-29 February 2022"): nothing in it is a date."""
        if self.number[index] >= 0:
            if not (29 <= self.number[index] <= 99 and self.clean_left(index)):
                return
            named = self.month_name(self.skip(self.words.month_links, index + 1))
            day, end = self.number[index], named[1] if named else index
        else:
            named = self.month_name(index) if self.kinds(index) & MONTH else None
            if not named:
                return
            found = next(self.day_numbers(self.comma(named[1])), None)
            if not found:
                return
            to = self.words.to.at(self.tokens, found[1])
            dash = found[1] + 1 if self.sign(found[1], "-") else found[1]
            last = next(self.day_numbers(to[1] if to else dash), None) if to or dash > found[1] else None
            day, end = (last or found)[:2]
        if not named:
            return
        year = self.year_behind(end)
        if is_day(year[0] if year else None, named[0], day):
            return
        if year or (self.number[index] >= 0 and not self.word_follows(end)) or self.closes(end):
            yield Point(index, year[1] if year else end, fixed=NO_DATE)
