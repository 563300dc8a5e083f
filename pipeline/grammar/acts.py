"""Where a sentence says what was done: acts with their voice, so that a number knows on which side to look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pipeline.grammar.lexicon import Act, ActForm, Form, Lexicon, PlacedPhrases
from pipeline.grammar.words import Word

# A word that the model reads as one of these is no verb ("d'entre elles", "in").
_NO_VERB = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "NUM"})
_ON_PEOPLE = frozenset({Act.ARREST, Act.CHARGE, Act.KILL, Act.RESCUE, Act.EXPLOIT, Act.CHECK, Act.SMUGGLE, Act.FLEE})
# Acts that nobody does to himself: « ils se retrouvent », « se sauver ».
_ON_OTHERS = frozenset({Act.RESCUE, Act.IDENTIFY})
# How many words of an object may stand inside a verb phrase ("took twelve young men into custody").
_LONGEST_GAP = 8
# … and between two participles of one auxiliary.
_LONGEST_OBJECT = 24


class Voice(StrEnum):
    """On which side of the act its people or things stand."""

    PASSIVE = "passive"  # "12 people were arrested": before it
    ACTIVE = "active"  # "police arrested 12 people": behind it
    REDUCED = "reduced"  # "12 people arrested": a participle alone, before it, or behind it at the start of a clause
    EITHER = "either"  # English "arrested" with no auxiliary: the words around it decide
    NOMINAL = "nominal"  # "the arrest of 12 people": behind it


@dataclass(frozen=True, slots=True)
class ActPlace:
    """An act in ``words[first:last]``; ``negated`` when the clause denies it.

    ``plural``: whether its auxiliary says that the subject is more than one ("were", "ont été"); None when nothing says so.
    """

    first: int
    last: int
    acts: frozenset[Act]
    voice: Voice
    negated: bool = False
    plural: bool | None = None


def find_acts(
    words: Sequence[Word], start: int, end: int, lexicon: Lexicon, phrases: Mapping[str, PlacedPhrases]
) -> list[ActPlace]:
    """The acts in ``words[start:end]`` (one sentence), in order; overlapping readings of one verb are joined."""
    places: list[ActPlace] = []
    for index in range(start, end):
        place = _act_at(words, index, start, end, lexicon) if words[index].forms else None
        if place is not None:
            places.append(place)
    return _coordinated(words, _without_overlaps(places), phrases["coordination"])


def _coordinated(words: Sequence[Word], places: list[ActPlace], coordination: PlacedPhrases) -> list[ActPlace]:
    """ "Ont interpellé deux recruteurs et mis à l'abri douze jeunes": the second participle has the first one's auxiliary."""
    joined: list[ActPlace] = []
    for place in places:
        before = next((other for other in reversed(joined) if other.voice is not Voice.NOMINAL), None)
        if (
            before is not None
            and place.voice is Voice.REDUCED
            and before.voice is Voice.ACTIVE
            and place.first - before.last <= _LONGEST_OBJECT
        ):
            tied = coordination.length_before(place.first) > 0
            has_object = place.last < len(words) and (
                words[place.last].pos in ("DET", "NUM") or words[place.last].low[0].isdigit()
            )
            if tied and has_object:
                place = replace(place, voice=Voice.ACTIVE)
        joined.append(place)
    return joined


def _act_at(words: Sequence[Word], index: int, start: int, end: int, lexicon: Lexicon) -> ActPlace | None:
    word = words[index]
    if index > start and words[index - 1].low in lexicon.grammar.voice.without:
        return None  # "released without charge"
    best: list[tuple[ActForm, int]] = []
    longest = 0
    near = {other.low for other in words[index + 1 : min(index + _LONGEST_GAP + 2, end)]}
    for form in word.forms:
        if form.rest and form.rest[0] not in near:
            continue
        if not form.rest and form.form != "noun" and word.pos in _NO_VERB:
            continue
        if form.form == "active" and word.pos == "NOUN" and not form.rest and not _is_gerund(words, index, start, lexicon):
            continue  # "an office block": no verb
        last = _match_rest(words, index, end, form)
        if last < 0 or len(form.rest) < longest:
            continue
        if len(form.rest) > longest:
            longest, best = len(form.rest), []
        best.append((form, last))
    if not best:
        return None
    # A noun reading wins where the model sees a noun, a verb reading elsewhere.
    if word.pos in ("NOUN", "PROPN") and any(form.form == "noun" for form, _ in best):
        best = [item for item in best if item[0].form == "noun"]
    elif word.pos in ("VERB", "AUX", "ADJ") and any(form.form != "noun" for form, _ in best):
        best = [item for item in best if item[0].form != "noun"]
    forms = {form.form for form, _ in best}
    last = max(position for _, position in best)
    voice, negated = _voice(words, index, start, forms, lexicon)
    if forms == {"undergone"} and any(part.low in lexicon.grammar.voice.negation for part in words[index:last]):
        negated = False  # "did not survive", "n'ont pas survécu": the denial belongs to the phrase
    if voice is not Voice.NOMINAL and _is_planned(words, index, start, lexicon):
        return None
    acts = frozenset(form.act for form, _ in best)
    if index > start and words[index - 1].low in lexicon.grammar.voice.itself:
        acts -= _ON_OTHERS
        if not acts:
            return None
    if voice is Voice.EITHER and acts <= _ON_PEOPLE and index > start and words[index - 1].low in lexicon.grammar.breaks.relative:
        voice = Voice.ACTIVE  # "the gang, which locked up young men": right behind its relative pronoun it has an object
    if voice is Voice.EITHER and index > start and words[index - 1].low in lexicon.grammar.singular.indefinite:
        return None  # "a combined 547 suspects", "a wanted man": an adjective
    plural = _is_plural(words, index, start, lexicon) if voice is Voice.PASSIVE else None
    return ActPlace(index, last, acts, voice, negated, plural)


def _match_rest(words: Sequence[Word], index: int, end: int, form: ActForm) -> int:
    """End of the phrase that starts at ``index``, or -1; a verb's object may stand inside it."""
    rest = form.rest
    position = index + 1
    if not rest:
        return position
    gap = 0 if form.form == "noun" else _LONGEST_GAP
    inside = False  # a preposition stands in the object
    for begin in range(position, min(position + gap + 1, end - len(rest) + 1)):
        if inside and len(rest) == 1 and words[begin].pos in ("ADP", "ADV", "PART"):
            continue  # "taken off a boat in Ghana" is not "taken in"
        if all(words[begin + offset].low == part for offset, part in enumerate(rest)):
            # The object stays outside: the act is where its verb is when something stands between.
            return begin + len(rest) if begin == position else position
        if words[begin].low in ".,;:!?" or words[begin].pos in ("VERB", "AUX"):
            break
        inside |= words[begin].pos == "ADP"
    return -1


def _voice(words: Sequence[Word], index: int, start: int, forms: set[Form], lexicon: Lexicon) -> tuple[Voice, bool]:
    table = lexicon.grammar.voice
    position = index - 1
    while position >= start and (words[position].low in table.between or words[position].pos == "ADV") and index - position < 9:
        if words[position].low in table.passive:
            break
        position -= 1
    negated = _is_negated(words, index, start, lexicon)
    auxiliary = words[position].low if position >= start else ""
    if forms == {"active"} and any(
        words[place].low in table.causative and words[place - 1].low in table.reflexive
        for place in range(max(start + 1, index - 2), index)
    ):
        return Voice.PASSIVE, negated  # « se sont fait arrêter », « s'est fait prendre »
    if forms == {"noun"}:
        return Voice.NOMINAL, negated
    if "undergone" in forms:
        return Voice.PASSIVE, negated  # "six men face charges", "trois ont écopé de": the subject is the one it is done to
    if "active" in forms and _is_gerund(words, index, start, lexicon):
        return Voice.NOMINAL, negated
    if forms == {"active"}:
        return Voice.ACTIVE, negated
    # "were arrested", "ont été interpellées"; "been" and "été" are passive words themselves.
    if auxiliary in table.passive:
        return Voice.PASSIVE, negated
    if auxiliary in table.perfect:
        return Voice.ACTIVE, negated
    if "either" in forms:
        return Voice.EITHER, negated
    return Voice.REDUCED, negated


def _is_gerund(words: Sequence[Word], index: int, start: int, lexicon: Lexicon) -> bool:
    """ "The checking of 50,000 people": a verb form between an article and "of" is a noun."""
    opened = index > start and words[index - 1].pos == "DET" and words[index].low.endswith(lexicon.grammar.voice.gerund)
    return opened and index + 1 < len(words) and words[index + 1].low in lexicon.grammar.breaks.of


def _is_negated(words: Sequence[Word], index: int, start: int, lexicon: Lexicon) -> bool:
    """Whether a word of denial stands in front of the act in its own clause ("had no pass and were held" denies nothing)."""
    table = lexicon.grammar.voice
    for place in range(index - 1, max(start, index - 5) - 1, -1):
        if not words[place].is_word or words[place].low in table.resumes:
            return False
        if words[place].low in table.negation and not words[place + 1].glued:  # "le Pas-de-Calais" denies nothing
            return True
    return False


def _is_plural(words: Sequence[Word], index: int, start: int, lexicon: Lexicon) -> bool | None:
    """What the auxiliary in front of the act at ``index`` says of the number of its subject."""
    table = lexicon.grammar.voice
    for place in range(index - 1, max(start, index - 8) - 1, -1):
        low = words[place].low
        if low in table.singular or low in table.plural:
            return low in table.plural
        if low not in table.between and low not in table.passive:
            return None
    return None


def _is_planned(words: Sequence[Word], index: int, start: int, lexicon: Lexicon) -> bool:
    """Whether an auxiliary puts the act into the future or the possible ("will be fined", "pourrait être")."""
    voice = lexicon.grammar.voice
    for position in range(index - 1, max(start, index - 6) - 1, -1):
        low = words[position].low
        if (low in voice.planned and words[position].pos != "PROPN") or (
            low in voice.to_be and words[position + 1].low in voice.passive
        ):
            return True
        if low not in voice.between and low not in voice.passive and low not in voice.perfect:
            return False
    return False


def _without_overlaps(places: list[ActPlace]) -> list[ActPlace]:
    kept: list[ActPlace] = []
    for place in sorted(places, key=lambda item: (item.first, -item.last)):
        if kept and place.first < kept[-1].last:
            continue
        kept.append(place)
    return kept
