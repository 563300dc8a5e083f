"""Word documents: paragraphs and tables in their order."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.errors import ReadError
from pipeline.reading.source import SourceText

if TYPE_CHECKING:
    from docx.blkcntnr import BlockItemContainer
    from docx.table import Table

MAX_UNPACKED = 200 * 1024 * 1024


def read_docx(data: bytes, name: str) -> SourceText:
    """The main text of a .docx file: paragraphs and tables with an empty line between two of them.

    An item of a list ("- …") and a row of a table (cells between " | ") are a line each. Headers, footers, comments and
    deleted text are left out. An empty document gives an empty text; the title is the document's own property.
    ``published`` stays None: a file's creation date is not a day of publication.
    Raises ReadError for another zip archive, for a damaged file, and for one that unpacks to more than 200 MB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadError(f"{name}: damaged or not a Word document ({error}); save it again as .docx") from error
    if not any(entry.filename == "word/document.xml" for entry in entries):
        raise ReadError(f"{name}: a zip archive without a Word document in it; unpack it, or save it as .docx")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED:
        raise ReadError(
            f"{name}: unpacks to {unpacked / 1024 / 1024:.0f} MB, more than the {MAX_UNPACKED // 1024 // 1024} MB"
            " that are read; save its text alone"
        )
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(io.BytesIO(data))
        text = _text(document._body)
        title = document.core_properties.title or None
    except (OpcError, LxmlError, zipfile.BadZipFile, KeyError, ValueError, AttributeError) as error:
        raise ReadError(f"{name}: a damaged Word document ({error}); open it in Word and save it again") from error
    return SourceText(text, title=title)


def _text(container: "BlockItemContainer") -> str:
    from docx.table import Table

    blocks: list[str] = []
    in_list = False
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            lines, is_item = "\n".join(_rows(block)), False
        else:
            is_item = ((block.style.name if block.style is not None else None) or "").startswith("List")
            lines = "\n".join(line for part in block.text.split("\n") if (line := part.strip()))
        if not lines:
            continue
        if blocks:
            blocks.append("\n" if is_item and in_list else "\n\n")
        blocks.append(f"- {lines}" if is_item else lines)
        in_list = is_item
    return "".join(blocks)


def _rows(table: "Table") -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        seen: set[object] = set()
        for cell in row.cells:
            # A merged cell comes once for each column it covers.
            if cell._tc not in seen:
                seen.add(cell._tc)
                cells.append(" ".join(_text(cell).split("\n")))
        if any(cells):
            yield " | ".join(cells)
