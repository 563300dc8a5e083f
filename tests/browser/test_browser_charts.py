"""Map and timeline in a browser: labels do not meet at any width, nothing needs a style attribute, and print shows the lists."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from pipeline.view.pages import make_environment, static_text
from pipeline.view.timeline import TimelinePoint, timeline
from pipeline.view.words import Words, load_words
from pipeline.view.world import country_map

SHELL = """<!doctype html><html lang="{{ t.language }}"><head><meta charset="utf-8"><title>x</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src-elem 'unsafe-inline'; style-src-attr 'none'">
<meta name="viewport" content="width=device-width">
<style>{{ css }}</style></head>
<body><main class="page"><h1>x</h1>{% for chart in charts %}<div class="panel">{{ chart }}</div>{% endfor %}</main></body></html>"""
NUMBERS = {"FR": 120, "BE": 40, "MT": 3, "GP": 2, "US": 9, "AQ": 1, "ZZ": 1}
# Labels that lie over each other, or beyond the page.
MEETING = """() => [...document.querySelectorAll('.plot, .axis')].flatMap(picture => {
  const labels = [...picture.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width);
  return labels.flatMap(([one, a], place) => [
    ...(a.right > innerWidth || a.left < 0 ? [one] : []),
    ...labels.slice(place + 1)
      .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4)
      .map(([other]) => `${one} ${other}`)]);
})"""


def timelines(words: Words) -> Iterator[Markup]:
    """One for each unit and for the spans where labels are closest, with lines where they are few."""
    for months in (1, 12, 13, 24, 40, 119, 121, 480, 900):
        dates = [(2002 * 12 + 11 + month) for month in range(0, months, max(1, months // 36))]
        yield timeline((TimelinePoint("Épervier", f"{date // 12}-{date % 12 + 1:02}-11", href="#x") for date in dates), words)


@pytest.fixture(params=["en", "fr"])
def opened(request: pytest.FixtureRequest, page: Any, tmp_path: Path) -> Any:
    words = load_words(request.param, "view.charts")
    charts = [country_map(NUMBERS, words, href=lambda code: f"#country={code}"), country_map(NUMBERS, words), *timelines(words)]
    path = tmp_path / "page.html"
    shell = make_environment(words).from_string(SHELL)
    path.write_text(shell.render(charts=charts, css=static_text("view.css") + static_text("charts.css")), encoding="utf-8")
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("width", [360, 720, 1280])
def test_labels_do_not_meet(opened: Any, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    assert opened.locator(".plot text").count() > 50
    assert opened.evaluate(MEETING) == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_are_accessible(opened: Any, axe: Callable[[Any], list[str]], scheme: str) -> None:
    opened.emulate_media(color_scheme=scheme)
    # The maps and the first timelines; the others are made alike.
    opened.evaluate("[...document.querySelectorAll('.panel')].slice(4).forEach(part => part.remove())")
    opened.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert axe(opened) == []


def test_a_click_on_a_country_leads_there(opened: Any) -> None:
    opened.locator(".europe a[href='#country=FR']").first.click()
    assert opened.url.endswith("#country=FR")
    # A small state can be hit too.
    opened.locator(".europe a[href='#country=MT'] circle").click()
    assert opened.url.endswith("#country=MT")


def test_print_shows_what_is_folded(opened: Any) -> None:
    item = opened.locator(".map-list li").first
    assert not item.is_visible()
    opened.emulate_media(media="print")
    assert item.is_visible()
