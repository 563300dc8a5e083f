"""An output folder in which every file is whole."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import InputError


@contextmanager
def filling(folder: Path) -> Iterator[Path]:
    """A folder to write files into, which are moved into ``folder`` when the block ends.

    Until then they are in ``….filet-partial`` beside it, and nothing that was there before is touched: a new folder appears with
    all its files; in one that is there, each file replaces an older one at its place, and other files stay. When the block
    raises, what was written goes away. Raises InputError when ``folder`` is a file or something cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder}: is a file; give the folder to write into")
    staging = folder.with_name(f"{folder.resolve().name}.filet-partial")
    try:
        # Of a run that was killed.
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
        yield staging
        if folder.exists():
            for path in sorted(item for item in staging.rglob("*") if item.is_file()):
                target = folder / path.relative_to(staging)
                target.parent.mkdir(parents=True, exist_ok=True)
                os.replace(path, target)
        else:
            os.replace(staging, folder)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror or error}); nothing was changed") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
