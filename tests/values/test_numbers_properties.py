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
    ("en_IN", "en", "They seized {} parcels."),
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


def spellings(words: str) -> set[str]:
    """The same number as people write it: capitals, hyphens old and new, spaces of any kind, with and without "and"."""
    plain = words.replace(",", "")
    return {
        *(words, words.upper(), words.title(), plain),
        *(plain.replace("-", " "), re.sub("[ -]", "-", plain), re.sub("[ -]", "\u2011", plain), re.sub("[ -]", "\u00a0", plain)),
        *(plain.replace(" and ", " "), plain.replace(" et ", " "), plain.replace(" et ", "-et-")),
        *(plain.replace("cents", "cent"), plain.replace("vingts", "vingt"), re.sub(r"un$", "une", plain)),
    }


@pytest.mark.parametrize(("locale", "language", "sentence"), WRITERS)
@given(number=st.one_of(st.integers(0, 2000), st.integers(0, 10**9)))
def test_words_round_trip(locale: str, language: str, sentence: str, number: int) -> None:
    for spelling in spellings(num2words(number, lang=locale)):
        assert parse_number(spelling, language) == number
        assert [found.value for found in find_numbers(spelling, language)] == [number]
        if number > 1:
            text = sentence.format(spelling)
            assert [(text[found.start : found.end], found.value) for found in find_numbers(text, language)] == [
                (spelling, number)
            ]


@pytest.mark.parametrize(("locale", "language", "sentence"), WRITERS)
@given(number=st.integers(20, 99))
def test_tens_written_as_one_word(locale: str, language: str, sentence: str, number: int) -> None:
    spelling = re.sub("[ -]", "", num2words(number, lang=locale))
    text = sentence.format(spelling)
    assert [(text[found.start : found.end], found.value) for found in find_numbers(text, language)] == [(spelling, number)]


@pytest.mark.parametrize(("locale", "language", "sentence"), WRITERS)
@given(number=st.integers(2, 999), tenths=st.integers(1, 9))
def test_spoken_decimals_round_trip(locale: str, language: str, sentence: str, number: int, tenths: int) -> None:
    spelling = num2words(number + tenths / 10, lang=locale)
    text = sentence.format(spelling)
    found = find_numbers(text, language)
    assert [text[item.start : item.end] for item in found] == [spelling]
    assert found[0].value == pytest.approx(number + tenths / 10)


@pytest.mark.parametrize(
    ("language", "scale", "unit"),
    [
        ("fr", 10**6, "millions"),
        ("fr", 10**9, "milliards"),
        ("en", 10**6, "million"),
        ("en", 10**7, "crore"),
        ("en", 10**5, "lakh"),
    ],
)
@given(number=st.integers(2, 999), tenths=st.integers(0, 9))
def test_scaled_digits_round_trip(language: str, scale: int, unit: str, number: int, tenths: int) -> None:
    sign = "," if language == "fr" else "."
    spelling = f"{number}{sign}{tenths} {unit}" if tenths else f"{number} {unit}"
    text = f"{spelling} colis." if language == "fr" else f"{spelling} parcels."
    value = (number * 10 + tenths) * scale // 10
    assert [(text[found.start : found.end], found.value) for found in find_numbers(text, language)] == [(spelling, value)]


@pytest.mark.parametrize(
    ("language", "opening", "joint"), [("fr", "entre", "et"), ("fr", "de", "à"), ("en", "between", "and"), ("en", "from", "to")]
)
@given(low=st.integers(2, 1800), more=st.integers(1, 100))
def test_ranges_round_trip(language: str, opening: str, joint: str, low: int, more: int) -> None:
    text = f"{opening} {low} {joint} {low + more} kg"
    assert [found.value for found in find_numbers(text, language)] == [(low, low + more)]


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
