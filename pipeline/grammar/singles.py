"""Counts without a figure: "a man was arrested", "both drivers were held", the "one" of a breakdown."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from pipeline.grammar.acts import ActPlace, Voice
from pipeline.grammar.found import FINDS, FoundCount
from pipeline.grammar.lexicon import Act
from pipeline.grammar.links import including_before
from pipeline.grammar.passage import Passage
from pipeline.grammar.phrases import NOUN_POS, PERSON_TAGS
from pipeline.grammar.words import Word


def indefinite_part(passage: Passage, item: FoundCount, determiner: str) -> bool:
    """Whether a single person is a part that the text opens: "dont une femme", "including a customs officer"."""
    if determiner not in passage.lexicon.grammar.singular.indefinite or not item.tags & PERSON_TAGS:
        return False
    return including_before(passage, item)


class Singles:
    """Finds what counts as one or two though no number says so."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.lexicon = passage.lexicon
        self.words = passage.words
        self.phrases = passage.phrases

    def find(self, found: Sequence[FoundCount]) -> list[FoundCount]:
        """The counts without a figure that do not overlap those in ``found``."""
        ones = self._bare_ones(found)
        duals = self._duals([*found, *ones])
        singulars = self._singulars([*found, *ones, *duals])
        return [*ones, *duals, *singulars, *self._pronouns()]

    def _bare_ones(self, found: Sequence[FoundCount]) -> list[FoundCount]:
        """The "one" of a breakdown, which is no number elsewhere: "16 en Serbie, deux en Bulgarie, une en Allemagne"."""
        table = self.lexicon.grammar.singular
        taken = {index for item in found for index in range(item.first_word, item.last_word)}
        places = {self.passage.word_at(span.start) for span in self.passage.countries}
        ones = []
        for index in range(1, len(self.words) - 2):
            if self.words[index].low not in table.indefinite or index in taken:
                continue
            before = self.words[index - 1].low
            listed = before in ",;(" or self.phrases["coordination"].length_before(index)
            placed = self.words[index + 1].low in self.lexicon.grammar.breaks.phrase and index + 2 in places
            # "A Senegalese patrol boat" is no Senegalese.
            person = index + 1 in self.passage.people and (
                self.passage.reader.noun_phrase(index + 1, self.passage.sentences[self.passage.sentence_of[index]].last).head
                == index + 1
            )
            if listed and (placed or person):
                word = self.words[index]
                ones.append(
                    FoundCount(
                        word.start,
                        word.end,
                        (word.start, word.end),
                        1,
                        "bare one",
                        self.passage.sentence_of[index],
                        elliptic=placed,
                        tags=frozenset({"persons"}) if person else frozenset(),
                        first_word=index,
                        last_word=index + (2 if person else 1),
                        depth=self.passage.depths[index],
                    )
                )
        return ones

    def _duals(self, found: Sequence[FoundCount]) -> list[FoundCount]:
        """ "Both drivers were arrested": two, though no figure says so; only of people to whom an act is done."""
        duals = []
        for number, sentence in enumerate(self.passage.sentences):
            for index in range(sentence.first, sentence.last):
                length = self.phrases["dual"].length_at(index)
                if not length or index in self.passage.dated or self.words[max(index - 1, 0)].low == ",":
                    continue  # "two persons, both drivers,": told just before
                phrase = self.passage.reader.noun_phrase(index + length, sentence.last)
                item = FoundCount(
                    self.words[index].start, self.words[max(phrase.last, index + length) - 1].end,
                    (self.words[index].start, self.words[index + length - 1].end), 2, "dual", number,
                    first_word=index, last_word=max(phrase.last, index + length), tags=phrase.tags,
                    depth=self.passage.depths[index],
                )  # fmt: skip
                if not phrase.tags & PERSON_TAGS and not phrase.is_empty:
                    continue
                place = self.passage.act_for(item)
                if (
                    place is None
                    or place.negated
                    or not place.acts & {Act.ARREST, Act.CHARGE}
                    or place.voice is not Voice.PASSIVE
                ):
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
        taken = {index for item in found for index in range(item.first_word, item.last_word)}
        people: dict[int, list[FoundCount]] = {}  # of each sentence
        for item in found:
            if item.tags & PERSON_TAGS:
                people.setdefault(item.sentence, []).append(item)
        singulars = []
        for number in range(len(self.passage.sentences)):
            if not (self.passage.acts[number] or number in people):
                continue
            single = self._single_phrases(number, taken)
            counted = {item.first_word: item for item in single if self._is_counted(item)}
            numbers = [item for item in people.get(number, []) if item.reason is None]
            self._spread(sorted([*single, *numbers], key=lambda item: item.first_word), counted, found)
            for before, item in pairwise(single):
                if before.first_word in counted and self._is_apposed(before, item):
                    counted.pop(item.first_word, None)
            singulars += [counted[first] for first in sorted(counted)]
        return singulars

    def _pronouns(self) -> list[FoundCount]:
        """ "Officers searched the house of a labourer. He was arrested.": an act on one told before, counted nowhere."""
        told = []
        for number, places in enumerate(self.passage.acts):
            for place in places:
                if not place.acts & {Act.ARREST, Act.CHARGE} or place.negated or place.plural or place.voice is not Voice.PASSIVE:
                    continue
                index = self.passage.pronoun_of(place, number, self.lexicon.grammar.singular.pronouns)
                one = self._told_before(number) if index >= 0 else None
                if one is None:
                    continue
                word = self.words[index]
                told.append(
                    FoundCount(
                        word.start, word.end, (word.start, word.end), 1, "pronoun", number, singular=True, known=True,
                        first_word=index, last_word=index + 1, depth=self.passage.depths[index], tags=one.tags,
                        act_place=place, acts=place.acts,
                    )
                )  # fmt: skip
                break
        return told

    def _told_before(self, number: int) -> FoundCount | None:
        """The last single person told in the paragraph, up to two sentences back, of whom no arrest or charge is told yet."""
        sentences = self.passage.sentences
        before = range(bisect_left(sentences, sentences[number].block, key=lambda sentence: sentence.block), number)
        held = any(
            place.acts & {Act.ARREST, Act.CHARGE} and not place.negated for other in before for place in self.passage.acts[other]
        )
        if held:
            return None
        for other in reversed(before[-2:]):
            people = [item for item in self._single_phrases(other, set()) if item.tags & PERSON_TAGS]
            for item in reversed(people):
                if self._is_indefinite(item):
                    return None if item.tags & {"officers", "victims", "survivors", "minors", "migrants"} else item
        return None

    def _single_phrases(self, number: int, taken: set[int]) -> list[FoundCount]:
        """The single people and things of a sentence, in order, whatever is said of them."""
        sentence = self.passage.sentences[number]
        determiners = self.lexicon.grammar.singular.determiners | self.lexicon.grammar.singular.another_alone
        single: list[FoundCount] = []
        index = sentence.first
        while index < sentence.last:
            item = None
            if self.words[index].low in determiners and index not in taken and index not in self.passage.named:
                item = self._single_phrase(index, number)
            if item is not None and taken.isdisjoint(range(item.first_word, item.last_word)):
                single.append(item)
                index = item.last_word if item.tags & PERSON_TAGS else index + 1
            else:
                index += 1
        return single

    def _single_phrase(self, index: int, number: int) -> FoundCount | None:
        words = self.words
        phrase = self.passage.reader.noun_phrase(index + 1, self.passage.sentences[number].last)
        if phrase.is_empty or phrase.unit or phrase.head < 0 or phrase.first > index + 1:
            return self._another(index, number)
        holds = phrase.tags & {"containers", "goods"} and self.passage.reader.is_of(phrase.last)
        if self.passage.is_of_collective(phrase.last + 1) and self.passage.is_opening(phrase.last + 1):
            return None  # "its crew of 13"
        if holds and phrase.last + 1 in self.passage.number_words:
            return None  # "a load of 2 tonnes": the figure is the count
        head = words[phrase.head]
        head_text = self.passage.text[head.start : head.end].lower()
        if self._is_plural(head_text, head.key) or self.passage.is_possessor(phrase.last - 1):
            return None  # "arrested the women's two captors"
        many = self.lexicon.grammar.singular.several.get(head_text, 1) if phrase.tags & PERSON_TAGS else 1
        return FoundCount(
            words[index].start, words[phrase.last - 1].end, (words[index].start, words[index].end), many, "singular", number,
            first_word=index, last_word=phrase.last, singular=many == 1, depth=self.passage.depths[index], tags=phrase.tags,
            known=words[index].low not in self.lexicon.grammar.singular.indefinite,
            further=self.passage.says_of("further", number),
            label=(words[index + 1].start, words[phrase.last - 1].end),
        )  # fmt: skip

    def _another(self, index: int, number: int) -> FoundCount | None:
        """ "A ninth was arrested", "un autre l'a été": one more person, whose noun stands before."""
        table, words = self.lexicon.grammar.singular, self.words
        last = index + 1
        if words[index].low in table.indefinite and words[last].low in table.another:
            last += 1
        elif words[index].low not in table.another_alone:
            return None
        if not any(place.first >= last and place.voice is Voice.PASSIVE for place in self.passage.acts[number]):
            return None
        return FoundCount(
            words[index].start, words[last - 1].end, (words[index].start, words[index].end), 1, "singular", number,
            first_word=index, last_word=last, singular=True, depth=self.passage.depths[index], tags=frozenset({"persons"}),
        )  # fmt: skip

    def _is_counted(self, item: FoundCount) -> bool:
        """Whether a single person or thing is a result of its own; sets its act."""
        if indefinite_part(self.passage, item, self.words[item.first_word].low):
            return True
        place = self._act_on_one(item)
        if place is None or place.negated or self.passage.is_quoted(item):
            return False
        item.act_place, item.acts = place, place.acts
        indefinite = self._is_indefinite(item)
        direct = self.passage.is_direct(item, place)
        if including_before(self.passage, item):
            return False  # "among them the driver": a part that is no figure
        if "officers" in item.tags and place.voice is not Voice.PASSIVE:
            return False
        persons = item.tags & PERSON_TAGS and not item.tags & {"countries"}
        if persons and place.plural and place.first >= item.last_word:
            return False  # "offered to a buyer were arrested": one of several subjects at most, see _spread
        if persons and place.acts & {Act.ARREST, Act.CHARGE} and direct:
            return True
        # "A child, and the bodies of two more who had died": another's death.
        near = not any(index in self.passage.number_words for index in range(item.last_word, place.first))
        if persons and indefinite and Act.KILL in place.acts and direct and near and place.first >= item.last_word:
            return True
        if item.tags & {"victims", "minors", "women"} and indefinite and Act.RESCUE in place.acts and direct:
            # "To protect a child" tells nothing that happened.
            perfect = place.first and self.words[place.first - 1].low in self.lexicon.grammar.voice.perfect
            return place.voice in (Voice.PASSIVE, Voice.EITHER) or bool(place.voice is Voice.ACTIVE and perfect)
        if "groups" in item.tags and Act.DISMANTLE in place.acts and direct:
            return True
        if indefinite and not item.tags and direct and place.acts <= {Act.ARREST, Act.CHARGE} and self._is_subject(item, place):
            item.tags = frozenset({"persons"})  # "a beekeeper, 41, was taken into custody": whatever he lives by
            return True
        if self.words[item.first_word - 1].pos == "ADP" and place.voice is not Voice.NOMINAL and not persons:
            return False  # "a pangolin in a school bag was recovered"
        if "deaths" in item.tags and indefinite and place.acts & {Act.KILL, *FINDS} and direct and place.voice is Voice.PASSIVE:
            return True  # "a body was found on the beach"
        things = item.tags & {"vehicles", "weapons", "documents", "devices", "goods"}
        if things and Act.SEIZE in place.acts and direct and place.voice in (Voice.PASSIVE, Voice.REDUCED):
            return True
        if "vehicles" in things and (Act.SMUGGLE in place.acts or not self._is_listed(item)):
            return False  # what is stopped at sea or on the road is where the finds were made
        return bool(things - {"goods"} and Act.SEIZE in place.acts and indefinite and self._is_object(item, place))

    def _is_listed(self, item: FoundCount) -> bool:
        """Whether a thing stands beside figures in one list: "nine phones and a van", "a van, nine phones"."""
        sentence, numbers = self.passage.sentences[item.sentence], self.passage.number_words
        length = self.phrases["coordination"].length_before(item.opening)
        if length:
            return any(index in numbers for index in range(max(item.opening - length - 5, sentence.first), item.opening - length))
        index = min(item.last_word, sentence.last - 1)
        length = 1 if self.words[index].low == "," else self.phrases["coordination"].length_at(index)
        return length > 0 and index + length in self.passage.openings

    def _is_subject(self, item: FoundCount, place: ActPlace) -> bool:
        """Whether an act with a singular auxiliary stands behind, at most an age between: only people are aged."""
        aged = any(index in self.passage.number_words for index in range(item.last_word, place.first))
        return place.voice is Voice.PASSIVE and place.plural is not True and place.first >= item.last_word and aged

    def _is_indefinite(self, item: FoundCount) -> bool:
        return self.words[item.first_word].low in self.lexicon.grammar.singular.indefinite

    def _spread(self, members: Sequence[FoundCount], counted: dict[int, FoundCount], found: Sequence[FoundCount]) -> None:
        """ "A man of 45 and a woman were arrested", "the captain and three sailors": who is joined has the same act."""
        joined = [(a, b) for a, b in pairwise(members) if self._is_joined(a, b)]
        for a, b in joined:
            if b.first_word in counted or b.rule != "singular" or not self._is_indefinite(b):
                continue
            # "Among them five women and a child"
            if self._is_last_of(a, b, found) or (a.rule != "singular" and including_before(self.passage, a)):
                counted[b.first_word] = b
        for a, b in (*reversed(joined), *joined):
            for item, other in ((a, b), (b, a)):
                if item.rule != "singular" or item.first_word in counted or not item.tags & PERSON_TAGS:
                    continue
                if other.rule == "singular":
                    place = other.act_place if other.first_word in counted else self._plural_act(other)
                else:
                    place = self.passage.act_for(other)
                if place is None or place.negated or not place.acts & {Act.ARREST, Act.CHARGE} or place.voice is Voice.NOMINAL:
                    continue
                if "officers" in item.tags or (place.plural is False and place.first >= item.last_word):
                    continue
                item.act_place, item.acts = place, place.acts
                counted[item.first_word] = item

    def _is_apposed(self, before: FoundCount, item: FoundCount) -> bool:
        """ "The driver, a man of 45, was arrested": an indefinite person between commas says who the one before is."""
        gap = self.words[before.last_word : item.first_word]
        people = before.tags & PERSON_TAGS and item.tags & PERSON_TAGS and self._is_indefinite(item)
        return bool(people and len(gap) == 1 and gap[0].low == ",")

    def _is_last_of(self, before: FoundCount, item: FoundCount, found: Sequence[FoundCount]) -> bool:
        """ "The suspects, 16 men and a woman, …": the one who makes up the sum of people told before."""
        sorts = {"men", "women", "minors"}
        if not (before.tags & sorts and item.tags & sorts and self._is_indefinite(item)) or isinstance(before.value, tuple):
            return False
        if before.rule == "singular" or self.words[max(before.opening - 1, 0)].low not in ",–—-:(":
            return False
        return any(
            other.value == before.value + 1 and other.first_word < before.first_word and other.reason is None for other in found
        )

    def _plural_act(self, item: FoundCount) -> ActPlace | None:
        """The act of which a single person is the last of several subjects: "and a woman were arrested"."""
        place = self._act_on_one(item)
        last = place is not None and place.plural and place.first >= item.last_word and self.passage.is_direct(item, place)
        return place if last else None

    def _is_joined(self, before: FoundCount, item: FoundCount) -> bool:
        """Whether a coordination joins two people, at most an age or origin of the first between: "a man of 45 and …"."""
        length = self.phrases["coordination"].length_before(item.opening)
        gap = self.words[before.last_word : item.opening - length]
        if not length or len(gap) > 9 or not (before.tags & PERSON_TAGS and item.tags & PERSON_TAGS):
            return False
        breaks = self.lexicon.grammar.breaks
        return not any(
            word.low in ";:.()"
            or word.pos in ("AUX", "PRON", "SCONJ")
            or word.low in breaks.clause
            or word.low in breaks.relative
            for word in gap
        ) and not any(place.first in range(before.last_word, item.opening) for place in self.passage.acts[item.sentence])

    def _is_object(self, item: FoundCount, place: ActPlace) -> bool:
        """Whether a thing is an object of the act, maybe late in a list: "saisi un pistolet, une arme longue et 3 chargeurs"."""
        if place.first >= item.last_word or item.first_word - place.last > 18:
            return False
        between = range(place.last, item.first_word)
        joined = [(index, self.phrases["coordination"].length_at(index)) for index in between]
        tied = {index + offset for index, length in joined for offset in range(length)}
        # "… ont été saisis, de même que 4 000 euros et un pistolet": more subjects behind a passive verb.
        added = any(length > 1 for _, length in joined)
        if place.voice not in (Voice.ACTIVE, Voice.EITHER, Voice.NOMINAL) and not (place.voice is Voice.PASSIVE and added):
            return False
        gap = [self.words[index] for index in between if index not in tied]
        return not any(word.pos in ("AUX", "PRON", "SCONJ") or word.low in ";:()" for word in gap) and not self._has_verb(gap)

    def _has_verb(self, gap: Sequence[Word]) -> bool:
        """Whether a verb stands in ``gap`` that is no participle of the noun before ("passports withheld from workers")."""
        for before, word, after in zip(gap, gap[1:], gap[2:], strict=False):
            if word.pos == "VERB" and not (before.pos in NOUN_POS and after.pos == "ADP"):
                return True
        return any(word.pos == "VERB" for word in (*gap[:1], *gap[-1:]))

    def _act_on_one(self, item: FoundCount) -> ActPlace | None:
        """The act that is done to a single person or thing; for a person one that is done to people, however far behind."""
        if item.tags & PERSON_TAGS:
            done = [
                place for place in self.passage.acts[item.sentence]
                if place.acts & {Act.ARREST, Act.CHARGE, Act.KILL} and not place.negated and self.passage.is_direct(item, place)
            ]  # fmt: skip
            if not done and item.tags & {"victims", "minors", "women"}:
                # "A woman of 20 who was locked up in a hotel was freed": the verb of the sentence, not that of the aside.
                done = [
                    place
                    for place in self.passage.acts[item.sentence]
                    if Act.RESCUE in place.acts
                    and place.voice is Voice.PASSIVE
                    and not place.negated
                    and self.passage.is_direct(item, place)
                ]
            if done:
                return min(done, key=lambda place: abs(place.first - item.last_word))
        return self.passage.act_for(item)

    def _is_plural(self, text: str, key: str) -> bool:
        if self.lexicon.grammar.folding.irregular.get(text, text) != text:
            return True  # "women", "children"
        folded = self.lexicon.fold(text)
        return folded == key and len(folded) < len(text) and text.endswith(("s", "x", "ies")) and not folded.endswith("e")
