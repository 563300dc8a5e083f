"""Flat rows: ids, bounds, days, and which counts sums take. Each sum is worked out by hand from the text in the comment."""

from collections.abc import Iterable

import pytest

from pipeline.records import Count, CountValue, DocumentRecords, Evidence, Modifier, Record, Source
from pipeline.rows import CountRow, NotSummed, bounds, count_rows, days_of, record_rows


def document(*records: Record) -> DocumentRecords:
    return DocumentRecords(doc_id="en/x", language="en", published="2024-07-01", records=list(records))


def rows_of(*records: Record) -> dict[str, CountRow]:
    return {row.count_id: row for row in count_rows(document(*records))}


def left_out(rows: Iterable[CountRow]) -> dict[str, str]:
    return {row.count_id: row.not_summed for row in rows if row.not_summed is not None}


def test_a_record_row_says_where_it_comes_from() -> None:
    record = Record(operation="Libertad", dates="2018-04-03/2018-04-09", countries=["GY", "LC"])
    source = Source(path="fr/libertad.txt", url="https://example.org/", title="Libertad")
    (row,) = record_rows(DocumentRecords(doc_id="fr/libertad", language="fr", records=[record], source=source))
    assert (row.record_id, row.doc_id, row.position, row.kind) == ("fr/libertad#1", "fr/libertad", 1, "case")
    assert (row.operation, row.dates, row.countries) == ("Libertad", "2018-04-03/2018-04-09", ("GY", "LC"))
    assert (row.date_start, row.date_end, row.year) == ("2018-04-03", "2018-04-09", 2018)
    assert (row.language, row.published, row.path, row.url, row.title) == ("fr", None, "fr/libertad.txt", "https://example.org/", "Libertad")  # fmt: skip


def test_records_and_counts_are_numbered_from_one() -> None:
    part = Count(category="minors", value=85)
    first = Record(counts=[Count(category="arrests", value=3), Count(category="victims", value=94, including=[part])])
    second = Record(counts=[Count(category="arrests", value=1)])
    assert [row.record_id for row in record_rows(document(first, second))] == ["en/x#1", "en/x#2"]
    rows = rows_of(first, second)
    assert list(rows) == ["en/x#1.1", "en/x#1.2", "en/x#1.2.1", "en/x#2.1"]
    assert (rows["en/x#1.2.1"].parent_id, rows["en/x#1.2.1"].position, rows["en/x#1.2.1"].of_category) == ("en/x#1.2", 1, "victims")  # fmt: skip
    assert (rows["en/x#1.2"].parent_id, rows["en/x#1.2"].of_category) == (None, None)


def test_the_first_evidence_stands_in_the_row() -> None:
    seen = [Evidence(start=3, end=5, text="94", rule="a"), Evidence(start=9, end=11, text="94", rule="b")]
    rows = rows_of(Record(counts=[Count(category="victims", value=94, evidence=seen), Count(category="arrests", value=1)]))
    assert [(row.start, row.end, row.text, row.rule) for row in rows.values()] == [(3, 5, "94", "a"), (None, None, None, None)]


@pytest.mark.parametrize(
    ("value", "modifier", "expected"),
    [
        (12, None, (12, 12)),
        ([200, 300], None, (200, 300)),
        (100, Modifier.ABOUT, (100, 100)),
        (350, Modifier.NEARLY, (350, 350)),
        (500, Modifier.MORE_THAN, (500, None)),
        (500, Modifier.AT_LEAST, (500, None)),
        (50, Modifier.LESS_THAN, (0, 50)),
        (0.5, Modifier.AT_MOST, (0, 0.5)),
        ([200, 300], Modifier.MORE_THAN, (200, None)),
        ([200, 300], Modifier.AT_MOST, (0, 300)),
    ],
)
def test_bounds(value: CountValue, modifier: Modifier | None, expected: tuple[float, float | None]) -> None:
    assert bounds(value, modifier) == expected


def test_a_range_has_no_single_value() -> None:
    rows = rows_of(Record(counts=[Count(category="money", value=[200, 300], unit="EUR"), Count(category="arrests", value=2)]))
    assert [(row.value, row.low, row.high) for row in rows.values()] == [(None, 200, 300), (2, 2, 2)]


@pytest.mark.parametrize(
    ("dates", "days", "year"),
    [
        ("2024-06-03", ("2024-06-03", "2024-06-03"), 2024),
        ("2018-04-03/2018-04-09", ("2018-04-03", "2018-04-09"), 2018),
        ("2024-02", ("2024-02-01", "2024-02-29"), 2024),
        ("2023-11/2024-02", ("2023-11-01", "2024-02-29"), 2024),
        ("2018", ("2018-01-01", "2018-12-31"), 2018),
        ("2016-04/..", ("2016-04-01", None), 2016),
        ("../2018-04", (None, "2018-04-30"), 2018),
        ("XXXX-09-29/XXXX-10-04", (None, None), None),
        ("2018-12-30/XXXX-01-03", ("2018-12-30", None), 2018),
        ("198X", ("1980-01-01", "1989-12-31"), None),
        ("0000-02", ("0000-02-01", "0000-02-29"), 0),
        (None, (None, None), None),
    ],
)
def test_days_and_year(dates: str | None, days: tuple[str | None, str | None], year: int | None) -> None:
    assert days_of(dates) == days
    (row,) = record_rows(document(Record(dates=dates)))
    assert (row.date_start, row.date_end, row.year) == (*days, year)


def test_parts_of_the_same_things_are_not_added_to_their_whole() -> None:
    # "46 arrests, 8 of them in Austria; 94 victims, 85 of them minors, 40 of the minors girls, and 12 of the victims men"
    parts = [Count(category="minors", value=85, including=[Count(category="minors", value=40)]), Count(category="men", value=12)]
    rows = rows_of(
        Record(
            countries=["AT", "DE"],
            counts=[
                Count(category="arrests", value=46, including=[Count(category="arrests", value=8, where=["AT"])]),
                Count(category="victims", value=94, including=parts),
            ],
        )
    )
    assert left_out(rows.values()) == {"en/x#1.1.1": NotSummed.PART, "en/x#1.2.1.1": NotSummed.PART}


def test_another_unit_is_no_part() -> None:
    # "2 kg of cocaine and 300 pills of it": told in kilograms and in pieces, and both are sums of their own
    pieces = Count(category="drugs", value=300, unit="pills")
    assert not left_out(rows_of(Record(counts=[Count(category="drugs", value=2, unit="kg", including=[pieces])])).values())


def test_what_is_said_of_a_country_is_not_added_to_the_whole() -> None:
    # "3,222 victims; in Mali 24 victims, 9 of them minors; 5 arrests in Mali": 3,222 victims, 9 minors and 5 arrests
    rows = rows_of(
        Record(
            countries=["CR", "ML"],
            counts=[
                Count(category="victims", value=3222),
                Count(category="victims", value=24, where=["ML"], including=[Count(category="minors", value=9)]),
                Count(category="arrests", value=5, where=["ML"]),
            ],
        )
    )
    assert left_out(rows.values()) == {"en/x#1.2": NotSummed.BESIDE_WHOLE}
    assert [row.counted_under for row in rows.values()] == ["several", "ML", "ML", "ML"]
    assert [row.where for row in rows.values()] == [(), ("ML",), (), ("ML",)]


def test_a_part_may_be_the_whole_of_its_kind() -> None:
    # "94 victims, 85 of them minors; 7 minors in Guyana": the 85 are all minors of the operation
    rows = rows_of(
        Record(
            countries=["GY", "LC"],
            counts=[
                Count(category="victims", value=94, including=[Count(category="minors", value=85)]),
                Count(category="minors", value=7, where=["GY"]),
            ],
        )
    )
    assert left_out(rows.values()) == {"en/x#1.2": NotSummed.BESIDE_WHOLE}


def test_numbers_of_countries_are_not_added_up() -> None:
    # "Operation in 116 countries": the same ones may have taken part in the next operation
    rows = rows_of(Record(counts=[Count(category="countries", value=116), Count(category="arrests", value=5)]))
    assert left_out(rows.values()) == {"en/x#1.1": NotSummed.OVERLAPPING}


def test_a_part_of_a_country_is_no_whole() -> None:
    # "In Guyana 94 victims, 85 of them minors; in Saint Lucia 7 minors": 92 minors
    rows = rows_of(
        Record(
            countries=["GY", "LC"],
            counts=[
                Count(category="victims", value=94, where=["GY"], including=[Count(category="minors", value=85)]),
                Count(category="minors", value=7, where=["LC"]),
            ],
        )
    )
    assert not left_out(rows.values())
    assert sum(row.low for row in rows.values() if row.category == "minors") == 92


def test_totals_are_never_added_to_cases() -> None:
    part = Count(category="minors", value=2)
    rows = rows_of(
        Record(counts=[Count(category="victims", value=5)]),
        Record(dates="2024", total=True, counts=[Count(category="victims", value=600, including=[part])]),
    )
    assert left_out(rows.values()) == {"en/x#2.1": NotSummed.TOTAL, "en/x#2.1.1": NotSummed.TOTAL}
    assert [row.kind for row in record_rows(document(Record(), Record(total=True)))] == ["case", "total"]


@pytest.mark.parametrize(
    ("countries", "where", "expected"),
    [([], [], None), (["FR"], [], "FR"), (["BE", "FR"], [], "several"), (["BE", "FR"], ["FR"], "FR"), (["BE", "DE", "FR"], ["BE", "FR"], "several")],
)  # fmt: skip
def test_the_country_under_which_a_count_is_added_up(countries: list[str], where: list[str], expected: str | None) -> None:
    rows = rows_of(Record(countries=countries, counts=[Count(category="arrests", value=1, where=where)]))
    assert [row.counted_under for row in rows.values()] == [expected]
