"""A document as the page holds it: its lines in the table, and its text with everything found in it, packed."""

import base64
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from pipeline.rows import DocumentRows
from pipeline.view.cards import Card, document_view
from pipeline.view.summary import RecordKind, record_kind
from pipeline.view.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """A record in the table. ``address``: what stands behind # in a link to it.

    ``day``: by which it is sorted, ISO, None without one; ``year``: of the event that it tells of, as in the totals.
    ``sizes``: the largest figure (its least) of each of its categories, as "victims:94 arrests:12".
    """

    address: str
    number: int
    card: Card
    day: str | None
    year: int | None
    countries: tuple[str, ...]
    kind: RecordKind
    sizes: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document. ``address``: as that of a line; ``packed``: what is shown of it when it is opened, as ``pack`` packs it."""

    address: str
    title: str
    language: str
    published: str | None
    lines: tuple[Line, ...]
    packed: str


def entry_of(rows: DocumentRows, words: Words, render: Callable[..., str]) -> Entry:
    """``render(document=…)`` gives the HTML of a document that is opened."""
    view = document_view(rows, words)
    sizes = _sizes(rows)
    return Entry(
        address=address_of(view.doc_id),
        title=view.title,
        language=view.language,
        published=view.published,
        lines=tuple(
            Line(
                address=address_of(view.doc_id, record.position),
                number=record.position,
                card=card,
                day=record.date_end or record.date_start,
                year=year,
                countries=record.countries,
                kind=record_kind(record),
                sizes=sizes[record.record_id],
            )
            for record, card, year in zip(rows.records, view.cards, rows.years, strict=True)
        ),
        packed=pack(render(document=view)),
    )


def address_of(doc_id: str, record: int | None = None) -> str:
    """The part of a link behind "#": of a document, or of its record with that number (from 1)."""
    address = f"doc={quote(doc_id, safe='/', errors='surrogatepass')}"
    return f"{address}&record={record}" if record else address


def pack(html: str) -> str:
    """HTML made small, as text of A–Z, a–z, 0–9, +, / and =: base64 of zlib; a browser has a DecompressionStream for it.

    Five thousand records are 30 MB of HTML, for which a browser needs seconds before it shows the page.
    """
    return base64.b64encode(zlib.compress(html.encode("utf-8"), level=9)).decode("ascii")


def _sizes(rows: DocumentRows) -> dict[str, str]:
    """By record_id."""
    largest: dict[str, dict[str, int | float]] = {record.record_id: {} for record in rows.records}
    for count in rows.counts:
        sizes = largest[count.record_id]
        sizes[count.category] = max(count.low, sizes.get(count.category, 0))
    return {record_id: " ".join(f"{category}:{size}" for category, size in sizes.items()) for record_id, sizes in largest.items()}
