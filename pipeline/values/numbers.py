"""Numbers in running text: digits, words, collectives and ranges, with the hedge that shades them.

The engine knows no language: number words, composition rules, hedges and the words that make a number a year, a label
or a time come from ``patterns/{language}/numbers.toml``. Offsets are characters (code points) of the given text,
half-open; the text is never rewritten, so ``text[number.start:number.end]`` is what the value was read from.

The work is done in four steps over one list of tokens: read every number expression, join what belongs together
("douze (12)", "between 3 and 3.5 million"), drop what is no quantity (years, times, labels, percentages …), and look
for the hedge. Each step costs time in proportion to the text.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from pydantic import Field

from pipeline.records import Modifier
from pipeline.rules import Rules, Table, default_rules

Kind = Literal["cardinal", "collective", "ordinal"]
Value = int | float | tuple[int | float, int | float]


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text.

    ``start``/``end`` span the expression alone: with its scale word ("1,6 million") and both ends of a range, without
    hedge, unit or currency. ``value`` is an int when whole, and a pair for a range. ``modifier_start``/``modifier_end``
    span the hedge when the text has one; a collective number ("une centaine") is ``about`` without one.
    """

    start: int
    end: int
    value: Value
    rule: str
    modifier: Modifier | None
    modifier_start: int | None
    modifier_end: int | None
    kind: Kind


# --- The table --------------------------------------------------------------------------------------------------------


class Composition(Table):
    hundred: list[str]
    hundred_up_to: int
    digits_take_hundred: bool
    tens_with_teens: list[int]
    and_words: list[str] = Field(alias="and")
    and_after_tens: list[int]
    and_after_hundreds: tuple[int, int]
    articles: list[str]
    bare: list[str]
    bare_when_more_follows: list[str]
    hundred_may_be_left_out: bool
    point: list[str]
    digits_one_by_one: bool


class CollectiveUse(Table):
    determiners: list[str]
    complements: list[str]
    vague: list[str]
    need_complement: list[str]
    determined_needs_complement: bool


class Fractions(Table):
    half: list[str]
    after: dict[str, float]
    of: dict[str, float]
    of_joint: list[str]
    denominators: list[str]


class Ambiguous(Table):
    never_alone: list[str]
    alone_before_noun: list[str]
    not_after: list[str]
    not_before: list[str]
    determiners: list[str]
    adjective: list[str]
    adjective_number_before: list[str]
    adjective_number_after: list[str]
    adjective_not_after: list[str]
    zero_words: list[str]


class Context(Table):
    measures: list[str]
    capital_measures: list[str]
    plural_scales: list[str]
    spaced_scales: list[str]
    ordinal_suffixes: list[str]
    currencies: list[str]
    currency_letters: list[str]
    currency_joint: list[str]
    percent: list[str]
    degree: list[str]
    months: list[str]
    weekdays: list[str]
    month_numbers: list[str]
    year_before: list[str]
    time_after: list[str]
    singular_articles: list[str]
    labels: list[str]
    weak_labels: list[str]
    phone_words: list[str]
    name_heads: list[str]
    makes: list[str]
    arms: list[str]
    ratio_units: list[str]
    ratio_joint: list[str]
    proportion: dict[str, Literal["any", "words"]]
    proportion_after_noun: dict[str, Literal["any", "words"]]
    hyphen_keeps: list[str]
    function_words: list[str]
    plural_endings: list[str]
    plural_words: list[str]


class Ranges(Table):
    open: list[tuple[str, str]]
    joint: list[str]
    joint_if_close: list[str]
    change: list[str]


class Hedges(Table):
    after_not_before: list[str]
    before_not_after: dict[str, list[str]]
    about_from_afar: list[str]


class NumberTable(Table):
    """Schema of ``patterns/{language}/numbers.toml``; the file's own comments say what each key means."""

    decimal: Literal[",", "."]
    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    composition: Composition
    glued_scales: dict[str, int]
    money_scales: dict[str, int]
    collectives: dict[str, int]
    collective_adjectives: dict[str, Modifier]
    collective_use: CollectiveUse
    fractions: Fractions
    ordinals: dict[str, int]
    ordinal_ends: dict[str, int]
    ambiguous: Ambiguous
    context: Context
    ranges: Ranges
    before: dict[Modifier, list[str]]
    after: dict[Modifier, list[str]]
    hedges: Hedges


# --- Tokens -----------------------------------------------------------------------------------------------------------

# Digits with the signs inside them, a run of letters (with combining accents), or one other sign.
_TOKEN = re.compile(r"[0-9]+(?:[.,'’٬][0-9]+)*|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|[^\s]")
_FOLD = str.maketrans({"’": "'", "ʼ": "'", "´": "'", "‘": "'", "‐": "-", "‑": "-", "−": "-"})
_GLUE = "-‐‑"
_QUOTES = "\"«»“”„‟‘'"
_DASHES = "-‐‑–—‒−"
# "1 374 000,50": groups of three behind one and the same space; a tab or a line break does not group.
_SPACED = re.compile(r"[1-9][0-9]{0,2}([ \u00a0\u202f\u2009\u2007])[0-9]{3}(?:\1[0-9]{3}){0,5}(?![0-9])(?:([.,])([0-9]+))?")
_UNICODE_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_DEAD = "\0"
# Denominators of which people say "nine out of ten"; "seven out of nine suspects" is a count.
_SHARES = (2, 3, 4, 5, 10, 100, 1000)

# Shapes of digits that are never a quantity in any language.
_SHAPES = re.compile(
    r"""(?:
    \+[0-9][0-9\u00a0\u202f ().-]{5,30}[0-9]                                # +48 000 000 000
    | \([0-9]{2,5}\)[ ]?[0-9]{3,4}[ -][0-9]{3,4}                            # (619) 555-0144
    | [0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{2,4}(?![0-9]|[.,'’][0-9])          # 18.06.2015, 2023-11-03
    | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?                                     # 14:20
    | [0-9]{1,2}[ ]?[hH][ ]?[0-9]{2}(?![0-9])                               # 15h20, 14 h 12
    | [0-9]{1,2}[.][0-9]{2}[ ]?[ap][.]?m\b                                  # 7.41pm
    | [0-9][0-9.,]{0,20}(?:/[0-9][0-9.,]{0,20})+                            # 1244/1999, 24/7
    | (?<![0-9][ \u00a0\u202f\u2009.,'’])0[0-9]+(?:[ \u00a0\u202f.-][0-9]+)+ # 01 55 50 10 20
    | [0-9]+(?:[ ][0-9]{2,3}){0,3}-[0-9]+(?:[ -][0-9A-Z]+)+                 # 1-888-555-0199, 225-4-1
    | (?:[0-9]{1,4}[ ]){0,4}[0-9]+-0[0-9]*(?![0-9]*[.,][0-9])               # 2021-03, 1 800 555-0142
    | [0-9]+(?:[.][0-9]+){3,}                                               # 192.168.0.1
    | -[0-9]+-(?![0-9\w])                                                   # -30-
    )""",
    re.VERBOSE,
)
_RUN = re.compile(r"([+(-]?)[0-9]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255}")


class _Tokens:
    """The text cut into tokens, in parallel lists; ``low`` holds a normal form, ``_DEAD`` where nothing may be read."""

    __slots__ = ("break_before", "end", "low", "size", "start", "text")

    def __init__(self, text: str, exclude: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        self.start: list[int] = []
        self.end: list[int] = []
        # What stands before a token: 0 nothing, 1 spaces, 2 a line break, 3 an empty line (or the start of the text).
        self.break_before: list[int] = []
        raws: list[str] = []
        last = -1
        for match in _TOKEN.finditer(text):
            begin, end = match.span()
            raw = match[0]
            if begin == last:
                self.break_before.append(0)
            elif last < 0:
                self.break_before.append(3)
            else:
                breaks = text.count("\n", last, begin)
                self.break_before.append(breaks + 1 if breaks < 2 else 3)
            last = end
            if raw.count(",") > 1 and _digits_value(raw, ".", False) is None:
                # "22,24,26": a list without spaces
                parts = re.findall(r"[^,]+|,", raw)
                self.break_before += [0] * (len(parts) - 1)
                raws += parts
                for part in parts:
                    self.start.append(begin)
                    begin += len(part)
                    self.end.append(begin)
                continue
            self.start.append(begin)
            self.end.append(end)
            raws.append(raw)
        lowered = "\n".join(raws).lower().translate(_FOLD)
        if not lowered.isascii() and not unicodedata.is_normalized("NFC", lowered):
            lowered = unicodedata.normalize("NFC", lowered)
        self.low = lowered.split("\n") if raws else []
        self.size = len(raws)
        for begin, end in exclude:
            index = max(bisect_left(self.start, begin) - 1, 0)
            while index < self.size and self.start[index] < end:
                if self.end[index] > begin:
                    self.low[index] = _DEAD
                index += 1

    def raw(self, index: int) -> str:
        return self.text[self.start[index] : self.end[index]]

    def at(self, index: int) -> str:
        """The normal form of a token, or "" outside the text."""
        return self.low[index] if 0 <= index < self.size else ""

    def gap(self, index: int) -> str:
        """What stands between token ``index - 1`` and token ``index``."""
        return self.text[self.end[index - 1] : self.start[index]]

    def glued(self, index: int) -> bool:
        """Whether token ``index`` follows its predecessor without a space."""
        return index < self.size and self.break_before[index] == 0

    def same_line(self, index: int) -> bool:
        """Whether nothing but spaces and at most one line break stands before token ``index``."""
        return index < self.size and self.break_before[index] < 3

    def line_break(self, index: int) -> bool:
        """Whether token ``index`` begins a line (or lies behind the text)."""
        return index >= self.size or self.break_before[index] >= 2

    def follow(self, index: int) -> int:
        """The token that may carry on a number whose next token is ``index``: past one glued hyphen, or -1."""
        if index >= self.size:
            return -1
        before = self.break_before[index]
        if before == 0:
            if self.low[index] == "-" and index + 1 < self.size and self.break_before[index + 1] == 0:
                return index + 1
            return -1
        return index if before < 3 else -1


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(match[0] for match in _TOKEN.finditer(phrase.lower().translate(_FOLD)))


# --- The compiled table -----------------------------------------------------------------------------------------------


class _Node:
    """A step in a tree of token sequences; ``value`` where a sequence ends."""

    __slots__ = ("next", "value")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.value: object = None


def _insert(root: _Node, words: Sequence[str], value: object) -> None:
    for word in words:
        root = root.next.setdefault(word, _Node())
    root.value = value


class _Language:
    """One language's table, made ready for matching."""

    def __init__(self, table: NumberTable) -> None:
        composition = table.composition
        self.decimal = table.decimal
        self.scales = dict(table.scales)
        self.composition = composition
        self.hundreds = frozenset(composition.hundred)
        self.and_words = frozenset(composition.and_words)
        self.articles = frozenset(composition.articles)
        self.bare = frozenset(composition.bare)
        self.bare_more = frozenset(composition.bare_when_more_follows)
        self.point = frozenset(composition.point)
        self.spaced_scales = frozenset(table.context.spaced_scales)
        self.plural_scales = frozenset(table.context.plural_scales)
        self.capital_measures = frozenset(table.context.capital_measures)
        self.ordinal_suffixes = frozenset(table.context.ordinal_suffixes)
        self.glued_scales = table.glued_scales
        self.money_scales = table.money_scales
        self.collectives = table.collectives
        self.collective_adjectives = table.collective_adjectives
        self.determiners = frozenset(word for phrase in table.collective_use.determiners for word in _split(phrase)[:1])
        self.complements = frozenset(table.collective_use.complements)
        self.vague = frozenset(table.collective_use.vague)
        self.determined_needs_complement = table.collective_use.determined_needs_complement
        self.need_complement = frozenset(table.collective_use.need_complement)
        self.half = frozenset(table.fractions.half)
        self.half_after = _phrases(table.fractions.after)
        self.fraction_of = _phrases(table.fractions.of)
        self.fraction_joint = _phrases(dict.fromkeys(table.fractions.of_joint, True))
        self.denominators = frozenset(table.fractions.denominators)
        self.ambiguous = table.ambiguous
        self.never_alone = frozenset(table.ambiguous.never_alone)
        self.alone_before_noun = frozenset(table.ambiguous.alone_before_noun)
        self.one_not_after = frozenset(table.ambiguous.not_after)
        self.one_determiners = frozenset(table.ambiguous.determiners)
        self.one_not_before = frozenset(table.ambiguous.not_before)
        self.adjective = frozenset(table.ambiguous.adjective)
        self.adjective_before = frozenset(table.ambiguous.adjective_number_before)
        self.adjective_after = frozenset(table.ambiguous.adjective_number_after)
        self.adjective_not_after = frozenset(table.ambiguous.adjective_not_after)
        self.zero_words = frozenset(table.ambiguous.zero_words)
        context = table.context
        self.measures = frozenset(context.measures)
        self.currencies = frozenset(context.currencies)
        self.currency_letters = frozenset(context.currency_letters)
        self.currency_joint = frozenset(context.currency_joint)
        self.percent = _phrases(dict.fromkeys(context.percent, True))
        self.percent_back = _phrases_before(dict.fromkeys(context.percent, True))
        self.degree = frozenset(context.degree)
        self.months = frozenset(form for month in context.months for form in _cases(month))
        self.weekdays = frozenset(form for day in context.weekdays for form in _cases(day))
        self.month_numbers = frozenset(context.month_numbers)
        self.year_before = _phrases_before(dict.fromkeys(context.year_before, True))
        self.time_after = _phrases(dict.fromkeys(context.time_after, True))
        self.singular_articles = frozenset(context.singular_articles)
        self.labels = _phrases_before(dict.fromkeys(context.labels, True))
        self.weak_labels = _phrases_before(dict.fromkeys(context.weak_labels, True))
        self.phone_words = _phrases_before(dict.fromkeys(context.phone_words, True))
        self.name_heads = frozenset(context.name_heads)
        self.makes = frozenset(context.makes)
        self.arms = frozenset(context.arms)
        self.ratio_units = frozenset(context.ratio_units)
        self.ratio_joint = frozenset(context.ratio_joint)
        self.proportion = _phrases(context.proportion)
        self.proportion_after_noun = _phrases(context.proportion_after_noun)
        self.hyphen_keeps = frozenset(context.hyphen_keeps)
        self.function_words = frozenset(context.function_words)
        self.plural_endings = tuple(context.plural_endings)
        self.plural_words = frozenset(context.plural_words)
        self.open = [(_split(first), _split(second)) for first, second in table.ranges.open]
        self.joint = _phrases({**dict.fromkeys(table.ranges.joint, False), **dict.fromkeys(table.ranges.joint_if_close, True)})
        self.any_joint = _phrases(
            dict.fromkeys([*table.ranges.joint, *table.ranges.joint_if_close, *(second for _, second in table.ranges.open)], True)
        )
        self.change = frozenset(table.ranges.change)
        self.before = _phrases_before({phrase: modifier for modifier, phrases in table.before.items() for phrase in phrases})
        self.after = _phrases({phrase: modifier for modifier, phrases in table.after.items() for phrase in phrases})
        self.after_not_before = frozenset(table.hedges.after_not_before)
        self.before_not_after = {word: frozenset(words) for word, words in table.hedges.before_not_after.items()}
        self.from_afar = frozenset(table.hedges.about_from_afar)
        self.small = _small_numbers(table)
        self.ordinals = _ordinal_numbers(table)
        self.digit_words = {phrase: value for phrase, value in table.small.items() if value < 10}
        self.first = frozenset(
            [
                *self.small.next,
                *self.ordinals.next,
                *self.hundreds,
                *self.scales,
                *self.collectives,
                *self.half,
                *self.fraction_of.next,
                *_UNICODE_FRACTIONS,
            ]
        )


def _cases(word: str) -> tuple[str, ...]:
    return word, word.upper(), word[:1].upper() + word[1:]


def _phrases(entries: Mapping[str, object]) -> _Node:
    root = _Node()
    for phrase, value in entries.items():
        _insert(root, _split(phrase), value)
    return root


def _phrases_before(entries: Mapping[str, object]) -> _Node:
    root = _Node()
    for phrase, value in entries.items():
        _insert(root, _split(phrase)[::-1], value)
    return root


def _small_numbers(table: NumberTable) -> _Node:
    """Every number from 0 to 99 as the language says it, from its words and the rules that join them."""
    root = _Node()
    for phrase, value in table.small.items():
        _insert(root, _split(phrase), value)
    for phrase, ten in table.tens.items():
        words = _split(phrase)
        _insert(root, words, ten)
        for rest_phrase, rest in table.small.items():
            if 0 < rest < (20 if ten in table.composition.tens_with_teens else 10):
                rest_words = _split(rest_phrase)
                _insert(root, (*words, *rest_words), ten + rest)
                if rest in table.composition.and_after_tens:
                    for joint in table.composition.and_words:
                        _insert(root, (*words, joint, *rest_words), ten + rest)
    return root


def _ordinal_numbers(table: NumberTable) -> _Node:
    root = _Node()
    ends = {**table.ordinal_ends}
    for phrase, value in {**table.ordinals, **ends}.items():
        for form in (phrase, phrase + "s"):
            _insert(root, _split(form), value)
    for phrase, ten in table.tens.items():
        for rest_phrase, rest in ends.items():
            if 0 < rest < (20 if ten in table.composition.tens_with_teens else 10):
                for form in (rest_phrase, rest_phrase + "s"):
                    _insert(root, (*_split(phrase), *_split(form)), ten + rest)
                    for joint in table.composition.and_words:
                        _insert(root, (*_split(phrase), joint, *_split(form)), ten + rest)
    return root


@lru_cache(maxsize=16)
def _language(rules: Rules, language: str) -> _Language:
    return _Language(rules.table(f"{language}/numbers.toml", NumberTable))


# --- Digits -----------------------------------------------------------------------------------------------------------

_SIGNS = re.compile(r"[.,'’٬]")


def _digits_value(raw: str, decimal: str, before_measure: bool) -> tuple[Decimal, bool] | None:
    """The value of digits with their inner signs, and whether signs group them; None for 18.06.2015 and its like."""
    if len(raw) > 30:
        return None  # no quantity has that many digits; long ones cost time
    signs = _SIGNS.findall(raw)
    if not signs:
        return Decimal(raw), False
    groups = _SIGNS.split(raw)
    head, tail = groups[0], groups[-1]
    whole = "".join(groups)
    if len(set(signs)) == 1 and _groups_well(groups, signs[0]):
        if len(signs) == 1 and before_measure and signs[0] == decimal:
            return Decimal(f"{head}.{tail}"), False
        return Decimal(whole), True
    if len(signs) == 1:
        if signs[0] in ".," and (head == "0" or head[0] != "0"):
            return Decimal(f"{head}.{tail}"), False
        return None
    if signs[-1] in ".," and signs[-1] not in signs[:-1] and len(set(signs[:-1])) == 1 and _groups_well(groups[:-1], signs[0]):
        return Decimal(f"{''.join(groups[:-1])}.{tail}"), True
    return None


def _groups_well(groups: Sequence[str], sign: str) -> bool:
    """1.374.000 or, with commas, the Indian 1,03,00,000."""
    if groups[0][0] == "0" or not 1 <= len(groups[0]) <= 3 or len(groups[-1]) != 3:
        return False
    if all(len(group) == 3 for group in groups[1:]):
        return True
    return sign == "," and len(groups[0]) <= 2 and all(len(group) == 2 for group in groups[1:-1])


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


# --- Reading one expression -------------------------------------------------------------------------------------------


class _Found:
    """A number expression while it is being decided on: tokens [i, j), characters [start, end)."""

    __slots__ = (
        "coefficient",
        "digits",
        "drop",
        "end",
        "grouped",
        "hedge",
        "high",
        "i",
        "j",
        "kind",
        "label",
        "modifier",
        "rule",
        "scale",
        "start",
        "value",
        "weak",
    )

    def __init__(self, i: int, j: int, start: int, end: int, value: Decimal, rule: str) -> None:
        self.i, self.j, self.start, self.end, self.value, self.rule = i, j, start, end, value, rule
        self.high: Decimal | None = None
        self.kind: Kind = "cardinal"
        self.coefficient, self.scale = value, 1
        self.digits = self.grouped = self.weak = self.drop = self.label = False
        # weak: too little evidence alone ("un", "neuf"); drop: read, but no quantity
        self.modifier: Modifier | None = None
        self.hedge: tuple[int, int] | None = None

    def whole_value(self) -> Value:
        return _plain(self.value) if self.high is None else (_plain(self.value), _plain(self.high))

    def plain_digits(self) -> bool:
        """A run of digits and nothing else: may be a year, a day, a label."""
        return self.digits and not self.grouped and self.scale == 1 and self.high is None and self.j == self.i + 1


class _Reader:
    """Reads number expressions off one token list."""

    def __init__(self, tokens: _Tokens, language: _Language, whole: bool = False) -> None:
        self.t = tokens
        self.lang = language
        self.whole = whole

    # Steps through the token list: each takes the index of the next token and gives the index after what it took.

    def match(self, node: _Node, index: int, hyphens: bool = True) -> tuple[object, int] | None:
        """The longest phrase of ``node`` that begins at token ``index``, and the index after it."""
        low, size = self.t.low, self.t.size
        best: tuple[object, int] | None = None
        first = True
        while index < size:
            if not first:
                if hyphens:
                    index = self.t.follow(index)
                    if not 0 <= index < size:
                        break
                elif not self.t.same_line(index):
                    break
            child = node.next.get(low[index])
            if child is None:
                break
            node, index, first = child, index + 1, False
            if node.value is not None:
                best = node.value, index
        return best

    def loose(self, node: _Node, index: int) -> tuple[object, int] | None:
        """As ``match``, signs and words glued or not: for phrases such as "% ", "p . 100", "d'un"."""
        return self.match(node, index, hyphens=False)

    def back(self, node: _Node, index: int) -> tuple[object, int] | None:
        """The longest phrase of a backwards ``node`` that ends right before token ``index``, and where it begins."""
        low = self.t.low
        best: tuple[object, int] | None = None
        while index > 0 and self.t.same_line(index) if index < self.t.size else index > 0:
            child = node.next.get(low[index - 1])
            if child is None:
                break
            node, index = child, index - 1
            if node.value is not None:
                best = node.value, index
        return best

    def is_measure(self, index: int) -> bool:
        return self.t.at(index) in self.lang.measures and self.t.same_line(index)

    def is_sign(self, index: int) -> bool:
        """A currency sign or code."""
        low = self.t.at(index)
        if not low or low == _DEAD:
            return False
        return (len(low) == 1 and unicodedata.category(low) == "Sc") or self.t.raw(index) in self.lang.currencies

    def money_before(self, i: int) -> int:
        """Where the currency begins that stands right before token ``i`` ("US$ ", "Rs. ", "EUR "), or ``i``."""
        t = self.t
        if i > 1 and t.low[i - 1] == "." and t.raw(i - 2) in self.lang.currencies and t.glued(i - 1):
            i -= 2
        while i > 0 and t.same_line(i) and (self.is_sign(i - 1) or (t.glued(i) and t.raw(i - 1) in self.lang.currency_letters)):
            i -= 1
        return i

    # Reading.

    def number_at(self, i: int) -> _Found | None:
        """The longest number expression that begins at token ``i``."""
        low = self.t.low[i]
        if low[0].isdecimal():
            return self.with_digits(i)
        if low in _UNICODE_FRACTIONS:
            return self.fraction_sign(i)
        scale = low in self.lang.hundreds or low in self.lang.scales
        return self.ordinal(i, self.fraction(i) or (None if scale else self.words(i)) or self.bare_scale(i))

    def digits(self, i: int) -> tuple[Decimal, int, bool] | None:
        """The digits at token ``i`` with the groups that spaces cut off: value, index after, whether grouped."""
        t, j = self.t, i + 1
        raw = t.raw(i)
        spaced = _SPACED.match(t.text, t.start[i]) if len(raw) <= 3 and raw.isdecimal() else None
        if spaced is not None:
            while j < t.size and t.end[j - 1] < spaced.end() and t.low[j] != _DEAD:
                j += 1
            if t.end[j - 1] == spaced.end():
                raw = "".join(char for char in spaced[0] if not char.isspace())
            elif j < t.size and t.low[j] == _DEAD:
                j = i + 1
            else:
                return None  # "3 000.000.00": no way of writing a number
        before_measure = self.is_measure(j) or self.scale_at(j) is not None or self.glued_scale(j) is not None
        if spaced is not None and j > i + 1:
            sign, tail = spaced[2], spaced[3]
            grouped_tail = sign and len(tail) == 3 and not (before_measure and sign == self.lang.decimal)
            return Decimal(raw.replace(sign, "" if grouped_tail else ".") if sign else raw), j, True
        value = _digits_value(raw, self.lang.decimal, before_measure)
        return None if value is None else (value[0], j, value[1])

    def scale_at(self, j: int) -> int | None:
        """The scale word that may carry on a number whose next token is ``j``."""
        k = self.scale_index(j)
        return self.lang.scales.get(self.t.at(k)) if k >= 0 else None

    def glued_scale(self, j: int) -> tuple[int, int, int] | None:
        """An abbreviated scale at token ``j`` ("1.6m", "500k", "1,2 M€"): value, index after it, offset it ends at."""
        t, lang = self.t, self.lang
        if j >= t.size or t.low[j] == _DEAD or not t.same_line(j):
            return None
        raw = t.raw(j)
        glued = t.glued(j)
        if raw in lang.money_scales:
            after = j + 1
            money = self.is_sign(after) or (
                t.at(after) in lang.currency_joint and self.is_sign(after + (2 if t.at(after + 1) == "'" else 1))
            )
            if not money:
                before = j - 1
                while before > 0 and (t.low[before][0].isdecimal() or t.low[before] in _DASHES):
                    before -= 1
                money = self.money_before(before + 1) <= before
            if money and (glued or len(t.gap(j)) == 1):
                return lang.money_scales[raw], j + 1, t.end[j]
            if glued and raw in lang.plural_scales and self.counted_plural(j + 1):
                return lang.money_scales[raw], j + 1, t.end[j]
        if raw in lang.glued_scales and (glued or raw in lang.spaced_scales):
            return lang.glued_scales[raw], j + 1, t.end[j]
        if glued and not raw.isascii():
            return None
        # "12M€" is one token of letters and one of signs; "12MEUR" is a single one.
        if glued or len(t.gap(j)) == 1:
            for size in (1, 2, 3):
                if raw[:size] in lang.money_scales and raw[size:] in lang.currencies:
                    return lang.money_scales[raw[:size]], j + 1, t.start[j] + size
        return None

    def counted_plural(self, index: int) -> bool:
        """Whether the words from ``index`` on name counted things: a plural among three, no grammatical word first."""
        t, lang = self.t, self.lang
        for k in range(index, index + 3):
            low = t.at(k)
            if not low or not low[0].isalpha() or not t.same_line(k) or t.glued(k) or low in lang.function_words:
                return False
            if not t.text[t.start[k]].islower():
                return False
            if low in lang.plural_words or (len(low) > 2 and low.endswith(lang.plural_endings)):
                return True
        return False

    def with_digits(self, i: int) -> _Found | None:
        t, lang = self.t, self.lang
        read = self.digits(i)
        if read is None:
            return None
        value, j, grouped = read
        fraction = _UNICODE_FRACTIONS.get(t.at(j), "") if t.glued(j) or t.same_line(j) else ""
        if fraction:
            value, j = value + Decimal(fraction), j + 1
        found = _Found(i, j, t.start[i], t.end[j - 1], value, "digits")
        found.digits, found.grouped = True, grouped
        if (
            t.glued(j)
            and t.low[j] in lang.ordinal_suffixes
            and value == value.to_integral_value()
            and t.low[j] not in lang.measures
        ):
            found.kind, found.rule = "ordinal", "ordinal-digits"
            return self.until(found, j + 1)
        glued = self.glued_scale(j)
        if glued is not None:
            found.scale, found.j, found.end = glued
            found.value = value * found.scale
            return found
        return self.compound(found)

    def fraction_sign(self, i: int) -> _Found:
        t = self.t
        value = Decimal(_UNICODE_FRACTIONS[t.low[i]])
        found = _Found(i, i + 1, t.start[i], t.end[i], value, "digits")
        found.digits = True
        return self.compound(found)

    def until(self, found: _Found, j: int) -> _Found:
        found.j, found.end = j, self.t.end[j - 1]
        return found

    def words(self, i: int) -> _Found | None:
        small = self.below_thousand(i)
        if small is None:
            return None
        value, j, _ = small
        t = self.t
        found = _Found(i, j, t.start[i], t.end[j - 1], Decimal(value), "words")
        return self.compound(found)

    def below_thousand(self, i: int) -> tuple[int, int, bool] | None:
        """Words for 1 to 999 (to 9900: "ninety-nine hundred") from token ``i``: value, index after, pure hundreds."""
        t, lang = self.t, self.lang
        if t.at(i) in lang.hundreds and (t.low[i] in lang.bare or t.low[i] in lang.bare_more):
            if self.vague_before(i):
                return None
            hundreds, j = 100, i + 1
        else:
            small = self.match(lang.small, i)
            if small is None:
                return None
            value, j = small
            assert isinstance(value, int)
            k = t.follow(j)
            if k < 0 or t.at(k) not in lang.hundreds or not 0 < value <= lang.composition.hundred_up_to:
                if lang.composition.hundred_may_be_left_out and 0 < value < 10 and t.same_line(j) and not t.glued(j):
                    more = self.match(lang.small, j)
                    if more is not None and isinstance(more[0], int) and more[0] >= 20 and t.at(more[1]) != "-":
                        return value * 100 + more[0], more[1], False
                return value, j, False
            hundreds, j = value * 100, k + 1
        rest = self.rest(j, 100)
        return (hundreds, j, True) if rest is None else (hundreds + rest[0], rest[1], False)

    def rest(self, j: int, limit: int) -> tuple[int, int] | None:
        """What is added behind a hundred: [and] 1 to 99."""
        k = self.t.follow(j)
        if k < 0:
            return None
        low, high = 1, limit - 1
        joined = self.t.at(k) in self.lang.and_words
        if joined:
            low, high = self.lang.composition.and_after_hundreds
            k = self.t.follow(k + 1)
            if k < 0:
                return None
        small = self.match(self.lang.small, k)
        if small is None:
            if (
                joined
                and self.lang.composition.digits_take_hundred
                and self.t.at(k).isdecimal()
                and len(self.t.at(k)) < 3
                and self.t.at(k)[0] != "0"
            ):
                return int(self.t.at(k)), k + 1
            return None
        value, end = small
        assert isinstance(value, int)
        if not low <= value <= high:
            return None
        after = self.t.follow(end)
        if after >= 0 and self.t.at(after) in self.lang.hundreds:
            return None  # "deux cents trois cents": two numbers
        return value, end

    def vague_before(self, i: int) -> bool:
        """Whether the word before names no number: "plusieurs centaines", "several hundred"."""
        k = i - 1
        if self.t.at(k) == "-":
            k -= 1
        return k >= 0 and self.t.low[k] in self.lang.vague and self.t.same_line(i)

    def compound(self, found: _Found, direct: bool = False) -> _Found:
        """Carries a first group on through hundreds, scales and collectives to the whole number.

        With ``direct`` the group is the 1 that nobody says ("mille", "a million"): its scale is token ``found.j``.
        """
        t, lang = self.t, self.lang
        value, j = found.value, found.j
        hundreds = False
        if found.digits and lang.composition.digits_take_hundred:
            k = t.follow(j)
            if k >= 0 and t.at(k) in lang.hundreds and value < 100:
                value, j, hundreds = value * 100, k + 1, True
                rest = self.rest(j, 100)
                if rest is not None:
                    value, j, hundreds = value + rest[0], rest[1], False
        elif not found.digits and not direct:
            hundreds = value >= 100 and value % 100 == 0 and t.at(j - 1) in lang.hundreds
            point = self.point_digits(j, value)
            if point is not None:
                value, j = point
        if not direct:
            half = self.half_at(j)
            if half is not None and (self.scale_at(half[1]) or self.is_measure(half[1]) or found.digits or value >= 1):
                value, j = value + half[0], half[1]
            collective = self.collective_after(j, value)
            if collective is not None:
                unit, j, modifier = collective
                found.coefficient, found.value, found.scale = value, value * unit, unit
                found.kind, found.rule, found.modifier = "collective", "collective", modifier
                return self.until(found, j)
        found.coefficient, found.scale = (value / 100, 100) if hundreds else (value, 1)
        total, limit, group, carried = Decimal(0), 0, value, found.digits
        while True:
            k = j if direct else self.scale_index(j)
            scale = lang.scales.get(t.at(k), 0)
            if not scale or (limit and (scale >= limit or group * scale >= limit)):
                total += group
                if limit:
                    found.coefficient, found.scale = total, 1
                break
            part, first, j = group * scale, scale, k + 1
            # "mille milliards", "2 lakh crore": a bigger scale right behind multiplies
            k = t.follow(j)
            while k >= 0 and (bigger := lang.scales.get(t.at(k), 0)) > first and (not limit or part * bigger < limit):
                part, scale, first, j = part * bigger, scale * bigger, bigger, k + 1
                k = t.follow(j)
            if carried and found.rule == "digits":
                found.rule = "digits+scale"
            half = self.half_at(j)
            if half is not None:
                part, j = part + half[0] * scale, half[1]
            found.coefficient, found.scale = (part / scale, scale) if not limit else (total + part, 1)
            total += part
            limit = first if not limit else min(limit, first)
            after = t.follow(j)
            # "€3 million and five cars": behind figures, "and" begins another number.
            joined = carried and after >= 0 and t.at(after) in lang.and_words
            following = self.next_group(j, limit) if half is None and not joined else None
            if following is None:
                break
            group, j, direct = following
        found.value = total
        return self.until(found, j)

    def half_behind_unit(self, found: _Found) -> None:
        """ "une tonne et demie": the half is said behind the unit; the value takes it, the span does not reach it."""
        if found.scale == 1 and self.is_measure(found.j):
            half = self.half_at(found.j + 1) if found.j + 1 < self.t.size else None
            if half is not None:
                found.value += half[0]

    def half_at(self, j: int) -> tuple[Decimal, int] | None:
        """ "and a half", "et demi" at token ``j``: the fraction and the index after it."""
        if not self.t.same_line(j) or self.t.glued(j) or self.t.low[j] not in self.lang.half_after.next:
            return None
        half = self.match(self.lang.half_after, j)
        return (Decimal(str(half[0])), half[1]) if half is not None else None

    def scale_index(self, j: int) -> int:
        """Where the scale word may stand that comes next: behind a space or hyphen, or glued ("8.5million"); or -1."""
        k = self.t.follow(j)
        return j if k == -1 and self.t.glued(j) else k

    def next_group(self, j: int, limit: int) -> tuple[Decimal, int, bool] | None:
        """The group that may follow a scale: words, or digits that a smaller scale or their size lets in.

        Its value, the index after it, and whether it is the 1 that nobody says before a scale ("un million mille").
        """
        t, lang = self.t, self.lang
        k = t.follow(j)
        joined = t.at(k) in lang.and_words if k >= 0 else False
        if joined:
            k = t.follow(k + 1)
        if k < 0 or not t.at(k) or t.low[k] == _DEAD:
            return None
        if t.low[k][0].isdecimal():
            read = self.digits(k)
            if read is None or joined:
                return None
            value, end, grouped = read
            scale = self.scale_at(end)
            if scale is not None and scale < limit and value * scale < limit:
                return value, end, False
            if lang.composition.digits_take_hundred and t.at(t.follow(end)) in lang.hundreds and 0 < value < 10 and limit > 100:
                return value * 100, t.follow(end) + 1, False
            return (value, end, False) if grouped and 1000 <= value < limit else None
        if t.low[k] in lang.bare and lang.scales.get(t.low[k], limit) < limit and not joined:
            return Decimal(1), k, True
        small = self.below_thousand(k)
        if small is None or small[0] == 0:
            return None
        value, end = Decimal(small[0]), small[1]
        scale = self.scale_at(end)
        if (value * scale if scale is not None else value) >= limit:
            return None  # "cinq mille deux millions": a new number
        if joined:
            low, high = lang.composition.and_after_hundreds
            if not low <= value <= high or scale is not None:
                return None
        return value, end, False

    def point_digits(self, j: int, value: Decimal) -> tuple[Decimal, int] | None:
        """The decimals of "two point two five", "deux virgule cinq"."""
        k = self.t.follow(j)
        if k < 0 or self.t.at(k) not in self.lang.point:
            return None
        decimals, k = "", k + 1
        while True:
            k2 = self.t.follow(k)
            small = self.match(self.lang.small, k2) if k2 >= 0 else None
            if small is None:
                break
            decimals += str(small[0])
            k = small[1]
            if not self.lang.composition.digits_one_by_one and small[0] != 0:
                break
        return (Decimal(f"{int(value)}.{decimals}"), k) if decimals else None

    def collective_after(self, j: int, value: Decimal) -> tuple[int, int, Modifier | None] | None:
        """ "[bonne] centaine" behind a number: its value, the index after it, the shade of the adjective."""
        t, lang = self.t, self.lang
        k = t.follow(j)
        if k < 0 or k >= t.size:
            return None
        modifier = None
        if t.low[k] in lang.collective_adjectives and value == 1:
            modifier = lang.collective_adjectives[t.low[k]]
            k = t.follow(k + 1)
            if k < 0:
                return None
        unit = lang.collectives.get(t.at(k))
        if unit is None or (value == 1 and t.low[k] in lang.need_complement and not self.has_complement(k + 1)):
            return None
        return unit, k + 1, modifier

    def has_complement(self, k: int) -> bool:
        return self.t.at(k) in self.lang.complements and not self.t.at(k + 1)[:1].isdecimal()

    def bare_scale(self, i: int) -> _Found | None:
        """A scale, hundred or collective with no number before it: "a hundred", "mille", "another dozen"."""
        t, lang = self.t, self.lang
        low = t.low[i]
        unit = 100 if low in lang.hundreds else lang.scales.get(low, lang.collectives.get(low))
        if unit is None:
            return None
        k, modifier = i - 1, None
        if t.at(k) == "-" and t.glued(i):
            return None
        if (t.at(k) in lang.collective_adjectives and t.at(k - 1) in lang.articles) or (
            low in lang.collectives and t.at(k) in lang.collective_adjectives and t.at(k - 1) in lang.determiners
        ):
            modifier, k = lang.collective_adjectives[t.low[k]], k - 1
        article = k >= 0 and t.low[k] in lang.articles and t.same_line(i)
        first = i
        if article:
            first = k
        elif low in lang.bare:
            if self.vague_before(i):
                return None
        elif low in lang.collectives or low not in lang.bare_more:
            determined = (
                k >= 0
                and t.same_line(i)
                and (t.low[k] in lang.determiners or (t.low[k] == "'" and t.at(k - 1) in lang.determiners))
            )
            plural = low.endswith(lang.plural_endings)
            if not (determined or self.whole) or plural:
                return None
            needs = low in lang.collectives and lang.determined_needs_complement and not self.whole
            if needs and not self.has_complement(i + 1):
                return None
            if low in lang.scales and unit < 1000:
                return None
        elif self.vague_before(i):
            return None
        if low in lang.collectives:
            if low in lang.need_complement and not self.has_complement(i + 1):
                return None
            found = _Found(first, i + 1, t.start[first], t.end[i], Decimal(unit), "collective")
            found.kind, found.coefficient, found.scale, found.modifier = "collective", Decimal(1), unit, modifier
            return found
        # Read on with the 1 that is not said in place of the missing number.
        found = _Found(first, i, t.start[first], t.start[i], Decimal(1), "words")
        if low in lang.hundreds:
            rest = self.rest(i + 1, 100)
            found.value, found.j = (Decimal(100), i + 1) if rest is None else (Decimal(100 + rest[0]), rest[1])
            result = self.compound(found)
        else:
            result = self.compound(found, direct=True)
        result.modifier = result.modifier or modifier
        lone = result.j == i + 1
        if lone and not article and low not in lang.bare and not self.whole and t.at(k) not in lang.determiners:
            return None
        return result

    def fraction(self, i: int) -> _Found | None:
        """ "half a million", "a half-dozen", "une demi-tonne", "a quarter of a million"."""
        t, lang = self.t, self.lang
        first = i
        phrase = self.match(lang.fraction_of, i)
        if phrase is None:
            # "une demi-douzaine": the half stands behind the article
            k = t.follow(i + 1)
            if t.low[i] in lang.never_alone and k >= 0 and t.at(k) in lang.half:
                phrase = self.match(lang.fraction_of, k)
        if phrase is None:
            return None
        value, j = phrase
        assert isinstance(value, float)
        if i > 0 and t.low[i - 1] in lang.articles and t.same_line(i):
            first = i - 1
        joint = self.loose(lang.fraction_joint, j)
        k = t.follow(joint[1] if joint else j)
        if k < 0 or k >= t.size:
            return None
        if t.low[k] in lang.articles or t.low[k] in lang.never_alone:
            k = t.follow(k + 1)
            if k < 0 or k >= t.size:
                return None
        amount = Decimal(str(value))
        if (unit := lang.collectives.get(t.low[k])) is not None and t.low[k] not in lang.need_complement:
            found = _Found(first, k + 1, t.start[first], t.end[k], amount * unit, "collective")
            found.kind = "collective"
            return found
        unit = 100 if t.low[k] in lang.hundreds else lang.scales.get(t.low[k])
        if unit is not None:
            return _Found(first, k + 1, t.start[first], t.end[k], amount * unit, "words")
        if t.low[k] in lang.measures and not t.low[k].endswith(lang.plural_endings) and len(t.low[k]) > 2:
            return _Found(first, k, t.start[first], t.end[j - 1], amount, "words")
        return None

    def ordinal(self, i: int, cardinal: _Found | None) -> _Found | None:
        """The rank at token ``i`` if there is one ("third", "one hundred and third"), else ``cardinal`` as read."""
        t, lang = self.t, self.lang
        if t.low[i] in lang.ordinals.next:
            direct = self.match(lang.ordinals, i)
            if direct is not None and (cardinal is None or direct[1] > cardinal.j):
                assert isinstance(direct[0], int)
                return self.rank(_Found(i, direct[1], t.start[i], t.end[direct[1] - 1], Decimal(direct[0]), "ordinal"))
        if cardinal is None or cardinal.kind != "cardinal" or cardinal.value < 2:
            return cardinal
        k = t.follow(cardinal.j)
        if k >= 0 and t.low[k] in lang.and_words:
            k = t.follow(k + 1)
        if k < 0 or t.low[k] not in lang.ordinals.next:
            return cardinal
        tail = self.match(lang.ordinals, k)
        if tail is None or not isinstance(tail[0], int):
            return cardinal
        value = Decimal(tail[0])
        if value >= 100:
            value *= cardinal.value
        elif cardinal.value >= 100:
            value += cardinal.value
        else:
            return cardinal
        return self.rank(_Found(cardinal.i, tail[1], cardinal.start, t.end[tail[1] - 1], value, "ordinal"))

    def rank(self, found: _Found) -> _Found:
        found.kind = "ordinal"
        return found


# --- From expressions to quantities -----------------------------------------------------------------------------------


class _Sieve:
    """Joins expressions, drops what is no quantity, and finds the hedges."""

    def __init__(self, reader: _Reader) -> None:
        self.r = reader
        self.t = reader.t
        self.lang = reader.lang

    # Joining.

    def pairs(self, found: list[_Found]) -> list[_Found]:
        """ "douze (12)", "une (01)", "12 (douze)": one number said twice."""
        t = self.t
        joined: list[_Found] = []
        for number in found:
            last = joined[-1] if joined else None
            if last is not None and number.i < last.j:
                continue
            if (
                last is not None
                and number.value == last.value
                and last.digits
                and not number.digits
                and self.said_again(last, number)
            ):
                number.drop = True
            if (
                last is not None
                and number.i == last.j + 1
                and t.at(last.j) == "("
                and t.at(number.j) == ")"
                and last.digits != number.digits
                and last.high is None
                and number.value == last.value
                and t.same_line(number.i)
            ):
                last.rule, last.weak = "words+digits", False
                last.digits = False
                self.r.until(last, number.j + 1)
                self.r.compound(last)  # "vingt-cinq (25) millions"
                continue
            joined.append(number)
        return joined

    def said_again(self, last: _Found, number: _Found) -> bool:
        """ "2 000 000 FCFA (deux millions)": the second says nothing new."""
        k = last.j
        while k < number.i - 1 and (self.r.is_sign(k) or self.r.is_measure(k)):
            k += 1
        return k > last.j and k == number.i - 1 and self.t.at(k) == "("

    def ranges(self, found: list[_Found]) -> list[_Found]:
        joined: list[_Found] = []
        for number in found:
            last = joined[-1] if joined else None
            if last is not None and last.high is None and self.joins(last, number):
                low = self.with_scale_of(last, number)
                if low < number.value:
                    last.value, last.high, last.rule = low, number.value, "range"
                    last.weak = last.drop = False
                    last.kind = number.kind if last.kind == number.kind else "cardinal"
                    last.scale, last.grouped = number.scale, last.grouped or number.grouped
                    self.r.until(last, number.j)
                    continue
            joined.append(number)
        return joined

    def with_scale_of(self, low: _Found, high: _Found) -> Decimal:
        """ "3 et 3,5 millions": the first end takes the scale that is said once, at the second."""
        if (
            low.scale == 1
            and high.scale > 1
            and low.coefficient < high.coefficient
            and not low.grouped
            and low.kind == "cardinal"
        ):
            return low.value * high.scale
        return low.value

    def joins(self, low: _Found, high: _Found) -> bool:
        t, lang = self.t, self.lang
        if "ordinal" in (low.kind, high.kind) or high.i - low.j > 6:
            return False
        k = low.j
        # a unit, sign or code behind the first end: "2 kg à 3 kg", "300 € to 500 €", "2 millions d'euros et 3 millions"
        if t.at(k) in lang.currency_joint and t.same_line(k):
            k += 2 if t.at(k + 1) == "'" else 1
            if not (self.r.is_sign(k) or self.r.is_measure(k)):
                return False
        while k < high.i and (self.r.is_sign(k) or (self.r.is_measure(k))) and t.same_line(k):
            k += 1
        sign = k
        if t.at(k) and t.low[k] in _DASHES and k + 1 <= high.i:
            k += 1
            while k < high.i and self.r.is_sign(k):
                k += 1
            if k != high.i or t.line_break(sign) or t.line_break(sign + 1):
                return False
            # Years: "2019-2021", "2020-21"
            return not (low.plain_digits() and 1900 <= low.value <= 2099)
        if not t.same_line(k):
            return False
        joint = self.r.loose(lang.any_joint, k)
        if joint is None:
            return False
        k = joint[1]
        skipped = self.hedge_at(k, high.i)
        k = skipped if skipped is not None else k
        while k < high.i and self.r.is_sign(k):
            k += 1
        if k != high.i or not t.same_line(high.i):
            return False
        between = tuple(t.low[sign : joint[1]])
        before = self.r.money_before(low.i)
        hedge = self.r.back(lang.before, before)
        opener = any(
            second == between and self.ends_with(first, start)
            for first, second in lang.open
            for start in {before, hedge[1] if hedge else before}
        )
        if opener:
            return not self.changed(before)
        direct = self.r.loose(lang.joint, sign)
        if direct is None or direct[1] != joint[1]:
            return False
        if direct[0] and high.value > 2 * self.with_scale_of(low, high) + 1:
            return False  # "5 kg or 200 pills"
        return not (low.weak and high.weak)

    def ends_with(self, words: tuple[str, ...], index: int) -> bool:
        return index >= len(words) and tuple(self.t.low[index - len(words) : index]) == words

    def hedge_at(self, k: int, stop: int) -> int | None:
        """The index after a hedge that fills [k, stop): "entre 200 et environ 300"."""
        for end in range(stop, k, -1):
            back = self.r.back(self.lang.before, end)
            if back is not None and back[1] == k:
                return end
        return None

    def changed(self, index: int) -> bool:
        """Whether a verb of change stands in the four words before: "est passé de 16 à 22"."""
        return any(self.t.at(k) in self.lang.change for k in range(index - 4, index))

    # Dropping.

    def keep(self, found: list[_Found], ordinals: bool) -> list[_Found]:
        kept: list[_Found] = []
        for position, number in enumerate(found):
            if number.kind == "ordinal":
                if ordinals:
                    kept.append(number)
                continue
            previous = found[position - 1] if position else None
            following = found[position + 1] if position + 1 < len(found) else None
            number.drop = number.drop or self.not_a_quantity(number, previous, following)
            if not number.drop and not (number.weak and not self.has_evidence(number)):
                kept.append(number)
        return kept

    def not_a_quantity(self, number: _Found, previous: _Found | None, following: _Found | None) -> bool:
        return (
            self.labelled(number, previous)
            or self.glued_to_a_name(number)
            or self.cut_off(number)
            or (self.t.same_line(number.j) and self.r.loose(self.lang.percent, number.j) is not None)
            or self.time_or_degree(number)
            or self.fraction_part(number)
            or self.ratio(number, previous)
            or (number.digits and self.digits_of_another_kind(number, previous, following))
            or (not number.digits and self.words_of_another_kind(number))
        )

    def glued_to_a_name(self, number: _Found) -> bool:
        """ "G20", "FGC-9", "Covid-19", "#3", "R2"."""
        t, lang = self.t, self.lang
        i = number.i
        if not t.glued(i):
            return False
        before = t.low[i - 1]
        raw = t.raw(i - 1)
        if before == _DEAD or before in "#@/\\_=*":
            return True
        if before in _GLUE:
            if not (i >= 2 and t.glued(i - 1)):
                return False
            first = t.low[i - 2]
            return first == _DEAD or (first[-1].isalnum() and (number.digits or first not in lang.small.next))
        if before == ".":
            return number.digits and not (t.glued(i - 1) and t.raw(i - 2) in lang.currencies)
        if before == "(":
            return t.glued(i - 1) and number.digits and i >= 2 and (t.low[i - 2] == ")" or t.low[i - 2][0].isdecimal())
        if before[0].isalpha():
            if raw in lang.currencies:
                return False
            sum_like = (
                number.grouped or number.scale > 1 or number.value >= 1000 or number.value != number.value.to_integral_value()
            )
            return not (raw in lang.currency_letters and sum_like)
        return before[0].isdecimal()

    def cut_off(self, number: _Found) -> bool:
        """Something is glued behind: "3D", "34-year-old", "23CR", "2-0"."""
        t, lang = self.t, self.lang
        j = number.j
        if not t.glued(j):
            return False
        low = t.low[j]
        if low == _DEAD:
            return True
        if low[0].isalpha():
            if not number.digits:
                return True
            abbreviated = low in lang.measures and (len(low) > 1 or t.raw(j).islower() or t.raw(j) in lang.capital_measures)
            return not (abbreviated or t.raw(j) in lang.currencies or number.rule == "digits+scale")
        if low[0].isdecimal() or low in "/_@\\":
            return True
        if low in _GLUE and t.glued(j + 1):
            after = t.low[j + 1]
            if after == _DEAD or after[0].isdecimal():
                return number.digits
            if after[0].isalpha():
                return not (after in lang.hyphen_keeps or after in lang.first or after in lang.currencies)
        return False

    def labelled(self, number: _Found, previous: _Found | None) -> bool:
        """ "n° 412", "article 3", "sections 841(a)(1) and 846", "phase two"."""
        lang, i, j = self.lang, number.i, number.j
        if number.grouped or number.scale > 1:
            return False
        number.label = (
            self.r.back(lang.labels, i) is not None
            or (self.r.back(lang.weak_labels, i) is not None and not self.noun_follows(j))
            or (number.digits and self.r.back(lang.phone_words, i) is not None and not self.noun_follows(j))
            # coordinated with a label
            or (previous is not None and previous.label and self.label_chain(previous, number) and not self.noun_follows(j))
        )
        return number.label

    def label_chain(self, previous: _Found, number: _Found) -> bool:
        if number.i - previous.j > 6:
            return False
        between = self.t.low[previous.j : number.i]
        chained = self.lang.any_joint.next
        return all(low in self.lang.and_words or low in chained or not low[0].isalnum() or len(low) == 1 for low in between)

    def noun_follows(self, j: int) -> bool:
        """Whether a lower-case word that may be the counted noun stands right behind."""
        low = self.t.at(j)
        return bool(
            low
            and low[0].isalpha()
            and self.t.same_line(j)
            and not self.t.glued(j)
            and self.t.text[self.t.start[j]].islower()
            and low not in self.lang.function_words
        )

    def time_or_degree(self, number: _Found) -> bool:
        if not self.t.same_line(number.j) or number.scale > 1:
            return False
        if self.t.at(number.j) in self.lang.degree:
            return True
        return number.digits and self.r.loose(self.lang.time_after, number.j) is not None

    def fraction_part(self, number: _Found) -> bool:
        """ "deux tiers", "three-quarters", "trois quarts"."""
        k = self.t.follow(number.j)
        return k >= 0 and number.value < 1000 and self.t.at(k) in self.lang.denominators

    def ratio(self, number: _Found, previous: _Found | None) -> bool:
        """ "24 heures sur 24", "sept jours sur sept": neither number is one."""
        t, lang = self.t, self.lang
        if t.at(number.j) in lang.ratio_units and t.at(number.j + 1) in lang.ratio_joint:
            after = t.at(number.j + 2)
            return after[:1].isdecimal() or after in lang.small.next
        return (
            t.at(number.i - 1) in lang.ratio_joint
            and t.at(number.i - 2) in lang.ratio_units
            and previous is not None
            and previous.drop
        )

    def proportions(self, found: list[_Found]) -> None:
        """Marks "nine out of ten", "one in three", « une chance sur deux », « trois sur dix » as no quantities."""
        t, lang = self.t, self.lang
        for low, high in pairwise(found):
            if not (low.value < high.value and high.value in _SHARES and high.i - low.j <= 4 and high.rule != "range"):
                continue
            k = low.j
            joint = self.r.loose(lang.proportion, k)
            if joint is None or joint[1] != high.i:
                joint = None
                if t.at(k) and t.low[k][0].isalpha() and not self.noun_follows(high.j):
                    joint = self.r.loose(lang.proportion_after_noun, k + 1)
                if joint is None or joint[1] != high.i or (low.value > 10 and high.value < 100):
                    continue
            if joint[0] == "words" and (
                (low.digits and low.value > 1) or not (low.value == 1 or high.value >= 10 or low.value == high.value - 1)
            ):
                continue
            low.drop = high.drop = True

    def digits_of_another_kind(self, number: _Found, previous: _Found | None, following: _Found | None) -> bool:
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        raw = t.raw(i)
        money = self.r.money_before(i) < i or self.r.is_sign(j)
        if raw[0] == "0" and len(raw) > 1 and raw[1].isdecimal():
            return True
        if number.grouped or number.scale > 1 or money:
            return self.phone_chain(number, previous, following) if not money else False
        whole = number.high if number.high is not None else number.value
        if number.high is not None and number.value >= 1900 and number.high <= 2099 and len(raw) == 4 and number.rule == "range":
            return self.year(number)
        if whole <= 31 and self.day(number, previous, following):
            return True
        if not number.plain_digits():
            return False
        if number.value == number.value.to_integral_value():
            if 1900 <= number.value <= 2099 and len(raw) == 4 and self.year(number):
                return True
            if t.at(i - 1) in lang.singular_articles and t.same_line(i) and not self.r.is_measure(j):
                return True
            if self.enumerator(number) or self.model(number):
                return True
            if self.operation_rank(number):
                return True
        return self.phone_chain(number, previous, following)

    def day(self, number: _Found, previous: _Found | None, following: _Found | None) -> bool:
        """A day of the month: "le 3 juin", "Oct. 13-15", "13 et le 17 novembre", "mercredi 6"."""
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        if self.month_at(j):
            return True
        if i > 0 and t.raw(i - 1) in lang.weekdays and t.same_line(i):
            return not self.noun_follows(j)
        k = i - 2 if t.at(i - 1) == "." else i - 1
        if k >= 0 and t.raw(k) in lang.months and t.same_line(i):
            return not self.noun_follows(j)
        # the first of two days: "13 et le 17 novembre", "8 and 13 August", "17 au 18 mars"
        if (
            following is not None
            and following.digits
            and following.value <= 31
            and following.i - j <= 3
            and following.high is None
        ):
            between = [low for low in t.low[j : following.i] if low not in lang.singular_articles]
            if (
                len(between) <= 1
                and self.month_at(following.j)
                and all(low in lang.and_words or low in _DASHES or not low.isalpha() or len(low) < 3 for low in between)
            ):
                return True
        if previous is not None and previous.drop and previous.digits and previous.value <= 31 and i - previous.j == 1:
            k = previous.i - 2 if t.at(previous.i - 1) == "." else previous.i - 1
            if k >= 0 and t.raw(k) in lang.months and (t.low[i - 1] in lang.and_words or t.low[i - 1] in _DASHES):
                return not self.noun_follows(j)
        return False

    def month_at(self, j: int) -> bool:
        t = self.t
        return 0 <= j < t.size and t.same_line(j) and t.raw(j) in self.lang.months

    def year(self, number: _Found) -> bool:
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        if self.r.is_measure(j) or t.at(j) in lang.currencies:
            return False
        k = i - 2 if t.at(i - 1) == "." and i > 1 else i - 1
        if k >= 0 and t.raw(k) in lang.months:
            return True
        if t.at(i - 1).isdecimal() or self.r.back(lang.year_before, i) is not None or (t.at(i - 1) == "-" and t.glued(i)):
            return True
        if number.value % 100 == 0 and number.high is None and self.r.back(lang.before, i) is not None:
            return False
        return not self.r.counted_plural(j)

    def enumerator(self, number: _Found) -> bool:
        """ "1. Does the site …", "2) …" at the start of a line."""
        t = self.t
        i, j = number.i, number.j
        if number.value > 99 or t.at(j) not in (".", ")") or not t.glued(j) or j + 1 >= t.size:
            return False
        if not t.line_break(i) and not (t.at(i - 1) == "(" and t.line_break(i - 1)):
            return False
        return t.break_before[j + 1] == 1 and t.low[j + 1][0].isalpha()

    def model(self, number: _Found) -> bool:
        """ "Peugeot 3008", "a Mercedes Sprinter 313", "Glock 17": a name behind a make."""
        t, lang = self.t, self.lang
        k = number.i - 1
        if k > 0 and t.same_line(k) and t.raw(k)[0].isupper() and t.low[k] not in lang.makes and t.low[k] not in lang.arms:
            k -= 1  # the series: "Sprinter"
        if k < 0 or t.low[k] not in lang.makes | lang.arms or not t.raw(k)[0].isupper():
            return False
        if t.break_before[k + 1 : number.i + 1].count(1) != number.i - k or self.r.is_measure(number.j):
            return False
        if t.low[k] in lang.arms or not self.noun_follows(number.j):
            return True
        # "onze Peugeot 3008 volées", but "chez Renault 1200 salariés" and "in a Peugeot 12 people"
        before = t.at(k - 1)
        counted = before in lang.singular_articles or before in lang.small.next or before.isdecimal()
        return counted and number.value >= 100

    def operation_rank(self, number: _Found) -> bool:
        """ "Operation Mobile 6, …": up to three capitalised words behind the word for an operation."""
        t, lang = self.t, self.lang
        if number.value > 30 or self.noun_follows(number.j):
            return False
        k, words = number.i - 1, 0
        while k >= 0 and words < 5 and t.low[k] not in lang.name_heads and (t.text[t.start[k]].isupper() or t.low[k] in _QUOTES):
            k, words = k - 1, words + 1
        return k >= 0 and words > 0 and t.low[k] in lang.name_heads

    def phone_chain(self, number: _Found, previous: _Found | None, following: _Found | None) -> bool:
        """Two runs of digits with nothing but a space between them: "2545 6182", "1800 295 295"."""
        t = self.t
        for low, high in ((previous, number), (number, following)):
            if (
                low is None
                or high is None
                or not (low.digits and high.digits)
                or low.j != high.i
                or low.kind == "ordinal"
                or high.kind == "ordinal"
            ):
                continue
            if low.rule != "digits" or high.rule != "digits" or t.line_break(high.i):
                continue
            if (
                low.value == low.value.to_integral_value()
                and 1900 <= low.value <= 2099
                and len(t.raw(low.i)) == 4
                and (high.grouped or low.drop)
            ):
                continue
            if sum(char.isdecimal() for char in t.text[low.start : high.end]) >= 6:
                return True
        return False

    def words_of_another_kind(self, number: _Found) -> bool:
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        if j == i + 1 and self.r.back(lang.percent_back, j) is not None:
            return True  # the "cent" of "pour cent"
        if number.value == 0 and (
            t.at(i - 1) in lang.zero_words or t.at(j) in lang.zero_words or (t.at(j) == "-" and t.at(j + 1) in lang.zero_words)
        ):
            return True
        if number.j == i + 1:
            low = t.low[i]
            if (
                low in lang.month_numbers
                and t.at(j) == "."
                and t.glued(j)
                and (t.at(i - 1).isdecimal() or t.at(j + 1)[:1].isdecimal())
            ):
                return True
            if (
                t.at(i - 1) in lang.singular_articles
                and number.kind == "cardinal"
                and number.scale == 1
                and t.same_line(i)
                and low not in lang.never_alone
            ):
                return not self.r.is_measure(j)
        return self.in_a_name(number)

    def in_a_name(self, number: _Found) -> bool:
        """ "the Five Eyes", "Group of Seven": a capital inside a sentence."""
        t = self.t
        i, j = number.i, number.j
        raw = t.raw(i)
        if not (raw[0].isupper() and not raw.isupper() and j == i + 1) or t.line_break(i):
            return False
        return t.low[i - 1][0].isalnum() and not self.noun_follows(j) and not self.title_case(i)

    def title_case(self, i: int) -> bool:
        """Whether the line around token ``i`` is a heading With Most Words Capitalised."""
        text, start = self.t.text, self.t.start[i]
        left = max(text.rfind("\n", 0, start), start - 200)
        right = text.find("\n", start)
        line = text[left + 1 : min(right if right >= 0 else len(text), start + 200)]
        words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
        return bool(words) and sum(word[0].isupper() for word in words) * 4 >= len(words) * 3

    def has_evidence(self, number: _Found) -> bool:
        """Whether a lone "un", "one" or "neuf" is a number here."""
        t, lang = self.t, self.lang
        i, j = number.i, number.j
        low, before, after = t.low[i], t.at(i - 1), t.at(j)
        same_line = t.same_line(j)
        if same_line and self.r.is_measure(j) and not t.glued(j) and (len(after) > 1):
            return True
        if low in lang.alone_before_noun:
            if not (after and same_line and after[0].isalpha() and not t.glued(j)):
                return False
            if t.glued(i) and before[:1].isalpha():
                return False
            if (before in lang.one_not_after and t.same_line(i)) or after in lang.one_not_before:
                return False
            if (
                t.at(i - 2) in lang.one_determiners
                and t.same_line(i)
                and before[:1].isalpha()
                and before not in lang.function_words
            ):
                return False  # "the real one"
            if not t.text[t.start[j]].islower() and t.raw(i) != t.raw(i).upper() and not self.title_case(i):
                return False
            number.rule = "one-article"
            return True
        if low in lang.adjective:
            if t.same_line(i) and (before in lang.adjective_not_after or t.at(i - 2) in lang.adjective_not_after):
                return False
            if (
                after
                and same_line
                and after[0].isalpha()
                and (after in lang.adjective_before or (after not in lang.function_words and after.endswith(lang.plural_endings)))
            ):
                return True
            return (
                (before in lang.adjective_after and t.same_line(i))
                or (after == "," and before == ",")
                or (not before and not after)
            )
        if low in lang.never_alone:
            return after == "," and (t.at(j + 1) in lang.small.next) and not before[:1].isalpha() and before != "'"
        return True

    # Hedges.

    def hedge(self, number: _Found) -> None:
        t, lang = self.t, self.lang
        if number.modifier is not None:
            own: Modifier | None = number.modifier
        else:
            own = Modifier.ABOUT if number.kind == "collective" else None
        start = self.r.money_before(number.i)
        before = self.r.back(lang.before, start)
        if before is None and number.high is not None:
            for first, _ in lang.open:
                if self.ends_with(first, start):
                    start -= len(first)
                    before = self.r.back(lang.before, start)
                    break
        if before is not None and t.at(before[1] - 1) in lang.before_not_after.get(t.low[before[1]], ()):
            before = None  # "handed over 45 kg"
        if before is not None:
            modifier, begin = before
            assert isinstance(modifier, Modifier)
            span = (t.start[begin], t.end[start - 1])
            if modifier is Modifier.ABOUT:
                outer = self.r.back(lang.before, begin)
                if outer is not None and outer[0] is not Modifier.ABOUT:
                    assert isinstance(outer[0], Modifier)
                    modifier, span = outer[0], (t.start[outer[1]], t.end[begin - 1])
            number.modifier, number.hedge = modifier, span
            return
        k = number.j
        for skipped in range(4):
            if k >= t.size or t.line_break(k):
                break
            after = self.r.loose(lang.after, k)
            if (
                after is not None
                and not (t.at(after[1]) in lang.after_not_before or t.at(after[1])[:1].isdecimal())
                and (skipped == 0 or t.low[k][0].isalpha())
            ):
                modifier, end = after
                assert isinstance(modifier, Modifier)
                number.modifier, number.hedge = modifier, (t.start[k], t.end[end - 1])
                return
            if not (t.low[k][0].isalpha() or t.low[k] == "'" or self.r.is_sign(k)) or (
                t.low[k] in lang.function_words and t.low[k] not in lang.currency_joint
            ):
                break
            k += 1
        number.modifier = own
        if own is None:
            self.hedge_from_afar(number, start)

    def hedge_from_afar(self, number: _Found, start: int) -> None:
        """ "the estimated value is €6.66 million": a word of estimating, nothing but words between."""
        t, lang = self.t, self.lang
        for k in range(start - 1, max(start - 8, -1), -1):
            low = t.low[k]
            if low in lang.from_afar:
                number.modifier, number.hedge = Modifier.ABOUT, (t.start[k], t.end[k])
                return
            if not (low[0].isalpha() or low == "'") or t.line_break(k + 1) or low in lang.small.next:
                return


# --- The public functions ---------------------------------------------------------------------------------------------


def find_numbers(
    text: str,
    language: str,
    *,
    rules: Rules | None = None,
    exclude: Sequence[tuple[int, int]] = (),
    ordinals: bool = False,
) -> list[Number]:
    """The quantities of ``text``, in order of place, not overlapping; an empty list when there is none.

    Years, days, times, percentages, labels ("n° 412"), phone numbers, ages of the form "34-year-old" and numbers inside
    names are left out, as are ranks unless ``ordinals`` is set. Offsets are characters of ``text``, half-open.
    ``exclude`` holds spans (same offsets) that are already read as something else: no number is read from them.
    Raises PatternsError when ``patterns/{language}/numbers.toml`` is missing or wrong.
    """
    compiled = _language(rules or default_rules(), language)
    tokens, found = _read(text, compiled, exclude)
    if not found:
        return []
    sieve = _Sieve(_Reader(tokens, compiled))
    found = sieve.ranges(sieve.pairs(found))
    sieve.proportions(found)
    found = sieve.keep(found, ordinals)
    for number in found:
        sieve.hedge(number)
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
    compiled = _language(rules or default_rules(), language)
    tokens, found = _read(text, compiled, (), whole=True)
    sieve = _Sieve(_Reader(tokens, compiled, whole=True))
    found = sieve.ranges(sieve.pairs(found))
    if len(found) != 1:
        return None
    number = found[0]
    first = 0
    last = tokens.size
    if number.high is not None:
        for words, _ in compiled.open:
            if sieve.ends_with(words, number.i) and number.i == len(words):
                first = len(words)
    if number.kind == "ordinal" or number.i != first or number.j != last:
        return None
    return number.whole_value()


def _read(
    text: str, language: _Language, exclude: Sequence[tuple[int, int]], whole: bool = False
) -> tuple[_Tokens, list[_Found]]:
    """The tokens of ``text`` and every number expression in them, quantity or not."""
    spans = list(exclude)
    if not whole:
        spans += _shapes(text)
    tokens = _Tokens(text, spans)
    reader = _Reader(tokens, language, whole)
    first = language.first
    found: list[_Found] = []
    done = 0
    for index, low in enumerate(tokens.low):
        if index < done or not (low in first or low[0] in "0123456789"):
            continue
        number = reader.number_at(index)
        if number is None:
            continue
        reader.half_behind_unit(number)
        low = tokens.low[number.i]
        if number.j == number.i + 1 and (
            low in language.never_alone or low in language.alone_before_noun or low in language.adjective
        ):
            number.weak = not whole
        found.append(number)
        done = number.j
    return tokens, found


def _shapes(text: str) -> Iterator[tuple[int, int]]:
    """Where digits are a date, a time, a phone number or an identifier by their mere shape, or stand in an address."""
    done = 0
    for run in _RUN.finditer(text):
        if run.start() < done:
            continue
        shape = _SHAPES.match(text, run.start()) or (run[1] and _SHAPES.match(text, run.end(1)))
        if shape:
            yield shape.span()
            done = shape.end()
    if "://" in text or "www." in text or "@" in text:
        for match in _ADDRESS.finditer(text):
            yield match.span()
