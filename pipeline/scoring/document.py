"""Gold against prediction for one document: records paired, fillers tallied, every difference kept."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pipeline.records import Count, CountValue, DocumentRecords, Evidence
from pipeline.scoring.fillers import (
    CountFiller,
    attribute,
    count_fillers,
    same_dates,
    same_operation,
    same_value,
)
from pipeline.scoring.pairs import NOTHING, Side, pair_counts, pair_records
from pipeline.scoring.tally import ATTRIBUTES, Attributes, Score, Share, Slots, Tally


class ErrorKind(StrEnum):
    """``missed``: in the gold only; ``spurious``: in the prediction only; ``attribute``: a matched count told wrongly.

    An ``attribute`` error changes no tally of a slot, only the attribute's share.
    """

    MISSED = "missed"
    SPURIOUS = "spurious"
    ATTRIBUTE = "attribute"


_SIDES = {ErrorKind.MISSED, ErrorKind.SPURIOUS}


class Cause(StrEnum):
    """How a filler came to be missed or spurious, or an attribute wrong."""

    ANOTHER_RECORD = "in another record"
    ANOTHER_CATEGORY = "under another category"
    ANOTHER_PARENT = "nested otherwise"
    ANOTHER_VALUE = "with another value"
    NO_RECORD = "no such record"
    # of a missed one alone
    NOT_READ = "not read"
    NOT_CHOSEN = "read, but not chosen"
    NOT_COUNTED = "a number that counted nothing"
    COUNTED_ONCE = "a number counted as something else only"
    DROPPED = "dropped by assembly"
    # of a spurious one alone
    TOLD_TWICE = "told twice"
    NOT_IN_GOLD = "not in the gold"


@dataclass(frozen=True, slots=True)
class Sides:
    """What the two sides are called where a difference tells what the other one says.

    ``gold`` and ``predicted`` go in front of a filler; ``own`` in front of the gold's attribute, where the prediction's follows.
    """

    gold: str = "gold"
    predicted: str = "found"
    own: str = ""


@dataclass(frozen=True, slots=True)
class FillerError:
    """One filler that gold and prediction do not share.

    ``value`` is the gold's for a missed filler, else the prediction's; ``instead`` says what stands on the other side,
    as far as that can be told; ``record`` is the operation, else the dates, of the record that holds the filler.
    ``evidence`` is the prediction's, so it is empty for a missed filler. What needs the text is empty without it:
    ``context`` is the sentence around the evidence, or around the number, name, date or country that was missed,
    ``place`` the part of the text where it stands, ``construction`` how a count is written.
    """

    doc_id: str
    kind: ErrorKind
    slot: str
    category: str | None
    parent: str | None
    value: str | CountValue
    unit: str | None = None
    record: str | None = None
    instead: str | None = None
    evidence: tuple[Evidence, ...] = ()
    cause: Cause | None = None
    construction: str = ""
    place: str = ""
    context: str = ""

    @property
    def sort_key(self) -> tuple[str, ...]:
        """An order of the errors of one document that does not depend on the order of its records."""
        start = self.evidence[0].start if self.evidence else -1
        parts = (self.kind, self.slot, self.category, self.parent, self.value, self.unit, self.record, self.instead)
        return (*(str(part) for part in parts), f"{start:012d}", self.context)


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """What one document adds to the tallies; ``language`` is the gold document's."""

    doc_id: str
    language: str
    score: Score = field(default_factory=Score)
    errors: tuple[FillerError, ...] = ()


def score_document(gold: DocumentRecords, predicted: DocumentRecords, sides: Sides = Sides()) -> DocumentScore:
    """Score one document; nothing depends on the order of records, countries or counts on either side.

    Records are paired as ``pair_records`` does it. All fillers of an unpaired gold record are missed, of an unpaired
    predicted one spurious.
    """
    doc_id = gold.doc_id or predicted.doc_id or "-"
    score, errors = Score(), []
    for one, other in pair_records(gold, predicted):
        part, differences = _compare(one, other, sides)
        score += part
        differences = [
            replace(error, cause=_cause_within(error, differences, is_pair=NOTHING not in (one, other))) for error in differences
        ]
        names = {ErrorKind.MISSED: one.name, ErrorKind.SPURIOUS: other.name, ErrorKind.ATTRIBUTE: one.name}
        errors += [replace(error, doc_id=doc_id, record=names[error.kind]) for error in differences]
    told = [filler for record in gold.records for filler in count_fillers(record.counts)]
    errors = sorted(_explain(errors, told, sides), key=lambda error: error.sort_key)
    return DocumentScore(doc_id, gold.language, score, tuple(errors))


def _compare(gold: Side, predicted: Side, sides: Sides) -> tuple[Score, list[FillerError]]:
    errors: list[FillerError] = []
    is_pair = gold is not NOTHING and predicted is not NOTHING
    evidence = predicted.record.evidence

    operation = _tally_single(
        errors,
        "operation",
        gold.record.operation,
        predicted.record.operation,
        equal=same_operation(gold.record.operation, predicted.record.operation),
        evidence=evidence.operation if evidence else [],
        is_pair=is_pair,
        sides=sides,
    )
    dates = _tally_single(
        errors,
        "dates",
        gold.record.dates,
        predicted.record.dates,
        equal=same_dates(gold.record.dates, predicted.record.dates),
        evidence=evidence.dates if evidence else [],
        is_pair=is_pair,
        sides=sides,
    )

    for code in sorted(gold.countries - predicted.countries):
        errors.append(FillerError("", ErrorKind.MISSED, "countries", None, None, code))
    for code in sorted(predicted.countries - gold.countries):
        found = tuple(evidence.countries.get(code, [])) if evidence else ()
        errors.append(FillerError("", ErrorKind.SPURIOUS, "countries", None, None, code, evidence=found))
    countries = Tally(
        len(gold.countries & predicted.countries),
        len(predicted.countries - gold.countries),
        len(gold.countries - predicted.countries),
    )

    counts, attributes = Tally(), Attributes()
    for group in sorted(gold.counts.keys() | predicted.counts.keys(), key=str):
        ours, theirs = gold.counts.get(group, []), predicted.counts.get(group, [])
        pairs = pair_counts(ours, theirs)
        rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
        errors += [_count_error(ErrorKind.MISSED, item) for row, item in enumerate(ours) if row not in rows]
        errors += [_count_error(ErrorKind.SPURIOUS, item) for col, item in enumerate(theirs) if col not in columns]
        counts += Tally(len(pairs), len(theirs) - len(pairs), len(ours) - len(pairs))
        for row, column in pairs:
            shares = {name: _share(ours[row].count, theirs[column].count, name) for name in ATTRIBUTES}
            attributes += Attributes(**shares)
            errors += [
                _attribute_error(ours[row], theirs[column], name, sides)
                for name, share in shares.items()
                if share.right < share.total
            ]
    return Score(Slots(operation, dates, countries, counts), attributes), errors


def _tally_single(
    errors: list[FillerError],
    slot: str,
    gold: str | None,
    predicted: str | None,
    *,
    equal: bool,
    evidence: Sequence[Evidence],
    is_pair: bool,
    sides: Sides,
) -> Tally:
    """The tally of a slot with at most one filler; what differs is appended to ``errors``."""
    if equal:
        return Tally(tp=1)
    if gold is not None:
        instead = f"{sides.predicted}: {predicted or 'none'}" if is_pair else "no such record"
        errors.append(FillerError("", ErrorKind.MISSED, slot, None, None, gold, instead=instead))
    if predicted is not None:
        instead = f"{sides.gold}: {gold or 'none'}" if is_pair else "no such record"
        errors.append(FillerError("", ErrorKind.SPURIOUS, slot, None, None, predicted, instead=instead, evidence=tuple(evidence)))
    return Tally(0, int(predicted is not None), int(gold is not None))


def _share(gold: Count, predicted: Count, name: str) -> Share:
    one, other = attribute(gold, name), attribute(predicted, name)
    return Share(int(one == other), 1) if one or other else Share()


def _count_error(kind: ErrorKind, filler: CountFiller) -> FillerError:
    count = filler.count
    return FillerError(
        "",
        kind,
        "counts",
        count.category.value,
        filler.parent,
        count.value,
        count.unit,
        evidence=tuple(count.evidence),
    )


def _attribute_error(gold: CountFiller, predicted: CountFiller, name: str, sides: Sides) -> FillerError:
    count = predicted.count
    instead = f"{name}: {sides.own}{_written(gold.count, name)}, {sides.predicted}: {_written(count, name)}"
    return FillerError(
        "",
        ErrorKind.ATTRIBUTE,
        name,
        count.category.value,
        predicted.parent,
        count.value,
        count.unit,
        instead=instead,
        evidence=tuple(count.evidence),
        cause=_attribute_cause(gold.count, count, name),
    )


def _attribute_cause(gold: Count, found: Count, name: str) -> Cause:
    if not attribute(found, name):
        return Cause.NOT_READ
    return Cause.ANOTHER_VALUE if attribute(gold, name) else Cause.NOT_IN_GOLD


def _written(count: Count, name: str) -> str:
    value = attribute(count, name)
    if isinstance(value, frozenset):
        return " ".join(sorted(value)) or "none"
    return str(value or "none")


def _cause_within(error: FillerError, beside: Sequence[FillerError], *, is_pair: bool) -> Cause | None:
    """What the error's own pair of records says of it; ``beside`` are all errors of the pair."""
    if error.kind is ErrorKind.ATTRIBUTE:
        return error.cause
    if not is_pair:  # a missed count has causes of its own: was it read at all?
        return Cause.NO_RECORD if error.kind is ErrorKind.SPURIOUS or error.slot != "counts" else None
    others = [other for other in beside if other.slot == error.slot and {error.kind, other.kind} == _SIDES]
    if error.slot == "counts":
        near = any(other.category == error.category and _is_near(error.value, other.value) for other in others)
        return Cause.ANOTHER_VALUE if near else None
    return Cause.ANOTHER_VALUE if others and error.kind is ErrorKind.SPURIOUS and error.slot != "countries" else None


def _is_near(one: str | CountValue, other: str | CountValue) -> bool:
    """Whether one may be the other misread: rounded, in another scale, or one end of its range."""
    return any(_may_be(left, right) for left in _ends(one) for right in _ends(other))


def _may_be(one: float, other: float) -> bool:
    if not one or not other:
        return False
    scale = math.log10(one / other)
    return abs(one / other - 1) <= 0.1 or (abs(scale) >= 1 and math.isclose(scale, round(scale), abs_tol=1e-9))


def _ends(value: str | CountValue) -> list[int | float]:
    return [] if isinstance(value, str) else value if isinstance(value, list) else [value]


def _explain(errors: Sequence[FillerError], told: Sequence[CountFiller], sides: Sides) -> Iterator[FillerError]:
    """Say of a missed filler where else in the document it was found, and the other way round; ``told`` are the gold's."""
    for error in errors:
        others = [other for other in errors if _is_answer(error, other)]
        where = sides.predicted if error.kind is ErrorKind.MISSED else sides.gold
        if any((other.category, other.parent) == (error.category, error.parent) for other in others):
            yield replace(error, cause=Cause.ANOTHER_RECORD, instead=f"{where}: the same in another record")
        elif others:
            nested = any(other.category == error.category for other in others)
            cause = Cause.ANOTHER_PARENT if nested else Cause.ANOTHER_CATEGORY
            yield replace(error, cause=cause, instead=f"{where}: {min(_place(other) for other in others)}")
        elif error.kind is ErrorKind.SPURIOUS and any(_is_told(error, filler.count) for filler in told):
            yield replace(error, cause=Cause.TOLD_TWICE)
        else:
            yield error


def _is_told(error: FillerError, count: Count) -> bool:
    """Whether a spurious count says what ``count`` says."""
    return error.category == count.category and not isinstance(error.value, str) and same_value(error.value, count.value)


def _is_answer(error: FillerError, other: FillerError) -> bool:
    """Whether one is missed, the other spurious, and both say the same, or at least the same number."""
    if error.slot != other.slot or {error.kind, other.kind} != _SIDES:
        return False
    if error.slot == "operation":
        return same_operation(str(error.value), str(other.value))
    if isinstance(error.value, str) or isinstance(other.value, str):
        return error.value == other.value
    return same_value(error.value, other.value)


def _place(error: FillerError) -> str:
    return f"{error.category} in {error.parent}" if error.parent else str(error.category)
