"""Outcomes → parts of a dataset: whole or not there, nothing twice, readable by others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'filet[ray]'")
fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: pip install 'filet[ray]'")

import pyarrow.dataset
import pyarrow.parquet

from pipeline import DocumentRecords, Extractor, Failure, SourceText
from pipeline.arrow import make_schema
from pipeline.batch.cluster.dataset import Dataset, Tally
from pipeline.batch.identity import RunIdentity, metadata_hash
from pipeline.batch.outcomes import Outcome
from pipeline.errors import InputError
from pipeline.reading import TextFile
from pipeline.rows import CountRow, count_rows, record_rows

IDENTITY = RunIdentity("0.1.0", (("fr_core_news_md", "3.8.0"),), "ff", "auto")
KEYS = tuple(digit * 32 for digit in "abc")


def make_outcome(doc_id: str, extractor: Extractor) -> Outcome:
    source = SourceText(text="Police arrested 12 suspects, including 3 women, in Dakar.", doc_id=doc_id, content_hash="ff")
    return Outcome(TextFile(Path(f"{doc_id}.txt"), doc_id), source, extractor.extract(source.text, doc_id=doc_id))


@pytest.fixture(params=["folder", "url"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "folder":
        yield str(tmp_path / "dataset")
    else:
        yield "memory://dataset"
        fsspec.filesystem("memory").rm("/dataset", recursive=True)


def rows(dataset: Dataset, table: str) -> list[dict[str, object]]:
    found = pyarrow.dataset.dataset(f"{dataset.root}/{table}", format="parquet", filesystem=dataset.system)
    return found.to_table().to_pylist()  # type: ignore[no-any-return]


def test_parts_hold_the_rows_and_the_whole_result(url: str, extractor: Extractor) -> None:
    dataset = Dataset(url)
    dataset.claim("texts", IDENTITY)
    good = make_outcome("en/one", extractor)
    bad = Outcome(TextFile(Path("en/two.pdf"), "en/two"), None, Failure("en/two", "en/two.pdf", "no page"))
    assert dataset.write(KEYS[0], [good, bad], identity="i", with_text=True) == Tally(KEYS[0], 2, 1, 1, 2)
    assert dataset.finished() == {KEYS[0]}
    assert dataset.finished(without_failures=True) == set()
    (document,) = rows(dataset, "documents")
    assert isinstance(good.result, DocumentRecords)
    assert DocumentRecords.model_validate_json(str(document["json"])) == good.result
    assert good.source is not None
    assert (document["text"], document["content_hash"], document["counts"]) == (good.source.text, "ff", 2)
    (record,) = rows(dataset, "records")
    (expected,) = record_rows(good.result)
    assert record == {name: list(value) if isinstance(value := getattr(expected, name), tuple) else value for name in record}
    assert [row["count_id"] for row in rows(dataset, "counts")] == [row.count_id for row in count_rows(good.result)]
    assert [row["not_summed"] for row in rows(dataset, "counts")] == [None, None]
    (failure,) = rows(dataset, "failures")
    assert (failure["doc_id"], failure["path"], failure["error"], failure["content_hash"]) == (
        "en/two",
        "en/two.pdf",
        "no page",
        None,
    )
    assert failure["metadata_hash"] == document["metadata_hash"] == metadata_hash(good.file)


def test_what_no_utf8_can_hold_costs_one_text(url: str, extractor: Extractor) -> None:
    dataset = Dataset(url)
    dataset.claim("texts", IDENTITY)
    strange = [make_outcome("one\udce9", extractor), make_outcome("two", extractor)]
    assert dataset.write(KEYS[0], strange, identity="i", with_text=True) == Tally(KEYS[0], 2, 1, 1, 2)
    (failure,) = rows(dataset, "failures")
    assert failure["doc_id"] == r"one\udce9"
    assert "cannot be written" in str(failure["error"])
    assert [row["doc_id"] for row in rows(dataset, "counts")] == ["two", "two"]


def test_text_can_be_kept_out(url: str, extractor: Extractor) -> None:
    dataset = Dataset(url)
    dataset.claim("texts", IDENTITY)
    dataset.write(KEYS[0], [make_outcome("one", extractor)], identity="i", with_text=False)
    (document,) = rows(dataset, "documents")
    assert document["text"] is None


def test_partition_without_a_row_is_readable(url: str) -> None:
    dataset = Dataset(url)
    dataset.claim("texts", IDENTITY)
    dataset.write(KEYS[0], [], identity="i", with_text=True)
    assert [rows(dataset, table) for table in ("documents", "records", "counts", "failures")] == [[], [], [], []]
    found = pyarrow.parquet.read_schema(f"{dataset.root}/counts/part-{KEYS[0]}.parquet", filesystem=dataset.system)
    assert found.equals(make_schema(CountRow))


def test_same_partition_again_doubles_nothing(url: str, extractor: Extractor) -> None:
    dataset = Dataset(url)
    dataset.claim("texts", IDENTITY)
    for _ in range(2):
        dataset.write(KEYS[0], [make_outcome("one", extractor)], identity="i", with_text=True)
    assert len(rows(dataset, "documents")) == 1


def test_stale_and_unfinished_parts_go(url: str, extractor: Extractor) -> None:
    dataset = Dataset(url)
    dataset.claim("texts", IDENTITY)
    for key in KEYS:
        dataset.write(key, [make_outcome(key[0], extractor)], identity="i", with_text=True)
    # What a run that was killed can leave: parts that nothing calls finished, and half a file that no reader takes.
    dataset.system.rm(f"{dataset.root}/_finished/{KEYS[2]}.json")
    if dataset.is_local:
        (Path(dataset.root) / "counts/.part-x.parquet.99.partial").write_bytes(b"PAR")
        assert len(rows(dataset, "counts")) == 6
    assert dataset.keep({KEYS[0]}) == 1
    assert dataset.finished() == {KEYS[0]}
    assert [row["doc_id"] for row in rows(dataset, "documents")] == ["a"]
    assert sorted(dataset.system.find(dataset.root)) == [
        f"{dataset.root}/{name}"
        for name in (
            f"_finished/{KEYS[0]}.json",
            *(f"{table}/part-{KEYS[0]}.parquet" for table in ("counts", "documents", "failures")),
            "filet.json",
            f"records/part-{KEYS[0]}.parquet",
        )
    ]


def test_dataset_belongs_to_one_source(url: str) -> None:
    assert not Dataset(url).is_there()
    Dataset(url).check("texts")
    Dataset(url).claim("texts", IDENTITY)
    assert Dataset(url).is_there()
    Dataset(url).check("texts")
    with pytest.raises(InputError, match="holds the results of texts; give another folder for those of other"):
        Dataset(url).check("other")


def test_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("")
    with pytest.raises(InputError, match="is not empty and no dataset of filet"):
        Dataset(str(tmp_path)).check("texts")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_dataset_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be used"):
        Dataset(str(tmp_path / "file/dataset")).claim("texts", IDENTITY)
