"""``filet evaluate``: gold against prediction."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.inputs import read_texts
from pipeline.cli.options import Patterns, ScoreFormat
from pipeline.cli.output import complain, complain_failure, make_console
from pipeline.cli.progress import progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType
    from rich.text import Text

    from pipeline.extract import Failure
    from pipeline.reading import TextFile
    from pipeline.records import DocumentRecords
    from pipeline.scoring import ErrorClass, FillerError, GroupResult


def evaluate(
    corpus: Annotated[Path, typer.Option(metavar="DIR", help="The folder with the texts.")] = Path("corpus"),
    gold: Annotated[Path, typer.Option(metavar="DIR", help="The folder with the gold files.")] = Path("gold"),
    predictions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Score this JSON Lines file (of filet batch) instead of extracting anew."),
    ] = None,
    output_format: Annotated[
        ScoreFormat, typer.Option("--format", help="JSON holds everything, errors too.")
    ] = ScoreFormat.TABLE,
    errors: Annotated[
        bool, typer.Option("--errors", help="List the missed and spurious fillers by class, the largest class first.")
    ] = False,
    examples: Annotated[
        int, typer.Option(metavar="N", min=0, help="How many errors of each class --errors shows; 0 shows all.")
    ] = 3,
    patterns: Patterns = None,
) -> None:
    """Score the pipeline against gold: precision, recall and F1 of operation, dates, countries and counts.

    Records of a document are paired so that they share as much as possible; what the gold alone holds is missed, what
    the prediction alone holds is spurious. In brackets: 95 % bootstrap intervals over documents.
    """
    from pipeline import scoring
    from pipeline.extract import Failure
    from pipeline.rules import Rules
    from pipeline.scoring.corpus import annotated_files, corpus_files, read_predictions, read_sets

    wanted = scoring.load_gold(gold)
    files = annotated_files(corpus_files(corpus), wanted)
    results: list[DocumentRecords | Failure] = [*(read_predictions(predictions) if predictions else _extract(files, patterns))]
    failures = [result for result in results if isinstance(result, Failure)]
    for failure in failures[:5]:
        complain_failure(failure)
    if failures:
        complain(f"{len(failures)} of {len(files)} texts failed; there is no score without them")
        raise typer.Exit(1)

    found = [result for result in results if not isinstance(result, Failure)]
    evaluation = scoring.evaluate(
        wanted, found, texts=read_texts(files), sets=read_sets(corpus), rules=Rules(patterns) if patterns else None
    )
    if output_format is ScoreFormat.JSON:
        sys.stdout.write(scoring.evaluation_json(evaluation) + "\n")
        return
    console = make_console(sys.stdout)
    for group in evaluation.groups:
        console.print(_group(group))
    if errors:
        console.print(_causes(evaluation.classes))
        for item in evaluation.classes:
            console.print(_error_class(item, examples))


def _extract(files: "list[TextFile]", patterns: Path | None) -> "list[DocumentRecords | Failure]":
    from pipeline import load
    from pipeline.batch import extract_stream, read_stream

    extractor = load(patterns)
    with progress(extract_stream(extractor, read_stream(files)), len(files), "texts") as results:
        return list(results)


def _group(group: "GroupResult") -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    from pipeline.cli.scores import attributes_line, score_table

    numbers = {"found": "tp", "spurious": "fp", "missed": "fn"}
    return Group(
        Text(f"{group.name}: {group.documents} documents", style="bold"),
        score_table(group, numbers, ("precision", "recall", "f1")),
        Text(f"attributes of matched counts: {attributes_line(group)}"),
        Text(),
    )


def _causes(classes: "Sequence[ErrorClass]") -> "RenderableType":
    """The causes over all categories: which of them costs most."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    sums: Counter[tuple[str, str]] = Counter()
    for item in classes:
        if item.kind != "attribute":
            sums[item.slot, f"{item.kind} · {item.cause}"] += len(item.errors)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("errors", "share", "slot", "cause"):
        table.add_column(name, justify="right" if name in ("errors", "share") else "left", no_wrap=True)
    for (slot, cause), number in sorted(sums.items(), key=lambda entry: (-entry[1], entry[0])):
        table.add_row(str(number), f"{number / sums.total():.1%}", slot, cause)
    return Group(table, Text())


def _error_class(item: "ErrorClass", examples: int) -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    name = " · ".join(filter(None, (item.slot, item.category, item.kind, item.cause)))
    traits = (item.constructions, item.places)
    told = " | ".join(" · ".join(f"{trait} {number}" for trait, number in found.items()) for found in traits if found)
    shown = item.errors[:examples] if examples else item.errors
    more = len(item.errors) - len(shown)
    return Group(
        Text(f"{name}: {len(item.errors)} ({item.share:.1%})", style="bold"),
        *([Text(f"  {told}")] if told else []),
        *map(_error, shown),
        *([Text(f"  and {more} more")] if more else []),
        Text(),
    )


def _error(error: "FillerError") -> "Text":
    from pipeline.cli.scores import filler_line, filler_words

    words = filler_words(error.value, error.unit, error.parent, error.record, error.instead)
    words.append(" ".join(f"“{item.text}” [{item.rule}]" for item in error.evidence))
    return filler_line(error.doc_id, {"missed": "yellow", "spurious": "red"}.get(error.kind, ""), words, error.context)
