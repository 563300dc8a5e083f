"""The library: the database of a batch, to be searched, filtered and checked.

    /library            search, totals, map, timeline and the records found
    /library/text       one text with its records, and what other texts say of the same operations
    /library/failures   texts without records, and why
    /library/….csv …    the records found, as files

An address says everything (``Query``): it can be kept, sent, and gone back to. What an address cannot mean filters nothing.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from pipeline.errors import StoreError
from pipeline.export import csv
from pipeline.export.columns import TABLES
from pipeline.records import Category, Count
from pipeline.rows import DocumentRows
from pipeline.store import StoreReader
from pipeline.store.lock import is_locked
from pipeline.store.reader import Disagreement, Teller
from pipeline.store.search import NONE, Facets, Filters, Found, FoundRecord, Numbers, Sort, Sum, Totals
from pipeline.view.cards import DocumentView, document_view
from pipeline.view.timeline import TimelinePoint, timeline
from pipeline.view.words import Language, Words
from pipeline.view.world import country_map
from pipeline.web.site import View, language_of, page, site_of, words_of

ON_PAGE = 50
# Counts of a record in the table, and countries of a count; totals of a group before one has to ask for more; texts that
# failed for one reason.
MOST_COUNTS = 4
MOST_NAMES = 3
MOST_TOTALS = 6
MOST_FAILURES = 500

# --- addresses --------------------------------------------------------------------------------------------------------


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
        fields = {} if query is None else replace(query, page=1).fields
        return self._address("/library/text", {"id": doc_id, **fields}) + (f"#r{card}" if card else "")

    def file(self, name: str, query: Query) -> str:
        return self._address(f"/library/{name}", replace(query, page=1).fields)

    def failures(self) -> str:
        return self._address("/library/failures", {})

    def _address(self, path: str, fields: Mapping[str, str]) -> str:
        return f"/{self.language}{path}" + (f"?{urlencode(fields)}" if fields else "")


# --- what the database holds ------------------------------------------------------------------------------------------

# When a file of the database was changed, and how large it is.
_State = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What all pages say of the database. ``run``: "none", "complete", "going" or "interrupted".

    ``has_texts``: False where it was made without them. ``disagreements``: event → figures on which its texts do not agree.
    """

    run: Literal["none", "complete", "going", "interrupted"]
    texts: int
    failures: int
    has_texts: bool
    disagreements: Mapping[str, tuple[Disagreement, ...]]


@dataclass(frozen=True, slots=True)
class Overview:
    """What is shown of all records that fit some filters; ``years`` and ``places`` are timeline and map."""

    numbers: Numbers
    facets: Facets
    totals: Totals
    places: Markup
    years: Markup


class Shelf:
    """The database of the server.

    What costs a second with 100,000 records is kept for as long as the database is as it was, so that leafing through what
    was found does not reckon it anew.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._contents = lru_cache(maxsize=1)(self._read_contents)
        self._overview = lru_cache(maxsize=32)(self._read_overview)

    @cached_property
    def name(self) -> str:
        return self.path.name

    def open(self) -> StoreReader:
        """The database, to read from; use it in a ``with`` block. Raises StoreError there."""
        return StoreReader(self.path)

    def contents(self) -> Contents:
        found = self._contents(self._state())
        # A run ends, or is killed, without a change to the file.
        return replace(found, run="going" if is_locked(self.path) else "interrupted") if found.run == "going" else found

    def overview(self, query: Query, words: Words) -> Overview:
        return self._overview(self._state(), Query(query.filters), words)

    def _state(self) -> _State:
        files = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        stats = [file.stat() for file in files if file.is_file()]
        return tuple((stat.st_mtime_ns, stat.st_size) for stat in stats)

    def _read_contents(self, _: _State) -> Contents:
        with self.open() as store:
            run = store.last_run()
            disagreements: dict[str, tuple[Disagreement, ...]] = {}
            for item in store.disagreements():
                disagreements[item.event_id] = (*disagreements.get(item.event_id, ()), item)
            return Contents(
                run="none" if run is None else "complete" if run.ended is not None else "going",
                texts=len(store),
                failures=sum(1 for _ in store.failures()),
                has_texts=len(store) == 0 or next(store.texts(), None) is not None,
                disagreements=disagreements,
            )

    def _read_overview(self, _: _State, query: Query, words: Words) -> Overview:
        addresses = Addresses(words.language)
        with self.open() as store:
            found = store.find(query.filters)
            return Overview(
                numbers=found.numbers(),
                facets=found.facets(),
                totals=found.totals(),
                places=country_map(
                    found.by_country(), words, name=words("library.map_name"), href=lambda code: addresses.country(query, code)
                ),
                years=timeline(_points(found, addresses, query), words, name=words("library.timeline_name")),
            )


def _points(found: Found, addresses: Addresses, query: Query) -> Iterator[TimelinePoint]:
    for point in found.points():
        yield TimelinePoint(point.operation, point.dates, point.title or point.doc_id, addresses.text(point.doc_id, query))


_shelf = lru_cache(maxsize=4)(Shelf)


# --- the overview -----------------------------------------------------------------------------------------------------


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


def _overview(request: Request) -> Response:
    query, words, shelf, addresses = _asked(request)
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
    return _page(
        request,
        "library.html",
        query=query,
        contents=contents,
        overview=overview,
        pages=pages,
        first=offset + 1,
        lines=[_line(record, query, words, addresses, contents) for record in records],
        chips=list(_chips(query, words, addresses)),
        choices=_choices(query.filters, overview.facets, words),
        groups=list(_groups(overview.totals, words)),
        left_out=[words(f"library.left_out.{reason}", n=number) for reason, number in overview.totals.left_out],
        silent=silent,
        silent_texts=silent_texts,
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
        title=record.title or record.doc_id,
        doc_id=record.doc_id,
        published=words.dates(record.published) if record.published else None,
    )


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
    # Sums of fractions bring their last digits along.
    return words.bounds(round(item.low, 2), None if item.high is None else round(item.high, 2), unit)


# --- a text -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Telling:
    """Another text that tells of the same operation."""

    href: str
    title: str
    published: str | None
    is_this: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure on which texts do not agree; ``said``: what each text says, "" for one that does not give it."""

    label: str
    colour: str
    where: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An operation of this text of which other texts tell too. ``card``: the number of its record here."""

    name: str
    card: int
    tellings: tuple[Telling, ...]
    differences: tuple[Difference, ...]


def _text(request: Request) -> Response:
    query, words, shelf, addresses = _asked(request)
    doc_id = request.query_params.get("id", "")
    contents = shelf.contents()
    with shelf.open() as store:
        rows = store.document(doc_id)
        if rows is None:
            raise HTTPException(404)
        events = list(_events(rows, store, contents, words, addresses, query))
        place = store.find(query.filters).place(doc_id, query.sort, descending=query.descending)
    document = document_view(rows, words)
    return _page(
        request,
        "library_text.html",
        contents=contents,
        document=document,
        url=safe_url(document),
        events=events,
        place=place,
        found=bool(query.filters.active),
    )


def safe_url(document: DocumentView) -> str | None:
    """Where the text was published, if that is a page of the web: an address may be anything, "javascript:" too."""
    url = document.url or ""
    return url if re.match(r"https?://[^\s/]", url, re.IGNORECASE) and url.isprintable() else None


def _events(
    rows: DocumentRows, store: StoreReader, contents: Contents, words: Words, addresses: Addresses, query: Query
) -> Iterator[Event]:
    for record, event_id in zip(rows.records, rows.events, strict=True):
        tellers = store.tellers(event_id) if event_id is not None else ()
        if event_id is None or len(tellers) < 2:
            continue
        yield Event(
            name=record.operation or words("records.unnamed"),
            card=record.position,
            tellings=tuple(
                Telling(
                    href=addresses.text(teller.doc_id, query, teller.position),
                    title=teller.title or teller.doc_id,
                    published=words.dates(teller.published) if teller.published else None,
                    is_this=teller.doc_id == record.doc_id,
                )
                for teller in tellers
            ),
            differences=tuple(_difference(item, tellers, words) for item in contents.disagreements.get(event_id, ())),
        )


def _difference(item: Disagreement, tellers: Sequence[Teller], words: Words) -> Difference:
    said = {told.doc_id: words.bounds(told.low, told.high, item.unit) for told in item.figures}
    return Difference(
        words.category(item.category),
        words.group(item.category),
        words.countries(item.where),
        tuple(said.get(teller.doc_id, "") for teller in tellers),
    )


# --- failures ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Failed:
    """The texts that failed for one reason; ``more``: how many are not listed."""

    reason: str
    doc_ids: tuple[str, ...]
    more: int


def _failures(request: Request) -> Response:
    _, _, shelf, _ = _asked(request)
    reasons: dict[str, list[str]] = {}
    with shelf.open() as store:
        for failure in store.failures():
            reason = failure.error
            if failure.path:
                # Where files lie on this machine is nobody's business, and differs from text to text.
                reason = reason.removeprefix(f"{failure.path}: ").replace(failure.path, "…")
            reasons.setdefault(reason, []).append(failure.doc_id)
    failed = [
        Failed(reason, tuple(doc_ids[:MOST_FAILURES]), max(0, len(doc_ids) - MOST_FAILURES))
        for reason, doc_ids in reasons.items()
    ]
    failed.sort(key=lambda item: (-len(item.doc_ids) - item.more, item.reason))
    return _page(request, "library_failures.html", contents=shelf.contents(), failed=failed)


# --- files ------------------------------------------------------------------------------------------------------------


def _csv(name: str) -> Callable[[Request], Response]:
    """The endpoint of a table of ``pipeline.export.columns``."""
    table, values = next((table, values) for other, table, values in TABLES if other == name)

    def endpoint(request: Request) -> Response:
        def lines(documents: Iterator[DocumentRows]) -> Iterator[str]:
            yield "\N{ZERO WIDTH NO-BREAK SPACE}" + csv.first_line(table)
            for rows in documents:
                yield from csv.lines(values(rows))

        return _download(request, f"{name}.csv", "text/csv; charset=utf-8", lines)

    return endpoint


def _jsonl(request: Request) -> Response:
    def lines(documents: Iterator[DocumentRows]) -> Iterator[str]:
        for rows in documents:
            yield rows.document.model_dump_json() + "\n"

    return _download(request, "documents.jsonl", "application/jsonl", lines)


def _download(request: Request, name: str, media_type: str, lines: Callable[[Iterator[DocumentRows]], Iterator[str]]) -> Response:
    """The records found as a file, read while it is sent."""
    query, _, shelf, _ = _asked(request)
    with ExitStack() as stack:
        store = stack.enter_context(shelf.open())
        found = store.find(query.filters)
        doc_ids = sorted(found.doc_ids())
        reading = stack.pop_all()

    def documents() -> Iterator[DocumentRows]:
        with reading:
            for doc_id in doc_ids:
                rows = store.document(doc_id)
                if rows is not None:
                    yield _only(rows, found.record_ids(doc_id))

    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(lines(documents()), media_type=media_type, headers=headers)


def _only(rows: DocumentRows, record_ids: frozenset[str]) -> DocumentRows:
    """A document with these of its records alone."""
    kept = [index for index, record in enumerate(rows.records) if record.record_id in record_ids]
    return replace(
        rows,
        document=rows.document.model_copy(update={"records": [rows.document.records[index] for index in kept]}),
        records=tuple(rows.records[index] for index in kept),
        counts=tuple(count for count in rows.counts if count.record_id in record_ids),
        events=tuple(rows.events[index] for index in kept),
        years=tuple(rows.years[index] for index in kept),
    )


# --- all pages --------------------------------------------------------------------------------------------------------


def _asked(request: Request) -> tuple[Query, Words, Shelf, Addresses]:
    path = site_of(request).settings.db
    if path is None:
        raise HTTPException(404)
    return read_query(request.query_params), words_of(request), _shelf(path), Addresses(language_of(request))


def _page(request: Request, template: str, **values: Any) -> Response:
    query, _, shelf, addresses = _asked(request)
    return page(request, template, **{"query": query, "database": shelf.name, "to": addresses, "Sort": Sort, **values})


def _explained(endpoint: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """A database that cannot be read is a page that says why and what to do."""

    def answer(request: Request) -> Response:
        try:
            return endpoint(request)
        except StoreError as error:
            _, _, shelf, _ = _asked(request)
            return page(request, "library_error.html", 503, message=str(error).replace(str(shelf.path), shelf.name))

    return answer


VIEW = View(
    "library",
    routes=tuple(
        Route(path, _explained(endpoint))
        for path, endpoint in (
            ("/library", _overview),
            ("/library/text", _text),
            ("/library/failures", _failures),
            ("/library/records.csv", _csv("records")),
            ("/library/counts.csv", _csv("counts")),
            ("/library/documents.jsonl", _jsonl),
        )
    ),
    is_open=lambda settings: settings.db is not None,
    opened_by="--db FILE",
)
