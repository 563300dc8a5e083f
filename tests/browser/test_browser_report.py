"""The report in a browser, opened from disk: sorted, filtered, a text opened from a line, printed; and nothing in it runs."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.records import Count
from pipeline.view.words import LANGUAGES
from tests.report.samples_of_report import HOSTILE, HOSTILE_TEXT, hostile, plain, report_of, silent, write_store

SHOWN = HOSTILE_TEXT.replace("\x00", "\ufffd")
# It opens what it does not close.
SHOWN_NAME = HOSTILE + "\u2069"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Its address in each language: 62 texts of one record each, one of them hostile, and one without."""
    folder = tmp_path_factory.mktemp("report")
    arrests = plain(70).document.records[0].counts[0]
    two = [Count(category="victims", value=5), arrests]
    named = plain(70, operation="Épervier", countries=["SN", "ML"], counts=two)
    undated = plain(90, dates=None)
    path = write_store(folder / "records.db", [hostile(), named, undated, silent(), *(plain(number) for number in range(1, 60))])
    return {language: report_of(path, folder / f"{language}.html", language).as_uri() for language in LANGUAGES}


@pytest.fixture
def opened(page: Any, reports: dict[str, str]) -> Any:
    page.goto(reports["en"])
    return page


def column(page: Any, number: int) -> list[str]:
    return [text.strip() for text in page.locator(f"#table tbody tr > :nth-child({number})").all_inner_texts()]


def test_sorted_by_a_click_on_the_head(opened: Any) -> None:
    dates = opened.locator("th[data-by=dates]")
    assert dates.get_attribute("aria-sort") == "descending"
    assert column(opened, 2)[:2] == ["3 June 2070", "3 June 2059"]
    dates.get_by_role("button").click()
    assert dates.get_attribute("aria-sort") == "ascending"
    assert column(opened, 2)[:2] == ["3 June 2001", "3 June 2002"]
    # What has no date stands at the end, whatever the direction.
    opened.get_by_role("button", name="Next page").click()
    assert column(opened, 2)[-2:] == ["3 June 2070", ""]

    opened.locator("th[data-by=operation] button").click()
    assert column(opened, 1)[1:3] == ["Épervier", "without a name"]
    opened.get_by_label("Category", exact=True).select_option("arrests")
    opened.locator("th[data-by=figures] button").click()
    assert column(opened, 4)[:2] == ["arrests 90", "victims 5\narrests 70"]


def test_filters_say_how_many_fit(opened: Any) -> None:
    found = opened.get_by_role("status").first
    assert found.inner_text() == "62 records"
    assert len(column(opened, 1)) == 50
    opened.get_by_label("Country", exact=True).select_option("ML")
    assert found.inner_text() == "1 of 62 records fits"
    opened.get_by_role("button", name="Clear").click()
    opened.get_by_label("Search").fill("epervier nulle-part")
    assert found.inner_text() == "No record fits; clear a filter."
    opened.get_by_label("Search").fill("epervier seneg")
    assert column(opened, 1) == ["Épervier"]
    opened.get_by_label("Search").fill("")
    opened.get_by_label("Kind", exact=True).select_option("named")
    opened.get_by_label("Year", exact=True).select_option("2070")
    opened.get_by_label("Category", exact=True).select_option("victims")
    assert column(opened, 1) == ["Épervier"]
    opened.get_by_role("button", name="Clear").click()
    opened.get_by_label("Year", exact=True).select_option("none")
    assert column(opened, 2) == [""]


def test_a_country_of_the_map_filters(opened: Any) -> None:
    opened.locator(".map details summary").first.click()
    opened.locator(".map-list a", has_text="Senegal").first.click()
    opened.locator("#found", has_text="1 of 62").wait_for()
    assert column(opened, 1) == ["Épervier"]


def test_a_total_leads_to_its_largest_figures(opened: Any) -> None:
    found = opened.locator("#found")
    for _ in range(2):
        opened.locator(".sums").get_by_role("link", name="arrests").click()
        opened.locator("th[data-by=figures][aria-sort=descending]").wait_for()
        assert column(opened, 4)[:3] == ["arrests 90", "victims 5\narrests 70", "arrests 59"]
        opened.locator("th[data-by=text] button").click()
    opened.locator("details.crossing summary").last.click()
    opened.locator("details.crossing").get_by_role("link", name="2070").click()
    found.filter(has_text="1 of 62").wait_for()
    assert column(opened, 1) == ["Épervier"]


def test_a_record_opens_its_text_and_leads_to_the_next(opened: Any) -> None:
    opened.get_by_role("link", name="Épervier").click()
    reader = opened.get_by_role("dialog")
    assert reader.get_by_role("heading", level=2).inner_text() == "Opération de police"
    assert reader.locator(".mark").inner_text() == "70 arrestations"
    assert reader.locator("#place").inner_text() == "Record 1 of 62"
    assert reader.get_by_role("button", name="Previous").is_disabled()
    opened.keyboard.press("ArrowRight")
    reader.locator(".mark", has_text="59 arrestations").wait_for()
    assert opened.url.endswith("#doc=fr/text-059&record=1")
    reader.get_by_role("button", name="Previous").click()
    reader.locator(".mark", has_text="70 arrestations").wait_for()
    opened.keyboard.press("Escape")
    assert not reader.is_visible()
    assert opened.url.endswith("#")


def test_fast_hands_see_the_text_of_the_record(page: Any, tmp_path: Path) -> None:
    """On to a text and within it, before it has been unpacked: it is shown, not the one of before."""
    two = plain(1)
    [record] = two.document.records
    two.document.records.append(record.model_copy(update={"dates": "2000-01-01"}))
    page.goto(report_of(write_store(tmp_path / "records.db", [plain(2), two]), tmp_path / "report.html").as_uri())
    page.get_by_role("link", name="without a name").first.click()
    page.locator("#opened .mark", has_text="2 arrestations").wait_for()
    page.evaluate("() => { const next = document.getElementById('next'); next.click(); next.click(); }")
    page.locator("#opened .mark", has_text="1 arrestations").first.wait_for()
    assert page.locator("#place").inner_text() == "Record 3 of 3"
    assert page.locator("#opened .card.current").get_attribute("id") == "r2"


def test_values_and_places_light_up_in_an_opened_text(opened: Any) -> None:
    opened.get_by_role("link", name="Épervier").click()
    mark = opened.locator("#opened .mark")
    mark.hover()
    assert "lit" in (mark.get_attribute("class") or "")


def test_a_link_opens_a_text(page: Any, reports: dict[str, str]) -> None:
    page.goto(f"{reports['fr']}#doc=fr/text-007")
    assert page.locator("#opened .mark").inner_text() == "7 arrestations"
    page.goto(f"{reports['fr']}#doc=en/silent")
    page.locator("#opened .text", has_text="Rien").wait_for()
    assert page.locator("#place").inner_text() == "Texte 1 sur 1 sans enregistrement"
    page.goto(f"{reports['fr']}#doc=nothing&record=x")
    assert not page.get_by_role("dialog").is_visible()


def test_text_stays_text(opened: Any) -> None:
    opened.get_by_label("Search").fill("window.hacked")
    opened.locator("#table tbody a").click()
    opened.locator("#opened .text").wait_for()
    assert opened.evaluate("document.querySelector('#opened .text').textContent") == SHOWN
    assert opened.evaluate("document.querySelector('#opened h2').textContent") == SHOWN_NAME
    assert opened.evaluate("window.hacked") is None
    assert opened.locator("#opened script, #opened img, #opened a").count() == 0


def test_an_escaping_mistake_could_not_run_either(opened: Any, watch: Any) -> None:
    opened.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hacked = 1\">')")
    opened.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.hacked = 2'}))")
    opened.wait_for_timeout(100)
    assert opened.evaluate("window.hacked") is None
    assert any("Content Security Policy" in error for error in watch.errors)
    watch.errors.clear()  # they were provoked


def test_all_that_was_found_is_printed_not_a_page_of_it(opened: Any) -> None:
    opened.evaluate(
        "addEventListener('beforeprint', () => (window.printed = document.querySelectorAll('#table tbody tr').length))"
    )
    opened.pdf()
    assert opened.evaluate("window.printed") == 62
    assert len(column(opened, 1)) == 50


def test_without_script_all_records_are_there(
    browser: Any, reports: dict[str, str], browser_context_args: dict[str, Any]
) -> None:
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.goto(reports["en"])
    assert page.locator("#table tbody tr").count() == 62
    assert page.locator("#table").is_visible()
    assert page.locator(".sums, .timeline, .map").first.is_visible()
    assert not page.get_by_label("Search").is_visible()
    context.close()
