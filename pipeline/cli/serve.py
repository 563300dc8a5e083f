"""``filet serve``: the pages, on this machine alone."""

import threading
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Patterns
from pipeline.cli.output import complain
from pipeline.errors import InputError


def serve(
    db: Annotated[
        Path | None,
        typer.Option("--db", metavar="FILE", exists=True, dir_okay=False, help="A database of filet batch: for the library."),
    ] = None,
    corpus: Annotated[
        Path | None,
        typer.Option("--corpus", metavar="DIR", exists=True, file_okay=False, help="A folder of texts: for the gold view."),
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", metavar="DIR", file_okay=False, help="The folder of their gold files: for the gold view."),
    ] = None,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="Port on this machine; 0 takes any that is free.")
    ] = 8765,
    patterns: Patterns = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Show the page in your browser.")] = False,
) -> None:
    """Show pages in English and French to try texts, look through a database, and correct gold, until Ctrl-C.

    They can be reached from this machine alone. From another one: ssh -L 8765:127.0.0.1:8765 MACHINE, and open the same
    address there. Nothing that is read is kept or sent anywhere.
    """
    if (corpus is None) != (gold is None):
        given, missing = ("--corpus", "--gold") if gold is None else ("--gold", "--corpus")
        raise InputError(f"{given} without {missing}: the gold view needs both, a folder of texts and one for their gold files")

    from pipeline.store import StoreReader
    from pipeline.web.server import Server
    from pipeline.web.settings import Settings

    if db is not None:
        with StoreReader(db):
            pass  # it can be opened

    server = Server(Settings(db=db, corpus=corpus, gold=gold, patterns=patterns, port=port))
    server.bind()
    complain(f"{server.url} – Ctrl-C ends it")
    if open_browser:
        threading.Thread(target=webbrowser.open, args=(server.url,), daemon=True).start()
    try:
        server.run()
    except KeyboardInterrupt:
        complain("stopped")
