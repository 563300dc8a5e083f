# /// script
# requires-python = ">=3.11"
# dependencies = ["recognizers-text-suite==1.0.2a2", "emoji<2"]
# ///
"""Recognizers-Text, dates and intervals, as EDTF. It gives every reading; any of them may be the right one."""

import re
from datetime import date, datetime, timedelta

from recognizers_date_time import Culture, recognize_datetime
from serve import Case, serve

CULTURES = {"fr": Culture.French, "en": Culture.English}


def answer(case: Case) -> list[list[str]]:
    reference = datetime.fromisoformat(case["reference"]) if case["reference"] else None
    found = recognize_datetime(case["text"], CULTURES[case["lang"]], reference=reference)
    readings = [[edtf(value) for value in item.resolution["values"]] for item in found if item.resolution]
    return [kept for values in readings if (kept := [value for value in values if value])]


def edtf(value: dict[str, str]) -> str | None:
    """One reading; its ends are days, the last one not included. Times and durations give None."""
    if "timex" in value and re.fullmatch(r"\d{4}(-\d\d)?", value["timex"]):
        return value["timex"]
    if value.get("type") in ("date", "datetime") and value.get("value", "not resolved") != "not resolved":
        return value["value"][:10]
    if value.get("type") == "daterange" and "start" in value and "end" in value:
        last = date.fromisoformat(value["end"]) - timedelta(days=1)
        # "from the 3rd to the 5th" ends on the 5th all the same
        spoken = "," in value["timex"] and not re.search(r"P\d+[MY]\)", value["timex"])
        return f"{value['start']}/{value['end'] if spoken else last.isoformat()}"
    return None


serve(answer)
