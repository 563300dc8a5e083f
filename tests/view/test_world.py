"""The map: it has a place for every country that filet knows, and shows each number once as a colour and once as text."""

import json
import re
import xml.etree.ElementTree as ElementTree
from importlib.resources import files

import pytest

from pipeline.scoring.codes import COUNTRY_CODES
from pipeline.view.words import LANGUAGES, Language, load_words
from pipeline.view.world import Sheet, Step, country_map, load_sheets, make_steps

SVG = "{http://www.w3.org/2000/svg}"
WORDS = load_words("en", "view.charts")


def parse(html: str) -> ElementTree.Element:
    """The piece of a page, which must be well-formed XML."""
    return ElementTree.fromstring(f"<div>{html}</div>")


def classes(html: str, country: str) -> set[str]:
    """The colours of a country's shapes, found by their titles."""
    shapes = [element for element in parse(html).iter() if (element.findtext("title") or "").startswith(f"{country}:")]
    return {shape.get("class", "").split()[-1] for shape in shapes}


# --- geometry ---------------------------------------------------------------------------------------------------------


def test_every_country_has_a_place() -> None:
    world = load_sheets()[0]
    assert sorted(COUNTRY_CODES - world.shapes.keys()) == []
    assert [code for code, shape in world.shapes.items() if not shape.path and not shape.point] == []


def test_small_countries_have_a_circle() -> None:
    shapes = load_sheets()[0].shapes
    small = ["MT", "SG", "BB", "LC", "HK", "AW", "GP", "RE", "MU", "MC", "VA", "SM", "LI", "AD", "LU", "GI", "TV", "MO"]
    assert [code for code in small if shapes[code].point is None] == []
    assert [code for code in ["FR", "DE", "BE", "XK", "SI", "GF", "CY"] if shapes[code].path is None] == []
    assert shapes["FR"].point is None


def outline(path: str) -> list[list[tuple[int, int]]]:
    """The corners of each ring of path data, in steps."""
    rings = []
    for ring in re.findall(r"M([^z]*)z", path):
        x, y, *moves = map(int, re.findall(r"-?\d+", ring))
        corners = [(x, y)]
        for dx, dy in zip(moves[::2], moves[1::2], strict=True):
            corners.append((corners[-1][0] + dx, corners[-1][1] + dy))
        rings.append(corners)
    return rings


@pytest.mark.parametrize("sheet", load_sheets(), ids=lambda sheet: sheet.name)
def test_everything_lies_on_the_map(sheet: Sheet) -> None:
    edge = 6 * sheet.scale
    for code, shape in sheet.shapes.items():
        for x, y in (corner for ring in outline(shape.path or "") for corner in ring):
            assert -edge <= x <= sheet.width * sheet.scale + edge, code
            assert -edge <= y <= sheet.height * sheet.scale + edge, code
        if shape.point:
            assert 0 <= shape.point[0] <= sheet.width, code
            assert 0 <= shape.point[1] <= sheet.height, code


def test_europe_has_its_countries() -> None:
    europe = load_sheets()[1].shapes
    small = [
        "AD",
        "BE",
        "CH",
        "CY",
        "DE",
        "ES",
        "FR",
        "GB",
        "GI",
        "IE",
        "LI",
        "LU",
        "MC",
        "MT",
        "PT",
        "SI",
        "SM",
        "UA",
        "VA",
        "XK",
    ]
    assert [code for code in small if code not in europe] == []
    assert [code for code in ("US", "CN", "GP", "AQ", "IS") if code in europe] == []


@pytest.mark.parametrize(("one", "other"), [("FR", "DE"), ("ES", "PT"), ("UA", "RU"), ("SO", "ET"), ("XK", "RS"), ("GF", "BR")])
def test_neighbours_share_their_border(one: str, other: str) -> None:
    shapes = load_sheets()[0].shapes
    corners = [{corner for ring in outline(shapes[code].path or "") for corner in ring} for code in (one, other)]
    assert len(corners[0] & corners[1]) > 3


def test_territories_with_a_code_are_cut_from_their_state() -> None:
    """France has no land in South America, and Crimea is drawn as ISO 3166-2 has it."""
    world = load_sheets()[0]
    assert min(x for ring in outline(world.shapes["FR"].path or "") for x, _ in ring) > 4000
    crimea = (5554, 817)
    assert inside(crimea, world.shapes["UA"].path or "")
    assert not inside(crimea, world.shapes["RU"].path or "")


def inside(place: tuple[int, int], path: str) -> bool:
    crossings = 0
    for ring in outline(path):
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > place[1]) != (y2 > place[1]) and place[0] < x1 + (place[1] - y1) * (x2 - x1) / (y2 - y1):
                crossings += 1
    return crossings % 2 == 1


def test_size_of_the_map() -> None:
    assert len(files("pipeline.view").joinpath("world.json").read_bytes()) < 150_000


# --- steps ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "steps"),
    [
        ([], []),
        ([4], [(4, 4)]),
        ([1, 1, 2, 5], [(1, 1), (2, 2), (5, 5)]),
        ([1, 2, 3, 4, 5, 6, 9, 14, 30, 63], [(1, 1), (2, 4), (5, 9), (10, 29), (30, 63)]),
        ([1, 2, 3, 4, 5, 2000], [(1, 4), (5, 19), (500, 2000)]),
        ([100, 101, 102, 103, 104, 105], [(100, 105)]),
    ],
)
def test_steps(numbers: list[int], steps: list[tuple[int, int]]) -> None:
    assert make_steps(numbers) == tuple(Step(low, high) for low, high in steps)


# --- the picture ------------------------------------------------------------------------------------------------------


def test_every_number_is_a_colour_and_a_text() -> None:
    numbers = {"FR": 1250, "MT": 3, "BE": 12, "GP": 1}
    html = country_map(numbers, WORDS)
    titles = {title.text for title in parse(html).iter("title")}
    assert {"France: 1,250", "Malta: 3", "Belgium: 12", "Guadeloupe: 1", "Spain: 0"} <= titles
    items = ["".join(item.itertext()).strip() for item in parse(html).findall(".//ol/li")]
    assert items == ["France 1,250", "Belgium 12", "Malta 3", "Guadeloupe 1"]
    assert [classes(html, name) for name in ("France", "Belgium", "Malta", "Guadeloupe", "Spain")] == [
        {"map-4"},
        {"map-3"},
        {"map-2"},
        {"map-1"},
        {"map-0"},
    ]


def test_language_of_the_page() -> None:
    html = country_map({"DE": 2, "ES": 1}, load_words("fr", "view.charts"))
    assert "<title>Allemagne\N{NO-BREAK SPACE}: 2</title>" in html
    assert "Les 2 pays sous forme de liste" in html


def test_order_of_equal_numbers_ignores_accents() -> None:
    html = country_map({"US": 1, "ZM": 1, "ES": 1}, load_words("fr", "view.charts"))
    assert re.findall(r"<li>(\S+) <b>1</b>", html) == ["Espagne", "États-Unis", "Zambie"]


def test_links() -> None:
    html = country_map({"FR": 2, "MT": 1}, WORDS, href=lambda code: f'?country={code}&"')
    links = [link.get("href") for link in parse(html).iter("a")]
    assert set(links) == {'?country=FR&"', '?country=MT&"'}
    # The list has one of each for the keyboard.
    assert len([link for link in parse(html).iter("a") if link.get("tabindex") is None]) == 2
    # An image may hold no link: the pictures are hidden, and the figure has their name.
    assert 'role="img"' not in html
    (figure,) = parse(html).iter("figure")
    assert figure.get("aria-label") == "Operations by country, map of the world. 2 countries in all, the most frequent: France: 2"


def test_europe_is_drawn_where_it_counts() -> None:
    assert country_map({"CO": 2}, WORDS).count("<title>Spain: 0") == 1
    assert country_map({"CO": 2, "FR": 1}, WORDS).count("<title>Spain: 0") == 2


def test_picture_has_a_name() -> None:
    picture, europe = (
        element for element in parse(country_map({"FR": 2}, WORDS, name="<Records>")).iter() if element.get("role") == "img"
    )
    assert picture.get("aria-label") == "<Records>, map of the world. 1 country in all: France: 2"
    assert (europe.get("aria-label") or "").startswith("<Records>, map of Europe.")


def test_no_style_and_no_script() -> None:
    html = country_map({"FR": 2, "MT": 1}, WORDS)
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_country(language: Language) -> None:
    html = country_map({"FR": 0}, load_words(language, "view.charts"))
    assert re.fullmatch(r'\s*<p class="quiet">[^<]+</p>\s*', html)


def test_hostile_code_stays_text() -> None:
    hostile = '"><script>alert(1)</script>\x00\ud800'
    html = country_map({hostile: 7, "FR": 1}, WORDS)
    assert "<script" not in html
    items = ["".join(item.itertext()) for item in parse(html).findall(".//ol/li")]
    assert items[0] == f"{hostile[:-2]}\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER} 7 not on the map"


def test_file_has_a_country_a_line() -> None:
    """A change is seen in a diff."""
    text = files("pipeline.view").joinpath("world.json").read_text("utf-8")
    assert len(text.splitlines()) == sum(len(sheet["countries"]) for sheet in json.loads(text).values()) + 3
