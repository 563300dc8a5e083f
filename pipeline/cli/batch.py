"""``filet batch``: a folder of texts → one JSON Lines file."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pipeline.cli.options import Lang, Language, Patterns
from pipeline.cli.output import complain, complain_failure
from pipeline.errors import InputError

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

Item = TypeVar("Item")
SHOWN_FAILURES = 20
REFRESH = 0.1  # seconds


def batch(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Every text below it is read, in sorted order.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The JSON Lines file to write.")] = Path(
        "records.jsonl"
    ),
    lang: Lang = Language.AUTO,
    patterns: Patterns = None,
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Processes that read texts at the same time; one a usable core.")
    ] = None,
    timeout: Annotated[
        float,
        typer.Option("--timeout-per-text", metavar="SECONDS", min=0, help="A text that takes longer fails; 0: no limit."),
    ] = 120,
) -> None:
    """Extract the records of every text below a folder into one JSON Lines file, one document a line.

    A text that fails stops nothing: it is reported at the end and in a file beside the output (records.errors.jsonl
    for records.jsonl), and the exit code is 1. Until the end the lines are in a file FILE.partial.
    """
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


@contextmanager
def progress(items: Iterable[Item], total: int, unit: str) -> Iterator[Iterator[Item]]:
    """Pass ``items`` on while a bar with rate and remaining time runs on standard error, if that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns: tuple[ProgressColumn, ...] = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    console = Console(file=sys.stderr)
    # Without a thread of its own that refreshes it: workers are forked, and threads do not go well with that.
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=total, rate="")

        def passed() -> Iterator[Item]:
            refreshed = 0.0
            for item in items:
                bar.advance(task)
                if time.monotonic() - refreshed > REFRESH:
                    speed = bar.tasks[0].speed
                    bar.update(task, rate=f"{speed:.1f} {unit}/s" if speed else "", refresh=True)
                    refreshed = time.monotonic()
                yield item

        yield passed()
