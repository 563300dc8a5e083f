"""The frame of the pages: languages, navigation, static files, views without data, errors."""

import asyncio
import re

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Scope


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "en"),
        ("fr", "fr"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("en;q=0.5,fr;q=0.4", "en"),
        ("en;q=0.1, fr", "fr"),
        ("de,fr;q=0", "en"),
        ("de", "en"),
        ("fr;q=x", "en"),
        (",;=,;q=,", "en"),
    ],
)
def test_the_first_page_is_in_the_language_of_the_browser(client: TestClient, accepted: str | None, language: str) -> None:
    response = client.get("/", headers={"accept-language": accepted} if accepted else {})
    assert (response.status_code, response.headers["location"]) == (303, f"/{language}/try")


@pytest.mark.parametrize("view", ["try", "library", "gold"])
@pytest.mark.parametrize(("language", "other"), [("en", "fr"), ("fr", "en")])
def test_a_page_has_a_frame(client: TestClient, view: str, language: str, other: str) -> None:
    response = client.get(f"/{language}/{view}?a=1&b=%3Cscript%3E")
    assert response.status_code == 200
    page = response.text
    assert f'<html lang="{language}">' in page
    assert re.search(f'href="/{language}/{view}" aria-current="page"', page)
    assert page.count("aria-current") == 1
    # The switch keeps the page and what stands behind the question mark.
    assert f'href="/{other}/{view}?a=1&amp;b=%3Cscript%3E" hreflang="{other}"' in page
    assert '<a class="skip" href="#content">' in page
    assert '<main id="content"' in page


def test_a_page_has_nothing_inline(client: TestClient) -> None:
    for page in (client.get("/en/try").text, client.post("/en/try", data={"example": "1"}).text, client.get("/fr/x").text):
        assert not re.search(r"<style|<script(?![^>]* src=\"/static/)|\son\w+=|\sstyle=|javascript:", page)


@pytest.mark.parametrize(("view", "option"), [("library", "--db FILE"), ("gold", "--corpus DIR --gold DIR")])
def test_a_view_without_data_says_what_opens_it(client: TestClient, view: str, option: str) -> None:
    for path in (f"/fr/{view}", f"/fr/{view}/some/record"):
        response = client.get(path)
        assert (response.status_code, f"filet serve {option}" in response.text) == (200, True)


@pytest.mark.parametrize(
    "path", ["/fr/nothing", "/fr/try/nothing", "/nothing", "/de/try", "/static/nothing.css", "/static/../app.py"]
)
def test_there_is_no_such_page(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"accept-language": "fr"})
    assert response.status_code == 404
    assert "Cette page n’existe pas" in response.text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("view.css", "text/css"),
        ("frame.css", "text/css"),
        ("try.js", "text/javascript"),
        ("marks.js", "text/javascript"),
        ("icon.svg", "image/svg+xml"),
    ],
)
def test_a_static_file_has_its_type(client: TestClient, name: str, kind: str) -> None:
    response = client.get(f"/static/{name}")
    assert (response.status_code, response.headers["content-type"].partition(";")[0]) == (200, kind)
    again = client.get(f"/static/{name}", headers={"if-none-match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["*", "", "x", "//", "/en", "//evil.example/en/try", "http://evil.example/", "/\x00", "/en/\ud800", "/en/try/" + "a/" * 2000],
)
def test_an_address_that_is_none(client: TestClient, path: str) -> None:
    """As a program may send it; no page of an error and no redirection breaks, or leads elsewhere."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"127.0.0.1:8765")]
    scope: Scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": headers, "scheme": "http"}
    asyncio.run(client.app(scope, receive, send))  # type: ignore[arg-type]
    location = dict(sent[0]["headers"]).get(b"location", b"")
    assert sent[0]["status"] in (303, 307, 404)
    assert not location or location.startswith((b"/en/", b"http://127.0.0.1:8765/"))
