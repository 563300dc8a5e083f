"""The timeline: every operation is counted once, whatever the span, and nothing of a text can break the picture."""

import re
import time
import xml.etree.ElementTree as ElementTree

import pytest

from pipeline.records import DocumentRecords, Record
from pipeline.rows import record_rows
from pipeline.view.timeline import MOST_BARS, TimelinePoint, point_of, timeline
from pipeline.view.words import LANGUAGES, Language, load_words

WORDS = load_words("en", "view.charts")


def parse(html: str) -> ElementTree.Element:
    """The piece of a page, which must be well-formed XML."""
    return ElementTree.fromstring(f"<div>{html}</div>")


def points(*dates: str | None) -> list[TimelinePoint]:
    return [TimelinePoint(f"Op {place}" if place % 2 else None, when) for place, when in enumerate(dates)]


def table(html: str) -> dict[str, tuple[int, int, int]]:
    """Period → named, unnamed, all."""
    rows = parse(html).findall(".//table[@class='periods']/tbody/tr")
    return {"".join(row[0].itertext()): tuple(int((cell.text or "").replace(",", "")) for cell in row[1:]) for row in rows}  # type: ignore[misc]


def bars(html: str) -> list[str]:
    return [title.text or "" for title in parse(html).iter("title")]


# --- periods ----------------------------------------------------------------------------------------------------------


def test_months() -> None:
    html = timeline(points("2024-05-28", "2024-06-03/2024-06-09", "2024-06", "2023-12-31/2024-05-02"), WORDS)
    assert table(html) == {"May 2024": (1, 1, 2), "June 2024": (1, 1, 2)}
    assert bars(html) == ["May 2024: 2 (1 named, 1 unnamed)", "June 2024: 2 (1 named, 1 unnamed)"]
    assert re.findall(r'class="tick[^"]*" x="[^"]*" y="217">(\w+)<', html) == [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ]


@pytest.mark.parametrize(
    ("dates", "periods"),
    [
        (["2022-01-05", "2024-12-05"], ["January 2022", "December 2024"]),
        (["2016-01-05", "2024-12-05"], ["Q1 2016", "Q4 2024"]),
        (["1985-01-05", "2024-12-05"], ["1985", "2024"]),
        (["1925-01-05", "2024-12-05"], ["1920–1929", "2020–2029"]),
        (["1024-01-05", "2024-12-05"], ["1000–1099", "2000–2099"]),
        # Open ends count where the known end is.
        (["2024-04/..", "../2024-05-01"], ["April 2024", "May 2024"]),
        # Dates that are not told more exactly than a year make bars of years.
        (["2024", "2023", "2024-05-01"], ["2023", "2024"]),
        (["198X", "1991"], ["1980–1989", "1990–1999"]),
    ],
)
def test_unit_suits_the_span_and_the_dates(dates: list[str], periods: list[str]) -> None:
    assert list(table(timeline(points(*dates), WORDS))) == periods


def test_inexact_dates_are_counted_beside_the_bars() -> None:
    html = timeline(points(*["2024-05-01"] * 8, "2024"), WORDS)
    assert table(html) == {"May 2024": (4, 4, 8), "2024, not told more exactly": (0, 1, 1)}
    assert "1 operation has no date exact enough" in html


def test_undated_are_told() -> None:
    html = timeline(points("2024-05-01", None, "XXXX-09-29", "XXXX"), WORDS)
    assert table(html) == {"May 2024": (0, 1, 1)}
    assert "3 operations without a date" in html


def test_one_old_case_does_not_flatten_the_rest() -> None:
    recent = [f"{year}-{month:02}" for year in range(2016, 2025) for month in range(1, 13)]
    html = timeline(points("1943-05-01", *recent), WORDS)
    assert table(html)["before Q1 2016"] == (0, 1, 1)
    assert sum(row[2] for row in table(html).values()) == len(recent) + 1


# --- lines ------------------------------------------------------------------------------------------------------------


def lines(html: str) -> list[str]:
    return ["".join(row[0].itertext()) for row in parse(html).findall(".//table[@class='lines']/tbody/tr")]


def test_lines_in_order_with_dates() -> None:
    html = timeline(
        [
            TimelinePoint("Trojan Shield", "2021-06/..", href="#b"),
            TimelinePoint(None, "2021-01-03", about="Eleven held in Antwerp", href="#a"),
            TimelinePoint(None, "../2022-02-01"),
        ],
        WORDS,
    )
    assert lines(html) == [
        "Eleven held in Antwerp 3 January 2021",
        "Trojan Shield since June 2021",
        "Operation without a name until 1 February 2022",
    ]
    assert [link.get("href") for link in parse(html).iter("a")] == ["#a", "#b"]
    opened = [(line.get("x1"), line.get("x2")) for line in parse(html).iter("line") if line.get("class") == "open"]
    assert len(opened) == 2
    assert opened[0][1] == "100%"
    assert opened[1][0] == "0"


def test_spans_lie_on_the_axis() -> None:
    html = timeline(points("2019-01-01/2019-12-31", "2020-06-30", "2020"), WORDS)
    spans = [(float(x1[:-1]), float(x2[:-1])) for x1, x2 in re.findall(r'class="span \w+" x1="([^"]*)" x2="([^"]*)"', html)]
    assert len(spans) == 3
    assert all(0 <= start <= end <= 100 for start, end in spans)
    assert spans[0] == pytest.approx((0, 48), abs=3)


def test_long_names_are_cut_and_kept_in_full_beside() -> None:
    name = "Opération " + "très " * 40 + "longue"
    html = timeline([TimelinePoint(name, "2024-05-01")], WORDS)
    row = parse(html).find(".//table[@class='lines']/tbody/tr")
    assert row is not None
    assert row[0].get("title") == name
    shown = "".join(row[0].itertext()).removesuffix(" 1 May 2024")
    assert shown.endswith("très…")
    assert len(shown) <= 80


# --- the picture ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_dated(language: Language) -> None:
    words = load_words(language, "view.charts")
    assert re.fullmatch(r'\s*<p class="quiet">[^<]+</p>\s*', timeline([], words))
    assert "<svg" not in timeline(points(None, None), words)
    assert "2" in timeline(points(None, None), words)


def test_one_point() -> None:
    html = timeline(points("2024-05-01"), WORDS)
    assert table(html) == {"May 2024": (0, 1, 1)}
    assert len(lines(html)) == 1


@pytest.mark.parametrize("years", [(2022, 2024), (1985, 2024), (0, 9999)])
def test_thousands_of_points_are_bounded(years: tuple[int, int]) -> None:
    first, last = years
    every = points(*(f"{first + number * 7919 % (last - first + 1):04}-{number % 12 + 1:02}-15" for number in range(5000)))
    began = time.perf_counter()
    html = timeline(every, WORDS)
    assert time.perf_counter() - began < 2
    assert len(html) < 60_000
    assert len(bars(html)) <= 2.5 * MOST_BARS
    assert sum(row[2] for row in table(html).values()) == 5000
    assert sum(int(re.search(r": ([\d,]+) ", bar)[1].replace(",", "")) for bar in bars(html)) == 5000  # type: ignore[index]


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "</title></svg><img src=x onerror=alert(1)>",
        "\"' & {{ 7 * 7 }}",
        "\u202eevil\u2066",
        "a\x00b\ud800",
    ],
)
def test_hostile_names_stay_text(name: str) -> None:
    html = timeline([TimelinePoint(name, "2024-05-01", name, "?q=" + name.replace("\ud800", "").replace("\x00", ""))], WORDS)
    assert not re.search(r"<script|<img", html)
    shown = name.replace("\x00", "\N{REPLACEMENT CHARACTER}").replace("\ud800", "\N{REPLACEMENT CHARACTER}")
    assert lines(html) == [f"{shown} 1 May 2024"]


def test_no_style_and_no_script() -> None:
    html = timeline(points("2024-05-01", "2024-06/..", None), WORDS)
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=", html)


def test_picture_has_a_name() -> None:
    html = timeline(points("2023-05-01", "2023-05-02", "2024-06-01"), load_words("fr", "view.charts"))
    (picture,) = (element for element in parse(html).iter() if element.get("role") == "img")
    name = picture.get("aria-label", "").replace("\N{NO-BREAK SPACE}", " ")
    assert name == "Opérations par mois, mai 2023 – juin 2024 : 3 en tout. Maximum : 2 (mai 2023)."


def test_point_of_a_record() -> None:
    document = DocumentRecords(doc_id="fr/x", language="fr", records=[Record(operation="Épervier", dates="2024-06-03")])
    (row,) = record_rows(document)
    assert point_of(row, "#1") == TimelinePoint("Épervier", "2024-06-03", "fr/x", "#1")
