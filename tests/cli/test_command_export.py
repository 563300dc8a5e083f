"""``filet export``: what ``filet batch`` wrote → files in a folder; complaints name what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from pipeline.cli.export import To
from pipeline.export import Format

Run = Callable[..., Result]


def test_every_format_can_be_asked_for() -> None:
    assert [to.value for to in To] == [to.value for to in Format]


@pytest.fixture
def records(run: Run, corpus: Path, tmp_path: Path) -> Path:
    run("batch", corpus, "-o", tmp_path / "records.jsonl")
    return tmp_path / "records.jsonl"


@pytest.mark.parametrize(
    ("to", "files"),
    [
        ("csv", ["counts.csv", "csv-metadata.json", "records.csv", "tables.schema.json"]),
        ("parquet", ["counts.parquet", "records.parquet"]),
        ("jsonl", ["documents.jsonl", "documents.schema.json"]),
        ("xlsx", ["records.xlsx"]),
        ("ftm", ["entities.ftm.json"]),
    ],
)
def test_export(run: Run, records: Path, tmp_path: Path, to: str, files: list[str]) -> None:
    result = run("export", records, "--to", to, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"filet: 3 texts, 2 records, 3 counts → {tmp_path / 'out'}: {', '.join(files)}\n"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == files


def test_evidence_makes_the_same_file_again(run: Run, records: Path, tmp_path: Path) -> None:
    run("export", records, "--to", "jsonl", "-o", tmp_path / "out", "--evidence")
    assert (tmp_path / "out/documents.jsonl").read_bytes() == records.read_bytes()


def test_headers_in_french(run: Run, records: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    run("export", records, "--to", "xlsx", "--lang", "fr", "-o", tmp_path / "out")
    assert load_workbook(tmp_path / "out/records.xlsx").sheetnames == ["Enregistrements", "Chiffres", "À propos"]


@pytest.mark.parametrize(
    ("source", "output", "message"),
    [
        ("none.jsonl", "out", "does not exist"),
        ("corpus/fr/un.txt", "out", "un.txt:1: not a line of filet's output"),
        ("records.jsonl", "records.jsonl", "is a file; give the folder to write into"),
    ],
)
def test_wrong_arguments_give_exit_code_2(run: Run, records: Path, source: str, output: str, message: str) -> None:
    result = run("export", records.parent / source, "--to", "csv", "-o", records.parent / output)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.replace("│", " ").split())
    assert not (records.parent / "out").exists()
