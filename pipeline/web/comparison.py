"""An annotation beside what the pipeline read: where its values stand in the text, and where the two differ.

Records and counts are paired as the score pairs them, so that what is shown is what is measured.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pipeline.records import Count, DocumentRecords, Evidence, RecordEvidence
from pipeline.scoring import ATTRIBUTES
from pipeline.scoring.fillers import CountFiller, attribute, same_dates, same_operation, same_value
from pipeline.scoring.pairs import NOTHING, Side, pair_counts, pair_records


class Sign(StrEnum):
    """On which side a value is."""

    GOLD = "gold"  # in the annotation only
    PIPELINE = "pipeline"  # read by the pipeline only
    BOTH = "both"  # in both, but they differ


class Change(StrEnum):
    """What takes over the pipeline's value: ``path`` of the annotation is set to it, or it is added to the list there."""

    SET = "set"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the annotation and the pipeline do not share.

    ``path``: the place in the annotation ("records[0].counts[2].modifier"), or the list in which it lacks ("records[0].counts").
    ``field``: the name of what differs: "records", "operation", "dates", "countries", "counts", "category", "value" or an
    attribute. ``ours`` and ``theirs``: what the annotation and the pipeline hold, None for nothing; in JSON's terms, a count
    or a record as its model. ``change`` takes over the pipeline's, None where there is nothing to take over.
    """

    sign: Sign
    path: str
    field: str
    ours: Any = None
    theirs: Any = None
    change: Change | None = None
    evidence: tuple[Evidence, ...] = ()


# --- where values stand -----------------------------------------------------------------------------------------------


def with_places(document: DocumentRecords, predicted: DocumentRecords, text: str) -> DocumentRecords:
    """``document`` with the pipeline's evidence for values that have none: of the values that say the same.

    A count that the pipeline has nowhere gets the place of the same number that went into no record, else the first one that
    is written in digits in ``text``.
    """
    placed = document.model_copy(deep=True)
    for one, other in pair_records(placed, predicted):
        if one is NOTHING:
            continue
        own, theirs = one.record.evidence or RecordEvidence(), other.record.evidence or RecordEvidence()
        if not own.operation and same_operation(one.record.operation, other.record.operation):
            own.operation = list(theirs.operation)
        if not own.dates and same_dates(one.record.dates, other.record.dates):
            own.dates = list(theirs.dates)
        for code in one.countries:
            found = theirs.countries.get(code) or _country_elsewhere(code, predicted)
            if not own.countries.get(code) and found:
                own.countries[code] = list(found)
        one.record.evidence = own if own != RecordEvidence() else None
        for group, ours in one.counts.items():
            their_counts = other.counts.get(group, [])
            for row, column in pair_counts(ours, their_counts):
                if not ours[row].count.evidence:
                    ours[row].count.evidence = list(their_counts[column].count.evidence)
    for count in all_counts(placed):
        if not count.evidence:
            count.evidence = list(_number_elsewhere(count, predicted, text))
    return placed


def all_counts(document: DocumentRecords) -> Iterator[Count]:
    """Every count, wholes before their parts."""

    def walk(counts: Iterable[Count]) -> Iterator[Count]:
        for count in counts:
            yield count
            yield from walk(count.including)

    for record in document.records:
        yield from walk(record.counts)


def _country_elsewhere(code: str, predicted: DocumentRecords) -> Sequence[Evidence]:
    found = (record.evidence.countries.get(code, []) for record in predicted.records if record.evidence)
    return next(filter(None, found), [])


def _number_elsewhere(count: Count, predicted: DocumentRecords, text: str) -> Sequence[Evidence]:
    for other in all_counts(predicted):
        if same_value(other.value, count.value) and other.evidence:
            return other.evidence
    for item in predicted.unassigned:
        if same_value(item.value, count.value):
            return [Evidence(start=item.start, end=item.end, text=item.text, rule="")]
    match = _written_digits(count.value).search(text) if not isinstance(count.value, list) else None
    return [Evidence(start=match.start(), end=match.end(), text=match.group(), rule="")] if match else []


def _written_digits(value: int | float) -> re.Pattern[str]:
    """1374 as "1374", "1 374", "1.374" or "1,374"."""
    whole, _, rest = f"{value:,}".partition(".")
    digits = r"[ .,'\u00a0\u202f]?".join(whole.split(","))
    return re.compile(rf"(?<![\w.,]){digits}{f'[.,]{rest}' if rest.strip('0') else ''}(?![\w]|[.,]\d)")


# --- what differs -----------------------------------------------------------------------------------------------------


def differences(document: DocumentRecords, predicted: DocumentRecords) -> tuple[Difference, ...]:
    """What ``document`` and ``predicted`` do not share, record by record; at the end the records that the annotation lacks."""
    paths = _paths(document)
    found: list[Difference] = []
    for one, other in pair_records(document, predicted):
        if other is NOTHING:
            found.append(Difference(Sign.GOLD, paths[id(one.record)], "records", ours=one.record))
        elif one is NOTHING:
            evidence = next((tuple(filler.count.evidence) for fillers in other.counts.values() for filler in fillers), ())
            found.append(Difference(Sign.PIPELINE, "records", "records", None, other.record, Change.ADD, evidence))
        else:
            found += _record_differences(one, other, paths)
    return tuple(found)


def _paths(document: DocumentRecords) -> dict[int, str]:
    """The identity of each record and count → its path."""
    paths: dict[int, str] = {}

    def walk(counts: Sequence[Count], path: str) -> None:
        for number, count in enumerate(counts):
            paths[id(count)] = f"{path}[{number}]"
            walk(count.including, f"{path}[{number}].including")

    for number, record in enumerate(document.records):
        paths[id(record)] = f"records[{number}]"
        walk(record.counts, f"records[{number}].counts")
    return paths


def _record_differences(one: Side, other: Side, paths: dict[int, str]) -> Iterator[Difference]:
    path = paths[id(one.record)]
    evidence = other.record.evidence or RecordEvidence()
    if not same_operation(one.record.operation, other.record.operation):
        yield from _single(path, "operation", one.record.operation, other.record.operation, evidence.operation)
    if not same_dates(one.record.dates, other.record.dates):
        yield from _single(path, "dates", one.record.dates, other.record.dates, evidence.dates)
    for code in one.record.countries:
        if code not in other.countries:
            yield Difference(Sign.GOLD, f"{path}.countries", "countries", ours=code)
    for code in other.record.countries:
        if code not in one.countries:
            places = tuple(evidence.countries.get(code, ()))
            yield Difference(Sign.PIPELINE, f"{path}.countries", "countries", None, code, Change.ADD, places)
    yield from _count_differences(one, other, paths)


def _single(path: str, field: str, ours: str | None, theirs: str | None, evidence: Sequence[Evidence]) -> Iterator[Difference]:
    if ours is None and theirs is None:
        return
    sign = Sign.PIPELINE if ours is None else Sign.GOLD if theirs is None else Sign.BOTH
    yield Difference(sign, f"{path}.{field}", field, ours, theirs, Change.SET, tuple(evidence))


def _count_differences(one: Side, other: Side, paths: dict[int, str]) -> Iterator[Difference]:
    partner: dict[int, Count] = {}  # of the pipeline's counts, by identity
    ours_left: list[CountFiller] = []
    theirs_left: list[CountFiller] = []
    for group in dict.fromkeys((*one.counts, *other.counts)):
        ours, theirs = one.counts.get(group, []), other.counts.get(group, [])
        pairs = pair_counts(ours, theirs)
        for row, column in pairs:
            partner[id(theirs[column].count)] = ours[row].count
            yield from _attributes(ours[row].count, theirs[column].count, paths)
        rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
        ours_left += [filler for row, filler in enumerate(ours) if row not in rows]
        theirs_left += [filler for column, filler in enumerate(theirs) if column not in columns]
    # The same number as something else, then the same thing with another number: one difference, not two.
    for field, is_same in (("category", _is_same_number), ("value", _is_same_thing)):
        for filler in list(ours_left):
            match = next((item for item in theirs_left if is_same(filler, item)), None)
            if match is not None:
                ours_left.remove(filler)
                theirs_left.remove(match)
                partner[id(match.count)] = filler.count
                path = f"{paths[id(filler.count)]}.{field}"
                mine, his = getattr(filler.count, field), getattr(match.count, field)
                yield Difference(Sign.BOTH, path, field, mine, his, Change.SET, tuple(match.count.evidence))
                yield from _attributes(filler.count, match.count, paths)
    for filler in ours_left:
        yield Difference(Sign.GOLD, paths[id(filler.count)], "counts", ours=filler.count)
    yield from _lacking(
        other.record.counts, f"{paths[id(one.record)]}.counts", partner, {id(item.count) for item in theirs_left}, paths
    )


def _lacking(
    counts: Sequence[Count], path: str, partner: dict[int, Count], left: set[int], paths: dict[int, str]
) -> Iterator[Difference]:
    """The pipeline's counts that the annotation lacks, to be added at ``path``; with their parts, as far as it lacks them too."""
    for count in counts:
        if id(count) not in left:
            inside = f"{paths[id(partner[id(count)])]}.including" if id(count) in partner else path
            yield from _lacking(count.including, inside, partner, left, paths)
            continue
        whole = count.model_copy(update={"including": [part for part in count.including if id(part) in left]})
        yield Difference(Sign.PIPELINE, path, "counts", None, whole, Change.ADD, tuple(count.evidence))
        present = [part for part in count.including if id(part) not in left]
        yield from _lacking(present, path, partner, left, paths)


def _is_same_number(one: CountFiller, other: CountFiller) -> bool:
    """Whether both say the same number, in the same place as far as the annotation's is known."""
    ours, theirs = one.count, other.count
    if (one.parent is None) != (other.parent is None) or not same_value(ours.value, theirs.value):
        return False
    overlaps = (mine.start < his.end and his.start < mine.end for mine in ours.evidence for his in theirs.evidence)
    return not ours.evidence or any(overlaps)


def _is_same_thing(one: CountFiller, other: CountFiller) -> bool:
    """Whether both count the same, of the same countries."""
    ours, theirs = one.count, other.count
    return (ours.category, one.parent) == (theirs.category, other.parent) and set(ours.where) == set(theirs.where)


def _attributes(ours: Count, theirs: Count, paths: dict[int, str]) -> Iterator[Difference]:
    for name in ATTRIBUTES:
        if attribute(ours, name) != attribute(theirs, name):
            mine, his = (getattr(count, name) or None for count in (ours, theirs))
            sign = Sign.PIPELINE if mine is None else Sign.GOLD if his is None else Sign.BOTH
            yield Difference(sign, f"{paths[id(ours)]}.{name}", name, mine, his, Change.SET, tuple(theirs.evidence))
