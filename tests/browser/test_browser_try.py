"""Try: paste, drop and choose texts, and see their records; whatever a text holds, it stays text."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from folders import HOSTILE
from serving import Served

from pipeline.records import DocumentRecords
from tests.reading.papers import make_pdf, set_column

TEXT = "Police arrested 12 suspects in Lyon on Tuesday, among them two women. Operation Kabo goes on."
MAX_CHARACTERS = 1_000_000


@pytest.fixture
def opened(page: Any, server: Served) -> Any:
    page.goto(f"{server.url}/en/try")
    return page


def paste(page: Any, text: str) -> None:
    """As with Ctrl+V, where no field has the focus."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    with page.expect_navigation():
        page.keyboard.press("Control+v")


def send(page: Any, text: str) -> None:
    """``text`` in the field, as it is; then the button."""
    page.locator("#text").evaluate("(field, text) => { field.value = text; }", text)
    with page.expect_navigation():
        page.locator("#submit").click()


def records(page: Any) -> DocumentRecords:
    """What the page gives as JSON."""
    return DocumentRecords.model_validate_json(page.locator("#json").input_value())


def shown(page: Any) -> str:
    """The text with the marks, as it stands in the page."""
    text: str = page.locator(".text").evaluate("text => text.textContent")
    return text


def test_paste_and_see_each_value_in_its_sentence(opened: Any) -> None:
    paste(opened, TEXT)
    assert shown(opened) == TEXT
    card = opened.locator(".card")
    assert card.locator(".card-title").inner_text() == "Kabo"
    value = card.locator(".value", has_text=re.compile("^12$"))
    value.hover()
    assert opened.locator(".mark.lit").all_inner_texts() == ["12 suspects"]
    opened.locator(".mark", has_text="Lyon").hover()
    assert opened.locator(".value.lit").all_inner_texts() == ["France"]
    (record,) = records(opened).records
    assert (record.operation, record.countries, [count.value for count in record.counts]) == ("Kabo", ["FR"], [12])
    assert [part.value for part in record.counts[0].including] == [2]


def test_the_example(opened: Any) -> None:
    with opened.expect_navigation():
        opened.locator("button[name=example]").click()
    assert opened.locator(".card").count() == 2
    assert opened.locator(".mark.operation").count() > 0


def test_the_day_of_publication_moves_tuesday(opened: Any) -> None:
    opened.locator("#published").fill("2024-06-06")
    send(opened, TEXT)
    assert records(opened).records[0].dates == "2024-06-04"
    opened.locator("#published").fill("2024-06-14")
    with opened.expect_navigation():
        opened.locator("#submit").click()
    assert records(opened).records[0].dates == "2024-06-11"


def test_the_other_language_keeps_the_text(opened: Any, server: Served) -> None:
    send(opened, TEXT)
    with opened.expect_navigation():
        opened.locator("header [lang=fr]").click()
    assert opened.url == f"{server.url}/fr/try"
    assert (opened.locator("html").get_attribute("lang"), shown(opened)) == ("fr", TEXT)


# --- files ------------------------------------------------------------------------------------------------------------


def drop(page: Any, path: Path) -> None:
    """A file of this machine, dragged over the page and let go."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 600, "y": 700, "data": data})
    page.wait_for_selector("body.dropping")
    with page.expect_navigation():
        session.send("Input.dispatchDragEvent", {"type": "drop", "x": 600, "y": 700, "data": data})


def test_drop_a_pdf(opened: Any, tmp_path: Path) -> None:
    path = tmp_path / "release.pdf"
    path.write_bytes(make_pdf([set_column([TEXT])]))
    drop(opened, path)
    assert records(opened).doc_id == "release"
    assert [count.value for count in records(opened).records[0].counts] == [12]
    assert "12 suspects" in opened.locator(".mark").all_inner_texts()


def docx(path: Path) -> None:
    document = Document()
    document.add_paragraph(TEXT)
    document.save(str(path))


def html(path: Path) -> None:
    path.write_text(f"<!doctype html><html><title>x</title><body><script>window.hacked = 1</script><p>{TEXT}</p></body></html>")


@pytest.mark.parametrize(("name", "write"), [("release.docx", docx), ("page.html", html)], ids=["docx", "html"])
def test_choose_a_file(opened: Any, tmp_path: Path, name: str, write: Any) -> None:
    write(tmp_path / name)
    with opened.expect_navigation():
        opened.locator("#file").set_input_files(tmp_path / name)
    assert shown(opened).strip() == TEXT
    assert [count.value for count in records(opened).records[0].counts] == [12]
    assert opened.evaluate("window.hacked") is None


def test_a_broken_pdf_is_told_and_the_text_is_kept(opened: Any, watch: Any, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n<script>window.hacked = 1</script>")
    opened.locator("#text").fill(TEXT)
    drop(opened, tmp_path / "broken.pdf")
    assert opened.get_by_role("alert").inner_text().startswith("This file could not be read.")
    assert opened.locator("#text").input_value() == TEXT
    assert opened.locator(".card").count() == 0
    watch.forgive("422")


# --- hostile text -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
def test_hostile_text_stays_text(page: Any, server: Served, language: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(f"{server.url}/{language}/try")
    send(page, HOSTILE)
    assert shown(page) == HOSTILE
    assert page.locator("#text").input_value() == HOSTILE
    assert [record.operation for record in records(page).records] == ["Kabo<svg onload=window.hacked=3", "Épervier"]
    for value in page.locator(".value:visible").all():
        value.hover()
        value.click()
    assert page.locator("main").locator("img, script, svg, b").count() == 0
    assert (page.evaluate("window.hacked"), dialogs) == (None, [])


def test_two_megabytes_are_too_long_and_nothing_is_lost(opened: Any, watch: Any) -> None:
    text = HOSTILE * (2_000_000 // len(HOSTILE) + 1)
    send(opened, text)
    assert "more than 1,000,000 characters" in opened.get_by_role("alert").inner_text()
    assert opened.locator("#text").evaluate("(field, text) => field.value === text", text)
    assert opened.evaluate("window.hacked") is None
    watch.forgive("422")


def test_what_no_page_can_hold(opened: Any) -> None:
    """NUL becomes the sign for a character that cannot be shown; every other one keeps its place."""
    send(opened, f"\0{TEXT}\ud800")
    assert shown(opened) == f"\ufffd{TEXT}\ufffd"
    assert records(opened).records[0].operation == "Kabo"


# --- what one takes away ----------------------------------------------------------------------------------------------


def test_copy_and_download(opened: Any, tmp_path: Path) -> None:
    send(opened, TEXT)
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.locator("#as-json summary").click()
    opened.locator("[data-copy=json]").click()
    opened.locator("[data-copy=json]", has_text="Copied").wait_for()
    copied = opened.evaluate("navigator.clipboard.readText()")
    assert DocumentRecords.model_validate_json(copied).records[0].operation == "Kabo"
    with opened.expect_download() as download:
        opened.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename.endswith(".json")
    download.value.save_as(tmp_path / "x.json")
    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8")) == json.loads(copied)
    opened.locator("#as-table summary").click()
    opened.locator("[data-copy=sheet]").click()
    opened.locator("[data-copy=sheet]", has_text="Copied").wait_for()
    rows = [line.split("\t") for line in opened.evaluate("navigator.clipboard.readText()").splitlines()]
    assert len(rows) == 3
    assert len({len(row) for row in rows}) == 1


# --- without a mouse, without script ----------------------------------------------------------------------------------


def test_by_keyboard_alone(opened: Any) -> None:
    opened.keyboard.press("Tab")
    assert opened.locator(":focus").get_attribute("href") == "#content"
    opened.keyboard.press("Enter")
    for _ in range(3):
        if opened.locator(":focus").get_attribute("id") == "text":
            break
        opened.keyboard.press("Tab")
    opened.keyboard.insert_text(TEXT)
    with opened.expect_navigation():
        opened.keyboard.press("Control+Enter")
    opened.locator('.value[data-value="r1-c1"]').focus()
    opened.keyboard.press("Enter")
    assert opened.locator(".mark.lit").all_inner_texts() == ["12 suspects"]


def test_without_script(browser: Any, server: Served) -> None:
    page = browser.new_page(java_script_enabled=False)
    try:
        page.goto(f"{server.url}/fr/try")
        page.locator("#text").fill(TEXT)
        page.locator("#submit").click()
        assert page.locator(".card-title").inner_text() == "Kabo"
        assert page.locator(".mark", has_text="12 suspects").count() == 1
    finally:
        page.close()
