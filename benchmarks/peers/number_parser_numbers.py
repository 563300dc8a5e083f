# /// script
# requires-python = ">=3.11"
# dependencies = ["number-parser==0.3.2"]
# ///
"""number-parser turns words into digits in the text. It reads no French: French cases have no answer."""

from number_parser import parse
from serve import Case, digits_in, serve


def answer(case: Case) -> list[float]:
    return list(digits_in(parse(case["text"], language="en"))) if case["lang"] == "en" else []


serve(answer)
