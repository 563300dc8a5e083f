"""What stands behind (or before) a number: unit, currency, the counted noun phrase and what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.grammar.found import RESULTS
from pipeline.grammar.lexicon import Act, Lexicon, PlacedPhrases
from pipeline.grammar.words import Word

NOUN_POS = frozenset({"NOUN", "PROPN"})
MODIFIER_POS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "X", "", "PUNCT", "SYM", "VERB"})
# Who is younger is a minor.
_OF_AGE = 18
PERSON_TAGS = frozenset({"victims", "survivors", "minors", "women", "men", "migrants", "suspects", "officers", "persons"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The thing that a number counts.

    ``first`` and ``last`` are word indexes (half-open) of the whole phrase, ``tags`` the categories and kinds of its head,
    ``inner`` those of what it holds ("20 packages of cocaine") or is made of ("15 fentanyl pills").
    """

    first: int
    last: int
    tags: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    factor: float | None = None
    unit: str | None = None
    currency: str | None = None
    head: int = -1
    holds: bool = False  # ``inner`` was said with "of", not only in a compound

    @property
    def is_empty(self) -> bool:
        return self.first == self.last and self.unit is None and self.currency is None


class PhraseReader:
    """Reads the phrase of a number in one list of words."""

    def __init__(
        self,
        text: str,
        words: list[Word],
        lexicon: Lexicon,
        phrases: Mapping[str, PlacedPhrases],
        people: frozenset[int],
    ) -> None:
        self.text = text
        self.words = words
        self.lexicon = lexicon
        self.phrases = phrases
        self.people = people  # indexes of words that name inhabitants or nationalities
        self.units = lexicon.units
        self.breaks = lexicon.grammar.breaks
        self.limit = len(words)  # set by each reading: no phrase goes beyond this word

    def read(self, start: int, index: int, *, collective: bool, low: bool, limit: int) -> Phrase:
        """The phrase of the number at ``start``; ``index`` is the first word behind it, ``limit`` the end of the sentence.

        ``low``: too low for an amount of a one-letter currency ("the N3", "a K9 unit").
        """
        self.limit = limit
        before = self.units.before.search(self.text[max(0, start - 8) : start])
        if before and not (before.group("glued") and low):
            return Phrase(index, index, currency=before.group("glued") or before.group("sign"))
        after = self._currency_after(index)
        if after is not None:
            return after
        measure = self._measure(index)
        if measure is not None:
            return measure
        first = index
        if self.is_of(index) and collective:
            first = index + 1
            money = self._currency_after(first)
            if money is not None:
                return money
            measure = self._measure(first)
            if measure is not None:
                return measure
        phrase = self.noun_phrase(first, limit)
        return replace(phrase, first=index) if not phrase.is_empty else Phrase(index, index)

    def noun_phrase(self, index: int, limit: int) -> Phrase:
        """The noun phrase that starts at word ``index`` and ends before ``limit``; an empty one when there is none."""
        self.limit = limit
        reader = self._head_final if self.lexicon.grammar.head == "final" else self._head_initial
        phrase = reader(index)
        if not phrase.tags and all(word.low in self.breaks.filler for word in self.words[index : phrase.last]):
            return Phrase(index, index)  # "eleven others": the noun stood before
        if not phrase.is_empty and not phrase.tags and self.is_of(phrase.last):
            content = self._content(phrase.last + 1)
            if "drugs" in content.tags:  # "52 filons de cocaïne": whatever it is, it holds a drug
                return replace(phrase, last=content.last, inner=phrase.inner | content.tags, holds=True)
        if phrase.is_empty or not phrase.tags & {"containers", "pills", "plants", "packages"}:
            return phrase
        return self._with_content(phrase)

    # -- money and measures -------------------------------------------------------------------------------------

    def _currency_after(self, index: int) -> Phrase | None:
        for skip in (0, 1):
            if skip and not self.is_of(index):
                break
            first = index + skip
            if first >= len(self.words):
                break
            match = self.units.after.match(self.text, self.words[first].start)
            if match:
                last = first
                while last < len(self.words) and self.words[last].start < match.end():
                    last += 1
                word = match.group(1)
                # "5,150 pounds (2,336 kg)", "12 pounds of cocaine", "weighing 12 pounds": a weight, not money.
                if (word.lower(),) in self.units.weight and (
                    self.is_of(last) or self._is_converted(last) or self._is_weighed(index)
                ):
                    return None
                return Phrase(index, last, currency=word)
        return None

    def _measure(self, index: int) -> Phrase | None:
        if index >= len(self.words):
            return None
        for table, unit in ((self.units.weight, "kg"), (self.units.volume, "l")):
            for length in (2, 1):
                key = tuple(word.low for word in self.words[index : index + length])
                if len(key) == length and key in table:
                    last = index + length
                    if self._is_elided(last - 1):
                        continue
                    if last < len(self.words) and self.words[last].low == "." and len(key[0]) <= 2 and self.is_of(last + 1):
                        last += 1
                    each = self.phrases["rate"].length_at(last)
                    if each and self.is_of(last + each):
                        last += each  # "four kilograms each of heroin and cocaine"
                    phrase = Phrase(index, last, factor=table[key], unit=unit)
                    if self.is_of(last) and not self.phrases["of_them"].length_at(last):
                        content = self._content(last + 1)
                        if not content.is_empty:
                            return replace(phrase, last=content.last, tags=content.tags | content.inner, head=content.head)
                    return phrase
        return None

    def _is_converted(self, index: int) -> bool:
        """Whether a bracket with another weight opens at ``index``."""
        if index >= len(self.words) or self.words[index].low != "(":
            return False
        return any((word.low,) in self.units.weight for word in self.words[index + 1 : index + 6])

    def _is_weighed(self, index: int) -> bool:
        """Whether the words in front of the number speak of weight: "weighing a total of 47 pounds"."""
        for position in range(index - 1, max(index - 12, -1), -1):
            if self.words[position].low in ".;:":
                return False
            if self.words[position].low in self.breaks.weighing:
                return True
        return False

    def _is_elided(self, index: int) -> bool:
        """Whether an apostrophe follows: "1,9 million l'année précédente" are no litres."""
        end = self.words[index].end
        return len(self.words[index].low) == 1 and self.text[end : end + 1] in ("'", "’", "ʼ")

    # -- noun phrases -------------------------------------------------------------------------------------------

    def _head_final(self, index: int) -> Phrase:
        words, breaks = self.words, self.breaks
        opening = index
        head = -1
        known_end = -1
        position = index
        while position < self.limit and position < opening + 9:
            word = words[position]
            if not word.is_word:
                if self._calibre_length(position):
                    position += self._calibre_length(position)
                    continue
                if word.glued or (position + 1 < self.limit and words[position + 1].glued):
                    position += 1  # "a 37-year-old man"
                    continue
                if word.low in "“\"«'‘" and head < 0:
                    position += 1
                    continue
                if word.low == "," and self._adjectives_go_on(index, position):
                    position += 1
                    continue
                break
            tied = position + 1 < self.limit and words[position + 1].glued  # "33,000 in-depth reports"
            if word.low in breaks.phrase and not word.glued and not tied and not (head < 0 and word.low in breaks.filler):
                # "illicit and counterfeit medicines": adjectives are joined before the head has come.
                joins = position > index and self.phrases["coordination"].length_at(position) == 1
                if not joins or not (
                    head < 0 or self._nations_go_on(head, position) or self._compound_goes_on(index, head, position)
                ):
                    break
                head = known_end = -1  # the head is still to come
                position += 1
                continue
            if self._age_length(position):
                position += self._age_length(position)  # "two 16-year-olds", but "a 16-year-old girl"
                head = known_end = position - 1
                continue
            if position + 1 < self.limit and words[position + 1].glued:
                position += 1  # "Libya-bound victims": what a hyphen ties to the next word is no head
                continue
            if head >= 0 and word.low == "s" and self.text[word.start - 1] in "'’" and self._noun_follows(position + 1):
                index, head, known_end, position = position + 1, -1, -1, position + 1
                continue  # "a farmer's son": the head comes behind the genitive
            if head >= 0 and self.phrases["suspected"].length_at(position):
                break  # "111 people accused of fraud"
            if known_end >= 0 and words[head].low != words[head].key and word.low in self.lexicon.grammar.parts.holding:
                break  # "two buildings housing scammers": the noun ends before what it holds
            if known_end >= 0 and word.pos == "PROPN" and self._is_name(position, known_end):
                break  # "arrested a local resident John Smith"
            is_known, length = self._known_at(position)
            if is_known and length == 1 and self._only_describes(position):
                position += 1  # "six dead parrots" are no deaths
                continue
            if is_known and head >= 0 and head == known_end and self._is_subject(position + length):
                officers = self.lexicon.noun_tags(words, position, position + length)
                single = words[position].low == words[position].key and not words[position].glued
                if "officers" in officers and single and "locations" in self._tags_final(index, head)[0]:
                    break  # "in one home police found"
            if is_known:
                position += length
                head = position - 1
                known_end = head
                if words[head].low in breaks.phrase:
                    break  # "two blocks from home": the noun ends in a preposition
                continue
            if position in self.people:
                head = position
                position += 1
                continue
            if head >= 0 and position > head and self._leads_on(position):
                position += 1  # "drug-related arrests", "firearms trafficking cases": the head comes later
                continue
            if head >= 0 and word.pos not in NOUN_POS and not (word.pos == "" and known_end < 0):
                break
            if word.pos in NOUN_POS or (word.pos == "" and known_end < 0):
                head = position
            elif word.pos not in MODIFIER_POS and not word.glued:
                break  # but "would-be migrants"
            position += 1
        if head < 0:
            return Phrase(opening, opening)
        tags, inner = self._tags_final(index, head)
        return Phrase(opening, head + 1, tags, inner, head=head)

    def _age_length(self, position: int) -> int:
        """How many words of an age that names a person stand at ``position``, tied to the figure before; 0 for none."""
        length = self.phrases["ages"].length_at(position)
        tied = all(word.glued for word in self.words[position : position + length])
        return length if tied and position + length <= self.limit else 0

    def _is_name(self, position: int, known_end: int) -> bool:
        """Whether a name stands in apposition behind a noun of persons."""
        word = self.words[position]
        person = self.words[known_end].tags & PERSON_TAGS
        capital = self.text[word.start].isupper() and self.text[self.words[known_end].start].islower()
        return bool(person and capital and position == known_end + 1 and not word.tags)

    def _is_subject(self, position: int) -> bool:
        """Whether a verb stands at ``position``: the noun before it is its subject."""
        return position < self.limit and self.words[position].pos in ("VERB", "AUX")

    def _only_describes(self, position: int) -> bool:
        """Whether a known noun is but an adjective of the thing that follows it ("dead parrots", but not "dead migrants")."""
        following = self.words[position + 1] if position + 1 < self.limit else None
        if following is None or self.words[position].low not in self.breaks.filler or following.pos not in NOUN_POS:
            return False
        tags = following.tags
        return bool(tags) and not tags & PERSON_TAGS

    def _compound_goes_on(self, first: int, head: int, position: int) -> bool:
        """ "Alarm and signal weapons": a bare singular is no head; the plural behind "and" is."""
        words = self.words
        if words[head].low != words[head].key or self._tags_final(first, head)[0] & (PERSON_TAGS | {"drugs"}):
            return False
        for index in range(position + 1, min(position + 4, self.limit)):
            word = words[index]
            if (
                not word.is_word
                or (word.pos not in ("ADJ", "NOUN", "PROPN", "VERB") and not word.glued)
                or word.low in self.breaks.phrase
            ):
                return False
            if word.low != word.key and word.tags:
                return True
        return False

    def _nations_go_on(self, head: int, position: int) -> bool:
        """ "68 Indian and Nepali passports": two adjectives of nation are joined in front of the noun of both."""
        words, following = self.words, position + 1
        alike = words[head].low == words[head].key and head == position - 1
        return alike and head in self.people and following in self.people and self._noun_follows(following + 1)

    def _adjectives_go_on(self, first: int, position: int) -> bool:
        """Whether a comma stands between adjectives of one noun: "93 Iraqi, Syrian relics", "40 stolen, forged passports"."""
        words = self.words

        def describes(index: int) -> bool:
            named = index in self.people and words[index].pos not in NOUN_POS
            return named or words[index].pos == "ADJ" or words[index].low in self.breaks.filler

        return (
            first < position < self.limit - 2 and all(describes(index) for index in range(first, position))
            and describes(position + 1) and self._noun_follows(position + 2)
        )  # fmt: skip

    def _calibre_length(self, position: int) -> int:
        """How many words of a size inside a phrase start here: the ".22" of a rifle, the "9 mm" of a pistol; 0 for none."""
        if position + 1 >= self.limit or self._age_length(position + 1):
            return 0
        word, following = self.words[position], self.words[position + 1]
        if word.low in ".," and following.low.isdigit() and following.start == word.end:
            return 2
        return 2 if word.low[0].isdigit() and following.tags == {"noise"} else 0

    def _leads_on(self, position: int) -> bool:
        """Whether a word behind a noun belongs to a compound that goes on: tied by a hyphen, or a word like "trafficking"."""
        if position + 1 >= self.limit:
            return False
        word, following = self.words[position], self.words[position + 1]
        noun_next = following.pos in NOUN_POS or bool(following.tags)
        inner = word.glued or word.low in self.breaks.inner
        return inner and noun_next and following.low not in self.breaks.phrase

    def known_length(self, position: int) -> int:
        """How many words the longest known noun at ``position`` has; 0 when none stands there."""
        return self._known_at(position)[1]

    def _known_at(self, position: int) -> tuple[bool, int]:
        length, _ = self.lexicon.noun_at(self.words, position, self.limit)
        # A word that may be a verb as well ("cases", "searches", "checks" are fine behind a number) is a noun here
        # unless the model is sure of a verb and no noun can follow.
        if not length or (length == 1 and self.words[position].pos in ("AUX", "DET", "ADP")):
            return False, 0
        return True, length

    def _tags_final(self, first: int, head: int) -> tuple[frozenset[str], frozenset[str]]:
        lexicon, words = self.lexicon, self.words
        tags: frozenset[str] = frozenset()
        start = head + 1
        aged = head + 1 - self.phrases["ages"].length_before(head + 1)
        if aged <= head and self._age_length(aged):
            age = words[aged - 1].low
            return frozenset({"minors" if age.isdigit() and int(age) < _OF_AGE else "persons"}), frozenset()
        for begin in range(max(first, head + 1 - lexicon.longest_noun), head + 1):
            found = lexicon.noun_tags(words, begin, head + 1)
            if found:
                tags, start = found, begin
                break
        if not tags and head in self.people:
            tags, start = frozenset({"persons"}), head
        if not tags:
            tags = self._make(first, head)
        inner: set[str] = set()
        for position in range(first, start):
            for last in range(position + 1, min(position + lexicon.longest_noun, start) + 1):
                inner |= lexicon.noun_tags(words, position, last)
        return tags, frozenset(inner)

    def _make(self, first: int, head: int) -> frozenset[str]:
        """ "Three BMW X5s", "two Lexus RX 450hs": the kinds of a make, when only capitals that no list knows follow it."""
        for index in range(head - 1, first - 1, -1):
            if not self.text[self.words[index + 1].start].isupper():
                break
            tags = self.words[index].tags
            if tags:
                named = self.text[self.words[index].start].isupper() and tags <= {"vehicles", "devices", "weapons"}
                return tags if named else frozenset()
        return frozenset()

    def _head_initial(self, index: int) -> Phrase:
        words, breaks, lexicon = self.words, self.breaks, self.lexicon
        position = index
        while position < self.limit and position < index + 5:
            word = words[position]
            if not word.is_word:
                if word.low in "“\"«'‘":
                    position += 1
                    continue
                break
            length, tags = lexicon.noun_at(words, position, self.limit)
            if length == 1 and word.low in breaks.filler and self._noun_follows(position + 1):
                length = 0  # "deux jeunes femmes"
            if length == 1 and tags == {"noise"} and self._is_participle_of_phrase(position):
                return Phrase(index, index)  # « et six placés en détention » counts no places
            if length > 1 or (length == 1 and word.low not in breaks.phrase):
                last = self._extend(position + length)
                return Phrase(index, last, tags, self._inner_initial(position + length, last), head=position)
            if position in self.people:
                return Phrase(index, self._extend(position + 1), frozenset({"persons"}), head=position)
            if word.low in breaks.phrase and word.low not in breaks.filler:
                break
            if word.low in breaks.filler:
                position += 1
                continue
            if any(form.form == "participle" and not form.rest for form in lexicon.acts.get(word.low, ())):
                break  # "dont 53 identifiés comme victimes": what was done, no noun
            if word.pos in NOUN_POS or word.pos == "":
                last = self._extend(position + 1)
                return Phrase(index, last, frozenset(), self._inner_initial(position + 1, last), head=position)
            if word.pos not in ("ADJ", "ADV", "NUM", "X"):
                break
            position += 1
        return Phrase(index, index)

    def _is_participle_of_phrase(self, position: int) -> bool:
        """Whether a participle with the rest of its locution stands at ``position``."""
        return any(
            form.form == "participle"
            and form.rest
            and tuple(word.low for word in self.words[position + 1 : position + 1 + len(form.rest)]) == tuple(form.rest)
            for form in self.lexicon.acts.get(self.words[position].low, ())
        )

    def _noun_follows(self, position: int) -> bool:
        """Whether a noun stands at ``position``: the word before it is an adjective then ("deux jeunes femmes")."""
        if position >= self.limit or not self.words[position].is_word:
            return False
        word = self.words[position]
        return word.pos in NOUN_POS or (bool(word.tags) and word.low not in self.breaks.phrase)

    def _extend(self, position: int) -> int:
        """End of the adjectives and nouns in apposition that follow the head of a head-initial phrase."""
        limit = position + 4
        while position < min(self.limit, limit):
            word = self.words[position]
            if not word.is_word or word.low in self.breaks.phrase or word.pos not in ("ADJ", "NOUN"):
                break
            if self._is_result(word) or any(
                form.form == "participle" and not form.rest and form.act is Act.EXPLOIT
                for form in self.lexicon.acts.get(word.low, ())
            ):
                break  # "3 222 victimes secourues": what was done, no adjective
            position += 1
        return position

    def _is_result(self, word: Word) -> bool:
        """Whether a word is the participle of an act that is a result."""
        return any(form.form == "participle" and form.act in RESULTS for form in self.lexicon.acts.get(word.low, ()))

    def _inner_initial(self, first: int, last: int) -> frozenset[str]:
        inner: set[str] = set()
        for position in range(first, last):
            inner |= self.words[position].tags
        return frozenset(inner)

    def _with_content(self, phrase: Phrase) -> Phrase:
        """``phrase`` with the kinds of what the container holds, when "of …" stands behind it."""
        if not self.is_of(phrase.last):
            return self._with_load(phrase)
        content = self._content(phrase.last + 1)
        if content.is_empty:
            return phrase
        return replace(phrase, last=content.last, inner=phrase.inner | content.tags | content.inner, holds=True)

    def _with_load(self, phrase: Phrase) -> Phrase:
        """``phrase`` with what it is told to hold by a participle: "five cartons each containing 12 bottles of whisky"."""
        for position in range(phrase.last, min(phrase.last + 3, self.limit)):
            if self.words[position].low in self.lexicon.grammar.parts.holding:
                for index in range(position + 1, min(position + 5, self.limit)):
                    word = self.words[index]
                    if word.is_word and word.pos not in ("NUM", "DET", "PRON", "ADV", "ADP"):
                        reader = self._head_final if self.lexicon.grammar.head == "final" else self._head_initial
                        load = reader(index)
                        if load.tags & {"containers", "pills", "packages"} and self.is_of(load.last):
                            inside = self._content(load.last + 1)
                            load = replace(load, inner=load.inner | inside.tags)
                        kinds = (load.tags | load.inner) - {"containers", "packages", "parcels"}
                        return replace(phrase, inner=phrase.inner | kinds, holds=bool(kinds))
                return phrase
            if not self.words[position].is_word or self.words[position].pos not in ("DET", "PRON", "ADV", ""):
                break
        return phrase

    def _content(self, index: int) -> Phrase:
        """What a container or measure holds; articles and "what is believed to be" are stepped over."""
        for position in range(index, min(index + 7, self.limit)):
            word = self.words[position]
            if not word.is_word:
                break
            if word.low in self.breaks.phrase and word.low not in self.breaks.filler:
                continue
            reader = self._head_final if self.lexicon.grammar.head == "final" else self._head_initial
            phrase = reader(position)
            if not phrase.is_empty:
                return phrase
            if word.pos == "NUM":
                break
        return Phrase(index, index)

    def is_of(self, index: int) -> bool:
        return 0 <= index < len(self.words) and self.words[index].low in self.breaks.of
