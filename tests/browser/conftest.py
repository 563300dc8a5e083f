"""A real browser on a real ``filet serve``: Debian's Chromium, else whichever Chrome is there, else none and a clear skip.

No page of filet may write an error to the console or ask another machine for anything: every test holds that (``page``).
Nor may the server write anything to standard error (``server``).

One server stands for the whole session (``folders``: what it shows). What a test saves in its gold folder goes when the
test has ended (``gold``).
"""

import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from folders import Folders, make_folders
from serving import Served, serving

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Nothing of its own goes out: updates, safe browsing, first-run pages.
QUIET = ("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu")
WIDTH, HEIGHT = 1280, 900

pytest.importorskip("playwright", reason="playwright is not installed; pip install -e '.[dev]'")


def find_browser() -> str | None:
    """The program to drive: ``FILET_BROWSER`` when it is set, else the first one on the PATH."""
    wanted = os.environ.get("FILET_BROWSER")
    return shutil.which(wanted) if wanted else next(filter(None, map(shutil.which, NAMES)), None)


def _is_here(item: pytest.Item) -> bool:
    return Path(__file__).parent in item.path.parents


@pytest.hookimpl(trylast=True)  # behind pytest, which brings together the tests that share a fixture
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Last of all: Playwright leaves its event loop running, in which no other test can start one of its own.
    items.sort(key=_is_here)
    if find_browser() is None:
        wanted = os.environ.get("FILET_BROWSER")
        missing = f"FILET_BROWSER={wanted} is no program" if wanted else f"no browser ({', '.join(NAMES)}) on the PATH"
        reason = f"{missing}; apt-get install chromium, or set FILET_BROWSER"
        for item in items:
            if _is_here(item):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    # Chromium's own sandbox does not start for root or in a container, which is where CI runs.
    sandbox = [] if sys.platform != "linux" or os.geteuid() != 0 else ["--no-sandbox"]
    return {**browser_type_launch_args, "executable_path": find_browser(), "args": [*sandbox, *QUIET]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "viewport": {"width": WIDTH, "height": HEIGHT}, "locale": "en-GB"}


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """What the server shows."""
    return make_folders(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def running(folders: Folders, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server itself, for fixtures of the session; tests take ``server``."""
    log = tmp_path_factory.mktemp("log") / "stderr.txt"
    with serving("--db", folders.db, "--corpus", folders.corpus, "--gold", folders.gold, log=log) as served:
        yield served


@pytest.fixture
def server(running: Served) -> Iterator[Served]:
    """A running ``filet serve``; what it writes to standard error during a test fails that test."""
    before = len(running.said())
    yield running
    assert running.said()[before:] == ""


@pytest.fixture
def gold(folders: Folders) -> Iterator[Path]:
    """The gold folder of the server, for a test that writes into it."""
    yield folders.gold
    folders.restore_gold()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What the server has written stands beside a test that failed."""
    report = yield
    served = getattr(item, "funcargs", {}).get("server")
    if report.failed and isinstance(served, Served):
        report.sections.append(("filet serve", served.said()))
    return report


@dataclass
class Watch:
    """What a page must not do."""

    errors: list[str]
    foreign: list[str]

    def forgive(self, words: str) -> None:
        """Of a test that provokes errors on purpose: those with ``words``, of which there must be one at least."""
        left = [error for error in self.errors if words not in error]
        assert len(left) < len(self.errors), f"no error with {words!r}: {self.errors}"
        self.errors[:] = left


@pytest.fixture
def watch(context: Any) -> Iterator[Watch]:
    seen = Watch([], [])

    def look(request: Any) -> None:
        place = urlsplit(request.url)
        if place.scheme not in ("file", "data", "blob", "about") and place.hostname != "127.0.0.1":
            seen.foreign.append(request.url)

    context.on("request", look)
    context.on("console", lambda message: seen.errors.append(message.text) if message.type in ("error", "warning") else None)
    context.on("weberror", lambda error: seen.errors.append(str(error.error)))
    yield seen
    assert seen.foreign == []
    assert seen.errors == []


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at; what is wrong in a language, a colour scheme or a width shows in one of LOOKS."""

    language: str
    scheme: str
    width: int


LOOKS = (Look("en", "light", 1280), Look("fr", "dark", 400))


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look.language}-{look.scheme}-{look.width}")
def look(request: pytest.FixtureRequest, page: Any) -> Look:
    """``page`` looks like this; a test asks for the language itself."""
    page.set_viewport_size({"width": request.param.width, "height": HEIGHT})
    page.emulate_media(color_scheme=request.param.scheme)
    assert isinstance(request.param, Look)
    return request.param


@pytest.fixture
def page(page: Any, watch: Watch) -> Any:
    """Playwright's page, watched."""
    del watch
    page.set_default_timeout(10_000)
    return page


@pytest.fixture(scope="session")
def axe() -> Callable[[Any], list[str]]:
    """The serious and critical findings of axe-core on a page, one line each."""
    from axe_playwright_python.sync_playwright import Axe

    checker = Axe()

    def check(page: Any) -> list[str]:
        found = checker.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        return [
            f"{item['id']}: {item['help']}: {node['html'][:200]}"
            for item in found
            if item["impact"] in ("serious", "critical")
            for node in item["nodes"][:3]
        ]

    return check


_TOO_WIDE = """() => document.scrollingElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
  .filter((item) => item.getBoundingClientRect().right > innerWidth && !item.closest(".scroll"))
  .slice(-3).map((item) => `wider than the window: ${item.outerHTML.slice(0, 200)}`)"""


@pytest.fixture(scope="session")
def barriers(axe: Callable[[Any], list[str]]) -> Callable[[Any], list[str]]:
    """What keeps people from using a page as it stands: findings of ``axe``, and what has to be scrolled sideways."""

    def check(page: Any) -> list[str]:
        return [*axe(page), *page.evaluate(_TOO_WIDE)]

    return check
