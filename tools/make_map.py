"""Writes ``pipeline/view/world.json``, the map of the report and the pages, from open data.

    mkdir -p /tmp/map && cd /tmp/map && npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/make_map.py --atlas /tmp/map/package/countries-50m.json --out pipeline/view/world.json

Needs Babel (of the ``dev`` extra) for the ISO codes; nothing of this is needed at run time. world-atlas is Natural Earth
(public domain) as TopoJSON. A border is one arc there, which both neighbours refer to: arcs are simplified, not countries, so
that no gap opens between neighbours.

Two sheets are written, ``world`` and ``europe`` (where countries are small and the press tells most). Of each: ``width`` and
``height`` of the drawing, ``scale`` (steps of a path in one unit of the drawing), ``other`` (path of land that ISO gives to
nobody) and ``countries``: ISO 3166-1 alpha-2 code → ``path`` (SVG path data in steps; absent where no land is left at this size)
and ``point`` (x, y in units; only of countries too small to see). The world has every code, Europe those that it shows.

Where Natural Earth and ISO 3166 differ, ISO is followed, as the codes of records do: Somaliland is drawn as Somalia, Northern
Cyprus as Cyprus, Crimea as Ukraine; the overseas territories that have a code of their own are cut from France, Norway, the
Netherlands, New Zealand and Australia; Western Sahara, Palestine and Taiwan have their own codes. Kosovo is XK, which ISO leaves
to users. The Siachen Glacier is of no country. Antarctica is a point at the lower edge.
"""

import argparse
import importlib
import itertools
import json
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Place = tuple[float, float]  # longitude, latitude in degrees; or x, y of the drawing
Ring = tuple[int, ...]  # arcs that follow each other; ~n is arc n backwards

STEPS = 10
# The middle of the world map: the cut runs through the Bering strait, and no land is torn.
MIDDLE = 11.0
SOUTH = -60.0  # lower edge of the world map
NORTH = 83.8
# A point of an outline is left out where the triangle with its neighbours is smaller (square units of the drawing).
DETAIL = 0.2
SMALLEST_ISLAND = 0.5
# A country with less land has a point too: a circle of 4 units covers 50.
SMALL_COUNTRY = 9.0
# How far beyond the edge of a sheet land is drawn, in units.
MARGIN = 5

# Features of Natural Earth without an ISO number.
BY_NAME = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Indian Ocean Ter.": "CX"}
# Whose piece of land lies in the box (west, south, east, north) is of the second country.
PIECES: tuple[tuple[str, str, tuple[float, float, float, float]], ...] = (
    ("FR", "GF", (-55, 2, -51, 6)),
    ("FR", "GP", (-62, 15.7, -60.9, 16.7)),
    ("FR", "MQ", (-61.4, 14.3, -60.7, 15)),
    ("FR", "RE", (55, -21.6, 56, -20.7)),
    ("FR", "YT", (44.9, -13.2, 45.5, -12.5)),
    ("NO", "SJ", (10, 74, 35, 81)),
    ("NO", "SJ", (-10, 70.6, -7, 71.4)),
    ("NL", "BQ", (-68.6, 11.9, -68.1, 12.5)),
    ("NZ", "TK", (-173, -10, -171, -8)),
    ("CX", "CC", (96, -13, 97, -11)),
    ("RU", "UA", (32, 44, 37, 46.6)),
)
# Too small for Natural Earth at this scale; Antarctica as said above.
POINTS = {
    "AQ": (MIDDLE, SOUTH + 1.5),
    "BV": (3.4, -54.4),
    "GI": (-5.35, 36.14),
    "TV": (179.2, -8.5),
    "UM": (166.6, 19.3),
}


def equal_earth(place: Place) -> Place:
    """x and y (y downwards) on the unit sphere: the projection of Šavrič, Patterson and Jenny (2018), true in area."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    longitude, latitude = math.radians(place[0] - MIDDLE), math.radians(place[1])
    t = math.asin(math.sqrt(3) / 2 * math.sin(latitude))
    x = 2 * math.sqrt(3) * longitude * math.cos(t) / (3 * (9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1))
    return x, -(a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t)


def lambert(place: Place) -> Place:
    """x and y (y downwards) on the unit sphere: Lambert azimuthal around 52° N 10° E (as ETRS89-LAEA), true in area."""
    middle = math.radians(52)
    longitude, latitude = math.radians(place[0] - 10), math.radians(place[1])
    flat = math.cos(latitude) * math.cos(longitude)
    k = math.sqrt(2 / (1 + math.sin(middle) * math.sin(latitude) + math.cos(middle) * flat))
    return k * math.cos(latitude) * math.sin(longitude), -k * (math.cos(middle) * math.sin(latitude) - math.sin(middle) * flat)


@dataclass(frozen=True)
class Sheet:
    """A drawing of ``width`` units: what ``projection`` gives between ``left``, ``right``, ``top`` and ``bottom``.

    ``reach``: box in degrees (west, south, east, north); land outside it is left out before it is projected.
    """

    projection: Callable[[Place], Place]
    width: int
    left: float
    top: float
    right: float
    bottom: float
    reach: tuple[float, float, float, float]

    @property
    def unit(self) -> float:
        return self.width / (self.right - self.left)

    @property
    def height(self) -> int:
        return math.ceil((self.bottom - self.top) * self.unit)

    def project(self, place: Place) -> Place:
        """x and y in units of the drawing."""
        x, y = self.projection(place)
        return (x - self.left) * self.unit, (y - self.top) * self.unit

    def reaches(self, places: Sequence[Place]) -> bool:
        west, south, east, north = self.reach
        xs, ys = [x for x, _ in places], [y for _, y in places]
        return min(xs) < east and max(xs) > west and min(ys) < north and max(ys) > south

    def shows(self, place: Place) -> bool:
        """Whether a place of the drawing is on it."""
        return 0 <= place[0] <= self.width and 0 <= place[1] <= self.height


WORLD = Sheet(
    equal_earth,
    1000,
    left=equal_earth((MIDDLE - 180, 0))[0],
    top=equal_earth((MIDDLE, NORTH))[1],
    right=equal_earth((MIDDLE + 180, 0))[0],
    bottom=equal_earth((MIDDLE, SOUTH))[1],
    reach=(-1000, -SOUTH - 150, 1000, 90),
)
# From Portugal to Cyprus, from Crete to the middle of Scandinavia.
EUROPE = Sheet(lambert, 600, left=-0.275, top=-0.185, right=0.352, bottom=0.305, reach=(-30, 25, 60, 75))


def decode_arcs(topology: Any) -> list[list[Place]]:
    """The arcs in degrees: TopoJSON holds the differences of whole numbers."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = (list(itertools.accumulate(step[axis] for step in arc)) for axis in (0, 1))
        arcs.append([(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)])
    return arcs


def unwrap(places: Sequence[Place]) -> list[Place]:
    """The same places without a leap at the 180th meridian: longitudes go on beyond 180 or -180."""
    result = [places[0]]
    for longitude, latitude in places[1:]:
        turns = round((result[-1][0] - longitude) / 360)
        result.append((longitude + 360 * turns, latitude))
    return result


def area(ring: Sequence[Place]) -> float:
    """Signed area of a closed ring."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise([*ring, ring[0]])) / 2


def centre(ring: Sequence[Place]) -> Place:
    """Centre of gravity of a ring; of one without area, the mean of its corners."""
    size = area(ring)
    if abs(size) < 1e-9:
        return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    pairs = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in itertools.pairwise([*ring, ring[0]])]
    return sum((a[0] + b[0]) * c for a, b, c in pairs) / (6 * size), sum((a[1] + b[1]) * c for a, b, c in pairs) / (6 * size)


def simplify(arc: Sequence[Place], sheet: Sheet) -> list[Place]:
    """The arc without the corners that matter least (Visvalingam and Whyatt 1993); its ends stay, and four places of a ring."""
    places = unwrap(arc)
    if not sheet.reaches(places):
        return list(arc)
    shown = [sheet.project(place) for place in places]
    kept = list(range(len(arc)))
    least = 4 if arc[0] == arc[-1] else 2
    while len(kept) > least:
        triangles = [(abs(area([shown[i] for i in kept[n - 1 : n + 2]])), n) for n in range(1, len(kept) - 1)]
        smallest, n = min(triangles)
        if smallest >= DETAIL:
            break
        del kept[n]
    return [arc[i] for i in kept]


def polygons_by_country(topology: Any, arcs: Sequence[Sequence[Place]]) -> dict[str | None, list[list[Ring]]]:
    """Code → polygons; None: of no country."""
    numbers = importlib.import_module("babel.core").get_global("territory_aliases")
    found: dict[str | None, list[list[Ring]]] = defaultdict(list)
    for feature in topology["objects"]["countries"]["geometries"]:
        number = feature.get("id")
        code = numbers[number][0] if number else BY_NAME.get(feature["properties"]["name"])
        polygons = feature["arcs"] if feature["type"] == "MultiPolygon" else [feature["arcs"]]
        for polygon in polygons:
            x, y = centre(unwrap([place for arc in polygon[0] for place in follow(arcs, arc)]))
            moved = (
                to for of, to, (west, south, east, north) in PIECES if of == code and west <= x <= east and south <= y <= north
            )
            found[next(moved, code)].append([tuple(ring) for ring in polygon])
    return found


def follow(arcs: Sequence[Sequence[Place]], number: int) -> Sequence[Place]:
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def join(polygons: Sequence[Sequence[Ring]], arcs: Sequence[Sequence[Place]]) -> Iterator[Ring]:
    """The rings around all polygons of a country: a border between two of them is left out."""
    rings = [ring for polygon in polygons for ring in polygon]
    every = {arc for ring in rings for arc in ring}
    broken = {ring for ring in rings if any(~arc in every for arc in ring)}
    yield from (ring for ring in rings if ring not in broken)
    starts: dict[Place, list[int]] = defaultdict(list)
    for ring in broken:
        for arc in ring:
            if ~arc not in every:
                starts[follow(arcs, arc)[0]].append(arc)
    while starts:
        place = first = next(iter(starts))
        joined = []
        while True:
            joined.append(starts[place].pop())
            if not starts[place]:
                del starts[place]
            place = follow(arcs, joined[-1])[-1]
            if place == first:
                break
        yield tuple(joined)


def trace(ring: Ring, arcs: Sequence[Sequence[Place]]) -> list[Place]:
    """The ring in degrees, on the side of the cut where most of it lies; its end is not its start again."""
    places = [follow(arcs, ring[0])[0]]
    for number in ring:
        places += follow(arcs, number)[1:]
    places = unwrap(places)[:-1]
    middle = (min(x for x, _ in places) + max(x for x, _ in places)) / 2
    shift = -360 * round((middle - MIDDLE) / 360)
    return [(x + shift, y) for x, y in places]


def clip(ring: list[Place], sheet: Sheet) -> list[Place]:
    """The part of a ring of the drawing that lies on the sheet or near its edge (Sutherland and Hodgman 1974)."""
    for axis, edge, side in ((0, -MARGIN, 1), (0, sheet.width + MARGIN, -1), (1, -MARGIN, 1), (1, sheet.height + MARGIN, -1)):
        kept: list[Place] = []
        for one, other in itertools.pairwise([*ring[-1:], *ring]):
            if (one[axis] - edge) * side < 0 < (other[axis] - edge) * side or (other[axis] - edge) * side < 0 < (
                one[axis] - edge
            ) * side:
                part = (edge - one[axis]) / (other[axis] - one[axis])
                kept.append((one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])))
            if (other[axis] - edge) * side >= 0:
                kept.append(other)
        ring = kept
    return ring


def path_data(rings: Iterable[Sequence[Place]]) -> str:
    """Closed outlines in whole steps, each corner relative to the one before it; an outline without area is left out."""
    parts = []
    for ring in rings:
        steps = [(round(x * STEPS), round(y * STEPS)) for x, y in ring]
        steps = [step for step, _ in itertools.groupby(steps)]
        if len(steps) < 3 or not area(steps):
            continue
        (x, y), *_ = steps
        moves = " ".join(f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in itertools.pairwise(steps))
        parts.append(f"M{x} {y}l{moves}z".replace(" -", "-"))
    return "".join(parts)


def make_sheet(topology: Any, sheet: Sheet) -> dict[str, Any]:
    exact = decode_arcs(topology)
    arcs = [simplify(arc, sheet) for arc in exact]
    points = {code: sheet.project(place) for code, place in POINTS.items() if sheet.reaches([place])}
    countries: dict[str, dict[str, Any]] = {code: {"point": point} for code, point in points.items()}
    other = ""
    for code, polygons in polygons_by_country(topology, exact).items():
        rings = [ring for ring in join(polygons, arcs) if sheet.reaches(trace(ring, exact))]
        if code == "AQ" or not rings:
            continue
        land = [[sheet.project(place) for place in trace(ring, exact)] for ring in rings]
        largest = max(land, key=lambda ring: abs(area(ring)))
        path = path_data(
            clip([sheet.project(place) for place in trace(ring, arcs)], sheet)
            for ring, full in zip(rings, land, strict=True)
            if full is largest or abs(area(full)) > SMALLEST_ISLAND
        )
        if code is None:
            other = path
            continue
        if path:
            countries.setdefault(code, {})["path"] = path
        if code not in POINTS and (not path or abs(sum(area(ring) for ring in land)) < SMALL_COUNTRY):
            countries.setdefault(code, {})["point"] = centre(largest)
    for code, country in list(countries.items()):
        if "point" in country:
            if sheet.shows(country["point"]):
                country["point"] = [round(number, 1) for number in country["point"]]
            else:
                del country["point"]
        if not country:
            del countries[code]
    return {
        "width": sheet.width,
        "height": sheet.height,
        "scale": STEPS,
        "other": other,
        "countries": dict(sorted(countries.items())),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--atlas", type=Path, required=True, help="countries-50m.json of world-atlas")
    parser.add_argument("--out", type=Path, required=True, help="pipeline/view/world.json")
    options = parser.parse_args()
    topology = json.loads(options.atlas.read_text(encoding="utf-8"))
    sheets = {"world": make_sheet(topology, WORLD), "europe": make_sheet(topology, EUROPE)}
    # A country a line.
    text = json.dumps(sheets, separators=(",", ":"))
    text = re.sub(r'("[A-Z]{2}":)', r"\n\1", text).replace("}}}", "}}\n}")
    options.out.write_text(text + "\n", encoding="utf-8")
    print(f"{options.out}: {options.out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
