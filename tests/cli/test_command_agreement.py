"""``filet agreement``."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def folders(corpus: Path) -> tuple[Path, Path]:
    """Two annotators of ``en/one``, who differ in its count; A alone has read ``fr/un``."""
    one, other = corpus.parent / "gold", corpus.parent / "other"
    shutil.copytree(one, other)
    (other / "fr/un.json").unlink()
    path = other / "en/one.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"value":12', '"value":13'), encoding="utf-8")
    return one, other


def test_table(run: Run, folders: tuple[Path, Path], corpus: Path) -> None:
    result = run("agreement", *folders, "--corpus", corpus)
    assert result.exit_code == 0
    rows = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert rows[:2] == ["texts of both: 1", "only of A: 1 (fr/un)"]
    assert "slot both only A only B F1 95 % of F1" in rows
    assert "counts 0 1 1 0.000 [0.000, 0.000]" in rows
    assert "operation 1 0 0 1.000 [1.000, 1.000]" in rows
    first = rows.index("only in A · counts · arrests 12 of Alpha")
    assert rows[first - 1] == "en/one"
    assert rows[first + 1] == "… Police made 12 arrests on Monday."
    assert "only in B · counts · arrests 13 of Alpha" in rows
    for word in ("gold", "found", "missed", "spurious", "predict"):
        assert word not in result.stdout


def test_json(run: Run, folders: tuple[Path, Path]) -> None:
    data = json.loads(run("agreement", *folders, "--format", "json").stdout)
    assert data["texts"] == {"both": ["en/one"], "only_a": ["fr/un"], "only_b": []}
    assert [(item["who"], item["value"]) for item in data["differences"]] == [("only in A", 12), ("only in B", 13)]


def test_no_folder(run: Run, folders: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("agreement", folders[0], tmp_path / "none")
    assert result.exit_code == 2
    assert "no such folder" in result.stderr


def test_gold_that_breaks_the_guide(run: Run, folders: tuple[Path, Path]) -> None:
    path = folders[1] / "en/one.json"
    path.write_text(path.read_text(encoding="utf-8").replace("arrests", "arrest"), encoding="utf-8")
    result = run("agreement", *folders)
    assert result.exit_code == 2
    assert f"{path}: records[0].counts[0].category: " in result.stderr


def test_nothing_in_common(run: Run, folders: tuple[Path, Path]) -> None:
    (folders[1] / "en/one.json").rename(folders[1] / "en/three.json")
    path = folders[1] / "en/three.json"
    path.write_text(path.read_text(encoding="utf-8").replace("en/one", "en/three"), encoding="utf-8")
    result = run("agreement", *folders)
    assert result.exit_code == 2
    assert "have annotated no text in common" in result.stderr


def test_text_steers_no_terminal(run: Run, folders: tuple[Path, Path]) -> None:
    path = folders[0] / "en/one.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Alpha", "Alpha\\u001b[31m"), encoding="utf-8")
    result = run("agreement", *folders)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
