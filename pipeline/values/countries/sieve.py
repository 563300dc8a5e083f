"""Which of the spellings that were met say a country: not those inside names, streets, languages, money, persons."""

import re

from pipeline.values.countries.letters import HYPHENS, fold
from pipeline.values.countries.matching import Hit, Matcher
from pipeline.values.countries.span import CountryKind

_CHANNEL = re.compile(r"[ \u00a0\u202f]\d{1,2}(?!\w|[ \u00a0\u202f][^\W\d_A-Z])")
_NUMBER = re.compile(r"[ \u00a0\u202f]\d{1,2}\b")
_DIGITS_BEFORE = re.compile(r"\d[ \u00a0\u202f]?$")


class Sieve:
    """Reads one text from left to right and keeps the hits that say a country."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.words = matcher.words
        self.text = matcher.words.text
        self.lexicon = matcher.lexicon
        self.sets = matcher.lexicon.sets
        sets = self.sets
        self.before_town = (
            sets["before_town"] | sets["locatives"] | sets["articles"] | sets["function_words"] | sets["list_words"]
        )

    def hits(self) -> list[Hit]:
        """The hits in order of place, not overlapping."""
        longest, keys, breaks = self.lexicon.longest, self.words.keys, self.words.breaks
        hits: list[Hit] = []
        after_language = -1  # word index behind the last language name, for "in French and English"
        done = 0
        for index, key in enumerate(keys):
            if index < done or not (key in longest or index in breaks):
                continue
            hit = self.matcher.longest(index)
            if hit is None:
                continue
            if hit.entry.rule != "blocked":
                if self._is_language(hit, after_language):
                    after_language = hit.last
                elif self._stands_alone(hit, hits) and not self._is_other(hit):
                    hit.kind = self._kind(hit)
                    hits.append(hit)
            done = hit.last
        return hits

    def _stands_alone(self, hit: Hit, hits: list[Hit]) -> bool:
        """Whether the hit is a word of its own, not a piece of an address, a file name or a compound."""
        text, start, end = self.text, hit.start, hit.end
        before, behind = text[start - 1 : start], text[end : end + 1]
        linked = bool(hits) and hits[-1].end == start - 1
        if before == "/" and text[start - 2 : start - 1].strip():
            return linked or self._is_credit(start, end)
        if before and (before in "@_\\" or before.isdigit()):
            return False
        if before == "." and text[start - 2 : start - 1].isalnum() and text[start - 2 : start - 1].islower():
            return False
        if behind and (behind in "@_" or behind.isdigit()):
            return False
        if behind == "." and text[end + 1 : end + 2].islower():
            return False
        sets = self.sets
        if before and before in HYPHENS and hit.first and self.words.ends[hit.first - 1] == start - 1:
            prefix = self.words.keys[hit.first - 1]
            if not (linked or prefix in sets["open_prefixes"]):
                return False
        if behind and behind in HYPHENS and hit.last < len(self.words.keys) and self.words.starts[hit.last] == end + 1:
            compound = self.words.keys[hit.last]
            if compound in sets["language_after"]:
                return False
            capital = text[end + 1].isupper()
            if not capital and hit.entry.doubtful:
                return False  # "Trente-quatre"
            if capital and (hit.entry.doubtful or hit.key in self.lexicon.given) and not self.words.in_capitals(start):
                return False
        return True

    def _is_credit(self, start: int, end: int) -> bool:
        """Whether a single slash stands before ("AFP/UK Parliament") rather than a path ("example.org/france/news")."""
        token_start = max(self.text.rfind(" ", max(0, start - 60), start), self.text.rfind("\n", max(0, start - 60), start)) + 1
        before = self.text[token_start : start - 1]
        return before.isalpha() and self.text[end : end + 1] not in ("/", ".", "-")

    def _is_language(self, hit: Hit, after_language: int) -> bool:
        """Whether an adjective is the name of a language: "en espagnol", "speaks Dutch", "in French and English"."""
        if hit.kind is not CountryKind.ADJECTIVE or hit.entry.plural:
            return False
        sets = self.sets
        before, behind = self.words.before(hit.first), self.words.behind(hit.last, hit.end)
        if behind in sets["language_after"] or before in sets["language_before"]:
            return True
        closed = not behind or behind in sets["function_words"]
        if before in sets["language_prepositions"]:
            return closed
        if (
            closed
            and before in sets["list_words"]
            and hit.first > 1
            and self.words.keys[hit.first - 2] in sets["other_languages"]
        ):
            return True
        if after_language >= 0 and closed and hit.first - after_language <= 2:
            gap = self.text[self.words.ends[after_language - 1] : hit.start].strip(" ,\u00a0")
            return not gap or fold(gap) in sets["list_words"]
        return False

    def _is_other(self, hit: Hit) -> bool:
        """Whether the words around make the hit something else: money, a street, a person. Sets ``hit.locative``."""
        before, behind = self.words.before(hit.first), self.words.behind(hit.last, hit.end)
        hit.locative = self._is_locative(hit, before)
        if self._is_money(hit, before, behind) or self._is_word_or_channel(hit, before):
            return True
        if hit.kind is CountryKind.AUTHORITY:
            return False
        return (
            self._is_named_after(hit)
            or self._is_street(hit, before, behind)
            or self._is_thing(hit, before, behind)
            or self._is_person(hit, before, behind)
        )

    def _is_locative(self, hit: Hit, before: str) -> bool:
        sets = self.sets
        if before in sets["locatives"]:
            return True
        article = before in sets["articles"] and before not in sets["single"]  # "the driver of a Toyota"
        if article and hit.first > 1 and self.words.joins(hit.first - 1):
            return self.words.keys[hit.first - 2] in sets["locatives"]  # "dans l'Ain"
        return False

    def _is_money(self, hit: Hit, before: str, behind: str) -> bool:
        if self.text[hit.end : hit.end + 1] == "$":
            return True
        money = before in self.sets["currencies"] or behind in self.sets["currencies"]
        if hit.kind is CountryKind.NAME and hit.entry.rule != "acronym":
            return behind in self.sets["name_currencies"] and not hit.locative  # "Hong Kong dollars"
        return money and hit.kind in (CountryKind.ADJECTIVE, CountryKind.NAME)

    def _is_word_or_channel(self, hit: Hit, before: str) -> bool:
        if hit.entry.rule == "acronym" and before in self.sets["word_after"]:
            begun = self.words.starts[hit.first - 1]
            if self.text[begun : begun + 2].isupper() or self.words.in_capitals(hit.start):  # "ABOUT US"
                return True
        # "France 24", not "en France 24 personnes"
        if self.text[hit.start : hit.end] not in self.lexicon.vocabulary.channels:
            return False
        return (_CHANNEL if before else _NUMBER).match(self.text, hit.end) is not None

    def _is_named_after(self, hit: Hit) -> bool:
        """Whether the word before says that a car, a ship, a lake is called so."""
        if hit.first == 0 or self.words.keys[hit.first - 1] not in self.sets["not_place_after"]:
            return False
        gap = self.text[self.words.ends[hit.first - 1] : hit.start]
        return len(gap) < 5 and not gap.strip(" \u00a0\u202f«\"“”'‘’")

    def _head(self, first: int, before: str) -> int:
        """The word that ``first`` belongs to, itself or by "de la", "of": its index, else -1."""
        between, index = self.sets["streets_between"], first - 1
        while before and index >= 0 and first - index < 4 and self.words.keys[index] in between:
            index -= 1
        return index if before else -1

    def _is_thing(self, hit: Hit, before: str, behind: str) -> bool:
        """Whether it is a food, an animal, an object called after a country, or a treaty called after a town."""
        if behind in self.sets["things_after"]:
            return True
        head = self._head(hit.first, before)
        if head < 0:
            return False
        noun = self.words.keys[head]
        return noun in self.sets["things_before"] or (hit.kind is CountryKind.CITY and noun in self.sets["treaties"])

    def _is_street(self, hit: Hit, before: str, behind: str) -> bool:
        sets, keys, starts = self.sets, self.words.keys, self.words.starts
        head = self._head(hit.first, before)
        if head >= 0 and keys[head] in sets["streets_before"]:
            # "via Madrid" is no street
            return keys[head] not in sets["locatives"] or self.text[starts[head]].isupper()
        if behind in sets["streets_after"] and self.text[starts[hit.last]].isupper():
            return True
        if hit.kind is CountryKind.CITY and self.text[hit.end : hit.end + 1] in tuple(HYPHENS):
            index = hit.last + 1  # "the Juarez-Lincoln Bridge"
            if index < len(keys) and keys[index] in sets["streets_after"] and self.words.spaced(index):
                return self.text[starts[index]].isupper()
        return False

    def _is_person(self, hit: Hit, before: str, behind: str) -> bool:
        if hit.entry.rule == "acronym" or (hit.words > 1 and hit.kind is not CountryKind.CITY):
            return False
        if not self.text[hit.start].isupper():
            return False
        return self._is_surname(hit, before) or self._is_given_name(hit, behind)

    def _is_surname(self, hit: Hit, before: str) -> bool:
        """Whether a given name, a title or an initial stands before: "Jack London", "M. Niger", "J. France"."""
        text, starts, titles = self.text, self.words.starts, self.sets["titles"]
        if before and self.words.spaced(hit.first):
            start = starts[hit.first - 1]
            capital = text[start].isupper()
            one_capital = capital and (self.words.in_capitals(hit.start) or not text[start + 1 : start + 2].isupper())
            if one_capital and before in self.lexicon.given and before not in self.lexicon.place_given:
                return True
            if before in titles and (capital or len(before) > 3):
                return True
            if one_capital and self._is_little_known(hit) and not self._is_heading(hit) and before not in self.before_town:
                return True
        if text[hit.start - 2 : hit.start] == ". " and hit.first:
            start = starts[hit.first - 1]
            if not text[start].isupper():
                return False
            if self.words.keys[hit.first - 1] in titles:
                return True
            initial = self.words.ends[hit.first - 1] - start == 1
            return initial and text[start - 1 : start] != "." and hit.kind is not CountryKind.NAME
        return False

    def _is_little_known(self, hit: Hit) -> bool:
        return hit.kind is CountryKind.CITY and hit.words == 1 and hit.key not in self.lexicon.certain

    def _is_heading(self, hit: Hit) -> bool:
        _, capitals, title = self.words.line(hit.start)
        return capitals or title

    def _is_given_name(self, hit: Hit, behind: str) -> bool:
        """Whether a surname stands behind a place that is a given name too: "Chad Wilson", "Eugène Martin"."""
        given = hit.key in self.lexicon.place_given or (hit.kind is CountryKind.CITY and hit.key in self.lexicon.given)
        if not given or not behind or self.words.in_capitals(hit.start):
            return False
        start, end = self.words.starts[hit.last], self.words.ends[hit.last]
        if "\n" in self.text[hit.end : start] and self.text[hit.start - 1 : hit.start] in ("", "\n"):
            return False  # a heading of its own
        return (
            self.text[start].isupper()
            and self.text[start + 1 : end].islower()
            and end - start > 2
            and behind not in self.sets["not_surname_after"]
            and not (self.words.before(hit.first) in self.sets["firm_locatives"] and hit.kind is CountryKind.NAME)
            and self._is_no_country(hit.last)
            and not self.words.line(hit.start)[2]
        )

    def _is_no_country(self, index: int) -> bool:
        """Whether the word is no country, region or adjective itself ("Georgia Florida")."""
        if self.words.keys[index] not in self.lexicon.longest:
            return True
        hit = self.matcher.longest(index)
        return hit is None or hit.kind is CountryKind.CITY

    def _kind(self, hit: Hit) -> CountryKind:
        """ADJECTIVE or INHABITANT for a word that can be either; otherwise the entry's own kind."""
        if hit.kind is not CountryKind.ADJECTIVE or hit.entry.rule == "prefix":
            return hit.kind
        sets, vocabulary = self.sets, self.lexicon.vocabulary
        before, behind = self.words.before(hit.first), self.words.behind(hit.last, hit.end)
        counted = before in sets["counting"] or bool(_DIGITS_BEFORE.search(self.text, max(0, hit.start - 4), hit.start))
        caps = self.words.in_capitals(hit.start)
        if vocabulary.lowercase_adjectives:
            if counted:
                return CountryKind.INHABITANT
            if caps or not self.text[hit.start].isupper():
                return CountryKind.ADJECTIVE
            return CountryKind.INHABITANT
        if hit.entry.plural:
            return CountryKind.INHABITANT
        noun = bool(behind) and behind not in sets["function_words"] and behind not in sets["after_inhabitant"]
        if noun and hit.last < len(self.words.keys):
            return CountryKind.ADJECTIVE
        if self.text[hit.end : hit.end + 1] in tuple(HYPHENS):
            return CountryKind.ADJECTIVE
        if counted or before in sets["articles"]:
            return CountryKind.INHABITANT
        return CountryKind.ADJECTIVE
