"""The library: searched, filtered, sorted, paged; a text with its records; failures. All of it links and forms, without script."""

from collections.abc import Callable
from typing import Any

import pytest
from folders import BROKEN_ID, HOSTILE
from serving import Served

KABO = "Kabo<svg onload=window.hacked=3"


@pytest.fixture
def opened(page: Any, server: Served) -> Any:
    page.goto(f"{server.url}/en/library")
    return page


def rows(page: Any) -> list[str]:
    """What the lines of the table say."""
    found: list[str] = page.locator("table.records tbody tr").all_inner_texts()
    return found


def follow(page: Any, link: Any) -> None:
    with page.expect_navigation():
        link.click()


def search(page: Any, words: str) -> None:
    page.locator("#q").fill(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_search_filter_and_take_it_back(opened: Any) -> None:
    everything = rows(opened)
    search(opened, "epervier")
    assert {row.split("\n")[0].split("\t")[0] for row in rows(opened)} <= {"Épervier", KABO}
    assert 0 < len(rows(opened)) < len(everything)
    opened.locator("#country").select_option("SN")
    follow(opened, opened.get_by_role("button", name="Search"))
    assert len(rows(opened)) == 1
    assert "Senegal" in rows(opened)[0]
    assert opened.locator(".chips li a").count() == 3  # both filters, and all of them
    follow(opened, opened.locator(".chips .all"))
    assert rows(opened) == everything


def test_a_click_on_the_map_filters(opened: Any) -> None:
    follow(opened, opened.locator("svg a[href*='country=SN']").first)
    assert "country=SN" in opened.url
    assert rows(opened)
    assert all("Senegal" in row for row in rows(opened))
    assert opened.locator("#country").input_value() == "SN"


def test_sort_and_pages(opened: Any) -> None:
    name = opened.locator("table.records thead th").first
    follow(opened, name.get_by_role("link"))
    assert name.get_attribute("aria-sort") == "ascending"
    first = rows(opened)
    follow(opened, opened.locator("nav.pages [rel=next]"))
    assert name.get_attribute("aria-sort") == "ascending"
    assert rows(opened)
    assert not set(first) & set(rows(opened))
    follow(opened, opened.locator("nav.pages [rel=prev]"))
    assert rows(opened) == first
    follow(opened, name.get_by_role("link"))
    assert name.get_attribute("aria-sort") == "descending"
    assert rows(opened) != first


def test_a_text_its_neighbours_and_the_way_back(opened: Any) -> None:
    search(opened, "Liberterra")
    found = opened.url
    follow(opened, opened.locator("table.records tbody th a").first)
    opened.locator('.value[data-value="r1-operation"]').first.hover()
    assert "Liberterra II" in opened.locator(".mark.lit").first.inner_text()
    title = opened.locator("h1").inner_text()
    follow(opened, opened.locator("nav.around [rel=next], nav.around [rel=prev]").first)
    assert opened.locator("h1").inner_text() != title
    follow(opened, opened.locator("nav.around a").first)
    assert opened.url == found


def test_failures_and_their_reasons(opened: Any) -> None:
    follow(opened, opened.locator(".about a"))
    assert BROKEN_ID in opened.locator(".failure").inner_text()
    assert "PDF" in opened.locator(".failure h2").inner_text()


def test_hostile_text_stays_text(opened: Any) -> None:
    search(opened, "hacked")
    assert any(KABO in row for row in rows(opened))
    follow(opened, opened.locator("table.records").get_by_role("link", name=KABO))
    text = opened.locator(".document .text")
    assert text.evaluate("text => text.textContent") == HOSTILE
    assert opened.locator("h1").inner_text() == HOSTILE.partition("\n")[0]
    assert "<img src=x onerror=window.hacked=6>" in opened.locator("main").inner_text()  # the name of the file
    assert opened.locator("main").locator("img, script, b").count() == 0
    assert opened.evaluate("window.hacked") is None


def test_by_keyboard_alone(opened: Any) -> None:
    opened.keyboard.press("Tab")
    assert opened.locator(":focus").get_attribute("href") == "#content"
    opened.keyboard.press("Enter")
    for _ in range(4):
        opened.keyboard.press("Tab")
        if opened.locator(":focus").get_attribute("id") == "q":
            break
    opened.keyboard.type("Liberterra")
    with opened.expect_navigation():
        opened.keyboard.press("Enter")
    assert len(rows(opened)) > 0
    assert all("Liberterra" in row for row in rows(opened))


def test_without_script(browser: Any, server: Served) -> None:
    page = browser.new_page(java_script_enabled=False)
    try:
        page.goto(f"{server.url}/fr/library")
        page.locator("#category").select_option("arrests")
        page.locator("form.search button.main").click()
        assert "category=arrests" in page.url
        page.locator("table.records tbody th a").first.click()
        assert page.locator(".document .mark").count() > 0
    finally:
        page.close()


@pytest.mark.parametrize(
    "path", ["", "?country=FR&category=arrests", "?q=nosuchword", "/failures", "/text?id=fr/liberterra-ii-flash"]
)
def test_no_barrier(page: Any, server: Served, look: Any, barriers: Callable[[Any], list[str]], path: str) -> None:
    answer = page.goto(f"{server.url}/{look.language}/library{path}")
    assert answer.status == 200
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true; })")
    assert barriers(page) == []
