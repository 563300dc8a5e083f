"""Reading one number expression: digits, words, collectives, fractions, ordinals."""

import unicodedata
from decimal import Decimal

from pipeline.records import Modifier
from pipeline.values.numbers.digits import digits_value
from pipeline.values.numbers.found import Found
from pipeline.values.numbers.language import Language
from pipeline.values.numbers.steps import Steps
from pipeline.values.numbers.tokens import DASHES, DEAD, SPACED, UNICODE_FRACTIONS, Tokens


class Reader(Steps):
    """Reads number expressions off one token list. The methods give the index after what they took."""

    def __init__(self, tokens: Tokens, language: Language, whole: bool = False) -> None:
        super().__init__(tokens, language)
        # The text is one expression: a scale or a collective needs no article ("million", "dozen").
        self.whole = whole or tokens.size == 1 or (tokens.size == 2 and not tokens.low[1][0].isalnum())

    def number_at(self, i: int) -> Found | None:
        """The longest number expression that begins at token ``i``."""
        low = self.t.low[i]
        if low[0].isdecimal():
            return self.with_digits(i)
        if low in UNICODE_FRACTIONS:
            return self.fraction_sign(i)
        scale = low in self.lang.hundreds or low in self.lang.scales
        return self.ordinal(i, self.fraction(i) or (None if scale else self.words(i)) or self.bare_scale(i))

    def digits(self, i: int) -> tuple[Decimal, int, bool] | None:
        """The digits at token ``i`` with the groups that spaces cut off: value, index after, whether grouped."""
        t, j = self.t, i + 1
        raw = t.raw(i)
        spaced = SPACED.match(t.text, t.start[i]) if len(raw) <= 3 and raw.isdecimal() else None
        if spaced is not None:
            while j < t.size and t.end[j - 1] < spaced.end() and t.low[j] != DEAD:
                j += 1
            if t.end[j - 1] == spaced.end():
                raw = "".join(char for char in spaced[0] if not char.isspace())
            elif j < t.size and t.low[j] == DEAD:
                j = i + 1
            else:
                return None  # "3 000.000.00": no way of writing a number
        before_measure = self.is_measure(j) or self.scale_at(j) is not None or self.glued_scale(j) is not None
        if spaced is not None and j > i + 1:
            sign, tail = spaced[2], spaced[3]
            grouped_tail = sign and len(tail) == 3 and not (before_measure and sign == self.lang.decimal)
            return Decimal(raw.replace(sign, "" if grouped_tail else ".") if sign else raw), j, True
        value = digits_value(raw, self.lang.decimal, before_measure)
        return None if value is None else (value[0], j, value[1])

    def scale_at(self, j: int) -> int | None:
        """The scale word that may carry on a number whose next token is ``j``."""
        k = self.scale_index(j)
        return self.lang.scales.get(self.t.at(k)) if k >= 0 else None

    def glued_scale(self, j: int) -> tuple[int, int, int] | None:
        """An abbreviated scale at token ``j`` ("1.6m", "500k", "1,2 M€"): value, index after it, offset it ends at."""
        t, lang = self.t, self.lang
        if j >= t.size or t.low[j] == DEAD or not t.same_line(j):
            return None
        raw = t.raw(j)
        glued = t.glued(j)
        if t.at(j + 1) in lang.scales_not_before:
            return None  # "24K gold"
        if raw in lang.money_scales:
            after = j + 1
            money = self.is_sign(after) or (
                t.at(after) in lang.currency_joint and self.is_sign(after + (2 if t.at(after + 1) == "'" else 1))
            )
            if not money:
                before = j - 1
                while before > 0 and (t.low[before][0].isdecimal() or t.low[before] in DASHES):
                    before -= 1
                money = self.money_before(before + 1) <= before
            if money and (glued or len(t.gap(j)) == 1):
                return lang.money_scales[raw], j + 1, t.end[j]
            if glued and raw in lang.plural_scales and self.counted_plural(j + 1):
                return lang.money_scales[raw], j + 1, t.end[j]
        if raw in lang.glued_scales and (glued or raw in lang.spaced_scales):
            # "1.2B", "3B", "3B views", but "221B Baker Street"
            if raw not in lang.plural_scales or j + 1 == t.size or not t.low[j - 1].isdecimal():
                return lang.glued_scales[raw], j + 1, t.end[j]
        if glued and not raw.isascii():
            return None
        # "12M€" is one token of letters and one of signs; "12MEUR" is a single one.
        if glued or len(t.gap(j)) == 1:
            for size in (1, 2, 3):
                if raw[:size] in lang.money_scales and raw[size:] in lang.currencies:
                    return lang.money_scales[raw[:size]], j + 1, t.start[j] + size
        return None

    def with_digits(self, i: int) -> Found | None:
        t, lang = self.t, self.lang
        read = self.digits(i)
        if read is None:
            return None
        value, j, grouped = read
        exponent = t.at(j + 1) if t.at(j) == "e" and t.glued(j) and t.glued(j + 1) else ""
        if exponent.isdecimal() and len(exponent) < 3:
            power = Found(i, j + 2, t.start[i], t.end[j + 1], value.scaleb(int(exponent)), "digits")  # "1.5e6"
            power.digits = power.grouped = True
            return power
        if not grouped and t.low[i].isdecimal() and (part := self.fraction_digits(i, j)) is not None:
            value, j = part
        fraction = UNICODE_FRACTIONS.get(t.at(j), "") if t.glued(j) or t.same_line(j) else ""
        if fraction:
            value, j = value + Decimal(fraction), j + 1
        if self.leading_sign(i) and (
            t.size == 2 or self.is_measure(j) or self.scale_at(j) is not None or self.is_sign(j) or self.is_sign(i - 2)
        ):
            value, i = Decimal(f"0.{t.low[i]}"), i - 1
        found = Found(i, j, t.start[i], t.end[j - 1], value, "digits")
        found.digits, found.grouped = True, grouped
        if (
            t.glued(j)
            and t.low[j] in lang.ordinal_suffixes
            and value == value.to_integral_value()
            and t.low[j] not in lang.measures
        ):
            found.kind, found.rule = "ordinal", "ordinal-digits"
            return self.until(found, j + 1)
        glued = self.glued_scale(j)
        if glued is not None:
            found.scale, found.j, found.end = glued
            found.value = value * found.scale
            return found
        return self.compound(found)

    def fraction_digits(self, i: int, j: int) -> tuple[Decimal, int] | None:
        """ "2 1/2 tonnes", "3/4 million": the value and the index after it, for digits at token ``i`` and after it at ``j``."""
        t = self.t
        mixed = not (t.at(j) == "/" and t.glued(j))
        first = t.follow(j) if mixed else i
        if first < 0 or t.at(first + 1) != "/" or not (t.glued(first + 1) and t.glued(first + 2)) or t.glued(first + 3):
            return None
        upper, lower = t.low[first], t.low[first + 2]
        if not (len(upper) == len(lower) == 1 and upper.isdecimal() and lower.isdecimal() and "0" < upper < lower):
            return None
        end = first + 3
        if not mixed and not self.is_measure(end) and self.scale_at(end) is None:
            return None  # "3/4" may be a day
        return Decimal(t.low[i] if mixed else 0) + Decimal(upper) / Decimal(lower), end

    def leading_sign(self, i: int) -> bool:
        """ ".5 million", ",5 kg": a decimal sign with nothing before it but a space, a bracket or a currency."""
        t = self.t
        sign = t.at(i - 1)
        if not sign or sign not in (".", self.lang.decimal) or not t.glued(i) or not t.low[i].isdecimal():
            return False
        before = t.at(i - 2)
        return not t.glued(i - 1) or before == "(" or (len(before) == 1 and unicodedata.category(before) == "Sc")

    def fraction_sign(self, i: int) -> Found:
        t = self.t
        value = Decimal(UNICODE_FRACTIONS[t.low[i]])
        found = Found(i, i + 1, t.start[i], t.end[i], value, "digits")
        found.digits = True
        return self.compound(found)

    def until(self, found: Found, j: int) -> Found:
        found.j, found.end = j, self.t.end[j - 1]
        return found

    def words(self, i: int) -> Found | None:
        small = self.below_thousand(i)
        if small is None:
            return None
        value, j, _ = small
        t = self.t
        found = Found(i, j, t.start[i], t.end[j - 1], Decimal(value), "words")
        return self.compound(found)

    def below_thousand(self, i: int, inside: bool = False) -> tuple[int, int, bool] | None:
        """Words for 1 to 999 (to 9900: "ninety-nine hundred") from token ``i``: value, index after, pure hundreds.

        ``inside`` a number a hundred needs no multiplier: "mille cents".
        """
        t, lang = self.t, self.lang
        if t.at(i) in lang.hundreds and (inside or t.low[i] in lang.bare or t.low[i] in lang.bare_more):
            if self.vague_before(i):
                return None
            hundreds, j = 100, i + 1
        else:
            small = self.match(lang.small, i)
            if small is None:
                return None
            value, j = small
            assert isinstance(value, int)
            k = t.follow(j)
            if value >= 100:
                hundreds = value  # "twohundred"
            elif k < 0 or t.at(k) not in lang.hundreds or not 0 < value <= lang.composition.hundred_up_to:
                return self.hundred_left_out(i, value, j) or (value, j, False)
            else:
                hundreds, j = value * 100, k + 1
        rest = self.rest(j, 100)
        return (hundreds, j, True) if rest is None else (hundreds + rest[0], rest[1], False)

    def number_before(self, i: int) -> bool:
        """Whether a number word stands right before token ``i``: "one two three four twenty-five"."""
        return i > 0 and self.t.low[i - 1] in self.lang.small.next and self.t.same_line(i) and not self.t.glued(i)

    def hundred_left_out(self, i: int, value: int, j: int) -> tuple[int, int, bool] | None:
        """ "one twenty-two", "nineteen oh five" behind ``value``."""
        t, lang = self.t, self.lang
        if not lang.composition.hundred_may_be_left_out or value == 0 or self.number_before(i):
            return None
        zero = t.follow(j)
        if zero >= 0 and t.at(zero) in lang.left_out_tens:
            k = t.follow(zero + 1)
            unit = self.match(lang.small, k) if k >= 0 else None
            if unit is not None and isinstance(unit[0], int) and 0 < unit[0] < 10:
                return value * 100 + unit[0], unit[1], False
        if value < 10 and t.same_line(j) and not t.glued(j):
            more = self.match(lang.small, j)
            if more is not None and isinstance(more[0], int) and 20 <= more[0] < 100 and t.at(more[1]) != "-":
                return value * 100 + more[0], more[1], False
        return None

    def rest(self, j: int, limit: int) -> tuple[int, int] | None:
        """What is added behind a hundred: [and] 1 to 99."""
        k = self.t.follow(j)
        if k < 0:
            return None
        low, high = 1, limit - 1
        joined = self.t.at(k) in self.lang.and_words
        if joined:
            low, high = self.lang.composition.and_after_hundreds
            k = self.t.follow(k + 1)
            if k < 0:
                return None
        small = self.match(self.lang.small, k)
        if small is None:
            if (
                joined
                and self.lang.composition.digits_take_hundred
                and self.t.at(k).isdecimal()
                and len(self.t.at(k)) < 3
                and self.t.at(k)[0] != "0"
            ):
                return int(self.t.at(k)), k + 1
            return None
        value, end = small
        assert isinstance(value, int)
        if not low <= value <= high:
            return None
        after = self.t.follow(end)
        if after >= 0 and self.t.at(after) in self.lang.hundreds:
            return None  # "deux cents trois cents": two numbers
        return value, end

    def vague_before(self, i: int) -> bool:
        """Whether the word before names no number: "plusieurs centaines", "several hundred"."""
        k = i - 1
        if self.t.at(k) == "-":
            k -= 1
        if k < 0 or self.t.low[k] not in self.lang.vague or not self.t.same_line(i):
            return False
        return not (self.t.low[i] in self.lang.bare and self.t.low[k] in self.lang.definite)

    def compound(self, found: Found, direct: bool = False) -> Found:
        """Carries a first group on through hundreds, scales and collectives to the whole number.

        With ``direct`` the group is the 1 that nobody says ("mille", "a million"): its scale is token ``found.j``.
        """
        t, lang = self.t, self.lang
        value, j = found.value, found.j
        hundreds = False
        if found.digits and lang.composition.digits_take_hundred:
            k = t.follow(j)
            if k >= 0 and t.at(k) in lang.hundreds and value < 100:
                value, j, hundreds = value * 100, k + 1, True
                rest = self.rest(j, 100)
                if rest is not None:
                    value, j, hundreds = value + rest[0], rest[1], False
        elif not found.digits and not direct:
            hundreds = value >= 100 and value % 100 == 0 and t.at(j - 1) in lang.hundreds
            point = self.point_digits(j, value)
            if point is not None:
                value, j = point
        if not direct:
            half = self.half_at(j)
            if half is not None and (self.scale_at(half[1]) or self.is_measure(half[1]) or found.digits or value >= 1):
                value, j = value + half[0], half[1]
            collective = self.collective_after(j, value)
            if collective is not None:
                unit, j, modifier = collective
                if value >= 100 and not t.low[j - 1].endswith(lang.plural_endings):
                    return self.collective(found, 1 + value / unit, unit, j, modifier)  # « une cent-vingtaine »
                return self.collective(found, value, unit, j, modifier)
        found.coefficient, found.scale = (value / 100, 100) if hundreds else (value, 1)
        total, limit, group, carried = Decimal(0), 0, value, found.digits
        money = carried and self.money_before(found.i) < found.i
        while True:
            k = j if direct else self.scale_index(j)
            scale = lang.scales.get(t.at(k), 0)
            if not scale or (limit and (scale >= limit or group * scale >= limit)):
                total += group
                if limit:
                    found.coefficient, found.scale = total, 1
                break
            part, first, j = group * scale, scale, k + 1
            # "mille milliards", "2 lakh crore": a bigger scale right behind multiplies
            k = t.follow(j)
            while k >= 0 and (bigger := lang.scales.get(t.at(k), 0)) > first and (not limit or part * bigger < limit):
                part, scale, first, j = part * bigger, scale * bigger, bigger, k + 1
                k = t.follow(j)
            if carried and found.rule == "digits":
                found.rule = "digits+scale"
            half = self.half_at(j)
            if half is not None:
                part, j = part + half[0] * scale, half[1]
            found.coefficient, found.scale = (part / scale, scale) if not limit else (total + part, 1)
            total += part
            limit = first if not limit else min(limit, first)
            following = self.next_group(j, limit, carried, money) if half is None else None
            if following is None:
                break
            group, j, direct = following
        found.value = total
        return self.until(found, j)

    def part_behind_unit(self, found: Found) -> int:
        """ "une tonne et demie", « 3 kilos 500 »: the value takes what is said behind the unit, the span does not reach it.

        Gives the index after the whole.
        """
        t, unit = self.t, found.j
        if found.scale != 1 or found.high is not None or not self.is_measure(unit) or unit + 1 >= t.size:
            return found.j
        half = self.half_at(unit + 1)
        if half is not None and not self.is_measure(t.follow(half[1])):  # but "a tonne and a half-kilo"
            found.value += half[0]
            return half[1]
        digits = t.low[unit + 1]
        if (
            t.low[unit] in self.lang.thousandths_behind
            and len(digits) == 3
            and digits.isdecimal()
            and t.same_line(unit + 1)
            and found.value == found.value.to_integral_value()
            and not (self.is_measure(unit + 2) or self.is_sign(unit + 2) or self.counted_plural(unit + 2))
            and not t.at(unit + 2)[:1].isdecimal()
        ):
            found.value += Decimal(digits) / 1000
            return unit + 2
        return found.j

    def half_at(self, j: int) -> tuple[Decimal, int] | None:
        """ "and a half", "et demi" at token ``j``: the fraction and the index after it."""
        j = self.t.follow(j)
        if j < 0 or self.t.low[j] not in self.lang.half_after.next:
            return None
        half = self.match(self.lang.half_after, j)
        return (Decimal(str(half[0])), half[1]) if half is not None else None

    def scale_index(self, j: int) -> int:
        """Where the scale word may stand that comes next: behind a space or hyphen, or glued ("8.5million"); or -1."""
        k = self.t.follow(j)
        k = j if k == -1 and self.t.glued(j) else k
        if k >= 0 and self.t.at(k) in self.lang.scales_if_counted and not self.counts_things(k + 1):
            return -1  # « deux milles », at sea
        return k

    def counts_things(self, k: int) -> bool:
        """Whether more of the number or a counted plural stands at token ``k``."""
        low = self.t.at(k)
        return low not in self.lang.scales_not_before and (low in self.lang.small.next or self.counted_plural(k))

    def next_group(self, j: int, limit: int, digits: bool, money: bool) -> tuple[Decimal, int, bool] | None:
        """The group that may follow a scale: words, or digits that a smaller scale or their size lets in.

        ``digits``, ``money``: whether the number began with figures, with a currency. Its value, the index after it, and
        whether it is the 1 that nobody says before a scale ("un million mille").
        """
        t, lang = self.t, self.lang
        comma = lang.composition.commas and not digits and t.at(j) == "," and t.glued(j) and t.same_line(j + 1)
        k = j + 1 if comma else t.follow(j)
        joined = t.at(k) in lang.and_words if k >= 0 else False
        if joined:
            k = t.follow(k + 1)
        if k < 0 or not t.at(k) or t.low[k] == DEAD:
            return None
        if t.low[k][0].isdecimal():
            read = self.digits(k)
            if read is None or comma or (joined and money):
                return None
            value, end, grouped = read
            scale = self.scale_at(end)
            if scale is not None and scale < limit and value * scale < limit:
                return value, end, False
            if joined:
                return None  # "3 million and 5 cars"
            if limit == 1000 and not grouped and len(t.low[k]) == 3 and t.low[k].isdecimal() and not t.glued(end):
                return value, end, False  # "5 thousand 200"
            if lang.composition.digits_take_hundred and t.at(t.follow(end)) in lang.hundreds and 0 < value < 10 and limit > 100:
                return value * 100, t.follow(end) + 1, False
            return (value, end, False) if grouped and 1000 <= value < limit else None
        if t.low[k] in lang.bare and lang.scales.get(t.low[k], limit) < limit and not joined:
            return Decimal(1), k, True
        small = self.below_thousand(k, inside=True)
        if small is None or small[0] == 0:
            return None
        value, end = Decimal(small[0]), small[1]
        scale = self.scale_at(end)
        if (value * scale if scale is not None else value) >= limit:
            return None  # "cinq mille deux millions": a new number
        if comma and scale is None and value < 100:
            return None  # "two thousand, five of them"
        if joined and scale is None:
            low, high = lang.composition.and_after_hundreds
            # "€3 million and five cars": behind figures, "and" begins another number.
            if digits or not low <= value <= high:
                return None
        return None if joined and money else (value, end, False)

    def point_digits(self, j: int, value: Decimal) -> tuple[Decimal, int] | None:
        """The decimals of "two point two five", "deux virgule cinq"."""
        k = self.t.follow(j)
        if k < 0 or self.t.at(k) not in self.lang.point:
            return None
        decimals, k = "", k + 1
        while True:
            k2 = self.t.follow(k)
            small = self.match(self.lang.small, k2) if k2 >= 0 else None
            if small is None:
                break
            decimals += str(small[0])
            k = small[1]
        return (Decimal(f"{int(value)}.{decimals}"), k) if decimals else None

    def collective_after(self, j: int, value: Decimal) -> tuple[int, int, Modifier | None] | None:
        """ "[bonne] centaine" behind a number: its value, the index after it, the shade of the adjective."""
        t, lang = self.t, self.lang
        k = t.follow(j)
        if k < 0 or k >= t.size:
            return None
        modifier = None
        if t.low[k] in lang.collective_adjectives and value == 1:
            modifier = lang.collective_adjectives[t.low[k]]
            k = t.follow(k + 1)
            if k < 0:
                return None
        unit = lang.collectives.get(t.at(k))
        if unit is None or (value == 1 and t.low[k] in lang.need_complement and not self.has_complement(k + 1)):
            return None
        return unit, k + 1, modifier

    def collective(self, found: Found, value: Decimal, unit: int, j: int, modifier: Modifier | None) -> Found:
        """``value`` times the collective before token ``j``, with what carries it on: "and a half", « de millions »."""
        t, lang = self.t, self.lang
        half = self.half_at(j)
        if half is not None:
            value, j = value + half[0], half[1]
        k = t.follow(j)
        if t.at(k) in lang.complements:
            k = t.follow(k + 1)
        scale = max(lang.scales.get(t.at(k), 0), lang.collectives.get(t.at(k), 0)) if k >= 0 else 0
        if scale >= 1000:
            unit, j = unit * scale, k + 1
        found.coefficient, found.value, found.scale = value, value * unit, unit
        found.kind, found.rule, found.modifier = "collective", "collective", modifier
        return self.until(found, j)

    def has_complement(self, k: int) -> bool:
        return self.t.at(k) in self.lang.complements and not self.t.at(k + 1)[:1].isdecimal()

    def bare_scale(self, i: int) -> Found | None:
        """A scale, hundred or collective with no number before it: "a hundred", "mille", "another dozen"."""
        t, lang = self.t, self.lang
        low = t.low[i]
        unit = 100 if low in lang.hundreds else lang.scales.get(low, lang.collectives.get(low))
        if unit is None:
            return None
        k, modifier = i - 1, None
        if t.at(k) == "-" and t.glued(i):
            return None
        if (t.at(k) in lang.collective_adjectives and t.at(k - 1) in lang.articles) or (
            low in lang.collectives and t.at(k) in lang.collective_adjectives and t.at(k - 1) in lang.determiners
        ):
            modifier, k = lang.collective_adjectives[t.low[k]], k - 1
        article = k >= 0 and t.low[k] in lang.articles and t.same_line(i)
        first = i
        if article:
            first = k
        elif low in lang.bare:
            if self.vague_before(i):
                return None
        elif low in lang.collectives or low not in lang.bare_more:
            determined = (
                k >= 0
                and t.same_line(i)
                and (t.low[k] in lang.determiners or (t.low[k] == "'" and t.at(k - 1) in lang.determiners))
            )
            plural = low.endswith(lang.plural_endings)
            if not (determined or self.whole) or plural:
                return None
            needs = low in lang.collectives and lang.determined_needs_complement and not self.whole
            if needs and not self.has_complement(i + 1):
                return None
            if low in lang.scales and unit < 1000:
                return None
        elif self.vague_before(i):
            return None
        if low in lang.collectives:
            if low in lang.need_complement and not self.has_complement(i + 1):
                return None
            found = Found(first, i + 1, t.start[first], t.end[i], Decimal(unit), "collective")
            return self.collective(found, Decimal(1), unit, i + 1, modifier)
        # Read on with the 1 that is not said in place of the missing number.
        found = Found(first, i, t.start[first], t.start[i], Decimal(1), "words")
        if low in lang.hundreds:
            rest = self.rest(i + 1, 100)
            found.value, found.j = (Decimal(100), i + 1) if rest is None else (Decimal(100 + rest[0]), rest[1])
            result = self.compound(found)
        else:
            result = self.compound(found, direct=True)
        result.modifier = result.modifier or modifier
        lone = result.j == i + 1
        if lone and not article and low not in lang.bare and not self.whole and t.at(k) not in lang.determiners:
            return None
        return result

    def fraction(self, i: int) -> Found | None:
        """ "half a million", "a half-dozen", "une demi-tonne", "a quarter of a million"."""
        t, lang = self.t, self.lang
        first = i
        phrase = self.match(lang.fraction_of, i)
        if phrase is None:
            # "une demi-douzaine": the half stands behind the article
            k = t.follow(i + 1)
            if t.low[i] in lang.never_alone and k >= 0 and t.at(k) in lang.half:
                phrase = self.match(lang.fraction_of, k)
        if phrase is None:
            return None
        value, j = phrase
        assert isinstance(value, float)
        if i > 0 and t.low[i - 1] in lang.articles and t.same_line(i):
            first = i - 1
        joint = self.loose(lang.fraction_joint, j)
        k = t.follow(joint[1] if joint else j)
        if k < 0 or k >= t.size:
            return None
        if t.low[k] in lang.articles or t.low[k] in lang.never_alone:
            k = t.follow(k + 1)
            if k < 0 or k >= t.size:
                return None
        amount = Decimal(str(value))
        if (unit := lang.collectives.get(t.low[k])) is not None and t.low[k] not in lang.need_complement:
            found = Found(first, k + 1, t.start[first], t.end[k], amount * unit, "collective")
            return self.collective(found, amount, unit, k + 1, None)
        unit = 100 if t.low[k] in lang.hundreds else lang.scales.get(t.low[k])
        if unit is not None:
            return Found(first, k + 1, t.start[first], t.end[k], amount * unit, "words")
        if t.low[k] in lang.measures and not t.low[k].endswith(lang.plural_endings) and len(t.low[k]) > 2:
            j = k - 1 if t.at(k - 1) == "-" else k  # the unit stands right behind: "half a [tonne]", « une demi-[tonne] »
            return Found(first, j, t.start[first], t.end[j - 1], amount, "words")
        return None

    def ordinal(self, i: int, cardinal: Found | None) -> Found | None:
        """The rank at token ``i`` if there is one ("third", "one hundred and third"), else ``cardinal`` as read."""
        t, lang = self.t, self.lang
        if t.low[i] in lang.ordinals.next:
            direct = self.match(lang.ordinals, i)
            if direct is not None and (cardinal is None or direct[1] > cardinal.j):
                assert isinstance(direct[0], int)
                return self.rank(Found(i, direct[1], t.start[i], t.end[direct[1] - 1], Decimal(direct[0]), "ordinal"))
        if cardinal is None or cardinal.kind != "cardinal" or cardinal.value < 2:
            return cardinal
        k = t.follow(cardinal.j)
        if k >= 0 and t.low[k] in lang.and_words:
            k = t.follow(k + 1)
        if k < 0 or t.low[k] not in lang.ordinal_ends.next:
            return cardinal
        tail = self.match(lang.ordinal_ends, k)
        if tail is None or not isinstance(tail[0], int):
            return cardinal
        value = Decimal(tail[0])
        if value >= 100:
            value *= cardinal.value
        elif cardinal.value >= 100:
            value += cardinal.value
        else:
            return cardinal
        return self.rank(Found(cardinal.i, tail[1], cardinal.start, t.end[tail[1] - 1], value, "ordinal"))

    def rank(self, found: Found) -> Found:
        found.kind = "ordinal"
        return found
