"""A real ``filet serve`` in a process of its own, for what looks at its pages from outside: tests and screenshots."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Seconds until the address is there; the machine may be busy.
WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Served:
    """``url``: ``http://127.0.0.1:PORT``, without a slash at its end. ``log``: what the server writes to standard error."""

    url: str
    log: Path

    def said(self) -> str:
        """All of it so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def serving(*arguments: str | Path, log: Path) -> Iterator[Served]:
    """The running command with these arguments, on a free port. Raises RuntimeError when it does not tell an address in time."""
    command = [sys.executable, "-m", "pipeline", "serve", "--port", "0", *map(str, arguments)]
    with log.open("wb") as stderr, subprocess.Popen(command, stderr=stderr) as process:
        try:
            yield Served(_url(process, log), log)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _url(process: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + WAIT
    while time.monotonic() < until and process.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8", errors="replace")):
            return found[0]
        time.sleep(0.02)
    raise RuntimeError(f"filet serve: no address in {WAIT:.0f} seconds; it wrote: {log.read_text(errors='replace') or 'nothing'}")
