"""Bytes → characters: encodings, line ends, and what is no text."""

import codecs

import pytest

from pipeline.errors import ReadError
from pipeline.reading import SourceText, read_bytes
from pipeline.reading.text import decode

FRENCH = "L’opération a coûté 1\u202f374 € : « dès août », à Œuilly…"
LATIN = "L'opération a été menée à Angoulême dès août : 12 interpellés."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (FRENCH.encode(), FRENCH),
        (codecs.BOM_UTF8 + FRENCH.encode(), FRENCH),
        (codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"), FRENCH),
        (codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"), FRENCH),
        (codecs.BOM_UTF32_LE + FRENCH.encode("utf-32-le"), FRENCH),
        (FRENCH.encode("utf-16-le"), FRENCH),
        (FRENCH.encode("utf-16-be"), FRENCH),
        ("« dès août »…".encode("cp1252"), "« dès août »…"),
        (LATIN.encode("latin-1"), LATIN),
        # the bytes that Windows-1252 leaves open
        (b"caf\xe9 \x81\x9d", "café \x81\x9d"),
        # one broken byte does not spoil a UTF-8 text
        ((FRENCH + " caf").encode() + b"\xe9.", FRENCH + " café."),
        # line ends, tabs, form feeds and astral characters stay
        ("un\r\ndeux\rtrois\n\tquatre\x0c😀".encode(), "un\r\ndeux\rtrois\n\tquatre\x0c😀"),
        # only the first BOM is one
        (codecs.BOM_UTF8 + "a\ufeffb".encode(), "a\ufeffb"),
        (b"", ""),
        (b" \n", " \n"),
        (b"a", "a"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data, "x.txt") == text
    assert read_bytes(data, name="x.txt") == SourceText(text)
    assert read_bytes(data) == SourceText(text)


@pytest.mark.parametrize(
    ("declared", "data", "text"),
    [
        ("iso-8859-1", "prix : 5 €".encode("cp1252"), "prix : 5 €"),
        ("windows-1252", "été".encode("cp1252"), "été"),
        # a wrong declaration does no harm
        ("iso-8859-1", "été".encode(), "été"),
        ("utf-8", "été".encode("cp1252"), "été"),
        ("no-such-encoding", "été".encode(), "été"),
        ("iso-8859-15", b"5 \xa4", "5 €"),
        ("koi8-r", "Полиция".encode("koi8-r"), "Полиция"),
    ],
)
def test_declared_encoding(declared: str, data: bytes, text: str) -> None:
    assert decode(data, "x.html", declared) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "x.txt: this is not text but binary data"),
        (b"\x7fELF\x02\x01\x01\x03\x04\x05" * 20, "x.txt: this is not text but binary data"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "x.txt: marked as UTF-16-LE but broken at byte 2; save it again as UTF-8"),
    ],
)
def test_no_text(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_bytes(data, name="x.txt")
