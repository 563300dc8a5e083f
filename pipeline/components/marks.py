"""What all four components share: a span group a kind, and beside each span what the parser found."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from spacy.tokens import Doc, SpanGroup

from pipeline.errors import InputError
from pipeline.rules import LANGUAGES, Rules, default_rules


class Found(Protocol):
    """What a parser gives: a span of characters of the document's text, half-open, and its rule."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def rule(self) -> str: ...


# May be set in doc.user_data: the document's text, which spaCy would put together from its tokens each time.
TEXT = "filet_text"


def text_of(doc: Doc) -> str:
    """``doc.text``, for less when ``doc.user_data[TEXT]`` holds it."""
    text: str | None = doc.user_data.get(TEXT)
    return doc.text if text is None else text


def mark(doc: Doc, group: str, found: Sequence[Any], labels: Iterable[str]) -> None:
    """Sets ``doc.spans[group]``: one span a finding (grown to whole tokens), label and rule id on it.

    The findings themselves, with exact character offsets, stand in ``doc.spans[group].attrs["found"]`` in the same order.
    """
    spans, kept = [], []
    for item, label in zip(found, labels, strict=True):
        span = doc.char_span(item.start, item.end, label=label, span_id=item.rule, alignment_mode="expand")
        if span is not None:
            spans.append(span)
            kept.append(item)
    doc.spans[group] = SpanGroup(doc, name=group, spans=spans, attrs={"found": kept})


def found_in(doc: Doc, group: str) -> list[Any]:
    """The findings that :func:`mark` put under ``group``; empty when the component has not run."""
    return list(doc.spans[group].attrs.get("found", [])) if group in doc.spans else []


def check_config(factory: str, lang: str | None, patterns: list[str]) -> tuple[str, Rules]:
    """The language and rules for a component; raises InputError for a language that filet has no patterns for."""
    if lang is None or lang not in LANGUAGES:
        raise InputError(
            f'{factory}: no patterns for language "{lang}"; add the component to a pipeline of {" or ".join(LANGUAGES)}, '
            f'for instance spacy.load("fr_core_news_md").add_pipe("{factory}")'
        )
    overlays = [Path(folder) for folder in patterns if Path(folder) != default_rules().folders[0]]
    return lang, Rules(*overlays) if overlays else default_rules()
