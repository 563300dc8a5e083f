"""``filet batch``: one line a text in sorted order, failures beside it, nothing half written."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
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


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


@pytest.mark.parametrize("name", ["records.db", "records.SQLite", "records.sqlite3"])
def test_a_database(run: Run, corpus: Path, tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    result = run("batch", corpus, "-o", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"filet: 3 texts → {output}" in result.stderr
    assert ask(output, "select doc_id, text from documents order by 1") == [
        ("en/one", "Police made 12 arrests on Monday."),
        ("en/two", "Nothing happened."),
        ("fr/un", "Épervier : 7 arrestations, 3 arrestations."),
    ]
    assert ask(output, "select category, low from totals") == [("arrests", 22)]
    assert ask(output, "select json_extract(options, '$.folder') from runs") == [(str(corpus),)]


def test_the_same_command_again_does_what_is_missing(run: Run, corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "records.db"
    run("batch", corpus, "-o", output)
    (corpus / "en/one.txt").unlink()
    (corpus / "en/two.txt").write_text("8 arrests", encoding="utf-8")
    result = run("batch", corpus, "-o", output)
    assert result.exit_code == 0
    assert f"filet: 1 texts are in {output} as they are; 1 to read" in result.stderr
    assert f"filet: 1 texts of {output} are no longer in {corpus}; their records are kept and not counted" in result.stderr
    assert ask(output, "select category, low from totals") == [("arrests", 18)]


def test_failures_are_kept_in_the_database(run: Run, corpus: Path, tmp_path: Path) -> None:
    (corpus / "en/a.txt").write_text("FAIL", encoding="utf-8")
    output = tmp_path / "records.db"
    result = run("batch", corpus, "-o", output)
    assert result.exit_code == 1
    assert (
        f"1 of 4 texts failed; all are in the table failures of {output}, and are tried again by the same command"
        in result.stderr
    )
    assert ask(output, "select doc_id, error from failures") == [("en/a", "the text says FAIL")]


def test_texts_stay_out_of_the_database(run: Run, corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "records.db"
    run("batch", corpus, "-o", output)
    result = run("batch", corpus, "-o", output, "--no-text")
    assert result.exit_code == 0
    assert f"filet: {output}: the texts that it held have been taken out" in result.stderr
    assert ask(output, "select distinct text from documents") == [(None,)]
    result = run("batch", corpus, "-o", output)
    assert result.exit_code == 2
    assert f"filet: {output}: made with --no-text; give --no-text again" in result.stderr


def test_another_file_is_not_overwritten(run: Run, corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "notes.db"
    output.write_text("my notes " * 100, encoding="utf-8")
    result = run("batch", corpus, "-o", output)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"filet: {output}: not a database; it is left as it is, choose another file\n"
    assert output.read_text(encoding="utf-8") == "my notes " * 100
