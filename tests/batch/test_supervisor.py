"""Workers that die, hang and are killed: every item has its answer or is lost alone, and no process stays behind."""

import faulthandler
import multiprocessing
import os
import signal
import struct
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch import supervisor
from pipeline.batch.supervisor import Lost, StartMethod, supervise
from pipeline.errors import FiletError, InputError, WorkerError

KILLED = Lost("ended its process twice (killed by SIGKILL: out of memory?)")
LATE = Lost("took longer than 0.2 s", is_late=True)


class Obey:
    """Does what an item says; answers with the item and, to "pid", with the number of the process."""

    def prepare(self) -> None: ...

    def __call__(self, items: Sequence[Any]) -> Iterator[Any]:
        for item in items:
            yield self.do(item)

    def do(self, item: Any) -> Any:
        command, *rest = str(item).split(" ", 1)
        if command == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif command == "crash":
            faulthandler.disable()
            os.kill(os.getpid(), signal.SIGSEGV)
        elif command == "exit":
            os._exit(3)
        elif command == "kill-once" and not Path(rest[0]).exists():
            Path(rest[0]).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        elif command == "kill-in-message":
            Connection.send_bytes = _send_half  # type: ignore[method-assign]
        elif command == "sleep":
            time.sleep(float(rest[0]))
        elif command == "hang":
            while True:
                time.sleep(10)
        elif command == "refuse":
            raise InputError(f"{item}: no")
        elif command == "pid":
            return os.getpid()
        return item


class ObeyTogether(Obey):
    """Takes all items of a chunk before it answers the first, as a pipeline that works in batches does."""

    def __call__(self, items: Sequence[Any]) -> Iterator[Any]:
        yield from [self.do(item) for item in items]


def _send_half(connection: Any, message: bytes) -> None:
    os.write(connection.fileno(), struct.pack("!i", len(message)) + message[: len(message) // 2])
    os.kill(os.getpid(), signal.SIGKILL)


def answers(
    items: Any, work: Any = None, *, workers: int = 2, timeout: float | None = None, method: StartMethod = "fork"
) -> list[Any]:
    found = list(supervise(items, work or Obey(), workers=workers, timeout=timeout, method=method))
    assert multiprocessing.active_children() == []
    return found


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_answers_come_in_the_order_of_the_items(workers: int) -> None:
    items = ["sleep 0.1", *range(100), "sleep 0.1", *range(100)]
    assert answers(items, workers=workers) == [(item, item) for item in items]


def test_no_items_start_no_worker() -> None:
    assert answers([]) == []


def test_few_items_are_spread_over_the_workers() -> None:
    pids = [pid for _, pid in answers(["pid", "sleep 0.1", "pid", "sleep 0.1"], workers=4) if isinstance(pid, int)]
    assert len(set(pids)) == 2


@pytest.mark.parametrize(
    ("command", "lost"),
    [
        ("kill", KILLED),
        ("crash", Lost("ended its process twice (killed by SIGSEGV)")),
        ("exit", Lost("ended its process twice (exit code 3)")),
        ("kill-in-message", KILLED),
        ("hang", LATE),
    ],
)
@pytest.mark.parametrize("work", [Obey, ObeyTogether])
@pytest.mark.parametrize("workers", [1, 2])
def test_only_the_guilty_item_is_lost(
    monkeypatch: pytest.MonkeyPatch, command: str, lost: Lost, work: type[Obey], workers: int
) -> None:
    """Also when it is in a chunk with others."""
    monkeypatch.setattr(supervisor, "UNHURRIED", 0)
    items = [*range(20), command, *range(20)]
    found = answers(items, work(), workers=workers, timeout=0.2)
    assert found == [(item, lost if item == command else item) for item in items]


def test_every_item_may_be_guilty() -> None:
    assert answers(["kill"] * 5) == [("kill", KILLED)] * 5


def test_second_try_may_succeed(tmp_path: Path) -> None:
    items = [1, 2, f"kill-once {tmp_path / 'killed'}", 3, 4]
    assert answers(items) == [(item, item) for item in items]


def test_time_is_counted_for_each_item_alone() -> None:
    """Not while others are worked on, nor while it waits, nor while nobody asks for answers."""
    items = ["sleep 0.1"] * 12
    found = []
    for pair in supervise(items, Obey(), workers=2, timeout=0.25, method="fork"):
        found.append(pair)
        time.sleep(0.3 if len(found) == 4 else 0)
    assert found == [(item, item) for item in items]


def test_large_items_and_answers() -> None:
    """None of the two sides waits for the other one to read while that waits for it."""
    items = [bytes([index]) * 400_000 for index in range(30)]
    assert answers(items) == [(item, item) for item in items]


def test_items_are_taken_when_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow item holds back the order, not the work; but no more than the window is taken meanwhile."""
    monkeypatch.setattr(supervisor, "WINDOW", 20)
    taken = []

    def items() -> Iterator[Any]:
        for number in count():
            taken.append(number)
            yield "sleep 0.3" if number == 0 else number

    stream = supervise(items(), Obey(), workers=2, method="fork")
    next(stream)
    assert len(taken) == 40
    assert [item for item, _ in islice(stream, 100)] == list(range(1, 101))
    assert len(taken) <= 101 + 40
    stream.close()


def test_workers_retire(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "RETIREMENT", 10)
    pids = [pid for _, pid in answers(["pid"] * 60)]
    assert max(map(pids.count, pids)) <= 10 + supervisor.CHUNK
    assert len(pids) == 60


def test_error_ends_the_run() -> None:
    with pytest.raises(InputError, match="refuse: no"):
        answers([1, 2, "refuse", *range(100)])
    assert multiprocessing.active_children() == []


def test_error_of_the_items_ends_the_run() -> None:
    def items() -> Iterator[int]:
        yield from range(10)
        raise FiletError("no more")

    with pytest.raises(FiletError, match="no more"):
        answers(items())
    assert multiprocessing.active_children() == []


def test_workers_that_never_begin_end_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "serve", lambda *_: os._exit(7))
    with pytest.raises(WorkerError, match=r"\(exit code 7\).*--workers"):
        answers(range(100))


def test_closing_early_leaves_no_process() -> None:
    stream = supervise(["pid", *["hang"] * 10], Obey(), workers=2, method="fork")
    _, pid = next(stream)
    stream.close()
    assert multiprocessing.active_children() == []
    assert not _is_alive(pid)


def test_spawned_workers(tmp_path: Path) -> None:
    """As on macOS and Windows. The new worker's start does not count as its item's time."""
    items = [1, f"kill-once {tmp_path / 'killed'}", "hang", 2]
    found = answers(items, workers=1, timeout=0.2, method="spawn")
    assert found == [(item, LATE if item == "hang" else item) for item in items]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="Linux alone can be told to end a child with its parent")
@pytest.mark.parametrize("item", ["hang", "sleep 0.1"])
def test_parent_killed_leaves_no_process(item: str) -> None:
    parent, pids = _parent(item)
    os.kill(parent.pid, signal.SIGKILL)
    parent.join()
    _wait_for(lambda: not any(map(_is_alive, pids)))


def test_interrupt_is_the_parents_business() -> None:
    """Ctrl-C reaches the whole group of processes; the parent ends, and its workers with it."""
    parent, pids = _parent("hang")
    os.killpg(parent.pid, signal.SIGINT)
    parent.join(2)
    assert parent.exitcode == 42
    assert not any(map(_is_alive, pids))


def _parent(item: str) -> tuple[Any, list[int]]:
    """A process with two workers that are at ``item``, and the workers' numbers."""
    context: Any = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    parent = context.Process(target=_supervise_endlessly, args=(theirs, item))
    parent.start()
    return parent, [ours.recv() for _ in range(2)]


def _supervise_endlessly(pipe: Any, item: str) -> None:
    os.setpgrp()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    work = Announce(pipe)
    try:
        list(supervise((item for _ in count()), work, workers=2, method="fork"))
    except KeyboardInterrupt:
        os._exit(42 if multiprocessing.active_children() == [] else 43)


class Announce(Obey):
    """Tells the number of its process with the first item."""

    def __init__(self, pipe: Any) -> None:
        self.pipe = pipe

    def do(self, item: Any) -> Any:
        if self.pipe:
            self.pipe.send(os.getpid())
            self.pipe = None
        return super().do(item)


def _is_alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and waits for whoever inherits it does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(100):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("in vain")
