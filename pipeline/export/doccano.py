"""doccano: the same texts for a project with relations and for one without; the forms say ``pipeline.annotations.doccano``."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.annotations import doccano
from pipeline.export.annotated import annotations
from pipeline.export.options import Options
from pipeline.rows import DocumentRows


def write(documents: Iterable[DocumentRows], folder: Path, options: Options) -> None:
    """``doccano.jsonl`` and ``doccano-spans.jsonl``."""
    del options  # the same in every language, always with all evidence
    with (
        (folder / "doccano.jsonl").open("w", encoding="utf-8", newline="\n") as relations,
        (folder / "doccano-spans.jsonl").open("w", encoding="utf-8", newline="\n") as spans,
    ):
        for annotated in annotations(documents):
            relations.write(doccano.write_relations(annotated) + "\n")
            spans.write(doccano.write_spans(annotated) + "\n")
