"""doccano: JSON Lines, one text a line, in the two forms in which it imports and exports "sequence labeling".

``doccano.jsonl`` is for a project with "Use relation labeling"; it carries spans, nesting and records::

    {"text": …, "entities": [{"id": 0, "start_offset": 3, "end_offset": 14, "label": "victims"}, …],
     "relations": [{"id": 0, "from_id": 1, "to_id": 0, "type": "part-of"}, …], "doc_id": …, "filet": …}

``doccano-spans.jsonl`` is for one without; it carries the spans alone: ``{"text": …, "label": [[3, 14, "victims"], …], …}``.
Both need "Allow overlapping entities". doccano shows no values. It keeps other columns as metadata of the text and exports
them again, so ``filet`` holds the records as they were exported, and with them the values of all spans that are still there.

Offsets are characters. Some versions of doccano's page count UTF-16 units where a person draws a span: behind an emoji it is then
one to the right, which nobody can see from the file.
"""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from pipeline.annotations.lines import exported_document, parsed_lines, plain_label
from pipeline.annotations.spans import Annotated, Finding, Link, Relation, Span

_Label = tuple[int, int, str]


class _Entity(BaseModel):
    id: int
    label: str
    start_offset: int
    end_offset: int


class _Relation(BaseModel):
    from_id: int
    to_id: int
    type: str


class _Line(BaseModel):
    """Fields that another program left in a line are passed over."""

    model_config = ConfigDict(extra="ignore")

    # Older exports say "data" and "labels".
    text: str = Field(validation_alias=AliasChoices("text", "data"))
    entities: list[_Entity] | None = None
    relations: list[_Relation] = Field(default_factory=list)
    label: list[_Label] | None = Field(default=None, validation_alias=AliasChoices("label", "labels"))
    doc_id: str | None = None
    filet: Any = None


def write_relations(annotated: Annotated) -> str:
    """The line for a project with relations, without its end."""
    numbers = {span.id: number for number, span in enumerate(annotated.spans)}
    entities = [
        {"id": numbers[span.id], "start_offset": start, "end_offset": end, "label": span.label}
        for span in annotated.spans
        for start, end in span.places
    ]
    relations = [
        {"id": number, "from_id": numbers[item.source], "to_id": numbers[item.target], "type": item.kind.value}
        for number, item in enumerate(annotated.relations)
    ]
    return _line(annotated, {"entities": entities, "relations": relations})


def write_spans(annotated: Annotated) -> str:
    """The line for a project without relations, without its end."""
    return _line(annotated, {"label": [[start, end, span.label] for span in annotated.spans for start, end in span.places]})


def _line(annotated: Annotated, annotations: dict[str, Any]) -> str:
    document = annotated.document.model_dump(mode="json") if annotated.document else None
    line = {"text": annotated.text, **annotations, "doc_id": annotated.doc_id, "filet": document}
    return json.dumps(line, ensure_ascii=False)


def read(content: str, name: str) -> Iterator[Annotated | Finding]:
    """The texts of a file that doccano exported, or a finding for a line that is none; ``name`` is that of the file."""
    for source, line in parsed_lines(content, name, _Line):
        if isinstance(line, Finding):
            yield line
        else:
            yield _annotated(line, source)


def _annotated(line: _Line, source: str) -> Annotated:
    document, findings = exported_document(line.filet, source)
    spans = []
    has_relations = line.entities is not None
    for number, item in enumerate(line.entities or []):
        place = f"{source}: entities[{number}]"
        spans.append(Span(str(item.id), plain_label(item.label), ((item.start_offset, item.end_offset),), source=place))
    for number, (start, end, label) in enumerate((line.label or []) if not has_relations else []):
        spans.append(Span(f"label[{number}]", plain_label(label), ((start, end),), source=f"{source}: label[{number}]"))
    relations = []
    for number, relation in enumerate(line.relations if has_relations else []):
        if relation.type in set(Link):
            relations.append(Relation(Link(relation.type), str(relation.from_id), str(relation.to_id)))
        else:
            told = f"there is no relation {relation.type!r}; one of {', '.join(Link)}"
            findings.append(Finding(f"{source}: relations[{number}]", told))
    return Annotated(
        line.text,
        tuple(spans),
        tuple(relations),
        document,
        line.doc_id or (document.doc_id if document else None),
        source,
        has_relations=has_relations,
        has_readings=False,
        has_ids=False,
        findings=tuple(findings),
    )
