"""What an export reads: one entry a text, sorted by ``doc_id``."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.errors import InputError
from pipeline.records import DocumentRecords, parse_document
from pipeline.rows import CountRow, RecordRow, count_rows, record_rows


@dataclass(frozen=True, slots=True)
class Entry:
    """One text: what was extracted from it, and the same as rows.

    ``events``: the event of each record, in the order of ``records``; None where nothing was joined. ``text``: the text as read,
    None where it is not stored.
    """

    document: DocumentRecords
    records: tuple[RecordRow, ...]
    counts: tuple[CountRow, ...]
    events: tuple[str | None, ...]
    text: str | None = None


class Source(Protocol):
    """What can be exported."""

    def __len__(self) -> int:
        """How many texts there are."""

    def __iter__(self) -> Iterator[Entry]:
        """One entry a text, sorted by ``doc_id``; each call reads anew."""


class JsonLines:
    """A file that ``filet batch -o records.jsonl`` or ``filet extract`` wrote. Only the place of each line is held in memory."""

    def __init__(self, path: Path) -> None:
        """Raises InputError when the file cannot be read, or names two texts alike."""
        self._path = path
        self._offsets = _offsets(path)

    def __len__(self) -> int:
        return len(self._offsets)

    def __iter__(self) -> Iterator[Entry]:
        with self._path.open("rb") as stream:
            for offset in self._offsets:
                stream.seek(offset)
                yield _entry(DocumentRecords.model_validate_json(stream.readline()))


def _entry(document: DocumentRecords) -> Entry:
    records = tuple(record_rows(document))
    return Entry(document, records, tuple(count_rows(document)), events=(None,) * len(records))


def _offsets(path: Path) -> list[int]:
    """Where each document begins, in bytes, in the order of their ``doc_id``."""
    found: dict[str, int] = {}
    try:
        with path.open("rb") as stream:
            offset = 0
            for number, line in enumerate(stream, 1):
                if line.strip():
                    doc_id = parse_document(line, f"{path}:{number}").doc_id or "-"
                    if doc_id in found:
                        raise InputError(f"{path}:{number}: {doc_id!r} is there twice; a table needs one name a text")
                    found[doc_id] = offset
                offset += len(line)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    return [found[doc_id] for doc_id in sorted(found)]
