"""What can be exported is known by its content, sorted, and checked before anything is written."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import FiletError, InputError
from pipeline.export import Format, export, open_source
from pipeline.records import Count, DocumentRecords, Record
from pipeline.rows import DocumentRows
from pipeline.store import Run, Stamp, StoreWriter
from tests.export.samples import libertad

LINE = '{"doc_id":"en/one","language":"en","records":[]}\n'


def test_documents_are_sorted_by_doc_id(source: Callable[..., list[DocumentRows]]) -> None:
    documents = source()
    assert [rows.document.doc_id for rows in documents] == ["en/=1+1", "en/silent", "fr/libertad"]
    assert [row.record_id for row in documents[2].records] == ["fr/libertad#1", "fr/libertad#2"]
    assert [row.count_id for row in documents[2].counts] == [
        "fr/libertad#1.1",
        "fr/libertad#1.1.1",
        "fr/libertad#1.2",
        "fr/libertad#1.3",
        "fr/libertad#2.1",
    ]
    assert (documents[2].events, documents[2].text) == ((None, None), None)
    assert documents[2].document == libertad()


def test_empty_lines_are_passed_over_and_a_last_line_needs_no_end(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(f"\n{LINE}\n{LINE.replace('one', 'a').strip()}", encoding="utf-8")
    with open_source(path) as source:
        assert (source.texts, source.is_complete) == (2, True)
        assert [rows.document.doc_id for rows in source.documents] == ["en/a", "en/one"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (LINE + "{}\n", "records.jsonl:2: not a line of filet's output: language Field required"),
        (LINE + '{"half', "records.jsonl:2: not a line of filet's output"),
        (LINE + LINE, "records.jsonl:2: 'en/one' is there twice"),
        ("SQLite format 3\0 and no more", "records.jsonl: not a database"),
    ],
)
def test_wrong_content_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FiletError, match=message), open_source(path):
        pass


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two texts on one operation, the later one with another figure, and one that is still to be read."""
    path = tmp_path / "records.db"
    told = {"fr/un": ("2024-06-05", 12), "fr/deux": ("2024-06-07", 14)}
    with StoreWriter(path) as store:
        store.begin_run(Run("0", "{}", "p", "{}"))
        for doc_id, (published, value) in told.items():
            counts = [Count(category="arrests", value=value)]
            record = Record(operation="Épervier", dates="2024-06-04", countries=["SN"], counts=counts)
            document = DocumentRecords(doc_id=doc_id, language="fr", published=published, records=[record])
            store.put(document, Stamp(content_hash=doc_id, metadata_hash="m", identity="i"), f"Le texte {doc_id}.")
        store.end_run()
    return path


def test_a_store_knows_events_and_texts(store: Path) -> None:
    with open_source(store) as source:
        documents = [*source.documents]
        assert (source.texts, source.is_complete) == (2, True)
    assert [rows.document.doc_id for rows in documents] == ["fr/deux", "fr/un"]
    assert [rows.text for rows in documents] == ["Le texte fr/deux.", "Le texte fr/un."]
    assert [rows.events for rows in documents] == [("fr/deux#1",), ("fr/deux#1",)]
    # The figure of the latest document stands.
    assert [count.not_summed for rows in documents for count in rows.counts] == [None, "retold"]


def test_tables_of_a_store(store: Path, tmp_path: Path) -> None:
    for to in (Format.CSV, Format.FTM):
        with open_source(store) as source:
            export(source.documents, to, tmp_path / "out")
    with (tmp_path / "out/records.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["event_id"] for row in csv.DictReader(stream)] == ["fr/deux#1", "fr/deux#1"]
    with (tmp_path / "out/counts.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [(row["value"], row["not_summed"]) for row in csv.DictReader(stream)] == [("14", ""), ("12", "retold")]
    entities = (tmp_path / "out/entities.ftm.json").read_text(encoding="utf-8")
    assert '"bodyText": ["Le texte fr/deux."]' in entities
    assert '"keywords": ["event fr/deux#1"]' in entities


def test_a_store_whose_run_did_not_end_says_so(store: Path) -> None:
    with StoreWriter(store) as writer:
        writer.begin_run(Run("0", "{}", "p", "{}"))
    with open_source(store) as source:
        assert not source.is_complete


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read"), open_source(tmp_path / "none.jsonl"):
        pass
