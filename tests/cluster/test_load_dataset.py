"""A dataset → a store: the records that were written, once each, however often it is loaded."""

from pathlib import Path

import pytest

for name in ("ray", "pyarrow", "fsspec"):
    pytest.importorskip(name, reason=f"{name} is not installed: pip install 'filet[ray]'")

from pipeline import Extractor, Failure, SourceText
from pipeline.batch import Outcome
from pipeline.batch.cluster import load_dataset
from pipeline.batch.cluster.dataset import Dataset
from pipeline.batch.identity import RunIdentity
from pipeline.errors import InputError
from pipeline.reading import TextFile
from pipeline.store import StoreReader

IDENTITY = RunIdentity("0.1.0", (("fr_core_news_md", "3.8.0"),), "ff", "auto")


def write(folder: Path, outcomes: list[Outcome], *, key: str = "a", with_text: bool = True) -> str:
    dataset = Dataset(str(folder))
    dataset.claim("texts", IDENTITY)
    dataset.write(key * 32, outcomes, identity=IDENTITY.key, with_text=with_text)
    return str(folder)


def make_outcome(extractor: Extractor, doc_id: str, number: int = 12) -> Outcome:
    text = f"On 3 June 2024 police arrested {number} suspects, including 3 women, in Dakar."
    source = SourceText(text=text, doc_id=doc_id, content_hash=str(number))
    (result,) = extractor.extract_many([source])
    return Outcome(TextFile(Path(f"{doc_id}.txt"), doc_id), source, result)


def test_load(tmp_path: Path, extractor: Extractor) -> None:
    one, two = make_outcome(extractor, "one"), make_outcome(extractor, "two", 40)
    failed = Outcome(TextFile(Path("x.pdf"), "x"), None, Failure("x", "x.pdf", "no page"))
    url, store = write(tmp_path / "dataset", [one, failed, two]), tmp_path / "records.db"
    assert [row.doc_id for row in load_dataset(url, store)] == ["one", "two", "x"]
    with StoreReader(store) as reader:
        assert list(reader.documents()) == [one.result, two.result]
    # Again: what is as it was is passed over, what came is taken.
    three = make_outcome(extractor, "three", 7)
    write(tmp_path / "dataset", [three], key="b")
    assert [row.doc_id for row in load_dataset(url, store)] == ["x", "three"]
    with StoreReader(store) as reader:
        assert {document.doc_id for document in reader.documents()} == {"one", "two", "three"}


def test_what_cannot_be_loaded(tmp_path: Path, extractor: Extractor) -> None:
    with pytest.raises(InputError, match="no dataset of filet"):
        list(load_dataset(str(tmp_path), tmp_path / "records.db"))
    url = write(tmp_path / "dataset", [make_outcome(extractor, "one")], with_text=False)
    with pytest.raises(InputError, match="was written with --no-text"):
        list(load_dataset(url, tmp_path / "records.db"))
