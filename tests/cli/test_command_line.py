"""The command line as a process: quick help, version, pipes, encodings; and the small commands."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from pipeline.records import DocumentRecords

Run = Callable[..., Result]
COMMANDS = ["extract", "mentions", "batch", "evaluate", "text", "schema", "gold", "patterns"]


def process(*arguments: object, input: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *map(str, arguments)],
        input=input,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_help_names_every_command(run: Run) -> None:
    told = run("--help").stdout
    assert all(command in told for command in COMMANDS)


@pytest.mark.parametrize("command", [*COMMANDS, "gold check", "patterns check"])
def test_every_command_has_help(run: Run, command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert "Usage: " in result.stdout


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, pipeline.cli; print(*sorted({'spacy', 'dateparser', 'trafilatura', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b""


def test_version(run: Run) -> None:
    from importlib.metadata import version

    assert run("--version").stdout == f"filet {version('filet')}\n"


def test_installed_command_and_module_are_the_same() -> None:
    command = Path(sys.executable).with_name("filet")
    done = process("--version")
    assert done.returncode == 0
    assert subprocess.run([command, "--version"], capture_output=True, check=True).stdout == done.stdout


def test_text_is_printed_as_it_is_offset_for_offset(tmp_path: Path) -> None:
    path = tmp_path / "un.txt"
    path.write_bytes("\ufeffÉpervier\r\n1\u202f374 \x1b[31m👮 sans fin de ligne".encode())
    done = process("text", path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.stdout.decode() == "Épervier\r\n1\u202f374 \x1b[31m👮 sans fin de ligne"
    assert process("text", "-", input=path.read_bytes()).stdout == done.stdout


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [("none.txt", None, b"none.txt: no such file"), ("a.xyz", b"x", b"a.xyz: .xyz files are not read")],
)
def test_text_that_cannot_be_read(tmp_path: Path, name: str, content: bytes | None, message: bytes) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = process("text", tmp_path / name)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr
    assert done.stderr.startswith(b"filet: ")
    assert done.stderr.count(b"\n") == 1


def test_closed_pipe_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Une ligne.\n" * 90_000, encoding="utf-8")
    command = f"{sys.executable} -m pipeline text {path} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    assert done.stdout == b"Une ligne.\n"
    assert done.stderr == b""


def test_schema(run: Run) -> None:
    assert json.loads(run("schema").stdout) == DocumentRecords.model_json_schema()


def test_patterns_check(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.rules import check as rules_check

    found: list[rules_check.Finding] = []
    monkeypatch.setattr(rules_check, "check_patterns", lambda _folder: found)
    assert run("patterns", "check", tmp_path).exit_code == 0
    found.append(rules_check.Finding(path=tmp_path / "fr/nouns.toml", line=12, reason="no example"))
    result = run("patterns", "check", tmp_path)
    assert result.exit_code == 1
    assert result.stdout == f"{tmp_path / 'fr/nouns.toml'}:12: no example\n"
    assert run("patterns", "check", tmp_path / "none").exit_code == 2
