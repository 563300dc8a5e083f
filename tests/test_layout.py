"""Lines, blocks and sentences: one row is one fact of how press texts are set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.layout import find_blocks, find_sentences

BLOCKS = [
    ("paragraph", "Police arrested two men on Monday.", [("paragraph", "Police arrested two men on Monday.")]),
    ("heading", "Two men arrested\n\nThey were held on Monday in the port.",
     [("heading", "Two men arrested"), ("paragraph", "They were held on Monday in the port.")]),
    ("heading in capitals", "OPÉRATION TRAMONTANE\nLes agents ont saisi douze camions.",
     [("heading", "OPÉRATION TRAMONTANE"), ("paragraph", "Les agents ont saisi douze camions.")]),
    ("heading with NBSP", "Bilan\u00a0: 12 arrestations\nLes agents ont saisi douze camions.",
     [("heading", "Bilan\u00a0: 12 arrestations"), ("paragraph", "Les agents ont saisi douze camions.")]),
    ("bullets", "• 12 arrests\n• 3 lorries seized", [("item", "• 12 arrests"), ("item", "• 3 lorries seized")]),
    ("dashes as bullets", "– 12 arrestations ;\n– 3 camions saisis.",
     [("item", "– 12 arrestations ;"), ("item", "– 3 camions saisis.")]),
    ("numbered list", "1. Twelve arrests were made.\n2. Three lorries were seized.",
     [("item", "1. Twelve arrests were made."), ("item", "2. Three lorries were seized.")]),
    ("lettered list", "a) douze arrestations\nb) trois camions", [("item", "a) douze arrestations"), ("item", "b) trois camions")]),
    ("figures without bullets", "12 arrests\n3 lorries seized", [("item", "12 arrests"), ("item", "3 lorries seized")]),
    ("colon in front of a list", "The results:\n• 12 arrests", [("paragraph", "The results:"), ("item", "• 12 arrests")]),
    ("CRLF", "Two men arrested\r\n\r\nThey were held on Monday in the port.\r\n",
     [("heading", "Two men arrested"), ("paragraph", "They were held on Monday in the port.")]),
    ("indented", "   Two men arrested   \n\tThey were held on Monday in the port.",
     [("heading", "Two men arrested"), ("paragraph", "They were held on Monday in the port.")]),
    ("a line that goes on in small letters", "Customs officers in the port of Antwerp seized forty kilos of\ncocaine on Monday.",
     [("paragraph", "Customs officers in the port of Antwerp seized forty kilos of\ncocaine on Monday.")]),
    ("small letters behind a blank line", "Customs officers in the port of Antwerp seized forty kilos of it\n\nwww.example.org",
     [("heading", "Customs officers in the port of Antwerp seized forty kilos of it"), ("heading", "www.example.org")]),
    (
        "headline that opens with a figure",
        "12 arrested in port raid\nThey were held on Monday in the port.",
        [("heading", "12 arrested in port raid"), ("paragraph", "They were held on Monday in the port.")],
    ),
    ("blank", " \n\t\n\u00a0", []),
    ("empty", "", []),
]  # fmt: skip

WRAPPED = (
    "The customs service of the northern region said on Monday that its men\n"
    "Friedrich and Paul had found forty kilos of cocaine in a container on\n"
    "Sunday night at the port of Hamburg. The container had come by sea and\n"
    "Dutch officers had sent word of it two days before it reached the port.\n"
    "Two men were arrested.\n"
    "\n"
    "The inquiry goes on."
)

SENTENCES = [
    ("two", "Police came. They left.", ["Police came.", "They left."]),
    ("question and exclamation", "Who knew? Nobody! Police came.", ["Who knew?", "Nobody!", "Police came."]),
    ("ellipsis", "Police came… They left.", ["Police came…", "They left."]),
    ("closing quotation mark", "“We are ready.” Officers left.", ["“We are ready.”", "Officers left."]),
    (
        "closing guillemet behind a blank",
        "« Nous sommes prêts. » Les agents partent.",
        ["« Nous sommes prêts. »", "Les agents partent."],
    ),
    ("opening quotation mark", "Police came. “We are ready.”", ["Police came.", "“We are ready.”"]),
    ("figure opens", "Police came. 12 men were held.", ["Police came.", "12 men were held."]),
    ("decimal point", "They found 1.5 tonnes of it.", ["They found 1.5 tonnes of it."]),
    ("thousands point", "Ils ont contrôlé 1.374 camions.", ["Ils ont contrôlé 1.374 camions."]),
    ("title", "Mr. Adeyemi spoke. He left.", ["Mr. Adeyemi spoke.", "He left."]),
    ("title", "Le col. Mensah a parlé. Il est parti.", ["Le col. Mensah a parlé.", "Il est parti."]),
    ("rank", "Det. Sgt. Miller found it.", ["Det. Sgt. Miller found it."]),
    ("initial", "J. Martin was held. He left.", ["J. Martin was held.", "He left."]),
    ("letters with points", "The U.S. Attorney spoke. He left.", ["The U.S. Attorney spoke.", "He left."]),
    ("article of a law", "L'art. 27 le dit. Il est clair.", ["L'art. 27 le dit.", "Il est clair."]),
    ("month", "On Jan. 5 two men were held. They left.", ["On Jan. 5 two men were held.", "They left."]),
    ("no. and n°", "Lorry No. 12 was held. It left.", ["Lorry No. 12 was held.", "It left."]),
    ("point without a blank", "See www.example.org for more. It is free.", ["See www.example.org for more.", "It is free."]),
    ("small letter behind the point", "They found approx. twelve of them.", ["They found approx. twelve of them."]),
    ("NBSP behind the point", "Police came.\u00a0They left.", ["Police came.", "They left."]),
    ("emoji", "Police came 🚔. They left.", ["Police came 🚔.", "They left."]),
    ("no full stop", "Two men held in port", ["Two men held in port"]),
]


def rows(table: list) -> list:
    """A test a row, the first field its id."""
    return [
        pytest.param(*row.values[1:], id=row.values[0], marks=row.marks)
        if hasattr(row, "values")
        else pytest.param(*row[1:], id=row[0])
        for row in table
    ]


@pytest.mark.parametrize(("text", "expected"), rows(BLOCKS))
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.kind.value, text[block.start : block.end]) for block in find_blocks(text)] == expected


def test_wrapped_lines_are_joined() -> None:
    blocks = find_blocks(WRAPPED)
    assert [WRAPPED[block.start : block.end][-22:] for block in blocks] == [
        "Two men were arrested.",
        "The inquiry goes on.",
    ]
    assert len(blocks[0].sentences) == 3


@pytest.mark.parametrize(("text", "expected"), rows(SENTENCES))
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_sentences(text, 0, len(text))] == expected


def test_sentences_of_a_part_have_offsets_of_the_whole() -> None:
    text = "Heading\nPolice came. They left.\nEnd"
    assert find_sentences(text, 8, 31) == [(8, 20), (21, 31)]


@given(st.text(alphabet="aB1.,;:!?…»”\"'()-–• \n\r\t\u00a0\u202fé🚔", max_size=120))
def test_blocks_and_sentences_tile_the_text(text: str) -> None:
    """Nothing but white space is left out, nothing is told twice, and all is in order."""
    blocks = find_blocks(text)
    covered = [(start, end) for block in blocks for start, end in block.sentences]
    for block in blocks:
        assert block.start < block.end
        assert (block.sentences[0][0], block.sentences[-1][1]) == (block.start, block.end)
    position = 0
    for start, end in covered:
        assert position <= start < end
        assert text[position:start].strip() == ""
        position = end
    assert text[position:].strip() == ""
