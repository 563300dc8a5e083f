"""Word documents → paragraphs, lists and tables in order."""

import io
import zipfile

import docx
import pytest

from pipeline.errors import ReadError
from pipeline.reading import SourceText, read_bytes
from pipeline.reading import docx as reader


def saved(document: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_paragraphs_lists_and_tables_in_order() -> None:
    document = docx.Document()
    document.core_properties.title = "Bilan de mai"
    document.add_heading("Opération Sirocco", 1)
    document.add_paragraph("Près de 30 victimes ont été secourues\u00a0: 12 mineurs\nont été identifiés.")
    document.add_paragraph("")
    document.add_paragraph("12 véhicules", style="List Bullet")
    document.add_paragraph("3 pistolets", style="List Bullet")
    table = document.add_table(rows=2, cols=3)
    for place, cell in enumerate(("Pays", "Victimes", "Suspects", "Niger", "18", "")):
        table.cell(place // 3, place % 3).text = cell
    table.cell(1, 1).merge(table.cell(1, 2))
    document.add_paragraph("Cinq passeports ont été retrouvés.")
    assert read_bytes(saved(document), name="bilan.docx") == SourceText(
        "Opération Sirocco\n\n"
        "Près de 30 victimes ont été secourues\u00a0: 12 mineurs\nont été identifiés.\n\n"
        "- 12 véhicules\n- 3 pistolets\n\n"
        "Pays | Victimes | Suspects\nNiger | 18\n\n"
        "Cinq passeports ont été retrouvés.",
        title="Bilan de mai",
    )


def test_an_empty_document_has_an_empty_text() -> None:
    document = docx.Document()
    document.core_properties.title = ""
    assert read_bytes(saved(document)) == SourceText("")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 cut off", "damaged or not a Word document"),
        (b"no archive", "damaged or not a Word document"),
        (zipped(a_xml=b"<a/>"), "a zip archive without a Word document in it"),
        (zipped(word__document_xml=b"<a/>"), "a damaged Word document"),
    ],
)
def test_what_cannot_be_read(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=rf"x\.docx: {message}"):
        read_bytes(data, name="x.docx")


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_UNPACKED", 1024 * 1024)
    with pytest.raises(ReadError, match="unpacks to 2 MB, more than the 1 MB that are read"):
        read_bytes(zipped(word__document_xml=b" " * 2 * 1024 * 1024), name="x.docx")
