"""Number → text by an independent writer → number, exact offsets, and time in proportion to the text."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from pipeline.rules import LANGUAGES
from pipeline.values.numbers import find_numbers, parse_number

# num2words' locale, our language, a sentence around the number.
WRITERS = [
    ("fr", "fr", "Ils ont saisi {} colis."),
    ("fr_BE", "fr", "Ils ont saisi {} colis."),
    ("fr_CH", "fr", "Ils ont saisi {} colis."),
    ("en", "en", "They seized {} parcels."),
]
SPACES = [" ", "\u00a0", "\u202f", "\u2009"]
SIGNS = [".", ",", "'", "’"]

# Word breaks, signs and number words in any order: what a careless page may hold.
HOSTILE_WORDS = ["un ", "cent ", "mille ", "one hundred and ", "et ", "à 1 "]
SCRAPS = """12 374 2018 e\u0301 un one deux two vingt twenty cent hundred mille thousand millions million et and
demi half a dozen une dizaine de of à to entre between environ about ou or plus neuf Rs kg m bn
third troisième virgule point sur n° juin June estimated"""
FRAGMENTS = st.lists(
    st.sampled_from([*"0123456789.,’'-–()%€/:😀é\n", *SPACES, *SCRAPS.split()]),
    max_size=25,
)


@pytest.mark.parametrize(("locale", "language", "sentence"), WRITERS)
@given(number=st.one_of(st.integers(0, 2000), st.integers(0, 10**9)))
def test_words_round_trip(locale: str, language: str, sentence: str, number: int) -> None:
    words = num2words(number, lang=locale).replace(",", "")
    for spelling in (words, words.upper(), words.replace("-", " "), re.sub("[ -]", "-", words)):
        assert parse_number(spelling, language) == number
        if number > 1:
            text = sentence.format(spelling)
            assert [(text[found.start : found.end], found.value) for found in find_numbers(text, language)] == [
                (spelling, number)
            ]


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=st.integers(0, 10**12), sign=st.sampled_from([*SPACES, *SIGNS]))
def test_grouped_digits_round_trip(language: str, number: int, sign: str) -> None:
    assert parse_number(f"{number:,}".replace(",", sign), language) == number


@pytest.mark.parametrize("language", LANGUAGES)
@given(number=st.integers(0, 10**12), cents=st.integers(1, 99))
def test_decimals_round_trip(language: str, number: int, cents: int) -> None:
    group, decimal = (" ", ",") if language == "fr" else (",", ".")
    text = f"{number:,}".replace(",", group) + f"{decimal}{cents:02}"
    assert parse_number(text, language) == pytest.approx(number + cents / 100)


@given(number=st.integers(100_000, 10**9))
def test_indian_digits_round_trip(number: int) -> None:
    head, tail = divmod(number, 1000)
    groups = []
    while head:
        head, group = divmod(head, 100)
        groups.append(f"{group:02}")
    text = ",".join([*reversed(groups), f"{tail:03}"]).lstrip("0")
    assert parse_number(text, "en") == number


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.one_of(st.text(max_size=60), FRAGMENTS.map(" ".join), FRAGMENTS.map("".join)))
def test_offsets_are_of_the_text(language: str, text: str) -> None:
    found = find_numbers(text, language, ordinals=True)
    for number in found:
        assert 0 <= number.start < number.end <= len(text)
        assert text[number.start : number.end].strip() == text[number.start : number.end]
        assert (number.modifier_start is None) == (number.modifier_end is None)
        if number.modifier_start is not None and number.modifier_end is not None:
            assert number.modifier is not None
            assert 0 <= number.modifier_start < number.modifier_end <= len(text)
            assert number.modifier_end <= number.start or number.modifier_start >= number.end
        if isinstance(number.value, tuple):
            assert number.value[0] < number.value[1]
        for end in number.value if isinstance(number.value, tuple) else (number.value,):
            assert isinstance(end, int) or not end.is_integer()
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "unit",
    [*("1", "1 ", "1.", "1,", "1 000 ", "1-", "1/1", "0", "00 ", "(1", "+1 ", "a.a@"), *HOSTILE_WORDS],
)
def test_hostile_text_takes_linear_time(language: str, unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        find_numbers(text, language)
        return time.process_time() - started

    seconds(1000)
    # Sixteen times the text; a quadratic step would take 256 times as long.
    assert seconds(160_000) < 64 * max(seconds(10_000), 0.005)
