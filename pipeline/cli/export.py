"""``filet export``: what was extracted → tables and files for other programs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import WrittenIn
from pipeline.cli.output import complain, complain_incomplete
from pipeline.cli.progress import progress


class To(StrEnum):
    """``--to``."""

    CSV = "csv"
    PARQUET = "parquet"
    JSONL = "jsonl"
    XLSX = "xlsx"
    FTM = "ftm"
    BRAT = "brat"
    DOCCANO = "doccano"
    PRODIGY = "prodigy"


def export(
    records: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="What filet batch wrote.")],
    to: Annotated[
        To,
        typer.Option("--to", help="csv and parquet are for programs, xlsx for people, ftm for Aleph, others for annotators."),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write into.")],
    lang: Annotated[WrittenIn, typer.Option("--lang", help="Language of headers and explanations (xlsx).")] = WrittenIn.EN,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Keep evidence, labels and sources, which gold has not (jsonl).")
    ] = False,
    corpus: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="For JSON Lines, which hold no texts: the folder that was read (brat, doccano, prodigy)."
        ),
    ] = None,
) -> None:
    """Write two tables, records and counts, or all documents, for other programs and for people.

    Everything is sorted by doc_id, and the same records give the same bytes. The files appear once they are complete.
    """
    from pipeline import export as exporting

    with exporting.open_source(records, corpus) as source:
        complain_incomplete(records, source.is_complete)
        with progress(source.documents, source.texts, "texts") as documents:
            written = exporting.export(documents, exporting.Format(to), output, exporting.Options(lang.value, evidence=evidence))
    files = ", ".join(path.name for path in written.files)
    complain(f"{written.documents} texts, {written.records} records, {written.counts} counts → {output}: {files}")
