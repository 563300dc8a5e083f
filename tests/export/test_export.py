"""What every format keeps: whole files or none, the same bytes for the same records, documents taken one by one."""

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.export import Format, Options, export
from pipeline.records import Count, DocumentRecords, Record
from pipeline.rows import DocumentRows, document_rows
from tests.export.samples import hostile, libertad, silent

Sources = Callable[..., list[DocumentRows]]
FILES = {
    Format.CSV: ["counts.csv", "csv-metadata.json", "records.csv", "tables.schema.json"],
    Format.PARQUET: ["counts.parquet", "records.parquet"],
    Format.JSONL: ["documents.jsonl", "documents.schema.json"],
    Format.XLSX: ["records.xlsx"],
    Format.FTM: ["entities.ftm.json"],
}
# Those of annotation tools need texts; they are tested with what they hold, in tests/annotations.
formats = pytest.mark.parametrize("to", [*FILES])


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@formats
def test_what_was_written(source: Sources, tmp_path: Path, to: Format) -> None:
    written = export(source(), to, tmp_path / "deep/out")
    assert [path.name for path in written.files] == FILES[to]
    assert [*written.files] == sorted((tmp_path / "deep/out").iterdir())
    assert (written.documents, written.records, written.counts) == (3, 3, 6)
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


@formats
def test_same_records_give_the_same_bytes(source: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: Format) -> None:
    export(source(), to, tmp_path / "one")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    export(source(hostile(), libertad(), silent()), to, tmp_path / "two")
    assert content(tmp_path / "one") == content(tmp_path / "two")


@formats
def test_nothing_to_export_gives_files_without_rows(tmp_path: Path, to: Format) -> None:
    written = export([], to, tmp_path / "out")
    assert (written.documents, written.records, written.counts) == (0, 0, 0)
    assert [path.name for path in written.files] == FILES[to]


@formats
def test_failure_leaves_everything_as_it_was(
    source: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: Format
) -> None:
    def failing() -> Iterator[DocumentRows]:
        yield from source()
        raise InputError("the store is gone")

    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "temporary").mkdir()
    export(source(), to, tmp_path / "old")
    before = content(tmp_path / "old")
    for folder in ("old", "new"):
        with pytest.raises(InputError, match="the store is gone"):
            export(failing(), to, tmp_path / folder)
    assert content(tmp_path / "old") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "records.jsonl", "temporary"]
    gc.collect()
    assert [*(tmp_path / "temporary").iterdir()] == []


def test_other_files_of_the_folder_stay(source: Sources, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / "documents.jsonl").write_text("old")
    (tmp_path / "out.filet-partial").mkdir()
    (tmp_path / "out.filet-partial/killed.csv").touch()
    export(source(), Format.JSONL, folder)
    export(source(), Format.FTM, folder)
    assert [*content(folder)] == ["documents.jsonl", "documents.schema.json", "entities.ftm.json", "notes.txt"]
    assert content(folder)["documents.jsonl"].startswith(b'{"doc_id"')
    assert content(folder)["notes.txt"] == b"mine"
    assert not (tmp_path / "out.filet-partial").exists()


def test_folder_that_cannot_be_written(source: Sources, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="file: is a file; give the folder"):
        export(source(), Format.CSV, tmp_path / "file")
    with pytest.raises(InputError, match="cannot be written"):
        export(source(), Format.CSV, tmp_path / "file/out")


@pytest.mark.parametrize(("to", "library"), [(Format.PARQUET, "pyarrow"), (Format.XLSX, "openpyxl")])
def test_missing_library_is_named(
    source: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: Format, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(InputError, match=rf"{to} needs {library}, which is not installed; pip install 'filet\[{to}\]'"):
        export(source(), to, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@formats
def test_ten_thousand_counts(tmp_path: Path, to: Format) -> None:
    """Documents are made, written and let go: no more than a few are alive at once."""
    alive = [0, 0]

    class Tracked(DocumentRecords):
        def __del__(self) -> None:
            alive[0] -= 1

    def documents() -> Iterator[DocumentRows]:
        for number in range(1000):
            counts = [Count(category="arrests", value=value) for value in range(1, 11)]
            document = Tracked(doc_id=f"en/{number:04}", language="en", records=[Record(dates="2024-06", counts=counts)])
            alive[0] += 1
            alive[1] = max(alive)
            yield document_rows(document)

    written = export(documents(), to, tmp_path / "out", Options(evidence=True))
    assert (written.documents, written.records, written.counts) == (1000, 1000, 10_000)
    assert alive[1] < 5
