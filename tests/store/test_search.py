"""Searching a store: each filter with what it finds and what not; sums as the views give them, and under filters by hand."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.records import Category, Count, DocumentRecords, Modifier, Record, Source
from pipeline.rows import NotSummed
from pipeline.store import Run, Stamp, StoreReader, StoreWriter
from pipeline.store.reader import Teller, Told
from pipeline.store.search import NONE, Facet, Filters, Found, Place, SilentText, Snippet, Sort, Sum, Total, full_text_query

MakeStore = Callable[..., Path]

WIRE = DocumentRecords(
    doc_id="en/wire",
    language="en",
    published="2024-11-06",
    source=Source(title="Liberterra: thousands freed"),
    records=[
        Record(
            operation="Liberterra II",
            dates="2024-09-29/2024-10-04",
            countries=["CR", "ML"],
            counts=[
                Count(
                    category="victims", value=3000, modifier=Modifier.MORE_THAN, including=[Count(category="minors", value=80)]
                ),
                Count(category="arrests", value=2517),
                Count(category="suspects", value=10),
            ],
        )
    ],
)
BALANCE = DocumentRecords(
    doc_id="fr/bilan",
    language="fr",
    published="2024-11-08",
    records=[
        Record(
            operation="LIBERTERRA « II »",
            dates="2024-10",
            countries=["CR", "ML"],
            counts=[
                Count(category="victims", value=3222),
                Count(category="victims", value=24, where=["ML"]),
                Count(category="suspects", value=12),
            ],
        )
    ],
)
BAMAKO = DocumentRecords(
    doc_id="en/bamako",
    language="en",
    published="2023-05-02",
    records=[
        Record(
            dates="2023-05-01",
            countries=["ML"],
            counts=[
                Count(category="victims", value=10, including=[Count(category="victims", value=3)]),
                Count(category="drugs", value=2.5, unit="kg"),
            ],
        ),
        Record(operation="Épervier", countries=["FR"], counts=[Count(category="arrests", value=1)]),
    ],
)
BORDER = DocumentRecords(
    doc_id="en/border",
    language="en",
    records=[
        Record(
            dates="2023-02",
            countries=["ML", "NE", "FR"],
            counts=[
                Count(category="victims", value=7),
                # Of Niger and France together: none of it is Mali's, and of none of its parts.
                Count(category="victims", value=5, where=["NE", "FR"], including=[Count(category="minors", value=2)]),
                Count(category="arrests", value=3, where=["NE"]),
            ],
        )
    ],
)
YEAR = DocumentRecords(
    doc_id="fr/annee",
    language="fr",
    published="2024-01-10",
    records=[Record(dates="2023", total=True, countries=["ML"], counts=[Count(category="victims", value=1000)])],
)
SILENT = DocumentRecords(doc_id="en/silent", language="en", published="2024-02-02")
TEXTS = {
    "en/wire": "The police in Mali ended human trafficking; traffickers fled.",
    "fr/bilan": "Les policiers du Mali ont mis fin à la traite d'êtres humains.",
    "en/silent": "The police say nothing of Mali.",
    "en/border": "Human police dog found at Ménaka: trafficking.",
}
ALL = (WIRE, BALANCE, BAMAKO, BORDER, YEAR, SILENT)


@pytest.fixture
def path(make_store: MakeStore) -> Path:
    return make_store(*ALL, texts=TEXTS)


@pytest.fixture
def find(path: Path) -> Iterator[Callable[[Filters], Found]]:
    with StoreReader(path) as store:
        yield store.find


Find = Callable[[Filters], Found]


def ids(found: Found) -> list[str]:
    return [record.record_id for record in found.records()]


# October 2024 ends after the operation that another text dates to the day.
NEWEST_FIRST = ["fr/bilan#1", "en/wire#1", "fr/annee#1", "en/bamako#1", "en/border#1", "en/bamako#2"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(country="ML"), {"en/wire#1", "fr/bilan#1", "en/bamako#1", "en/border#1", "fr/annee#1"}),
        (Filters(country="DE"), set()),
        (Filters(year=2023), {"en/bamako#1", "en/border#1", "fr/annee#1"}),
        (Filters(year=NONE), {"en/bamako#2"}),
        (Filters(category=Category.ARRESTS), {"en/wire#1", "en/bamako#2", "en/border#1"}),
        (Filters(category=Category.MINORS), {"en/wire#1", "en/border#1"}),
        (Filters(operation="liberterra"), {"en/wire#1", "fr/bilan#1"}),
        (Filters(operation="Liberterra 2"), {"en/wire#1", "fr/bilan#1"}),
        (Filters(operation="Liberterra III"), set()),
        (Filters(operation="terra"), set()),
        (Filters(operation="%"), set()),
        (Filters(language="fr"), {"fr/bilan#1", "fr/annee#1"}),
        (Filters(kind="total"), {"fr/annee#1"}),
        (Filters(named=True), {"en/wire#1", "fr/bilan#1", "en/bamako#2"}),
        (Filters(named=False), {"en/bamako#1", "en/border#1", "fr/annee#1"}),
        (Filters(disagreeing=True), {"en/wire#1", "fr/bilan#1"}),
        (Filters(words="mali"), {"en/wire#1", "fr/bilan#1"}),
        (Filters(words="MALI police"), {"en/wire#1"}),
        (Filters(words='"human trafficking"'), {"en/wire#1"}),
        (Filters(words="traffick* human"), {"en/wire#1", "en/border#1"}),
        (Filters(words="menaka"), {"en/border#1"}),
        (Filters(words="thousands"), {"en/wire#1"}),  # the title
        (Filters(words="!!"), set()),
        (Filters(country="ML", year=2023, category=Category.VICTIMS), {"en/bamako#1", "en/border#1", "fr/annee#1"}),
        (Filters(words="mali", language="fr"), {"fr/bilan#1"}),
    ],
)
def test_filters(find: Find, filters: Filters, expected: set[str]) -> None:
    found = find(filters)
    assert set(ids(found)) == expected
    assert len(found) == found.numbers().records == len(expected)


@pytest.mark.parametrize(
    "words",
    ['"', '""', '"""', "*", "a AND", "NOT mali", "mali OR", "title: mali", "NEAR(mali police)", "^mali", "{title}", "mali'; drop table records", "mali\x00police", "(", "- + :", "\ud800mali", "x" * 10_000, "a " * 5_000],
)  # fmt: skip
def test_nothing_that_is_typed_is_a_query(find: Find, words: str) -> None:
    assert len(find(Filters(words=words, operation=words, country=words))) == 0
    assert len(find(Filters(words=words))) in (0, 1, 2)
    assert len(find(Filters())) == 6


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("mali", '"mali"'),
        ("  l'enquête  Mali ", '"l\'enquête" "Mali"'),
        ('"human trafficking" Mali', '"human trafficking" "Mali"'),
        ('"human trafficking', '"human trafficking"'),
        ("traff*", '"traff*"*'),
        ("NOT", '"NOT"'),
        ("-- !", None),
        ("", None),
    ],
)
def test_words_are_quoted(words: str, query: str | None) -> None:
    assert full_text_query(words) == query


@pytest.mark.parametrize(
    ("sort", "descending", "expected"),
    [
        (Sort.DATES, True, NEWEST_FIRST),
        (Sort.DATES, False, ["en/border#1", "en/bamako#1", "fr/annee#1", "en/wire#1", "fr/bilan#1", "en/bamako#2"]),
        (Sort.PUBLISHED, True, ["fr/bilan#1", "en/wire#1", "fr/annee#1", "en/bamako#1", "en/bamako#2", "en/border#1"]),
        (Sort.OPERATION, False, ["en/bamako#2", "fr/bilan#1", "en/wire#1", "fr/annee#1", "en/bamako#1", "en/border#1"]),
        (Sort.TEXT, False, ["en/bamako#1", "en/bamako#2", "en/border#1", "en/wire#1", "fr/annee#1", "fr/bilan#1"]),
    ],
)
def test_orders(find: Find, sort: Sort, descending: bool, expected: list[str]) -> None:
    found = find(Filters())
    order = [record.record_id for record in found.records(sort, descending=descending)]
    assert order == expected
    pages = [found.records(sort, descending=descending, limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert [record.record_id for page in pages for record in page] == expected


def test_the_order_by_figures_is_that_of_the_category(find: Find) -> None:
    found = find(Filters(category=Category.VICTIMS))
    assert [record.record_id for record in found.records(Sort.FIGURE)] == [
        "fr/bilan#1", "en/wire#1", "fr/annee#1", "en/border#1", "en/bamako#1",
    ]  # fmt: skip


def test_a_record_comes_as_it_was_stored(find: Find) -> None:
    (record,) = find(Filters(operation="liberterra", language="en")).records()
    assert record.record.counts == WIRE.records[0].counts
    assert (record.doc_id, record.position, record.event_id, record.tellers) == ("en/wire", 1, "en/wire#1", 2)
    assert (record.language, record.published, record.title) == ("en", "2024-11-06", "Liberterra: thousands freed")
    assert record.opening == TEXTS["en/wire"]


def test_neighbours(find: Find) -> None:
    found = find(Filters(country="ML"))
    assert found.doc_ids() == ["fr/bilan", "en/wire", "fr/annee", "en/bamako", "en/border"]
    assert found.place("fr/bilan") == Place(1, 5, None, "en/wire")
    assert found.place("fr/annee") == Place(3, 5, "en/wire", "en/bamako")
    assert found.place("en/border") == Place(5, 5, "en/bamako", None)
    assert found.place("en/silent") is None
    assert found.record_ids()["en/bamako"] == {"en/bamako#1"}
    assert list(found.record_ids()) == ["en/bamako", "en/border", "en/wire", "fr/annee", "fr/bilan"]


def test_texts_that_report_nothing(find: Find) -> None:
    assert find(Filters(words="mali")).silent() == (1, (SilentText("en/silent", None, "2024-02-02", TEXTS["en/silent"]),))
    assert find(Filters(words="mali", language="fr")).silent() == (0, ())
    assert find(Filters(words="mali", country="ML")).silent() == (0, ())  # they have no country
    assert find(Filters()).silent() == (0, ())


def test_where_the_words_stand(find: Find) -> None:
    found = find(Filters(words="MALI traffick*"))
    assert found.snippets(["en/wire", "en/wire"]) == {
        "en/wire": (
            Snippet("The police in ", False), Snippet("Mali", True), Snippet(" ended human ", False),
            Snippet("trafficking", True), Snippet("; ", False), Snippet("traffickers", True), Snippet(" fled.", False),
        )
    }  # fmt: skip
    assert find(Filters(words="thousands")).snippets(["en/wire"])["en/wire"][1:2] == (Snippet("thousands", True),)
    assert find(Filters()).snippets(["en/wire"]) == {}


def test_numbers(find: Find) -> None:
    numbers = find(Filters()).numbers()
    assert (numbers.records, numbers.texts, numbers.totals, numbers.countries) == (6, 5, 1, 4)
    assert (numbers.operations, numbers.cases) == (2, 2)  # two texts tell of Liberterra II
    assert (numbers.first_day, numbers.last_day) == ("2023-02-01", "2024-10-31")


def test_facets(find: Find) -> None:
    facets = find(Filters()).facets()
    assert facets.countries == (Facet("ML", 5), Facet("CR", 2), Facet("FR", 2), Facet("NE", 1))
    assert facets.years == (Facet(2024, 2), Facet(2023, 3), Facet(None, 1))
    assert facets.categories == (
        Facet("victims", 5), Facet("arrests", 3), Facet("minors", 2), Facet("suspects", 2), Facet("drugs", 1),
    )  # fmt: skip
    assert facets.languages == (Facet("en", 4), Facet("fr", 2))
    assert facets.kinds == (Facet("case", 5), Facet("total", 1))
    assert facets.operations == (Facet("Liberterra II", 2), Facet("Épervier", 1))


def test_a_facet_leaves_its_own_filter_out(find: Find) -> None:
    facets = find(Filters(country="FR", year=2023)).facets()
    assert facets.countries == (Facet("ML", 3), Facet("FR", 1), Facet("NE", 1))  # all of 2023
    assert facets.years == (Facet(2023, 1), Facet(None, 1))  # all of France
    assert facets.languages == (Facet("en", 1),)  # both


def test_sums_of_everything_are_the_view(find: Find, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        view = connection.execute("select category, unit, low, high, figures from totals order by 1, 2").fetchall()
    totals = find(Filters()).totals()
    assert [(t.category, t.unit, t.sum.low, t.sum.high, t.sum.figures) for t in totals.totals if t.sum] == view
    assert dict(totals.left_out) == {
        NotSummed.BESIDE_WHOLE: 2, NotSummed.PART: 1, NotSummed.RETOLD: 2, NotSummed.TOTAL: 1,
    }  # fmt: skip


@pytest.mark.parametrize("country", ["ML", "CR", "FR", "NE"])
def test_sums_of_a_country_are_the_view(find: Find, path: Path, country: str) -> None:
    query = "select category, unit, low, high, figures from figures_by_country where country = ? order by 1, 2"
    with closing(sqlite3.connect(path)) as connection:
        view = connection.execute(query, (country,)).fetchall()
    totals = find(Filters(country=country)).totals().totals
    assert [(t.category, t.unit, t.sum.low, t.sum.high, t.sum.figures) for t in totals if t.sum] == view


@pytest.mark.parametrize("year", [2023, 2024])
def test_operations_of_a_year_are_the_view(find: Find, path: Path, year: int) -> None:
    query = "select named_operations, unnamed_cases from operations_by_year where year = ?"
    with closing(sqlite3.connect(path)) as connection:
        view = connection.execute(query, (year,)).fetchone()
    numbers = find(Filters(year=year)).numbers()
    assert (numbers.operations, numbers.cases) == view


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        # Mali alone, and Mali with others: neither what is of Niger and France, nor the total of the year.
        (
            Filters(country="ML", year=2023),
            {Total("victims", None, Sum(10, 10, 1), Sum(7, 7, 1)), Total("drugs", "kg", Sum(2.5, 2.5, 1), None)},
        ),
        (Filters(country="ML", year=2023, category=Category.VICTIMS), {Total("victims", None, Sum(10, 10, 1), Sum(7, 7, 1))}),
        # Part of a figure of Niger and France.
        (Filters(country="NE", category=Category.MINORS), {Total("minors", None, None, Sum(2, 2, 1))}),
        (Filters(kind="total"), set()),
        # What the later text tells anew stands where that text is not looked for.
        (
            Filters(operation="Liberterra", language="en"),
            {
                Total("victims", None, Sum(3000, None, 1)), Total("minors", None, Sum(80, 80, 1)),
                Total("arrests", None, Sum(2517, 2517, 1)), Total("suspects", None, Sum(10, 10, 1)),
            },
        ),
        (
            Filters(operation="Liberterra"),
            {
                Total("victims", None, Sum(3222, 3222, 1)), Total("minors", None, Sum(80, 80, 1)),
                Total("arrests", None, Sum(2517, 2517, 1)), Total("suspects", None, Sum(12, 12, 1)),
            },
        ),
    ],
)  # fmt: skip
def test_sums_under_filters(find: Find, filters: Filters, expected: set[Total]) -> None:
    totals = find(filters).totals().totals
    assert set(totals) == expected
    assert len(totals) == len(expected)


def test_an_event_counts_once_on_map_and_timeline(find: Find) -> None:
    found = find(Filters())
    assert found.by_country() == {"ML": 3, "FR": 2, "CR": 1, "NE": 1}
    assert found.numbers().countries == 4
    points = found.points()
    assert sorted((point.operation or "", point.dates or "") for point in points) == [
        ("", "2023-02"), ("", "2023-05-01"), ("LIBERTERRA « II »", "2024-10"), ("Épervier", ""),
    ]  # fmt: skip
    totals = find(Filters(kind="total"))
    assert totals.by_country() == {"ML": 1}
    assert totals.numbers().countries == 1
    assert [point.dates for point in totals.points()] == ["2023"]


def test_one_document_one_event_and_what_they_say(path: Path) -> None:
    with StoreReader(path) as store:
        every = {rows.document.doc_id: rows for rows in store.document_rows()}
        assert {doc_id: store.document(doc_id) for doc_id in every if doc_id} == every
        assert store.document("en/nothing") is None
        assert store.tellers("en/wire#1") == (
            Teller("fr/bilan#1", "fr/bilan", 1, None, "2024-11-08", "same name", TEXTS["fr/bilan"]),
            Teller("en/wire#1", "en/wire", 1, "Liberterra: thousands freed", "2024-11-06", "same name", TEXTS["en/wire"]),
        )
        assert store.tellers("en/nothing#1") == ()
        (disagreement,) = store.disagreements()
    assert (disagreement.event_id, disagreement.category, disagreement.where) == ("en/wire#1", "suspects", ())
    assert disagreement.figures == (Told("en/wire", "2024-11-06", 10, 10), Told("fr/bilan", "2024-11-08", 12, 12))


def test_failed_and_vanished_texts_are_not_found(path: Path) -> None:
    with StoreWriter(path) as store:
        store.begin_run(Run("0", "{}", "p", "{}"))
        store.mark_vanished("en/wire")
        store.put_failure("en/border", Stamp("c", "m", "i"), "en/border.txt", "en/border.txt: broken")
        store.end_run()
    with StoreReader(path) as store:
        assert ids(store.find(Filters())) == ["fr/bilan#1", "fr/annee#1", "en/bamako#1", "en/bamako#2"]
        assert ids(store.find(Filters(words="mali"))) == ["fr/bilan#1"]
        assert store.document("en/wire") is store.document("en/border") is None
        assert [item.doc_id for item in store.failures()] == ["en/border"]


def test_a_run_that_writes_meanwhile_changes_nothing_that_is_read(path: Path) -> None:
    with StoreReader(path) as store:
        found = store.find(Filters())
        with StoreWriter(path) as writer:
            writer.begin_run(Run("0", "{}", "p", "{}"))
            writer.mark_vanished("en/wire")
            writer.end_run()
        assert len(found.records()) == found.numbers().records == len(store.find(Filters())) == 6


def test_a_count_that_is_a_part_of_itself_holds_nothing_up(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update counts set parent_id = count_id")
    with StoreReader(path) as store:
        found = store.find(Filters(country="ML"))
        found.connection.set_progress_handler(lambda: 1, 1_000_000)  # stops a query that goes on for so many steps
        assert found.totals().totals


def test_a_damaged_store_says_so(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="it is damaged"), StoreReader(path) as store:
        store.find(Filters(words="mali")).totals()
