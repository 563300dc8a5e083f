"""Items → answers in the same order, worked out by processes that may die, hang or be killed.

The parent does everything in one thread: it hands out small chunks, listens to one pipe a worker, and replaces a worker
that is gone. Three rules keep a folder of millions from depending on its worst text:

- Not more than ``WINDOW`` items a worker are on their way at once, so memory does not grow with the number of items.
- When a worker dies, the items of its chunk that it had not answered are tried again, each alone in a chunk; one that
  is alone when its worker dies again is ``Lost``. So is one that takes too long.
- A worker is replaced by a fresh one after ``RETIREMENT`` items, so what libraries pile up in it is bounded.

There is no limit on a worker's memory (RLIMIT_AS counts address space, of which models and libraries map far more than
they use): when the machine runs out, Linux is told to kill a worker first, and its text is lost, not the run.
"""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, Literal, Self, TypeVar

from pipeline.batch.worker import ANSWER, READY, Work, serve
from pipeline.errors import FiletError, WorkerError

Item = TypeVar("Item")
Answer = TypeVar("Answer")
StartMethod = Literal["fork", "spawn"]

# Items that are sent to a worker at once; the next chunk waits in the worker's pipe while it works on one. The models
# take eight short texts together in 85 % of the time that they need for each alone.
CHUNK = 8
# Seconds. Until its first answer a worker may be at all items of a chunk together, and the timeout ends it as if it were
# at one; with a shorter timeout than this, items go one by one, so that it seldom ends work that was getting on.
UNHURRIED = 8.0
# Items between the first that is not answered and the last that is handed out, a worker: so far the others go on while
# one item takes its time. Their answers wait as bytes.
WINDOW = 500
# Items after which a worker makes room for a fresh one.
RETIREMENT = 5000
# Every system's pipe holds as many bytes unread. A longer message goes to an idle worker only, which reads it at once:
# the parent must not wait for a worker that waits for the parent.
PIPE_BYTES = 4096
# Workers in a row that may die before they are ready to work.
STILLBORN = 3


@dataclass(frozen=True, slots=True)
class Lost:
    """An item without an answer, and why: a clause such as "took longer than 60 s", and whether it was the time."""

    reason: str
    is_late: bool = False


@dataclass(slots=True, eq=False)
class _Worker:
    process: Any  # multiprocessing's context decides the class
    pipe: "Connection[Any, Any]"
    since: float  # when it began what it is at: its oldest unanswered item, in seconds of time.monotonic
    is_ready: bool = False
    taken: int = 0  # items that it was sent
    chunks: deque[deque[int]] = field(default_factory=deque)  # numbers of items sent and not answered, in their order


def supervise(
    items: Iterable[Item],
    work: Work[Item, Answer],
    *,
    workers: int,
    timeout: float | None = None,
    method: StartMethod | None = None,
) -> Iterator[tuple[Item, Answer | Lost]]:
    """Each item with its answer, in the order of ``items``, which are taken when there is room for them.

    ``workers``: processes at most; they are started when there is something to do for them. ``timeout``: seconds that
    one item may take, without reading and waiting; None for no limit. ``method``: None for what suits the system, see
    ``start_method``. Closing the iterator stops all workers. Raises what ``work`` raises of FiletError, and WorkerError
    when workers die before they have begun.
    """
    with Supervisor(work, workers=workers, timeout=timeout, method=method) as supervisor:
        yield from supervisor.run(items)


def start_method() -> StartMethod:
    """Fork on Linux, which shares the parent's models; spawn elsewhere, and where threads make forking unsafe."""
    return "fork" if sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1 else "spawn"


def usable_cores() -> int:
    """The cores that this process may use: those it is bound to, and not more than its control group's share (Linux)."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    try:
        with open("/sys/fs/cgroup/cpu.max", encoding="ascii") as file:
            quota, period = file.read().split()
    except (OSError, ValueError):
        return cores
    return cores if quota == "max" else max(1, min(cores, int(quota) // int(period)))


class Supervisor(Generic[Item, Answer]):
    """Workers that stay for several streams of items, one stream after the other; see ``supervise``.

    ``thread_stays``: the thread that runs it, though not the main one, lives until it is stopped. Then workers end with that
    thread whatever they are at; else those of another thread than the main one may go on until they have read their text.
    """

    def __init__(
        self,
        work: Work[Item, Answer],
        *,
        workers: int,
        timeout: float | None = None,
        method: StartMethod | None = None,
        thread_stays: bool = False,
    ) -> None:
        self.work = work
        self.limit = workers
        self.timeout = timeout
        self.chunk = CHUNK if timeout is None or timeout >= UNHURRIED else 1
        self.method = method or start_method()
        self.thread_stays = thread_stays
        self.context: Any = multiprocessing.get_context(self.method)
        self.bell, self.rope = self.context.Pipe(duplex=False)
        self.workers: list[_Worker] = []
        self.stillborn = 0
        self.is_prepared = False
        self._begin(())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def run(self, items: Iterable[Item]) -> Iterator[tuple[Item, Answer | Lost]]:
        """Each item with its answer, in their order. An iterator that is not exhausted stops the workers."""
        self._begin(items)
        try:
            while True:
                self._hand_out()
                while (answer := self.answers.pop(self.next, None)) is not None:
                    item = self.underway.pop(self.next)
                    self.next += 1
                    yield item, answer if isinstance(answer, Lost) else pickle.loads(answer)
                if not self.underway:
                    return
                self._listen()
        except BaseException:
            self.stop()
            raise

    def interrupt(self) -> None:
        """From any thread: what is in ``run`` leaves it with WorkerError, now or as soon as it waits for an answer."""
        self.rope.send_bytes(b"!")

    def stop(self) -> None:
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            self._close(worker)
        self.workers.clear()
        if self.is_prepared:
            gc.unfreeze()

    def _begin(self, items: Iterable[Item]) -> None:
        self.items = iter(items)
        self.drawn = 0  # items taken so far; each goes by its number from 0
        self.next = 0  # number of the item that is to be given out next
        self.underway: dict[int, Item] = {}  # taken from items, not given out
        self.answers: dict[int, bytes | Lost] = {}  # of items that wait for their turn
        self.again: deque[deque[int]] = deque()  # chunks to hand out before new items
        self.suspects: set[int] = set()  # items that were not answered when a worker died

    # --- handing out --------------------------------------------------------------------------------------------------

    def _hand_out(self) -> None:
        for worker in [worker for worker in self.workers if worker.taken >= RETIREMENT and not worker.chunks]:
            self._dismiss(worker)
        # The idle ones first, then a chunk in reserve for each.
        for load in (1, 2):
            for worker in self.workers:
                if len(worker.chunks) < load and worker.taken < RETIREMENT:
                    self._send(worker)
            while load == 1 and len(self.workers) < self.limit and (chunk := self._next_chunk(1)):
                self.again.appendleft(chunk)
                self._send(self._start())

    def _send(self, worker: _Worker) -> None:
        # A worker begins with single items, so that a few items are spread over all workers.
        chunk = self._next_chunk(min(self.chunk, worker.taken + 1))
        if not chunk:
            return
        message = pickle.dumps([self.underway[number] for number in chunk], pickle.HIGHEST_PROTOCOL)
        if worker.chunks and len(message) > PIPE_BYTES:
            self.again.appendleft(chunk)
            return
        if not worker.chunks:
            worker.since = time.monotonic()
        worker.chunks.append(chunk)
        worker.taken += len(chunk)
        with suppress(OSError):  # it may be dead: _listen learns that from the same pipe, and deals with it
            worker.pipe.send_bytes(message)

    def _next_chunk(self, size: int) -> deque[int]:
        if self.again:
            return self.again.popleft()
        room = self.next + WINDOW * self.limit - self.drawn
        chunk = deque[int]()
        for item in islice(self.items, max(0, min(size, room))):
            self.underway[self.drawn] = item
            chunk.append(self.drawn)
            self.drawn += 1
        return chunk

    # --- listening ----------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        """Wait for the next messages, deaths or the next worker that takes too long."""
        heard = wait([self.bell, *(worker.pipe for worker in self.workers)], self._patience())
        if self.bell in heard:
            raise WorkerError("the work was interrupted; nothing of it is answered any more")
        for worker in [*self.workers]:
            if worker.pipe in heard:
                try:
                    self._take(worker, worker.pipe.recv_bytes())
                except (EOFError, OSError):  # also in the middle of a message
                    self._bury(worker)
            elif self._is_late(worker):
                worker.process.kill()
                self._bury(worker, late=True)

    def _patience(self) -> float | None:
        if self.timeout is None:
            return None
        begun = [worker.since for worker in self.workers if worker.is_ready and worker.chunks]
        return max(0.0, min(begun) + self.timeout - time.monotonic()) if begun else None

    def _is_late(self, worker: _Worker) -> bool:
        # Judged only when nothing is there to read: then it has been at one item since its last answer was taken.
        if self.timeout is None or not worker.is_ready or not worker.chunks:
            return False
        return time.monotonic() - worker.since >= self.timeout

    def _take(self, worker: _Worker, message: bytes) -> None:
        worker.since = time.monotonic()
        kind, content = message[:1], message[1:]
        if kind == READY:
            worker.is_ready = True
            self.stillborn = 0
        elif kind == ANSWER:
            chunk = worker.chunks[0]
            self.answers[chunk.popleft()] = content
            if not chunk:
                worker.chunks.popleft()
        else:
            error: FiletError = pickle.loads(content)
            raise error

    # --- life and death -----------------------------------------------------------------------------------------------

    def _start(self) -> _Worker:
        if self.method == "fork" and not self.is_prepared:
            self.work.prepare()
            gc.freeze()  # the collector writes into what it looks at, which would copy the shared pages
            self.is_prepared = True
        ours, theirs = self.context.Pipe()
        others = [ours, *(worker.pipe for worker in self.workers)] if self.method == "fork" else None
        bound = self.thread_stays or threading.current_thread() is threading.main_thread()
        process = self.context.Process(target=serve, args=(theirs, self.work, others, bound), daemon=True)
        with _interrupts_held():
            process.start()
        theirs.close()
        worker = _Worker(process, ours, time.monotonic())
        self.workers.append(worker)
        return worker

    def _bury(self, worker: _Worker, *, late: bool = False) -> None:
        """Take note of what a dead worker leaves behind; the next ``_hand_out`` replaces it."""
        self.workers.remove(worker)
        worker.process.join(1)  # its pipe can close a moment before it has ended
        worker.process.kill()
        end = self._close(worker)
        if not worker.is_ready:
            self.stillborn += 1
            if self.stillborn >= STILLBORN:
                raise WorkerError(
                    f"worker processes die before they have read a text ({end}); give fewer --workers if memory is short,"
                    " and see whether filet extract can read one of the texts"
                )
            self.again.extendleft(reversed(worker.chunks))
            return
        if not worker.chunks:
            return
        first, *others = worker.chunks
        self.again.extendleft(reversed(others))
        if len(first) == 1 and (late or first[0] in self.suspects):
            reason = f"took longer than {self.timeout:g} s" if late else f"ended its process twice ({end})"
            self.answers[first[0]] = Lost(reason, is_late=late)
            self.suspects.discard(first[0])
        else:
            self.suspects.update(first)
            self.again.extendleft(deque([number]) for number in reversed(first))

    def _dismiss(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.process.kill()
        self._close(worker)

    def _close(self, worker: _Worker) -> str:
        worker.process.join()
        worker.pipe.close()
        code: int = worker.process.exitcode
        worker.process.close()
        return _ending(code)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits until the block ends, and in a process that is started in it until that lets it through."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ending(code: int) -> str:
    """A process's exit code in words."""
    if code >= 0:
        return f"exit code {code}"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    return f"killed by {name}{': out of memory?' if -code == 9 else ''}"
