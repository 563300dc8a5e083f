"""What holds of every page of ``filet serve``."""

from typing import Any

from serving import Served


def test_the_first_page_speaks_the_browsers_language(page: Any, server: Served) -> None:
    page.goto(server.url)
    assert page.url == f"{server.url}/en/try"
