"""``filet serve``: its arguments, its port, and how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

COMMAND = [sys.executable, "-m", "pipeline", "serve"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, encoding="utf-8", timeout=60, check=False)


@contextmanager
def serving(*arguments: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running command and its address."""
    command = [*COMMAND, "--port", "0", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env={**os.environ, **environment}) as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", line)
            assert found, line
            yield process, found[0]
        finally:
            process.kill()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--corpus", "."], "--corpus without --gold"),
        (["--gold", "."], "--gold without --corpus"),
        (["--db", "nothing.db"], "nothing.db"),
        (["--db", __file__], "not a database"),
        (["--corpus", "nothing", "--gold", "."], "nothing"),
        (["--port", "65536"], "port"),
        (["--patterns", "nothing"], "nothing"),
    ],
)
def test_wrong_arguments(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert (done.returncode, words in done.stderr, "Traceback" in done.stderr) == (2, True, False)


def test_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("--port", str(port))
    assert done.returncode == 2
    assert f"port {port} of this machine is taken" in done.stderr
    assert "--port" in done.stderr


def test_rules_that_cannot_be_read_end_it(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "numbers.toml").write_text("wrong = [")
    done = run("--port", "0", "--patterns", str(tmp_path))
    assert done.returncode == 2
    assert "numbers.toml" in done.stderr
    assert "Traceback" not in done.stderr


def children(pid: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            if int(stat.rpartition(")")[2].split()[1]) == pid:
                found.append(int(entry.name))
    return found


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize(
    ("sign", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, -signal.SIGTERM), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_it_ends_with_its_processes(sign: signal.Signals, code: int) -> None:
    with serving() as (process, address):
        with urlopen(f"{address}en/try", timeout=20) as answer:
            assert answer.status == 200
        until = time.monotonic() + 20
        while not (own := children(process.pid)) and time.monotonic() < until:
            time.sleep(0.05)
        assert own
        process.send_signal(sign)
        assert process.wait(20) == code
        # One that is just being started sees that its parent is gone once it has imported what it needs.
        until = time.monotonic() + 60
        while any(map(is_running, own)) and time.monotonic() < until:
            time.sleep(0.05)
        assert not any(map(is_running, own))
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


@pytest.mark.skipif(sys.platform == "win32", reason="no shell")
def test_the_browser_is_shown_the_page(tmp_path: Path) -> None:
    script, seen = tmp_path / "browser", tmp_path / "seen"
    script.write_text(f'#!/bin/sh\nprintf %s "$1" > "{seen}.part"\nmv "{seen}.part" "{seen}"\n')
    script.chmod(0o755)
    with serving("--open", BROWSER=f"{script} %s") as (_, address):
        until = time.monotonic() + 20
        while not seen.exists() and time.monotonic() < until:
            time.sleep(0.05)
        assert seen.read_text() == address


def test_the_command_line_does_not_load_the_pages() -> None:
    """Another command starts without them."""
    code = "import sys; from pipeline.cli import app; print(*(name for name in sys.modules if name.split('.')[0] in ('starlette', 'uvicorn', 'jinja2') or name.startswith('pipeline.web')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, env=os.environ)
    assert done.stdout.strip() == ""
