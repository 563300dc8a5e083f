"""A document as cards and pieces: nothing of it is lost, and nothing of it becomes markup."""

from dataclasses import replace

import pytest

from pipeline.records import Count, DocumentRecords, Evidence, Record, RecordEvidence, Source, Unassigned
from pipeline.rows import document_rows
from pipeline.view.cards import DocumentView, document_view, headline
from pipeline.view.pages import make_environment
from pipeline.view.words import load_words

TEXT = "<script>alert('12')</script> Opération Épervier : 94 victimes, dont 85 mineurs.\r\nÂgés de 12 ans \u202e."


def at(words: str) -> list[Evidence]:
    start = TEXT.index(words)
    return [Evidence(start=start, end=start + len(words), text=words, rule="a rule")]


DOCUMENT = DocumentRecords(
    doc_id="fr/<i>",
    language="fr",
    published="2024-06-03",
    records=[
        Record(
            operation="Épervier",
            dates="2024-06",
            countries=["FR"],
            counts=[
                Count(
                    category="victims",
                    value=94,
                    where=["FR"],
                    presumed=True,
                    evidence=at("94 victimes"),
                    including=[Count(category="minors", value=85, evidence=at("85 mineurs"))],
                ),
                Count(category="arrests", value=2, label="<b>"),
            ],
            evidence=RecordEvidence(operation=at("Épervier")),
        ),
        Record(total=True),
    ],
    unassigned=[Unassigned(start=TEXT.index("12 ans"), end=TEXT.index("12 ans") + 6, text="12 ans", value=12, reason="an age")],
    source=Source(title="</title><script>"),
)


@pytest.fixture(params=["en", "fr"])
def view(request: pytest.FixtureRequest) -> DocumentView:
    return document_view(replace(document_rows(DOCUMENT), text=TEXT), load_words(request.param))


def test_every_value_has_a_line_and_its_place(view: DocumentView) -> None:
    card = view.cards[0]
    assert [(value.value_id, value.field) for value in card.values] == [
        ("r1-operation", "operation"),
        ("r1-dates", "dates"),
        ("r1-FR", "countries"),
        ("r1-c1", "counts"),
        ("r1-c1-1", "counts"),
        ("r1-c2", "counts"),
    ]
    assert view.pieces is not None
    marked = {value_id: piece.text for piece in view.pieces for value_id in piece.value_ids}
    assert marked == {"r1-operation": "Épervier", "r1-c1": "94 victimes", "r1-c1-1": "85 mineurs", "u1": "12 ans"}
    assert "".join(piece.text for piece in view.pieces) == TEXT
    assert view.cards[1].is_total


def test_evidence_that_stands_elsewhere_is_not_highlighted() -> None:
    moved = document_view(replace(document_rows(DOCUMENT), text="x" + TEXT), load_words("en"))
    assert moved.pieces is not None
    assert not any(piece.value_ids for piece in moved.pieces)


def test_text_stays_text(view: DocumentView) -> None:
    environment = make_environment(load_words("en"))
    page = environment.from_string('{% import "document.html" as parts with context %}{{ parts.document(view) }}').render(
        view=view
    )
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#39;12&#39;)&lt;/script&gt;" in page
    assert "&#13;\n" in page
    assert "&lt;b&gt;" in page


def test_without_the_text() -> None:
    view = document_view(document_rows(DOCUMENT), load_words("en"))
    assert view.pieces is None
    assert [len(card.values) for card in view.cards] == [6, 0]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n Douze arrestations à Lyon \n\nLyon, le 3 juin 2024.", "Douze arrestations à Lyon"),
        ("7 February 2023\r\n\r\nTwelve arrests in Lagos\r\nPolice …", "Twelve arrests in Lagos"),
        ("Nairobi, 3 June 2024\nTwelve arrests", "Twelve arrests"),
        ("Nairobi, 3 June 2024\n" + "A first paragraph. " * 20, "Nairobi, 3 June 2024"),
        ("SIMCARTEL\n" + "A first paragraph. " * 20, "SIMCARTEL"),
        ("A first paragraph. " * 20, "fr/a"),
        ("A short text.", "A short text."),
        ("", "fr/a"),
        (None, "fr/a"),
    ],
)
def test_headline(text: str | None, title: str) -> None:
    assert headline(None, text, "fr/a") == title
    assert headline("The title of its page", text, "fr/a") == "The title of its page"
