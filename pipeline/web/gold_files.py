"""The gold folder as the pages see it: a file for each text that is known, read and written nowhere else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from pipeline.errors import GoldError
from pipeline.records import DocumentRecords
from pipeline.scoring.gold_folder import gold_path, replace_file
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

    A ``doc_id`` that is none of ``texts`` raises KeyError. Nothing outside of ``folder`` is read or written: what leads out of
    it raises what ``gold_path`` raises.
    """

    def __init__(self, folder: Path, texts: Iterable[KnownText]) -> None:
        self.folder = folder
        self._texts: Mapping[str, KnownText] = {text.doc_id: text for text in texts}
        self._writing = Lock()
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
        with self._writing:
            self._known.pop(doc_id, None)
            now = self.read(doc_id)
            if version is not None and version != now.version:
                raise Conflict(now)
            previous = path.read_bytes().decode("utf-8", errors="replace") if now.version else None
            content = gold_text(document, previous).encode()
            replace_file(path, content)
            self._known.pop(doc_id, None)
        return self._file(doc_id, content)

    def _file(self, doc_id: str, content: bytes) -> GoldFile:
        return GoldFile(sha256(content).hexdigest(), self.check(doc_id, content))

    def _path(self, doc_id: str) -> Path:
        text = self._texts[doc_id]  # no other name becomes a path
        return gold_path(text.doc_id, self.folder)
