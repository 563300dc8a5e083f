"""The schemas of ``patterns/{language}/countries.toml``, ``patterns/countries/authorities.toml`` and ``persons.toml``."""

from pydantic import Field

from pipeline.rules import Table
from pipeline.values.countries.span import CountryKind


class Ambiguous(Table):
    """Spellings that several countries share."""

    forms: list[str]
    kind: CountryKind = CountryKind.NAME
    codes: list[str]  # the first is meant when nothing in the text speaks for another
    cues: dict[str, list[str]] = Field(default_factory=dict)  # words of the text that speak for a code
    cues_only: bool = False  # nothing but the cues speaks for another than the first
    local: bool = False  # only towns, regions and authorities of a country speak for it, not its name


class Vocabulary(Table):
    """``patterns/{language}/countries.toml``; every key is explained in that file."""

    names: dict[str, list[str]]
    former: dict[str, list[str]]
    acronyms: dict[str, list[str]]
    adjectives: dict[str, list[str]]
    not_adjectives: list[str]
    inhabitants: dict[str, list[str]]
    prefixes: dict[str, list[str]]
    plural_endings: list[tuple[str, str]]
    lowercase_adjectives: bool
    cities: dict[str, list[str]]
    regions: dict[str, list[str]]
    state_abbreviations: dict[str, list[str]]
    doubtful: list[str]
    certain: list[str]
    short_places: list[str]
    no_places: list[str]
    saints: list[str]
    channels: list[str]
    blocked: list[str]
    ambiguous: list[Ambiguous]

    generic_heads: list[str]
    landforms: list[str]
    articles: list[str]
    contractions: dict[str, str]
    short_forms: dict[str, str]
    not_place_after: list[str]
    place_nouns_after: list[str]
    conjunctions: list[str]
    locatives: list[str]
    firm_locatives: list[str]
    counting: list[str]
    single: list[str]
    function_words: list[str]
    after_inhabitant: list[str]
    titles: list[str]
    before_town: list[str]
    not_surname_after: list[str]
    streets_before: list[str]
    streets_between: list[str]
    streets_after: list[str]
    treaties: list[str]
    things_before: list[str]
    things_after: list[str]
    language_before: list[str]
    language_after: list[str]
    language_prepositions: list[str]
    other_languages: list[str]
    word_after: list[str]
    name_currencies: list[str]
    currencies: list[str]
    list_words: list[str]
    open_prefixes: list[str]
    misread: list[tuple[str, str]]
    not_misread: list[str]


class Authorities(Table):
    """``patterns/countries/authorities.toml``."""

    names: dict[str, list[str]]
    acronyms: dict[str, list[str]]
    shared: list[Ambiguous]
    unsure: dict[str, list[str]]


class Persons(Table):
    """``patterns/countries/persons.toml``."""

    given_names: list[str]
    place_given_names: list[str]
