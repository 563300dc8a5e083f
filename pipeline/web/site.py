"""What all views share: the languages, the templates, and how an endpoint answers with a page.

A view is one module with a ``VIEW``: its name, its routes, and what it needs. Its parts have its name: templates/NAME*.html
(which extend base.html), NAME.toml (words; keys begin with ``NAME.``), static/NAME.js and static/NAME.css. ``app.VIEWS``
lists the views. An endpoint takes the request and returns ``page(request, "NAME.html", …)``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute

from pipeline.view.pages import make_environment
from pipeline.view.words import LANGUAGES, Language, Words, load_words
from pipeline.web.settings import Settings

if TYPE_CHECKING:
    from pipeline.web.extraction import Extraction


def _always(_: Settings) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class View:
    """``name``: "try"; it is found at ``/en/try``, under which all its ``routes`` lie (their paths begin with ``/try``).

    ``is_open``: whether the settings hold its data; where they do not, a page says that ``opened_by`` ("--db FILE") brings it.
    """

    name: str
    routes: Sequence[BaseRoute]
    is_open: Callable[[Settings], bool] = _always
    opened_by: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """What a running server has, in ``request.app.state.site``; ``environments``: templates with the words of a language."""

    settings: Settings
    extraction: "Extraction"
    views: tuple[View, ...]
    words: Mapping[Language, Words]
    environments: Mapping[Language, Environment]


def make_site(settings: Settings, extraction: "Extraction", views: tuple[View, ...]) -> Site:
    """The site with the templates of all views."""
    parts = ("view.charts", "web.frame", *(f"web.{view.name}" for view in views))
    words = {language: load_words(language, *parts) for language in LANGUAGES}
    environments = {language: make_environment(words[language], "web") for language in LANGUAGES}
    return Site(settings, extraction, views, words, environments)


def site_of(request: Request) -> Site:
    """The site that the request came to."""
    site: Site = request.app.state.site
    return site


def language_of(request: Request) -> Language:
    """The language in the path; for a path without one, that of the two which the browser would rather have."""
    first = request.scope["path"].split("/")[1:2]
    return next((language for language in LANGUAGES if [language] == first), None) or _preferred(request)


def words_of(request: Request) -> Words:
    """The words of frame and views in the language of the request."""
    return site_of(request).words[language_of(request)]


def page(
    request: Request, template: str, /, status: int = 200, headers: Mapping[str, str] | None = None, **values: object
) -> Response:
    """The page that ``template`` makes of ``values``.

    Beside them it knows ``t`` (the words), ``href("/library?year=2024")`` (a path in the language of the page), ``views``,
    ``view`` (the name of the current one, "" on pages of none), ``other_languages`` (language → the same page in it) and
    ``settings``.
    """
    site, language = site_of(request), language_of(request)
    path, query = request.scope["path"], request.scope["query_string"].decode("latin-1")
    parts = path.split("/")
    rest = "/" + "/".join(parts[2:]) if parts[1:2] == [language] else "/try"

    def href(path: str) -> str:
        return f"/{language}{path}"

    content = (
        site.environments[language]
        .get_template(template)
        .render(
            href=href,
            views=site.views,
            view=next((view.name for view in site.views if parts[2:3] == [view.name]), ""),
            other_languages={other: f"/{other}{rest}{'?' * bool(query)}{query}" for other in LANGUAGES if other != language},
            settings=site.settings,
            **values,
        )
    )
    return HTMLResponse(content, status, headers)


def _preferred(request: Request) -> Language:
    """The first of Accept-Language's languages by weight that is one of ours; English where none is."""
    wanted: list[tuple[float, Language]] = []
    for entry in request.headers.get("accept-language", "").split(","):
        tag, _, weight = entry.partition(";")
        primary = tag.strip().lower().partition("-")[0]
        name, _, number = weight.strip().partition("=")
        try:
            quality = float(number) if name == "q" else 1.0
        except ValueError:
            continue
        wanted += [(quality, language) for language in LANGUAGES if language == primary and quality > 0]
    return max(wanted, key=lambda item: item[0])[1] if wanted else "en"
