"""Which of an event's countries a count is said of: the one named beside it, at the head of its clause, or in its bracket."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.assembly.countries import is_list
from pipeline.assembly.cues import Cues
from pipeline.assembly.lines import Line
from pipeline.mentions import Mention

# "(8 in Austria, 16 in Spain)", "– 8 in Austria, 16 in Spain –"
_BRACKET = re.compile(r"\([^()\n]*\)|(?<=\s)[–—]\s[^–—\n;:]*\s?[–—](?!\w)")
_CLAUSE = re.compile(r"[;:]\s")


def where_of(text: str, item: Mention, line: Line, places: Sequence[Mention], counts: Sequence[Mention], cues: Cues) -> list[str]:
    """The countries of its sentence that the count ``item`` is said of; empty when that is all of them, or none.

    ``places`` are the countries of the event in ``line``, ``counts`` all counts of the line, both in order. A place in a
    bracket is that of the counts in it ("46 (8 in Austria, 16 in Spain)", "Spain (12)"), a place behind a part of a count is
    that of the part ("17 arrests, two of them in Mexico").
    """
    named = [place for place in places if item.start <= place.start < item.end]
    if named:  # "420 French gendarmes"
        return list(dict.fromkeys(str(place.value) for place in named))
    places = [place for place in places if not any(count.start <= place.start < count.end for count in counts)]
    brackets = [match.span() for match in _BRACKET.finditer(text, line.start, line.end)]
    own = next((span for span in brackets if _within(item, span)), None)
    if own is not None:
        opener = [place for place in places if _opens(place, own)]
        within = [place for place in places if _within(place, own)]
        if opener and not within:
            return [str(opener[-1].value)]
        if within:
            places, counts = within, [count for count in counts if _within(count, own)]
    else:
        filled = [span for span in brackets if any(_within(count, span) for count in counts)]
        places = [place for place in places if not any(_within(place, span) or _opens(place, span) for span in filled)]
    parts = [count for count in counts if count.detail.parent_key == item.detail.key and count.start > item.start]
    if parts:
        told = {place.value for place in places for part in parts if _is_of_part(text, place, part)}
        if len(told) > 1:
            return []  # "nine people, seven in Ecuador and two in Spain, were arrested, Spanish police said"
        places = [place for place in places if not any(_is_of_part(text, place, part) for part in parts)]
    groups = _groups(text, places, cues)
    if len({code for _, _, codes in groups for code in codes}) > 1:
        start, end = _clause(text, item, line if own is None else own)
        groups = [group for group in groups if start <= group[0] < end]
        counts = [count for count in counts if start <= count.start < end]
    return list(_told(text, item, groups, counts, cues))


def _is_of_part(text: str, place: Mention, part: Mention) -> bool:
    """Whether a place is that of a part: no comma closes it before ("two of them in Mexico", not "two rifles, in Mexico")."""
    return part.end <= place.start and "," not in text[part.end : place.start]


_Group = tuple[int, int, tuple[str, ...]]


def _told(text: str, item: Mention, groups: Sequence[_Group], counts: Sequence[Mention], cues: Cues) -> tuple[str, ...]:
    """The codes of the group that stands behind the count in its phrase, else of the one before it."""
    behind = next((group for group in groups if group[0] >= item.end), None)
    if behind is not None and _is_phrase(text, item, behind, counts, cues):
        return behind[2]
    taken = [
        group for group in groups if any(_is_phrase(text, count, group, counts, cues) for count in counts if count is not item)
    ]
    free = [group for group in groups if group not in taken]
    if len({codes for _, _, codes in groups}) == 1 and _is_of_all(item, groups, free, counts):
        return groups[0][2]
    before = [group for group in groups if group[1] <= item.start]
    first = min((count.start for count in counts), default=item.start)
    if not before or (_between(before[-1][1], item.start, counts) and groups[0][0] >= first):
        return ()
    goes_on = not any(cues.joints.fullmatch(word) for word in re.findall(r"[,–—] *(\w+)", text[before[-1][1] : item.start]))
    own = item.detail.parent_key is None and goes_on
    return before[-1][2] if groups[0][0] < first or before[-1] in free or own else ()


def _is_of_all(item: Mention, groups: Sequence[_Group], free: Sequence[_Group], counts: Sequence[Mention]) -> bool:
    """Whether the only country of a sentence is that of every count, not of the one whose phrase it ends or opens.

    "140,000 euros of it lay in Durrës" says nothing of what else was seized, nor does "… and, at a jeweller's in Antwerp, 2 kg".
    """
    parts = any(count.detail.parent_key is not None for count in counts)
    if not free and (item.detail.parent_key is not None or parts):
        return False
    return not all(group[0] >= item.end and any(0 <= count.start - group[1] <= len(", ") for count in counts) for group in groups)


def _is_phrase(text: str, count: Mention, group: _Group, counts: Sequence[Mention], cues: Cues) -> bool:
    """Whether a group of places ends the phrase of a count: "five arrests in Latvia", not "five arrests and, in Latvia, …"."""
    if group[0] < count.end or _between(count.end, group[0], counts):
        return False
    gap = text[count.end : group[0]]
    return not re.search(r"[,;–—]", gap) and not any(cues.joints.fullmatch(word) for word in gap.split()[:1])


def _between(start: int, end: int, counts: Sequence[Mention]) -> bool:
    return any(start <= count.start < end for count in counts)


def _groups(text: str, places: Sequence[Mention], cues: Cues) -> list[_Group]:
    """Places that stand in one list ("Latvia and Estonia"), or say one country twice ("Riga, Latvia"), as one."""
    groups: list[_Group] = []
    for place in places:
        code = str(place.value)
        if groups:
            start, end, codes = groups[-1]
            if is_list(text[end : place.start], cues) or codes == (code,):
                groups[-1] = start, place.end, tuple(dict.fromkeys((*codes, code)))
                continue
        groups.append((place.start, place.end, (code,)))
    return groups


def _clause(text: str, item: Mention, span: Line | tuple[int, int]) -> tuple[int, int]:
    """The part of the sentence between colons and semicolons that the count stands in."""
    start, end = (span.start, span.end) if isinstance(span, Line) else span
    for match in _CLAUSE.finditer(text, start, end):
        if match.end() <= item.start:
            start = match.end()
        elif match.start() >= item.end:
            return start, match.start()
    return start, end


def _within(item: Mention, span: tuple[int, int]) -> bool:
    return span[0] < item.start < span[1]


def _opens(place: Mention, bracket: tuple[int, int]) -> bool:
    return 0 <= bracket[0] - place.end <= len(" ")
