"""``filet evaluate`` and ``filet gold check``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def evaluated(run: Run, corpus: Path) -> Callable[..., Result]:
    return lambda *more: run("evaluate", "--corpus", corpus, "--gold", corpus.parent / "gold", *more)


def test_json(evaluated: Run) -> None:
    result = evaluated("--format", "json")
    assert result.exit_code == 0
    data: dict[str, Any] = json.loads(result.stdout)
    # Alpha is missed, a second count of 3 arrests is in no gold.
    assert {name: [row["micro"][key] for key in ("tp", "fp", "fn")] for name, row in data["groups"].items()} == {
        "all": [2, 1, 1],
        "en": [1, 0, 1],
        "fr": [1, 1, 0],
    }
    assert [(item["kind"], item["cause"], item["count"], item["errors"][0]["value"]) for item in data["classes"]] == [
        ("missed", "not read", 1, "Alpha"),
        ("spurious", "not in the gold", 1, 3),
    ]


def test_table(evaluated: Run) -> None:
    told = evaluated().stdout
    rows = [line.split() for line in told.splitlines()]
    assert ["all:", "2", "documents"] in rows
    assert ["micro", "2", "1", "1", "0.667", "0.667", "0.667"] in [row[:7] for row in rows]
    assert ["dates", "0", "0", "0", "–", "–", "–"] in rows
    assert "missed" not in told.split("documents", 1)[0]
    assert "“3 arrestations”" not in told


def test_errors(evaluated: Run) -> None:
    told = evaluated("--errors").stdout
    rows = [" ".join(line.split()) for line in told.splitlines()]
    assert rows.index("errors share slot cause") + 1 == rows.index("1 50.0% counts spurious · not in the gold")
    first = rows.index("counts · arrests · spurious · not in the gold: 1 (50.0%)")
    assert rows[first + 1] == "test.count 1 | paragraph 1"
    assert "“3 arrestations” [test.count]" in told
    assert "operation · missed · not read: 1 (50.0%)" in told
    assert "… Épervier : 7 arrestations, 3 arrestations." in told


def test_examples_of_a_class(evaluated: Run, corpus: Path) -> None:
    (corpus / "fr/un.txt").write_text("\x1b[31m7 arrestations, puis 2 arrestations, puis 5 arrestations", encoding="utf-8")
    told = evaluated("--errors", "--examples", "1").stdout
    assert "counts · arrests · spurious · not in the gold: 2 (66.7%)" in told
    assert "“2 arrestations”" in told
    assert "“5 arrestations”" not in told
    assert "  and 1 more" in told
    assert "\x1b" not in told  # the text steers no terminal
    everything = evaluated("--errors", "--examples", "0").stdout
    assert "“5 arrestations”" in everything
    assert "more" not in everything


def test_predictions_from_a_file(run: Run, evaluated: Run, corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "records.jsonl"
    run("batch", corpus, "-o", output)
    assert evaluated("--predictions", output, "--format", "json").stdout == evaluated("--format", "json").stdout
    output.write_text(output.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    result = evaluated("--predictions", output)
    assert result.exit_code == 2
    assert result.stderr.startswith("filet: no prediction for fr/un;")


def test_gold_against_itself(evaluated: Run, corpus: Path, tmp_path: Path) -> None:
    golds = sorted((corpus.parent / "gold").rglob("*.json"))
    predictions = tmp_path / "gold.jsonl"
    predictions.write_text("\n".join(path.read_text(encoding="utf-8") for path in golds), encoding="utf-8")
    data = json.loads(evaluated("--predictions", predictions, "--format", "json").stdout)
    assert {group["micro"]["f1"] for group in data["groups"].values()} == {1.0}


def test_text_that_fails(evaluated: Run, corpus: Path) -> None:
    (corpus / "fr/un.txt").write_text("FAIL", encoding="utf-8")
    result = evaluated()
    assert (result.exit_code, result.stdout) == (1, "")
    assert "fr/un.txt: the text says FAIL" in result.stderr


def test_gold_without_text(evaluated: Run, corpus: Path) -> None:
    (corpus / "fr/un.txt").unlink()
    result = evaluated()
    assert result.exit_code == 2
    assert "gold without a text in the corpus: fr/un" in result.stderr


def test_gold_that_breaks_the_guide(evaluated: Run, corpus: Path) -> None:
    path = corpus.parent / "gold/fr/un.json"
    path.write_text(path.read_text().replace("arrests", "arrest"), encoding="utf-8")
    result = evaluated()
    assert result.exit_code == 2
    assert f"{path}: records[0].counts[0].category: " in result.stderr


def test_check(run: Run, corpus: Path) -> None:
    options = ["--gold", corpus.parent / "gold", "--corpus", corpus]
    result = run("gold", "check", *options)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "2 gold files: 0 errors, 1 warnings"
    assert "en/two.json: a text without a gold file" in result.stdout
    (corpus / "fr/un.txt").unlink()
    result = run("gold", "check", *options)
    assert result.exit_code == 1
    assert "error: " in result.stdout
    assert "there is no text fr/un in the corpus" in result.stdout


def test_check_without_gold(run: Run, corpus: Path) -> None:
    result = run("gold", "check", "--gold", corpus, "--corpus", corpus)
    assert result.exit_code == 2
    assert "no .json file in it" in result.stderr
