"""A real server on a real port: what only shows between sockets."""

import http.client
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from pipeline.errors import InputError
from pipeline.web import server as server_module
from pipeline.web.app import make_app
from pipeline.web.extraction import Extraction
from pipeline.web.security import MAX_BODY, Limits
from pipeline.web.server import Server
from pipeline.web.settings import Settings


class NoExtraction(Extraction):
    """Starts no process."""

    def __enter__(self) -> "NoExtraction":
        return self

    def __exit__(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of a running server, where a body has to arrive within half a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server_module, "make_app", lambda settings, _: make_app(settings, NoExtraction()))
        patch.setattr(Limits.__init__, "__kwdefaults__", {**(Limits.__init__.__kwdefaults__ or {}), "seconds": 0.5})
        server = Server(Settings(port=0))
        server.bind()
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        yield server.settings.port
        server.stop()
        thread.join(10)
        assert not thread.is_alive()


def post(port: int, length: int, parts: Iterator[bytes]) -> tuple[int, str, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest("POST", "/fr/try")
    connection.putheader("Origin", f"http://127.0.0.1:{port}")
    connection.putheader("Content-Type", "multipart/form-data; boundary=b")
    connection.putheader("Content-Length", str(length))
    connection.endheaders()
    for part in parts:
        connection.send(part)
    answer = connection.getresponse()
    content = answer.read().decode()
    connection.close()
    return answer.status, content, answer.headers


def test_a_body_that_is_too_large_is_answered_with_a_page(port: int) -> None:
    """The browser must have sent all of it before it shows an answer."""
    start = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    chunk = b"x" * 65536
    count = MAX_BODY // len(chunk) + 2
    status, content, headers = post(port, len(start) + count * len(chunk), iter([start, *[chunk] * count]))
    assert (status, "20 Mo" in content) == (413, True)
    assert headers["content-security-policy"]


def test_a_body_that_is_sent_drop_by_drop_is_given_up(port: int) -> None:
    def drops() -> Iterator[bytes]:
        for letter in (b"-", b"-", b"b", b"\r"):
            yield letter
            time.sleep(0.01)

    started = time.monotonic()
    status, content, _ = post(port, 1000, drops())
    assert (status, "trop de temps" in content) == (408, True)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /en/try HTTP/1.1\r\n\r\n",  # no Host
        b"GET /en/try HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\n\r\n",
        b"GET /en/try HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
        b"POST /en/try HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # TLS
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
        b"POST /en/try HTTP/1.0\r\n\r\n",
    ],
)
def test_requests_that_are_none(port: int, request_: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        try:
            connection.sendall(request_.replace(b"{port}", str(port).encode()))
            answer = connection.recv(65536)
        except ConnectionError:
            answer = b""
    assert not answer or answer.split()[1] in (b"400", b"403", b"421", b"431")
    assert b"Traceback" not in answer


def test_it_is_bound_to_this_machine_alone() -> None:
    server = Server(Settings(port=0))
    server.bind()
    try:
        assert {bound.getsockname()[0] for bound in server._sockets} <= {"127.0.0.1", "::1"}
        with pytest.raises(InputError, match=rf"port {server.settings.port} of this machine is taken.*--port"):
            Server(Settings(port=server.settings.port)).bind()
    finally:
        server.close()
