"""Breakdowns: a run of counts, or the items of a list, that add up to a count before them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.grammar.found import ACT_CATEGORY, FoundCount, top
from pipeline.grammar.links import PEOPLE, SORTS, Links, including_before, is_separate_act, who
from pipeline.layout import BlockKind
from pipeline.records import Category

# A breakdown that adds up is looked for in so many counts and sentences behind its whole.
_RUN_COUNTS = 16
_RUN_SENTENCES = 4


class Breakdowns(Links):
    """Finds wholes that the counts behind them add up to."""

    def breakdowns(self, *, near: bool = False) -> None:
        """A run of counts behind a count that adds up to it is its breakdown; ``near``: right behind it, behind a sign."""
        counts = self._counts()
        for place, index in enumerate(counts):
            whole = self.found[index]
            if isinstance(whole.value, tuple) or whole.value < 3 or whole.singular or whole.category is Category.COUNTRIES:
                continue
            window = [
                other for other in counts[place + 1 : place + 1 + _RUN_COUNTS]
                if self.found[other].sentence - whole.sentence <= _RUN_SENTENCES and self._may_be_part(other, index)
            ]  # fmt: skip
            if near and not (window and self._is_told_apart(whole, window)):
                continue
            for start in range(1 if near else min(4, len(window))):
                if self._is_listed_beside(whole, self.found[window[start]]):
                    continue
                run = self._run(window[start:], whole) or self._run_with_one(window[start:], index)
                if run:
                    for member in run:
                        self._take_category(self.found[member], whole)
                        if not is_separate_act(self.found[member], whole):
                            self.found[member].parent = index
                        self.tentative.discard(member)
                    self._lift(run, index)
                    break

    def itemised(self) -> None:
        """Items with the same figures ("Spain: four arrests", "Poland: three arrests") that add up to what came before."""
        counts = self._counts()
        for first, last in self._lists():
            inside = [index for index in counts if first <= self._block(self.found[index]) <= last]
            before = [index for index in counts if self._block(self.found[index]) < first]
            for whole in before:
                run = [index for index in inside if self._is_share(index, whole)]
                apart = len({self._block(self.found[index]) for index in run}) == len(run) > 1
                if apart and self._sum(run) == top(self.found[whole].value):
                    for index in run:
                        self.found[index].parent = whole

    def _is_share(self, index: int, whole_index: int) -> bool:
        item, whole = self.found[index], self.found[whole_index]
        exact = not isinstance(item.value, tuple) and item.modifier is None
        return exact and item.parent is None and item.category == whole.category and item.unit == whole.unit

    def _lists(self) -> list[tuple[int, int]]:
        """The first and last block of each list of two items or more."""
        kinds = [block.kind for block in self.passage.blocks]
        lists: list[tuple[int, int]] = []
        for number, kind in enumerate(kinds):
            if kind is not BlockKind.ITEM:
                continue
            if lists and lists[-1][1] == number - 1:
                lists[-1] = (lists[-1][0], number)
            else:
                lists.append((number, number))
        return [(first, last) for first, last in lists if last > first]

    def _is_told_apart(self, whole: FoundCount, window: Sequence[int]) -> bool:
        """Whether the next count is a bare one of the sentence behind a colon, dash, comma or bracket: "52 were held: 31 …"."""
        first = self.found[window[0]]
        if first.sentence != whole.sentence or not first.elliptic:
            return False
        return any(word.low in ":(–—," for word in self.words[whole.last_word : first.opening])

    def _lift(self, run: Sequence[int], whole: int) -> None:
        """ "28 people, 25 men and three women. Eleven of them …": eleven of the 28, not of the women."""
        for item in self.found:
            if item.parent in run and item.parent is not None and item.sentence > self.found[item.parent].sentence:
                named = item.tags & {"men", "women", "minors"}
                if self._is_partitive(item) and not named:
                    item.parent = whole

    def _is_listed_beside(self, whole: FoundCount, first: FoundCount) -> bool:
        """ "3 rifles, 2 pistols, 1 flare gun": members of one list, whose figures add up by chance.

        A word for all of them ("five weapons, three rifles and two pistols") has its breakdown behind a comma too.
        """
        if first.sentence != whole.sentence or first.elliptic or whole.category in PEOPLE:
            return False
        between = self.words[whole.last_word : first.opening]
        if any(word.low in ":;()–—-" or word.pos in ("VERB", "AUX") for word in between) or including_before(self.passage, first):
            return False
        general = self.passage.general_words
        return not any(word.key in general for word in self.words[whole.first_word : whole.last_word])

    def _may_be_part(self, index: int, whole_index: int) -> bool:
        item, whole = self.found[index], self.found[whole_index]
        if item.sentence != whole.sentence and whole.category in PEOPLE and not item.elliptic:
            # In a sentence of its own, with its own noun: a part of its whole's lot or of one sex or age, not another lot.
            near = self._block(item) == self._block(whole) or self.passage.is_listed(item)
            nameless = near and item.tags <= {"persons"} and item.category not in ACT_CATEGORY.values()
            if not (item.category == whole.category or who(item.tags) in SORTS or nameless):
                return False
        if isinstance(item.value, tuple) or item.parent not in (None, whole_index) or not self._fits(whole, item):
            return False
        if item.unit != whole.unit:
            return False
        return item.elliptic or item.category == whole.category or whole.category in PEOPLE

    def _run(self, window: Sequence[int], whole: FoundCount) -> list[int]:
        total: float = 0
        run: list[int] = []
        for other in window:
            value = self.found[other].value
            if isinstance(value, tuple):
                break
            total += value
            run.append(other)
            if abs(total - top(whole.value)) < 1e-6:
                return run if len(run) >= 2 else []
            if total > top(whole.value):
                break
        return []

    def _run_with_one(self, window: Sequence[int], whole_index: int) -> list[int]:
        """A run that lacks one, when a single thing follows it: "four addresses, three hotels and a flat"; it is counted too."""
        whole = self.found[whole_index]
        if isinstance(whole.value, tuple) or not window or whole.unit is not None:
            return []
        run: list[int] = []
        for other in window:
            run.append(other)
            if self._sum(run) >= top(whole.value) - 1:
                break
        last = self.found[run[-1]]
        if self._sum(run) != top(whole.value) - 1 or last.sentence != whole.sentence or last.singular:
            return []
        index = last.last_word + self.phrases["coordination"].length_at(last.last_word)
        limit = self.passage.sentences[last.sentence].last
        if (
            index == last.last_word
            or index >= limit
            or self.words[index].low not in self.passage.lexicon.grammar.singular.indefinite
        ):
            return []
        if any(item.first_word == index for item in self.found):
            return []
        phrase = self.passage.reader.noun_phrase(index + 1, limit)
        if phrase.is_empty:
            return []
        self.found.append(
            FoundCount(
                self.words[index].start, self.words[phrase.last - 1].end, (self.words[index].start, self.words[index].end), 1,
                "one of a breakdown", last.sentence, category=whole.category, strong=whole.strong, tags=phrase.tags,
                label=(self.words[phrase.first].start, self.words[phrase.last - 1].end), first_word=index,
                last_word=phrase.last, depth=last.depth,
            )
        )  # fmt: skip
        return [*run, len(self.found) - 1]
