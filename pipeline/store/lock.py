"""One run at a time on a store."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
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
    place = path.with_name(f"{path.name}-lock")
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
