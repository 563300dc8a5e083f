"""A file of ``filet batch`` as the source of an export: sorted, and checked before anything is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.export import JsonLines
from pipeline.records import DocumentRecords

LINE = '{"doc_id":"en/one","language":"en","records":[]}\n'


def test_entries_are_sorted_by_doc_id_and_can_be_read_again(source: Callable[..., JsonLines]) -> None:
    entries = source()
    assert len(entries) == 3
    for _ in range(2):
        assert [entry.document.doc_id for entry in entries] == ["en/=1+1", "en/silent", "fr/libertad"]
    libertad = [*entries][2]
    assert [row.record_id for row in libertad.records] == ["fr/libertad#1", "fr/libertad#2"]
    assert [row.count_id for row in libertad.counts] == [
        "fr/libertad#1.1",
        "fr/libertad#1.1.1",
        "fr/libertad#1.2",
        "fr/libertad#1.3",
        "fr/libertad#2.1",
    ]
    assert (libertad.events, libertad.text) == ((None, None), None)


def test_empty_lines_are_passed_over_and_a_last_line_needs_no_end(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(f"\n{LINE}\n{LINE.replace('one', 'a').strip()}", encoding="utf-8")
    assert [entry.document.doc_id for entry in JsonLines(path)] == ["en/a", "en/one"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (LINE + "{}\n", "records.jsonl:2: not a line of filet's output: language Field required"),
        (LINE + '{"half', "records.jsonl:2: not a line of filet's output"),
        (LINE + LINE, "records.jsonl:2: 'en/one' is there twice"),
    ],
)
def test_wrong_line_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "records.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        JsonLines(tmp_path / "records.jsonl")


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl: cannot be read"):
        JsonLines(tmp_path / "none.jsonl")


def test_documents_come_back_as_they_were(source: Callable[..., JsonLines]) -> None:
    document = DocumentRecords(doc_id="fr/été", language="fr")
    assert [entry.document for entry in source(document)] == [document]
