"""Whether a batch of many texts costs more a text, or more memory, than one of few: 1,000 → 10,000 → 100,000 texts.

    python benchmarks/growth.py                            # into a store; some hours for 100,000 articles
    python benchmarks/growth.py --short                    # texts of some 500 characters
    python benchmarks/growth.py --sizes 1000,5000,20000    # to find growth early

Each size is one whole ``filet batch FOLDER -o records.db``. Memory is the largest sum of the proportional set sizes of all its
processes; time is that of the run less that of a run with one text, by the number of texts. Asked: memory within 1.2 × of
that at the smallest size, time a text flat.
"""

import argparse
import tempfile
from itertools import islice
from pathlib import Path

from processes import FILET, Usage, machine, measured
from texts import ARTICLE, SHORT, make_texts, write_texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000", help="numbers of texts, rising (%(default)s)")
    parser.add_argument("--short", action="store_true", help=f"texts of some {SHORT} characters, not of {ARTICLE}")
    parser.add_argument("--output", default="records.db", help="name of what is written; .jsonl is another way (%(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, help="where texts and output go, to be kept (a folder that is removed)")
    parser.add_argument("option", nargs="*", help="options for filet batch, after --: -- --workers 2")
    options = parser.parse_args()
    sizes = sorted(int(size) for size in options.sizes.split(","))
    length = SHORT if options.short else ARTICLE
    with tempfile.TemporaryDirectory() as made:
        growth(sizes, length, options.seed, options.folder or Path(made), options.output, options.option)


def growth(sizes: list[int], length: int, seed: int, folder: Path, output: str, more: list[str]) -> None:
    print(f"filet batch … -o {output} {' '.join(more)}: texts of {length} characters (median)\n{machine()}")
    head = ("texts", "wall s", "CPU s", "ms a text", "CPU ms", "peak MB", "time", "CPU", "memory")
    print(" ".join(f"{name:>9}" for name in head), flush=True)
    texts = make_texts(sizes[-1], seed=seed, length=length)
    written = 0
    alone = first = None
    for size in (1, *sizes):
        # The folder grows in place: text i is the same whatever the size.
        write_texts(folder / "texts", islice(texts, size - written))
        written = size
        out = folder / f"{size}-{output}"
        used = measured([*FILET, "batch", str(folder / "texts"), "-o", str(out), *more])
        if alone is None:
            alone = used
            continue
        each = Usage((used.wall - alone.wall) / (size - 1), (used.cpu - alone.cpu) / (size - 1), used.peak)
        first = first or each
        print(
            f"{size:9} {used.wall:9.1f} {used.cpu:9.1f} {each.wall * 1e3:9.2f} {each.cpu * 1e3:9.2f} {used.peak:9.0f}"
            f" {each.wall / first.wall:9.2f} {each.cpu / first.cpu:9.2f} {used.peak / first.peak:9.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
