"""A batch that is killed again and again, and resumed each time: is the result that of a batch that nobody disturbed?

    python benchmarks/kills.py                             # 2,000 texts, 100 kills, two workers
    python benchmarks/kills.py --texts 60 --kills 5        # in a minute

``filet batch FOLDER -o killed.db`` gets SIGKILL at random moments, from its start-up to its end: the parent with all its
workers, the parent alone, or one worker, after which it goes on. The same command is started again at once. Then both stores
are exported (JSON Lines with evidence, CSV) and dumped: every table in the order of its values, without ``runs`` and what
refers to it. All must be the same byte for byte. Exit code 1 when they are not.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from processes import FILET, CommandError, machine, run, tree
from texts import ARTICLE, SHORT, make_texts, write_texts

KINDS = ("all", "parent", "worker")  # what is killed
FORMATS = {"jsonl": ["--evidence"], "csv": []}
# Seconds of the longest life before a kill; it follows how fast the work gets on.
FIRST_LIFE, LEAST_LIFE = 6.0, 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=2000, help="(%(default)s)")
    parser.add_argument("--kills", type=int, default=100, help="(%(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="(%(default)s)")
    parser.add_argument("--articles", action="store_true", help=f"texts of some {ARTICLE} characters, not of {SHORT}")
    parser.add_argument("--seed", type=int, default=0, help="of the texts, and of the kinds and moments of the kills")
    parser.add_argument("--folder", type=Path, help="where texts, stores and exports go, to be kept (a folder that is removed)")
    options = parser.parse_args()
    length = ARTICLE if options.articles else SHORT
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or Path(made)
        texts = folder / "texts"
        write_texts(texts, make_texts(options.texts, seed=options.seed, length=length), metadata=True)
        print(f"{options.texts} texts of {length} characters (median), {options.workers} workers; {machine()}", flush=True)
        start = time.perf_counter()
        run(batch(texts, folder / "undisturbed.db", options.workers))
        print(f"undisturbed: {time.perf_counter() - start:.1f} s", flush=True)
        disturb(texts, folder / "killed.db", options.texts, options.kills, options.workers, options.seed)
        same = compare(folder, "undisturbed.db", "killed.db")
    sys.exit(0 if same else 1)


def batch(texts: Path, store: Path, workers: int) -> list[str]:
    return [*FILET, "batch", str(texts), "-o", str(store), "--workers", str(workers)]


# --- killing ------------------------------------------------------------------------------------------------------------


def disturb(texts: Path, store: Path, number: int, kills: int, workers: int, seed: int) -> None:
    """Fill ``store`` with ``kills`` kills on the way. Raises CommandError when the batch fails by itself."""
    choice = random.Random(seed)
    life, start, starts = FIRST_LIFE, time.perf_counter(), 0
    killed: Counter[str] = Counter()
    early = 0
    process: subprocess.Popen[str] | None = None
    log = store.with_suffix(".log")
    kind = choice.choice(KINDS)
    while killed.total() < kills:
        if process is None:
            process, starts = _start(batch(texts, store, workers), log), starts + 1
        moment = choice.random() * life
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            if not _kill(process, kind, choice):
                continue  # no worker yet
            killed[kind] += 1
            was, kind = kind, choice.choice(KINDS)
            if was == "worker":
                continue  # the parent goes on
        else:
            _check(process, log)
            early, kind = early + 1, choice.choice(KINDS[:2])  # nothing was left to do, or little: no worker may come
        process.wait()
        process = None
        # So that the work is nearly done with the last kill, and not long before.
        behind = _done(store) / number < killed.total() / kills
        life = life * 1.2 if behind else max(LEAST_LIFE, life / 1.2)
    if process is None:
        process, starts = _start(batch(texts, store, workers), log), starts + 1
    process.wait()
    _check(process, log)
    kinds = ", ".join(f"{kind} {times}" for kind, times in sorted(killed.items()))
    print(f"killed: {killed.total()} times ({kinds}), started {starts} times, {time.perf_counter() - start:.1f} s", flush=True)
    if early:
        print(f"{early} of the runs were done before they could be killed")


def _start(command: list[str], log: Path) -> subprocess.Popen[str]:
    with log.open("a", encoding="utf-8") as file:
        return subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT, text=True)


def _kill(process: subprocess.Popen[str], kind: str, choice: random.Random) -> bool:
    """Kill as ``kind`` says; whether there was anything to kill: before models are loaded there is no worker."""
    parent, *workers = tree(process.pid)
    pids = {"all": [parent, *workers], "parent": [parent], "worker": workers and [choice.choice(workers)]}[kind]
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    return bool(pids)


def _check(process: subprocess.Popen[str], log: Path) -> None:
    if process.returncode:
        raise CommandError(f"filet batch: exit {process.returncode}\n{log.read_text('utf-8')[-2000:]}")


def _done(store: Path) -> int:
    """How many texts are in ``store``; a copy is asked, so that nobody but the next run repairs what the kill left."""
    if not store.exists():
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for path in (store, store.with_name(f"{store.name}-wal")):
            if path.exists():
                shutil.copy(path, folder)
        try:
            with closing(sqlite3.connect(Path(folder) / store.name)) as connection:
                return int(connection.execute("select count(*) from documents").fetchone()[0])
        except sqlite3.OperationalError:  # killed before there were tables
            return 0


# --- comparing ----------------------------------------------------------------------------------------------------------


def compare(folder: Path, *stores: str) -> bool:
    """Whether both stores say the same, in every form; prints a line for each."""
    same = True
    whole = {name: list(_check_store(folder / name)) for name in stores}
    for name, errors in whole.items():
        same = same and not errors
        print(*(f"{name}: {error}" for error in errors), sep="\n", end="\n" if errors else "")
    exports: dict[str, list[Path]] = {form: [] for form in (*FORMATS, "dump")}
    for name in stores:
        for form, options in FORMATS.items():
            target = folder / f"{name}.{form}"
            run([*FILET, "export", str(folder / name), "--to", form, "-o", str(target), *options])
            exports[form].append(target)
        target = folder / f"{name}.dump"
        target.mkdir(exist_ok=True)
        (target / "tables.jsonl").write_text("".join(f"{line}\n" for line in _dump(folder / name)), "utf-8")
        exports["dump"].append(target)
    for form, (one, other) in exports.items():
        names = sorted({path.name for target in (one, other) for path in target.iterdir()})
        for name in names:
            difference = _difference(one / name, other / name)
            size = (one / name).stat().st_size if (one / name).exists() else 0
            print(f"{form:6} {name:24} {size:10,} bytes  {difference or 'identical'}")
            same = same and not difference
    return same


def _dump(store: Path) -> Iterator[str]:
    """Every row of every table but ``runs`` and those of the search, sorted; without row numbers and references to a run."""
    with closing(sqlite3.connect(store)) as connection:
        found = connection.execute("select name from sqlite_schema where type = 'table' order by name").fetchall()
        for (table,) in found:
            if table == "runs" or table.startswith(("sqlite_", "documents_fts")):
                continue
            columns = [name for _, name, *_ in connection.execute(f"pragma table_info({table})") if name not in ("id", "run_id")]
            chosen = ", ".join(f'"{name}"' for name in columns)
            rows = connection.execute(f"select {chosen} from {table}").fetchall()
            yield from (json.dumps([table, *row], ensure_ascii=False) for row in sorted(rows, key=repr))


def _check_store(store: Path) -> Iterator[str]:
    """What SQLite finds wrong with the file, its references and its search index."""
    with closing(sqlite3.connect(store)) as connection:
        yield from (f"integrity: {row[0]}" for row in connection.execute("pragma integrity_check") if row[0] != "ok")
        yield from (f"foreign key: {row}" for row in connection.execute("pragma foreign_key_check"))
        try:
            connection.execute("insert into documents_fts (documents_fts, rank) values ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            yield f"search: {error}"


def _difference(one: Path, other: Path) -> str:
    """Where two files differ first; "" when they are the same."""
    missing = [path for path in (one, other) if not path.exists()]
    if missing:
        return f"DIFFERENT: there is no {missing[0]}"
    if one.read_bytes() == other.read_bytes():
        return ""
    lines = zip_longest(one.read_bytes().splitlines(), other.read_bytes().splitlines())
    line, (here, there) = next(item for item in enumerate(lines, 1) if item[1][0] != item[1][1])
    return f"DIFFERENT from line {line}:\n  {str(here)[:500]}\n  {str(there)[:500]}"


if __name__ == "__main__":
    main()
