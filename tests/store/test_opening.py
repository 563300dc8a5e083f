"""What a store refuses, and that nothing is harmed by it: other files, other versions, a full disk, locks."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.records import Count, DocumentRecords, Record
from pipeline.store import Run, Stamp, StoreReader, StoreWriter, connection
from pipeline.store.lock import is_locked

MakeStore = Callable[..., Path]
STAMP = Stamp("c", "m", "i")


def document(doc_id: str) -> DocumentRecords:
    return DocumentRecords(doc_id=doc_id, language="en", records=[Record(counts=[Count(category="arrests", value=1)])])


def write(path: Path, *doc_ids: str) -> None:
    with StoreWriter(path) as store:
        store.begin_run(Run("0", "{}", "p", "{}"))
        for doc_id in doc_ids:
            store.put(document(doc_id), STAMP, f"Text of {doc_id}.")
        store.end_run()


def doc_ids(path: Path) -> list[str | None]:
    with StoreReader(path) as store:
        return [item.doc_id for item in store.documents()]


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("create table notes (note)")


def newer_store(path: Path) -> None:
    write(path, "a")
    with closing(sqlite3.connect(path)) as store:
        store.execute("pragma user_version = 99")
        store.execute("pragma journal_mode = delete")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_text("doc_id,published\n" * 100), "not a database; it is left as it is"),
        (other_database, "a database, but not one of filet; it is left as it is"),
        (newer_store, r"written by a newer filet \(schema 99, this one has 2\); update filet"),
        (lambda path: path.mkdir(), "it is not a file"),
    ],
)
def test_what_is_no_store_is_refused_and_left_alone(tmp_path: Path, make: Callable[[Path], object], message: str) -> None:
    path = tmp_path / "other.db"
    make(path)
    before = {item.name: item.read_bytes() for item in tmp_path.iterdir() if item.is_file()}
    for use in (write, doc_ids):
        with pytest.raises(StoreError, match=message):
            use(path)
    assert {item.name: item.read_bytes() for item in tmp_path.iterdir() if item.is_file()} == before


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    path.touch()
    write(path, "a")
    assert doc_ids(path) == ["a"]


def test_there_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"records\.db: no such file; give a database made by filet batch"):
        doc_ids(tmp_path / "records.db")


def test_there_is_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"the folder .*/absent does not exist; make it"):
        write(tmp_path / "absent/records.db")


def test_a_name_with_signs_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a?mode=ro#b %41 é.db"
    write(path, "a")
    assert doc_ids(path) == ["a"]


def test_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "records.db"
    write(path, "a")
    connect = connection._connect
    monkeypatch.setattr(connection, "_connect", lambda path, _: connect(path, "ro"))
    with pytest.raises(StoreError, match=r"records\.db: it is read-only; make it and its folder writable"):
        write(path, "b")
    assert doc_ids(path) == ["a"]


def test_locked_by_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "records.db"
    write(path, "a")
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(StoreError, match="another program has held it locked"):
            write(path, "b")
    write(path, "b")
    assert doc_ids(path) == ["a", "b"]


def test_readers_read_on_while_a_run_writes(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    write(path, "a")
    with StoreWriter(path) as store, StoreReader(path) as reader:
        store.begin_run(Run("0", "{}", "p", "{}"))
        store.put(document("b"), STAMP, "")
        store.commit()
        assert [item.doc_id for item in reader.documents()] == ["a"]
        assert doc_ids(path) == ["a", "b"]
        began = time.monotonic()
        store.end_run()
        assert time.monotonic() - began < connection.PATIENCE / 2  # it does not wait for the reader
        assert [item.doc_id for item in reader.documents()] == ["a"]


def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    write(path, "a")

    def fill() -> None:
        with StoreWriter(path) as store:
            store.begin_run(Run("0", "{}", "p", "{}"))
            pages = store._connection.execute("pragma page_count").fetchone()[0]
            store._connection.execute(f"pragma max_page_count = {pages + 5}")
            store.put(document("b"), STAMP, "")
            store.commit()
            store.put(document("c"), STAMP, "x" * 100_000)

    with pytest.raises(StoreError, match="the disk is full; what was saved so far is whole, make room and run the same command"):
        fill()
    assert doc_ids(path) == ["a", "b"]
    write(path, "c")
    assert doc_ids(path) == ["a", "b", "c"]
    with closing(sqlite3.connect(path)) as store:
        assert store.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    holder = f"import time; from pathlib import Path; from pipeline.store import StoreWriter\nwith StoreWriter(Path({str(path)!r})): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", holder], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(StoreError, match=r"records\.db: another run is writing into it; wait until it has ended"):
            write(path, "a")
        process.kill()
        process.wait()
        write(path, "a")
    assert doc_ids(path) == ["a"]


def test_one_lock_for_all_names_of_a_store(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    write(path, "a")
    (tmp_path / "link.db").symlink_to(path)
    with StoreWriter(path), pytest.raises(StoreError, match="another run is writing into it"):
        write(tmp_path / "link.db", "b")


def test_an_interrupted_run_is_not_complete(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    with StoreWriter(path) as store:
        store.begin_run(Run("0", "{}", "p", "{}"))
        store.put(document("a"), STAMP, "")
    with StoreReader(path) as reader:
        assert not reader.is_complete()
    write(path)
    with StoreReader(path) as reader:
        assert reader.is_complete()


class StopError(BaseException):
    """As Ctrl-C: no Exception."""


def test_a_text_is_stored_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "records.db"
    write(path, "a")

    def stop(*_: object) -> None:
        raise StopError

    def write_and_stop() -> None:
        with StoreWriter(path) as store:
            store.begin_run(Run("0", "{}", "p", "{}"))
            store.put(document("b"), STAMP, "")
            monkeypatch.setattr("pipeline.store.writer.insert_records", stop)
            store.put(document("a"), STAMP, "new")

    with pytest.raises(StopError):
        write_and_stop()
    assert doc_ids(path) == ["a", "b"]
    with StoreReader(path) as reader:
        assert dict(reader.texts()) == {"a": "Text of a.", "b": ""}
        assert len(list(reader.count_rows())) == 2


def test_events_are_joined_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "records.db"
    named = DocumentRecords(doc_id="n", language="en", records=[Record(operation="Sirocco")])
    with StoreWriter(path) as store:
        store.begin_run(Run("0", "{}", "p", "{}"))
        store.put(named, STAMP, "")
        store.end_run()

    def stop(opened: sqlite3.Connection) -> None:
        opened.execute("delete from events")
        raise StopError

    monkeypatch.setattr("pipeline.store.writer.join_events", stop)
    with pytest.raises(StopError):
        write(path, "b")
    with StoreReader(path) as reader:
        assert [event.record_ids for event in reader.events()] == [("n#1",)]
        assert not reader.is_complete()


def test_whether_a_run_is_writing(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    assert not is_locked(path)
    with StoreWriter(path):
        assert is_locked(path)
        assert is_locked(path)  # to look takes nothing away
    assert not is_locked(path)
    write(path, "a")
