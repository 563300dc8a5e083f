"""The component ``filet_countries``: marks countries in ``doc.spans["filet_countries"]``.

A model of names helps where a word may be part of a person's name. The entities of the document are taken, or, when the
config names a component (``{"ner": "ner"}``; it is best disabled then), that one is asked about these words alone.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.components.marks import check_config, mark, text_of
from pipeline.components.names import entities_around
from pipeline.rules import Rules
from pipeline.values.countries import CountryFinder

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

    def __init__(self, language: str, rules: Rules, ner: Any = None) -> None:
        self.language = language
        self.rules = rules
        self.ner = ner

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """The documents of ``stream``, marked; the model is asked about ``batch_size`` of them at once."""
        stream = iter(stream)
        while docs := list(islice(stream, batch_size)):
            finders = [CountryFinder(text_of(doc), self.language, rules=self.rules) for doc in docs]
            if self.ner is None:
                read = [[(0, ent) for ent in doc.ents] for doc in docs]
            else:
                read = entities_around(self.ner, docs, [finder.in_doubt() for finder in finders])
            for doc, finder, entities in zip(docs, finders, read, strict=True):
                found = finder.find(
                    veto=[(start + ent.start_char, start + ent.end_char) for start, ent in entities if _is_full_name(ent)],
                    places=[
                        (start + ent.start_char, start + ent.end_char) for start, ent in entities if ent.label_ in PLACE_LABELS
                    ],
                )
                mark(doc, GROUP, found, [item.code for item in found])
                yield doc


@Language.factory(GROUP, default_config={"patterns": [], "ner": None})
def make_countries(nlp: Language, name: str, patterns: list[str], ner: str | None) -> CountriesComponent:
    """The component for ``nlp.lang``; ``patterns`` lists folders laid over the shipped rules, ``ner`` names a component."""
    return CountriesComponent(*check_config(name, nlp.lang, patterns), None if ner is None else nlp.get_pipe(ner))
