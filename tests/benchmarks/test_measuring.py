"""Each benchmark runs from its command to its table, on a few texts; the figures themselves are no test."""

import os
import subprocess
import sys
import time
from pathlib import Path

import kills
import pytest
from processes import CommandError, measured, memory, tree

BENCHMARKS = Path(kills.__file__).parent


def output_of(script: str, *arguments: str) -> str:
    command = [sys.executable, str(BENCHMARKS / f"{script}.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("script", ["texts", "throughput", "scaling", "growth", "kills"])
def test_help_shows_the_command(script: str) -> None:
    assert f"python benchmarks/{script}.py" in output_of(script, "--help")


def test_throughput() -> None:
    rows = output_of("throughput", "--texts=2", "--rounds=1", "--length=100", "--threads=1").splitlines()
    assert [row.split()[0] for row in rows[-3:]] == ["fr", "en", "both"]
    assert all(float(row.split()[5]) > 0 for row in rows[-3:])


def test_memory_and_time_of_a_command() -> None:
    inner = "import time; block = bytes(range(256)) * 200_000; time.sleep(1.5)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    used = measured([sys.executable, "-c", outer], every=0.05)
    assert 50 < used.peak < 150  # 51 MB in the child, two interpreters
    assert used.wall > 1.5
    with pytest.raises(CommandError, match="exit 3"):
        measured([sys.executable, "-c", "raise SystemExit(3)"])


def test_the_processes_of_a_command() -> None:
    with subprocess.Popen(["/bin/sh", "-c", "sleep 60 & sleep 60 & wait"]) as shell:
        deadline = time.monotonic() + 10
        while len(tree(shell.pid)) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
        pids = tree(shell.pid)
        for pid in pids:
            os.kill(pid, 9)
    assert len(pids) == 3
    assert pids[0] == shell.pid
    assert memory(shell.pid) == 0


def test_where_two_files_differ(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("a\nb\n")
    assert "there is no" in kills._difference(one, other)
    other.write_text("a\nb\n")
    assert kills._difference(one, other) == ""
    other.write_text("a\nc\n")
    assert "from line 2" in kills._difference(one, other)
    other.write_text("a\nb\nc\n")
    assert "from line 3" in kills._difference(one, other)
