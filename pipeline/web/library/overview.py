"""What was found, on one page: search, sums, map, timeline, and the records."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from pipeline.records import Category, Count
from pipeline.store.search import NONE, Facets, Filters, FoundRecord, Sum, Totals
from pipeline.view.cards import headline
from pipeline.view.words import Words
from pipeline.web.library.addresses import Addresses, Query
from pipeline.web.library.asked import asked
from pipeline.web.library.shelf import Contents

ON_PAGE = 50
# Counts of a record in the table, and countries of a count; totals of a group before one has to ask for more.
MOST_COUNTS = 4
MOST_NAMES = 3
MOST_TOTALS = 6


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, as a person reads it, and the address without it."""

    name: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a filter may have; ``records``: how many would be found."""

    value: str
    label: str
    records: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of a record in a line: "victims", "more than 30"; ``remarks``: "presumed", "Mali", "including 12 minors"."""

    label: str
    colour: str
    shown: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A record in the table. ``more``: how many counts are not shown; ``differs``: whether other texts say something else."""

    href: str
    operation: str | None
    is_total: bool
    tellers: int
    differs: bool
    dates: str | None
    countries: tuple[str, ...]
    figures: tuple[Figure, ...]
    more: int
    title: str
    doc_id: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Silent:
    """A text that has the words and reports nothing."""

    href: str
    title: str
    published: str | None


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A total in words; ``shared`` is "" where nothing is said of several countries together."""

    label: str
    colour: str
    sum: str
    shared: str
    figures: int


@dataclass(frozen=True, slots=True)
class TotalGroup:
    """The totals of a colour: those of the most figures, and the others."""

    name: str
    colour: str
    first: tuple[TotalLine, ...]
    others: tuple[TotalLine, ...]


def show_overview(request: Request) -> Response:
    """Search, sums, map, timeline, and a page of the records found."""
    ask = asked(request)
    query, words, shelf, addresses = ask.query, ask.words, ask.shelf, ask.to
    # A form sends fields that are empty; the address without them is the one to keep.
    if any(not value for value in request.query_params.values()):
        return RedirectResponse(addresses.overview(query), 303)
    contents = shelf.contents()
    overview = shelf.overview(query, words)
    pages = max(1, -(-overview.numbers.records // ON_PAGE))
    query = replace(query, page=min(query.page, pages))
    offset = (query.page - 1) * ON_PAGE
    with shelf.open() as store:
        found = store.find(query.filters)
        records = found.records(query.sort, descending=query.descending, limit=ON_PAGE, offset=offset)
        silent, silent_texts = found.silent()
        snippets = found.snippets(record.doc_id for record in records)
    return ask.page(
        "library.html",
        query=query,
        contents=contents,
        overview=overview,
        pages=pages,
        snippets=snippets,
        first=offset + 1,
        lines=[_line(record, query, words, addresses, contents) for record in records],
        chips=list(_chips(query, words, addresses)),
        choices=_choices(query.filters, overview.facets, words),
        groups=list(_groups(overview.totals, words)),
        left_out=[words(f"library.left_out.{reason}", n=number) for reason, number in overview.totals.left_out],
        silent=silent,
        silent_texts=[
            Silent(ask.to.text(text.doc_id, query), headline(text.title, text.opening, text.doc_id), _day(text.published, words))
            for text in silent_texts
        ],
    )


def _line(record: FoundRecord, query: Query, words: Words, addresses: Addresses, contents: Contents) -> Line:
    filters, countries = query.filters, record.record.countries
    counts = record.record.counts
    # What is filtered by comes first, be it a part of another count.
    if filters.category is not None:
        own = [count for count in _walk(counts) if count.category is filters.category]
        counts = own + [count for count in counts if count.category is not filters.category]
    if filters.country is not None:
        counts = sorted(counts, key=lambda count: bool(count.where) and filters.country not in count.where)
        countries = sorted(countries, key=lambda country: country != filters.country)
    return Line(
        href=addresses.text(record.doc_id, query, record.position),
        operation=record.record.operation,
        is_total=record.record.total,
        tellers=record.tellers,
        differs=record.event_id in contents.disagreements,
        dates=words.dates(record.record.dates) if record.record.dates else None,
        countries=tuple(map(words.country, countries)),
        figures=tuple(_figure(count, words) for count in counts[:MOST_COUNTS]),
        more=max(0, len(counts) - MOST_COUNTS),
        title=headline(record.title, record.opening, record.doc_id),
        doc_id=record.doc_id,
        published=_day(record.published, words),
    )


def _day(published: str | None, words: Words) -> str | None:
    return words.dates(published) if published else None


def _figure(count: Count, words: Words) -> Figure:
    parts = [words("library.part", figure=words.figure(part), category=words.category(part.category)) for part in count.including]
    remarks = [
        words("records.presumed") if count.presumed else "",
        words.countries(count.where[:MOST_NAMES]) if len(count.where) <= MOST_NAMES else "",
        words("library.fact.countries_of", n=len(count.where)) if len(count.where) > MOST_NAMES else "",
        parts[0] if len(parts) == 1 else words("library.parts", n=len(parts)) if parts else "",
    ]
    return Figure(words.category(count.category), words.group(count.category), words.figure(count), tuple(filter(None, remarks)))


def _walk(counts: Sequence[Count]) -> Iterator[Count]:
    for count in counts:
        yield count
        yield from _walk(count.including)


def _chips(query: Query, words: Words, addresses: Addresses) -> Iterator[Chip]:
    for name in query.filters.active:
        value = _named(name, getattr(query.filters, name), words)
        yield Chip(words(f"library.filters.{name}"), value, addresses.overview(query.without(name)))


def _named(name: str, value: Any, words: Words) -> str:
    """The value of a filter as a person reads it."""
    if value is None or value == NONE:
        return words(f"library.none.{name}")
    if name == "country":
        return words.country(value)
    if name == "category":
        return words.category(value)
    if name == "language":
        return words(f"languages.{value}")
    if name in ("kind", "named", "disagreeing"):
        return words(f"library.values.{name}.{value}".lower())
    return str(value)


def _choices(filters: Filters, facets: Facets, words: Words) -> dict[str, list[Choice]]:
    """Filter → what can be chosen; countries and categories in the order of their names."""
    found: dict[str, list[Choice]] = {}
    for name, values in (
        ("country", facets.countries),
        ("year", facets.years),
        ("category", facets.categories),
        ("language", facets.languages),
        ("kind", facets.kinds),
    ):
        chosen = getattr(filters, name)
        numbers = {NONE if facet.value is None else facet.value: facet.records for facet in values}
        if chosen is not None:
            numbers.setdefault(chosen, 0)
        choices = [Choice(str(value), _named(name, value, words), number, value == chosen) for value, number in numbers.items()]
        if name in ("country", "category"):
            choices.sort(key=lambda choice: (choice.value == NONE, _plain(choice.label)))
        found[name] = choices
    found["operation"] = [Choice(str(facet.value), str(facet.value), facet.records, False) for facet in facets.operations]
    return found


def _plain(name: str) -> str:
    """É beside E."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign)).casefold()


def _groups(totals: Totals, words: Words) -> Iterator[TotalGroup]:
    order = {category.value: place for place, category in enumerate(Category)}
    lines: dict[str, list[tuple[int, TotalLine]]] = {}
    for total in sorted(totals.totals, key=lambda total: (order[total.category], total.unit or "")):
        sums = [item for item in (total.sum, total.shared) if item is not None]
        sum_, shared = (_sum(item, total.unit, words) for item in (total.sum, total.shared))
        figures = sum(item.figures for item in sums)
        line = TotalLine(words.category(total.category), words.group(total.category), sum_, shared, figures)
        lines.setdefault(line.colour, []).append((figures, line))
    for colour in ("victims", "suspects", "acts", "things"):
        if colour in lines:
            ranked = sorted(range(len(lines[colour])), key=lambda place: -lines[colour][place][0])
            first = set(ranked[:MOST_TOTALS])
            yield TotalGroup(
                words(f"groups.{colour}"),
                colour,
                tuple(line for place, (_, line) in enumerate(lines[colour]) if place in first),
                tuple(line for place, (_, line) in enumerate(lines[colour]) if place not in first),
            )


def _sum(item: Sum | None, unit: str | None, words: Words) -> str:
    if item is None:
        return ""
    return words.bounds(item.low, item.high, unit)
