"""Digits that are no quantity for what stands around them: days, years, addresses, models, phone numbers."""

from pipeline.values.numbers.found import Found
from pipeline.values.numbers.steps import Steps
from pipeline.values.numbers.tokens import DASHES, QUOTES


class Figures(Steps):
    """Judges digits."""

    def digits_of_another_kind(self, number: Found, previous: Found | None, following: Found | None) -> bool:
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        raw = t.raw(i)
        money = self.money_before(i) < i or self.is_sign(j)
        if raw[0] == "0" and len(raw) > 1 and raw[1].isdecimal():
            # "03 plantations", but "le 03 juin", "dial 02"
            if len(raw) > 2 or number.value == 0 or not (self.noun_follows(j) or self.is_measure(j)):
                return True
        if number.grouped or number.scale > 1 or money:
            return self.phone_chain(number, previous, following) if not money else False
        whole = number.high if number.high is not None else number.value
        if number.high is not None and number.value >= 1900 and number.high <= 2099 and len(raw) == 4 and number.rule == "range":
            return self.year(number)
        if whole <= 31 and self.day(number, previous, following):
            return True
        if not number.plain_digits():
            return False
        if number.value == number.value.to_integral_value():
            if 1900 <= number.value <= 2099 and len(raw) == 4 and self.year(number):
                return True
            if t.at(i - 1) in lang.singular_articles and t.same_line(i) and not self.is_measure(j):
                return True
            if self.enumerator(number) or self.model(number) or self.address(number):
                return True
            if self.operation_rank(number):
                return True
        return self.phone_chain(number, previous, following)

    def day(self, number: Found, previous: Found | None, following: Found | None) -> bool:
        """A day of the month: "le 3 juin", "Oct. 13-15", "13 et le 17 novembre", "mercredi 6"."""
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        if self.month_at(j):
            return True
        if i > 0 and t.raw(i - 1) in lang.weekdays and t.same_line(i):
            return not self.noun_follows(j)
        k = i - 2 if t.at(i - 1) == "." else i - 1
        if k >= 0 and t.raw(k) in lang.months and t.same_line(i):
            return not self.noun_follows(j)
        # the first of two days: "13 et le 17 novembre", "8 and 13 August", "17 au 18 mars"
        if (
            following is not None
            and following.digits
            and following.value <= 31
            and following.i - j <= 3
            and following.high is None
        ):
            between = [low for low in t.low[j : following.i] if low not in lang.singular_articles]
            if (
                len(between) <= 1
                and self.month_at(following.j)
                and all(low in lang.and_words or low in DASHES or not low.isalpha() or len(low) < 3 for low in between)
            ):
                return True
        if previous is not None and previous.drop and previous.digits and previous.value <= 31 and i - previous.j == 1:
            k = previous.i - 2 if t.at(previous.i - 1) == "." else previous.i - 1
            if k >= 0 and t.raw(k) in lang.months and (t.low[i - 1] in lang.and_words or t.low[i - 1] in DASHES):
                return not self.noun_follows(j)
        return False

    def month_at(self, j: int) -> bool:
        t = self.t
        return 0 <= j < t.size and t.same_line(j) and t.raw(j) in self.lang.months

    def year(self, number: Found) -> bool:
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        if self.is_measure(j) or t.at(j) in lang.currencies:
            return False
        k = i - 2 if t.at(i - 1) == "." and i > 1 else i - 1
        if k >= 0 and t.raw(k) in lang.months:
            return True
        if t.at(i - 1).isdecimal() or self.back(lang.year_before, i) is not None or (t.at(i - 1) == "-" and t.glued(i)):
            return True
        if number.value % 100 == 0 and number.high is None and self.back(lang.before, i) is not None:
            return False
        return not self.counted_plural(j)

    def enumerator(self, number: Found) -> bool:
        """ "1. Does the site …", "2) …" at the start of a line."""
        t = self.t
        i, j = number.i, number.j
        if number.value > 99 or t.at(j) not in (".", ")") or not t.glued(j) or j + 1 >= t.size:
            return False
        if not t.line_break(i) and not (t.at(i - 1) == "(" and t.line_break(i - 1)):
            return False
        return t.break_before[j + 1] == 1 and t.low[j + 1][0].isalpha()

    def address(self, number: Found) -> bool:
        """ "12, rue Royale", "23 High Street": up to two capitalised words between the number and the word for a street."""
        t = self.t
        k = number.j + 1 if t.at(number.j) == "," else number.j
        for low in t.low[k : k + 3]:
            if t.line_break(k) or t.glued(k):
                return False
            if low in self.lang.streets:
                return True
            if not t.text[t.start[k]].isupper() or (k != number.j and t.at(number.j) == ","):
                return False
            k += 1
        return False

    def model(self, number: Found) -> bool:
        """ "Peugeot 3008", "a Mercedes Sprinter 313", "Glock 17": a name behind a make."""
        t, lang = self.t, self.lang
        k = number.i - 1
        if k > 0 and t.same_line(k) and t.raw(k)[0].isupper() and t.low[k] not in lang.makes:
            k -= 1  # the series: "Sprinter"
        if k < 0 or t.low[k] not in lang.makes or not t.raw(k)[0].isupper():
            return False
        if t.break_before[k + 1 : number.i + 1].count(1) != number.i - k or self.is_measure(number.j):
            return False
        if t.low[k] in lang.arms or not self.noun_follows(number.j):
            return True
        # "onze Peugeot 3008 volées", but "chez Renault 1200 salariés" and "in a Peugeot 12 people"
        before = t.at(k - 1)
        counted = before in lang.singular_articles or before in lang.small.next or before.isdecimal()
        return counted and number.value >= 100

    def operation_rank(self, number: Found) -> bool:
        """ "Operation Mobile 6, …": up to three capitalised words behind the word for an operation."""
        t, lang = self.t, self.lang
        if number.value > 30 or self.noun_follows(number.j):
            return False
        k, words = number.i - 1, 0
        while k >= 0 and words < 5 and t.low[k] not in lang.name_heads and (t.text[t.start[k]].isupper() or t.low[k] in QUOTES):
            k, words = k - 1, words + 1
        return k >= 0 and words > 0 and t.low[k] in lang.name_heads

    def phone_chain(self, number: Found, previous: Found | None, following: Found | None) -> bool:
        """Two runs of digits with nothing but a space between them: "2545 6182", "1800 295 295"."""
        t = self.t
        for low, high in ((previous, number), (number, following)):
            if (
                low is None
                or high is None
                or not (low.digits and high.digits)
                or low.j != high.i
                or low.kind == "ordinal"
                or high.kind == "ordinal"
            ):
                continue
            if low.rule != "digits" or high.rule != "digits" or t.line_break(high.i):
                continue
            if (
                low.value == low.value.to_integral_value()
                and 1900 <= low.value <= 2099
                and len(t.raw(low.i)) == 4
                and (high.grouped or low.drop)
            ):
                continue
            if sum(char.isdecimal() for char in t.text[low.start : high.end]) >= 6:
                return True
        return False
