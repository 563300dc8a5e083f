"""The pages of ``filet serve`` as one ASGI application. Start reading here.

    /                     → /en/try or /fr/try
    /static/{name}        style sheets and scripts
    /{language}/{view}…   try_.py, library.py, gold.py

``security`` stands around all of it, ``site`` says what a view is made of, ``server`` binds the port.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from pipeline.view.words import LANGUAGES
from pipeline.web import gold, library, try_
from pipeline.web.extraction import Extraction
from pipeline.web.security import MAX_FILE, Faults, Limits, OwnPages, SafeHeaders
from pipeline.web.settings import Settings
from pipeline.web.site import View, language_of, make_site, page
from pipeline.web.statics import Statics

VIEWS = (try_.VIEW, library.VIEW, gold.VIEW)


def make_app(settings: Settings, extraction: Extraction | None = None) -> Starlette:
    """The application. ``extraction``: what reads texts, for a test that wants another than a process of its own.

    It is started and stopped with the application.
    """
    extraction = extraction or Extraction(settings.patterns)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        with extraction:
            yield

    routes: list[BaseRoute] = [
        Route("/", _to_first_view),
        Route("/static/{name}", Statics().answer),
        Mount("/{language:language}", routes=[Route("/", _to_first_view), *_routes_of_views(settings)]),
    ]
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(SafeHeaders),
            Middleware(OwnPages, port=settings.port),
            Middleware(Limits),
            Middleware(Faults, respond=_fault),
        ],
        exception_handlers={HTTPException: _error},
        lifespan=lifespan,
    )
    app.state.site = make_site(settings, extraction, VIEWS)
    return app


def _routes_of_views(settings: Settings) -> list[BaseRoute]:
    return [route for view in VIEWS for route in (view.routes if view.is_open(settings) else _closed(view))]


def _closed(view: View) -> Sequence[BaseRoute]:
    """What stands for a view that has no data: a page that says which option brings it."""

    async def show(request: Request) -> Response:
        return page(request, "closed.html", closed_view=view)

    return (Route(f"/{view.name}", show), Route(f"/{view.name}/{{rest:path}}", show))


class _LanguageConvertor(Convertor[str]):
    regex = "|".join(LANGUAGES)

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("language", _LanguageConvertor())


async def _to_first_view(request: Request) -> Response:
    return RedirectResponse(f"/{language_of(request)}/try", 303, {"vary": "accept-language"})


async def _error(request: Request, error: Exception) -> Response:
    """The page for a refusal of our own: no such page, a body that is too large …"""
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    return page(request, "error.html", status, error.headers, code=status.value, number="", megabytes=MAX_FILE // 1024 // 1024)


async def _fault(request: Request, number: str) -> Response:
    return page(request, "error.html", 500, code=500, number=number, megabytes=0)
