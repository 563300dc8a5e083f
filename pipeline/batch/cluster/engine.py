"""Partitions → finished partitions, by actors of Ray Data on the machines of a cluster or on this one.

An actor has one CPU. It reads its texts itself, works on them in one supervised process (``pipeline.batch.workers``, as on
one machine), so that a text that crashes or hangs costs one failure, and writes the parts itself: nothing but the addresses
of texts and a tally a partition goes through Ray. When an actor or its machine is lost, Ray Data starts another and gives it the
partition again; it writes the same files.
"""

import logging
import os
import pickle
import socket
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.batch.cluster.dataset import Dataset, Tally
from pipeline.batch.cluster.sources import Partition, TableRow, find_partitions
from pipeline.batch.identity import RunIdentity, run_identity
from pipeline.batch.workers import Workers
from pipeline.errors import FiletError, InputError, WorkerError
from pipeline.extract import Choice

PARTITION = 256
_ANY_TEXT = TableRow("-", "-", "Europol, 2024-06-03: 12.")


@dataclass(frozen=True, slots=True)
class Done:
    """A partition that was finished now. ``began`` is when its actor was ready to work, in seconds of time.time."""

    tally: Tally
    began: float


@dataclass(frozen=True, slots=True)
class _Job:
    """What every actor must know. ``folder``: where the run was started; ``patterns``: the user's rules, each file's content."""

    source: str
    output: str
    folder: str
    identity: RunIdentity
    patterns: tuple[tuple[str, bytes], ...] | None
    language: Choice
    timeout: float | None
    with_text: bool


class ClusterRun:
    """One run over ``source`` into ``output``: what there is to do, and doing it.

    ``texts``: in ``source``; ``finished``: those of them whose partitions were finished before; ``removed``: stale partitions
    that were. For ``source`` see ``find_partitions``, for ``output`` ``Dataset``; ``address`` is that of a running
    cluster, None for a Ray of this machine; ``workers`` the number of actors, None for one a CPU; ``timeout`` the seconds that a
    text may take; ``partition`` how many texts one holds, about. With ``retry_failed`` a partition in which a text failed is
    not finished. Raises InputError, MetadataError, PatternsError before any work begins.
    """

    def __init__(
        self,
        source: str,
        output: str,
        *,
        patterns: Path | None = None,
        language: Choice = "auto",
        workers: int | None = None,
        timeout: float | None = None,
        address: str | None = None,
        with_text: bool = True,
        partition: int = PARTITION,
        retry_failed: bool = False,
    ) -> None:
        for url in (source, output):
            if url.startswith("memory:"):
                raise InputError(f"{url}: is in the memory of one process, where no worker sees it; give a folder or another URL")
        self.workers = workers
        self.address = address or os.environ.get("RAY_ADDRESS")
        if "://" in (self.address or ""):
            raise InputError(
                f"{self.address}: not HOST:PORT; give that on a machine of the cluster, or run there with: ray job submit"
            )
        self.texts = self.finished = 0
        identity = run_identity(patterns, language=language)
        self._job = _Job(
            source=source,
            output=_absolute(output),
            folder=os.getcwd(),
            identity=identity,
            patterns=_files(patterns) if patterns else None,
            language=language,
            timeout=timeout,
            with_text=with_text,
        )
        dataset = Dataset(self._job.output)
        dataset.check(_absolute(source))
        finished = dataset.finished(without_failures=retry_failed)
        wanted: set[str] = set()
        # Millions of addresses wait here: packed, they take a tenth of the memory.
        self._waiting: list[bytes] = []
        for part in find_partitions(source, run=f"{identity.key} {with_text}", size=partition):
            wanted.add(part.key)
            self.texts += part.texts
            if part.key in finished:
                self.finished += part.texts
            else:
                self._waiting.append(_pack(part))
        dataset.claim(_absolute(source), identity)
        self.removed = dataset.keep(wanted)
        self._wanted = wanted

    def run(self) -> Iterator[Done]:
        """Work on what is missing, and yield each partition once it is finished, in no particular order.

        Closing the iterator stops the actors; what is finished stays. Raises InputError when there is no Ray at the
        address, WorkerError when actors cannot work or write, and what else they raise of FiletError.
        """
        if not self._waiting:
            return
        with _connected(self.address, self.workers) as cpus:
            import ray.data

            blocks = [{"partition": part} for part in self._waiting]
            rows = ray.data.from_items(blocks, override_num_blocks=len(blocks)).map(
                _Actor,
                fn_constructor_args=(self._job,),
                compute=ray.data.ActorPoolStrategy(size=min(self.workers or cpus, len(blocks)), max_tasks_in_flight_per_actor=2),
                num_cpus=1,
            )
            try:
                for row in rows.iter_rows():
                    answer = pickle.loads(row["answer"])
                    if isinstance(answer, FiletError):
                        raise answer
                    yield answer
            except ray.exceptions.RayError as error:
                raise WorkerError(f"Ray: {error}; what is finished is kept, the same command goes on from there") from error
        # An actor of a run that was killed may have written on for a moment.
        Dataset(self._job.output).keep(self._wanted)


class _Actor:
    def __init__(self, job: _Job) -> None:
        self.job = job
        self.error: FiletError | None = None
        try:
            self._prepare()
        except FiletError as error:
            self.error = error  # Ray would start another actor, and so on without end
        self.began = time.time()

    def _prepare(self) -> None:
        job = self.job
        # A relative path means the same here as where the run was started.
        if os.path.isdir(job.folder):
            os.chdir(job.folder)
        if "://" not in job.source and not os.path.exists(job.source):
            raise InputError(
                f"{job.source}: cannot be seen from {os.uname().nodename}; put it where all machines see it, or give a URL"
            )
        patterns = _unpacked(job.patterns) if job.patterns else None
        here = run_identity(patterns, language=job.language)
        if here != job.identity:
            raise InputError(
                f"{os.uname().nodename}: has another filet, model or rules than where the run was started"
                f" ({here}, not {job.identity}); install the same ones on all machines"
            )
        self.workers = Workers(patterns=patterns, language=job.language, workers=1, timeout=job.timeout)
        self.dataset = Dataset(job.output)
        if not self.dataset.is_there():
            raise InputError(
                f"{job.output}: cannot be seen from {os.uname().nodename}; write to where all machines can, or to a URL"
            )
        for _ in self.workers.extract([_ANY_TEXT]):
            pass

    def __call__(self, row: dict[str, Any]) -> dict[str, bytes]:
        return {"answer": pickle.dumps(self.error or self._finish(_unpack(row["partition"])))}

    def _finish(self, part: Partition) -> Done | FiletError:
        try:
            outcomes = self.workers.extract(part.content)
            tally = self.dataset.write(part.key, outcomes, identity=self.job.identity.key, with_text=self.job.with_text)
            return Done(tally, self.began)
        except FiletError as error:
            return error
        except OSError as error:
            return WorkerError(f"{self.job.output}: cannot be written ({error}); then give the same command again")


@contextmanager
def _connected(address: str | None, workers: int | None) -> Iterator[int]:
    """Inside it, Ray is there, quiet, and without usage statistics; yields the number of CPUs."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    if address is None:
        # Ray ends actors when memory runs short, and would end them again and again over the same text; without it Linux ends
        # the process that reads the text, which is a failure of that text.
        os.environ.setdefault("RAY_memory_monitor_refresh_ms", "0")
    # Only now: what the environment says is read on import.
    import ray
    import ray.data

    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    begun_here = not ray.is_initialized()
    if begun_here:
        _knock(address)
        here: dict[str, Any] = {"num_cpus": max(workers or 1, os.cpu_count() or 1), "include_dashboard": False}
        try:
            with _standard_error_closed():  # Ray's C++ part says there what it read from the environment
                ray.init(address or "local", log_to_driver=False, logging_level=logging.ERROR, **({} if address else here))
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise InputError(f"{address or 'a local Ray'}: {_refusal(error)}") from error
    try:
        yield max(1, int(ray.cluster_resources().get("CPU", 1)))
    finally:
        if begun_here:
            ray.shutdown()


def _knock(address: str | None) -> None:
    """Raises InputError when nothing listens at HOST:PORT: Ray would try for many minutes."""
    host, colon, port = (address or "").rpartition(":")
    if colon and port.isdecimal():
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=10).close()
        except OSError as error:
            raise InputError(f"{address}: no Ray answers ({error}); start one with: ray start --head") from error


def _refusal(error: BaseException | None) -> str:
    """Why Ray was not to be had: what it says first may hide the cause."""
    while error is not None:
        if type(error).__name__ == "AuthenticationError":
            return "the cluster asks for its token; set RAY_AUTH_MODE=token and RAY_AUTH_TOKEN or RAY_AUTH_TOKEN_PATH"
        reason, error = str(error).split("\n")[0], error.__cause__
    return f"no Ray answers ({reason}); start one with: ray start --head"


@contextmanager
def _standard_error_closed() -> Iterator[None]:
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _pack(part: Partition) -> bytes:
    return zlib.compress(pickle.dumps(part, pickle.HIGHEST_PROTOCOL), 1)


def _unpack(packed: bytes) -> Partition:
    part: Partition = pickle.loads(zlib.decompress(packed))
    return part


def _absolute(place: str) -> str:
    return place if "://" in place else os.path.abspath(place)


def _files(folder: Path) -> tuple[tuple[str, bytes], ...]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in (".py", ".pyc"))
    return tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)


def _unpacked(files: tuple[tuple[str, bytes], ...]) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="filet-rules-"))
    for name, content in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder
