"""Records of several documents that tell of one event: which are joined, which are not, and whose figures stand."""

import itertools
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.records import Count, DocumentRecords, Record
from pipeline.store import StoreReader
from pipeline.store.events import operation_key, text_hash

MakeStore = Callable[..., Path]


def told(doc_id: str, published: str | None, *records: Record) -> DocumentRecords:
    return DocumentRecords(doc_id=doc_id, language="en", published=published, records=list(records))


def events_of(path: Path) -> list[tuple[str, ...]]:
    with StoreReader(path) as store:
        return [event.record_ids for event in store.events()]


def summed(path: Path, columns: str = "count_id") -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"select {columns} from counts where not_summed is null order by count_id").fetchall()


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Liberterra II", "LIBERTERRA II"),
        ("Liberterra II", "Liberterra 2"),
        ("Épervier", "Operation Epervier"),
        ("Passe-Muraille", "« Passe Muraille »"),
    ],
)
def test_names_that_are_the_same(name: str, other: str) -> None:
    assert operation_key(name) == operation_key(other)


@pytest.mark.parametrize(
    ("name", "other"), [("Liberterra", "Liberterra II"), ("Liberterra II", "Liberterra III"), ("Sirocco", "Mistral")]
)
def test_names_that_are_not(name: str, other: str) -> None:
    assert operation_key(name) != operation_key(other)


@pytest.mark.parametrize("name", [None, "", "«»"])
def test_no_name(name: str | None) -> None:
    assert operation_key(name) is None


@pytest.mark.parametrize(
    ("dates", "other", "joined"),
    [
        ("2024-06-03", "2024-06-03/2024-06-09", True),
        ("2024-06-03", "2024-06", True),
        ("2024-06-03", None, True),
        ("2024-06-03", "XXXX-06-03", True),
        (None, None, True),
        ("2024-05/..", "2024-06-03", True),
        ("../2024-07", "2024-06-03", True),
        ("2024-06-03", "2024-06-04", False),
        ("2023", "2024", False),
        ("2024-07/..", "2024-06-03", False),
    ],
)
def test_the_same_name_with_and_without_compatible_dates(
    make_store: MakeStore, dates: str | None, other: str | None, joined: bool
) -> None:
    path = make_store(
        told("a", "2024-06-20", Record(operation="Sirocco", dates=dates)),
        told("b", "2024-06-21", Record(operation="SIROCCO", dates=other)),
    )
    assert events_of(path) == ([("a#1", "b#1")] if joined else [("a#1",), ("b#1",)])


def test_documents_that_are_published_years_apart_tell_of_two_events(make_store: MakeStore) -> None:
    records = [Record(operation="Sirocco")]
    path = make_store(told("a", "2018-06-20", *records), told("b", "2024-06-21", *records), told("c", None, *records))
    assert events_of(path) == [("a#1", "c#1"), ("b#1",)]


def test_two_editions_in_one_document_stay_two_events(make_store: MakeStore) -> None:
    path = make_store(
        told("a", "2024-06-20", Record(operation="Sirocco", dates="2024"), Record(operation="Sirocco")),
        told("b", "2024-06-20", Record(operation="Sirocco", dates="2024-06")),
    )
    assert events_of(path) == [("a#1", "b#1"), ("a#2",)]


def test_an_undated_record_does_not_join_what_is_years_apart(make_store: MakeStore) -> None:
    path = make_store(
        told("a", None, Record(operation="Sirocco", dates="2022")),
        told("b", None, Record(operation="Sirocco")),
        told("c", None, Record(operation="Sirocco", dates="2024")),
    )
    assert events_of(path) == [("a#1", "b#1"), ("c#1",)]


def test_copies_of_a_text_are_one_event_though_each_has_its_own_tuesday(make_store: MakeStore) -> None:
    path = make_store(
        told("a", "2024-06-05", Record(operation="Sirocco", dates="2024-06-04")),
        told("b", "2024-06-12", Record(operation="Sirocco", dates="2024-06-11")),
        told("c", "2024-06-12", Record(operation="Sirocco", dates="2024-06-11")),
        texts={"a": TEXT, "b": TEXT},
    )
    assert events_of(path) == [("a#1", "b#1"), ("c#1",)]


def test_a_year_before_the_calendar_is_no_day(make_store: MakeStore) -> None:
    record = Record(operation="Sirocco", dates="0000")
    assert events_of(make_store(told("a", None, record), told("b", None, record))) == [("a#1", "b#1")]


def test_totals_are_no_events(make_store: MakeStore) -> None:
    record = Record(operation="Sirocco", dates="2024", total=True)
    assert events_of(make_store(told("a", None, record), told("b", None, record))) == []


TEXT = "Police arrested two men in Lyon on Tuesday and seized a car, the ministry said."


@pytest.mark.parametrize(
    ("text", "other", "joined"),
    [
        (TEXT, TEXT, True),
        (TEXT, "  POLICE arrested two men in Lyon – on Tuesday – and seized a car, the ministry said!\n", True),
        (TEXT, TEXT.replace("two", "three"), False),
        ("2 arrests.", "2 arrests.", False),
    ],
)
def test_records_without_a_name_are_joined_for_the_same_text_alone(
    make_store: MakeStore, text: str, other: str, joined: bool
) -> None:
    counts = [Count(category="arrests", value=2)]
    path = make_store(
        told("a", "2024-06-05", Record(dates="2024-06-04", counts=counts)),
        told("b", "2024-06-06", Record(dates="2024-06-04", counts=counts)),
        texts={"a": text, "b": other},
    )
    assert events_of(path) == ([("a#1", "b#1")] if joined else [])
    assert len(summed(path)) == (1 if joined else 2)


def test_a_text_that_comes_again_months_later_is_of_another_event(make_store: MakeStore) -> None:
    path = make_store(
        told("a", "2024-06-05", Record(dates="2024-06-04")),
        told("b", "2024-09-06", Record(dates="2024-09-04")),
        told("c", "2024-06-12", Record(dates="2024-06-11")),  # a week later "on Tuesday" means another day
        texts=dict.fromkeys("abc", TEXT),
    )
    assert events_of(path) == [("a#1", "c#1")]


def test_copies_of_a_text_are_joined_record_by_record(make_store: MakeStore) -> None:
    records = [Record(counts=[Count(category="arrests", value=2)]), Record(counts=[Count(category="arrests", value=3)])]
    path = make_store(told("a", None, *records), told("b", None, *records), texts=dict.fromkeys("ab", TEXT))
    assert events_of(path) == [("a#1", "b#1"), ("a#2", "b#2")]
    assert summed(path, "sum(low)") == [(5,)]


def test_a_hash_is_of_letters_and_digits() -> None:
    assert text_hash(TEXT) == text_hash(TEXT.upper().replace(" ", "\u00a0 "))
    assert text_hash(TEXT) != text_hash(TEXT + " Two")
    assert text_hash("…") is None


def test_the_figures_of_the_latest_document_stand(make_store: MakeStore) -> None:
    def sirocco(doc_id: str, published: str | None, *counts: Count) -> DocumentRecords:
        return told(doc_id, published, Record(operation="Sirocco", countries=["FR", "ML"], counts=list(counts)))

    path = make_store(
        sirocco("a", "2024-06-05", Count(category="arrests", value=9), Count(category="vehicles", value=2)),
        sirocco("b", "2024-06-03", Count(category="arrests", value=7), Count(category="drugs", value=4, unit="kg")),
        sirocco("c", "2024-06-05", Count(category="arrests", value=8, including=[Count(category="women", value=1)])),
        sirocco("d", None, Count(category="arrests", value=99), Count(category="drugs", value=5), Count(category="women", value=3)),
    )  # fmt: skip
    # c is the latest (of the same day as a, and behind it); kilograms and pieces are told apart.
    assert summed(path) == [("a#1.2",), ("b#1.2",), ("c#1.1",), ("c#1.1.1",), ("d#1.2",)]


def test_a_figure_of_the_whole_event_stands_for_those_of_its_countries(make_store: MakeStore) -> None:
    def sirocco(doc_id: str, published: str, *counts: Count) -> DocumentRecords:
        return told(doc_id, published, Record(operation="Sirocco", countries=["FR", "ML", "TG"], counts=list(counts)))

    path = make_store(
        sirocco("a", "2024-06-01", Count(category="arrests", value=50), Count(category="victims", value=4, where=["FR"])),
        sirocco(
            "b",
            "2024-06-02",
            Count(category="arrests", value=9, where=["ML"]),
            Count(category="victims", value=5, where=["ML", "TG"]),
        ),
        sirocco("c", "2024-06-03", Count(category="victims", value=6, where=["TG"])),
    )
    assert summed(path) == [("a#1.1",), ("a#1.2",), ("c#1.1",)]


def test_the_order_of_writing_makes_no_difference(make_store: MakeStore) -> None:
    documents = [
        told("a", "2024-06-05", Record(operation="Sirocco", dates="2024-06", counts=[Count(category="arrests", value=1)])),
        told("b", "2024-06-04", Record(operation="Sirocco", dates="2024-06-03", counts=[Count(category="arrests", value=2)])),
        told("c", None, Record(operation="Sirocco", counts=[Count(category="arrests", value=3)])),
        told("d", "2024-06-05", Record(operation="Sirocco", dates="2024-06-29", counts=[Count(category="arrests", value=4)])),
    ]
    found = set()
    for number, order in enumerate(itertools.permutations(documents)):
        path = make_store(*order, name=f"{number}.db")
        with StoreReader(path) as store:
            found.add((tuple(store.events()), tuple(store.count_rows())))
    assert len(found) == 1


def test_joining_is_taken_back(make_store: MakeStore) -> None:
    counts = [Count(category="arrests", value=1)]
    path = make_store(
        told("a", "2024-06-05", Record(operation="Sirocco", counts=counts)),
        told("b", "2024-06-05", Record(operation="Sirocco", counts=counts)),
    )
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("delete from events")
        connection.execute("update counts set not_summed = null where not_summed = 'retold'")
        assert connection.execute("select low from totals").fetchall() == [(2,)]


def test_why_records_are_in_an_event_is_kept(make_store: MakeStore) -> None:
    path = make_store(
        told("a", "2024-06-05", Record(operation="Sirocco", dates="2024-06-03")),
        told("b", "2024-06-05", Record(operation="Sirocco")),
        told("c", None, Record(operation="Mistral")),
        told("d", None, Record()),
        told("e", None, Record()),
        texts={"d": TEXT, "e": TEXT},
    )
    with StoreReader(path) as store:
        reasons = {
            record_id: reason
            for event in store.events()
            for record_id, reason in zip(event.record_ids, event.reasons, strict=True)
        }
    assert reasons == {
        "a#1": "same name",
        "b#1": "same name, no date",
        "c#1": "the only document that names it",
        "d#1": "same text, no date",
        "e#1": "same text, no date",
    }
