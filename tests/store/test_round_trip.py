"""What is read from a store is what was written into it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.records import Count, DocumentRecords, Evidence, Modifier, Passage, Record, RecordEvidence, Source, Unassigned
from pipeline.rows import count_rows, record_rows
from pipeline.store import StoreReader

MakeStore = Callable[..., Path]


def seen(start: int, text: str) -> Evidence:
    return Evidence(start=start, end=start + len(text), text=text, rule="test: rule")


FULL = DocumentRecords(
    doc_id="fr/libertad",
    language="fr",
    published="2018-04-30",
    source=Source(path="corpus/fr/libertad.txt", url=None, title="Opération « Libertad »\x00"),
    unassigned=[
        Unassigned(start=3, end=5, text="34", value=34, reason="an age"),
        Unassigned(start=7, end=9, text="2 à 3", value=[2, 3.5], reason="a rank"),
    ],
    unread=[Passage(start=100, end=140, language="de")],
    records=[
        Record(
            operation="Libertad",
            dates="2018-04-03/2018-04-09",
            countries=["LC", "GY"],
            evidence=RecordEvidence(
                operation=[seen(4, "Libertad"), seen(40, "LIBERTAD")],
                dates=[seen(60, "du 3 au 9 avril")],
                countries={"LC": [seen(90, "Sainte-Lucie")], "GY": [seen(110, "Guyana"), seen(120, "Guyana")]},
            ),
            counts=[
                Count(category="victims", value=350, modifier=Modifier.NEARLY, presumed=True, label="victimes 🙂"),
                Count(
                    category="victims",
                    value=94,
                    where=["GY"],
                    evidence=[seen(200, "94"), seen(220, "94 victimes")],
                    including=[
                        Count(category="minors", value=85, including=[Count(category="minors", value=12, where=["GY"])]),
                        Count(category="women", value=9),
                    ],
                ),
                *(Count(category="arrests", value=number) for number in range(1, 12)),
                Count(category="drugs", value=0.048, unit="kg"),
                Count(category="drugs", value=8.0, unit="kg"),
                Count(category="money", value=[200, 300.5], unit="EUR", modifier=Modifier.MORE_THAN),
                Count(category="money", value=10**30, unit="EUR"),
                Count(category="money", value=[1, 10**30], unit="EUR", modifier=Modifier.AT_MOST),
            ],
        ),
        Record(total=True, dates="2018", evidence=RecordEvidence()),
    ],
)


def test_what_is_read_is_what_was_written(make_store: MakeStore) -> None:
    bare = DocumentRecords(doc_id="en/nothing", language="en")
    with StoreReader(make_store(FULL, bare)) as store:
        documents = list(store.documents())
    assert documents == [bare, FULL]
    assert [item.model_dump_json() for item in documents] == [bare.model_dump_json(), FULL.model_dump_json()]


def test_rows_are_those_of_the_documents(make_store: MakeStore) -> None:
    with StoreReader(make_store(FULL)) as store:
        assert list(store.record_rows()) == list(record_rows(FULL))
        assert list(store.count_rows()) == list(count_rows(FULL))


def test_great_figures_do_not_break_sums(make_store: MakeStore) -> None:
    counts = [Count(category="money", value=2**63 - 1, unit="EUR"), Count(category="money", value=10**30, unit="EUR")]
    path = make_store(DocumentRecords(doc_id="a", language="en", records=[Record(counts=counts)]))
    with sqlite3.connect(path) as connection:
        ((low,),) = connection.execute("select low from totals").fetchall()
    assert low == pytest.approx(1e30)


def test_full_text_search_finds_words_without_their_accents(make_store: MakeStore) -> None:
    other = DocumentRecords(doc_id="en/other", language="en", source=Source(title="Raid in Élancourt"))
    path = make_store(FULL, other, texts={"fr/libertad": "L'opération a été menée."})
    query = "select doc_id from documents_fts join documents on documents.id = documents_fts.rowid where documents_fts match ?"
    with sqlite3.connect(path) as connection:
        assert connection.execute(query, ("operation",)).fetchall() == [("fr/libertad",)]
        assert connection.execute(query, ("title: elancourt",)).fetchall() == [("en/other",)]
        assert connection.execute(query, ("absent",)).fetchall() == []
        connection.execute("insert into documents_fts (documents_fts) values ('integrity-check')")
