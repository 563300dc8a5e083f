"""A second act on the same people: "arrested and charged", "All were jailed"."""

from __future__ import annotations

from pipeline.grammar.acts import ActPlace, Voice
from pipeline.grammar.found import ACT_CATEGORY, LET_GO, FoundCount, top
from pipeline.grammar.lexicon import Act
from pipeline.grammar.links import FOUND_PEOPLE, Links
from pipeline.grammar.phrases import PERSON_TAGS
from pipeline.records import Category


class SecondActs(Links):
    """Finds the second counts that further acts on the same people make."""

    def pronoun_acts(self) -> list[FoundCount]:
        """ "Officers surprised six men. All were arrested.": what is done to "they" is done to the people told last."""
        more: list[FoundCount] = []
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
                    more.append(self._twin(item, ACT_CATEGORY[act], place))
                else:
                    item.category, item.strong, item.act_place, item.acts = ACT_CATEGORY[act], True, place, place.acts
                    item.reason = None
        return more

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
                joined = self.phrases["coordination"].find(place.last, other.first) >= 0
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
