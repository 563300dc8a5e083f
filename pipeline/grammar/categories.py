"""What is counted: the category of a count from its act and its noun, by the rules of the annotation guidelines."""

from __future__ import annotations

from collections import Counter

from pipeline.grammar.acts import ActPlace, Voice
from pipeline.grammar.found import (
    ACT_CATEGORY,
    EQUIPPED,
    FINDS,
    FOUND_RESULTS,
    LET_GO,
    ON_PEOPLE,
    PERSON_ACTS,
    RESULTS,
    THING_TAGS,
    THINGS,
    FoundCount,
    top,
)
from pipeline.grammar.lexicon import Act
from pipeline.grammar.passage import Passage
from pipeline.grammar.phrases import NOUN_POS, PERSON_TAGS
from pipeline.grammar.words import Word
from pipeline.records import Category

# Things that are seized so often that no verb need say so.
SEIZABLE = frozenset({Category.VEHICLES, Category.WEAPONS, Category.DOCUMENTS, Category.DEVICES, Category.GOODS, Category.DRUGS})
# What organisations have, give and get as well; of these a result must be told.
EQUIPMENT = frozenset(
    {
        "vehicles",
        "devices",
        "goods",
        "weapons",
        "accounts",
        "locations",
        "countries",
        "officers",
        "persons",
        "migrants",
    }
)
# Acts and doers, which are never seized themselves.
_DOINGS = frozenset({Category.SEARCHES, Category.GROUPS})
# So many at most man a boat or sit in a car with a load.
_CREW = 9
# A measure of milligrams tells how strong a pill is, not how much was seized.
_DOSE = 0.000001
# What a container holds that decides its category.
HELD = frozenset({"drugs", "goods", "weapons", "documents", "devices"})


class Categories:
    """Decides on each number of a passage: its category, or the reason why it is no count."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.lexicon = passage.lexicon
        self.words = passage.words
        self.phrases = passage.phrases

    def _act_in_clause(self, item: FoundCount) -> ActPlace | None:
        """ "deported 112 nationals who were arrested in May": the arrest that a relative clause tells right behind the people."""
        index = item.last_word
        limit = self.passage.sentences[item.sentence].last
        if not item.tags & PERSON_TAGS or index >= limit or self.words[index].low not in self.lexicon.grammar.breaks.relative:
            return None
        index += 1
        while index < limit and self.words[index].low in self.lexicon.verb_words:
            index += 1
        return next(
            (
                place for place in self.passage.acts[item.sentence]
                if place.first == index > item.last_word + 1 and place.voice is Voice.PASSIVE and place.acts & {Act.ARREST}
                and not place.negated
            ),
            None,
        )  # fmt: skip

    def _act_of_all(self, item: FoundCount) -> ActPlace | None:
        """ "Eight men were aboard, all of whom were arrested": the arrest that is told of all people counted so far."""
        if not item.tags & PERSON_TAGS or item.elliptic:
            return None
        for place in self.passage.acts[item.sentence]:
            if place.first <= item.last_word or place.negated or Act.ARREST not in place.acts:
                continue
            if place.voice not in (Voice.PASSIVE, Voice.EITHER):
                continue
            said = self.phrases["all_of_them"].find(max(item.last_word, place.first - 6), place.first)
            if said < 0:
                continue
            # Others counted in between are meant, unless they are told in one breath: "seven men and a boy were …".
            other = next((index for index in range(item.last_word, said) if index in self.passage.number_words), said)
            if other == said or self.phrases["coordination"].length_before(other):
                return place
        return None

    def decide(self, item: FoundCount) -> None:
        if self.passage.is_exercise:
            item.reason = "an exercise"
            return
        if item.currency is not None:
            self._decide_money(item)
            return
        limit = self.passage.sentences[item.sentence].last
        rate = item.last_word < limit and self.phrases["rate"].length_at(item.last_word)
        if rate and self.phrases["earlier"].length_at(item.last_word + rate):
            rate = 0  # "31 guns a year earlier"
        if self.phrases["each"].length_before(item.opening):
            item.reason = "what each of several holds"
            return
        if (
            (rate and not item.elliptic)
            or self.passage.is_vetoed(item, "background", 7)
            or self.passage.is_studied(item)
            or self.passage.opens_with_background(item)
        ):
            item.reason = "background"
            return
        compared = self.phrases["compared"].length_before(item.opening)
        # "Charges against five", "complaints against six of the migrants" compare nothing.
        charged = any(self.passage.is_act_before(index) for index in (item.opening - compared, item.opening))
        if compared and not charged and not self.passage.reader.is_of(item.bare_end):
            item.compared = self._is_dated_behind(item)
            if not item.compared and (item.elliptic or item.unit in ("kg", "l")):
                item.reason = "a figure of another period"
                return
        behind = self.passage.first_word_from(item.number[1])
        if behind < limit and self.phrases["difference"].length_at(behind):
            item.reason = "the difference from another figure"
            return
        decade = self.passage.text[item.number[1] : item.number[1] + 2].lstrip("'’").startswith("s")
        if decade or (item.elliptic and self._is_age(item)):  # "in their 20s", "in his 50's"
            item.reason = "an age"
            return
        if item.elliptic and self._is_contact(item):
            item.reason = "a telephone number"
            return
        if item.elliptic and self.phrases["clock"].length_at(item.last_word):
            item.reason = "a time of day"
            return
        if self._is_hosted(item):
            item.reason = "people that a place is home to"
            return
        both = item.tags if item.tags & PERSON_TAGS and item.tags & THINGS else frozenset()
        item.tags = item.tags - PERSON_TAGS if both else item.tags
        told = item.act_place if item.rule == "singular" and item.tags & PERSON_TAGS else None
        place = told or self.passage.act_for(item)
        if place is not None and place.negated and not item.tags & PERSON_TAGS and Act.SEARCH in place.acts:
            place = None  # "the cargo, 30 tonnes of copper, had not been touched": it is there all the same
        place = self._act_in_clause(item) or self._act_of_all(item) or place
        item.act_place = place
        item.acts = place.acts if place else frozenset()
        if place is not None and place.negated:
            item.reason = "denied"
            return
        if self._is_let_go(item):
            item.reason = LET_GO
            return
        people = item.acts & {Act.ARREST, Act.CHARGE, Act.KILL, Act.RESCUE, Act.EXPLOIT}
        if both and people and Act.SEIZE not in item.acts:
            item.tags = both - THINGS  # "deux serveurs arrêtés", but "62 serveurs saisis"
        if self._is_equipment(item):
            item.reason = EQUIPPED
            return
        if item.unit is not None:
            self._decide_measure(item)
        elif item.elliptic:
            if self.phrases["costs"].length_before(item.opening):
                item.reason = "a price"  # "elle en vaut 700 en Floride"
            return
        elif self._is_fitting(item):
            item.reason = "what a vehicle has"
        elif self._is_times_checked(item):
            item.category = Category.CHECKS
        elif item.tags & PERSON_TAGS or item.tags & {"arrests", "convictions", "deaths"}:
            self._decide_people(item)
        elif "seizures" in item.tags and not item.holds and "+drugs" not in item.tags:
            item.category, item.strong = Category.GOODS, True
        elif item.tags & {"pills", "plants", "packages", "containers"} and (
            (item.holds and item.tags & {f"+{tag}" for tag in HELD}) or self._is_portion_alone(item)
        ):
            self._decide_portion(item)
        elif not item.tags and place is not None and self._is_done_to_people(item, place):
            self._decide_people(item)
        else:
            self._decide_thing(item)
        if item.category is not None and not item.acts and self.passage.is_vetoed(item, "hypothetical", 5):
            item.category, item.reason = None, "not said to have happened"
        if item.category is Category.OFFICERS and self._is_gathered(item):
            item.category, item.reason = None, "people trained, honoured or met, not deployed"
        if item.category in (Category.VICTIMS, Category.MINORS, Category.WOMEN, Category.MEN):
            item.presumed = self._is_presumed(item)

    def _is_let_go(self, item: FoundCount) -> bool:
        """ "Three suspects were released without charge", unless an act on people is told of them as well."""
        if item.elliptic or not item.tags & PERSON_TAGS:
            return False
        length = self.phrases["neutral"].length_at(item.last_word)
        place, end = item.act_place, item.last_word + length
        if length and place is not None and not (end <= place.first <= end + 3) and not item.tags & {"deaths", "arrests"}:
            return True  # "40 people killed, two reported missing": what stands right behind them is said of them
        if item.acts & ON_PEOPLE:
            return False
        return self.passage.is_let_go(item, found="suspects" not in item.tags)

    def _is_fitting(self, item: FoundCount) -> bool:
        """ "A speedboat with five outboard engines": what stands right behind a vehicle and belongs to it."""
        index = item.opening - 2
        return (
            Act.SEIZE not in item.acts
            and index >= self.passage.sentences[item.sentence].first
            and "vehicles" in self.words[index].tags
            and any(word.key in self.passage.fittings for word in self.words[item.first_word + 1 : item.last_word])
        )

    def _is_times_checked(self, item: FoundCount) -> bool:
        """ "Databases were searched 1.1 million times"."""
        sentence = self.passage.sentences[item.sentence]
        times = any(word.low in self.lexicon.grammar.parts.times for word in self.words[item.first_word : item.last_word])
        return times and self.phrases["databases"].find(sentence.first, sentence.last) >= 0

    def _is_manned(self, item: FoundCount) -> bool:
        """Whether a place is where the officers of the sentence stand or go: "deployed at 46 border posts"."""
        sentence = self.passage.sentences[item.sentence]
        if self.words[max(item.opening - 1, 0)].low not in self.lexicon.grammar.parts.place or self.passage.is_quoted(item):
            return False
        raided = any(
            place.voice is Voice.NOMINAL and Act.SEARCH in place.acts and not place.negated and place.last <= item.opening
            for place in self.passage.acts[item.sentence]
        )
        manned = any("officers" in word.tags for word in self.words[sentence.first : item.opening])
        return raided or manned

    def _is_contact(self, item: FoundCount) -> bool:
        """ "Pour signaler un cas : 1745": a bare figure of three digits or more in a sentence that tells where to call."""
        written = self.passage.text[item.number[0] : item.number[1]]
        contact = self.phrases["contact"]
        first = max(item.opening - 20, self.passage.sentences[item.sentence].first)
        return written.isdigit() and len(written) >= 3 and contact.find(first, item.opening) >= 0

    def _is_equipment(self, item: FoundCount) -> bool:
        """Whether a thing or person belongs to an organisation, or is given to it, and nothing was done to it."""
        # "The programme has 100 units", but "a man had 38 packages of cocaine".
        bare = item.tags & {"containers", "packages"} and not item.holds and not item.tags & (THINGS - {"goods"})
        if not (item.tags & EQUIPMENT or bare) or item.tags & {"victims", "suspects", "seizures"}:
            return False
        if self.passage.says(item, "given") and not self.passage.is_listed(item):
            return not item.acts & RESULTS or item.rule == "singular"
        return not item.acts & RESULTS and self.passage.is_possessed(item)

    def _is_hosted(self, item: FoundCount) -> bool:
        """ "La région accueille 270 000 réfugiés": people that a place is home to."""
        return "migrants" in item.tags and self.phrases["hosts"].length_before(item.opening) > 0

    def _is_gathered(self, item: FoundCount) -> bool:
        sentence = self.passage.sentences[item.sentence]
        return self.phrases["gathering"].find(sentence.first, sentence.last) >= 0

    def _is_done_to_people(self, item: FoundCount, place: ActPlace) -> bool:
        """Whether the act makes people of what no list knows: "sept négociants ont été appréhendés"."""
        if Act.SEIZE in place.acts:
            return False  # "mis la main sur 40 …": a thing as well as a person
        if place.voice is Voice.PASSIVE and place.last <= item.first_word and not self.passage.near(item, place, 2):
            return False  # "was arrested with three tusks and 20 …": what he had
        return (
            bool(place.acts & {Act.ARREST, Act.CHARGE})
            and self.passage.near(item, place, 10)
            and place.voice is not Voice.NOMINAL
        ) or (
            Act.ARREST in place.acts
            and place.voice is Voice.NOMINAL
            and place.last <= item.first_word
            and self.passage.near(item, place, 3)
            and self.passage.opens(place)
        )

    def _is_portion_alone(self, item: FoundCount) -> bool:
        """Whether a container without content is one: "units" are premises only where they are searched."""
        others = item.tags & (THINGS - {"goods", "drugs"})
        seized = bool(item.acts & {Act.SEIZE, Act.HOLD, Act.IDENTIFY}) and not item.acts & {Act.SEARCH, Act.RESCUE}
        return not others or (others == {"locations"} and (seized or top(item.value) > 100))

    def _is_age(self, item: FoundCount) -> bool:
        """ "Aged 29 and 44", or a bare number between commas behind a person ("the driver, 38, was arrested")."""
        age = self.phrases["age"]
        index = item.first_word
        for place in range(max(index - 5, 0), index):
            if place + self.phrases["underage"].length_at(place) > index:
                return True  # "eleven were below 18"
        if self._is_age_of_one(item):
            return True
        if self._is_age_in_bracket(item):
            return True
        for place in range(index, max(index - 12, self.passage.sentences[item.sentence].first) - 1, -1):
            dashed = place - 1 if place and self.words[place - 1].low in "–—-:" else place
            if age.length_before(dashed):
                return True
            if place - 1 not in self.passage.number_words and not self._joins(place - 1) and self.words[place - 1].low != ",":
                break
        sentence = self.passage.sentences[item.sentence]
        # "Ann and Tom Bell, 34 and 29, were jailed": figures alone between commas, coordination at most between them.
        left, right = index - 1, item.last_word
        while left > sentence.first and (left in self.passage.number_words or self._joins(left)):
            left -= 1
        while right < sentence.last and (right in self.passage.number_words or self._joins(right)):
            right += 1
        between = left > 0 and right < sentence.last and self.words[left].low == "," and self.words[right].low in ",."
        return between and isinstance(item.value, int) and 10 <= item.value <= 95 and self.words[left - 1].pos in NOUN_POS

    def _is_age_in_bracket(self, item: FoundCount) -> bool:
        """ "Anita Rao (22)": a figure alone in brackets behind the two names of a person, no place."""
        index, words = item.opening - 1, self.words
        if index < 2 or item.last_word >= len(words) or words[index].low != "(" or words[item.last_word].low != ")":
            return False
        names = (index - 2, index - 1)
        named = all(words[place].pos == "PROPN" and place not in self.passage.placed for place in names)
        return named and isinstance(item.value, int) and 10 <= item.value <= 95

    def _joins(self, index: int) -> bool:
        return self.phrases["coordination"].length_at(index) == 1

    def _is_age_of_one(self, item: FoundCount) -> bool:
        """ "A grandmother of 73", "a girl of about five": "of" and a figure behind a single person."""
        index = item.opening - 1
        if index < 2 or not self.passage.reader.is_of(index) or not isinstance(item.value, int) or item.value > 99:
            return False
        if not self.words[index - 1].tags & PERSON_TAGS:
            return False
        if self.passage.is_of_collective(item.opening):
            return False
        articles = self.lexicon.grammar.singular.determiners
        before = self.words[max(index - 7, self.passage.sentences[item.sentence].first) : index - 1]
        return any(word.low in articles for word in before)

    def _decide_money(self, item: FoundCount) -> None:
        item.currency_code = self._currency_code(item)
        total = self.passage.is_vetoed(item, "total", 4)
        behind = self.phrases["value_behind"].find(item.last_word, self._clause_end(item, 3)) >= 0
        gained = self._is_total_price(item) or self._is_gained(item)
        valued = total or behind or gained or self._is_valued(item)
        price = not gained and self.passage.is_vetoed(item, "money", 10, behind=behind or not valued)
        if price or (not valued and self.passage.is_vetoed(item, "payment", 10)):
            item.reason = "a price, a fine or a budget"
            return
        opens = self.words[self.passage.sentences[item.sentence].first].low
        each = opens in self.lexicon.grammar.parts.each_one and not total
        if each or self.phrases["each"].length_before(item.opening):
            item.reason = "the value of one of several"  # "Each motor had a value of $15,000"
            return
        if self.phrases["rate"].length_at(item.last_word) or self._is_attribute(item):
            item.reason = "a price"
            return
        place = self.passage.act_for(item)
        item.act_place = place
        item.acts = place.acts if place else frozenset()
        before = self.words[item.first_word - 1] if item.first_word > self.passage.sentences[item.sentence].first else None
        priced = before is not None and before.low in self.lexicon.grammar.veto.price_before
        if (
            (place is None or (priced and not self.passage.near(item, place, 9)))
            and not valued
            and not self.passage.is_listed(item)
            and not self._is_cash(item)
        ):
            item.reason = "an amount that nothing is said to have happened to"
            return
        item.category = Category.MONEY
        item.strong = self._is_result(item)

    def _is_valued(self, item: FoundCount) -> bool:
        """Whether a word of value, loss or gain stands in front of the amount: "worth", "pocketed", "valeur estimée à"."""
        sentence, words = self.passage.sentences[item.sentence], self.words
        value = self.phrases["value"]
        if self._is_bracketed_value(item):
            return True
        outside = self._without_aside(item)
        if outside and self.lexicon.phrases.place(outside)["value"].length_before(len(outside)):
            return True
        for index in range(item.opening, max(sentence.first, item.opening - 6) - 1, -1):
            if value.length_before(index):
                return True
            if index - 1 in self.passage.number_words or words[index - 1].low in ";:()":
                break
        return False

    def _is_total_price(self, item: FoundCount) -> bool:
        """ "A retail price of $1 million": what a whole lot would fetch is its value."""
        sentence = self.passage.sentences[item.sentence].first
        if self.phrases["rate"].find(sentence, item.first_word) >= 0:
            return False  # "bought at Rs 3,000 a kilo, it would have fetched Rs 25,000": still for a kilo
        return self.phrases["total_price"].find(max(sentence, item.first_word - 6), item.first_word) >= 0

    def _is_gained(self, item: FoundCount) -> bool:
        """ "The network may have earned EUR 3 million": what criminals made, not what a worker earns."""
        first = self.passage.sentences[item.sentence].first
        start = max(first, item.opening - 6)
        if self.phrases["gain"].find(start, item.opening) < 0:
            return False
        tags = {tag for word in self.words[first : item.opening] for tag in word.tags}
        return bool(tags & {"groups", "suspects"}) and not tags & {"victims", "minors", "women", "migrants"}

    def _without_aside(self, item: FoundCount) -> list[Word]:
        """The words in front of the number without an aside between commas: "a value, if genuine, of $366,000"."""
        first = self.passage.sentences[item.sentence].first
        commas = [index for index in range(max(first, item.opening - 12), item.opening) if self.words[index].low == ","]
        if len(commas) < 2:
            return []
        return [*self.words[first : commas[-2]], *self.words[commas[-1] + 1 : item.opening]]

    def _is_bracketed_value(self, item: FoundCount) -> bool:
        """ "25 kg of methamphetamine (USD 2.8 million)": an amount alone in a bracket right behind a thing is its value."""
        words, index = self.words, item.opening - 1
        while index > 1 and not words[index].is_word and words[index].low != "(":
            index -= 1  # the currency sign
        if words[index].low != "(" or item.last_word >= len(words) or words[item.last_word].low != ")":
            return False
        kinds = {tag.value for tag in SEIZABLE} | HELD | {"containers", "pills", "plants", "packages"}
        return any(self.lexicon.noun_tags(words, max(index - size, 0), index) & kinds for size in (1, 2, 3))

    def _clause_end(self, item: FoundCount, reach: int) -> int:
        """Index behind the last of ``reach`` words that follow the number in its sentence."""
        return min(item.last_word + reach, self.passage.sentences[item.sentence].last)

    def _is_cash(self, item: FoundCount) -> bool:
        """Whether a word of cash stands right behind the amount ("en espèces", "in cash", "en billets")."""
        behind = self.words[item.last_word : min(item.last_word + 3, self.passage.sentences[item.sentence].last)]
        return any(word.key in self.passage.cash_words for word in behind)

    def _is_attribute(self, item: FoundCount) -> bool:
        """ "A £30 jacket": an amount right in front of a noun is its price, unless the noun is cash or a seizure."""
        if item.last_word >= self.passage.sentences[item.sentence].last or self.lexicon.grammar.head != "final":
            return False
        word = self.words[item.last_word]
        if word.pos not in NOUN_POS or word.low in self.lexicon.grammar.breaks.phrase:
            return False
        return not any(form.form == "noun" for form in self.lexicon.acts.get("~" + word.key, ())) and word.key not in (
            self.passage.cash_words
        )

    def _currency_code(self, item: FoundCount) -> str:
        """The ISO 4217 code of a currency as written; an ambiguous one is that of the country beside it, or of the passage."""
        table = self.lexicon.units.table
        written = item.currency or ""
        spelt = " ".join(written.casefold().split())
        name = written if written in table.currency else self.lexicon.units.names.get(spelt, written)
        by_country = table.currency_by_country.get(name, {})
        if by_country:
            origin, words = self.lexicon.grammar.breaks.origin, self.words
            spoken_of: Counter[str] = Counter()
            for span in self.passage.countries:
                word = self.passage.word_at(span.start)
                if span.code in by_country and words[max(word - 1, 0)].low not in origin:
                    is_near = word < len(words) and self.passage.sentence_of[word] == item.sentence
                    spoken_of[span.code] += len(self.passage.countries) if is_near else 1  # its own sentence tells first
            if spoken_of:
                return by_country[spoken_of.most_common(1)[0][0]]
        return table.currency.get(name) or table.currency_words[name]

    def _decide_measure(self, item: FoundCount) -> None:
        tags = {tag.lstrip("+") for tag in item.tags}
        if not tags and self._is_size(item):
            item.reason = "the size of a vehicle"
            return
        if not item.has_content and item.factor <= _DOSE:
            item.reason = "the strength of a dose"
            return
        if self._is_packing(item):
            item.reason = "the size of what is counted"
            return
        if not tags and not item.has_content:
            tags = self._tags_nearby(item)
        if "noise" in tags and not tags & THINGS:
            item.reason = "counts nothing of an operation"
            return
        if "drugs" in tags or (tags <= {"pills", "plants"} and self.passage.speaks_of_drugs_near(item)):
            item.category = Category.DRUGS
        elif "weapons" in tags:
            item.category = Category.WEAPONS
        elif tags or item.acts or self.passage.is_listed(item):
            item.category = Category.GOODS
        if self.passage.is_vetoed(item, "money", 3) and not item.compared:
            item.category, item.reason = None, "a price"
        elif not item.acts & RESULTS and (self.passage.is_quoted(item) or self.passage.is_vetoed(item, "hypothetical", 4)):
            item.category, item.reason = None, "talked of, not reported"
        item.strong = bool(item.acts) or self.passage.is_listed(item)

    def _is_size(self, item: FoundCount) -> bool:
        """ "Un camion de 20 tonnes": what the vehicle can carry or weighs."""
        index = item.opening - 1
        if index < 1 or not self.passage.reader.is_of(index):
            return False
        return "vehicles" in self.words[index - 1].tags

    def _is_packing(self, item: FoundCount) -> bool:
        """ "Packed in bricks of 1 kg", "en paquets de 100 grammes": how a lot is packed, behind a bare plural."""
        index = item.opening - 1
        first = self.passage.sentences[item.sentence].first
        if not self.passage.reader.is_of(index):
            return False
        for size in (3, 2, 1):
            start = index - size
            if start <= first or "containers" not in self.lexicon.noun_tags(self.words, start, index):
                continue
            return self.words[start - 1].low in self.lexicon.grammar.parts.packed
        return False

    def _tags_nearby(self, item: FoundCount) -> set[str]:
        """What a weight without a noun is of: the last thing counted or named before it in the sentence."""
        sentence = self.passage.sentences[item.sentence]
        lexicon = self.lexicon
        drugs = self.passage.speaks_of_drugs_near(item)
        for index in range(item.first_word - 1, sentence.first - 1, -1):
            for length in (3, 2, 1):
                if index - length + 1 < sentence.first:
                    continue
                tags = lexicon.noun_tags(self.words, index - length + 1, index + 1)
                tags = tags & {"drugs", "weapons", "goods", "pills", "plants"}
                cover = "goods" in tags and drugs and not self._is_counted(index - length + 1)
                if tags and not cover:  # "in a cocoa store they find slabs, 900 kg": not the cocoa
                    return set(tags)
        return set()

    def _is_counted(self, index: int) -> bool:
        """Whether a number stands up to three words in front of the word."""
        return any(place in self.passage.number_words for place in range(index - 3, index))

    def _is_suspected(self, item: FoundCount) -> bool:
        """ "60 persons suspected of fraud": suspects, when no act decides."""
        limit = min(item.last_word + 3, self.passage.sentences[item.sentence].last)
        return Act.RESCUE not in item.acts and self.phrases["suspected"].find(item.last_word, limit) >= 0

    def _is_said_suspect(self, item: FoundCount) -> bool:
        """ "Four men are suspected of …": suspicion is all that the sentence says of them."""
        voice, index = self.lexicon.grammar.voice, item.last_word
        limit = min(index + 4, self.passage.sentences[item.sentence].last)
        while index < limit and (self.words[index].low in voice.passive or self.words[index].low in voice.between):
            index += 1
        told = index > item.last_word and any(word.low in voice.passive for word in self.words[item.last_word : index])
        return told and self.phrases["suspected"].length_at(index) > 0

    def _is_recipient(self, item: FoundCount) -> bool:
        """ "Brought before two judges", "remis aux trois agents": officers to whom an act hands people."""
        place, index = item.act_place, item.opening - 1
        if index > 0 and self.words[index].pos == "DET" and self.words[index].low not in self.lexicon.grammar.parts.recipient:
            index -= 1
        handed = place is not None and place.last <= item.first_word and bool(place.acts & {Act.CHARGE, Act.ARREST})
        return handed and "officers" in item.tags and self.words[max(index, 0)].low in self.lexicon.grammar.parts.recipient

    def _is_body_of(self, item: FoundCount) -> bool:
        """ "The bodies of two men": the noun of death stands in front."""
        index = item.opening
        if index < 2 or self.words[index - 1].low not in self.lexicon.grammar.breaks.of:
            return False
        return "deaths" in self.words[index - 2].tags

    def _is_seen(self, item: FoundCount) -> bool:
        """ "The bust saw two officers arrested": behind a verb of seeing the act is done to them."""
        first = max(self.passage.sentences[item.sentence].first, item.opening - 2)
        return any(word.low in self.lexicon.grammar.voice.seeing for word in self.words[first : item.opening])

    def _is_held(self, item: FoundCount) -> bool:
        """ "The five detained agents", "les deux agents arrêtés": the participle in the noun phrase says what they are."""
        words = self.words[item.first_word : item.last_word]
        return any(
            form.act is Act.ARREST and form.form in ("participle", "either") and not form.rest
            for word in words for form in self.lexicon.acts.get(word.low, ())
        )  # fmt: skip

    def _is_doer(self, item: FoundCount) -> bool:
        """ "Trafficked by two men", "a ring run by three brothers": who did the crime or leads the group, behind a passive."""
        index = item.opening - 1
        lexicon, first = self.lexicon, self.passage.sentences[item.sentence].first
        if index < first or self.words[index].low not in lexicon.grammar.voice.agent or "officers" in item.tags:
            return False
        for place in self.passage.acts[item.sentence]:
            if not index - 3 <= place.last <= index or place.voice is Voice.ACTIVE or place.voice is Voice.NOMINAL:
                continue
            if place.acts & (ON_PEOPLE | {Act.RESCUE, Act.SEIZE, Act.SEARCH, Act.CHECK}):
                return False
            group = any("groups" in word.tags for word in self.words[max(first, place.first - 6) : place.first])
            return bool(place.acts & {Act.EXPLOIT, Act.SMUGGLE}) or (Act.TAKE_PART in place.acts and group)
        return False

    def _decide_people(self, item: FoundCount) -> None:
        tags, acts = item.tags, item.acts
        if self._is_recipient(item):
            item.reason = "officers to whom people are handed"
            return
        if tags & {"victims", "minors"} and self.phrases["beside"].length_before(item.opening):
            acts = acts - {Act.ARREST, Act.CHARGE}  # "caught with eight victims"
        if tags & {"persons", "men", "women"} and self._is_said_suspect(item):
            item.category, item.strong = Category.SUSPECTS, False
            return
        if self._is_body_of(item):
            item.category, item.strong = Category.DEATHS, True
            return
        if "arrests" in tags and not tags & PERSON_TAGS:
            item.category, item.strong = Category.ARRESTS, True
            return
        if "convictions" in tags and not tags & PERSON_TAGS:
            item.category, item.strong = Category.CONVICTIONS, True
            return
        if "deaths" in tags and not tags & PERSON_TAGS:
            item.category, item.strong = Category.DEATHS, True
            return
        if self._is_doer(item):
            item.category = Category.SUSPECTS
            return
        if "officers" in tags and self._is_held(item):
            item.category, item.strong = Category.ARRESTS, True
            return
        for act in PERSON_ACTS:
            if act not in acts:
                continue
            if act is Act.ARREST and ("migrants" in tags or self._is_migrating(item)):
                break
            if act is Act.KILL and "survivors" in tags:
                continue
            if act is Act.CHECK and tags & {"officers", "victims", "suspects", "minors", "migrants"}:
                continue
            if "officers" in tags and item.act_place is not None and item.act_place.first >= item.last_word:
                # Officers in front of an active verb are those who act.
                if item.act_place.voice is Voice.ACTIVE or (item.act_place.voice is Voice.EITHER and not self._is_seen(item)):
                    continue
            item.category, item.strong = ACT_CATEGORY[act], True
            if act is Act.FLEE and self.passage.about_migrants and "suspects" not in tags:
                item.category = Category.MIGRANTS  # « six personnes restent introuvables » of a boat
            return
        if self._is_migrating(item) and not acts & ON_PEOPLE - {Act.ARREST}:
            item.category, item.strong = Category.MIGRANTS, bool(acts)
            return
        if "survivors" in tags:
            item.category = Category.MIGRANTS if self.passage.about_migrants else Category.VICTIMS
            item.strong = self._is_result(item)
            return
        if tags & {"women", "men", "minors"} and acts and self._is_mixed(item):
            tags = frozenset({"persons"})
        deployed = item.act_place is not None and item.act_place.voice is Voice.PASSIVE
        if Act.TAKE_PART in acts and deployed and tags & {"men", "women"} and not acts & {Act.SMUGGLE, Act.RESCUE, Act.EXPLOIT}:
            item.category = Category.OFFICERS  # « 65 hommes sont déployés »
            return
        for tag in ("victims", "minors", "women", "men", "migrants", "suspects", "officers"):
            if tag in ("women", "men") and tag in tags and not acts and not self.passage.is_listed(item):
                return  # "seven men": nothing is said of them; a part, if a sum or a word says so
            if tag in tags:
                item.category = Category(tag)
                found = Act.IDENTIFY in acts and self._is_said_victim(item)
                item.strong = self._is_result(item) or (tag == "victims" and Act.EXPLOIT in acts) or found
                return
        if self._is_suspected(item):
            item.category = Category.SUSPECTS
        elif self._is_in_plight(item) or self._is_said_victim(item):
            item.category, item.strong = Category.VICTIMS, True
        elif "convictions" in tags:
            item.category, item.strong = Category.CONVICTIONS, True  # "31 accused" of whom nothing else is told
        elif Act.FLEE in acts:
            item.category = Category.SUSPECTS
        elif (
            Act.RESCUE in acts
            or Act.EXPLOIT in acts
            or (Act.IDENTIFY in acts and (self.passage.about_trafficking or Act.HOLD in acts))
        ):
            item.category, item.strong = (Category.MIGRANTS if self.passage.about_migrants else Category.VICTIMS), True
        elif Act.IDENTIFY in acts and self.passage.about_migrants:
            item.category, item.strong = Category.MIGRANTS, True
        elif Act.TAKE_PART in acts and not acts & {Act.IDENTIFY, Act.SMUGGLE, Act.SEIZE}:
            # "A gang involving 30 Romanians": people told by their nationality do not serve.
            told = any(index in self.passage.people for index in range(item.first_word, item.last_word))
            if not told and not self._is_at_home(item):
                item.category = Category.OFFICERS
        elif Act.SMUGGLE in acts and not self._is_crew(item):
            item.category, item.strong = Category.MIGRANTS, True
        elif not acts and self.passage.about_migrants and self.passage.migrant_words > 1 and not self.passage.is_quoted(item):
            item.category = Category.MIGRANTS  # "ninety-six other travellers" in a text about migrants

    def settle(self, item: FoundCount) -> None:
        """What people are of whom no act is told, and who are no part of others: those that the text is about.

        "Five women were queuing for a flight to Kuwait", « un chauffeur transportait huit personnes derrière des palettes ».
        """
        if item.elliptic or item.known or isinstance(item.value, tuple):
            return
        if item.tags == {"women"} and not item.acts:
            item.category = Category.WOMEN  # not so of men: they can be either side
        elif item.tags != {"persons"} or item.acts != {Act.HOLD}:
            return
        elif self.passage.about_migrants or self.passage.about_trafficking:
            item.category = Category.MIGRANTS if self.passage.about_migrants else Category.VICTIMS

    def _is_migrating(self, item: FoundCount) -> bool:
        """ "46 persons attempting to leave the island by sea": what they were at makes them migrants."""
        if not item.tags & {"persons", "men", "women"} or item.elliptic:
            return False
        limit = min(item.last_word + 5, self.passage.sentences[item.sentence].last)
        stop = next((index for index in range(item.last_word, limit) if self.words[index].low in ";:."), limit)
        return self.phrases["migrating"].find(item.last_word, stop) >= 0

    def _is_crew(self, item: FoundCount) -> bool:
        """Whether a few people on board are those of a boat or car with a load: the text speaks of drugs or weights."""
        return top(item.value) <= _CREW and not self.passage.migrant_words and self.passage.speaks_of_loads

    def _is_at_home(self, item: FoundCount) -> bool:
        """ "Searches were carried out at the homes of four landlords": whose place it is, not who came."""
        index = item.opening - 1
        at = index > 0 and self.passage.reader.is_of(index)
        return at and "locations" in self.words[index - 1].tags

    def _is_in_plight(self, item: FoundCount) -> bool:
        """ "Sixty workers were found living in appalling conditions": found people who were badly off are victims."""
        if Act.IDENTIFY not in item.acts:
            return False
        last = min(item.last_word + 14, self.passage.sentences[item.sentence].last)
        return self.phrases["plight"].find(item.last_word, last) >= 0

    def _is_said_victim(self, item: FoundCount) -> bool:
        """ "Seventeen roofers believed to be victims", "21 pickers, victims of a gangmaster,", "identified as victims"."""
        start = self._told_from(item)
        for index in range(start + 1, min(start + 9, self.passage.sentences[item.sentence].last)):
            if index in self.passage.number_words:
                return False
            if "victims" in self.words[index].tags:
                said = any(self.phrases[name].find(item.last_word, index) >= 0 for name in ("presumed_after", "presumed_thought"))
                found = start > item.last_word and index - start <= 3
                return said or found or self.words[index - 1].low == ","
        return False

    def _told_from(self, item: FoundCount) -> int:
        """The word behind which people are said to be victims: behind a verb of finding that an aside parts from them."""
        place = item.act_place
        found = place is not None and Act.IDENTIFY in place.acts and place.first >= item.last_word
        return place.last if found and place is not None else item.last_word

    def _is_mixed(self, item: FoundCount) -> bool:
        """ "73 women and girls": one number counts people of two kinds, so that neither noun decides."""
        index = item.last_word
        length = self.phrases["coordination"].length_at(index)
        limit = self.passage.sentences[item.sentence].last
        if not length or index + length >= limit or index + length in self.passage.number_words:
            return False
        other = self.passage.reader.noun_phrase(index + length, limit)
        kinds = {"women", "men", "minors"}
        inside = set(range(index + length, other.last))
        if other.is_empty or inside & (self.passage.number_words | self.passage.act_words):
            return False
        plural = self.words[other.head].low != self.words[other.head].key
        return plural and bool(other.tags & kinds) and not other.tags & item.tags & kinds

    def _is_dated_behind(self, item: FoundCount) -> bool:
        """Whether a date follows in the same clause."""
        last = min(item.last_word + 7, self.passage.sentences[item.sentence].last)
        for index in range(item.last_word, last):
            if index in self.passage.dated:
                return True
            if self.words[index].low in ",;:":
                return False
        return False

    def _is_result(self, item: FoundCount) -> bool:
        """Whether the count makes a record: a result was told, or what is never met by chance was found."""
        if item.category is Category.OFFICERS:
            return False
        if item.category is Category.LOCATIONS:
            return Act.DISMANTLE in item.acts  # "shut down 58 cannabis factories"; a place searched or seen is no result yet
        if item.category is Category.DRUGS and item.unit is not None:
            return True
        if Act.IDENTIFY in item.acts and self._is_illicit(item):
            return True  # "found 1,204 forged documents"
        return bool(item.acts & RESULTS) or (bool(item.acts & FINDS) and item.category in FOUND_RESULTS)

    def _is_illicit(self, item: FoundCount) -> bool:
        """Whether the things are said to be forged or stolen: nobody finds these but to take them away."""
        if item.category not in (Category.DOCUMENTS, Category.DEVICES, Category.VEHICLES, Category.GOODS):
            return False
        last = min(item.last_word + 2, self.passage.sentences[item.sentence].last)
        return self.phrases["illicit"].find(item.first_word, last) >= 0

    def _decide_portion(self, item: FoundCount) -> None:
        """Pills, plants, packages: drugs when they hold drugs, else what they hold, else goods."""
        if item.acts and item.acts <= {Act.TAKE_PART, Act.EXPLOIT} and not item.holds:
            item.reason = "not said to be seized or checked"  # "some 30 units were mobilised"
            return
        inner = {tag.lstrip("+") for tag in item.tags if tag.startswith("+")}
        plain = item.tags & {"pills", "plants", "packages"} or not item.tags & {"containers"}
        about_drugs = (
            "drugs" in inner
            or "drugs" in item.tags
            or (
                plain
                and not inner & {"goods", "weapons", "documents", "devices"}
                and "parcels" not in item.tags
                and self.passage.speaks_of_drugs_near(item)
            )
        )
        medicines = "goods" in inner and "drugs" not in inner
        if about_drugs and not medicines:
            item.category = Category.DRUGS
            for unit in ("pills", "plants", "packages"):
                if unit in item.tags:
                    item.unit = unit
                    break
            else:
                item.unit = "packages" if "parcels" in item.tags else None
        else:
            for tag in ("weapons", "documents", "devices", "goods"):
                if tag in inner:
                    item.category = Category(tag)
                    break
            else:
                item.category = Category.GOODS if item.tags & {"goods", "containers", "pills", "plants", "packages"} else None
        item.strong = self._is_result(item)
        if (
            not (item.acts or self.passage.is_listed(item) or self._is_listed_behind_colon(item))
            and item.category is Category.GOODS
        ):
            item.category, item.reason = None, "not said to be seized or checked"

    def _is_listed_behind_colon(self, item: FoundCount) -> bool:
        """ "In her kitchen: 1,340 vials of toxin, 600 syringes": a list of things that a colon opens tells what was found."""
        sentence = self.passage.sentences[item.sentence]
        colon = [index for index in range(sentence.first, item.opening) if self.words[index].low == ":"]
        return bool(colon) and self._is_enumerated(colon[-1] + 1, item.first_word) and not self.passage.is_quoted(item)

    def _decide_thing(self, item: FoundCount) -> None:
        tags, acts = item.tags, item.acts
        for tag in THING_TAGS:
            if tag in tags and not (tag == "accounts" and "locations" in tags and not self.passage.says(item, "online")):
                item.category = Category(tag)
                break
        listed = self.passage.is_listed(item)
        first = self.passage.first_word_from(item.number[1])
        if Act.TAKE_PART in acts and any(self.phrases["members"].length_at(index) for index in range(first, item.last_word)):
            item.category = Category.COUNTRIES
            self._decide_countries(item)
            return
        times = self.lexicon.grammar.parts.times
        if "noise" in tags and any(word.low in times for word in self.words[item.first_word : item.last_word]):
            item.category, item.reason = None, "counts nothing of an operation"  # "saisi 40 fusils, trois fois plus qu'en mai"
            return
        if "noise" in tags and not (
            item.act_place is not None and Act.SEIZE in acts and self.passage.near(item, item.act_place, 3)
        ):
            item.category, item.reason = None, "counts nothing of an operation"
            return
        if item.rule == "singular":
            item.strong = True
            return
        if item.value == 1 and item.singular and item.category is not None:
            # "one arrest" is a result, "one house" is a way to speak.
            place = item.act_place
            seized = (
                place is not None
                and Act.SEIZE in acts
                and (
                    self.passage.is_direct(item, place)
                    or (
                        place.voice is not Voice.PASSIVE
                        and place.last <= item.first_word
                        and self._is_enumerated(place.last, item.first_word)
                    )
                )
            )
            if not (seized and item.category in SEIZABLE):
                item.category, item.reason = None, "a single thing that nothing is said to have happened to"
                return
        if item.category in (Category.GROUPS, Category.LOCATIONS) and Act.EXPLOIT in acts and acts <= {Act.EXPLOIT, Act.HOLD}:
            item.category, item.strong = Category.VICTIMS, True  # "400 foyers ont été arnaqués", "defrauded 12 companies"
            return
        if item.category in _DOINGS and self._is_seized(item) and not acts & {Act.DISMANTLE, Act.SEARCH}:
            item.category = Category.GOODS  # "two busts from Palmyra", "10 designer outfits": what is seized is a thing
        if item.category is None and item.holds and "+drugs" in tags and acts & {Act.SEIZE, Act.HOLD, Act.IDENTIFY}:
            item.category, item.unit, item.strong = Category.DRUGS, "packages", True
            return
        if item.category is None:
            # A counted thing that no list knows: goods when it was seized or found.
            if self._is_seized(item):
                item.category, item.strong = Category.GOODS, Act.SEIZE in acts
            return
        told = item.first_word and self.words[item.first_word - 1].low in self.lexicon.grammar.veto.membership
        if item.category is Category.INVESTIGATIONS and told and not acts and not listed:
            item.category, item.reason = None, "cases that were told of before"  # "the two cases are unrelated"
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
        if item.category is Category.LOCATIONS and not acts and self._is_manned(item):
            return
        if item.category in (Category.GOODS, Category.DOCUMENTS) and acts and acts <= {Act.TAKE_PART, Act.EXPLOIT} and not listed:
            item.category, item.reason = None, "not said to be seized or checked"  # "charities sent 100 pairs of shoes"
            return
        item.strong = self._is_result(item)
        if item.category is Category.WEAPONS and not self.passage.is_vetoed(item, "hypothetical", 6):
            return
        if not (acts or listed) and (
            item.category not in SEIZABLE or self.passage.is_vetoed(item, "hypothetical", 8) or self.passage.is_quoted(item)
        ):
            item.category, item.reason = None, "not said to be seized or checked"

    def _is_seized(self, item: FoundCount) -> bool:
        """Whether a thing that no list knows is the object of a seizure or a find, near it or in a list that hangs on it."""
        place = item.act_place
        if place is None or self.passage.is_quoted(item):
            return False
        found = {Act.HOLD, Act.IDENTIFY} <= place.acts and not place.acts & {Act.OPEN_CASE}
        if Act.SEIZE not in place.acts and not (found and not item.elliptic):
            return False
        if self.passage.near(item, place, 8) and Act.SEIZE in place.acts:
            return True
        if place.first >= item.last_word:
            return place.voice in (Voice.PASSIVE, Voice.REDUCED) and self._is_enumerated(item.last_word, place.first)
        return place.voice is not Voice.PASSIVE and self._is_enumerated(place.last, item.first_word)

    def _is_enumerated(self, first: int, last: int) -> bool:
        """Whether the words between are the members of a list only: no verb, no clause, no other sentence part."""
        if last - first > 40:
            return False
        breaks = self.lexicon.grammar.breaks
        voice = self.lexicon.grammar.voice
        return not any(
            word.low in ";." or word.low in breaks.clause or word.low in breaks.relative
            or (word.pos == "VERB" and word.low not in voice.between)
            for word in self.words[first:last]
        )  # fmt: skip

    def _decide_countries(self, item: FoundCount) -> None:
        """Countries that took part or were reached, not members, nor those that people come from."""
        if self.passage.says(item, "treaty"):
            item.category, item.reason = None, "states of a treaty"
            return
        index = item.first_word
        placed = (
            index > 1 and self.words[index - 2].low in self.lexicon.grammar.parts.place and item.acts
        )  # "in the three countries"
        if index and self.words[index - 1].low in self.lexicon.grammar.veto.membership and not placed:
            item.category, item.reason = None, "a membership figure"
            return
        first = self.passage.sentences[item.sentence].first
        before = self.words[max(first, item.opening - 6) : item.opening]
        if before and before[-1].key in self.passage.origin_words:
            lexicon = self.lexicon
            taking_part = any(
                word.tags & {"officers", "locations"} or word.low in lexicon.grammar.veto.participants for word in before
            )
            if not taking_part:
                item.category, item.reason = None, "where people come from"

    def _is_presumed(self, item: FoundCount) -> bool:
        words = self.words
        before, after = self.phrases["presumed_before"], self.phrases["presumed_after"]
        if before.find(item.first_word, item.last_word) >= 0:
            return True
        end = self.passage.sentences[item.sentence].last
        limit = min(item.last_word + 8, end)
        first = max(item.last_word - 2, item.first_word)
        told = self._told_from(item)
        if after.find(first, limit) >= 0 or (told > limit and after.find(told, min(told + 4, end)) >= 0):
            return True
        # "Believed to be linked to the suspects" presumes nothing of the kind: what they are thought to be must follow.
        thought = self.phrases["presumed_thought"]
        place = thought.find(first, limit)
        if place < 0:
            return False
        behind = range(place + thought.length_at(place), min(place + 9, self.passage.sentences[item.sentence].last))
        exploited = {act.first for act in self.passage.acts[item.sentence] if Act.EXPLOIT in act.acts}
        return any(
            "victims" in words[index].tags or words[index].low in self.lexicon.grammar.trafficking or index in exploited
            for index in behind
        )
