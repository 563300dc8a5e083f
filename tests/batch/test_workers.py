"""Texts in several processes: the same outcomes as in one, and a text that cannot be read is a failure like any other."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from pipeline import Extractor
from pipeline.batch import extract_files, extract_in_workers, workers
from pipeline.batch.supervisor import Lost
from pipeline.errors import PatternsError
from pipeline.extract import Failure
from pipeline.reading import TextFile, find_texts

CORPUS = Path(__file__).parents[2] / "corpus"


def some_files(tmp_path: Path) -> list[TextFile]:
    """Eight texts of each language and one that cannot be read."""
    texts = [file for language in ("fr", "en") for file in islice(find_texts([CORPUS / language]), 8)]
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 no page")
    return [*texts, TextFile(broken, "broken"), texts[0]]


def test_outcomes_are_those_of_one_process(extractor: Extractor, tmp_path: Path) -> None:
    files = some_files(tmp_path)
    expected = list(extract_files(extractor, files))
    assert [type(outcome.result).__name__ for outcome in expected].count("Failure") == 1
    assert list(extract_in_workers(iter(files), workers=2, timeout=60)) == expected


def test_language_and_patterns_reach_the_workers(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Police arrested 12 people.", encoding="utf-8")
    (outcome,) = extract_in_workers([TextFile(text, "text")], workers=1, language="fr")
    assert not isinstance(outcome.result, Failure)
    assert outcome.result.language == "fr"
    with pytest.raises(PatternsError, match="none"):
        list(extract_in_workers([TextFile(text, "text")], workers=1, patterns=tmp_path / "none"))


def test_lost_text_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    file = TextFile(Path("a/b.pdf"), "b")
    monkeypatch.setattr(workers.Supervisor, "run", lambda _, files: ((file, Lost("took longer than 3 s")) for file in files))
    (outcome,) = extract_in_workers([replace(file)], workers=1)
    assert (outcome.file, outcome.source) == (file, None)
    assert isinstance(outcome.result, Failure)
    assert (outcome.result.doc_id, outcome.result.path) == ("b", "a/b.pdf")
    assert outcome.result.error.startswith("a/b.pdf: took longer than 3 s; ")
