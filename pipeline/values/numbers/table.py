"""The schema of ``patterns/{language}/numbers.toml``."""

from typing import Literal

from pydantic import Field

from pipeline.records import Modifier
from pipeline.rules import Table


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
    tens_may_be_left_out: list[str]
    point: list[str]
    commas: bool


class CollectiveUse(Table):
    determiners: list[str]
    definite: list[str]
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
    sums: list[str]


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
    clock_before: list[str]
    clock_joint: list[str]
    clock_units: list[str]
    streets: list[str]
    thousandths_behind: list[str]
    singular_articles: list[str]
    labels: list[str]
    ages: list[str]
    age_units: list[str]
    age_after: list[str]
    weak_labels: list[str]
    phone_words: list[str]
    name_heads: list[str]
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
    scales_if_counted: dict[str, int]
    scales_not_before: list[str]
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
