"""A ``doc_id`` as the path of a file: it may come from anywhere, and stays below the folder that is written."""

from pathlib import PurePosixPath

from pipeline.errors import InputError


def relative_path(doc_id: str | None) -> PurePosixPath:
    """``"fr/libertad"`` → the path below a folder, without suffix. Raises InputError for a name that would lead out of it.

    Refused are empty parts, ``.`` and ``..``, a leading ``/``, backslashes, control characters, and parts too long for a file.
    """
    parts = (doc_id or "").split("/")
    for part in parts:
        if part in ("", ".", "..") or "\\" in part or not part.isprintable() or len(part.encode(errors="replace")) > 200:
            raise InputError(f"{doc_id!r} cannot be the name of a file; give the text another doc_id, like fr/libertad")
    return PurePosixPath(*parts)
