"""``filet batch``: a folder of texts → one JSON Lines file, or on a cluster a dataset."""

import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.cluster import batch_on_cluster
from pipeline.cli.options import Lang, Language, Patterns
from pipeline.cli.output import complain, complain_failure
from pipeline.cli.progress import progress
from pipeline.errors import InputError

SHOWN_FAILURES = 20


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
        typer.Option("-o", "--output", metavar="FILE", help="The JSON Lines file to write; for --engine ray a folder or URL."),
    ] = "records.jsonl",
    lang: Lang = Language.AUTO,
    patterns: Patterns = None,
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
    """Extract the records of every text below a folder into one JSON Lines file, one document a line.

    A text that fails stops nothing: it is reported at the end and in a file beside the output (records.errors.jsonl
    for records.jsonl), and the exit code is 1. Until the end the lines are in a file FILE.partial.

    With --engine ray they go into a dataset of Parquet files: documents, records, counts, failures. The same command again
    does what is missing.
    """
    if engine is Engine.RAY:
        if output.endswith((".jsonl", ".db")):
            raise InputError(f"{output}: a cluster writes no single file; give -o a folder or URL for its Parquet files")
        batch_on_cluster(
            source,
            output,
            language=lang,
            patterns=patterns,
            workers=workers,
            timeout=timeout or None,
            address=address,
        )
    else:
        _batch_here(Path(source), Path(output), lang, patterns, workers, timeout)


def _batch_here(folder: Path, output: Path, lang: Language, patterns: Path | None, workers: int | None, timeout: float) -> None:
    if not folder.is_dir():
        raise InputError(
            f"{folder}: {'is a file, not a folder' if folder.exists() else 'does not exist'}; give a folder with texts"
        )
    from pipeline.reading import find_texts

    # Walked twice: there may be more of them than memory should hold.
    number = sum(1 for _ in find_texts([folder]))
    if not number:
        raise InputError(f"{folder}: no text in it; texts are .txt, .html, .pdf and .docx files")

    from pipeline.batch import errors_path, extract_in_workers, usable_cores, write_jsonl
    from pipeline.extract import Failure

    started = time.monotonic()
    outcomes = extract_in_workers(
        find_texts([folder]),
        patterns=patterns,
        language=lang.value,
        workers=workers or usable_cores(),
        timeout=timeout or None,
    )
    done = failed = 0
    shown = []
    with progress(write_jsonl(outcomes, output), number, "texts") as written:
        for outcome in written:
            if isinstance(outcome.result, Failure):
                failed += 1
                shown += [outcome.result] if failed <= SHOWN_FAILURES else []
            else:
                done += 1
    seconds = time.monotonic() - started
    complain(f"{done} texts → {output} in {seconds:.1f} s ({(done + failed) / max(seconds, 1e-9):.1f} texts/s)")
    if failed:
        for failure in shown:
            complain_failure(failure)
        more = f", {failed - len(shown)} of them not shown" if failed > len(shown) else ""
        complain(f"{failed} of {done + failed} texts failed{more}; all are in {errors_path(output) or 'this list'}")
        raise typer.Exit(1)
