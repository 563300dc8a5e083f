"""From the command to the record: `filet extract` on one short text beside a bare load of the same spaCy model.

    python benchmarks/startup.py                           # ten processes of each, both languages
    python benchmarks/startup.py --runs 3

Whole processes, one at a time and in turn, after one of each that is not counted: `filet extract FILE` beside
`python -c "import spacy; spacy.load(MODEL, exclude=UNUSED)"`, where UNUSED are the components that filet does not use
either. For French also beside the same load inside filet's `compact_regex()`, which spares spaCy three seconds. Printed
are the medians, their ratios, and the largest memory that a process held (Linux, macOS).
"""

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from pipeline.loading import unused_components
from pipeline.nlp import LanguageTable, find_model
from pipeline.rules import LANGUAGES, default_rules

CORPUS = Path(__file__).parent.parent / "corpus"
TEXTS = {"fr": CORPUS / "fr" / "liberterra-ii-flash.txt", "en": CORPUS / "en" / "liberterra-ii-wire.txt"}  # of 460 and 500 bytes
STOCK = "import spacy; spacy.load({model!r}, exclude={unused!r})"
COMPACT = (
    "import spacy; from pipeline.loading import compact_regex\nwith compact_regex(): spacy.load({model!r}, exclude={unused!r})"
)
HEAVY_REGEX = frozenset({"fr"})  # the languages that compact_regex() has something to do for


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds on the wall, seconds of the processor, megabytes at the most."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10, help="processes of each command (default 10)")
    options = parser.parse_args()

    print(f"median of {options.runs} whole processes each\n{'':4}{'':24}{'seconds':>9}{'filet is':>10}{'cpu s':>8}{'MB':>7}")
    for language in LANGUAGES:
        runs = measure(make_commands(language), options.runs)
        filet = median(run.wall for run in runs["filet extract"])
        for name, taken in runs.items():
            wall, cpu = median(run.wall for run in taken), median(run.cpu for run in taken)
            ratio = "" if name == "filet extract" else f"{filet / wall:.2f} ×"
            memory = max(run.memory for run in taken)
            print(f"{language:4}{name:24}{wall:9.2f}{ratio:>10}{cpu:8.2f}{memory:7.0f}")


def make_commands(language: str) -> dict[str, list[str]]:
    """The commands that are measured for ``language``, by the name they are shown under."""
    table = default_rules().table(f"{language}/language.toml", LanguageTable).model
    model = find_model(language, table)
    code = {"spacy.load": STOCK} | ({"… in compact_regex()": COMPACT} if language in HEAVY_REGEX else {})
    loads = {
        name: [sys.executable, "-c", source.format(model=model, unused=unused_components(model, table.keep))]
        for name, source in code.items()
    }
    return {"filet extract": [sys.executable, "-m", "pipeline", "extract", str(TEXTS[language])], **loads}


def measure(commands: dict[str, list[str]], number: int) -> dict[str, list[Run]]:
    """``number`` runs of each of ``commands``, in turn, after one of each that is not counted."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(number + 1):
        for name, command in commands.items():
            run = run_once(command)
            if turn:
                runs[name].append(run)
    return runs


def run_once(command: list[str]) -> Run:
    """Runs ``command`` to its end; raises CalledProcessError when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


if __name__ == "__main__":
    main()
