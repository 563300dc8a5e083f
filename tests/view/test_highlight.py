"""Every value is shown where it stands, and the text stays what it is."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.view.highlight import Piece, Span, exact, highlight, isolated

TEXT = "94 victimes, dont 85 mineurs"


def test_pieces_tile_the_text() -> None:
    spans = [Span(0, 11, "r1-c1", "victims", "victims"), Span(18, 28, "r1-c1-1", "minors", "victims")]
    assert highlight(TEXT, spans) == (
        Piece(0, "94 victimes", ("r1-c1",), ("victims",), "victims"),
        Piece(11, ", dont "),
        Piece(18, "85 mineurs", ("r1-c1-1",), ("minors",), "victims"),
    )


def test_overlapping_spans_take_turns_and_keep_all_values() -> None:
    spans = [Span(0, 11, "a", "one", "x"), Span(3, 17, "b", "two", "y"), Span(3, 11, "c", "three", "z")]
    assert [(piece.text, piece.value_ids, piece.labels, piece.colour) for piece in highlight(TEXT, spans)] == [
        ("94 ", ("a",), (), "x"),
        ("victimes", ("c", "a", "b"), ("three", "one"), "z"),
        (", dont", ("b",), ("two",), "y"),
        (" 85 mineurs", (), (), ""),
    ]


def test_a_span_outside_the_text_is_left_out() -> None:
    assert highlight("abc", [Span(2, 9, "a", "", ""), Span(1, 1, "b", "", "")]) == (Piece(0, "abc"),)
    assert highlight("", [Span(0, 1, "a", "", "")]) == ()


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=8))
def test_whatever_the_spans_are(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [Span(start, end, f"v{number}", "label", "x") for number, (start, end) in enumerate(ends)]
    pieces = highlight(text, spans)
    assert "".join(piece.text for piece in pieces) == text
    assert all(text[piece.start :].startswith(piece.text) for piece in pieces)
    for span in spans:
        if 0 <= span.start < span.end <= len(text):
            assert "".join(piece.text for piece in pieces if span.value_id in piece.value_ids) == text[span.start : span.end]


def test_exact_keeps_every_character() -> None:
    assert exact("<b>&\r\n\"'\x00\ud83d") == "&lt;b&gt;&amp;&#13;\n&#34;&#39;\ufffd\ufffd"


def test_a_name_does_not_turn_round_what_follows() -> None:
    assert [isolated(name) for name in ("Épervier", "a\u2067b\u2069", "a\u202e\u2066b", "a\u2069\u202eb")] == [
        "Épervier", "a\u2067b\u2069", "a\u202e\u2066b\u2069", "a\ufffd\u202eb",
    ]  # fmt: skip
    # A text stays what it is.
    assert exact("a\u2066b") == "a\u2066b"
