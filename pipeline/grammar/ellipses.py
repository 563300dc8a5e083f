"""Numbers without a noun: what they count is told by another count, by an act, by a label or by what stands in front."""

from __future__ import annotations

from pipeline.grammar.acts import Voice
from pipeline.grammar.found import ACT_CATEGORY, EQUIPPED, LET_GO, PERSON_ACTS, RESULTS, FoundCount, tidy, top
from pipeline.grammar.lexicon import Act
from pipeline.grammar.links import FOUND_PEOPLE, PEOPLE, SUSPECTED, Links, including_before, who
from pipeline.grammar.phrases import PERSON_TAGS
from pipeline.records import Category

# Things whose figure a verb of amount may give right behind them ("the networks were only 92").
_AMOUNTS = frozenset({Category.GROUPS, Category.CHECKS, Category.HITS, Category.VEHICLES, Category.DOCUMENTS, Category.ACCOUNTS})
_PORTIONS = frozenset({"pills", "plants", "packages"})
# From here on a bare figure is no people: an amount of money whose currency is left out.
_MOST_PEOPLE = 1_000_000


class Ellipses(Links):
    """Gives numbers without a noun their category."""

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
            found = antecedent.category not in SUSPECTED if antecedent is not None else position == 0
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
                or self._of_places(position)
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
                item.strong |= self._is_seized_again(item, antecedent)
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
        if place.first < item.last_word:
            # "freed 23 of them": nothing stands between the verb and its object.
            is_object = place.voice is Voice.ACTIVE or (place.voice is Voice.EITHER and item.bare_last >= 0)
            if not is_object or place.last != item.opening:
                return None
        elif place.voice is not Voice.PASSIVE and place.first > item.last_word:
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
        last = item.bare_end + self.phrases["of_them"].length_at(item.bare_end)
        if self.phrases["suspended"].length_at(last):
            return True
        opening = next(
            (place for place in range(item.opening - 1, item.opening - 4, -1) if self.phrases["including"].length_at(place)),
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
        length = self.phrases["coordination"].length_at(item.last_word)
        return length > 0 and item.last_word + length == after.opening

    def _is_ratio(self, position: int) -> bool:
        """ "Neuf plaignants sur dix", "four out of five": neither number counts."""
        item, before = self.found[position], self.found[position - 1] if position else None
        if before is None or before.sentence != item.sentence or top(item.value) not in (3, 4, 5, 10, 100, 1000):
            return False
        length = self.phrases["ratio"].length_before(item.opening)
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

    def _noun_of_part(self, item: FoundCount, whole: FoundCount) -> None:
        """ "36 of them women": the noun stands behind "of them"; the part tells a result when its whole does."""
        length = self.phrases["of_them"].length_at(item.bare_end)
        if not length or item.category is not None:
            return
        index = item.bare_end + length
        if self.phrases["underage"].length_at(index):
            item.category, item.tags, item.strong = Category.MINORS, frozenset({"minors"}), whole.strong
            return
        phrase = self.passage.reader.noun_phrase(index, self.passage.sentences[item.sentence].last)
        noun = who(phrase.tags)
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
            if self.words[index].low in voice.perfect and self.phrases["underage"].length_at(index + 1):
                item.category, item.tags, item.strong = Category.MINORS, frozenset({"minors"}), True
                return  # « onze avaient moins de 18 ans »
            named = index == item.last_word and self.words[index].low in voice.naming
            if self.words[index].low not in voice.passive and not named:
                continue
            while index + 1 < limit and (
                self.words[index + 1].low in voice.between
                or self.words[index + 1].low in voice.naming
                or self.words[index + 1].pos in ("ADV", "DET")
                or self.phrases["presumed_before"].length_at(index + 1)
            ):
                index += 1
                item.presumed |= self.phrases["presumed_before"].length_at(index) > 0
            tags = self.words[index + 1].tags if index + 1 < limit else frozenset()
            if self.phrases["underage"].length_at(index + 1):
                tags = frozenset({"minors"})
            noun = who(tags)
            if noun is not None:
                item.category, item.tags, item.strong = noun, tags, True
                item.presumed |= self.phrases["presumed_after"].length_at(index + 2) > 0
            return

    def _inherit(self, item: FoundCount, antecedent: FoundCount) -> None:
        item.inherited = True
        item.category = antecedent.category
        item.presumed = antecedent.presumed
        item.strong = antecedent.strong
        item.unit = antecedent.unit if antecedent.unit in _PORTIONS else None

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
            if self.phrases["human"].length_at(index):
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
        known = self.passage.lexicon.verb_words
        return -3 <= place.first - item.last_word <= 3 or all(word.low in known for word in between)

    def _amount_of(self, item: FoundCount) -> Category | None:
        """The noun whose figure this is: "Arrests reached 14,260", "Elles étaient quatorze"."""
        length = self.phrases["amounts"].length_before(item.opening)
        sentence = self.passage.sentences[item.sentence]
        if not length:
            again = self.phrases["figure"].length_before(item.opening) and self._is_dated(item)
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
                    tags = lexicon.noun_tags(self.words, index, index + size)
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
            length = self.phrases["number_of"].length_at(index)
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

    def _of_places(self, position: int) -> Category | None:
        """ "Searches were carried out in Spain (12), France (8)": figures in brackets are of the noun before all places."""
        item = self.found[position]
        if not self._is_behind_place(item):
            return None
        first, last = position, position + 1
        while first and self.found[first - 1].sentence == item.sentence:
            first -= 1
        while last < len(self.found) and self.found[last].sentence == item.sentence:
            last += 1
        beside = [other for other in self.found[first:last] if self._is_behind_place(other)]
        if len(beside) < 2:
            return None
        return self._category_of_label(self.passage.sentences[item.sentence].first, beside[0].opening)

    def _is_behind_place(self, item: FoundCount) -> bool:
        """Whether a number stands alone in brackets right behind a place."""
        first, last = item.opening, item.last_word
        return (
            first >= 2
            and last < len(self.words)
            and (self.words[first - 1].low, self.words[last].low) == ("(", ")")
            and first - 2 in self.passage.placed
        )

    def _line_start(self, item: FoundCount) -> int:
        """Index of the first word of the line, or of the sentence, that the number stands in."""
        line = self.passage.text.rfind("\n", 0, item.start) + 1
        return max(self.passage.sentences[item.sentence].first, self.passage.first_word_from(line))

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

    def _is_seized_again(self, item: FoundCount, antecedent: FoundCount) -> bool:
        """ "Found 40 stolen cars and seized 12 of them": the second act is a result, though the first is none."""
        return self._is_object_again(item, antecedent) and any(
            place.last == item.opening and Act.SEIZE in place.acts for place in self.passage.acts[item.sentence]
        )

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
