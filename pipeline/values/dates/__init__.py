"""Dates in running text and in bare expressions, as EDTF strings of the annotation guidelines.

    find_dates("Du 29 septembre au 4 octobre 2024, …", "fr")  ->  [DateSpan(0, 33, "2024-09-29/2024-10-04", …)]
    parse_date("early June 2024", "en")                       ->  "2024-06"

The text is cut into words, numbers and signs; a small grammar, the same for every language, reads *points* (a day, a
month, a year, "last week" …) from them and joins points to intervals. Every word that it knows is in
``patterns/<language>/dates.toml``. A missing year is taken from the other end of the interval, then from ``published``:
the latest such date that is not after it, unless the date is marked as coming ("will", "prochain") or lies days ahead.
"""

from collections.abc import Iterator
from datetime import date

from pipeline.rules import Rules, default_rules
from pipeline.values.dates.fallback import dateparser_value
from pipeline.values.dates.phrases import Tokens
from pipeline.values.dates.point import DateSpan, Precision
from pipeline.values.dates.reader import Reader
from pipeline.values.dates.table import DateTable
from pipeline.values.dates.words import compiled_words

__all__ = ["DateSpan", "DateTable", "Precision", "find_dates", "iterate_dates", "parse_date"]


def find_dates(
    text: str, language: str, *, published: date | None = None, american: bool = False, rules: Rules | None = None
) -> list[DateSpan]:
    """The date expressions of ``text``, sorted, not overlapping, in their longest reading; ``[]`` when there is none.

    ``published`` is the anchor of relative dates and missing years; without it relative dates are left out, a missing
    year is ``XXXX``. ``american`` reads 03/06/2024 month first. Raises PatternsError when ``<language>/dates.toml`` is
    missing or wrong.
    """
    return list(iterate_dates(text, language, published=published, american=american, rules=rules))


def iterate_dates(
    text: str, language: str, *, published: date | None = None, american: bool = False, rules: Rules | None = None
) -> Iterator[DateSpan]:
    """The same as :func:`find_dates`, one after the other, for whoever looks for the first of a kind."""
    return Reader(Tokens(text), compiled_words(rules or default_rules(), language), published, american).spans()


def parse_date(
    text: str, language: str, *, published: date | None = None, american: bool = False, rules: Rules | None = None
) -> str | None:
    """The EDTF value of ``text``, which is one bare date expression; None when it is not one.

    A preposition or article in front may stay ("en mars 2024"). What the grammar does not read is handed to
    ``dateparser``, which is never called on running text.
    """
    words = compiled_words(rules or default_rules(), language)
    tokens = Tokens(text)
    for span in Reader(tokens, words, published, american).spans():
        outside = text[: span.start] + " " + text[span.end :]
        if all(word in words.ignorable for word in Tokens(outside).norm):
            return span.value
        break
    return dateparser_value(" ".join(text.split()), language, published, american)
