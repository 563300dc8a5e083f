"""``filet gold``: what concerns gold files."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.output import printable

app = typer.Typer(help="Check gold files.", no_args_is_help=True)


@app.callback()
def _gold() -> None:
    pass  # keeps `check` a command of its own while it is the only one


@app.command()
def check(
    gold: Annotated[Path, typer.Option(metavar="DIR", help="The folder with the gold files.")] = Path("gold"),
    corpus: Annotated[Path, typer.Option(metavar="DIR", help="The folder with the texts.")] = Path("corpus"),
) -> None:
    """Check gold files against the annotation guide: their form, their codes, and that each has its text.

    Every finding names file, field and reason. Warnings deserve a look and may be right; errors give exit code 1.
    """
    from pipeline.scoring import check_gold
    from pipeline.scoring.corpus import corpus_files, known_texts

    found = check_gold(gold, known_texts(corpus_files(corpus)))
    for finding in found.findings:
        typer.echo(printable(f"{finding.severity}: {finding}"))
    typer.echo(f"{len(found.documents)} gold files: {len(found.errors)} errors, {len(found.warnings)} warnings")
    if found.errors:
        raise typer.Exit(1)
