"""The component ``filet_operations``: marks operations in ``doc.spans["filet_operations"]``."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.marks import check_config, mark, text_of
from pipeline.rules import Rules
from pipeline.values.operations import find_operations

GROUP = "filet_operations"


class OperationsComponent:
    """Marks operations; usable without a config."""

    def __init__(self, language: str, rules: Rules) -> None:
        self.language = language
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        found = find_operations(text_of(doc), self.language, rules=self.rules)
        mark(doc, GROUP, found, ["operation"] * len(found))
        return doc


@Language.factory(GROUP, default_config={"patterns": []})
def make_operations(nlp: Language, name: str, patterns: list[str]) -> OperationsComponent:
    """The component for ``nlp.lang``; ``patterns`` lists folders laid over the shipped rules."""
    return OperationsComponent(*check_config(name, nlp.lang, patterns))
