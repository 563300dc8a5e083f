"""How the tables of counts read: a sentence → its counts, each written as one line."""

from collections.abc import Callable

import pytest

from pipeline import Extractor
from pipeline.mentions import Mention, MentionKind

CountsOf = Callable[[str, str], list[str]]


@pytest.fixture(scope="session")
def counts_of(extractor: Extractor) -> CountsOf:
    """``counts_of(sentence, language)``: every count in order of the text, a line each.

    A line is ``category value unit modifier presumed < parent``. A range is written ``200-300``; what a count does not
    have is left out; behind ``<`` stand category and value of the count that it is a part of.
    """

    def read(sentence: str, language: str) -> list[str]:
        found = [item for item in extractor.mentions(sentence, language=language) if item.kind is MentionKind.COUNT]
        assert all(sentence[item.start : item.end] == item.text for item in found)
        by_key = {item.detail.key: item for item in reversed(found)}
        return [_line(item, by_key) for item in found if item.detail.reason is None]

    return read


def _line(item: Mention, by_key: dict[tuple[int, str], Mention]) -> str:
    detail = item.detail
    parts = [_head(item), detail.unit, detail.modifier, "presumed" if detail.presumed else None]
    line = " ".join(str(part) for part in parts if part is not None)
    return line if detail.parent_key is None else f"{line} < {_head(by_key[detail.parent_key])}"


def _head(item: Mention) -> str:
    value = item.detail.value
    return f"{item.detail.category} {'-'.join(map(_number, value)) if isinstance(value, list) else _number(value)}"


def _number(value: float) -> str:
    return f"{value:.15g}"
