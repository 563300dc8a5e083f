"""Prodigy: one task a text; the form says ``pipeline.annotations.prodigy``."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.annotations import prodigy
from pipeline.export.annotated import annotations
from pipeline.export.options import Options
from pipeline.rows import DocumentRows


def write(documents: Iterable[DocumentRows], folder: Path, options: Options) -> None:
    """``prodigy.jsonl``."""
    del options  # the same in every language, always with all evidence
    with (folder / "prodigy.jsonl").open("w", encoding="utf-8", newline="\n") as stream:
        for annotated in annotations(documents):
            stream.write(prodigy.write(annotated) + "\n")
