"""``filet batch``: a folder of texts → a database or a JSON Lines file, or on a cluster a dataset."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.cluster import batch_on_cluster
from pipeline.cli.local import batch_here
from pipeline.cli.options import Lang, Language, Patterns
from pipeline.errors import InputError


class Engine(StrEnum):
    """``--engine``: processes of this machine, or actors of a cluster."""

    LOCAL = "local"
    RAY = "ray"


def batch(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER",
            help="Every text below it is read, in sorted order. With --engine ray also a URL (s3://…) or Parquet table of texts.",
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="A database (.db, .sqlite, .sqlite3), or else a JSON Lines file; for --engine ray a folder or URL.",
        ),
    ] = "records.jsonl",
    lang: Lang = Language.AUTO,
    patterns: Patterns = None,
    no_text: Annotated[
        bool,
        typer.Option("--no-text", help="Keep the texts themselves out of what is written, all but the words of each evidence."),
    ] = False,
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes that read texts at the same time; one a usable core.")
    ] = None,
    timeout: Annotated[
        float,
        typer.Option("--timeout-per-text", metavar="SECONDS", min=0, help="A text that takes longer fails; 0: no limit."),
    ] = 120,
    engine: Annotated[Engine, typer.Option(help="Processes of this machine, or a cluster.")] = Engine.LOCAL,
    address: Annotated[
        str | None,
        typer.Option("--ray-address", envvar="RAY_ADDRESS", metavar="HOST:PORT", help="A running cluster; else Ray runs here."),
    ] = None,
) -> None:
    """Extract the records of every text below a folder into a database, or into a JSON Lines file, one document a line.

    Into a database the same command again reads only what is new or has changed, also after it was stopped. Until the
    end the lines of a JSON Lines file are in a file FILE.partial. A text that fails stops nothing: it is reported at the
    end and kept in the database, or in a file beside the lines (records.errors.jsonl for records.jsonl), and the exit code is 1.

    With --engine ray they go into a dataset of Parquet files: documents, records, counts, failures. The same command again
    does what is missing.
    """
    if engine is Engine.RAY:
        if output.lower().endswith((".jsonl", ".db", ".sqlite", ".sqlite3")):
            raise InputError(f"{output}: a cluster writes no single file; give -o a folder or URL for its Parquet files")
        batch_on_cluster(
            source,
            output,
            language=lang,
            patterns=patterns,
            keep_text=not no_text,
            workers=workers,
            timeout=timeout or None,
            address=address,
        )
    else:
        batch_here(
            Path(source),
            Path(output),
            language=lang,
            patterns=patterns,
            keep_text=not no_text,
            workers=workers,
            timeout=timeout or None,
        )
