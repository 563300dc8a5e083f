"""brat standoff: for each text ``x.txt``, ``x.ann`` and ``x.json``; ``annotation.conf`` and ``visual.conf`` for the folder.

``x.ann`` carries everything that can be seen: spans, nesting, records and values::

    T1  operation 20 28     Libertad                   a span; fragments as "3 9;15 20"
    T2  victims 3 14        94 victimes
    R1  same-record Arg1:T2 Arg2:T1                    also part-of and same-value
    A1  Modifier T2 more_than                          also Presumed, Unit kg, Total (of the record, at its first value)
    #1  AnnotatorNotes T2   94 in GY LC                what it means: a name, an EDTF date, an ISO code, a number,
                                                       "200 to 300", "94 in GY LC"

``x.json`` is for filet alone: the document as it was exported (rules, source, values without a place). Without it a folder is
read all the same. Offsets are characters. brat shows lines, so what crosses a line end is in fragments; a carriage return is a
blank in ``x.txt``, of the same length, and ``x.json`` has the text as it is.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel

from pipeline.annotations.lines import exported_document, plain_label
from pipeline.annotations.spans import COUNTRY, DATES, LABELS, OPERATION, Annotated, Finding, Link, Reading, Relation, Span
from pipeline.records import CountValue, Modifier

# What str.splitlines takes for the end of a line, as some versions of brat do.
_LINE_ENDS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_COUNT = re.compile(r"(?P<low>\S+)(?: to (?P<high>\S+))?(?: in (?P<where>[A-Z]{2}(?: [A-Z]{2})*))?")
_FRAGMENT = re.compile(r"(\d{1,9}) (\d{1,9})")
_UNITS = ("kg", "l", "plants", "pills", "packages")
_CURRENCIES = ("EUR", "USD", "GBP", "CHF", "CAD", "AUD", "XOF", "XAF")


@dataclass(frozen=True, slots=True)
class BratFiles:
    """What brat has of one text: the contents of its files."""

    txt: str
    ann: str
    json: str


# --- write ------------------------------------------------------------------------------------------------------------


def write(annotated: Annotated) -> BratFiles:
    """The files of one text; what has no character outside of line ends is left to ``json``."""
    lines: list[str] = []
    notes = attributes = 0
    written = set()
    for span in annotated.spans:
        fragments = [piece for start, end in span.places for piece in _pieces(annotated.text, start, end)]
        if not fragments:
            continue
        written.add(span.id)
        places = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(annotated.text[start:end] for start, end in fragments)
        lines.append(f"{span.id}\t{span.label} {places}\t{words}")
        if span.reading is not None:
            for name, value in _attributes(span.reading):
                attributes += 1
                lines.append(f"A{attributes}\t{name} {span.id}{f' {value}' if value else ''}")
            notes += 1
            lines.append(f"#{notes}\tAnnotatorNotes {span.id}\t{_note(span.label, span.reading)}")
    relations = (item for item in annotated.relations if item.source in written and item.target in written)
    for number, item in enumerate(relations, 1):
        lines.append(f"R{number}\t{item.kind} Arg1:{item.source} Arg2:{item.target}\t")
    txt = annotated.text.replace("\r\n", " \n").replace("\r", "\n")
    known: dict[str, Any] = {"document": annotated.document.model_dump(mode="json") if annotated.document else None}
    if txt != annotated.text:
        known["text"] = annotated.text
    return BratFiles(txt, "".join(f"{line}\n" for line in lines), json.dumps(known, ensure_ascii=False, indent=2) + "\n")


def annotation_conf(units: Iterable[str] = ()) -> str:
    """The labels, relations and attributes that a brat server offers; ``units``: beside the usual ones, those that occur."""
    counts = "|".join(label for label in LABELS if label not in (OPERATION, DATES, COUNTRY))
    usual = [*_UNITS, *_CURRENCIES]
    all_units = usual + sorted(set(units) - set(usual))
    return "\n".join(
        [
            "[entities]",
            *LABELS,
            "",
            "[relations]",
            f"{Link.PART_OF}\tArg1:{counts}, Arg2:{counts}",
            f"{Link.SAME_RECORD}\tArg1:<ENTITY>, Arg2:<ENTITY>",
            f"{Link.SAME_VALUE}\tArg1:<ENTITY>, Arg2:<ENTITY>",
            "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
            "",
            "[events]",
            "",
            "[attributes]",
            f"Modifier\tArg:{counts}, Value:{'|'.join(Modifier)}",
            f"Presumed\tArg:{counts}",
            f"Unit\tArg:{counts}, Value:{'|'.join(all_units)}",
            "Total\tArg:<ENTITY>",
            "",
        ]
    )


def visual_conf() -> str:
    """Names without underscores and hyphens, a colour for each kind of label."""
    colours = {OPERATION: "#f4c7ab", DATES: "#c9e4c5", COUNTRY: "#b8d8f2"}
    return "\n".join(
        [
            "[labels]",
            *(f"{label} | {label.replace('_', ' ')}" for label in LABELS if "_" in label),
            *(f"{link} | {link.replace('-', ' ')}" for link in Link),
            "",
            "[drawing]",
            "SPAN_DEFAULT\tfgColor:black, bgColor:#fbe9a7, borderColor:darken",
            "ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5",
            *(f"{label}\tbgColor:{colour}" for label, colour in colours.items()),
            f"{Link.SAME_RECORD}\tcolor:#8a8a8a, dashArray:3-3",
            f"{Link.SAME_VALUE}\tcolor:#8a8a8a, dashArray:1-3",
            "",
        ]
    )


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``text[start:end]`` without line ends and the blanks beside them."""
    begin = start
    for match in _LINE_ENDS.finditer(text, start, end):
        yield from _trimmed(text, begin, match.start())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _attributes(reading: Reading) -> Iterator[tuple[str, str]]:
    """Names and values; the value of one that is there or not is empty."""
    if reading.modifier is not None:
        yield "Modifier", reading.modifier.value
    if reading.presumed:
        yield "Presumed", ""
    if reading.unit is not None:
        yield "Unit", _one_line(reading.unit)
    if reading.total:
        yield "Total", ""


def _note(label: str, reading: Reading) -> str:
    if label in (OPERATION, DATES, COUNTRY):
        return _one_line(str(reading.value))
    ends = reading.value if isinstance(reading.value, list) else [reading.value]
    where = f" in {' '.join(reading.where)}" if reading.where else ""
    return " to ".join(json.dumps(end) for end in ends) + where


def _one_line(text: str) -> str:
    """``text`` as it is, or as a JSON string where it would break the line or its blanks would be lost."""
    is_plain = text.isprintable() and text == text.strip() and text and not text.startswith('"')
    return text if is_plain else json.dumps(text)


# --- read -------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Told:
    """What attributes and notes say of a span."""

    modifier: Modifier | None = None
    unit: str | None = None
    presumed: bool = False
    total: bool = False
    note: str | None = None
    source: str = ""


class _Known(BaseModel):
    document: Any = None
    text: str | None = None


@dataclass(slots=True)
class _Reader:
    """One ``.ann``, line by line; a line that is wrong is found, and the others go on."""

    txt: str
    name: str
    spans: dict[str, Span] = field(default_factory=dict)
    told: dict[str, _Told] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def read(self, ann: str) -> None:
        for number, line in enumerate(ann.split("\n"), 1):
            line = line.rstrip("\r")
            if not line.strip():
                continue
            source = f"{self.name}:{number}"
            annotation_id, _, rest = line.partition("\t")
            if annotation_id in self.ids and annotation_id != "*":
                self.find(source, f"{annotation_id} is there twice; the second one is left out")
                continue
            self.ids.add(annotation_id)
            data, _, tail = rest.partition("\t")
            match annotation_id[:1]:
                case "T":
                    self.span(annotation_id, data, tail, source)
                case "R":
                    self.relation(data, source)
                case "*":
                    self.equivalents(data)
                case "A" | "M":
                    self.attribute(data, source)
                case "#":
                    self.note(data, tail, source)
                case _:
                    self.find(source, f"{annotation_id!r}: only T, R, *, A, M and # lines are read; the line is left out")

    def span(self, span_id: str, data: str, tail: str, source: str) -> None:
        label, _, places = data.partition(" ")
        matches = [_FRAGMENT.fullmatch(place) for place in places.split(";")]
        if not re.fullmatch(r"T\d+", span_id) or not all(matches):
            self.find(source, f"{data!r} is no label with places, like 'victims 3 14' or 'victims 3 9;15 20'")
            return
        fragments = [(int(match[1]), int(match[2])) for match in matches if match]
        words = " ".join(self.txt[start:end] for start, end in fragments)
        # Blanks differ where brat wrote them by the rules of an older version.
        if (
            all(start < end <= len(self.txt) for start, end in fragments)
            and tail
            and "".join(words.split()) != "".join(tail.split())
        ):
            self.find(source, f"{span_id} says {tail!r}, but the text has {words!r} there; it is left out")
            return
        self.spans[span_id] = Span(span_id, plain_label(label), tuple(self._joined(fragments)), source=source)

    def _joined(self, fragments: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Fragments between which there is but a line end are one place."""
        start, end = fragments[0]
        for following, last in fragments[1:]:
            between = self.txt[end:following]
            if end <= following and not between.strip() and _LINE_ENDS.search(between):
                end = last
            else:
                yield start, end
                start, end = following, last
        yield start, end

    def relation(self, data: str, source: str) -> None:
        kind, *arguments = data.split() or [""]
        ends = [argument.partition(":")[2] for argument in arguments]
        if kind not in set(Link):
            self.find(source, f"there is no relation {kind!r}; one of {', '.join(Link)}")
        elif len(ends) != 2 or not all(ends):
            self.find(source, f"{data!r} is no relation of two spans, like 'part-of Arg1:T2 Arg2:T1'")
        else:
            self.relations.append(Relation(Link(kind), *ends))

    def equivalents(self, data: str) -> None:
        """brat's own way to say that spans are the same."""
        _, *ids = data.split() or [""]
        self.relations += [Relation(Link.SAME_VALUE, other, ids[0]) for other in ids[1:]]

    def attribute(self, data: str, source: str) -> None:
        name, _, rest = data.partition(" ")
        target, _, value = rest.partition(" ")
        told = self.told.setdefault(target, _Told())
        match name:
            case "Modifier" if value in set(Modifier):
                told.modifier = Modifier(value)
            case "Presumed":
                told.presumed = True
            case "Unit" if value:
                told.unit = _unquoted(value)
            case "Total":
                told.total = True
            case _:
                self.find(source, f"{data!r} is no attribute; Modifier ({', '.join(Modifier)}), Presumed, Unit or Total")

    def note(self, data: str, tail: str, source: str) -> None:
        kind, _, target = data.partition(" ")
        if kind == "AnnotatorNotes":
            told = self.told.setdefault(target.strip(), _Told())
            told.note, told.source = tail.strip(), source

    def find(self, source: str, message: str) -> None:
        self.findings.append(Finding(source, message))

    def readings(self) -> Iterator[Span]:
        """The spans with what is told of them; a note that says no value of its label is found, and the text is read."""
        for span in self.spans.values():
            told = self.told.get(span.id)
            if told is None:
                yield span
                continue
            reading = _reading(span.label, told)
            if told.note and reading.value is None:
                text = f"{told.note!r} is no value of {span.label}; the text is read instead"
                self.findings.append(Finding(told.source, text, is_loss=False))
            yield replace(span, reading=reading)


def read(files: BratFiles, name: str, doc_id: str) -> Annotated:
    """One text; ``name`` is that of its ``.ann``, for findings. ``files.json`` is empty where there is none."""
    reader = _Reader(files.txt, name)
    reader.read(files.ann)
    text, document = files.txt, None
    if files.json:
        source = f"{name.removesuffix('.ann')}.json"
        try:
            known = _Known.model_validate_json(files.json)
        except ValueError:
            reader.findings.append(Finding(source, "is not what filet wrote; values are read without it", is_loss=False))
        else:
            document, findings = exported_document(known.document, source)
            reader.findings += findings
            if known.text is not None and known.text.replace("\r\n", " \n").replace("\r", "\n") == files.txt:
                text = known.text
    spans = tuple(reader.readings())
    return Annotated(text, spans, tuple(reader.relations), document, doc_id, name, findings=tuple(reader.findings))


def _reading(label: str, told: _Told) -> Reading:
    """What is told of a span; without a note, or with one that cannot be read, its value is None."""
    value: str | CountValue | None = None
    where: tuple[str, ...] = ()
    if label in (OPERATION, DATES, COUNTRY):
        value = _unquoted(told.note) if told.note else None
    elif match := _COUNT.fullmatch(told.note or ""):
        low, high = _number(match["low"]), _number(match["high"]) if match["high"] else None
        if low is not None and (high is not None or not match["high"]):
            value = low if high is None else [low, high]
            where = tuple(match["where"].split()) if match["where"] else ()
    return Reading(value, told.modifier, told.unit, told.presumed, where, told.total)


def _number(text: str) -> int | float | None:
    if not re.fullmatch(r"\d{1,100}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?", text):
        return None
    number = json.loads(text)
    return number if isinstance(number, int | float) and number < float("inf") else None


def _unquoted(text: str) -> str:
    """What ``_one_line`` was given."""
    if text.startswith('"'):
        try:
            value = json.loads(text)
        except ValueError:
            return text
        if isinstance(value, str):
            return value
    return text
