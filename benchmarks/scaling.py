"""The speed of one, two and more worker processes on the same folder of article-length texts, in one run.

    python benchmarks/scaling.py                           # one and two workers
    python benchmarks/scaling.py --workers 1,2,4,8 --texts 4000

Each run is ``extract_in_workers`` in a process of its own, as ``filet batch`` does it, without writing. "loading" is the time
until the first text comes back; the speed is that of the texts after it. Asked: two workers on two cores at least 1.8 × one.
"""

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

from processes import machine
from texts import ARTICLE, make_texts, write_texts


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds until the first text came back, and from there to the last."""

    loading: float
    working: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=600, help="(%(default)s)")
    parser.add_argument("--workers", default="1,2", help="numbers of workers (%(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, in turn (%(default)s)")
    parser.add_argument("--length", type=int, default=ARTICLE, help="median length of a text, in characters (%(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    numbers = [int(number) for number in options.workers.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        characters = write_texts(Path(folder), make_texts(options.texts, seed=options.seed, length=options.length))
        rounds = [[run(Path(folder), number) for number in numbers] for _ in range(options.rounds)]
    print(f"{options.texts} texts, {characters // options.texts} characters on average; {options.rounds} rounds; {machine()}")
    print(f"{'workers':>7} {'texts/s':>9} {'chars/s':>9} {'loading s':>9} {'ratio':>6}   each round's")
    for column, number in enumerate(numbers):
        times = [row[column] for row in rounds]
        working, loading = median(time.working for time in times), median(time.loading for time in times)
        ratios = sorted(row[0].working / row[column].working for row in rounds)
        print(
            f"{number:7} {(options.texts - 1) / working:9.1f} {characters / working:9.0f} {loading:9.1f} {median(ratios):6.2f}"
            f"   {' '.join(f'{ratio:.2f}' for ratio in ratios)}"
        )


def run(folder: Path, workers: int) -> Time:
    """One run in a new Python process."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=measure, args=(folder, workers, there))
    process.start()
    there.close()
    try:
        time: Time = here.recv()
    except EOFError:
        sys.exit(f"the run with {workers} workers failed; its message is above")
    process.join()
    return time


def measure(folder: Path, workers: int, pipe: Connection) -> None:
    from pipeline.batch import extract_in_workers
    from pipeline.extract import Failure
    from pipeline.reading import find_texts

    start = time.perf_counter()
    first = start
    for number, outcome in enumerate(extract_in_workers(find_texts([folder]), workers=workers)):
        if isinstance(outcome.result, Failure):
            raise RuntimeError(f"a text failed: {outcome.result.error}")
        if number == 0:
            first = time.perf_counter()
    pipe.send(Time(first - start, time.perf_counter() - first))


if __name__ == "__main__":
    main()
