"""What the editor of a gold file is told of a draft: findings, differences, and the text cut into marked pieces."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from pipeline.records import Count, DocumentRecords, Evidence, Record
from pipeline.scoring import DocumentCheck, Note, Score, Severity, score_document
from pipeline.view.highlight import Piece, Span, highlight
from pipeline.view.words import Words
from pipeline.web.annotation import SetScore
from pipeline.web.comparison import Change, Difference, Sign, differences, with_places
from pipeline.web.gold_files import GoldFolder

_LEFT_EMPTY = frozenset({"category", "value"})
_SIGNS = {Sign.GOLD: "+", Sign.PIPELINE: "−", Sign.BOTH: "≠"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of the guide's rules at a field of the draft; ``is_error``: it has to go before the draft can be saved."""

    path: str
    text: str
    is_error: bool


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A difference as the editor shows it at ``path``; ``change`` and ``value`` take over what the pipeline has."""

    sign: str
    path: str
    mark: str
    text: str
    change: Change | None
    value: Any


@dataclass(frozen=True, slots=True)
class ShownScore:
    """Precision, recall and F1 as they are written, "–" where there is nothing to compute; ``text``: of what they are."""

    precision: str
    recall: str
    f1: str
    text: str
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is told of one draft. Where its form is broken, findings and ``summary`` alone.

    ``summary``: how many findings and differences there are, in words. ``readable``: path → its date in words. ``pieces``: the
    text, cut; the ids of values are their paths.
    """

    findings: tuple[Finding, ...]
    is_valid: bool
    summary: str
    differences: tuple[ShownDifference, ...] = ()
    pieces: tuple[Piece, ...] | None = None
    readable: dict[str, str] | None = None
    score: ShownScore | None = None


def parse_draft(data: Any) -> DocumentRecords | None:
    """The draft with its evidence; None where its form is broken. ``data`` is JSON of any kind."""
    try:
        return DocumentRecords.model_validate_json(json.dumps(data), strict=True)
    except (ValidationError, RecursionError):
        return None


def check_draft(data: Any, doc_id: str, folder: GoldFolder) -> DocumentCheck:
    """``data`` held against the guide, as its gold file would be: without what is no gold."""
    draft = parse_draft(data)
    content = draft.scored().model_dump_json() if draft is not None else json.dumps(data)
    return folder.check(doc_id, content.encode())


def answer_draft(data: Any, check: DocumentCheck, predicted: DocumentRecords | None, text: str, words: Words) -> Answer:
    """What is told of the draft ``data``, of which ``check`` is what the guide says; ``predicted``: the pipeline's records."""
    draft = parse_draft(data)
    findings = shown_findings(check, words)
    if draft is None:
        return Answer(findings, is_valid=False, summary=_summary(findings, None, None, words))
    if predicted is None:
        summary = _summary(findings, None, None, words)
        return Answer(findings, check.is_valid, summary, (), pieces(draft, (), None, text, words), readable(draft, words))
    placed = with_places(draft, predicted, text)
    found = differences(placed, predicted)
    score = shown_score(score_document(draft, predicted).score, "", words)
    return Answer(
        findings,
        check.is_valid,
        _summary(findings, found, score, words),
        tuple(_shown(item, words) for item in found),
        pieces(placed, found, predicted, text, words),
        readable(draft, words),
        score,
    )


# --- findings ---------------------------------------------------------------------------------------------------------


def shown_findings(check: DocumentCheck, words: Words) -> tuple[Finding, ...]:
    """The findings in the language of ``words``."""
    return tuple(Finding(note.field, _reason(note, words), note.severity is Severity.ERROR) for note in check.notes)


def _reason(note: Note, words: Words) -> str:
    """The rule in the words of the page; in English the sentence of the check, which tells more, but for a field left empty."""
    key = f"gold.rules.{note.rule}"
    if words.has(key) and (words.language != "en" or note.rule in _LEFT_EMPTY):
        return words(key)
    return note.reason[:1].upper() + note.reason[1:]


def _summary(findings: Sequence[Finding], found: Sequence[Difference] | None, score: ShownScore | None, words: Words) -> str:
    errors = sum(finding.is_error for finding in findings)
    warnings = len(findings) - errors
    said = [words("gold.errors_n", n=errors)] if errors else []
    said += [words("gold.warnings_n", n=warnings)] if warnings else []
    said += [words("gold.differences_n", n=len(found))] if found is not None else []
    said += [words("gold.f1_of_text", f1=score.f1)] if score is not None else []
    return " · ".join(said)


# --- scores -----------------------------------------------------------------------------------------------------------


def shown_score(score: Score, text: str, words: Words, *, is_complete: bool = True) -> ShownScore:
    """A score, micro-averaged over the slots."""
    total = score.slots.micro

    def written(share: float | None) -> str:
        return "–" if share is None else words.share(share)

    return ShownScore(written(total.precision), written(total.recall), written(total.f1), text, is_complete)


def shown_set_score(score: SetScore, words: Words) -> ShownScore:
    """The score of the set, and of how many texts it is."""
    text = words(
        "gold.scored_all" if score.scored == score.annotated else "gold.scored_some", n=score.scored, all=score.annotated
    )
    return shown_score(score.score, text, words, is_complete=score.scored == score.annotated)


# --- the text ---------------------------------------------------------------------------------------------------------


def pieces(
    draft: DocumentRecords, found: Sequence[Difference], predicted: DocumentRecords | None, text: str, words: Words
) -> tuple[Piece, ...]:
    """The text with the places of the draft's values, of those that only the pipeline has, and of what it did not assign."""
    signs: dict[str, str] = {}
    for item in found:
        owner = item.path if item.field in ("operation", "dates", "counts", "records") else item.path.rpartition(".")[0]
        if item.field == "countries":
            owner = f"{item.path}.{item.ours}"
        signs.setdefault(owner, _SIGNS[item.sign if item.field in ("counts", "countries", "records") else Sign.BOTH])
    spans = [*_draft_spans(draft, signs, words)]
    for number, item in enumerate(found):
        if item.sign is Sign.PIPELINE and item.change is Change.ADD and not isinstance(item.theirs, Record):
            spans += _spans(
                item.evidence, f"theirs{number}", f"{_SIGNS[item.sign]} {_kind(item, words)}", f"{_colour(item, words)} theirs"
            )
    taken = {(span.start, span.end) for span in spans}
    for number, rest in enumerate(predicted.unassigned if predicted else ()):
        if not any(start < rest.end and rest.start < end for start, end in taken):
            spans.append(Span(rest.start, rest.end, f"unassigned{number}", "", "unassigned"))
    return highlight(text, spans)


def _draft_spans(draft: DocumentRecords, signs: dict[str, str], words: Words) -> Iterator[Span]:
    for number, record in enumerate(draft.records):
        path = f"records[{number}]"
        whole = signs.get(path, "")
        for field in ("operation", "dates"):
            evidence = getattr(record.evidence, field) if record.evidence and getattr(record, field) else ()
            sign = signs.get(f"{path}.{field}", whole)
            yield from _spans(evidence, f"{path}.{field}", f"{words(f'fields.{field}')} {sign}", field)
        for code in record.countries:
            evidence = record.evidence.countries.get(code, ()) if record.evidence else ()
            sign = signs.get(f"{path}.countries.{code}", whole)
            yield from _spans(evidence, f"{path}.countries.{code}", f"{words('fields.countries')} {sign}", "countries")
        yield from _count_spans(record.counts, f"{path}.counts", whole, signs, words)


def _count_spans(counts: Sequence[Count], path: str, whole: str, signs: dict[str, str], words: Words) -> Iterator[Span]:
    for number, count in enumerate(counts):
        place = f"{path}[{number}]"
        label = f"{words.category(count.category)} {signs.get(place, whole)}"
        yield from _spans(count.evidence, place, label, words.group(count.category))
        yield from _count_spans(count.including, f"{place}.including", whole, signs, words)


def _spans(evidence: Sequence[Evidence], value_id: str, label: str, colour: str) -> Iterator[Span]:
    for item in evidence:
        yield Span(item.start, item.end, value_id, label.strip(), colour)


# --- differences ------------------------------------------------------------------------------------------------------


def _shown(item: Difference, words: Words) -> ShownDifference:
    theirs = _written(item.field, item.theirs, words)
    field = words(f"gold.fields.{item.field}") if item.field not in ("records", "counts") else ""
    if item.theirs is None:
        text = words("gold.only_gold", field=field) if field else words("gold.only_gold_whole")
    elif item.sign is Sign.PIPELINE:
        text = words("gold.only_pipeline", field=field, theirs=theirs)
    else:
        text = words("gold.differs", field=field, theirs=theirs)
    value = item.theirs.model_dump(mode="json") if isinstance(item.theirs, Count | Record) else item.theirs
    return ShownDifference(item.sign, item.path, _SIGNS[item.sign], text.strip(), item.change, value)


def _kind(item: Difference, words: Words) -> str:
    return words.category(item.theirs.category) if isinstance(item.theirs, Count) else words("fields.countries")


def _colour(item: Difference, words: Words) -> str:
    return words.group(item.theirs.category) if isinstance(item.theirs, Count) else "countries"


def _written(field: str, value: Any, words: Words) -> str:
    """A value of the pipeline as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, Count):
        presumed = f", {words('records.presumed')}" if value.presumed else ""
        where = f", {words('records.in_countries', countries=words.countries(value.where))}" if value.where else ""
        parts = (
            f" ({words('records.including')} {'; '.join(_written('', part, words) for part in value.including)})"
            if value.including
            else ""
        )
        return f"{words.category(value.category)} {words.figure(value)}{presumed}{where}{parts}"
    if isinstance(value, Record):
        named = value.operation or (words.dates(value.dates) if value.dates else words("records.unnamed"))
        return f"{named}, {words('gold.n_counts', n=len(value.counts))}"
    if field == "dates":
        return words.dates(value)
    if field == "category":
        return words.category(value)
    if field == "value":
        return words.value(value)
    if field == "modifier":
        return words(f"modifiers.{value}", figure="…")
    if field == "unit":
        return words.unit(value)
    if field == "presumed":
        return words("gold.yes")
    return words.countries(value) if isinstance(value, list) else words.country(value) if field == "countries" else str(value)


def readable(draft: DocumentRecords, words: Words) -> dict[str, str]:
    """The path of each date → the date in words."""
    found = {f"records[{number}].dates": words.dates(item.dates) for number, item in enumerate(draft.records) if item.dates}
    return found | ({"published": words.dates(draft.published)} if draft.published else {})
