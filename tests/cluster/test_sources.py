"""A folder or table of texts → partitions: the same texts as on one machine, and the same cut whatever comes or goes."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'filet[ray]'")
fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: pip install 'filet[ray]'")

import pyarrow
import pyarrow.parquet

from pipeline.batch.cluster.sources import ROW_GROUP_BYTES, Partition, TableRows, find_partitions
from pipeline.errors import InputError, MetadataError, ReadError
from pipeline.reading import SourceText, find_texts

NAMES = (
    "a.txt",
    "a-b.txt",
    "a/b.txt",
    "a/b.html",
    "a/README.txt",
    "a/.hidden.txt",
    ".git/c.txt",
    "c/notes.md",
    "c/d.htm",
    "e.pdf",
)
METADATA = "doc_id,published,url,language\na,2024-06-03,https://x.org/a,fr\na/b.txt,2024-06-04,,en\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, name in enumerate(NAMES):
        path = tmp_path / "texts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>Text {number}: 12 arrests.</p>" if path.suffix.startswith(".htm") else f"Text {number}: 12 arrests.")
    (tmp_path / "texts/metadata.csv").write_text(METADATA)
    return tmp_path / "texts"


@pytest.fixture
def bucket(folder: Path) -> Iterator[str]:
    system = fsspec.filesystem("memory")
    system.put(f"{folder}/", "memory://bucket/texts/", recursive=True)
    yield "memory://bucket/texts"
    system.rm("/bucket", recursive=True)


def partitions(source: str | Path, *, run: str = "run", size: int = 256) -> list[Partition]:
    return list(find_partitions(str(source), run=run, size=size))


def texts(source: str | Path) -> list[SourceText]:
    """The texts of a source that can be read, without where each was."""
    found = []
    for partition in partitions(source):
        for item in partition.content:
            try:
                found.append(replace(item.read(), path=None))
            except ReadError:
                found.append(SourceText(text="", doc_id=item.doc_id))
    return found


def test_folder_is_what_find_texts_sees(folder: Path) -> None:
    (partition,) = partitions(folder)
    assert partition.content == tuple(find_texts([folder]))
    assert partition.texts == 6


def test_url_gives_the_same_texts_as_a_folder(folder: Path, bucket: str) -> None:
    here = texts(folder)
    assert [text.doc_id for text in here] == ["a-b", "a", "a/b.html", "a/b.txt", "c/d", "e"]
    assert here[1].published == "2024-06-03"
    assert here[3].language == "en"
    assert texts(bucket) == here
    assert texts(folder.as_uri()) == here


def test_url_below_the_folder_of_metadata(folder: Path, bucket: str) -> None:
    assert [text.doc_id for text in texts(f"{bucket}/a")] == ["a/b.html", "a/b.txt"]
    assert texts(f"{bucket}/a") == texts(folder / "a")


def test_nearer_metadata_wins(folder: Path, bucket: str) -> None:
    fsspec.filesystem("memory").pipe_file("/bucket/texts/a/metadata.csv", b"doc_id,published\nb.txt,2024-01-01\n")
    (folder / "a/metadata.csv").write_text("doc_id,published\nb.txt,2024-01-01\n")
    assert [(text.doc_id, text.published) for text in texts(bucket)][2:4] == [("b.html", None), ("b.txt", "2024-01-01")]
    assert texts(bucket) == texts(folder)


def test_wrong_metadata_of_a_url_is_an_error(bucket: str) -> None:
    fsspec.filesystem("memory").pipe_file("/bucket/texts/metadata.csv", b"doc_id,published\na,yesterday\n")
    with pytest.raises(MetadataError, match=r"memory://.*/metadata.csv:2: published 'yesterday' is not an ISO day"):
        partitions(bucket)


def test_vanished_file_of_a_url_is_a_read_error(bucket: str) -> None:
    (partition,) = partitions(bucket)
    fsspec.filesystem("memory").rm("/bucket/texts/a.txt")
    with pytest.raises(ReadError, match="no such file"):
        next(item for item in partition.content if item.doc_id == "a").read()


def test_one_doc_id_for_two_texts_is_an_error(folder: Path) -> None:
    for name in ("x", "y"):
        (folder / name).mkdir()
        (folder / name / "same.txt").write_text("12 arrests.")
        (folder / name / "metadata.csv").write_text("doc_id,published\nsame,2024-06-03\n")
    for source in (str(folder), folder.as_uri()):
        with pytest.raises(InputError, match=r"y/same.txt: has the doc_id 'same', as .*x/same.txt has"):
            partitions(source)


# --- the cut ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(str(number))
    return folder


def test_partitions_are_about_as_large_as_asked(many: Path) -> None:
    sizes = [partition.texts for partition in partitions(many, size=16)]
    assert sum(sizes) == 400
    assert 10 < sum(sizes) / len(sizes) < 24
    assert max(sizes) <= 32


def test_new_changed_and_vanished_texts_touch_their_own_partitions_only(many: Path) -> None:
    before = partitions(many, size=16)
    (many / "100b.txt").write_text("new")
    (many / "200.txt").write_text("changed")
    (many / "300.txt").unlink()
    after = partitions(many, size=16)
    redone = {partition.key for partition in after} - {partition.key for partition in before}
    assert 3 <= len(redone) <= 6 < len(before)


def test_key_depends_on_run_and_metadata(many: Path) -> None:
    keys = {partition.key for partition in partitions(many, size=16)}
    assert keys == {partition.key for partition in partitions(many, size=16)}
    assert not keys & {partition.key for partition in partitions(many, run="other", size=16)}
    (many / "metadata.csv").write_text("doc_id,published\n100,2024-06-03\n")
    assert len(keys - {partition.key for partition in partitions(many, size=16)}) == 1


def test_large_files_make_small_partitions(tmp_path: Path) -> None:
    for number in range(4):
        with (tmp_path / f"{number}.txt").open("wb") as file:
            file.truncate(20 * 1024 * 1024)
    assert [partition.texts for partition in partitions(tmp_path)] == [1, 1, 1, 1]


# --- tables -----------------------------------------------------------------------------------------------------------


def write_table(path: Path, rows: int = 10, *, first: int = 0, row_group_size: int = 4, **columns: list[object]) -> Path:
    path.parent.mkdir(exist_ok=True)
    numbers = range(first, first + rows)
    table = pyarrow.table({"doc_id": [f"t{n}" for n in numbers], "text": [f"{n} arrests." for n in numbers], **columns})
    pyarrow.parquet.write_table(table, path, row_group_size=row_group_size)
    return path


def test_table_is_cut_within_row_groups(tmp_path: Path) -> None:
    path = write_table(tmp_path / "texts.parquet")
    found = partitions(path, size=3)
    assert [partition.texts for partition in found] == [3, 1, 3, 1, 2]
    assert all(isinstance(partition.content, TableRows) for partition in found)
    assert [row.doc_id for partition in found for row in partition.content] == [f"t{n}" for n in range(10)]
    assert texts(path)[7].text == "7 arrests."
    assert texts(path)[7].content_hash == hashlib.sha256(b"7 arrests.").hexdigest()


def test_table_of_several_files_at_a_url(tmp_path: Path) -> None:
    write_table(tmp_path / "table/one.parquet")
    write_table(tmp_path / "table/two.parquet", first=10)
    assert [text.doc_id for text in texts((tmp_path / "table").as_uri())] == [f"t{n}" for n in range(20)]


def test_optional_columns(tmp_path: Path) -> None:
    path = write_table(
        tmp_path / "texts.parquet",
        3,
        published=[date(2024, 6, 3), None, date(2024, 6, 4)],
        url=["https://x.org", None, None],
        language=["fr-CA", "de", None],
        title=["Titre", None, None],
    )
    assert [(text.published, text.url, text.language, text.title) for text in texts(path)] == [
        ("2024-06-03", "https://x.org", "fr", "Titre"),
        (None, None, None, None),
        ("2024-06-04", None, None, None),
    ]
    path = write_table(tmp_path / "texts.parquet", 2, published=[datetime(2024, 6, 3, 23, 59), None])
    assert [text.published for text in texts(path)] == ["2024-06-03", None]
    path = write_table(tmp_path / "texts.parquet", 3, published=["2024-06-03T10:00:00+02:00", "", "yesterday"])
    assert [text.published for text in texts(path)] == ["2024-06-03", None, "yesterday"]


def test_null_text_costs_one_text(tmp_path: Path) -> None:
    path = write_table(tmp_path / "texts.parquet", 2, text=["One arrest.", None])
    (partition,) = partitions(path)
    one, two = partition.content
    assert one.read().text == "One arrest."
    with pytest.raises(ReadError, match="text of t1 is null"):
        two.read()


def test_table_that_changes_while_it_is_read(tmp_path: Path) -> None:
    path = write_table(tmp_path / "texts.parquet")
    first, *_ = partitions(path)
    write_table(path, 11)
    with pytest.raises(InputError, match="has changed since the run began"):
        list(first.content)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"text": [1, 2]}, "column text is of type int64; make it text"),
        ({"doc_id": ["a", "a"]}, "doc_id 'a' is there twice"),
        ({"doc_id": ["a", None]}, "doc_id is null in 1 rows"),
        ({"author": ["x", "y"]}, "column author is not known; the columns are doc_id, text and"),
        ({"published": [2024, 2023]}, "column published is of type int64"),
    ],
)
def test_table_that_cannot_be_used(tmp_path: Path, columns: dict[str, list[object]], message: str) -> None:
    path = write_table(tmp_path / "texts.parquet", 2, **columns)
    with pytest.raises(InputError, match=message):
        partitions(path)


def test_table_without_the_columns(tmp_path: Path) -> None:
    pyarrow.parquet.write_table(pyarrow.table({"id": ["a"], "text": ["b"]}), tmp_path / "texts.parquet")
    with pytest.raises(InputError, match="no column doc_id among id, text"):
        partitions(tmp_path / "texts.parquet")
    (tmp_path / "texts.parquet").write_bytes(b"PAR1 not at all PAR1")
    with pytest.raises(InputError, match="not readable as Parquet"):
        partitions(tmp_path / "texts.parquet")


def test_row_group_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ROW_GROUP_BYTES == 1 << 30
    monkeypatch.setattr("pipeline.batch.cluster.sources.ROW_GROUP_BYTES", 100)
    with pytest.raises(InputError, match="row_group_size"):
        partitions(write_table(tmp_path / "texts.parquet"))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nowhere", "no such folder or table"),
        ("memory://nowhere/at-all", "no such folder or table"),
        ("nope://bucket", "Protocol not known: nope"),
        ("pyproject.toml", "not a folder, and no .parquet file"),
        ("gold", "no text in it"),
    ],
)
def test_source_with_nothing_to_read(source: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        partitions(source)
