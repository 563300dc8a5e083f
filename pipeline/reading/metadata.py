"""metadata.csv → what it says about each text."""

import csv
import io
import re
from dataclasses import dataclass
from typing import Literal

from pipeline.errors import MetadataError, ReadError
from pipeline.reading.source import parse_day, parse_language
from pipeline.reading.text import decode

METADATA = "metadata.csv"


@dataclass(frozen=True, slots=True)
class MetadataRow:
    """What one row says; None where its cell is empty or its column missing."""

    published: str | None = None
    url: str | None = None
    language: Literal["fr", "en"] | None = None


def has_doc_id(header: bytes) -> bool:
    """Whether the first line of a file names a column doc_id."""
    return bool(re.search(rb"\bdoc_id\b", header))


def parse_metadata(data: bytes, name: str) -> dict[str, MetadataRow]:
    """The rows in the bytes of the file ``name``, by doc_id. Raises MetadataError, which says which line is wrong."""
    try:
        text = decode(data, name)
    except ReadError as error:
        raise MetadataError(f"{name}: cannot be read ({error}); save it as UTF-8 text") from error
    header = text.split("\n", 1)[0]
    delimiter = ";" if ";" in header and "," not in header else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    reader.fieldnames = [field.strip() for field in reader.fieldnames or []]
    if "doc_id" not in reader.fieldnames:
        raise MetadataError(f"{name}:1: no column doc_id; the first line must be doc_id,published,url,language")
    rows: dict[str, MetadataRow] = {}
    try:
        for cells in reader:
            where = f"{name}:{reader.line_num}"
            if None in cells:
                raise MetadataError(f"{where}: more cells than columns; put a cell that holds a comma in quotes")
            row = {key: (value or "").strip() for key, value in cells.items()}
            doc_id = row["doc_id"]
            if not doc_id:
                if any(row.values()):
                    raise MetadataError(f"{where}: doc_id is empty; write the path below this folder without suffix")
                continue
            if doc_id in rows:
                raise MetadataError(f"{where}: doc_id {doc_id!r} is there twice; keep one line for each text")
            rows[doc_id] = parse_row(row.get("published", ""), row.get("url", ""), row.get("language", ""), where)
    except csv.Error as error:
        raise MetadataError(f"{name}:{reader.line_num}: not readable as CSV ({error})") from error
    return rows


def parse_row(published: str, url: str, language: str, where: str) -> MetadataRow:
    """The row of these cells, "" being an empty one. Raises MetadataError, which says ``where`` a cell is wrong."""
    if published and (parse_day(published) is None or len(published) != 10):
        raise MetadataError(f"{where}: published {published!r} is not an ISO day; write it like 2024-06-03")
    if language and parse_language(language) is None:
        raise MetadataError(f"{where}: language {language!r} is not known; write fr or en, or leave it empty")
    return MetadataRow(published or None, url or None, parse_language(language))
