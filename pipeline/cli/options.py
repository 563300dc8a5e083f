"""Options that several commands share, so that they read the same everywhere."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Language(StrEnum):
    """``--lang``: decided passage by passage, or one language for the whole text."""

    AUTO = "auto"
    FR = "fr"
    EN = "en"


class WrittenIn(StrEnum):
    """``--lang`` of what is written for people."""

    EN = "en"
    FR = "fr"


class ScoreFormat(StrEnum):
    """``--format`` of commands that score."""

    TABLE = "table"
    JSON = "json"


def _check_day(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a day; write it like 2024-06-03") from None


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH…", help="Files or folders (.txt, .html, .pdf, .docx), or - for standard input."),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=_check_day,
        help="Day of publication (2024-06-03) of every text given; else from metadata.csv, the page or the text.",
    ),
]
Lang = Annotated[Language, typer.Option("--lang", help="Language of every passage; auto decides passage by passage.")]
Patterns = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="A folder with rules of your own (fr/*.toml, en/*.toml), laid over the shipped ones.",
    ),
]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here instead of to standard output.")]
