"""The port, on this machine alone, and the server behind it."""

import errno
import socket
from contextlib import suppress
from dataclasses import replace

import uvicorn

from pipeline.errors import FiletError, InputError
from pipeline.web.app import make_app
from pipeline.web.extraction import Extraction
from pipeline.web.settings import Settings

# Only these are ever bound. For use from elsewhere: ssh -L 8765:127.0.0.1:8765 machine (the same port on both sides).
_LOOPBACK = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
# Open connections. Most are idle; ``security.Limits`` bounds what runs.
_MAX_CONNECTIONS = 100


class Server:
    """``bind``, then ``run``. ``settings.port`` 0 takes any free port; ``url`` tells which."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._sockets: list[socket.socket] = []
        self._uvicorn: uvicorn.Server | None = None
        self._failure: FiletError | None = None

    @property
    def url(self) -> str:
        """Where the pages are once the port is bound."""
        return f"http://127.0.0.1:{self.settings.port}/"

    def bind(self) -> None:
        """Take the port of 127.0.0.1, and of ::1 where there is IPv6: a browser may take "localhost" for either.

        From now on requests wait for ``run``. Raises InputError when the port is taken or not allowed.
        """
        for family, address in _LOOPBACK:
            try:
                bound = _bind(family, address, self.settings.port)
            except OSError as error:
                if family is socket.AF_INET6 and error.errno != errno.EADDRINUSE:
                    continue  # this machine has none
                self.close()
                raise _explained(error, self.settings.port) from error
            self._sockets.append(bound)
            self.settings = replace(self.settings, port=bound.getsockname()[1])

    def run(self) -> None:
        """Serve until the process gets SIGINT (raised as KeyboardInterrupt once all is stopped) or SIGTERM, or ``stop``.

        Raises what keeps texts from being read: PatternsError, ModelError, WorkerError.
        """
        config = uvicorn.Config(
            make_app(self.settings, Extraction(self.settings.patterns, on_failure=self._give_up)),
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="on",
            log_config=None,  # what is logged goes to standard error
            log_level="error",  # that a request was malformed is its sender's business
            access_log=False,
            proxy_headers=False,  # there is no proxy whose word on the address would count
            server_header=False,
            limit_concurrency=_MAX_CONNECTIONS,
            timeout_keep_alive=5,
            timeout_graceful_shutdown=2,
        )
        self._uvicorn = uvicorn.Server(config)
        try:
            self._uvicorn.run(self._sockets)
        finally:
            self.close()
        if self._failure is not None:
            raise self._failure

    def _give_up(self, error: FiletError) -> None:
        self._failure = error
        self.stop()

    def stop(self) -> None:
        """From any thread: let ``run`` come to its end."""
        if self._uvicorn is not None:
            self._uvicorn.should_exit = True

    def close(self) -> None:
        """Give the port back."""
        for bound in self._sockets:
            with suppress(OSError):
                bound.close()
        self._sockets.clear()


def _bind(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        if family is socket.AF_INET6:
            bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows, where another program could else take the same port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # elsewhere it only lets a port be taken again soon after a server has ended
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((address, port))
        bound.listen(128)
    except OSError:
        bound.close()
        raise
    return bound


def _explained(error: OSError, port: int) -> InputError:
    if error.errno == errno.EADDRINUSE:
        return InputError(f"port {port} of this machine is taken, perhaps by another filet serve; give another with --port")
    return InputError(f"port {port} cannot be used ({error.strerror}); give another with --port")
