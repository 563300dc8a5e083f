"""Documents as they come out of a file of ``filet batch``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.export import open_source
from pipeline.records import DocumentRecords
from pipeline.rows import DocumentRows
from tests.export.samples import hostile, libertad, silent


@pytest.fixture
def source(tmp_path: Path) -> Callable[..., list[DocumentRows]]:
    """``source(document, …)``: what is exported of a file with these documents; without any, the three above, out of order."""

    def read(*documents: DocumentRecords) -> list[DocumentRows]:
        path = tmp_path / "records.jsonl"
        lines = (document.model_dump_json() + "\n" for document in documents or (libertad(), silent(), hostile()))
        path.write_text("".join(lines), encoding="utf-8")
        with open_source(path) as opened:
            return [*opened.documents]

    return read
