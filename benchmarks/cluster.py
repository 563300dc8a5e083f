"""Ray with two local actors beside two local processes, on the same article-length texts, in one run.

    python benchmarks/cluster.py                     # 10,000 texts, once each way
    python benchmarks/cluster.py --texts 2000 --rounds 3 --workers 2

Both read the files of one folder and write what they find: the processes JSON Lines (``filet batch FOLDER -o records.jsonl``),
the actors the dataset of ``filet batch FOLDER -o DIR --engine ray``. Counted is the time after start: processes are warmed with
a few texts; for actors the time from the mean of the moments when they were ready. What starting Ray and its actors takes is
printed apart. Asked: at least 0.8 × the local texts/s. On a machine that others use too, believe the CPU time of a text, all
processes together: between the first and the last partition (Ray: too low with few) or over all texts (local).
"""

import argparse
import os
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import mean, median

from processes import machine, tree
from texts import ARTICLE, make_texts, write_texts

from pipeline.batch import write_jsonl
from pipeline.batch.cluster import ClusterRun
from pipeline.batch.cluster.engine import PARTITION
from pipeline.batch.workers import Workers
from pipeline.extract import Failure
from pipeline.reading import TextFile, find_texts


@dataclass(frozen=True, slots=True)
class Speed:
    """Texts a second and milliseconds of CPU a text once warm, and the seconds before."""

    texts: float
    cpu: float
    start: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=10_000, help="(%(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="processes, and actors (%(default)s)")
    parser.add_argument("--rounds", type=int, default=1, help="runs of each, in turn (%(default)s)")
    parser.add_argument("--length", type=int, default=ARTICLE, help="median length of a text, in characters (%(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    print(f"{options.texts} texts, {options.workers} workers; {machine()}")
    print(f"{'':5} {'texts/s':>8} {'CPU ms':>8} {'start s':>8}")
    local: list[Speed] = []
    ray: list[Speed] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "texts"
        write_texts(folder, make_texts(options.texts, seed=options.seed, length=options.length), metadata=True)
        files = list(find_texts([folder]))
        for number in range(options.rounds):
            local.append(run_locally(files, Path(temporary) / f"{number}.jsonl", options.workers))
            show("local", local[-1])
            ray.append(run_on_ray(folder, Path(temporary) / f"{number}", options.workers))
            show("Ray", ray[-1])
    ratio = median(speed.texts for speed in ray) / median(speed.texts for speed in local)
    cost = median(speed.cpu for speed in local) / median(speed.cpu for speed in ray)
    print(f"Ray / local: {ratio:.2f} in texts/s, {cost:.2f} in texts a second of CPU")


def show(name: str, speed: Speed) -> None:
    print(f"{name:5} {speed.texts:8.1f} {speed.cpu:8.1f} {speed.start:8.1f}", flush=True)


def run_locally(files: Sequence[TextFile], output: Path, workers: int) -> Speed:
    begun = time.perf_counter()
    with Workers(workers=workers) as pool:
        for _ in pool.extract(islice(files, 8 * workers)):
            pass
        ready, used = time.perf_counter(), cpu_times(os.getpid())
        before, done = sum(used.values()), 0
        for number, outcome in enumerate(write_jsonl(pool.extract(files), output)):
            done += not isinstance(outcome.result, Failure)
            if number % PARTITION == 0:
                used |= cpu_times(os.getpid())
        ended, used = time.perf_counter(), used | cpu_times(os.getpid())
    check(done, len(files))
    return Speed(done / (ended - ready), 1000 * (sum(used.values()) - before) / done, ready - begun)


def run_on_ray(folder: Path, output: Path, workers: int) -> Speed:
    begun = time.time()
    ready: set[float] = set()
    done = 0
    used: dict[int, float] = {}
    seen: list[tuple[int, float]] = []  # texts done, and CPU time used until then
    run = ClusterRun(str(folder), str(output), workers=workers)
    for item in run.run():
        ready.add(item.began)
        done += item.tally.texts - item.tally.failures
        ended = time.time()
        # What actors have used that Ray has ended meanwhile stays.
        used |= cpu_times(os.getpid(), raylet())
        seen.append((done, sum(used.values())))
    check(done, run.texts)
    if len(ready) != workers:
        raise RuntimeError(f"{len(ready)} actors worked, not {workers}; give more --texts, and see whether one died")
    (first, before), (last, after) = seen[0], seen[-1]
    return Speed(done / (ended - mean(ready)), 1000 * (after - before) / (last - first), mean(ready) - begun)


def cpu_times(*roots: int) -> dict[int, float]:
    """Seconds of CPU that each of these processes and their descendants has used."""
    times = {}
    for process in {process for root in roots for process in tree(root)}:
        with suppress(OSError):
            fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
            times[process] = sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
    return times


def raylet() -> int:
    """The process that started the actors of the Ray of this machine to which we are connected; it is no child of ours."""
    import ray

    socket = ray.nodes()[0]["RayletSocketName"].encode()
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            program, *arguments = (entry / "cmdline").read_bytes().split(b"\0")
            if program.endswith(b"raylet") and any(socket in argument for argument in arguments):
                return int(entry.name)
    raise RuntimeError("no raylet found")


def check(done: int, wanted: int) -> None:
    if done != wanted:
        raise RuntimeError(f"{wanted - done} texts failed: the speeds say nothing")


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
