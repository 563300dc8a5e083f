"""Who may ask and what every answer carries, case by case, on the least application and on the pages."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

import pytest
from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.web import security
from pipeline.web.security import HEADERS, Faults, Limits, OwnPages, SafeHeaders

Headers = Sequence[tuple[str, str]]
HOST = ("host", "127.0.0.1:8765")
OWN = ("origin", "http://127.0.0.1:8765")


def ask(
    app: ASGIApp, method: str = "GET", headers: Headers = (HOST,), parts: Sequence[bytes] = (b"",), pause: float = 0
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and content of the answer; the body comes in ``parts``, each after ``pause`` seconds."""
    sent: list[Message] = []
    waiting = [{"type": "http.request", "body": part, "more_body": number < len(parts)} for number, part in enumerate(parts, 1)]

    async def receive() -> Message:
        await asyncio.sleep(pause)
        return waiting.pop(0) if waiting else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    scope: Scope = {"type": "http", "method": method, "path": "/x", "query_string": b"", "headers": raw, "http_version": "1.1"}
    asyncio.run(app(scope, receive, send))
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], answered, b"".join(message.get("body", b"") for message in sent[1:])


async def hello(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("hello")(scope, receive, send)


# --- OwnPages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765"])
def test_own_hosts(host: str) -> None:
    assert ask(OwnPages(hello, 8765), headers=[("host", host)])[0] == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8765",  # DNS rebinding: a name that points here
        "127.0.0.1",
        "localhost",
        "127.0.0.1:80",
        "127.0.0.1:87650",
        "127.0.0.1:08765",
        "localhost.:8765",
        "127.0.0.1.:8765",
        "LOCALHOST:8765",
        "user@127.0.0.1:8765",
        "127.0.0.1:8765@evil.example",
        "127.0.0.1:8765.evil.example",
        "127.0.0.1:8765/",
        "127.0.0.1:8765, evil.example",
        " 127.0.0.1:8765",
        "evil.example#127.0.0.1:8765",
        "127.1:8765",
        "0.0.0.0:8765",
        "2130706433:8765",
        "::1:8765",
        "[::]:8765",
        "[::ffff:127.0.0.1]:8765",
        "",
    ],
)
def test_foreign_hosts(host: str) -> None:
    status, _, content = ask(OwnPages(hello, 8765), headers=[("host", host), ("x-forwarded-host", "127.0.0.1:8765")])
    assert (status, content) == (421, b"")


@pytest.mark.parametrize("headers", [[], [HOST, HOST], [HOST, ("host", "evil.example")]])
def test_one_host(headers: Headers) -> None:
    assert ask(OwnPages(hello, 8765), headers=headers)[0] == 421


def test_the_port_of_http_may_be_left_out() -> None:
    for host in ("127.0.0.1", "localhost:80"):
        assert ask(OwnPages(hello, 80), "POST", [("host", host), ("origin", f"http://{host}")])[0] == 200
    assert ask(OwnPages(hello, 80), headers=[("host", "evil.example")])[0] == 421


UNSAFE = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "post", "X"]


@pytest.mark.parametrize("method", UNSAFE)
def test_own_origin(method: str) -> None:
    app = OwnPages(hello, 8765)
    assert ask(app, method, [HOST, OWN])[0] == 200
    assert ask(app, method, [HOST, OWN, ("sec-fetch-site", "same-origin")])[0] == 200


@pytest.mark.parametrize("method", UNSAFE)
@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("origin", "null")],
        [("origin", "")],
        [("origin", "http://evil.example")],
        [("origin", "https://127.0.0.1:8765")],
        [("origin", "http://127.0.0.1")],
        [("origin", "http://127.0.0.1:8766")],
        [("origin", "http://localhost:8765")],  # another origin than the one addressed
        [("origin", "http://127.0.0.1:8765/")],
        [("origin", "http://127.0.0.1:8765.evil.example")],
        [("origin", "http://evil.example http://127.0.0.1:8765")],
        [OWN, OWN],
        [OWN, ("origin", "http://evil.example")],
        [("referer", "http://127.0.0.1:8765/en/try")],
        [OWN, ("sec-fetch-site", "cross-site")],
        [OWN, ("sec-fetch-site", "same-site")],
        [OWN, ("sec-fetch-site", "none")],
        [OWN, ("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")],
        [("origin", "null"), ("sec-fetch-site", "same-origin")],
    ],
)
def test_foreign_origin(method: str, headers: Headers) -> None:
    status, _, content = ask(OwnPages(hello, 8765), method, [HOST, *headers])
    assert (status, content) == (403, b"")


def fetch(site: str, mode: str, dest: str) -> Headers:
    return [HOST, ("sec-fetch-site", site), ("sec-fetch-mode", mode), ("sec-fetch-dest", dest)]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([HOST], 200),  # an old browser, or a program
        (fetch("none", "navigate", "document"), 200),
        (fetch("same-origin", "cors", "empty"), 200),
        (fetch("same-origin", "no-cors", "script"), 200),
        (fetch("cross-site", "navigate", "document"), 200),  # a link in a mail or on a page
        (fetch("same-site", "navigate", "document"), 200),
        (fetch("cross-site", "navigate", "iframe"), 403),
        (fetch("cross-site", "navigate", "embed"), 403),
        (fetch("cross-site", "no-cors", "image"), 403),
        (fetch("cross-site", "no-cors", "script"), 403),
        (fetch("cross-site", "cors", "empty"), 403),
        (fetch("same-site", "no-cors", "style"), 403),  # another port of this machine is the same site
        (fetch("cross-site", "websocket", "websocket"), 403),
        ([HOST, ("sec-fetch-site", "cross-site")], 403),
        ([HOST, ("sec-fetch-site", "anything")], 403),
    ],
)
def test_no_foreign_page_embeds_or_reads(method: str, headers: Headers, status: int) -> None:
    assert ask(OwnPages(hello, 8765), method, headers)[0] == status


def test_no_websocket() -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    asyncio.run(
        OwnPages(hello, 8765)({"type": "websocket", "path": "/", "headers": [(b"host", b"127.0.0.1:8765")]}, receive, send)
    )
    assert [message["type"] for message in sent] == ["websocket.close"]


# --- SafeHeaders ------------------------------------------------------------------------------------------------------


def test_headers_are_set_once() -> None:
    async def careless(scope: Scope, receive: Receive, send: Send) -> None:
        await Response(headers={"content-security-policy": "default-src *", "cache-control": "no-cache"})(scope, receive, send)

    _, headers, _ = ask(SafeHeaders(careless))
    assert headers["content-security-policy"] == HEADERS["content-security-policy"]
    assert headers["cache-control"] == "no-cache"


def test_no_policy_lets_anything_inline_or_foreign() -> None:
    policy = HEADERS["content-security-policy"]
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "http" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {}, 303),
        ("GET", "/en/try", {}, 200),
        ("HEAD", "/en/try", {}, 200),
        ("GET", "/static/view.css", {}, 200),
        ("GET", "/en/nothing", {}, 404),
        ("DELETE", "/en/try", {}, 405),
        ("POST", "/en/try", {"origin": "null"}, 403),
        ("GET", "/en/try", {"host": "evil.example"}, 421),
        ("POST", "/en/try", {"content-type": "text/plain"}, 415),
    ],
)
def test_every_answer_has_the_headers(client: TestClient, method: str, path: str, headers: dict[str, str], status: int) -> None:
    response = client.request(method, path, headers=headers)
    assert response.status_code == status
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    assert response.headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")
    assert "set-cookie" not in response.headers
    assert "access-control-allow-origin" not in response.headers


# --- Limits -----------------------------------------------------------------------------------------------------------


async def count(scope: Scope, receive: Receive, send: Send) -> None:
    """Says how many bytes came."""
    body = await Request(scope, receive).body()
    await PlainTextResponse(str(len(body)))(scope, receive, send)


def limited(**limits: Any) -> ASGIApp:
    async def say(_: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return Response(status_code=error.status_code, headers=error.headers)

    return Limits(ExceptionMiddleware(count, handlers={HTTPException: say}), **limits)


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ([b"x" * 10], 200),
        ([b"x" * 5, b"x" * 5], 200),
        ([b"x" * 11], 413),
        ([b"x" * 5, b"x" * 6], 413),
        ([b"x"] * 11, 413),
    ],
)
def test_size_of_a_body(parts: list[bytes], status: int) -> None:
    """Counted as it comes: what Content-Length says is not believed."""
    headers = [HOST, ("content-length", "1")]
    assert ask(limited(max_body=10), "POST", headers, parts)[0] == status


def test_what_is_too_large_is_read_to_its_end_and_no_further() -> None:
    taken = 0

    async def receive() -> Message:
        nonlocal taken
        taken += 1
        return {"type": "http.request", "body": b"x" * 10, "more_body": taken < 30}

    async def send(message: Message) -> None:
        pass

    scope: Scope = {"type": "http", "method": "POST", "path": "/", "headers": []}
    asyncio.run(limited(max_body=10, max_discarded=1000)(scope, receive, send))
    assert taken == 30
    taken = 0
    asyncio.run(limited(max_body=10, max_discarded=100)(scope, receive, send))
    assert taken == 11


def test_a_body_has_to_be_here_in_time() -> None:
    app = limited(seconds=0.05)
    assert ask(app, "POST", parts=[b"x"])[0] == 200
    status, headers, _ = ask(app, "POST", parts=[b"x"] * 20, pause=0.01)
    assert (status, headers["connection"]) == (408, "close")


def test_so_many_requests_at_a_time() -> None:
    async def run() -> tuple[list[int], int]:
        gate = asyncio.Event()

        async def wait(scope: Scope, receive: Receive, send: Send) -> None:
            await gate.wait()
            await hello(scope, receive, send)

        app = Limits(wait, max_requests=2)
        statuses: list[int] = []

        async def one() -> None:
            async def send(message: Message) -> None:
                statuses.extend([message["status"]] if "status" in message else [])

            await app({"type": "http", "method": "GET", "path": "/", "headers": []}, receive, send)

        async def receive() -> Message:
            return {"type": "http.request"}

        tasks = [asyncio.create_task(one()) for _ in range(4)]
        await asyncio.sleep(0.01)
        assert statuses == [503, 503]
        gate.set()
        await asyncio.gather(*tasks)
        await one()  # there is room again
        return statuses, app.running

    assert asyncio.run(run()) == ([503, 503, 200, 200, 200], 0)


# --- Faults -----------------------------------------------------------------------------------------------------------


async def broken(*_: object) -> None:
    raise RuntimeError("secret of /home/somebody")


async def say_number(_: Request, number: str) -> Response:
    return PlainTextResponse(f"sorry {number}", 500)


async def say_nothing(*_: object) -> Response:
    raise RuntimeError("another secret")


@pytest.mark.parametrize("respond", [say_number, say_nothing])
def test_a_fault_is_a_number_here_and_a_trace_there(respond: Any, caplog: pytest.LogCaptureFixture) -> None:
    status, _, content = ask(Faults(broken, respond))
    assert status == 500
    assert b"secret" not in content
    number = content.decode().split()[-1]
    assert len(number) == 8
    assert number in caplog.text
    assert "secret of /home/somebody" in caplog.text


def test_a_fault_behind_the_first_words_ends_the_answer(caplog: pytest.LogCaptureFixture) -> None:
    async def half(_: Scope, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("half")

    status, _, content = ask(Faults(half, say_number))
    assert (status, content) == (200, b"")
    assert "half" in caplog.text


def test_what_is_logged_of_a_request_steers_no_terminal(caplog: pytest.LogCaptureFixture) -> None:
    async def send(message: Message) -> None:
        pass

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope: Scope = {"type": "http", "method": "GET", "path": "/\x1b[2J\u202e\n", "headers": []}
    asyncio.run(Faults(broken, say_number)(scope, receive, send))
    (record,) = caplog.records
    assert r"'/\x1b[2J\u202e\n'" in record.getMessage()


def test_a_fault_of_a_page(client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    from pipeline.web import try_

    monkeypatch.setattr(try_, "_asked", lambda *_: 1 / 0)
    response = client.post("/fr/try", data={"text": "x"})
    assert response.status_code == 500
    assert "Une erreur s’est produite ici" in response.text
    assert "ZeroDivisionError" not in response.text
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert record.args is not None
    assert str(record.args[0]) in response.text  # type: ignore[index]


def test_the_limits_of_the_pages() -> None:
    """What the README says."""
    assert security.MAX_FILE == 20 * 1024 * 1024
    assert security.BODY_SECONDS == 30
