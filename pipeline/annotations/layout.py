"""Records → spans and relations: every evidence becomes a span, every value points to the head of its record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.annotations.spans import COUNTRY, DATES, OPERATION, Annotated, Link, Reading, Relation, Span
from pipeline.errors import InputError
from pipeline.records import Count, DocumentRecords, Evidence


@dataclass(frozen=True, slots=True)
class Filler:
    """One value of a document. ``record`` and ``parent`` are indexes of records and fillers; ``words``: a count's label."""

    label: str
    reading: Reading
    record: int
    parent: int | None
    evidence: tuple[Evidence, ...]
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """``origins``: for each span its filler and its evidence (indexes)."""

    fillers: tuple[Filler, ...]
    spans: tuple[Span, ...]
    relations: tuple[Relation, ...]
    origins: tuple[tuple[int, int], ...]


def annotate(document: DocumentRecords, text: str) -> Annotated:
    """The annotations of ``text``. Raises InputError when an evidence does not stand in it where it says."""
    laid = lay_out(document, text)
    return Annotated(text, laid.spans, laid.relations, document, document.doc_id)


def lay_out(document: DocumentRecords, text: str) -> Layout:
    """What ``annotate`` gives, and what of the document each span is.

    An evidence of blanks alone is no span. Raises InputError as ``annotate`` does.
    """
    fillers = tuple(find_fillers(document))
    spans: list[Span] = []
    origins: list[tuple[int, int]] = []
    repeated: list[Relation] = []
    mains: dict[int, str] = {}
    for number, filler in enumerate(fillers):
        for place, item in enumerate(filler.evidence):
            if text[item.start : item.end] != item.text:
                raise InputError(
                    f"{document.doc_id or '-'}: {item.text!r} does not stand at {item.start} to {item.end}; "
                    "is it the text that was extracted?"
                )
            if not item.text.strip():
                continue
            span_id = f"T{len(spans) + 1}"
            main = mains.setdefault(number, span_id)
            spans.append(Span(span_id, filler.label, ((item.start, item.end),), filler.reading if main == span_id else None))
            origins.append((number, place))
            if main != span_id:
                repeated.append(Relation(Link.SAME_VALUE, span_id, main))
    relations = (*structure(fillers, mains), *repeated)
    totals = {number for number, record in enumerate(document.records) if record.total}
    heads = {span_id: number for number, span_id in _heads(fillers, mains).items()}
    marked = (
        replace(span, reading=replace(span.reading, total=True)) if span.reading and heads.get(span.id) in totals else span
        for span in spans
    )
    return Layout(fillers, tuple(marked), relations, tuple(origins))


def structure(fillers: Sequence[Filler], mains: dict[int, str]) -> Iterator[Relation]:
    """The relations between values, where ``mains`` has the span of each filler that has one.

    A part whose whole has no span points to the head of the record.
    """
    heads = _heads(fillers, mains)
    for number, span_id in sorted(mains.items()):
        filler = fillers[number]
        if filler.parent is not None and filler.parent in mains:
            yield Relation(Link.PART_OF, span_id, mains[filler.parent])
        elif heads[filler.record] != span_id:
            yield Relation(Link.SAME_RECORD, span_id, heads[filler.record])


def find_fillers(document: DocumentRecords) -> Iterator[Filler]:
    """The values of a document: record by record its operation, dates, countries and counts, each count before its parts."""
    number = 0
    for index, record in enumerate(document.records):
        evidence = record.evidence
        singles = (
            (OPERATION, record.operation, evidence.operation if evidence else []),
            (DATES, record.dates, evidence.dates if evidence else []),
            *((COUNTRY, code, evidence.countries.get(code, []) if evidence else []) for code in record.countries),
        )
        for label, value, found in singles:
            if value is not None:
                yield Filler(label, Reading(value), index, None, tuple(found))
                number += 1
        for count, parent in _counts(record.counts, number, None):
            yield Filler(count.category.value, reading_of(count), index, parent, tuple(count.evidence), count.label)
            number += 1


def reading_of(count: Count) -> Reading:
    """What a count says, without its parts."""
    return Reading(count.value, count.modifier, count.unit, count.presumed, tuple(count.where))


def _counts(counts: Sequence[Count], number: int, parent: int | None) -> Iterator[tuple[Count, int | None]]:
    """Each count with the index of the one it is a part of; ``number`` is the index of the first of ``counts``."""
    for count in counts:
        yield count, parent
        own = number
        number += 1
        for item in _counts(count.including, number, own):
            yield item
            number += 1


def _heads(fillers: Sequence[Filler], mains: dict[int, str]) -> dict[int, str]:
    """Of each record with a span the one that the others point to: the first that is no part of a placed count."""
    heads: dict[int, str] = {}
    for number, span_id in sorted(mains.items()):
        if fillers[number].parent not in mains:
            heads.setdefault(fillers[number].record, span_id)
    return heads
