"""The component ``filet_countries``: marks countries in ``doc.spans["filet_countries"]``."""

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.components.marks import check_config, mark
from pipeline.rules import Rules
from pipeline.values.countries import find_countries

GROUP = "filet_countries"
# The names that spaCy's models of all languages give to people and places.
PERSON_LABELS = frozenset({"PER", "PERSON"})
PLACE_LABELS = frozenset({"LOC", "GPE", "FAC"})


def _is_full_name(ent: Span) -> bool:
    """Whether the model read a person's name of two words or more on one line.

    Alone, it takes "Kenya" in a heading for a person too, and it joins the end of one line with the beginning of the next.
    """
    return ent.label_ in PERSON_LABELS and sum(token.is_alpha for token in ent) > 1 and "\n" not in ent.text


class CountriesComponent:
    """Marks countries; usable without a config."""

    def __init__(self, language: str, rules: Rules) -> None:
        self.language = language
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        found = find_countries(
            doc.text,
            self.language,
            veto=[(ent.start_char, ent.end_char) for ent in doc.ents if _is_full_name(ent)],
            places=[(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in PLACE_LABELS],
            rules=self.rules,
        )
        mark(doc, GROUP, found, [item.code for item in found])
        return doc


@Language.factory(GROUP, default_config={"patterns": []})
def make_countries(nlp: Language, name: str, patterns: list[str]) -> CountriesComponent:
    """The component for ``nlp.lang``; ``patterns`` lists folders laid over the shipped rules."""
    return CountriesComponent(*check_config(name, nlp.lang, patterns))
