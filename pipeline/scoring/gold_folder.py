"""Puts gold documents into their folder: each at its place, whole or not at all, and never outside."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from pipeline.annotations.names import relative_path
from pipeline.errors import GoldError
from pipeline.records import DocumentRecords
from pipeline.scoring.gold_text import gold_text


def gold_path(doc_id: str | None, folder: Path) -> Path:
    """The file that ``doc_id`` names below ``folder``, whether it is there or not.

    Raises GoldError for one that a link leads out of ``folder``, InputError for a ``doc_id`` that is no path below a folder.
    """
    name = relative_path(doc_id)
    path = folder / name.with_name(f"{name.name}.json")
    if not path.resolve().is_relative_to(folder.resolve()):
        raise GoldError(f"{path}: leads out of {folder}; nothing is read or written there")
    return path


def write_gold(document: DocumentRecords, folder: Path, *, replace: bool = False) -> bool:
    """Writes the scored fields of ``document`` into the file that its ``doc_id`` names below ``folder``.

    Returns whether the file says what ``document`` does: False where another one is there, which only ``replace`` overwrites;
    what did not change keeps its layout. Raises what ``gold_path`` and ``replace_file`` raise.
    """
    path = gold_path(document.doc_id, folder)
    try:
        previous = path.read_bytes().decode("utf-8", errors="replace") if path.exists() else None
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror or error})") from error
    text = gold_text(document, previous)
    if text == previous or (previous is not None and not replace):
        return text == previous
    replace_file(path, text.encode())
    return True


def replace_file(path: Path, content: bytes) -> None:
    """Puts ``content`` in the place of what stood at ``path``, on the disk: a reader sees the old file or the new one.

    Folders that lack are made. Raises GoldError when it cannot be written; then the old file stays, and nothing beside it.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise GoldError(f"{path}: cannot be written ({reason}); may filet write there, is there room?") from error
    with suppress(OSError):  # not every system lets a folder be opened
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
