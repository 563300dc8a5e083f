"""The texts of the benchmarks: distinct, of the length of articles, the same for the same seed."""

from itertools import islice
from pathlib import Path
from statistics import quantiles

from texts import SHORT, make_texts, write_texts

from pipeline.reading import find_texts


def test_the_same_seed_gives_the_same_text_whatever_the_number() -> None:
    assert list(islice(make_texts(10**9), 20)) == list(make_texts(20))
    assert next(make_texts(1, seed=1)).text != next(make_texts(1)).text


def test_texts_are_distinct_and_as_long_as_articles() -> None:
    texts = list(make_texts(600))
    assert len({item.text for item in texts}) == len({item.doc_id for item in texts}) == 600
    first, median, third = quantiles((len(item.text) for item in texts), n=4)
    assert 2300 < first < 2800 < median < 3500 < third < 4200
    first, _, third = quantiles((len(item.text) for item in make_texts(600, length=SHORT)), n=4)
    assert 350 < first < third < 900


def test_shares() -> None:
    texts = list(make_texts(600))
    assert 0.4 < sum(item.language == "fr" for item in texts) / 600 < 0.6
    assert 0.02 < sum(item.mixed for item in texts) / 600 < 0.09
    assert 0.15 < sum(item.empty for item in texts) / 600 < 0.26
    assert {item.language for item in make_texts(20, languages=("en",), mixed=0)} == {"en"}


def test_the_vocabulary_grows() -> None:
    texts = [set(item.text.split()) for item in make_texts(400)]
    seen = set().union(*texts[:300])
    assert len(set().union(*texts[300:]) - seen) / 100 > 5


def test_a_folder(tmp_path: Path) -> None:
    texts = list(make_texts(3, length=SHORT))
    assert write_texts(tmp_path, texts, metadata=True) == sum(len(item.text) for item in texts)
    files = list(find_texts([tmp_path]))
    assert [file.doc_id for file in files] == [item.doc_id for item in texts]
    assert [file.path.read_text("utf-8") for file in files] == [item.text for item in texts]
    assert [file.published for file in files] == [item.published.isoformat() for item in texts]
