"""The gold editor in a real browser: a correction is typed, selected or chosen, and stands in the gold file."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from folders import HOSTILE, HOSTILE_ID
from playwright.sync_api import expect
from serving import Served

FLASH = "fr/liberterra-ii-flash"
FIRST = "records[0].counts[0]"


class Editor:
    """The page of one text, in words of what a person does there."""

    def __init__(self, page: Any, server: Served, doc_id: str, language: str = "en") -> None:
        self.page = page
        self.address = f"{server.url}/{language}/gold/text?id={quote(doc_id, safe='')}"
        page.goto(self.address)

    def field(self, path: str) -> Any:
        return self.page.locator(f'[data-field][data-path="{path}"]')

    def says(self, text: str) -> None:
        expect(self.page.locator("#said")).to_contain_text(text)

    def save(self) -> None:
        self.page.keyboard.press("Control+s")
        self.says("Saved as")

    def select(self, words: str) -> None:
        """Select words as the mouse does."""
        self.page.evaluate(
            """words => {
              const walker = document.createTreeWalker(document.querySelector("#text .text"), NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
              }
              throw new Error("no such words in one piece: " + words);
            }""",
            words,
        )

    def selected(self) -> str:
        return str(self.page.evaluate("getSelection().toString()"))


def counts(gold: Path, doc_id: str) -> list[Any]:
    records = json.loads((gold / f"{doc_id}.json").read_text(encoding="utf-8"))["records"]
    return [item for record in records for item in record["counts"]]


def test_corrected_count_stands_in_the_gold_file(page: Any, server: Served, gold: Path) -> None:
    editor = Editor(page, server, FLASH)
    before = (gold / f"{FLASH}.json").read_text(encoding="utf-8").splitlines()
    editor.field(f"{FIRST}.value").fill("117")
    expect(page.locator(".gold-note.is-both")).to_contain_text("The pipeline reads: number 116")
    expect(page.locator("#saved-state")).to_have_text("Not saved")
    editor.save()
    after = (gold / f"{FLASH}.json").read_text(encoding="utf-8").splitlines()
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ('      {"category": "countries", "value": 116},', '      {"category": "countries", "value": 117},')
    ]
    expect(page.locator("#saved-state")).to_have_text("Saved")


def test_selected_words_become_a_count(page: Any, server: Served, gold: Path) -> None:
    editor = Editor(page, server, FLASH)
    editor.field(f"{FIRST}.category").focus()
    page.keyboard.press("Alt+x")
    editor.says("Deleted")
    editor.select("116 pays")
    page.get_by_role("toolbar", name="The selected words are").get_by_role("button", name="4 count").click()
    editor.says("Added: number of countries 116")
    editor.save()
    assert {"category": "countries", "value": 116} in counts(gold, FLASH)


def test_keyboard_alone(page: Any, server: Served, gold: Path) -> None:
    """N from number to number, arrows from word to word, 4 for a count, Alt+T from side to side, Delete, Ctrl+S."""
    editor = Editor(page, server, FLASH)
    expect(page.locator("#text")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("n")
        if editor.selected().startswith("deux"):
            break
    assert editor.selected() == "deux crimes"
    page.keyboard.press("ArrowRight")
    assert editor.selected() == "Au"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert editor.selected() == "deux"
    page.keyboard.press("Shift+ArrowRight")
    assert editor.selected() == "deux crimes"
    page.keyboard.press("4")
    editor.says("choose what is counted")
    expect(page.locator("#fields :focus")).to_have_attribute("data-field", "category")
    page.keyboard.type("inv")  # investigations, as a list of a browser finds it
    page.keyboard.press("Tab")
    page.keyboard.press("Control+s")
    editor.says("Saved as")
    assert {"category": "investigations", "value": 2} in counts(gold, FLASH)
    page.keyboard.press("Alt+t")
    page.keyboard.press("v")
    expect(page.locator("#fields :focus")).to_have_value("2")
    # The text finds its selection again; what stands there goes.
    page.keyboard.press("Alt+t")
    expect(page.locator("#text")).to_be_focused()
    assert editor.selected() == "deux crimes"
    page.keyboard.press("Delete")
    editor.says("Deleted")
    editor.save()
    assert {"category": "investigations", "value": 2} not in counts(gold, FLASH)
    page.keyboard.press("Control+z")
    editor.says("Undone")
    editor.save()
    assert {"category": "investigations", "value": 2} in counts(gold, FLASH)


def test_fast_hands_lose_nothing(page: Any, server: Served, gold: Path) -> None:
    """Saved right behind a key whose words are still being read."""
    editor = Editor(page, server, FLASH)
    editor.select("24 Togolaises")
    page.locator("#text").focus()
    with page.expect_response(lambda response: "/gold/save" in response.url):
        page.keyboard.press("4")
        page.keyboard.press("Control+s")
    expect(page.locator("#saved-state")).to_have_text("Saved")
    assert sum(count["value"] == 24 for count in counts(gold, FLASH)) == 2


def test_marks_mean_what_they_meant_before_the_server_has_answered(page: Any, server: Served, gold: Path) -> None:
    """Each deletion moves the counts behind it up, and the marks in the text are those of before."""
    editor = Editor(page, server, FLASH)
    page.route("**/gold/check?*", lambda _: None)  # no answer comes
    for words in ("116 pays", "3 222 victimes potentielles"):
        page.locator("#text").focus()
        editor.select(words)
        page.keyboard.press("Delete")
        editor.says("Deleted")
    page.unroute("**/gold/check?*")
    editor.save()
    assert [count["value"] for count in counts(gold, FLASH)] == [2517, 24, 1]


def test_number_goes_to_the_count_that_was_chosen(page: Any, server: Served, gold: Path) -> None:
    """Though one in front of it has been deleted since."""
    editor = Editor(page, server, FLASH)
    editor.field("records[0].counts[2].value").focus()
    page.locator("#text").focus()
    editor.select("116 pays")
    page.keyboard.press("Delete")
    editor.says("Deleted")
    editor.select("2 500")
    page.keyboard.press("5")
    editor.says("Added: 2500")
    editor.save()
    assert [count["value"] for count in counts(gold, FLASH)] == [3222, 2500, 24, 1]


def test_counts_are_nested_and_taken_out(page: Any, server: Served, gold: Path) -> None:
    editor = Editor(page, server, FLASH)
    editor.field("records[0].counts[3].value").focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(editor.field("records[0].counts[2].including[1].value")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    editor.save()
    assert [part["value"] for part in counts(gold, FLASH)[2]["including"]] == [24, 850]
    page.keyboard.press("Alt+ArrowLeft")
    editor.save()
    assert [count["value"] for count in counts(gold, FLASH)] == [116, 3222, 2517, 24, 1]
    assert [part["value"] for part in counts(gold, FLASH)[2]["including"]] == [850]


def test_wrong_date_is_told_at_its_field_and_not_saved(page: Any, server: Served, gold: Path) -> None:
    editor = Editor(page, server, FLASH)
    before = (gold / f"{FLASH}.json").read_bytes()
    dates = editor.field("records[0].dates")
    expect(page.locator("[data-readable]")).to_have_text("September – October 2024")
    dates.fill("2024-13")
    expect(dates).to_have_attribute("aria-invalid", "true")
    note = page.locator(f"#{dates.get_attribute('aria-describedby')}")
    expect(note).to_contain_text("is not a date of the guidelines")
    page.keyboard.press("Control+s")
    expect(page.locator("#shown-problem")).to_contain_text("Not saved")
    assert (gold / f"{FLASH}.json").read_bytes() == before
    dates.fill("2024-09")
    expect(dates).not_to_have_attribute("aria-invalid", "true")
    editor.save()


def test_unsaved_draft_survives_a_reload(page: Any, server: Served, gold: Path) -> None:
    editor = Editor(page, server, FLASH)
    warned: list[str] = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    editor.field("records[0].operation").fill("Liberterra III")
    expect(page.locator("#saved-state")).to_have_text("Not saved")
    page.reload()
    assert warned == ["beforeunload"]
    expect(page.locator(".gold-restored")).to_be_visible()
    expect(editor.field("records[0].operation")).to_have_value("Liberterra III")
    page.get_by_role("button", name="Discard them").click()
    expect(editor.field("records[0].operation")).to_have_value("Liberterra II")
    expect(page.locator("#saved-state")).to_have_text("Saved")
    assert gold.exists()


def test_file_that_has_changed_meanwhile(page: Any, server: Served, gold: Path, watch: Any) -> None:
    editor = Editor(page, server, FLASH)
    path = gold / f"{FLASH}.json"
    path.write_text(path.read_text(encoding="utf-8").replace("3222", "3223"), encoding="utf-8")
    editor.field(f"{FIRST}.value").fill("117")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("dialog")).to_contain_text("has changed since you opened it")
    page.get_by_role("button", name="Take the file’s").click()
    expect(editor.field("records[0].counts[1].value")).to_have_value("3223")
    expect(editor.field(f"{FIRST}.value")).to_have_value("116")
    watch.forgive("409")


def test_what_the_pipeline_reads_is_taken_over(page: Any, server: Served, gold: Path) -> None:
    editor = Editor(page, server, FLASH)
    value = editor.field(f"{FIRST}.value")
    value.fill("117")
    expect(page.locator(".gold-note.is-both")).to_be_visible()
    value.focus()
    page.keyboard.press("Alt+a")
    expect(value).to_have_value("116")
    page.keyboard.press("Alt+0")
    expect(page.locator(".gold-nothing")).to_be_visible()
    expect(page.locator(".gold-note.is-pipeline")).to_contain_text("Only the pipeline")
    editor.save()
    assert counts(gold, FLASH) == []
    page.get_by_role("button", name="Take over all").click()
    editor.save()
    assert len(counts(gold, FLASH)) == 5


def test_hostile_text_is_annotated_like_any_other(page: Any, server: Served, gold: Path) -> None:
    editor = Editor(page, server, HOSTILE_ID)
    editor.select("7 suspects")
    page.locator("#text").focus()
    page.keyboard.press("4")
    editor.says("Added: arrests 7")
    expect(page.locator("#text .text")).to_have_text(HOSTILE, use_inner_text=False)
    editor.save()
    assert sum(count["value"] == 7 for count in counts(gold, HOSTILE_ID)) >= 1
    assert page.evaluate("window.hacked") is None


def test_no_barrier(page: Any, server: Served, look: Any, barriers: Callable[[Any], list[str]]) -> None:
    editor = Editor(page, server, FLASH, look.language)
    editor.field(f"{FIRST}.value").fill("117")
    editor.field("records[0].dates").fill("2024-13")
    expect(page.locator(".gold-note.bad")).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("F1")
    assert barriers(page) == []
    page.keyboard.press("Escape")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{server.url}/{look.language}/gold")
    assert barriers(page) == []


def test_numbers_as_they_are_typed(page: Any, server: Served) -> None:
    page.goto(f"{server.url}/en/gold")
    written = [
        "94",
        "1 374",
        "1,374",
        "1.374",
        "1\u202f374\u202f000",
        "1,5",
        "0.25",
        "0.125",
        "200-300",
        "2 000 – 3 000",
        "1..2",
        "",
        "many",
        "-3",
        "1e9",
        "12,",
    ]
    read = page.evaluate(
        "async all => { const { parseValue } = await import('/static/gold-state.js'); return all.map(parseValue); }", written
    )
    assert read == [
        94,
        1374,
        1374,
        1374,
        1374000,
        1.5,
        0.25,
        0.125,
        [200, 300],
        [2000, 3000],
        [1, 2],
        None,
        "many",
        "-3",
        "1e9",
        "12,",
    ]


@pytest.mark.parametrize("value", [94, 1374, 1.5, 1.374, 0.125, 1000.125, [1.25, 1.375]])
def test_numbers_are_written_as_they_are_read(page: Any, server: Served, value: object) -> None:
    page.goto(f"{server.url}/en/gold")
    script = "async value => { const { parseValue, writeValue } = await import('/static/gold-state.js');"
    assert page.evaluate(f"{script} return parseValue(writeValue(value)); }}", value) == value
