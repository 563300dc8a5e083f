"""Countries in running text, as ISO 3166-1 alpha-2 codes.

Six kinds of words say a country: its name, an adjective, its inhabitants, a city, a region, an authority known by name.
``find_countries`` marks them all and says which kind each is; whether a country took part in an operation is decided
later, in ``assembly``.

The text is cut into words (``text``), the longest spellings that the ``lexicon`` knows are looked up (``matching``), those
that are part of something else are dropped (``sieve``), and what several countries share is settled over the whole
text (``choice``).

Sources of the lists: ``patterns/countries/README.md``. Words that depend on the language, and every hand-made
correction: ``patterns/{fr,en}/countries.toml``.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.rules import Rules, default_rules
from pipeline.values.countries.choice import Chooser, Spans
from pipeline.values.countries.letters import fold
from pipeline.values.countries.lexicon import compiled_lexicon
from pipeline.values.countries.matching import Hit, Matcher
from pipeline.values.countries.sieve import Sieve
from pipeline.values.countries.span import CountryKind, CountrySpan
from pipeline.values.countries.table import Authorities, Persons, Vocabulary
from pipeline.values.countries.text import Text

__all__ = [
    "Authorities",
    "CountryFinder",
    "CountryKind",
    "CountrySpan",
    "Persons",
    "Vocabulary",
    "find_countries",
    "fold",
    "parse_country",
]


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
    spans of ``text``: what a model read as persons (mentions inside them are
    dropped, but for "Costa Rica", "Isabelle d'Espagne" and the like) and
    as places (a doubtful town inside one is believed). Spellings that several countries share are settled by the rest
    of ``text``, so give a whole document rather than a sentence.

    Raises PatternsError when the tables of ``language`` are missing or broken.
    """
    return CountryFinder(text, language, rules=rules).find(veto=veto, places=places)


class CountryFinder:
    """:func:`find_countries` in two steps, so that a model need be asked about few words only."""

    def __init__(self, text: str, language: str, *, rules: Rules | None = None) -> None:
        self.lexicon = compiled_lexicon(rules or default_rules(), language)
        self.words = Text(text)
        self.hits = Sieve(Matcher(self.words, self.lexicon)).hits()

    def in_doubt(self) -> list[tuple[int, int]]:
        """The spans, in order, of words of which ``veto`` or ``places`` may decide whether they say a country."""
        return [
            (hit.start, hit.end) for hit in self.hits if (hit.entry.doubtful and not hit.locative) or self._may_be_person(hit)
        ]

    def find(self, *, veto: Sequence[tuple[int, int]] = (), places: Sequence[tuple[int, int]] = ()) -> list[CountrySpan]:
        """What ``find_countries`` returns; to be called once."""
        hits = self._without_persons(veto) if veto else self.hits
        return Chooser(hits, self.words, self.lexicon, Spans(places)).spans() if hits else []

    def _may_be_person(self, hit: Hit) -> bool:
        """Whether a model is believed that reads a hit as part of a person's name, which has two words or more."""
        if hit.kind is CountryKind.AUTHORITY:
            return False  # "Guardia Civil"
        if hit.kind is CountryKind.NAME and (hit.words > 1 or hit.locative or hit.entry.rule == "acronym"):
            return False
        return (hit.words > 1 and not hit.locative) or self.words.is_in_name(
            hit.first, hit.last, self.lexicon.sets["conjunctions"], placed=hit.locative
        )

    def _without_persons(self, veto: Iterable[tuple[int, int]]) -> list[Hit]:
        """The hits outside ``veto``, and those inside that are countries all the same: "Costa Rica", "Isabelle d'Espagne".

        The model is believed less than the text: a country that is no given name, or a town of several words, counts where
        the text speaks of the country elsewhere ("Au Gabon", "Niagara Falls").
        """
        spans = sorted(veto)
        starts = [start for start, _ in spans]
        kept = []
        for hit in self.hits:
            index = bisect_right(starts, hit.start) - 1
            if index >= 0 and spans[index][1] >= hit.end and self._may_be_person(hit):
                name = hit.kind is CountryKind.NAME and hit.key not in self.lexicon.place_given
                if not name and not (hit.words > 1 and spans[index] == (hit.start, hit.end)):
                    continue
                hit.entry = replace(hit.entry, needs_evidence=True)
            kept.append(hit)
        return kept


def parse_country(text: str, language: str, *, rules: Rules | None = None) -> str | None:
    """The code of the country that ``text`` as a whole names (a name, adjective, region, city or authority), or None.

    Case and a leading article do not matter: ``"les Pays-Bas"``, ``"CÔTE D'IVOIRE"`` and ``"usa"`` are read.
    """
    lexicon = compiled_lexicon(rules or default_rules(), language)
    words = fold(text).split()
    for skip in range(2):
        if skip and (not words or words[0] not in lexicon.sets["articles"]):
            break
        key = " ".join(words[skip:])
        for entry in (lexicon.entries.get(key), lexicon.exact.get(key.replace(" ", "").upper())):
            if entry and entry.codes:
                return entry.codes[0]
        if codes := lexicon.regions.get(key) or lexicon.cities.get(key):
            return codes[:2]
    return None
