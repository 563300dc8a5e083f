"""Every view with a figure worked out by hand from the documents of this page."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.records import Count, DocumentRecords, Evidence, Modifier, Record, Source

MakeStore = Callable[..., Path]

RELEASE = DocumentRecords(
    doc_id="en/release",
    language="en",
    published="2024-11-06",
    source=Source(path="en/release.txt", url="https://example.org/release", title="Release"),
    records=[
        # Told again, with later figures, by the report below.
        Record(
            operation="Liberterra II",
            dates="2024-09-29/2024-10-04",
            countries=["CR", "ML"],
            counts=[
                Count(
                    category="victims", value=3000, modifier=Modifier.MORE_THAN, including=[Count(category="minors", value=80)]
                ),
                Count(category="arrests", value=2517),
            ],
        ),
        Record(
            dates="2023-05-01",
            countries=["FR"],
            counts=[
                Count(
                    category="victims",
                    value=10,
                    including=[Count(category="minors", value=4), Count(category="victims", value=3)],
                ),
                Count(category="minors", value=2),
                Count(category="drugs", value=[2, 3.5], unit="kg"),
                Count(category="drugs", value=1.5, unit="kg", modifier=Modifier.AT_MOST),
                Count(category="drugs", value=7),
            ],
        ),
        Record(dates="2024", total=True, countries=["FR"], counts=[Count(category="victims", value=1000)]),
    ],
)
REPORT = DocumentRecords(
    doc_id="fr/report",
    language="fr",
    published="2024-11-08",
    records=[
        Record(
            operation="LIBERTERRA « II »",
            dates="2024-09/2024-10",
            countries=["CR", "ML"],
            counts=[
                Count(category="victims", value=3222, evidence=[Evidence(start=5, end=10, text="3 222", rule="test")]),
                Count(category="victims", value=24, where=["ML"]),
                Count(category="suspects", value=5, where=["ML"]),
                Count(category="suspects", value=6, where=["CR"]),
                Count(category="suspects", value=1, where=["CR", "ML"]),
            ],
        ),
        Record(counts=[Count(category="arrests", value=2, modifier=Modifier.AT_LEAST)]),
        Record(dates="2023", countries=["FR"], counts=[Count(category="deaths", value=1)]),
    ],
)  # fmt: skip


@pytest.fixture
def ask(make_store: MakeStore) -> Iterator[Callable[[str], list[tuple[object, ...]]]]:
    with closing(sqlite3.connect(make_store(RELEASE, REPORT))) as connection:
        yield lambda query: connection.execute(query).fetchall()


Ask = Callable[[str], list[tuple[object, ...]]]


def test_operations_by_year(ask: Ask) -> None:
    # 2023: two cases in France. 2024: Liberterra II, told twice. No year: the two arrests of the report.
    assert ask("select * from operations_by_year order by year") == [(None, 0, 1, 1), (2023, 0, 2, 2), (2024, 1, 0, 2)]


def test_figures_by_year(ask: Ask) -> None:
    assert ask("select * from figures_by_year order by year, category, unit") == [
        (None, "arrests", None, 2, None, 1, 1),
        (2023, "deaths", None, 1, 1, 1, 0),
        (2023, "drugs", None, 7, 7, 1, 0),
        (2023, "drugs", "kg", 2, 5.0, 2, 0),  # 2 to 3.5, and 0 to 1.5
        (2023, "minors", None, 6, 6, 2, 0),
        (2023, "victims", None, 10, 10, 1, 0),  # the 3 are a part of the 10
        (2024, "arrests", None, 2517, 2517, 1, 0),  # only the release counts them
        (2024, "minors", None, 80, 80, 1, 0),
        (2024, "suspects", None, 12, 12, 3, 0),
        (2024, "victims", None, 3222, 3222, 1, 0),  # not the 3,000 of the release, nor the 24 in Mali, nor the year's 1,000
    ]


def test_figures_by_country(ask: Ask) -> None:
    assert ask("select country, category, low, high from figures_by_country where unit is null order by 1, 2") == [
        ("CR", "suspects", 6, 6),
        ("FR", "deaths", 1, 1),
        ("FR", "drugs", 7, 7),
        ("FR", "minors", 6, 6),
        ("FR", "victims", 10, 10),
        ("ML", "suspects", 5, 5),
        ("several countries", "arrests", 2517, 2517),
        ("several countries", "minors", 80, 80),
        ("several countries", "suspects", 1, 1),
        ("several countries", "victims", 3222, 3222),
        ("unknown", "arrests", 2, None),
    ]


def test_people_by_country(ask: Ask) -> None:
    columns = "country, victims_low, victims_high, minors_low, minors_among_victims_low, suspects_low, arrests_low, arrests_high, deaths_low"
    assert ask(f"select {columns} from people_by_country order by country") == [
        ("CR", 0, 0, 0, 0, 6, 0, 0, 0),
        ("FR", 10, 10, 6, 4, 0, 0, 0, 1),
        ("ML", 0, 0, 0, 0, 5, 0, 0, 0),
        ("several countries", 3222, 3222, 80, 80, 1, 2517, 2517, 0),
        ("unknown", 0, 0, 0, 0, 0, 2, None, 0),
    ]


def test_totals(ask: Ask) -> None:
    assert ask("select * from totals where category in ('arrests', 'victims') order by category") == [
        ("arrests", None, 2519, None, 2, 1, 2, 2),
        ("victims", None, 3232, 3232, 2, 0, 2, 2),
    ]


def test_the_same_totals_by_every_view(ask: Ask) -> None:
    for category, unit, low in ask("select category, unit, low from totals"):
        for view in ("figures_by_year", "figures_by_country"):
            assert ask(f"select sum(low) from {view} where category = '{category}' and unit is '{unit or ''}'" if unit else f"select sum(low) from {view} where category = '{category}' and unit is null") == [(low,)]  # fmt: skip


def test_disagreements(ask: Ask) -> None:
    # "More than 3,000" and 3,222 agree.
    assert ask("select * from disagreements") == []


def test_figures_say_why_they_are_left_out(ask: Ask) -> None:
    assert ask("select count_id, not_summed from figures where not_summed is not null order by 1") == [
        ("en/release#1.1", "retold"),
        ("en/release#2.1.2", "part"),
        ("en/release#3.1", "total"),
        ("fr/report#1.2", "beside_whole"),
    ]
    assert ask("select operation, year, quote, event_id from figures where value = 3222") == [
        ("LIBERTERRA « II »", 2024, "3 222", "en/release#1")
    ]


def test_a_disagreement_names_the_documents(make_store: MakeStore) -> None:
    def told(doc_id: str, published: str, *counts: Count) -> DocumentRecords:
        return DocumentRecords(
            doc_id=doc_id, language="en", published=published, records=[Record(operation="Sirocco", counts=list(counts))]
        )

    path = make_store(
        told("en/a", "2024-06-03", Count(category="arrests", value=12), Count(category="victims", value=3)),
        told("en/b", "2024-06-02", Count(category="arrests", value=10), Count(category="victims", value=3)),
        told("en/c", "2024-06-04", Count(category="arrests", value=12)),
    )
    with closing(sqlite3.connect(path)) as connection:
        ((event_id, operation, category, unit, where, least, most, documents, figures),) = connection.execute(
            "select * from disagreements"
        )
    assert (event_id, operation, category, unit, where, least, most, documents) == (
        "en/a#1",
        "Sirocco",
        "arrests",
        None,
        None,
        10,
        12,
        3,
    )
    assert [(item["doc_id"], item["low"]) for item in json.loads(figures)] == [("en/b", 10), ("en/a", 12), ("en/c", 12)]
