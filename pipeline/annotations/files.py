"""The files of a tool → the records of each text in them."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from pipeline.annotations import brat, doccano, prodigy
from pipeline.annotations.rebuild import Imported, Language, rebuild
from pipeline.annotations.spans import Annotated, Finding
from pipeline.errors import InputError


class Tool(StrEnum):
    """Each is a module of this package."""

    BRAT = "brat"
    DOCCANO = "doccano"
    PRODIGY = "prodigy"


def read_annotations(path: Path, tool: Tool, language_of: Callable[[str], Language]) -> Iterator[Imported | Finding]:
    """The texts at ``path``, in its order; a Finding for what is no text with annotations.

    ``path``: a file of JSON Lines; for brat an ``.ann`` or a folder of them, each with its ``.txt`` beside it. The ``doc_id`` is
    the one that was exported, for brat the path below the folder; where there is none, name of the file and number of the line.
    A second text of one name is left out. ``language_of``: see ``rebuild``. Raises InputError, before anything is read, when
    there is nothing at ``path``.
    """
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; check the path")
    if tool is not Tool.BRAT and path.is_dir():
        raise InputError(f"{path}: is a folder; give the file that {tool} exported")
    found = _brat(path) if tool is Tool.BRAT else _lines(path, tool)
    return _imported(found, path, language_of)


def _imported(
    found: Iterator[Annotated | Finding], path: Path, language_of: Callable[[str], Language]
) -> Iterator[Imported | Finding]:
    seen: set[str] = set()
    for item in found:
        if isinstance(item, Finding):
            yield item
            continue
        imported = rebuild(item, language_of)
        doc_id = imported.document.doc_id or f"{path.stem}-{item.source.rpartition(':')[2]}"
        if doc_id in seen:
            yield Finding(item.source, f"{doc_id!r} is there twice; the second one is left out")
            continue
        seen.add(doc_id)
        yield Imported(imported.document.model_copy(update={"doc_id": doc_id}), imported.findings)


def _lines(path: Path, tool: Tool) -> Iterator[Annotated | Finding]:
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error
    yield from (doccano if tool is Tool.DOCCANO else prodigy).read(content, path.name)


def _brat(path: Path) -> Iterator[Annotated | Finding]:
    paths = sorted(path.rglob("*.ann")) if path.is_dir() else [path]
    if not paths:
        raise InputError(f"{path}: no .ann file in it; give the folder that brat serves")
    root = path if path.is_dir() else path.parent
    for ann in paths:
        name = ann.relative_to(root)
        try:
            beside = ann.with_suffix(".json")
            files = brat.BratFiles(_text(ann.with_suffix(".txt")), _text(ann), _text(beside) if beside.is_file() else "")
        except (OSError, UnicodeDecodeError) as error:
            yield Finding(name.as_posix(), f"cannot be read with its .txt ({error}); the text is left out")
        else:
            yield brat.read(files, name.as_posix(), name.with_suffix("").as_posix())


def _text(path: Path) -> str:
    """Decoded as it is: no line end is changed, offsets count all characters."""
    return path.read_bytes().decode("utf-8")
