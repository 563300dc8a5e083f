"""The passage of a text that an error is about, for the person who reads the list of errors."""

import re

_REACH = 160
_SENTENCE_END = re.compile(r"[.!?…]['\"»”’)\]]*\s|\n")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence around ``text[start:end]``, at most 160 characters to either side, line breaks shown as spaces."""
    left = max(0, start - _REACH)
    breaks = [match.end() for match in _SENTENCE_END.finditer(text, left, start)]
    left = breaks[-1] if breaks else left
    closing = _SENTENCE_END.search(text, end, min(len(text), end + _REACH))
    right = closing.end() if closing else min(len(text), end + _REACH)
    return " ".join(text[left:right].split())
