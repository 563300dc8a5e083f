"""Writes ``pipeline/view/world.json``, the map of the report and the pages, from open data.

    mkdir -p /tmp/map && cd /tmp/map && npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/make_map.py --atlas /tmp/map/package/countries-50m.json --out pipeline/view/world.json

Needs Babel (of the ``dev`` extra) for the ISO codes; nothing of this is needed at run time. world-atlas is Natural Earth
(public domain) as TopoJSON. A border is one arc there, which both neighbours refer to: arcs are simplified, not countries, so
that no gap opens between neighbours.

What is written: ``width`` and ``height`` of the drawing, ``scale`` (steps of a path in one unit of the drawing),
``countries``: ISO 3166-1 alpha-2 code → ``path`` (SVG path data in steps; absent where no land is left at this size) and
``point`` (x, y in units; only of countries too small to see), ``other``: path of land that ISO gives to nobody.

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
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Place = tuple[float, float]  # longitude, latitude in degrees; or x, y of the drawing
Ring = tuple[int, ...]  # arcs that follow each other; ~n is arc n backwards

WIDTH = 1000
STEPS = 10
# The middle of the map: the cut runs through the Bering strait, and no land is torn.
MIDDLE = 11.0
SOUTH = -60.0  # lower edge of the map
NORTH = 83.8
# A point of an outline is left out where the triangle with its neighbours is smaller (square units of the drawing).
DETAIL = 0.13
SMALLEST_ISLAND = 0.4
# A country with less land has a point too: a circle of 3 units covers 28.
SMALL_COUNTRY = 9.0

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


UNIT = WIDTH / (2 * equal_earth((MIDDLE + 180, 0))[0])
TOP = equal_earth((MIDDLE, NORTH))[1] * UNIT


def project(place: Place) -> Place:
    """x and y in units of the drawing."""
    x, y = equal_earth(place)
    return x * UNIT + WIDTH / 2, y * UNIT - TOP


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


def simplify(arc: Sequence[Place]) -> list[Place]:
    """The arc without the corners that matter least (Visvalingam and Whyatt 1993); its ends stay, and four places of a ring."""
    shown = [project(place) for place in unwrap(arc)]
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


def draw(ring: Ring, arcs: Sequence[Sequence[Place]]) -> list[Place]:
    """The ring in units of the drawing, on the side of the cut where most of it lies; its end is not its start again."""
    places = [follow(arcs, ring[0])[0]]
    for number in ring:
        places += follow(arcs, number)[1:]
    places = unwrap(places)[:-1]
    middle = (min(x for x, _ in places) + max(x for x, _ in places)) / 2
    shift = -360 * round((middle - MIDDLE) / 360)
    return [project((x + shift, y)) for x, y in places]


def path_data(rings: Sequence[Sequence[Place]]) -> str:
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


def make_world(topology: Any) -> dict[str, Any]:
    exact = decode_arcs(topology)
    arcs = [simplify(arc) for arc in exact]
    countries: dict[str, dict[str, Any]] = {code: {"point": project(place)} for code, place in POINTS.items()}
    other = ""
    for code, polygons in polygons_by_country(topology, exact).items():
        if code == "AQ":
            continue
        rings = list(join(polygons, arcs))
        land = [draw(ring, exact) for ring in rings]
        largest = max(land, key=lambda ring: abs(area(ring)))
        drawn = [
            draw(ring, arcs)
            for ring, full in zip(rings, land, strict=True)
            if full is largest or abs(area(full)) > SMALLEST_ISLAND
        ]
        if code is None:
            other = path_data(drawn)
            continue
        country = countries.setdefault(code, {})
        if path := path_data(drawn):
            country["path"] = path
        if "point" not in country and (not path or abs(sum(area(ring) for ring in land)) < SMALL_COUNTRY):
            country["point"] = centre(largest)
    for country in countries.values():
        if "point" in country:
            country["point"] = [round(number, 1) for number in country["point"]]
    height = math.ceil(project((MIDDLE, SOUTH))[1])
    return {"width": WIDTH, "height": height, "scale": STEPS, "countries": dict(sorted(countries.items())), "other": other}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--atlas", type=Path, required=True, help="countries-50m.json of world-atlas")
    parser.add_argument("--out", type=Path, required=True, help="pipeline/view/world.json")
    options = parser.parse_args()
    world = make_world(json.loads(options.atlas.read_text(encoding="utf-8")))
    lines = ",\n".join(
        f"{json.dumps(code)}:{json.dumps(shape, separators=(',', ':'))}" for code, shape in world.pop("countries").items()
    )
    head = json.dumps(world, separators=(",", ":"))[:-1]
    options.out.write_text(f'{head},"countries":{{\n{lines}\n}}}}\n', encoding="utf-8")
    print(f"{options.out}: {options.out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
