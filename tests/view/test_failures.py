"""Every sentence with which reading refuses a file has words in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from pipeline.view.words import load_words

FILES = sorted((Path(pipeline.__file__).parent / "reading").glob("*.py"))


def _sentences() -> Iterator[str]:
    """The messages of ReadError behind the name of the file, a 7 for whatever is filled in."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ReadError":
                (message,) = node.args
                assert isinstance(message, ast.JoinedStr)
                parts = [str(part.value) if isinstance(part, ast.Constant) else "7" for part in message.values]
                yield "".join(parts).removeprefix("7: ")


@pytest.mark.parametrize("sentence", [*_sentences(), "took longer than 7 s; see whether filet text can read it, or split it"])
def test_a_failure_has_words(sentence: str) -> None:
    french = load_words("fr").failure(sentence)
    assert french != sentence
    assert french.count("7") == sentence.count("7")
    assert load_words("en").failure(sentence) == sentence


def test_reading_has_sentences() -> None:
    assert len([*_sentences()]) > 15


def test_what_is_filled_in_stays_as_it_is() -> None:
    words = load_words("fr")
    assert words.failure("a damaged PDF ({x} <b>); save or download it again").startswith("un PDF endommagé ({x} <b>)")
    assert words.failure("something new {error}") == "something new {error}"
