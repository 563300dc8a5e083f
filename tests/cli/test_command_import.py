"""``filet import``, of what ``filet export`` has written for annotators."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from pipeline.scoring import load_gold

Run = Callable[..., Result]


@pytest.fixture
def exported(run: Run, corpus: Path, tmp_path: Path) -> Path:
    """A brat folder of the three texts."""
    assert run("batch", corpus, "-o", tmp_path / "records.db").exit_code == 0
    assert run("export", tmp_path / "records.db", "--to", "brat", "-o", tmp_path / "brat").exit_code == 0
    return tmp_path / "brat"


def test_records(run: Run, exported: Path, tmp_path: Path) -> None:
    result = run("import", exported, "--from", "brat", "-o", tmp_path / "back.jsonl")
    assert (result.exit_code, result.stderr) == (0, f"filet: 3 texts → {tmp_path / 'back.jsonl'}\n")
    run("export", tmp_path / "records.db", "--to", "jsonl", "--evidence", "-o", tmp_path / "out")
    assert (tmp_path / "back.jsonl").read_text() == (tmp_path / "out/documents.jsonl").read_text()


@pytest.mark.parametrize(("tool", "name"), [("doccano", "doccano-spans.jsonl"), ("prodigy", "prodigy.jsonl")])
def test_other_tools(run: Run, exported: Path, tmp_path: Path, tool: str, name: str) -> None:
    del exported
    run("export", tmp_path / "records.db", "--to", tool, "-o", tmp_path / tool)
    result = run("import", tmp_path / tool / name, "--from", tool, "-o", tmp_path / "gold-new")
    assert result.exit_code == 0
    gold = load_gold(tmp_path / "gold-new")
    assert {doc_id: [count.value for record in item.records for count in record.counts] for doc_id, item in gold.items()} == {
        "en/one": [12],
        "en/two": [],
        "fr/un": [7, 3],
    }


def test_records_without_texts(run: Run, corpus: Path, tmp_path: Path) -> None:
    run("batch", corpus, "-o", tmp_path / "records.jsonl")
    options = ["export", tmp_path / "records.jsonl", "--to", "brat", "-o", tmp_path / "out"]
    result = run(*options)
    assert result.exit_code == 2
    assert "en/one: its text is not there" in result.stderr
    assert run(*options, "--corpus", corpus).exit_code == 0
    assert (tmp_path / "out/en/one.txt").read_text() == "Police made 12 arrests on Monday."


def test_gold_that_is_there_stays(run: Run, exported: Path, corpus: Path) -> None:
    gold = corpus.parent / "gold"
    before = (gold / "en/one.json").read_bytes()
    options = ["import", exported, "--from", "brat", "-o", gold]
    result = run(*options)
    assert result.exit_code == 1
    assert "en/one, fr/un: another gold file is there and stays; --force replaces it" in result.stderr
    assert (gold / "en/one.json").read_bytes() == before
    assert (gold / "en/two.json").is_file()
    assert run(*options, "--force").exit_code == 0
    assert json.loads((gold / "en/one.json").read_bytes())["records"][0]["operation"] is None
    assert run(*options).exit_code == 0  # nothing would change


def test_hostile_names_lead_nowhere(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    names = ["../outside", "/tmp/outside", "link/outside", "fine"]
    lines = [json.dumps({"text": "94 victimes", "label": [[0, 11, "victims"]], "doc_id": name}) for name in names]
    path.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "gold-new").mkdir()
    (tmp_path / "gold-new/link").symlink_to(tmp_path / "elsewhere")
    result = run("import", path, "--from", "doccano", "-o", tmp_path / "gold-new")
    assert result.exit_code == 1
    assert result.stderr.count("cannot be the name of a file") == 2
    assert "leads out of" in result.stderr
    assert [item.name for item in tmp_path.rglob("*.json")] == ["fine.json"]


def test_findings_are_told_with_their_place(run: Run, exported: Path, tmp_path: Path) -> None:
    path = exported / "en/one.ann"
    path.write_text(path.read_text() + "T9\tarrests 5 9999\t\x1b[31m\n", encoding="utf-8")
    result = run("import", exported, "--from", "brat", "-o", tmp_path / "back.jsonl")
    assert result.exit_code == 1
    assert "en/one.ann:3: arrests at 5 to 9999: the text has 33 characters" in result.stderr
    assert "3 texts → " in result.stderr
    assert "1 things were left out" in result.stderr
    assert "\x1b" not in result.stderr
    assert len((tmp_path / "back.jsonl").read_text().splitlines()) == 3
