"""A client of the pages whose texts are read in this process, by the extractor that all tests share."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline import Extractor
from pipeline.web.app import make_app
from pipeline.web.extraction import Extraction, Reader
from pipeline.web.settings import Settings

ORIGIN = "http://127.0.0.1:8765"


class HereExtraction(Extraction):
    """Answers at once: the same work, without a process."""

    def __init__(self, extractor: Extractor) -> None:
        super().__init__()
        self.reader = Reader(None)
        self.reader.extractor = extractor

    def __enter__(self) -> "HereExtraction":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    async def _ask(self, item):  # type: ignore[no-untyped-def]
        (answer,) = self.reader([item])
        return answer


@pytest.fixture(scope="session")
def open_client(extractor: Extractor) -> Iterator[Callable[..., TestClient]]:
    """``open_client(db=…)``: a client of pages with such settings. It asks as those pages themselves do."""
    with ExitStack() as stack:

        def open_(**settings: Path) -> TestClient:
            app = make_app(Settings(**settings), HereExtraction(extractor))
            return stack.enter_context(TestClient(app, base_url=ORIGIN, headers={"origin": ORIGIN}, follow_redirects=False))

        yield open_


@pytest.fixture(scope="session")
def client(open_client: Callable[..., TestClient]) -> TestClient:
    """A client of the pages without any data."""
    return open_client()
