"""The gold folder as the pages see it, and the queue: without a server."""

import json
import os
from pathlib import Path

import pytest

from pipeline.errors import GoldError, InputError
from pipeline.reading import TextFile
from pipeline.records import Category, Count, DocumentRecords, Record, Unassigned
from pipeline.scoring.guide import KnownText
from pipeline.web.annotation import Annotations, place_in, score_of_set
from pipeline.web.gold_files import NO_FILE, Conflict, GoldFolder


def document(doc_id: str, *values: int) -> DocumentRecords:
    counts = [Count(category=Category.ARRESTS, value=value) for value in values]
    return DocumentRecords(doc_id=doc_id, language="en", records=[Record(dates="2024", counts=counts)])


@pytest.fixture
def folder(tmp_path: Path) -> GoldFolder:
    return GoldFolder(tmp_path / "gold", [KnownText("en/a"), KnownText("en/b"), KnownText("../c"), KnownText("/d")])


def test_folder_and_file_are_made_when_they_are_written(folder: GoldFolder) -> None:
    assert folder.read("en/a") == NO_FILE
    file = folder.write("en/a", document("en/a", 3), "")
    assert file == folder.read("en/a")
    assert file.document == document("en/a", 3)
    assert json.loads((folder.folder / "en" / "a.json").read_text(encoding="utf-8"))["doc_id"] == "en/a"


def test_change_on_the_disk_is_seen_and_not_overwritten(folder: GoldFolder) -> None:
    first = folder.write("en/a", document("en/a", 3), "")
    path = folder.folder / "en" / "a.json"
    status = path.stat()
    # The same length, the same time: only the content tells.
    path.write_bytes(path.read_bytes().replace(b"3", b"4"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(Conflict) as caught:
        folder.write("en/a", document("en/a", 5), first.version)
    assert caught.value.file.document == document("en/a", 4)
    assert folder.write("en/a", document("en/a", 5), caught.value.file.version).document == document("en/a", 5)


def test_file_that_cannot_be_replaced_stays_whole(folder: GoldFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    first = folder.write("en/a", document("en/a", 3), "")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for step in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(os, step, full)
            with pytest.raises(GoldError, match="No space left"):
                folder.write("en/a", document("en/a", 4), first.version)
    assert folder.read("en/a") == first
    assert [path.name for path in (folder.folder / "en").iterdir()] == ["a.json"]


@pytest.mark.parametrize("doc_id", ["../c", "/d"])
def test_text_outside_of_its_corpus_has_no_gold_file(folder: GoldFolder, doc_id: str) -> None:
    for use in (lambda: folder.read(doc_id), lambda: folder.write(doc_id, document(doc_id, 1), None)):
        with pytest.raises(InputError, match="cannot be the name of a file"):
            use()
    assert not (folder.folder.parent / "c.json").exists()


@pytest.mark.parametrize("doc_id", ["", "en", "en/c", "en/a.json", "en/../en/a"])
def test_unknown_text(folder: GoldFolder, doc_id: str) -> None:
    with pytest.raises(KeyError):
        folder.read(doc_id)


def test_folder_in_the_place_of_a_file(folder: GoldFolder) -> None:
    (folder.folder / "en" / "a.json").mkdir(parents=True)
    with pytest.raises(GoldError, match="cannot be read"):
        folder.read("en/a")


# --- the queue ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def annotations(tmp_path: Path) -> Annotations:
    names = ["en/a", "en/b", "en/c", "en/d", "en/e"]
    files = {name: TextFile(tmp_path / f"{name}.txt", name) for name in names}
    return Annotations(files, GoldFolder(tmp_path / "gold", [KnownText(name) for name in names]))


def with_unassigned(doc_id: str, number: int) -> DocumentRecords:
    rest = [Unassigned(start=0, end=1, text="1", value=1, reason="counts nothing")] * number
    return document(doc_id, 3).model_copy(update={"unassigned": rest})


def test_queue(annotations: Annotations) -> None:
    for name in ("en/a", "en/b", "en/d"):
        annotations.gold.write(name, document(name, 3), None)
    annotations.predicted |= {
        "en/a": with_unassigned("en/a", 1),
        "en/d": with_unassigned("en/d", 4),
        "en/e": with_unassigned("en/e", 9),
    }
    queue = annotations.queue()
    # Without gold; then by quantities that were not assigned; then those that were not read.
    assert [entry.doc_id for entry in queue] == ["en/c", "en/e", "en/d", "en/a", "en/b"]
    assert [place_in(queue, name).next for name in ("en/c", "en/b")] == ["en/e", None]
    place = place_in(queue, "en/d")
    assert (place.number, place.total, place.left, place.previous, place.next) == (3, 5, 2, "en/e", "en/a")
    assert list(annotations.unread()) == ["en/b"]


def test_score_of_the_set(annotations: Annotations) -> None:
    annotations.gold.write("en/a", document("en/a", 3, 4), None)
    annotations.gold.write("en/b", document("en/b", 3), None)
    annotations.predicted["en/a"] = document("en/a", 3)
    score = score_of_set(annotations.queue())
    assert (score.scored, score.annotated, score.texts) == (1, 2, 5)
    assert (score.score.slots.counts.tp, score.score.slots.counts.fn) == (1, 1)
    # A correction is in it at once; a file that breaks the guide is out.
    annotations.gold.write("en/a", document("en/a", 3), None)
    assert score_of_set(annotations.queue()).score.slots.counts.fn == 0
    annotations.gold.write("en/a", document("en/b", 3), None)
    assert score_of_set(annotations.queue()).scored == 0
    assert [entry.is_valid for entry in annotations.queue() if entry.doc_id == "en/a"] == [False]
