"""An environment of its own for each peer: what it needs stands in the head of its script, as PEP 723 has it."""

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PEERS = Path(__file__).parent / "peers"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "filet-benchmarks"


def answers(script: str, cases: Sequence[dict[str, Any]]) -> list[list[Any]]:
    """What the peer in ``peers/<script>.py`` finds in each case, in their order.

    Makes the peer's environment first if there is none yet, which needs the network once. Raises CalledProcessError when
    that fails, or when the peer dies.
    """
    path = PEERS / f"{script}.py"
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    command = [environment(path), "-W", "ignore", path]
    run = subprocess.run(command, input=lines, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def environment(script: Path) -> Path:
    """The Python in which ``script`` runs: one environment for each set of requirements, kept between runs."""
    needed = requirements(script)
    digest = hashlib.sha256("\n".join([sys.version, *needed]).encode()).hexdigest()[:12]
    folder = CACHE / digest
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    done = folder / "complete"
    if not done.exists():
        print(f"installing {' '.join(needed)} …", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *needed], check=True)
        done.touch()
    return python


def requirements(script: Path) -> list[str]:
    """The dependencies in the head of ``script``."""
    head = re.search(r"(?m)^# /// script\n((?:#.*\n)+?)# ///$", script.read_text("utf-8"))
    if head is None:
        raise ValueError(f"{script}: has no '# /// script' head that names its dependencies")
    return list(tomllib.loads(re.sub(r"(?m)^# ?", "", head[1]))["dependencies"])
