"""The pipeline in a process of its own: one text at a time, with a time limit, and replaced when a text kills it.

A hostile PDF, or a text without end, costs that process and not the pages. It is spawned, not forked: the server has
threads, and a fork would copy their locks; and so the server itself loads no model.

    routes ──await──▶ queue (bounded) ──▶ one thread, which supervises ──pipe──▶ one process with the models
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePath
from queue import Full, Queue
from typing import Self

from pipeline.batch.supervisor import Lost, Supervisor
from pipeline.errors import FiletError, ReadError
from pipeline.extract import Choice, Extractor, Failure, load
from pipeline.mentions import Mention
from pipeline.reading import SourceText, read_bytes
from pipeline.records import DocumentRecords

log = logging.getLogger("filet.web")

# Of one text, as in filet batch. A press release takes 0.05 s, a text of a million characters about 20.
TIMEOUT = 120.0
# Texts that wait for their turn, beside the one that is being read.
MAX_WAITING = 8
# Read once in each language before the first text comes, so that models and rules are in memory.
_ANY_TEXT = "Europol, 2024-06-03: 12."


class Problem(StrEnum):
    """Why there is no answer; words for it are at ``problems.…``."""

    UNREADABLE = "unreadable"  # the file cannot be turned into text, or is too long: ``detail`` says what and why
    TOO_SLOW = "too_slow"
    CRASHED = "crashed"  # its process ended, twice
    FAILED = "failed"  # an error of the pipeline's own
    BUSY = "busy"  # too many texts are waiting
    CLOSED = "closed"  # the process cannot start: standard error says why


@dataclass(frozen=True, slots=True)
class NotExtracted:
    """A text without an answer. ``detail``: what ReadError says behind the name, for UNREADABLE only (``Words.failure``)."""

    problem: Problem
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text as it was read, to which all offsets refer, and its records."""

    source: SourceText
    document: DocumentRecords


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of which only name and bytes are known."""

    name: str
    data: bytes = field(repr=False)

    def read(self) -> SourceText:
        """Its text; the name without its suffix is the ``doc_id``. Raises as ``read_bytes`` does."""
        return replace(read_bytes(self.data, name=self.name), doc_id=PurePath(self.name).stem)


@dataclass(frozen=True, slots=True)
class _Text:
    """Something to extract; ``published``: an ISO day that goes before what the file says of itself."""

    content: SourceText | Upload
    published: str | None
    language: Choice


@dataclass(frozen=True, slots=True)
class _Expression:
    """Something to find mentions in."""

    text: str
    published: str | None
    language: Choice


_Answer = Extracted | tuple[Mention, ...] | NotExtracted


class Reader:
    """What the process does: the work of a supervisor."""

    def __init__(self, patterns: Path | None) -> None:
        self.patterns = patterns
        self.extractor: Extractor | None = None  # not there yet when this is sent to the process

    def prepare(self) -> None:
        self.extractor = load(self.patterns)
        for language in ("fr", "en", "auto"):
            self.extractor.extract(_ANY_TEXT, language=language)

    def __call__(self, items: Sequence[_Text | _Expression]) -> Iterator[_Answer]:
        for item in items:
            yield self._mentions(item) if isinstance(item, _Expression) else self._extract(item)

    def _extract(self, item: _Text) -> Extracted | NotExtracted:
        assert self.extractor is not None
        content = item.content
        try:
            source = content.read() if isinstance(content, Upload) else content
        except ReadError as error:
            return NotExtracted(
                Problem.UNREADABLE, str(error).removeprefix(f"{content.name}: " if isinstance(content, Upload) else "")
            )
        except Exception as error:  # whatever a large parser raises on the document of a stranger
            log.warning("a file could not be read: %s", ascii(error))
            return NotExtracted(Problem.UNREADABLE)
        if item.published:
            source = replace(source, published=item.published)
        (result,) = self.extractor.extract_many([source], language=item.language)
        if isinstance(result, Failure):
            return NotExtracted(Problem.FAILED)
        return Extracted(source, result)

    def _mentions(self, item: _Expression) -> tuple[Mention, ...]:
        assert self.extractor is not None
        found = self.extractor.mentions(item.text, language=item.language, published=item.published)
        # The parser's own object is no part of the output, and large.
        return tuple(replace(mention, detail=None) for mention in found)


@dataclass(frozen=True, slots=True)
class _Job:
    item: _Text | _Expression
    answer: "Future[_Answer]"


class Extraction:
    """The process, its queue, and what the views ask of it. A context: it is started and stopped with the server.

    ``read`` is for a text that somebody brings, and for one of a corpus: ``await extraction.read(source)`` with the
    SourceText that ``TextFile.read`` gives. ``mentions`` is for a few words that somebody has selected.
    """

    def __init__(
        self,
        patterns: Path | None = None,
        *,
        timeout: float = TIMEOUT,
        waiting: int = MAX_WAITING,
        on_failure: Callable[[FiletError], None] = log.error,
    ) -> None:
        """``timeout``: seconds for one text. ``on_failure`` is told, in another thread, why the process cannot start."""
        self._supervisor: Supervisor[_Text | _Expression, _Answer] = Supervisor(
            Reader(patterns), workers=1, timeout=timeout, method="spawn", thread_stays=True
        )
        self._on_failure = on_failure
        self._queue: Queue[_Job | None] = Queue(waiting)
        self._is_closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="filet extraction", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_closing.set()
        self._supervisor.interrupt()
        with suppress(Full):  # then the thread has something to wake up for
            self._queue.put_nowait(None)
        self._thread.join()

    async def read(
        self, content: SourceText | Upload, *, published: str | None = None, language: Choice = "auto"
    ) -> Extracted | NotExtracted:
        """The text of ``content`` and its records, or why there are none. Raises nothing.

        ``published``: an ISO day that goes before what the file or the text says of itself. ``language``: of every passage,
        or "auto". What is waited for is the turn of this text, and then ``timeout`` seconds at most.
        """
        answer = await self._ask(_Text(content, published, language))
        assert isinstance(answer, Extracted | NotExtracted)
        return answer

    async def mentions(
        self, expression: str, *, published: str | None = None, language: Choice = "auto"
    ) -> tuple[Mention, ...] | NotExtracted:
        """What the pipeline sees in a few words by themselves: "environ 1 600 kg", "from 3 to 9 June", "Operation Kabo".

        As ``Extractor.mentions``: sorted by start, offsets of ``expression``, ``detail`` left out; empty where nothing is
        found. ``value`` is what the field of a record would hold: of a COUNT mention its object in the gold form, of a DATE
        EDTF, of a COUNTRY its code. Give ``language`` ("fr", "en"), which a few words seldom tell, and ``published`` for
        "Tuesday". It takes a few milliseconds when no text is being read.
        """
        answer = await self._ask(_Expression(expression, published, language))
        assert isinstance(answer, tuple | NotExtracted)
        return answer

    async def _ask(self, item: _Text | _Expression) -> _Answer:
        if self._is_closing.is_set():
            return NotExtracted(Problem.CLOSED)
        job = _Job(item, Future())
        try:
            self._queue.put_nowait(job)
        except Full:
            return NotExtracted(Problem.BUSY)
        return await asyncio.wrap_future(job.answer)

    # --- in the thread ------------------------------------------------------------------------------------------------

    def _serve(self) -> None:
        with self._supervisor:
            self._answer(_Expression(_ANY_TEXT, None, "en"))  # starts the process, so that the first text is fast
            while not self._is_closing.is_set():
                job = self._queue.get()
                if job is not None and job.answer.set_running_or_notify_cancel():
                    job.answer.set_result(self._answer(job.item))
        while not self._queue.empty():
            job = self._queue.get()
            if job is not None and job.answer.set_running_or_notify_cancel():
                job.answer.set_result(NotExtracted(Problem.CLOSED))

    def _answer(self, item: _Text | _Expression) -> _Answer:
        try:
            ((_, answer),) = self._supervisor.run([item])
        except FiletError as error:
            if not self._is_closing.is_set():
                self._on_failure(error)
            return NotExtracted(Problem.CLOSED)
        except OSError as error:  # the machine gives no other process now; without this thread nothing would be answered again
            log.warning("no process can be started to read texts: %s", error)
            return NotExtracted(Problem.BUSY)
        if isinstance(answer, Lost):
            log.warning("a text was given up: its process %s", answer.reason)
            return NotExtracted(Problem.TOO_SLOW if answer.is_late else Problem.CRASHED)
        return answer
