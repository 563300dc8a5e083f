"""What can be exported: a store, or a file of JSON Lines; which of them it is, its first bytes tell."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pipeline.errors import InputError, ReadError
from pipeline.reading import TextFile, find_texts
from pipeline.records import Count, DocumentRecords, Evidence, parse_document
from pipeline.rows import DocumentRows, document_rows
from pipeline.store import StoreReader
from pipeline.store.reader import FailureRow, RunRow

_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Source:
    """``documents``: one a text, sorted by ``doc_id``, read anew each time that they are gone through; ``texts``: how many.

    ``is_complete``: False when the run that wrote them did not come to its end. ``failures``: the texts without records, and
    why. ``run``: the last one that wrote them. JSON Lines know of neither, and of no events (``knows_events``).
    """

    documents: Iterable[DocumentRows]
    texts: int
    is_complete: bool = True
    failures: tuple[FailureRow, ...] = ()
    run: RunRow | None = None
    knows_events: bool = False


@contextmanager
def open_source(path: Path, texts: Path | None = None) -> Iterator[Source]:
    """What ``filet batch`` wrote into ``path``: a store, or JSON Lines, which know of no event and hold no texts.

    ``texts``: the folder that the texts of JSON Lines were read from, to read them again; without it, each is looked for at the
    path that its document names, below the working directory. A text in which some evidence does not stand where it says is
    another one by now: like one that is not found, it is None. A store gives the texts that it keeps.

    Raises InputError when the file cannot be read, for a line that is no document, for a name that two texts have, and when
    ``texts`` is no folder; MetadataError for a wrong metadata.csv in it; StoreError for a database that is no store.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_SQLITE))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    if texts is not None and not texts.is_dir():
        raise InputError(f"{texts}: no such folder; give the one that the texts were read from")
    if start == _SQLITE:
        with StoreReader(path) as store:
            yield Source(
                documents=_Documents(store.document_rows),
                texts=len(store),
                is_complete=store.is_complete(),
                failures=tuple(store.failures()),
                run=store.last_run(),
                knows_events=True,
            )
    else:
        offsets = _offsets(path)
        yield Source(_Documents(partial(_read_lines, path, offsets, _finder(texts))), len(offsets))


@dataclass(frozen=True, slots=True)
class _Documents:
    """Documents that can be gone through more than once."""

    read: Callable[[], Iterator[DocumentRows]]

    def __iter__(self) -> Iterator[DocumentRows]:
        return self.read()


def _read_lines(path: Path, offsets: Iterable[int], find: "_Find") -> Iterator[DocumentRows]:
    with path.open("rb") as stream:
        for offset in offsets:
            stream.seek(offset)
            document = DocumentRecords.model_validate_json(stream.readline())
            yield replace(document_rows(document), text=_text(document, find))


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


# --- texts ------------------------------------------------------------------------------------------------------------

_Find = Callable[[DocumentRecords], TextFile | None]


def _finder(folder: Path | None) -> _Find:
    """The function that finds the file of a document; what it holds may be another text by now."""
    if folder is None:
        return _at_its_path
    files = {file.doc_id: file for file in find_texts([folder])}
    return lambda document: files.get(document.doc_id or "-")


def _at_its_path(document: DocumentRecords) -> TextFile | None:
    """Only below the working directory: who wrote the records does not decide which other files go into a report."""
    if document.source is None or document.source.path is None:
        return None
    try:
        path = Path(document.source.path).resolve()
        return TextFile(path, document.doc_id or "-") if path.is_relative_to(Path.cwd()) and path.is_file() else None
    except (OSError, ValueError):
        return None


def _text(document: DocumentRecords, find: _Find) -> str | None:
    file = find(document)
    try:
        text = file.read().text if file else None
    except ReadError:
        return None
    if text is None or any(text[item.start : item.end] != item.text for item in _all_evidence(document)):
        return None
    return text


def _all_evidence(document: DocumentRecords) -> Iterator[Evidence]:
    for record in document.records:
        if record.evidence:
            yield from record.evidence.operation
            yield from record.evidence.dates
            for items in record.evidence.countries.values():
                yield from items
        yield from _evidence_of_counts(record.counts)
    for item in document.unassigned:
        yield Evidence(start=item.start, end=item.end, text=item.text, rule="")


def _evidence_of_counts(counts: Iterable[Count]) -> Iterator[Evidence]:
    for count in counts:
        yield from count.evidence
        yield from _evidence_of_counts(count.including)
