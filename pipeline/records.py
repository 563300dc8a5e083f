"""The output and gold form, defined once: pydantic models from which come JSON, JSON Schema and validation messages.

A gold file holds the scored fields only; the pipeline adds evidence, labels, ``total``, ``source`` and ``unassigned``.
Offsets are code points of the text as read, half-open ``[start, end)``.
"""

import re
import sys
from copy import copy
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_serializer, model_validator

from pipeline.errors import InputError


class Category(StrEnum):
    """What is counted: the closed list of the annotation guidelines."""

    VICTIMS = "victims"
    MINORS = "minors"
    WOMEN = "women"
    MEN = "men"
    MIGRANTS = "migrants"
    SUSPECTS = "suspects"
    ARRESTS = "arrests"
    CONVICTIONS = "convictions"
    DEATHS = "deaths"
    OFFICERS = "officers"
    PERSONS_CHECKED = "persons_checked"
    COUNTRIES = "countries"
    LOCATIONS = "locations"
    SEARCHES = "searches"
    CHECKS = "checks"
    HITS = "hits"
    INVESTIGATIONS = "investigations"
    GROUPS = "groups"
    VEHICLES = "vehicles"
    DOCUMENTS = "documents"
    DEVICES = "devices"
    ACCOUNTS = "accounts"
    WEAPONS = "weapons"
    DRUGS = "drugs"
    MONEY = "money"
    GOODS = "goods"


class Modifier(StrEnum):
    """How exact a figure is; an exact one carries none."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"


_DATE = r"(?:\d{4}|XXXX)(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_EDTF = re.compile(rf"(?:{_DATE}|\d{{3}}X|{_DATE}/(?:{_DATE}|\.\.)|\.\./{_DATE})")


@lru_cache(maxsize=4096)
def check_edtf(value: str) -> str:
    """``value`` if it is one of the EDTF strings of the guidelines, both ends real and in order.

    Allowed: ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, ``XXXX`` for an unknown year, an interval of two of these, ``..``
    for an open end; and a decade by itself, ``198X`` (level 1 of EDTF has it as a date, not as an end). Raises ValueError
    otherwise.
    """
    if not _EDTF.fullmatch(value):
        raise ValueError(
            f"{value!r} is not a date of the guidelines; write 2024, 2024-06, 2024-06-03, 2024-06-03/2024-06-09 or 2024-06/.."
        )
    ends = value.split("/")
    for end in ends:
        if len(end) == 10:
            # An unknown year is taken as a leap year: 29 February may be right.
            try:
                date.fromisoformat(end.replace("XXXX", "2000"))
            except ValueError as error:
                raise ValueError(f"{end!r} is not a day of the calendar") from error
    if len(ends) == 2 and ".." not in ends and "XXXX" not in value:
        shared = min(len(ends[0]), len(ends[1]))
        if ends[0][:shared] > ends[1][:shared]:
            raise ValueError(f"{value!r} ends before it starts")
    return value


def _check_country(code: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise ValueError(f"{code!r} is not an ISO 3166-1 alpha-2 code in capitals")
    return code


Edtf = Annotated[str, AfterValidator(check_edtf)]
CountryCode = Annotated[str, AfterValidator(_check_country)]
CountValue = int | float | Annotated[list[int | float], Field(min_length=2, max_length=2)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", use_enum_values=False)

    # Fields that no gold file holds.
    _unscored: ClassVar[frozenset[str]] = frozenset()

    def scored(self) -> Self:
        """The same in the gold form: without evidence and everything else that is not scored."""
        left_out = {name: copy(default) for name, default in _defaults(type(self)).items() if name in self._unscored}
        kept = {name: _scored(value) for name, value in self if name not in self._unscored}
        return self.model_copy(update={**left_out, **kept})


class _SparseModel(_Model):
    """Apart from the others, which pydantic writes without a call into Python: most objects are evidence."""

    # Fields that are left out of the JSON when they hold their default: the gold form is sparse.
    _sparse: ClassVar[frozenset[str]]

    @model_serializer(mode="wrap")
    def _leave_out_defaults(self, handler: Any) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        return {key: value for key, value in data.items() if key not in self._sparse or value not in (None, False, [], {})}


@cache
def _defaults(model: type[_Model]) -> dict[str, Any]:
    return {name: field.get_default(call_default_factory=True) for name, field in model.model_fields.items()}


def _scored(value: Any) -> Any:
    if isinstance(value, list):
        return [_scored(item) for item in value]
    return value.scored() if isinstance(value, _Model) else value


class Evidence(_Model):
    """Where a value stands in the text and which rule found it: ``source[start:end] == text``."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    rule: str


class Count(_SparseModel):
    """One number of people, things or acts, with the counts that are said to be a part of it."""

    _sparse: ClassVar[frozenset[str]] = frozenset({"modifier", "unit", "presumed", "where", "including", "label", "evidence"})
    _unscored: ClassVar[frozenset[str]] = frozenset({"label", "evidence"})

    category: Category
    value: CountValue
    modifier: Modifier | None = None
    unit: str | None = None
    presumed: bool = False
    where: list[CountryCode] = Field(default_factory=list)
    including: list["Count"] = Field(default_factory=list)
    label: str | None = None
    evidence: list[Evidence] = Field(default_factory=list)

    @model_validator(mode="after")
    def _check(self) -> Self:
        low, high = self.value if isinstance(self.value, list) else (self.value, self.value)
        if low > high:
            raise ValueError(f"range {self.value} ends below its start")
        if low < 0:
            raise ValueError(f"value {self.value} is negative")
        if not high <= sys.float_info.max:
            raise ValueError("value is no number that can be reckoned with")
        if self.category is Category.MONEY and not re.fullmatch(r"[A-Z]{3}", self.unit or ""):
            raise ValueError(f"money needs an ISO 4217 unit in capitals, not {self.unit!r}")
        return self


class RecordEvidence(_Model):
    """Evidence of a record's own fillers; each list is empty where the filler is."""

    operation: list[Evidence] = Field(default_factory=list)
    dates: list[Evidence] = Field(default_factory=list)
    countries: dict[CountryCode, list[Evidence]] = Field(default_factory=dict)


class Record(_SparseModel):
    """One operation, case or total as the text reports it.

    ``total`` (not scored): the figures are those of a whole period, or sum up the cases of the text; added to the figures
    of cases they would count twice.
    """

    _sparse: ClassVar[frozenset[str]] = frozenset({"total", "evidence"})
    _unscored: ClassVar[frozenset[str]] = frozenset({"total", "evidence"})

    operation: str | None = None
    dates: Edtf | None = None
    countries: list[CountryCode] = Field(default_factory=list)
    counts: list[Count] = Field(default_factory=list)
    total: bool = False
    evidence: RecordEvidence | None = None


class Source(_Model):
    """Where the text came from; nothing of it is scored."""

    path: str | None = None
    url: str | None = None
    title: str | None = None


class Unassigned(_Model):
    """A quantity that was found and went into no record, and why."""

    start: int
    end: int
    text: str
    value: CountValue
    reason: str


class Passage(_Model):
    """A passage that was not read because it is in a third language."""

    start: int
    end: int
    language: str


class DocumentRecords(_SparseModel):
    """Everything that one text gives: a line of the output, or (without the unscored fields) a gold file."""

    _sparse: ClassVar[frozenset[str]] = frozenset({"source", "unassigned", "unread"})
    _unscored: ClassVar[frozenset[str]] = frozenset({"source", "unassigned", "unread"})

    doc_id: str | None = None
    language: Literal["fr", "en"]
    published: Annotated[str, AfterValidator(lambda value: date.fromisoformat(value).isoformat())] | None = None
    records: list[Record] = Field(default_factory=list)
    source: Source | None = None
    unassigned: list[Unassigned] = Field(default_factory=list)
    unread: list[Passage] = Field(default_factory=list)


def parse_document(line: str | bytes, place: str) -> DocumentRecords:
    """The document in a line of filet's output. Raises InputError, which names ``place``, for anything else."""
    try:
        return DocumentRecords.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise InputError(f"{place}: not a line of filet's output: {field} {first['msg']}") from error
