"""Prodigy: JSON Lines, one task a text, as ``rel.manual`` (spans and relations) and ``spans.manual`` (spans) take and give it::

    {"text": …, "tokens": [{"text": "94", "start": 3, "end": 5, "id": 1, "ws": true}, …],
     "spans": [{"start": 3, "end": 14, "token_start": 1, "token_end": 2, "label": "victims", "type": "span", "id": "T1"}, …],
     "relations": [{"head": 2, "child": 7, "label": "part-of", "head_span": {…}, "child_span": {…}}, …],
     "meta": {"doc_id": …}, "filet": …}

``child`` belongs to ``head``: the part to its whole, the value to the head of its record. ``token_start`` and ``token_end`` are
both included; head and child are the last tokens of their spans. Every span begins and ends with a token. Prodigy shows no
values. It keeps other fields of a task, so ``filet`` holds the records as they were exported, and with them the values of all
spans that are still there. The page of ``rel.manual`` shows spans that overlap only in part; ``spans.manual`` shows all.

A task with another ``answer`` than "accept" is left out.
"""

import json
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from pipeline.annotations.lines import exported_document, parsed_lines, plain_label
from pipeline.annotations.spans import Annotated, Finding, Link, Relation, Span

_TOKEN = re.compile(r"[^\W_]+|[\W_]", re.DOTALL)


class _Span(BaseModel):
    start: int
    end: int
    label: str | None = None
    id: str | int | None = None


class _Relation(BaseModel):
    label: str
    head_span: _Span
    child_span: _Span


class _Meta(BaseModel):
    model_config = ConfigDict(extra="ignore")

    doc_id: str | None = None


class _Task(BaseModel):
    """Fields that another program left in a task are passed over."""

    model_config = ConfigDict(extra="ignore")

    text: str
    spans: list[_Span] = Field(default_factory=list)
    relations: list[_Relation] | None = None
    meta: _Meta = Field(default_factory=_Meta)
    answer: str = "accept"
    filet: Any = None


def write(annotated: Annotated) -> str:
    """The task, without the end of its line."""
    tokens = _tokens(annotated.text, [place for span in annotated.spans for place in span.places])
    starts, ends = [token["start"] for token in tokens], [token["end"] for token in tokens]
    spans = {
        span.id: {
            "start": start,
            "end": end,
            "token_start": bisect_left(starts, start),
            "token_end": bisect_left(ends, end),
            "label": span.label,
            "type": "span",
            "id": span.id,
        }
        for span in annotated.spans
        for start, end in span.places
    }
    relations = [
        {
            "head": spans[item.target]["token_end"],
            "child": spans[item.source]["token_end"],
            "head_span": spans[item.target],
            "child_span": spans[item.source],
            "label": item.kind.value,
        }
        for item in annotated.relations
    ]
    document = annotated.document
    known = {"doc_id": annotated.doc_id, "language": document and document.language, "published": document and document.published}
    task = {
        "text": annotated.text,
        "tokens": tokens,
        "spans": list(spans.values()),
        "relations": relations,
        "meta": {key: value for key, value in known.items() if value is not None},
        "filet": document.model_dump(mode="json") if document else None,
    }
    return json.dumps(task, ensure_ascii=False)


def _tokens(text: str, places: Sequence[tuple[int, int]]) -> list[dict[str, Any]]:
    """Words, and every other character by itself, cut where a place begins or ends; one space behind a token is its ``ws``."""
    opening, closing = {start for start, _ in places}, {end for _, end in places}
    borders = sorted(opening | closing)
    tokens: list[dict[str, Any]] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        is_needed = start in opening or end in closing
        if match.group() == " " and tokens and not tokens[-1]["ws"] and not is_needed:
            tokens[-1]["ws"] = True
            continue
        inner = borders[bisect_right(borders, start) : bisect_left(borders, end)]
        for first, last in pairwise([start, *inner, end]):
            tokens.append({"text": text[first:last], "start": first, "end": last, "id": len(tokens), "ws": False})
    return tokens


def read(content: str, name: str) -> Iterator[Annotated | Finding]:
    """The texts of a file that Prodigy's ``db-out`` wrote, or a finding for a line that is none; ``name`` is that of the file."""
    for source, task in parsed_lines(content, name, _Task):
        if isinstance(task, Finding):
            yield task
        elif task.answer != "accept":
            yield Finding(source, f"the answer is {task.answer!r}; the text is left out")
        else:
            yield _annotated(task, source)


def _annotated(task: _Task, source: str) -> Annotated:
    document, findings = exported_document(task.filet, source)
    spans, ids, by_words = [], set(), defaultdict(list)
    for number, item in enumerate(task.spans):
        span_id = str(item.id) if item.id is not None and str(item.id) not in ids else f"spans[{number}]"
        ids.add(span_id)
        spans.append(Span(span_id, plain_label(item.label or ""), ((item.start, item.end),), source=f"{source}: spans[{number}]"))
        by_words[item.start, item.end, item.label].append(span_id)
    relations = []
    for number, relation in enumerate(task.relations or []):
        ends = []
        for end in (relation.child_span, relation.head_span):
            same = by_words.get((end.start, end.end, end.label), [])
            ends.append(str(end.id) if str(end.id) in same else same[0] if same else "")
        if relation.label not in set(Link):
            told = f"there is no relation {relation.label!r}; one of {', '.join(Link)}"
            findings.append(Finding(f"{source}: relations[{number}]", told))
        else:
            relations.append(Relation(Link(relation.label), *ends))
    return Annotated(
        task.text,
        tuple(spans),
        tuple(relations),
        document,
        (document.doc_id if document else None) or task.meta.doc_id,
        source,
        has_relations=task.relations is not None,
        has_readings=False,
        findings=tuple(findings),
    )
