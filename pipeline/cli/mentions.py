"""``filet mentions``: what was found before records are put together."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.inputs import read_inputs
from pipeline.cli.options import Lang, Language, Paths, Patterns, Published
from pipeline.cli.output import complain_failure, make_console, printable
from pipeline.mentions import Mention, MentionKind

if TYPE_CHECKING:
    from rich.table import Table


class Format(StrEnum):
    """``--format``."""

    TABLE = "table"
    JSONL = "jsonl"


def mentions(
    paths: Paths,
    kind: Annotated[
        list[MentionKind] | None, typer.Option(help="Only mentions of this kind; may be given several times.")
    ] = None,
    published: Published = None,
    lang: Lang = Language.AUTO,
    output_format: Annotated[
        Format | None,
        typer.Option("--format", help="Default: a table on a terminal, else JSON Lines.", show_default=False),
    ] = None,
    patterns: Patterns = None,
) -> None:
    """Show every mention before records are put together: its kind, place, words, language, value and rule.

    This is the way to see what a pattern does. Mentions are sorted by their start; kinds may overlap.
    """
    sources = read_inputs(paths, published)
    chosen = output_format or (Format.TABLE if sys.stdout.isatty() else Format.JSONL)

    from pipeline import load
    from pipeline.extract import Failure

    failed = False
    extractor = load(patterns)
    console = make_console(sys.stdout)
    for source in sources:
        if isinstance(source, Failure):
            failed = True
            complain_failure(source)
            continue
        found = extractor.mentions(source.text, language=lang.value, published=source.published)
        wanted = [mention for mention in found if not kind or mention.kind in kind]
        if chosen is Format.TABLE:
            console.print(_table(source.doc_id, wanted))
        else:
            for mention in wanted:
                sys.stdout.write(_json(_fields(source.doc_id, mention)) + "\n")
            sys.stdout.flush()
    if failed:
        raise typer.Exit(1)


def _fields(doc_id: str | None, mention: Mention) -> dict[str, Any]:
    names = ("kind", "start", "end", "text", "language", "value", "rule")
    return {"doc_id": doc_id, **{name: getattr(mention, name) for name in names}}


def _json(value: object) -> str:
    from pydantic_core import to_json

    return to_json(value).decode()


def _table(doc_id: str | None, found: list[Mention]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(printable(doc_id or "-"), style="bold"), title_justify="left", box=None, pad_edge=False)
    for name, justify in (("kind", "left"), ("start", "right"), ("end", "right")):
        table.add_column(name, justify=justify, no_wrap=True)  # type: ignore[arg-type]
    for name, ratio in (("text", 4), ("lang", 0), ("value", 4), ("rule", 3)):
        table.add_column(name, ratio=ratio or None, overflow="fold")
    for mention in found:
        value = mention.value if isinstance(mention.value, str) else _json(mention.value)
        cells = (mention.text, mention.language, value, mention.rule)
        table.add_row(str(mention.kind), str(mention.start), str(mention.end), *(Text(printable(str(cell))) for cell in cells))
    return table
