"""The Jinja environment of report and pages: everything that is not Markup is escaped, and an unknown name is an error."""

from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.view.highlight import exact, isolated, showable
from pipeline.view.words import Words


def make_environment(words: Words, *packages: str) -> Environment:
    """Templates of ``packages`` ("report", "web") and those of view, which have ``t`` (the words) and the filters ``exact``
    (for a text) and ``isolated`` (for a name or a quotation between other words).

    What no page can hold, NUL and halves of characters, is shown as U+FFFD wherever it comes from.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(f"pipeline.{package}") for package in (*packages, "view")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: showable(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = words
    environment.filters["exact"] = exact
    environment.filters["isolated"] = isolated
    return environment


@cache
def static_text(name: str, package: str = "view") -> Markup:
    """A file of a package's ``static`` ("view.css"), to be put into a page; Markup, since it is ours and of no document."""
    return Markup(files(f"pipeline.{package}").joinpath("static", name).read_text(encoding="utf-8"))
