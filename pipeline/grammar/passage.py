"""One passage with everything the grammar asks of it: words, sentences, acts, what it is about, and who governs whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.grammar.acts import ActPlace, Voice, find_acts
from pipeline.grammar.found import DONE_TO_PEOPLE, ON_PEOPLE, FoundCount, Sentence, top
from pipeline.grammar.lexicon import Act, Lexicon, PlacedPhrases
from pipeline.grammar.phrases import PERSON_TAGS, PhraseReader
from pipeline.grammar.words import split_words
from pipeline.layout import Block, BlockKind
from pipeline.values.countries import CountryKind, CountrySpan
from pipeline.values.dates import DateSpan
from pipeline.values.numbers import Number

# Acts that may be said of people, those of them that say what became of them, and acts that may be said of things.
_OF_PEOPLE = DONE_TO_PEOPLE | {Act.EXPLOIT, Act.TAKE_PART, Act.SMUGGLE, Act.IDENTIFY}
_TELLING_OF_PEOPLE = DONE_TO_PEOPLE | {Act.EXPLOIT}
_OF_THINGS = frozenset({Act.SEIZE, Act.SEARCH, Act.OPEN_CASE, Act.DISMANTLE, Act.CHECK, Act.IDENTIFY, Act.SMUGGLE})
# An act that costs so much is too far away to be said of a number; a word between them costs 0.6, a sign or a verb more.
_HIGHEST_COST = 34.0
# Words between a participle, or the verb of a relative clause, and the verb of the sentence.
_ASIDE, _LONG_ASIDE = 14, 30
# Acts that their subject may do itself: "300 officers took part", "40 migrants crossed", "two escaped".
_INTRANSITIVE = frozenset({Act.TAKE_PART, Act.SMUGGLE, Act.RESCUE, Act.FLEE})


class Passage:
    """A passage in one language, read once; offsets are characters of the passage, indexes are those of ``words``."""

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
        parts: Sequence[tuple[int, str]],
    ) -> None:
        self.text = text
        self.lexicon = lexicon
        self.words = split_words(text, lexicon.spell, parts)
        self.phrases = lexicon.phrases.place(self.words)
        self.numbers = numbers
        self.blocks = blocks
        self.starts = [word.start for word in self.words]
        self.ends = [word.end for word in self.words]
        self.dated = self._covered((span.start, span.end) for span in dates)
        self.named = self._covered(names)
        self.people = frozenset(
            index
            for span in countries
            if span.kind in (CountryKind.INHABITANT, CountryKind.ADJECTIVE)
            for index in [self.word_at(span.end - 1)]
        )
        self.countries = countries
        self.placed = self._covered((span.start, span.end) for span in countries if span.kind is not CountryKind.INHABITANT)
        self.number_words = self._covered((number.start, number.end) for number in numbers)
        # Where each number begins, with the hedge in front of it.
        self.openings = sorted(
            self.word_at(number.start if number.modifier_start is None else min(number.start, number.modifier_start))
            for number in numbers
        )
        self.sentences = self._sentences()
        self.sentence_of = [0] * len(self.words)
        for number, sentence in enumerate(self.sentences):
            for index in range(sentence.first, sentence.last):
                self.sentence_of[index] = number
        self.depths = self._depths()
        self.reader = PhraseReader(text, self.words, lexicon, self.phrases, self.people)
        self.acts = [
            [self._contained(place, item.first) for place in find_acts(self.words, item.first, item.last, lexicon, self.phrases)]
            for item in self.sentences
        ]
        self._take_up_acts()
        self.act_words = frozenset(index for places in self.acts for place in places for index in range(place.first, place.last))
        tags = [word.tags for word in self.words]
        trafficking = sum(Act.EXPLOIT in place.acts for places in self.acts for place in places)
        trafficking += sum(
            "victims" in found or word.low in lexicon.grammar.trafficking for word, found in zip(self.words, tags, strict=True)
        )
        self.about_trafficking = trafficking > 1
        self.migrant_words = sum("migrants" in found for found in tags)
        self.migrant_words += sum(self.says_of("migrating", number) for number in range(len(self.sentences)))
        self.about_migrants = self.migrant_words > trafficking
        self.migrant_words += sum(
            Act.SMUGGLE in place.acts and place.voice is Voice.NOMINAL for places in self.acts for place in places
        )
        # A text about loads: a weight, or a word of drugs, stands in it.
        self.speaks_of_loads = any("drugs" in found for found in tags) or any(
            (word.low,) in lexicon.units.weight for word in self.words
        )
        self.cash_words = frozenset(lexicon.fold(word) for word in lexicon.grammar.cash)
        self.fittings = frozenset(lexicon.fold(word) for word in lexicon.grammar.parts.fittings)
        self.general_words = frozenset(lexicon.fold(word) for word in lexicon.grammar.parts.general)
        self.origin_words = frozenset(lexicon.fold(word) for word in lexicon.grammar.breaks.of | lexicon.grammar.breaks.origin)
        self.drug_sentences = [self._speaks_of_drugs(item) for item in self.sentences]
        self.list_acts = self._list_acts()
        self.is_exercise = sum(self.says_of("exercise", number) for number in range(len(self.sentences))) > 1

    def is_direct(self, item: FoundCount, place: ActPlace) -> bool:
        """Whether no other noun or number stands between the person or thing and the act."""
        first, last = (item.last_word, place.first) if place.first >= item.last_word else (place.last, item.first_word)
        gap = self.words[first:last]
        breaks = self.lexicon.grammar.breaks
        # "A man who lived on fake offers, and made a fortune that way, was arrested."
        aside = bool(gap) and (gap[0].low in breaks.relative or gap[0].low == ",")
        # « Une femme de 20 ans, qui … »: an age stands between.
        behind = next((index for index in range(first, min(first + 4, last)) if self.words[index].low in breaks.relative), -1)
        aside = aside or any(index in self.number_words or index in self.dated for index in range(first, behind))
        if len(gap) > (22 if aside else 9):
            return False
        fronted = place.voice is Voice.REDUCED and place.last <= item.first_word
        if fronted and place.first - self.sentences[item.sentence].first <= 5 and gap and gap[-1].low == ",":
            return True
        if place.first >= item.last_word:
            if place.voice is Voice.EITHER and place.last < len(self.words):
                # "A man arrested in Lyon" is told of, "a man arrested two others" is not.
                following = self.words[place.last]
                if place.last in self.number_words or following.pos in ("NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM"):
                    return False
            return place.voice in (Voice.PASSIVE, Voice.REDUCED, Voice.EITHER)
        return place.voice in (Voice.ACTIVE, Voice.NOMINAL, Voice.EITHER) and len(gap) <= 3

    def is_studied(self, item: FoundCount) -> bool:
        """Whether the sentence reports a study or an estimate of the world, not an event."""
        return self.says(item, "study")

    def opens_with_background(self, item: FoundCount) -> bool:
        """ "Chaque année, près de 30 000 …": a phrase of custom that opens the sentence, behind a comma, speaks of all of it."""
        sentence = self.sentences[item.sentence]
        length = self.phrases["habit"].length_at(sentence.first)
        comma = sentence.first + length
        return bool(length) and comma < sentence.last and self.words[comma].low == ","

    def says_of(self, name: str, number: int) -> bool:
        """Whether a phrase of ``name`` stands in the sentence with this number."""
        sentence = self.sentences[number]
        return self.phrases[name].find(sentence.first, sentence.last) >= 0

    def says(self, item: FoundCount, name: str) -> bool:
        """Whether a phrase of ``name`` stands anywhere in the sentence of the number."""
        return self.says_of(name, item.sentence)

    def is_possessed(self, item: FoundCount) -> bool:
        """Whether the number, or one before it in its sentence, is what an organisation has: "runs 90 cameras at 12 stations"."""
        first = self.sentences[item.sentence].first
        possession = self.phrases["possession"]
        for index in self.openings[bisect_right(self.openings, first) : bisect_right(self.openings, item.opening)]:
            length = possession.length_before(index)
            if length and self.words[max(index - length - 1, first)].low in self.lexicon.grammar.voice.impersonal:
                continue  # « on compte sept Maliens »
            if length and not (item.tags & {"goods", "drugs", "documents"} and self._counts_finds(index - length)):
                return True
        return False

    def _counts_finds(self, index: int) -> bool:
        """ "Les douaniers comptent 6 830 figurines": officers who count, or who have found, what they have before them."""
        told = any(Act.IDENTIFY in place.acts and place.first == index for place in self.acts[self.sentence_of[index]])
        return told and "officers" in self.words[index - 1].tags

    def speaks_of_drugs_near(self, item: FoundCount) -> bool:
        return any(
            self.drug_sentences[number]
            for number in range(max(0, item.sentence - 4), min(len(self.sentences), item.sentence + 1))
        )

    def is_opening(self, index: int) -> bool:
        """Whether a number, or the hedge in front of it, begins at word ``index``."""
        place = bisect_left(self.openings, index)
        return place < len(self.openings) and self.openings[place] == index

    def is_act_before(self, index: int) -> bool:
        """Whether an act on people ends right before word ``index``."""
        return any(place.last == index and place.acts & ON_PEOPLE for place in self.acts[self.sentence_of[index - 1]])

    def is_quoted(self, item: FoundCount) -> bool:
        """Whether the number stands inside quotation marks of its sentence: talk, not report."""
        first = self.sentences[item.sentence].first
        opened = 0
        for word in self.words[first : item.first_word]:
            opened += word.low in "«“"
            opened -= word.low in "»”"
            if word.low == '"':
                opened = 0 if opened else 1
        return opened > 0

    def has_pronoun(self, place: ActPlace, number: int) -> bool:
        """Whether the subject of an act is a pronoun of several people that opens its clause: "They were …"."""
        return self.pronoun_of(place, number, self.lexicon.grammar.singular.plural_pronouns) >= 0

    def pronoun_of(self, place: ActPlace, number: int, pronouns: frozenset[str]) -> int:
        """Index of the one of ``pronouns`` that is the subject of an act and opens its clause; -1 when there is none."""
        first = self.sentences[number].first
        index = place.first
        while index > first and (self.words[index - 1].low in self.lexicon.verb_words or self.words[index - 1].low in pronouns):
            index -= 1
            if self.words[index].low in pronouns:
                before = self.words[index - 1].low if index > first else ";"
                opens = before in ';:,.“"«–—' or self.phrases["coordination"].length_before(index)
                return index if opens else -1
        return -1

    def is_possessor(self, index: int) -> bool:
        """Whether the word at ``index`` is a genitive: "the women's", "the boys'"."""
        end = self.words[index].end
        return self.text[end : end + 2] in ("'s", "’s") or (
            self.text[end - 1] == "s" and self.text[end : end + 2] in ("' ", "’ ")
        )

    def _contained(self, place: ActPlace, first: int) -> ActPlace:
        """ "The dinghy, found off Calais, held 68 people": what a vehicle or a place holds is in it, nobody arrests them."""
        if Act.ARREST not in place.acts or place.voice is Voice.PASSIVE or place.last - place.first > 1:
            return place
        if self.words[place.first].low not in self.lexicon.grammar.voice.containing or not self._has_object(place):
            return place  # "six rescued from a train, two held"
        for index in range(place.first - 1, first - 1, -1):
            tags = self.words[index].tags
            if tags & (PERSON_TAGS | {"groups"}) or self.words[index].pos == "PRON":
                return place
            if tags & {"vehicles", "containers", "locations"}:
                within = {Act.HOLD, Act.SMUGGLE} if tags & {"vehicles", "containers"} else {Act.HOLD, Act.IDENTIFY}
                return replace(place, acts=frozenset(within), voice=Voice.ACTIVE)
        return place

    def is_of_collective(self, index: int) -> bool:
        """Whether "of" and a name for a group of people stand in front of word ``index``: "a crew of 13"."""
        return (
            index > 1 and self.reader.is_of(index - 1) and self.words[index - 2].low in self.lexicon.grammar.singular.collectives
        )

    def is_let_go(self, item: FoundCount, *, found: bool = False) -> bool:
        """ "Three suspects were released": what no category counts; to free ``found`` people counts."""
        sentence = self.sentences[item.sentence]
        voice = self.lexicon.grammar.voice
        names = ("neutral",) if found else ("neutral", "freed")
        for name in names:
            if self.phrases[name].length_before(item.opening):
                return item.opening - 2 < sentence.first or self.words[item.opening - 2].low not in voice.passive
        index = self.behind_subject(item.last_word, sentence.last)
        limit = min(index + 6, sentence.last)
        # Up to the verb of the subject: "the other three of the men arrested …" holds one more act, which decides.
        while index < limit and self.words[index].low not in self.lexicon.verb_words:
            stop = not self.words[index].is_word or index in self.number_words or index in self.act_words
            relative = self.words[index].low in self.lexicon.grammar.breaks.relative and index == item.last_word
            if stop or (self.words[index].pos in ("VERB", "SCONJ", "PRON", "CCONJ") and not relative):
                break
            if not item.elliptic and not relative:
                break
            index += 1
        while index < sentence.last and self.words[index].low in self.lexicon.verb_words:
            index += 1
        if not any(self.phrases[name].length_at(index) for name in names):
            return False
        # "37 boys who had been reported missing were traced": the main verb decides.
        clause = self.words[item.last_word].low in self.lexicon.grammar.breaks.relative
        return not clause or not any(
            index < place.first <= index + 9 and place.voice is Voice.PASSIVE and place.acts & DONE_TO_PEOPLE
            for place in self.acts[item.sentence]
        )

    def behind_subject(self, index: int, limit: int) -> int:
        """Index behind "others" and an aside between commas ("seven others, including two children, went missing")."""
        while index < limit and self.phrases["more"].length_at(index):
            index += self.phrases["more"].length_at(index)
        if index >= limit or self.words[index].low != ",":
            return index
        for place in range(index + 1, min(index + 12, limit)):
            if self.words[place].low == ",":
                return place + 1 if place > index + 1 else index
            if self.words[place].low in ";:()":
                break
        return index

    def is_named_whole(self, item: FoundCount) -> bool:
        """ "Twelve of the 20 suspects", "Of the 20 suspects, …", "neither of the two": what is said is said of a part."""
        if not item.tags & (PERSON_TAGS | {"arrests", "convictions"}) and not item.elliptic:
            return False
        length = self.phrases["of_total"].length_before(item.opening)
        first = self.sentences[item.sentence].first
        if self.phrases["none_of"].length_before(item.opening):
            return True
        opening = item.opening - length
        return bool(length) and (opening == first or opening - 1 in self.number_words)

    def near(self, item: FoundCount, place: ActPlace, limit: int) -> bool:
        return place.first - item.last_word <= limit and item.first_word - place.last <= limit

    def is_vetoed(self, item: FoundCount, name: str, reach: int, *, behind: bool = True) -> bool:
        """Whether a phrase of ``name`` stands within ``reach`` words of the number, in its clause; ``behind``: on both sides."""
        sentence = self.sentences[item.sentence]
        phrases = self.phrases[name]
        first, last = item.first_word, item.last_word
        left = first
        while left > sentence.first and first - left < reach and self.words[left - 1].low not in ",;:()":
            left -= 1
        right = last
        while behind and right < sentence.last and right - last < reach and self.words[right].low not in ",;:()":
            right += 1
        return self._says_between(phrases, left, first) or self._says_between(phrases, last, right)

    def _says_between(self, phrases: PlacedPhrases, first: int, last: int) -> bool:
        """Whether a phrase stands between two words; the « contre » of « contre-valeur » is none."""
        while (place := phrases.find(first, last)) >= 0:
            end = place + phrases.length_at(place)
            if end >= len(self.words) or not self.words[end].glued:
                return True
            first = place + 1
        return False

    def act_for(self, item: FoundCount) -> ActPlace | None:
        """The act that is said of the count: the cheapest one on a side where its voice lets it look."""
        best: ActPlace | None = None
        best_cost = _HIGHEST_COST
        named_whole = self.is_named_whole(item)
        for place in self.acts[item.sentence]:
            if place.first < item.last_word and place.last > item.first_word:
                continue
            if named_whole and not self._is_attached(item, place):
                continue
            if place.voice is Voice.NOMINAL and self._stands_alone(place, item):
                continue
            cost = self._cost(item, place)
            if cost is not None and cost < best_cost:
                best, best_cost = place, cost
        if best is not None and best.first >= item.last_word and best.voice is not Voice.NOMINAL:
            # "Five who were on board the trawler were arrested": behind a relative clause the main verb decides.
            aside = self.words[item.last_word].low in self.lexicon.grammar.breaks.relative and best.first - item.last_word <= 4
            weak = aside and not best.acts & DONE_TO_PEOPLE
            # "Three men who kept workers locked up were jailed": what people do in a relative clause is not done to them.
            told = (best.voice is Voice.PASSIVE and not weak) or (
                best.voice is Voice.ACTIVE and best.acts & ON_PEOPLE and not aside
            )
            main = None if told else self._main_verb(best, item.sentence, _LONG_ASIDE if aside else _ASIDE)
            # "38 girls are in a shelter, and three women who had placed them as helps were charged": another's verb.
            best = main if main is not None and not self._has_rival(item.last_word, main.first) else best
        if best is not None and not best.acts & ON_PEOPLE:
            best = self._stronger(best, item.sentence) or best
        if best is None and item.sentence in self.list_acts:
            return self.list_acts[item.sentence]
        return best if best is not None or item.tags & PERSON_TAGS or item.elliptic else self._listing_act(item)

    def _listing_act(self, item: FoundCount) -> ActPlace | None:
        """The act that a long list hangs on ("Recovered from the house were 51 passports, …, 95 stamps")."""
        breaks, voice = self.lexicon.grammar.breaks, self.lexicon.grammar.voice
        for place in reversed(self.acts[item.sentence]):
            if place.last > item.first_word or place.negated:
                continue
            gap = self.words[place.last : item.first_word]
            broken = any(
                word.low in ";:" or word.low in breaks.clause or word.low in breaks.relative
                or (word.pos in ("VERB", "AUX") and word.low not in voice.passive and word.low not in voice.between)
                for word in gap
            )  # fmt: skip
            listed = sum(word.low == "," for word in gap) > 1
            return place if listed and not broken and place.acts & {Act.SEIZE, Act.HOLD, Act.IDENTIFY} else None
        return None

    def _is_attached(self, item: FoundCount, place: ActPlace) -> bool:
        """Whether an act is said of the very noun: "of the 20 suspects arrested", "of the 118 workers who were checked"."""
        if not 0 <= place.first - item.last_word <= 4:
            return False
        if place.first == item.last_word:
            return place.voice in (Voice.REDUCED, Voice.EITHER)
        return self.words[item.last_word].low in self.lexicon.grammar.breaks.relative

    def _stands_alone(self, place: ActPlace, item: FoundCount) -> bool:
        """Whether an act noun says nothing of other people: "no arrests", "46 arrests, 31 children safe"."""
        if place.negated:
            return True
        if self.opens(place) or not (item.tags & PERSON_TAGS):
            return False
        return place.first - 1 in self.number_words

    def _main_verb(self, place: ActPlace, sentence: int, reach: int) -> ActPlace | None:
        """ "Deux hommes condamnés en 2019 ont été arrêtés": behind a bare participle the passive verb decides."""
        for other in self.acts[sentence]:
            if other.first <= place.last or other.voice is not Voice.PASSIVE or not other.acts & DONE_TO_PEOPLE:
                continue
            gap = range(place.last, other.first)
            if len(gap) <= reach and not any(index in self.number_words or self.words[index].low in ";:" for index in gap):
                return other
        return None

    def _stronger(self, place: ActPlace, sentence: int) -> ActPlace | None:
        """ "17 smugglers were identified and arrested": of two participles on one subject the act on people decides."""
        for other in self.acts[sentence]:
            gap = range(place.last, other.first)
            joined = 0 < len(gap) <= 2 or (
                other.voice in (Voice.REDUCED, Voice.EITHER)
                and 0 < len(gap) <= 8
                and not self._has_object(other)
                and not any(index in self.number_words or self.words[index].low in ",;:()" for index in gap)
            )
            before = self.phrases["coordination"].length_before(other.first) == 1
            tied = joined and (before if len(gap) > 2 else self.phrases["coordination"].length_at(place.last))
            if tied and other.acts & ON_PEOPLE:
                if place.voice in (Voice.PASSIVE, Voice.REDUCED) and other.voice is not Voice.NOMINAL:
                    return other
        return None

    def _cost(self, item: FoundCount, place: ActPlace) -> float | None:
        behind = place.first >= item.last_word
        low, high = (item.last_word, place.first) if behind else (place.last, item.first_word)
        voice = place.voice
        intransitive = place.acts & _INTRANSITIVE
        cost = float(high - low) * 0.6
        people_behind = behind and voice is Voice.PASSIVE and item.tags & PERSON_TAGS  # maybe behind an aside of any length
        if cost >= _HIGHEST_COST and not people_behind:
            return None
        if not behind and Act.FLEE in place.acts and any(word.pos == "VERB" for word in self.words[low:high]):
            return None  # "he fled, leaving 31 children behind": another verb has them
        if behind and voice in (Voice.EITHER, Voice.REDUCED) and self._has_object(place):
            return None  # "identified 60 suspects and arrested 23": the second verb has its own object
        if behind:
            if voice is Voice.NOMINAL:
                cost += 14
            elif voice is Voice.ACTIVE:
                holds = Act.HOLD in place.acts and item.tags & {"parcels", "containers"}  # "14 parcels gave up 5 kg"
                if not intransitive and not holds and not item.tags & {"officers", "countries"}:
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
                # "Interpellée à Lomé, une femme escortait douze victimes": it is said of the next subject alone.
                fronted = any(self.words[index].low == "," for index in range(low, high))
                cost += 14 if fronted else 5
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
        if people_behind and self.is_aside(item, place):
            return 8.0
        if behind and voice is Voice.PASSIVE and (self._has_own_clause(item, low, high) or self._disagrees(item, place)):
            return None
        if not behind and place.acts & {Act.ARREST, Act.CHARGE} and (self._is_ground(low, high) or self._is_deed(low, item)):
            return None
        rivals = len({index for index in range(low, high) if index in self.number_words and index - 1 not in self.number_words})
        cost += rivals * (8 if broken else 1)
        if place.acts & {Act.ARREST, Act.CHARGE} and item.tags & {"victims", "minors"}:
            cost += 6  # victims are hardly ever arrested
        for other in self.acts[item.sentence]:
            if other is not place and low <= other.first and other.last <= high:
                cost += 6 if other.voice is not Voice.NOMINAL else 3
        wanted = item.tags & PERSON_TAGS or item.elliptic
        unknown = not item.tags and not item.elliptic
        if place.voice in (Voice.REDUCED, Voice.EITHER) and not behind and self._has_own_subject(place):
            cost += 8
        if unknown:
            return cost
        if wanted and not place.acts & _TELLING_OF_PEOPLE:
            cost += 3
        if wanted and not place.acts & _OF_PEOPLE:
            cost += 12
        if not wanted and not place.acts & _OF_THINGS:
            cost += 12
        return cost

    def is_aside(self, item: FoundCount, place: ActPlace) -> bool:
        """ "Three smugglers, who had moved 20 migrants a day, were jailed": all that stands between is between commas."""
        words = self.words
        last = place.first
        while last > item.last_word and words[last - 1].low in self.lexicon.verb_words:
            last -= 1
        first = item.last_word
        while (
            first < last
            and first - item.last_word < 2
            and (words[first].pos == "ADJ" or words[first].low in self.lexicon.grammar.breaks.filler)
        ):
            first += 1  # « trois passeurs présumés, qui …, »
        opened = words[first].low if first < last else ""
        closed = words[last - 1].low
        if (opened, closed) not in ((",", ","), ("–", "–"), ("—", "—"), ("-", "-"), ("(", ")")) or last - first < 3:
            return False
        return place.plural is not False or top(item.value) < 2

    def _is_ground(self, low: int, high: int) -> bool:
        """Whether what follows is why somebody was arrested or jailed: "for luring six girls", "pour avoir exploité"."""
        ground = self.lexicon.grammar.breaks.ground
        return any(
            self.words[index].low in ground and self.words[index + 1].pos in ("VERB", "AUX") for index in range(low, high - 1)
        )

    def _is_deed(self, low: int, item: FoundCount) -> bool:
        """ "Arrested two men who were escorting nine boys": what those arrested did, behind their relative pronoun."""
        high = item.first_word
        if self.phrases["coordination"].length_before(item.opening):
            return False  # "a man who lived in Lyon and three women"
        relatives = [index for index in range(low, high) if self.words[index].low in self.lexicon.grammar.breaks.relative]
        if not relatives or not any(self.words[index].pos in ("NOUN", "PROPN") for index in range(low, relatives[-1])):
            return False
        between = self.words[relatives[-1] + 1 : high]
        closed = any(word.low in ",;:–—()" for word in between)
        return not closed and any(word.pos in ("VERB", "AUX") for word in between)

    def _has_own_clause(self, item: FoundCount, low: int, high: int) -> bool:
        """Whether a semicolon stands between people and a passive act: "46 migrants; two of them were arrested"."""
        if self._has_rival(low, high):
            return True
        marks = [index for index in range(low, high) if self.words[index].low == ";"]
        people = bool(item.tags & PERSON_TAGS)  # a thing goes on in a pronoun: "a painting; it, too, was recovered"
        return bool(marks) and (people or any(index in self.number_words for index in range(marks[-1], high)))

    def _has_rival(self, low: int, high: int) -> bool:
        """ "35 suspects said they were married, and five suspects were arrested": another subject behind a verb of the first."""
        verb = aside = -1
        breaks = self.lexicon.grammar.breaks
        for index in range(low, high):
            word = self.words[index]
            if index < aside:
                continue
            if verb < 0 and word.low in breaks.relative and self.words[index - 1].low == ",":
                # ", who come from Nepal, are back home": what stands between the commas is no verb of theirs.
                aside = next((place for place in range(index, high) if self.words[place].low == ","), -1)
                if aside < 0:
                    return False
                continue
            if word.low in breaks.relative or word.low == ",":
                if verb < 0 and word.low in breaks.relative:
                    return False
            elif word.pos in ("VERB", "AUX") and verb < 0:
                verb = index
            coordinated = verb >= 0 and self.phrases["coordination"].length_at(index)
            if coordinated and any(self.is_opening(index + offset + 1) for offset in range(coordinated)):
                return True
        return False

    def _disagrees(self, item: FoundCount, place: ActPlace) -> bool:
        """ "Carried eight people, he was arrested": a singular auxiliary is not of many people ("a group of 8 was" is)."""
        many = item.rule != "collective" and not item.singular and top(item.value) >= 2
        if place.plural is not False or not many or not (item.tags & PERSON_TAGS or item.elliptic):
            return False
        grouped = self.lexicon.grammar.breaks.of | self.lexicon.grammar.breaks.origin
        return not (item.opening and self.words[item.opening - 1].low in grouped)

    def _has_object(self, place: ActPlace) -> bool:
        """Whether a number stands right behind the verb, a hedge or article between at most."""
        if place.last - place.first > 1 and self.words[place.last - 1].low in self.lexicon.grammar.parts.recipient:
            return False  # "brought before a judge": the locution has the noun, not the people
        article = place.last < len(self.words) and self.words[place.last].low in self.lexicon.grammar.singular.indefinite
        if article and not place.acts & _INTRANSITIVE:
            # "Rescued four girls and arrested a broker", but "rescued a day later".
            named = self.reader.noun_phrase(place.last + 1, self.sentences[self.sentence_of[place.last]].last).tags
            if named and "noise" not in named:
                return True
        for index in range(place.last, min(place.last + 4, len(self.words))):
            if index in self.number_words:
                return True
            if (
                self.words[index].pos in ("ADP", "VERB", "AUX", "NOUN", "PROPN", "CCONJ", "SCONJ")
                or not self.words[index].is_word
            ):
                return False
        return False

    def _has_own_subject(self, place: ActPlace) -> bool:
        """Whether a number stands right before a participle: "113 réseaux démantelés, 594 organisateurs interpellés"."""
        for index in range(place.first - 1, max(place.first - 5, 0) - 1, -1):
            if index in self.act_words or (not self.words[index].is_word and index not in self.number_words):
                return False
            if index in self.number_words:
                return True
        return False

    def opens(self, place: ActPlace) -> bool:
        """Whether "of" stands behind an act noun ("the arrest of 12 suspects"); "26 arrests, 3 victims" has none."""
        breaks = self.lexicon.grammar.breaks
        if place.last - place.first > 1 and self.words[place.last - 1].low in breaks.of:
            return True  # "at the expense of 43 workers"
        for index in range(place.last, min(place.last + 3, len(self.words))):
            if self.words[index].low in breaks.of:
                return True
            if (
                self.words[index].pos not in ("ADJ", "NOUN")
                or index in self.number_words
                or self.words[index].low in breaks.phrase
            ):
                break  # « une saisie record de 400 tortues »
        return False

    def acts_in(self, first: int, last: int) -> list[ActPlace]:
        """The acts whose words lie in ``words[first:last]``."""
        sentences = range(self.sentence_of[first], self.sentence_of[last - 1] + 1) if first < last else range(0)
        return [place for number in sentences for place in self.acts[number] if first <= place.first and place.last <= last]

    def _take_up_acts(self) -> None:
        """ "Two officers were too", "so were two officers", « deux policiers l'ont été aussi »: the act before again."""
        last: ActPlace | None = None
        told = -1
        for number, sentence in enumerate(self.sentences):
            people = [place for place in self.acts[number] if place.acts & DONE_TO_PEOPLE]
            echoes = []
            for name, voice in (("echo", Voice.PASSIVE), ("echo_fronted", Voice.ACTIVE)):
                for index in self.phrases[name].starts(sentence.first, sentence.last):
                    before = [place for place in people if place.last <= index]
                    source = before[-1] if before else last if number - told <= 1 else None
                    if source is not None and not source.negated:
                        echoes.append(ActPlace(index, index + self.phrases[name].length_at(index), source.acts, voice))
            if echoes:
                self.acts[number] = sorted([*self.acts[number], *echoes], key=lambda place: place.first)
                people = [place for place in self.acts[number] if place.acts & DONE_TO_PEOPLE]
            if people:
                last, told = people[-1], number

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

    def is_listed(self, item: FoundCount) -> bool:
        return self.sentences[item.sentence].kind is not BlockKind.PARAGRAPH

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
        depths: list[int] = []
        for sentence in self.sentences:
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
        words, compounds = self.words, self.lexicon.compounds
        return any(
            "drugs" in words[index].tags
            or (
                words[index].key in compounds
                and index + 1 < sentence.last
                and "drugs" in self.lexicon.noun_tags(words, index, index + 2)
            )
            for index in range(sentence.first, sentence.last)
        )

    def _covered(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """The words that share a character with one of ``spans``."""
        covered: set[int] = set()
        for start, end in spans:
            covered.update(range(bisect_right(self.ends, start), bisect_left(self.starts, end)))
        return frozenset(covered)

    def word_at(self, offset: int) -> int:
        """Index of the word that holds the character at ``offset``, or of the last one before it; -1 for none."""
        return bisect_right(self.starts, offset) - 1

    def first_word_from(self, offset: int) -> int:
        index = self.word_at(offset)
        if index >= 0 and self.words[index].start >= offset:
            return index
        return index + 1
