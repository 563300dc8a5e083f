"""From numbers to counts: what is counted, what was done to it, how exact it is, of what it is a part."""

from __future__ import annotations

from itertools import pairwise

from pipeline.grammar.acts import Voice
from pipeline.grammar.categories import Categories
from pipeline.grammar.found import THINGS, FoundCount, Value, tidy, top
from pipeline.grammar.lexicon import Act
from pipeline.grammar.linking import link_counts
from pipeline.grammar.links import including_before
from pipeline.grammar.passage import Passage
from pipeline.grammar.phrases import NOUN_POS, PERSON_TAGS, Phrase
from pipeline.grammar.singles import Singles
from pipeline.values.numbers import Number

METRIC = frozenset({1.0, 100.0, 1000.0, 0.1, 0.01, 0.001, 0.000001})

# Below this a figure behind one letter is a name ("the N3", "R5 rifle"), not an amount ("R706 million", "K1,500").
_LEAST_OF_LETTER = 100


class CountFinder:
    """Finds the counts of one passage; made anew for each passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.categories = Categories(passage)
        self.lexicon = passage.lexicon
        self.words = passage.words
        self.phrases = passage.phrases
        self.weights = frozenset(" ".join(key) for key in passage.lexicon.units.weight)

    def find(self) -> list[FoundCount]:
        """All numbers of the passage in order: counts (``category`` set) and others (``reason`` set)."""
        found = [item for number in self.passage.numbers if (item := self._read_number(number)) is not None]
        self._share_nouns(found)
        self._skip_sizes(found)
        found += Singles(self.passage).find(found)
        found.sort(key=lambda item: (item.start, item.end))
        for item in found:
            if item.reason is None:
                self.categories.decide(item)
        self._join_measures(found)
        self._drop_conversions(found)
        self._drop_contents(found)
        found = link_counts(self.passage, found)
        for item in found:
            if item.reason is None and item.category is None:
                self.categories.settle(item)
            if item.reason is None and item.category is None:
                item.reason = "nothing that is counted"
            elif item.reason is None and item.unit is None and item.currency is None and top(item.value) % 1:
                item.category, item.reason = None, "a fraction"  # "14.2.", the day of a headline
        return found

    def _share_nouns(self, found: list[FoundCount]) -> None:
        """ "14 Filipino and nine Indonesian women", "14 femmes philippines et neuf indonésiennes": one noun for both."""
        for before, item in pairwise(found):
            length = self.phrases["coordination"].length_at(before.last_word)
            if before.sentence != item.sentence or not length or before.last_word + length != item.opening:
                continue
            people = self.passage.people
            head_final = self.lexicon.grammar.head == "final"
            bare, full = (before, item) if head_final else (item, before)
            if (
                bare.last_word - 1 not in people
                or bare.tags != {"persons"}
                or bare.last_word - 1 not in range(self.passage.first_word_from(bare.number[1]), bare.last_word)
            ):
                continue
            if full.tags & PERSON_TAGS - {"persons"} and any(i in people for i in range(full.first_word, full.last_word)):
                bare.tags = full.tags

    def _skip_sizes(self, found: list[FoundCount]) -> None:
        """ "358 1kg packages", "twelve 20-litre cans": the measure between a number and its noun tells the size of one."""
        for before, item in pairwise(found):
            beside = before.elliptic and before.last_word == item.first_word and item.first_word == item.opening
            if not beside or item.unit not in ("kg", "l") or item.has_content or isinstance(item.value, tuple):
                continue
            phrase = self.passage.reader.noun_phrase(item.last_word, self.passage.sentences[item.sentence].last)
            if phrase.is_empty or not phrase.tags:
                continue
            self._fill(before, phrase)
            item.category, item.reason = None, "the size of what is counted"

    def _drop_contents(self, found: list[FoundCount]) -> None:
        """ "104 bidons de 35 litres", "206 packets of 2 kg each": the measure tells the size of the ones before."""
        for before, item in pairwise(found):
            held = (
                item.unit in ("kg", "l")
                and before.tags & {"containers", "packages", "pills", "goods"}
                and before.unit not in ("kg", "l")
            )
            tied = item.opening - before.last_word == 1 and self.passage.reader.is_of(before.last_word)
            if held and tied and item.sentence == before.sentence and top(before.value) > 1:
                item.category, item.reason = None, "the size of what is counted"

    def _drop_conversions(self, found: list[FoundCount]) -> None:
        """ "€69 million ($74 million)", "4,071 kg (nearly 9,000 pounds)": a bracket right behind an amount tells it again."""
        for before, item in pairwise(found):
            weight = (item.currency or "").lower() in self.weights  # "9,000 pounds", read as money
            other = before.currency not in (None, item.currency) or (before.unit == "kg" and weight)
            again = item.currency is not None and other
            bracketed = item.depth == before.depth + 1 and item.opening - before.last_word <= 3  # "(US$74 million)"
            apposed = item.opening - before.last_word <= 3 and including_before(self.passage, item)  # "soit 153 850 euros"
            near = (bracketed or apposed) and item.sentence == before.sentence
            summed = before.reason is not None and self.passage.is_vetoed(item, "total", 4)
            if again and near and not summed:  # a price told in two currencies is one price; what all paid is none
                item.category, item.reason = None, "told again in another currency or unit"

    def _join_measures(self, found: list[FoundCount]) -> None:
        """ "Une tonne et deux kilogrammes" is one weight; of "5,150 pounds (2,336 kg)" the metric one is kept."""
        measured = [item for item in found if item.unit in ("kg", "l") and item.reason is None]
        for before, item in pairwise(measured):
            if (
                before.sentence != item.sentence
                or before.unit != item.unit
                or isinstance(before.value, tuple)
                or isinstance(item.value, tuple)
            ):
                continue
            gap = self.words[before.last_word : item.first_word]
            joined = len(gap) == 1 and self.phrases["coordination"].length_at(before.last_word) == 1
            if (joined or not gap) and before.factor > item.factor and not before.has_content:
                item.start, item.first_word = before.start, before.first_word
                item.number = (before.number[0], item.number[1])
                item.value = tidy(before.value + item.value)
                item.modifier = before.modifier or item.modifier
                before.category, before.reason = None, "part of a longer measure"
            elif (
                item.depth == before.depth + 1
                and len(gap) == 1
                and abs(top(item.value) - top(before.value)) <= 0.02 * top(before.value)
            ):
                rough, kept = (before, item) if item.factor in (1, 1000) else (item, before)
                kept.category, kept.acts, kept.act_place = (
                    rough.category or kept.category,
                    rough.acts | kept.acts,
                    kept.act_place or rough.act_place,
                )
                kept.strong = kept.strong or rough.strong
                kept.modifier = kept.modifier or rough.modifier
                kept.depth = before.depth
                rough.category, rough.reason = None, "told again in another unit"

    def _read_number(self, number: Number) -> FoundCount | None:
        index = self.passage.first_word_from(number.end)
        first = self.passage.word_at(number.start)
        if first < 0:
            return None
        if index < len(self.words) and number.modifier_start is not None and number.modifier_end is not None:
            # A hedge behind the number ("500 or more") stands between it and its noun.
            if number.end <= number.modifier_start <= self.words[index].start < number.modifier_end:
                index = self.passage.first_word_from(number.modifier_end)
        bracketed = (
            first > 0 and index + 1 < len(self.words) and self.words[first - 1].low == "(" and self.words[index].low == ")"
        )
        if bracketed and (first < 2 or self.words[first - 2].pos not in NOUN_POS):
            index += 1  # "(39) orpailleurs": the figure alone stands in brackets
        if first in self.passage.dated or first in self.passage.named:
            return None
        hedge = first
        if number.modifier_start is not None and number.modifier_start < number.start:
            hedge = self.passage.word_at(number.modifier_start)
        last_word = self.passage.text[number.start : number.end].split()[-1]
        sentence = self.passage.sentence_of[first]
        limit = self.passage.sentences[sentence].last if self.passage.sentences else len(self.words)
        item = FoundCount(
            number.start, number.end, (number.start, number.end), number.value, number.rule, sentence,
            modifier=number.modifier, hedge_word=hedge, first_word=first, last_word=index, depth=self.passage.depths[first],
        )  # fmt: skip
        if index >= limit:
            item.elliptic = True
            before = self.lexicon.units.before.search(self.passage.text[max(0, number.start - 8) : number.start])
            if before is None:
                return item
        # "une centaine de policiers", "20 millions de doses" go on with "de"; "huit des suspects" is a part.
        collective = number.kind == "collective" or (last_word[-1].isalpha() and top(number.value) >= 1_000_000)
        low = top(number.value) < _LEAST_OF_LETTER
        phrase = self.passage.reader.read(number.start, index, collective=collective, low=low, limit=limit)
        item.known = item.opening > 0 and self.words[item.opening - 1].low in self.lexicon.grammar.parts.definite
        if self._is_told_by_verb(item, index):
            phrase = Phrase(index, index)
        self._fill(item, phrase)
        if item.elliptic:
            self._read_whole(item, limit)
            self._read_named(item)
            self._read_members(item)
        if item.rule == "one-article" and item.currency is None and item.unit is None and not item.elliptic:
            item.singular = True
        return item

    def _is_told_by_verb(self, item: FoundCount, index: int) -> bool:
        """ "57 hits, of which 19 concerned lost passports": a verb behind a part, no noun of its own."""
        opened = self.phrases["of_them"].length_before(item.opening)
        return (
            bool(opened) and self.words[index].pos == "VERB" and self.words[index].low not in self.lexicon.grammar.breaks.filler
        )

    def _read_whole(self, item: FoundCount, limit: int) -> None:
        """What an elliptical number is a part of: "eleven of the victims", "six of those arrested", "two of them"."""
        index = item.last_word
        last = index + self.phrases["of_them"].length_at(index)
        opening = index + self.phrases["of_whole"].length_at(index)
        if index < opening < limit and opening not in self.passage.number_words:
            phrase = self.passage.reader.noun_phrase(opening, limit)
            if not phrase.is_empty and phrase.unit is None:
                # "Ten of these men" may be of any people told before; children and victims are a sort of people.
                item.tags = item.whole_tags = phrase.tags if not phrase.tags & {"men", "women"} else frozenset({"persons"})
                last = max(last, phrase.last)
            else:
                last = max(last, opening)
            # "of those arrested", "des personnes arrêtées": what is said of the whole is not said of the part.
            for place in self.passage.acts[item.sentence]:
                if index < place.first <= last and place.voice in (Voice.REDUCED, Voice.EITHER):
                    item.whole_acts |= place.acts
                    last = max(last, place.last)
        if last > index:
            item.bare_last, item.last_word = index, min(last, limit)

    def _read_named(self, item: FoundCount) -> None:
        """ "Their crews, eleven in all, were arrested": what is counted stands in front, behind it a comma."""
        index = item.opening - 1
        if not self.phrases["in_all"].length_at(item.last_word) or self.words[index].low != ",":
            return
        first = self.passage.sentences[item.sentence].first
        for size in range(min(self.lexicon.longest_noun, index - first), 0, -1):
            tags = self.lexicon.noun_tags(self.words, index - size, index)
            if tags:
                item.tags, item.elliptic = tags, False
                return

    def _is_freed(self, index: int, sentence: int) -> bool:
        """ "Sixty-three freed from two kilns": the participle behind the number is no noun."""
        return any(
            place.first == index and Act.RESCUE in place.acts and place.voice in (Voice.REDUCED, Voice.EITHER)
            for place in self.passage.acts[sentence]
        )

    def _read_members(self, item: FoundCount) -> None:
        """ "Detained its crew of 13": the number counts the members of what stands in front."""
        if self.passage.is_of_collective(item.opening):
            item.tags, item.elliptic = frozenset({"persons"}), False

    def _fill(self, item: FoundCount, phrase: Phrase) -> None:
        words = self.words
        item.elliptic = phrase.is_empty
        if not phrase.is_empty and phrase.last > phrase.first:
            item.end = words[phrase.last - 1].end
            item.last_word = phrase.last
            label_from = phrase.head if phrase.unit and phrase.head >= 0 else phrase.first
            if label_from >= 0 and label_from < phrase.last and not phrase.currency:
                item.label = (words[label_from].start, words[phrase.last - 1].end)
        first = words[phrase.first] if phrase.first < phrase.last else None
        if first is not None and phrase.unit is None and phrase.currency is None and phrase.head > phrase.first:
            # "a 9mm pistol", "a two-week sting": the number measures, it does not count.
            alone = self.passage.reader.known_length(phrase.first) == 1
            # "Three call agents": several people, whatever noun stands in front of them.
            people = (
                phrase.tags & PERSON_TAGS
                and words[phrase.head].low != words[phrase.head].key
                and first.low == first.key
                and not first.glued
            )
            if alone and not people and first.tags == {"noise"}:
                item.reason = "measures, does not count"
                return
        if not phrase.tags and phrase.unit is None and phrase.currency is None and phrase.last - phrase.first == 1:
            if self._is_freed(phrase.first, item.sentence):
                item.elliptic, item.last_word, item.end, item.label = True, phrase.first, item.number[1], None
                return
        item.holds = phrase.holds
        item.tags = phrase.tags | frozenset(f"+{tag}" for tag in phrase.inner)
        if phrase.currency is not None:
            item.currency = phrase.currency
            item.elliptic = False
            if item.start == item.number[0]:
                before = self.passage.text[max(0, item.start - len(phrase.currency) - 1) : item.start]
                if before.strip().endswith(phrase.currency):
                    item.start -= len(before) - before.rindex(phrase.currency)
            return
        if phrase.factor is not None:
            item.unit = phrase.unit
            item.value = _scaled(item.value, phrase.factor)
            item.factor = phrase.factor
            item.has_content = phrase.head >= 0
        times = self.lexicon.grammar.parts.times  # "searched 1.1 million times", "16 member states": decided by the act
        told = any(
            word.low in times or self.phrases["members"].length_at(index)
            for index, word in enumerate(words[phrase.first : phrase.last], start=phrase.first)
        )
        if "noise" in phrase.tags and not told and not phrase.tags & (PERSON_TAGS | THINGS):
            item.reason = "counts nothing of an operation"


def _scaled(value: Value, factor: float) -> Value:
    """``value`` in the base unit; from pounds and ounces to two decimals, as an analyst writes it (11 lb are 4.99 kg)."""
    digits = 6 if factor in METRIC else 2
    if isinstance(value, tuple):
        return (tidy(value[0] * factor, digits), tidy(value[1] * factor, digits))
    return tidy(value * factor, digits)
