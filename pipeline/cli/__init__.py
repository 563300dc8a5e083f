"""The command line: one command a file, each a skin over plain functions. Start reading at ``main``.

Exit codes: 0 done; 1 done, but something failed (a file, a check); 2 the arguments or the input cannot be used.
Results go to standard output, everything else to standard error.
"""

import gc
import os
from typing import Any

import typer
from typer.core import TyperGroup

from pipeline.cli import (
    agreement,
    batch,
    evaluate,
    export,
    extract,
    gold,
    import_annotations,
    load,
    mentions,
    patterns,
    report,
    schema,
    serve,
    text,
)
from pipeline.cli.output import complain, prepare_streams
from pipeline.errors import FiletError


class _Commands(TyperGroup):
    """Turns an error that filet raises on purpose into one message and exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except FiletError as error:
            complain(str(error))
            raise typer.Exit(2) from error


app = typer.Typer(
    name="filet",
    cls=_Commands,
    help="Read French and English press texts about police operations and give structured, evidenced records.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(extract.extract)
app.command()(mentions.mentions)
app.command()(batch.batch)
app.command()(load.load)
app.command()(export.export)
app.command()(report.report)
app.command("import")(import_annotations.import_annotations)
app.command()(serve.serve)
app.command()(evaluate.evaluate)
app.command()(agreement.agreement)
app.command()(text.text)
app.command()(schema.schema)
app.add_typer(gold.app, name="gold")
app.add_typer(patterns.app, name="patterns")


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"filet {version('filet')}")
        raise typer.Exit


@app.callback()
def _filet(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Show the version and leave."),
) -> None:
    del version  # the callback has answered it


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    # The models are too small for more than one thread; and workers are forked only from a process that has but one.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    # The tables and models that a command loads stay until its end: to look through them for garbage, again and again
    # and once more before the process goes, takes a sixth of the time that one short text takes.
    gc.set_threshold(100_000, 50, 100)
    prepare_streams()
    try:
        app(prog_name="filet")
    finally:
        gc.freeze()
