"""The form in a request: fields and files, in memory and no longer than the request."""

from dataclasses import dataclass, field

from python_multipart.multipart import parse_options_header
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from pipeline.web.security import MAX_BODY

MAX_FIELDS = 20
MAX_FILES = 1


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was sent. ``name`` is what the browser calls it, of any content: never a path."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Form:
    """Fields by name; of a field that is there twice, the last."""

    fields: dict[str, str]
    files: dict[str, File]

    def text(self, name: str) -> str:
        """The field ``name``, with bare newlines (browsers send CRLF); "" where there is none."""
        return self.fields.get(name, "").replace("\r\n", "\n")

    def file(self, name: str) -> File | None:
        """The file of the field ``name``; None where none was chosen."""
        file = self.files.get(name)
        return file if file and (file.name or file.data) else None


class _InMemory(MultiPartParser):
    # Above it Starlette writes a file to disk; no body is so large.
    spool_max_size = MAX_BODY + 1


async def read_form(request: Request) -> Form:
    """The form of a POST request. Raises HTTPException: 400 for what is no form, 413 and 408 as ``Limits`` says."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    # Every browser sends UTF-8. Some of Python's encodings are slow, or give halves of characters.
    if options.get(b"charset", b"utf-8").lower() != b"utf-8":
        raise HTTPException(400)
    try:
        if kind == b"multipart/form-data":
            parts = await _InMemory(
                request.headers, request.stream(), max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=MAX_BODY
            ).parse()
        elif kind == b"application/x-www-form-urlencoded":
            parts = await FormParser(request.headers, request.stream(), max_fields=MAX_FIELDS, max_part_size=MAX_BODY).parse()
        else:
            raise HTTPException(415)
    except MultiPartException as error:
        raise HTTPException(400) from error
    fields: dict[str, str] = {}
    files: dict[str, File] = {}
    for name, value in parts.multi_items():
        if isinstance(value, UploadFile):
            files[name] = File(value.filename or "", await value.read())
        else:
            fields[name] = value
    await parts.close()
    return Form(fields, files)
