"""The longest expressions of a text, one after the other."""

from collections.abc import Iterator

from pipeline.records import check_edtf
from pipeline.values.dates.intervals import Intervals
from pipeline.values.dates.placed import NO_DATE
from pipeline.values.dates.point import DateSpan, Point
from pipeline.values.dates.words import LEADING, NUMBER


class Reader(Intervals):
    """Reads one text; the grammar is in the classes below it."""

    def spans(self) -> Iterator[DateSpan]:
        norm, number, core = self.norm, self.number, self.words.core
        short = self.words.short_periods
        articles = self.words.articles.by_first
        signs = self.words.suffixes | {"/", ".", "-"}
        size = len(norm)
        cores = [
            index
            for index, word in enumerate(norm)
            if word in core
            or number[index] >= 1000
            or (
                number[index] >= 0
                and index > 0
                and (
                    norm[index - 1] == "'"
                    or (
                        index + 1 < size
                        and (norm[index + 1] in signs or (norm[index + 1] == "," and norm[index - 1] in articles))
                    )
                )
            )
            or (index == 0 and number[0] >= 0 and norm[1:2] and norm[1] in signs)
            or (word in short and index + 1 < size and number[index + 1] > 0)
            or (word in self.words.centuries and self.words.year_before.before(self.tokens, index))
        ]
        position = 0
        for core_at in cores:
            # An expression begins at most this many tokens before its first word of the core.
            index = max(position, core_at - 8)
            while index <= core_at:
                blocked = self.words.blocked.at(self.tokens, index)
                if blocked:
                    position = index = blocked[1]
                    continue
                span = self.expression(index) if self.opens(index) else None
                if span is not None:
                    found, index = span
                    position = index
                    if found is not None:
                        yield found
                    continue
                index += 1
            position = max(position, index)

    def opens(self, index: int) -> bool:
        """Whether an expression can begin with the token at ``index``; not "two men", "the police", "12 arrests"."""
        kinds = self.kinds(index)
        if not kinds & ~(LEADING | NUMBER) and self.number[index] < 1000 and index + 1 < len(self.norm):
            following = self.norm[index + 1]
            return bool(kinds) and (following in self.words.known or not following[0].isalpha())
        return bool(kinds)

    def expression(self, index: int) -> tuple[DateSpan | None, int] | None:
        """The longest expression that begins at ``index`` (None: no date, as opening hours) and the token behind it."""
        best: Point | None = None
        for point in self.intervals(index):
            if best is None or point.end > best.end:
                best = point
        for point in self.points(index):
            if point.alone and (best is None or point.end > best.end):
                settled = self.settle(point)
                if settled is not None:
                    best = settled
        if best is None or best.fixed is None:
            return None
        first, last = best.start, best.end - 1
        while self.norm[last] in ".," and last > first:
            last -= 1
        tokens = self.tokens
        try:
            check_edtf(best.fixed)
        except ValueError:
            return None
        if best.fixed == NO_DATE:
            return None, best.end
        rule = best.rule
        if self.is_birth(first):
            rule = "birth"  # nothing else is told from it
        else:
            self.remember(best)
        span = DateSpan(tokens.start[first], tokens.end[last], best.fixed, rule, best.precision, best.relative, best.year_given)
        return span, best.end
