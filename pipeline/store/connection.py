"""Opening the file of a store: what it must be, how safe a commit is, and what SQLite's errors mean to a user."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from pipeline.errors import StoreError

SCHEMA_VERSION = 2
# In the header of the file, by which a store is known from another program's database.
APPLICATION_ID = int.from_bytes(b"filt")
# So many seconds another program (a shell, a viewer) may hold the database before a run gives up.
PATIENCE = 30.0


def open_to_write(path: Path) -> sqlite3.Connection:
    """The store at ``path``, made when there is none (or an empty file).

    Raises StoreError for a file that is no store or of another schema, and for one that cannot be written; nothing is
    changed in such a file.
    """
    with explained(path):
        is_new = not find_store(path)
        connection = _connect(path, "rwc")
        try:
            # A commit is on the disk when it returns; readers go on reading while a run writes.
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = full")
            connection.execute("pragma foreign_keys = on")
            if is_new:
                _create(connection)
            else:
                # Taken and given back: an error shows now and not after the first texts.
                connection.execute("begin immediate")
                connection.execute("rollback")
        except BaseException:
            connection.close()
            raise
        return connection


def find_store(path: Path) -> bool:
    """Whether a store is at ``path``; False when nothing is, or an empty file. Raises StoreError when something else is."""
    with explained(path):
        if not path.parent.is_dir():
            raise StoreError(f"{path}: the folder {path.parent} does not exist; make it, or choose another one")
        if not path.exists() or (path.is_file() and path.stat().st_size == 0):
            return False
        with open_to_read(path, allow_new=True) as connection:
            return not _is_empty(connection)


@contextmanager
def open_to_read(path: Path, *, allow_new: bool = False) -> Iterator[sqlite3.Connection]:
    """The store at ``path`` until the block ends, to read only; StoreError when it is no store of this schema version.

    ``allow_new``: whether a database without any table will do.
    """
    with explained(path):
        if not path.is_file():
            what = "it is not a file" if path.exists() else "no such file"
            raise StoreError(f"{path}: {what}; give a database made by filet batch FOLDER -o records.db")
        # A folder that may not be written into has no place for what readers of a database in WAL mode share.
        still = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
        connection = _connect(path, "ro&immutable=1" if still else "ro")
        try:
            if not (allow_new and _is_empty(connection)):
                _check(connection, path)
            yield connection
        finally:
            connection.close()


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns what SQLite and the system raise about ``path`` into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {_advice(error)}") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened ({error.strerror or error}); choose another file") from error


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,  # transactions begin and end where the code says so
        check_same_thread=False,  # an engine may ask for files in a thread of its own; SQLite itself takes one at a time
    )
    connection.row_factory = sqlite3.Row
    return connection


def _create(connection: sqlite3.Connection) -> None:
    scripts = "".join(files("pipeline.store").joinpath(name).read_text("utf-8") for name in ("schema.sql", "views.sql"))
    # In one transaction, so that a run that is killed here leaves an empty file and no half of a store.
    connection.executescript(
        f"begin immediate;\n{scripts}\n"
        f"pragma application_id = {APPLICATION_ID};\npragma user_version = {SCHEMA_VERSION};\ncommit;"
    )


def _is_empty(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("select count(*) from sqlite_master").fetchone()[0]
    return tables == 0 and _pragma(connection, "application_id") == 0


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise StoreError(f"{path}: a database, but not one of filet; it is left as it is, choose another file")
    version = _pragma(connection, "user_version")
    if version != SCHEMA_VERSION:
        writer, advice = ("a newer", "update filet") if version > SCHEMA_VERSION else ("an older", "read the texts anew")
        raise StoreError(
            f"{path}: written by {writer} filet (schema {version}, this one has {SCHEMA_VERSION});"
            f" {advice}, or choose another file"
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"pragma {name}").fetchone()[0])


def _advice(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith("SQLITE_FULL"):
        return "the disk is full; what was saved so far is whole, make room and run the same command again"
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return (
            f"another program has held it locked for {PATIENCE:.0f} s; close what writes into it and run the same command again"
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return "it is read-only; make it and its folder writable, or choose another file"
    if name.startswith("SQLITE_CANTOPEN"):
        return "it cannot be opened; make it and its folder readable and writable, or choose another file"
    if name.startswith("SQLITE_NOTADB"):
        return "not a database; it is left as it is, choose another file"
    if name.startswith("SQLITE_CORRUPT"):
        return "it is damaged; move it away and run the command again, which reads all texts anew"
    if name.startswith("SQLITE_IOERR"):
        return f"the disk failed ({error}); what was saved so far is whole, check the disk and run the same command again"
    return f"SQLite: {error}"
