"""``filet text``: the text that all offsets refer to."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.inputs import STDIN
from pipeline.cli.output import printable


def text(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, or - for standard input.")],
) -> None:
    """Print a text as it was read: decoded, of a page or document the main text alone.

    All offsets (start, end) in the output of other commands are characters of this text. Nothing is added, not even a
    line break at the end. On a terminal, control characters are shown as �.
    """
    from pipeline.reading import read_bytes, read_path

    source = read_bytes(sys.stdin.buffer.read(), name=STDIN) if path == STDIN else read_path(Path(path))
    sys.stdout.write(printable(source.text, keep="\n\t") if sys.stdout.isatty() else source.text)
