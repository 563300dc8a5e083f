"""From expressions to quantities: pairs and ranges, what is no quantity, hedges."""

from decimal import Decimal
from itertools import pairwise

from pipeline.records import Modifier
from pipeline.values.numbers.reading import Found, Reader
from pipeline.values.numbers.tokens import DASHES, DEAD, GLUE, QUOTES

# Denominators of which people say "nine out of ten"; "seven out of nine suspects" is a count.
_SHARES = (2, 3, 4, 5, 10, 100, 1000)


class Sieve:
    """Joins expressions, drops what is no quantity, and finds the hedges."""

    def __init__(self, reader: Reader) -> None:
        self.r = reader
        self.t = reader.t
        self.lang = reader.lang

    # Joining.

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
                self.r.until(last, number.j + 1)
                self.r.compound(last)  # "vingt-cinq (25) millions"
                continue
            joined.append(number)
        return joined

    def said_again(self, last: Found, number: Found) -> bool:
        """ "2 000 000 FCFA (deux millions)", "Two Million Naira, (N2,000,000)": the second says nothing new."""
        k = self.r.money_before(number.i) - 1
        if self.t.at(k) != "(" or k - last.j > 4:
            return False
        between = range(last.j, k)
        if all(self.r.is_sign(token) or self.r.is_measure(token) for token in between):
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
                    self.r.until(last, number.j)
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
            return low.value * 1000 if self.r.money_before(low.i) == low.i else low.value
        return low.value

    def joins(self, low: Found, high: Found) -> bool:
        t, lang = self.t, self.lang
        if "ordinal" in (low.kind, high.kind) or high.i - low.j > 6:
            return False
        k = low.j
        # a unit, sign or code behind the first end: "2 kg à 3 kg", "300 € to 500 €", "2 millions d'euros et 3 millions"
        if t.at(k) in lang.currency_joint and t.same_line(k):
            k += 2 if t.at(k + 1) == "'" else 1
            if not (self.r.is_sign(k) or self.r.is_measure(k)):
                return False
        while k < high.i and (self.r.is_sign(k) or (self.r.is_measure(k))) and t.same_line(k):
            k += 1
        sign = k
        if t.at(k) and t.low[k] in DASHES and k + 1 <= high.i:
            if k + 1 != self.r.money_before(high.i) or t.line_break(sign) or t.line_break(sign + 1):
                return False
            if low.digits != high.digits or self.in_a_chain(low.i, high.j):
                return False  # "7-Eleven", "three-nought-four"
            # Years: "2019-2021", "2020-21"
            return not (low.plain_digits() and 1900 <= low.value <= 2099)
        if not t.same_line(k):
            return False
        joint = self.r.loose(lang.any_joint, k)
        if joint is None:
            return False
        k = joint[1]
        skipped = self.hedge_at(k, high.i)
        k = skipped if skipped is not None else k
        if k != self.r.money_before(high.i) or not t.same_line(high.i):
            return False
        between = tuple(t.low[sign : joint[1]])
        before = self.r.money_before(low.i)
        hedge = self.r.back(lang.before, before)
        opener = any(
            second == between and self.ends_with(first, start)
            for first, second in lang.open
            for start in {before, hedge[1] if hedge else before}
        )
        if opener:
            return not self.changed(before)
        direct = self.r.loose(lang.joint, sign)
        if direct is None or direct[1] != joint[1]:
            return False
        if direct[0] and high.value > 2 * self.with_scale_of(low, high) + 1:
            return False  # "5 kg or 200 pills"
        return not (low.weak and high.weak)

    def in_a_chain(self, i: int, j: int) -> bool:
        """Whether a hyphen ties tokens [i, j) to one more number."""
        t, first = self.t, self.lang.first
        before = i > 1 and t.low[i - 1] in GLUE and t.glued(i) and t.glued(i - 1) and t.low[i - 2] in first
        return before or (t.at(j) in GLUE and t.glued(j) and t.glued(j + 1) and t.at(j + 1) in first)

    def ends_with(self, words: tuple[str, ...], index: int) -> bool:
        return index >= len(words) and tuple(self.t.low[index - len(words) : index]) == words

    def hedge_at(self, k: int, stop: int) -> int | None:
        """The index after a hedge that fills [k, stop): "entre 200 et environ 300"."""
        for end in range(stop, k, -1):
            back = self.r.back(self.lang.before, end)
            if back is not None and back[1] == k:
                return end
        return None

    def changed(self, index: int) -> bool:
        """Whether a verb of change stands in the four words before: "est passé de 16 à 22"."""
        return any(self.t.at(k) in self.lang.change for k in range(index - 4, index))

    # Dropping.

    def keep(self, found: list[Found], ordinals: bool) -> list[Found]:
        kept: list[Found] = []
        for position, number in enumerate(found):
            if number.kind == "ordinal":
                if ordinals:
                    kept.append(number)
                continue
            previous = found[position - 1] if position else None
            following = found[position + 1] if position + 1 < len(found) else None
            if len(found) == 1 and self.fills_the_text(number):
                kept.append(number)
                continue
            number.drop = number.drop or self.not_a_quantity(number, previous, following)
            if not number.drop and not (number.weak and not self.has_evidence(number)):
                kept.append(number)
        return kept

    def fills_the_text(self, number: Found) -> bool:
        """Whether nothing but stops stands around ``number``: then "neuf", "one", "hundred" and "1902" are numbers."""
        low = self.t.low
        if low[number.i][0] == "0" or self.t.size - (number.j - number.i) > 6:
            return False
        return all(word in QUOTES + ".,;:!?…" for word in (*low[: number.i], *low[number.j :]))

    def not_a_quantity(self, number: Found, previous: Found | None, following: Found | None) -> bool:
        return (
            self.labelled(number, previous)
            or self.glued_to_a_name(number)
            or self.cut_off(number, following)
            or (self.t.same_line(number.j) and self.r.loose(self.lang.percent, number.j) is not None)
            or self.time_or_degree(number, previous)
            or self.fraction_part(number)
            or self.ratio(number, previous)
            or (number.digits and self.digits_of_another_kind(number, previous, following))
            or (not number.digits and self.words_of_another_kind(number))
        )

    def glued_to_a_name(self, number: Found) -> bool:
        """ "G20", "FGC-9", "Covid-19", "#3", "R2"."""
        t, lang = self.t, self.lang
        i = number.i
        if not t.glued(i):
            return False
        before = t.low[i - 1]
        raw = t.raw(i - 1)
        if before == DEAD or before in "#@/\\_=*×":
            return True
        if before in GLUE:
            if not (i >= 2 and t.glued(i - 1)):
                return False
            first = t.low[i - 2]
            return first == DEAD or (first[-1].isalnum() and (number.digits or first not in lang.small.next))
        if before == ".":
            return number.digits and not (t.glued(i - 1) and t.raw(i - 2) in lang.currencies)
        if before == "(":
            return t.glued(i - 1) and number.digits and i >= 2 and (t.low[i - 2] == ")" or t.low[i - 2][0].isdecimal())
        if before[0].isalpha():
            if raw in lang.currencies:
                return False
            sum_like = (
                number.grouped or number.scale > 1 or number.value >= 1000 or number.value != number.value.to_integral_value()
            )
            return not (raw in lang.currency_letters and sum_like)
        return before[0].isdecimal()

    def cut_off(self, number: Found, following: Found | None = None) -> bool:
        """Something is glued behind: "3D", "34-year-old", "37- and 26-year-old", "23CR", "2-0"."""
        t, lang = self.t, self.lang
        j = number.j
        if not t.glued(j):
            return False
        low = t.low[j]
        if low == DEAD:
            return True
        if low[0].isalpha():
            if not number.digits:
                return True
            abbreviated = low in lang.measures and (len(low) > 1 or t.raw(j).islower() or t.raw(j) in lang.capital_measures)
            return not (abbreviated or t.raw(j) in lang.currencies or number.rule == "digits+scale")
        if low == "/" and t.at(j + 1) in ("-", "="):
            return False  # "Rs 500/-", "500/="
        if low[0].isdecimal() or low in "/_@\\×":
            return True
        if low in GLUE and not t.glued(j + 1) and following is not None and following.i - j <= 2:
            return self.cut_off(following)
        if low in GLUE and t.glued(j + 1):
            after = t.low[j + 1]
            if after == DEAD or after[0].isdecimal():
                return number.digits
            if after[0].isalpha():
                if number.digits and after in lang.small.next:
                    return True  # "7-Eleven"
                kept = (lang.hyphen_keeps, lang.measures, lang.first, lang.currencies)
                return not any(after in words for words in kept)
        return False

    def labelled(self, number: Found, previous: Found | None) -> bool:
        """ "n° 412", "article 3", "sections 841(a)(1) and 846", "phase two"."""
        lang, i, j = self.lang, number.i, number.j
        if number.grouped or number.scale > 1:
            return False
        number.label = (
            self.r.back(lang.labels, i) is not None
            or (self.r.back(lang.weak_labels, i) is not None and (self.named(i) or not self.noun_follows(j)))
            or (number.digits and self.r.back(lang.phone_words, i) is not None and not self.noun_follows(j))
            # coordinated with a label
            or (
                previous is not None
                and previous.label
                and self.label_chain(previous, number)
                and (self.t.at(j) in lang.age_units or not self.noun_follows(j))
            )
            or self.age(number)
        )
        return number.label

    def age(self, number: Found) -> bool:
        """ "34 years old", "un homme, 34 ans, …", "John Smith, 34, of …"."""
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        if t.same_line(j) and self.r.loose(lang.age_after, j) is not None:
            return True
        if t.at(i - 1) not in (",", "("):
            return False
        if t.at(j) in lang.age_units:
            return t.at(j + 1) in (",", ")")
        named = i > 2 and t.text[t.start[i - 2]].isupper() and t.text[t.start[i - 3]].isupper() and t.same_line(i - 2)
        return (
            named
            and number.plain_digits()
            and 10 <= number.value < 100
            and t.at(i - 1) == ","
            and (t.at(j) in (",", ";", ".") or t.line_break(j))
        )

    def named(self, i: int) -> bool:
        """Whether the word before token ``i`` has a capital inside a sentence: "at Komarock Phase 2 estate"."""
        t = self.t
        before = t.at(i - 2)
        return t.text[t.start[i - 1]].isupper() and before[:1].isalnum() and t.same_line(i - 1) and not self.title_case(i)

    def label_chain(self, previous: Found, number: Found) -> bool:
        if number.i - previous.j > 6 or number.digits != previous.digits:
            return False
        between = self.t.low[previous.j : number.i]
        chained = self.lang.any_joint.next
        return all(low in self.lang.and_words or low in chained or not low[0].isalnum() or len(low) == 1 for low in between)

    def noun_follows(self, j: int) -> bool:
        """Whether a lower-case word that may be the counted noun stands right behind."""
        low = self.t.at(j)
        return bool(
            low
            and low[0].isalpha()
            and self.t.same_line(j)
            and not self.t.glued(j)
            and self.t.text[self.t.start[j]].islower()
            and low not in self.lang.function_words
        )

    def time_or_degree(self, number: Found, previous: Found | None) -> bool:
        if not self.t.same_line(number.j) or number.scale > 1:
            return False
        return (
            self.t.at(number.j) in self.lang.degree
            or self.clock(number, previous)
            or self.r.loose(self.lang.time_after, number.j) is not None
        )

    def clock(self, number: Found, previous: Found | None) -> bool:
        """« vers 16 heures », "at 1530 hours", « de 8 heures à 12 heures »: an hour, where "48 heures" is a duration."""
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        if t.at(j) not in lang.clock_units or not (number.value <= 24 or (number.digits and len(t.low[i]) == 4)):
            return False
        if self.r.back(lang.clock_before, i) is not None or self.r.loose(lang.clock_joint, j + 1) is not None:
            return True
        return previous is not None and previous.drop and t.at(previous.j) in lang.clock_units and i - previous.j == 2

    def fraction_part(self, number: Found) -> bool:
        """ "deux tiers", "three-quarters", "trois quarts"."""
        k = self.t.follow(number.j)
        return k >= 0 and number.value < 1000 and self.t.at(k) in self.lang.denominators

    def ratio(self, number: Found, previous: Found | None) -> bool:
        """ "24 heures sur 24", "sept jours sur sept": neither number is one."""
        t, lang = self.t, self.lang
        if t.at(number.j) in lang.ratio_units and t.at(number.j + 1) in lang.ratio_joint:
            after = t.at(number.j + 2)
            return after[:1].isdecimal() or after in lang.small.next
        return (
            t.at(number.i - 1) in lang.ratio_joint
            and t.at(number.i - 2) in lang.ratio_units
            and previous is not None
            and previous.drop
        )

    def proportions(self, found: list[Found]) -> None:
        """Marks "nine out of ten", "one in three", « une chance sur deux », « trois sur dix » as no quantities."""
        t, lang = self.t, self.lang
        for low, high in pairwise(found):
            if not (low.value < high.value and high.value in _SHARES and high.i - low.j <= 4 and high.rule != "range"):
                continue
            k = low.j
            joint = self.r.loose(lang.proportion, k)
            if joint is None or joint[1] != high.i:
                joint = None
                if t.at(k) and t.low[k][0].isalpha() and not self.noun_follows(high.j):
                    joint = self.r.loose(lang.proportion_after_noun, k + 1)
                if joint is None or joint[1] != high.i or (low.value > 10 and high.value < 100):
                    continue
            if joint[0] == "words" and (
                (low.digits and low.value > 1) or not (low.value == 1 or high.value >= 10 or low.value == high.value - 1)
            ):
                continue
            low.drop = high.drop = True

    def digits_of_another_kind(self, number: Found, previous: Found | None, following: Found | None) -> bool:
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        raw = t.raw(i)
        money = self.r.money_before(i) < i or self.r.is_sign(j)
        if raw[0] == "0" and len(raw) > 1 and raw[1].isdecimal():
            # "03 plantations", but "le 03 juin", "dial 02"
            if len(raw) > 2 or number.value == 0 or not (self.noun_follows(j) or self.r.is_measure(j)):
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
            if t.at(i - 1) in lang.singular_articles and t.same_line(i) and not self.r.is_measure(j):
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
        if self.r.is_measure(j) or t.at(j) in lang.currencies:
            return False
        k = i - 2 if t.at(i - 1) == "." and i > 1 else i - 1
        if k >= 0 and t.raw(k) in lang.months:
            return True
        if t.at(i - 1).isdecimal() or self.r.back(lang.year_before, i) is not None or (t.at(i - 1) == "-" and t.glued(i)):
            return True
        if number.value % 100 == 0 and number.high is None and self.r.back(lang.before, i) is not None:
            return False
        return not self.r.counted_plural(j)

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
        if t.break_before[k + 1 : number.i + 1].count(1) != number.i - k or self.r.is_measure(number.j):
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

    def words_of_another_kind(self, number: Found) -> bool:
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        if j == i + 1 and self.r.back(lang.percent_back, j) is not None:
            return True  # the "cent" of "pour cent"
        if number.value == 0 and (
            t.at(i - 1) in lang.zero_words or t.at(j) in lang.zero_words or (t.at(j) == "-" and t.at(j + 1) in lang.zero_words)
        ):
            return True
        if number.j == i + 1:
            low = t.low[i]
            if (
                low in lang.month_numbers
                and t.at(j) == "."
                and t.glued(j)
                and (t.at(i - 1).isdecimal() or t.at(j + 1)[:1].isdecimal())
            ):
                return True
            if (
                t.at(i - 1) in lang.singular_articles
                and number.kind == "cardinal"
                and number.scale == 1
                and t.same_line(i)
                and low not in lang.never_alone
            ):
                return not self.r.is_measure(j)
        return self.in_a_name(number)

    def in_a_name(self, number: Found) -> bool:
        """ "the Five Eyes", "Group of Seven": a capital inside a sentence."""
        t = self.t
        i, j = number.i, number.j
        raw = t.raw(i)
        if not (raw[0].isupper() and not raw.isupper() and j == i + 1) or t.line_break(i):
            return False
        return t.low[i - 1][0].isalnum() and not self.noun_follows(j) and not self.title_case(i)

    def title_case(self, i: int) -> bool:
        """Whether the line around token ``i`` is a heading With Most Words Capitalised."""
        text, start = self.t.text, self.t.start[i]
        left = max(text.rfind("\n", 0, start), start - 200)
        right = text.find("\n", start)
        line = text[left + 1 : min(right if right >= 0 else len(text), start + 200)]
        words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
        return bool(words) and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3

    def has_evidence(self, number: Found) -> bool:
        """Whether a lone "un", "one" or "neuf" is a number here."""
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        low, before, after = t.low[i], t.at(i - 1), t.at(j)
        same_line = t.same_line(j)
        if same_line and self.r.is_measure(j) and not t.glued(j) and (len(after) > 1):
            return True
        if low not in lang.adjective and self.coordinated(number):
            return True
        if low in lang.alone_before_noun:
            if not (after and same_line and after[0].isalpha() and not t.glued(j)):
                return False
            if t.glued(i) and before[:1].isalpha():
                return False
            if (before in lang.one_not_after and t.same_line(i)) or after in lang.one_not_before:
                return False
            if (
                t.at(i - 2) in lang.one_determiners
                and t.same_line(i)
                and before[:1].isalpha()
                and before not in lang.function_words
            ):
                return False  # "the real one"
            if not t.text[t.start[j]].islower() and t.raw(i) != t.raw(i).upper() and not self.title_case(i):
                return False
            number.rule = "one-article"
            return True
        if low in lang.adjective:
            if t.raw(i)[0].isupper() and (before in ("", ".", "!", "?", ":") or t.line_break(i)):
                return True  # « Neuf, dont deux mineurs, … »
            if t.same_line(i) and (before in lang.adjective_not_after or t.at(i - 2) in lang.adjective_not_after):
                return False
            if (
                after
                and same_line
                and after[0].isalpha()
                and (after in lang.adjective_before or (after not in lang.function_words and after.endswith(lang.plural_endings)))
            ):
                return True
            return (
                (before in lang.adjective_after and t.same_line(i))
                or (after == "," and before == ",")
                or (not before and not after)
            )
        return low not in lang.never_alone

    def coordinated(self, number: Found) -> bool:
        """Whether a lone word stands in a row with other numbers: "one, two, three", "un et deux"."""
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        before, after = t.at(i - 1), t.at(j)
        if after in lang.small.next and t.at(j + 1) in lang.small.next and not (t.glued(j) or t.glued(j + 1)):
            return True  # "one two three"
        if after in lang.sums and t.at(j + 1) in lang.small.next and t.same_line(j):
            # "l'un, deux autres", "this one, two metres long"
            return before in lang.and_words or before in lang.any_joint.next or not (before[:1].isalpha() or before == "'")
        ends = not (after[:1].isalnum() or after in ("'", "-"))
        return before in lang.sums and ends and t.at(i - 2) in lang.small.next and t.same_line(i)

    # Hedges.

    def hedge(self, number: Found) -> None:
        t, lang = self.t, self.lang
        if number.modifier is not None:
            own: Modifier | None = number.modifier
        else:
            own = Modifier.ABOUT if number.kind == "collective" else None
        start = self.r.money_before(number.i)
        before = self.r.back(lang.before, start)
        if before is None and number.high is not None:
            for first, _ in lang.open:
                if self.ends_with(first, start):
                    start -= len(first)
                    before = self.r.back(lang.before, start)
                    break
        if before is not None and t.at(before[1] - 1) in lang.before_not_after.get(t.low[before[1]], ()):
            before = None  # "handed over 45 kg"
        if before is not None:
            modifier, begin = before
            assert isinstance(modifier, Modifier)
            span = (t.start[begin], t.end[start - 1])
            if modifier is Modifier.ABOUT:
                outer = self.r.back(lang.before, begin)
                if outer is not None and outer[0] is not Modifier.ABOUT:
                    assert isinstance(outer[0], Modifier)
                    modifier, span = outer[0], (t.start[outer[1]], t.end[begin - 1])
            number.modifier, number.hedge = modifier, span
            return
        k = number.j
        for skipped in range(4):
            if k >= t.size or t.line_break(k):
                break
            after = self.r.loose(lang.after, k)
            if (
                after is not None
                and not (t.at(after[1]) in lang.after_not_before or t.at(after[1])[:1].isdecimal())
                and (skipped == 0 or t.low[k][0].isalpha())
            ):
                modifier, end = after
                assert isinstance(modifier, Modifier)
                number.modifier, number.hedge = modifier, (t.start[k], t.end[end - 1])
                return
            if not (t.low[k][0].isalpha() or t.low[k] == "'" or self.r.is_sign(k)) or (
                t.low[k] in lang.function_words and t.low[k] not in lang.currency_joint
            ):
                break
            k += 1
        number.modifier = own
        if own is None:
            self.hedge_from_afar(number, start)

    def hedge_from_afar(self, number: Found, start: int) -> None:
        """ "the estimated value is €6.66 million": a word of estimating, nothing but words between."""
        t, lang = self.t, self.lang
        for k in range(start - 1, max(start - 8, -1), -1):
            low = t.low[k]
            if low in lang.from_afar:
                number.modifier, number.hedge = Modifier.ABOUT, (t.start[k], t.end[k])
                return
            if not (low[0].isalpha() or low == "'") or t.line_break(k + 1) or low in lang.small.next:
                return
