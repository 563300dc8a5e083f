"""``filet report``: what ``filet batch`` wrote → one page; complaints name what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from pipeline.cli.options import WrittenIn
from pipeline.view.words import LANGUAGES

Run = Callable[..., Result]


def test_every_language_of_the_pages_can_be_asked_for() -> None:
    assert [language.value for language in WrittenIn] == list(LANGUAGES)


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Police operations in 3 press texts"), ("fr", "Opérations de police dans 3 textes")]
)
def test_report(run: Run, corpus: Path, tmp_path: Path, language: str, title: str) -> None:
    run("batch", corpus, "-o", tmp_path / "records.jsonl")
    output = tmp_path / "report.html"
    result = run("report", tmp_path / "records.jsonl", "-o", output, "--lang", language, "--corpus", corpus)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"filet: 3 texts, 2 records → {output} ({output.stat().st_size / 1e6:.1f} MB)\n"
    assert f"<title>{title}" in output.read_text(encoding="utf-8")


def test_texts_that_are_not_found_are_told(run: Run, corpus: Path, tmp_path: Path) -> None:
    run("batch", corpus, "-o", tmp_path / "records.jsonl")
    result = run("report", tmp_path / "records.jsonl", "-o", tmp_path / "report.html", "--corpus", tmp_path / "gold")
    assert result.exit_code == 0
    assert "3 of 3 texts are not at hand or have changed since" in result.stderr


@pytest.mark.parametrize(
    ("source", "options", "message"),
    [
        ("none.jsonl", [], "does not exist"),
        ("corpus/fr/un.txt", [], "un.txt:1: not a line of filet's output"),
        ("records.jsonl", ["--corpus", "nowhere"], "nowhere: no such folder"),
        ("records.jsonl", ["-o", "."], "cannot be written"),
    ],
)
def test_wrong_arguments_give_exit_code_2(
    run: Run, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, options: list[str], message: str
) -> None:
    run("batch", corpus, "-o", tmp_path / "records.jsonl")
    monkeypatch.chdir(tmp_path)
    result = run("report", tmp_path / source, *options)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert not (tmp_path / "report.html").exists()
