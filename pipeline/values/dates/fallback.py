"""Bare expressions that the grammar does not read, by dateparser."""

import warnings
from datetime import date, datetime
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=2048)
def dateparser_value(text: str, language: str, published: date | None, american: bool) -> str | None:
    """What dateparser makes of a bare expression, cut back to the precision that was written."""
    if not text or len(text) > 60 or not any(char.isalpha() for char in text):
        return None
    # dateparser takes 0.2 s to import, and is hardly ever needed.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.date import DateDataParser

    settings: dict[str, Any] = {
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "MDY" if american else "DMY",
        "RETURN_AS_TIMEZONE_AWARE": False,
        # What is relative the grammar reads itself; dateparser takes "3 days" for three days ago.
        "PARSERS": ["absolute-time"],
    }
    if published is not None:
        settings["RELATIVE_BASE"] = datetime(published.year, published.month, published.day)
    else:
        settings["REQUIRE_PARTS"] = ["year"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = DateDataParser(languages=[language], settings=settings).get_date_data(text)
    moment = found.date_obj
    if moment is None:
        return None
    length = {"year": 4, "month": 7}.get(found.period or "day", 10)
    return moment.date().isoformat()[:length]
