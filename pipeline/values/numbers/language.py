"""One language's table, made ready for matching."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from pipeline.rules import Rules
from pipeline.values.makes import Makes
from pipeline.values.numbers.table import NumberTable
from pipeline.values.numbers.tokens import UNICODE_FRACTIONS, split_phrase


class Node:
    """A step in a tree of token sequences; ``value`` where a sequence ends."""

    __slots__ = ("next", "value")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.value: object = None


def _insert(root: Node, words: Sequence[str], value: object) -> None:
    for word in words:
        root = root.next.setdefault(word, Node())
    root.value = value


class Language:
    """One language's table, made ready for matching."""

    def __init__(self, table: NumberTable, makes: Makes) -> None:
        composition = table.composition
        self.decimal = table.decimal
        self.scales = {**table.scales, **table.scales_if_counted}
        self.scales_if_counted = frozenset(table.scales_if_counted)
        self.scales_not_before = frozenset(table.scales_not_before)
        self.composition = composition
        self.hundreds = frozenset(composition.hundred)
        self.and_words = frozenset(composition.and_words)
        self.articles = frozenset(composition.articles)
        self.bare = frozenset(composition.bare)
        self.bare_more = frozenset(composition.bare_when_more_follows)
        self.left_out_tens = frozenset(composition.tens_may_be_left_out)
        self.point = frozenset(composition.point)
        self.spaced_scales = frozenset(table.context.spaced_scales)
        self.plural_scales = frozenset(table.context.plural_scales)
        self.capital_measures = frozenset(table.context.capital_measures)
        self.ordinal_suffixes = frozenset(table.context.ordinal_suffixes)
        self.glued_scales = table.glued_scales
        self.money_scales = table.money_scales
        self.collectives = table.collectives
        self.collective_adjectives = table.collective_adjectives
        self.determiners = frozenset(word for phrase in table.collective_use.determiners for word in split_phrase(phrase)[:1])
        self.complements = frozenset(table.collective_use.complements)
        self.vague = frozenset(table.collective_use.vague)
        self.definite = frozenset(table.collective_use.definite)
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
        self.sums = frozenset([",", "+", *table.ambiguous.sums, *composition.and_words, *table.ranges.joint_if_close])
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
        self.clock_before = _phrases_before(dict.fromkeys(context.clock_before, True))
        self.clock_joint = _phrases(dict.fromkeys(context.clock_joint, True))
        self.clock_units = frozenset(context.clock_units)
        self.streets = frozenset(context.streets)
        self.thousandths_behind = frozenset(context.thousandths_behind)
        self.singular_articles = frozenset(context.singular_articles)
        self.labels = _phrases_before(dict.fromkeys([*context.labels, *context.ages], True))
        self.age_units = frozenset(context.age_units)
        self.age_after = _phrases(dict.fromkeys(context.age_after, True))
        self.weak_labels = _phrases_before(dict.fromkeys(context.weak_labels, True))
        self.phone_words = _phrases_before(dict.fromkeys(context.phone_words, True))
        self.name_heads = frozenset(context.name_heads)
        self.arms = frozenset(makes.arms)
        self.makes = self.arms.union(makes.vehicles)
        self.ratio_units = frozenset(context.ratio_units)
        self.ratio_joint = frozenset(context.ratio_joint)
        self.proportion = _phrases(context.proportion)
        self.proportion_after_noun = _phrases(context.proportion_after_noun)
        self.hyphen_keeps = frozenset(context.hyphen_keeps)
        self.function_words = frozenset(context.function_words)
        self.plural_endings = tuple(context.plural_endings)
        self.plural_words = frozenset(context.plural_words)
        self.open = [(split_phrase(first), split_phrase(second)) for first, second in table.ranges.open]
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
        self.ordinals = _ordinal_numbers(table, {**table.ordinals, **table.ordinal_ends})
        self.ordinal_ends = _ordinal_numbers(table, table.ordinal_ends)
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
                *UNICODE_FRACTIONS,
            ]
        )


def _cases(word: str) -> tuple[str, ...]:
    return word, word.upper(), word[:1].upper() + word[1:]


def _phrases(entries: Mapping[str, object]) -> Node:
    root = Node()
    for phrase, value in entries.items():
        _insert(root, split_phrase(phrase), value)
    return root


def _phrases_before(entries: Mapping[str, object]) -> Node:
    root = Node()
    for phrase, value in entries.items():
        _insert(root, split_phrase(phrase)[::-1], value)
    return root


def _small_numbers(table: NumberTable) -> Node:
    """Every number from 0 to 99 as the language says it, from its words and the rules that join them.

    Written as one word too ("twentyone", "dixneuf"), with a hundred as well ("twohundred").
    """
    root = Node()

    def insert(words: Sequence[str], value: int) -> None:
        _insert(root, words, value)
        if len(words) > 1:
            _insert(root, ("".join(words),), value)

    for phrase, value in table.small.items():
        insert(split_phrase(phrase), value)
        if 0 < value < 10:
            for hundred in table.composition.hundred:
                _insert(root, (phrase + hundred,), value * 100)
    for phrase, ten in table.tens.items():
        words = split_phrase(phrase)
        insert(words, ten)
        for rest_phrase, rest in table.small.items():
            if 0 < rest < (20 if ten in table.composition.tens_with_teens else 10):
                rest_words = split_phrase(rest_phrase)
                insert((*words, *rest_words), ten + rest)
                if rest in table.composition.and_after_tens:
                    for joint in table.composition.and_words:
                        insert((*words, joint, *rest_words), ten + rest)
    return root


def _ordinal_numbers(table: NumberTable, entries: Mapping[str, int]) -> Node:
    """The ranks of ``entries``, and those that a ten and an end make: "twenty-first"."""
    root = Node()
    ends = table.ordinal_ends
    for phrase, value in entries.items():
        for form in (phrase, phrase + "s"):
            _insert(root, split_phrase(form), value)
    for phrase, ten in table.tens.items():
        for rest_phrase, rest in ends.items():
            if 0 < rest < (20 if ten in table.composition.tens_with_teens else 10):
                for form in (rest_phrase, rest_phrase + "s"):
                    _insert(root, (*split_phrase(phrase), *split_phrase(form)), ten + rest)
                    for joint in table.composition.and_words:
                        _insert(root, (*split_phrase(phrase), joint, *split_phrase(form)), ten + rest)
    return root


@lru_cache(maxsize=16)
def compiled_language(rules: Rules, language: str) -> Language:
    return Language(rules.table(f"{language}/numbers.toml", NumberTable), rules.table("makes.toml", Makes))
