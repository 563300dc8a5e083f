"""One run at a time on a store."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.store.connection import explained


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the store at ``path`` for this process until the block ends. Raises StoreError when another one holds it.

    The lock is SQLite's own, on an empty database beside the store: it works on every system that SQLite knows, ends with
    the process however that ends, is not passed on to worker processes, and leaves the store open to readers. The empty
    file stays, since taking it away could let two runs in.
    """
    place = _place(path)
    with explained(place):
        connection = sqlite3.connect(place, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise StoreError(
                    f"{path}: another run is writing into it; wait until it has ended, or choose another file"
                ) from error
            raise
    try:
        yield
    finally:
        connection.close()


def is_locked(path: Path) -> bool:
    """Whether a run holds the store at ``path``."""
    place = _place(path)
    if not place.is_file():
        return False
    with explained(place), closing(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True, timeout=0)) as connection:
        try:
            connection.execute("select 1 from sqlite_master")
        except sqlite3.OperationalError as error:
            return bool(error.sqlite_errorcode == sqlite3.SQLITE_BUSY)
        return False


def _place(path: Path) -> Path:
    return path.with_name(f"{path.name}-lock")
