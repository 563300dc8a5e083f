"""The trained parts run with less work: what they say is what spaCy's own say, on real texts and odd ones."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import get_model_meta, get_package_path

from pipeline import inference
from pipeline.inference import speed_up
from pipeline.loading import compact_regex
from pipeline.nlp import LanguageTable, find_model
from pipeline.rules import LANGUAGES, default_rules

CORPUS = Path(__file__).parent.parent / "corpus"
ODD = [
    "",
    "\n",
    "!",
    "a" * 300,
    "Rien.\n\n\n  Deux   espaces\u00a0; l'enfant, aujourd'hui.\t",
    "It's 5 o'clock, y'all: don't, can't, won't — they'd've.\n\nEnd",
    "😀 مرحبا Ω 李小龍 naïve\u200b",
    "12 " * 700,
]


def load(language: str) -> Language:
    table = default_rules().table(f"{language}/language.toml", LanguageTable).model
    name = find_model(language, table)
    components: list[str] = get_model_meta(get_package_path(name))["components"]
    with compact_regex():
        return spacy.load(name, exclude=[part for part in components if part not in table.keep])


@pytest.fixture(scope="module", params=LANGUAGES)
def pair(request: pytest.FixtureRequest) -> tuple[Language, Language, list[str]]:
    """A model as spaCy loads it, the same sped up, and texts."""
    stock, fast = load(request.param), load(request.param)
    speed_up(fast)
    return stock, fast, ODD + [path.read_text("utf-8") for path in sorted(CORPUS.glob(f"{request.param}/*.txt"))[::12]]


def answers(doc: Doc) -> list[object]:
    return [
        [(token.text, token.norm_) for token in doc],
        [token.pos_ for token in doc],
        [(ent.start, ent.end, ent.label_) for ent in doc.ents],
    ]


@pytest.mark.parametrize("batch", [1, 7])
def test_same_answers(pair: tuple[Language, Language, list[str]], batch: int) -> None:
    stock, fast, texts = pair
    for own, other in zip(fast.pipe(texts, batch_size=batch), stock.pipe(texts, batch_size=batch), strict=True):
        assert answers(own) == answers(other)
        if len(own):
            np.testing.assert_allclose(own.tensor, other.tensor, atol=2e-4)


def test_the_same_after_words_were_forgotten(pair: tuple[Language, Language, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    stock, fast, texts = pair
    expected = [answers(doc) for doc in stock.pipe(texts[-6:])]
    monkeypatch.setattr(inference, "WORDS_KEPT", 50)
    assert [answers(doc) for doc in fast.pipe(texts[-6:], batch_size=2)] == expected
    tables = [node.attrs["vectors"] for _, part in fast.components if hasattr(part, "model") for node in part.model.walk()
              if node.name == "filet_tok2vec"]  # fmt: skip
    assert tables
    assert all(len(table.rows) < 1000 for table in tables)


def test_slices_do_not_show(pair: tuple[Language, Language, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    _, fast, texts = pair
    whole = [doc.tensor for doc in fast.pipe(texts[-2:])]
    monkeypatch.setattr(inference, "SLICE", 5)
    for one, other in zip(whole, [doc.tensor for doc in fast.pipe(texts[-2:])], strict=True):
        np.testing.assert_allclose(one, other, atol=2e-4)


def test_a_sped_up_model_is_not_trained(pair: tuple[Language, Language, list[str]]) -> None:
    _, fast, _ = pair
    model = fast.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    with pytest.raises(NotImplementedError, match=r"load it with spacy\.load\(\)"):
        model([fast.make_doc("Three arrests")], is_train=True)


def test_numpy_keeps_its_threads(pair: tuple[Language, Language, list[str]]) -> None:
    """Only our own products are held to one thread."""
    from threadpoolctl import threadpool_info, threadpool_limits

    _, fast, texts = pair
    with threadpool_limits(2, user_api="blas"):
        before = threadpool_info()
        fast(texts[-1])
        assert threadpool_info() == before
