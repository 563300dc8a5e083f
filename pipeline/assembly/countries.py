"""Where an event took place: which of the countries in its sentences are those of the event, and which count is of which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.assembly.cues import Cues
from pipeline.assembly.lines import Line
from pipeline.layout import BULLETS, BlockKind
from pipeline.mentions import Mention

# A straight quotation mark opens before a word and closes behind one.
_QUOTE = re.compile(r"[“«][^“”«»\n]{25,}[”»]|(?<!\w)\"(?=\S)[^\"\n]{25,}(?<=\S)\"(?!\w)")

# "Spain's Canary Islands"
_POSSESSIVE = re.compile(r"['’]s\b")

# "Brussels (Brussels Morning) Officers …", "TUNIS (TAP)"
_AGENCY = re.compile(r" \((?:[A-Z][\w&.]+ ?){1,4}\)")

# Words between a verb of going and its preposition; a sign that ends what belongs to the verb.
_REACH = 6
_BREAK = re.compile(r"[.;:!?()«»“”]")

# What opens a list stands so near in front of it, in characters; a member farther from the head is what the one before it is.
NEAR = 100

# Words of a number of countries: "some twenty-four different".
_NUMBER = 3

# From so many countries on, a list behind "active in" is that of a network, not of an operation.
_VENUES = 3

# The words, names and signs between two members of a list.
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[^\w\s]")


def is_of_event(text: str, mention: Mention, line: Line, place: ListPlace, cues: Cues) -> bool:
    """Whether a country mention says where something happened or who took part, not where people or goods are from.

    A word that says such a thing of one country says it of the next only in a list: nothing before ``place.border`` counts.
    """
    detail = mention.detail
    if detail.kind == "inhabitant":
        return False
    near = max(line.start, place.border, place.head - NEAR)
    before = text[near : mention.start]
    after = text[mention.end : min(line.end, mention.end + 30)]
    if detail.kind == "adjective":
        behind = after.split()[:2]
        if behind and cues.people.fullmatch(behind[0].rstrip(".,;:)")):
            behind = behind[1:]  # "a Turkish national", but "Turkish National Police"
        return not _is_paid(before, cues) and bool(
            cues.authority.search(" ".join(behind)) or cues.authority.search(" ".join(before.split()[-2:]))
        )
    if text[mention.end : mention.end + 1] in "-‐‑" and cues.bound.match(text, mention.end + 1):
        return False
    if detail.kind == "name" and cues.people.match(after.lstrip()):
        return False  # "nine Myanmar nationals"
    if cues.promised.search(" ".join(re.split(r"[.,;:()]", before)[-1].split()[-8:])):
        return False  # "a job in a beauty parlour in Mumbai"
    if cues.elsewhere.search(before) or cues.elsewhere.match(after.lstrip(" -")):
        return False
    if _elsewhere_in_clause(text, mention, near, cues):
        return False
    lead = text[near : place.head]
    if is_label_elsewhere(lead, cues):
        return False  # "Nationalities of the victims: Mali, Niger, …"
    if place.size >= _VENUES and any(is_list(lead[match.end() :], cues) for match in cues.venues.finditer(lead)):
        return False
    if _is_on_the_way(before, cues):
        return False
    if detail.kind == "name" and any(is_list(before[match.end() :], cues) for match in cues.neighbours.finditer(before)):
        return False  # "in a village bordering Benin and Niger"
    origin = None
    for match in cues.origin.finditer(before):
        origin = match
    if origin is not None:
        gap = before[origin.end() :]
        announced = cues.announced.search(gap)
        if announced is not None and len(gap[: announced.start()].split()) <= _NUMBER:
            gap = gap[announced.end() :]  # "from 24 countries, including Nepal"
        # Right behind the word, or a further member of a list: "from Mali, Niger and Togo".
        if is_list(gap, cues):
            opening = mention.start - len(before) + origin.start()
            who = text[max(line.start, opening - 30) : opening]
            return bool(cues.participants.search(" ".join(who.split()[-2:])))
    return not _is_quoted(text, mention, line)


def _is_quoted(text: str, mention: Mention, line: Line) -> bool:
    first, last = max(0, line.start - 400), line.end + 400
    if all(text.find(sign, first, last) < 0 for sign in '“«"'):
        return False
    return any(match.start() < mention.start < match.end() for match in _QUOTE.finditer(text, first, last))


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a country stands among those of its line. ``border``: where the last one ends that is in no list with it, else 0.

    ``head``: where the first one of its list begins; ``size``: how many names the list holds.
    """

    border: int
    head: int
    size: int = 1


def list_places(text: str, mentions: Sequence[Mention], cues: Cues) -> list[ListPlace]:
    """The place of each of a line's countries, in order."""
    places: list[ListPlace] = []
    for index, mention in enumerate(mentions):
        if index == 0:
            places.append(ListPlace(0, mention.start))
            continue
        other, before = mentions[index - 1], places[-1]
        gap = text[other.end : mention.start]
        linked = other.end <= mention.start and (is_one_place(other, mention) or is_list(gap, cues) or _is_route(gap, cues))
        border = before.border if linked or other.end > mention.start else other.end
        places.append(ListPlace(border, before.head if linked else mention.start))
    sizes = Counter(place.head for place in places)
    return [replace(place, size=sizes[place.head]) for place in places]


def is_one_place(other: Mention, mention: Mention) -> bool:
    """Whether two neighbours are a town and its country: "The Hague in the Netherlands", "Spain's Canary Islands"."""
    return other.value == mention.value and 0 <= mention.start - other.end <= 8


def is_in_brackets_of(text: str, mention: Mention, other: Mention) -> bool:
    """Whether ``mention`` only says to which state ``other`` belongs: "Hong Kong (China)", "Mayotte (France)"."""
    return (
        other.detail.kind in ("name", "region")
        and other.value != mention.value
        and text[other.end : mention.start] == " ("
        and text[mention.end : mention.end + 1] == ")"
    )


def _is_route(gap: str, cues: Cues) -> bool:
    """Whether ``gap`` leads from one stage of a journey to the next: "de Cayenne par Fort-de-France"."""
    words = _WORD.findall(gap)
    return bool(words) and all(
        cues.joints.fullmatch(word)
        or ((cues.direction.fullmatch(word) or cues.source.fullmatch(word)) and not cues.locative.fullmatch(word))
        for word in words
    )


def is_list(gap: str, cues: Cues) -> bool:
    """Whether nothing but names and what joins them stands in ``gap``: "Mali, du Niger et de ", or nothing at all."""
    joined = False  # a preposition is repeated only behind a comma or an "and": "au Togo, au Niger"
    for word in _WORD.findall(_POSSESSIVE.sub("", gap)):
        if not (
            word in ",'’(«“\"–-"
            or word[0].isupper()
            or any(words.fullmatch(word) for words in (cues.joints, cues.kinds))
            or (joined and any(words.fullmatch(word) for words in (cues.locative, cues.direction, cues.source)))
        ):
            return False
        joined = word == "," or word[0].islower()
    return True


def _is_on_the_way(before: str, cues: Cues) -> bool:
    """Whether somebody or something goes or is taken to the place that ``before`` leads to, or comes from there.

    "conduisait trente migrants au Niger", "passées par la Libye et par l'Italie": a verb of going, and soon behind it a
    preposition of direction that the place, or the list it ends, stands right behind.
    """
    return _leads(before, cues.motion, cues.direction, cues) or _leads(before, cues.coming, cues.source, cues)


def _leads(before: str, verbs: re.Pattern[str], prepositions: re.Pattern[str], cues: Cues) -> bool:
    for verb in verbs.finditer(before):
        behind = before[verb.end() :]
        if _BREAK.search(behind):
            continue
        for preposition in prepositions.finditer(behind):
            gap = behind[: preposition.start()]
            if "," not in gap and len(gap.split()) <= _REACH and is_list(behind[preposition.end() :], cues):
                return True
    return False


def _is_paid(before: str, cues: Cues) -> bool:
    """Whether a word of money opened the clause: "financée, pour moitié, par le ministère [allemand] …"."""
    return cues.funding.search(re.split(r"[.;:]", before)[-1]) is not None


def _elsewhere_in_clause(text: str, mention: Mention, start: int, cues: Cues) -> bool:
    """Whether a word of money or seat opened the clause or list that the country stands in, not before ``start``."""
    clause = re.split(r"[.;:()]", text[start : mention.start])[-1]
    match = cues.elsewhere.search(clause)
    if match is None:
        return False
    behind = clause[match.end() :]
    located = any(found.end() == len(behind.rstrip()) and "," in behind for found in cues.locative.finditer(behind))
    return not located


def is_label_elsewhere(label: str, cues: Cues) -> bool:
    """Whether ``label`` and its colon announce countries of something else: "Countries of origin:"."""
    clause = re.split(r"[.;()]", label.rstrip())[-1]
    return clause.endswith(":") and cues.elsewhere.search(clause) is not None


def is_dateline(text: str, mention: Mention, line: Line, labels: Counter[bool]) -> bool:
    """Whether the mention stands in the dateline of the text ("LYON (France) – ", "PARIS, Nov 6 – ", "TUNIS (TAP) - ").

    ``labels`` is how many blocks open with a country (see :func:`count_labels`): several are labels of a list, not datelines.
    """
    if not line.first or mention.start - line.start > 45 or line.kind is BlockKind.ITEM:
        return False
    if (
        line.end - line.start < 70
        and mention.detail.kind == "city"
        and re.search(r"\b(?:19|20)\d\d\b", text[line.start : line.end])
    ):
        return True  # "Communiqué de presse – Varsovie, 6 juin 2024"
    lead = text[line.start : line.start + 90]
    if mention.start == line.start and mention.detail.kind == "city" and _AGENCY.match(text, mention.end):
        return True
    dash = re.search(r"\s[–—-]\s|—|\s?\([A-Z]{2,12}\)|, le \d|, \d{1,2} |:\s", lead)
    if (
        dash is None
        or dash.start() > mention.end - line.start + 30
        or mention.start - line.start > dash.start()
        or text[line.start : mention.start].count(" ") > 4
    ):
        return False
    ahead = text[line.start : mention.start].rstrip()
    if line.start + dash.start() == mention.end and dash[0][0] == "," and ahead and ahead[-1] not in ",(":
        return False  # "PARIS, 6 June", "Lagos, Nigeria, 6 June"; not "In Ghana, 54 women were …"
    opens = mention.start == line.start and mention.detail.kind == "name"
    return not (opens and labels[mention.text.isupper()] > 1)


def count_labels(text: str, lines: Sequence[Line], countries: dict[int, list[Mention]]) -> Counter[bool]:
    """How many blocks of the text open with the name of a country and a dash, colon or full stop: in capitals, and not.

    Labels of one list are written alike; a dateline in capitals above "Tonga: …", "Viet Nam: …" is none of them.
    """
    openings = (_opens_with(text, line, countries.get(index, [])) for index, line in enumerate(lines) if line.first)
    return Counter(mention.text.isupper() for mention in openings if mention is not None)


def label_country(
    text: str, lines: Sequence[Line], index: int, countries: dict[int, list[Mention]], labels: Counter[bool]
) -> str | None:
    """The country that a heading or the start of an item gives to its lines ("• France – One inquiry …", "Togo. À …").

    The only paragraph of a text that opens so (``labels``) has a dateline: "NAIROBI (Kenya) – An operation …".
    """
    line = lines[index]
    block_first = index
    while block_first > 0 and lines[block_first - 1].block == line.block:
        block_first -= 1
    opening = _opens_with(text, lines[block_first], countries.get(block_first, []))
    if opening is not None and (labels[opening.text.isupper()] > 1 or lines[block_first].kind is not BlockKind.PARAGRAPH):
        return str(opening.value)
    if block_first > 0:
        above = lines[block_first - 1]
        if above.kind is BlockKind.HEADING and above.end - above.start < 60 and line.kind is not BlockKind.HEADING:
            codes = {mention.value for mention in countries.get(block_first - 1, []) if mention.detail.kind == "name"}
            words = text[above.start : above.end].split()
            if len(codes) == 1 and len(words) <= 5:
                return str(next(iter(codes)))
    return None


def _opens_with(text: str, line: Line, mentions: Sequence[Mention]) -> Mention | None:
    lead = re.match(rf"[\s{re.escape(BULLETS)}]*", text[line.start : line.end])
    start = line.start + (lead.end() if lead else 0)
    for mention in mentions:
        if mention.detail.kind not in ("name", "city", "region"):
            continue
        if (
            mention.start - start <= 3
            and re.match(r"\s*(?:\([^)]*\)\s*)?[–—:.-]", text[mention.end : mention.end + 20])
            and line.kind is not BlockKind.HEADING
        ):
            return mention
    return None
