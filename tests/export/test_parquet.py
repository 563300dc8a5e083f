"""Parquet: typed columns that say what they mean."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.export import Format, export, parquet
from pipeline.export.columns import COUNTS, RECORDS, count_values, record_values
from pipeline.records import DocumentRecords, Record
from pipeline.rows import DocumentRows

Sources = Callable[..., list[DocumentRows]]


@pytest.mark.parametrize("group", [1, 50_000])
def test_every_value_comes_back(source: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int) -> None:
    monkeypatch.setattr(parquet, "_GROUP", group)
    export(source(), Format.PARQUET, tmp_path / "out")
    for name, table, values in (("records", RECORDS, record_values), ("counts", COUNTS, count_values)):
        found = pq.read_table(tmp_path / f"out/{name}.parquet")
        assert found.column_names == [column.name for column in table.columns]
        rows = [[str(value) if isinstance(value, date) else value for value in row.values()] for row in found.to_pylist()]
        assert rows == [
            [[*value] if isinstance(value, tuple) else value for value in row] for entry in source() for row in values(entry)
        ]


def test_types(source: Sources, tmp_path: Path) -> None:
    export(source(), Format.PARQUET, tmp_path / "out")
    records, counts = (pq.read_schema(tmp_path / f"out/{name}.parquet") for name in ("records", "counts"))
    assert records.field("countries").type == pa.list_(pa.string())
    assert records.field("date_start").type == pa.date32()
    assert records.field("year").type == pa.int16()
    assert pa.types.is_dictionary(counts.field("category").type)
    assert counts.field("low").type == pa.float64()
    assert counts.field("presumed").type == pa.bool_()
    assert not counts.field("record_id").nullable
    assert counts.field("high").nullable


def test_the_file_says_what_it_holds(source: Sources, tmp_path: Path) -> None:
    export(source(), Format.PARQUET, tmp_path / "out")
    schema = pq.read_schema(tmp_path / "out/counts.parquet")
    assert schema.metadata[b"description"].decode().startswith("Every total is the sum of “low”")
    assert schema.field("not_summed").metadata[b"titre"].decode() == "Non additionné"
    assert all(field.metadata[b"description"] for field in schema)


def test_the_first_year_of_edtf(source: Sources, tmp_path: Path) -> None:
    """EDTF has a year 0, Python has not."""
    export(
        source(DocumentRecords(doc_id="en/x", language="en", records=[Record(dates="0000")])), Format.PARQUET, tmp_path / "out"
    )
    column = pq.read_table(tmp_path / "out/records.parquet")["date_end"]
    assert column.cast(pa.string()).to_pylist() == ["0000-12-31"]
