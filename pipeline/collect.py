"""spaCy documents of passages → mentions of the whole text. Behind this module there is no spaCy any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.grammar.counts import FoundCount
from pipeline.mentions import Mention, MentionKind
from pipeline.records import Category, Modifier

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class CountDetail:
    """What assembly needs of a count beside its value; ``key`` and ``parent_key`` tell the counts of a text apart."""

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
    reason: str | None
    currency: str | None


def collect(doc: Doc, start: int, text: str, language: str) -> list[Mention]:
    """The mentions of one passage; ``start`` is where it begins in ``text``, to which all offsets refer. Sorted by start."""
    groups = {name: _found(doc, f"filet_{name}") for name in ("operations", "dates", "countries", "numbers", "counts")}
    mentions = [
        Mention(
            kind,
            start + item.start,
            start + item.end,
            text[start + item.start : start + item.end],
            language,
            item.rule,
            value,
            item,
        )
        for kind, items, read in (
            (MentionKind.OPERATION, groups["operations"], lambda item: item.value),
            (MentionKind.DATE, groups["dates"], lambda item: item.value),
            (MentionKind.COUNTRY, groups["countries"], lambda item: item.code),
            (MentionKind.NUMBER, groups["numbers"], lambda item: _json(item.value)),
        )
        for item in items
        for value in [read(item)]
    ]
    mentions += _counts(groups["counts"], start, text, language)
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


def _found(doc: Doc, group: str) -> list[Any]:
    return list(doc.spans[group].attrs.get("found", [])) if group in doc.spans else []


def _json(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
