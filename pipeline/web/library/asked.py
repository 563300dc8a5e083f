"""What every page of the library begins and ends with."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from pipeline.errors import StoreError
from pipeline.store.search import Sort
from pipeline.view.words import Words
from pipeline.web.library.addresses import Addresses, Query, read_query
from pipeline.web.library.shelf import Shelf
from pipeline.web.site import language_of, page, site_of, words_of

_shelf = lru_cache(maxsize=4)(Shelf)

Endpoint = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for; ``to``: the addresses in its language."""

    request: Request
    query: Query
    words: Words
    shelf: Shelf
    to: Addresses

    def page(self, template: str, **values: Any) -> Response:
        """The page that ``template`` makes of ``values``, and of what all of them need: query, contents, to …"""
        own = {"query": self.query, "contents": self.shelf.contents(), "database": self.shelf.name, "to": self.to, "Sort": Sort}
        return page(self.request, template, **{**own, **values})


def asked(request: Request) -> Asked:
    """What ``request`` asks for; there is a database, or the view is closed."""
    path = site_of(request).settings.db
    if path is None:
        raise HTTPException(404)
    query = read_query(request.query_params)
    return Asked(request, query, words_of(request), _shelf(path), Addresses(language_of(request)))


def explained(endpoint: Endpoint) -> Endpoint:
    """``endpoint``, but a database that cannot be read is a page that says why and what to do."""

    def answer(request: Request) -> Response:
        try:
            return endpoint(request)
        except StoreError as error:
            shelf = asked(request).shelf
            return page(request, "library_error.html", 503, message=str(error).replace(str(shelf.path), shelf.name))

    return answer
