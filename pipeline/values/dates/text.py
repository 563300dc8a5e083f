"""Questions about the tokens of a text: numbers, years, names of months and weekdays."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pipeline.values.dates.phrases import Phrases, Tokens
from pipeline.values.dates.point import Point, two_digits
from pipeline.values.dates.words import CARDINAL, DECADE, NUMBER, ORDINAL, QUOTE, Words


class Text:
    """A text, what has been read from it so far, and what stands around a token of it."""

    def __init__(self, tokens: Tokens, words: Words, published: date | None, american: bool) -> None:
        self.tokens = tokens
        self.norm = tokens.norm
        self.number = tokens.number
        self.words = words
        self.published = published
        self.american = american
        # The last day, month or year that was found: the anchor of "le lendemain" and of "le jeudi 21". The day of
        # publication and the days of statements ("said on Monday") are none, for what is told is not what they did.
        self.previous: str | None = None
        # The last of them that is a day; the last day that is not the day of publication: what "that day" is about.
        self.day: date | None = None
        self.distant: date | None = None
        self.published_told = False
        # The last period that was found, for "the same period last year"; the last quarter, for "in the quarter"; the
        # last day that was told with its weekday.
        self.period: str | None = None
        self.period_end = 0
        # The year of each day that was found: told again without one, it is the same day.
        self.years_told: dict[tuple[int, int], int] = {}
        self.quarter_told: str | None = None
        self.dated: tuple[int, date] | None = None
        self._memo: dict[int, list[Point]] = {}

    def kinds(self, index: int) -> int:
        if index >= len(self.norm):
            return 0
        if self.number[index] >= 0:
            return NUMBER
        kind = self.words.kinds.get(self.norm[index], 0)
        if kind == QUOTE:
            return DECADE if index + 1 < len(self.norm) and self.number[index + 1] >= 0 else 0
        return kind

    def skip(self, phrases: Phrases[Any], index: int) -> int:
        found = phrases.at(self.tokens, index)
        return found[1] if found else index

    def sign(self, index: int, signs: str) -> bool:
        return index < len(self.norm) and self.norm[index] in signs

    def comma(self, index: int) -> int:
        return index + 1 if self.sign(index, ",") else index

    def opens_quote(self, index: int) -> bool:
        """A quotation mark with a word behind it comes next: a number before it counts what is quoted."""
        quoted = self.sign(index, '«“"') and index + 1 < len(self.norm)
        return quoted and not self.tokens.apart(index) and self.norm[index + 1][0].isalpha()

    def noun_follows(self, index: int) -> bool:
        """An ordinary word comes next: the number before it counts it ("2018 personnes")."""
        if index >= len(self.norm) or self.tokens.apart(index):
            return False
        word = self.norm[index]
        written = self.tokens.text[self.tokens.start[index]]
        return word in "%€$£" or (word[0].isalpha() and written.islower() and word not in self.words.function_words)

    def plural(self, index: int) -> bool:
        """Whether the word at ``index`` looks like things that a number counts."""
        return self.norm[index].endswith(self.words.plural_endings) or self.norm[index] in self.words.plural_words

    def counts_behind(self, index: int) -> bool:
        """The word at ``index`` is counted by the number before it: not so in "the July 8-19 meeting"."""
        return self.noun_follows(index) and (self.words.table.month_day == "careful" or self.plural(index))

    def whole(self, start: int, end: int) -> bool:
        """The expression is all that there is, but for a sign or two."""
        others = (*self.norm[:start], *self.norm[end:]) if len(self.norm) - (end - start) <= 2 else "a"
        return not any(word[0].isalnum() for word in others)

    def bare(self, start: int, end: int) -> bool:
        """The expression is all that there is, but for signs, articles and prepositions."""
        if len(self.norm) - (end - start) > 4:
            return False
        return all(word in self.words.ignorable for word in (*self.norm[:start], *self.norm[end:]))

    def counted(self, index: int) -> bool:
        """What comes next looks like things that a number counts: a plural, but not what is told of a year ("results")."""
        if not self.noun_follows(index):
            return False
        word = self.norm[index]
        if word in self.words.year_nouns or word.endswith(self.words.singular_endings):
            return False
        return not word[0].isalpha() or self.plural(index)

    def breaks(self, index: int) -> bool:
        """A line begins with the token at ``index``."""
        return index > 0 and "\n" in self.tokens.text[self.tokens.end[index - 1] : self.tokens.start[index]]

    def group_follows(self, index: int) -> bool:
        """Three digits come next, behind a single space: the number before them goes on ("4 812 tortues")."""
        if index >= len(self.norm) or len(self.norm[index]) != 3 or self.number[index] < 0:
            return False
        return self.tokens.start[index] - self.tokens.end[index - 1] == 1

    def word_follows(self, index: int) -> bool:
        return index < len(self.norm) and not self.tokens.apart(index) and self.norm[index][0].isalpha()

    def governs(self, index: int, *, number: bool) -> bool:
        """The word before ``index`` is a preposition to what follows: "deux ans après la descente"."""
        ambiguous = self.norm[index - 1] in self.words.relational
        return ambiguous and (self.word_follows(index) or (number and self.number[index : index + 1] not in ([], [-1])))

    def closes(self, index: int) -> bool:
        """Nothing more comes in the sentence, or only a sign that ends a part of it."""
        return index >= len(self.norm) or self.tokens.apart(index) or self.norm[index] in ".,;:)]-/|?!"

    def clean_left(self, index: int) -> bool:
        """The number at ``index`` is not the tail of something longer (1.374, 12:30, B52, $12)."""
        if not self.tokens.glued(index):
            return not (index and self.norm[index - 1] in "$€£¥#°")
        before = self.norm[index - 1]
        if before in "$€£¥#+@_°=":
            return False
        if before[0].isalnum():
            return False
        chained = index >= 2 and self.tokens.glued(index - 1) and self.norm[index - 2][0].isdecimal()
        return not (before in ".,:/" and chained)

    def clean_right(self, index: int) -> bool:
        """Nothing glued behind makes the number before ``index`` part of something longer."""
        if not self.tokens.glued(index):
            return not self.sign(index, "%€$£")
        word = self.norm[index]
        if word[0].isalnum() or word in "%€$£_°":
            return False
        return not (word in ".,:/" and self.tokens.glued(index + 1) and self.norm[index + 1][0].isdecimal())

    def day_numbers(self, index: int) -> Iterator[tuple[int, int, bool]]:
        """Days of the month at ``index``: the day, the token behind it, whether it is an ordinal."""
        if index >= len(self.norm):
            return
        number = self.number[index]
        if number >= 0:
            if 1 <= number <= 31 and len(self.norm[index]) <= 2 and self.clean_left(index):
                if self.tokens.glued(index + 1) and self.norm[index + 1] in self.words.suffixes:
                    yield number, index + 2, True
                else:
                    yield number, index + 1, False
            return
        if not self.kinds(index) & (ORDINAL | CARDINAL):
            return
        found = self.words.ordinals.at(self.tokens, index)
        if found and found[0] > 0:
            yield found[0], found[1], True
            return
        cardinal = self.cardinal(index)
        if cardinal:
            number, end = cardinal
            if number in (20, 30):
                last = self.words.ordinals.at(self.tokens, end + self.sign(end, "-"))
                if last and 0 < last[0] < 10:
                    yield number + last[0], last[1], True
                    return
            if 1 < number <= 31:
                yield number, end, False

    def cardinal(self, index: int) -> tuple[int, int] | None:
        """A number in words at ``index`` ("vingt et un", "two thousand and eighteen") and the token behind it."""
        total = group = 0
        end = index
        smallest = 10_000
        while True:
            at = end
            if end > index:
                at = end + self.sign(end, "-")
                joined = self.words.joins.at(self.tokens, at)
                if joined:
                    at = joined[1]
            found = self.words.cardinals.at(self.tokens, at)
            if not found:
                break
            number, behind = found
            if number == 1000:
                total, group, smallest = (group or 1) * 1000, 0, 1000
            elif number == 100:
                group, smallest = (group or 1) * 100, 100
            elif (end == index or number < smallest) and (number < 20 or number % 10 == 0) and not (smallest <= 19):
                # 60 takes 1 to 19 behind it, 20 takes 1 to 9.
                if smallest in (20, 30, 40, 50, 70, 90) and number > 9:
                    break
                group, smallest = group + number, number
            else:
                break
            end = behind
        return (total + group, end) if end > index else None

    def written_year(self, index: int) -> tuple[int, int] | None:
        """A year in words: "nineteen eighty six", "two thousand twelve", "dix-neuf cent trente", "mille neuf cent"."""
        first = self.cardinal(index)
        if not first:
            return None
        number, end = first
        if 1000 <= number <= 2100:
            return number, end
        if 10 <= number <= 20:
            second = self.cardinal(end)
            if second and 10 <= second[0] <= 99:
                return number * 100 + second[0], second[1]
            if second and second[0] == 0:
                third = self.cardinal(second[1])
                if third and 1 <= third[0] <= 9:
                    return number * 100 + third[0], third[1]
        return None

    def quantity(self, index: int) -> tuple[int, int] | None:
        """A small number of units: "six", "24"."""
        if index >= len(self.norm):
            return None
        if 0 < self.number[index] <= 999 and self.clean_left(index) and self.clean_right(index + 1):
            return self.number[index], index + 1
        found = self.words.quantities.at(self.tokens, index) or self.cardinal(index)
        return found if found and 0 < found[0] <= 999 else None

    def ordinal(self, index: int) -> tuple[int, int] | None:
        """An ordinal of a period: "first", "3rd", "troisième", -1 for the last."""
        found = self.words.ordinals.at(self.tokens, index)
        if found:
            return found
        for number, end, ordinal in self.day_numbers(index):
            if ordinal:
                return number, end
        return None

    def year(self, index: int) -> tuple[int, int] | None:
        """Four digits that can be a year."""
        if index >= len(self.norm):
            return None
        number = self.number[index]
        if not 1000 <= number <= 2999 or len(self.norm[index]) != 4:
            return None
        if self.clean_left(index) and self.clean_right(index + 1):
            return number, index + 1
        return None

    def year_behind(self, index: int, *, short: bool = True) -> tuple[int, int, bool] | None:
        """A year behind a month, season or quarter: the year, the token behind it, whether it was written in full."""
        if self.tokens.apart(index):
            return None
        at = self.comma(index)
        linked = self.words.year_links.at(self.tokens, at)
        for start in {at, linked[1] if linked else at}:
            found = self.year(start)
            if found:
                if at > index and (self.counted(found[1]) or (found[0] % 100 == 0 and self.noun_follows(found[1]))):
                    continue  # "On May 3, 2012 boxes were found", but "the May 3, 2012 meeting"
                return *found, True
            if self.tokens.apart(start):
                continue
            words = self.written_year(start)
            if words and words[0] >= 1100:
                return *words, True
            if short and start < len(self.norm):
                quoted = start + 1 if self.norm[start] == "'" else start
                if (
                    quoted < len(self.norm)
                    and len(self.norm[quoted]) == 2
                    and self.number[quoted] >= (0 if quoted > start else 32)
                    and self.clean_right(quoted + 1)
                    # "in August, 40 were held" is no year
                    and (quoted > start or ((start == index or not self.sign(index, ",")) and self.closes(quoted + 1)))
                    and (quoted > start or not self.noun_follows(quoted + 1))
                ):
                    return two_digits(self.number[quoted], self.published), quoted + 1, True
        relative = self.relative_year(self.skip(self.words.links, index))
        if relative:
            return *relative, False
        return None

    def relative_year(self, index: int) -> tuple[int, int] | None:
        """ "last year", "l'année dernière", "cette année" behind a month."""
        found = self.deictic_unit(index, ("year",))
        anchor = self.deictic_anchor(found) if found else None
        return (anchor.year + found[1], found[3]) if found and anchor else None

    def deictic_anchor(self, found: tuple[str, int, bool, int]) -> date | None:
        """The day that a unit of ``deictic_unit`` is told from; "that year" needs a date before it in the text."""
        unit, offset, told, _ = found
        if unit == "quarter" and told and self.quarter_told:
            return date.fromisoformat(self.quarter_told[:7] + "-01")
        before = self.told(unit) if told else None
        return before or (self.published if offset or not told else None)

    def told(self, unit: str) -> date | None:
        """The date found last in the text, if it is as precise as the unit that is counted from it."""
        if self.previous is None or len(self.previous) < {"year": 4, "month": 7, "quarter": 7}.get(unit, 10):
            return None
        return date.fromisoformat(self.previous + "-01-01"[len(self.previous) - 4 or None :][: 10 - len(self.previous)])

    def month_name(self, index: int) -> tuple[int, int, str] | None:
        """The month, the token behind it (behind the full stop of an abbreviation), the word."""
        if index >= len(self.norm):
            return None
        found = self.words.months.at(self.tokens, index)
        if found:
            month, end = found
            return month, end + self.is_stop_of_month(end), self.norm[index]
        found = self.words.month_abbreviations.at(self.tokens, index)
        if found:
            month, end = found
            if self.tokens.glued(end) and self.norm[end] == ".":
                end += 1
            return month, end, self.norm[index]
        return None

    def is_stop_of_month(self, index: int) -> bool:
        """A full stop behind a short name that is no abbreviation, inside a date: "12 mai. 2014", "June. 3, 2021"."""
        if not self.tokens.glued(index) or self.norm[index] != "." or len(self.norm[index - 1]) > 5:
            return False
        at = index + 1
        if at >= len(self.norm) or self.tokens.glued(at) or self.tokens.apart(at):
            return False
        if index >= 2 and 1 <= self.number[index - 2] <= 31 and (self.words.to.at(self.tokens, at) or self.sign(at, "-")):
            return True
        behind = at + 1
        if self.tokens.glued(behind) and self.norm[behind] in self.words.suffixes:
            behind += 1
        inside = self.closes(behind) or self.words.to.at(self.tokens, behind) is not None or 1900 <= self.number[behind] <= 2099
        return inside and (1 <= self.number[at] <= 31 or 1900 <= self.number[at] <= 2099)

    def weekday_name(self, index: int, *, short: bool) -> tuple[int, int] | None:
        found = self.words.weekdays.at(self.tokens, index)
        if found or not short:
            return found
        found = self.words.weekday_abbreviations.at(self.tokens, index)
        if found and self.tokens.glued(found[1]) and self.norm[found[1]] == ".":
            return found[0], found[1] + 1
        return found

    def deictic_unit(self, index: int, units: tuple[str, ...]) -> tuple[str, int, bool, int] | None:
        """ "last week", "la semaine dernière": unit, offset, whether told from the date before, the token behind."""
        at = self.skip(self.words.articles, index)
        before = self.words.deictics.at(self.tokens, at)
        unit = self.words.units.at(self.tokens, before[1] if before else at)
        if not unit or unit[0] not in units:
            return None
        if unit[0] in ("half", "quarter") and self.words.units.at(self.tokens, unit[1]):
            return None  # "the last half hour"
        if not self.words.plurals.isdisjoint(self.norm[index : unit[1]]):
            return None  # "ces derniers mois": no telling how many
        behind = self.words.deictics_behind.at(self.tokens, unit[1])
        if behind and (not before or before[0][0] == 0) and not self.governs(behind[1], number=False):
            return unit[0], *behind[0], behind[1]
        if before:
            return unit[0], *before[0], unit[1]
        return None
