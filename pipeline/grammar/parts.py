"""How counts hang together: numbers without a noun, parts and wholes, two acts on the same people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.grammar.acts import ActPlace, Voice
from pipeline.grammar.found import ACT_CATEGORY, EQUIPPED, LET_GO, PERSON_ACTS, RESULTS, THING_TAGS, FoundCount, tidy, top
from pipeline.grammar.lexicon import Act
from pipeline.grammar.phrases import NOUN_POS, PERSON_TAGS
from pipeline.layout import BlockKind
from pipeline.records import Category

if TYPE_CHECKING:
    from pipeline.grammar.passage import Passage

PEOPLE = frozenset(
    {
        Category.VICTIMS, Category.MINORS, Category.WOMEN, Category.MEN, Category.MIGRANTS, Category.SUSPECTS, Category.ARRESTS,
        Category.CONVICTIONS, Category.DEATHS, Category.PERSONS_CHECKED, Category.OFFICERS,
    }
)  # fmt: skip
FOUND_PEOPLE = frozenset({Category.VICTIMS, Category.MINORS, Category.WOMEN, Category.MEN})
_WHO = (Category.MINORS, Category.WOMEN, Category.MEN, Category.VICTIMS, Category.MIGRANTS)
_SUSPECTED = (Category.ARRESTS, Category.CONVICTIONS, Category.SUSPECTS)
# Signs that lead the eye from a label to its figure.
LEADERS = frozenset("._…·")
# Things whose figure a verb of amount may give right behind them ("the networks were only 92").
_AMOUNTS = frozenset({Category.GROUPS, Category.CHECKS, Category.HITS, Category.VEHICLES, Category.DOCUMENTS, Category.ACCOUNTS})
_SORTS = frozenset({Category.MINORS, Category.WOMEN, Category.MEN})
PORTIONS = frozenset({"pills", "plants", "packages"})
# A breakdown that adds up is looked for in so many counts and sentences behind its whole.
_RUN_COUNTS = 16
_RUN_SENTENCES = 4
# "Eleven of the victims": their count may stand so many sentences back.
_NAMED_REACH = 10
# From here on a bare figure is no people: an amount of money whose currency is left out.
_MOST_PEOPLE = 1_000_000


def link_counts(passage: Passage, found: list[FoundCount]) -> list[FoundCount]:
    """``found`` with categories for elliptical numbers, ``parent`` set on parts, and a twin for each second act."""
    linker = _Linker(passage, found)
    linker.fill_ellipses()
    linker.pronoun_acts()
    linker.breakdowns(near=True)
    linker.opened_parts()
    linker.parts_of_totals()
    linker.breakdowns()
    linker.itemised()
    linker.taken_up()
    linker.drop_appositions()
    linker.drop_summed_up()
    linker.drop_tentative()
    linker.spread_presumed()
    return found + linker.more + linker.second_acts()


def including_before(passage: Passage, item: FoundCount) -> bool:
    """Whether "including", "dont", "of whom" opens what this number counts, with no other number between."""
    phrases = passage.lexicon.phrases["including"]
    sentence = passage.sentences[item.sentence]
    index = item.opening
    place, steps = index - 1, 0
    while place >= sentence.first and steps < 7:
        length = phrases.length_at(passage.words, place)
        if length and place + length <= index:
            if place - 1 in passage.number_words:
                return False  # "three of them AK-47s, two pistols": it speaks of the three
            return not any(word.low in ";:" for word in passage.words[place + length : index])
        if passage.words[place].low == ";" or place in passage.number_words:
            return False
        steps += passage.words[place].low not in LEADERS  # "dont pneus ....... 120"
        place -= 1
    return False


class _Linker:
    def __init__(self, passage: Passage, found: list[FoundCount]) -> None:
        self.passage = passage
        self.found = found
        self.words = passage.words
        self.phrases = passage.lexicon.phrases
        self.tentative: set[int] = set()
        self.inherited: set[int] = set()  # ids of counts whose category is that of the count before them
        self.more: list[FoundCount] = []

    # -- ellipsis -------------------------------------------------------------------------------------------------

    def fill_ellipses(self) -> None:
        """Numbers without a noun take what the count before them counts, when the sentence lets them."""
        for position, item in enumerate(self.found):
            if item.reason is not None or item.category is not None or not item.elliptic:
                continue
            if self._continues_amount(position):
                continue
            if self._is_part_of_term(item) or self._shares_noise(position):
                item.reason = "a length of time"
                continue
            if self._is_part_of_nothing(position):
                continue
            before = self.found[position - 1] if position else None
            if (
                before is not None
                and before.currency is not None
                and before.sentence == item.sentence
                and before.category is None
            ):
                item.reason = "a price"  # "le gramme, 5 euros ici, se revend 65 là"
                continue
            if not item.acts & RESULTS and self._is_equipment(position):
                item.reason = EQUIPPED  # "runs 90 cameras and will add another 40"
                continue
            if self._is_ratio(position):
                continue
            antecedent = self._antecedent(position)
            if antecedent is not None and self._tells_origin(item, antecedent):
                item.bare_last = item.last_word
            if item.compared and before is not None and before.reason == "background" and before.sentence == item.sentence:
                item.reason = before.reason  # "about 11,000 thefts a year, compared to 9,000 in 2022"
                continue
            found = antecedent.category not in _SUSPECTED if antecedent is not None else position == 0
            if self.passage.is_let_go(item, found=found):
                item.reason = LET_GO
                continue
            if antecedent is not None or item.bare_last >= 0:
                self._predicate_noun(item)
                if antecedent is not None:
                    self._noun_of_part(item, antecedent)
                if antecedent is not None and item.category in FOUND_PEOPLE and item.category in antecedent.tags:
                    # "Three women were arrested, two of whom are mothers": the noun tells no other sort.
                    item.category, item.tags = antecedent.category, frozenset({"persons"})
                if item.category is not None:
                    continue
            own = self._own_act(item) if self._fronted_noun(item) is None else None
            label = self._label_of(item) if own is Act.CHECK else None
            if label is not None and label not in PEOPLE:
                item.category, item.strong = label, True  # "Vehicles checked: 61 300"
                continue
            if own is not None and self._may_do(own, item, antecedent):
                item.category, item.strong = ACT_CATEGORY[own], True
                continue
            named = (
                self._found_people(item, antecedent)
                or self._category_of_whole(item)
                or self._amount_of(item)
                or self._label_of(item)
                or self._fronted_noun(item)
            )
            if named is not None:
                item.category, item.strong = named, True
                continue
            if antecedent is None:
                continue
            if (
                item.compared
                or self._is_object_again(item, antecedent)
                or self._is_partitive(item)
                or including_before(self.passage, item)
                or self._is_more(item)
                or self._enumerates(item, antecedent)
            ):
                self._inherit(item, antecedent)
            elif self._in_series(item):
                self._inherit(item, antecedent)
                self.tentative.add(position)
        for position, item in enumerate(self.found):
            if item.elliptic and item.reason is None and item.category in PEOPLE and top(item.value) >= _MOST_PEOPLE:
                item.category, item.reason = None, "an amount without a currency"  # "the victims lost 200 million"
                continue
            if item.reason is None and item.tags & PERSON_TAGS and self._is_part_of_nothing(position):
                continue
            # "dont une centaine de juvéniles": a part under a noun that no list knows is of what its whole is of.
            if item.reason is None and item.category is None and not item.tags and not item.elliptic:
                whole = self._antecedent(position)
                if whole is not None and item.currency is None and including_before(self.passage, item):
                    self._inherit(item, whole)
                    continue
            # "224 Chinese nationals": people of whom nothing is said are parts when the sum says so.
            if item.reason is None and item.category is None and item.tags & PERSON_TAGS:
                told = self._told_before(position)
                if told is not None:
                    self._inherit(item, told)
                    continue
                antecedent = self._antecedent(position)
                if antecedent is not None and antecedent.category in PEOPLE:
                    self._inherit(item, antecedent)
                    if not including_before(self.passage, item):
                        self.tentative.add(position)

    def _tells_origin(self, item: FoundCount, antecedent: FoundCount) -> bool:
        """ "Fifty-eight are Peruvians", "onze étaient originaires de": it says where a part of those before come from."""
        if antecedent.category not in PEOPLE or item.tags or top(item.value) >= top(antecedent.value):
            return False
        limit = self.passage.sentences[item.sentence].last
        if item.last_word + 1 >= limit or self.words[item.last_word].low not in self.passage.lexicon.grammar.voice.passive:
            return False
        behind = range(item.last_word + 1, min(item.last_word + 4, limit))
        return any(index in self.passage.people for index in behind[:2]) or any(
            self.words[index].low in self.passage.lexicon.grammar.breaks.origin for index in behind
        )

    def _may_do(self, act: Act, item: FoundCount, antecedent: FoundCount | None) -> bool:
        """Whether an act on people can be meant when such a count stands before: turtles die, but are no deaths."""
        if antecedent is None or antecedent.category in PEOPLE or item.tags & PERSON_TAGS:
            return True
        return act not in (Act.KILL, Act.CHECK) and self._right_at(item)

    def _found_people(self, item: FoundCount, antecedent: FoundCount | None) -> Category | None:
        """ "Nine died, 43 were rescued": behind people of whom another act is told, the rescued are found people."""
        place = item.act_place
        if place is None or place.negated or item.tags:
            return None
        if antecedent is not None:
            if place is antecedent.act_place or antecedent.category not in PEOPLE - FOUND_PEOPLE:
                return None
        elif Act.SEIZE in place.acts:
            return None  # "twelve were recovered": may be things
        if place.first < item.last_word or (place.voice is not Voice.PASSIVE and place.first > item.last_word):
            return None
        if not self._right_at(item):
            return None
        saved = Act.RESCUE in place.acts or (Act.SMUGGLE in place.acts and self.passage.about_migrants)
        if not saved:
            return None
        return Category.MIGRANTS if self.passage.about_migrants else Category.VICTIMS

    def _category_of_whole(self, item: FoundCount) -> Category | None:
        """The category that "of the victims", "of those arrested" names, when it names one."""
        return self._named(item.tags, item.whole_acts) if item.bare_last >= 0 else None

    def _named(self, tags: frozenset[str], acts: frozenset[Act]) -> Category | None:
        """The category of a whole with a noun of these tags, of which these acts are said; None when they name none."""
        for act in PERSON_ACTS:
            if act in acts:
                return ACT_CATEGORY[act]
        named = (*_WHO, Category.SUSPECTS, Category.OFFICERS, Category.ARRESTS, Category.CONVICTIONS, Category.DEATHS)
        people = next((category for category in named if category.value in tags), None)
        if people is not None or tags & PERSON_TAGS:
            return people
        return next((Category(tag) for tag in THING_TAGS if tag in tags), None)

    def _is_equipment(self, position: int) -> bool:
        """Whether a number before it in the sentence counts what an organisation has."""
        sentence = self.found[position].sentence
        near = self.found[max(0, position - 4) : position]
        return any(other.sentence == sentence and other.reason == EQUIPPED for other in near)

    def _is_part_of_nothing(self, position: int) -> bool:
        """A part of people who are no count: "45 agents, dont 12 femmes" of a training course."""
        item, before = self.found[position], self.found[position - 1] if position else None
        if before is None or before.sentence != item.sentence or before.reason is None:
            return False
        if not (before.tags & PERSON_TAGS or before.reason == LET_GO):
            return False
        if item.bare_last < 0 and not including_before(self.passage, item):
            return False
        item.category, item.reason = None, before.reason
        return True

    def _is_part_of_term(self, item: FoundCount) -> bool:
        """ "Thirty months in prison, twelve of them suspended", "trente mois de prison, dont douze ferme"."""
        last = item.bare_end + self.phrases["of_them"].length_at(self.words, item.bare_end)
        if self.phrases["suspended"].length_at(self.words, last):
            return True
        opening = next(
            (
                place
                for place in range(item.opening - 1, item.opening - 4, -1)
                if self.phrases["including"].length_at(self.words, place)
            ),
            -1,
        )
        terms = self.passage.lexicon.grammar.parts.terms
        first = max(opening - 5, self.passage.sentences[item.sentence].first)
        return opening > 0 and any(
            self.words[index].low in terms and index - 1 in self.passage.number_words for index in range(first, opening)
        )

    def _shares_noise(self, position: int) -> bool:
        """ "14 et 17 ans", "two or three days": a bare number joined to one that counts nothing."""
        item = self.found[position]
        after = self.found[position + 1] if position + 1 < len(self.found) else None
        if after is None or after.sentence != item.sentence or "noise" not in after.tags or after.category is not None:
            return False
        length = self.phrases["coordination"].length_at(self.words, item.last_word)
        return length > 0 and item.last_word + length == after.opening

    def _is_ratio(self, position: int) -> bool:
        """ "Neuf plaignants sur dix", "four out of five": neither number counts."""
        item, before = self.found[position], self.found[position - 1] if position else None
        if before is None or before.sentence != item.sentence or top(item.value) not in (3, 4, 5, 10, 100, 1000):
            return False
        length = self.phrases["ratio"].length_before(self.words, item.opening)
        if not length or item.opening - length != before.last_word or top(before.value) > top(item.value):
            return False
        item.reason = before.reason = "a share"
        before.category = None
        return True

    def _continues_amount(self, position: int) -> bool:
        """A bare number behind an amount or a weight that is one too: "3,1 milliards F CFA ; il était de 2,6 milliards"."""
        if not position:
            return False
        item, before = self.found[position], self.found[position - 1]
        if before.sentence != item.sentence:
            return False
        if before.currency is not None and top(item.value) >= 100_000:
            item.currency, item.currency_code, item.reason = before.currency, before.currency_code, before.reason
            item.category, item.strong, item.elliptic = before.category, before.strong, False
            if item.reason is not None and self.passage.is_vetoed(item, "total", 4):
                # "Each had paid 1.5 million francs, 19.5 million in all": a price, then the sum of the crime.
                item.category, item.reason = Category.MONEY, None
            return True
        # "61,4 kg, dont 8,7 in corpore", "402 tonnes in 2021 and 649.07 in 2022": only a weight has decimals.
        if before.unit not in ("kg", "l") or before.category is None:
            return False
        if isinstance(item.value, tuple) or item.value == int(item.value):
            return False
        item.value = tidy(item.value * before.factor)
        item.category, item.unit, item.factor, item.tags = before.category, before.unit, before.factor, before.tags
        item.strong, item.elliptic = before.strong, False
        return True

    def _fronted_noun(self, item: FoundCount) -> Category | None:
        """ "Of the packages in the post, 715,000 were inspected": the noun of a fronted "of" phrase, when it names things."""
        first = self.passage.sentences[item.sentence].first
        length = self.phrases["of_total"].length_at(self.words, first)
        if not length:
            return None
        tags = self.passage.reader.noun_phrase(first + length, item.first_word).tags
        if not tags & set(THING_TAGS) and tags & {"containers", "packages", "parcels"}:
            return Category.GOODS
        return next((Category(tag) for tag in THING_TAGS if tag in tags), None)

    def _noun_of_part(self, item: FoundCount, whole: FoundCount) -> None:
        """ "36 of them women": the noun stands behind "of them"; the part tells a result when its whole does."""
        length = self.phrases["of_them"].length_at(self.words, item.bare_end)
        if not length or item.category is not None:
            return
        index = item.bare_end + length
        if self.phrases["underage"].length_at(self.words, index):
            item.category, item.tags, item.strong = Category.MINORS, frozenset({"minors"}), whole.strong
            return
        phrase = self.passage.reader.noun_phrase(index, self.passage.sentences[item.sentence].last)
        noun = _who(phrase.tags)
        if noun is not None and phrase.head - index <= 2:
            item.category, item.tags, item.strong = noun, phrase.tags, whole.strong
            item.label = (self.words[phrase.first].start, self.words[phrase.last - 1].end)

    def _predicate_noun(self, item: FoundCount) -> None:
        """ "53 were minors", "53 were confirmed to be minors", "cinq sont mineures": the noun stands behind "be"."""
        if item.category is not None:
            return
        limit = self.passage.sentences[item.sentence].last
        voice = self.passage.lexicon.grammar.voice
        for index in range(item.last_word, min(item.last_word + 5, limit)):
            if not self.words[index].is_word or (index in self.passage.number_words and index > item.last_word + 3):
                return
            if self.words[index].low in voice.perfect and self.phrases["underage"].length_at(self.words, index + 1):
                item.category, item.tags, item.strong = Category.MINORS, frozenset({"minors"}), True
                return  # « onze avaient moins de 18 ans »
            named = index == item.last_word and self.words[index].low in voice.naming
            if self.words[index].low not in voice.passive and not named:
                continue
            while index + 1 < limit and (
                self.words[index + 1].low in voice.between
                or self.words[index + 1].low in voice.naming
                or self.words[index + 1].pos in ("ADV", "DET")
                or self.phrases["presumed_before"].length_at(self.words, index + 1)
            ):
                index += 1
                item.presumed |= self.phrases["presumed_before"].length_at(self.words, index) > 0
            tags = self.passage.lexicon.noun_tags([self.words[index + 1].key]) if index + 1 < limit else frozenset()
            if self.phrases["underage"].length_at(self.words, index + 1):
                tags = frozenset({"minors"})
            noun = _who(tags)
            if noun is not None:
                item.category, item.tags, item.strong = noun, tags, True
                item.presumed |= self.phrases["presumed_after"].length_at(self.words, index + 2) > 0
            return

    def _told_before(self, position: int) -> FoundCount | None:
        """For "of the seven men": the count of seven people told before."""
        item = self.found[position]
        if not self.phrases["of_total"].length_before(self.words, item.opening):
            return None
        same = [other for other in self.found[:position] if other.value == item.value and other.category in PEOPLE]
        return same[-1] if same else None

    def _inherit(self, item: FoundCount, antecedent: FoundCount) -> None:
        self.inherited.add(id(item))
        item.category = antecedent.category
        item.presumed = antecedent.presumed
        item.strong = antecedent.strong
        item.unit = antecedent.unit if antecedent.unit in PORTIONS else None

    def _antecedent(self, position: int) -> FoundCount | None:
        item = self.found[position]
        for place in range(position - 1, -1, -1):
            before = self.found[place]
            if item.sentence - before.sentence > 3:
                return None
            if before.sentence < item.sentence and self._is_opened(place):
                continue  # "61 castaways, among them four women. Seven were …": seven of the 61
            if before.category in (None, Category.MONEY, Category.COUNTRIES) or before.unit in ("kg", "l"):
                continue
            if before.category not in PEOPLE and (item.tags & PERSON_TAGS or self._acts_like_people(item)):
                continue  # "nine of the foreigners", "85 of them have complained"
            if before.bare_last >= 0 and top(item.value) > top(before.value):
                continue  # "eleven of those rescued are minors. Fifty-eight are Peruvians": of those rescued
            return before
        return None

    def _acts_like_people(self, item: FoundCount) -> bool:
        """Whether a verb behind a number tells what only people do ("85 of them have complained")."""
        limit = min(item.last_word + 4, self.passage.sentences[item.sentence].last)
        voice = self.passage.lexicon.grammar.voice
        for index in range(item.last_word, limit):
            if self.phrases["human"].length_at(self.words, index):
                return True
            if self.words[index].low not in voice.perfect and self.words[index].low not in voice.between:
                return False
        return False

    def _is_opened(self, position: int) -> bool:
        """Whether a count is a part that a word opens, itself or by a part that it goes on from."""
        item = self.found[position]
        if including_before(self.passage, item) or item.bare_last >= 0:
            return True
        before = self.found[position - 1] if position else None
        return before is not None and self._goes_on(before, item) and self._is_opened(position - 1)

    def _own_act(self, item: FoundCount) -> Act | None:
        """The act right at an elliptical number ("19 arrested", "Deux ont été inculpés"), not one that is far from it."""
        place = self.passage.act_for(item)
        if place is None or place.negated:
            return None
        item.act_place, item.acts = place, place.acts
        if place.first >= item.last_word:
            aside = self.words[item.last_word].low == ","  # "two of the passengers, who were thought to steer, were arrested"
            if place.first - item.last_word > (16 if aside else 8) or place.voice is Voice.NOMINAL:
                return None
        elif place.voice is Voice.NOMINAL and item.opening - place.last == 1:
            pass  # "charges against five", "l'arrestation de sept"
        elif place.voice is Voice.PASSIVE and self.words[place.last].low == ";":
            return None  # "nine were arrested; five lived together"
        elif item.opening - place.last > 1 or any(
            word.low in self.passage.lexicon.grammar.breaks.phrase for word in self.words[place.last : item.opening]
        ):
            return None
        return next((act for act in PERSON_ACTS if act in place.acts), None)

    def _right_at(self, item: FoundCount) -> bool:
        place = item.act_place
        if place is None:
            return False
        first = self.passage.behind_subject(item.last_word, place.first) if place.first > item.last_word else item.last_word
        between = self.words[first : place.first]
        grammar = self.passage.lexicon.grammar
        known = grammar.voice.passive | grammar.voice.between | grammar.voice.perfect
        return -3 <= place.first - item.last_word <= 3 or all(word.low in known for word in between)

    def _amount_of(self, item: FoundCount) -> Category | None:
        """The noun whose figure this is: "Arrests reached 14,260", "Elles étaient quatorze"."""
        length = self.phrases["amounts"].length_before(self.words, item.opening)
        sentence = self.passage.sentences[item.sentence]
        if not length:
            again = self.phrases["figure"].length_before(self.words, item.opening) and self._is_dated(item)
            return self._number_at(item) or (self._told_again(item) if again else None)
        lexicon = self.passage.lexicon
        behind = (item.last_word, min(item.last_word + 6, sentence.last))  # "put at 41 the number of convictions"
        subject = item.opening - length
        before = (max(sentence.first, subject - 5), subject)
        # "Elles étaient quatorze": a pronoun for what the sentence before spoke of.
        earlier = self._sentence_before(item) if subject - sentence.first <= 2 else (0, 0)
        for first, last in (behind, before, earlier):
            for index in range(first, last):
                for size in (3, 2, 1):
                    tags = lexicon.noun_tags([word.key for word in self.words[index : index + size]])
                    for category in Category:
                        told = category in PEOPLE or category in (Category.SEARCHES, Category.INVESTIGATIONS)
                        near = (first, last) == before and category in _AMOUNTS
                        if category.value in tags and (told or near):
                            return category
        pronoun = self.words[subject - 1].low if subject else ""
        return self._told_again(item) if pronoun in lexicon.grammar.singular.plural_pronouns else None

    def _is_dated(self, item: FoundCount) -> bool:
        """Whether a date stands right behind a number or opens its sentence."""
        first, dated = self.passage.sentences[item.sentence].first, self.passage.dated
        return any(index in dated for index in (*range(first, first + 3), *range(item.last_word, item.last_word + 3)))

    def _told_again(self, item: FoundCount) -> Category | None:
        """ "812 people were rescued. In 2023 they were 3,190": people of the figure before, of another period."""
        before = next((other for other in reversed(self.found) if other.first_word < item.first_word and other.category), None)
        if before is None or item.sentence - before.sentence > 1 or before.category not in PEOPLE:
            return None
        item.presumed = before.presumed
        return before.category

    def _number_at(self, item: FoundCount) -> Category | None:
        """ "Put the number of victims rescued since January at 131"."""
        sentence = self.passage.sentences[item.sentence]
        last = item.opening - 1
        if last <= sentence.first or self.words[last].low not in self.passage.lexicon.grammar.parts.number_at:
            return None
        for index in range(last - 1, max(sentence.first, last - 16) - 1, -1):
            if index in self.passage.number_words:
                return None
            length = self.phrases["number_of"].length_at(self.words, index)
            if length:
                return self._category_of_label(index + length, last)
        return None

    def _label_of(self, item: FoundCount) -> Category | None:
        """The label that a table or list gives the figure: "Arrests: 214", "Personnes arrêtées ..... 214", on one line or two."""
        sentence = self.passage.sentences[item.sentence]
        first, last = self._line_start(item), item.first_word
        alone = not any(word.is_word for word in self.words[first:last])
        if item.last_word < sentence.last and self.words[item.last_word].is_word:
            between = self.passage.text[item.number[1] : self.words[item.last_word].start]
            if "\n" not in between:
                return None
        if alone and item.sentence:
            first, last = self._sentence_before(item)
            if any(index in self.passage.number_words for index in range(first, last)) or last - first > 12 + sum(
                not word.is_word for word in self.words[first:last]
            ):
                return None
        elif not any(word.low in ":|…._\t" for word in self.words[max(first, last - 3) : last]):
            return None
        return self._category_of_label(first, last)

    def _line_start(self, item: FoundCount) -> int:
        """Index of the first word of the line, or of the sentence, that the number stands in."""
        line = self.passage.text.rfind("\n", 0, item.start) + 1
        return max(self.passage.sentences[item.sentence].first, self.passage.first_word_from(line))

    def _category_of_label(self, first: int, last: int) -> Category | None:
        people = [act for place in self.passage.acts_in(first, last) for act in PERSON_ACTS if act in place.acts]
        for index in range(first, last):
            if not self.words[index].is_word:
                continue
            tags = self.passage.reader.noun_phrase(index, last).tags
            if tags & PERSON_TAGS and people:
                return ACT_CATEGORY[people[0]]
            for category in Category:
                if category.value in tags and category is not Category.MONEY:
                    return category
        if people:
            return ACT_CATEGORY[people[0]]
        return None

    def _sentence_before(self, item: FoundCount) -> tuple[int, int]:
        if not item.sentence:
            return (0, 0)
        before = self.passage.sentences[item.sentence - 1]
        return (before.first, before.last)

    def _is_object_again(self, item: FoundCount, antecedent: FoundCount) -> bool:
        """ "Searched 40 cars and seized 12": a bare number right behind a second act on the same things."""
        things = antecedent.category not in PEOPLE and item.sentence == antecedent.sentence
        return things and any(
            place.last == item.opening and not place.negated and place is not antecedent.act_place
            and place.acts & {Act.SEIZE, Act.SEARCH}
            for place in self.passage.acts[item.sentence]
        )  # fmt: skip

    def _is_partitive(self, item: FoundCount) -> bool:
        after = self.phrases["of_them"].length_at(self.words, item.bare_end) or self.phrases["of_total"].length_at(
            self.words, item.bare_end
        )
        return item.bare_last >= 0 or bool(after) or self._opens_with_part(item.sentence)

    def _opens_with_part(self, sentence: int) -> bool:
        """Whether the sentence starts with "Of those arrested, …", "De ce nombre, …", "Parmi les interpellés, …"."""
        first, last = self.passage.sentences[sentence].first, self.passage.sentences[sentence].last
        if self.words[first].low in self.passage.lexicon.grammar.parts.fronted:
            # "Parmi les rescapés, cinq sont des femmes": people without a figure.
            for index in range(first + 1, min(first + 4, last)):
                if self.passage.lexicon.noun_tags([self.words[index].key]) & (PERSON_TAGS | {"arrests", "deaths"}):
                    return not any(place in self.passage.number_words for place in range(first, index))
        return bool(
            self.phrases["of_them"].length_at(self.words, first) or self.phrases["including"].length_at(self.words, first)
        )

    def _is_more(self, item: FoundCount) -> bool:
        if self.phrases["more"].length_before(self.words, item.opening) or self.phrases["rest"].length_before(
            self.words, item.opening
        ):
            return True
        return bool(self.phrases["more"].length_at(self.words, item.last_word))

    def _enumerates(self, item: FoundCount, antecedent: FoundCount) -> bool:
        """Whether a bare number goes on counting: "(8 in Austria, 16 in …)", "five in Latvia and two in Estonia"."""
        if item.depth > antecedent.depth and item.sentence == antecedent.sentence:
            return True
        if self._is_gapped(item):
            return True
        if item.last_word >= len(self.words) or self.passage.sentence_of[item.last_word] != item.sentence:
            return False
        written = self.passage.text[item.number[0] : item.number[1]]
        if written.isdigit() and len(written) >= 4:
            return False  # a call number or year
        before = self.words[item.opening - 1] if item.opening else None
        if before is not None and before.pos == "AUX" and self.passage.sentence_of[item.opening - 1] == item.sentence:
            return False  # "he is 31 and fine"
        following = self.words[item.last_word]
        breaks = self.passage.lexicon.grammar.breaks
        if following.pos in ("ADP", "DET") or following.low in breaks.of:
            return True
        if following.low in breaks.phrase and following.pos not in ("AUX", "VERB", "CCONJ", "SCONJ", "PRON"):
            return True
        # "94 had come to the house", "850 relèvent de": the subject of a verb.
        return following.pos in ("AUX", "VERB") and item.sentence - antecedent.sentence <= 1

    def _is_gapped(self, item: FoundCount) -> bool:
        """ "La Belgique 29 et la Suisse 18", "Assam with 37": the verb is told once, only place and figure go on."""
        index = item.opening - 1
        if index > 0 and self.words[index].low in self.passage.lexicon.grammar.parts.gapped:
            index -= 1
        return index >= self.passage.sentences[item.sentence].first and index in self.passage.placed

    def _in_series(self, item: FoundCount) -> bool:
        """Whether nothing speaks against a bare number being a count; only a sum can confirm it."""
        if item.last_word < len(self.words):
            following = self.words[item.last_word]
            if following.low in "%/°":
                return False
        written = self.passage.text[item.number[0] : item.number[1]]
        if written.isdigit() and len(written) >= 4:
            return False  # a call number or year
        return not isinstance(item.value, tuple) and item.value == int(item.value)

    # -- pronouns -------------------------------------------------------------------------------------------------

    def pronoun_acts(self) -> None:
        """ "Officers surprised six men. All were arrested.": what is done to "they" is done to the people told last."""
        for number, places in enumerate(self.passage.acts):
            for place in places:
                act = next((act for act in (Act.ARREST, Act.CHARGE) if act in place.acts), None)
                if act is None or place.voice is not Voice.PASSIVE or place.negated or place.plural is False:
                    continue
                if not self.passage.has_pronoun(place, number):
                    continue
                item = self._told_last(number, place)
                if item is None or item.category is ACT_CATEGORY[act]:
                    continue
                if item.category in (Category.ARRESTS, Category.CONVICTIONS, Category.SUSPECTS, Category.PERSONS_CHECKED):
                    self.more.append(self._twin(item, ACT_CATEGORY[act], place))
                else:
                    item.category, item.strong, item.act_place, item.acts = ACT_CATEGORY[act], True, place, place.acts
                    item.reason = None

    def _told_last(self, number: int, place: ActPlace) -> FoundCount | None:
        """The last people of several, no victims, officers or migrants, told before an act up to two sentences back."""
        others = {"victims", "minors", "officers", "migrants", "survivors"}
        wrong = (*FOUND_PEOPLE - {Category.MEN, Category.WOMEN}, Category.MIGRANTS, Category.DEATHS)
        for item in reversed(self.found):
            if item.first_word >= place.first:
                continue
            if number - item.sentence > 2 or (item.sentence != number and self._block(item) != self._block_of(number)):
                return None
            if top(item.value) < 2 or not item.tags & PERSON_TAGS or item.reason in (LET_GO, "denied"):
                continue
            if item.tags & others or item.category in wrong or item.parent is not None:
                return None
            return item
        return None

    def _block_of(self, number: int) -> int:
        return self.passage.sentences[number].block

    # -- parts ----------------------------------------------------------------------------------------------------

    def _counts(self) -> list[int]:
        return [index for index, item in enumerate(self.found) if item.category is not None and item.reason is None]

    def opened_parts(self) -> None:
        """Parts that a word opens: "dont 85 mineurs", "of whom 53 were minors", "seventeen of them", "(8 in Austria)"."""
        counts = [index for index in self._counts() if index not in self.tentative]
        for place, index in enumerate(counts):
            item = self.found[index]
            length = self.phrases["of_them"].length_at(self.words, item.last_word)
            # « sept organisateurs de ces migrations »: of what a noun names, no part of people.
            noun = item.last_word + length < len(self.words) and self.words[item.last_word + length].pos in NOUN_POS
            of_them = item.bare_last >= 0 or (length > 0 and not (item.tags and noun))
            among = self._among(item)
            if among is not None:
                named = [other for other in counts[:place] if self.found[other].category is among]
                self._attach(named[-3:], index, reach=len(self.passage.sentences))
                if item.parent is not None:
                    # The act is that of the whole ("figurent parmi les interpellés"): the noun decides.
                    item.category = _who(item.tags) if item.category is among and _who(item.tags) else item.category
                    continue
            if including_before(self.passage, item) or of_them or self._opens_with_part(item.sentence):
                joined = place > 0 and self._is_joined(self.found[counts[place - 1]], item)
                opens = self._opens_with_part(item.sentence)
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
            beside = item.category in ACT_CATEGORY.values() and id(item) not in self.inherited
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
        of_them = before.bare_last >= 0 or self.phrases["of_them"].length_at(self.words, before.last_word) > 0
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
        opening = next(
            (i for i in range(item.opening - 1, sentence.first, -1) if self.phrases["including"].length_at(self.words, i)), -1
        )
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
                candidates = [place for place in candidates if self.found[place].category not in _SUSPECTED]
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
            if not _is_separate_act(item, whole):
                item.parent = candidate
            return

    def _is_whole(self, candidate: int, item: FoundCount) -> bool:
        whole = self.found[candidate]
        return self._fits(whole, item) and not whole.singular and whole.category is not Category.COUNTRIES

    def _fits(self, whole: FoundCount, item: FoundCount) -> bool:
        if top(item.value) > top(whole.value) or whole is item:
            return False
        if item.elliptic and item.acts & set(PERSON_ACTS) and item.category in _SUSPECTED and whole.category not in PEOPLE:
            return False  # "of those under investigation, 37 were arrested": no part of the investigations
        if item.elliptic:
            things = item.whole_tags & set(THING_TAGS) and not item.whole_tags & PERSON_TAGS
            if things and whole.category in PEOPLE:
                return False  # "sixty officers recovered 29 of the devices"
            return whole.unit not in ("kg", "l") and whole.category is not Category.MONEY
        if (whole.category is Category.MONEY) != (item.category is Category.MONEY):
            return False
        if (whole.unit in ("kg", "l")) != (item.unit in ("kg", "l")):
            return False
        return (whole.category in PEOPLE) == (item.category in PEOPLE)

    def _take_category(self, item: FoundCount, whole: FoundCount) -> None:
        """The category of a part: its own act's, else its own noun's when that names sex or age, else its whole's."""
        if item.category in (Category.ARRESTS, Category.CONVICTIONS, Category.DEATHS) and item.category.value in item.tags:
            return  # « dont 12 déférés »: the noun is the act
        own = item.act_place
        if (
            own is not None
            and own is not whole.act_place
            and item.category in ACT_CATEGORY.values()
            and (self.passage.near(item, own, 9) or self.passage.is_aside(item, own))
        ) and (whole.act_place is None or own.acts != whole.act_place.acts or item.singular):
            return
        if whole.category not in PEOPLE or item.category not in PEOPLE:
            if item.elliptic or not item.tags:
                item.category = whole.category
            return
        item.category = _who(item.tags) or _sex_of(item) or whole.category

    def _goes_on(self, before: FoundCount, item: FoundCount) -> bool:
        if before.sentence != item.sentence or before.depth != item.depth:
            return False
        gap = self.words[before.last_word : item.first_word]
        if len(gap) > 6 or any(word.low in ";:.()" or word.pos in ("VERB", "AUX") for word in gap):
            return False
        for place in self.passage.acts[item.sentence]:
            between = place.first >= before.last_word and place.last <= item.first_word
            if between and (place.voice is not Voice.NOMINAL or self.passage.opens(place)):
                return False
        coordinated = self.phrases["coordination"].find(self.words, before.last_word, item.first_word) >= 0
        return coordinated or any(word.low == "," for word in gap)

    def _is_joined(self, before: FoundCount, item: FoundCount) -> bool:
        """Whether "and" ties two counts together: "three women and two foreigners among them"."""
        gap = item.opening - before.last_word
        return (
            before.sentence == item.sentence and gap == self.phrases["coordination"].length_at(self.words, before.last_word) > 0
        )

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
            if not opens and not self.phrases["of_total"].length_before(self.words, total.opening):
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
                if not _is_separate_act(self.found[other], total):
                    self.found[other].parent = whole_index
                    self.tentative.discard(other)
            self.tentative.discard(index)
            if whole_index != index and self.found[whole_index].sentence == total.sentence:
                total.category, total.reason = None, "told before"

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
                        if not _is_separate_act(self.found[member], whole):
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
            if not (item.category == whole.category or _who(item.tags) in _SORTS or nameless):
                return False
        if isinstance(item.value, tuple) or item.parent not in (None, whole_index) or not self._fits(whole, item):
            return False
        if item.unit != whole.unit:
            return False
        return item.elliptic or item.category == whole.category or whole.category in PEOPLE

    def _block(self, item: FoundCount) -> int:
        return self.passage.sentences[item.sentence].block

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
        index = last.last_word + self.phrases["coordination"].length_at(self.words, last.last_word)
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

    def drop_appositions(self) -> None:
        """ "Two persons, the driver and his mate, were arrested": single people who say who the counted ones are.

        A breakdown by sex or age ("two people, a man and a woman") and one with figures ("six – four Ivorians, a Togolese
        and the landlord") stay parts.
        """
        for position, whole in enumerate(self.found):
            if whole.singular or whole.category not in PEOPLE or whole.reason is not None or top(whole.value) < 2:
                continue
            run = self._apposed(position)
            if not run or not all(self.found[index].rule == "singular" for index in run):
                continue
            if len(run) > 1 and all(self._sort(self.found[index]) for index in run) and self._sum(run) == top(whole.value):
                for index in run:
                    self.found[index].category = self._sort(self.found[index])
                    self.found[index].parent = position
                continue
            for index in run:
                self.found[index].category, self.found[index].parent = None, None
                self.found[index].reason = "says who the counted people are"

    def drop_summed_up(self) -> None:
        """ "The owner, a driver and a broker, three people in all, were arrested": the figure sums up those in front of it."""
        for position, whole in enumerate(self.found):
            # « une gérante et un chauffeur, soit deux personnes au total, »
            opening = whole.opening - self.phrases["including"].length_before(self.words, whole.opening)
            if whole.singular or whole.category not in PEOPLE or self.words[max(opening - 1, 0)].low not in ",–—-:(":
                continue
            if not self.phrases["in_all"].length_at(self.words, whole.last_word):
                continue
            for item in reversed(self.found[:position]):
                if item.sentence != whole.sentence or (item.category is not None and not item.singular):
                    break
                if item.category in PEOPLE:
                    item.category, item.reason = None, "says who the counted people are"

    def _sort(self, item: FoundCount) -> Category | None:
        """Sex or age that an indefinite single person is told of with nothing else ("a man", not "a man of 38 …")."""
        bare = self.words[item.first_word].low in self.passage.lexicon.grammar.singular.indefinite
        found = _who(item.tags)
        return found if bare and found in _SORTS else None

    def _sum(self, run: Sequence[int]) -> float:
        return sum(top(self.found[index].value) for index in run)

    def _apposed(self, position: int) -> list[int]:
        """Indexes of the people behind a count that a comma, dash or bracket opens and that are of its people."""
        whole = self.found[position]
        act = whole.act_place
        last = self.passage.sentences[whole.sentence].last
        if act is not None and act.first >= whole.last_word:
            last = act.first
        opening = next((index for index in range(whole.last_word, last) if self.words[index].low in ",–—-:("), -1)
        if opening < 0 or any(self.words[index].pos in ("VERB", "AUX") for index in range(whole.last_word, opening)):
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

    def _is_closed(self, opening: int, last: int) -> bool:
        """Whether an aside that opens at a sign ends with one right before the verb group at ``last``."""
        voice = self.passage.lexicon.grammar.voice
        index = last - 1
        while index > opening and self.words[index].low in voice.passive | voice.perfect | voice.between:
            index -= 1
        return index > opening and self.words[index].low in ",–—-)"

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

    # -- second acts ----------------------------------------------------------------------------------------------

    def second_acts(self) -> list[FoundCount]:
        """ "Arrested and charged", "interpellés et mis en examen": two acts on the same people are two counts."""
        more = []
        for item in self.found:
            place = item.act_place
            if item.category not in (Category.ARRESTS, Category.CONVICTIONS) or place is None or item.reason:
                continue
            if place.voice is Voice.NOMINAL:
                continue
            named = self._named_act(item, place)
            if named is not None:
                more.append(self._twin(item, named, place))
                continue
            for other in self.passage.acts[item.sentence]:
                if not 0 < other.first - place.last <= 5 or other.negated or other.voice is Voice.NOMINAL:
                    continue
                act = next((act for act in (Act.ARREST, Act.CHARGE) if act in other.acts), None)
                if act is None or ACT_CATEGORY[act] == item.category or act in place.acts:
                    continue
                if item.elliptic and act is Act.ARREST:
                    continue  # "two of them were charged and remanded": their arrest was told before
                if any(place.last <= rival.first_word < other.first for rival in self.found if rival is not item):
                    continue
                joined = self.phrases["coordination"].find(self.words, place.last, other.first) >= 0
                if not joined and not any(word.low == "," for word in self.words[place.last : other.first]):
                    continue
                more.append(self._twin(item, ACT_CATEGORY[act], other))
                break
        return more

    def _named_act(self, item: FoundCount, place: ActPlace) -> Category | None:
        """The other act on people whose noun or participle tells a first one: "the 14 men arrested in May were charged"."""
        if place.first < item.last_word or place.voice is not Voice.PASSIVE or item.elliptic:
            return None
        told = {ACT_CATEGORY[act] for act in (Act.ARREST, Act.CHARGE) if act in place.acts}
        first = Category.ARRESTS if "arrests" in item.tags else None
        for other in self.passage.acts[item.sentence]:
            if other.first == item.last_word and other is not place and other.voice in (Voice.REDUCED, Voice.EITHER):
                first = Category.ARRESTS if Act.ARREST in other.acts else first
        if first is None or told != {Category.CONVICTIONS}:
            return None
        return Category.ARRESTS if item.category is Category.CONVICTIONS else Category.CONVICTIONS

    def _twin(self, item: FoundCount, category: Category, place: ActPlace) -> FoundCount:
        return FoundCount(
            item.start, item.end, item.number, item.value, "second act", item.sentence, category=category,
            modifier=item.modifier, label=item.label, strong=True, first_word=item.first_word, last_word=item.last_word,
            act_place=place, acts=place.acts, elliptic=item.elliptic, depth=item.depth,
        )  # fmt: skip


def _sex_of(item: FoundCount) -> Category | None:
    """The sex that an adjective of a noun of persons says: "three female Kenyans"."""
    told = [sex for sex in (Category.WOMEN, Category.MEN) if f"+{sex}" in item.tags]
    return told[0] if len(told) == 1 and "persons" in item.tags and "+minors" not in item.tags else None


def _who(tags: frozenset[str]) -> Category | None:
    """The category of people that a noun names by age, sex or lot; of several the closest."""
    return next((category for category in _WHO if category.value in tags), None)


def _may_be(item: FoundCount, whole: FoundCount) -> bool:
    """Whether a single person can be one of the counted ones: a woman is none of two men."""
    sexes = {"men", "women", "minors"}
    return not whole.tags & sexes or not item.tags & sexes or bool(whole.tags & item.tags & sexes)


def _is_separate_act(item: FoundCount, whole: FoundCount) -> bool:
    """Two different acts are two counts ("six interpellés, dont quatre mis en examen")."""
    acts = {Category.ARRESTS, Category.CONVICTIONS, Category.DEATHS}
    people = acts | {Category.SUSPECTS, Category.MIGRANTS, Category.PERSONS_CHECKED, *FOUND_PEOPLE}
    return item.category != whole.category and item.category in acts and whole.category in people
