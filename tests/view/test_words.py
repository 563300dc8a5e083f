"""The words of report and pages: complete in both languages, and figures and days as each of them writes them."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pipeline
from pipeline.records import Category, Count, Modifier
from pipeline.rows import NotSummed
from pipeline.scoring.codes import COUNTRY_CODES
from pipeline.view.words import LANGUAGES, Language, load_words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_name(language: Language) -> None:
    words = load_words(language)
    assert all(words.category(code) and words.group(code) for code in Category)
    assert all(words(f"modifiers.{code}", figure="1") for code in Modifier)
    assert all(words(f"not_summed.{code}") for code in NotSummed)
    assert [code for code in sorted(COUNTRY_CODES) if words.country(code) == code] == []


@pytest.mark.parametrize(
    ("edtf", "en", "fr"),
    [
        ("2024", "2024", "2024"),
        ("2024-06", "June 2024", "juin 2024"),
        ("2024-06-01", "1 June 2024", "1er juin 2024"),
        ("2024-06-03/2024-06-09", "3–9 June 2024", "3–9 juin 2024"),
        ("2024-05-30/2024-06-02", "30 May – 2 June 2024", "30 mai – 2 juin 2024"),
        ("2024-09/2024-10", "September – October 2024", "septembre – octobre 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024", "30 décembre 2023 – 2 janvier 2024"),
        ("2016-04/..", "since April 2016", "depuis avril 2016"),
        ("../2016-04", "until April 2016", "jusqu’à avril 2016"),
        ("198X", "the 1980s", "les années 1980"),
        ("XXXX", "year unknown", "année inconnue"),
        ("XXXX-09-29", "29 September, year unknown", "29 septembre, année inconnue"),
        ("XXXX-09", "September, year unknown", "septembre, année inconnue"),
    ],
)
def test_dates(edtf: str, en: str, fr: str) -> None:
    assert [load_words(language).dates(edtf) for language in ("en", "fr")] == [en, fr]


@pytest.mark.parametrize(
    ("count", "en", "fr"),
    [
        (Count(category="arrests", value=2517), "2,517", "2\u202f517"),
        (Count(category="victims", value=[200, 300], modifier="about"), "about 200–300", "environ 200–300"),
        (
            Count(category="drugs", value=1600.25, unit="kg", modifier="more_than"),
            "more than 1,600.25\xa0kg",
            "plus de 1\u202f600,25\xa0kg",
        ),
        (Count(category="drugs", value=0.1 + 0.2, unit="kg"), "0.3\xa0kg", "0,3\xa0kg"),
        (Count(category="drugs", value=12, unit="plants"), "12\xa0plants", "12\xa0pieds"),
        (Count(category="money", value=1_000_000.0, unit="EUR"), "1,000,000\xa0EUR", "1\u202f000\u202f000\xa0EUR"),
    ],
)
def test_figures(count: Count, en: str, fr: str) -> None:
    assert [load_words(language).figure(count) for language in ("en", "fr")] == [en, fr]


def test_numbers() -> None:
    numbers = [0, 5.0, 0.1, 14311886.17, 0.1 + 0.2, 1e-7, 2**70, 1e15]
    assert [load_words("en").number(number) for number in numbers] == [
        "0", "5", "0.1", "14,311,886.17", "0.3", "0", "1,180,591,620,717,411,303,424", "1,000,000,000,000,000",
    ]  # fmt: skip


def test_shares_and_sums() -> None:
    words = {language: load_words(language) for language in ("en", "fr")}
    assert [words["en"].share(0.9), words["fr"].share(0.9), words["fr"].share(0.94, 2)] == ["0.900", "0,900", "0,94"]
    assert words["en"].bounds(1234.0003, 1234.0003, "kg") == "1,234\u00a0kg"
    assert words["fr"].bounds(0.0125, 420.456, "kg") == "0,0125–420,46\u00a0kg"


def test_plural() -> None:
    told = {language: [load_words(language)("records.records", n=n) for n in (0, 1, 1200)] for language in ("en", "fr")}
    assert told == {
        "en": ["0 records", "1 record", "1,200 records"],
        "fr": ["0 enregistrement", "1 enregistrement", "1\u202f200 enregistrements"],
    }


def test_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"records\.nothing"):
        load_words("en")("records.nothing")


FILES = [path for path in sorted(Path(pipeline.__file__).parent.rglob("*.toml")) if path.parent.name in ("view", "report", "web")]


def french(table: dict[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from french(value)
        elif key == "fr":
            yield from [value] if isinstance(value, str) else map(str, value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_french_signs_do_not_leave_their_word(path: Path) -> None:
    """A no-break space (wide or narrow) stands before : ; ! ? » and behind «, and the apostrophe is ’."""
    wrong = re.compile(r"(?<![\xa0\u202f])[;!?»]|(?<![\xa0\u202f]):(?!\S)|«(?![\xa0\u202f])|\w'\w")
    assert [text for text in french(tomllib.loads(path.read_text(encoding="utf-8"))) if wrong.search(text)] == []
