"""Numbers in running text: digits, words, collectives and ranges, with the hedge that shades them.

The engine knows no language: number words, composition rules, hedges and the words that make a number a year, a label
or a time come from ``patterns/{language}/numbers.toml``. Offsets are characters (code points) of the given text,
half-open; the text is never rewritten, so ``text[number.start:number.end]`` is what the value was read from.

The work is done in four steps over one list of tokens: read every number expression, join what belongs together
("douze (12)", "between 3 and 3.5 million"), drop what is no quantity (years, times, labels, percentages …), and look
for the hedge. Each step costs time in proportion to the text.
"""

from collections.abc import Sequence

from pipeline.rules import Rules, default_rules
from pipeline.values.numbers.found import Found
from pipeline.values.numbers.hedges import Hedges
from pipeline.values.numbers.joining import Joiner
from pipeline.values.numbers.language import Language, compiled_language
from pipeline.values.numbers.number import Kind, Number, Value
from pipeline.values.numbers.reading import Reader
from pipeline.values.numbers.shapes import shapes
from pipeline.values.numbers.sieve import Sieve
from pipeline.values.numbers.table import NumberTable
from pipeline.values.numbers.tokens import Tokens

__all__ = ["Kind", "Number", "NumberTable", "Value", "find_numbers", "parse_number"]


def find_numbers(
    text: str,
    language: str,
    *,
    rules: Rules | None = None,
    exclude: Sequence[tuple[int, int]] = (),
    ordinals: bool = False,
) -> list[Number]:
    """The quantities of ``text``, in order of place, not overlapping; an empty list when there is none.

    Years, days, times, percentages, labels ("n° 412"), addresses, phone numbers, ages that are told as such ("aged 34",
    "34-year-old") and numbers inside names are left out, as are ranks unless ``ordinals`` is set; durations are kept. A
    text that is one bare expression is that number, whatever its words mean elsewhere ("neuf", "one").

    Offsets are characters of ``text``, half-open.
    ``exclude`` holds spans (same offsets) that are already read as something else: no number is read from them.
    Raises PatternsError when ``patterns/{language}/numbers.toml`` is missing or wrong.
    """
    compiled = compiled_language(rules or default_rules(), language)
    tokens, found = _read(text, compiled, exclude)
    if not found:
        return []
    joiner = Joiner(Reader(tokens, compiled))
    found = joiner.ranges(joiner.pairs(found))
    found = Sieve(tokens, compiled).keep(found, ordinals)
    hedges = Hedges(tokens, compiled)
    for number in found:
        hedges.hedge(number)
    return [
        Number(
            number.start,
            number.end,
            number.whole_value(),
            number.rule,
            number.modifier,
            number.hedge[0] if number.hedge else None,
            number.hedge[1] if number.hedge else None,
            number.kind,
        )
        for number in found
    ]


def parse_number(text: str, language: str, *, rules: Rules | None = None) -> Value | None:
    """The value of ``text`` when it is one bare number expression ("deux cents", "1,6 million", "60 to 70"), else None.

    Raises PatternsError when ``patterns/{language}/numbers.toml`` is missing or wrong.
    """
    compiled = compiled_language(rules or default_rules(), language)
    tokens, found = _read(text, compiled, (), whole=True)
    joiner = Joiner(Reader(tokens, compiled, whole=True))
    found = joiner.ranges(joiner.pairs(found))
    if len(found) != 1:
        return None
    number = found[0]
    first = 0
    last = tokens.size
    if number.high is not None:
        for words, _ in compiled.open:
            if joiner.ends_with(words, number.i) and number.i == len(words):
                first = len(words)
    if number.kind == "ordinal" or number.i != first or number.j != last:
        return None
    return number.whole_value()


def _read(text: str, language: Language, exclude: Sequence[tuple[int, int]], whole: bool = False) -> tuple[Tokens, list[Found]]:
    """The tokens of ``text`` and every number expression in them, quantity or not."""
    spans = list(exclude)
    if not whole:
        spans += shapes(text)
    tokens = Tokens(text, spans)
    reader = Reader(tokens, language, whole)
    first = language.first
    found: list[Found] = []
    done = 0
    for index, low in enumerate(tokens.low):
        if index < done or not (low in first or low[0] in "0123456789"):
            continue
        number = reader.number_at(index)
        if number is None:
            continue
        done = reader.part_behind_unit(number)
        low = tokens.low[number.i]
        if number.j == number.i + 1 and (
            low in language.never_alone or low in language.alone_before_noun or low in language.adjective
        ):
            number.weak = not whole
        found.append(number)
    return tokens, found
