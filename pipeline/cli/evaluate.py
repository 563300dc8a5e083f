"""``filet evaluate``: gold against prediction."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.batch import progress
from pipeline.cli.options import Patterns
from pipeline.cli.output import complain, complain_failure, make_console, printable

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from pipeline.extract import Failure
    from pipeline.reading import TextFile
    from pipeline.records import DocumentRecords
    from pipeline.scoring import Evaluation, FillerError, GroupResult


class Format(StrEnum):
    """``--format``."""

    TABLE = "table"
    JSON = "json"


def evaluate(
    corpus: Annotated[Path, typer.Option(metavar="DIR", help="The folder with the texts.")] = Path("corpus"),
    gold: Annotated[Path, typer.Option(metavar="DIR", help="The folder with the gold files.")] = Path("gold"),
    predictions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Score this JSON Lines file (of filet batch) instead of extracting anew."),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", help="JSON holds everything, errors too.")] = Format.TABLE,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every missed and spurious filler, the most frequent kind first.")
    ] = False,
    patterns: Patterns = None,
) -> None:
    """Score the pipeline against gold: precision, recall and F1 of operation, dates, countries and counts.

    Records of a document are paired so that they share as much as possible; what the gold alone holds is missed, what
    the prediction alone holds is spurious. In brackets: 95 % bootstrap intervals over documents.
    """
    from pipeline import scoring
    from pipeline.batch import read_stream
    from pipeline.extract import Failure
    from pipeline.reading import SourceText
    from pipeline.scoring.corpus import annotated_files, corpus_files, read_predictions, read_sets

    wanted = scoring.load_gold(gold)
    files = annotated_files(corpus_files(corpus), wanted)
    results: list[DocumentRecords | Failure] = [*(read_predictions(predictions) if predictions else _extract(files, patterns))]
    sources = (source for source in read_stream(files) if isinstance(source, SourceText))
    texts = {source.doc_id: source.text for source in sources if source.doc_id}
    failures = [result for result in results if isinstance(result, Failure)]
    for failure in failures[:5]:
        complain_failure(failure)
    if failures:
        complain(f"{len(failures)} of {len(files)} texts failed; there is no score without them")
        raise typer.Exit(1)

    found = [result for result in results if not isinstance(result, Failure)]
    evaluation = scoring.evaluate(wanted, found, texts=texts, sets=read_sets(corpus))
    if output_format is Format.JSON:
        sys.stdout.write(scoring.evaluation_json(evaluation) + "\n")
        return
    console = make_console(sys.stdout)
    for block in _blocks(evaluation, errors):
        console.print(block)


def _extract(files: "list[TextFile]", patterns: Path | None) -> "list[DocumentRecords | Failure]":
    from pipeline import load
    from pipeline.batch import extract_stream, read_stream

    extractor = load(patterns)
    with progress(extract_stream(extractor, read_stream(files)), len(files), "texts") as results:
        return list(results)


def _blocks(evaluation: "Evaluation", with_errors: bool) -> "Iterator[RenderableType]":
    for group in evaluation.groups:
        yield _group(group)
    if with_errors:
        for (slot, category), errors in groupby(evaluation.errors, key=lambda item: (item.slot, item.category)):
            yield from _error_class(slot, category, list(errors))


def _group(group: "GroupResult") -> "RenderableType":
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from pipeline.scoring import ATTRIBUTES

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("slot", no_wrap=True)
    for name in ("found", "spurious", "missed", "precision", "recall", "F1"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("95 % of F1", no_wrap=True)
    for row in group.rows:
        tally, interval = row.tally, row.intervals.f1
        table.add_row(
            row.slot,
            *(str(number) for number in (tally.tp, tally.fp, tally.fn)),
            *(_ratio(ratio) for ratio in (tally.precision, tally.recall, tally.f1)),
            f"[{_ratio(interval.low)}, {_ratio(interval.high)}]" if interval else "",
            style="bold" if row.slot == "micro" else None,
        )
    shares = ((name, getattr(group.score.attributes, name)) for name in ATTRIBUTES)
    line = " · ".join(f"{name} {_ratio(share.accuracy)} ({share.right} of {share.total})" for name, share in shares)
    heading = Text(f"{group.name}: {group.documents} documents", style="bold")
    return Group(heading, table, Text(f"attributes of matched counts: {line}"), Text())


def _error_class(slot: str, category: str | None, errors: "list[FillerError]") -> "Iterator[RenderableType]":
    from rich.text import Text

    kinds = sorted({error.kind for error in errors})
    sums = ", ".join(f"{sum(error.kind is kind for error in errors)} {kind}" for kind in kinds)
    yield Text(f"{slot}{f' · {category}' if category else ''}: {sums}", style="bold")
    for error in errors:
        yield _error(error)
    yield Text()


def _error(error: "FillerError") -> "Text":
    from rich.text import Text

    from pipeline.cli.table import written_value

    value = error.value if isinstance(error.value, str) else written_value(error.value)
    told = [
        f"{value} {error.unit}" if error.unit else value,
        f"in {error.parent}" if error.parent else "",
        f"of {error.record}" if error.record else "",
        f"({error.instead})" if error.instead else "",
        " ".join(f"“{item.text}” [{item.rule}]" for item in error.evidence),
    ]
    style = {"missed": "yellow", "spurious": "red"}.get(error.kind, "")
    line = Text.assemble((f"  {error.kind:<9} ", style), printable(f"{error.doc_id}  {'  '.join(filter(None, told))}"))
    if error.context:
        line.append(printable(f"\n             … {error.context}"), style="dim")
    return line


def _ratio(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.3f}"
