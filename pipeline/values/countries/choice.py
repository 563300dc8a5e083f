"""Which doubtful hits are believed, and which country is meant where several share a spelling."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.values.countries.letters import fold, fold_cue
from pipeline.values.countries.lexicon import Lexicon
from pipeline.values.countries.matching import Hit
from pipeline.values.countries.span import PLACES, CountryKind, CountrySpan
from pipeline.values.countries.table import Ambiguous
from pipeline.values.countries.text import Text

_LINKS = re.compile(r"\s*(?:[,;/]\s*|[,;]?\s+([^\W\d_]+(?:['’ ][^\W\d_]*){0,2})\s*['’]?)\s*")
_EXPLAINED = re.compile(r", ?(?:dans l['’ae] ?|in |en |aux? )?|,? \((?:dans )?|\u00a0\(")
_DATELINE = re.compile(
    r"[ \t\u00a0]*(?:\([^)\n]{1,40}\)|,[^\n,–—]{1,30})?[ \t\u00a0]*(?:[–—]|--|[ \u00a0]-[ \u00a0])"
    r"|,[ \u00a0](?:le[ \u00a0])?(?:[a-z]+[ \u00a0])?\d"
)


class Spans:
    """Half-open spans, asked whether one of them touches another span."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans = sorted(spans)
        self.starts = [start for start, _ in self.spans]

    def touches(self, start: int, end: int) -> bool:
        index = bisect_left(self.starts, end) - 1
        return index >= 0 and any(self.spans[i][1] > start for i in range(index, max(-1, index - 4), -1))


class Chooser:
    """Decides over all hits of one text, as each is evidence for the others."""

    def __init__(self, hits: list[Hit], text: Text, lexicon: Lexicon, places: Spans) -> None:
        self.hits, self.words, self.lexicon, self.places = hits, text, lexicon, places
        self.text = text.text
        self.evidence: Counter[str] = Counter()  # code → hits that can only mean it
        self.local: Counter[str] = Counter()  # code → those of them that are towns, regions and authorities of it
        self.placed: defaultdict[str, set[str]] = defaultdict(set)  # code → words that may be of a place there
        for hit in hits:
            if hit.kind in PLACES or hit.kind is CountryKind.AUTHORITY:
                for country in hit.codes:
                    self.placed[country].add(hit.key)
            if len(hit.codes) == 1 and not hit.entry.doubtful and not hit.entry.needs_evidence:
                self.evidence[hit.codes[0]] += 1
                if hit.kind in (CountryKind.REGION, CountryKind.CITY, CountryKind.AUTHORITY):
                    self.local[hit.codes[0]] += 1
        # What a town's first word stands for in this text: "Thetford" behind "Thetford Mines".
        self.shortened = {
            first: hit.codes[0]
            for hit in hits
            if hit.kind is CountryKind.CITY and hit.words > 1 and len(hit.codes) == 1 and len(first := hit.key.split()[0]) > 4
        }
        self.companies = self._companies()

    def spans(self) -> list[CountrySpan]:
        """One span a hit that is believed."""
        spans: list[CountrySpan] = []
        believed = False  # whether the hit before was kept
        explained: dict[str, str] = {}  # towns that the text has placed already: "Paris, Texas"
        for index, hit in enumerate(self.hits):
            beside = self._beside(index)
            code: str | None = None
            if not hit.entry.doubtful or beside or self._is_believed(index, believed):
                if hit.kind is CountryKind.CITY:
                    if beside is None:
                        code = explained.get(hit.key) or self.shortened.get(hit.key)
                    else:
                        explained[hit.key] = beside
                code = code or self._code(index, beside)
            believed = code is not None
            if code is not None:
                rule = hit.kind.value if hit.kind is CountryKind.INHABITANT else hit.entry.rule
                spans.append(CountrySpan(hit.start, hit.end, code, hit.kind, rule))
        return spans

    def _is_believed(self, index: int, believed: bool) -> bool:
        """Whether the surroundings of a doubtful hit show a place; ``believed`` tells of the hit before."""
        hit = self.hits[index]
        behind = self.hits[index + 1] if index + 1 < len(self.hits) else None
        return (
            hit.locative
            or self.words.behind(hit.last, hit.end) in self.lexicon.sets["place_nouns_after"]
            or self.places.touches(hit.start, hit.end)
            or self._is_dateline(hit)
            or (believed and self._linked(self.hits[index - 1], hit))
            or (behind is not None and not behind.entry.doubtful and self._linked(hit, behind))
        )

    def _beside(self, index: int) -> str | None:
        """The code of a region or country that directly explains a town: "Reading, Berkshire", "Paris (Texas)"."""
        if index + 1 == len(self.hits):
            return None
        hit, behind = self.hits[index], self.hits[index + 1]
        if hit.kind not in (CountryKind.CITY, CountryKind.REGION) or len(behind.codes) > 2:
            return None
        gap = self.text[hit.end : behind.start]
        if len(gap) > 8 or not _EXPLAINED.fullmatch(gap):
            return None
        shared = next((code for code in behind.codes if code in hit.codes), None)
        if behind.kind is CountryKind.REGION and hit.kind is CountryKind.CITY and not behind.entry.doubtful:
            return shared or behind.codes[0]
        return shared if behind.kind is CountryKind.NAME else None

    def _is_dateline(self, hit: Hit) -> bool:
        start = self.words.line(hit.start)[0]
        return not self.text[start : hit.start].strip() and _DATELINE.match(self.text, hit.end) is not None

    def _linked(self, one: Hit, other: Hit) -> bool:
        """Whether two hits stand in one enumeration."""
        if one.kind not in PLACES or other.kind not in PLACES or other.start - one.end > 14:
            return False
        match = _LINKS.fullmatch(self.text, one.end, other.start)
        if match is None:
            return False
        if match[1] is None:
            return True
        words = fold(match[1]).split()
        sets = self.lexicon.sets
        if not words:
            return False
        return words[0] in sets["conjunctions"] or ("," in match.group() and words[0] in sets["list_words"])

    def _companies(self) -> list[frozenset[str]]:
        """For each hit, the codes of the countries that are named, unmistakably, in the same enumeration."""
        companies: list[frozenset[str]] = []
        group: list[Hit] = []
        for index, hit in enumerate(self.hits):
            group.append(hit)
            behind = self.hits[index + 1] if index + 1 < len(self.hits) else None
            names = behind is not None and hit.kind is CountryKind.NAME and behind.kind is CountryKind.NAME
            if not (names and behind is not None and self._linked(hit, behind)):
                codes = frozenset(member.codes[0] for member in group if len(member.codes) == 1) if group[1:] else frozenset()
                companies += [codes] * len(group)
                group = []
        return companies

    def _code(self, index: int, beside: str | None) -> str | None:
        hit = self.hits[index]
        if hit.entry.needs_evidence:
            # Of several countries the one that the text says most of: first by its towns and forces.
            code = max(hit.codes, key=lambda code: (self.local[code], self.evidence[code]))
            if hit.entry.rule == "village":
                return code if self._is_village_of(hit, code) else None
            return code if self.evidence[code] else None
        town = hit.kind is CountryKind.CITY
        if town and beside is None and self._is_far_saint(hit):
            return None
        if beside is not None and (town or len(hit.codes) > 1):
            return beside
        if len(hit.codes) == 1:
            return hit.codes[0]
        if hit.entry.ambiguous is not None:
            return self._shared_code(index, hit.entry.ambiguous)
        return self._namesake_code(hit)

    def _is_village_of(self, hit: Hit, code: str) -> bool:
        """Whether a small town is believed: the text speaks of its country anyway, or of no other country's places."""
        if self.local[code] or self.evidence[code] > 1:
            return True
        return not self.local and (hit.locative or self._is_dateline(hit) or len(self.placed[code]) > 1)

    def _is_far_saint(self, hit: Hit) -> bool:
        """Whether a town of a saint, as every country of the language has one, lies far from all that the text speaks of."""
        if hit.words > 2 or hit.key.partition(" ")[0] not in self.lexicon.sets["saints"]:
            return False  # "Saint-Denis de La Réunion" is one place
        others = sum(self.local.values()) - (self.local[hit.codes[0]] == 1)
        return others > 1 and not any(self.placed[code] - {hit.key} for code in hit.codes)

    def _shared_code(self, index: int, rule: Ambiguous) -> str:
        """The code of a spelling that a table shares out: by its company, its cues, the town before, the rest of the text."""
        hit, company = self.hits[index], self.companies[index]
        first = hit.codes[0]
        if hit.kind is CountryKind.NAME and company:
            rest = [code for code in hit.codes if code not in company]
            if rest and (first in company or not rule.local):
                return rest[0]
            if rule.local and len(company) > 1:
                return first
        for code in hit.codes:
            if any(self.words.has(fold_cue(cue)) for cue in rule.cues.get(code, ())):
                return code
        if rule.cues_only:
            return first
        counts = self.local if rule.local else self.evidence
        ahead = self.hits[index - 1] if index else None
        if ahead and ahead.kind is CountryKind.CITY and self.text[ahead.end : hit.start] == ", ":
            shared = [code for code in hit.codes if code in ahead.codes]
            if shared:
                return shared[0]
        return next((code for code in hit.codes if counts[code]), first)

    def _namesake_code(self, hit: Hit) -> str:
        """The code of a town or region with namesakes: the largest unless the text speaks of another's country."""
        top = hit.codes[0]
        dominates = self.evidence[top] or max(self.local[code] for code in hit.codes) < 3
        if self.local[top] or (hit.entry.dominant and dominates):
            return top
        for code in hit.codes[1:]:
            if self.local[code] or (self.evidence[code] and not self.evidence[top]):
                return code
        return top
