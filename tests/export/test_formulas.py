"""Text that a spreadsheet would run is escaped, nothing else is, and the text can always be had back."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.export.formulas import escape_text, restore_text

CELLS = [
    ("=1+1", "'=1+1"),
    ("+33 6", "'+33 6"),
    ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t'=1"),
    ("\rx", "'\rx"),
    ("\nx", "'\nx"),
    ("\x00x", "'\x00x"),
    ("＝1", "'＝1"),
    ("  =1", "'  =1"),
    ("\u200b\ufeff=1", "'\u200b\ufeff=1"),
    # Already escaped, so that it comes back as it was.
    ("'=1", "''=1"),
    # Excel on a French machine splits at the semicolon, whatever stands in quotes.
    ("a;=1", "a;'=1"),
    ("a; =1", "a;' =1"),
    ("a\n=1\r\n-2", "a\n'=1\r\n'-2"),
]
HARMLESS = [
    "",
    "Libertad",
    "1 374",
    "a=b",
    "DisrupTor + DarkHunTor",
    "l'opération",
    "'quoted'",
    "a;b",
    "a\nb",
    "2024-06/..",
    "../2024",
    "<script>",
    "a,=1",
]


@pytest.mark.parametrize(("text", "cell"), CELLS)
def test_formula_is_escaped(text: str, cell: str) -> None:
    assert escape_text(text) == cell
    assert restore_text(cell) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays(text: str) -> None:
    assert escape_text(text) == text
    assert restore_text(text) == text


@given(st.text(alphabet="'=+-@＝ \t\r\n\x00;a\u200b", max_size=12))
@example(" \t=")
@example("'''=")
def test_text_comes_back_and_no_cell_is_a_formula(text: str) -> None:
    cell = escape_text(text)
    assert restore_text(cell) == text
    assert not re.match(r"[\s\u200b]*[=+\-@＝]|[\t\r\n\x00]", cell)
    for piece in re.split("[;\t\r\n]", cell):
        assert not re.match(r"[\s\u200b\x00]*[=+\-@＝]", piece)
