"""Every file that ``patterns/`` may hold: its name, its schema, and what its examples mark.

Whoever adds a rule file adds a line here; ``filet patterns check`` and the tests do the rest. The schemas belong to the
modules that read them, and these stand above ``pipeline.rules``: they are named as entry points name things
(``module:attribute``) and imported when a check asks for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module

from pydantic import BaseModel, ConfigDict, Field, RootModel

from pipeline.rules.tables import LANGUAGES


class Catch(StrEnum):
    """What the parts in [brackets] of a file's examples are.

    The first five are kinds of mentions, as ``filet mentions`` shows them (a count spans its number and its noun).
    """

    NUMBER = "number"
    DATE = "date"
    COUNTRY = "country"
    OPERATION = "operation"
    COUNT = "count"
    PLACE_AND_TIME = "place_and_time"  # the dates and countries that records were given
    PASSAGE = "passage"  # passages in the language of the file
    SENTENCE = "sentence"  # the sentences of a text that is cut into several


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file that filet reads; ``name`` is its path below the folder, with ``/``.

    ``language`` is None for a file that all languages share. ``catches`` is None for a generated list, which carries no
    examples.
    """

    name: str
    language: str | None
    schema: str
    catches: Catch | None

    def load_schema(self) -> type[BaseModel]:
        """The pydantic model of the file."""
        module, _, attribute = self.schema.partition(":")
        model: type[BaseModel] = getattr(import_module(module), attribute)
        return model


class NamesList(RootModel[dict[str, dict[str, list[str]]]]):
    """A generated list of spellings: language → code → spellings."""


class _PlacesList(BaseModel):
    model_config = ConfigDict(extra="forbid")

    # Places that are spelled like ordinary words, or like names of persons.
    words: list[str] = Field(default_factory=list)
    persons: list[str] = Field(default_factory=list)


class RegionsList(_PlacesList):
    """``countries/regions.json``: language → region → code."""

    fr: dict[str, str] = Field(default_factory=dict)
    en: dict[str, str] = Field(default_factory=dict)


class CitiesList(_PlacesList):
    """``countries/cities.json``: town → codes, and language → name of the town in it → codes."""

    cities: dict[str, str] = Field(default_factory=dict)
    villages: dict[str, str] = Field(default_factory=dict)
    exonyms: dict[str, dict[str, str]] = Field(default_factory=dict)


_OF_EACH_LANGUAGE = {
    "acts.toml": ("pipeline.grammar.lexicon:ActsTable", Catch.COUNT),
    "countries.toml": ("pipeline.values.countries:Vocabulary", Catch.COUNTRY),
    "dates.toml": ("pipeline.values.dates:DateTable", Catch.DATE),
    "events.toml": ("pipeline.assembly.cues:EventsTable", Catch.PLACE_AND_TIME),
    "grammar.toml": ("pipeline.grammar.lexicon:GrammarTable", Catch.COUNT),
    "language.toml": ("pipeline.nlp:LanguageTable", Catch.PASSAGE),
    "layout.toml": ("pipeline.layout:LayoutTable", Catch.SENTENCE),
    "nouns.toml": ("pipeline.grammar.lexicon:NounsTable", Catch.COUNT),
    "numbers.toml": ("pipeline.values.numbers:NumberTable", Catch.NUMBER),
    "operations.toml": ("pipeline.values.operations:OperationsTable", Catch.OPERATION),
    "units.toml": ("pipeline.grammar.lexicon:UnitsTable", Catch.COUNT),
}
_OF_ALL_LANGUAGES = {
    "countries/adjectives.json": ("pipeline.rules.registry:NamesList", None),
    "countries/authorities.toml": ("pipeline.values.countries:Authorities", Catch.COUNTRY),
    "countries/cities.json": ("pipeline.rules.registry:CitiesList", None),
    "countries/names.json": ("pipeline.rules.registry:NamesList", None),
    "countries/persons.toml": ("pipeline.values.countries:Persons", Catch.COUNTRY),
    "countries/regions.json": ("pipeline.rules.registry:RegionsList", None),
    "makes.toml": ("pipeline.values.makes:Makes", Catch.NUMBER),
}


def rule_files() -> dict[str, RuleFile]:
    """All files by name (``"fr/numbers.toml"``, ``"countries/cities.json"``)."""
    return {file.name: file for file in _files()}


def _files() -> Iterator[RuleFile]:
    for language in LANGUAGES:
        for name, (schema, catches) in _OF_EACH_LANGUAGE.items():
            yield RuleFile(f"{language}/{name}", language, schema, catches)
    for name, (schema, generated) in _OF_ALL_LANGUAGES.items():
        yield RuleFile(name, None, schema, generated)
