"""``filet report``: what was extracted → one HTML file for people."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import WrittenIn
from pipeline.cli.output import complain, complain_incomplete
from pipeline.cli.progress import progress


def report(
    records: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="What filet batch wrote.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")] = Path("report.html"),
    lang: Annotated[WrittenIn, typer.Option("--lang", help="Language of the page.")] = WrittenIn.EN,
    corpus: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="For JSON Lines, which hold no texts: the folder that was read; else the paths that the records name.",
        ),
    ] = None,
) -> None:
    """Write one HTML file with totals, timeline, map and all records, each with its text, where every value is highlighted.

    It needs nothing else: it can be opened from disk, mailed and printed. The file appears once it is complete.
    """
    from pipeline.export import open_source
    from pipeline.report import write_report
    from pipeline.view.summary import summarize

    with open_source(records, corpus) as source:
        complain_incomplete(records, source.is_complete)
        with progress(source.documents, source.texts, "texts") as documents:
            summary = summarize(documents)
        with progress(source.documents, source.texts, "texts") as documents:
            write_report(documents, summary, source, output, name=records.name, language=lang.value)
    if summary.without_text:
        complain(
            f"{summary.without_text} of {summary.documents} texts are not at hand or have changed since, so that only their "
            "evidence is shown; give --corpus the folder that was read"
        )
    size = output.stat().st_size / 1e6
    complain(f"{summary.documents} texts, {summary.records} records → {output} ({size:.1f} MB)")
