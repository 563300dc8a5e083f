"""Runs of digits that are no quantity by their mere shape: dates, times, phone numbers, addresses."""

import re
from collections.abc import Iterator

# Shapes of digits that are never a quantity in any language.
_SHAPES = re.compile(
    r"""(?:
    \+[0-9][0-9\u00a0\u202f ().-]{5,30}[0-9]                                # +48 000 000 000
    | \([0-9]{2,5}\)[ ]?[0-9]{3,4}[ -][0-9]{3,4}                            # (619) 555-0144
    | [0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{2,4}(?![0-9]|[.,'’][0-9])          # 18.06.2015, 2023-11-03
    | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?                                     # 14:20
    | [0-9]{1,2}[ ]?[hH][ ]?[0-9]{2}(?![0-9])                               # 15h20, 14 h 12
    | [0-9]{1,2}[.][0-9]{2}[ ]?[ap][.]?m\b                                  # 7.41pm
    | (?![1-7]/[2-9](?![0-9/]))[0-9][0-9.,]{0,20}(?:/[0-9][0-9.,]{0,20})+   # 1244/1999, 24/7, but not 3/4
    | (?<![0-9][ \u00a0\u202f\u2009.,'’])0[0-9]+(?:[ \u00a0\u202f.-][0-9]+)+ # 01 55 50 10 20
    | (?<![0-9][ \u00a0\u202f\u2009.,'’])0(?:[ \u00a0\u202f.-][0-9]{2,4}){2,}(?![0-9])  # 0 800 71 05 83
    | [0-9]+(?:[ ][0-9]{2,3}){0,3}-[0-9]+(?:[ -][0-9A-Z]+)+                 # 1-888-555-0199, 225-4-1
    | (?:[0-9]{1,4}[ ]){0,4}[0-9]+-0[0-9]*(?![0-9]*[.,][0-9])               # 2021-03, 1 800 555-0142
    | [0-9]+(?:[.][0-9]+){3,}                                               # 192.168.0.1
    | -[0-9]+-(?![0-9\w])                                                   # -30-
    )""",
    re.VERBOSE,
)
# "10-15 000", "100 000-150 000": what looks like a phone number and is a range.
_GROUPED_RANGE = re.compile(r"[1-9][0-9]{0,2}(?:[ ][0-9]{3})*-[1-9][0-9]{0,2}(?:[ ][0-9]{3})+(?![ -]?[0-9])")
_RUN = re.compile(r"([+(-]?)[0-9]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255}")


def shapes(text: str) -> Iterator[tuple[int, int]]:
    """Where digits are a date, a time, a phone number or an identifier by their mere shape, or stand in an address."""
    done = 0
    for run in _RUN.finditer(text):
        if run.start() < done:
            continue
        grouped = _GROUPED_RANGE.match(text, run.start())
        if grouped:
            done = grouped.end()
            continue
        shape = _SHAPES.match(text, run.start()) or (run[1] and _SHAPES.match(text, run.end(1)))
        if shape:
            yield shape.span()
            done = shape.end()
    if "://" in text or "www." in text or "@" in text:
        for match in _ADDRESS.finditer(text):
            yield match.span()
