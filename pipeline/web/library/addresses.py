"""Addresses of the library: each says everything, so that it can be kept, sent, and gone back to.

What an address cannot mean filters nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from pipeline.records import Category
from pipeline.store.search import NONE, Filters, Sort
from pipeline.view.words import Language


@dataclass(frozen=True, slots=True)
class Query:
    """What an address of the library asks for; ``page`` is numbered from 1."""

    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.DATES
    descending: bool = True
    page: int = 1

    @property
    def fields(self) -> dict[str, str]:
        """Its parameters; only those that are no default."""
        filters = self.filters
        found = {
            "q": filters.words,
            "country": filters.country,
            "year": filters.year,
            "category": filters.category,
            "operation": filters.operation,
            "language": filters.language,
            "kind": filters.kind,
            "named": None if filters.named is None else "yes" if filters.named else "no",
            "differ": "yes" if filters.disagreeing else None,
            "sort": self.sort if self.sort is not Sort.DATES else None,
            "order": None if self.descending == _falls(self.sort) else "falling" if self.descending else "rising",
            "page": self.page if self.page > 1 else None,
        }
        return {name: str(value) for name, value in found.items() if value}

    def without(self, name: str) -> "Query":
        """The first page without the filter called ``name``."""
        return replace(self, filters=self.filters.without(name), page=1)

    def sorted_by(self, sort: Sort) -> "Query":
        """The first page in the order of ``sort``; the other way round where that is the order already."""
        return replace(self, sort=sort, descending=not self.descending if sort is self.sort else _falls(sort), page=1)


def _falls(sort: Sort) -> bool:
    """Whether an order begins with the greatest unless it is turned round: the latest, the largest, but "A"."""
    return sort not in (Sort.OPERATION, Sort.TEXT)


def read_query(parameters: Mapping[str, str]) -> Query:
    """The query of an address."""

    def text(name: str) -> str:
        return " ".join(parameters.get(name, "").split())[:500]

    def one_of(name: str, *values: str) -> Any:
        return text(name) if text(name) in values else None

    year = text("year")
    sort = Sort(one_of("sort", *Sort) or Sort.DATES)
    category = one_of("category", *Category)
    if sort is Sort.FIGURE and category is None:
        sort = Sort.DATES
    return Query(
        Filters(
            words=text("q"),
            country=text("country") if re.fullmatch(f"[A-Z]{{2}}|{NONE}", text("country")) else None,
            year=NONE if year == NONE else int(year) if re.fullmatch(r"-?[0-9]{1,4}", year) else None,
            category=Category(category) if category else None,
            operation=text("operation"),
            language=one_of("language", "en", "fr"),
            kind=one_of("kind", "case", "total"),
            named={"yes": True, "no": False}.get(text("named")),
            disagreeing=text("differ") == "yes",
        ),
        sort,
        {"falling": True, "rising": False}.get(text("order"), _falls(sort)),
        int(text("page")) if re.fullmatch("[1-9][0-9]{0,6}", text("page")) else 1,
    )


@dataclass(frozen=True, slots=True)
class Addresses:
    """Links of the library in the language of a page; what they hold is escaped as addresses are."""

    language: Language

    def overview(self, query: Query, anchor: str = "") -> str:
        return self._address("/library", query.fields) + (f"#{anchor}" if anchor else "")

    def page(self, query: Query, steps: int) -> str:
        """The table ``steps`` pages on."""
        return self.overview(replace(query, page=query.page + steps), "records")

    def country(self, query: Query, country: str) -> str:
        return self.overview(replace(query, filters=replace(query.filters, country=country), page=1))

    def text(self, doc_id: str, query: Query | None = None, card: int | None = None) -> str:
        """One text, ``query`` kept for the way back; ``card``: the number of one of its records."""
        fields = {} if query is None else query.fields
        return self._address("/library/text", {"id": doc_id, **fields}) + (f"#r{card}" if card else "")

    def file(self, name: str, query: Query) -> str:
        return self._address(f"/library/{name}", replace(query, page=1).fields)

    def failures(self) -> str:
        return self._address("/library/failures", {})

    def _address(self, path: str, fields: Mapping[str, str]) -> str:
        return f"/{self.language}{path}" + (f"?{urlencode(fields)}" if fields else "")
