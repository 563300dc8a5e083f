"""The benchmark of start-up: what it runs and what it reads off a process."""

import subprocess
import sys

import pytest
from startup import Run, make_commands, measure, run_once

from pipeline.rules import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bare_load_leaves_out_what_filet_leaves_out(language: str) -> None:
    commands = make_commands(language)
    code = commands["spacy.load"][-1]
    assert code.startswith("import spacy; spacy.load(")
    assert "'parser'" in code
    assert "'ner'" not in code
    assert ("… in compact_regex()" in commands) == (language == "fr")


def test_a_process_is_measured() -> None:
    busy = run_once([sys.executable, "-c", "x = b'x' * 200_000_000; sum(range(3_000_000))"])
    idle = run_once([sys.executable, "-c", "import time; time.sleep(0.3)"])
    assert busy.memory > 195  # no upper bound: a child starts with what its parent held when it was forked
    assert idle.wall >= 0.3
    assert idle.cpu < busy.cpu


def test_a_command_that_fails_is_no_figure() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run_once([sys.executable, "-c", "raise SystemExit(3)"])


def test_the_first_run_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def run(command: list[str]) -> Run:
        ran.append(command[0])
        return Run(len(ran), 0, 0)

    monkeypatch.setattr("startup.run_once", run)
    runs = measure({"one": ["one"], "other": ["other"]}, 2)
    assert ran == ["one", "other"] * 3
    assert [run.wall for run in runs["one"]] == [3, 5]
