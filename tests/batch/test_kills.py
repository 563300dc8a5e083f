"""A real process that is killed with SIGKILL, or stopped with Ctrl-C, and started again: nothing is lost or doubled."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.store import StoreReader

# The command line with an extractor that takes the number in a text for a count of arrests, and falls asleep over one of them.
PROGRAM = """
import os, signal, sys, time, re
from functools import partial
import pipeline.batch
from pipeline.batch import extract_files
from pipeline.records import Count, DocumentRecords, Record
from pipeline.store import writer

class Slow:
    def extract_many(self, texts, *, language="auto"):
        for text in texts:
            number = int(re.search(r"\\d+", text.text)[0])
            if number == int(os.environ.get("ASLEEP_AT", -1)):
                time.sleep(300)
            yield DocumentRecords(
                doc_id=text.doc_id, language="en", published=text.published,
                records=[Record(operation=f"Number {number % 7}", counts=[Count(category="arrests", value=number)])],
            )

def engine(files, *, language, **_):
    return extract_files(Slow(), files, language=language)

pipeline.batch.extract_in_workers = engine
writer._CHUNK_TEXTS = 10
from pipeline.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in what a shell starts in the background
main()
"""
TEXTS = 300


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for number in range(TEXTS):
        (folder / f"{number:03}.txt").write_text(f"Police arrested {number} people, it was said.", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[object, ...]:
    path = tmp_path_factory.mktemp("undisturbed") / "records.db"
    finish(folder, path)
    return exported(path)


def start(folder: Path, output: Path, *, asleep_at: int = -1) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "batch", str(folder), "-o", str(output)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "ASLEEP_AT": str(asleep_at)},
    )


def finish(folder: Path, output: Path) -> str:
    process = start(folder, output)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return errors.decode()


def stored(path: Path) -> int:
    """How many texts are saved so far; 0 while there is no store yet."""
    try:
        with StoreReader(path) as store:
            return sum(1 for _ in store.documents())
    except Exception:
        return 0


def wait_for(path: Path, number: int) -> None:
    deadline = time.monotonic() + 60
    while stored(path) < number:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def exported(path: Path) -> tuple[object, ...]:
    """Everything that is read from a store, so that two of them can be compared."""
    with StoreReader(path) as store:
        return (
            [document.model_dump_json() for document in store.documents()],
            list(store.record_rows()), list(store.count_rows()), list(store.events()), list(store.failures()), list(store.texts()),
        )  # fmt: skip


def test_three_kills(folder: Path, undisturbed: tuple[object, ...], tmp_path: Path) -> None:
    killed = tmp_path / "killed.db"
    for saved in (0, 80, 200):
        process = start(folder, killed, asleep_at=saved + 5)  # with five texts in hand
        wait_for(killed, saved)
        process.kill()
        process.communicate()
    assert saved <= stored(killed) < TEXTS
    errors = finish(folder, killed)
    found = re.search(r"(\d+) texts are in .* as they are; (\d+) to read", errors)
    assert found is not None
    assert int(found[1]) >= saved
    assert exported(killed) == undisturbed


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to a single process")
def test_ctrl_c(folder: Path, undisturbed: tuple[object, ...], tmp_path: Path) -> None:
    stopped = tmp_path / "stopped.db"
    process = start(folder, stopped, asleep_at=25)
    wait_for(stopped, 20)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    message = re.fullmatch(
        r"filet: stopped; (\d+) more texts are saved in .*stopped\.db; the same command goes on from there\n", errors.decode()
    )
    assert message is not None, errors
    assert 20 <= int(message[1]) == stored(stopped) <= 25
    finish(folder, stopped)
    assert exported(stopped) == undisturbed
