"""Files → outcomes in several processes: whole texts go to workers, text and records come back."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Self

from pipeline.batch.outcomes import Outcome, extract_files
from pipeline.batch.stream import Readable
from pipeline.batch.supervisor import Lost, StartMethod, Supervisor
from pipeline.extract import Choice, Extractor, Failure, load
from pipeline.reading import SourceText
from pipeline.records import DocumentRecords

# Read once in each language before work begins, so that models and rules are in memory.
_ANY_TEXT = "Europol, 2024-06-03: 12."


class _Extraction:
    """The work: a file → its text and what became of it."""

    def __init__(self, patterns: Path | None, language: Choice) -> None:
        self.patterns = patterns
        self.language = language
        self.extractor: Extractor | None = None  # not there yet when this is sent to a spawned worker

    def prepare(self) -> None:
        self.extractor = load(self.patterns)
        choices: tuple[Choice, ...] = ("fr", "en", "auto") if self.language == "auto" else (self.language,)
        for choice in choices:
            self.extractor.extract(_ANY_TEXT, language=choice)

    def __call__(self, items: Sequence[Readable]) -> Iterator[tuple[SourceText | None, DocumentRecords | Failure]]:
        assert self.extractor is not None
        for outcome in extract_files(self.extractor, items, language=self.language):
            yield outcome.source, outcome.result


def extract_in_workers(
    files: Iterable[Readable],
    *,
    patterns: Path | None = None,
    language: Choice = "auto",
    workers: int,
    timeout: float | None = None,
    method: StartMethod | None = None,
) -> Iterator[Outcome]:
    """The outcome of each file, in the order of ``files``, which are taken as workers get on.

    ``timeout``: seconds that one text may take. A text that takes longer, or whose process dies (out of memory, a crash
    in a library) and dies again when the text is tried alone, is a Failure; nothing else is lost with it. ``method``
    and what is raised: see ``supervise``; PatternsError and ModelError come from here too.
    """
    with Workers(patterns=patterns, language=language, workers=workers, timeout=timeout, method=method) as pool:
        yield from pool.extract(files)


class Workers:
    """Processes that stay for several streams of files; see ``extract_in_workers``."""

    def __init__(
        self,
        *,
        patterns: Path | None = None,
        language: Choice = "auto",
        workers: int,
        timeout: float | None = None,
        method: StartMethod | None = None,
    ) -> None:
        # A worker has one core; and a library that starts threads of its own keeps the parent from forking.
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        work = _Extraction(patterns, language)
        self._supervisor = Supervisor(work, workers=workers, timeout=timeout, method=method)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._supervisor.stop()

    def extract(self, files: Iterable[Readable]) -> Iterator[Outcome]:
        """The outcome of each file, in their order. An iterator that is not exhausted stops the processes."""
        for file, answer in self._supervisor.run(files):
            if isinstance(answer, Lost):
                error = f"{file.path}: {answer.reason}; see whether filet text can read it, or split it"
                yield Outcome(file, None, Failure(file.doc_id, str(file.path), error))
            else:
                yield Outcome(file, *answer)
