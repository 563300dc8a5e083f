"""A foreign page in the same browser: it can neither post to filet, nor embed or read anything of it; a link may lead there."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from serving import Served

PAGE = b"<!doctype html><title>elsewhere</title><body></body>"

ATTACKS = {
    "read": "fetch(target + '/en/try').then((answer) => answer.text())",
    "read blindly": "fetch(target + '/en/try', { mode: 'no-cors' })",
    "post text": "fetch(target + '/en/try', { method: 'POST', mode: 'no-cors', body: new URLSearchParams({ text: '12 arrests' }) })",
    "post JSON": "fetch(target + '/en/try', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })",
    "beacon": "new Promise((done, fail) => { navigator.sendBeacon(target + '/en/try', 'x'); setTimeout(fail, 300); })",
    "image": "element('img', 'src', '/static/icon.svg')",
    "script": "element('script', 'src', '/static/try.js')",
    "style": "element('link', 'href', '/static/view.css', { rel: 'stylesheet' })",
    "object": "element('object', 'data', '/en/try')",
    "socket": "new Promise((done, fail) => { const s = new WebSocket(target.replace('http', 'ws') + '/en/try'); s.onopen = done; s.onerror = fail; })",
}
TOOLS = """
const element = (name, attribute, path, others = {}) => new Promise((done, fail) => {
  const made = Object.assign(document.createElement(name), others, { onload: done, onerror: fail });
  made[attribute] = target + path;
  document.body.append(made);
});
"""


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[int]:
    """The port of another server on this machine."""

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.fixture(params=["localhost", "127.0.0.1"], ids=["another site", "another port of the same site"])
def foreign(request: pytest.FixtureRequest, browser: Any, elsewhere: int) -> Iterator[Any]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"http://{request.param}:{elsewhere}/")
    yield page
    context.close()


def test_nothing_is_answered(foreign: Any, server: Served) -> None:
    answered: list[int] = []
    foreign.on("response", lambda response: answered.append(response.status) if response.url.startswith(server.url) else None)
    attack = "(target) => {{ {} return ({}).then(() => true, () => false); }}"
    succeeded = [name for name, code in ATTACKS.items() if foreign.evaluate(attack.format(TOOLS, code), server.url)]
    assert succeeded == []
    assert set(answered) == {403}


def test_no_frame(foreign: Any, server: Served) -> None:
    with foreign.expect_response(lambda response: response.url == f"{server.url}/en/try") as answer:
        foreign.evaluate(
            "(target) => { const f = document.createElement('iframe'); f.src = target + '/en/try'; document.body.append(f); }",
            server.url,
        )
    assert answer.value.status == 403


def test_no_form(foreign: Any, server: Served) -> None:
    with foreign.expect_response(lambda response: response.url == f"{server.url}/en/try") as answer:
        foreign.evaluate(
            """(target) => {
              const form = Object.assign(document.createElement('form'), { method: 'post', action: target + '/en/try' });
              form.append(Object.assign(document.createElement('input'), { name: 'text', value: '12 arrests' }));
              document.body.append(form);
              form.submit();
            }""",
            server.url,
        )
    assert answer.value.status == 403


def test_a_link_leads_there_and_gives_nothing_back(foreign: Any, server: Served) -> None:
    foreign.evaluate("(target) => { window.opened = window.open(target + '/en/try'); }", server.url)
    opened = foreign.context.wait_for_event("page") if len(foreign.context.pages) < 2 else foreign.context.pages[-1]
    opened.wait_for_selector("#try")
    assert foreign.evaluate("() => window.opened === null || window.opened.closed")
