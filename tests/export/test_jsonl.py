"""JSON Lines: the gold form, or everything."""

import json
from collections.abc import Callable
from pathlib import Path

from jsonschema import Draft202012Validator

from pipeline.export import Format, Options, export
from pipeline.records import DocumentRecords
from pipeline.rows import DocumentRows
from pipeline.scoring import check_gold

Sources = Callable[..., list[DocumentRows]]


def lines(folder: Path) -> list[str]:
    return (folder / "documents.jsonl").read_text(encoding="utf-8").split("\n")[:-1]


def test_each_line_is_a_gold_file(source: Sources, tmp_path: Path) -> None:
    """``filet gold check`` finds nothing that should be left out, and no mistake of form."""
    export(source(), Format.JSONL, tmp_path / "out")
    for line in lines(tmp_path / "out"):
        path = tmp_path / f"gold/{json.loads(line)['doc_id']}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(line, encoding="utf-8")
    found = check_gold(tmp_path / "gold")
    assert sorted(found.documents) == ["en/=1+1", "en/silent", "fr/libertad"]
    reasons = [str(finding) for finding in found.findings]
    # The name in quotation marks is the document's own.
    assert [reason for reason in reasons if "quotation marks" not in reason] == []


def test_only_scored_fields_are_left(source: Sources, tmp_path: Path) -> None:
    export(source(), Format.JSONL, tmp_path / "out")
    libertad = json.loads(lines(tmp_path / "out")[2])
    assert libertad == {
        "doc_id": "fr/libertad",
        "language": "fr",
        "published": "2018-04-30",
        "records": [
            {
                "operation": "Libertad",
                "dates": "2018-04-03/2018-04-09",
                "countries": ["GY", "LC"],
                "counts": [
                    {
                        "category": "victims",
                        "value": 94,
                        "presumed": True,
                        "where": ["GY"],
                        "including": [{"category": "minors", "value": 85}],
                    },
                    {"category": "officers", "value": 500, "modifier": "more_than"},
                    {"category": "arrests", "value": [200, 300]},
                ],
            },
            {
                "operation": None,
                "dates": "2016-04/..",
                "countries": [],
                "counts": [{"category": "drugs", "value": 0.25, "modifier": "at_most", "unit": "kg"}],
            },
        ],
    }


def test_evidence_can_be_kept(source: Sources, tmp_path: Path) -> None:
    """Then it is what ``filet batch`` wrote, in order."""
    documents = source()
    export(documents, Format.JSONL, tmp_path / "out", Options(evidence=True))
    assert lines(tmp_path / "out") == sorted((tmp_path / "records.jsonl").read_text(encoding="utf-8").split("\n")[:-1])
    assert [DocumentRecords.model_validate_json(line) for line in lines(tmp_path / "out")] == [
        rows.document for rows in documents
    ]


def test_json_schema_holds(source: Sources, tmp_path: Path) -> None:
    export(source(), Format.JSONL, tmp_path / "out", Options(evidence=True))
    validator = Draft202012Validator(json.loads((tmp_path / "out/documents.schema.json").read_text(encoding="utf-8")))
    for line in lines(tmp_path / "out"):
        assert [*validator.iter_errors(json.loads(line))] == []
    assert not validator.is_valid({"doc_id": "en/x", "language": "de"})
