"""``filet batch``: one line a text in sorted order, failures beside it, nothing half written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def test_batch(run: Run, corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "records.jsonl"
    result = run("batch", corpus, "-o", output)
    assert (result.exit_code, result.stdout) == (0, "")
    documents = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [document["doc_id"] for document in documents] == ["en/one", "en/two", "fr/un"]
    assert documents[0]["published"] == "2024-06-03"
    assert documents[0]["records"][0]["counts"][0]["evidence"][0]["text"] == "12 arrests"
    assert f"filet: 3 texts → {output}" in result.stderr
    assert [path.name for path in tmp_path.glob("records*")] == ["records.jsonl"]


def test_failures_are_reported_and_stop_nothing(run: Run, corpus: Path, tmp_path: Path) -> None:
    (corpus / "en/a.txt").write_text("FAIL", encoding="utf-8")
    (corpus / "en/z.pdf").write_bytes(b"%PDF-1.7 no page")
    output = tmp_path / "records.jsonl"
    result = run("batch", corpus, "-o", output)
    assert result.exit_code == 1
    documents = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [document["doc_id"] for document in documents] == ["en/one", "en/two", "fr/un"]
    failures = [json.loads(line) for line in (tmp_path / "records.errors.jsonl").read_text().splitlines()]
    assert [(failure["doc_id"], failure["path"]) for failure in failures] == [
        ("en/a", str(corpus / "en/a.txt")),
        ("en/z", str(corpus / "en/z.pdf")),
    ]
    assert failures[0]["error"] == "the text says FAIL"
    assert f"filet: {corpus / 'en/a.txt'}: the text says FAIL" in result.stderr
    assert "2 of 5 texts failed" in result.stderr
    assert "Traceback" not in result.stderr


def test_errors_of_an_earlier_run_go_away(run: Run, corpus: Path, tmp_path: Path) -> None:
    output, errors = tmp_path / "records.jsonl", tmp_path / "records.errors.jsonl"
    (corpus / "en/a.txt").write_text("FAIL", encoding="utf-8")
    assert run("batch", corpus, "-o", output).exit_code == 1
    assert errors.exists()
    (corpus / "en/a.txt").write_text("4 arrests", encoding="utf-8")
    assert run("batch", corpus, "-o", output).exit_code == 0
    assert not errors.exists()


def test_same_folder_gives_the_same_file(run: Run, corpus: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / name for name in ("one.jsonl", "two.jsonl")]
    for output in outputs:
        run("batch", corpus, "-o", output)
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


def test_device_is_written_directly(run: Run, corpus: Path) -> None:
    assert run("batch", corpus, "-o", "/dev/null").exit_code == 0
    assert not Path("/dev/null.errors.jsonl").exists()


@pytest.mark.parametrize(
    ("folder", "output", "message"),
    [
        ("none", "records.jsonl", "does not exist"),
        ("corpus", "none/records.jsonl", "cannot be written"),
        ("corpus", "gold", "cannot be written"),
        ("gold", "records.jsonl", "no text in it"),
        ("corpus/fr/un.txt", "records.jsonl", "is a file"),
    ],
)
def test_wrong_arguments_give_exit_code_2(run: Run, corpus: Path, tmp_path: Path, folder: str, output: str, message: str) -> None:
    result = run("batch", corpus.parent / folder, "-o", tmp_path / output)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert not list(tmp_path.glob("records*"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--engine", "ray"), "records.jsonl: a cluster writes no single file; give -o a folder or URL"),
        (("--engine", "ray", "-o", "memory://out"), "memory://out: is in the memory of one process"),
        (("--engine", "spark", "-o", "out"), "'spark' is not one of"),
    ],
)
def test_wrong_arguments_for_a_cluster(run: Run, corpus: Path, arguments: tuple[str, ...], message: str) -> None:
    pytest.importorskip("ray", reason="ray is not installed: pip install 'filet[ray]'")
    result = run("batch", corpus, *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
