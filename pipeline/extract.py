"""The whole way on one page: text → segments → marked passages → mentions → records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline.assembly.assemble import assemble
from pipeline.assembly.cues import load_cues
from pipeline.collect import collect
from pipeline.components.dates import AMERICAN, PUBLISHED
from pipeline.components.marks import TEXT
from pipeline.errors import InputError, ModelError, PatternsError
from pipeline.mentions import Mention, MentionKind
from pipeline.nlp import Pipe, bounded_vocabulary, load_model
from pipeline.reading.source import SourceText
from pipeline.records import DocumentRecords, Passage, Source
from pipeline.rules import LANGUAGES, Rules, default_rules
from pipeline.segmentation import Segment, main_language, segment
from pipeline.values.dates import iterate_dates

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Choice = Literal["auto", "fr", "en"]
PIPES = (Pipe("filet_operations"), Pipe("filet_dates"), Pipe("filet_countries", asks="ner"), Pipe("filet_counts"))
# So many texts go through the models together, or as many as have so many characters between them.
BATCH_TEXTS = 32
BATCH_CHARACTERS = 50_000
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


@dataclass(frozen=True, slots=True)
class _Segmented:
    """A text, its passages, and the day that anchors its dates."""

    source: SourceText
    segments: list[Segment]
    published: date | None


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
        day = _day(published)
        source = SourceText(text=text, doc_id=doc_id, published=day.isoformat() if day else None)
        return self._extract([source], language)[0]

    def extract_many(
        self, texts: Iterable[str | SourceText], *, language: Choice = "auto"
    ) -> Iterator[DocumentRecords | Failure]:
        """The records of many texts, lazily and in order; a text that fails gives a Failure and the stream goes on."""
        sources = (item if isinstance(item, SourceText) else SourceText(text=item) for item in texts)
        for batch in _batches(sources):
            try:
                results: list[DocumentRecords | Failure] = [*self._extract(batch, language)]
            except (ModelError, PatternsError):
                raise  # nothing that another text would mend
            except Exception:  # one of them does not go: which one shows when each goes alone
                results = [self._extract_alone(source, language) for source in batch]
            yield from results

    def mentions(self, text: str, *, language: Choice = "auto", published: str | date | None = None) -> list[Mention]:
        """Every mention before assembly, sorted by start; kinds may overlap. ``text`` may be one bare expression."""
        segments = segment(text, language=_choice(language), rules=self.rules)
        (found,) = self._mentions([_Segmented(SourceText(text=text), segments, _day(published))])
        return [item for item in found if item.kind is not MentionKind.COUNT or item.detail.reason is None]

    def _extract(self, sources: Sequence[SourceText], language: Choice) -> list[DocumentRecords]:
        """The records of each text; one that fails fails them all."""
        segmented = [self._segment(source, language) for source in sources]
        return [self._assemble(item, mentions) for item, mentions in zip(segmented, self._mentions(segmented), strict=True)]

    def _extract_alone(self, source: SourceText, language: Choice) -> DocumentRecords | Failure:
        try:
            return self._extract([source], language)[0]
        except (ModelError, PatternsError):
            raise
        except Exception as error:  # whatever a text does to us, the stream goes on
            return Failure(source.doc_id, source.path, f"{type(error).__name__}: {error}")

    def _segment(self, source: SourceText, language: Choice) -> _Segmented:
        segments = segment(source.text, language=_choice(language), rules=self.rules)
        return _Segmented(source, segments, _day(source.published) or self._published_in(source.text, segments))

    def _mentions(self, texts: Sequence[_Segmented]) -> list[list[Mention]]:
        """The mentions of each text; the passages of one language go through its pipeline together."""
        found: list[list[list[Mention]]] = [[[] for _ in item.segments] for item in texts]
        for language in LANGUAGES:
            places = [
                (number, place)
                for number, item in enumerate(texts)
                for place, passage in enumerate(item.segments)
                if passage.language == language
            ]
            if not places:
                continue
            nlp = self._model(language)
            with bounded_vocabulary(nlp):
                docs = (self._doc(nlp, texts[number], texts[number].segments[place]) for number, place in places)
                for (number, place), doc in zip(places, nlp.pipe(docs), strict=True):
                    item = texts[number]
                    found[number][place] = collect(doc, item.segments[place].start, item.source.text, language)
        return [[mention for passage in passages for mention in passage] for passages in found]

    def _doc(self, nlp: Language, item: _Segmented, passage: Segment) -> Doc:
        text = item.source.text[passage.start : passage.end]
        doc = nlp.make_doc(text)
        doc.user_data[TEXT] = text
        doc.user_data[PUBLISHED] = item.published
        doc.user_data[AMERICAN] = self._is_american(item.source.text)
        return doc

    def _assemble(self, item: _Segmented, mentions: list[Mention]) -> DocumentRecords:
        source, published = item.source, item.published
        assembly = assemble(source.text, mentions, published=published, rules=self.rules)
        known = Source(path=source.path, url=source.url, title=source.title)
        return DocumentRecords(
            doc_id=source.doc_id,
            language=source.language or main_language(item.segments),
            published=published.isoformat() if published else None,
            records=assembly.records,
            source=known if known != Source() else None,
            unassigned=assembly.unassigned,
            unread=[
                Passage(start=passage.start, end=passage.end, language=passage.language)
                for passage in item.segments
                if passage.language not in LANGUAGES
            ],
        )

    def _is_american(self, text: str) -> bool:
        """Whether 03/06 is 6 March here: the head of the text speaks of US states or forces."""
        return load_cues(self.rules).american.search(text, 0, _AMERICAN_HEAD) is not None

    def _model(self, language: str) -> Language:
        return load_model(language, rules=self.rules, pipes=PIPES)

    def _published_in(self, text: str, segments: list[Segment]) -> date | None:
        """The first full day in the head of the text that stands as a dateline does: alone in its line or before a dash."""
        language = main_language(segments)
        head = text[:_HEAD]
        for span in iterate_dates(head, language, american=self._is_american(text), rules=self.rules):
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


def _batches(sources: Iterable[SourceText]) -> Iterator[list[SourceText]]:
    """``sources`` in order, several together."""
    batch: list[SourceText] = []
    size = 0
    for source in sources:
        batch.append(source)
        size += len(source.text)
        if len(batch) == BATCH_TEXTS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


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
