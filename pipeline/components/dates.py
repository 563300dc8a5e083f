"""The component ``filet_dates``: marks dates in ``doc.spans["filet_dates"]``."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.marks import check_config, mark, text_of
from pipeline.rules import Rules
from pipeline.values.dates import find_dates

GROUP = "filet_dates"
# Set these in doc.user_data before the component runs: the day of publication (datetime.date), and whether 03/06 is 6 March.
PUBLISHED = "filet_published"
AMERICAN = "filet_american"


class DatesComponent:
    """Marks dates; usable without a config."""

    def __init__(self, language: str, rules: Rules) -> None:
        self.language = language
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        found = find_dates(
            text_of(doc),
            self.language,
            published=doc.user_data.get(PUBLISHED),
            american=doc.user_data.get(AMERICAN, False),
            rules=self.rules,
        )
        mark(doc, GROUP, found, [item.precision for item in found])
        return doc


@Language.factory(GROUP, default_config={"patterns": []})
def make_dates(nlp: Language, name: str, patterns: list[str]) -> DatesComponent:
    """The component for ``nlp.lang``; ``patterns`` lists folders laid over the shipped rules."""
    return DatesComponent(*check_config(name, nlp.lang, patterns))
