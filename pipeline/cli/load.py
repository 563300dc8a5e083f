"""``filet load``: the dataset of a cluster → a database."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.output import complain


def load(
    dataset: Annotated[str, typer.Argument(metavar="DIR", help="Folder or URL that filet batch --engine ray has written.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The database to write.")] = Path("records.db"),
    no_text: Annotated[bool, typer.Option("--no-text", help="Keep the texts themselves out of the database.")] = False,
) -> None:
    """Put what a cluster has read into a database, as filet batch writes it from a folder.

    The same command again takes what has come or changed since; nothing is taken out of the database.
    """
    from pipeline.batch.cluster import load_dataset

    loaded = sum(1 for _ in load_dataset(dataset, output, keep_text=not no_text))
    complain(f"{loaded} texts → {output}")
