"""News annotated with TIMEX3 (TimeML), as cases: one for each calendar date, with its place in the article."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def read_timeml(folder: Path) -> list[dict[str, Any]]:
    """A case for each TIMEX3 of type DATE with a calendar value; ``span`` is its place in the text, in characters, half-open.

    Vague values (PAST_REF …) and those that EDTF cannot say are left out. Raises FileNotFoundError when there is no .tml file.
    """
    paths = sorted(folder.rglob("*.tml"))
    if not paths:
        raise FileNotFoundError(f"{folder}: holds no .tml file")
    return [case for path in paths for case in article(path)]


def article(path: Path) -> Iterator[dict[str, Any]]:
    root = ElementTree.parse(path).getroot()
    stamps = (item for item in root.iter("TIMEX3") if item.get("functionInDocument") == "CREATION_TIME")
    created = next((item.get("value", "") for item in stamps), "")
    body = root.find("TEXT")
    if body is None:
        return
    pieces: list[str] = []
    marked: list[tuple[int, int, str]] = []
    collect(body, pieces, marked)
    text = "".join(pieces)
    for start, end, value in marked:
        wanted = edtf(value)
        if wanted is not None:
            yield {
                "suite": "timeml", "lang": "en", "kind": "date", "text": text, "span": [start, end],
                "reference": created[:10] or None, "expected": wanted, "loose": True, "id": f"{path.stem}:{start}",
            }  # fmt: skip


def collect(element: ElementTree.Element, pieces: list[str], marked: list[tuple[int, int, str]]) -> None:
    """The text of an element, and in ``marked`` the dates in it."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        collect(child, pieces, marked)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3" and element.get("type") == "DATE":
        marked.append((start, sum(map(len, pieces)), element.get("value", "")))


def edtf(value: str) -> str | None:
    """A TIMEX3 value in the form of the annotation guidelines; None where it names no period of the calendar."""
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        return value
    if re.fullmatch(r"\d{3}", value):
        return f"{value}X"
    if found := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        first, last = (5, 6) if found[3] else (0, 6)
        return f"{monday + timedelta(days=first)}/{monday + timedelta(days=last)}"
    if found := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        length = 3 if found[2] == "Q" else 6
        last = int(found[3]) * length
        return f"{found[1]}-{last - length + 1:02d}/{found[1]}-{last:02d}"
    if (found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)) is not None:
        first, last = SEASONS[found[2]]
        return f"{found[1]}-{first:02d}/{int(found[1]) + (last < first)}-{last:02d}"
    return None
