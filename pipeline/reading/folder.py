"""Files and folders → the texts in them, with their doc_id and what metadata.csv says about them."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path, PurePath
from typing import Literal

from pipeline.errors import MetadataError, ReadError
from pipeline.reading.formats import SUFFIXES, check_size, read_bytes
from pipeline.reading.metadata import METADATA, MetadataRow, has_doc_id, parse_metadata
from pipeline.reading.source import SourceText


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file to read and what metadata.csv says about it.

    ``doc_id``: the path below the folder that holds metadata.csv (else below the folder given, else the file's own
    folder), without suffix, with "/"; with suffix where a file beside it would share it.
    """

    path: Path
    doc_id: str
    published: str | None = None
    url: str | None = None
    language: Literal["fr", "en"] | None = None

    def read(self) -> SourceText:
        """The text of the file; raises what ``read_text_file`` raises."""
        return read_text_file(self)


def find_texts(paths: Iterable[Path | str]) -> Iterator[TextFile]:
    """The texts at ``paths``, those below a folder in the order of their paths, lazily.

    Below a folder: every .txt, .html, .htm, .pdf and .docx file, hidden files and folders, metadata.csv and READMEs
    aside; links to folders are not followed. A path given that is no folder comes as it is, readable or not, so that
    ``read_text_file`` says what is wrong with it and the others are still read; so does a folder below that may not be
    opened. Raises MetadataError for a wrong metadata.csv.
    """
    for given in map(Path, paths):
        if given.is_dir():
            yield from _below(given, given)
        else:
            yield _text_file(given, None, _shares_stem(given))


def read_path(path: Path | str, *, root: Path | None = None) -> SourceText:
    """The text of one file.

    ``root``: the folder that the user gave, below which the doc_id is where no metadata.csv is found.
    Raises ReadError when it cannot be read, MetadataError for a wrong metadata.csv.
    """
    path = Path(path)
    return read_text_file(_text_file(path, root, _shares_stem(path)))


def read_text_file(file: TextFile) -> SourceText:
    """The text of ``file``; metadata.csv's ``published``, ``url`` and ``language`` win over those of the page.

    Raises ReadError, which says what is wrong, where, and what to do, when there is no such file or it cannot be read.
    """
    name = str(file.path)
    try:
        if file.path.is_dir():
            with os.scandir(file.path):
                pass
            raise ReadError(f"{name}: a folder, not a file; give it to a command that takes folders")
        if file.path.exists() and not file.path.is_file():
            raise ReadError(f"{name}: not a regular file; pipe its content in and give - as the path")
        check_size(file.path.stat().st_size, name)
        data = file.path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{name}: no such file; check the path") from error
    except PermissionError as error:
        raise ReadError(f"{name}: permission denied; make it readable (chmod +r)") from error
    except (OSError, ValueError) as error:
        raise ReadError(f"{name}: cannot be read ({error})") from error
    return read_described(data, name, file.doc_id, MetadataRow(file.published, file.url, file.language))


def read_described(data: bytes, name: str, doc_id: str, row: MetadataRow) -> SourceText:
    """The text in ``data``, which came from ``name``; what ``row`` says wins over what the page says of itself.

    Raises ReadError, as ``read_bytes`` does.
    """
    source = read_bytes(data, name=name)
    return replace(
        source,
        doc_id=doc_id,
        path=name,
        published=row.published or source.published,
        url=row.url or source.url,
        language=row.language or source.language,
        content_hash=hashlib.sha256(data).hexdigest(),
    )


# --- doc_id -----------------------------------------------------------------------------------------------------------


def _below(folder: Path, given: Path) -> Iterator[TextFile]:
    try:
        with os.scandir(folder) as scan:
            # Names alone: there may be a million in one folder. One that is a folder sorts as its content does:
            # "a-b.txt" before "a/b.txt".
            names = sorted(name for entry in scan if (name := _listed(entry)))
    except OSError:
        yield TextFile(folder, _relative(folder, given))
        return
    stems = sorted(PurePath(name).stem for name in names if not name.endswith("/"))
    shared = {stem for stem, following in pairwise(stems) if stem == following}
    del stems
    base = _metadata_folder(folder, given)
    for name in names:
        path = folder / name
        if name.endswith("/"):
            yield from _below(path, given)
        else:
            yield _described(path, base, given, path.stem in shared)


def _listed(entry: os.DirEntry[str]) -> str | None:
    """The name of a text, or of a folder with "/" behind it; None for what is passed over."""
    if entry.is_dir(follow_symlinks=False):
        return None if entry.name.startswith(".") else f"{entry.name}/"
    return entry.name if is_text(entry.name) and entry.is_file() else None


def _text_file(path: Path, given: Path | None, keep_suffix: bool) -> TextFile:
    return _described(path, _metadata_folder(path.parent, given), given or path.parent, keep_suffix)


def _described(path: Path, base: Path | None, given: Path, keep_suffix: bool) -> TextFile:
    whole = _relative(path, base or given)
    doc_id, row = described(whole, keep_suffix, _read_metadata(base / METADATA) if base else {})
    return TextFile(path, doc_id, row.published, row.url, row.language)


def described(whole: str, keep_suffix: bool, rows: Mapping[str, MetadataRow]) -> tuple[str, MetadataRow]:
    """The doc_id of a text and its row, which is empty where ``rows`` has none.

    ``whole``: its path with suffix below the folder of the metadata.csv whose ``rows`` these are, with "/".
    """
    doc_id = whole if keep_suffix else whole.removesuffix(Path(whole).suffix)
    return doc_id, rows.get(doc_id) or rows.get(whole) or MetadataRow()


def _relative(path: Path, base: Path) -> str:
    try:
        return path.absolute().relative_to(base.absolute()).as_posix()
    except ValueError:
        return Path(os.path.relpath(path, base)).as_posix()


def is_text(name: str) -> bool:
    """Whether a file of that name below a folder is read: it has a suffix that is read, and is not hidden, no README."""
    stem, suffix = os.path.splitext(name)
    return suffix.lower() in SUFFIXES and not name.startswith((".", "~$")) and stem.lower() != "readme"


def _shares_stem(path: Path) -> bool:
    others = (path.with_suffix(case) for suffix in SUFFIXES for case in (suffix, suffix.upper()))
    return bool(path.suffix) and any(
        other.suffix.lower() != path.suffix.lower() and is_text(other.name) and other.is_file() for other in others
    )


# --- metadata.csv -----------------------------------------------------------------------------------------------------


def _metadata_folder(folder: Path, given: Path | None) -> Path | None:
    """The nearest folder with a metadata.csv, from ``folder`` up.

    Above ``folder`` and ``given`` a metadata.csv without the column doc_id is somebody else's, and passed over.
    """
    start = folder.absolute()
    below = given.absolute() if given else start
    for candidate in (start, *start.parents):
        path = candidate / METADATA
        try:
            found = path.is_file()
        except OSError:
            found = False
        if found and (candidate.is_relative_to(below) or _is_ours(path)):
            return candidate
    return None


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return has_doc_id(file.readline(10_000))
    except OSError:
        return False


def _read_metadata(path: Path) -> Mapping[str, MetadataRow]:
    status = path.stat()
    return _parsed(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _parsed(path: Path, _mtime: int, _size: int) -> Mapping[str, MetadataRow]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise MetadataError(f"{path}: cannot be read ({error}); make it readable (chmod +r)") from error
    return parse_metadata(data, str(path))
