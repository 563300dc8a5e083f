"""Classes of errors: why a filler went wrong, from what the prediction holds and from what the parsers read in the text."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from pipeline.assembly.assemble import DROPPED
from pipeline.layout import Block, find_blocks
from pipeline.records import Count, CountValue, DocumentRecords
from pipeline.rules import Rules
from pipeline.scoring.context import sentence_around
from pipeline.scoring.document import Cause, ErrorKind, FillerError
from pipeline.scoring.fillers import same_operation, same_value
from pipeline.values.countries import find_countries
from pipeline.values.dates import find_dates
from pipeline.values.numbers import Number, find_numbers
from pipeline.values.operations import find_operations

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """Errors of one kind with one cause in one slot (and category).

    ``share`` is their part of all missed and spurious fillers; of wrong attributes, their part of all of these.
    """

    kind: ErrorKind
    slot: str
    category: str | None
    cause: Cause | None
    share: float
    errors: tuple[FillerError, ...]

    @property
    def constructions(self) -> dict[str, int]:
        """How the numbers are written (``digits``, ``words``, ``singular``, ``ellipsis`` …), the most frequent first."""
        return _frequencies(error.construction for error in self.errors)

    @property
    def places(self) -> dict[str, int]:
        """Where in the text they stand (``heading``, ``item``, ``paragraph``, ``bracket``), the most frequent first."""
        return _frequencies(error.place for error in self.errors)


def error_classes(errors: Iterable[FillerError]) -> tuple[ErrorClass, ...]:
    """``errors`` by class, the largest class first; wrong attributes, which change no tally of a slot, at the end."""
    classes: dict[tuple[ErrorKind, str, str, str], list[FillerError]] = {}
    for error in errors:
        classes.setdefault((error.kind, error.slot, error.category or "", error.cause or ""), []).append(error)
    sums = Counter(error.kind is ErrorKind.ATTRIBUTE for members in classes.values() for error in members)
    ordered = sorted(classes.items(), key=lambda item: (item[0][0] is ErrorKind.ATTRIBUTE, -len(item[1]), item[0]))
    return tuple(
        ErrorClass(
            kind,
            slot,
            category or None,
            members[0].cause,
            len(members) / sums[kind is ErrorKind.ATTRIBUTE],
            tuple(sorted(members, key=lambda error: (error.doc_id, error.sort_key))),
        )
        for (kind, slot, category, _), members in ordered
    )


def explain_errors(
    errors: Sequence[FillerError], predicted: DocumentRecords, text: str, language: str, *, rules: Rules | None = None
) -> tuple[FillerError, ...]:
    """``errors`` of one document with their passages, and with the causes that only the text can tell.

    A missed filler is looked for among the quantities that went into no record, then among what the parsers read in
    ``text``; without text nothing was read. ``language`` is the text's main one, ``rules`` those of the prediction.
    """
    reading = _Reading(predicted, text, language, rules)
    return tuple(reading.explain(error) for error in errors)


@dataclass(frozen=True)
class _Reading:
    """One text as the parsers read it, each asked at most once and only if an error needs it."""

    predicted: DocumentRecords
    text: str
    language: str
    rules: Rules | None

    def explain(self, error: FillerError) -> FillerError:
        if error.kind is ErrorKind.MISSED:
            error, span = self._missed_count(error) if error.slot == "counts" else self._missed_value(error)
        else:
            error = _caused(error, Cause.NOT_IN_GOLD)
            span = (error.evidence[0].start, error.evidence[0].end) if error.evidence else None
            if span is not None and error.category is not None:
                error = replace(error, construction=self._construction(span, error.evidence[0].rule))
        if span is None or not self.text:
            return error
        return replace(error, place=self._place(span[0]), context=sentence_around(self.text, *span))

    def _missed_value(self, error: FillerError) -> tuple[FillerError, Span | None]:
        """A missed name, date or country: whether it was read at all."""
        wanted = str(error.value)
        same = same_operation if error.slot == "operation" else str.__eq__
        for value, span in self._values(error.slot):
            if same(value, wanted):
                return _caused(error, Cause.NOT_CHOSEN), span
        start = self.text.casefold().find(wanted.casefold()) if error.slot == "operation" else -1
        return _caused(error, Cause.NOT_READ), None if start < 0 else (start, start + len(wanted))

    def _missed_count(self, error: FillerError) -> tuple[FillerError, Span | None]:
        """A missed count: whether its number was read, and what became of it."""
        forms = _written_values(error)
        for item in self.predicted.unassigned:
            if any(same_value(item.value, form) for form in forms):
                span = (item.start, item.end)
                construction, cause = self._construction(span), Cause.DROPPED if item.reason in DROPPED else Cause.NOT_COUNTED
                error = replace(error, construction=construction, instead=error.instead or item.reason)
                return _caused(error, cause), span
        found = [item for item in self.numbers if any(same_value(_listed(item.value), form) for form in forms)]
        free = [item for item in found if not any(start <= item.start < end for start, end in self.counted)]
        for number in (*free, *found):
            cause = Cause.NOT_READ if free else Cause.COUNTED_ONCE
            return _caused(replace(error, construction=number.rule), cause), (number.start, number.end)
        return _caused(replace(error, construction="singular" if error.value == 1 else ""), Cause.NOT_READ), None

    def _construction(self, span: Span, rule: str = "") -> str:
        """How the count at ``span`` is written: ``ellipsis`` when its number has no noun, else as its rule or number says."""
        number = next((item for item in self.numbers if span[0] <= item.start < span[1]), None)
        if number is not None and number.end == span[1]:
            return "ellipsis"
        return rule.rpartition(": ")[2] or (number.rule if number is not None else "")

    def _place(self, start: int) -> str:
        block = next((item for item in self.blocks if item.start <= start < item.end), None)
        if block is None:
            return ""
        before = self.text[block.start : start]
        return "bracket" if before.count("(") > before.count(")") else str(block.kind)

    def _values(self, slot: str) -> Iterator[tuple[str, Span]]:
        """The names, dates or countries that the text holds, with their places."""
        match slot:
            case "operation":
                for name in find_operations(self.text, self.language, rules=self.rules):
                    yield name.value, (name.start, name.end)
            case "dates":
                published = date.fromisoformat(self.predicted.published) if self.predicted.published else None
                for day in find_dates(self.text, self.language, published=published, rules=self.rules):
                    yield day.value, (day.start, day.end)
            case "countries":
                for place in find_countries(self.text, self.language, rules=self.rules):
                    yield place.code, (place.start, place.end)

    @cached_property
    def blocks(self) -> list[Block]:
        return find_blocks(self.text, rules=self.rules)

    @cached_property
    def numbers(self) -> list[Number]:
        return find_numbers(self.text, self.language, rules=self.rules)

    @cached_property
    def counted(self) -> list[Span]:
        """Where the counts of the prediction were read from."""

        def spans(counts: Sequence[Count]) -> Iterator[Span]:
            for count in counts:
                yield from ((item.start, item.end) for item in count.evidence)
                yield from spans(count.including)

        return [span for record in self.predicted.records for span in spans(record.counts)]


def _caused(error: FillerError, cause: Cause) -> FillerError:
    """``error`` with ``cause``, unless the records told one already."""
    return replace(error, cause=error.cause or cause)


def _written_values(error: FillerError) -> list[CountValue]:
    """The value of a missed count and, for a measured one, what stands in the text when it is told in tonnes or grams."""
    value = error.value
    if isinstance(value, str):
        return []
    scales = (1, 1000, 0.001) if error.unit in ("kg", "l") else (1,)
    return [[end / scale for end in value] if isinstance(value, list) else value / scale for scale in scales]


def _listed(value: object) -> CountValue:
    return list(value) if isinstance(value, tuple) else value  # type: ignore[return-value]


def _frequencies(values: Iterable[str]) -> dict[str, int]:
    counted = Counter(value for value in values if value)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
