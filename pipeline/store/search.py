"""Finds records in a store for people: by words, country, year …, with what they sum up to and where and when they were.

``StoreReader.find(filters)`` gives ``Found``. What a person typed is data in every query: it is never part of SQL or of the
language of full-text search.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import groupby
from typing import Any, Literal

from pipeline.records import Category, Record
from pipeline.rows import SEVERAL, NotSummed
from pipeline.store.events import operation_key, retold_among
from pipeline.store.tables import read_record

# As a country or a year: of records that name none.
NONE: Literal["none"] = "none"
# So much of what is typed is looked for.
_MOST_WORDS = 20
_MOST_CHARACTERS = 500
# Characters of a text that are given with what is found in it: enough for its headline.
OPENING = 300


class Sort(StrEnum):
    """The orders in which records come. Records that lack what is sorted by are last in both directions.

    DATES: by the last day, else the first. TEXT: by doc_id. FIGURE: by the figures of the category that is filtered by, parts
    aside.
    """

    DATES = "dates"
    OPERATION = "operation"
    FIGURE = "figure"
    TEXT = "text"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Filters:
    """What records have to be; a default filters nothing, several are all to hold.

    ``words``: in the title or the text of the document, whatever their case and accents; ``"human trafficking"`` in double
    quotes follow each other, ``traffic*`` begins a word. ``country``, ``year``: one that the record names, or NONE; the year is
    that of its event, as in all views. ``category``: of one of its counts. ``operation``: words of its name one after the other,
    so that "Liberterra" finds "Liberterra II" too. ``language``: of the text. ``disagreeing``: whether other documents of the
    same event give other figures.
    """

    words: str = ""
    country: str | None = None
    year: int | Literal["none"] | None = None
    category: Category | None = None
    operation: str = ""
    language: str | None = None
    kind: Literal["case", "total"] | None = None
    named: bool | None = None
    disagreeing: bool = False

    @property
    def active(self) -> tuple[str, ...]:
        """The names of those that filter."""
        return tuple(item.name for item in fields(self) if getattr(self, item.name) != item.default)

    def without(self, name: str) -> "Filters":
        """The same but for one that is called ``name``, which filters nothing."""
        values: dict[str, Any] = {item.name: getattr(self, item.name) for item in fields(self) if item.name != name}
        return Filters(**values)


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """One record with its document.

    ``event_id``: its own id where it is of no event that is known; ``tellers``: how many texts tell of that event.
    ``opening``: the beginning of the text, None where it is not stored.
    """

    record_id: str
    doc_id: str
    position: int
    event_id: str
    tellers: int
    record: Record
    language: str
    published: str | None
    title: str | None
    opening: str | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much was found. ``operations`` (named) and ``cases`` (without a name) are each counted once, whoever tells them.

    ``totals``: records that are totals. ``first_day``, ``last_day``: of all but these, None where no day is known.
    ``countries``: so many as ``Found.by_country`` gives.
    """

    records: int
    texts: int
    operations: int
    cases: int
    totals: int
    countries: int
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True, slots=True)
class Facet:
    """One value to filter by (None: of records that name none), and how many records would be found then."""

    value: str | int | None
    records: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What can be filtered by under all the other filters; a value that nothing has is not there.

    Countries, categories, languages and kinds: the most frequent first; years: the latest first.
    """

    countries: tuple[Facet, ...]
    years: tuple[Facet, ...]
    categories: tuple[Facet, ...]
    languages: tuple[Facet, ...]
    kinds: tuple[Facet, ...]
    operations: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures added up; ``high`` is None as soon as one of them has no upper end. ``figures``: how many."""

    low: int | float
    high: int | float | None
    figures: int


@dataclass(frozen=True, slots=True)
class Total:
    """What the records found sum up to in a category and unit.

    Filtered by country, ``sum`` is what is said of that country alone (None for nothing), ``shared`` what is said of several
    together with it, and nobody says how much of each. Otherwise ``sum`` is everything and ``shared`` None.
    """

    category: str
    unit: str | None
    sum: Sum | None
    shared: Sum | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """``left_out``: how many of the figures found are in no sum, by reason."""

    totals: tuple[Total, ...]
    left_out: tuple[tuple[NotSummed, int], ...]


@dataclass(frozen=True, slots=True)
class EventPoint:
    """An operation or case on a line of time. ``dates``: EDTF, of the latest document that gives some; None where none does."""

    record_id: str
    doc_id: str
    title: str | None
    operation: str | None
    dates: str | None


@dataclass(frozen=True, slots=True)
class SilentText:
    """A text that has the words and reports nothing; ``opening`` as in ``FoundRecord``."""

    doc_id: str
    title: str | None
    published: str | None
    opening: str | None


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a line of text; ``is_hit``: whether it is what was looked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands among those found, from 1, in the order of their first record; its neighbours, None at the ends."""

    number: int
    texts: int
    previous: str | None
    next: str | None


# --- conditions -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sql:
    """A piece of a query with the values of its question marks."""

    text: str
    values: tuple[str | int | None, ...] = ()


def _conditions(filters: Filters) -> Iterator[_Sql]:
    """On a row ``p`` of present_records."""
    if filters.words:
        yield _has_words(filters.words)
    if filters.country == NONE:
        yield _Sql("p.countries is null")
    elif filters.country is not None:
        yield _Sql("p.record_id in (select record_id from record_countries where country = ?)", (filters.country,))
    if filters.year == NONE:
        yield _Sql("p.year is null")
    elif filters.year is not None:
        yield _Sql("p.year = ?", (filters.year,))
    if filters.category is not None:
        yield _Sql("p.record_id in (select record_id from counts where category = ?)", (filters.category,))
    if filters.operation:
        key = operation_key(filters.operation[:_MOST_CHARACTERS])
        yield _Sql(
            "p.record_id in (select record_id from records where instr(' ' || operation_key || ' ', ?))", (f" {key or chr(0)} ",)
        )
    if filters.language is not None:
        yield _Sql("p.language = ?", (filters.language,))
    if filters.kind is not None:
        yield _Sql("p.kind = ?", (filters.kind,))
    if filters.named is not None:
        yield _Sql(f"p.operation is {'not ' if filters.named else ''}null")
    if filters.disagreeing:
        yield _Sql("p.event_id in (select event_id from disagreements)")


def _has_words(words: str) -> _Sql:
    query = full_text_query(words)
    if query is None:
        return _Sql("false")
    return _Sql(
        "p.doc_id in (select doc_id from documents where id in (select rowid from documents_fts where documents_fts match ?))",
        (query,),
    )


def full_text_query(words: str) -> str | None:
    """What was typed, as a query of FTS5 that asks for all of it; None where no letter or digit is in it.

    Every word is quoted, so that nothing in it is an operator.
    """
    terms = []
    for phrase, word in re.findall(r'"([^"]*)"?|([^\s"]+)', words[:_MOST_CHARACTERS])[:_MOST_WORDS]:
        term = (phrase or word).replace("\0", " ")  # up to which FTS5 would read
        if re.search(r"[^\W_]", term):
            star = "*" if term.endswith("*") else ""
            terms.append(f'"{term}"{star}')
    return " ".join(terms) or None


# --- what is found ----------------------------------------------------------------------------------------------------

# Of each record what all questions need; looked up by record_id, in whose order counts lie together.
_TABLE = """
create temp table {name} (
    record_id text primary key, doc_id text, position integer, event_id text, year integer, kind text, language text,
    is_named integer, is_placed integer, day text, published text
) without rowid
"""
_FILL = """
insert into {name}
select p.record_id, p.doc_id, p.position, p.event_id, p.year, p.kind, p.language, p.operation is not null,
    p.countries is not null, coalesce(p.date_end, p.date_start), p.published
from present_records p where {where}
"""
# "cross join" keeps the order of tables: counts are then read by the index on record_id, which is some three times as fast.


class Found:
    """The records of a store that fit ``filters``, as long as the reader that they come from is open.

    They lie in a temporary table of the connection: one on a store gives way to the next.
    """

    def __init__(self, connection: sqlite3.Connection, filters: Filters) -> None:
        self.connection = connection
        self.filters = filters
        self._select("found", filters)

    def _select(self, name: str, filters: Filters) -> None:
        """A table temp.``name`` of the records that fit."""
        conditions = list(_conditions(filters))
        self.connection.execute(f"drop table if exists temp.{name}")
        self.connection.execute(_TABLE.format(name=name))
        where = " and ".join(condition.text for condition in conditions) or "true"
        # SQLite takes no half of a character.
        values = [
            value.encode(errors="replace").decode() if isinstance(value, str) else value
            for condition in conditions
            for value in condition.values
        ]
        self.connection.execute(_FILL.format(name=name, where=where), values)

    def _rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        return self.connection.execute(query, values).fetchall()

    # --- records ---

    def __len__(self) -> int:
        return int(self._rows("select count(*) from temp.found")[0][0])

    def records(self, sort: Sort = Sort.DATES, *, descending: bool = True, limit: int = 50, offset: int = 0) -> list[FoundRecord]:
        """``limit`` records from ``offset`` (from 0) in the order of ``sort``; none behind the last."""
        ordered = self._ordered(sort, descending)
        rows = self._rows(
            f"""
            select r.*, p.event_id, coalesce(e.documents, 1) as tellers,
                d.language as text_language, d.published, d.title, substr(d.text, 1, {OPENING}) as opening
            from (select f.record_id, f.event_id from {ordered.text} limit ? offset ?) p
            cross join records r on r.record_id = p.record_id
            cross join documents d on d.doc_id = r.doc_id
            left join events e on e.event_id = p.event_id
            """,
            *ordered.values,
            limit,
            offset,
        )
        return [
            FoundRecord(
                record_id=row["record_id"],
                doc_id=row["doc_id"],
                position=row["position"],
                event_id=row["event_id"],
                tellers=row["tellers"],
                record=read_record(self.connection, row),
                language=row["text_language"],
                published=row["published"],
                title=row["title"],
                opening=row["opening"],
            )
            for row in rows
        ]

    def place(self, doc_id: str, sort: Sort = Sort.DATES, *, descending: bool = True) -> Place | None:
        """Where a text stands among those found in the order of ``sort``; None where it is not among them."""
        doc_ids = self.doc_ids(sort, descending=descending)
        if doc_id not in doc_ids:
            return None
        index = doc_ids.index(doc_id)
        return Place(
            number=index + 1,
            texts=len(doc_ids),
            previous=doc_ids[index - 1] if index else None,
            next=doc_ids[index + 1] if index + 1 < len(doc_ids) else None,
        )

    def doc_ids(self, sort: Sort = Sort.DATES, *, descending: bool = True) -> list[str]:
        """The texts of the records, each once, in the order of their first record."""
        ordered = self._ordered(sort, descending)
        return list(dict.fromkeys(row[0] for row in self._rows(f"select f.doc_id from {ordered.text}", *ordered.values)))

    def record_ids(self) -> dict[str, frozenset[str]]:
        """Text → its records that were found; sorted by doc_id."""
        rows = self._rows("select doc_id, record_id from temp.found order by doc_id")
        return {
            doc_id: frozenset(row["record_id"] for row in group) for doc_id, group in groupby(rows, key=lambda row: row["doc_id"])
        }

    def _ordered(self, sort: Sort, descending: bool) -> _Sql:
        source, key = "temp.found f", "f.day"
        values: tuple[str, ...] = ()
        if sort is Sort.OPERATION:
            source, key = f"{source} cross join records o on o.record_id = f.record_id", "o.operation_key"
        elif sort is Sort.TEXT:
            key = "f.doc_id"
        elif sort is Sort.PUBLISHED:
            key = "f.published"
        elif sort is Sort.FIGURE and self.filters.category is not None:
            source = f"""{source} left join (
                select c.record_id, sum(c.low) as low from counts c
                where c.category = ? and c.not_summed is not '{NotSummed.PART}' group by c.record_id
            ) s on s.record_id = f.record_id"""
            key = "s.low"
            values = (self.filters.category,)
        direction = " desc" if descending else ""
        return _Sql(f"{source} order by {key} is null, {key}{direction}, f.published desc, f.doc_id, f.position", values)

    def silent(self, limit: int = 20) -> tuple[int, tuple[SilentText, ...]]:
        """How many texts have the words and report nothing, and the first of them; none where more than words are filtered by."""
        if not self.filters.words or set(self.filters.active) - {"words", "language"}:
            return 0, ()
        words = _has_words(self.filters.words)
        source = f"""from documents p where p.status = 'done' and {words.text} and (? is null or p.language = ?)
            and not exists (select 1 from records r where r.doc_id = p.doc_id)"""
        values = (*words.values, self.filters.language, self.filters.language)
        number = self._rows(f"select count(*) {source}", *values)[0][0]
        columns = f"doc_id, title, published, substr(text, 1, {OPENING})"
        rows = self._rows(f"select {columns} {source} order by published desc, doc_id limit ?", *values, limit)
        return number, tuple(SilentText(*row) for row in rows)

    def snippets(self, doc_ids: Iterable[str]) -> dict[str, tuple[Snippet, ...]]:
        """Where the words that are filtered by stand in these texts, with some words around; {} without such words."""
        query = full_text_query(self.filters.words)
        found: dict[str, tuple[Snippet, ...]] = {}
        for doc_id in dict.fromkeys(doc_ids) if query is not None else ():
            (row,) = self._rows(
                """
                select snippet(documents_fts, -1, char(2), char(3), '…', 14) from documents_fts
                where documents_fts match ? and rowid = (select id from documents where doc_id = ?)
                """,
                query,
                doc_id,
            )
            pieces = re.split("\x02(.*?)\x03", " ".join(row[0].split()))
            found[doc_id] = tuple(Snippet(piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece)
        return found

    # --- numbers ---

    def numbers(self) -> Numbers:
        """How much was found."""
        records, texts, operations, cases, totals = self._rows(
            """
            select count(*), count(distinct doc_id),
                count(distinct event_id) filter (where kind = 'case' and is_named),
                count(distinct event_id) filter (where kind = 'case' and not is_named),
                count(*) filter (where kind = 'total')
            from temp.found
            """
        )[0]
        countries = len(self.by_country())
        first_day, last_day = self._rows(
            "select min(r.date_start), max(r.date_end) from temp.found f cross join records r on r.record_id = f.record_id"
            " where f.kind = 'case'"
        )[0]
        return Numbers(records, texts, operations, cases, totals, countries, first_day, last_day)

    def facets(self) -> Facets:
        """What can be filtered by, with how many records each would leave."""
        by_number = "order by 2 desc, 1"
        return Facets(
            countries=self._facet(
                "country",
                """
                select c.country, count(*) from {found} f cross join record_countries c on c.record_id = f.record_id group by 1
                union all select null, count(*) from {found} where not is_placed having count(*) > 0
                """
                + by_number,
            ),
            years=self._facet("year", "select year, count(*) from {found} group by 1 order by 1 desc"),
            categories=self._facet(
                "category",
                f"""
                select category, count(*) from (
                    select distinct f.record_id, c.category
                    from {{found}} f cross join counts c on c.record_id = f.record_id
                ) group by 1 {by_number}
                """,
            ),
            languages=self._facet("language", f"select language, count(*) from {{found}} group by 1 {by_number}"),
            kinds=self._facet("kind", f"select kind, count(*) from {{found}} group by 1 {by_number}"),
            operations=self._facet(
                "operation",
                """
                select max(r.operation), count(*) from {found} f cross join records r on r.record_id = f.record_id
                where f.is_named group by r.operation_key order by 2 desc, 1 limit 200
                """,
            ),
        )

    def _facet(self, name: str, query: str) -> tuple[Facet, ...]:
        """``query`` over the records that fit all filters but the one called ``name``."""
        table = "found"
        if name in self.filters.active:
            table = "without"
            self._select(table, self.filters.without(name))
        return tuple(Facet(*row) for row in self._rows(query.format(found=f"temp.{table}")))

    def by_country(self) -> dict[str, int]:
        """ISO code → how many operations and cases name it, each counted once; of totals when only these are looked for."""
        return dict(
            self.connection.execute(
                """
                select c.country, count(distinct f.event_id)
                from temp.found f cross join record_countries c on c.record_id = f.record_id
                where f.kind = ? group by 1 order by 2 desc, 1
                """,
                (self.filters.kind or "case",),
            ).fetchall()
        )

    def points(self) -> list[EventPoint]:
        """The operations and cases, each once; totals when only these are looked for."""
        # max() makes SQLite take the other columns from the row that has it.
        rows = self._rows(
            """
            select r.record_id, r.doc_id, d.title, r.operation, r.dates,
                max((f.day is not null) || coalesce(f.published, '') || ' ' || f.doc_id)
            from temp.found f
            cross join records r on r.record_id = f.record_id
            cross join documents d on d.doc_id = f.doc_id
            where f.kind = ? group by f.event_id
            """,
            self.filters.kind or "case",
        )
        return [EventPoint(*row[:5]) for row in rows]

    # --- sums ---

    def totals(self) -> Totals:
        """What the records sum up to; nothing is counted twice.

        The figures are those that fit the filters themselves: of the category and of the country that is filtered by. Of a
        figure that several documents tell, the latest of those that were found stands, be it told anew by another one.
        """
        filters = self.filters
        by_country = filters.country is not None and filters.country != NONE
        conditions = [_Sql("c.category = ?", (filters.category,))] if filters.category is not None else []
        if by_country:
            codes = (filters.country,) * 2
            conditions.append(_Sql(f"(c.counted_under = ? or c.counted_under = '{SEVERAL}' and {_AMONG})", codes))
        where = " and ".join(condition.text for condition in conditions) or "true"
        values = [value for condition in conditions for value in condition.values]
        rows = self._rows(
            f"""
            select c.category, c.unit, {self._reason()} as reason,
                {f"c.counted_under = '{SEVERAL}'" if by_country else "0"} as is_shared,
                sum(c.low), case when count(c.high) = count(*) then sum(c.high) end, count(*)
            from temp.found f cross join counts c on c.record_id = f.record_id where {where} group by 1, 2, 3, 4
            """,
            *values,
        )
        sums: dict[tuple[str, str | None], dict[bool, Sum]] = {}
        left_out: Counter[NotSummed] = Counter()
        for category, unit, reason, is_shared, low, high, figures in rows:
            if reason is None:
                sums.setdefault((category, unit), {})[bool(is_shared)] = Sum(low, high, figures)
            else:
                left_out[NotSummed(reason)] += figures
        return Totals(
            tuple(Total(*kind, found.get(False), found.get(True)) for kind, found in sums.items()),
            tuple(sorted(left_out.items())),
        )

    def _reason(self) -> str:
        """Why a count is in no sum, as SQL: what the store says, but for one that nothing found tells anew."""
        if not self._restore():
            return "c.not_summed"
        return "case when c.count_id in (select count_id from temp.restored) then null else c.not_summed end"

    def _restore(self) -> bool:
        """Put the counts that are told anew only by what was not found into a table temp.restored; whether there are any."""
        if not self.filters.active:
            return False
        # The latest document first.
        members = self._rows(
            """
            select f.event_id, f.record_id
            from (select event_id, count(*) as records from temp.found group by event_id) told
            cross join events e on e.event_id = told.event_id and e.documents > told.records
            join temp.found f on f.event_id = told.event_id
            order by f.event_id, coalesce(f.published, '') desc, f.doc_id desc
            """
        )
        restored: set[str] = set()
        for _, group in groupby(members, key=lambda row: row["event_id"]):
            record_ids = [row["record_id"] for row in group]
            restored |= {count_id for record_id in record_ids for count_id in self._retold(record_id)}
            restored -= retold_among(self.connection, record_ids)
        self.connection.execute("create temp table if not exists restored (count_id text primary key)")
        self.connection.execute("delete from temp.restored")
        self.connection.executemany("insert into temp.restored values (?)", [(count_id,) for count_id in restored])
        return bool(restored)

    def _retold(self, record_id: str) -> Iterator[str]:
        query = f"select count_id from counts where record_id = ? and not_summed = '{NotSummed.RETOLD}'"
        return (row["count_id"] for row in self._rows(query, record_id))


# Whether a count is of the country ?: of its own, else of those of the next count above it that has some, else of its record.
# The steps have an end: in a store that somebody else has written, a count may be a part of itself.
_AMONG = """exists (
    select 1 from json_each(coalesce(
        (
            with recursive up (parent_id, codes, steps) as (
                select c.parent_id, c."where", 0
                union all
                select a.parent_id, a."where", up.steps + 1 from up join counts a on a.count_id = up.parent_id
                where up.codes is null and up.steps < 100
            )
            select codes from up where codes is not null order by steps limit 1
        ),
        (select r.countries from records r where r.record_id = c.record_id)
    )) where value = ?
)"""
