"""Countries in running text, as ISO 3166-1 alpha-2 codes.

Six kinds of words say a country: its name, an adjective, its inhabitants, a city, a region, an authority known by name.
``find_countries`` marks them all and says which kind each is; whether a country took part in an operation is decided
later, in ``assembly``.

Sources of the lists: ``patterns/countries/README.md``. Words that depend on the language, and every hand-made
correction: ``patterns/{fr,en}/countries.toml``.
"""

import json
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import Field

from pipeline.errors import PatternsError
from pipeline.rules import Rules, Table, default_rules


class CountryKind(StrEnum):
    """What kind of word said the country."""

    NAME = "name"
    ADJECTIVE = "adjective"
    INHABITANT = "inhabitant"
    CITY = "city"
    REGION = "region"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class CountrySpan:
    """One mention of a country: ``text[start:end]``, in characters, half-open."""

    start: int
    end: int
    code: str  # ISO 3166-1 alpha-2; XK for Kosovo
    kind: CountryKind
    rule: str  # what matched: "name", "acronym", "adjective", "city", "us-state", "authority" ...


class Ambiguous(Table):
    """Spellings that several countries share."""

    forms: list[str]
    kind: CountryKind = CountryKind.NAME
    codes: list[str]  # the first is meant when nothing in the text speaks for another
    cues: dict[str, list[str]] = Field(default_factory=dict)  # words of the text that speak for a code
    local: bool = False  # only towns, regions and authorities of a country speak for it, not its name


class Vocabulary(Table):
    """``patterns/{language}/countries.toml``; every key is explained in that file."""

    names: dict[str, list[str]]
    acronyms: dict[str, list[str]]
    adjectives: dict[str, list[str]]
    not_adjectives: list[str]
    inhabitants: dict[str, list[str]]
    prefixes: dict[str, list[str]]
    plural_endings: list[tuple[str, str]]
    lowercase_adjectives: bool
    cities: dict[str, list[str]]
    regions: dict[str, list[str]]
    state_abbreviations: dict[str, list[str]]
    doubtful: list[str]
    certain: list[str]
    no_places: list[str]
    saints: list[str]
    channels: list[str]
    blocked: list[str]
    ambiguous: list[Ambiguous]

    generic_heads: list[str]
    articles: list[str]
    contractions: dict[str, str]
    short_forms: dict[str, str]
    not_place_after: list[str]
    place_nouns_after: list[str]
    conjunctions: list[str]
    locatives: list[str]
    counting: list[str]
    single: list[str]
    function_words: list[str]
    after_inhabitant: list[str]
    titles: list[str]
    not_surname_after: list[str]
    streets_before: list[str]
    streets_between: list[str]
    streets_after: list[str]
    language_before: list[str]
    language_after: list[str]
    language_prepositions: list[str]
    other_languages: list[str]
    word_after: list[str]
    currencies: list[str]
    list_words: list[str]
    open_prefixes: list[str]


class Authorities(Table):
    """``patterns/countries/authorities.toml``."""

    names: dict[str, list[str]]
    acronyms: dict[str, list[str]]
    shared: list[Ambiguous]
    unsure: dict[str, list[str]]


class Persons(Table):
    """``patterns/countries/persons.toml``."""

    given_names: list[str]
    place_given_names: list[str]


# Latin letters and combining accents; names of all tables are in Latin script.
_WORD = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff]+")
_HYPHENS = "-\u2010\u2011\u00ad"
_APOSTROPHES = "'\u2019\u02bc\u2018`\u00b4"
_SPACES = " \t\u00a0\u202f\u2009\n\r"
# What may stand between two words of one name.
_JOINT = re.compile(
    rf"[ \t\u00a0\u202f\u2009]{{1,2}}|[ \t\u00a0]?\r?\n[ \t]?|[{_HYPHENS}]|[{_APOSTROPHES}]|\.[ \u00a0\u202f]?"
    r"|[ \u00a0]?&[ \u00a0]?|[ \u00a0][-–\u2011][ \u00a0]|[ \u00a0]\(|\)[ \u00a0]"  # "Trinidad & Tobago", "Congo (RDC)"
)
_SPACE = re.compile(r"[ \t\u00a0\u202f\u2009]{1,2}|[ \t]?\r?\n[ \t]?")
_DATELINE = re.compile(
    r"[ \t\u00a0]*(?:\([^)\n]{1,40}\)|,[^\n,–—]{1,30})?[ \t\u00a0]*(?:[–—]|--|[ \u00a0]-[ \u00a0])"
    r"|,[ \u00a0](?:le[ \u00a0])?(?:[a-z]+[ \u00a0])?\d"
)
_CHANNEL = re.compile(r"[ \u00a0\u202f]\d{1,2}(?!\w|[ \u00a0\u202f][^\W\d_A-Z])")
_DIGITS_BEFORE = re.compile(r"\d[ \u00a0\u202f]?$")
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th", "\u00ad": None}
)


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.casefold()).translate(_LETTERS)
    return "".join(c for c in plain if not unicodedata.combining(c))


def fold(text: str) -> str:
    """The look-up form: lower case, no accents, one space between words: ``"cote d ivoire"``."""
    return " ".join(_fold_word(match.group()) for match in _WORD.finditer(text))


_fold_cue = lru_cache(maxsize=4096)(fold)


@dataclass(slots=True)
class _Entry:
    kind: CountryKind
    rule: str
    codes: tuple[str, ...]
    upper: bool = True  # the first letter must be a capital
    inner: bool = False  # the last word must have its capital where the first has none
    doubtful: bool = False  # needs a locative, a dateline, a neighbour or a model's word for it
    needs_evidence: bool = False  # counts only if the text speaks of the country anyway
    plural: bool = False  # a form that only people have ("Ethiopians")
    dominant: bool = False  # the first code's town is ten times the size of its namesakes
    ambiguous: Ambiguous | None = None


@dataclass(slots=True)
class _Lexicon:
    vocabulary: Vocabulary
    entries: dict[str, _Entry]
    homonyms: dict[str, _Entry]  # adjectives that are spelled like a name: "suisse", "argentine"
    exact: dict[str, _Entry]  # acronyms, by their letters: "US", "RDC"
    cities: dict[str, str]
    regions: dict[str, str]
    doubtful: frozenset[str]
    certain: frozenset[str]
    longest: dict[str, int]  # first word → most words of a name that begins with it
    prefixes: dict[str, str]
    abbreviations: dict[str, str]  # "TX" and "Fla" → code
    given: frozenset[str]
    place_given: frozenset[str]
    sets: dict[str, frozenset[str]] = field(default_factory=dict)


def find_countries(
    text: str,
    language: str,
    *,
    veto: Sequence[tuple[int, int]] = (),
    places: Sequence[tuple[int, int]] = (),
    rules: Rules | None = None,
) -> list[CountrySpan]:
    """Every mention of a country in ``text``, sorted, longest match first, not overlapping; empty when there is none.

    ``language`` names the folder of patterns (``"fr"``, ``"en"``). ``veto`` and ``places`` are half-open character
    spans of ``text``: what a model read as persons (mentions inside them are dropped, except full country names) and
    as places (a doubtful town inside one is believed). Spellings that several countries share are settled by the rest
    of ``text``, so give a whole document rather than a sentence.

    Raises PatternsError when the tables of ``language`` are missing or broken.
    """
    lexicon = _lexicon(rules or default_rules(), language)
    reading = _Reading(text, lexicon)
    hits = reading.hits()
    if not hits:
        return []
    if veto:
        hits = _without_persons(hits, sorted(veto))
    return _decide(hits, reading, _Spans(places))


def parse_country(text: str, language: str, *, rules: Rules | None = None) -> str | None:
    """The code of the country that ``text`` as a whole names (a name, adjective, region, city or authority), or None.

    Case and a leading article do not matter: ``"les Pays-Bas"``, ``"CÔTE D'IVOIRE"`` and ``"usa"`` are read.
    """
    lexicon = _lexicon(rules or default_rules(), language)
    words = fold(text).split()
    for skip in range(2):
        if skip and (not words or words[0] not in lexicon.sets["articles"]):
            break
        key = " ".join(words[skip:])
        for entry in (lexicon.entries.get(key), lexicon.exact.get(key.replace(" ", "").upper())):
            if entry and entry.codes:
                return entry.codes[0]
        if codes := lexicon.regions.get(key) or lexicon.cities.get(key):
            return str(codes[:2])
    return None


class _Hit:
    __slots__ = ("codes", "end", "entry", "first", "key", "kind", "last", "locative", "start")

    def __init__(self, first: int, last: int, start: int, end: int, key: str, entry: _Entry) -> None:
        self.first, self.last = first, last  # words, half-open
        self.start, self.end = start, end
        self.key, self.entry = key, entry
        self.kind, self.codes = entry.kind, entry.codes
        self.locative = False


class _Reading:
    """One text cut into words, and the questions about a word's surroundings."""

    def __init__(self, text: str, lexicon: _Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.keys: list[str] = []
        for match in _WORD.finditer(text):
            start, end = match.span()
            self.starts.append(start)
            self.ends.append(end)
            word = match.group()
            self.keys.append(word.lower() if word.isascii() else _fold_word(word))
        self._caps: dict[int, tuple[int, bool, bool]] = {}
        self._joined: str | None = None
        self._held: dict[str, bool] = {}

    def hits(self) -> list[_Hit]:
        longest, keys = self.lexicon.longest, self.keys
        hits: list[_Hit] = []
        after_language = -1  # word index behind the last language name, for "in French and English"
        index, count = 0, len(keys)
        while index < count:
            if keys[index] not in longest:
                index += 1
                continue
            hit = self._longest(index)
            if hit is None:
                index += 1
                continue
            if hit.entry.rule == "blocked":
                index = hit.last
                continue
            if self._is_language(hit, after_language):
                after_language = hit.last
            elif self._stands_alone(hit, hits) and not self._is_other(hit):
                hit.kind = self._kind(hit)
                hits.append(hit)
            elif hit.last - hit.first > 1:
                index = hit.last
                continue
            index = max(hit.last, index + 1)
        return hits

    # -- matching

    def _longest(self, first: int) -> _Hit | None:
        lexicon, keys, count = self.lexicon, self.keys, len(self.keys)
        short = lexicon.vocabulary.short_forms
        reach = 1
        most = lexicon.longest[keys[first]]
        while reach < most and first + reach < count and self._joins(first + reach):
            reach += 1
        for last in range(first + reach, first, -1):
            key = keys[first] if last == first + 1 else " ".join(keys[first:last])
            hit = self._lookup(first, last, key)
            if hit is None and last > first + 1 and keys[first] in short:  # "St-Étienne"
                hit = self._lookup(first, last, f"{short[keys[first]]} {key.partition(' ')[2]}")
            if hit is not None:
                return hit
        return None

    def _lookup(self, first: int, last: int, key: str) -> _Hit | None:
        lexicon, text = self.lexicon, self.text
        start, end = self.starts[first], self.ends[last - 1]
        entry = lexicon.entries.get(key)
        initial = text[start].isupper()
        if key in lexicon.homonyms and (not initial or self._counts(first)):
            entry = lexicon.homonyms[key]
        if initial:
            letters = key.replace(" ", "").upper()
            if (acronym := lexicon.exact.get(letters)) and self._is_acronym(start, end, letters, last - first):
                if last - first > 1 and text[end : end + 1] == ".":
                    end += 1
                return _Hit(first, last, start, end, key, acronym)
            if (code := lexicon.abbreviations.get(letters)) and (behind := self._state_abbreviation(start, end)):
                state = _Entry(CountryKind.REGION, _region_rule(code), (code,))
                return _Hit(first, last, start, behind, key, state)
        bare = not initial or self.keys[first] in lexicon.sets["articles"]
        if entry is not None and entry.inner and bare and text[self.starts[last - 1]].islower():
            entry = None  # "the states" says less than "the States"
        if entry is not None and (initial or not entry.upper):
            if text[end : end + 1] == ")" and "(" in text[start:end]:
                end += 1
            return _Hit(first, last, start, end, key, entry)
        if last == first + 1 and text[end : end + 1] in _HYPHENS and (code := lexicon.prefixes.get(key)):
            return _Hit(first, last, start, end, key, _Entry(CountryKind.ADJECTIVE, "prefix", (code,)))
        if not initial and (last == first + 1 or self.keys[first] not in lexicon.sets["may_be_small"]):
            return None
        tail = self.starts[last - 1]
        if last > first + 1 and not (
            text[tail].isupper() or text[tail - 1] in _HYPHENS or self.keys[last - 1] in lexicon.sets["generic_heads"]
        ):
            return None
        region, city = lexicon.regions.get(key), lexicon.cities.get(key)
        if city is None and first and initial and (article := lexicon.vocabulary.contractions.get(self.keys[first - 1])):
            city = lexicon.cities.get(f"{article} {key}") if self._spaced(first) else None
        if (region is None and city is None) or (end - start <= 5 and self._is_abbreviation(start, end)):
            return None
        # A town's own article has its capital: "le Port de Marseille".
        doubtful = key in lexicon.doubtful or (last > first + 1 and not initial and key not in lexicon.certain)
        codes = tuple(dict.fromkeys(f"{city or ''} {region or ''}".replace(":", " ").split()))
        if city is not None:
            town = _Entry(CountryKind.CITY, "city", codes, doubtful=doubtful, dominant=":" in city)
            return _Hit(first, last, start, end, key, town)
        rule = _region_rule(codes[0])
        return _Hit(first, last, start, end, key, _Entry(CountryKind.REGION, rule, codes, doubtful=doubtful))

    def _joins(self, index: int) -> bool:
        """Whether only the space, hyphen, apostrophe or dot of a name stands before word ``index``."""
        begin, end = self.ends[index - 1], self.starts[index]
        gap = self.text[begin:end]
        if gap == " ":
            return True
        if end - begin > 4 or _JOINT.fullmatch(gap) is None:
            return False
        return gap[0] != "." or begin - self.starts[index - 1] <= 3  # "St. Louis", never "Bissau. Guinean"

    def _spaced(self, index: int) -> bool:
        """Whether only white space stands before word ``index``."""
        begin, end = self.ends[index - 1], self.starts[index]
        gap = self.text[begin:end]
        return gap == " " or (end - begin <= 4 and _SPACE.fullmatch(gap) is not None)

    def _counts(self, index: int) -> bool:
        """Whether the word before ``index`` counts people: "une Suisse", "deux Argentine"."""
        sets = self.lexicon.sets
        if index == 0 or not self._spaced(index):
            return False
        return self.keys[index - 1] in sets["counting"] or self.keys[index - 1] in sets["single"]

    def _is_acronym(self, start: int, end: int, letters: str, words: int) -> bool:
        written = self.text[start:end]
        if words > 1:  # "U.S.", "R.D.C.", never "u s" or "U-S"
            dotted = ".".join(letters)
            return written in (dotted, dotted.replace(".", ". "))
        return written == letters or (words == 1 and len(letters) > 4 and written == letters.capitalize())

    def _is_abbreviation(self, start: int, end: int) -> bool:
        """Whether capitals amid small letters are an abbreviation ("the ILO") rather than a town ("LYON, 3 May")."""
        if not self.text[start:end].isupper() or end - start < 2:
            return False
        begin, capitals, _ = self.line(start)
        return not capitals and bool(self.text[begin:start].strip())

    def _state_abbreviation(self, start: int, end: int) -> int:
        """The end of "Tex." or "TX" behind "Laredo, " or "(", else 0."""
        text = self.text
        before = text[max(0, start - 2) : start]
        if not (before.endswith("(") or before in (", ", ",\u00a0")):
            return 0
        if before[0] == ",":
            index = bisect_left(self.starts, start) - 1
            if index < 0 or self.ends[index] != start - 2 or not text[self.starts[index]].isupper():
                return 0
            if start - 2 - self.starts[index] < 3:
                return 0
        written, behind = text[start:end], text[end : end + 1]
        if "." in written:  # "D.C.", "W.Va."
            return end + 1 if behind == "." else 0
        if len(written) == 2 and written.isupper():
            if self.line(start)[1]:  # in capitals "LYON, LA POLICE" looks the same
                return end if behind in ("", ")", ".", ",", "\n") or text[end : end + 2] in (" –", " —") else 0
            return end
        return end + 1 if written[0].isupper() and not written.isupper() and behind == "." else 0

    # -- surroundings

    def line(self, position: int) -> tuple[int, bool, bool]:
        """Start of the line of ``position``; whether it is in CAPITALS; whether it is in Title Case.

        Looks no further than 600 characters back and 400 on: a text may be one endless line.
        """
        # The same start for 400 characters of an endless line, which is then looked at once.
        reach = max(0, position - position % 400 - 200)
        start = max(self.text.rfind("\n", reach, position) + 1, reach)
        if start not in self._caps:
            end = self.text.find("\n", position, position + 400)
            line = self.text[start : end if end >= 0 else position + 400][:400]
            letters = sum(map(str.isalpha, line))
            upper = sum(map(str.isupper, line))
            words = [word for word in line.split() if word[0].isalpha()]
            titled = sum(word[0].isupper() for word in words)
            capitals = letters > 3 and upper > 0.7 * letters
            self._caps[start] = (start, capitals, len(words) > 3 and titled > 0.65 * len(words))
        return self._caps[start]

    def previous(self, hit: _Hit) -> str:
        """The folded word before, if only space or an apostrophe parts it from the hit, else ''."""
        index = hit.first
        if index == 0 or not self._joins(index) or self.text[self.ends[index - 1]] in _HYPHENS + ".":
            return ""
        return self.keys[index - 1]

    def following(self, hit: _Hit) -> str:
        """The folded word behind, if only space parts it from the hit, else ''."""
        index = hit.last
        if index == len(self.keys) or self.ends[index - 1] != hit.end or not self._spaced(index):
            return ""
        return self.keys[index]

    def has(self, phrase: str) -> bool:
        """Whether the folded words of the text hold ``phrase``."""
        if phrase not in self._held:
            if self._joined is None:
                self._joined = " " + " ".join(self.keys) + " "
            self._held[phrase] = f" {phrase} " in self._joined
        return self._held[phrase]

    def _stands_alone(self, hit: _Hit, hits: list[_Hit]) -> bool:
        """Whether the hit is a word of its own, not a piece of an address, a file name or a compound."""
        text, start, end = self.text, hit.start, hit.end
        before, behind = text[start - 1 : start], text[end : end + 1]
        linked = bool(hits) and hits[-1].end == start - 1
        if before and (before in "@_\\" or before.isdigit() or (before == "/" and text[start - 2 : start - 1].strip())):
            return before == "/" and linked
        if before == "." and text[start - 2 : start - 1].isalnum() and text[start - 2 : start - 1].islower():
            return False
        if behind and (behind in "@_" or behind.isdigit()):
            return False
        if behind == "." and text[end + 1 : end + 2].islower():
            return False
        sets = self.lexicon.sets
        if before and before in _HYPHENS and hit.first and self.ends[hit.first - 1] == start - 1:
            prefix = self.keys[hit.first - 1]
            if not (linked or prefix in sets["open_prefixes"]):
                return False
        if behind and behind in _HYPHENS and hit.last < len(self.keys) and self.starts[hit.last] == end + 1:
            compound = self.keys[hit.last]
            if compound in sets["language_after"]:
                return False
            capital = text[end + 1].isupper()
            if not capital and hit.entry.doubtful:
                return False  # "Trente-quatre"
            if capital and (hit.entry.doubtful or hit.key in self.lexicon.given) and not self.line(start)[1]:
                return False
        return True

    def _is_language(self, hit: _Hit, after_language: int) -> bool:
        """Whether an adjective is the name of a language: "en espagnol", "speaks Dutch", "in French and English"."""
        if hit.kind is not CountryKind.ADJECTIVE or hit.entry.plural:
            return False
        sets = self.lexicon.sets
        before, behind = self.previous(hit), self.following(hit)
        if behind in sets["language_after"] or before in sets["language_before"]:
            return True
        closed = not behind or behind in sets["function_words"]
        if before in sets["language_prepositions"]:
            return closed
        if closed and before in sets["list_words"] and hit.first > 1 and self.keys[hit.first - 2] in sets["other_languages"]:
            return True
        if after_language >= 0 and closed and hit.first - after_language <= 2:
            gap = self.text[self.ends[after_language - 1] : hit.start].strip(" ,\u00a0")
            return not gap or fold(gap) in sets["list_words"]
        return False

    def _is_other(self, hit: _Hit) -> bool:
        """Whether the words around make the hit something else: money, a street, a person."""
        lexicon, sets, text = self.lexicon, self.lexicon.sets, self.text
        before, behind = self.previous(hit), self.following(hit)
        kind = hit.kind
        hit.locative = before in sets["locatives"]
        article = before in sets["articles"] and before not in sets["single"]  # "the driver of a Toyota"
        if not hit.locative and article and hit.first > 1 and self._joins(hit.first - 1):
            hit.locative = self.keys[hit.first - 2] in sets["locatives"]  # "dans l'Ain"
        if text[hit.end : hit.end + 1] == "$":
            return True
        if hit.entry.rule == "acronym" and before in sets["word_after"]:
            begun = self.starts[hit.first - 1]
            if text[begun : begun + 2].isupper() or self.line(hit.start)[1]:  # "ABOUT US"
                return True
        if _CHANNEL.match(text, hit.end) and text[hit.start : hit.end] in lexicon.vocabulary.channels:
            return True  # "France 24", not "en France 24 personnes"
        if (kind is CountryKind.ADJECTIVE or hit.entry.rule == "acronym") and (
            before in sets["currencies"] or behind in sets["currencies"]
        ):
            return True
        if kind is CountryKind.AUTHORITY:
            return False
        if hit.first and self.keys[hit.first - 1] in sets["not_place_after"]:
            gap = text[self.ends[hit.first - 1] : hit.start]
            if len(gap) < 5 and not gap.strip(" \u00a0\u202f«\"“”'‘’"):
                return True
        if before in sets["streets_between"] or before in sets["streets_before"]:
            index = hit.first - 1
            while index >= 0 and hit.first - index < 4 and self.keys[index] in sets["streets_between"]:
                index -= 1
            if index >= 0 and self.keys[index] in sets["streets_before"]:
                return True
        if behind in sets["streets_after"] and text[self.starts[hit.last]].isupper():
            return True
        if hit.kind is CountryKind.CITY and text[hit.end : hit.end + 1] in tuple(_HYPHENS):
            index = hit.last + 1  # "the Juarez-Lincoln Bridge"
            if index < len(self.keys) and self.keys[index] in sets["streets_after"] and self._spaced(index):
                return text[self.starts[index]].isupper()
        return self._is_person(hit, before, behind, lexicon)

    def _is_person(self, hit: _Hit, before: str, behind: str, lexicon: _Lexicon) -> bool:
        text, sets = self.text, lexicon.sets
        if hit.entry.rule == "acronym" or (hit.last - hit.first > 1 and hit.kind is not CountryKind.CITY):
            return False
        if not text[hit.start].isupper():
            return False
        caps = self.line(hit.start)[1]
        if before and self._spaced(hit.first):
            start = self.starts[hit.first - 1]
            capital = text[start].isupper() and (caps or not text[start + 1 : start + 2].isupper())
            if capital and before in lexicon.given and before not in lexicon.place_given:
                return True
            if before in sets["titles"] and (text[start].isupper() or len(before) > 3):
                return True
        if text[hit.start - 2 : hit.start] == ". " and hit.first:
            start = self.starts[hit.first - 1]
            if self.keys[hit.first - 1] in sets["titles"] and text[start].isupper():
                return True
            initial = self.ends[hit.first - 1] - start == 1 and text[start].isupper()
            if initial and text[start - 1 : start] != "." and hit.kind is not CountryKind.NAME:
                return True
        if hit.key in lexicon.place_given and behind and not caps:
            start, end = self.starts[hit.last], self.ends[hit.last]
            surname = text[start].isupper() and text[start + 1 : end].islower() and end - start > 2
            if (
                surname
                and behind not in sets["not_surname_after"]
                and not (hit.locative and hit.kind is CountryKind.NAME)
                and self._longest_is_none(hit.last)
                and not self.line(hit.start)[2]
            ):
                return True
        return False

    def _longest_is_none(self, index: int) -> bool:
        """Whether the word is no country, region or adjective itself ("Georgia Florida")."""
        if self.keys[index] not in self.lexicon.longest:
            return True
        hit = self._longest(index)
        return hit is None or hit.kind is CountryKind.CITY

    def _kind(self, hit: _Hit) -> CountryKind:
        """ADJECTIVE or INHABITANT for a word that can be either; otherwise the entry's own kind."""
        if hit.kind is not CountryKind.ADJECTIVE or hit.entry.rule == "prefix":
            return hit.kind
        sets, vocabulary = self.lexicon.sets, self.lexicon.vocabulary
        before, behind = self.previous(hit), self.following(hit)
        counted = before in sets["counting"] or bool(_DIGITS_BEFORE.search(self.text, max(0, hit.start - 4), hit.start))
        caps = self.line(hit.start)[1]
        if vocabulary.lowercase_adjectives:
            if counted:
                return CountryKind.INHABITANT
            if caps or not self.text[hit.start].isupper():
                return CountryKind.ADJECTIVE
            return CountryKind.INHABITANT
        if hit.entry.plural:
            return CountryKind.INHABITANT
        noun = bool(behind) and behind not in sets["function_words"] and behind not in sets["after_inhabitant"]
        if noun and hit.last < len(self.keys):
            return CountryKind.ADJECTIVE
        if self.text[hit.end : hit.end + 1] in tuple(_HYPHENS):
            return CountryKind.ADJECTIVE
        if counted or before in sets["articles"]:
            return CountryKind.INHABITANT
        return CountryKind.ADJECTIVE


class _Spans:
    """Half-open spans, asked whether one holds or touches another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans = sorted(spans)
        self.starts = [start for start, _ in self.spans]

    def touches(self, start: int, end: int) -> bool:
        index = bisect_left(self.starts, end) - 1
        return index >= 0 and any(self.spans[i][1] > start for i in range(index, max(-1, index - 4), -1))


def _without_persons(hits: list[_Hit], veto: list[tuple[int, int]]) -> list[_Hit]:
    starts = [start for start, _ in veto]
    kept = []
    for hit in hits:
        index = bisect_right(starts, hit.start) - 1
        inside = index >= 0 and veto[index][1] >= hit.end
        full_name = hit.kind is CountryKind.NAME and hit.last - hit.first > 1
        if not inside or full_name or hit.entry.rule == "acronym":
            kept.append(hit)
    return kept


# -- deciding between the countries that share a spelling

_LINKS = re.compile(r"\s*(?:[,;/]\s*|[,;]?\s+([^\W\d_]+(?:['’ ][^\W\d_]*){0,2})\s*['’]?)\s*")


def _decide(hits: list[_Hit], reading: _Reading, places: _Spans) -> list[CountrySpan]:
    text = reading.text
    evidence: Counter[str] = Counter()
    local: Counter[str] = Counter()
    placed: defaultdict[str, set[str]] = defaultdict(set)  # code → words that may be of a place there
    for hit in hits:
        if hit.kind in _PLACES or hit.kind is CountryKind.AUTHORITY:
            for country in hit.codes:
                placed[country].add(hit.key)
        if len(hit.codes) == 1 and not hit.entry.doubtful and not hit.entry.needs_evidence:
            evidence[hit.codes[0]] += 1
            if hit.kind in (CountryKind.REGION, CountryKind.CITY, CountryKind.AUTHORITY):
                local[hit.codes[0]] += 1
    shortened = _shortened(hits)
    companies = _companies(hits, reading)
    spans: list[CountrySpan] = []
    believed = False  # whether the hit before was kept
    explained: dict[str, str] = {}  # towns that the text has placed already: "Paris, Texas"
    for index, hit in enumerate(hits):
        behind = hits[index + 1] if index + 1 < len(hits) else None
        ahead = hits[index - 1] if index else None
        beside = _apposition(hit, behind, text)
        if hit.entry.doubtful and not (
            hit.locative
            or reading.following(hit) in reading.lexicon.sets["place_nouns_after"]
            or beside
            or places.touches(hit.start, hit.end)
            or _is_dateline(hit, reading)
            or (believed and ahead is not None and _linked(ahead, hit, reading))
            or (behind is not None and not behind.entry.doubtful and _linked(hit, behind, reading))
        ):
            believed = False
            continue
        code: str | None = None
        if hit.kind is CountryKind.CITY:
            if beside is None:
                code = explained.get(hit.key) or shortened.get(hit.key)
            else:
                explained[hit.key] = beside
        code = code or _code(hit, index, hits, beside, evidence, local, placed, companies[index], reading)
        believed = code is not None
        if code is not None:
            rule = hit.kind.value if hit.kind is CountryKind.INHABITANT else hit.entry.rule
            spans.append(CountrySpan(hit.start, hit.end, code, hit.kind, rule))
    return spans


def _shortened(hits: list[_Hit]) -> dict[str, str]:
    """What a town's first word stands for in this text: "Thetford" behind "Thetford Mines"."""
    return {
        hit.key.split()[0]: hit.codes[0]
        for hit in hits
        if hit.kind is CountryKind.CITY and hit.last - hit.first > 1 and len(hit.codes) == 1 and len(hit.key.split()[0]) > 4
    }


def _apposition(hit: _Hit, behind: _Hit | None, text: str) -> str | None:
    """The code of a region or country that directly explains a town: "Reading, Berkshire", "Paris (Texas)"."""
    if behind is None or hit.kind not in (CountryKind.CITY, CountryKind.REGION) or len(behind.codes) > 2:
        return None
    gap = text[hit.end : behind.start]
    if len(gap) > 8 or not re.fullmatch(r", ?(?:dans l['’ae] ?|in |en |aux? )?|,? \((?:dans )?|\u00a0\(", gap):
        return None
    if behind.kind is CountryKind.REGION and hit.kind is CountryKind.CITY and not behind.entry.doubtful:
        return next((code for code in behind.codes if code in hit.codes), behind.codes[0])
    if behind.kind is CountryKind.NAME and set(behind.codes) & set(hit.codes):
        return next(code for code in behind.codes if code in hit.codes)
    return None


def _is_dateline(hit: _Hit, reading: _Reading) -> bool:
    start = reading.line(hit.start)[0]
    return not reading.text[start : hit.start].strip() and _DATELINE.match(reading.text, hit.end) is not None


def _linked(one: _Hit, other: _Hit, reading: _Reading) -> bool:
    """Whether two hits stand in one enumeration."""
    if one.kind not in _PLACES or other.kind not in _PLACES or other.start - one.end > 14:
        return False
    match = _LINKS.fullmatch(reading.text, one.end, other.start)
    if match is None:
        return False
    if match[1] is None:
        return True
    words = fold(match[1]).split()
    sets = reading.lexicon.sets
    if not words:
        return False
    return words[0] in sets["conjunctions"] or ("," in match.group() and words[0] in sets["list_words"])


_PLACES = frozenset({CountryKind.NAME, CountryKind.CITY, CountryKind.REGION})


def _code(
    hit: _Hit,
    index: int,
    hits: list[_Hit],
    beside: str | None,
    evidence: Mapping[str, int],
    local: Mapping[str, int],
    placed: Mapping[str, set[str]],
    company: frozenset[str],
    reading: _Reading,
) -> str | None:
    if hit.entry.needs_evidence:
        return next((code for code in hit.codes if evidence[code]), None)
    if hit.kind is CountryKind.CITY and beside is None and hit.key.partition(" ")[0] in reading.lexicon.sets["saints"]:
        # Every country of the language has a town of the saint: none far from all that the text speaks of.
        if sum(local.values()) - (local[hit.codes[0]] == 1) > 1 and not any(placed[code] - {hit.key} for code in hit.codes):
            return None
    if len(hit.codes) == 1:
        return hit.codes[0] if beside is None or hit.kind is not CountryKind.CITY else beside
    if beside is not None:
        return beside
    rule = hit.entry.ambiguous
    if rule is not None:
        if hit.kind is CountryKind.NAME and company:
            rest = [code for code in hit.codes if code not in company]
            if rest and (hit.codes[0] in company or not rule.local):
                return rest[0]
            if rule.local and len(company) > 1:
                return hit.codes[0]
        told = [code for code in hit.codes if any(reading.has(_fold_cue(cue)) for cue in rule.cues.get(code, ()))]
        if told:
            return told[0]
        counts = local if rule.local else evidence
        ahead = index and hits[index - 1]
        if ahead and ahead.kind is CountryKind.CITY and reading.text[ahead.end : hit.start] == ", ":
            shared = [code for code in hit.codes if code in ahead.codes]
            if shared:
                return shared[0]
        if counts[hit.codes[0]]:
            return hit.codes[0]
        return next((code for code in hit.codes[1:] if counts[code]), hit.codes[0])
    top = hit.codes[0]
    if local[top] or (hit.entry.dominant and (evidence[top] or max(local[code] for code in hit.codes) < 3)):
        return top
    for code in hit.codes[1:]:
        if local[code] or (evidence[code] and not evidence[top]):
            return code
    return top


def _companies(hits: list[_Hit], reading: _Reading) -> list[frozenset[str]]:
    """For each hit, the codes of the countries that are named, unmistakably, in the same enumeration."""
    companies: list[frozenset[str]] = []
    group: list[_Hit] = []
    for index, hit in enumerate(hits):
        group.append(hit)
        behind = hits[index + 1] if index + 1 < len(hits) else None
        names = behind is not None and hit.kind is CountryKind.NAME and behind.kind is CountryKind.NAME
        if not (names and behind is not None and _linked(hit, behind, reading)):
            codes = frozenset(member.codes[0] for member in group if len(member.codes) == 1) if group[1:] else frozenset()
            companies += [codes] * len(group)
            group = []
    return companies


# -- building the lexicon


def _region_rule(code: str) -> str:
    return {"US": "us-state", "CA": "ca-province"}.get(code, "region")


@lru_cache(maxsize=8)
def _lexicon(rules: Rules, language: str) -> _Lexicon:
    vocabulary = rules.table(f"{language}/countries.toml", Vocabulary)
    authorities = rules.table("countries/authorities.toml", Authorities)
    persons = rules.table("countries/persons.toml", Persons)
    cities_file = _json(rules, "countries/cities.json")
    regions_file = _json(rules, "countries/regions.json")
    entries: dict[str, _Entry] = {}
    exact: dict[str, _Entry] = {}
    homonyms: dict[str, _Entry] = {}

    def key_of(name: str) -> str:
        key = fold(name)
        if not key or re.search(r"[\d,;]", name):
            raise PatternsError(f"countries.toml: {name!r}: digits and commas are never matched; give the words alone")
        return key

    # Later layers do not overwrite earlier ones: hand-made before generated, names before adjectives.
    def put(text: str, entry: _Entry) -> None:
        *_, last = text.split()
        entry.inner = " " in text and last[0].isupper()
        known = entries.setdefault(key_of(text), entry)
        if known.kind is entry.kind and known.codes == entry.codes:
            known.upper = known.upper and entry.upper

    def capital(name: str) -> bool:
        """Whether the name needs its capital: "république tchèque" and "îles Féroé" do not."""
        first, *rest = fold(name).split()
        return name[0].isupper() and not (rest and first in heads)

    heads = {fold(word) for word in vocabulary.generic_heads}

    def shared(rule: Ambiguous) -> None:
        for form in rule.forms:
            adjective = rule.kind is CountryKind.ADJECTIVE
            upper = lower if adjective else form[0].isupper()
            for key, plural in _expanded(form, vocabulary) if adjective else [(fold(form), False)]:
                entry = _Entry(rule.kind, rule.kind.value, tuple(rule.codes), upper, plural=plural, ambiguous=rule)
                if form.isupper() and rule.kind is CountryKind.AUTHORITY:
                    exact[key.upper()] = entry
                else:
                    entries[key] = entry

    lower = not vocabulary.lowercase_adjectives
    for phrase in vocabulary.blocked:
        entries.setdefault(key_of(phrase), _Entry(CountryKind.NAME, "blocked", (), upper=False))
    for rule in vocabulary.ambiguous:
        shared(rule)
    for code, names in vocabulary.names.items():
        for name in names:
            put(name, _Entry(CountryKind.NAME, "name", (code,), upper=capital(name)))
    for code, names in _json(rules, "countries/names.json")[language].items():
        for name in names:
            put(name, _Entry(CountryKind.NAME, "name", (code,), upper=capital(name)))
    for code, names in vocabulary.acronyms.items():
        for name in names:
            exact[fold(name).replace(" ", "").upper()] = _Entry(CountryKind.NAME, "acronym", (code,))
    for code, names in vocabulary.inhabitants.items():
        for name in names:
            for key, _ in _expanded(name, vocabulary):
                entries.setdefault(key, _Entry(CountryKind.INHABITANT, "inhabitant", (code,)))
    refused = {fold(word) for word in vocabulary.not_adjectives}
    generated = _json(rules, "countries/adjectives.json")[language]
    for table in (vocabulary.adjectives, generated):
        for code, forms in table.items():
            for form in forms:
                for key, plural in _expanded(form, vocabulary):
                    if table is generated and (key in refused or form in refused):
                        continue
                    entry = _Entry(CountryKind.ADJECTIVE, "adjective", (code,), upper=lower, plural=plural)
                    if entries.setdefault(key, entry).kind is CountryKind.NAME and vocabulary.lowercase_adjectives:
                        homonyms.setdefault(key, entry)
    for code, names in authorities.names.items():
        for name in names:
            put(name, _Entry(CountryKind.AUTHORITY, "authority", (code,), upper=name[0].isupper()))
    for code, names in authorities.acronyms.items():
        for name in names:
            exact.setdefault(fold(name).replace(" ", "").upper(), _Entry(CountryKind.AUTHORITY, "authority", (code,)))
    for rule in authorities.shared:
        shared(rule)
    for form, codes in authorities.unsure.items():
        entry = _Entry(CountryKind.AUTHORITY, "authority", tuple(codes), needs_evidence=True)
        if form.isupper():
            exact.setdefault(fold(form).replace(" ", "").upper(), entry)
        else:
            entry.upper = form[0].isupper()
            put(form, entry)

    regions: dict[str, str] = dict(regions_file[language])
    cities: dict[str, str] = dict(cities_file["cities"])
    cities.update(cities_file["exonyms"][language])
    for code, names in vocabulary.cities.items():
        for name in names:
            # A hand-made town comes first, its namesakes elsewhere behind it.
            key = key_of(name)
            cities[key] = " ".join(dict.fromkeys((code, *cities.get(key, "").split())))
            regions.pop(key, None)
    for code, names in vocabulary.regions.items():
        for name in names:
            regions[key_of(name)] = code
            cities.pop(key_of(name), None)
    for name in vocabulary.no_places:
        regions.pop(key_of(name), None)
        cities.pop(key_of(name), None)
    doubtful = set(cities_file["words"]) | set(cities_file["persons"])
    doubtful |= set(regions_file["words"]) | set(regions_file["persons"])
    for names in (*vocabulary.cities.values(), *vocabulary.regions.values()):
        doubtful.difference_update(map(fold, names))
    doubtful |= {fold(word) for word in vocabulary.doubtful}
    doubtful -= {fold(word) for word in vocabulary.certain}
    handmade = (*vocabulary.cities.values(), *vocabulary.regions.values(), vocabulary.certain)
    certain = frozenset(fold(name) for names in handmade for name in names)

    longest: dict[str, int] = {}
    contracted = frozenset(vocabulary.contractions.values())
    for layer in (entries, cities, regions):
        for key in layer:
            first, *rest = key.split(" ")
            if rest and first in contracted:  # "au Havre"
                longest[rest[0]] = max(longest.get(rest[0], 0), len(rest))
            if longest.get(first, 0) <= len(rest):
                longest[first] = len(rest) + 1
    for short, full in vocabulary.short_forms.items():
        longest[short] = max(longest.get(short, 0), longest.get(full, 0))
    for letters in exact:
        longest.setdefault(letters.lower(), 1)
        if len(letters) < 5:
            longest[letters[0].lower()] = max(longest.get(letters[0].lower(), 0), len(letters))
    abbreviations = {}
    for code, names in vocabulary.state_abbreviations.items():
        for name in names:
            key = fold(name)
            abbreviations[key.replace(" ", "").upper()] = code
            first, *rest = key.split(" ")
            longest[first] = max(longest.get(first, 0), len(rest) + 1)
    prefixes: dict[str, str] = {}
    for code, names in vocabulary.prefixes.items():
        for name in names:
            prefixes[fold(name)] = code
            longest.setdefault(fold(name), 1)
    lexicon = _Lexicon(
        vocabulary, entries, homonyms, exact, cities, regions, frozenset(doubtful),
        certain, longest, prefixes, abbreviations,
        given=frozenset(fold(name) for name in persons.given_names),
        place_given=frozenset(fold(name) for name in persons.place_given_names),
    )  # fmt: skip
    for key, value in vocabulary:
        if isinstance(value, list) and value and isinstance(value[0], str):
            lexicon.sets[key] = frozenset(fold(word) for word in value)
        elif value == []:
            lexicon.sets[key] = frozenset()
    lexicon.sets["open_prefixes"] |= frozenset(prefixes)
    lexicon.sets["may_be_small"] = lexicon.sets["generic_heads"] | lexicon.sets["articles"]
    return lexicon


def _expanded(forms: str, vocabulary: Vocabulary) -> list[tuple[str, bool]]:
    """Every folded singular and plural of ``"togolais/togolaise"``, and whether it is a plural of its own."""
    result = []
    for form in forms.split("/"):
        key = fold(form)
        result.append((key, False))
        for ending, replacement in vocabulary.plural_endings:
            if key.endswith(ending):
                plural = key.removesuffix(ending) + replacement
                if plural != key:
                    result.append((plural, True))
                break
    return result


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
