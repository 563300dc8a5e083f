"""Takes the pictures of the README from the real pages, over the corpus and the gold of this repository:

    python tools/make_screenshots.py                  # docs/try.png, docs/library.png
    python tools/make_screenshots.py --all /tmp/shots # every view in both languages, light and dark, 1280 and 400 px, to look at
    python tools/make_screenshots.py --db records.db  # of a database that is there already, not one made anew

Needs what the tests in a browser need: pip install -e '.[dev]' and Chromium (FILET_BROWSER, else chromium or chrome on the
PATH). Take them anew when a page has changed how it looks.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import sync_playwright
from serving import serving

ROOT = Path(__file__).parents[1]
WIDTH, HEIGHT = 1280, 800
NARROW = 400
MARGIN = 16
LOCALES = {"en": "en-GB", "fr": "fr-FR"}
# A text whose records have nested counts, several countries, dates, and a name.
EXAMPLE = "fr/liberterra-ii-flash"
TEXT = f"id={quote(EXAMPLE, safe='')}"
VIEWS = {
    "try": "try",
    "library": "library",
    "library-filtered": "library?country=FR&category=arrests",
    "library-nothing": "library?q=nosuchword",
    "library-text": f"library/text?{TEXT}",
    "library-failures": "library/failures",
    "gold": "gold",
    "gold-text": f"gold/text?{TEXT}",
    "error": "nothing",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, help="a database of filet batch over the corpus; else one is made")
    parser.add_argument("--all", type=Path, metavar="DIR", help="take every view instead, into DIR")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), options.db) as (url, db, browser):
        if options.all:
            options.all.mkdir(parents=True, exist_ok=True)
            take_all(url, db, browser, options.all)
        else:
            take_for_readme(url, browser, ROOT / "docs")


@contextmanager
def opened(folder: Path, db: Path | None) -> Iterator[tuple[str, Path, Any]]:
    """The address of a running server, its database, and a browser. The gold folder is a copy."""
    if db is None:
        db = folder / "records.db"
        run("batch", ROOT / "corpus", "-o", db)
    gold = folder / "gold"
    shutil.copytree(ROOT / "gold", gold)
    names = (os.environ.get("FILET_BROWSER"), "chromium", "chromium-browser", "google-chrome", "chrome")
    program = next(filter(None, (shutil.which(name) for name in names if name)), None)
    if program is None:
        raise SystemExit("no Chromium on the PATH; install one, or set FILET_BROWSER")
    arguments = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    with (
        serving("--db", db, "--corpus", ROOT / "corpus", "--gold", gold, log=folder / "log") as served,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=arguments) as browser,
    ):
        yield served.url, db, browser


def run(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "pipeline", *map(str, arguments)], check=True)


def take_for_readme(url: str, browser: Any, folder: Path) -> None:
    """``try.png``: a French text and its records. ``library.png``: where and when, of the whole database."""
    folder.mkdir(exist_ok=True)
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", locale=LOCALES["en"])
    page.goto(f"{url}/en/try")
    page.locator("#published").fill("2024-11-06")
    read(page, (ROOT / "corpus" / f"{EXAMPLE}.txt").read_text(encoding="utf-8"))
    page.locator(".value").nth(4).hover()
    save(page, folder / "try.png")
    page.goto(f"{url}/en/library")
    places, years = (page.locator(f"section:has(#{name})").bounding_box() for name in ("places", "years"))
    top, bottom = places["y"] - MARGIN, years["y"] + years["height"] + MARGIN
    save(page, folder / "library.png", clip={"x": 0, "y": top, "width": WIDTH, "height": bottom - top}, full_page=True)


def read(page: Any, text: str) -> None:
    page.locator("#text").fill(text)
    with page.expect_navigation():
        page.locator("#submit").click()


def save(page: Any, path: Path, **part: Any) -> None:
    page.screenshot(path=path, **part)
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


def take_all(url: str, db: Path, browser: Any, folder: Path) -> None:
    """Every view and state; whole pages, but no longer than four windows."""
    reports = {language: folder / f"report-{language}.html" for language in LOCALES}
    for language, path in reports.items():
        run("report", db, "-o", path, "--lang", language)
    for language, scheme, width in product(LOCALES, ("light", "dark"), (WIDTH, NARROW)):
        page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, locale=LOCALES[language])

        def take(name: str, language: str = language, scheme: str = scheme, width: int = width, page: Any = page) -> None:
            long = min(page.evaluate("document.scrollingElement.scrollHeight"), 4 * HEIGHT)
            page.set_viewport_size({"width": width, "height": max(HEIGHT, long)})
            save(page, folder / f"{name}-{language}-{scheme}-{width}.png")
            page.set_viewport_size({"width": width, "height": HEIGHT})

        for name, path in VIEWS.items():
            page.goto(f"{url}/{language}/{path}")
            take(name)
        page.goto(f"{url}/{language}/try")
        page.locator("#submit").click()
        take("try-mistake")
        page.locator("button[name=example]").click()
        page.locator(".card").first.wait_for()
        page.locator(".value").nth(3).hover()
        take("try-result")
        page.goto(reports[language].as_uri())
        take("report")
        page.locator("#records").scroll_into_view_if_needed()
        page.locator("#table tbody a").nth(1).click()
        page.locator("#opened .text").wait_for()
        save(page, folder / f"report-text-{language}-{scheme}-{width}.png")
        page.close()


if __name__ == "__main__":
    main()
