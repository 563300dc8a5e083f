"""Who may ask, how much, and what every answer carries: ASGI middleware, from the outside to the inside.

    SafeHeaders   on every answer, whoever gives it
    OwnPages      only requests from filet's own pages, and links that a person follows
    Limits        so many requests at once, so large and so slow a body
    Faults        whatever breaks becomes a page with a number, and a trace on standard error

What they hold off is a foreign web page in the same browser: one that posts to this address, embeds or reads it, or comes
back under a name of its own that it makes point here (DNS rebinding). Programs of the same machine are not held off; they
read the same files anyway.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from time import monotonic

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("filet.web")

# Bytes of a body: a file of 20 MB, and what a form puts around it.
MAX_FILE = 20 * 1024 * 1024
MAX_BODY = MAX_FILE + 64 * 1024
# A larger body is read on and thrown away so far: a browser shows an answer only once it has sent its request.
MAX_DISCARDED = 20 * MAX_BODY
# Seconds in which a body has to be here.
BODY_SECONDS = 30.0
# Requests at the same time.
MAX_REQUESTS = 24

_SAFE_METHODS = frozenset({"GET", "HEAD"})

HEADERS = {
    # Everything comes from this address. data: is for the small drawings in style sheets.
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
        # No script turns a string into HTML but fragments.js.
        " require-trusted-types-for 'script'; trusted-types filet"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # With no-referrer, browsers send "Origin: null" with forms (Fetch, "append a request Origin header").
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=()",
}
# A page holds texts and records; no cache keeps them. What says something else (static files) keeps it.
CACHE_CONTROL = "no-store"


class SafeHeaders:
    """Puts ``HEADERS`` on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", CACHE_CONTROL)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class OwnPages:
    """Refuses whatever does not come from a page of this server: 421 for a foreign Host, 403 for a foreign Origin.

    Neither says more than that. A request that changes something or sends a text (any method but GET and HEAD) must carry
    the ``Origin`` of the address that it goes to; browsers send it with every such request, and no page can forge it. A GET
    from elsewhere is answered only when a person follows a link to a page.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        names = ("127.0.0.1", "localhost", "[::1]")
        self.hosts = frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif (status := self._refusal(scope)) is not None:
            # What it may still be sending is not waited for.
            await Response(status_code=status, headers={"connection": "close"})(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _refusal(self, scope: Scope) -> int | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0] not in self.hosts:
            return 421
        site = headers.getlist("sec-fetch-site")
        if scope["method"] in _SAFE_METHODS:
            is_own = all(value in ("same-origin", "none") for value in site)
            is_followed = headers.getlist("sec-fetch-mode") == ["navigate"] and headers.getlist("sec-fetch-dest") == ["document"]
            return None if is_own or is_followed else 403
        is_own = headers.getlist("origin") == [f"http://{hosts[0]}"] and all(value == "same-origin" for value in site)
        return None if is_own else 403


class Limits:
    """So many requests at a time (503), bodies of so many bytes (413) that are here in so many seconds (408).

    The last two are raised as HTTPException where the body is read, so that the answer is a page like others.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        max_body: int = MAX_BODY,
        max_discarded: int = MAX_DISCARDED,
        seconds: float = BODY_SECONDS,
        max_requests: int = MAX_REQUESTS,
    ) -> None:
        self.app = app
        self.max_body = max_body
        self.max_discarded = max_discarded
        self.seconds = seconds
        self.max_requests = max_requests
        self.running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if self.running >= self.max_requests:
            await PlainTextResponse("too many requests at the same time\n", 503, {"retry-after": "1"})(scope, receive, send)
            return
        self.running += 1
        try:
            await self.app(scope, self._bounded(receive), send)
        finally:
            self.running -= 1

    def _bounded(self, receive: Receive) -> Receive:
        received = 0
        is_complete = False
        until = monotonic() + self.seconds

        async def next_part() -> Message:
            nonlocal received, is_complete
            try:
                message = await asyncio.wait_for(receive(), max(0.0, until - monotonic()))
            except TimeoutError:
                raise HTTPException(408, headers={"connection": "close"}) from None
            received += len(message.get("body", b""))
            is_complete = not message.get("more_body", False)
            return message

        async def receive_bounded() -> Message:
            if is_complete:
                return await receive()  # waits until the other side goes away
            message = await next_part()
            if received > self.max_body:
                while not is_complete and received <= self.max_discarded:
                    await next_part()
                raise HTTPException(413, headers={"connection": "close"})
            return message

        return receive_bounded


class Faults:
    """An exception that nobody expected: ``respond`` makes the answer of the request and a short number.

    The same number stands above the trace on standard error. The answer tells nothing of what happened.
    """

    def __init__(self, app: ASGIApp, respond: Callable[[Request, str], Awaitable[Response]]) -> None:
        self.app = app
        self.respond = respond

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        has_started = False

        async def send_and_note(message: Message) -> None:
            nonlocal has_started
            has_started = True
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        except Exception:
            number = secrets.token_hex(4)
            # Of the path only what a terminal can show: a request may hold anything.
            log.exception("error %s: %s %s", number, scope["method"], ascii(scope["path"]))
            if not has_started:
                response = await self._answer(Request(scope, receive), number)
                await response(scope, receive, send)

    async def _answer(self, request: Request, number: str) -> Response:
        try:
            return await self.respond(request, number)
        except Exception:  # what makes pages may be what is broken
            log.exception("error %s: no page for it", number)
            return PlainTextResponse(f"error {number}\n", 500)
