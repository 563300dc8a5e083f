"""JSON Lines: one document a line, in the gold form (``gold/README.md``) or as ``filet batch -o records.jsonl`` writes it."""

import json
from collections.abc import Iterable
from pathlib import Path

from pipeline.export.options import Options
from pipeline.records import DocumentRecords
from pipeline.rows import DocumentRows


def write(documents: Iterable[DocumentRows], folder: Path, options: Options) -> None:
    """``documents.jsonl`` and ``documents.schema.json``."""
    with (folder / "documents.jsonl").open("w", encoding="utf-8", newline="\n") as stream:
        for rows in documents:
            document = rows.document if options.evidence else rows.document.scored()
            stream.write(document.model_dump_json() + "\n")
    schema = json.dumps(DocumentRecords.model_json_schema(), ensure_ascii=False, indent=2)
    (folder / "documents.schema.json").write_text(schema + "\n", encoding="utf-8", newline="\n")
