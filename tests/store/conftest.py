"""Stores made in a line: documents written with a stamp of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.records import DocumentRecords
from pipeline.store import Run, Stamp, StoreWriter

STAMP = Stamp(content_hash="c", metadata_hash="m", identity="i")
MakeStore = Callable[..., Path]


@pytest.fixture
def make_store(tmp_path: Path) -> MakeStore:
    """``make_store(document, …, texts={doc_id: text})``: a store with these documents, its events joined; its path."""

    def make(*documents: DocumentRecords, texts: dict[str, str] | None = None, name: str = "records.db") -> Path:
        path = tmp_path / name
        with StoreWriter(path) as store:
            store.begin_run(Run("0", "{}", "p", "{}"))
            for document in documents:
                store.put(document, STAMP, (texts or {}).get(document.doc_id or "", f"Text of {document.doc_id}."))
            store.end_run()
        return path

    return make
