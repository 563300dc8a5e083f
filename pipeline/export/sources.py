"""What can be exported: a store, or a file of JSON Lines; which of them it is, its first bytes tell."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError
from pipeline.records import DocumentRecords, parse_document
from pipeline.rows import DocumentRows, document_rows
from pipeline.store import StoreReader

_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Source:
    """``documents``: one a text, sorted by ``doc_id``, read when they are asked for; ``texts``: how many.

    ``is_complete``: False when the run that wrote them did not come to its end.
    """

    documents: Iterable[DocumentRows]
    texts: int
    is_complete: bool = True


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """What ``filet batch`` wrote into ``path``: a store, or JSON Lines, which know of no event.

    Raises InputError when the file cannot be read, for a line that is no document, and for a name that two texts have; StoreError
    for a database that is no store.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_SQLITE))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    if start == _SQLITE:
        with StoreReader(path) as store:
            yield Source(store.document_rows(), len(store), store.is_complete())
    else:
        offsets = _offsets(path)
        yield Source(_read_lines(path, offsets), len(offsets))


def _read_lines(path: Path, offsets: Iterable[int]) -> Iterator[DocumentRows]:
    with path.open("rb") as stream:
        for offset in offsets:
            stream.seek(offset)
            yield document_rows(DocumentRecords.model_validate_json(stream.readline()))


def _offsets(path: Path) -> list[int]:
    """Where each document begins, in bytes, in the order of their ``doc_id``: that is all of the file that is held in memory."""
    found: dict[str, int] = {}
    offset = 0
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                doc_id = parse_document(line, f"{path}:{number}").doc_id or "-"
                if doc_id in found:
                    raise InputError(f"{path}:{number}: {doc_id!r} is there twice; a table needs one name a text")
                found[doc_id] = offset
            offset += len(line)
    return [found[doc_id] for doc_id in sorted(found)]
