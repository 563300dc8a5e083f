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


def batch(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Every text below it is read, in sorted order.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The JSON Lines file to write.")] = Path(
        "records.jsonl"
    ),
    lang: Lang = Language.AUTO,
    patterns: Patterns = None,
) -> None:
    """Extract the records of every text below a folder into one JSON Lines file, one document a line.

    A text that fails stops nothing: it is reported at the end and in a file beside the output (records.errors.jsonl
    for records.jsonl), and the exit code is 1. Until the end the lines are in a file FILE.partial.
    """
    from pipeline.reading import find_texts

    files = list(find_texts([folder]))
    if not files:
        raise InputError(f"{folder}: no text in it; texts are .txt, .html, .pdf and .docx files")

    from pipeline import load
    from pipeline.batch import errors_path, extract_files, write_jsonl
    from pipeline.extract import Failure

    extractor = load(patterns)
    started = time.monotonic()
    failures = []
    outcomes = write_jsonl(extract_files(extractor, files, language=lang.value), output)
    with progress(outcomes, len(files), "texts") as written:
        failures += [outcome.result for outcome in written if isinstance(outcome.result, Failure)]
    seconds = time.monotonic() - started
    done = len(files) - len(failures)
    complain(f"{done} texts → {output} in {seconds:.1f} s ({len(files) / max(seconds, 1e-9):.1f} texts/s)")
    if failures:
        for failure in failures[:20]:
            complain_failure(failure)
        more = f", {len(failures) - 20} of them not shown" if len(failures) > 20 else ""
        complain(f"{len(failures)} of {len(files)} texts failed{more}; all are in {errors_path(output) or 'this list'}")
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
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=total, rate="")

        def passed() -> Iterator[Item]:
            for item in items:
                bar.advance(task)
                speed = bar.tasks[0].speed
                bar.update(task, rate=f"{speed:.1f} {unit}/s" if speed else "")
                yield item

        yield passed()
