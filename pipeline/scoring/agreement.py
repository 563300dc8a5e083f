"""Two annotators of the same texts: what they agree on, slot by slot, and where they differ.

The scorer is that of gold and prediction. Nothing depends on who is A: F1 is symmetric, what is missed on one side is spurious
on the other, and where records can be paired in several equally good ways, what they say decides, not whose they are.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from pipeline.errors import InputError
from pipeline.records import CountValue, DocumentRecords
from pipeline.scoring.classes import explain_errors
from pipeline.scoring.document import DocumentScore, ErrorKind, FillerError, Sides, score_document
from pipeline.scoring.evaluate import Evaluation, GroupResult
from pipeline.scoring.fillers import sort_key
from pipeline.scoring.tally import ATTRIBUTES, SLOTS, Score, Slots, Tally


class Who(StrEnum):
    """Who says it. ``BOTH``: the same count, with an attribute on which they differ."""

    A = "only in A"
    B = "only in B"
    BOTH = "in both"


_WHO = {ErrorKind.MISSED: Who.A, ErrorKind.SPURIOUS: Who.B, ErrorKind.ATTRIBUTE: Who.BOTH}


@dataclass(frozen=True, slots=True)
class Difference:
    """One filler on which two annotators of a text differ.

    ``slot``: that of the filler; for one in both, the attribute. ``record``: the operation, else the dates, of its record.
    ``remark``: what the other one says, as far as that can be told. ``context``: the sentence with the number,
    name, date or country, empty without the text and where it cannot be found there.
    """

    doc_id: str
    who: Who
    slot: str
    category: str | None
    parent: str | None
    value: str | CountValue
    unit: str | None
    record: str | None
    remark: str
    context: str


@dataclass(frozen=True)
class Agreement:
    """``evaluation``: A's annotations as gold, B's as prediction, over the texts that both have annotated.

    ``only_a``, ``only_b``: the other texts, sorted; they take part in no figure. ``differences``: text by text; in each what A
    alone says, what B alone says, then the counts of both that differ in an attribute, each by slot.
    """

    evaluation: Evaluation
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    differences: tuple[Difference, ...]

    @cached_property
    def groups(self) -> tuple[GroupResult, ...]:
        """All texts, then each language (A's)."""
        return self.evaluation.groups


def compare_annotators(
    one: Mapping[str, DocumentRecords], other: Mapping[str, DocumentRecords], *, texts: Mapping[str, str] | None = None
) -> Agreement:
    """The agreement of two annotators, each ``doc_id`` → records as ``load_gold`` gives them.

    ``texts`` (``doc_id`` → text as read) gives differences their context. Raises InputError when they have no text in common.
    """
    shared = sorted(one.keys() & other.keys())
    if not shared:
        raise InputError(
            f"A ({len(one)} texts) and B ({len(other)} texts) have annotated no text in common; a gold file has the same path "
            "below both folders"
        )
    scores, differences = [], []
    for doc_id in shared:
        scored = replace(_score(one[doc_id], other[doc_id]), doc_id=doc_id, language=one[doc_id].language)
        scores.append(scored)
        text = (texts or {}).get(doc_id, "")
        found = [_difference(error, doc_id, _context(error, one[doc_id], text)) for error in scored.errors]
        differences += sorted(found, key=lambda item: (list(Who).index(item.who), (*SLOTS, *ATTRIBUTES).index(item.slot)))
    return Agreement(
        Evaluation(tuple(scores), {}),
        tuple(sorted(one.keys() - other.keys())),
        tuple(sorted(other.keys() - one.keys())),
        tuple(differences),
    )


def _score(one: DocumentRecords, other: DocumentRecords) -> DocumentScore:
    """A's document as gold, B's as prediction; of several equally good pairings the same one if they change places."""
    if _content(one) <= _content(other):
        return score_document(one, other, Sides("A", "B", "A: "))
    scored = score_document(other, one, Sides("B", "A", "B: "))
    kinds = {ErrorKind.MISSED: ErrorKind.SPURIOUS, ErrorKind.SPURIOUS: ErrorKind.MISSED}
    slots = Slots(*(_mirrored(getattr(scored.score.slots, slot)) for slot in SLOTS))
    errors = (replace(error, kind=kinds.get(error.kind, error.kind)) for error in scored.errors)
    return replace(scored, score=Score(slots, scored.score.attributes), errors=tuple(errors))


def _content(document: DocumentRecords) -> list[tuple[str, str]]:
    return sorted(map(sort_key, document.records))


def _mirrored(tally: Tally) -> Tally:
    return Tally(tally.tp, fp=tally.fn, fn=tally.fp)


def _context(error: FillerError, document: DocumentRecords, text: str) -> str:
    """Gold carries no evidence: both sides are looked for as a missed filler is."""
    if not text:
        return ""
    slot = "counts" if error.kind is ErrorKind.ATTRIBUTE else error.slot
    (explained,) = explain_errors([replace(error, kind=ErrorKind.MISSED, slot=slot)], document, text, document.language)
    return explained.context


def _difference(error: FillerError, doc_id: str, context: str) -> Difference:
    remark = (error.instead or "").removeprefix(f"{error.slot}: ")
    if error.kind is ErrorKind.ATTRIBUTE:
        remark = ", ".join(sorted(remark.split(", ")))  # A first
    return Difference(
        doc_id,
        _WHO[error.kind],
        error.slot,
        error.category,
        error.parent,
        error.value,
        error.unit,
        error.record,
        remark,
        context,
    )


def agreement_json(agreement: Agreement) -> str:
    """The whole agreement as indented JSON: ``texts``, ``groups`` by name, and the list of ``differences``.

    ``f1`` is null where neither says anything, so is its ``interval``, which is ``[low, high]``.
    """
    data = {
        "texts": {
            "both": [document.doc_id for document in agreement.evaluation.documents],
            "only_a": agreement.only_a,
            "only_b": agreement.only_b,
        },
        "groups": {group.name: _group(group) for group in agreement.groups},
        "differences": [asdict(item) for item in agreement.differences],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _group(group: GroupResult) -> dict[str, Any]:
    rows = {
        row.slot: {
            "both": row.tally.tp,
            "only_a": row.tally.fn,
            "only_b": row.tally.fp,
            "f1": row.tally.f1,
            "interval": [row.intervals.f1.low, row.intervals.f1.high] if row.intervals.f1 else None,
        }
        for row in group.rows
    }
    shares = {name: getattr(group.score.attributes, name) for name in ATTRIBUTES}
    return {
        "documents": group.documents,
        "micro": rows["micro"],
        "slots": {slot: rows[slot] for slot in SLOTS},
        "attributes": {
            name: {"same": share.right, "total": share.total, "share": share.accuracy} for name, share in shares.items()
        },
    }
