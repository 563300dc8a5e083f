"""Days, months and years as they are written."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from pipeline.values.dates.point import Point, decade_of, is_day, month_of, month_range, two_digits
from pipeline.values.dates.settling import Settling
from pipeline.values.dates.words import MONTH, NUMBER

# A day in digits with its year, by which others in the text are read.
_NUMERIC = re.compile(r"(?<![\w./-])([0-9]{1,2})[/-]([0-9]{1,2})[/-](?:[0-9]{4}|[0-9]{2})(?![\w/])")


class Calendar(Settling):
    """Days, months and years, in words and digits. Productions: token index -> what can be read there."""

    def weekday_before(self, index: int) -> tuple[int | None, int, int]:
        """A weekday in front of a day ("Tuesday, the", "ce mercredi"), the token behind it, -1 for last, 1 for next."""
        deictic = self.words.deictics.at(self.tokens, index)
        at = deictic[1] if deictic else index
        found = self.weekday_name(at, short=True)
        direction = deictic[0][0] if deictic else 0
        if not found:
            return None, at if direction else index, direction
        # "Tuesday (19 November)" is one day.
        opened = found[1] + 1 if self.sign(found[1], "(") else self.comma(found[1])
        at = self.skip(self.words.articles, opened)
        return found[0], at, direction

    def day_month(self, index: int) -> Iterator[Point]:
        weekday, at, direction = self.weekday_before(index)
        for day, end, ordinal in self.day_numbers(at):
            if self.tokens.apart(end):
                if weekday and self.clean_right(end):
                    yield Point(index, end, day=day, weekday=weekday, alone=self.datable)
                continue
            dashed = self.tokens.glued(at) and self.norm[at - 1] == "-" and index >= 2
            tied = dashed and self.norm[at - 2][0].isalpha() and not self.kinds(at - 2) & MONTH
            if tied and not (at >= 3 and self.is_ordinal_end(at - 2)):
                continue  # "AR-15"
            link = self.words.links.at(self.tokens, end)
            of = self.words.month_links.at(self.tokens, end)
            starts = {end, link[1] if link else end}
            if self.sign(end, "-/.") and (self.tokens.glued(end) or self.norm[end] == "-"):
                starts.add(end + 1)
            for start in starts:
                named = self.month_name(start)
                if named:
                    if link and start == link[1] and (not of or of[1] != start):
                        continue  # "15 in May"
                    month, behind, word = named
                    if not is_day(None, month, day):
                        continue
                    dashed = start == end + 1 and self.norm[end] == "-" and not self.tokens.glued(end)
                    if dashed and not self.year_joined(start, behind):
                        continue  # "3 – May 2021"
                    at_year = behind + 1 if self.sign(behind, "-/") and self.tokens.glued(behind) else behind
                    year = self.year_behind(at_year) or self.year_joined(start, behind)
                    if year and not is_day(year[0], month, day):
                        continue
                    if not year and start == end + 1 and self.sign(end, "-") and len(self.norm[start]) > 4:
                        continue  # "les attentats du 11-Septembre": the name of a day
                    bare = not year and start == end and not ordinal
                    if bare and self.homograph(start, word) and self.word_follows(behind):
                        continue
                    lower = self.tokens.text[self.tokens.start[start]].islower()
                    if self.number[at] < 0 and year and self.is_counted_on(word, behind):
                        continue
                    if not year and lower and word in self.words.never_alone and (start > end or self.number[at] < 0):
                        continue  # "vingt de sept ans"
                    if not year and self.tokens.glued(behind) and self.norm[behind][0].isalnum():
                        continue
                    yield Point(
                        index,
                        year[1] if year else behind,
                        year[0] if year else None,
                        month,
                        day,
                        weekday,
                        relative=bool(year and not year[2]),
                        direction=direction,
                        year_given=bool(year and year[2]),
                    )
                elif self.published:
                    unit = self.deictic_unit(start, ("month",))
                    if unit:
                        text = month_of(self.published, unit[1])
                        year_, month_ = int(text[:4]), int(text[5:])
                        if is_day(year_, month_, day):
                            yield Point(index, unit[3], year_, month_, day, weekday, relative=True)
            if not self.clean_right(end) and not ordinal:
                continue
            # Only with its weekday is a bare day a date ("le jeudi 21"); else it is an end of an interval.
            tail = dashed and self.number[at - 2] >= 0  # "the Dec. 17-18 trial"
            if weekday and not ordinal and self.counts_on(index, at, end):
                continue
            if tail or not self.noun_follows(end):
                told = self.is_day_told(index, end, ordinal)
                alone = self.datable if weekday is not None else told or (self.datable and self.bare_day(index, end, ordinal))
                yield Point(index, end, day=day, weekday=weekday, alone=alone)
            elif weekday and self.words.articles.before(self.tokens, index) and self.fits(day, weekday):
                yield Point(index, end, day=day, weekday=weekday)
            elif not weekday and not self.counts_behind(end):
                yield Point(index, end, day=day, alone=False)

    def counts_on(self, index: int, at: int, end: int) -> bool:
        """The number at ``at``, behind a weekday, counts what comes next: "On Saturday, nine of them", « Samedi, neuf ont ».

        A day of the month is in digits and without a comma ("Saturday 8 June"), or nothing more comes in its part of the
        sentence ("Paris, Saturday, 8").
        """
        if self.closes(end) and not self.opens_quote(end):
            return False
        comma = self.norm[at - 1] == ","
        spelled = self.norm[at][0].isalpha() and at > index
        return comma or spelled or self.opens_quote(end)

    def bare_day(self, index: int, end: int, ordinal: bool) -> bool:
        """ "the 15th": all that there is, or told as to come at the end of a sentence."""
        if self.number[index] < 0 or not self.words.articles.before(self.tokens, index):
            return False
        return self.bare(index, end) or (ordinal and self.closes(end) and self.comes(Point(index, end)))

    def is_day_told(self, index: int, end: int, ordinal: bool) -> bool:
        """A day of the month that was told before.

        "The morning of the 26th": an ordinal with an article and a preposition; « Le 13, ils … »: a number with an article
        that opens a sentence in front of a comma.
        """
        if self.number[index] < 0 or not self.words.articles.before(self.tokens, index):
            return False
        if self.norm[index - 1] in self.words.plurals:
            return False  # « les 24, 25 … »
        if ordinal and self.day and self.words.day_before.before(self.tokens, index - 1):
            return True
        opens = index >= 2 and (self.ends_sentence(index - 2) or self.breaks(index - 1))
        return bool(self.day and opens and self.sign(end, ",") and self.tokens.text[self.tokens.start[index - 1]].isupper())

    def is_ordinal_end(self, index: int) -> bool:
        """The letters at ``index`` make the number before them an ordinal ("1er")."""
        return self.norm[index] in self.words.suffixes and self.tokens.glued(index) and self.number[index - 1] >= 0

    def homograph(self, index: int, word: str) -> bool:
        return word in self.words.homographs and self.tokens.text[self.tokens.start[index]].islower()

    def lower_homograph(self, point: Point) -> bool:
        return self.homograph(point.start, self.norm[point.start])

    def month_day(self, index: int) -> Iterator[Point]:
        weekday, at, direction = self.weekday_before(index)
        named = self.month_name(at)
        if not named:
            return
        month, end, word = named
        if self.tokens.apart(end):
            return
        starts = {end, self.comma(end)}
        starts |= {self.skip(self.words.articles, start) for start in starts}
        if self.sign(end, "-/"):
            starts.add(end + 1)
        for start in starts:
            for day, behind, ordinal in self.day_numbers(start):
                joined = self.year_joined(start, behind) or self.year_after_comma(behind)
                if start == end + 1 and not joined and not self.tokens.glued(end) and self.norm[end] in "-/":
                    continue  # "March – 3 April"
                if not is_day(None, month, day) or (not ordinal and not joined and not self.clean_right(behind)):
                    continue
                at_year = behind
                if self.sign(behind, "-/") and self.tokens.glued(behind) and self.tokens.glued(behind + 1):
                    at_year = behind + 1
                year = joined or self.year_behind(at_year)
                if not year and ordinal:
                    year = self.short_year(behind)
                if year and not is_day(year[0], month, day):
                    year = None
                if not year:
                    comma = start > end and self.norm[end] == "," and not weekday
                    if comma and not self.closes(behind) and (not ordinal or self.noun_follows(behind)):
                        continue  # "In March, 12 were held": nobody writes a comma there
                    if self.group_follows(behind) and (
                        self.words.table.month_day == "careful" or self.words.year_before.before(self.tokens, index)
                    ):
                        continue
                    noun = self.noun_follows(behind) and not ordinal
                    if noun and self.words.table.month_day == "careful":
                        continue
                    if noun and self.words.year_before.before(self.tokens, index):
                        # "In March 22 people were arrested": the month alone.
                        continue
                    ranged = self.words.to.at(self.tokens, behind)
                    if self.homograph(at, word) and self.word_follows(behind) and not (ordinal or ranged):
                        continue
                stop = year[1] if year else behind
                late = self.weekday_name(self.comma(stop), short=True) if weekday is None and not year else None
                if late and self.comma(stop) > stop:
                    stop = late[1]
                yield Point(
                    index,
                    stop,
                    year[0] if year else None,
                    month,
                    day,
                    weekday or (late[0] if late else None),
                    relative=bool(year and not year[2]),
                    month_first=True,
                    direction=direction,
                    year_given=bool(year and year[2]),
                )

    def year_after_comma(self, index: int) -> tuple[int, int, bool] | None:
        """A comma and a year are glued behind a day: "Oct 1,1980"."""
        at = index + 1
        if not self.sign(index, ",") or at >= len(self.norm) or len(self.norm[at]) != 4 or not self.tokens.glued(at):
            return None
        if not 1000 <= self.number[at] <= 2999 or not self.clean_right(at + 1):
            return None
        return self.number[at], at + 1, True

    def year_joined(self, middle: int, end: int) -> tuple[int, int, bool] | None:
        """The year behind ``end`` that is joined as the part at ``middle`` is: "3-Oct-09", "Oct/3/2009", "3Oct2009"."""
        if end >= len(self.norm):
            return None
        at = end
        if self.sign(middle - 1, "-/"):
            if self.norm[end] != self.norm[middle - 1] or self.tokens.glued(middle) != self.tokens.glued(end):
                return None
            at = end + 1
        if at >= len(self.norm) or self.tokens.glued(at) != self.tokens.glued(middle) or not self.clean_right(at + 1):
            return None
        number, length = self.number[at], len(self.norm[at])
        if length == 4 and 1000 <= number <= 2999 and (at > end or self.tokens.glued(at)):
            return number, at + 1, True
        if length == 2 and at > end and self.tokens.glued(at):
            return two_digits(number, self.published), at + 1, True
        return None

    def short_year(self, index: int) -> tuple[int, int, bool] | None:
        """Two digits behind an ordinal day: "January first 12"."""
        if index >= len(self.norm) or len(self.norm[index]) != 2 or self.number[index] < 0:
            return None
        if self.word_follows(index + 1):
            return None
        if not self.clean_left(index) or not self.clean_right(index + 1):
            return None
        return two_digits(self.number[index], self.published), index + 1, True

    def year_first(self, index: int) -> Iterator[Point]:
        """ "2024 August 3", "2016, nov", "2020/Sep/23"."""
        found = self.year(index) or self.year_before_sign(index)
        if not found:
            return
        year, end = found
        at = end + 1 if self.sign(end, ",-/") else end
        named = self.month_name(at)
        if not named or self.breaks(at):
            return
        month, behind, _ = named
        separated = self.sign(behind, "-/")
        for day, stop, _ in self.day_numbers(behind + separated):
            if is_day(year, month, day) and self.clean_right(stop) and not self.counts_behind(stop):
                yield Point(index, stop, year, month, day, year_given=True)
        following = self.year_behind(behind)
        if not following and not (self.number[behind] >= 0 if behind < len(self.norm) else False):
            yield Point(index, behind, year, month, rule="month", precision="month", year_given=True)

    def year_before_sign(self, index: int) -> tuple[int, int] | None:
        in_range = index < len(self.norm) and 1000 <= self.number[index] <= 2999
        if in_range and self.clean_left(index) and self.sign(index + 1, "/"):
            return self.number[index], index + 1
        return None

    def month_year(self, index: int) -> Iterator[Point]:
        before = self.words.deictics.at(self.tokens, index)
        at = before[1] if before else index
        named = self.month_name(at)
        if not named:
            return
        month, end, word = named
        if self.tokens.apart(at):
            return
        at_year = end + 1 if self.sign(end, "-/") and self.tokens.glued(end) and self.tokens.glued(end + 1) else end
        year = self.year_behind(at_year)
        if year and self.is_counted_on(word, end):
            return
        if year and before is None:
            stop, given = year[1], year[2]
            yield Point(index, stop, year[0], month, rule="month", precision="month", relative=not given, year_given=given)
        direction = before[0][0] if before else 0
        quarter = self.words.units.at(self.tokens, end) if before is None and not year else None
        if quarter and quarter[0] == "quarter":
            # "the September quarter": the three months up to it
            last = self.settle(Point(index, end, None, month))
            if last and last.fixed and last.fixed[:4].isdecimal():
                first = int(last.fixed[:4]) * 12 + month - 3
                value = month_range(first // 12, first % 12 + 1, 3)
                yield Point(index, quarter[1], fixed=value, rule="quarter", precision="season", relative=True)
        if before and not direction and not before[0][1] and self.published:
            this = self.published.year
            alone = self.bare_month(at, end, word)
            yield Point(index, end, this, month, rule="month", precision="month", relative=True, alone=alone)
            return
        alone = self.bare_month(at, end, word)
        if alone or not (self.tokens.glued(end) and self.norm[end][0].isalnum()):
            yield Point(index, end, None, month, rule="month", precision="month", direction=direction, alone=alone)

    def is_counted_on(self, word: str, end: int) -> bool:
        """« sept mille trois cents »: a short month that is a number too, without its full stop, and a number in words behind."""
        return word in self.words.never_alone and self.norm[end - 1] != "." and self.number[end] < 0

    def bare_month(self, index: int, end: int, word: str) -> bool:
        """Whether the name at ``index``, with neither day nor year, is a month."""
        tokens = self.tokens
        if index and 0 <= self.number[index - 1 - (index > 1 and self.norm[index - 1] == "-")] < 100:
            return False  # "32 août", "11-Septembre"
        if self.whole(index, end) and word not in self.words.month_abbreviations.by_first:
            return True
        if tokens.glued(end) and self.norm[end][0].isalnum():
            return False
        if tokens.glued(index) and self.norm[index - 1] in "$#@_/.":
            return False
        if word in self.words.never_alone:
            return False
        if self.words.month_before.before(tokens, index) or self.words.parts.before(tokens, index):
            articled = self.words.articles.before(tokens, index)
            if word in self.words.ambiguous and articled and not self.noun_follows(end):
                return False  # "the March on Washington"
            # "to May", "the march": words that go with nouns and verbs too are not enough for the ambiguous.
            return not self.homograph(index, word) or self.words.year_before.before(tokens, index)
        if word in self.words.ambiguous:
            return False
        written = tokens.text[tokens.start[index]]
        if self.words.table.month_case == "capital":
            if written.islower() and word not in self.words.small_words:
                return True
            # "April Jones": a name.
            return written.isupper() and not (
                end < len(self.norm) and self.norm[end][0].isalpha() and tokens.text[tokens.start[end]].isupper()
            )
        return written.islower() or not (
            (end < len(self.norm) and tokens.text[tokens.start[end]].isupper())
            or (index and tokens.text[tokens.start[index - 1]].isupper())
        )

    def numeric(self, index: int) -> Iterator[Point]:
        """Digits only: 03/06/2024, 3.6.2024, 2024-06-03, 06/2024, 2024-06, 15/2; a weekday may stand in front."""
        weekday, at, _ = self.weekday_before(index)
        if weekday and at > index:
            # Only digits: a weekday there would read the whole row of weekdays behind it.
            for point in self.numeric(at) if self.kinds(at) == NUMBER else ():
                if point.day and point.rule != "dotted":
                    yield self.agreeing(replace(point, start=index, weekday=weekday, alone=True))
            return
        if index + 2 >= len(self.norm) or self.number[index] < 0:
            return
        sign = self.norm[index + 1]
        if self.number[index + 1] > 0:
            yield from self.spaced_numbers(index)
        if sign not in "/.-" or self.number[index + 2] < 0:
            return
        if index and self.tokens.glued(index) and self.norm[index - 1] in ".,:/+$€£#" and not self.after_iso(index):
            return
        if index and self.tokens.glued(index) and self.norm[index - 1][0].isalnum():
            return
        gaps = [self.tokens.glued(at) for at in range(index + 1, index + 5)]
        glued = gaps[0] and gaps[1]
        first, second = index, index + 2
        if (
            (all(gaps) or (not any(gaps) and sign != "."))
            and index + 4 < len(self.norm)
            and self.norm[index + 3] == sign
            and self.number[index + 4] >= 0
        ):
            lengths = len(self.norm[first]), len(self.norm[second]), len(self.norm[index + 4])
            whole = lengths[0] == 4
            ranged = sign in "/." and lengths[2] == 4 and self.clean_left(index - 2) and 0 < self.number[index - 2] <= 31
            if not whole and self.chained(index) and not (ranged or self.numeric_end(index - 1)):
                return
            end = index + 5
            dialled = self.sign(end, "-") and self.tokens.glued(end) and self.number[end + 1 : end + 2] not in ([], [-1])
            if max(lengths) < 4 and (not glued or dialled):
                return  # "06-12-20-19-20" is a phone number
            if self.numeric_tail(end) and not (whole and self.iso_goes_on(end)):
                return
            yield from self.three_numbers(index, end, lengths)
            return
        if self.words.quantity_before.before(self.tokens, index):
            return
        end = index + 3
        if index and self.tokens.glued(index) and self.norm[index - 1] == "-" and not self.numeric_end(index - 1):
            return
        if self.numeric_tail(end):
            return
        a, b = self.number[first], self.number[second]
        if (len(self.norm[first]), sign) in ((4, "-"), (4, "/"), (4, ".")) and len(self.norm[second]) <= 2:
            # 2016-12 can be two years only where the second is later; 1900 at the least keeps quantities out.
            if sign == "-" and any(self.year_and_next(index)):
                return
            if 1 <= b <= 12 and 1900 <= a <= 2099 and (glued or sign != ".") and not self.noun_follows(end):
                yield Point(index, end, a, b, rule="numeric", precision="month", year_given=True)
        elif len(self.norm[second]) == 4 and len(self.norm[first]) <= 2 and sign in "/-.":
            if 1 <= a <= 12 and 1900 <= b <= 2099 and (glued or sign != ".") and not self.noun_follows(end):
                yield Point(index, end, b, a, rule="numeric", precision="month", year_given=True)
        elif len(self.norm[first]) <= 2 and len(self.norm[second]) <= 2:
            day, month = self.day_first(a, b)
            if not day or self.words.never_days.at(self.tokens, index):
                return
            padded = self.norm[first][0] == "0", self.norm[second][0] == "0"
            before = self.words.day_before.before(self.tokens, index)
            if sign == "/":
                # Only one of the two can be the month: no more is asked than that nothing is counted.
                alone = glued and not self.noun_follows(end) and (any(padded) or before or max(a, b) > 12)
            elif sign == ".":
                # "le 05.07."; elsewhere only as an end of an interval ("du 05.08 au 16.08.2017")
                if not glued or len(self.norm[first]) != 2 or len(self.norm[second]) != 2 or (day, month) != (a, b):
                    return
                alone = self.words.dashed_day_before.before(self.tokens, index) and self.closes(end)
                yield Point(index, end, None, month, day, rule="numeric" if alone else "dotted", alone=alone)
                return
            else:
                alone = glued and self.words.dashed_day_before.before(self.tokens, index) and self.closes(end)
            yield Point(index, end, None, month, day, rule="numeric", alone=alone or self.whole(index, end))

    def spaced_numbers(self, index: int) -> Iterator[Point]:
        """ "18 08 1978": day, month and year with nothing but spaces between them, and no more numbers around."""
        end = index + 3
        parts = self.norm[index:end]
        if [len(part) for part in parts][2:] != [4] or not all(1 <= len(part) <= 2 for part in parts[:2]):
            return
        if not 1900 <= self.number[index + 2] <= 2099 or not self.clean_left(index) or not self.clean_right(end):
            return
        around = [self.number[at] for at in (index - 1, end) if 0 <= at < len(self.norm)]
        if any(number >= 0 for number in around) or any(self.tokens.glued(at) for at in (index + 1, index + 2)):
            return
        if self.words.quantity_before.before(self.tokens, index) or self.sign(index - 1, "+"):
            return
        day, month = self.day_first(self.number[index], self.number[index + 1])
        if day and is_day(self.number[index + 2], month, day):
            yield Point(index, end, self.number[index + 2], month, day, rule="numeric", year_given=True)

    def iso_goes_on(self, end: int) -> bool:
        """A time or the end of an interval is glued behind an ISO date, as ISO 8601 writes them."""
        if self.norm[end] == "t":
            return self.tokens.glued(end + 1) and self.number[end + 1] >= 0
        return self.norm[end] == "/" and self.tokens.glued(end + 1) and len(self.norm[end + 1]) == 4

    def after_iso(self, index: int) -> bool:
        """An ISO date and a slash are glued in front: the end of an interval as ISO 8601 writes it."""
        if index < 6 or self.norm[index - 1] != "/" or len(self.norm[index]) != 4:
            return False
        return len(self.norm[index - 6]) == 4 and self.norm[index - 5] == self.norm[index - 3] == "-"

    def agreeing(self, point: Point) -> Point:
        """``point`` with day and month exchanged where only so it is the weekday that was written."""
        if point.rule == "numeric" and point.year and point.month and point.day and point.day <= 12:
            days = date(point.year, point.month, point.day), date(point.year, point.day, point.month)
            if point.weekday and days[0].isoweekday() != point.weekday == days[1].isoweekday():
                return replace(point, month=point.day, day=point.month)
            if self.published and abs((days[1] - self.published).days) <= 3 < abs((days[0] - self.published).days):
                return replace(point, month=point.day, day=point.month)
        return point

    def chained(self, index: int) -> bool:
        """A number is tied to the one at ``index`` by a dash in front of it: the tail of a longer chain of digits."""
        dashed = index >= 2 and self.norm[index - 1] == "-" and self.number[index - 2] >= 0
        return dashed and self.tokens.glued(index) and self.tokens.glued(index - 1)

    def numeric_end(self, index: int) -> bool:
        """A dash behind a whole numeric date: 10/1-11/2/2017, 10-1-2018-10-7-2018."""
        if index < 3 or self.number[index - 1] < 0:
            return False
        tied = self.norm[index - 2] in "/." and self.tokens.glued(index - 1) and self.tokens.glued(index - 2)
        return tied or len(self.norm[index - 1]) == 4

    def numeric_tail(self, end: int) -> bool:
        """More digits or letters are glued behind: a version, an address, an identifier."""
        if not self.tokens.glued(end):
            return False
        word = self.norm[end]
        if word[0].isalnum():
            return True
        return word in "/.:" and self.tokens.glued(end + 1) and self.norm[end + 1][0].isalnum()

    def three_numbers(self, index: int, end: int, lengths: tuple[int, int, int]) -> Iterator[Point]:
        a, b, c = self.number[index], self.number[index + 2], self.number[index + 4]
        if lengths[0] == 4 and lengths[1] <= 2 and lengths[2] <= 2:
            for month, day in ((b, c), (c, b)):
                if is_day(a or None, month, day) and 1000 <= a <= 2999:
                    rule = "iso" if self.norm[index + 1] == "-" else "numeric"
                    yield Point(index, end, a, month, day, rule=rule, year_given=True)
                    return
        elif lengths[0] <= 2 and lengths[1] <= 2 and lengths[2] in (2, 4):
            dotted = lengths[2] == 2 and self.norm[index + 1] == "." and (lengths[0] < 2 or lengths[1] < 2)
            if dotted and not self.words.day_before.before(self.tokens, index):
                return  # 1.1.30 is a version
            year = c if lengths[2] == 4 else two_digits(c, self.published)
            if not 1000 <= year <= 2999:
                return
            day_, month_ = self.day_first(a, b)
            if day_ and is_day(year, month_, day_):
                yield self.agreeing(Point(index, end, year, month_, day_, rule="numeric", year_given=True))

    @cached_property
    def month_first(self) -> bool:
        """The text writes a date in digits whose month must come first, and none whose day must."""
        found = {
            int(a) > 12
            for a, b in _NUMERIC.findall(self.tokens.text)
            if (int(a) > 12) != (int(b) > 12) and is_day(None, min(int(a), int(b)), max(int(a), int(b)))
        }
        return found == {False}

    def day_first(self, a: int, b: int) -> tuple[int, int]:
        """Day and month of two numbers, month first in American text or where there is no such month; 0, 0: neither."""
        for day, month in ((b, a), (a, b)) if self.american or self.month_first else ((a, b), (b, a)):
            if is_day(None, month, day):
                return day, month
        return 0, 0

    def bare_year(self, index: int) -> Iterator[Point]:
        found = self.year(index)
        tokens = self.tokens
        yield from self.year_and_next(index)
        if not found:
            if self.words.year_before.before(tokens, index):
                words = self.written_year(index)
                if words and 1100 <= words[0] <= 2099 and not self.noun_follows(words[1]):
                    yield Point(index, words[1], words[0], rule="year", precision="year", year_given=True)
            return
        year, end = found
        if tokens.glued(index) and self.norm[index - 1] == "-" and tokens.glued(index - 1) and index > 1:
            # "2014-2018", but not "138-2010-2015"
            if self.number[index - 2] < 1000 and self.norm[index - 2][0].isdecimal():
                return
            if index > 2 and self.norm[index - 3] in "-/." and tokens.glued(index - 2):
                return
        alone = self.year_evidence(index, end, year)
        if not alone and (not 1900 <= year <= 2099 or self.words.quantity_before.before(tokens, index)):
            return
        yield Point(index, end, year, rule="year", precision="year", year_given=True, alone=alone)

    def year_and_next(self, index: int) -> Iterator[Point]:
        """ "2022/23", "2021/2022", "2022-23": a year of budgets, schools or seasons. 2009-10 is a month."""
        if index + 2 >= len(self.norm):
            return
        year, sign, second = self.number[index], index + 1, index + 2
        if len(self.norm[index]) != 4 or not self.clean_left(index) or self.chained(index):
            return
        if not self.sign(sign, "-/") or not self.tokens.glued(sign) or not self.tokens.glued(second):
            return
        number, length = self.number[second], len(self.norm[second])
        # "in 2005-06": no sentence has such a month behind a preposition.
        month = number <= 12 and not (sign and self.norm[sign] == "-" and self.words.year_before.before(self.tokens, index))
        following = number == year + 1 or (length == 2 and number == (year + 1) % 100 and not month)
        told = self.words.year_before.before(self.tokens, index) or self.words.year_before_weak.before(self.tokens, index)
        # "2012–18" without a preposition: where nothing is counted and nothing else goes on.
        bare = 1980 <= year <= 2039 and number - year % 100 <= 20 and self.closes(index + 3)
        if (told or bare) and length == 2 and number > max(12, year % 100) and 1700 <= year <= 2039:
            last = year - year % 100 + number  # "in 1941-45"
        elif following and 1980 <= year <= 2039:
            last = year + 1
        else:
            return
        if not self.clean_right(index + 3) or self.sign(index + 3, "-/"):
            return
        if self.words.quantity_before.before(self.tokens, index):
            return
        value = f"{year}/{last}"
        yield Point(index, index + 3, fixed=value, rule="year-interval", precision="year", year_given=True)

    def year_evidence(self, index: int, end: int, year: int) -> bool:
        """Whether the four digits at ``index`` are a year by what stands around them."""
        tokens = self.tokens
        since = self.words.since.before(tokens, index)
        if self.words.quantity_before.before(tokens, index) and not since:
            return False
        modern = 1950 <= year <= 2049
        if self.sign(index - 1, "-") and index > 1 and self.norm[index - 2][0].isdecimal():
            return False
        if self.sign(end, "-") and tokens.glued(end) and tokens.glued(end + 1) and self.norm[end + 1][0].isdecimal():
            return False
        if self.of_a_make(index) or (
            end < len(self.norm) and self.is_make(end) and not self.words.year_before.before(tokens, index)
        ):
            return False  # "une Audi 2024", "a 2019 Toyota"
        noun = self.counted(end)
        joint = self.words.to.at(tokens, end) or self.words.joins.at(tokens, end)
        other = self.year(joint[1]) if joint else None
        if other and self.noun_follows(other[1]) and other[0] != year + 1:
            return False  # "between 2000 and 2500 migrants"
        if noun and year % 100 == 0:
            return False  # "in 2000 homes"
        if since or self.words.year_before.before(tokens, index):
            # "in 2018 officers": a year all the same; "in 1500 homes" is not.
            return 1000 <= year <= 2099 and (modern or not noun)
        if not noun and not self.words.year_nouns.isdisjoint(self.norm[end : end + 2]) and not tokens.apart(end):
            return 1900 < year <= 2039  # "it said 1998 profits", "1999 net earnings"
        if self.word_follows(end) and self.words.determiners.before(tokens, index) and not noun:
            return 1850 <= year <= 2039  # "the 2024 operation"
        named = 1600 < year < 1950 and self.words.year_before_weak.before(tokens, index)
        if noun or not (modern or named):
            return False
        if self.whole(index, end) or index == 0:
            return True
        if self.words.year_before_weak.before(tokens, index):
            # "the Papers Act of 1840"
            named = index > 1 and tokens.text[tokens.start[index - 2]].isupper() and self.closes(end)
            return (1600 if named else 1900) < year <= 2039
        before = self.norm[index - 1]
        if tokens.apart(index):
            return not self.word_follows(end)
        if before in "()[]\"«»“”'/|:;,.-*•":
            return before != "'" and (1980 <= year <= 2039)
        # "Thunder 2024", "Opération Sawiyan 2018", "mars et 2019"
        named = tokens.text[tokens.start[index - 1]].isupper() or before in self.words.function_words
        return 1980 <= year <= 2039 and before[0].isalpha() and (named or not self.word_follows(end))

    def of_a_make(self, index: int) -> bool:
        """The number at ``index`` is part of the name of a car or weapon: "Toyota Hilux 2019"."""
        for at in range(index - 1, max(-1, index - 4), -1):
            if self.is_make(at):
                return True
            written = self.tokens.text[self.tokens.start[at]]
            if not (written.isupper() or written.isdecimal() or written == "-"):
                return False
        return False

    def is_make(self, index: int) -> bool:
        return self.norm[index] in self.words.makes and self.tokens.text[self.tokens.start[index]].isupper()

    def decade(self, index: int) -> Iterator[Point]:
        """ "the 1980s", "the '80s", "the eighties", "années 80", "années quatre-vingt-dix"."""
        words, tokens = self.words, self.tokens
        number, end = -1, index
        if self.number[index] >= 0 and len(self.norm[index]) != 4:
            return
        named = words.decade_before.at(tokens, index)
        if named:
            at = named[1] + 1 if self.sign(named[1], "'") else named[1]
            found = (self.number[at], at + 1) if at < len(self.norm) and self.number[at] >= 0 else self.cardinal(at)
            if found and self.clean_right(found[1]):
                number, end = found
        else:
            quoted = self.sign(index, "'") and tokens.glued(index + 1)
            at = index + quoted
            spelled = words.decade_words.at(tokens, index)
            if spelled:
                if words.articles.before(tokens, index) or words.parts.before(tokens, index):
                    number, end = spelled
            elif at < len(self.norm) and len(self.norm[at]) == (2 if quoted else 4) and self.clean_left(index):
                ended = words.decade_endings.at(tokens, at + 1)
                if ended and all(tokens.glued(part) for part in range(at + 1, ended[1])):
                    number, end = self.number[at], ended[1]
        if number % 10 or not (20 <= number <= 90 or 1000 <= number <= 2090):
            return
        value = decade_of(number if number >= 1000 else 1900 + number)
        yield Point(index, end, fixed=value, rule="decade", precision="decade", year_given=True)

    def quoted_year(self, index: int) -> Iterator[Point]:
        """ "in '92", "the '88 campaign"."""
        tokens, words = self.tokens, self.words
        if not self.sign(index, "'") or index + 1 >= len(self.norm) or len(self.norm[index + 1]) != 2:
            return
        if self.number[index + 1] < 0 or tokens.glued(index) or not tokens.glued(index + 1) or self.sign(index + 2, "'"):
            return
        told = words.year_before.before(tokens, index) or words.year_before_weak.before(tokens, index)
        told = told or words.determiners.before(tokens, index)
        if told and self.clean_right(index + 2) and not self.counted(index + 2):
            year = two_digits(self.number[index + 1])
            yield Point(index, index + 2, year, rule="year", precision="year", year_given=True)
