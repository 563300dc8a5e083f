"""The texts that gold files annotate: which there are, what metadata.csv says of them, and how they are extracted."""

import csv
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import InputError
from pipeline.reading import TextFile, find_texts
from pipeline.records import DocumentRecords, parse_document
from pipeline.scoring.guide import KnownText


def corpus_files(folder: Path | str) -> dict[str, TextFile]:
    """The texts below ``folder``, ``doc_id`` → file. Raises InputError without folder or texts."""
    if not Path(folder).is_dir():
        raise InputError(f"{folder}: no such folder; give the folder that holds the texts")
    files = {file.doc_id: file for file in find_texts([folder])}
    if not files:
        raise InputError(f"{folder}: no text in it")
    return files


def annotated_files(files: dict[str, TextFile], doc_ids: Iterable[str]) -> list[TextFile]:
    """The files that have gold, sorted. Raises InputError naming the gold that has no text."""
    wanted = sorted(doc_ids)
    missing = [doc_id for doc_id in wanted if doc_id not in files]
    if missing:
        more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        raise InputError(f"gold without a text in the corpus: {', '.join(missing[:5])}{more}; `filet gold check` helps")
    return [files[doc_id] for doc_id in wanted]


def known_texts(files: dict[str, TextFile]) -> list[KnownText]:
    """What ``check_gold`` holds gold files against."""
    return [KnownText(file.doc_id, file.published, file.language) for file in files.values()]


def read_sets(folder: Path | str) -> dict[str, str]:
    """``doc_id`` → the column ``set`` of the folder's metadata.csv; empty when there is no such file or column."""
    path = Path(folder) / "metadata.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        header = file.readline()
        file.seek(0)
        rows = csv.DictReader(file, delimiter=";" if ";" in header and "," not in header else ",")
        named = (((row.get("doc_id") or "").strip(), (row.get("set") or "").strip()) for row in rows)
        return {doc_id: name for doc_id, name in named if name}


def read_predictions(path: Path | str) -> list[DocumentRecords]:
    """The documents of a JSON Lines file as ``filet batch`` writes it; empty lines are passed over.

    Raises InputError with the line number for a line that is not a document, or when the file cannot be read.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error
    return [parse_document(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip()]
