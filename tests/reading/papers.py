"""Small PDF files for the tests: text at places, in Courier, whose letters are all 0.6 of the size wide."""

import textwrap
from collections.abc import Iterable

Placed = tuple[float, float, float, str]  # left, baseline, size, text


def make_pdf(pages: Iterable[Iterable[Placed]]) -> bytes:
    """A PDF with a page for each list of placed lines."""
    contents = []
    for page in pages:
        stream = b"".join(
            b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (size, left, bottom, _escape(text)) for left, bottom, size, text in page
        )
        contents.append(stream)
    count = len(contents)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(count)), count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for i, stream in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            b" /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * i)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def set_column(
    paragraphs: Iterable[str],
    *,
    left: float = 60,
    top: float = 780,
    characters: int = 60,
    size: float = 11,
    gap: float = 0.8,
) -> list[Placed]:
    """Paragraphs wrapped to lines of so many characters, ``gap`` lines of space between two paragraphs."""
    placed: list[Placed] = []
    bottom = top
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, characters, break_on_hyphens=True):
            placed.append((left, bottom, size, line))
            bottom -= size * 1.2
        bottom -= size * 1.2 * gap
    return placed


def _escape(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
