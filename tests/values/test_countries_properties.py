"""Countries: what holds for every text, in both languages."""

import re
import time
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import PatternsError
from pipeline.rules import LANGUAGES, Rules, default_rules
from pipeline.values.countries import CountryFinder, CountryKind, find_countries, fold, parse_country

PIECES = [
    "Côte d’Ivoire",
    "États-Unis",
    "U.S.",
    "Congo",
    "RDC",
    "Nice",
    "Reading",
    "Georgia",
    "24 Togolaises",
    "193 Ethiopians",
    "franco-belge",
    "Guinea-Bissau",
    "Chad Wilson",
    "rue de Lyon",
    "in French and English",
    "Tampa, Fla.",
    "St. Louis",
    "Paris (Texas)",
    "Guardia Civil",
    "DGSN",
    "🇲🇱",
    "\u202f",
    "\n",
    "\r\n",
    " – ",
    "'",
    "’",
    "-",
    ".",
    ",",
    "(",
    ")",
    "$",
    "E\u0301thiopie",
    "ÉTATS\u00a0UNIS",
    "Ænima",
    "ß",
    "ﬁ",
    "Congo (RDC)",
    "Trinidad & Tobago",
    "de",
    "in",
    "the",
    "à",
    "١٢",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=20).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=20
).map("".join)
CODES = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code)}


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_spans_are_sorted_apart_and_inside_the_text(language: str, text: str) -> None:
    spans = find_countries(text, language)
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert span.code in CODES
        assert span.rule
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        end = span.end
    assert spans == find_countries(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS, shift=st.integers(0, 5))
def test_a_person_veto_only_takes_away(language: str, text: str, shift: int) -> None:
    vetoed = {(s.start, s.end) for s in find_countries(text, language, veto=[(shift, len(text))])}
    assert vetoed <= {(s.start, s.end) for s in find_countries(text, language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_read_in_capitals_with_any_apostrophe_hyphen_and_space(language: str) -> None:
    for code, name in Locale(language).territories.items():
        if not re.fullmatch("[A-Z]{2}", code) or code in {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}:
            continue
        expected = parse_country(name, language)
        assert expected is not None
        for spelling in (
            name.upper(),
            name.replace("’", "'"),
            name.replace("-", "\u2011"),
            name.replace(" ", "\u00a0"),
        ):
            assert parse_country(spelling, language) == expected, spelling
            got = find_countries(f"— {spelling}, 3", language)
            assert [span.code for span in got] == [expected], spelling


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_the_tables_has_the_code_that_it_stands_under(language: str) -> None:
    table = tomllib.loads((files("patterns") / language / "countries.toml").read_text("utf-8"))
    shared = {fold(form) for rule in table["ambiguous"] for form in rule["forms"]}
    wrong = [
        (code, name, parse_country(name, language))
        for code, names in table["names"].items()
        for name in names
        if fold(name) not in shared and parse_country(name, language) != code
    ]
    assert wrong == []


def test_codes_of_the_tables_are_iso_codes() -> None:
    for name in ("fr/countries.toml", "en/countries.toml", "countries/authorities.toml"):
        table = tomllib.loads((files("patterns") / name).read_text("utf-8"))
        for key in (
            "names",
            "acronyms",
            "adjectives",
            "inhabitants",
            "prefixes",
            "cities",
            "regions",
            "state_abbreviations",
        ):
            assert set(table.get(key, {})) <= CODES, (name, key)


def test_authorities_of_many_countries_are_known() -> None:
    table = tomllib.loads((files("patterns") / "countries" / "authorities.toml").read_text("utf-8"))
    assert sum(map(len, table["names"].values())) + sum(map(len, table["acronyms"].values())) > 700
    assert len(set(table["names"]) | set(table["acronyms"])) >= 100
    for code, names in table["names"].items():
        for name in names:
            kinds = {(s.code, s.kind) for s in find_countries(f"« {name} »", "fr")}
            assert kinds, (code, name)
            assert all(kind is CountryKind.AUTHORITY for _, kind in kinds), (code, name, kinds)


def test_a_user_may_add_names(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "countries.toml").write_text('[names]\nXK = ["Ruritania"]\n', encoding="utf-8")
    assert parse_country("Ruritania", "en", rules=Rules(tmp_path)) == "XK"
    assert parse_country("Ruritania", "en") is None


def test_a_name_that_can_never_match_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "countries.toml").write_text('[names]\nFR = ["France 24"]\n', encoding="utf-8")
    with pytest.raises(PatternsError, match="France 24"):
        find_countries("x", "en", rules=Rules(tmp_path))


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(PatternsError):
        find_countries("x", "xx", rules=default_rules())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    [
        "Congo, ",
        "Nice ",
        "in French and English and ",
        "Saint-",
        "a",
        "U.S.",
        "Georgia (",
        "French and ",
        "Reading, ",
        "- ",
        "de la ",
        "Angle- ",
        "Etats¬\n",
        "U S ",
        "Marie de France/",
    ],
)
def test_hostile_text_takes_linear_time(language: str, piece: str) -> None:
    text = piece * (200_000 // len(piece))
    find_countries(text[:1000], language)
    start = time.process_time()
    find_countries(text, language)
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("language", "text", "doubts"),
    [
        pytest.param("en", "Detective Ozan Lagos led the raid.", ["Lagos"], id="beside a name"),
        pytest.param("en", "Seven men were held in Lagos on Monday.", [], id="no name beside it"),
        pytest.param("en", "They held two young women from Lagos and Ozan Celik.", [], id="a conjunction ends a name"),
        pytest.param("en", "Officers at Niagara Falls held two.", ["Niagara Falls"], id="two words"),
        pytest.param("en", "Officers at Mission held two.", ["Mission"], id="a common word"),
        pytest.param("en", "Costa Rica and the Guardia Civil took part.", [], id="countries and authorities"),
        pytest.param("fr", "Le juge Sidiki de Mopti a ajourné l'affaire.", ["Mopti"], id="a particle"),
        pytest.param("fr", "Les suspects viennent de Mopti.", [], id="from a town"),
    ],
)
def test_words_in_doubt(language: str, text: str, doubts: list[str]) -> None:
    """What a model of names may change: inside what it reads as a person, the others say a country all the same."""
    assert [text[start:end] for start, end in CountryFinder(text, language).in_doubt()] == doubts
    read = CountryFinder(text, language).find(veto=[(0, len(text))])
    sure = {(span.start, span.end) for span in read}
    assert {text[start:end] for start, end in sure}.isdisjoint(doubts)
    assert sure >= {(s.start, s.end) for s in find_countries(text, language) if text[s.start : s.end] not in doubts}
