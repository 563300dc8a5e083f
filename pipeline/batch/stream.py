"""A stream of files → a stream of records, in the same order, where no failing file ends the stream."""

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, Protocol

from pipeline.extract import Choice, Failure
from pipeline.reading import SourceText
from pipeline.records import DocumentRecords


class Extracts(Protocol):
    """What is needed of an ``Extractor``."""

    def extract_many(
        self, texts: Iterable[str | SourceText], *, language: Choice = "auto"
    ) -> Iterator[DocumentRecords | Failure]: ...


class Readable(Protocol):
    """A text that can be read when its turn comes, in whichever process: a ``TextFile``, or what stands for one elsewhere.

    ``published``, ``url``, ``language``: what its row of metadata says.
    """

    @property
    def path(self) -> Path | str: ...
    @property
    def doc_id(self) -> str: ...
    @property
    def published(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def language(self) -> Literal["fr", "en"] | None: ...
    def read(self) -> SourceText: ...


def read_stream(files: Iterable[Readable]) -> Iterator[SourceText | Failure]:
    """Read the files one by one, when they are asked for; a file that cannot be read gives a Failure."""
    return map(read_one, files)


def read_one(file: Readable) -> SourceText | Failure:
    """The text of ``file``, or why it cannot be read."""
    try:
        return file.read()
    # Documents of strangers go through large parsers: whatever one of them raises costs one file, not the run.
    except Exception as error:
        return Failure(doc_id=file.doc_id, path=str(file.path), error=str(error) or type(error).__name__)


def extract_stream(
    extractor: Extracts, sources: Iterable[SourceText | Failure], *, language: Choice = "auto"
) -> Iterator[DocumentRecords | Failure]:
    """The result of each source, in the order of the sources; failures to read stay at their place."""
    # One entry a source that was taken from the stream and not yet answered; None stands for "being extracted".
    # The extractor may take several sources before it gives the first result.
    waiting: deque[Failure | None] = deque()

    def texts() -> Iterator[SourceText]:
        for source in sources:
            if isinstance(source, Failure):
                waiting.append(source)
            else:
                waiting.append(None)
                yield source

    for result in extractor.extract_many(texts(), language=language):
        while waiting and (failure := waiting.popleft()) is not None:
            yield failure
        yield result
    yield from (failure for failure in waiting if failure is not None)
