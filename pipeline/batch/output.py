"""An output file that is either whole or not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from pipeline.errors import InputError


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """Open ``path`` for UTF-8 text, written beside it as ``….partial`` and moved into place when the block ends.

    Until then an older file of that name stays as it is. When the block raises, what was written so far stays in the
    ``.partial`` file. A device or pipe (``/dev/null``) is written directly. Raises InputError when it cannot be opened.
    """
    direct = path.exists() and not path.is_file()
    target = path if direct else path.with_name(f"{path.name}.partial")
    try:
        if path.is_dir():
            raise IsADirectoryError("it is a folder")
        stream = target.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}); choose another file") from error
    with stream:
        yield stream
    if not direct:
        os.replace(target, path)
