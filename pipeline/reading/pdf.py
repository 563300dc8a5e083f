"""PDF: the text layer, its printed lines put together to paragraphs again.

A line goes on in the next one when it is as wide as its column and nothing marks a new paragraph: no gap, indent,
change of size or bullet. Everything else keeps its own line; paragraphs stand apart by an empty line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING

from pipeline.errors import ReadError
from pipeline.reading.source import SourceText

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_LOCK = Lock()  # PDFium is not thread-safe

_HYPHENS = "-\u00ad\ufffe\x02‐"
_SOFT = re.compile("[\u00ad\ufffe\x02]")
_BULLET = re.compile(r"(?:[•●▪■◦‣⁃∙·*►➢✓✔\uf0b7–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_SENTENCE_END = re.compile(r"[.!?…:;][\"”»’')\]]*\Z")

GAP = 1.35  # lines further apart than so many times the usual distance are two paragraphs
INDENT = 0.8  # in heights of a line
SIZE = 0.12  # lines whose heights differ by more are heading and text
SLACK = 1  # character by which a column's edge may be ragged beyond the next word
NEIGHBOURS = 4  # so many lines before and after show how wide the column is


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line; coordinates in points, from the lower left corner of the page."""

    text: str
    left: float
    right: float
    bottom: float
    height: float
    page: int


def read_pdf(data: bytes, name: str) -> SourceText:
    """The text of a PDF, its title from the document's properties.

    Words divided at a line's end are whole again. ``published`` stays None: a file's creation date is not a day of
    publication. Raises ReadError for a damaged or encrypted file, and for one without text layer (a scan).
    """
    import pypdfium2

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
            try:
                lines = list(_lines(document))
                title = document.get_metadata_value("Title").strip() or None
            finally:
                document.close()
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise ReadError(f"{name}: the PDF is encrypted; save it without its password") from error
            raise ReadError(f"{name}: a damaged PDF ({error}); save or download it again") from error
    text = _paragraphs(lines)
    if not text:
        raise ReadError(f"{name}: no text in this PDF, perhaps a scan; run it through OCR (ocrmypdf) first")
    return SourceText(text, title=title)


def _lines(document: "PdfDocument") -> Iterator[_Line]:
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        try:
            yield from _page_lines(text_page, number)
        finally:
            text_page.close()
            page.close()


def _page_lines(page: "PdfTextPage", number: int) -> Iterator[_Line]:
    """The lines of a page in PDFium's reading order."""
    size = page.count_chars()
    text = page.get_text_range() if size else ""
    if len(text) != size:
        # Characters beyond the basic plane shift the places: lines without geometry, each on its own.
        for line in page.get_text_bounded().splitlines():
            if line.strip():
                yield _Line(line.strip(), 0.0, 0.0, 0.0, 0.0, number)
        return
    # PDFium marks a word divided at a line's end with U+FFFE instead of a line end.
    for match in re.finditer(r"[^\r\n\ufffe]+\ufffe?", text):
        content = match.group()
        if not content.strip():
            continue
        first = match.start() + len(content) - len(content.lstrip())
        last = match.start() + len(content.rstrip(" \ufffe")) - 1
        boxes = [page.get_charbox(index, loose=True) for index in {first, (first + last) // 2, last}]
        yield _Line(
            content.strip(),
            min(box[0] for box in boxes),
            max(box[2] for box in boxes),
            min(box[1] for box in boxes),
            max(box[3] - box[1] for box in boxes),
            number,
        )


def _paragraphs(lines: list[_Line]) -> str:
    if not lines:
        return ""
    leading = _leading(lines)
    hyphenated = {word.lower() for line in lines for word in re.findall(r"\w+(?:-\w+)+", line.text)}
    parts = [lines[0].text]
    for index in range(1, len(lines)):
        line = lines[index]
        if not _goes_on(lines, index, leading):
            parts += ["\n" if _same_block(lines[index - 1], line, leading) else "\n\n", line.text]
        elif parts[-1][-1] in _HYPHENS and parts[-1][-2:-1].isalnum():
            parts[-1] = _without_hyphen(parts[-1], line.text, hyphenated)
            parts.append(line.text)
        else:
            parts += [" ", line.text]
    return _SOFT.sub("", "".join(parts)).strip()


def _goes_on(lines: list[_Line], index: int, leading: float) -> bool:
    """Does ``lines[index]`` continue the sentence or paragraph of the line before it?"""
    before, line = lines[index - 1], lines[index]
    if before.text.endswith("\ufffe"):
        return True
    if not before.height or not line.height or _BULLET.match(line.text):
        return False
    if abs(before.height - line.height) > SIZE * before.height:
        return False
    same_column = before.page == line.page and line.bottom < before.bottom
    opens_small = line.text[0].islower() or line.text[0].isdigit()
    if not same_column:
        # The next column or page: only a sentence that is under way goes on there.
        return _is_full(lines, index - 1, line) and not _SENTENCE_END.search(before.text) and line.text[0].islower()
    if not _same_block(before, line, leading):
        return False
    hanging = _BULLET.match(before.text) is not None
    if line.left - before.left > INDENT * line.height and not hanging:
        return False
    return _is_full(lines, index - 1, line) or (opens_small and before.text[-1] in _HYPHENS)


def _is_full(lines: list[_Line], index: int, following: _Line) -> bool:
    """Would the first word of ``following`` have gone beyond the edge of the column in ``lines[index]``?"""
    line = lines[index]
    near = lines[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1]
    edges = [
        other.right
        for other in near
        if other.page == line.page
        and abs(other.height - line.height) <= SIZE * line.height
        and other.left < line.right
        and line.left < other.right
        and abs(other.left - line.left) < 4 * line.height
    ]
    per_character = (following.right - following.left) / max(1, len(following.text))
    first_word = len(following.text.split()[0]) + 1
    return line.right + (first_word + SLACK) * per_character >= max(edges)


def _same_block(before: _Line, line: _Line, leading: float) -> bool:
    distance = before.bottom - line.bottom
    return before.page == line.page and 0 < distance <= GAP * leading


def _leading(lines: list[_Line]) -> float:
    """The usual distance between a line and the next of its paragraph: paragraphs of one line must not set it."""
    distances = sorted(
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if before.page == line.page and 0.5 * line.height < before.bottom - line.bottom < 3 * line.height
    )
    return distances[len(distances) * 3 // 10] if distances else max(line.height for line in lines) * 1.3


def _without_hyphen(left: str, right: str, hyphenated: set[str]) -> str:
    """``left`` without the hyphen at its end, or with it where it belongs to the word that goes on in ``right``."""
    stem = left[:-1]
    head = re.split(r"[^\w-]", stem[-40:])[-1]
    tail = re.split(r"[^\w-]", right[:40])[0]
    belongs = f"{head}-{tail}".lower() in hyphenated or not right[0].islower()
    return f"{stem}-" if belongs else stem
