"""Joining expressions that say one thing: a number said twice, the two ends of a range."""

from decimal import Decimal

from pipeline.values.numbers.found import Found
from pipeline.values.numbers.reading import Reader
from pipeline.values.numbers.steps import Steps
from pipeline.values.numbers.tokens import DASHES, GLUE


class Joiner(Steps):
    """Joins the expressions that ``reader`` found."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader.t, reader.lang)
        self.reader = reader

    def pairs(self, found: list[Found]) -> list[Found]:
        """ "douze (12)", "une (01)", "12 (douze)": one number said twice."""
        t = self.t
        joined: list[Found] = []
        for number in found:
            last = joined[-1] if joined else None
            if last is not None and number.i < last.j:
                continue
            if last is not None and number.value == last.value and last.digits != number.digits and self.said_again(last, number):
                number.drop = True
            if (
                last is not None
                and number.i == last.j + 1
                and t.at(last.j) + t.at(number.j) in ("()", "[]")
                and last.digits != number.digits
                and last.high is None
                and number.value == last.value
                and t.same_line(number.i)
            ):
                last.rule, last.weak = "words+digits", False
                last.digits = False
                self.reader.until(last, number.j + 1)
                self.reader.compound(last)  # "vingt-cinq (25) millions"
                continue
            joined.append(number)
        return joined

    def said_again(self, last: Found, number: Found) -> bool:
        """ "2 000 000 FCFA (deux millions)", "Two Million Naira, (N2,000,000)": the second says nothing new."""
        k = self.money_before(number.i) - 1
        if self.t.at(k) != "(" or k - last.j > 4:
            return False
        between = range(last.j, k)
        if all(self.is_sign(token) or self.is_measure(token) for token in between):
            return True
        words = all(self.t.low[token][0].isalpha() or self.t.low[token] in ",'" for token in between)
        return number.value >= 1000 and words and self.t.same_line(k)

    def ranges(self, found: list[Found]) -> list[Found]:
        joined: list[Found] = []
        for number in found:
            last = joined[-1] if joined else None
            if last is not None and last.high is None and self.joins(last, number):
                low = self.with_scale_of(last, number)
                if low < number.value:
                    last.value, last.high, last.rule = low, number.value, "range"
                    last.weak = last.drop = False
                    last.kind = number.kind if last.kind == number.kind else "cardinal"
                    last.scale, last.grouped = number.scale, last.grouped or number.grouped
                    self.reader.until(last, number.j)
                    continue
            joined.append(number)
        return joined

    def with_scale_of(self, low: Found, high: Found) -> Decimal:
        """ "3 et 3,5 millions": the first end takes the scale that is said once, at the second."""
        if (
            low.scale == 1
            and high.scale > 1
            and low.coefficient < high.coefficient
            and not low.grouped
            and low.kind == "cardinal"
        ):
            return low.value * high.scale
        # "de 10 à 15 000 euros": the thousands are written once
        thousands = high.value / 1000
        if (
            high.grouped
            and high.scale == 1
            and low.plain_digits()
            and thousands == thousands.to_integral_value() > low.value >= 2
        ):
            return low.value * 1000 if self.money_before(low.i) == low.i else low.value
        return low.value

    def joins(self, low: Found, high: Found) -> bool:
        t, lang = self.t, self.lang
        if "ordinal" in (low.kind, high.kind) or high.i - low.j > 6:
            return False
        k = low.j
        # a unit, sign or code behind the first end: "2 kg à 3 kg", "300 € to 500 €", "2 millions d'euros et 3 millions"
        if t.at(k) in lang.currency_joint and t.same_line(k):
            k += 2 if t.at(k + 1) == "'" else 1
            if not (self.is_sign(k) or self.is_measure(k)):
                return False
        while k < high.i and (self.is_sign(k) or (self.is_measure(k))) and t.same_line(k):
            k += 1
        sign = k
        if t.at(k) and t.low[k] in DASHES and k + 1 <= high.i:
            if k + 1 != self.money_before(high.i) or t.line_break(sign) or t.line_break(sign + 1):
                return False
            if low.digits != high.digits or self.in_a_chain(low.i, high.j):
                return False  # "7-Eleven", "three-nought-four"
            # Years: "2019-2021", "2020-21"
            return not (low.plain_digits() and 1900 <= low.value <= 2099)
        if not t.same_line(k):
            return False
        joint = self.loose(lang.any_joint, k)
        if joint is None:
            return False
        k = joint[1]
        skipped = self.hedge_at(k, high.i)
        k = skipped if skipped is not None else k
        if k != self.money_before(high.i) or not t.same_line(high.i):
            return False
        between = tuple(t.low[sign : joint[1]])
        before = self.money_before(low.i)
        hedge = self.back(lang.before, before)
        opener = any(
            second == between and self.ends_with(first, start)
            for first, second in lang.open
            for start in {before, hedge[1] if hedge else before}
        )
        if opener:
            return not self.changed(before)
        direct = self.loose(lang.joint, sign)
        if direct is None or direct[1] != joint[1]:
            return False
        if direct[0] and high.value > 2 * self.with_scale_of(low, high) + 1:
            return False  # "5 kg or 200 pills"
        if direct[0] and (t.line_break(high.j) or t.low[high.j] in ".,;:!?…)"):
            return False  # "eight, nine or ten": nothing is counted, so each is named
        return not (low.weak and high.weak)

    def in_a_chain(self, i: int, j: int) -> bool:
        """Whether a hyphen ties tokens [i, j) to one more number."""
        t, first = self.t, self.lang.first
        before = i > 1 and t.low[i - 1] in GLUE and t.glued(i) and t.glued(i - 1) and t.low[i - 2] in first
        return before or (t.at(j) in GLUE and t.glued(j) and t.glued(j + 1) and t.at(j + 1) in first)

    def hedge_at(self, k: int, stop: int) -> int | None:
        """The index after a hedge that fills [k, stop): "entre 200 et environ 300"."""
        for end in range(stop, k, -1):
            back = self.back(self.lang.before, end)
            if back is not None and back[1] == k:
                return end
        return None

    def changed(self, index: int) -> bool:
        """Whether a verb of change stands in the four words before: "est passé de 16 à 22"."""
        return any(self.t.at(k) in self.lang.change for k in range(index - 4, index))
