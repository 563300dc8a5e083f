"""Every word and phrase that says a country in one language, made ready for look-up."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from pipeline.errors import PatternsError
from pipeline.rules import Rules
from pipeline.values.countries.letters import fold
from pipeline.values.countries.span import CountryKind
from pipeline.values.countries.table import Ambiguous, Authorities, Persons, Vocabulary


@dataclass(slots=True)
class Entry:
    """What one spelling says."""

    kind: CountryKind
    rule: str
    codes: tuple[str, ...]
    upper: bool = True  # the first letter must be a capital
    inner: bool = False  # the last word must have its capital where the first has none
    doubtful: bool = False  # needs a locative, a dateline, a neighbour or a model's word for it
    parted: bool = False  # a name with a space too many: what follows the space is small
    dotted: bool = False  # an acronym that counts only with its dots
    needs_evidence: bool = False  # counts only if the text speaks of the country anyway
    plural: bool = False  # a form that only people have ("Ethiopians")
    dominant: bool = False  # the first code's town is ten times the size of its namesakes
    ambiguous: Ambiguous | None = None


@dataclass(slots=True)
class Lexicon:
    """The tables of one language; all keys are folded but those of ``exact`` and ``abbreviations``."""

    vocabulary: Vocabulary
    entries: dict[str, Entry] = field(default_factory=dict)
    homonyms: dict[str, Entry] = field(default_factory=dict)  # adjectives spelled like a name: "suisse", "argentine"
    exact: dict[str, Entry] = field(default_factory=dict)  # acronyms, by their letters: "US", "RDC"
    cities: dict[str, str] = field(default_factory=dict)  # codes, largest town first; a colon behind a dominant one
    villages: dict[str, str] = field(default_factory=dict)  # small towns, which only confirm a country
    regions: dict[str, str] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    certain: frozenset[str] = frozenset()
    longest: dict[str, int] = field(default_factory=dict)  # first word → most words of a name that begins with it
    prefixes: dict[str, str] = field(default_factory=dict)  # "franco" → code
    abbreviations: dict[str, str] = field(default_factory=dict)  # "TX" and "FLA" → code
    given: frozenset[str] = frozenset()
    place_given: frozenset[str] = frozenset()
    sets: dict[str, frozenset[str]] = field(default_factory=dict)  # the word lists of the vocabulary, folded


@lru_cache(maxsize=8)
def compiled_lexicon(rules: Rules, language: str) -> Lexicon:
    """The lexicon of ``language``; raises PatternsError when a table is missing or broken."""
    builder = _Builder(rules, language)
    # Later layers do not overwrite earlier ones: hand-made before generated, names before adjectives.
    builder.add_blocked()
    builder.add_shared(builder.vocabulary.ambiguous)
    builder.add_names()
    builder.add_inhabitants()
    builder.add_adjectives()
    builder.add_authorities()
    builder.add_places()
    builder.add_prefixes()
    builder.add_abbreviations()
    builder.add_persons()
    builder.add_word_lists()
    builder.add_misreadings()
    builder.measure()
    return builder.lexicon


def region_rule(code: str) -> str:
    """The rule id of a region of country ``code``."""
    return {"US": "us-state", "CA": "ca-province"}.get(code, "region")


class _Builder:
    """One method a layer; ``compiled_lexicon`` knows their order."""

    def __init__(self, rules: Rules, language: str) -> None:
        self.rules, self.language = rules, language
        self.vocabulary = rules.table(f"{language}/countries.toml", Vocabulary)
        self.lexicon = Lexicon(self.vocabulary)
        self.heads = frozenset(map(fold, self.vocabulary.generic_heads))

    def add_blocked(self) -> None:
        for phrase in self.vocabulary.blocked:
            self.lexicon.entries.setdefault(_key(phrase), Entry(CountryKind.NAME, "blocked", (), upper=False))

    def add_shared(self, rules: Iterable[Ambiguous]) -> None:
        for rule in rules:
            for form in rule.forms:
                adjective = rule.kind is CountryKind.ADJECTIVE
                upper = not self.vocabulary.lowercase_adjectives if adjective else form[0].isupper()
                for key, plural in self._expanded(form) if adjective else [(fold(form), False)]:
                    entry = Entry(rule.kind, rule.kind.value, tuple(rule.codes), upper, plural=plural, ambiguous=rule)
                    if form.isupper() and rule.kind is CountryKind.AUTHORITY:
                        self.lexicon.exact[key.upper()] = entry
                    else:
                        self.lexicon.entries[key] = entry

    def add_names(self) -> None:
        generated = _json(self.rules, "countries/names.json")[self.language]
        names = (*_pairs(self.vocabulary.names), *_pairs(self.vocabulary.former), *_pairs(generated))
        for code, name in names:
            self._put(name, Entry(CountryKind.NAME, "name", (code,), upper=self._needs_capital(name)))
        for code, name in _pairs(self.vocabulary.acronyms):
            self.lexicon.exact[_letters(name)] = Entry(CountryKind.NAME, "acronym", (code,), dotted="." in name)

    def add_inhabitants(self) -> None:
        for code, name in _pairs(self.vocabulary.inhabitants):
            for key, _ in self._expanded(name):
                self.lexicon.entries.setdefault(key, Entry(CountryKind.INHABITANT, "inhabitant", (code,)))

    def add_adjectives(self) -> None:
        refused = set(self.vocabulary.not_adjectives) | {fold(word) for word in self.vocabulary.not_adjectives}
        generated = _json(self.rules, "countries/adjectives.json")[self.language]
        for code, form in _pairs(self.vocabulary.adjectives):
            for key, plural in self._expanded(form):
                self._put_adjective(key, plural, code)
        for code, form in _pairs(generated):
            for key, plural in self._expanded(form):
                if key not in refused and form not in refused:
                    self._put_adjective(key, plural, code)

    def add_authorities(self) -> None:
        table = self.rules.table("countries/authorities.toml", Authorities)
        kind = CountryKind.AUTHORITY
        for code, name in _pairs(table.names):
            self._put(name, Entry(kind, "authority", (code,), upper=name[0].isupper()))
        for code, name in _pairs(table.acronyms):
            self.lexicon.exact.setdefault(_letters(name), Entry(kind, "authority", (code,)))
        self.add_shared(table.shared)
        for name, codes in table.unsure.items():
            entry = Entry(kind, "authority", tuple(codes), upper=name[0].isupper(), needs_evidence=True)
            if name.isupper():
                self.lexicon.exact.setdefault(_letters(name), entry)
            else:
                self._put(name, entry)

    def add_places(self) -> None:
        vocabulary = self.vocabulary
        cities_file = _json(self.rules, "countries/cities.json")
        regions_file = _json(self.rules, "countries/regions.json")
        cities: dict[str, str] = {**cities_file["cities"], **cities_file["exonyms"][self.language]}
        regions: dict[str, str] = dict(regions_file[self.language])
        for code, name in _pairs(vocabulary.cities):
            # A hand-made town comes first, its namesakes elsewhere behind it.
            key = _key(name)
            cities[key] = " ".join(dict.fromkeys((code, *cities.get(key, "").split())))
            regions.pop(key, None)
        for code, name in _pairs(vocabulary.regions):
            regions[_key(name)] = code
            cities.pop(_key(name), None)
        for name in vocabulary.no_places:
            regions.pop(_key(name), None)
            cities.pop(_key(name), None)
        handmade = {fold(name) for _, name in (*_pairs(vocabulary.cities), *_pairs(vocabulary.regions))}
        certain = set(map(fold, vocabulary.certain))
        doubtful = {word for file in (cities_file, regions_file) for word in (*file["words"], *file["persons"])}
        self.lexicon.cities, self.lexicon.regions = cities, regions
        refused, entries = set(map(fold, vocabulary.no_places)), self.lexicon.entries
        articles = tuple(f"{fold(word)} " for word in vocabulary.articles)
        self.lexicon.villages = {
            key: codes
            for key, codes in cities_file.get("villages", {}).items()
            if not (key in cities or key in regions or key in entries or key in refused)
            and not key.startswith(articles)  # "La Guardia" is no "La Guardia Civil"
        }
        self.lexicon.doubtful = frozenset((doubtful - handmade | set(map(fold, vocabulary.doubtful))) - certain)
        self.lexicon.certain = frozenset(handmade | certain)

    def add_prefixes(self) -> None:
        self.lexicon.prefixes = {fold(name): code for code, name in _pairs(self.vocabulary.prefixes)}

    def add_abbreviations(self) -> None:
        self.lexicon.abbreviations = {_letters(name): code for code, name in _pairs(self.vocabulary.state_abbreviations)}

    def add_persons(self) -> None:
        persons = self.rules.table("countries/persons.toml", Persons)
        self.lexicon.given = frozenset(map(fold, persons.given_names))
        self.lexicon.place_given = frozenset(map(fold, persons.place_given_names))

    def add_word_lists(self) -> None:
        sets = self.lexicon.sets
        for key, value in self.vocabulary:
            if isinstance(value, list) and all(isinstance(word, str) for word in value):
                sets[key] = frozenset(map(fold, value))
        sets["open_prefixes"] |= frozenset(self.lexicon.prefixes)
        sets["may_be_small"] = sets["generic_heads"] | sets["articles"]

    def add_misreadings(self) -> None:
        """Names as careless type or a scanner writes them: a space lost or too many, one letter taken for another."""
        lexicon = self.lexicon
        taken = lexicon.sets["not_misread"].union(
            lexicon.cities, lexicon.regions, lexicon.given, lexicon.place_given, lexicon.doubtful
        )
        names = [(key, entry) for key, entry in lexicon.entries.items() if entry.kind is CountryKind.NAME and entry.codes]
        for key, entry in names:
            letters = key.replace(" ", "")
            if letters != key and len(letters) >= 7 and letters not in taken:
                lexicon.entries.setdefault(letters, replace(entry, inner=False))
            if len(letters) <= 20 and len(entry.codes) == 1:
                misread = Entry(CountryKind.NAME, "misread", entry.codes)
                parted = replace(misread, parted=True)
                if key[0] == "i":  # a capital I is read as a small l
                    lexicon.entries.setdefault("l" + key[1:], replace(misread, upper=False))
                if len(letters) >= 6:
                    for spelling in self._parted(key):
                        lexicon.entries.setdefault(spelling, parted)
                    for spelling in self._misread(key):
                        if spelling not in taken:
                            lexicon.entries.setdefault(spelling, misread)

    def _parted(self, key: str) -> Iterator[str]:
        """``key`` with a space inside its last word, never behind or before a word of its own: "angle terre"."""
        head, space, word = key.rpartition(" ")
        words = self.lexicon.sets["function_words"] | self.lexicon.sets["articles"] | self.lexicon.sets["not_misread"]
        for at in range(3, len(word) - 2):
            if word[:at] not in words and word[at:] not in words:
                yield f"{head}{space}{word[:at]} {word[at:]}"

    def _misread(self, key: str) -> Iterator[str]:
        """Every spelling of ``key`` with one misreading."""
        for right, wrong in self.vocabulary.misread:
            at = key.find(right)
            while at >= 0:
                yield key[:at] + wrong + key[at + len(right) :]
                at = key.find(right, at + 1)

    def measure(self) -> None:
        """Fills ``longest``: no name that begins with a word goes on for more words than it says."""
        lexicon = self.lexicon
        longest: defaultdict[str, int] = defaultdict(int)
        contracted = frozenset(self.vocabulary.contractions.values())
        state_names = [fold(name) for _, name in _pairs(self.vocabulary.state_abbreviations)]
        # Table by table, not in one set of all: seventy thousand keys in the order of their hashes are slow to come by.
        tables = (lexicon.entries, lexicon.cities, lexicon.villages, lexicon.regions, lexicon.prefixes, state_names)
        longest.update(dict.fromkeys([key for table in tables for key in table if " " not in key], 1))
        for key in [key for table in tables for key in table if " " in key]:
            words = key.count(" ") + 1
            first = key[: key.index(" ")]
            if longest[first] < words:
                longest[first] = words
            if first in contracted:  # "au Havre"
                second = key.split(" ", 2)[1]
                longest[second] = max(longest[second], words - 1)
        for short, full in self.vocabulary.short_forms.items():
            longest[short] = max(longest[short], longest[full])
        for letters in lexicon.exact:
            word = letters.lower()
            longest[word] = max(longest[word], 1)
            if len(word) < 5:  # "u. s."
                longest[word[0]] = max(longest[word[0]], len(word))
        lexicon.longest = dict(longest)

    def _put(self, name: str, entry: Entry) -> None:
        *_, last = name.split()
        entry.inner = " " in name and last[0].isupper()
        known = self.lexicon.entries.setdefault(_key(name), entry)
        if known.kind is entry.kind and known.codes == entry.codes:
            known.upper = known.upper and entry.upper

    def _put_adjective(self, key: str, plural: bool, code: str) -> None:
        lowercase = self.vocabulary.lowercase_adjectives
        entry = Entry(CountryKind.ADJECTIVE, "adjective", (code,), upper=not lowercase, plural=plural)
        if self.lexicon.entries.setdefault(key, entry).kind is CountryKind.NAME and lowercase:
            self.lexicon.homonyms.setdefault(key, entry)

    def _needs_capital(self, name: str) -> bool:
        """Whether the name needs its capital: "république tchèque" and "îles Féroé" do not."""
        first, *rest = fold(name).split()
        return name[0].isupper() and not (rest and first in self.heads)

    def _expanded(self, forms: str) -> Iterator[tuple[str, bool]]:
        """Every folded singular and plural of ``"togolais/togolaise"``, and whether it is a plural of its own."""
        for form in forms.split("/"):
            key = fold(form)
            yield key, False
            for ending, replacement in self.vocabulary.plural_endings:
                if key.endswith(ending):
                    plural = key.removesuffix(ending) + replacement
                    if plural != key:
                        yield plural, True
                    break


def _pairs(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Code and name, one by one."""
    return ((code, name) for code, names in table.items() for name in names)


def _letters(name: str) -> str:
    """The letters of an acronym: "U.S." → "US"."""
    return fold(name).replace(" ", "").upper()


def _key(name: str) -> str:
    key = fold(name)
    if not key or re.search(r"[\d,;]", name):
        raise PatternsError(f"countries.toml: {name!r}: digits and commas are never matched; give the words alone")
    return key


def _json(rules: Rules, name: str) -> Any:
    merged: dict[str, Any] = defaultdict(dict)
    paths = rules.paths(name)
    if not paths:
        raise PatternsError(f"{name}: found in none of {', '.join(map(str, rules.folders))}")
    for path in paths:
        try:
            data = json.loads(path.read_bytes())
        except ValueError as error:
            raise PatternsError(f"{path}: not valid JSON: {error}") from error
        if len(paths) == 1:
            return data
        for key, value in data.items():
            merged[key] = {**merged[key], **value} if isinstance(value, dict) else value
    return merged
