"""People told twice in one sentence: appositions that count nobody again, sums told beside their terms."""

from __future__ import annotations

from pipeline.grammar.found import FoundCount, top
from pipeline.grammar.links import PEOPLE, SORTS, Links, including_before, who
from pipeline.records import Category


class Appositions(Links):
    """Drops what counts the same people again."""

    def drop_appositions(self) -> None:
        """ "Two persons, the driver and his mate, were arrested", "their chief, a Togolese, was held": who the counted ones are.

        A breakdown by sex or age ("two people, a man and a woman") and one with figures ("six – four Ivorians, a Togolese
        and the landlord") stay parts.
        """
        for position, whole in enumerate(self.found):
            if whole.category not in PEOPLE or whole.reason is not None or (top(whole.value) < 2 and not whole.singular):
                continue
            run = self._apposed(position)
            if not run or not (self._says_who(whole, self.found[run[0]]) if whole.singular else self._are_single(run)):
                continue
            if len(run) > 1 and all(self._sort(self.found[index]) for index in run) and self._sum(run) == top(whole.value):
                for index in run:
                    self.found[index].category = self._sort(self.found[index])
                    self.found[index].parent = position
                continue
            for index in run:
                self.found[index].category, self.found[index].parent = None, None
                self.found[index].reason = "says who the counted people are"

    def drop_covered(self) -> None:
        """ "A court jailed three people. The owner got four years.": a single one of those that a figure counted before."""
        for item in self.found:
            if item.parent is None or not item.singular or item.category not in PEOPLE:
                continue
            whole = self.found[item.parent]
            if whole.category == item.category and whole.sentence < item.sentence and item.known:
                item.category, item.parent, item.reason = None, None, "one of those counted before"

    def drop_summed_up(self) -> None:
        """ "The owner, a driver and a broker, three people in all, were arrested": the figure sums up those in front of it."""
        for position, whole in enumerate(self.found):
            # « une gérante et un chauffeur, soit deux personnes au total, »
            opening = whole.opening - self.phrases["including"].length_before(whole.opening)
            if whole.singular or whole.category not in PEOPLE or self.words[max(opening - 1, 0)].low not in ",–—-:(":
                continue
            if not self.phrases["in_all"].length_at(whole.last_word):
                continue
            for item in reversed(self.found[:position]):
                if item.sentence != whole.sentence or (item.category is not None and not item.singular):
                    break
                if item.category in PEOPLE:
                    item.category, item.reason = None, "says who the counted people are"

    def _sort(self, item: FoundCount) -> Category | None:
        """Sex or age that an indefinite single person is told of with nothing else ("a man", not "a man of 38 …")."""
        bare = self.words[item.first_word].low in self.passage.lexicon.grammar.singular.indefinite
        found = who(item.tags)
        return found if bare and found in SORTS else None

    def _apposed(self, position: int) -> list[int]:
        """Indexes of the people behind a count that a comma, dash or bracket opens and that are of its people."""
        whole = self.found[position]
        act = whole.act_place
        last = self.passage.sentences[whole.sentence].last
        if act is not None and act.first >= whole.last_word:
            last = act.first
        opening = next((index for index in range(whole.last_word, last) if self.words[index].low in ",–—-:("), -1)
        if opening < 0 or any(self._is_verb(index) for index in range(whole.last_word, opening)):
            return []
        run: list[int] = []
        for index in range(position + 1, len(self.found)):
            item = self.found[index]
            if item.sentence != whole.sentence or item.first_word >= last:
                break
            if item.reason is not None:
                continue
            if item.first_word < opening or item.category not in PEOPLE or not _may_be(item, whole):
                return []
            if including_before(self.passage, item):
                return []
            between = range(whole.last_word, item.first_word)
            if any(place.first in between for place in self.passage.acts[whole.sentence] if place is not act):
                if not (act is not None and act.first == last):
                    break
            run.append(index)
        closed = act is not None and act.first == last and self._is_closed(opening, last)
        total = self._sum(run)
        return run if run and total <= top(whole.value) and (closed or total == top(whole.value)) else []

    def _are_single(self, run: list[int]) -> bool:
        return all(self.found[index].rule == "singular" for index in run)

    def _says_who(self, whole: FoundCount, item: FoundCount) -> bool:
        """ "Their chief, a Togolese, …": right behind the comma; "a woman, 39, and her brother, 41, …" are two."""
        between = self.words[whole.last_word : item.opening]
        return (
            between[-1:] == [self.words[item.opening - 1]]
            and between[-1].low in ",–—-("
            and not any(self.phrases["coordination"].length_at(index) for index in range(whole.last_word, item.opening))
        )

    def _is_verb(self, index: int) -> bool:
        """Whether a word is a verb of its own, no participle that makes people presumed ones (« le passeur présumé »)."""
        return self.words[index].pos in ("VERB", "AUX") and not self.phrases["presumed_after"].length_at(index)

    def _is_closed(self, opening: int, last: int) -> bool:
        """Whether an aside that opens at a sign ends with one right before the verb group at ``last``."""
        index = last - 1
        while index > opening and self.words[index].low in self.passage.lexicon.verb_words:
            index -= 1
        return index > opening and self.words[index].low in ",–—-)"


def _may_be(item: FoundCount, whole: FoundCount) -> bool:
    """Whether a single person can be one of the counted ones: a woman is none of two men."""
    sexes = {"men", "women", "minors"}
    return not whole.tags & sexes or not item.tags & sexes or bool(whole.tags & item.tags & sexes)
