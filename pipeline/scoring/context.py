"""The passage of a text that an error is about, for the person who reads the list of errors."""

import re
from itertools import chain

from pipeline.records import CountValue
from pipeline.scoring.document import FillerError

_REACH = 160
_SENTENCE_END = re.compile(r"[.!?…]['\"»”’)\]]*\s|\n")
_GROUPING = "[ .,'’\u00a0\u202f]?"


def error_context(error: FillerError, text: str) -> str:
    """The sentence around the error's evidence, or around the number or name that was missed; ``""`` if not found.

    Only numbers in digits are looked for (any grouping, "1,6 million", kilograms as tonnes or grams). At most 160
    characters to either side, line breaks shown as spaces.
    """
    if not text:
        return ""
    if error.evidence:
        return _sentence(text, error.evidence[0].start, error.evidence[0].end)
    if error.slot == "operation" and isinstance(error.value, str):
        pattern = re.escape(error.value)
    elif error.slot == "counts" and not isinstance(error.value, str):
        pattern = "|".join(rf"(?<![\d.,])(?:{form})(?!\d)" for form in _written_forms(error.value, error.unit))
    else:
        return ""
    match = re.search(pattern, text, re.IGNORECASE)
    return _sentence(text, *match.span()) if match else ""


def _written_forms(value: CountValue, unit: str | None) -> list[str]:
    if isinstance(value, list):
        return [rf"{low}\D{{1,20}}{_digits(value[1])}" for low in _written_forms(value[0], unit)]
    scales = (1, 10**3, 10**6, 10**9) if value >= 1000 else (1,)
    scaled = [value / scale for scale in scales]
    if unit == "kg" and 0 < value < 1:
        scaled.append(value * 1000)
    return list(dict.fromkeys(chain.from_iterable((_digits(number),) for number in scaled if round(number, 3))))


def _digits(number: int | float) -> str:
    whole, _, decimals = f"{number:.3f}".rstrip("0").partition(".")
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)][::-1]
    return _GROUPING.join(groups) + (f"[.,]{decimals}" if decimals else "")


def _sentence(text: str, start: int, end: int) -> str:
    left = max(0, start - _REACH)
    breaks = [match.end() for match in _SENTENCE_END.finditer(text, left, start)]
    left = breaks[-1] if breaks else left
    closing = _SENTENCE_END.search(text, end, min(len(text), end + _REACH))
    right = closing.end() if closing else min(len(text), end + _REACH)
    return " ".join(text[left:right].split())
