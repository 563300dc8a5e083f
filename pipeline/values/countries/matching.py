"""Where a text spells what the lexicon knows, longest spelling first."""

import re
from bisect import bisect_left

from pipeline.values.countries.letters import HYPHENS
from pipeline.values.countries.lexicon import Entry, Lexicon, region_rule
from pipeline.values.countries.span import CountryKind
from pipeline.values.countries.text import Text

_DOTTED = re.compile(r"\w(?:\.[ \u00a0\u202f]?-?\w)+")


class Hit:
    """One spelling that was met: words ``first`` to ``last``, characters ``start`` to ``end``, both half-open."""

    __slots__ = ("codes", "end", "entry", "first", "key", "kind", "last", "locative", "start")

    def __init__(self, first: int, last: int, start: int, end: int, key: str, entry: Entry) -> None:
        self.first, self.last = first, last
        self.start, self.end = start, end
        self.key, self.entry = key, entry
        self.kind, self.codes = entry.kind, entry.codes
        self.locative = False  # whether a word that stands before places stands before it

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.last - self.first


class Matcher:
    """Looks the words of one text up in one lexicon."""

    def __init__(self, text: Text, lexicon: Lexicon) -> None:
        self.words = text
        self.lexicon = lexicon

    def longest(self, first: int) -> Hit | None:
        """The longest spelling that begins with word ``first``."""
        hit = self._whole(first)
        breaks = self.words.breaks
        if breaks and (hit is None or hit.last - 1 in breaks):
            hit = next(filter(None, (self._mended(first, cut) for cut in range(first, first + 3) if cut in breaks)), hit)
        return hit

    def _whole(self, first: int) -> Hit | None:
        words, keys = self.words, self.words.keys
        short = self.lexicon.vocabulary.short_forms
        reach = 1
        most = min(self.lexicon.longest.get(keys[first], 0), len(keys) - first)
        while reach < most and words.joins(first + reach):
            reach += 1
        for last in range(first + min(reach, most), first, -1):
            key = keys[first] if last == first + 1 else " ".join(keys[first:last])
            hit = self._lookup(first, last, key)
            if hit is None and last > first + 1 and keys[first] in short:  # "St-Étienne"
                hit = self._lookup(first, last, f"{short[keys[first]]} {key.partition(' ')[2]}")
            if hit is not None:
                return hit
        return None

    def _mended(self, first: int, cut: int) -> Hit | None:
        """As ``longest``, with the words ``cut`` and ``cut`` + 1 taken for one that a line end has cut in two."""
        keys = self.words.keys
        if len(keys[cut]) < 2 or not all(map(self.words.joins, range(first + 1, cut + 1))):
            return None
        head = [*keys[first:cut], keys[cut] + keys[cut + 1]]
        reach, most = len(head), self.lexicon.longest.get(head[0], 0)
        last = cut + 2
        while reach < most and last < len(keys) and self.words.joins(last):
            reach, last = reach + 1, last + 1
        for end in range(last, cut + 1, -1):
            if hit := self._lookup(first, end, " ".join([*head, *keys[cut + 2 : end]])):
                return hit
        return None

    def counts(self, index: int) -> bool:
        """Whether the word before ``index`` counts people: "une Suisse", "deux Argentine"."""
        sets = self.lexicon.sets
        if index == 0 or not self.words.spaced(index):
            return False
        return self.words.keys[index - 1] in sets["counting"] or self.words.keys[index - 1] in sets["single"]

    def _lookup(self, first: int, last: int, key: str) -> Hit | None:
        text = self.words.text
        start, end = self.words.starts[first], self.words.ends[last - 1]
        initial = text[start].isupper()
        if initial and (hit := self._letters(first, last, start, end, key)):
            return hit
        entry = self._entry(first, last, key, initial)
        if entry is not None:
            if text[end : end + 1] == ")" and "(" in text[start:end]:
                end += 1
            return Hit(first, last, start, end, key, entry)
        if last == first + 1 and text[end : end + 1] in HYPHENS and (code := self.lexicon.prefixes.get(key)):
            return Hit(first, last, start, end, key, Entry(CountryKind.ADJECTIVE, "prefix", (code,)))
        place = self._place(first, last, key, initial)
        return Hit(first, last, start, end, key, place) if place else None

    def _letters(self, first: int, last: int, start: int, end: int, key: str) -> Hit | None:
        """An acronym ("U.S.", "RDC") or a state behind its town ("Laredo, TX")."""
        letters = key.replace(" ", "").upper()
        acronym = self.lexicon.exact.get(letters)
        if acronym and self._is_acronym(first, last, letters, acronym.dotted):
            if last - first > 1 and self.words.text[end : end + 1] == ".":
                end += 1
            return Hit(first, last, start, end, key, acronym)
        if (code := self.lexicon.abbreviations.get(letters)) and (behind := self._state_abbreviation(start, end)):
            return Hit(first, last, start, behind, key, Entry(CountryKind.REGION, region_rule(code), (code,)))
        return None

    def _entry(self, first: int, last: int, key: str, initial: bool) -> Entry | None:
        """A name, adjective, inhabitant or authority."""
        lexicon = self.lexicon
        entry = lexicon.entries.get(key)
        if key in lexicon.homonyms and (not initial or self.counts(first)):
            entry = lexicon.homonyms[key]
        if entry is None or not (initial or not entry.upper):
            return None
        tail = self.words.text[self.words.starts[last - 1]]
        if entry.parted and not (
            tail.islower() or self.words.text[self.words.starts[first] : self.words.ends[last - 1]].isupper()
        ):
            return None
        bare = not initial or self.words.keys[first] in lexicon.sets["articles"]
        if entry.inner and bare and tail.islower():
            return None  # "the states" says less than "the States"
        return entry

    def _place(self, first: int, last: int, key: str, initial: bool) -> Entry | None:
        """A town or region."""
        lexicon, words, text = self.lexicon, self.words, self.words.text
        several = " " in key
        if not initial and not (several and words.keys[first] in lexicon.sets["may_be_small"]):
            return None
        tail = words.starts[last - 1]
        if several and not (
            text[tail].isupper() or text[tail - 1] in HYPHENS or words.keys[last - 1] in lexicon.sets["generic_heads"]
        ):
            return None
        region, city = lexicon.regions.get(key), lexicon.cities.get(key)
        if city is None and first and initial and (article := lexicon.vocabulary.contractions.get(words.keys[first - 1])):
            city = lexicon.cities.get(f"{article} {key}") if words.spaced(first) else None
        start, end = words.starts[first], words.ends[last - 1]
        if region is None and city is None:
            village = lexicon.villages.get(key)
            small = village is not None and initial and not words.in_capitals(start)
            return Entry(CountryKind.CITY, "village", tuple(village.split()), needs_evidence=True) if village and small else None
        if end - start <= 5 and self._is_abbreviation(start, end):
            return None
        # A town's own article has its capital: "le Port de Marseille".
        doubtful = key in lexicon.doubtful or (several and not initial and key not in lexicon.certain)
        codes = tuple(dict.fromkeys(f"{city or ''} {region or ''}".replace(":", " ").split()))
        obscure = len(key) <= 4 and key not in lexicon.certain and key not in lexicon.sets["short_places"]  # "Meta", "Ota", "San"
        kind, rule = (CountryKind.CITY, "city") if city is not None else (CountryKind.REGION, region_rule(codes[0]))
        dominant = city is not None and ":" in city
        return Entry(kind, rule, codes, doubtful=doubtful, needs_evidence=obscure, dominant=dominant)

    def _is_acronym(self, first: int, last: int, letters: str, dotted: bool) -> bool:
        """Whether the words are the letters of an acronym: "US", "U.S.", "R. D. C.", "É.-U.", "U S"; never "U-S", "Us"."""
        words = self.words
        written = words.text[words.starts[first] : words.ends[last - 1]]
        if last == first + 1:
            as_name = len(letters) > 4 and written == letters.capitalize() and not self._ends_name(first)
            return not dotted and (written == letters or as_name)
        if not written.isupper():
            return False
        if _DOTTED.fullmatch(written):
            return True
        # A scanner that loses the dots; not two letters of a word in spaced capitals.
        around = [words.keys[index] for index in (first - 1, last) if 0 <= index < len(words.keys)]
        return not dotted and written == " ".join(letters) and all(len(key) > 1 for key in around)

    def _ends_name(self, index: int) -> bool:
        """Whether the word before makes a longer name of it: the "Greco" of "Cape Greco", « cap Greco », is no acronym."""
        words, sets = self.words, self.lexicon.sets
        before = words.before(index)
        capital = bool(before) and words.text[words.starts[index - 1]].isupper()
        return before in sets["landforms"] or (capital and before not in sets["articles"])

    def _is_abbreviation(self, start: int, end: int) -> bool:
        """Whether capitals amid small letters are an abbreviation ("the ILO") rather than a town ("LYON, 3 May")."""
        text = self.words.text
        if not text[start:end].isupper() or end - start < 2:
            return False
        begin, capitals, _ = self.words.line(start)
        return not capitals and bool(text[begin:start].strip())

    def _state_abbreviation(self, start: int, end: int) -> int:
        """The end of "Tex." or "TX" behind "Laredo, " or "(", else 0."""
        text, starts = self.words.text, self.words.starts
        before = text[max(0, start - 2) : start]
        if not (before.endswith("(") or before in (", ", ",\u00a0")):
            return 0
        if before[0] == ",":
            index = bisect_left(starts, start) - 1
            if index < 0 or self.words.ends[index] != start - 2 or not text[starts[index]].isupper():
                return 0
            if start - 2 - starts[index] < 3:
                return 0
        written, behind = text[start:end], text[end : end + 1]
        if "." in written:  # "D.C.", "W.Va."
            return end + 1 if behind == "." else 0
        if len(written) == 2 and written.isupper():
            if self.words.in_capitals(start):  # in capitals "LYON, LA POLICE" looks the same
                return end if behind in ("", ")", ".", ",", "\n") or text[end : end + 2] in (" –", " —") else 0
            return end
        return end + 1 if written[0].isupper() and not written.isupper() and behind == "." else 0
