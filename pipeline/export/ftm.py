"""FollowTheMoney: an Event for each record, a Document for each text, linked by ``proof``; one JSON object a line.

FollowTheMoney has no property for a count: those of a record stand in words in its ``summary``, where nothing adds them up.
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha1
from pathlib import Path, PurePath
from typing import TypedDict

from pipeline.export.figures import count_in_words
from pipeline.export.options import Options
from pipeline.records import Record
from pipeline.rows import DocumentRows, RecordRow

# FollowTheMoney names languages by ISO 639-2.
_LANGUAGES = {"fr": "fra", "en": "eng"}
_TOTAL = "A total of a whole period or of several cases: not to be added to the figures of cases."


class _Entity(TypedDict):
    """The form of FollowTheMoney: every property is a list."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def write(documents: Iterable[DocumentRows], folder: Path, options: Options) -> None:
    """``entities.ftm.json``."""
    del options
    with (folder / "entities.ftm.json").open("w", encoding="utf-8", newline="\n") as stream:
        for rows in documents:
            for entity in _entities(rows):
                stream.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _entities(rows: DocumentRows) -> Iterator[_Entity]:
    document = rows.document
    doc_id = document.doc_id or "-"
    path, url, title = (getattr(document.source, name, None) for name in ("path", "url", "title"))
    # Its model refuses any other.
    address = url if url and url.startswith(("http://", "https://")) else None
    text_id = _id("document", doc_id)
    yield _entity(
        text_id,
        "Document",
        name=_one_line(title or doc_id),
        fileName=PurePath(path).name if path else doc_id,
        title=title,
        sourceUrl=address,
        language=_LANGUAGES[document.language],
        publishedAt=document.published,
        bodyText=rows.text,
    )
    for record, row, event in zip(document.records, rows.records, rows.events, strict=True):
        yield _entity(
            _id("record", row.record_id),
            "Event",
            name=_one_line(_name(row)),
            date=row.dates if _is_plain(row.dates) else None,
            startDate=row.date_start,
            endDate=row.date_end,
            country=[code.lower() for code in record.countries],
            summary=_summary(record),
            notes=_TOTAL if record.total else None,
            keywords=f"event {event}" if event else None,
            recordId=row.record_id,
            sourceUrl=address,
            proof=text_id,
        )


def _entity(identity: str, schema: str, **properties: str | list[str] | None) -> _Entity:
    filled = {name: [value] if isinstance(value, str) else value for name, value in properties.items() if value}
    return {"id": identity, "schema": schema, "properties": filled}


def _id(kind: str, name: str) -> str:
    """The same for the same text in every export; names of texts are to be unique in a collection."""
    return sha1(f"filet:{kind}:{name}".encode(), usedforsecurity=False).hexdigest()


def _name(row: RecordRow) -> str:
    """An Event must have a name: that of the operation, else "case, 2024-06, FR BE (fr/doc#1)"."""
    return row.operation or f"{', '.join(filter(None, (row.kind, row.dates, ' '.join(row.countries))))} ({row.record_id})"


def _one_line(name: str) -> str:
    """With single plain spaces, as FollowTheMoney itself would make it."""
    return " ".join(name.split())


def _is_plain(dates: str | None) -> bool:
    """Whether FollowTheMoney can read it: a year, a month or a day."""
    return dates is not None and "/" not in dates and "X" not in dates


def _summary(record: Record) -> str:
    return "; ".join(map(count_in_words, record.counts))
