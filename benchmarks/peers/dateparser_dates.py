# /// script
# requires-python = ">=3.11"
# dependencies = ["dateparser==1.5.0"]
# ///
"""dateparser.search: days in running text, cut back to the month or year where no day was written."""

import warnings
from datetime import datetime

from serve import Case, serve

warnings.simplefilter("ignore")

from dateparser.date import DateDataParser  # noqa: E402
from dateparser.search import search_dates  # noqa: E402

LENGTH = {"year": 4, "month": 7}


def answer(case: Case) -> list[str]:
    settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
    if case["reference"]:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(case["reference"])
    found = search_dates(case["text"], languages=[case["lang"]], settings=settings) or []
    parser = DateDataParser(languages=[case["lang"]], settings=settings)
    return [day.date().isoformat()[: LENGTH.get(parser.get_date_data(written).period or "day", 10)] for written, day in found]


serve(answer)
