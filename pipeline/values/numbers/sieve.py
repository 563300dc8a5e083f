"""Dropping what is no quantity: labels, names, times, ages, shares, articles."""

from itertools import pairwise

from pipeline.values.numbers.figures import Figures
from pipeline.values.numbers.found import Found
from pipeline.values.numbers.language import Language
from pipeline.values.numbers.steps import Steps
from pipeline.values.numbers.tokens import DEAD, GLUE, QUOTES, Tokens

# Denominators of which people say "nine out of ten"; "seven out of nine suspects" is a count.
_SHARES = (2, 3, 4, 5, 10, 100, 1000)


class Sieve(Steps):
    """Drops what is no quantity."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        super().__init__(tokens, language)
        self.figures = Figures(tokens, language)

    def keep(self, found: list[Found], ordinals: bool) -> list[Found]:
        """The quantities among ``found``, ranks too with ``ordinals``."""
        self.proportions(found)
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
        phone = number.digits and low[number.i][0] == "0" and self.t.end[number.j - 1] - self.t.start[number.i] > 4
        if phone or self.t.size - (number.j - number.i) > 6:
            return False
        return all(word in QUOTES + ".,;:!?…" for word in (*low[: number.i], *low[number.j :]))

    def not_a_quantity(self, number: Found, previous: Found | None, following: Found | None) -> bool:
        return (
            self.labelled(number, previous)
            or self.glued_to_a_name(number)
            or self.cut_off(number, following)
            or (self.t.same_line(number.j) and self.loose(self.lang.percent, number.j) is not None)
            or self.time_or_degree(number, previous)
            or self.fraction_part(number)
            or self.ratio(number, previous)
            or (number.digits and self.figures.digits_of_another_kind(number, previous, following))
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
            abbreviated = (t.glued(i - 1) and t.raw(i - 2) in lang.currencies) or self.back(lang.before, i) is not None
            return number.digits and not abbreviated  # "Rs.30", "approx.30"
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
            self.back(lang.labels, i) is not None
            or (self.back(lang.weak_labels, i) is not None and (self.named(i) or not self.noun_follows(j)))
            or (number.digits and self.back(lang.phone_words, i) is not None and not self.noun_follows(j))
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
        if t.same_line(j) and self.loose(lang.age_after, j) is not None:
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

    def time_or_degree(self, number: Found, previous: Found | None) -> bool:
        if not self.t.same_line(number.j) or number.scale > 1:
            return False
        return (
            self.t.at(number.j) in self.lang.degree
            or self.clock(number, previous)
            or self.loose(self.lang.time_after, number.j) is not None
        )

    def clock(self, number: Found, previous: Found | None) -> bool:
        """« vers 16 heures », "at 1530 hours", « de 8 heures à 12 heures »: an hour, where "48 heures" is a duration."""
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        if t.at(j) not in lang.clock_units or not (number.value <= 24 or (number.digits and len(t.low[i]) == 4)):
            return False
        if self.back(lang.clock_before, i) is not None or self.loose(lang.clock_joint, j + 1) is not None:
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
            joint = self.loose(lang.proportion, k)
            if joint is None or joint[1] != high.i:
                joint = None
                if t.at(k) and t.low[k][0].isalpha() and not self.noun_follows(high.j):
                    joint = self.loose(lang.proportion_after_noun, k + 1)
                if joint is None or joint[1] != high.i or (low.value > 10 and high.value < 100):
                    continue
            if joint[0] == "words" and (
                (low.digits and low.value > 1) or not (low.value == 1 or high.value >= 10 or low.value == high.value - 1)
            ):
                continue
            low.drop = high.drop = True

    def words_of_another_kind(self, number: Found) -> bool:
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        if j == i + 1 and self.back(lang.percent_back, j) is not None:
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
                return not self.is_measure(j)
        return self.in_a_name(number)

    def in_a_name(self, number: Found) -> bool:
        """ "the Five Eyes", "Group of Seven": a capital inside a sentence."""
        t = self.t
        i, j = number.i, number.j
        raw = t.raw(i)
        if not (raw[0].isupper() and not raw.isupper() and j == i + 1) or t.line_break(i):
            return False
        return t.low[i - 1][0].isalnum() and not self.noun_follows(j) and not self.title_case(i)

    def has_evidence(self, number: Found) -> bool:
        """Whether a lone "un", "one" or "neuf" is a number here."""
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        low, before, after = t.low[i], t.at(i - 1), t.at(j)
        same_line = t.same_line(j)
        if same_line and self.is_measure(j) and not t.glued(j) and (len(after) > 1):
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
            if before in lang.small.next and t.same_line(i):
                return True  # « zéro neuf soixante »
            if t.same_line(i) and (before in lang.adjective_not_after or t.at(i - 2) in lang.adjective_not_after):
                return False
            noun = t.at(j + 1) if after in ("«", "“", '"') and t.same_line(j + 1) else after  # « neuf « mules » »
            if (
                noun
                and same_line
                and noun[0].isalpha()
                and (noun in lang.adjective_before or (noun not in lang.function_words and noun.endswith(lang.plural_endings)))
            ):
                return True
            return (
                (before in lang.adjective_after and t.same_line(i))
                or (after == "," and before == ",")
                or (before in (",", ":", ";", "(") and same_line and after in lang.function_words)
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
            # "l'un et deux autres", "this one, two metres long"
            if before == "'" or before in lang.one_not_after:
                return False
            linked = before in lang.sums or before in lang.any_joint.next
            return after != "," or linked or not before[:1].isalpha()
        if before == "-" and t.glued(i) and t.glued(i - 1) and t.at(i - 2) in lang.small.next:
            return True  # "nine-one-one"
        if after == "-" and t.glued(j) and t.glued(j + 1) and t.at(j + 1) in lang.small.next:
            return True
        ends = not (after[:1].isalnum() or after in ("'", "-"))
        return before in lang.sums and ends and t.at(i - 2) in lang.small.next and t.same_line(i)
