"""The side of ``supervisor`` that runs in a worker process: take a chunk of items, send the answers one by one."""

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Iterable, Sequence
from multiprocessing.connection import Connection
from typing import Any, Protocol, TypeVar

from pipeline.errors import FiletError

# The first byte of a message to the parent. A pickled answer or error follows.
READY = b"r"
ANSWER = b"a"
ERROR = b"e"

Item_contra = TypeVar("Item_contra", contravariant=True)
Answer_co = TypeVar("Answer_co", covariant=True)


class Work(Protocol[Item_contra, Answer_co]):
    """What workers do. It is pickled where workers are spawned, and so are items and answers everywhere."""

    def prepare(self) -> None:
        """Load what all items need: once in the parent where workers are forked, else in each of them."""

    def __call__(self, items: Sequence[Item_contra]) -> Iterable[Answer_co]:
        """One answer an item, in their order, each as soon as it is known.

        A FiletError that is raised ends the whole run; any other exception ends the process.
        """


def serve(pipe: "Connection[Any, Any]", work: Work[Any, Any], others: "list[Connection[Any, Any]] | None", bound: bool) -> None:
    """Work on what comes through ``pipe`` until the parent closes it.

    ``others``: in a forked process the parent's own ends of pipes, which came along; None in a spawned one.
    ``bound``: the thread that started this process lives as long as the parent does.
    """
    _settle(bound)
    # As long as anybody holds the parent's end of a pipe, its worker does not see that the parent is gone.
    for connection in others or ():
        connection.close()
    try:
        if others is None:
            work.prepare()
        if not _send(pipe, READY):
            return
        while (message := _receive(pipe)) is not None:
            for answer in work(pickle.loads(message)):
                if not _send(pipe, ANSWER + pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)):
                    return
    except FiletError as error:
        _send(pipe, ERROR + pickle.dumps(error))


def _receive(pipe: "Connection[Any, Any]") -> bytes | None:
    """The next message; None when the parent is gone."""
    try:
        return pipe.recv_bytes()
    except (EOFError, OSError):
        return None


def _send(pipe: "Connection[Any, Any]", message: bytes) -> bool:
    """Whether the parent is still there to hear it."""
    try:
        pipe.send_bytes(message)
    except OSError:
        return False
    return True


def _settle(bound: bool) -> None:
    """Leave Ctrl-C to the parent, end with it, and be what Linux kills first when memory runs out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # held back by the parent until here
    if sys.platform == "linux":
        if bound:
            set_death_signal = 1  # PR_SET_PDEATHSIG: also in the middle of an endless text
            ctypes.CDLL(None).prctl(set_death_signal, signal.SIGKILL, 0, 0, 0)
            parent = multiprocessing.parent_process()
            if parent is not None and os.getppid() != parent.pid:
                os._exit(1)  # it died before
        try:
            with open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
                file.write("500")
        except OSError:
            pass  # some containers do not allow it
