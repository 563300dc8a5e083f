"""Gold: a text beside its annotation, to be made or corrected.

    /gold                 the queue
    /gold/text?id=…       the editor; gold.js sends what is typed there to
    /gold/check?id=…      … what the guide and the pipeline say of the draft
    /gold/read?id=…       … the values that selected words stand for
    /gold/save?id=…       … the gold file
    /gold/score           … the score of the set, which grows in the background

Every text is named by its doc_id, which must be one of the corpus; no part of a request becomes a path.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import Any, TypeVar

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.errors import FiletError, InputError
from pipeline.extract import Choice
from pipeline.reading import SourceText
from pipeline.reading.source import parse_day
from pipeline.records import Category, DocumentRecords, Modifier
from pipeline.rows import document_rows
from pipeline.scoring.codes import COUNTRY_CODES, CURRENCY_CODES
from pipeline.scoring.guide import CATEGORIES_WITH_UNITS, PRESUMED, UNITS
from pipeline.view.cards import document_view
from pipeline.view.words import Words
from pipeline.web.annotation import Annotations, place_in, score_of_set
from pipeline.web.comparison import with_places
from pipeline.web.extraction import TIMEOUT, Extracted, NotExtracted
from pipeline.web.gold_answer import (
    Answer,
    Finding,
    ShownScore,
    answer_draft,
    check_draft,
    parse_draft,
    shown_findings,
    shown_set_score,
)
from pipeline.web.gold_files import Conflict
from pipeline.web.selection import Passage, Purpose, Selected, line_around, selected_name, selected_values
from pipeline.web.site import View, page, site_of, words_of

# Rows of the queue on one page; the field above finds the others.
MAX_ROWS = 500
# Characters of a line that tell its language; a shorter one is taken to be in that of the text.
_TELLING = 80


# --- what is sent -------------------------------------------------------------------------------------------------------


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Draft(_Sent):
    """``document``: what is in the form, right or wrong. ``version``: of the file it began from; None overwrites any."""

    document: Any
    version: str | None = None


class _Selection(_Sent):
    """Characters ``start`` to ``end`` of the text. ``published``, ``language``: as the form has them."""

    start: int
    end: int
    purpose: Purpose
    published: str | None = None


Model = TypeVar("Model", bound=_Sent)


async def _sent(request: Request, model: type[Model]) -> Model:
    """The JSON of a request; 415 and 400 for anything else."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415)
    try:
        return model.model_validate_json(await request.body())
    except (ValidationError, RecursionError) as error:
        raise HTTPException(400) from error


# --- what is answered ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Start:
    """What the editor begins with. ``document`` has the evidence of its values; ``predicted``: the pipeline's records."""

    doc_id: str
    version: str
    document: DocumentRecords
    predicted: DocumentRecords | None
    answer: Answer


@dataclass(frozen=True, slots=True)
class _Values:
    """``problem``: a sentence where nothing could be read."""

    values: tuple[Selected, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Saved:
    """``theirs``: what the file holds now, when it has changed meanwhile."""

    version: str
    said: str
    score: ShownScore | None = None
    findings: tuple[Finding, ...] = ()
    theirs: DocumentRecords | None = None


_ANSWERS: dict[type, TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in (_Start, _Values, _Saved, Answer, ShownScore)}


def _json(answer: object, status: int = 200) -> Response:
    return Response(_ANSWERS[type(answer)].dump_json(answer), status, media_type="application/json")


# --- texts --------------------------------------------------------------------------------------------------------------


async def _annotations(request: Request) -> Annotations:
    """The texts and gold of this server; read when the first page asks for them."""
    state = request.app.state
    if not hasattr(state, "annotations"):
        opened = await run_in_threadpool(_open, request)
        if not hasattr(state, "annotations"):  # no other page was faster
            state.annotations = opened
            state.reading_gold = asyncio.get_running_loop().create_task(_read_annotated(request, opened))
    annotations: Annotations = state.annotations
    return annotations


def _open(request: Request) -> Annotations:
    settings = site_of(request).settings
    assert settings.corpus is not None
    assert settings.gold is not None
    return Annotations.of(settings.corpus, settings.gold)


async def _read_annotated(request: Request, annotations: Annotations) -> None:
    """Reads every annotated text once, so that the set can be scored; pages that ask meanwhile wait for one text at most."""
    for doc_id in await run_in_threadpool(lambda: list(annotations.unread())):
        if doc_id not in annotations.predicted:
            try:
                await _extracted(request, annotations, doc_id)
            except FiletError:  # the page of that text says why
                continue
        await asyncio.sleep(0)


async def _extracted(request: Request, annotations: Annotations, doc_id: str) -> tuple[SourceText, DocumentRecords | None]:
    """The text, and what the pipeline reads in it: None where it cannot. Raises ReadError when the file cannot be read."""
    source = await run_in_threadpool(annotations.files[doc_id].read)
    known = annotations.predicted.get(doc_id)
    if known is not None and annotations.hashes.get(doc_id) == source.content_hash:
        return source, known
    answer = await site_of(request).extraction.read(source)
    if not isinstance(answer, Extracted):
        return source, None
    annotations.hashes[doc_id] = source.content_hash
    annotations.predicted[doc_id] = answer.document
    return answer.source, answer.document


def _doc_id(request: Request, annotations: Annotations) -> str:
    doc_id = request.query_params.get("id", "")
    if doc_id not in annotations.files:
        raise HTTPException(404)
    return doc_id


def _told(error: FiletError, request: Request) -> str:
    """What an error says, without where the folders lie on this machine."""
    told, settings = str(error), site_of(request).settings
    for folder in filter(None, (settings.gold, settings.corpus)):
        for path in (folder, folder.resolve()):
            told = told.replace(f"{path}", path.name) if path.name else told
    return told


# --- pages --------------------------------------------------------------------------------------------------------------


async def _queue(request: Request) -> Response:
    try:
        annotations = await _annotations(request)
    except InputError as error:
        return page(request, "gold.html", 500, problem=_told(error, request), query="", rows=(), total=0, left=0, score=None)
    query = request.query_params.get("q", "").strip()[:200]
    queue = await run_in_threadpool(annotations.queue)
    found = [entry for entry in queue if query.casefold() in entry.doc_id.casefold()]
    return page(
        request,
        "gold.html",
        problem="",
        query=query,
        rows=found[:MAX_ROWS],
        total=len(found),
        left=sum(not entry.is_annotated for entry in found),
        score=shown_set_score(score_of_set(queue), words_of(request)),
    )


async def _text(request: Request) -> Response:
    annotations, words = await _annotations(request), words_of(request)
    doc_id = _doc_id(request, annotations)
    try:
        file = await run_in_threadpool(annotations.gold.read, doc_id)
        source, predicted = await _extracted(request, annotations, doc_id)
    except FiletError as error:
        return page(request, "gold_text.html", 422, problem=_told(error, request), doc_id=doc_id, start=None)
    described = annotations.files[doc_id]
    own = file.document
    if own is not None:
        document = own if predicted is None else with_places(own, predicted, source.text)
    else:
        document = DocumentRecords(
            doc_id=doc_id,
            language=described.language or (predicted.language if predicted else "en"),
            published=described.published or (predicted.published if predicted else None),
            records=predicted.records if predicted else [],
        )
    # JSON: as the browser will send it back.
    data = json.loads(document.model_dump_json())
    check = file.check if file.check is not None and own is None else check_draft(data, doc_id, annotations.gold)
    answer = answer_draft(data, check, predicted, source.text, words)
    queue = await run_in_threadpool(annotations.queue)
    start = _Start(doc_id, file.version, document, predicted, answer)
    return page(
        request,
        "gold_text.html",
        problem="",
        doc_id=doc_id,
        title=source.title or doc_id,
        url=source.url,
        start=_into_page(_ANSWERS[_Start].dump_json(start).decode()),
        script_words=_into_page(json.dumps(_script_words(words))),
        language=document.language,
        pieces=answer.pieces or (),
        cards_of=document_view(document_rows(document), words),
        place=place_in(queue, doc_id),
        state="broken" if file.check and own is None else "gold" if own is not None else "pipeline",
        has_prediction=predicted is not None,
        broken=shown_findings(file.check, words) if file.check and own is None else (),
        score=shown_set_score(score_of_set(queue), words),
        categories=tuple(Category),
        modifiers=tuple(Modifier),
        units=(*UNITS, *sorted(CURRENCY_CODES)),
        countries=sorted(((words.country(code), code) for code in COUNTRY_CODES), key=lambda item: item[0]),
    )


def _into_page(data: str) -> Markup:
    """JSON as the content of a script element; nothing in it closes the element or is taken for markup."""
    for sign in "<>&\u2028\u2029":
        data = data.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(data)


# What the script says; the rest is in the templates of the page.
_SCRIPT_WORDS = (
    "accept_this", "count", "error", "is_saved", "is_unsaved", "no_records", "not_sent", "not_valid",
    "not_yet", "part", "record", "remove_country", "warning", "said.accepted", "said.added", "said.choose_category",
    "said.choose_count", "said.deleted", "said.moved", "said.no_difference", "said.no_selection", "said.no_value",
    "said.nothing_to_undo", "said.redone", "said.undone",
)  # fmt: skip


def _script_words(words: Words) -> dict[str, object]:
    said: dict[str, object] = {key.rpartition(".")[2]: words(f"gold.{key}") for key in _SCRIPT_WORDS}
    return said | {"with_units": sorted(CATEGORIES_WITH_UNITS), "of_people": sorted(PRESUMED)}


# --- what the editor asks -----------------------------------------------------------------------------------------------


async def _check(request: Request) -> Response:
    annotations = await _annotations(request)
    doc_id, draft = _doc_id(request, annotations), await _sent(request, _Draft)
    source, predicted = await _extracted(request, annotations, doc_id)
    check = check_draft(draft.document, doc_id, annotations.gold)
    return _json(await run_in_threadpool(answer_draft, draft.document, check, predicted, source.text, words_of(request)))


async def _read(request: Request) -> Response:
    annotations, words = await _annotations(request), words_of(request)
    doc_id, asked = _doc_id(request, annotations), await _sent(request, _Selection)
    source, predicted = await _extracted(request, annotations, doc_id)
    text, start, end = source.text, asked.start, asked.end
    if not 0 <= start < end <= len(text):
        raise HTTPException(400)
    published = parse_day(asked.published or "") or source.published or (predicted.published if predicted else None)
    # What is seen in the line of the selection; then in the selected words alone.
    for passage in (line_around(text, start, end), Passage(text[start:end], start)):
        is_short = len(passage.text) < _TELLING or predicted is None
        language: Choice = predicted.language if predicted and is_short else "auto"
        mentions = await site_of(request).extraction.mentions(passage.text, published=published, language=language)
        if isinstance(mentions, NotExtracted):
            return _json(_Values((), words(f"problems.{mentions.problem}", seconds=int(TIMEOUT))), 503)
        values = selected_values(text, start, end, asked.purpose, mentions, passage.start)
        if values:
            return _json(_Values(values))
    language_of_text = predicted.language if predicted else "en"
    name = selected_name(text, start, end, language_of_text) if asked.purpose is Purpose.OPERATION else None
    return _json(_Values((name,)) if name else _Values((), words(f"gold.nothing_read.{asked.purpose}")))


async def _save(request: Request) -> Response:
    annotations, words = await _annotations(request), words_of(request)
    doc_id, sent = _doc_id(request, annotations), await _sent(request, _Draft)
    draft, check = parse_draft(sent.document), check_draft(sent.document, doc_id, annotations.gold)
    if draft is None or not check.is_valid:
        return _json(_Saved("", words("gold.not_valid"), findings=shown_findings(check, words)), 422)
    try:
        file = await run_in_threadpool(annotations.gold.write, doc_id, draft.scored(), sent.version)
    except Conflict as conflict:
        theirs = conflict.file.document
        return _json(_Saved(conflict.file.version, words("gold.conflict"), theirs=theirs), 409)
    except FiletError as error:
        return _json(_Saved("", _told(error, request)), 500)
    score = shown_set_score(score_of_set(await run_in_threadpool(annotations.queue)), words)
    return _json(_Saved(file.version, words("gold.saved", file=f"{doc_id}.json"), score, shown_findings(check, words)))


async def _score(request: Request) -> Response:
    annotations, words = await _annotations(request), words_of(request)
    return _json(shown_set_score(score_of_set(await run_in_threadpool(annotations.queue)), words))


VIEW = View(
    "gold",
    routes=(
        Route("/gold", _queue, methods=["GET"]),
        Route("/gold/text", _text, methods=["GET"]),
        Route("/gold/check", _check, methods=["POST"]),
        Route("/gold/read", _read, methods=["POST"]),
        Route("/gold/save", _save, methods=["POST"]),
        Route("/gold/score", _score, methods=["GET"]),
    ),
    is_open=lambda settings: settings.corpus is not None and settings.gold is not None,
    opened_by="--corpus DIR --gold DIR",
)
