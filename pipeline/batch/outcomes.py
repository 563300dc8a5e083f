"""A stream of files → a stream of outcomes, one a file, in the same order: what an engine gives and a writer takes."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.batch.stream import Extracts, Readable, extract_stream, read_one
from pipeline.extract import Choice, Failure
from pipeline.reading import SourceText
from pipeline.records import DocumentRecords


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    ``source``: the text as read, to which the offsets of the records refer, with the hash of the file's bytes; None
    when the file could not be read.
    """

    file: Readable
    source: SourceText | None
    result: DocumentRecords | Failure


def extract_files(extractor: Extracts, files: Iterable[Readable], *, language: Choice = "auto") -> Iterator[Outcome]:
    """Read and extract ``files`` in this process; what a file does wrong is its own outcome and stops nothing."""
    # The extractor may take several files before it gives the first result.
    taken: deque[tuple[Readable, SourceText | None]] = deque()

    def sources() -> Iterator[SourceText | Failure]:
        for file in files:
            read = read_one(file)
            taken.append((file, None if isinstance(read, Failure) else read))
            yield read

    for result in extract_stream(extractor, sources(), language=language):
        file, source = taken.popleft()
        yield Outcome(file, source, result)
