"""The tables of ``patterns/{language}`` compiled for the grammar: nouns, acts, units, closed word classes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from pipeline.errors import PatternsError
from pipeline.grammar.words import FoldingTable, Spelling, Word, make_folder, split_phrase, strip_accents
from pipeline.rules import Rules, Table
from pipeline.rules.phrases import alternatives


class Act(StrEnum):
    """What is done to the people or things that are counted."""

    ARREST = "arrest"
    CHARGE = "charge"
    KILL = "kill"
    CHECK = "check"
    RESCUE = "rescue"
    IDENTIFY = "identify"
    EXPLOIT = "exploit"
    SMUGGLE = "smuggle"
    TAKE_PART = "take_part"
    SEIZE = "seize"
    SEARCH = "search"
    OPEN_CASE = "open_case"
    DISMANTLE = "dismantle"
    FLEE = "flee"
    HOLD = "hold"


class ActTable(Table):
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    undergone: tuple[str, ...] = ()


class ActsTable(Table):
    """Schema of ``acts.toml``."""

    arrest: ActTable
    charge: ActTable
    kill: ActTable
    check: ActTable
    rescue: ActTable
    identify: ActTable
    exploit: ActTable
    smuggle: ActTable
    take_part: ActTable
    seize: ActTable
    search: ActTable
    open_case: ActTable
    dismantle: ActTable
    flee: ActTable
    hold: ActTable


class NounsTable(Table):
    """Schema of ``nouns.toml``: categories of the guidelines and, below them, the kinds of noun that settle nothing alone."""

    victims: tuple[str, ...]
    survivors: tuple[str, ...]
    minors: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    migrants: tuple[str, ...]
    suspects: tuple[str, ...]
    arrests: tuple[str, ...]
    convictions: tuple[str, ...]
    deaths: tuple[str, ...]
    officers: tuple[str, ...]
    persons: tuple[str, ...]
    countries: tuple[str, ...]
    locations: tuple[str, ...]
    searches: tuple[str, ...]
    checks: tuple[str, ...]
    hits: tuple[str, ...]
    investigations: tuple[str, ...]
    groups: tuple[str, ...]
    vehicles: tuple[str, ...]
    documents: tuple[str, ...]
    devices: tuple[str, ...]
    accounts: tuple[str, ...]
    weapons: tuple[str, ...]
    drugs: tuple[str, ...]
    goods: tuple[str, ...]
    containers: tuple[str, ...]
    pills: tuple[str, ...]
    plants: tuple[str, ...]
    packages: tuple[str, ...]
    parcels: tuple[str, ...]
    seizures: tuple[str, ...]
    noise: tuple[str, ...]


class ConjugationTable(Table):
    participle: tuple[str, ...]
    active: tuple[str, ...]


class VoiceTable(Table):
    agent: frozenset[str]
    seeing: frozenset[str]
    passive: frozenset[str]
    perfect: frozenset[str]
    between: frozenset[str]
    naming: frozenset[str]
    negation: frozenset[str]
    resumes: frozenset[str]
    planned: frozenset[str]
    to_be: frozenset[str]
    without: frozenset[str]
    gerund: tuple[str, ...]
    singular: frozenset[str]
    plural: frozenset[str]
    reflexive: frozenset[str]
    causative: frozenset[str]
    containing: frozenset[str]
    echo: tuple[str, ...]
    echo_fronted: tuple[str, ...]
    itself: frozenset[str]
    impersonal: frozenset[str]


class BreaksTable(Table):
    clause: frozenset[str]
    relative: frozenset[str]
    phrase: frozenset[str]
    filler: frozenset[str]
    of: frozenset[str]
    origin: frozenset[str]
    ground: frozenset[str]
    coordination: tuple[str, ...]
    inner: frozenset[str]
    weighing: frozenset[str]


class PartsTable(Table):
    definite: frozenset[str]
    including: tuple[str, ...]
    of_them: tuple[str, ...]
    all_of_them: tuple[str, ...]
    of_total: tuple[str, ...]
    none_of: tuple[str, ...]
    of_whole: tuple[str, ...]
    underage: tuple[str, ...]
    illicit: tuple[str, ...]
    in_all: tuple[str, ...]
    number_of: tuple[str, ...]
    number_at: frozenset[str]
    all: tuple[str, ...]
    rest: tuple[str, ...]
    more: tuple[str, ...]
    dual: tuple[str, ...]
    amounts: tuple[str, ...]
    figure: tuple[str, ...]
    suspended: tuple[str, ...]
    terms: frozenset[str]
    compared: tuple[str, ...]
    difference: tuple[str, ...]
    fronted: frozenset[str]
    among: frozenset[str]
    ratio: tuple[str, ...]
    gapped: frozenset[str]
    general: frozenset[str]
    times: frozenset[str]
    databases: tuple[str, ...]
    place: frozenset[str]
    fittings: frozenset[str]
    members: tuple[str, ...]
    human: tuple[str, ...]
    holding: frozenset[str]
    each: tuple[str, ...]
    each_one: frozenset[str]
    earlier: tuple[str, ...]
    packed: frozenset[str]
    beside: tuple[str, ...]
    recipient: frozenset[str]


class SingularTable(Table):
    determiners: frozenset[str]
    indefinite: frozenset[str]
    pronouns: frozenset[str]
    plural_pronouns: frozenset[str]
    another: frozenset[str]
    another_alone: frozenset[str]
    several: dict[str, int]
    collectives: frozenset[str]
    further: tuple[str, ...]
    ages: tuple[str, ...]


class VetoTable(Table):
    background: tuple[str, ...]
    habit: tuple[str, ...]
    money: tuple[str, ...]
    payment: tuple[str, ...]
    hypothetical: tuple[str, ...]
    hosts: tuple[str, ...]
    gathering: tuple[str, ...]
    clock: tuple[str, ...]
    age: tuple[str, ...]
    study: tuple[str, ...]
    neutral: tuple[str, ...]
    freed: tuple[str, ...]
    suspected: tuple[str, ...]
    rate: tuple[str, ...]
    membership: frozenset[str]
    possession: tuple[str, ...]
    contact: tuple[str, ...]
    given: tuple[str, ...]
    exercise: tuple[str, ...]
    participants: frozenset[str]
    price_before: frozenset[str]
    costs: tuple[str, ...]
    treaty: tuple[str, ...]


class PresumedTable(Table):
    before: tuple[str, ...]
    after: tuple[str, ...]
    thought: tuple[str, ...]


class MoneyTable(Table):
    value: tuple[str, ...]
    value_behind: tuple[str, ...]
    total: tuple[str, ...]
    total_price: tuple[str, ...]
    gain: tuple[str, ...]


class GrammarTable(Table):
    """Schema of ``grammar.toml``."""

    head: Literal["initial", "final"]
    cash: tuple[str, ...]
    trafficking: frozenset[str]
    migrating: tuple[str, ...]
    plight: tuple[str, ...]
    online: tuple[str, ...]
    folding: FoldingTable
    conjugation: dict[str, ConjugationTable]
    voice: VoiceTable
    breaks: BreaksTable
    parts: PartsTable
    singular: SingularTable
    veto: VetoTable
    presumed: PresumedTable
    money: MoneyTable


class UnitsTable(Table):
    """Schema of ``units.toml``."""

    weight: dict[str, float]
    volume: dict[str, float]
    currency: dict[str, str]
    currency_words: dict[str, str]
    currency_by_country: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Units:
    """``units.toml``, compiled: ``before`` matches a currency that ends a string, ``after`` one at a place."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    names: dict[str, str]  # currencies as written in small letters → as the tables spell them
    weight: dict[tuple[str, ...], float]
    volume: dict[tuple[str, ...], float]
    table: UnitsTable


NO_TAGS: frozenset[str] = frozenset()

Form = Literal["participle", "active", "either", "noun", "undergone"]


@dataclass(frozen=True, slots=True)
class ActForm:
    """One way to write an act: behind its first word come ``rest`` (other words may stand between when it is a verb)."""

    act: Act
    rest: tuple[str, ...]
    form: Form


class PlacedPhrases:
    """Where the phrases of one list stand in one list of words."""

    def __init__(self) -> None:
        self._at: dict[int, int] = {}  # first word → number of words of the longest phrase that begins there
        self._before: dict[int, int] = {}  # word behind a phrase → number of words of the longest phrase that ends there
        self._starts: list[int] = []

    def add(self, start: int, length: int) -> None:
        """Takes in a phrase; those of one start come in the order of their lengths, the starts in that of the text."""
        if start not in self._at:
            self._starts.append(start)
        self._at[start] = length
        self._before[start + length] = max(length, self._before.get(start + length, 0))

    def length_at(self, index: int) -> int:
        """How many words of the longest phrase stand at ``index``; 0 when none does."""
        return self._at.get(index, 0)

    def length_before(self, index: int) -> int:
        """How many words of the longest phrase end right before ``index``; 0 when none does."""
        return self._before.get(index, 0)

    def find(self, start: int, end: int) -> int:
        """Index of the first phrase that starts in ``words[start:end]``, or -1."""
        place = bisect_left(self._starts, start)
        return self._starts[place] if place < len(self._starts) and self._starts[place] < end else -1

    def starts(self, start: int, end: int) -> Sequence[int]:
        """The indexes in ``words[start:end]`` at which a phrase starts, in order."""
        return self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


_NOWHERE = PlacedPhrases()


@dataclass(slots=True)
class _Node:
    """A word of a phrase: the words that can follow it, and the lists that have a phrase that ends with it."""

    following: dict[str, _Node] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)


class Phrasebook:
    """Lists of phrases, by name; one walk over a text finds the phrases of all lists."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._names = tuple(lists)
        self._root = _Node()
        for name, phrases in lists.items():
            for parts in {split_phrase(phrase) for phrase in phrases} - {()}:
                node = self._root
                for part in parts:
                    node = node.following.setdefault(part, _Node())
                node.names.append(name)

    def place(self, words: Sequence[Word]) -> dict[str, PlacedPhrases]:
        """For each list, by name, where its phrases stand in ``words``."""
        placed = dict.fromkeys(self._names, _NOWHERE)
        lows = [word.low for word in words]
        size = len(lows)
        openings = self._root.following
        for start, low in enumerate(lows):
            node = openings.get(low)
            end = start + 1
            while node is not None:
                for name in node.names:
                    if placed[name] is _NOWHERE:
                        placed[name] = PlacedPhrases()
                    placed[name].add(start, end - start)
                node = node.following.get(lows[end]) if end < size else None
                end += 1
        return placed


@dataclass(slots=True)
class Lexicon:
    """Everything that the grammar knows of one language."""

    grammar: GrammarTable
    units: Units
    fold: Callable[[str], str]
    nouns: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    compounds: dict[str, int] = field(default_factory=dict)  # first word → number of words of the longest noun of several
    longest_noun: int = 1
    acts: dict[str, list[ActForm]] = field(default_factory=dict)
    phrases: Phrasebook = field(default_factory=lambda: Phrasebook({}))
    verb_words: frozenset[str] = field(init=False)  # what may stand between a subject and its participle: "had all been"
    spell: Callable[[str], Spelling] = field(init=False)  # what is known of a word as it is written

    def __post_init__(self) -> None:
        voice = self.grammar.voice
        self.verb_words = voice.passive | voice.perfect | voice.between
        self.spell = lru_cache(maxsize=50_000)(self._spell)

    def _spell(self, token: str) -> Spelling:
        low = token.lower()
        if not low[0].isalpha():
            return Spelling(low, low, False, self.nouns.get((low,), NO_TAGS), ())
        key = self.fold(low)
        verbs = self.acts.get(low, [])
        if token.isupper() and len(token) > 1:
            verbs = verbs or self.acts.get(token, [])
        return Spelling(low, key, True, self.nouns.get((key,), NO_TAGS), (*verbs, *self.acts.get("~" + key, [])))

    def noun_tags(self, words: Sequence[Word], first: int, last: int) -> frozenset[str]:
        """The categories and kinds of the noun phrase ``words[first:last]``, empty when it is not known."""
        last = min(last, len(words))
        if last - first == 1:
            return words[first].tags
        if last <= first or last - first > self.compounds.get(words[first].key, 1):
            return NO_TAGS
        return self.nouns.get(tuple(word.key for word in words[first:last]), NO_TAGS)

    def noun_at(self, words: Sequence[Word], first: int, limit: int) -> tuple[int, frozenset[str]]:
        """The longest known noun that begins at ``first`` and ends before ``limit``: its number of words and its tags.

        0 and no tags when none is known there.
        """
        if first >= limit:
            return 0, NO_TAGS
        for length in range(min(self.compounds.get(words[first].key, 1), limit - first), 0, -1):
            tags = self.noun_tags(words, first, first + length)
            if tags:
                return length, tags
        return 0, NO_TAGS


@lru_cache(maxsize=8)
def load_lexicon(rules: Rules, language: str) -> Lexicon:
    """The compiled lexicon of ``language``; raises PatternsError when a table is missing or wrong."""
    grammar = rules.table(f"{language}/grammar.toml", GrammarTable)
    units = _compile_units(rules.table(f"{language}/units.toml", UnitsTable))
    lexicon = Lexicon(grammar, units, make_folder(grammar.folding))
    _add_nouns(lexicon, rules.table(f"{language}/nouns.toml", NounsTable))
    acts = rules.table(f"{language}/acts.toml", ActsTable)
    for act in Act:
        table: ActTable = getattr(acts, act.value)
        for verb in table.verbs:
            _add_verb(lexicon, act, verb, f"{language}/acts.toml")
        for verb in table.undergone:
            _add_verb(lexicon, act, verb, f"{language}/acts.toml", undergone=True)
        for noun in table.nouns:
            _add_act_noun(lexicon, act, noun)
    for forms in lexicon.acts.values():
        forms.sort(key=lambda form: -len(form.rest))
    parts, veto, presumed = grammar.parts, grammar.veto, grammar.presumed
    lexicon.phrases = Phrasebook(
        {
            "including": parts.including,
            "of_them": parts.of_them,
            "of_total": parts.of_total,
            "of_whole": parts.of_whole,
            "underage": parts.underage,
            "illicit": parts.illicit,
            "in_all": parts.in_all,
            "number_of": parts.number_of,
            "none_of": parts.none_of,
            "neutral": veto.neutral,
            "migrating": grammar.migrating,
            "freed": veto.freed,
            "hosts": veto.hosts,
            "gathering": veto.gathering,
            "clock": veto.clock,
            "all": parts.all,
            "rest": parts.rest,
            "all_of_them": parts.all_of_them,
            "more": parts.more,
            "ages": grammar.singular.ages,
            "further": grammar.singular.further,
            "dual": parts.dual,
            "amounts": parts.amounts,
            "figure": parts.figure,
            "suspended": parts.suspended,
            "ratio": parts.ratio,
            "each": parts.each,
            "human": parts.human,
            "costs": veto.costs,
            "treaty": veto.treaty,
            "databases": parts.databases,
            "members": parts.members,
            "earlier": parts.earlier,
            "coordination": grammar.breaks.coordination,
            "background": veto.background,
            "habit": veto.habit,
            "plight": grammar.plight,
            "beside": parts.beside,
            "money": veto.money,
            "payment": veto.payment,
            "value": grammar.money.value,
            "value_behind": grammar.money.value_behind,
            "total": grammar.money.total,
            "total_price": grammar.money.total_price,
            "gain": grammar.money.gain,
            "age": veto.age,
            "study": veto.study,
            "suspected": veto.suspected,
            "possession": veto.possession,
            "contact": veto.contact,
            "given": veto.given,
            "exercise": veto.exercise,
            "echo": grammar.voice.echo,
            "echo_fronted": grammar.voice.echo_fronted,
            "online": grammar.online,
            "compared": parts.compared,
            "difference": parts.difference,
            "rate": veto.rate,
            "hypothetical": veto.hypothetical,
            "presumed_before": presumed.before,
            "presumed_after": presumed.after,
            "presumed_thought": presumed.thought,
        }
    )
    return lexicon


def _compile_units(table: UnitsTable) -> Units:
    space = "[ \u00a0\u202f]"
    border = r"(?<![^\W_])"  # letters are never the end of a longer word
    # A one-letter sign ("R706 million") is glued to its figure.
    glued = [sign for sign in table.currency if len(sign) == 1 and sign.isalpha()]
    words = [sign for sign in table.currency if sign[0].isalpha() and len(sign) > 1]
    signs = [sign for sign in table.currency if not sign[0].isalpha()]
    spaced = rf"{border}{alternatives(words, cased=True)}|{alternatives(signs, cased=True)}"
    before = rf"(?:(?P<glued>{border}{alternatives(glued, cased=True)})|(?P<sign>{spaced}){space}?)\Z"
    # Behind the figure stand names, signs and codes, but not the short letter signs ("5 P", "3 Rs").
    behind = [*table.currency_words, *signs, *(sign for sign in words if len(sign) >= 3)]
    after = rf"({alternatives(behind, space=space)})(?:(?<![^\W_])|(?![^\W_]))"
    return Units(
        re.compile(before),
        re.compile(after, re.IGNORECASE),
        # Of two spellings the one that countries settle.
        {name.casefold(): name for name in (*table.currency_words, *table.currency, *table.currency_by_country)},
        {split_phrase(name): factor for name, factor in table.weight.items()},
        {split_phrase(name): factor for name, factor in table.volume.items()},
        table,
    )


def _add_nouns(lexicon: Lexicon, table: NounsTable) -> None:
    tags: dict[tuple[str, ...], set[str]] = {}
    for tag in NounsTable.model_fields:
        if tag in Table.model_fields:
            continue
        for phrase in getattr(table, tag):
            key = tuple(lexicon.fold(word) for word in split_phrase(phrase))
            tags.setdefault(key, set()).add(tag)
    lexicon.nouns = {key: frozenset(found) for key, found in tags.items()}
    lexicon.longest_noun = max(map(len, lexicon.nouns), default=1)
    for first, *rest in lexicon.nouns:
        if rest:
            lexicon.compounds[first] = max(len(rest) + 1, lexicon.compounds.get(first, 0))


def _add_verb(lexicon: Lexicon, act: Act, verb: str, file: str, *, undergone: bool = False) -> None:
    if not split_phrase(verb):
        raise PatternsError(f"{file}: [{act}] holds an empty verb; delete it")
    first, _, rest = verb.partition(" ")
    rest_words = split_phrase(rest) if rest else ()
    stem, bar, class_name = first.partition("|")
    if not bar:
        words = split_phrase(verb)
        _add_form(lexicon, words[0], ActForm(act, words[1:], "undergone" if undergone else "either"))
        return
    conjugation = lexicon.grammar.conjugation.get(class_name)
    if conjugation is None:
        raise PatternsError(
            f"{file}: verb {verb!r} of [{act}] has the class {class_name!r}, which [conjugation] of grammar.toml does not hold"
        )
    both = set(conjugation.participle) & set(conjugation.active)
    forms: dict[str, Form] = {}
    forms.update({stem + ending: "active" for ending in conjugation.active})
    forms.update({stem + ending: "participle" for ending in conjugation.participle})
    forms.update({stem + ending: "either" for ending in both})
    if undergone:
        forms = dict.fromkeys(forms, "undergone")
    for word, form in forms.items():
        _add_form(lexicon, word, ActForm(act, rest_words, form))


def _add_act_noun(lexicon: Lexicon, act: Act, noun: str) -> None:
    words = split_phrase(noun)
    if not words:
        return
    # Plurals are found by folding; the key of an act noun is marked so that it does not meet a verb's form.
    _add_form(lexicon, "~" + lexicon.fold(words[0]), ActForm(act, words[1:], "noun"))


def _add_form(lexicon: Lexicon, word: str, form: ActForm) -> None:
    for spelling in {word, strip_accents(word).upper()}:
        # Capitals without accents ("ARRETES") are stored in capitals, so that "arrete" does not become a participle.
        known = lexicon.acts.setdefault(spelling, [])
        if form not in known:
            known.append(form)
