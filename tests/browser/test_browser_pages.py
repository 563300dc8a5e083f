"""What holds of every view of ``filet serve``: no mouse is needed, nothing that is no part of filet runs, no barrier."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any
from urllib.parse import quote

import pytest
from folders import HOSTILE_ID
from serving import Served

TEXT = f"id={quote(HOSTILE_ID, safe='')}"
PAGES = ("try", "library", f"library/text?{TEXT}", "gold", f"gold/text?{TEXT}")

# Whether a person sees where the focus is, and what of the page it is on: its place among all that can have it.
FOCUS = """() => {
  const style = getComputedStyle(document.activeElement);
  const box = document.activeElement.getBoundingClientRect();
  return {
    place: window.stops.indexOf(document.activeElement),
    element: document.activeElement.outerHTML.slice(0, 120),
    // The browser shows which part of a day it is on.
    seen: document.activeElement.type === "date" || (parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none") || style.boxShadow !== "none",
    inside: box.bottom > 0 && box.top < innerHeight,
  };
}"""
STOPS = """() => {
  window.stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((item) => !item.disabled && item.tabIndex >= 0 && item.checkVisibility({ visibilityProperty: true }));
  return window.stops.length;
}"""


def test_the_first_page_speaks_the_browsers_language(page: Any, browser: Any, server: Served) -> None:
    page.goto(server.url)
    assert page.url == f"{server.url}/en/try"
    french = browser.new_context(locale="fr-CA")
    opened = french.new_page()
    opened.goto(server.url)
    assert opened.url == f"{server.url}/fr/try"
    french.close()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.partition("?")[0])
def test_without_a_mouse(page: Any, server: Served, path: str) -> None:
    """Tab leads to everything that can be used, in the order in which it is read, and one sees where one is."""
    page.goto(f"{server.url}/en/{path}")
    count = min(page.evaluate(STOPS), 60)
    page.evaluate("window.stops[0].focus({ focusVisible: true })")
    reached = [page.evaluate(FOCUS)]
    while reached[-1]["place"] not in (count - 1, -1):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUS))
    assert [item["element"] for item in reached if not item["seen"]] == []
    assert [item["element"] for item in reached if not item["inside"]] == []
    # A field for a day has several stops.
    assert [place for place, _ in groupby(item["place"] for item in reached)] == list(range(count))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.partition("?")[0])
def test_nothing_runs_that_is_no_part_of_filet(page: Any, server: Served, watch: Any, path: str) -> None:
    """Were a mistake in a page to let a text become part of it, that would still not run."""
    answer = page.goto(f"{server.url}/en/{path}")
    assert "unsafe" not in answer.headers["content-security-policy"]
    page.evaluate(
        """async () => {
          const add = (name, fields) => document.body.append(Object.assign(document.createElement(name), fields));
          try { add("script", { textContent: "window.hacked = 1" }); } catch {}
          try { document.body.insertAdjacentHTML("beforeend", "<img src=/nothing onerror='window.hacked = 2'>"); } catch {}
          try { add("a", { href: "javascript:window.hacked = 3", id: "mine" }); document.querySelector("#mine").click(); } catch {}
          try { setTimeout("window.hacked = 4"); } catch {}
          try { await fetch("https://example.org/"); } catch {}
          await new Promise((done) => setTimeout(done, 100));
        }"""
    )
    assert page.evaluate("window.hacked") is None
    assert any("example.org" in error for error in watch.errors)
    watch.errors.clear()  # all of it was provoked, and refused
    watch.foreign.clear()


@pytest.fixture
def rebound(browser_type: Any, browser_type_launch_args: dict[str, Any]) -> Iterator[Any]:
    """A browser for which a name of somebody else is this machine, as after DNS rebinding."""
    arguments = [*browser_type_launch_args["args"], "--host-resolver-rules=MAP evil.example 127.0.0.1"]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": arguments})
    yield browser.new_page()
    browser.close()


@pytest.mark.parametrize(("method", "path"), [("get", "/en/library"), ("post", "/en/try")])
def test_a_foreign_name_for_this_machine_is_refused(rebound: Any, server: Served, method: str, path: str) -> None:
    origin = f"http://evil.example:{server.url.rpartition(':')[2]}"
    # The page came from elsewhere, before the name began to point here.
    rebound.route(f"{origin}/", lambda route: route.fulfill(body="<!doctype html><title>x</title>", content_type="text/html"))
    rebound.goto(f"{origin}/")
    # Of a form: Chromium itself holds off what a script fetches from this machine, other browsers do not.
    send = "([method, action]) => { const form = document.createElement('form'); Object.assign(form, { method, action }); document.body.append(form); form.submit(); }"
    with rebound.expect_response(lambda response: "/en/" in response.url) as answer:
        rebound.evaluate(send, [method, path])
    assert answer.value.status == 421


def test_no_barrier_in_try(page: Any, server: Served, look: Any, watch: Any, barriers: Callable[[Any], list[str]]) -> None:
    page.goto(f"{server.url}/{look.language}/try")
    assert barriers(page) == []
    with page.expect_navigation():
        page.locator("#submit").click()
    assert page.get_by_role("alert").is_visible()  # there is no text yet
    assert barriers(page) == []
    watch.forgive("422")
    with page.expect_navigation():
        page.locator("button[name=example]").click()
    page.evaluate("document.querySelectorAll('details').forEach((item) => { item.open = true; })")
    page.locator(".value").first.hover()
    assert barriers(page) == []


@pytest.mark.parametrize("path", ["nothing", "gold/text?id=nothing"])
def test_no_barrier_where_nothing_is(
    page: Any, server: Served, look: Any, watch: Any, barriers: Callable[[Any], list[str]], path: str
) -> None:
    answer = page.goto(f"{server.url}/{look.language}/{path}")
    assert answer.status == 404
    assert barriers(page) == []
    watch.forgive("404")
