"""The whole way on one page: text → segments → marked passages → mentions → records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline.assembly.assemble import assemble
from pipeline.assembly.cues import load_cues
from pipeline.collect import collect
from pipeline.components.dates import AMERICAN, PUBLISHED
from pipeline.errors import InputError, ModelError, PatternsError
from pipeline.mentions import Mention, MentionKind
from pipeline.nlp import load_model
from pipeline.reading.source import SourceText
from pipeline.records import DocumentRecords, Passage, Source
from pipeline.rules import LANGUAGES, Rules, default_rules
from pipeline.segmentation import Segment, segment
from pipeline.values.dates import find_dates

if TYPE_CHECKING:
    from spacy.language import Language

Choice = Literal["auto", "fr", "en"]
PIPES = ("filet_operations", "filet_dates", "filet_countries", "filet_counts")
# How far into a text its own date of publication is looked for, in characters.
_HEAD = 600
# … and words that tell an American text.
_AMERICAN_HEAD = 4000


@dataclass(frozen=True, slots=True)
class Failure:
    """A text that could not be processed, and why."""

    doc_id: str | None
    path: str | None
    error: str


class Extractor:
    """Extracts records from texts. Models are loaded when the first passage of their language comes."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def extract(
        self,
        text: str,
        *,
        doc_id: str | None = None,
        published: str | date | None = None,
        language: Choice = "auto",
    ) -> DocumentRecords:
        """The records of one text.

        ``published`` (a date or its ISO string) anchors "Wednesday" and dates without a year; without it the text's own
        dateline is used when it has one. ``language`` forces all passages into one language. A text that reports no
        operation gives ``records == []``. Raises InputError for a bad ``published`` or ``language``, ModelError when a
        model is missing.
        """
        return self._extract(SourceText(text=text, doc_id=doc_id), _day(published), language)

    def extract_many(
        self, texts: Iterable[str | SourceText], *, language: Choice = "auto"
    ) -> Iterator[DocumentRecords | Failure]:
        """The records of many texts, lazily and in order; a text that fails gives a Failure and the stream goes on."""
        for item in texts:
            source = item if isinstance(item, SourceText) else SourceText(text=item)
            try:
                yield self._extract(source, _day(source.published), language)
            except (ModelError, PatternsError):
                raise  # nothing that another text would mend
            except Exception as error:  # whatever a text does to us, the stream goes on
                yield Failure(source.doc_id, source.path, f"{type(error).__name__}: {error}")

    def mentions(self, text: str, *, language: Choice = "auto", published: str | date | None = None) -> list[Mention]:
        """Every mention before assembly, sorted by start; kinds may overlap. ``text`` may be one bare expression."""
        segments = segment(text, language=_choice(language), rules=self.rules)
        found = self._mentions(text, segments, _day(published))
        return [item for item in found if item.kind is not MentionKind.COUNT or item.detail.reason is None]

    def _extract(self, source: SourceText, published: date | None, language: Choice) -> DocumentRecords:
        text = source.text
        segments = segment(text, language=_choice(language), rules=self.rules)
        published = published or self._published_in(text, segments)
        mentions = self._mentions(text, segments, published)
        assembly = assemble(text, mentions, published=published, rules=self.rules)
        known = Source(path=source.path, url=source.url, title=source.title)
        return DocumentRecords(
            doc_id=source.doc_id,
            language=source.language or _main_language(segments),
            published=published.isoformat() if published else None,
            records=assembly.records,
            source=known if known != Source() else None,
            unassigned=assembly.unassigned,
            unread=[
                Passage(start=item.start, end=item.end, language=item.language)
                for item in segments
                if item.language not in LANGUAGES
            ],
        )

    def _mentions(self, text: str, segments: list[Segment], published: date | None) -> list[Mention]:
        american = self._is_american(text)
        mentions: list[Mention] = []
        for item in segments:
            if item.language not in LANGUAGES:
                continue
            nlp = self._model(item.language)
            doc = nlp.make_doc(text[item.start : item.end])
            doc.user_data[PUBLISHED] = published
            doc.user_data[AMERICAN] = american
            mentions += collect(nlp(doc), item.start, text, item.language)
        return mentions

    def _is_american(self, text: str) -> bool:
        """Whether 03/06 is 6 March here: the head of the text speaks of US states or forces."""
        return load_cues(self.rules).american.search(text, 0, _AMERICAN_HEAD) is not None

    def _model(self, language: str) -> Language:
        return load_model(language, rules=self.rules, pipes=PIPES)

    def _published_in(self, text: str, segments: list[Segment]) -> date | None:
        """The first full day in the head of the text that stands as a dateline does: alone in its line or before a dash."""
        language = _main_language(segments)
        head = text[:_HEAD]
        for span in find_dates(head, language, american=self._is_american(text), rules=self.rules):
            if span.rule == "birth" or span.precision != "day" or "/" in span.value or "X" in span.value:
                continue
            line_start = head.rfind("\n", 0, span.start) + 1
            line_end = text.find("\n", span.end)
            line_end = len(text) if line_end < 0 else line_end
            rest = len(text[line_start:line_end]) - (span.end - span.start)
            opens = re.match(r"[\s)]*(?:[–—:.-]|\([A-Z]|$)", text[span.end : line_end])
            if rest <= 40 or (opens and span.start - line_start <= 40):
                return date.fromisoformat(span.value)
        return None


def load(patterns: str | Path | None = None) -> Extractor:
    """An Extractor with the shipped rules and, laid over them, the folder ``patterns``.

    Raises PatternsError when the folder is missing or one of its files is wrong.
    """
    return Extractor(default_rules() if patterns is None else Rules(patterns))


def _main_language(segments: list[Segment]) -> Literal["fr", "en"]:
    sizes = {language: sum(item.end - item.start for item in segments if item.language == language) for language in LANGUAGES}
    return "en" if sizes["en"] > sizes["fr"] else "fr"


def _day(published: str | date | None) -> date | None:
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published)
    except ValueError as error:
        raise InputError(f"published: {published!r} is not a date; write it as 2024-06-03") from error


def _choice(language: str) -> Choice:
    if language not in ("auto", *LANGUAGES):
        raise InputError(f"language: {language!r} is not known; give auto, {' or '.join(LANGUAGES)}")
    return language  # type: ignore[return-value]
