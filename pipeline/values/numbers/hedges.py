"""The hedge that shades a number, before it, behind it or behind what it counts."""

from pipeline.records import Modifier
from pipeline.values.numbers.found import Found
from pipeline.values.numbers.steps import Steps


class Hedges(Steps):
    """Looks for hedges."""

    def hedge(self, number: Found) -> None:
        t, lang = self.t, self.lang
        if number.modifier is not None:
            own: Modifier | None = number.modifier
        else:
            own = Modifier.ABOUT if number.kind == "collective" else None
        start = self.money_before(number.i)
        before = self.back(lang.before, start)
        if before is None and number.high is not None:
            for first, _ in lang.open:
                if self.ends_with(first, start):
                    start -= len(first)
                    before = self.back(lang.before, start)
                    break
        if before is not None and t.at(before[1] - 1) in lang.before_not_after.get(t.low[before[1]], ()):
            before = None  # "handed over 45 kg"
        if before is not None:
            modifier, begin = before
            assert isinstance(modifier, Modifier)
            span = (t.start[begin], t.end[start - 1])
            if modifier is Modifier.ABOUT:
                outer = self.back(lang.before, begin)
                if outer is not None and outer[0] is not Modifier.ABOUT:
                    assert isinstance(outer[0], Modifier)
                    modifier, span = outer[0], (t.start[outer[1]], t.end[begin - 1])
            number.modifier, number.hedge = modifier, span
            return
        k = number.j
        for skipped in range(4):
            if k >= t.size or t.line_break(k):
                break
            after = self.loose(lang.after, k)
            if (
                after is not None
                and not (t.at(after[1]) in lang.after_not_before or t.at(after[1])[:1].isdecimal() or self.is_sign(after[1]))
                and (skipped == 0 or t.low[k][0].isalpha() or after[1] > k + 1)
            ):
                modifier, end = after
                assert isinstance(modifier, Modifier)
                number.modifier, number.hedge = modifier, (t.start[k], t.end[end - 1])
                return
            if not (t.low[k][0].isalpha() or t.low[k] == "'" or self.is_sign(k)) or (
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
