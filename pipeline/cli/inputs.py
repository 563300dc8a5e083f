"""The PATH arguments of a command, or files that are known, → the texts they mean."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import InputError, ReadError

if TYPE_CHECKING:
    from pipeline.extract import Failure
    from pipeline.reading import SourceText, TextFile

STDIN = "-"


def read_inputs(paths: list[str], published: str | None = None) -> Iterator["SourceText | Failure"]:
    """The texts at ``paths``, in order, read when they are asked for; ``-`` is standard input.

    A given ``published`` goes before everything else that is known. Raises InputError, before anything is read, for a
    path that does not exist, and for paths at which there is no text.
    """
    for path in paths:
        if path != STDIN and not Path(path).exists():
            raise InputError(f"{path}: no such file or folder; check the path")
    if paths.count(STDIN) > 1:
        raise InputError("- is given twice; standard input can be read once")
    return _read(paths, published)


def read_texts(files: Iterable["TextFile"]) -> dict[str, str]:
    """``doc_id`` → text as read, without the texts that cannot be read."""
    from pipeline.batch import read_stream
    from pipeline.reading import SourceText

    sources = (source for source in read_stream(files) if isinstance(source, SourceText))
    return {source.doc_id: source.text for source in sources if source.doc_id}


def _read(paths: list[str], published: str | None) -> Iterator["SourceText | Failure"]:
    from pipeline.batch import read_stream
    from pipeline.extract import Failure
    from pipeline.reading import find_texts

    is_empty = True
    for path in paths:
        for source in _read_stdin() if path == STDIN else read_stream(find_texts([Path(path)])):
            is_empty = False
            if published is not None and not isinstance(source, Failure):
                source = replace(source, published=published)
            yield source
    if is_empty:
        raise InputError(f"{', '.join(paths)}: no text in it; texts are .txt, .html, .pdf and .docx files")


def _read_stdin() -> Iterator["SourceText | Failure"]:
    from pipeline.extract import Failure
    from pipeline.reading import read_bytes

    try:
        yield read_bytes(sys.stdin.buffer.read(), name=STDIN)
    except ReadError as error:
        yield Failure(doc_id=None, path=STDIN, error=str(error))
