"""Plain text: bytes of a known or unknown encoding → characters."""

import codecs
import re

from pipeline.errors import ReadError
from pipeline.reading.source import SourceText

# UTF-32 before UTF-16: their little-endian BOMs begin alike.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Windows-1252 with its five unused bytes read as Latin-1 does, so that every byte has a character.
_CP1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
# Control characters that no text holds (tab, line ends, form feed and escape aside).
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 4096


def read_text(data: bytes, name: str) -> SourceText:
    """The text of ``data``, line ends kept; an empty file gives an empty text. ReadError for what is no text."""
    return SourceText(decode(data, name))


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The characters of ``data``, its BOM dropped.

    In this order: the BOM; ``declared`` (a name that a page gives its encoding), if ``data`` keeps to it; UTF-16
    without BOM, known by its NULs; UTF-8, a few broken bytes in it read as Windows-1252; Windows-1252 (which holds
    Latin-1). Raises ReadError for data with NULs or mainly control characters: no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(_decode_as(data[len(bom) :], encoding, name), name)
    if declared:
        try:
            # Pages that declare Latin-1 are in Windows-1252, as browsers read them.
            lookup = codecs.lookup(declared).name
            if lookup not in ("iso8859-1", "ascii", "cp1252"):
                return _checked(data.decode(lookup).removeprefix("\ufeff"), name)
        except (LookupError, UnicodeDecodeError):
            pass
    if utf16 := _utf16_without_bom(data):
        return _checked(_decode_as(data, utf16, name), name)
    try:
        return _checked(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        pass
    mended = data.decode("utf-8", "filet_cp1252")
    broken = data.decode("utf-8", "replace").count("\ufffd")
    if broken * 4 < sum(character > "\x7f" for character in mended) - broken:
        return _checked(mended, name)
    return _checked(codecs.charmap_decode(data, "strict", _CP1252)[0], name)


def _broken_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return codecs.charmap_decode(error.object[error.start : error.end], "strict", _CP1252)[0], error.end


codecs.register_error("filet_cp1252", _broken_as_cp1252)


def _decode_as(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: marked as {encoding.upper()} but broken at byte {error.start}; save it again as UTF-8"
        ) from error


def _utf16_without_bom(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half == 0 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    return None


def _checked(text: str, name: str) -> str:
    sample = text[:_SAMPLE]
    if "\x00" in text or len(_CONTROL.findall(sample)) > 0.02 * len(sample):
        raise ReadError(f"{name}: this is not text but binary data; give a .txt, .html, .pdf or .docx file")
    return text
