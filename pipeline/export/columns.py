"""What the two tables hold: every column once, with its name, its kind and what it means in English and French.

Their words stand in ``columns.toml``; CSV, Parquet, spreadsheet and the descriptions that go with them are all made from it.
"""

import tomllib
from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib.metadata import version
from importlib.resources import files
from operator import attrgetter

from pydantic import BaseModel, ConfigDict

from pipeline.export.options import Language
from pipeline.records import Category, Modifier
from pipeline.rows import DocumentRows, NotSummed

CREATOR = f"filet {version('filet')}"

Value = str | int | float | bool | tuple[str, ...] | None


class Kind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"  # words of the document, or named after it
    CODE = "code"  # one of a closed list
    CODES = "codes"  # any number of words without a space
    DAY = "day"  # ISO 8601
    YEAR = "year"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Model):
    """The same in both languages."""

    en: str
    fr: str

    def in_(self, language: Language) -> str:
        return self.fr if language == "fr" else self.en


class Column(_Model):
    """One column; a ``required`` one has no empty cell."""

    name: str
    kind: Kind
    title: Words
    meaning: Words
    required: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """All that a CODE may be."""
        return _CODES[self.name] if self.kind is Kind.CODE else ()


class Table(_Model):
    """``key``: the column that names a row. ``references``: column → ``table.column`` that holds each of its values."""

    title: Words
    key: str
    references: dict[str, str] = {}
    columns: tuple[Column, ...]


class _Tables(_Model):
    records: Table
    counts: Table


class Texts(_Model):
    """What is said of the whole, and the titles of the sheet that says it."""

    totals: Words
    sums: Words
    escaped: Words
    origin: Words
    cut: Words
    about: Words
    sheet: Words
    column: Words
    name: Words
    meaning: Words


class _File(_Model):
    tables: _Tables
    figure: Column
    texts: Texts


_CODES: dict[str, tuple[str, ...]] = {
    "kind": ("case", "total"),
    "language": ("en", "fr"),
    "category": tuple(Category),
    "of_category": tuple(Category),
    "modifier": tuple(Modifier),
    "not_summed": tuple(NotSummed),
}

_FILE = _File.model_validate(tomllib.loads((files("pipeline.export") / "columns.toml").read_text(encoding="utf-8")))
RECORDS = _FILE.tables.records
COUNTS = _FILE.tables.counts
FIGURE = _FILE.figure
TEXTS = _FILE.texts

# --- the values of the columns, in their order ------------------------------------------------------------------------

# The event of a record stands beside its row, see ``DocumentRows``.
_record_values = attrgetter(*(column.name for column in RECORDS.columns[:-1]))
_count_values = attrgetter(*(column.name for column in COUNTS.columns))


def record_values(rows: DocumentRows) -> Iterator[tuple[Value, ...]]:
    """A row of ``RECORDS`` for each record of the text."""
    for row, event in zip(rows.records, rows.events, strict=True):
        yield (*_record_values(row), event)


def count_values(rows: DocumentRows) -> Iterator[tuple[Value, ...]]:
    """A row of ``COUNTS`` for each count of the text, each directly in front of its parts."""
    return map(_count_values, rows.counts)


# Name of the table, its columns, and what gives its rows.
TABLES: tuple[tuple[str, Table, Callable[[DocumentRows], Iterator[tuple[Value, ...]]]], ...] = (
    ("records", RECORDS, record_values),
    ("counts", COUNTS, count_values),
)
