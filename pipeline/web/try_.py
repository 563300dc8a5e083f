"""Try: paste a text or bring a file, and see its records beside it. Nothing is kept."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pipeline.errors import InputError
from pipeline.extract import Choice
from pipeline.reading import SUFFIXES, SourceText
from pipeline.reading.formats import MAX_CHARACTERS
from pipeline.records import parse_document
from pipeline.rows import document_rows
from pipeline.view.cards import DocumentView, document_view
from pipeline.view.words import Words
from pipeline.web.extraction import TIMEOUT, Extracted, NotExtracted, Upload
from pipeline.web.forms import Form, read_form
from pipeline.web.security import MAX_FILE
from pipeline.web.sheet import Sheet, make_sheet
from pipeline.web.site import View, page, site_of, words_of

_CHOICES: dict[str, Choice] = {"auto": "auto", "en": "en", "fr": "fr"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form holds, shown again as it was sent. ``published``: an ISO day, or what stands where one should."""

    text: str = ""
    published: str = ""
    language: Choice = "auto"


@dataclass(frozen=True, slots=True)
class Result:
    """What is shown of one text.

    ``day_from``: where the day of publication comes from: "given", "page" (the file says it), "dateline" (the text itself);
    "" where it is unknown. ``json``: the document as ``filet extract --format json`` gives it.
    """

    document: DocumentView
    day_from: str
    json: str
    sheet: Sheet


async def _show(request: Request) -> Response:
    return _page(request, Asked())


async def _read(request: Request) -> Response:
    form, words = await read_form(request), words_of(request)
    asked = _asked(form, words)
    content = _content(form, asked)
    if (mistake := _mistake(content, asked)) is not None:
        return _page(request, asked, mistake=mistake, status=422)
    answer = await site_of(request).extraction.read(content, published=asked.published or None, language=asked.language)
    if isinstance(answer, NotExtracted):
        return _page(request, asked, mistake=f"problems.{answer.problem}", detail=answer.detail, status=422)
    # A long text makes a large page.
    return await run_in_threadpool(lambda: _page(request, _asked_next(asked, answer), result=_result(answer, asked, words)))


async def _download(request: Request) -> Response:
    """The document that the page shows, sent back by it, as a file."""
    form = await read_form(request)
    try:
        document = parse_document(form.text("document"), "the form")
    except InputError as error:
        raise HTTPException(400) from error
    name = _tame(f"{document.doc_id or 'filet'}.json")
    return Response(
        document.model_dump_json(indent=2) + "\n",
        media_type="application/json",
        headers={"content-disposition": f"attachment; filename=\"{_plain(name)}\"; filename*=UTF-8''{quote(name, safe='')}"},
    )


def _page(
    request: Request,
    asked: Asked,
    *,
    result: Result | None = None,
    mistake: str = "",
    detail: str = "",
    status: int = 200,
) -> Response:
    return page(
        request,
        "try.html",
        status,
        asked=asked,
        result=result,
        mistake=mistake,
        detail=detail,
        suffixes=",".join(SUFFIXES),
        max_bytes=MAX_FILE,
        max_megabytes=MAX_FILE // 1024 // 1024,
        max_characters=MAX_CHARACTERS,
        seconds=int(TIMEOUT),
    )


def _asked(form: Form, words: Words) -> Asked:
    if form.text("example"):
        return Asked(words("try.example"), words("try.example_published"))
    return Asked(form.text("text"), form.text("published").strip(), _CHOICES.get(form.text("language"), "auto"))


def _asked_next(asked: Asked, answer: Extracted) -> Asked:
    """What the form holds beside the result: of a file its text, and the day that the file says, to be read again."""
    return replace(asked, text=answer.source.text, published=answer.source.published or "")


def _content(form: Form, asked: Asked) -> SourceText | Upload:
    file = form.file("file")
    if file is None or form.text("example"):
        return SourceText(asked.text)
    return Upload(_tame(file.name), file.data)


def _mistake(content: SourceText | Upload, asked: Asked) -> str | None:
    """The key of what is wrong with the form; None when it can be read."""
    if isinstance(content, Upload):
        if len(content.data) > MAX_FILE:
            return "try.file_too_large"
    elif not content.text.strip():
        return "try.nothing"
    elif len(content.text) > MAX_CHARACTERS:
        return "try.text_too_long"
    if asked.published and not _is_day(asked.published):
        return "try.no_day"
    return None


def _is_day(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def _result(answer: Extracted, asked: Asked, words: Words) -> Result:
    source, document = answer.source, answer.document
    rows = replace(document_rows(document), text=source.text)
    if asked.published:
        day_from = "given"
    elif source.published:
        day_from = "page"
    else:
        day_from = "dateline" if document.published else ""
    return Result(document_view(rows, words), day_from, document.model_dump_json(indent=2), make_sheet(rows, words))


# --- names of files ---------------------------------------------------------------------------------------------------


def _tame(name: str) -> str:
    """A name without folders and without characters that steer something: "../a\\r\\n.pdf" → "a.pdf"."""
    last = PurePath(name.replace("\\", "/")).name
    return "".join(letter for letter in last if letter.isprintable())[-120:] or "filet"


def _plain(name: str) -> str:
    """The same in ASCII, for what knows no other."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.") or "filet.json"


VIEW = View(
    "try",
    routes=(
        Route("/try", _show, methods=["GET"]),
        Route("/try", _read, methods=["POST"]),
        Route("/try/records.json", _download, methods=["POST"]),
    ),
)
