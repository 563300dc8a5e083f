"""A command as a process with all its descendants: what they take of memory and CPU, and how they are ended. Linux only."""

import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FILET = (sys.executable, "-m", "pipeline")
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Usage:
    """What a command took: seconds of wall and CPU time, and the largest sum of its processes' memory, in MB (PSS)."""

    wall: float
    cpu: float
    peak: float


class CommandError(Exception):
    """A command that should succeed did not; the message holds its last words."""


def machine() -> str:
    """The processor, the number of cores, and Python, in a line for the head of a table."""
    names = (line.split(":")[1].strip() for line in (PROC / "cpuinfo").read_text().splitlines() if line.startswith("model name"))
    return f"{next(names, platform.machine())}, {os.cpu_count()} cores, Python {platform.python_version()}"


# filet's exit code for "done, but something failed": one text of a hundred thousand does not spoil a measurement.
SOME_FAILED = 1


def measured(command: Sequence[str], *, every: float = 0.25) -> Usage:
    """Run ``command`` to its end and look at its memory ``every`` so many seconds.

    Raises CommandError when it fails; single texts that fail are told on standard error.
    """
    start, before = time.perf_counter(), _cpu_of_children()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, sum(map(memory, tree(process.pid))))
            time.sleep(every)
        wall = time.perf_counter() - start
        said = process.stdout.read() if process.stdout else ""
    if process.returncode == SOME_FAILED:
        print(said[-2000:], file=sys.stderr, flush=True)
    elif process.returncode:
        raise CommandError(f"{' '.join(command)}: exit {process.returncode}\n{said[-2000:]}")
    return Usage(wall, _cpu_of_children() - before, peak)


def run(command: Sequence[str]) -> None:
    """Run ``command`` to its end. Raises CommandError when it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise CommandError(f"{' '.join(command)}: exit {done.returncode}\n{done.stdout[-2000:]}")


def tree(pid: int) -> list[int]:
    """``pid`` and all its descendants that are alive, parents before children."""
    found = [pid]
    for parent in found:
        try:
            threads = (PROC / str(parent) / "task").iterdir()
            found += [int(child) for thread in threads for child in (thread / "children").read_text().split()]
        except OSError:  # it has ended
            continue
    return found


def memory(pid: int) -> float:
    """The proportional set size of one process in MB: pages that several share are divided among them. 0 when it has ended."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
