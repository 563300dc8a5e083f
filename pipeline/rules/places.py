"""In which line of a rule file something stands: parsers of TOML and JSON give values, not places."""

import json
import re
from collections.abc import Iterator, Sequence

_HEADER = re.compile(r"\s*(\[\[?)\s*([^,\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def find_key(text: str, place: Sequence[str | int], value: object = None) -> int:
    """The line (from 1) of the key that ``place`` leads to in a TOML or JSON text, or of what of it can be found.

    ``place`` is a path as pydantic gives it: keys, and numbers of list items. ``value`` is what stands there; where it
    is a string, its own line is looked for behind the key. 1 when nothing of the path is found.
    """
    best, best_line = 0, 1
    for path, line in _toml_keys(text):
        shared = next((n for n, (one, other) in enumerate(zip(path, place, strict=False)) if one != other), None)
        length = min(len(path), len(place)) if shared is None else shared
        if length > best:
            best, best_line = length, line
    if not best:
        best_line = _json_key(text, place)
    if isinstance(value, str) and value:
        return find_text(text, value, best_line)
    return best_line


def find_text(text: str, wanted: str, first: int = 1) -> int:
    """The first line from line ``first`` on that holds ``wanted`` in quotes, else holds it at all, else ``first``."""
    spellings = {wanted, json.dumps(wanted, ensure_ascii=False)[1:-1], json.dumps(wanted)[1:-1]}
    lines = list(enumerate(text.split("\n"), 1))[first - 1 :]
    for left, right in (('"', '"'), ("'", "'"), ("", "")):
        for number, line in lines:
            if any(f"{left}{spelling}{right}" in line for spelling in spellings):
                return number
    return first


def find_example(text: str, key: str, example: str) -> int:
    """The line of an example in the list ``key`` (``match``, ``no_match``)."""
    start = next((number for path, number in _toml_keys(text) if path[-1] == key), 1)
    return find_text(text, example, start)


def _toml_keys(text: str) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Every header and key of a TOML text as a path, and its line."""
    table: tuple[str | int, ...] = ()
    arrays: dict[tuple[str | int, ...], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.fullmatch(line)
        if header is not None:
            table = _parts(header[2])
            if header[1] == "[[":
                arrays[table] = arrays.get(table, -1) + 1
                table = (*table, arrays[table])
            yield table, number
        elif (found := _KEY.match(line)) is not None:
            yield (*table, *_parts(found[1])), number


def _parts(name: str) -> tuple[str | int, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(name))


def _json_key(text: str, place: Sequence[str | int]) -> int:
    """The line of the last key of ``place`` when its keys are looked for one behind the other."""
    position = 0
    for key in place:
        if isinstance(key, str):
            found = re.compile(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:").search(text, position)
            position = found.start() if found else position
    return text.count("\n", 0, position) + 1
