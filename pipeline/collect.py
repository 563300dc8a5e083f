"""spaCy documents of passages → mentions of the whole text. Behind this module there is no spaCy any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.components.marks import found_in
from pipeline.grammar.found import FoundCount
from pipeline.mentions import Mention, MentionKind
from pipeline.records import Category, Modifier

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class CountDetail:
    """What assembly needs of a count beside its value; ``key`` and ``parent_key`` tell the counts of a text apart.

    ``crime``: it counts what the criminals did (moved, earned), not what the police did.
    ``known``, ``further``: see :class:`FoundCount`.
    """

    key: tuple[int, str]
    parent_key: tuple[int, str] | None
    category: Category | None
    value: int | float | list[int | float]
    unit: str | None
    modifier: Modifier | None
    presumed: bool
    label: str | None
    strong: bool
    elliptic: bool
    singular: bool
    known: bool
    further: bool
    compared: bool
    crime: bool
    reason: str | None
    currency: str | None


# kind, span group, and the field of the finding that holds the value
_SIMPLE = (
    (MentionKind.OPERATION, "filet_operations", "value"),
    (MentionKind.DATE, "filet_dates", "value"),
    (MentionKind.COUNTRY, "filet_countries", "code"),
    (MentionKind.NUMBER, "filet_numbers", "value"),
)


def collect(doc: Doc, start: int, text: str, language: str) -> list[Mention]:
    """The mentions of one passage; ``start`` is where it begins in ``text``, to which all offsets refer. Sorted by start."""
    mentions = []
    for kind, group, field in _SIMPLE:
        for item in found_in(doc, group):
            span = text[start + item.start : start + item.end]
            value = _json(getattr(item, field))
            mentions.append(Mention(kind, start + item.start, start + item.end, span, language, item.rule, value, item))
    mentions += _counts(found_in(doc, "filet_counts"), start, text, language)
    return sorted(mentions, key=lambda item: (item.start, item.end, item.kind))


def _counts(found: Sequence[FoundCount], start: int, text: str, language: str) -> list[Mention]:
    mentions = []
    for item in found:
        parent = found[item.parent] if item.parent is not None else None
        label = None if item.label is None else " ".join(text[start + item.label[0] : start + item.label[1]].split())
        detail = CountDetail(
            key=(start + item.number[0], item.rule),
            parent_key=None if parent is None else (start + parent.number[0], parent.rule),
            category=item.category,
            value=_json(item.value),
            unit=item.currency_code or item.unit,
            modifier=item.modifier,
            presumed=item.presumed,
            label=label,
            strong=item.strong,
            elliptic=item.elliptic,
            singular=item.singular,
            known=item.known,
            further=item.further,
            compared=item.compared,
            crime=item.is_of_crime,
            reason=item.reason,
            currency=item.currency,
        )
        span = text[start + item.start : start + item.end]
        rule = f"{item.category or 'number'}: {item.rule}"
        mentions.append(
            Mention(
                MentionKind.COUNT,
                start + item.start,
                start + item.end,
                span,
                language,
                rule,
                count_value(detail),
                detail,
            )
        )
    return mentions


def count_value(detail: CountDetail) -> dict[str, Any]:
    """The count of a mention in the gold form, without its parts."""
    value: dict[str, Any] = {"category": detail.category, "value": detail.value}
    if detail.modifier is not None:
        value["modifier"] = str(detail.modifier)
    if detail.unit is not None:
        value["unit"] = detail.unit
    if detail.presumed:
        value["presumed"] = True
    return value


def _json(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
