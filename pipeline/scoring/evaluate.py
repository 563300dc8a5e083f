"""The evaluation: gold and predictions of many documents → scores by language and set, and the list of errors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.errors import InputError
from pipeline.records import DocumentRecords
from pipeline.rules import Rules
from pipeline.scoring.classes import ErrorClass, error_classes, explain_errors
from pipeline.scoring.document import DocumentScore, score_document
from pipeline.scoring.intervals import Intervals, bootstrap
from pipeline.scoring.tally import SLOTS, Score, Tally


@dataclass(frozen=True, slots=True)
class SlotResult:
    """One row of the result: the tally of a slot (or ``micro``, all slots) and its intervals."""

    slot: str
    tally: Tally
    intervals: Intervals


@dataclass(frozen=True, slots=True)
class GroupResult:
    """The result over some of the documents: ``all``, a language, or a set of metadata.csv (``set dev``)."""

    name: str
    documents: int
    score: Score
    rows: tuple[SlotResult, ...]


@dataclass(frozen=True)
class Evaluation:
    """Scores of all documents, sorted by ``doc_id``; everything else is computed from them when it is asked for."""

    documents: tuple[DocumentScore, ...]
    sets: Mapping[str, str]

    @cached_property
    def groups(self) -> tuple[GroupResult, ...]:
        """All documents, then each language of the gold, then each set that metadata.csv names."""
        groups = [_group("all", self.documents)]
        for language in sorted({document.language for document in self.documents}):
            groups.append(_group(language, [item for item in self.documents if item.language == language]))
        for name in sorted(set(self.sets.values())):
            members = [item for item in self.documents if self.sets.get(item.doc_id) == name]
            if members:
                groups.append(_group(f"set {name}", members))
        return tuple(groups)

    @cached_property
    def classes(self) -> tuple[ErrorClass, ...]:
        """Every missed and spurious filler by class, the largest first; wrong attributes at the end."""
        return error_classes(error for document in self.documents for error in document.errors)


def evaluate(
    gold: Mapping[str, DocumentRecords],
    predicted: Iterable[DocumentRecords],
    *,
    texts: Mapping[str, str] | None = None,
    sets: Mapping[str, str] | None = None,
    rules: Rules | None = None,
) -> Evaluation:
    """Score ``predicted`` against ``gold`` (``doc_id`` → records).

    Predictions for documents without gold are left aside. ``texts`` (``doc_id`` → text as read) gives errors their
    context and tells, by ``rules``, what was read in it; ``sets`` (``doc_id`` → set) splits the result further.

    Raises InputError when a gold document has no
    prediction, or one ``doc_id`` has two.
    """
    by_id: dict[str, DocumentRecords] = {}
    for document in predicted:
        if document.doc_id is None:
            raise InputError("a prediction has no doc_id, so it cannot be compared with a gold file")
        if document.doc_id in by_id:
            raise InputError(f"{document.doc_id}: two predictions for one document; keep one")
        by_id[document.doc_id] = document
    missing = sorted(gold.keys() - by_id.keys())
    if missing:
        raise InputError(f"no prediction for {_some(missing)}; run the pipeline over the same texts as the gold")

    texts = texts or {}
    scores = []
    for doc_id in sorted(gold):
        scored = score_document(gold[doc_id], by_id[doc_id])
        errors = explain_errors(scored.errors, by_id[doc_id], texts.get(doc_id, ""), scored.language, rules=rules)
        scores.append(replace(scored, doc_id=doc_id, errors=errors))
    return Evaluation(tuple(scores), dict(sets or {}))


def _group(name: str, documents: Iterable[DocumentScore]) -> GroupResult:
    members = list(documents)
    total = sum((item.score for item in members), Score())
    columns = [[getattr(item.score.slots, slot) for item in members] for slot in (*SLOTS, "micro")]
    rows = tuple(
        SlotResult(slot, getattr(total.slots, slot), intervals)
        for slot, intervals in zip((*SLOTS, "micro"), bootstrap(columns), strict=True)
    )
    return GroupResult(name, len(members), total, rows)


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
