"""How many operations a country has, as a map of the world: SVG that needs no script, and the same as a list."""

import json
import math
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Template
from markupsafe import Markup

from pipeline.view.pages import make_environment
from pipeline.view.words import Words

STEPS = 5
# First digits at which a step of the colours may begin.
_ROUND = (1, 1.5, 2, 3, 5, 7)


@dataclass(frozen=True, slots=True)
class Shape:
    """A country on the map: SVG path data in steps, None without visible land; its place in units, None if large enough."""

    path: str | None
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A map that ``tools/make_map.py`` wrote: ``width`` × ``height`` units; a unit has ``scale`` steps.

    ``name``: "world" or "europe". ``shapes``: ISO 3166-1 alpha-2 code → shape, for the world of every code that filet knows.
    ``other``: land of no country.
    """

    name: str
    width: int
    height: int
    scale: int
    shapes: Mapping[str, Shape]
    other: str


@dataclass(frozen=True, slots=True)
class Step:
    """Countries of one colour: from ``low`` to ``high``, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Country:
    """``step``: its colour, from 1; 0 where nothing is counted. ``known``: whether the map of the world has it."""

    code: str
    name: str
    number: int
    step: int
    href: str | None
    known: bool


@cache
def load_sheets() -> tuple[Sheet, ...]:
    """The world, and Europe, where countries are small and the press tells most; read once."""
    data = json.loads(files("pipeline.view").joinpath("world.json").read_text(encoding="utf-8"))
    return tuple(
        Sheet(
            name,
            sheet["width"],
            sheet["height"],
            sheet["scale"],
            {
                code: Shape(shape.get("path"), tuple(shape["point"]) if "point" in shape else None)
                for code, shape in sheet["countries"].items()
            },
            sheet["other"],
        )
        for name, sheet in data.items()
    )


def country_map(
    numbers: Mapping[str, int],
    words: Words,
    *,
    name: str | None = None,
    href: Callable[[str], str] | None = None,
) -> Markup:
    """A ``<figure>`` with maps, legend and list of ``numbers`` (ISO code → how many); a sentence where there are none.

    ``words`` have the part "view.charts". ``name``: what is counted, as the name of the map ("Records by country").
    ``href``: where a click on a country leads; links of the map are for the mouse, those of the list for the keyboard too.
    A number below 1 counts as none. A code that is not on the map is in the list only. Europe is drawn where one of its
    countries is counted.
    """
    world, *others = load_sheets()
    counted = {code: number for code, number in numbers.items() if number > 0}
    steps = make_steps(counted.values())

    def country(code: str) -> Country:
        number = counted.get(code, 0)
        step = next((place for place, step in enumerate(steps, 1) if step.low <= number <= step.high), 0)
        link = href(code) if href and number else None
        return Country(code, words.country(code), number, step, link, code in world.shapes)

    ranked = sorted(map(country, counted), key=lambda item: (-item.number, _sort_key(item.name), item.code))
    blank = [country(code) for code in world.shapes if code not in counted]
    return Markup(
        _template(words).render(
            sheets=[world, *(sheet for sheet in others if not counted.keys().isdisjoint(sheet.shapes))],
            linked=href is not None,
            name=name or words("map.name"),
            steps=steps,
            ranked=ranked,
            drawn=[*blank, *ranked],
        )
    )


def make_steps(numbers: Iterable[int]) -> tuple[Step, ...]:
    """At most five steps that hold all ``numbers`` (above 0): each its own where they are few, else about evenly far apart in
    ratio, since a few countries have most; none is empty. () without numbers."""
    values = sorted(set(numbers))
    if len(values) <= STEPS:
        return tuple(Step(value, value) for value in values)
    low, high = values[0], values[-1]
    starts = sorted({low, *(_round(low * (high / low) ** (place / STEPS)) for place in range(1, STEPS))})
    ends = [*(start - 1 for start in starts[1:]), high]
    steps = [Step(max(start, low), end) for start, end in zip(starts, ends, strict=True) if low <= end]
    return tuple(step for step in steps if any(step.low <= value <= step.high for value in values))


def _round(number: float) -> int:
    """The nearest whole number, in ratio, that begins with a round digit and else has zeros."""
    ten: int = 10 ** math.floor(math.log10(number))
    near = [round(digit * ten) for digit in (*_ROUND, 10)]
    return min(near, key=lambda candidate: abs(math.log(candidate / number)))


def _sort_key(name: str) -> str:
    """É beside E."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign)).casefold()


@cache
def _template(words: Words) -> Template:
    return make_environment(words).get_template("map.html")
