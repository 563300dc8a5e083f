"""The tool that draws the map: true in area, and neighbours that keep their border."""

import math

import pytest
from make_map import EUROPE, WORLD, Place, Sheet, area, clip, equal_earth, join, lambert, path_data, simplify, trace, unwrap


def box(west: float, south: float, size: float) -> list[Place]:
    """The outline of a field of ``size`` degrees, in many small steps."""
    steps = [size * step / 50 for step in range(50)]
    east, north = west + size, south + size
    return [
        *((west + step, south) for step in steps),
        *((east, south + step) for step in steps),
        *((east - step, north) for step in steps),
        *((west, north - step) for step in steps),
    ]


@pytest.mark.parametrize("projection", [equal_earth, lambert])
@pytest.mark.parametrize(("west", "south"), [(0, 0), (5, 45), (20, 60), (-20, 30)])
def test_areas_are_true(projection: object, west: float, south: float) -> None:
    """A field of the sphere covers Δλ · (sin φ2 - sin φ1)."""
    sphere = math.radians(5) * (math.sin(math.radians(south + 5)) - math.sin(math.radians(south)))
    assert abs(area([projection(place) for place in box(west, south, 5)])) == pytest.approx(sphere, rel=0.001)  # type: ignore[operator]


def test_places_on_the_sheets() -> None:
    assert WORLD.project((11, 0))[0] == 500
    paris, reykjavik = EUROPE.project((2.35, 48.86)), EUROPE.project((-21.9, 64.1))
    assert EUROPE.shows(paris)
    assert not EUROPE.shows(reykjavik)


def test_outline_does_not_leap_at_the_180th_meridian() -> None:
    assert unwrap([(179, 0), (-179, 1), (178, 2)]) == [(179, 0), (181, 1), (178, 2)]
    # Chukotka lies in the east of the map, beside the rest of Russia; Alaska in the west.
    assert trace((0,), [[(178, 65), (-178, 65), (-178, 66), (178, 65)]])[0] == (178, 65)
    assert trace((0,), [[(-160, 65), (-150, 65), (-150, 66), (-160, 65)]])[0] == (-160, 65)
    assert trace((0,), [[(-175, 65), (-171, 65), (-171, 66), (-175, 65)]])[0] == (185, 65)


def test_simplified_arc_keeps_its_ends_and_what_matters() -> None:
    arc = [(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (3.0, 9.0), (4.0, 0.0)]
    assert simplify(arc, WORLD) == [arc[0], arc[2], arc[3], arc[4]]


# Two squares beside each other; arc 1 is the border between them.
ARCS = [[(1, 1), (0, 1), (0, 0), (1, 0)], [(1, 0), (1, 1)], [(1, 0), (2, 0), (2, 1), (1, 1)]]


def test_border_within_a_country_is_left_out() -> None:
    left, right = (0, 1), (2, ~1)
    assert list(join([[left]], ARCS)) == [left]
    (ring,) = join([[left], [right]], ARCS)
    assert sorted(ring) == [0, 2]
    assert abs(area(trace(ring, ARCS))) == 2


def test_clip() -> None:
    sheet = Sheet(equal_earth, 10, left=0, top=0, right=10, bottom=10, reach=(-180, -90, 180, 90))
    assert abs(area(clip([(-100, -100), (100, -100), (100, 100), (-100, 100)], sheet))) == 20 * 20
    assert clip([(50, 50), (60, 50), (60, 60)], sheet) == []


def test_path_data() -> None:
    assert path_data([[(1, 1), (2, 1), (2, 2.04)], [(0, 0), (0.01, 0), (0, 0.01)]]) == "M10 10l10 0 0 10z"
