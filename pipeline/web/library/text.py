"""One text with its records, and what other texts say of the same operations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pipeline.rows import DocumentRows
from pipeline.store import StoreReader
from pipeline.store.reader import Disagreement, Teller
from pipeline.view.cards import document_view, headline
from pipeline.view.words import Words
from pipeline.web.library.asked import Asked, asked
from pipeline.web.library.shelf import Contents


@dataclass(frozen=True, slots=True)
class Telling:
    """Another text that tells of the same operation."""

    href: str
    title: str
    published: str | None
    is_this: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure on which texts do not agree; ``said``: what each text says, "" for one that does not give it."""

    label: str
    colour: str
    where: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """An operation of this text of which other texts tell too. ``card``: the number of its record here."""

    name: str
    card: int
    tellings: tuple[Telling, ...]
    differences: tuple[Difference, ...]


def show_text(request: Request) -> Response:
    """The text that ``id`` names. Raises HTTPException 404 where there is none."""
    ask = asked(request)
    query = ask.query
    doc_id = request.query_params.get("id", "")
    contents = ask.shelf.contents()
    with ask.shelf.open() as store:
        rows = store.document(doc_id)
        if rows is None:
            raise HTTPException(404)
        events = list(_events(rows, store, contents, ask))
        place = store.find(query.filters).place(doc_id, query.sort, descending=query.descending)
    document = document_view(rows, ask.words)
    return ask.page(
        "library_text.html",
        contents=contents,
        document=document,
        events=events,
        place=place,
        found=bool(query.filters.active),
    )


def _events(rows: DocumentRows, store: StoreReader, contents: Contents, ask: Asked) -> Iterator[Event]:
    words = ask.words
    for record, event_id in zip(rows.records, rows.events, strict=True):
        tellers = store.tellers(event_id) if event_id is not None else ()
        if event_id is None or len(tellers) < 2:
            continue
        yield Event(
            name=record.operation or words("records.unnamed"),
            card=record.position,
            tellings=tuple(
                Telling(
                    href=ask.to.text(teller.doc_id, ask.query, teller.position),
                    title=headline(teller.title, teller.opening, teller.doc_id),
                    published=words.dates(teller.published) if teller.published else None,
                    is_this=teller.doc_id == record.doc_id,
                )
                for teller in tellers
            ),
            differences=tuple(_difference(item, tellers, words) for item in contents.disagreements.get(event_id, ())),
        )


def _difference(item: Disagreement, tellers: Sequence[Teller], words: Words) -> Difference:
    said = {told.doc_id: words.bounds(told.low, told.high, item.unit) for told in item.figures}
    return Difference(
        words.category(item.category),
        words.group(item.category),
        words.countries(item.where),
        tuple(said.get(teller.doc_id, "") for teller in tellers),
    )
