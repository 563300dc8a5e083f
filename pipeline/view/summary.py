"""What all texts together say: sums, operations by year and by country, in one pass and with nothing counted twice.

The rules are those of ``pipeline/rows.py`` and of the store's views: a sum takes the counts whose ``not_summed`` is None, and
what several texts tell of is one event, in its year.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.records import Category
from pipeline.rows import CountRow, DocumentRows, NotSummed, RecordRow

# What is summed together: category and unit.
Kind = tuple[str, str | None]

# An operation with a name, a case without one, a total of a period or of several cases.
RecordKind = Literal["named", "unnamed", "total"]
RECORD_KINDS: tuple[RecordKind, ...] = ("named", "unnamed", "total")

_ORDER = {category.value: place for place, category in enumerate(Category)}


@dataclass(frozen=True, slots=True)
class Sum:
    """All figures of a category and unit. ``high`` is None as soon as one of them has no upper end.

    ``figures``: how many are added up; ``open``: how many of them set no upper end.
    """

    category: str
    unit: str | None
    low: int | float
    high: int | float | None
    figures: int
    open: int


@dataclass(frozen=True, slots=True)
class Total(Sum):
    """A sum over all texts. ``events``: of how many operations and cases; ``documents``: told by how many texts."""

    events: int
    documents: int


@dataclass(frozen=True, slots=True)
class Year:
    """Operations and cases of a year (None: unknown), and how many texts tell of them."""

    year: int | None
    named: int
    unnamed: int
    documents: int


@dataclass(frozen=True, slots=True)
class Operation:
    """What one or several records tell of, a total aside.

    ``record``: of those with a day, else of all, the one of the latest text, by which it is called and dated;
    ``countries``: of all of them; ``year``: as the store has it; ``records``: how many there are.
    """

    event_id: str
    record: RecordRow
    countries: tuple[str, ...]
    year: int | None
    records: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a stream of documents gives.

    ``records``: all of them, of which ``totals_told`` are totals of a period or of several cases. ``operations``: in the order
    in which they are first told. ``first_day``, ``last_day``: of their dates; None where no record has a whole one.
    ``totals``: in the order of the categories; ``by_year`` and ``by_country`` give the same sums apart, under None what has no
    year or no country, under ``rows.SEVERAL`` what is of several countries together. ``left_out``: how many counts are in no
    sum, and why. ``records_by_…``: how many records, totals too, name a country (None: none), are of a year, count something of
    a category, are of a kind. ``silent``: texts without records; ``without_text``: texts that are not at hand.
    """

    documents: int
    silent: int
    without_text: int
    records: int
    totals_told: int
    operations: tuple[Operation, ...]
    first_day: str | None
    last_day: str | None
    totals: tuple[Total, ...]
    by_year: Mapping[int | None, tuple[Sum, ...]]
    by_country: Mapping[str | None, tuple[Sum, ...]]
    operations_by_year: tuple[Year, ...]
    left_out: Mapping[NotSummed, int]
    records_by_country: Mapping[str | None, int]
    records_by_year: Mapping[int | None, int]
    records_by_category: Mapping[str, int]
    records_by_kind: Mapping[RecordKind, int]

    @property
    def named(self) -> int:
        """How many operations have a name."""
        return sum(year.named for year in self.operations_by_year)

    @property
    def unnamed(self) -> int:
        """How many cases have none."""
        return sum(year.unnamed for year in self.operations_by_year)

    @property
    def operations_by_country(self) -> Mapping[str, int]:
        """How many operations and cases name a country; one that names three is counted under each."""
        return Counter(country for operation in self.operations for country in operation.countries)


def record_kind(record: RecordRow) -> RecordKind:
    """What a record tells of."""
    if record.kind == "total":
        return "total"
    return "named" if record.operation is not None else "unnamed"


def summarize(documents: Iterable[DocumentRows]) -> Summary:
    """Go once through ``documents``; what is held of them are sums, and a line an operation."""
    tally = _Tally()
    for rows in documents:
        tally.add(rows)
    return tally.summary()


@dataclass(slots=True)
class _Sum:
    low: int | float = 0
    high: int | float = 0
    figures: int = 0
    open: int = 0

    def add(self, count: CountRow) -> None:
        self.low += count.low
        self.figures += 1
        if count.high is None:
            self.open += 1
        else:
            self.high += count.high

    def sum(self, kind: Kind) -> Sum:
        return Sum(*kind, self.low, None if self.open else self.high, self.figures, self.open)


@dataclass(slots=True)
class _Operation:
    record: RecordRow
    year: int | None
    countries: dict[str, None] = field(default_factory=dict)  # in the order in which they are told
    records: int = 0

    def add(self, record: RecordRow) -> None:
        self.records += 1
        self.countries |= dict.fromkeys(record.countries)
        if _standing(record) > _standing(self.record):
            self.record = record


def _standing(record: RecordRow) -> tuple[bool, str, str]:
    """What the latest text says stands, but a day that is told before none."""
    return record.date_start is not None or record.date_end is not None, record.published or "", record.doc_id


@dataclass(slots=True)
class _Tally:
    documents: int = 0
    silent: int = 0
    without_text: int = 0
    records: int = 0
    totals_told: int = 0
    first_day: str | None = None
    last_day: str | None = None
    operations: dict[str, _Operation] = field(default_factory=dict)
    totals: dict[Kind, _Sum] = field(default_factory=dict)
    events: dict[Kind, set[str]] = field(default_factory=dict)
    tellers: Counter[Kind] = field(default_factory=Counter)
    by_year: dict[int | None, dict[Kind, _Sum]] = field(default_factory=dict)
    by_country: dict[str | None, dict[Kind, _Sum]] = field(default_factory=dict)
    documents_by_year: Counter[int | None] = field(default_factory=Counter)
    left_out: Counter[NotSummed] = field(default_factory=Counter)
    records_by_country: Counter[str | None] = field(default_factory=Counter)
    records_by_year: Counter[int | None] = field(default_factory=Counter)
    records_by_category: Counter[str] = field(default_factory=Counter)
    records_by_kind: Counter[RecordKind] = field(default_factory=Counter)

    def add(self, rows: DocumentRows) -> None:
        self.documents += 1
        self.silent += not rows.records
        self.without_text += rows.text is None
        self.records += len(rows.records)
        years: set[int | None] = set()
        events = dict[str, str]()
        years_of = dict[str, int | None]()
        for record, event, year in zip(rows.records, rows.events, rows.years, strict=True):
            events[record.record_id] = event or record.record_id
            years_of[record.record_id] = year
            self.records_by_country.update(set[str | None](record.countries) or {None})
            self.records_by_year[year] += 1
            self.records_by_kind[record_kind(record)] += 1
            if record.kind == "total":
                self.totals_told += 1
                continue
            years.add(year)
            self.operations.setdefault(event or record.record_id, _Operation(record, year)).add(record)
            self.first_day = min(filter(None, (self.first_day, record.date_start)), default=None)
            self.last_day = max(filter(None, (self.last_day, record.date_end)), default=None)
        self.documents_by_year.update(years)
        self.records_by_category.update(category for _, category in {(count.record_id, count.category) for count in rows.counts})
        self._add_counts(rows.counts, events, years_of)

    def _add_counts(self, counts: Iterable[CountRow], events: Mapping[str, str], years: Mapping[str, int | None]) -> None:
        kinds: set[Kind] = set()
        for count in counts:
            if count.not_summed is not None:
                self.left_out[count.not_summed] += 1
                continue
            kind = (count.category, count.unit)
            kinds.add(kind)
            self.totals.setdefault(kind, _Sum()).add(count)
            self.by_year.setdefault(years[count.record_id], {}).setdefault(kind, _Sum()).add(count)
            self.by_country.setdefault(count.counted_under, {}).setdefault(kind, _Sum()).add(count)
            self.events.setdefault(kind, set()).add(events[count.record_id])
        self.tellers.update(kinds)

    def _total(self, kind: Kind, item: _Sum) -> Total:
        found = item.sum(kind)
        return Total(
            *kind, found.low, found.high, found.figures, found.open, events=len(self.events[kind]), documents=self.tellers[kind]
        )

    def summary(self) -> Summary:
        named = Counter(item.year for item in self.operations.values() if item.record.operation is not None)
        unnamed = Counter(item.year for item in self.operations.values() if item.record.operation is None)
        return Summary(
            documents=self.documents,
            silent=self.silent,
            without_text=self.without_text,
            records=self.records,
            totals_told=self.totals_told,
            operations=tuple(
                Operation(event_id, item.record, tuple(item.countries), item.year, item.records)
                for event_id, item in self.operations.items()
            ),
            first_day=self.first_day,
            last_day=self.last_day,
            totals=tuple(self._total(kind, item) for kind, item in _in_order(self.totals)),
            by_year={year: _sums(sums) for year, sums in sorted(self.by_year.items(), key=lambda item: _unknown_last(item[0]))},
            by_country={
                country: _sums(sums) for country, sums in sorted(self.by_country.items(), key=lambda item: item[0] or "~")
            },
            operations_by_year=tuple(
                Year(year, named[year], unnamed[year], self.documents_by_year[year])
                for year in sorted(self.documents_by_year, key=_unknown_last)
            ),
            left_out=dict(sorted(self.left_out.items())),
            records_by_country=dict(self.records_by_country),
            records_by_year=dict(self.records_by_year),
            records_by_category=dict(self.records_by_category),
            records_by_kind={kind: self.records_by_kind[kind] for kind in RECORD_KINDS if kind in self.records_by_kind},
        )


def _sums(sums: Mapping[Kind, _Sum]) -> tuple[Sum, ...]:
    return tuple(item.sum(kind) for kind, item in _in_order(sums))


def _in_order(sums: Mapping[Kind, _Sum]) -> Iterable[tuple[Kind, _Sum]]:
    return sorted(sums.items(), key=lambda item: (_ORDER[item[0][0]], item[0][1] or ""))


def _unknown_last(year: int | None) -> tuple[bool, int]:
    return year is None, year or 0
