"""Puts gold documents into their folder: each at its place, whole or not at all, and never outside."""

import os
import secrets
from pathlib import Path

from pipeline.annotations.names import relative_path
from pipeline.errors import GoldError
from pipeline.records import DocumentRecords
from pipeline.scoring.gold_text import gold_text


def write_gold(document: DocumentRecords, folder: Path, *, replace: bool = False) -> bool:
    """Writes the scored fields of ``document`` into the file that its ``doc_id`` names below ``folder``.

    Returns whether the file says what ``document`` does: False where another one is there, which only ``replace`` overwrites;
    what did not change keeps its layout. Raises GoldError for a path that leads out of ``folder`` (over a link), and when it
    cannot be written; InputError for a ``doc_id`` that is no path.
    """
    name = relative_path(document.doc_id)
    path = folder / name.with_name(f"{name.name}.json")
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise GoldError(f"{path}: leads out of {folder}; nothing is written there")
        previous = path.read_bytes().decode("utf-8", errors="replace") if path.exists() else None
        text = gold_text(document, previous)
        if text == previous or (previous is not None and not replace):
            return text == previous
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
        try:
            beside.write_bytes(text.encode())
            os.replace(beside, path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise GoldError(f"{path}: cannot be written ({error.strerror or error})") from error
    return True
