"""The component ``filet_counts``: counts in ``doc.spans["filet_counts"]``, all numbers in ``doc.spans["filet_numbers"]``.

It uses what ``filet_dates``, ``filet_countries`` and ``filet_operations`` found when they ran before it, and the model's
parts of speech when there are any; alone it works with less.
"""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.components.marks import check_config, found_in, mark, text_of
from pipeline.grammar.counts import CountFinder
from pipeline.grammar.lexicon import load_lexicon
from pipeline.grammar.passage import Passage
from pipeline.layout import find_blocks
from pipeline.rules import Rules
from pipeline.values.numbers import find_numbers

GROUP = "filet_counts"
NUMBERS = "filet_numbers"


class CountsComponent:
    """Marks counts and numbers; usable without a config."""

    def __init__(self, language: str, rules: Rules) -> None:
        self.language = language
        self.rules = rules
        self.lexicon = load_lexicon(rules, language)

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        dates = found_in(doc, "filet_dates")
        names = [(item.start, item.end) for item in found_in(doc, "filet_operations")]
        taken = [(item.start, item.end) for item in dates] + names
        numbers = find_numbers(text, self.language, rules=self.rules, exclude=taken)
        labels = doc.vocab.strings
        passage = Passage(
            text,
            self.lexicon,
            numbers=numbers,
            dates=dates,
            countries=found_in(doc, "filet_countries"),
            names=names,
            blocks=find_blocks(text, rules=self.rules),
            parts=[(start, labels[part]) for start, part in doc.to_array(["IDX", "POS"]).tolist()],
        )
        counts = CountFinder(passage).find()
        mark(doc, NUMBERS, numbers, [item.kind for item in numbers])
        mark(doc, GROUP, counts, [item.category or "" for item in counts])
        return doc


@Language.factory(GROUP, default_config={"patterns": []})
def make_counts(nlp: Language, name: str, patterns: list[str]) -> CountsComponent:
    """The component for ``nlp.lang``; ``patterns`` lists folders laid over the shipped rules."""
    return CountsComponent(*check_config(name, nlp.lang, patterns))
