"""The schema of ``patterns/{language}/dates.toml``."""

from typing import Literal

from pydantic import Field

from pipeline.rules import Table

Unit = Literal["hour", "day", "week", "weekend", "month", "quarter", "half", "year", "fortnight", "decade"]


class DateTable(Table):
    """The schema of ``dates.toml``: words of dates, in small letters; see the comments of the shipped files."""

    month_day: Literal["always", "careful"]
    month_case: Literal["capital", "lower"]
    ordinal_suffixes: list[str]
    ambiguous_months: list[str]
    homograph_months: list[str]
    articles: list[str]
    links: list[str]
    month_links: list[str]
    year_links: list[str]
    month_before: list[str]
    year_before: list[str]
    year_before_weak: list[str]
    quantity_before: list[str]
    function_words: list[str]
    never_alone: list[str]
    day_before: list[str]
    starting: list[str]
    plurals: list[str]
    determiners: list[str]
    plural_endings: list[str]
    plural_words: list[str]
    behind: list[str]
    number_before_last: bool
    habits: list[str]
    blocked: list[str]
    open_from: list[str] = Field(alias="from")
    between: list[str]
    to: list[str]
    open_and: list[str] = Field(alias="and")
    since: list[str]
    to_date: list[str]
    day_parts: list[str]
    parts: list[str]
    last: list[str]
    this: list[str]
    next: list[str]
    previous: list[str]
    following: list[str]
    ago: list[str]
    earlier: list[str]
    later: list[str]
    ago_before: list[str]
    from_now: list[str]
    from_now_before: list[str]
    deadline: list[str]
    future: list[str]
    future_endings: list[str]
    reporting: list[str]
    since_then: list[str]
    same_period: list[str]
    lasting: list[str]
    every_week: list[str]
    relational: list[str]
    born: list[str]
    makes: list[str]
    distant_days: list[str]
    days: dict[str, int]
    anaphoric_days: dict[str, int]
    months: dict[int, list[str]]
    month_abbreviations: dict[int, list[str]]
    weekdays: dict[int, list[str]]
    weekday_abbreviations: dict[int, list[str]]
    seasons: dict[str, tuple[int, int]]
    units: dict[Unit, list[str]]
    unit_phrases: dict[Unit, dict[str, int]]
    short_periods: dict[Literal["quarter", "half"], list[str]]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
