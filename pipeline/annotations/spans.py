"""Annotations as tools for annotators hold them: labelled spans of a text and relations between these.

It stands between ``DocumentRecords`` and the formats: ``layout`` makes it, ``rebuild`` reads it, each format is one file that
writes and reads it. Offsets are characters (code points) of the text as read, half-open.

Labels: ``operation``, ``dates``, ``country``, and the categories of counts. Records are not drawn. The first placed value of a
record is its head, and the others point to it, so that nothing lies over the words but the values themselves.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from pipeline.records import Category, CountValue, DocumentRecords, Modifier

OPERATION, DATES, COUNTRY = "operation", "dates", "country"
LABELS = (OPERATION, DATES, COUNTRY, *(category.value for category in Category))


class Link(StrEnum):
    """What a relation says of its source."""

    PART_OF = "part-of"  # the count is included in that of the target
    SAME_RECORD = "same-record"  # the value belongs to the record of the target, which is its first value
    SAME_VALUE = "same-value"  # the words say once more what those of the target say


@dataclass(frozen=True, slots=True)
class Reading:
    """What a span means. ``value``: a name, an EDTF string, an ISO code, a number or a range ``[low, high]``.

    A ``value`` of None is left to the text, and so is what is not said beside it. ``total``: its record is one; only the head
    of a record says so.
    """

    value: str | CountValue | None
    modifier: Modifier | None = None
    unit: str | None = None
    presumed: bool = False
    where: tuple[str, ...] = ()
    total: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """``places``: one ``(start, end)``, or several for words that are not beside each other.

    ``reading``: None where the tool does not hold it, or nobody has said it yet. ``source``: where it stands in the tool's file
    (``x.ann:3``), for whoever has to look there.
    """

    id: str
    label: str
    places: tuple[tuple[int, int], ...]
    reading: Reading | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """``source`` and ``target`` are ids of spans."""

    kind: Link
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person has to look at. ``is_loss``: it was left out of the records."""

    source: str
    message: str
    is_loss: bool = True

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text with its annotations.

    ``document``: what was exported, which travels with the spans and holds what the tool does not show (rules, source, values
    without a place); None for what was begun in the tool. ``has_relations``, ``has_readings``: whether the tool holds them, so
    that what is missing was taken away; ``has_ids``: whether it keeps the ids of spans. ``findings``: of the reader.
    """

    text: str
    spans: tuple[Span, ...]
    relations: tuple[Relation, ...] = ()
    document: DocumentRecords | None = None
    doc_id: str | None = None
    source: str = ""
    has_relations: bool = True
    has_readings: bool = True
    has_ids: bool = True
    findings: tuple[Finding, ...] = field(default=())
