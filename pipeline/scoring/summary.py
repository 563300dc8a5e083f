"""An evaluation as JSON, for programs."""

import json
from dataclasses import asdict
from typing import Any

from pipeline.scoring.classes import ErrorClass
from pipeline.scoring.document import FillerError
from pipeline.scoring.evaluate import Evaluation, GroupResult, SlotResult
from pipeline.scoring.intervals import Interval
from pipeline.scoring.tally import ATTRIBUTES


def evaluation_json(evaluation: Evaluation) -> str:
    """The whole evaluation as indented JSON: ``groups`` by name, ``documents``, and the ``classes`` of errors.

    A ratio is null where it has no denominator, so is its interval; an interval is ``[low, high]``.
    """
    data = {
        "groups": {group.name: _group(group) for group in evaluation.groups},
        "documents": {
            document.doc_id: {
                "language": document.language,
                **asdict(document.score.slots.micro),
                "f1": document.score.slots.micro.f1,
            }
            for document in evaluation.documents
        },
        "classes": [_class(item) for item in evaluation.classes],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _group(group: GroupResult) -> dict[str, Any]:
    slots = {row.slot: _row(row) for row in group.rows}
    attributes = {}
    for name in ATTRIBUTES:
        share = getattr(group.score.attributes, name)
        attributes[name] = {**asdict(share), "accuracy": share.accuracy}
    return {"documents": group.documents, "micro": slots.pop("micro"), "slots": slots, "attributes": attributes}


def _row(row: SlotResult) -> dict[str, Any]:
    ratios = ("precision", "recall", "f1")
    return {
        **asdict(row.tally),
        **{name: getattr(row.tally, name) for name in ratios},
        "intervals": {name: _interval(getattr(row.intervals, name)) for name in ratios},
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return [interval.low, interval.high] if interval else None


def _class(item: ErrorClass) -> dict[str, Any]:
    names = ("kind", "slot", "category", "cause", "share", "constructions", "places")
    return {
        **{name: getattr(item, name) for name in names},
        "count": len(item.errors),
        "errors": [_error(error) for error in item.errors],
    }


def _error(error: FillerError) -> dict[str, Any]:
    names = ("doc_id", "value", "unit", "parent", "record", "instead", "construction", "place", "context")
    evidence = [found.model_dump(mode="json") for found in error.evidence]
    return {**{name: getattr(error, name) for name in names}, "evidence": evidence}
