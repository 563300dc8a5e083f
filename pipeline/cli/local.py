"""``filet batch`` on this machine: a folder of texts → a database that is brought up to date, or one JSON Lines file."""

import time
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pipeline.cli.options import Language
from pipeline.cli.output import complain, complain_failure
from pipeline.cli.progress import progress
from pipeline.errors import InputError

if TYPE_CHECKING:
    from pipeline.batch import Outcome
    from pipeline.batch.database import Engine
    from pipeline.batch.identity import RunIdentity
    from pipeline.extract import Failure

SHOWN_FAILURES = 20


def batch_here(
    folder: Path,
    output: Path,
    *,
    language: Language,
    patterns: Path | None,
    keep_text: bool,
    workers: int | None,
    timeout: float | None,
) -> None:
    """Read what is in ``folder`` and not in ``output``; exit code 1 when a text failed, 130 after Ctrl-C."""
    if not folder.is_dir():
        raise InputError(
            f"{folder}: {'is a file, not a folder' if folder.exists() else 'does not exist'}; give a folder with texts"
        )
    from pipeline.reading import find_texts

    # Walked twice: there may be more of them than memory should hold.
    number = sum(1 for _ in find_texts([folder]))
    if not number:
        raise InputError(f"{folder}: no text in it; texts are .txt, .html, .pdf and .docx files")

    from pipeline.batch import extract_in_workers, usable_cores
    from pipeline.store import SUFFIXES

    engine = partial(
        extract_in_workers, patterns=patterns, language=language.value, workers=workers or usable_cores(), timeout=timeout
    )
    if output.suffix.lower() in SUFFIXES:
        from pipeline.batch.identity import run_identity

        failed = _to_database(folder, output, engine, run_identity(patterns, language=language.value), keep_text=keep_text)
    else:
        failed = _to_lines(folder, output, engine, number)
    if failed:
        raise typer.Exit(1)


def _to_lines(folder: Path, output: Path, engine: "Engine", number: int) -> int:
    """Write a JSON Lines file; how many texts failed."""
    from pipeline.batch import errors_path, write_jsonl
    from pipeline.reading import find_texts

    tally = _Tally()
    with progress(write_jsonl(engine(find_texts([folder])), output), number, "texts") as outcomes:
        tally.take(outcomes)
    tally.report(output)
    tally.report_failures(f"all are in {errors_path(output) or 'this list'}")
    return tally.failed


def _to_database(folder: Path, output: Path, engine: "Engine", identity: "RunIdentity", *, keep_text: bool) -> int:
    """Bring a database up to date; how many texts failed."""
    from pipeline.batch.database import DatabaseRun
    from pipeline.reading import find_texts

    tally = _Tally()
    try:
        with DatabaseRun(output, identity, folder=folder, keep_text=keep_text) as run:
            found = run.compare(find_texts([folder]))
            if found.dropped_texts:
                complain(f"{output}: the texts that it held have been taken out")
            if found.unchanged:
                complain(f"{found.unchanged} texts are in {output} as they are; {found.missing} to read")
            with closing(run.write(engine)) as outcomes, progress(outcomes, found.missing, "texts") as written:
                tally.take(written)
    except KeyboardInterrupt:
        complain(f"stopped; {tally.done} more texts are saved in {output}; the same command goes on from there")
        raise typer.Exit(130) from None
    tally.report(output)
    if found.vanished:
        complain(f"{found.vanished} texts of {output} are no longer in {folder}; their records are kept and not counted")
    tally.report_failures(f"all are in the table failures of {output}, and are tried again by the same command")
    return tally.failed


class _Tally:
    """What has come of the texts so far, and the first of the failures."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.done = 0
        self.failed = 0
        self.shown: list[Failure] = []

    def take(self, outcomes: Iterable["Outcome"]) -> None:
        from pipeline.extract import Failure

        for outcome in outcomes:
            if isinstance(outcome.result, Failure):
                self.failed += 1
                self.shown += [outcome.result] if self.failed <= SHOWN_FAILURES else []
            else:
                self.done += 1

    def report(self, output: Path) -> None:
        seconds = time.monotonic() - self.started
        rate = (self.done + self.failed) / max(seconds, 1e-9)
        complain(f"{self.done} texts → {output} in {seconds:.1f} s ({rate:.1f} texts/s)")

    def report_failures(self, where: str) -> None:
        if not self.failed:
            return
        for failure in self.shown:
            complain_failure(failure)
        more = f", {self.failed - len(self.shown)} of them not shown" if self.failed > len(self.shown) else ""
        complain(f"{self.failed} of {self.done + self.failed} texts failed{more}; {where}")
