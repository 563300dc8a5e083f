"""Mentions built by hand, and records written short: assembly is tested without a model."""

import re
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest

from pipeline.assembly.assemble import Assembly, assemble
from pipeline.collect import CountDetail, count_value
from pipeline.mentions import Mention, MentionKind
from pipeline.records import Category, Count, Modifier, Record
from pipeline.values.countries import CountryKind, CountrySpan
from pipeline.values.dates import DateSpan

Short = tuple[str | None, str | None, str, list[str]]

_MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
_PRECISION = {4: "year", 7: "month", 10: "day"}


@pytest.fixture(scope="session")
def assembled() -> Callable[..., Assembly]:
    """``assembled(marked, published="2024-06-20")``: assembly of a text in which the mentions are marked.

    ``[words|op]`` is the name of an operation, ``[words|2024-06-12]`` a date (with ``relative``, ``weekend`` … behind it),
    ``[words|FR]`` a country (``FR city``, ``FR adjective``, ``FR inhabitant``), ``[words|arrests 12]`` a count, with any of
    its unit, its modifier, ``presumed``, ``weak`` (no result), ``singular``, ``known``, ``further``, ``elliptic``, ``compared``, ``crime``, and ``part`` (of the last count
    that is no part itself), ``[words|no 12 reason]`` a number that is no count.
    """

    def run(marked: str, published: str | None = None) -> Assembly:
        text, mentions = _read(marked)
        return assemble(text, mentions, published=date.fromisoformat(published) if published else None)

    return run


@pytest.fixture(scope="session")
def records_of(assembled: Callable[..., Assembly]) -> Callable[..., list[Short]]:
    """The records of a marked text, each as (operation, dates, countries, counts)."""

    def run(marked: str, published: str | None = None) -> list[Short]:
        return [short(record) for record in assembled(marked, published).records]

    return run


@pytest.fixture(scope="session")
def shorten() -> Callable[[Record], Short]:
    return short


def short(record: Record) -> Short:
    """A record as (operation, dates, "FR ES", ["victims 94 nearly @FR (minors 85)"])."""
    return record.operation, record.dates, " ".join(record.countries), [_line(count) for count in record.counts]


def _line(count: Count) -> str:
    value = "-".join(map(str, count.value)) if isinstance(count.value, list) else f"{count.value:.15g}"
    parts = [count.category, value, count.unit, count.modifier, "presumed" if count.presumed else None]
    line = " ".join(str(part) for part in parts if part is not None)
    line += "".join(f" @{code}" for code in count.where)
    return line + (f" ({', '.join(map(_line, count.including))})" if count.including else "")


def _read(marked: str) -> tuple[str, list[Mention]]:
    text, mentions, last, position = "", [], None, 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        mention = _mention(match[1], match[2].split(), len(text), last)
        text += match[1]
        mentions.append(mention)
        if mention.kind is MentionKind.COUNT and mention.detail.parent_key is None:
            last = mention.detail.key
    return text + marked[position:], mentions


def _mention(words: str, spec: list[str], start: int, last: tuple[int, str] | None) -> Mention:
    head, flags = spec[0], spec[1:]
    end = start + len(words)
    if head == "op":
        detail: object = SimpleNamespace(value=words, rule="trigger")
        return Mention(MentionKind.OPERATION, start, end, words, "en", "trigger", words, detail)
    if re.fullmatch(r"[A-Z]{2}", head):
        kind = CountryKind(flags[0]) if flags else CountryKind.NAME
        detail = CountrySpan(start, end, head, kind, kind.value)
        return Mention(MentionKind.COUNTRY, start, end, words, "en", kind.value, head, detail)
    if re.match(r"\d{4}|XXXX|\.\.", head):
        first = head.split("/")[0]
        precision = next((flag for flag in flags if flag not in ("relative", "feast")), _PRECISION[len(first)])
        detail = DateSpan(
            start,
            end,
            head,
            "relative" if "relative" in flags else "feast" if "feast" in flags else "written",
            precision,
            "relative" in flags,
            head[:4].isdigit() and "relative" not in flags,
        )
        return Mention(MentionKind.DATE, start, end, words, "en", detail.rule, head, detail)
    return _count(words, head, flags, start, last)


def _count(words: str, head: str, flags: list[str], start: int, last: tuple[int, str] | None) -> Mention:
    number, flags = flags[0], flags[1:]
    value = [int(part) for part in number.split("-")] if "-" in number else float(number) if "." in number else int(number)
    category = None if head == "no" else Category(head)
    known = {"presumed", "weak", "singular", "known", "further", "elliptic", "compared", "crime", "part"}
    modifiers = [flag for flag in flags if flag in set(Modifier)]
    others = [flag for flag in flags if flag not in known and flag not in modifiers]
    unit = others[0] if others and category is not None else None
    detail = CountDetail(
        key=(start, "digits"),
        parent_key=last if "part" in flags else None,
        category=category,
        value=value,
        unit=unit,
        modifier=Modifier(modifiers[0]) if modifiers else None,
        presumed="presumed" in flags,
        label=words,
        strong="weak" not in flags and category is not None,
        elliptic="elliptic" in flags,
        singular="singular" in flags,
        known="known" in flags,
        further="further" in flags,
        compared="compared" in flags,
        crime="crime" in flags,
        reason=None if category is not None else " ".join(others),
        currency=None,
    )
    end = start + len(words)
    return Mention(MentionKind.COUNT, start, end, words, "en", f"{head}: digits", count_value(detail), detail)
