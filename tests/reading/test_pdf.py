"""PDFs → paragraphs."""

import pytest

from pipeline.errors import ReadError
from pipeline.reading import SourceText, read_bytes
from tests.reading.papers import Placed, make_pdf, set_column

TITLE = "Opération Sirocco : 30 victimes secourues"
PARAGRAPHS = [
    "Près de 30 victimes de la traite, dont 12 mineurs, ont été secourues au Niger et au Mali, a annoncé le parquet. "
    "Les perquisitions ont permis la saisie de marchandises et l'arrestation de quarante trafiquants présumés.",
    "Quarante personnes ont été arrêtées dans trois pays.",
    "Saisies",
    "Cinq passeports ont été retrouvés dans une ferme voisine, où dormaient les ouvriers de la mine abandonnée.",
]


@pytest.mark.parametrize("characters", [30, 45, 70])
def test_wrapped_lines_are_joined(characters: int) -> None:
    data = make_pdf([[(60, 810, 16, TITLE), *set_column(PARAGRAPHS, characters=characters)]])
    assert read_bytes(data, name="a.pdf") == SourceText("\n\n".join([TITLE, *PARAGRAPHS]))


def test_two_columns() -> None:
    right = ["Deux tonnes de comprimés ont été saisies au port de Lomé.", "Contact : parquet de Niamey"]
    data = make_pdf([[*set_column(PARAGRAPHS, characters=34), *set_column(right, left=330, characters=34)]])
    assert read_bytes(data).text == "\n\n".join([*PARAGRAPHS, *right])


def test_a_sentence_goes_on_overleaf() -> None:
    lines = set_column([PARAGRAPHS[0]], characters=60)
    data = make_pdf([lines[:3], lines[3:]])
    assert read_bytes(data).text == PARAGRAPHS[0]
    data = make_pdf([set_column(PARAGRAPHS[:1]), set_column(PARAGRAPHS[1:])])
    assert read_bytes(data).text == "\n\n".join(PARAGRAPHS)


def test_bullets_keep_their_lines() -> None:
    items = ["- 12 véhicules, dont trois camions transformés pour le transport", "- 3 pistolets", "- 85 000 euros"]
    data = make_pdf([set_column(items, characters=40, gap=0)])
    assert read_bytes(data).text == "\n".join(items)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["La police a saisi des marchandises contre-", "faites."], "La police a saisi des marchandises contrefaites."),
        # a hyphen that the word has elsewhere, or that stands before a capital, stays
        (["Deux porte-avions. Un porte-", "avions reste."], "Deux porte-avions. Un porte-avions reste."),
        (["Douze personnes ont été arrêtées à Saint-", "Denis."], "Douze personnes ont été arrêtées à Saint-Denis."),
    ],
)  # fmt: skip
def test_words_divided_at_the_line_end(lines: list[str], text: str) -> None:
    placed: list[Placed] = [(60, 700 - 13 * number, 11, line) for number, line in enumerate(lines)]
    assert read_bytes(make_pdf([placed])).text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_pdf([[]]), r"a\.pdf: no text in this PDF, perhaps a scan; run it through OCR"),
        (make_pdf([[(60, 700, 11, "Douze")]])[:120], r"a\.pdf: a damaged PDF"),
        (b"%PDF-1.4\nnothing", r"a\.pdf: a damaged PDF"),
        (b"no PDF at all", r"a\.pdf: a damaged PDF"),
    ],
)
def test_what_cannot_be_read(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_bytes(data, name="a.pdf")


def test_encrypted() -> None:
    # The standard security handler, with a password that nobody has.
    plain = make_pdf([[(60, 700, 11, "Douze hommes")]])
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    with pytest.raises(ReadError, match=r"a\.pdf: the PDF is encrypted; save it without its password"):
        read_bytes(plain.replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock), name="a.pdf")
