# /// script
# requires-python = ">=3.11"
# dependencies = ["text2num==3.1.0"]
# ///
"""text2num turns words into digits in the text; the digits are then read off it."""

from serve import Case, digits_in, serve
from text_to_num import alpha2digit


def answer(case: Case) -> list[float]:
    return list(digits_in(alpha2digit(case["text"], case["lang"])))


serve(answer)
