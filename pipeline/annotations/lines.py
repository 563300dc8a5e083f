"""JSON Lines of other tools: a line that is wrong is found, and the others go on."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pipeline.annotations.spans import Finding
from pipeline.records import DocumentRecords

Line = TypeVar("Line", bound=BaseModel)


def parsed_lines(content: str, name: str, form: type[Line]) -> Iterator[tuple[str, Line | Finding]]:
    """Each line with its place (``records.jsonl:3``); empty ones are passed over."""
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            source = f"{name}:{number}"
            try:
                yield source, form.model_validate_json(line, strict=True)
            except ValidationError as error:
                yield source, Finding(source, f"{_told(error)}; the line is left out")


def exported_document(data: Any, source: str) -> tuple[DocumentRecords | None, list[Finding]]:
    """What filet wrote into the line beside the annotations, None where there is nothing."""
    if data is None:
        return None, []
    try:
        return DocumentRecords.model_validate(data), []
    except ValidationError as error:
        return None, [
            Finding(source, f"filet: {_told(error)}; what was exported is not known, values are read anew", is_loss=False)
        ]


def plain_label(label: str) -> str:
    """A label as it is written here, however a person typed it into the tool: "Persons checked" → "persons_checked"."""
    return label.strip().lower().replace(" ", "_").replace("-", "_")


def _told(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    return f"{place}: {first['msg']}" if place else str(first["msg"])
