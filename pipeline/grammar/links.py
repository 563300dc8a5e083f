"""What the steps that link counts have in common: the passage, its counts, and simple questions about two of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.grammar.acts import Voice
from pipeline.grammar.found import ACT_CATEGORY, ON_PEOPLE, PERSON_ACTS, THING_TAGS, THINGS, FoundCount, top
from pipeline.grammar.lexicon import Act
from pipeline.grammar.phrases import PERSON_TAGS
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
WHO = (Category.MINORS, Category.WOMEN, Category.MEN, Category.VICTIMS, Category.MIGRANTS)
SUSPECTED = (Category.ARRESTS, Category.CONVICTIONS, Category.SUSPECTS)
# Signs that lead the eye from a label to its figure.
LEADERS = frozenset("._…·")
SORTS = frozenset({Category.MINORS, Category.WOMEN, Category.MEN})


def including_before(passage: Passage, item: FoundCount) -> bool:
    """Whether "including", "dont", "of whom" opens what this number counts, with no other number between."""
    phrases = passage.phrases["including"]
    sentence = passage.sentences[item.sentence]
    index = item.opening
    place, steps = index - 1, 0
    while place >= sentence.first and steps < 7:
        length = phrases.length_at(place)
        if length and place + length <= index:
            if place - 1 in passage.number_words:
                return False  # "three of them AK-47s, two pistols": it speaks of the three
            return not any(word.low in ";:" for word in passage.words[place + length : index])
        if passage.words[place].low == ";" or place in passage.number_words:
            return False
        steps += passage.words[place].low not in LEADERS  # "dont pneus ....... 120"
        place -= 1
    return False


class Links:
    """One step: ``found`` are all counts of the passage, ``tentative`` the indexes of those that only a sum confirms."""

    def __init__(self, passage: Passage, found: list[FoundCount], tentative: set[int]) -> None:
        self.passage = passage
        self.found = found
        self.words = passage.words
        self.phrases = passage.phrases
        self.tentative = tentative

    def _named(self, tags: frozenset[str], acts: frozenset[Act]) -> Category | None:
        """The category of a whole with a noun of these tags, of which these acts are said; None when they name none."""
        for act in PERSON_ACTS:
            if act in acts:
                return ACT_CATEGORY[act]
        named = (*WHO, Category.SUSPECTS, Category.OFFICERS, Category.ARRESTS, Category.CONVICTIONS, Category.DEATHS)
        people = next((category for category in named if category.value in tags), None)
        if people is not None or tags & PERSON_TAGS:
            return people
        return next((Category(tag) for tag in THING_TAGS if tag in tags), None)

    def _fronted_noun(self, item: FoundCount) -> Category | None:
        """ "Of the packages in the post, 715,000 were inspected": the noun of a fronted "of" phrase, when it names things."""
        first = self.passage.sentences[item.sentence].first
        length = self.phrases["of_total"].length_at(first)
        if not length or self.words[item.opening - 1].low != ",":
            return None  # « Des victimes ont été identifiées à Lyon (12) » opens with no "of"
        tags = self.passage.reader.noun_phrase(first + length, item.first_word).tags
        if not tags & THINGS and tags & {"containers", "packages", "parcels"}:
            return Category.GOODS
        return next((Category(tag) for tag in THING_TAGS if tag in tags), None)

    def _told_before(self, position: int) -> FoundCount | None:
        """For "of the seven men": the count of seven people told before."""
        item = self.found[position]
        if not self.phrases["of_total"].length_before(item.opening):
            return None
        same = [other for other in self.found[:position] if other.value == item.value and other.category in PEOPLE]
        return same[-1] if same else None

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

    def _is_partitive(self, item: FoundCount) -> bool:
        after = self.phrases["of_them"].length_at(item.bare_end) or self.phrases["of_total"].length_at(item.bare_end)
        return item.bare_last >= 0 or bool(after) or self._opens_with_part(item.sentence)

    def _opens_with_part(self, sentence: int) -> bool:
        """Whether the sentence starts with "Of those arrested, …", "De ce nombre, …", "Parmi les interpellés, …"."""
        first, last = self.passage.sentences[sentence].first, self.passage.sentences[sentence].last
        if self.words[first].low in self.passage.lexicon.grammar.parts.fronted:
            # "Parmi les rescapés, cinq sont des femmes": people without a figure.
            for index in range(first + 1, min(first + 4, last)):
                if self.words[index].tags & (PERSON_TAGS | {"arrests", "deaths"}):
                    return not any(place in self.passage.number_words for place in range(first, index))
        return bool(self.phrases["of_them"].length_at(first) or self.phrases["including"].length_at(first))

    def _is_more(self, item: FoundCount) -> bool:
        if self.phrases["more"].length_before(item.opening) or self.phrases["rest"].length_before(item.opening):
            return True
        return bool(self.phrases["more"].length_at(item.last_word))

    def _counts(self) -> list[int]:
        return [index for index, item in enumerate(self.found) if item.category is not None and item.reason is None]

    def _fits(self, whole: FoundCount, item: FoundCount) -> bool:
        if top(item.value) > top(whole.value) or whole is item:
            return False
        if item.elliptic and item.acts & ON_PEOPLE and item.category in SUSPECTED and whole.category not in PEOPLE:
            return False  # "of those under investigation, 37 were arrested": no part of the investigations
        if item.elliptic:
            things = item.whole_tags & THINGS and not item.whole_tags & PERSON_TAGS
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
        item.category = who(item.tags) or sex_of(item) or whole.category

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
        coordinated = self.phrases["coordination"].find(before.last_word, item.first_word) >= 0
        return coordinated or any(word.low == "," for word in gap)

    def _block(self, item: FoundCount) -> int:
        return self.passage.sentences[item.sentence].block

    def _sum(self, run: Sequence[int]) -> float:
        return sum(top(self.found[index].value) for index in run)


def sex_of(item: FoundCount) -> Category | None:
    """The sex that an adjective of a noun of persons says: "three female Kenyans"."""
    told = [sex for sex in (Category.WOMEN, Category.MEN) if f"+{sex}" in item.tags]
    return told[0] if len(told) == 1 and "persons" in item.tags and "+minors" not in item.tags else None


def who(tags: frozenset[str]) -> Category | None:
    """The category of people that a noun names by age, sex or lot; of several the closest."""
    return next((category for category in WHO if category.value in tags), None)


def is_separate_act(item: FoundCount, whole: FoundCount) -> bool:
    """Two different acts are two counts ("six interpellés, dont quatre mis en examen")."""
    acts = {Category.ARRESTS, Category.CONVICTIONS, Category.DEATHS}
    people = acts | {Category.SUSPECTS, Category.MIGRANTS, Category.PERSONS_CHECKED, *FOUND_PEOPLE}
    return item.category != whole.category and item.category in acts and whole.category in people
