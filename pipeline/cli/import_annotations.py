"""``filet import``: what annotators made of texts in another tool → records, or gold files."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.output import complain, open_output
from pipeline.errors import FiletError

if TYPE_CHECKING:
    from pipeline.annotations import Finding, Imported
    from pipeline.records import DocumentRecords


class From(StrEnum):
    """``--from``."""

    BRAT = "brat"
    DOCCANO = "doccano"
    PRODIGY = "prodigy"


def import_annotations(
    annotations: Annotated[Path, typer.Argument(metavar="PATH", help="The file that the tool exported; of brat, its folder.")],
    tool: Annotated[From, typer.Option("--from", help="The tool.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE|DIR", help="A file x.jsonl of records, or a folder for gold files.")
    ],
    force: Annotated[bool, typer.Option("--force", help="Replace gold files that are there.")] = False,
) -> None:
    """Read what annotators made of texts that filet export has given to brat, doccano or Prodigy.

    What nobody changed comes back as it was. New spans get the value that their words say.

    Whatever a person has to look at is told with file and line; where something was left out, the exit code is 1.
    """
    from pipeline.annotations import Tool, read_annotations
    from pipeline.segmentation import main_language, segment

    found = read_annotations(annotations, Tool(tool), lambda text: main_language(segment(text)))
    report = _Report()
    is_file = output.suffix == ".jsonl"
    written = _write_lines(report.documents(found), output) if is_file else _write_gold(report, found, output, force)
    complain(f"{written} texts → {output}" + (f"; {report.losses} things were left out" if report.losses else ""))
    if report.losses:
        raise typer.Exit(1)


class _Report:
    """Tells findings as they come, and counts what was left out."""

    def __init__(self) -> None:
        self.losses = 0

    def documents(self, found: "Iterator[Imported | Finding]") -> "Iterator[DocumentRecords]":
        from pipeline.annotations import Finding

        for item in found:
            for finding in [item] if isinstance(item, Finding) else item.findings:
                self.tell(str(finding), is_loss=finding.is_loss)
            if not isinstance(item, Finding):
                yield item.document

    def tell(self, message: str, *, is_loss: bool) -> None:
        complain(message)
        self.losses += is_loss


def _write_lines(documents: "Iterator[DocumentRecords]", output: Path) -> int:
    written = 0
    with open_output(output) as stream:
        for document in documents:
            stream.write(document.model_dump_json() + "\n")
            written += 1
    return written


def _write_gold(report: _Report, found: "Iterator[Imported | Finding]", folder: Path, force: bool) -> int:
    from pipeline.scoring.gold_folder import write_gold

    written, others = 0, []
    for document in report.documents(found):
        try:
            if write_gold(document, folder, replace=force):
                written += 1
            else:
                others.append(document.doc_id or "-")
        except FiletError as error:
            report.tell(str(error), is_loss=True)
    if others:
        more = f" and {len(others) - 5} more" if len(others) > 5 else ""
        complain(f"{folder}: {', '.join(others[:5])}{more}: another gold file is there and stays; --force replaces it")
        report.losses += len(others)
    return written
