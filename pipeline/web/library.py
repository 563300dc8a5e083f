"""The library: the database of a batch, to search and look through."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.web.site import View, page


async def _index(request: Request) -> Response:
    return page(request, "library.html")


VIEW = View(
    "library",
    routes=(Route("/library", _index),),
    is_open=lambda settings: settings.db is not None,
    opened_by="--db FILE",
)
