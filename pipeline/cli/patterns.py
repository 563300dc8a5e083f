"""``filet patterns``: what concerns rule files."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.output import printable

app = typer.Typer(help="Check rule files.", no_args_is_help=True)


@app.callback()
def _patterns() -> None:
    pass  # keeps `check` a command of its own while it is the only one


@app.command()
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", exists=True, file_okay=False, help="The folder of rules.")],
) -> None:
    """Check a folder of rules: read every file and run the examples that the rules carry.

    Every finding names file, line and reason, and the exit code is 1 when there is one.
    """
    from pipeline.rules.check import check_patterns

    findings = check_patterns(folder)
    for finding in findings:
        place = f"{finding.path}:{finding.line}" if finding.line else str(finding.path)
        typer.echo(printable(f"{place}: {finding.reason}"))
    if findings:
        raise typer.Exit(1)
    typer.echo(printable(f"{folder}: all rules can be read and all examples hold"))
