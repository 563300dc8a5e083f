"""What can be exported is known by its content, sorted, and checked before anything is written."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import FiletError, InputError
from pipeline.export import Format, export, open_source
from pipeline.records import Count, DocumentRecords, Evidence, Record, Source, Unassigned
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
        assert source.run is not None
        assert source.run.ended is None


def test_a_store_knows_its_failures_and_its_run(store: Path) -> None:
    with StoreWriter(store) as writer:
        writer.begin_run(Run("0.2", "{}", "p", "{}"))
        writer.put_failure("fr/trois", Stamp(None, "m", "i"), "fr/trois.pdf", "it is no PDF")
        writer.end_run()
    with open_source(store) as source:
        assert [(failure.doc_id, failure.error) for failure in source.failures] == [("fr/trois", "it is no PDF")]
        assert source.run is not None
        assert (source.run.version, source.run.ended is None) == ("0.2", False)


def test_documents_can_be_gone_through_again(store: Path, tmp_path: Path) -> None:
    lines = tmp_path / "records.jsonl"
    lines.write_text(LINE, encoding="utf-8")
    for path in (store, lines):
        with open_source(path) as source:
            first = [*source.documents]
            assert [*source.documents] == first


# --- texts of JSON Lines ----------------------------------------------------------------------------------------------

TEXT = "Épervier 🦅: 12 arrestations."


def told(doc_id: str, path: str | None) -> str:
    start = TEXT.index("12")
    record = Record(
        counts=[
            Count(
                category="arrests", value=12, evidence=[Evidence(start=start, end=start + 15, text="12 arrestations", rule="r")]
            )
        ]
    )
    return DocumentRecords(doc_id=doc_id, language="fr", records=[record], source=Source(path=path)).model_dump_json() + "\n"


@pytest.fixture
def lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Records of texts in the folder ``press``, which ``metadata.csv`` describes; one has changed since, one is gone."""
    for doc_id, text in {"fr/un": TEXT, "fr/changé": f"Le {TEXT}"}.items():
        path = tmp_path / f"press/{doc_id}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "outside.txt").write_text("a secret", encoding="utf-8")
    written = [told(doc_id, f"press/{doc_id}.txt") for doc_id in ("fr/un", "fr/changé", "fr/parti")]
    written.append(DocumentRecords(doc_id="none", language="fr", source=Source(path="../outside.txt")).model_dump_json())
    (tmp_path / "work").mkdir()
    (tmp_path / "work/records.jsonl").write_text("".join(written), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "work/records.jsonl"


def texts(path: Path, folder: Path | None = None) -> dict[str | None, str | None]:
    with open_source(path, folder) as source:
        return {rows.document.doc_id: rows.text for rows in source.documents}


def test_texts_are_read_again_where_their_evidence_still_stands(lines: Path, tmp_path: Path) -> None:
    expected = {"fr/changé": None, "fr/parti": None, "fr/un": TEXT, "none": None}
    assert texts(lines) == expected
    assert texts(lines, tmp_path / "press") == expected


def test_texts_are_found_by_their_name_in_a_folder_that_was_moved(
    lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "press").rename(tmp_path / "moved")
    assert texts(lines)["fr/un"] is None
    monkeypatch.chdir("/")
    assert texts(lines, tmp_path / "moved")["fr/un"] == TEXT


def test_a_path_outside_the_working_directory_is_not_read(lines: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lines.parent)
    assert texts(lines)["none"] is None


def test_a_quantity_in_no_record_must_stand_there_too(lines: Path) -> None:
    document = DocumentRecords(
        doc_id="fr/un",
        language="fr",
        source=Source(path="press/fr/un.txt"),
        unassigned=[Unassigned(start=0, end=2, text="12", value=12, reason="an age")],
    )
    lines.write_text(document.model_dump_json(), encoding="utf-8")
    assert texts(lines) == {"fr/un": None}


def test_a_folder_of_texts_that_is_not_there_is_named(lines: Path) -> None:
    with pytest.raises(InputError, match="nowhere: no such folder"), open_source(lines, Path("nowhere")):
        pass


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read"), open_source(tmp_path / "none.jsonl"):
        pass
