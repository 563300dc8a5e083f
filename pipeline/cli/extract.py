"""``filet extract``: texts → records, to read or to process further."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from pipeline.cli.inputs import read_inputs
from pipeline.cli.options import Lang, Language, Output, Paths, Patterns, Published
from pipeline.cli.output import complain_failure, make_console, open_output

if TYPE_CHECKING:
    from pipeline.records import DocumentRecords


class Format(StrEnum):
    """``--format``."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"


def extract(
    paths: Paths,
    published: Published = None,
    lang: Lang = Language.AUTO,
    output_format: Annotated[
        Format | None,
        typer.Option("--format", help="Default: a table on a terminal, else JSON Lines.", show_default=False),
    ] = None,
    output: Output = None,
    patterns: Patterns = None,
) -> None:
    """Extract the records of texts: operation, dates, countries, counts, each with its place in the text.

    JSON Lines is one document a line, JSON one indented list of all documents.
    """
    sources = read_inputs(paths, published)
    chosen = output_format or (Format.TABLE if output is None and sys.stdout.isatty() else Format.JSONL)

    from pipeline import load
    from pipeline.batch import extract_stream
    from pipeline.extract import Failure

    failed = False
    extractor = load(patterns)
    with open_output(output) as stream:
        writer = _WRITERS[chosen](stream)
        for result in extract_stream(extractor, sources, language=lang.value):
            if isinstance(result, Failure):
                failed = True
                complain_failure(result)
            else:
                writer.write(result)
        writer.end()
    if failed:
        raise typer.Exit(1)


class _TableWriter:
    def __init__(self, stream: TextIO) -> None:
        self._console = make_console(stream)

    def write(self, document: "DocumentRecords") -> None:
        from pipeline.cli.table import document_table

        self._console.print(document_table(document))

    def end(self) -> None:
        pass


class _LinesWriter:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, document: "DocumentRecords") -> None:
        self._stream.write(document.model_dump_json() + "\n")
        self._stream.flush()

    def end(self) -> None:
        pass


class _ListWriter:
    """One JSON list, written as it grows."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._before = "[\n"

    def write(self, document: "DocumentRecords") -> None:
        self._stream.write(self._before + document.model_dump_json(indent=2))
        self._before = ",\n"

    def end(self) -> None:
        self._stream.write("\n]\n" if self._before != "[\n" else "[]\n")


_WRITERS: dict[Format, type[_TableWriter] | type[_LinesWriter] | type[_ListWriter]] = {
    Format.TABLE: _TableWriter,
    Format.JSONL: _LinesWriter,
    Format.JSON: _ListWriter,
}
