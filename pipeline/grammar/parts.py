"""Parts and wholes: which count is a part of which other one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.grammar.found import ACT_CATEGORY, FoundCount, top
from pipeline.grammar.links import FOUND_PEOPLE, PEOPLE, SUSPECTED, Links, including_before, is_separate_act, who
from pipeline.grammar.phrases import NOUN_POS, PERSON_TAGS
from pipeline.records import Category

# "Eleven of the victims": their count may stand so many sentences back.
_NAMED_REACH = 10


class Parts(Links):
    """Gives parts their whole."""

    def opened_parts(self) -> None:
        """Parts that a word opens: "dont 85 mineurs", "of whom 53 were minors", "seventeen of them", "(8 in Austria)"."""
        counts = [index for index in self._counts() if index not in self.tentative]
        for place, index in enumerate(counts):
            item = self.found[index]
            length = self.phrases["of_them"].length_at(item.last_word)
            # « sept organisateurs de ces migrations »: of what a noun names, no part of people.
            noun = item.last_word + length < len(self.words) and self.words[item.last_word + length].pos in NOUN_POS
            of_them = item.bare_last >= 0 or (length > 0 and not (item.tags and noun))
            among = self._among(item)
            if among is not None:
                named = [other for other in counts[:place] if self.found[other].category is among]
                self._attach(named[-3:], index, reach=len(self.passage.sentences))
                if item.parent is not None:
                    # The act is that of the whole ("figurent parmi les interpellés"): the noun decides.
                    item.category = who(item.tags) if item.category is among and who(item.tags) else item.category
                    continue
            # « Des arrestations ont eu lieu en Espagne (12) »: what stands in brackets is of no fronted "of".
            opens = item.depth == 0 and self._opens_with_part(item.sentence)
            if including_before(self.passage, item) or of_them or opens:
                joined = place > 0 and self._is_joined(self.found[counts[place - 1]], item)
                before_it = counts[: place - 1] if joined and of_them else counts[:place]
                self._attach(before_it, index, reach=3 if opens else 2 if of_them else self._reach(item))
                before = self.found[counts[place - 1]] if place else None
                if of_them and before is not None and before.parent is None and before is not self._whole_of(item):
                    # "three women and two foreigners among them": what is joined to a part is one too.
                    if joined and item.parent is not None and self._fits(self.found[item.parent], before):
                        before.parent = item.parent
                        self._take_category(before, self.found[item.parent])
            elif place and self._in_bracket_of(self.found[counts[place - 1]], item):
                before = self.found[counts[place - 1]]
                parent: int | None = counts[place - 1]
                if self._is_other_noun(before, item) or (before.depth == item.depth and before.parent is not None):
                    parent = before.parent
                if parent is not None and self._fits(self.found[parent], item):
                    item.parent = parent
                    self._take_category(item, self.found[parent])
            elif place:
                # A part goes on after "and": "dont 3 femmes et 2 mineurs".
                before = self.found[counts[place - 1]]
                if (
                    before.parent is not None
                    and self._goes_on(before, item)
                    and self._fits(self.found[before.parent], item)
                    and self._has_room(before, item)
                ):
                    item.parent = before.parent
                    self._take_category(item, self.found[before.parent])

    def taken_up(self) -> None:
        """ "They arrested ten men. Three were tried in their absence": a bare subject takes up some of those told before."""
        counts = [index for index in self._counts() if index not in self.tentative]
        for place, index in enumerate(counts):
            item = self.found[index]
            if not item.elliptic or item.parent is not None or item.compared or self._is_more(item):
                continue
            fronted = self._fronted_noun(item)
            if fronted is not None:
                alike = [other for other in counts[:place] if self.found[other].category is fronted]
                self._attach(alike, index, reach=_NAMED_REACH)
                continue
            sentence = self.passage.sentences[item.sentence]
            opens = item.opening == sentence.first or self.words[item.opening - 1].low in ";:"
            # What is done to them ("Dix-neuf ont été entendues") is a count beside.
            beside = item.category in ACT_CATEGORY.values() and not item.inherited
            if opens and not beside and self._has_verb_behind(item):
                self._attach(counts[:place], index, reach=1)

    def _has_verb_behind(self, item: FoundCount) -> bool:
        """Whether a number is the subject of the verb group right behind it."""
        words = self.words[item.last_word : min(item.last_word + 2, self.passage.sentences[item.sentence].last)]
        return any(word.pos in ("AUX", "VERB") for word in words)

    def _has_room(self, before: FoundCount, item: FoundCount) -> bool:
        """Whether a thing can be one more part of the whole of the one before: the parts have not filled it yet.

        "Seven rifles, three of them AK-47s, two pistols": behind "of them" what has a noun of its own is no part.
        """
        assert before.parent is not None
        whole = self.found[before.parent]
        if whole.category in PEOPLE or whole.modifier is not None:
            return True
        of_them = before.bare_last >= 0 or self.phrases["of_them"].length_at(before.last_word) > 0
        told = self._sum([index for index, other in enumerate(self.found) if other.parent == before.parent and other is not item])
        total = told + top(item.value)
        return total == top(whole.value) or (total < top(whole.value) and (item.elliptic or not of_them))

    def _among(self, item: FoundCount) -> Category | None:
        """What a part is said to be among: "five women are among those arrested", "Parmi les interpellés figurent …"."""
        among = self.passage.lexicon.grammar.parts.among
        sentence = self.passage.sentences[item.sentence]
        first = sentence.first
        if self.words[first].low not in among or item.first_word - first > 9:
            first = next(
                (
                    index
                    for index in range(item.last_word, min(item.last_word + 4, sentence.last))
                    if self.words[index].low in among
                ),
                -1,
            )
            if first < 0 or any(
                self.words[index].pos not in ("VERB", "AUX", "ADV", "PRON") for index in range(item.last_word, first)
            ):
                return None
        last = min(first + 5, sentence.last)
        stop = next((index for index in range(first + 1, last) if index in self.passage.number_words), last)
        return self._category_of_label(first + 1, stop)

    def _reach(self, item: FoundCount) -> int:
        """How many sentences back the whole of an opened part may stand.

        One when the sentence hardly says another, two when the part is of people who were told with their figure before
        ("Hidden behind planks, the passengers, eleven of them minors, …").
        """
        if self._is_of_known(item):
            return 2
        return 1 if item.opening - self.passage.sentences[item.sentence].first <= 6 else 0

    def _is_of_known(self, item: FoundCount) -> bool:
        """Whether "including" stands behind a noun of several people with an article and no figure of its own."""
        sentence = self.passage.sentences[item.sentence]
        opening = next((i for i in range(item.opening - 1, sentence.first, -1) if self.phrases["including"].length_at(i)), -1)
        if opening < 0:
            return False
        last = opening - 1 if self.words[opening - 1].low in ",–—(" else opening
        for index in range(last - 1, max(sentence.first, last - 4) - 1, -1):
            if index in self.passage.number_words or not self.words[index].is_word:
                return False
            if self.words[index].pos == "DET" and not self.passage.reader.is_of(index):  # « des passagers » are others
                phrase = self.passage.reader.noun_phrase(index + 1, last)
                plural = phrase.head >= 0 and self.words[phrase.head].low != self.words[phrase.head].key
                return plural and phrase.last == last and bool(phrase.tags & PERSON_TAGS - {"officers"})
        return False

    def _whole_of(self, item: FoundCount) -> FoundCount | None:
        return None if item.parent is None else self.found[item.parent]

    def _in_bracket_of(self, before: FoundCount, item: FoundCount) -> bool:
        if item.sentence != before.sentence or item.depth == 0 or (item.unit != before.unit and item.unit is not None):
            return False
        return item.depth > before.depth or (item.depth == before.depth and before.parent is not None)

    def _is_other_noun(self, before: FoundCount, item: FoundCount) -> bool:
        """ "146 are Malaysians, followed by Thais (21)": the bracket is of a noun of its own behind a comma."""
        gap = self.words[before.last_word : item.opening]
        return any(word.low == "," for word in gap)

    def _attach(self, candidates: Sequence[int], index: int, reach: int) -> None:
        item = self.found[index]
        named = self._named(item.whole_tags, item.whole_acts)
        if named is not None:
            # "Of the children": the count of children, if there is one, is the whole, some sentences back too.
            alike = [
                place for place in candidates
                if self.found[place].category is named and item.sentence - self.found[place].sentence <= _NAMED_REACH
            ]  # fmt: skip
            candidates, reach = (alike, _NAMED_REACH) if alike else (candidates, reach)
            if named is Category.VICTIMS:  # "two of the victims" are none of the five who were arrested
                candidates = [place for place in candidates if self.found[place].category not in SUSPECTED]
        for candidate in reversed(candidates):
            whole = self.found[candidate]
            if item.sentence - whole.sentence > reach:
                return
            if whole.parent is not None and whole.parent in candidates:
                if self._is_whole(whole.parent, item):
                    candidate, whole = whole.parent, self.found[whole.parent]
                elif not self._is_whole(candidate, item):
                    continue
            elif not self._is_whole(candidate, item):
                continue
            self._take_category(item, whole)
            if not is_separate_act(item, whole):
                item.parent = candidate
            return

    def _is_whole(self, candidate: int, item: FoundCount) -> bool:
        whole = self.found[candidate]
        return self._fits(whole, item) and not whole.singular and whole.category is not Category.COUNTRIES

    def _is_joined(self, before: FoundCount, item: FoundCount) -> bool:
        """Whether "and" ties two counts together: "three women and two foreigners among them"."""
        gap = item.opening - before.last_word
        return before.sentence == item.sentence and gap == self.phrases["coordination"].length_at(before.last_word) > 0

    def parts_of_totals(self) -> None:
        """ "Nine of the 16", "Sur les 2 517 interpellations, 850": the number of the whole is named again."""
        for position, total in enumerate(self.found):
            if total.reason is None and total.tags & PERSON_TAGS and self.passage.is_named_whole(total):
                same = self._told_before(position)
                if same is not None and not total.acts:
                    total.category, total.presumed, total.strong = same.category, same.presumed, same.strong
        counts = self._counts()
        for place, index in enumerate(counts):
            total = self.found[index]
            first = self.passage.sentences[total.sentence].first
            opens = total.opening == first + 1 and self.passage.reader.is_of(first)  # "Of 200 parcels checked, 45 …"
            if not opens and not self.phrases["of_total"].length_before(total.opening):
                continue
            told = [other for other in counts[:place] if self.found[other].value == total.value]
            if told and total.elliptic:
                total.category = self.found[told[-1]].category
                total.presumed = self.found[told[-1]].presumed
            if not told and total.elliptic:
                continue
            parts = [
                other for other in counts
                if other != index and self.found[other].sentence == total.sentence and self.found[other].parent is None
                and other not in told
                and (self.found[other].elliptic or self.found[other].tags & PERSON_TAGS) and self._fits(total, self.found[other])
            ]  # fmt: skip
            whole_index = told[-1] if told and total.elliptic and self.found[told[-1]].category == total.category else index
            for other in parts:
                self._take_category(self.found[other], total)
                if not is_separate_act(self.found[other], total):
                    self.found[other].parent = whole_index
                    self.tentative.discard(other)
            self.tentative.discard(index)
            if whole_index != index and self.found[whole_index].sentence == total.sentence:
                total.category, total.reason = None, "told before"

    def drop_tentative(self) -> None:
        """Bare numbers that no sum and no whole has confirmed are none."""
        for index in self.tentative:
            item = self.found[index]
            if item.parent is None:
                item.category = None

    def spread_presumed(self) -> None:
        """Parts of presumed victims that are victims too are presumed."""
        for item in self.found:
            if item.parent is not None and self.found[item.parent].presumed and item.category in FOUND_PEOPLE:
                item.presumed = True
