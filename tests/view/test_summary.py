"""Totals are those of the store: the same sums, operations and years as its views, from the stream of documents alone."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.records import DocumentRecords, Record
from pipeline.rows import SEVERAL, NotSummed, document_rows
from pipeline.store import Run, Stamp, StoreReader, StoreWriter
from pipeline.view.summary import Sum, Summary, summarize
from tests.store.test_views import RELEASE, REPORT

GOLD = Path(__file__).parents[2] / "gold"


def load_gold() -> Iterator[DocumentRecords]:
    for path in sorted(GOLD.rglob("*.json")):
        yield DocumentRecords.model_validate_json(path.read_bytes())


def write_store(path: Path, *documents: DocumentRecords) -> Path:
    with StoreWriter(path) as store:
        store.begin_run(Run("0", "{}", "p", "{}"))
        for document in documents:
            store.put(document, Stamp(content_hash="c", metadata_hash="m", identity="i"), f"Text of {document.doc_id}.")
        store.end_run()
    return path


def summarize_store(path: Path) -> Summary:
    with StoreReader(path) as reader:
        return summarize(reader.document_rows())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All texts of the gold set, which tell of many operations more than once, and two with totals and open ends."""
    return write_store(tmp_path_factory.mktemp("store") / "records.db", *load_gold(), RELEASE, REPORT)


@pytest.fixture(scope="module")
def summary(store: Path) -> Summary:
    return summarize_store(store)


Ask = Callable[[str], list[tuple[object, ...]]]


@pytest.fixture
def ask(store: Path) -> Iterator[Ask]:
    with closing(sqlite3.connect(store)) as connection:
        yield lambda query: sorted(connection.execute(query).fetchall(), key=repr)


def same(found: Iterable[tuple[object, ...]], expected: list[tuple[object, ...]]) -> bool:
    """Whether the rows are the same, sums of fractions up to their last digits."""
    rows = sorted(found, key=repr)
    return len(rows) == len(expected) and all(
        tuple(a) == tuple(map(pytest.approx, b)) for a, b in zip(rows, expected, strict=True)
    )


def columns(item: Sum) -> tuple[object, ...]:
    return (item.category, item.unit, item.low, item.high, item.figures, item.open)


def test_totals(summary: Summary, ask: Ask) -> None:
    expected = ask("select * from totals")
    assert len(expected) > 40
    assert same(((*columns(total), total.events, total.documents) for total in summary.totals), expected)


def test_figures_by_year(summary: Summary, ask: Ask) -> None:
    found = ((year, *columns(item)) for year, sums in summary.by_year.items() for item in sums)
    assert same(found, ask("select year, category, unit, low, high, figures, open from figures_by_year"))


def test_figures_by_country(summary: Summary, ask: Ask) -> None:
    names = {SEVERAL: "several countries", None: "unknown"}
    found = ((names.get(code, code), *columns(item)) for code, sums in summary.by_country.items() for item in sums)
    assert same(found, ask("select country, category, unit, low, high, figures, open from figures_by_country"))


def test_operations_by_year(summary: Summary, ask: Ask) -> None:
    expected = ask("select * from operations_by_year")
    assert same(((year.year, year.named, year.unnamed, year.documents) for year in summary.operations_by_year), expected)
    assert summary.named == sum(int(str(row[1])) for row in expected)
    assert summary.unnamed == sum(int(str(row[2])) for row in expected)
    assert len(summary.operations) == summary.named + summary.unnamed


def test_what_is_left_out(summary: Summary, ask: Ask) -> None:
    expected = ask("select not_summed, count(*) from figures where not_summed is not null group by not_summed")
    assert {reason for reason, _ in expected} == {reason.value for reason in NotSummed}
    assert sorted((reason.value, number) for reason, number in summary.left_out.items()) == expected


def test_operations_by_country(summary: Summary, ask: Ask) -> None:
    query = """
        select country, count(distinct event_id) from record_countries join present_records using (record_id)
        where kind = 'case' group by country
    """
    assert sorted(summary.operations_by_country.items()) == ask(query)


def test_what_two_texts_tell_of_is_one_operation(tmp_path: Path) -> None:
    (operation,) = (
        item
        for item in summarize_store(write_store(tmp_path / "records.db", RELEASE, REPORT)).operations
        if item.record.operation
    )
    assert (operation.event_id, operation.record.record_id, operation.records) == ("en/release#1", "fr/report#1", 2)
    assert (operation.year, operation.countries) == (2024, ("CR", "ML"))


def test_lines_know_of_no_event() -> None:
    summary = summarize(map(document_rows, (RELEASE, REPORT)))
    assert (summary.documents, summary.silent, summary.without_text) == (2, 0, 2)
    assert (summary.records, summary.totals_told) == (6, 1)
    assert (summary.named, summary.unnamed) == (2, 3)
    assert (summary.first_day, summary.last_day) == ("2023-01-01", "2024-10-31")
    (victims,) = (total for total in summary.totals if total.category == "victims")
    assert (victims.low, victims.high, victims.open, victims.events) == (6232, None, 1, 3)


def test_the_latest_text_stands_but_a_day_before_none(tmp_path: Path) -> None:
    told = {"a": ("2024-06-05", "2024-06-03"), "b": ("2024-06-06", "2024-06-04"), "c": ("2024-06-07", None)}
    documents = (
        DocumentRecords(doc_id=doc_id, language="en", published=published, records=[Record(operation="Sirocco", dates=dates)])
        for doc_id, (published, dates) in told.items()
    )
    operations = summarize_store(write_store(tmp_path / "records.db", *documents)).operations
    # That of "a" was over before that of "b" began.
    assert [(item.record.record_id, item.records) for item in operations] == [("a#1", 1), ("b#1", 2)]


def test_nothing_to_sum_up() -> None:
    summary = summarize([document_rows(DocumentRecords(doc_id="a", language="en"))])
    assert (summary.documents, summary.silent, summary.records, summary.operations, summary.totals) == (1, 1, 0, (), ())
    assert (summary.first_day, summary.last_day) == (None, None)
