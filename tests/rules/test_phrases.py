"""Lists of phrases as one pattern: what it catches is what the plain list would catch."""

import re

import pytest

from pipeline.rules.phrases import alternatives, compile_phrases

PHRASES = ("on", "on the way to", "on the", "the way", "l'an", "Op", "op.")


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ("She was on the way to Rome", ["on the way to"]),
        ("on the wayside", ["on the"]),  # a longer phrase that breaks off leaves the shorter one
        ("ON THE\nWAY TO it", ["ON THE\nWAY TO"]),
        ("L’an dernier, l'an passé", ["L’an", "l'an"]),
        ("op.x OP, ops", ["op", "OP"]),
        ("upon _on_ once", ["on"]),  # an underscore is a border, a letter is none
    ],
)
def test_any_of_a_list(text: str, caught: list[str]) -> None:
    assert [match.group() for match in compile_phrases(PHRASES).finditer(text)] == caught


def test_joined_beginnings_catch_what_a_plain_list_catches() -> None:
    text = "on the way to l'an Op op. the way on"
    plain = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(PHRASES, key=len, reverse=True))
    joined = alternatives(PHRASES, cased=True).replace("['’]", "'")
    assert re.findall(joined, text) == re.findall(plain, text)


def test_an_empty_list_catches_nothing() -> None:
    assert compile_phrases(()).search("a b") is None
