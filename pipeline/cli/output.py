"""Where results and complaints go: standard output or a file, standard error, and what a terminal may be shown."""

import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

    from pipeline.extract import Failure

# Characters that change the direction of what follows: they can make a terminal show something else than is there.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def prepare_streams() -> None:
    """UTF-8 with bare newlines into pipes and files; on a terminal, what its encoding lacks is shown as "?"."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def printable(text: str, *, keep: str = "") -> str:
    """``text`` as it may be shown on a terminal: of the same length, with control characters made harmless.

    Line breaks and tabs become spaces, everything else that steers a terminal (escape sequences, C1 controls, changes
    of writing direction, lone surrogates) becomes "�"; the characters in ``keep`` stay.
    """
    return "".join(letter if letter in keep else _shown(letter) for letter in text)


def _shown(letter: str) -> str:
    if letter in "\t\n\r\v\f\u0085\u2028\u2029":
        return " "
    return "\ufffd" if letter in _BIDI or unicodedata.category(letter) in ("Cc", "Cs") else letter


def complain(message: str) -> None:
    """One message on standard error, with the name of the program in front; its own line breaks stay."""
    print(f"filet: {printable(message, keep=chr(10))}", file=sys.stderr)


def complain_failure(failure: "Failure") -> None:
    """Say which text failed and why."""
    place = failure.path or failure.doc_id or "-"
    complain(failure.error if failure.error.startswith(place) else f"{place}: {failure.error}")


def complain_incomplete(path: Path, is_complete: bool) -> None:
    """Say of what a run left at ``path`` that it is not all there, unless it is."""
    if not is_complete:
        complain(f"{path}: the last run on it did not come to its end, so texts may be missing; filet batch goes on with it")


@contextmanager
def open_output(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or the file ``path``, which is there as a whole once the block has ended."""
    if path is None:
        yield sys.stdout
    else:
        from pipeline.batch.output import replacing

        with replacing(path) as stream:
            yield stream


def make_console(stream: TextIO) -> "Console":
    """A console that takes nothing in the text for markup, emoji codes or numbers to colour."""
    from rich.console import Console

    is_terminal = stream.isatty()
    return Console(file=stream, markup=False, emoji=False, highlight=False, soft_wrap=False, width=None if is_terminal else 120)
