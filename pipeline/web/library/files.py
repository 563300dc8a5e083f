"""What was found, as files for other programs."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from pipeline.export import csv
from pipeline.export.columns import TABLES
from pipeline.rows import DocumentRows
from pipeline.web.library.asked import Endpoint, asked


def csv_of(name: str) -> Endpoint:
    """The endpoint of a table of ``pipeline.export.columns``."""
    table, values = next((table, values) for other, table, values in TABLES if other == name)

    def endpoint(request: Request) -> Response:
        def lines(documents: Iterator[DocumentRows]) -> Iterator[str]:
            yield "\N{ZERO WIDTH NO-BREAK SPACE}" + csv.first_line(table)
            for rows in documents:
                yield from csv.lines(values(rows))

        return _download(request, f"{name}.csv", "text/csv; charset=utf-8", lines)

    return endpoint


def send_jsonl(request: Request) -> Response:
    """A text a line, as ``filet batch`` writes it, with the records found."""

    def lines(documents: Iterator[DocumentRows]) -> Iterator[str]:
        for rows in documents:
            yield rows.document.model_dump_json() + "\n"

    return _download(request, "documents.jsonl", "application/jsonl", lines)


def _download(request: Request, name: str, media_type: str, lines: Callable[[Iterator[DocumentRows]], Iterator[str]]) -> Response:
    """The records found as a file, read while it is sent."""
    ask = asked(request)
    with ExitStack() as stack:
        store = stack.enter_context(ask.shelf.open())
        found = store.find(ask.query.filters)
        record_ids = found.record_ids()
        reading = stack.pop_all()

    def documents() -> Iterator[DocumentRows]:
        with reading:
            for doc_id, kept in record_ids.items():
                rows = store.document(doc_id)
                if rows is not None:
                    yield _only(rows, kept)

    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(lines(documents()), media_type=media_type, headers=headers)


def _only(rows: DocumentRows, record_ids: frozenset[str]) -> DocumentRows:
    """A document with these of its records alone."""
    kept = [index for index, record in enumerate(rows.records) if record.record_id in record_ids]
    return replace(
        rows,
        document=rows.document.model_copy(update={"records": [rows.document.records[index] for index in kept]}),
        records=tuple(rows.records[index] for index in kept),
        counts=tuple(count for count in rows.counts if count.record_id in record_ids),
        events=tuple(rows.events[index] for index in kept),
        years=tuple(rows.years[index] for index in kept),
    )
