"""Bytes of any known format → ``SourceText``: what the bytes are decides, then what their name says."""

import re
from collections.abc import Callable
from pathlib import PurePath

from pipeline.errors import ReadError
from pipeline.reading.docx import read_docx
from pipeline.reading.html import read_html
from pipeline.reading.pdf import read_pdf
from pipeline.reading.source import SourceText
from pipeline.reading.text import read_text

# A file of so many bytes or more is not read.
MAX_BYTES = 50 * 1024 * 1024
# Nor is a text of more characters: hundreds of pages, ten times the longest report that a newspaper would print. spaCy
# refuses longer ones too (``nlp.max_length``), after all the work that comes before it.
MAX_CHARACTERS = 1_000_000

_READERS: dict[str, Callable[[bytes, str], SourceText]] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
SUFFIXES = tuple(_READERS)

_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_bytes(data: bytes, *, name: str = "-") -> SourceText:
    """The text in ``data``, which came from ``name`` (a file name, or ``"-"`` for standard input).

    PDF and DOCX are known by their first bytes, whatever the name; HTML by its name or, where that has no suffix, by
    its first tag; everything else is plain text. Raises ReadError for a suffix that is not read, for 50 MB and more, for
    a text of more than a million characters, and for whatever the format's reader cannot read.
    """
    check_size(len(data), name)
    source = _read(data, name)
    if len(source.text) > MAX_CHARACTERS:
        raise ReadError(
            f"{name}: a text of {len(source.text):,} characters, more than the {MAX_CHARACTERS:,} that are read as one;"
            " split it into one file a text"
        )
    return source


def _read(data: bytes, name: str) -> SourceText:
    suffix = PurePath(name).suffix.lower()
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return read_pdf(data, name)
    if data.startswith(b"PK\x03\x04"):
        return read_docx(data, name)
    if suffix in _READERS:
        return _READERS[suffix](data, name)
    if suffix:
        raise ReadError(f"{name}: {suffix} files are not read; give one of {', '.join(SUFFIXES)}")
    return read_html(data, name) if _HTML_START.match(data) else read_text(data, name)


def check_size(size: int, name: str) -> None:
    """Raises ReadError when ``size`` bytes are too many to be read as one text."""
    if size >= MAX_BYTES:
        raise ReadError(
            f"{name}: {size / 1024 / 1024:.0f} MB; only files below {MAX_BYTES // 1024 // 1024} MB are read;"
            " split it into one file a text"
        )
