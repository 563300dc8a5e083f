"""The records of a text as a person reads them: a card a record, a value a line, each with its places in the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.records import Count, Evidence, Record
from pipeline.rows import DocumentRows, NotSummed
from pipeline.view.highlight import Piece, Span, highlight
from pipeline.view.words import Words

# More characters make no headline.
_HEADLINE = 200


@dataclass(frozen=True, slots=True)
class Value:
    """One filler of a record, or a quantity that went into none.

    ``value_id``: "r1-operation", "r1-FR" (a country), "r1-c3-1" (the first part of the third count), "u2" (unassigned).
    ``label``: the field, or the category of a count. ``shown``: "more than 94 kg"; ``code``: the same for programs (EDTF, ISO
    code). ``remarks``: what else is said of it. ``evidence``: its places in the text, empty where it has none.
    ``parts``: the counts that it includes.
    """

    value_id: str
    field: str
    label: str
    colour: str
    shown: str
    code: str = ""
    remarks: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    parts: tuple["Value", ...] = ()

    def all(self) -> Iterator["Value"]:
        """It and its parts, and theirs."""
        yield self
        for part in self.parts:
            yield from part.all()


@dataclass(frozen=True, slots=True)
class Card:
    """One record. ``title`` is the operation's name, or says that it has none; ``values`` are in the order of reading."""

    card_id: str
    title: str
    is_named: bool
    is_total: bool
    operation: Value | None
    dates: Value | None
    countries: tuple[Value, ...]
    counts: tuple[Value, ...]

    @property
    def values(self) -> tuple[Value, ...]:
        """All values of the record, parts behind their wholes."""
        single = [value for value in (self.operation, self.dates) if value is not None]
        return (*single, *self.countries, *(value for count in self.counts for value in count.all()))


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One text with its records, ready to be shown; ``pieces`` is None where the text is not at hand.

    ``title``: what its page says, else the first line of the text where that is short enough for a headline, else the doc_id.
    ``url`` may stand in a link: it begins with http:// or https://, else it is None.
    """

    doc_id: str
    title: str
    language: str
    published: str | None
    url: str | None
    cards: tuple[Card, ...]
    unassigned: tuple[Value, ...]
    unread: tuple[str, ...]
    pieces: tuple[Piece, ...] | None


def document_view(rows: DocumentRows, words: Words) -> DocumentView:
    """What is shown of a document. Evidence that does not stand in the text where it says is not highlighted."""
    document, text = rows.document, rows.text
    reasons = iter([row.not_summed for row in rows.counts])
    cards = tuple(_card(record, f"r{number}", words, reasons) for number, record in enumerate(document.records, 1))
    unassigned = tuple(
        Value(
            f"u{number}",
            "unassigned",
            words("fields.unassigned"),
            "unassigned",
            item.text,
            remarks=(words.reason(item.reason),),
            evidence=(Evidence(start=item.start, end=item.end, text=item.text, rule=""),),
        )
        for number, item in enumerate(document.unassigned, 1)
    )
    values = [value for card in cards for value in card.values] + list(unassigned)
    source = document.source
    return DocumentView(
        doc_id=document.doc_id or "-",
        title=headline(source.title if source else None, text, document.doc_id or "-"),
        language=document.language,
        published=document.published,
        url=_web_address(source.url) if source else None,
        cards=cards,
        unassigned=unassigned,
        unread=tuple(text[passage.start : passage.end] for passage in document.unread) if text is not None else (),
        pieces=highlight(text, _spans(values, text)) if text is not None else None,
    )


def headline(title: str | None, text: str | None, doc_id: str) -> str:
    """What a text is called, see ``DocumentView.title``; of ``text``, its beginning is enough.

    A line with the day of publication alone, or its place and day, is passed over where a headline follows.
    """
    opening = text.lstrip() if text else ""
    lines = [line.strip() for line in opening[:_HEADLINE].splitlines() if line.strip()]
    if len(opening) > _HEADLINE and lines and opening[_HEADLINE - 1] not in "\r\n":
        lines.pop()  # cut, so too long for one
    return title or next((line for line in lines if not _is_dateline(line)), lines[0] if lines else None) or doc_id


def _is_dateline(line: str) -> bool:
    return bool(re.search(r"\d", line)) and len(re.findall(r"[^\W\d_]{2,}", line)) <= 2


def _web_address(url: str | None) -> str | None:
    """None for "javascript:…" and whatever else is no page."""
    return url if url and re.match(r"https?://", url, re.IGNORECASE) else None


def _spans(values: Iterable[Value], text: str) -> Iterator[Span]:
    for value in values:
        for item in value.evidence:
            if text[item.start : item.end] == item.text:
                label = value.label if value.field != "unassigned" else ""
                yield Span(item.start, item.end, value.value_id, label, value.colour)


def _card(record: Record, card_id: str, words: Words, not_summed: Iterator[NotSummed | None]) -> Card:
    evidence = record.evidence
    operation = record.operation and Value(
        f"{card_id}-operation",
        "operation",
        words("fields.operation"),
        "operation",
        record.operation,
        evidence=tuple(evidence.operation) if evidence else (),
    )
    dates = record.dates and Value(
        f"{card_id}-dates",
        "dates",
        words("fields.dates"),
        "dates",
        words.dates(record.dates),
        code=record.dates,
        evidence=tuple(evidence.dates) if evidence else (),
    )
    countries = tuple(
        Value(
            f"{card_id}-{code}",
            "countries",
            words("fields.countries"),
            "countries",
            words.country(code),
            code=code,
            evidence=tuple(evidence.countries.get(code, ())) if evidence else (),
        )
        for code in record.countries
    )
    return Card(
        card_id=card_id,
        title=record.operation or words("records.unnamed"),
        is_named=record.operation is not None,
        is_total=record.total,
        operation=operation or None,
        dates=dates or None,
        countries=countries,
        counts=tuple(_count(count, f"{card_id}-c{number}", words, not_summed) for number, count in enumerate(record.counts, 1)),
    )


def _count(count: Count, value_id: str, words: Words, not_summed: Iterator[NotSummed | None]) -> Value:
    """``not_summed``: of this count, of its parts, and of those that follow, in the order of ``rows.count_rows``."""
    reason = next(not_summed)
    remarks = [
        # The noun, where the quoted evidence does not show it.
        words("records.quoted", words=count.label) if count.label and not _is_quoted(count.label, count.evidence) else "",
        words("records.presumed") if count.presumed else "",
        words("records.in_countries", countries=words.countries(count.where)) if count.where else "",
        words(f"not_summed.{reason}") if reason in (NotSummed.BESIDE_WHOLE, NotSummed.RETOLD) else "",
    ]
    return Value(
        value_id,
        "counts",
        words.category(count.category),
        words.group(count.category),
        words.figure(count),
        code=count.category,
        remarks=tuple(filter(None, remarks)),
        evidence=tuple(count.evidence),
        parts=tuple(_count(part, f"{value_id}-{number}", words, not_summed) for number, part in enumerate(count.including, 1)),
    )


def _is_quoted(label: str, evidence: Iterable[Evidence]) -> bool:
    return any(label.casefold() in item.text.casefold() for item in evidence)
