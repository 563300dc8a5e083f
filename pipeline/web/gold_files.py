"""The gold folder as the pages see it: a file for each text that is known, read and written nowhere else."""

import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from pipeline.errors import GoldError
from pipeline.records import DocumentRecords
from pipeline.scoring.gold_text import gold_text
from pipeline.scoring.guide import DocumentCheck, KnownText, check_document


@dataclass(frozen=True, slots=True)
class GoldFile:
    """What stands in the folder for one text. ``version``: a hash of the content, "" where there is no file.

    ``check``: None where there is no file.
    """

    version: str
    check: DocumentCheck | None

    @property
    def document(self) -> DocumentRecords | None:
        """The annotation; None where there is none, or none that can be read."""
        return self.check.document if self.check else None


class Conflict(Exception):  # noqa: N818
    """The file is another than the one that was opened; ``file`` is what it is now."""

    def __init__(self, file: GoldFile) -> None:
        super().__init__("the gold file has changed since it was opened")
        self.file = file


NO_FILE = GoldFile("", None)


class GoldFolder:
    """The files of ``texts`` below ``folder``, which need not exist yet.

    A ``doc_id`` that is none of ``texts`` raises KeyError. A file or folder that is a link out of ``folder`` raises GoldError:
    nothing outside is read or written.
    """

    def __init__(self, folder: Path, texts: Iterable[KnownText]) -> None:
        self.folder = folder
        self._resolved = folder.resolve()
        self._texts: Mapping[str, KnownText] = {text.doc_id: text for text in texts}
        self._known: dict[str, tuple[tuple[int, int, int], GoldFile]] = {}

    def read(self, doc_id: str) -> GoldFile:
        """The file as it is now; what it was read before is used as long as it has not changed."""
        path = self._path(doc_id)
        try:
            status = path.stat()
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            known = self._known.get(doc_id)
            if known is not None and known[0] == stamp:
                return known[1]
            file = self._file(doc_id, path.read_bytes())
        except FileNotFoundError:
            return NO_FILE
        except OSError as error:
            raise GoldError(f"{path}: cannot be read ({error.strerror}); is it a file, and may filet read it?") from error
        self._known[doc_id] = (stamp, file)
        return file

    def check(self, doc_id: str, content: bytes) -> DocumentCheck:
        """``content``, JSON in the gold form, as ``filet gold check`` would find it in the file of ``doc_id``."""
        return check_document(content, doc_id, self._texts)

    def write(self, doc_id: str, document: DocumentRecords, version: str | None) -> GoldFile:
        """Puts ``document`` in the place of what stood there, at once: a reader sees the old file or the new one.

        ``version``: that of the file which was opened; None overwrites whatever is there. Raises Conflict when the file is
        another by now, GoldError when it cannot be written.
        """
        path = self._path(doc_id)
        self._known.pop(doc_id, None)
        now = self.read(doc_id)
        if version is not None and version != now.version:
            raise Conflict(now)
        try:
            previous = path.read_bytes().decode("utf-8") if now.version else None
        except UnicodeDecodeError:
            previous = None
        content = gold_text(document, previous).encode()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, content)
        except OSError as error:
            raise GoldError(f"{path}: cannot be written ({error.strerror}); may filet write there, is there room?") from error
        self._known.pop(doc_id, None)
        return self._file(doc_id, content)

    def _file(self, doc_id: str, content: bytes) -> GoldFile:
        return GoldFile(sha256(content).hexdigest(), self.check(doc_id, content))

    def _path(self, doc_id: str) -> Path:
        parts = PurePosixPath(self._texts[doc_id].doc_id).parts
        path = self.folder.joinpath(*parts[:-1], f"{parts[-1]}.json")
        # The file of a text that lies outside of its own corpus, or is reached over a link.
        if ".." in parts or not path.resolve().is_relative_to(self._resolved):
            raise GoldError(f"{doc_id}: its gold file would lie outside of {self.folder}; nothing is read or written there")
        return path


def _replace(path: Path, content: bytes) -> None:
    """Writes beside ``path``, and renames once everything is on the disk."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    with suppress(OSError):  # not every system lets a folder be opened
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
