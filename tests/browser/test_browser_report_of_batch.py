"""The report of what ``filet batch`` wrote, opened from disk: test_browser_report.py has what one does with it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from folders import HOSTILE, Folders

from pipeline.export import open_source
from pipeline.report import write_report
from pipeline.view.summary import summarize
from pipeline.view.words import LANGUAGES

KABO = "Kabo<svg onload=window.hacked=3"


@pytest.fixture(scope="module")
def reports(folders: Folders, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file for each language."""
    written = {}
    for language in LANGUAGES:
        path = written[language] = tmp_path_factory.mktemp("report") / f"{language}.html"
        with open_source(folders.db) as source:
            summary = summarize(source.documents)
            write_report(source.documents, summary, source, path, name=folders.db.name, language=language)
    return written


@pytest.fixture
def opened(page: Any, reports: dict[str, Path]) -> Any:
    page.goto(reports["en"].as_uri())
    return page


def link(page: Any) -> Any:
    """To the hostile text, in the table."""
    return page.locator("#table").get_by_role("link", name=KABO)


def test_totals_are_those_of_the_store(opened: Any, folders: Folders) -> None:
    with sqlite3.connect(folders.db) as database:
        (arrests,) = database.execute("SELECT low FROM totals WHERE category = 'arrests'").fetchone()
    line = opened.locator(".sums tr", has=opened.get_by_role("rowheader", name="arrests", exact=True))
    assert line.locator("td").first.inner_text().replace(",", "").removeprefix("at least ") == str(int(arrests))


def test_hostile_text_stays_text(opened: Any) -> None:
    link(opened).click()
    text = opened.get_by_role("dialog").locator(".text")
    assert text.evaluate("text => text.textContent") == HOSTILE
    assert text.locator("img, script, svg, b").count() == 0
    assert opened.evaluate("window.hacked") is None


def test_by_keyboard_alone(opened: Any) -> None:
    opened.keyboard.press("Tab")
    assert opened.locator(":focus").get_attribute("href") == "#records"
    opened.keyboard.press("Enter")
    opened.keyboard.press("Tab")
    opened.keyboard.type("epervier")
    for _ in range(20):
        opened.keyboard.press("Tab")
        if opened.locator(":focus").inner_text() == "Épervier":
            break
    opened.keyboard.press("Enter")
    opened.get_by_role("dialog").wait_for()  # it is unpacked first
    first = opened.locator("#place").inner_text()
    opened.keyboard.press("Escape")
    assert opened.locator(":focus").inner_text() == "Épervier"
    assert first == "Record 1 of 1"


def test_print(opened: Any) -> None:
    printed = pypdfium2.PdfDocument(opened.pdf(format="A4"))
    text = "\n".join(page.get_textpage().get_text_bounded() for page in printed)
    assert 2 <= len(printed) <= 20
    assert "Épervier" in text
    assert "Liberterra II" in text
    assert "Print" not in text


def test_no_barrier(page: Any, reports: dict[str, Path], look: Any, barriers: Callable[[Any], list[str]]) -> None:
    page.goto(reports[look.language].as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true; })")
    assert barriers(page) == []
    page.locator("#search").fill("no such word")
    assert page.locator("#table tbody tr").count() == 0
    page.locator("#clear").click()
    link(page).click()
    page.get_by_role("dialog").locator('.value[data-value="r1-c1"]').hover()
    assert barriers(page) == []
