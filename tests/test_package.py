"""The built wheel, installed elsewhere: it brings its patterns, its commands and its components along."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

import pipeline

ROOT = Path(__file__).parents[1]
TEXT = "Le 3 juin 2024, la police a arrêté à Lyon douze suspects et saisi 40 kg de cocaïne lors de l'opération Épervier."

# Run in the new environment: where do the pieces come from?
WHERE = """
import importlib.metadata, json, pipeline, patterns, spacy
nlp = spacy.blank("fr")
nlp.add_pipe("filet_counts")
print(json.dumps({
    "pipeline": pipeline.__file__,
    "patterns": patterns.__file__,
    "distribution": str(importlib.metadata.distribution("filet")._path),
    "counts": len(nlp("12 arrestations").spans["filet_counts"]),
}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what belongs to the package."""
    folder = tmp_path_factory.mktemp("build")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSES.md"):
        shutil.copy(ROOT / name, source)
    for name in ("pipeline", "patterns"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of a new environment with the wheel, which borrows the dependencies of the running one."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    run(sys.executable, "-m", "venv", str(folder))
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    run(str(programs / "python"), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    (packages,) = folder.glob("**/site-packages")
    # A folder added by a .pth file is searched last, and its own .pth files (an editable filet's) are not read.
    borrowed = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (packages / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    return programs


def run(*command: str, folder: Path | None = None) -> str:
    unwanted = ("PYTHONPATH", "PYTHONHOME", "PIP_REQUIRE_VIRTUALENV")
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={key: value for key, value in os.environ.items() if key not in unwanted},
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_wheel_holds_all_patterns(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("patterns/")}
        licences = {Path(name).name for name in archive.namelist() if ".dist-info/licenses/" in name}
    paths = [path for path in (ROOT / "patterns").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert held == {path.relative_to(ROOT).as_posix() for path in paths}
    assert {"LICENSE", "LICENSES.md"} <= licences


def test_wheel_holds_pages_words_and_map(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("pipeline/")}
    kinds = {".html", ".css", ".js", ".json", ".toml"}
    paths = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pipeline").rglob("*") if path.suffix in kinds}
    assert "pipeline/view/world.json" in paths
    assert sorted(paths - held) == []


def test_wheel_holds_no_more_than_the_two_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"pipeline", "patterns"}
    assert "pipeline/py.typed" in zipfile.ZipFile(wheel).namelist()


def test_everything_comes_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    told = json.loads(run(str(environment / "python"), "-c", WHERE, folder=tmp_path))
    home = str(environment.parent)
    assert told["pipeline"].startswith(home)
    assert told["patterns"].startswith(home)
    assert told["distribution"].startswith(home)
    assert told["counts"] == 1


def test_extract_outside_the_checkout(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    (line,) = run(str(environment / "filet"), "extract", "text.txt", folder=tmp_path).splitlines()
    document = json.loads(line)
    (record,) = document["records"]
    assert record["operation"] == "Épervier"
    assert record["countries"] == ["FR"]
    assert {(count["category"], count["value"]) for count in record["counts"]} == {("arrests", 12), ("drugs", 40)}


def test_module_outside_the_checkout(environment: Path, tmp_path: Path) -> None:
    from importlib.metadata import version

    assert run(str(environment / "python"), "-m", "pipeline", "--version", folder=tmp_path) == f"filet {version('filet')}\n"


def test_overlay_outside_the_checkout(environment: Path, tmp_path: Path) -> None:
    (tmp_path / "own/fr").mkdir(parents=True)
    (tmp_path / "own/fr/operations.toml").write_text(
        'match = ["La manœuvre [Épervier] est finie."]\ntriggers = ["manœuvre"]\n', encoding="utf-8"
    )
    (tmp_path / "text.txt").write_text("La manœuvre Épervier est finie.", encoding="utf-8")
    filet = str(environment / "filet")
    assert "all examples hold" in run(filet, "patterns", "check", "own", folder=tmp_path)
    command = (filet, "mentions", "text.txt", "--kind", "operation", "--lang", "fr")
    assert run(*command, folder=tmp_path) == ""
    assert json.loads(run(*command, "--patterns", "own", folder=tmp_path))["value"] == "Épervier"


def test_versions_agree() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert pipeline.__version__ == declared


def test_lock_is_complete_and_hashed() -> None:
    """Every dependency that pyproject.toml names is locked, with hashes and without the name of any host."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", item)[0]).lower() for item in wanted}  # type: ignore[index]
    entries = re.split(r"\n(?=[a-z0-9])", lock)
    locked = {entry.split("==")[0] for entry in entries if "==" in entry.split("\n")[0]}
    assert names <= locked
    assert all("--hash=sha256:" in entry for entry in entries if "==" in entry.split("\n")[0])
    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links", lock)
