"""The text with its values, as report and pages show it: values and places light up together, and text stays text."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Count, DocumentRecords, Evidence, Record, RecordEvidence
from pipeline.rows import document_rows
from pipeline.view.cards import document_view
from pipeline.view.pages import make_environment, static_text
from pipeline.view.words import load_words

TEXT = (
    "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>\r\n"
    'Opération "Épervier" 🙂: 94 victimes, dont 85 mineurs \u202eabc\u202c.\n' + "Une phrase de plus. " * 400 + "\nLe 3 juin."
)
SHELL = """<!doctype html><html lang="{{ t.language }}"><head><meta charset="utf-8"><title>x</title><style>{{ css }}</style></head>
<body>{% import "document.html" as parts with context %}<main class="page"><h1>x</h1><h2>y</h2>{{ parts.document(view) }}</main>
<script type="module">{{ script }}</script></body></html>"""


def at(words: str) -> list[Evidence]:
    start = TEXT.index(words)
    return [Evidence(start=start, end=start + len(words), text=words, rule="<b>rule</b>")]


@pytest.fixture(params=["en", "fr"])
def opened(request: pytest.FixtureRequest, page: Any, tmp_path: Path) -> Any:
    victims = Count(category="victims", value=94, evidence=at("94 victimes"), including=[Count(category="minors", value=85)])
    record = Record(
        operation="Épervier",
        dates="2024-06-03",
        counts=[victims],
        evidence=RecordEvidence(operation=at("Épervier"), dates=at("3 juin")),
    )
    words = load_words(request.param)
    view = document_view(replace(document_rows(DocumentRecords(language="fr", records=[record])), text=TEXT), words)
    path = tmp_path / "page.html"
    shell = make_environment(words).from_string(SHELL)
    path.write_text(shell.render(view=view, css=static_text("view.css"), script=static_text("marks.js")), encoding="utf-8")
    page.goto(path.as_uri())
    return page


def test_values_and_places_light_up_together(opened: Any) -> None:
    value, mark = opened.locator('.value[data-value="r1-c1"]'), opened.locator('.mark[data-values~="r1-c1"]')
    value.hover()
    assert opened.locator(".lit").all_inner_texts() == [mark.inner_text(), value.inner_text()]
    opened.mouse.move(0, 0)
    assert opened.locator(".lit").count() == 0
    mark.hover()
    assert opened.locator(".value.lit").all_inner_texts() == [value.inner_text()]
    opened.locator('.value[data-value="r1-operation"]').focus()
    assert opened.locator(".mark.lit").all_inner_texts() == ["Épervier"]


def test_a_click_leads_to_the_place(opened: Any) -> None:
    far = opened.locator('.mark[data-values~="r1-dates"]')
    opened.emulate_media(reduced_motion="reduce")
    inside = "mark => { const pane = mark.closest('.pane').getBoundingClientRect(), box = mark.getBoundingClientRect(); return box.top >= pane.top && box.bottom <= pane.bottom }"
    assert not far.evaluate(inside)
    opened.locator('.value[data-value="r1-dates"]').click()
    opened.wait_for_function(f"({inside})(document.querySelector('.mark[data-values~=\"r1-dates\"]'))")


def test_the_page_holds_the_text_as_it_is(opened: Any) -> None:
    assert opened.locator(".text").evaluate("text => text.textContent") == TEXT
    assert opened.evaluate("window.hacked") is None
    assert opened.locator(".text img, .text script").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_barrier(opened: Any, axe: Callable[[Any], list[str]], scheme: Any) -> None:
    opened.emulate_media(color_scheme=scheme)
    opened.locator('.value[data-value="r1-c1"]').hover()
    assert axe(opened) == []
