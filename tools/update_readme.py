"""Runs the examples of README.md and writes what they really print into it.

    python tools/update_readme.py            # rewrites README.md where something has changed
    python tools/update_readme.py --check    # changes nothing; exit code 1 if something has changed

In a ```console block every line that begins with "$ " is run (with the filet of this interpreter, in a copy of the
checkout's corpus and gold), and the lines below it are its standard output; a command without lines below it is only
run. A ```pycon block is a session of its own, run as Python's prompt would. A line "…" stands for lines left out.
tests/test_readme.py holds README.md to it.
"""

import argparse
import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```(console|pycon)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Block:
    """The inside of a fenced block: ``readme[start:end]``, and its line."""

    kind: str
    start: int
    end: int
    line: int
    text: str


def find_blocks(readme: str) -> list[Block]:
    """The blocks of ``readme`` that are run, in order."""
    return [
        Block(match[1], match.start(2), match.end(2), readme.count("\n", 0, match.start(2)) + 1, match[2])
        for match in _BLOCK.finditer(readme)
    ]


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder with what the examples read, in which they may write; it is there until the block ends."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("corpus", "gold", "patterns"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        yield folder


def fresh(block: Block, folder: Path) -> str:
    """The text of the block with what its examples print when they are run in ``folder``.

    Raises RuntimeError with command and message when a console command fails.
    """
    return _fresh_console(block.text, folder) if block.kind == "console" else _fresh_python(block.text, folder)


def _fresh_console(text: str, folder: Path) -> str:
    parts = re.split(r"^(\$ .*\n)", text, flags=re.MULTILINE)
    written = parts[0]
    for prompt, shown in zip(parts[1::2], parts[2::2], strict=True):
        output = _run(prompt.removeprefix("$ ").strip(), folder)
        written += prompt + (_shortened(output, shown) if shown.strip() else shown)
    return written


def _run(command: str, folder: Path) -> str:
    environment = {
        **os.environ,
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))),
        "PYTHONIOENCODING": "utf-8",
        "NO_COLOR": "1",
        "COLUMNS": "120",
    }
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # 1 is an answer, too: "done, but something was found". 141 is a pipe that "head" closed.
    if done.returncode not in (0, 1, 141) or done.stderr.startswith("Traceback"):
        raise RuntimeError(f"$ {command}\n{done.stdout}{done.stderr}(exit code {done.returncode})")
    return done.stdout


def _shortened(output: str, shown: str) -> str:
    """``output`` as an example shows it: lines without blanks at their ends, left out where ``shown`` leaves out."""
    lines = [line.rstrip() for line in output.strip("\n").split("\n")]
    wanted = [line.rstrip() for line in shown.strip("\n").split("\n")]
    if _LEFT_OUT in wanted:
        head, tail = wanted.index(_LEFT_OUT), len(wanted) - wanted.index(_LEFT_OUT) - 1
        if len(lines) > head + tail:
            lines = [*lines[:head], _LEFT_OUT, *lines[len(lines) - tail :]]
    blank_behind = "\n" * (len(shown) - len(shown.rstrip("\n")) - 1)
    return "\n".join(lines) + "\n" + blank_behind


def _fresh_python(text: str, folder: Path) -> str:
    names: dict[str, Any] = {"__name__": "__main__"}
    written = ""
    with chdir(folder):
        for part in doctest.DocTestParser().parse(text):
            if isinstance(part, str):
                written += part
                continue
            printed = StringIO()
            with redirect_stdout(printed):
                exec(compile(part.source, "README.md", "single"), names)
            source = part.source.rstrip("\n").split("\n")
            prompts = [">>> ", *["... "] * (len(source) - 1)]
            written += "".join(f"{sign}{line}".rstrip() + "\n" for sign, line in zip(prompts, source, strict=True))
            if printed.getvalue():
                written += _shortened(printed.getvalue(), part.want)
    return written


def main() -> int:
    """Rewrite README.md, or check it; the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; exit code 1 if something has changed")
    check = parser.parse_args().check
    readme = README.read_text(encoding="utf-8")
    changed = False
    with workplace() as folder:
        written, done = "", 0
        for block in find_blocks(readme):
            text = fresh(block, folder)
            if text != block.text:
                changed = True
                print(f"README.md:{block.line}: {'has changed' if check else 'rewritten'}")
            written += readme[done : block.start] + text
            done = block.end
        written += readme[done:]
    if changed and not check:
        README.write_text(written, encoding="utf-8")
    return int(changed and check)


if __name__ == "__main__":
    sys.exit(main())
