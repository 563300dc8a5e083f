"""One gold document held against the annotation guide (``gold/README.md``): its form, its rules, and what its text says.

``check_document`` takes what a file holds, or what somebody is typing, and returns findings; what becomes of them is
decided elsewhere.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ValidationError

from pipeline.records import Category, Count, CountValue, DocumentRecords, Modifier, Record
from pipeline.scoring.codes import COUNTRY_CODES, CURRENCY_CODES


class Severity(StrEnum):
    """An error breaks the guide; a warning is worth a second look and may be right."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that is wrong or doubtful in a document.

    ``field``: its place (``records[0].counts[2].unit``), empty when the whole document is meant. ``rule``: which rule of the
    guide it is about, a short name that stays when the sentence ``reason`` is reworded.
    """

    field: str
    reason: str
    rule: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text of the corpus, as far as a gold file can contradict it; None where the corpus says nothing."""

    doc_id: str
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentCheck:
    """``document`` is None when the form is broken; then ``notes`` are about the form alone."""

    document: DocumentRecords | None
    notes: tuple[Note, ...]

    @property
    def is_valid(self) -> bool:
        """Whether it may stand in the gold; warnings may remain."""
        return self.document is not None and all(note.severity is not Severity.ERROR for note in self.notes)


def check_document(content: bytes, doc_id: str, texts: Mapping[str, KnownText] | None = None) -> DocumentCheck:
    """Hold ``content``, a gold file called ``doc_id``, against the guide, and against its text if ``texts`` are given."""
    document, notes = _read(content)
    if document is not None:
        notes += _check_rules(document, doc_id)
        notes += [] if texts is None else _check_text(document, doc_id, texts)
    return DocumentCheck(document, tuple(notes))


# --- the form ---------------------------------------------------------------------------------------------------------


class _NotGoldJsonError(ValueError):
    """What Python's reader lets pass."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    repeated = sorted({key for key in keys if keys.count(key) > 1})
    if repeated:
        raise _NotGoldJsonError(f"{', '.join(repeated)} is written twice in one object; JSON keeps only the last one")
    return dict(pairs)


def _refuse(constant: str) -> None:
    raise _NotGoldJsonError(f"{constant} is no number")


def _read(content: bytes) -> tuple[DocumentRecords | None, list[Note]]:
    try:
        text = content.decode("utf-8-sig")
        json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
        # Strict: "3" is a text and true is no number.
        return DocumentRecords.model_validate_json(text, strict=True), []
    except UnicodeDecodeError as error:
        return None, [Note("", f"not UTF-8 (byte {error.start}); save it as UTF-8", "form")]
    except json.JSONDecodeError as error:
        return None, [Note(f"line {error.lineno}, column {error.colno}", f"not JSON: {error.msg}", "form")]
    except _NotGoldJsonError as error:
        return None, [Note("", str(error), "form")]
    except RecursionError:
        return None, [Note("", "nested too deeply to be a gold file", "form")]
    except ValidationError as error:
        # A value that fits none of its types gives one message a type: the first one stands for all.
        found = {_field(item["loc"]): (_reason(item), _rule(item)) for item in reversed(error.errors())}
        return None, [Note(field, reason, rule) for field, (reason, rule) in reversed(found.items())]


_TYPE_NAMES = re.compile(r"int|float|str|list\[.*\]|constrained-.*|function-.*|literal\[.*\]")


def _field(location: tuple[int | str, ...]) -> str:
    written = ""
    for part in location:
        if isinstance(part, int):
            written += f"[{part}]"
        elif not _TYPE_NAMES.fullmatch(part):
            written += f".{part}" if written else part
        elif written.endswith("value"):
            # ("value", "list[…]", 0): the place inside the range says less than the field.
            break
    return written


_FIELDS: dict[str, type[BaseModel]] = {"counts": Count, "including": Count, "records": Record}


def _reason(item: Any) -> str:
    """A validation message in the words of the guide, with what was found."""
    kind, location, value = item["type"], item["loc"], item["input"]
    got = json.dumps(value, ensure_ascii=False, default=str)
    got = f"{got[:60]}…" if len(got) > 60 else got
    fields = [part for part in location if isinstance(part, str) and not _TYPE_NAMES.fullmatch(part)]
    name = fields[-1] if fields else ""
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        owner = _FIELDS.get(fields[-2], DocumentRecords) if len(fields) > 1 else DocumentRecords
        return f"no such field; there is {', '.join(owner.model_fields)}"
    if name == "category":
        return f"{got} is not a category; one of {', '.join(Category)}"
    if name == "modifier":
        return f"{got} is not a modifier; one of {', '.join(Modifier)}, or left out for an exact number"
    if name == "language":
        return f"{got} is not a language; fr or en"
    if "value" in fields and kind != "value_error":
        return f"{got} is not a value; a number, or a range as [low, high]"
    if kind == "value_error":
        reason = str(item["ctx"]["error"])
        return f"{reason}; write YYYY-MM-DD" if name == "published" else reason
    wanted = {
        "string_type": "a text in quotation marks",
        "list_type": "a list in [ ]",
        "bool_type": "true or false",
        "bool_parsing": "true or false",
        "model_type": "an object in { }",
        "model_attributes_type": "an object in { }",
    }.get(kind)
    return f"must be {wanted}, not {got}" if wanted else f"{item['msg']} (got {got})"


def _rule(item: Any) -> str:
    """Which rule of the form a validation message is about: the field that has rules of its own, or "form"."""
    kind, error = item["type"], str(item.get("ctx", {}).get("error", ""))
    fields = [part for part in item["loc"] if isinstance(part, str) and not _TYPE_NAMES.fullmatch(part)]
    name = fields[-1] if fields else ""
    if kind == "missing":
        return "missing"
    if kind == "value_error" and name not in ("published", "dates"):
        if "ISO 3166" in error:
            return "country"
        if "unit" in error:
            return "currency"
        return "range" if "range" in error and "negative" not in error else "negative" if "negative" in error else "value"
    return name if name in ("category", "modifier", "language", "value", "published", "dates") else "form"


# --- the rules of the guide -------------------------------------------------------------------------------------------


def _warning(field: str, reason: str, rule: str) -> Note:
    return Note(field, reason, rule, Severity.WARNING)


_GENERIC_WORD = re.compile(r"(?:op[ée]rations?|projects?|projets?)\b", re.IGNORECASE)
_QUOTATION_MARK = re.compile(r"[\"“”„«»]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

# Which units a category may carry; None is a number of pieces. Money is checked against ISO 4217.
_UNITS: dict[Category, frozenset[str | None]] = {
    Category.DRUGS: frozenset({None, "kg", "l", "plants", "pills", "packages"}),
    Category.WEAPONS: frozenset({None, "kg", "l"}),
    Category.GOODS: frozenset({None, "kg", "l"}),
}
CATEGORIES_WITH_UNITS = frozenset({Category.MONEY, *_UNITS})
# What may be presumed victims.
PRESUMED = frozenset({Category.VICTIMS, Category.MINORS, Category.WOMEN, Category.MEN, Category.MIGRANTS})
# The units there are, beside the currencies.
UNITS = ("kg", "l", "plants", "pills", "packages")


def _check_rules(document: DocumentRecords, doc_id: str) -> Iterator[Note]:
    if document.doc_id != doc_id:
        yield Note("doc_id", f"is {document.doc_id!r} but the file says {doc_id!r}; they must be the same", "doc_id")
    folder = doc_id.split("/")[0]
    if folder in ("fr", "en") and document.language != folder:
        reason = f"is {document.language!r} in the folder {folder}/; is it the text's main language?"
        yield _warning("language", reason, "language_of_folder")
    for name in ("source", "unassigned", "unread"):
        if getattr(document, name):
            yield _warning(name, "is output, not gold: nothing of it is scored; leave it out", "output")
    for number, record in enumerate(document.records):
        yield from _check_record(record, f"records[{number}]", document.published)


def _check_record(record: Record, field: str, published: str | None) -> Iterator[Note]:
    if not (record.operation or record.dates or record.countries or record.counts):
        yield Note(field, "says nothing; leave the record out", "empty_record")
    if record.operation is not None:
        yield from _check_name(record.operation, f"{field}.operation")
    if published and record.dates and _first_day(record.dates) > published:
        yield _warning(f"{field}.dates", f"{record.dates} begins after the text was published ({published})", "dates_after")
    yield from _check_codes(record.countries, f"{field}.countries")
    for name in ("total", "evidence"):
        if getattr(record, name):
            yield _warning(f"{field}.{name}", "is output, not gold: nothing of it is scored; leave it out", "output")
    yield from _check_counts(record.counts, f"{field}.counts", record, parent=None)


def _check_name(name: str, field: str) -> Iterator[Note]:
    if not name.strip():
        yield Note(field, "is empty; write null for an operation without a name", "name_empty")
    elif name != name.strip():
        yield Note(field, f"{name!r} has spaces around it", "name_spaces")
    if match := _GENERIC_WORD.match(name):
        yield Note(field, f"{name!r} begins with {match.group()!r}; write the name alone", "name_generic")
    if _QUOTATION_MARK.search(name):
        yield Note(field, f"{name!r} holds quotation marks; write the name without them", "name_quotes")
    if match := _YEAR.search(name):
        yield Note(field, f"{name!r} holds the year {match.group()}; the year belongs into dates", "name_year")


def _check_codes(codes: list[str], field: str) -> Iterator[Note]:
    for number, code in enumerate(codes):
        if code not in COUNTRY_CODES:
            hint = "; the United Kingdom is GB" if code == "UK" else "; Greece is GR" if code == "EL" else ""
            yield Note(f"{field}[{number}]", f"{code!r} is no ISO 3166-1 code (nor XK){hint}", "country")
        if code in codes[:number]:
            yield Note(f"{field}[{number}]", f"{code!r} is there twice", "country_twice")


def _check_counts(counts: list[Count], field: str, record: Record, parent: Count | None) -> Iterator[Note]:
    for number, count in enumerate(counts):
        place = f"{field}[{number}]"
        yield from _check_count(count, place, record)
        if parent is not None and _largest(count.value) > _largest(parent.value) and count.unit == parent.unit:
            reason = f"{_written(count)} are said to be a part of {_written(parent)}, which is less"
            yield _warning(f"{place}.value", reason, "part_larger")
        if count in counts[:number]:
            yield _warning(place, f"{_written(count)} is there twice; a fact told twice is one count", "count_twice")
        yield from _check_counts(count.including, f"{place}.including", record, count)


def _check_count(count: Count, field: str, record: Record) -> Iterator[Note]:
    if count.category is Category.MONEY:
        if count.unit not in CURRENCY_CODES:
            yield Note(f"{field}.unit", f"{count.unit!r} is no ISO 4217 currency code", "currency")
    elif count.unit not in _UNITS.get(count.category, frozenset({None})):
        allowed = sorted(unit for unit in _UNITS.get(count.category, ()) if unit)
        reason = f"one of {', '.join(allowed)}, or left out for pieces" if allowed else "no unit goes with it"
        yield Note(f"{field}.unit", f"{count.unit!r} is not a unit of {count.category}; {reason}", "unit")
    for value in count.value if isinstance(count.value, list) else [count.value]:
        if not float(value).is_integer() and (count.category not in CATEGORIES_WITH_UNITS or count.unit is None):
            reason = f"{value} is not a whole number, but {count.category} are counted in pieces"
            yield Note(f"{field}.value", reason, "whole_number")
    if isinstance(count.value, list) and count.value[0] == count.value[1]:
        yield _warning(f"{field}.value", f"the range {count.value} is a single number; write {count.value[0]}", "range_of_one")
    if _largest(count.value) == 0:
        yield _warning(f"{field}.value", "is 0; a number of things that there were not is not annotated", "zero")
    yield from _check_codes(count.where, f"{field}.where")
    if count.where and record.countries == count.where and len(count.where) == 1:
        yield _warning(f"{field}.where", "the record has just this one country; leave it out", "where_needless")
    for name in ("label", "evidence"):
        if getattr(count, name):
            yield _warning(f"{field}.{name}", "is output, not gold: nothing of it is scored; leave it out", "output")


def _largest(value: CountValue) -> int | float:
    return max(value) if isinstance(value, list) else value


def _written(count: Count) -> str:
    value = " to ".join(map(str, count.value)) if isinstance(count.value, list) else str(count.value)
    return f"{value} {count.unit} {count.category}" if count.unit else f"{value} {count.category}"


def _first_day(dates: str) -> str:
    """The first day a period may start on; an unknown year or an open start is before everything."""
    start = dates.split("/")[0]
    return "" if start.startswith(("XXXX", "..")) else start.replace("X", "0") + "0000-01-01"[len(start) :]


# --- against the corpus -----------------------------------------------------------------------------------------------


def _check_text(document: DocumentRecords, doc_id: str, known: Mapping[str, KnownText]) -> Iterator[Note]:
    text = known.get(doc_id)
    if text is None:
        yield Note("", f"there is no text {doc_id} in the corpus; name the gold file like its text", "no_text")
        return
    if text.published and document.published != text.published:
        reason = f"is {document.published or 'null'}, but metadata.csv says {text.published}; which one is it?"
        yield Note("published", reason, "published_differs")
    if text.language and document.language != text.language:
        reason = f"is {document.language!r}, but metadata.csv says {text.language!r}; which one is it?"
        yield Note("language", reason, "language_differs")
