"""Dates that a test writes are found again; every value is EDTF; hostile text neither breaks nor stalls the reader."""

import re
import time
from datetime import date, timedelta
from functools import lru_cache

import pytest
from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from dateutil.easter import easter as dateutil_easter
from edtf import parse_edtf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pipeline.records import check_edtf
from pipeline.rules import LANGUAGES, default_rules
from pipeline.values.dates import DateTable, find_dates, parse_date
from pipeline.values.dates.feasts import day_of_feast, easter

PUBLISHED = date(2024, 11, 20)
MONTHS = {
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
ISO = "{y}-{n:02d}-{d:02d}"
DAYS = {
    "fr": ("{d} {m} {y}", "{d:02d} {m} {y}", "{d:02d}/{n:02d}/{y}", "{d}.{n}.{y}", ISO, "{w} {d} {m} {y}"),
    "en": ("{d} {m} {y}", "{m} {d}, {y}", "{d:02d}/{n:02d}/{y}", "{d} of {m}, {y}", ISO, "{w}, {m} {d}, {y}"),
}
INTERVALS = {
    "fr": ("du {a} au {b}", "entre le {a} et le {b}", "{a} – {b}", "du {a} jusqu'au {b}"),
    "en": ("from {a} to {b}", "between {a} and {b}", "{a} – {b}", "{a} through {b}"),
}
MONTH_SPANS = {"fr": ("de {a} à {b}", "entre {a} et {b}"), "en": ("from {a} to {b}", "between {a} and {b}")}
WEEKDAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
SENTENCES = {"fr": "La police a arrêté, {}, douze suspects.", "en": "Police arrested, {}, twelve suspects."}

valid_edtf = lru_cache(maxsize=None)(parse_edtf)
languages = st.sampled_from(LANGUAGES)
days = st.dates(date(1990, 1, 1), date(2035, 12, 31))


def written(day: date, language: str, form: str) -> str:
    return form.format(d=day.day, m=MONTHS[language][day.month - 1], n=day.month, y=day.year, w=WEEKDAYS[language][day.weekday()])


def only_value(text: str, language: str) -> tuple[str, str]:
    (span,) = find_dates(text, language)
    return text[span.start : span.end], span.value


@given(languages, days, st.integers(0, 5), st.booleans())
@settings(deadline=None)
def test_days_come_back(language: str, day: date, form: int, upper: bool) -> None:
    expression = written(day, language, DAYS[language][form])
    expression = expression.upper() if upper else expression
    text = SENTENCES[language].format(expression)
    assert only_value(text, language) == (expression, day.isoformat())
    assert parse_date(expression, language) == day.isoformat()


@given(languages, days, st.integers(1, 300), st.integers(0, 3), st.integers(0, 1))
@settings(deadline=None)
def test_intervals_come_back(language: str, day: date, length: int, form: int, day_form: int) -> None:
    last = day + timedelta(days=length)
    day_format = DAYS[language][day_form]
    ends = {"a": written(day, language, day_format), "b": written(last, language, day_format)}
    expression = INTERVALS[language][form].format(**ends)
    text = SENTENCES[language].format(expression)
    assert only_value(text, language) == (expression, f"{day.isoformat()}/{last.isoformat()}")


@given(languages, days, st.integers(1, 300))
@settings(deadline=None)
def test_the_year_written_once_is_shared(language: str, day: date, length: int) -> None:
    last = day + timedelta(days=length)
    ends = {"a": written(day, language, "{d} {m}"), "b": written(last, language, "{d} {m} {y}")}
    text = SENTENCES[language].format(INTERVALS[language][0].format(**ends))
    assert only_value(text, language)[1] == f"{day.isoformat()}/{last.isoformat()}"


@given(languages, days, st.integers(1, 30), st.integers(0, 1))
@settings(deadline=None)
def test_months_come_back(language: str, day: date, length: int, form: int) -> None:
    index = day.year * 12 + day.month - 1 + length
    last = date(index // 12, index % 12 + 1, 1)
    ends = {"a": written(day, language, "{m} {y}"), "b": written(last, language, "{m} {y}")}
    expression = MONTH_SPANS[language][form].format(**ends)
    assert only_value(SENTENCES[language].format(expression), language) == (
        expression,
        f"{day.isoformat()[:7]}/{last.isoformat()[:7]}",
    )


@given(languages, days, st.sampled_from(range(7)))
@settings(deadline=None)
def test_a_weekday_is_in_the_last_seven_days(language: str, published: date, weekday: int) -> None:
    (span,) = find_dates(SENTENCES[language].format(WEEKDAYS[language][weekday]), language, published=published)
    found = date.fromisoformat(span.value)
    assert found.weekday() == weekday
    assert 0 <= (published - found).days <= 6


LOCALES = ("fr", "fr_BE", "fr_CA", "fr_CH", "en_GB", "en_US", "en_AU", "en_CA", "en_IE")
locales = st.sampled_from(LOCALES)


def in_sentence(expression: str, locale: str, published: date | None = None) -> tuple[str, str]:
    """The only date of a sentence around ``expression``; the day comes first unless the locale writes the month first."""
    language = locale[:2]
    text = SENTENCES[language].format(expression)
    american = Locale.parse(locale).date_formats["short"].pattern.startswith("M")
    (span,) = find_dates(text, language, published=published, american=american)
    return text[span.start : span.end], span.value


@given(locales, days, st.sampled_from(["short", "medium", "long", "full"]))
@settings(deadline=None)
def test_days_of_cldr_come_back(locale: str, day: date, form: str) -> None:
    expression = format_date(day, form, locale=locale)  # type: ignore[arg-type]
    assert in_sentence(expression, locale, PUBLISHED) == (expression, day.isoformat())


@given(locales, days, st.sampled_from(["yMMM", "yMMMM", "yM", "yMMMd", "yMMMEd", "yMd"]))
@settings(deadline=None)
def test_skeletons_of_cldr_come_back(locale: str, day: date, skeleton: str) -> None:
    expression = format_skeleton(skeleton, day, locale=locale)
    value = day.isoformat() if "d" in skeleton else day.isoformat()[:7]
    assert in_sentence(expression, locale) == (expression, value)


@given(locales, days, st.integers(1, 300), st.sampled_from(["yMMMd", "yMMM", "yMMMM", "yMMMEd", "yMd"]))
@settings(deadline=None)
def test_intervals_of_cldr_come_back(locale: str, day: date, length: int, skeleton: str) -> None:
    last = day + timedelta(days=length)
    # "10/01/2018 – 10/07/2018" in English: in one month rather than on one day of two.
    assume(skeleton != "yMd" or day.day != last.day)
    size = 10 if "d" in skeleton else 7
    ends = day.isoformat()[:size], last.isoformat()[:size]
    expression = format_interval(day, last, skeleton, locale=locale)
    assert in_sentence(expression, locale)[1] == ("/".join(ends) if ends[0] != ends[1] else ends[0])


@given(st.integers(1583, 2999))
def test_easter_agrees_with_dateutil(year: int) -> None:
    assert easter(year) == dateutil_easter(year)


def test_feasts_by_their_rules() -> None:
    assert day_of_feast("11/4/4", 2023) == date(2023, 11, 23)
    assert day_of_feast("05/1/-1", 2021) == date(2021, 5, 31)
    assert day_of_feast("easter+39", 2024) == date(2024, 5, 9)
    assert day_of_feast("11/4/4+1", 2010) == date(2010, 11, 26)
    assert day_of_feast("easter", 1500) is None


@pytest.mark.parametrize("language", LANGUAGES)
@given(days, st.sampled_from(range(200)))
@settings(deadline=None)
def test_feasts_of_the_table_have_a_day(language: str, day: date, index: int) -> None:
    feasts = default_rules().table(f"{language}/dates.toml", DateTable).feasts
    name, rule = list(feasts.items())[index % len(feasts)]
    expected = day_of_feast(rule, day.year)
    assert expected is not None
    assert [span.value for span in find_dates(f"{name} {day.year}", language)] == [expected.isoformat()]


def vocabulary(language: str) -> list[str]:
    """Every word of the table, and numbers and signs that dates are made of."""
    table = default_rules().table(f"{language}/dates.toml", DateTable)
    words = set(re.findall(r"[^\W\d_]+|[^\w\s]", table.model_dump_json()))
    numbers = ["1", "2", "3", "12", "13", "28", "29", "30", "31", "99", "02", "000", "1999", "2018", "2024", "4000"]
    return [*sorted(words), *numbers * 3, *"/-–.,:()'’€$🚔", "\n", "\n\n"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_salad(language: str) -> None:
    words = vocabulary(language)

    pairs = st.tuples(st.sampled_from(words), st.sampled_from(["", " ", " ", " "]))

    @given(st.lists(pairs, max_size=14), st.booleans())
    @settings(deadline=None, max_examples=400)
    def check(pieces: list[tuple[str, str]], dated: bool) -> None:
        text = "".join(word + gap for word, gap in pieces)
        end = 0
        for span in find_dates(text, language, published=PUBLISHED if dated else None):
            assert end <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip() == text[span.start : span.end]
            assert check_edtf(span.value) == span.value
            # edtf 5 reads an unknown year in an interval, and an open end, but not both.
            assert valid_edtf(span.value.replace("XXXX", "2004") if ".." in span.value else span.value)
            end = span.end

    check()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece", ["1/", "March 2, ", "du 3 au ", "week of ", "la semaine du ", "2019-", "lundi ", "Monday, ", "9", "last "]
)
def test_hostile_text_takes_linear_time(language: str, piece: str) -> None:
    find_dates(piece, language, published=PUBLISHED)
    begun = time.process_time()
    find_dates(piece * 20_000, language, published=PUBLISHED)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_of_the_table(language: str) -> None:
    table = default_rules().table(f"{language}/dates.toml", DateTable)
    assert table.match
    assert table.no_match
    for example in table.match:
        text = example.replace("[", "").replace("]", "")
        spans = find_dates(text, language, published=PUBLISHED)
        assert [text[span.start : span.end] for span in spans] == re.findall(r"\[(.*?)\]", example)
    for example in table.no_match:
        assert find_dates(example, language, published=PUBLISHED) == []
