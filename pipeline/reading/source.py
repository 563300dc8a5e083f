"""What reading gives: one text and what is known about it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as it was read, to which all offsets refer, and what its file, page or metadata say about it.

    ``text``: the decoded text without BOM, its line ends kept; for HTML, PDF and DOCX the extracted main text.
    ``published``: an ISO day (``"2024-06-03"``) from metadata.csv or the page's own metadata; None when neither tells.
    ``language``: what metadata says, None when it says nothing or another language; it does not steer how the text is
    read. ``title`` and ``url`` come from the page or document. ``content_hash``: SHA-256 of the file's bytes, in hex.
    """

    text: str
    doc_id: str | None = None
    path: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    language: Literal["fr", "en"] | None = None
    content_hash: str | None = None


def parse_day(written: str) -> str | None:
    """The ISO day at the start of a metadata value (``"2024-06-03T10:00:00+02:00"`` → ``"2024-06-03"``), or None.

    The day is the one that is written; no time zone is applied. A day that the calendar does not have gives None.
    """
    head = written.strip()[:10]
    try:
        day = date.fromisoformat(head)
    except ValueError:
        return None
    return day.isoformat() if day.isoformat() == head else None


def parse_language(written: str) -> Literal["fr", "en"] | None:
    """``"fr"`` or ``"en"`` for a language tag such as ``"fr-CA"``, ``"EN_gb"``; None for any other."""
    code = written.strip().lower().replace("_", "-").split("-")[0]
    return "fr" if code == "fr" else "en" if code == "en" else None
