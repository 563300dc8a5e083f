"""Gold: a text beside its annotation, to be made or corrected."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.web.site import View, page


async def _index(request: Request) -> Response:
    return page(request, "gold.html")


VIEW = View(
    "gold",
    routes=(Route("/gold", _index),),
    is_open=lambda settings: settings.corpus is not None and settings.gold is not None,
    opened_by="--corpus DIR --gold DIR",
)
