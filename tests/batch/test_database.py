"""A folder into a store: the same command again reads only what is missing. The engine is a fake that needs no model."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.batch import Outcome
from pipeline.batch.database import DatabaseRun, write_database
from pipeline.batch.identity import RunIdentity
from pipeline.batch.stream import Readable, read_one
from pipeline.errors import InputError, StoreError
from pipeline.extract import Failure
from pipeline.reading import find_texts
from pipeline.records import Count, DocumentRecords, Record, RecordEvidence, Source
from pipeline.store import StoreReader

IDENTITY = RunIdentity(version="0", models=(("model", "1"),), patterns="p", language="auto")


def engine(files: Iterable[Readable]) -> Iterator[Outcome]:
    """Takes the number that a text is for a count of arrests; "FAIL" fails, "HALF" gives half a character."""
    for file in files:
        source = read_one(file)
        if isinstance(source, Failure):
            yield Outcome(file, None, source)
        elif "FAIL" in source.text:
            yield Outcome(file, source, Failure(file.doc_id, str(file.path), "the text says FAIL"))
        else:
            label = "\ud800" if "HALF" in source.text else None
            counts = [Count(category="arrests", value=int(source.text))] if source.text.isdigit() else []
            record = (
                Record(operation=label, counts=counts, evidence=RecordEvidence())
                if label is None
                else Record.model_construct(operation=label, countries=[], counts=[], dates=None, evidence=None, total=False)
            )
            yield Outcome(
                file, source,
                DocumentRecords.model_construct(
                    doc_id=file.doc_id, language="en", published=source.published, records=[record],
                    source=Source(path=source.path), unassigned=[], unread=[],
                ),
            )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    for number in (1, 2, 3):
        path = folder / f"en/{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(number), encoding="utf-8")
    return folder


Update = Callable[..., list[str]]


@pytest.fixture
def update(folder: Path, tmp_path: Path) -> Update:
    """``update(identity=…, keep_text=…)`` brings records.db up to date with the folder and gives the doc_ids that were read."""

    def run(identity: RunIdentity = IDENTITY, *, keep_text: bool = True) -> list[str]:
        outcomes = write_database(
            find_texts([folder]), tmp_path / "records.db", engine=engine, identity=identity, keep_text=keep_text
        )
        return [outcome.file.doc_id for outcome in outcomes]

    return run


def ask(tmp_path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(tmp_path / "records.db")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_the_same_again_reads_nothing(update: Update, tmp_path: Path) -> None:
    assert update() == ["en/1", "en/2", "en/3"]
    assert update() == []
    assert ask(tmp_path, "select texts, unchanged, done, failed, vanished, records from runs") == [
        (3, 0, 3, 0, 0, 3),
        (3, 3, 0, 0, 0, 0),
    ]
    assert ask(tmp_path, "select low from totals") == [(6,)]


def test_what_has_changed_is_read_again(update: Update, folder: Path, tmp_path: Path) -> None:
    update()
    (folder / "en/2.txt").write_text("20", encoding="utf-8")
    (folder / "en/4.txt").write_text("4", encoding="utf-8")
    assert update() == ["en/2", "en/4"]
    assert ask(tmp_path, "select low from totals") == [(28,)]
    assert ask(tmp_path, "select doc_id, text from documents order by doc_id") == [
        ("en/1", "1"),
        ("en/2", "20"),
        ("en/3", "3"),
        ("en/4", "4"),
    ]


def test_a_row_of_metadata_is_part_of_a_text(update: Update, folder: Path) -> None:
    update()
    (folder / "metadata.csv").write_text("doc_id,published\nen/1,2024-06-03\n", encoding="utf-8")
    assert update() == ["en/1"]


@pytest.mark.parametrize(
    "other",
    [
        replace(IDENTITY, version="1"),
        replace(IDENTITY, models=(("model", "2"),)),
        replace(IDENTITY, patterns="q"),
        replace(IDENTITY, language="fr"),
    ],
)
def test_all_is_read_again_when_the_results_may_differ(update: Update, other: RunIdentity) -> None:
    update()
    assert update(other) == ["en/1", "en/2", "en/3"]


def test_what_has_vanished_counts_no_more_until_it_is_back(update: Update, folder: Path, tmp_path: Path) -> None:
    update()
    text = (folder / "en/3.txt").read_bytes()
    (folder / "en/3.txt").unlink()
    assert update() == []
    assert ask(tmp_path, "select doc_id, status from documents where status <> 'done'") == [("en/3", "vanished")]
    assert ask(tmp_path, "select low from totals") == [(3,)]
    assert ask(tmp_path, "select vanished from runs order by run_id") == [(0,), (1,)]
    assert update() == []
    (folder / "en/3.txt").write_bytes(text)
    assert update() == []
    assert ask(tmp_path, "select low from totals") == [(6,)]


def test_what_failed_is_tried_again(update: Update, folder: Path, tmp_path: Path) -> None:
    (folder / "en/2.txt").write_text("FAIL", encoding="utf-8")
    assert update() == ["en/1", "en/2", "en/3"]
    assert ask(tmp_path, "select doc_id, path, error from failures") == [("en/2", str(folder / "en/2.txt"), "the text says FAIL")]
    assert update() == ["en/2"]
    (folder / "en/2.txt").unlink()
    assert update() == []
    (folder / "en/2.txt").write_text("FAIL", encoding="utf-8")
    assert update() == ["en/2"]
    (folder / "en/2.txt").write_text("2", encoding="utf-8")
    assert update() == ["en/2"]
    assert ask(tmp_path, "select * from failures") == []
    assert ask(tmp_path, "select low from totals") == [(6,)]


def test_a_text_that_fails_now_has_no_records_of_before(update: Update, folder: Path, tmp_path: Path) -> None:
    update()
    (folder / "en/2.txt").write_text("FAIL", encoding="utf-8")
    assert update() == ["en/2"]
    assert ask(tmp_path, "select low from totals") == [(4,)]
    assert ask(tmp_path, "select status, count(*) from documents group by 1") == [("done", 2), ("failed", 1)]


def test_half_a_character_costs_one_text(update: Update, folder: Path, tmp_path: Path) -> None:
    (folder / "en/2.txt").write_text("HALF", encoding="utf-8")
    update()
    ((doc_id, error),) = ask(tmp_path, "select doc_id, error from failures")
    assert doc_id == "en/2"
    assert "cannot be stored" in str(error)
    assert ask(tmp_path, "select low from totals") == [(4,)]


def test_another_path_to_the_same_folder_is_no_change(update: Update, folder: Path, tmp_path: Path) -> None:
    update()
    other = tmp_path / "moved"
    folder.rename(other)
    outcomes = write_database(find_texts([other]), tmp_path / "records.db", engine=engine, identity=IDENTITY)
    assert list(outcomes) == []
    with StoreReader(tmp_path / "records.db") as store:
        assert [document.source and document.source.path for document in store.documents()] == [
            str(other / f"en/{n}.txt") for n in (1, 2, 3)
        ]


def test_two_texts_with_one_doc_id_are_refused_before_anything_is_read(folder: Path, tmp_path: Path) -> None:
    for place in ("a", "b"):
        (folder / place).mkdir()
        (folder / place / "one.txt").write_text("1", encoding="utf-8")
        (folder / place / "metadata.csv").write_text("doc_id\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"one\.txt: has the doc_id 'one', as .*one\.txt has"):
        list(write_database(find_texts([folder]), tmp_path / "records.db", engine=engine, identity=IDENTITY))


def test_without_texts(update: Update, tmp_path: Path) -> None:
    update(keep_text=False)
    assert ask(tmp_path, "select distinct text from documents") == [(None,)]
    with pytest.raises(InputError, match="made with --no-text; give --no-text again"):
        update()
    assert update(keep_text=False) == []


def test_texts_are_taken_out_of_the_file_itself(update: Update, folder: Path, tmp_path: Path) -> None:
    (folder / "en/2.txt").write_text("a secret source in Vannes", encoding="utf-8")
    update()
    assert b"secret source" in (tmp_path / "records.db").read_bytes()
    with DatabaseRun(tmp_path / "records.db", IDENTITY, keep_text=False) as run:
        assert run.compare(find_texts([folder])).dropped_texts
        assert list(run.write(engine)) == []
    assert all(b"secret" not in path.read_bytes() for path in tmp_path.glob("records.db*"))
    assert ask(tmp_path, "select count(*) from documents_fts where documents_fts match 'secret'") == [(0,)]


def test_what_was_yielded_is_saved_when_it_ends_early(folder: Path, tmp_path: Path, update: Update) -> None:
    outcomes = write_database(find_texts([folder]), tmp_path / "records.db", engine=engine, identity=IDENTITY)
    assert next(outcomes).file.doc_id == "en/1"
    outcomes.close()
    assert ask(tmp_path, "select doc_id, status from documents") == [("en/1", "done")]
    assert ask(tmp_path, "select done, ended is null from runs") == [(1, 1)]
    assert update() == ["en/2", "en/3"]


def test_a_second_run_is_refused(folder: Path, tmp_path: Path, update: Update) -> None:
    with DatabaseRun(tmp_path / "records.db", IDENTITY) as run:
        run.compare(find_texts([folder]))
        with pytest.raises(StoreError, match="another run is writing into it"):
            update()
    assert update() == ["en/1", "en/2", "en/3"]
