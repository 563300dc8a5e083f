"""The library: the database of a batch, to be searched, filtered and checked.

    /library            search, sums, map, timeline and the records found   overview.py
    /library/text       one text with its records, and what others say      text.py
    /library/failures   texts without records, and why                      failures.py
    /library/….csv …    the records found, as files                         files.py

``addresses`` says what an address asks for, ``shelf`` asks the database, ``asked`` is what all pages share.
"""

from starlette.routing import Route

from pipeline.web.library.asked import Endpoint, explained
from pipeline.web.library.failures import show_failures
from pipeline.web.library.files import csv_of, send_jsonl
from pipeline.web.library.overview import show_overview
from pipeline.web.library.text import show_text
from pipeline.web.site import View

_ENDPOINTS: dict[str, Endpoint] = {
    "": show_overview,
    "/text": show_text,
    "/failures": show_failures,
    "/records.csv": csv_of("records"),
    "/counts.csv": csv_of("counts"),
    "/documents.jsonl": send_jsonl,
}

VIEW = View(
    "library",
    routes=tuple(Route(f"/library{path}", explained(endpoint)) for path, endpoint in _ENDPOINTS.items()),
    is_open=lambda settings: settings.db is not None,
    opened_by="--db FILE",
)
