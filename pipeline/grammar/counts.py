"""From numbers to counts: what is counted, what was done to it, how exact it is, of what it is a part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pipeline.grammar.acts import ActPlace, Voice, find_acts
from pipeline.grammar.found import ACT_CATEGORY, PERSON_ACTS, FINDS, FOUND_RESULTS, RESULTS, THING_TAGS, FoundCount, Sentence, Value, top
from pipeline.grammar.lexicon import Act, Lexicon
from pipeline.grammar.parts import including_before, link_counts
from pipeline.grammar.phrases import NOUN_POS, PERSON_TAGS, Phrase, PhraseReader
from pipeline.grammar.words import Word, split_words
from pipeline.layout import Block, BlockKind
from pipeline.records import Category
from pipeline.values.countries import CountryKind, CountrySpan
from pipeline.values.dates import DateSpan
from pipeline.values.numbers import Number

SINGLE_THINGS = frozenset({Category.VEHICLES, Category.WEAPONS, Category.DOCUMENTS, Category.DEVICES, Category.GOODS, Category.DRUGS})


# Things that are seized so often that no verb need say so.
SEIZABLE = frozenset({Category.VEHICLES, Category.WEAPONS, Category.DOCUMENTS, Category.DEVICES, Category.GOODS, Category.DRUGS})


# What a container holds that decides its category.
HELD = frozenset({"drugs", "goods", "weapons", "documents", "devices"})
METRIC = frozenset({1.0, 100.0, 1000.0, 0.1, 0.01, 0.001, 0.000001})


class CountFinder:
    """Finds the counts of one passage; made anew for each passage."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        *,
        numbers: Sequence[Number],
        dates: Sequence[DateSpan],
        countries: Sequence[CountrySpan],
        names: Sequence[tuple[int, int]],
        blocks: Sequence[Block],
        pos_at: Callable[[int], str],
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.words = split_words(text, lexicon.fold, pos_at)
        self.numbers = numbers
        self.blocks = blocks
        self.starts = {word.start: index for index, word in enumerate(self.words)}
        self.dated = _covered(self.words, [(span.start, span.end) for span in dates])
        self.named = _covered(self.words, list(names))
        self.people = frozenset(
            index
            for span in countries
            if span.kind in (CountryKind.INHABITANT, CountryKind.ADJECTIVE)
            for index in [self._word_at(span.end - 1)]
        )
        self.countries = countries
        self.number_words = _covered(self.words, [(number.start, number.end) for number in numbers])
        self.sentences = self._sentences()
        self.sentence_of = [0] * len(self.words)
        for number, sentence in enumerate(self.sentences):
            for index in range(sentence.first, sentence.last):
                self.sentence_of[index] = number
        self.depths = self._depths()
        self.reader = PhraseReader(text, self.words, lexicon, self.people)
        self.acts = [find_acts(text, self.words, item.first, item.last, lexicon) for item in self.sentences]
        tags = [lexicon.noun_tags([word.key]) for word in self.words]
        trafficking = sum(Act.EXPLOIT in place.acts for places in self.acts for place in places)
        trafficking += sum("victims" in found or word.low in lexicon.grammar.trafficking for word, found in zip(self.words, tags, strict=True))
        self.about_trafficking = trafficking > 1
        self.about_migrants = sum("migrants" in found for found in tags) > trafficking
        self.cash_words = frozenset(lexicon.fold(word) for word in lexicon.grammar.cash)
        self.origin_words = frozenset(self.lexicon.fold(word) for word in lexicon.grammar.breaks.of | {"from"})
        self.drug_sentences = [self._speaks_of_drugs(item) for item in self.sentences]
        self.list_acts = self._list_acts()

    # -- the whole ------------------------------------------------------------------------------------------------

    def find(self) -> list[FoundCount]:
        """All numbers of the passage in order: counts (``category`` set) and others (``reason`` set)."""
        found = [item for number in self.numbers if (item := self._read_number(number)) is not None]
        found += self._bare_ones(found)
        found += self._duals(found)
        found += self._singulars(found)
        found.sort(key=lambda item: (item.start, item.end))
        for item in found:
            if item.reason is None:
                self._decide(item)
        self._join_measures(found)
        found = link_counts(self, found)
        for item in found:
            if item.reason is None and item.category is None:
                item.reason = "nothing that is counted"
        return found

    def _join_measures(self, found: list[FoundCount]) -> None:
        """"Une tonne et deux kilogrammes" is one weight; of "5,150 pounds (2,336 kg)" the metric one is kept."""
        measured = [item for item in found if item.unit in ("kg", "l") and item.reason is None]
        for before, item in zip(measured, measured[1:], strict=False):
            if before.sentence != item.sentence or before.unit != item.unit or isinstance(before.value, tuple) or isinstance(item.value, tuple):
                continue
            gap = self.words[before.last_word : item.first_word]
            joined = len(gap) == 1 and self.lexicon.phrases["coordination"].length_at(self.words, before.last_word) == 1
            if (joined or not gap) and before.factor > item.factor and not before.has_content:
                item.start, item.first_word = before.start, before.first_word
                item.number = (before.number[0], item.number[1])
                item.value = tidy(before.value + item.value)
                item.modifier = before.modifier or item.modifier
                before.category, before.reason = None, "part of a longer measure"
            elif item.depth == before.depth + 1 and len(gap) == 1 and abs(top(item.value) - top(before.value)) <= 0.02 * top(before.value):
                rough, kept = (before, item) if item.factor in (1, 1000) else (item, before)
                kept.category, kept.acts, kept.act_place = rough.category or kept.category, rough.acts | kept.acts, kept.act_place or rough.act_place
                kept.strong = kept.strong or rough.strong
                kept.modifier = kept.modifier or rough.modifier
                kept.depth = before.depth
                rough.category, rough.reason = None, "told again in another unit"

    # -- reading --------------------------------------------------------------------------------------------------

    def _read_number(self, number: Number) -> FoundCount | None:
        index = self._first_word_from(number.end)
        first = self._word_at(number.start)
        if first < 0:
            return None
        if index < len(self.words) and number.modifier_start is not None and number.modifier_end is not None:
            # A hedge behind the number ("500 or more") stands between it and its noun.
            if number.modifier_start >= number.end and self.words[index].start < number.modifier_end:
                index = self._first_word_from(number.modifier_end)
        if first in self.dated or first in self.named:
            return None
        hedge = first
        if number.modifier_start is not None and number.modifier_start < number.start:
            hedge = self._word_at(number.modifier_start)
        last_word = self.text[number.start : number.end].split()[-1]
        sentence = self.sentence_of[first]
        limit = self.sentences[sentence].last if self.sentences else len(self.words)
        item = FoundCount(
            number.start, number.end, (number.start, number.end), number.value, number.rule, sentence,
            modifier=number.modifier, hedge_word=hedge, first_word=first, last_word=index, depth=self.depths[first],
        )  # fmt: skip
        if index >= limit:
            item.elliptic = True
            before = self.lexicon.units.before.search(self.text[max(0, number.start - 8) : number.start])
            if before is None:
                return item
        # "une centaine de policiers", "20 millions de doses" go on with "de"; "huit des suspects" is a part.
        collective = number.kind == "collective" or (last_word[-1].isalpha() and top(number.value) >= 1_000_000)
        phrase = self.reader.read(number.start, number.end, index, collective=collective, limit=limit)
        self._fill(item, phrase)
        if item.value == 1 and item.currency is None and item.unit is None and not item.elliptic:
            item.singular = True
        return item

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
            if self.lexicon.noun_tags([first.key]) == {"noise"}:
                item.reason = "measures, does not count"
                return
        item.tags = phrase.tags | frozenset(f"+{tag}" for tag in phrase.inner)
        if phrase.currency is not None:
            item.currency = phrase.currency
            item.elliptic = False
            if item.start == item.number[0]:
                before = self.text[max(0, item.start - len(phrase.currency) - 1) : item.start]
                if before.strip().endswith(phrase.currency):
                    item.start -= len(before) - before.rindex(phrase.currency)
            return
        if phrase.factor is not None:
            item.unit = phrase.unit
            item.value = _scaled(item.value, phrase.factor)
            if phrase.factor not in METRIC:
                # Pounds and ounces are no exact figures: 11 lb is 4.99 kg for an analyst.
                item.value = tuple(round(part, 2) for part in item.value) if isinstance(item.value, tuple) else round(item.value, 2)
            item.factor = phrase.factor
            item.has_content = phrase.head >= 0
        if "noise" in phrase.tags and not phrase.tags & (PERSON_TAGS | set(THING_TAGS)):
            item.reason = "counts nothing of an operation"

    def _bare_ones(self, found: Sequence[FoundCount]) -> list[FoundCount]:
        """The "one" of a breakdown, which is no number elsewhere: "16 en Serbie, deux en Bulgarie, une en Allemagne"."""
        table = self.lexicon.grammar.singular
        taken = {index for item in found for index in range(item.first_word, item.last_word)}
        places = {self._word_at(span.start) for span in self.countries}
        ones = []
        for index in range(1, len(self.words) - 2):
            if self.words[index].low not in table.indefinite or index in taken:
                continue
            before = self.words[index - 1].low
            listed = before in ",;(" or self.lexicon.phrases["coordination"].length_before(self.words, index)
            if listed and self.words[index + 1].low in self.lexicon.grammar.breaks.phrase and index + 2 in places:
                word = self.words[index]
                ones.append(
                    FoundCount(
                        word.start, word.end, (word.start, word.end), 1, "bare one", self.sentence_of[index],
                        elliptic=True, first_word=index, last_word=index + 1, depth=self.depths[index],
                    )  # fmt: skip
                )
        return ones

    def _duals(self, found: Sequence[FoundCount]) -> list[FoundCount]:
        """"Both drivers were arrested": two, though no figure says so; only of people to whom an act is done."""
        duals = []
        for number, sentence in enumerate(self.sentences):
            for index in range(sentence.first, sentence.last):
                length = self.lexicon.phrases["dual"].length_at(self.words, index)
                if not length or index in self.dated:
                    continue
                self.reader.limit = sentence.last
                phrase = self.reader.noun_phrase(index + length)
                item = FoundCount(
                    self.words[index].start, self.words[max(phrase.last, index + length) - 1].end,
                    (self.words[index].start, self.words[index + length - 1].end), 2, "dual", number,
                    first_word=index, last_word=max(phrase.last, index + length), tags=phrase.tags, depth=self.depths[index],
                )  # fmt: skip
                if not phrase.tags & PERSON_TAGS and not phrase.is_empty:
                    continue
                place = self.act_for(item)
                if place is None or place.negated or not place.acts & {Act.ARREST, Act.CHARGE} or place.voice is not Voice.PASSIVE:
                    continue
                if not phrase.is_empty:
                    item.label = (self.words[phrase.first].start, self.words[phrase.last - 1].end)
                else:
                    item.tags = frozenset({"persons"})
                if not any(other.first_word < item.last_word and item.first_word < other.last_word for other in found):
                    duals.append(item)
        return duals

    def _singulars(self, found: Sequence[FoundCount]) -> list[FoundCount]:
        """ "A man was arrested", "l'arrestation d'un homme": a single person or thing that an act is done to."""
        table = self.lexicon.grammar.singular
        taken = {index for item in found for index in range(item.first_word, item.last_word)}
        singulars = []
        for number, sentence in enumerate(self.sentences):
            if not self.acts[number]:
                continue
            index = sentence.first
            while index < sentence.last:
                word = self.words[index]
                if word.low not in table.determiners or index in taken or index in self.named:
                    index += 1
                    continue
                item = self._singular(index, number)
                if item is not None and not any(place in taken for place in range(item.first_word, item.last_word)):
                    singulars.append(item)
                    index = item.last_word
                else:
                    index += 1
        return singulars

    def _singular(self, index: int, number: int) -> FoundCount | None:
        words = self.words
        self.reader.limit = self.sentences[number].last
        phrase = self.reader.noun_phrase(index + 1)
        if phrase.is_empty or phrase.unit or phrase.head < 0:
            return None
        head = words[phrase.head]
        head_text = self.text[head.start : head.end].lower()
        if self._is_plural(head_text, head.key):
            return None
        item = FoundCount(
            words[index].start, words[phrase.last - 1].end, (words[index].start, words[index].end), 1, "singular", number,
            first_word=index, last_word=phrase.last, singular=True, depth=self.depths[index], tags=phrase.tags,
            label=(words[index + 1].start, words[phrase.last - 1].end),
        )  # fmt: skip
        place = self._act_on_one(item)
        if place is None or place.negated or self._is_quoted(item):
            return None
        item.act_place, item.acts = place, place.acts
        indefinite = words[index].low in self.lexicon.grammar.singular.indefinite
        direct = self._is_direct(item, place)
        if including_before(self, item):
            return None  # "among them the driver": a part that is no figure
        if "officers" in phrase.tags and place.voice is not Voice.PASSIVE:
            return None
        persons = phrase.tags & PERSON_TAGS and not phrase.tags & {"countries"}
        if persons and place.acts & {Act.ARREST, Act.CHARGE} and direct:
            return item
        if persons and indefinite and Act.KILL in place.acts and direct and place.first >= item.last_word:
            return item
        if "groups" in phrase.tags and Act.DISMANTLE in place.acts and direct:
            return item
        things = phrase.tags & {"vehicles", "weapons", "documents", "devices", "goods"}
        if things and Act.SEIZE in place.acts and direct and place.voice in (Voice.PASSIVE, Voice.REDUCED):
            return item
        return None

    def _act_on_one(self, item: FoundCount) -> ActPlace | None:
        """The act that is done to a single person or thing; for a person one that is done to people, however far behind."""
        if item.tags & PERSON_TAGS:
            done = [
                place for place in self.acts[item.sentence]
                if place.acts & {Act.ARREST, Act.CHARGE, Act.KILL} and not place.negated and self._is_direct(item, place)
            ]  # fmt: skip
            if done:
                return min(done, key=lambda place: abs(place.first - item.last_word))
        return self.act_for(item)

    def _is_plural(self, text: str, key: str) -> bool:
        folded = self.lexicon.fold(text)
        return (
            folded == key and len(folded) < len(text) and text.endswith(("s", "x", "ies")) and not folded.endswith("e")
        )

    def _is_direct(self, item: FoundCount, place: ActPlace) -> bool:
        """Whether no other noun or number stands between the person or thing and the act."""
        first, last = (item.last_word, place.first) if place.first >= item.last_word else (place.last, item.first_word)
        gap = self.words[first:last]
        breaks = self.lexicon.grammar.breaks
        # "A man who lived on fake offers, and made a fortune that way, was arrested."
        aside = bool(gap) and (gap[0].low in breaks.relative or gap[0].low == ",")
        if len(gap) > (22 if aside else 9):
            return False
        if place.first >= item.last_word:
            if place.voice is Voice.EITHER and place.last < len(self.words):
                # "A man arrested in Lyon" is told of, "a man arrested two others" is not.
                following = self.words[place.last]
                if place.last in self.number_words or following.pos in ("NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM"):
                    return False
            return place.voice in (Voice.PASSIVE, Voice.REDUCED, Voice.EITHER)
        return place.voice in (Voice.ACTIVE, Voice.NOMINAL, Voice.EITHER) and len(gap) <= 3

    # -- category -------------------------------------------------------------------------------------------------

    def _decide(self, item: FoundCount) -> None:
        if item.currency is not None:
            self._decide_money(item)
            return
        if self._is_vetoed(item, "background", 7) or self._is_studied(item):
            item.reason = "background"
            return
        if item.elliptic and self.lexicon.phrases["compared"].length_before(self.words, item.opening):
            item.reason = "a figure of another period"
            return
        if item.elliptic and self._is_age(item):
            item.reason = "an age"
            return
        place = self.act_for(item)
        item.act_place = place
        item.acts = place.acts if place else frozenset()
        if place is not None and place.negated:
            item.reason = "denied"
            return
        if item.unit is not None:
            self._decide_measure(item)
        elif item.elliptic:
            return
        elif item.tags & PERSON_TAGS or item.tags & {"arrests", "convictions", "deaths"}:
            self._decide_people(item)
        elif item.tags & {"pills", "plants", "packages", "containers"} and (
            item.tags & {f"+{tag}" for tag in HELD} or self._is_portion_alone(item)
        ):
            self._decide_portion(item)
        elif not item.tags and place is not None and self._is_done_to_people(item, place):
            self._decide_people(item)
        else:
            self._decide_thing(item)
        if item.category in (Category.VICTIMS, Category.MINORS, Category.WOMEN, Category.MEN):
            item.presumed = self.is_presumed(item)

    def _is_done_to_people(self, item: FoundCount, place: ActPlace) -> bool:
        """Whether the act makes people of what no list knows: "sept négociants ont été appréhendés"."""
        return bool(place.acts & {Act.ARREST, Act.CHARGE}) and self.near(item, place, 10) and place.voice is not Voice.NOMINAL or (
            Act.ARREST in place.acts and place.voice is Voice.NOMINAL and place.last <= item.first_word and self.near(item, place, 3)
        )

    def _is_studied(self, item: FoundCount) -> bool:
        """Whether the sentence reports a study or an estimate of the world, not an event."""
        sentence = self.sentences[item.sentence]
        return self.lexicon.phrases["study"].find(self.words, sentence.first, sentence.last) >= 0

    def _is_portion_alone(self, item: FoundCount) -> bool:
        """Whether a container without content is one: "units" are premises only where they are searched."""
        others = item.tags & (set(THING_TAGS) - {"goods"})
        return not others or (others == {"locations"} and (Act.SEARCH not in item.acts or top(item.value) > 100))

    def _is_age(self, item: FoundCount) -> bool:
        """"Aged 29 and 44", or a bare number between commas behind a person ("the driver, 38, was arrested")."""
        age = self.lexicon.phrases["age"]
        index = item.first_word
        for place in range(index, max(index - 3, self.sentences[item.sentence].first) - 1, -1):
            if age.length_before(self.words, place):
                return True
            if place - 1 not in self.number_words and not self.lexicon.phrases["coordination"].length_at(self.words, place - 1):
                break
        limit = self.sentences[item.sentence].last
        between = index > 0 and self.words[index - 1].low == "," and item.last_word < limit and self.words[item.last_word].low in ",."
        return between and isinstance(item.value, int) and 10 <= item.value <= 95 and self.words[index - 2].pos in NOUN_POS

    def _decide_money(self, item: FoundCount) -> None:
        if self._is_vetoed(item, "money", 10):
            item.reason = "a price, a fine or a budget"
            return
        if self.lexicon.phrases["rate"].length_at(self.words, item.last_word) or self._is_attribute(item):
            item.reason = "a price"
            return
        place = self.act_for(item)
        item.act_place = place
        item.acts = place.acts if place else frozenset()
        before = self.words[item.first_word - 1] if item.first_word > self.sentences[item.sentence].first else None
        priced = before is not None and before.low in self.lexicon.grammar.veto.price_before
        if (place is None or (priced and not self.near(item, place, 6))) and not self._in_list(item) and not self._is_cash(item):
            item.reason = "an amount that nothing is said to have happened to"
            return
        item.category = Category.MONEY
        item.currency_code = self._currency_code(item)
        item.strong = self._is_result(item)

    def _is_cash(self, item: FoundCount) -> bool:
        """Whether a word of cash stands right behind the amount ("en espèces", "in cash", "en billets")."""
        behind = self.words[item.last_word : min(item.last_word + 3, self.sentences[item.sentence].last)]
        return any(word.key in self.cash_words for word in behind)

    def _is_attribute(self, item: FoundCount) -> bool:
        """"A £30 jacket": an amount right in front of a noun is its price, unless the noun is cash or a seizure."""
        if item.last_word >= self.sentences[item.sentence].last:
            return False
        word = self.words[item.last_word]
        if word.pos not in NOUN_POS or word.low in self.lexicon.grammar.breaks.phrase:
            return False
        return not any(form.form == "noun" for form in self.lexicon.acts.get("~" + word.key, ())) and word.key not in (
            self.cash_words
        )

    def _currency_code(self, item: FoundCount) -> str:
        """The ISO 4217 code of a currency as written; an ambiguous one is that of the country the passage speaks of."""
        table = self.lexicon.units.table
        written = item.currency or ""
        names = {name.casefold(): name for name in (*table.currency_words, *table.currency)}
        name = written if written in table.currency else names.get(" ".join(written.casefold().split()), written)
        by_country = table.currency_by_country.get(name, {})
        if by_country:
            spoken_of = Counter(span.code for span in self.countries if span.code in by_country)
            if spoken_of:
                return by_country[spoken_of.most_common(1)[0][0]]
        return table.currency.get(name) or table.currency_words[name]

    def _decide_measure(self, item: FoundCount) -> None:
        tags = {tag.lstrip("+") for tag in item.tags}
        if not tags:
            tags = self._tagsnearby(item)
        if "noise" in tags and not tags & set(THING_TAGS):
            item.reason = "counts nothing of an operation"
            return
        if "drugs" in tags or (not tags and self._drugsnear(item)):
            item.category = Category.DRUGS
        elif "weapons" in tags:
            item.category = Category.WEAPONS
        elif tags or item.acts or self._in_list(item):
            item.category = Category.GOODS
        if self._is_vetoed(item, "money", 3):
            item.category, item.reason = None, "a price"
        item.strong = bool(item.acts) or self._in_list(item)

    def _tagsnearby(self, item: FoundCount) -> set[str]:
        """What a weight without a noun is of: the last thing counted or named before it in the sentence."""
        sentence = self.sentences[item.sentence]
        lexicon = self.lexicon
        for index in range(item.first_word - 1, sentence.first - 1, -1):
            for length in (3, 2, 1):
                if index - length + 1 < sentence.first:
                    continue
                tags = lexicon.noun_tags([word.key for word in self.words[index - length + 1 : index + 1]])
                tags = tags & {"drugs", "weapons", "goods", "pills", "plants"}
                if tags:
                    return set(tags)
        return set()

    def _decide_people(self, item: FoundCount) -> None:
        tags, acts = item.tags, item.acts
        if "arrests" in tags and not tags & PERSON_TAGS:
            item.category, item.strong = Category.ARRESTS, True
            return
        if "convictions" in tags and not tags & PERSON_TAGS:
            item.category, item.strong = Category.CONVICTIONS, True
            return
        if "deaths" in tags and not tags & PERSON_TAGS:
            item.category, item.strong = Category.DEATHS, True
            return
        for act in PERSON_ACTS:
            if act not in acts:
                continue
            if act is Act.ARREST and "migrants" in tags:
                break
            if act is Act.CHECK and tags & {"officers", "victims", "suspects", "minors", "migrants"}:
                continue
            if "officers" in tags and item.act_place is not None and item.act_place.first >= item.last_word:
                # Officers in front of an active verb are those who act.
                if item.act_place.voice in (Voice.ACTIVE, Voice.EITHER):
                    continue
            item.category, item.strong = ACT_CATEGORY[act], True
            return
        for tag in ("victims", "minors", "women", "men", "migrants", "suspects", "officers"):
            if tag in ("women", "men") and tag in tags and not acts and not self._in_list(item):
                return  # "seven men": nothing is said of them; a part, if a sum or a word says so
            if tag in tags:
                item.category = Category(tag)
                item.strong = self._is_result(item) or (tag == "victims" and Act.EXPLOIT in acts)
                return
        if "convictions" in tags:
            item.category, item.strong = Category.CONVICTIONS, True  # "31 accused" of whom nothing else is told
        elif Act.FLEE in acts:
            item.category = Category.SUSPECTS
        elif Act.RESCUE in acts or Act.EXPLOIT in acts or (Act.IDENTIFY in acts and self.about_trafficking):
            item.category, item.strong = (Category.MIGRANTS if self.about_migrants else Category.VICTIMS), True
        elif Act.IDENTIFY in acts and self.about_migrants:
            item.category, item.strong = Category.MIGRANTS, True
        elif Act.TAKE_PART in acts and not acts & {Act.IDENTIFY, Act.SMUGGLE, Act.SEIZE}:
            item.category = Category.OFFICERS
        elif Act.SMUGGLE in acts:
            item.category, item.strong = Category.MIGRANTS, True

    def _is_result(self, item: FoundCount) -> bool:
        """Whether the count makes a record: a result was told, or what is never met by chance was found."""
        if item.category is Category.OFFICERS:
            return False
        if item.category is Category.DRUGS and item.unit is not None:
            return True
        return bool(item.acts & RESULTS) or (bool(item.acts & FINDS) and item.category in FOUND_RESULTS)

    def _decide_portion(self, item: FoundCount) -> None:
        """Pills, plants, packages: drugs when they hold drugs, else what they hold, else goods."""
        inner = {tag.lstrip("+") for tag in item.tags if tag.startswith("+")}
        about_drugs = "drugs" in inner or (
            not inner & {"goods", "weapons", "documents", "devices"} and self._drugsnear(item)
        )
        medicines = "goods" in inner and "drugs" not in inner
        if about_drugs and not medicines:
            item.category = Category.DRUGS
            for unit in ("pills", "plants", "packages"):
                if unit in item.tags:
                    item.unit = unit
                    break
        else:
            for tag in ("weapons", "documents", "devices", "goods"):
                if tag in inner:
                    item.category = Category(tag)
                    break
            else:
                item.category = (
                    Category.GOODS if item.tags & {"goods", "containers", "pills", "plants", "packages"} else None
                )
        item.strong = self._is_result(item)
        if not (item.acts or self._in_list(item)) and item.category is Category.GOODS:
            item.category, item.reason = None, "not said to be seized or checked"

    def _drugsnear(self, item: FoundCount) -> bool:
        return any(
            self.drug_sentences[number]
            for number in range(max(0, item.sentence - 1), min(len(self.sentences), item.sentence + 1))
        )

    def _decide_thing(self, item: FoundCount) -> None:
        tags, acts = item.tags, item.acts
        for tag in THING_TAGS:
            if tag in tags:
                item.category = Category(tag)
                break
        listed = self._in_list(item)
        if "noise" in tags and not (item.act_place is not None and Act.SEIZE in acts and self.near(item, item.act_place, 3)):
            item.category, item.reason = None, "counts nothing of an operation"
            return
        if item.rule == "singular":
            item.strong = True
            return
        if item.value == 1 and item.singular and item.category is not None:
            # "one arrest" is a result, "one house" is a way to speak.
            seized = item.act_place is not None and Act.SEIZE in acts and self._is_direct(item, item.act_place)
            if not (seized and item.category in SINGLE_THINGS):
                item.category, item.reason = None, "a single thing that nothing is said to have happened to"
                return
        if item.category is None:
            # A counted thing that no list knows: goods when it was seized.
            seized = item.act_place is not None and Act.SEIZE in acts and self.near(item, item.act_place, 8)
            if seized and not tags & {"noise"}:
                item.category, item.strong = Category.GOODS, True
            return
        if item.category in (Category.SEARCHES, Category.CHECKS, Category.HITS, Category.INVESTIGATIONS):
            item.strong = self._is_result(item)
            return
        if item.category is Category.COUNTRIES:
            self._decide_countries(item)
            return
        if item.category is Category.GROUPS:
            item.strong = Act.DISMANTLE in acts or Act.IDENTIFY in acts
            if not (item.strong or listed or acts):
                item.category, item.reason = None, "a group that nothing is said to have happened to"
            return
        item.strong = self._is_result(item)
        if item.category is Category.WEAPONS and not self._is_vetoed(item, "hypothetical", 6):
            return
        if not (acts or listed) and (item.category not in SEIZABLE or self._is_vetoed(item, "hypothetical", 8) or self._is_quoted(item)):
            item.category, item.reason = None, "not said to be seized or checked"

    def _is_quoted(self, item: FoundCount) -> bool:
        """Whether the number stands inside quotation marks of its sentence: talk, not report."""
        first = self.sentences[item.sentence].first
        opened = 0
        for word in self.words[first : item.first_word]:
            opened += word.low in "«“"
            opened -= word.low in "»”"
            if word.low == '"':
                opened = 0 if opened else 1
        return opened > 0

    def _decide_countries(self, item: FoundCount) -> None:
        """Countries that took part or were reached, not members, nor those that people come from."""
        if item.first_word and self.words[item.first_word - 1].low in self.lexicon.grammar.veto.membership:
            item.category, item.reason = None, "a membership figure"
            return
        first = self.sentences[item.sentence].first
        before = self.words[max(first, item.opening - 6) : item.opening]
        if before and before[-1].key in self.origin_words:
            lexicon = self.lexicon
            taking_part = any(
                "officers" in lexicon.noun_tags([word.key]) or word.low in lexicon.grammar.veto.participants for word in before
            )
            if not taking_part:
                item.category, item.reason = None, "where people come from"

    def near(self, item: FoundCount, place: ActPlace, limit: int) -> bool:
        return place.first - item.last_word <= limit and item.first_word - place.last <= limit

    def is_presumed(self, item: FoundCount) -> bool:
        words = self.words
        before, after = self.lexicon.phrases["presumed_before"], self.lexicon.phrases["presumed_after"]
        if before.find(words, item.first_word, item.last_word) >= 0:
            return True
        limit = min(item.last_word + 8, self.sentences[item.sentence].last)
        return after.find(words, max(item.last_word - 2, item.first_word), limit) >= 0

    def _is_vetoed(self, item: FoundCount, name: str, reach: int) -> bool:
        sentence = self.sentences[item.sentence]
        phrases = self.lexicon.phrases[name]
        first, last = item.first_word, item.last_word
        left = first
        while left > sentence.first and first - left < reach and self.words[left - 1].low not in ",;:()":
            left -= 1
        right = last
        while right < sentence.last and right - last < reach and self.words[right].low not in ",;:()":
            right += 1
        return phrases.find(self.words, left, first) >= 0 or phrases.find(self.words, last, right) >= 0

    # -- acts -----------------------------------------------------------------------------------------------------

    def act_for(self, item: FoundCount) -> ActPlace | None:
        """The act that is said of the count: the cheapest one on a side where its voice lets it look."""
        best: ActPlace | None = None
        best_cost = 34.0
        for place in self.acts[item.sentence]:
            if place.first < item.last_word and place.last > item.first_word:
                continue
            cost = self._cost(item, place)
            if cost is not None and cost < best_cost:
                best, best_cost = place, cost
        if best is None and item.sentence in self.list_acts:
            return self.list_acts[item.sentence]
        return best

    def _cost(self, item: FoundCount, place: ActPlace) -> float | None:
        behind = place.first >= item.last_word
        low, high = (item.last_word, place.first) if behind else (place.last, item.first_word)
        voice = place.voice
        intransitive = place.acts & {Act.TAKE_PART, Act.KILL, Act.SMUGGLE, Act.RESCUE, Act.FLEE}
        cost = float(high - low) * 0.6
        if behind:
            if voice is Voice.NOMINAL:
                cost += 14
            elif voice is Voice.ACTIVE:
                if not intransitive and not item.tags & {"officers", "countries"}:
                    return None
                cost += 3
            elif voice is Voice.EITHER:
                cost += 1.5
        else:
            if voice is Voice.NOMINAL and not self.opens(place):
                cost += 12
            if voice is Voice.PASSIVE:
                cost += 12
            elif voice is Voice.REDUCED:
                cost += 5
            elif voice is Voice.EITHER:
                cost += 1
        breaks = self.lexicon.grammar.breaks
        for index in range(low, high):
            word = self.words[index].low
            if word in ";:":
                cost += 9
            elif word in "()[]–—":
                cost += 3
            elif word == ",":
                cost += 1
            elif word in breaks.clause:
                cost += 8
            elif word in breaks.relative:
                cost += 2 if behind else 6
        broken = any(self.words[index].low in ":;" for index in range(low, high))
        rivals = len({index for index in range(low, high) if index in self.number_words and index - 1 not in self.number_words})
        cost += rivals * (8 if broken else 1)
        if place.acts & {Act.ARREST, Act.CHARGE} and item.tags & {"victims", "minors"}:
            cost += 6  # victims are hardly ever arrested
        for other in self.acts[item.sentence]:
            if other is not place and low <= other.first and other.last <= high:
                cost += 6 if other.voice is not Voice.NOMINAL else 3
        wanted = item.tags & PERSON_TAGS or item.elliptic
        person_acts = place.acts & {*PERSON_ACTS, Act.RESCUE, Act.EXPLOIT, Act.TAKE_PART, Act.SMUGGLE, Act.IDENTIFY}
        thing_acts = place.acts & {
            Act.SEIZE,
            Act.SEARCH,
            Act.OPEN_CASE,
            Act.DISMANTLE,
            Act.CHECK,
            Act.IDENTIFY,
            Act.SMUGGLE,
        }
        unknown = not item.tags and not item.elliptic
        if place.voice in (Voice.REDUCED, Voice.EITHER) and not behind and self._has_own_subject(place):
            cost += 8
        if unknown:
            return cost
        if wanted and not place.acts & {*PERSON_ACTS, Act.RESCUE, Act.EXPLOIT}:
            cost += 3
        if wanted and not person_acts:
            cost += 12
        if not wanted and not thing_acts:
            cost += 12
        return cost

    def _has_own_subject(self, place: ActPlace) -> bool:
        """Whether a number stands right before a participle: "113 réseaux démantelés, 594 organisateurs interpellés"."""
        acts = {index for places in self.acts for other in places for index in range(other.first, other.last)}
        for index in range(place.first - 1, max(place.first - 5, 0) - 1, -1):
            if index in acts or (not self.words[index].is_word and index not in self.number_words):
                return False
            if index in self.number_words:
                return True
        return False

    def opens(self, place: ActPlace) -> bool:
        """Whether "of" stands behind an act noun ("the arrest of 12 suspects"); "26 arrests, 3 victims" has none."""
        return place.last < len(self.words) and self.words[place.last].low in self.lexicon.grammar.breaks.of

    def acts_in(self, first: int, last: int) -> list[ActPlace]:
        """The acts whose words lie in ``words[first:last]``."""
        return [place for places in self.acts for place in places if first <= place.first and place.last <= last]

    def _list_acts(self) -> dict[int, ActPlace]:
        """For the items of a list, the act of the line that opens it ("Seized were:")."""
        opened: dict[int, ActPlace] = {}
        current: ActPlace | None = None
        for number, sentence in enumerate(self.sentences):
            if sentence.kind is BlockKind.ITEM:
                if current is not None:
                    opened[number] = current
                continue
            last = self.words[sentence.last - 1].low if sentence.last > sentence.first else ""
            if last == ":" or sentence.kind is BlockKind.HEADING:
                current = self.acts[number][-1] if self.acts[number] else None
            else:
                current = None
        return opened

    def _in_list(self, item: FoundCount) -> bool:
        return self.sentences[item.sentence].kind is not BlockKind.PARAGRAPH

    # -- words and sentences --------------------------------------------------------------------------------------

    def _sentences(self) -> list[Sentence]:
        sentences = []
        index = 0
        for number, block in enumerate(self.blocks):
            for _, end in block.sentences:
                first = index
                while index < len(self.words) and self.words[index].start < end:
                    index += 1
                if index > first:
                    sentences.append(Sentence(first, index, number, block.kind))
        if not sentences and self.words:
            sentences.append(Sentence(0, len(self.words), 0, BlockKind.PARAGRAPH))
        return sentences

    def _depths(self) -> list[int]:
        depths, depth = [], 0
        for number, sentence in enumerate(self.sentences):
            depth = 0
            for index in range(sentence.first, sentence.last):
                low = self.words[index].low
                if low in "([":
                    depth += 1
                elif low in ")]":
                    depth = max(0, depth - 1)
                depths.append(depth)
        return depths + [0] * (len(self.words) - len(depths))

    def _speaks_of_drugs(self, sentence: Sentence) -> bool:
        lexicon = self.lexicon
        return any(
            "drugs" in lexicon.noun_tags([word.key for word in self.words[index : index + length]])
            for index in range(sentence.first, sentence.last)
            for length in (1, 2)
            if index + length <= sentence.last
        )

    def _word_at(self, offset: int) -> int:
        """Index of the word that holds the character at ``offset``, or of the last one before it; -1 for none."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return low - 1

    def _first_word_from(self, offset: int) -> int:
        index = self._word_at(offset)
        if index >= 0 and self.words[index].start >= offset:
            return index
        return index + 1


def _covered(words: Sequence[Word], spans: list[tuple[int, int]]) -> frozenset[int]:
    covered: set[int] = set()
    for start, end in spans:
        covered.update(index for index, word in enumerate(words) if word.start < end and word.end > start)
    return frozenset(covered)


def _scaled(value: Value, factor: float) -> Value:
    if isinstance(value, tuple):
        return (tidy(value[0] * factor), tidy(value[1] * factor))
    return tidy(value * factor)


def tidy(value: float) -> int | float:
    """``value`` without binary noise; an int when it is whole."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
