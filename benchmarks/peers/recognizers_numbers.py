# /// script
# requires-python = ">=3.11"
# dependencies = ["recognizers-text-suite==1.0.2a2", "emoji<2"]
# ///
"""Recognizers-Text, numbers. It does not import beside a current emoji."""

from recognizers_number import Culture, recognize_number
from serve import Case, serve

CULTURES = {"fr": Culture.French, "en": Culture.English}


def answer(case: Case) -> list[float]:
    found = recognize_number(case["text"], CULTURES[case["lang"]])
    return [float(item.resolution["value"].replace(",", ".")) for item in found if item.resolution]


serve(answer)
