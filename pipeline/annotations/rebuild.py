"""Spans and relations → records: what was exported, with all that a person changed in the tool."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from pydantic import ValidationError

from pipeline.annotations.layout import Filler, Layout, lay_out, structure
from pipeline.annotations.spans import COUNTRY, DATES, LABELS, OPERATION, Annotated, Finding, Link, Reading, Relation, Span
from pipeline.annotations.values import SpanReader
from pipeline.errors import InputError
from pipeline.records import Count, DocumentRecords, Evidence, Record, RecordEvidence

# The rule of evidence that a person has marked.
BY_HAND = "by hand"
_SINGLE = (OPERATION, DATES, COUNTRY)
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Imported:
    """``document``: the records of one text, with evidence. ``findings``: what a person has to look at, in order."""

    document: DocumentRecords
    findings: tuple[Finding, ...]


Language = Literal["fr", "en"]


def rebuild(annotated: Annotated, language_of: Callable[[str], Language]) -> Imported:
    """The records that the annotations of a text say.

    Spans and relations that are as they were exported give the very document that was exported. Otherwise: the values of new
    spans are read from the text; one that cannot be read is left out and found. What pointed to a span that is gone points to
    the next of its record. What does not fit the text, contradicts itself or runs in a circle is left out and found.
    ``language_of``: tells the language of a text that was not exported, and whose folder says nothing of it.
    """
    rebuilding = _Rebuilding(annotated, language_of)
    document = rebuilding.document()
    return Imported(document, tuple(rebuilding.findings))


@dataclass(slots=True, eq=False)
class _Value:
    """One value: the spans that say it, the first one in front, none for one that has no place.

    ``filler``: what it was when it was exported, None for a new one. ``place``: the number of its span in the tool's file.
    """

    label: str
    reading: Reading
    spans: list[Span]
    filler: int | None
    place: int = 0
    parts: list["_Value"] = field(default_factory=list)
    whole: "_Value | None" = None

    @property
    def order(self) -> tuple[bool, int, int]:
        """As exported; what is new follows in the order of the tool's file."""
        return (self.filler is None, self.filler or 0, self.place)


class _Groups:
    """Things that belong together, directly or through others."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def of(self, item: Hashable) -> Hashable:
        """One and the same for all that belong together."""
        while (above := self._above.get(item, item)) != item:
            self._above[item] = self._above.get(above, above)
            item = above
        return item

    def join(self, one: Hashable, other: Hashable) -> None:
        self._above[self.of(other)] = self.of(one)


class _Rebuilding:
    """One text; a step a method."""

    def __init__(self, annotated: Annotated, language_of: Callable[[str], Language]) -> None:
        self.annotated = annotated
        self.text = annotated.text
        self.findings: list[Finding] = list(annotated.findings)
        self.laid = self._laid_out()
        self.exported = annotated.document if self.laid else None
        self.spans = {span.id: span for span in annotated.spans if self._fits(span)}
        self.numbers = {span_id: number for number, span_id in enumerate(self.spans)}
        self.origins = self._origins(self.laid.spans) if self.laid else {}
        self.language = self._language(language_of)
        self.reader = SpanReader(self.text, self.language, self.exported.published if self.exported else None)

    def document(self) -> DocumentRecords:
        """The document; findings are complete once it is there."""
        doc_id = self.annotated.doc_id or (self.exported.doc_id if self.exported else None)
        if self.exported is not None and self._is_unchanged():
            return self.exported.model_copy(update={"doc_id": doc_id})
        relations = self._relations()
        values = self._values(relations)
        self._nest(values, relations)
        records = list(self._records(values, relations))
        new = [place for span in self.spans.values() if span.id not in self.origins for place in span.places]
        before = self.exported or DocumentRecords(language=self.language)
        unassigned = [item for item in before.unassigned if not any(start < item.end and item.start < end for start, end in new)]
        return before.model_copy(update={"doc_id": doc_id, "records": records, "unassigned": unassigned})

    # --- what was exported, and what of it is still there -------------------------------------------------------------

    def _laid_out(self) -> Layout | None:
        if self.annotated.document is None:
            return None
        try:
            return lay_out(self.annotated.document, self.text)
        except InputError:
            message = "the text is not the one that was exported; all values are read anew"
            self._find(self.annotated.source, message, is_loss=False)
            return None

    def _fits(self, span: Span) -> bool:
        if span.label not in LABELS:
            self._find(span.source, f"there is no label {span.label!r}; one of {', '.join(LABELS)}")
            return False
        for start, end in span.places:
            if not 0 <= start < end <= len(self.text):
                self._find(span.source, f"{span.label} at {start} to {end}: the text has {len(self.text)} characters")
                return False
        return bool(span.places)

    def _origins(self, exported: Sequence[Span]) -> dict[str, int]:
        """For the id of each span that was exported, the index that it had there.

        First the same words under the same label, where the tool keeps ids with the same id; then the same id with other words,
        or the same words under another category.
        """
        found: dict[str, int] = {}
        free = dict(enumerate(exported))
        keys: list[Callable[[Span], Hashable]] = [lambda span: (span.label, self._words(span))]
        if self.annotated.has_ids:
            keys = [lambda span: (span.id, span.label, self._words(span)), *keys, lambda span: (span.id, span.label in _SINGLE)]
        keys.append(lambda span: (span.label in _SINGLE and span.label, self._words(span)))
        for key in keys:
            places: dict[Hashable, list[int]] = defaultdict(list)
            for index, span in free.items():
                places[key(span)].append(index)
            for span in self.spans.values():
                if span.id not in found and (indexes := places.get(key(span))):
                    found[span.id] = indexes.pop(0)
                    del free[found[span.id]]
        return found

    def _words(self, span: Span) -> tuple[tuple[int, int], ...]:
        """The places without blanks at their ends, which some tools take away."""
        trimmed = []
        for start, end in span.places:
            words = self.text[start:end]
            trimmed.append((start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())))
        return tuple(trimmed)

    def _is_unchanged(self) -> bool:
        assert self.laid is not None
        if not len(self.spans) == len(self.annotated.spans) == len(self.origins) == len(self.laid.spans):
            return False
        for span in self.spans.values():
            origin = self.laid.spans[self.origins[span.id]]
            if span.label != origin.label or self._words(span) != self._words(origin):
                return False
            if self.annotated.has_readings and span.reading != origin.reading:
                return False
        ids = {span.id: index for index, span in enumerate(self.laid.spans)}
        before = {(item.kind, ids[item.source], ids[item.target]) for item in self.laid.relations}
        now = {(item.kind, self.origins.get(item.source), self.origins.get(item.target)) for item in self.annotated.relations}
        return not self.annotated.has_relations or before == now

    def _language(self, language_of: Callable[[str], Language]) -> Language:
        """That of the export, else that of the folder, else that of the text."""
        if self.annotated.document is not None:
            return self.annotated.document.language
        folder = (self.annotated.doc_id or "").split("/")[0]
        return next((language for language in get_args(Language) if language == folder), None) or language_of(self.text)

    # --- relations ----------------------------------------------------------------------------------------------------

    def _relations(self) -> list[Relation]:
        """Those of the tool, and those that take the place of what went away with a span."""
        given = [item for item in self.annotated.relations if self._holds(item)]
        if self.laid is None:
            return given
        ids: dict[int, str] = {origin: span_id for span_id, origin in self.origins.items()}
        mains: dict[int, str] = {}
        again: list[Relation] = []
        for origin, (filler, _) in enumerate(self.laid.origins):
            if origin in ids:
                main = mains.setdefault(filler, ids[origin])
                if main != ids[origin]:
                    again.append(Relation(Link.SAME_VALUE, ids[origin], main))
        expected = [*structure(self.laid.fillers, mains), *again]
        if not self.annotated.has_relations:
            return expected
        names = {span.id: ids.get(index, "") for index, span in enumerate(self.laid.spans)}
        before = {Relation(item.kind, names[item.source], names[item.target]) for item in self.laid.relations}
        tied = {item.source for item in given}
        return given + [item for item in expected if item not in before and item.source not in tied]

    def _holds(self, relation: Relation) -> bool:
        known = {span.id for span in self.annotated.spans}
        for end in (relation.source, relation.target):
            if end not in known and self.laid is None:
                self._find(self.annotated.source, f"{relation.kind} points to {end}, which is no span")
        return relation.source in self.spans and relation.target in self.spans and relation.source != relation.target

    # --- values -------------------------------------------------------------------------------------------------------

    def _values(self, relations: Iterable[Relation]) -> list[_Value]:
        """The values that have a span and can be read, then those that never had one."""
        groups = _Groups()
        for item in relations:
            if item.kind is Link.SAME_VALUE:
                one, other = self.spans[item.source], self.spans[item.target]
                if one.label == other.label:
                    groups.join(one.id, other.id)
                else:
                    self._find(one.source, f"{one.label} cannot be the same value as {other.label}; the relation is left out")
        members: dict[Hashable, list[Span]] = defaultdict(list)
        for span in sorted(self.spans.values(), key=self._span_order):
            members[groups.of(span.id)].append(span)
        values = []
        for spans in members.values():
            reading = self._reading(spans)
            if reading is None:
                words = " ".join(self._quoted(spans[0]).split())
                self._find(spans[0].source, f"what {words!r} says of {spans[0].label} cannot be read; it is left out")
            else:
                values.append(_Value(spans[0].label, reading, spans, self._filler(spans), self.numbers[spans[0].id]))
        return values + list(self._unplaced(values))

    def _span_order(self, span: Span) -> tuple[bool, int, int]:
        origin = self.origins.get(span.id)
        return (origin is None, origin or 0, self.numbers[span.id])

    def _filler(self, spans: Iterable[Span]) -> int | None:
        origins = [self.origins[span.id] for span in spans if span.id in self.origins]
        return self.laid.origins[origins[0]][0] if origins and self.laid else None

    def _reading(self, spans: Sequence[Span]) -> Reading | None:
        """What the tool holds, else what was exported, else what the text says; only what may stand under the label."""
        candidates = [span.reading for span in spans]
        filler = self._filler(spans)
        if filler is not None and self.laid is not None and not self.annotated.has_readings:
            candidates.append(self.laid.fillers[filler].reading)
        for reading in candidates:
            if reading is not None and _is_valid(spans[0].label, reading):
                return reading
        told = next((reading for reading in candidates if reading is not None), Reading(None))
        if told.value is not None:
            message = f"{told.value!r} is no value of {spans[0].label}; the text is read instead"
            self._find(spans[0].source, message, is_loss=False)
        for span in spans:
            for start, end in span.places:
                found = self.reader.read(span.label, start, end)
                if found is not None and _is_valid(span.label, found := _with(found, told)):
                    return found
        return None

    def _unplaced(self, values: Sequence[_Value]) -> Iterator[_Value]:
        """Values without a span, of records of which something is still there, or never was anything to be seen."""
        if self.laid is None:
            return
        placed = {filler for filler, _ in self.laid.origins}
        there = {value.filler for value in values}
        shown = {self.laid.fillers[number].record for number in placed}
        left = {self.laid.fillers[number].record for number in there if number is not None}
        for number, filler in enumerate(self.laid.fillers):
            is_part_of_none = filler.parent is not None and filler.parent not in there
            if number in placed or is_part_of_none or (filler.record in shown and filler.record not in left):
                continue
            there.add(number)
            yield _Value(filler.label, filler.reading, [], number)

    # --- parts and records --------------------------------------------------------------------------------------------

    def _nest(self, values: Sequence[_Value], relations: Iterable[Relation]) -> None:
        """Counts into the counts that they are a part of."""
        owners = _owners(values)
        for item in relations:
            part, whole = owners.get(item.source), owners.get(item.target)
            if item.kind is Link.PART_OF and part is not None and whole is not None:
                self._put_into(part, whole, self.spans[item.source])
        fillers = {value.filler: value for value in values if value.filler is not None}
        for value in fillers.values():
            parent = self._exported_filler(value).parent
            whole = fillers.get(parent) if parent is not None else None
            # Nothing in the tool could say so.
            if whole is not None and value.whole is None and not (value.spans and whole.spans):
                value.whole = whole
        for value in values:
            if value.whole is not None:
                value.whole.parts.append(value)

    def _put_into(self, part: _Value, whole: _Value, span: Span) -> None:
        if part.label in _SINGLE or whole.label in _SINGLE:
            self._find(span.source, f"{part.label} cannot be a part of {whole.label}; the relation is left out")
        elif part.whole is not None and part.whole is not whole:
            self._find(span.source, f"{part.label} is a part of two counts; the second relation is left out")
        else:
            above = [whole]
            while above[-1].whole is not None:
                above.append(above[-1].whole)
            if part in above:
                self._find(span.source, f"{part.label} is a part of itself, over others; the relation is left out")
            elif len(above) >= _DEEPEST:
                self._find(span.source, f"counts are nested deeper than {_DEEPEST}; the relation is left out")
            else:
                part.whole = whole

    def _exported_filler(self, value: _Value) -> Filler:
        assert self.laid is not None
        assert value.filler is not None
        return self.laid.fillers[value.filler]

    def _records(self, values: Sequence[_Value], relations: Iterable[Relation]) -> Iterator[Record]:
        groups = self._grouped(values, relations)
        members: dict[Hashable, list[_Value]] = defaultdict(list)
        for value in sorted(values, key=lambda value: value.order):
            members[groups.of(id(value))].append(value)
        for record in sorted(members.values(), key=lambda record: self._record_order(record)):
            yield self._record(record)

    def _grouped(self, values: Sequence[_Value], relations: Iterable[Relation]) -> _Groups:
        """The values of a record belong together."""
        groups = _Groups()
        owners = _owners(values)
        for item in relations:
            if item.kind is not Link.SAME_VALUE and item.source in owners and item.target in owners:
                groups.join(id(owners[item.target]), id(owners[item.source]))
        for value in values:
            if value.whole is not None:
                groups.join(id(value.whole), id(value))
        anchors: dict[int, _Value] = {}
        # Those without a place come last.
        for value in values:
            if value.filler is not None:
                anchor = anchors.setdefault(self._exported_filler(value).record, value)
                if not value.spans:
                    groups.join(id(anchor), id(value))
        self._settle_lone(values, groups)
        return groups

    def _settle_lone(self, values: Sequence[_Value], groups: _Groups) -> None:
        """New values that nothing ties to a record: a record each where relations can be drawn, else of the nearest record."""
        sizes: dict[Hashable, int] = defaultdict(int)
        for value in values:
            sizes[groups.of(id(value))] += 1
        lone = [value for value in values if value.filler is None and sizes[groups.of(id(value))] == 1]
        settled = [value for value in values if value.spans and (value.filler is not None or sizes[groups.of(id(value))] > 1)]
        settled.sort(key=_start)
        starts = [_start(value) for value in settled]
        records = len({groups.of(id(value)) for value in settled})
        for value in lone:
            source, words = value.spans[0].source, self._quoted(value.spans[0])
            if self.annotated.has_relations:
                # One that was begun in the tool may well have records of one value.
                if len(sizes) > 1 and self.exported is not None:
                    told = f"nothing ties {value.label} {words!r} to another value; it is a record of its own"
                    self._find(source, told, is_loss=False)
                continue
            if settled:
                # What stands before it is nearer than all that stands behind.
                near = settled[max(bisect_right(starts, _start(value)) - 1, 0)]
                if records > 1:
                    told = f"{value.label} {words!r} is put into the record of {self._quoted(near.spans[0])!r}, which is nearest"
                    self._find(source, told, is_loss=False)
                groups.join(id(near), id(value))
            else:
                groups.join(id(lone[0]), id(value))

    def _record_order(self, values: Sequence[_Value]) -> tuple[bool, int, int]:
        known = [self._exported_filler(value).record for value in values if value.filler is not None]
        return (not known, min(known, default=0), min(value.place for value in values))

    def _record(self, values: Sequence[_Value]) -> Record:
        operation, dates = self._only(OPERATION, values), self._only(DATES, values)
        countries: dict[str, list[Evidence]] = {}
        for value in values:
            if value.label == COUNTRY:
                countries.setdefault(str(value.reading.value), []).extend(self._evidence(value))
        return Record(
            operation=str(operation[0].reading.value) if operation else None,
            dates=str(dates[0].reading.value) if dates else None,
            countries=list(countries),
            counts=[self._count(value) for value in values if value.label not in _SINGLE and value.whole is None],
            total=self._is_total(values),
            evidence=RecordEvidence(
                operation=[item for value in operation for item in self._evidence(value)],
                dates=[item for value in dates for item in self._evidence(value)],
                countries={code: found for code, found in countries.items() if found},
            ),
        )

    def _only(self, label: str, values: Iterable[_Value]) -> list[_Value]:
        """The first value under the label, and those that say the same."""
        found = [value for value in values if value.label == label]
        for value in found[1:]:
            if value.reading.value != found[0].reading.value:
                told = f"a record has one {label}: {value.reading.value!r} is left out beside {found[0].reading.value!r}"
                self._find(value.spans[0].source if value.spans else self.annotated.source, told)
        return [value for value in found if value.reading.value == found[0].reading.value]

    def _count(self, value: _Value) -> Count:
        count = _count(value.label, value.reading)
        words = self._exported_filler(value).words if value.filler is not None else None
        parts = [self._count(part) for part in sorted(value.parts, key=lambda part: part.order)]
        return count.model_copy(update={"including": parts, "label": words, "evidence": self._evidence(value)})

    def _is_total(self, values: Iterable[_Value]) -> bool:
        """As the tool says; as exported where it does not say, or where the span that said so is gone."""
        if any(value.reading.total for value in values):
            return True
        if self.exported is None or self.laid is None:
            return False
        records = {self._exported_filler(value).record for value in values if value.filler is not None}
        if self.annotated.has_readings:
            gone = {index for index in range(len(self.laid.spans)) if index not in self.origins.values()}
            shown = {self.laid.fillers[filler].record for filler, _ in self.laid.origins}
            silenced = {self.laid.fillers[self.laid.origins[index][0]].record for index in gone}
            records = {number for number in records if number in silenced or number not in shown}
        return any(self.exported.records[number].total for number in records)

    def _evidence(self, value: _Value) -> list[Evidence]:
        """What was exported as it was, what is new by hand."""
        found = []
        for span in value.spans:
            origin = self.origins.get(span.id)
            if origin is not None and self.laid is not None:
                filler, number = self.laid.origins[origin]
                if self._words(span) == self._words(self.laid.spans[origin]):
                    found.append(self.laid.fillers[filler].evidence[number])
                    continue
            found += [Evidence(start=start, end=end, text=self.text[start:end], rule=BY_HAND) for start, end in span.places]
        return found

    def _quoted(self, span: Span) -> str:
        return " … ".join(self.text[start:end] for start, end in span.places)

    def _find(self, source: str, message: str, *, is_loss: bool = True) -> None:
        self.findings.append(Finding(source or self.annotated.source, message, is_loss))


def _start(value: _Value) -> int:
    """Where the first span of a placed value begins."""
    return value.spans[0].places[0][0]


def _owners(values: Iterable[_Value]) -> dict[str, _Value]:
    """The value of each span, by its id."""
    return {span.id: value for value in values for span in value.spans}


def _with(found: Reading, told: Reading) -> Reading:
    """What the text says, with what a person has said of it."""
    return Reading(
        found.value,
        told.modifier or found.modifier,
        told.unit or found.unit,
        told.presumed or found.presumed,
        told.where or found.where,
        told.total,
    )


def _is_valid(label: str, reading: Reading) -> bool:
    """Whether the reading has a value that may stand under the label."""
    try:
        if label not in _SINGLE:
            _count(label, reading)
        elif not isinstance(reading.value, str) or not reading.value:
            return False
        elif label == DATES:
            Record(dates=reading.value)
        elif label == COUNTRY:
            Record(countries=[reading.value])
    except ValidationError:
        return False
    return True


def _count(label: str, reading: Reading) -> Count:
    return Count.model_validate(
        {
            "category": label,
            "value": reading.value,
            "modifier": reading.modifier,
            "unit": reading.unit,
            "presumed": reading.presumed,
            "where": list(reading.where),
        }
    )
