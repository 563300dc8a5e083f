"""The countries of the lines of one text: which of them are places of an event, and what backs them. Each line is read once."""

from __future__ import annotations

from pipeline.assembly.countries import (
    NEAR,
    ListPlace,
    count_labels,
    is_dateline,
    is_in_brackets_of,
    is_label_elsewhere,
    is_of_event,
    is_one_place,
    label_country,
    list_places,
)
from pipeline.assembly.story import Story
from pipeline.layout import BlockKind
from pipeline.mentions import Mention

# So many countries in one line are a list of those that took part.
_LIST = 4


class Places:
    """Asked line by line, by its index."""

    def __init__(self, story: Story) -> None:
        self.text = story.text
        self.lines = story.lines
        self.countries = story.places
        self.counts = story.counts
        self.cues = story.cues
        self.lead = story.lead
        self.labels = count_labels(story.text, story.lines, story.places)
        # For each line the last one down to it that is no item: the line that announces a list.
        self._above: list[int] = []
        for number, line in enumerate(self.lines):
            is_item = line.kind is BlockKind.ITEM and number > 0
            self._above.append(self._above[-1] if is_item else number)
        self._read: dict[int, tuple[list[Mention], list[Mention]]] = {}
        self._labelled: dict[int, str | None] = {}

    def datelines(self, index: int) -> list[Mention]:
        """The countries of the line's dateline."""
        return self._sorted(index)[0]

    def of_event(self, index: int) -> list[Mention]:
        """The countries where the line says that something happened, or who took part; its dateline left out."""
        return self._sorted(index)[1]

    def label(self, index: int) -> str | None:
        """The country that a heading, or the start of an item, gives to the line."""
        if index not in self._labelled:
            self._labelled[index] = label_country(self.text, self.lines, index, self.countries, self.labels)
        return self._labelled[index]

    def backed(self, index: int) -> set[str]:
        """Those codes of :meth:`of_event` that the line shows to be of an event by what it tells beside them.

        A line backs them by a figure, a deed ("was searched") or a force, as a heading, an item or the first sentence of
        the text, or as a list of countries; a force of the country and a country that the sentence begins with back
        themselves. The rest are background: "There are 1,500 km from Mbour to Tenerife".
        """
        told, line = self.of_event(index), self.lines[index]
        codes = {str(mention.value) for mention in told}
        if (
            index in self.counts
            or (line.first and index in self.lead)
            or line.kind is not BlockKind.PARAGRAPH
            or len(codes) >= _LIST
            or self.cues.deeds.search(self.text, line.start, line.end)
        ):
            return codes
        return {
            str(mention.value)
            for mention in told
            if mention.detail.kind == "authority"
            or (mention.detail.kind == "name" and mention.start - line.start < len("the ") + 1)
        }

    def _sorted(self, index: int) -> tuple[list[Mention], list[Mention]]:
        if index not in self._read:
            line, mentions = self.lines[index], self.countries.get(index, [])
            datelines: list[Mention] = []
            told: list[Mention] = []
            places = list_places(self.text, mentions, self.cues)
            if mentions and is_label_elsewhere(self._announced(index), self.cues):
                mentions, places = [], []  # "Countries of origin:", and an item each
            for at, (mention, place) in enumerate(zip(mentions, places, strict=True)):
                before = mentions[at - 1] if at else None
                if before is not None and is_in_brackets_of(self.text, mention, before):
                    continue
                if is_dateline(self.text, mention, line, self.labels):
                    datelines.append(mention)
                elif self._is_town_elsewhere(before, mention, told):
                    continue
                elif before is not None and _is_far_in_list(before, mention, place):
                    told += [mention] if _is_last(before, told) else []
                elif is_of_event(self.text, mention, line, place, self.cues):
                    told.append(mention)
            self._read[index] = datelines, told
        return self._read[index]

    def _announced(self, index: int) -> str:
        """The line above the list that a line is an item of; "" for a line that is none."""
        above = self._above[index]
        return self.text[self.lines[above].start : self.lines[above].end] if above < index else ""

    def _is_town_elsewhere(self, before: Mention | None, mention: Mention, told: list[Mention]) -> bool:
        """Whether the country only names that of a town where nothing happened: "shipped from Guayaquil in Ecuador"."""
        return (
            before is not None
            and before.detail.kind in ("city", "region")
            and not _is_last(before, told)
            and is_one_place(before, mention)
        )


_PLACES = frozenset({"name", "city", "region"})


def _is_last(mention: Mention, told: list[Mention]) -> bool:
    return bool(told) and told[-1] is mention


def _is_far_in_list(before: Mention, mention: Mention, place: ListPlace) -> bool:
    """Whether what opens the list of a country is too far in front of it to be seen from there."""
    return mention.start - place.head > NEAR and {before.detail.kind, mention.detail.kind} <= _PLACES
