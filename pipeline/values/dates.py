"""Dates in running text and in bare expressions, as EDTF strings of the annotation guidelines.

    find_dates("Du 29 septembre au 4 octobre 2024, …", "fr")  ->  [DateSpan(0, 33, "2024-09-29/2024-10-04", …)]
    parse_date("early June 2024", "en")                       ->  "2024-06"

The text is cut into words, numbers and signs; a small grammar, the same for every language, reads *points* (a day, a
month, a year, "last week" …) from them and joins points to intervals. Every word that it knows is in
``patterns/<language>/dates.toml``. A missing year is taken from the other end of the interval, then from ``published``:
the latest such date that is not after it, unless the date is marked as coming ("will", "prochain") or lies days ahead.
"""

import re
import unicodedata
import warnings
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Generic, Literal, TypeVar

from pydantic import Field

from pipeline.records import check_edtf
from pipeline.rules import Rules, Table, default_rules

Precision = Literal["day", "week", "weekend", "month", "season", "year"]
Unit = Literal["hour", "day", "week", "weekend", "month", "quarter", "half", "year", "fortnight", "decade"]


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One date expression of a text; ``text[start:end]`` is what was read.

    Offsets are characters (code points) of the given text, half-open. ``value`` is an EDTF string that
    ``pipeline.records.check_edtf`` allows. The words that make an interval ("du … au", "between … and", "since") are
    inside the span, other prepositions are not. ``relative``: read against ``published`` or an earlier date of the text
    ("mardi", "last week"). ``year_given`` is False when the year came from ``published`` or is ``XXXX``.
    """

    start: int
    end: int
    value: str
    rule: str
    precision: Precision
    relative: bool
    year_given: bool


class DateTable(Table):
    """The schema of ``dates.toml``: words of dates, in small letters; see the comments of the shipped files."""

    month_day: Literal["always", "careful"]
    month_case: Literal["capital", "lower"]
    ordinal_suffixes: list[str]
    ambiguous_months: list[str]
    homograph_months: list[str]
    articles: list[str]
    links: list[str]
    month_links: list[str]
    year_links: list[str]
    month_before: list[str]
    year_before: list[str]
    year_before_weak: list[str]
    quantity_before: list[str]
    function_words: list[str]
    never_alone: list[str]
    day_before: list[str]
    starting: list[str]
    plurals: list[str]
    determiners: list[str]
    plural_endings: list[str]
    plural_words: list[str]
    behind: list[str]
    number_before_last: bool
    habits: list[str]
    blocked: list[str]
    open_from: list[str] = Field(alias="from")
    between: list[str]
    to: list[str]
    open_and: list[str] = Field(alias="and")
    since: list[str]
    to_date: list[str]
    day_parts: list[str]
    parts: list[str]
    last: list[str]
    this: list[str]
    next: list[str]
    previous: list[str]
    following: list[str]
    ago: list[str]
    earlier: list[str]
    later: list[str]
    ago_before: list[str]
    from_now: list[str]
    from_now_before: list[str]
    deadline: list[str]
    future: list[str]
    future_endings: list[str]
    reporting: list[str]
    since_then: list[str]
    same_period: list[str]
    lasting: list[str]
    every_week: list[str]
    relational: list[str]
    born: list[str]
    makes: list[str]
    distant_days: list[str]
    days: dict[str, int]
    anaphoric_days: dict[str, int]
    months: dict[int, list[str]]
    month_abbreviations: dict[int, list[str]]
    weekdays: dict[int, list[str]]
    weekday_abbreviations: dict[int, list[str]]
    seasons: dict[str, tuple[int, int]]
    units: dict[Unit, list[str]]
    unit_phrases: dict[Unit, dict[str, int]]
    short_periods: dict[Literal["quarter", "half"], list[str]]
    cardinals: dict[str, int]
    ordinals: dict[str, int]


def find_dates(
    text: str, language: str, *, published: date | None = None, american: bool = False, rules: Rules | None = None
) -> list[DateSpan]:
    """The date expressions of ``text``, sorted, not overlapping, in their longest reading; ``[]`` when there is none.

    ``published`` is the anchor of relative dates and missing years; without it relative dates are left out, a missing
    year is ``XXXX``. ``american`` reads 03/06/2024 month first. Raises PatternsError when ``<language>/dates.toml`` is
    missing or wrong.
    """
    return list(_Reader(_tokens(text), _words(rules or default_rules(), language), published, american).spans())


def parse_date(
    text: str, language: str, *, published: date | None = None, american: bool = False, rules: Rules | None = None
) -> str | None:
    """The EDTF value of ``text``, which is one bare date expression; None when it is not one.

    A preposition or article in front may stay ("en mars 2024"). What the grammar does not read is handed to
    ``dateparser``, which is never called on running text.
    """
    words = _words(rules or default_rules(), language)
    tokens = _tokens(text)
    for span in _Reader(tokens, words, published, american).spans():
        outside = text[: span.start] + " " + text[span.end :]
        if all(word in words.ignorable for word in _tokens(outside).norm):
            return span.value
        break
    return _dateparser_value(" ".join(text.split()), language, published, american)


# --- words ------------------------------------------------------------------------------------------------------


_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|[^\w\s]|_")
_SAME_SIGN = str.maketrans(dict.fromkeys("’ʼ‘`´", "'") | dict.fromkeys("‐‑‒–—−", "-"))


class _Tokens:
    """A text as parallel lists: ``norm`` (small letters, one apostrophe, one dash), ``start``, ``end``, ``number``."""

    __slots__ = ("end", "norm", "number", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.norm: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.number: list[int] = []
        composed = unicodedata.is_normalized("NFC", text)
        for match in _TOKEN.finditer(text):
            word = match[0]
            self.start.append(match.start())
            self.end.append(match.end())
            if word.isdecimal():
                # int() refuses thousands of digits, and no date has more than four.
                self.number.append(int(word) if len(word) <= 4 else -1)
            else:
                self.number.append(-1)
                word = word.lower() if composed else unicodedata.normalize("NFC", word).lower()
                if len(word) == 1:
                    word = word.translate(_SAME_SIGN)
            self.norm.append(word)

    def glued(self, index: int) -> bool:
        """No space between this token and the one before it."""
        return 0 < index < len(self.start) and self.start[index] == self.end[index - 1]

    def apart(self, index: int) -> bool:
        """A blank line stands between this token and the one before it: no expression goes across."""
        return 0 < index < len(self.start) and self.text.count("\n", self.end[index - 1], self.start[index]) > 1


_tokens = _Tokens


def _spellings(phrase: str) -> Iterator[tuple[str, ...]]:
    """The tokens of ``phrase`` with and without its accents: capitals and typewriters leave them out."""
    yield tuple(_tokens(phrase).norm)
    bare = "".join(char for char in unicodedata.normalize("NFD", phrase) if not unicodedata.combining(char))
    if bare != unicodedata.normalize("NFD", phrase):
        yield tuple(_tokens(bare).norm)


T = TypeVar("T")


def _first_words(phrases: Iterable[str]) -> set[str]:
    return {spelling[0] for phrase in phrases for spelling in _spellings(phrase)}


class _Phrases(Generic[T]):
    """Phrases of one class of words; looks up the longest one that begins (or ends) at a token."""

    __slots__ = ("by_first", "by_last", "spellings")

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        found: dict[tuple[str, ...], T] = {}
        for phrase, value in phrases:
            for spelling in _spellings(phrase):
                found.setdefault(spelling, value)
        self.spellings = tuple(found)
        self.by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self.by_last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for spelling, value in sorted(found.items(), key=lambda item: -len(item[0])):
            self.by_first.setdefault(spelling[0], []).append((spelling, value))
            self.by_last.setdefault(spelling[-1], []).append((spelling, value))

    def at(self, tokens: _Tokens, index: int) -> tuple[T, int] | None:
        """Value of the longest phrase that begins at ``index`` and the index behind it."""
        if index >= len(tokens.norm):
            return None
        for spelling, value in self.by_first.get(tokens.norm[index], ()):
            end = index + len(spelling)
            if len(spelling) == 1 or tuple(tokens.norm[index:end]) == spelling:
                return value, end
        return None

    def before(self, tokens: _Tokens, index: int) -> bool:
        """Whether one of the phrases ends right before ``index``."""
        if index <= 0:
            return False
        for spelling, _ in self.by_last.get(tokens.norm[index - 1], ()):
            if index >= len(spelling) and tuple(tokens.norm[index - len(spelling) : index]) == spelling:
                return True
        return False


def _listed(words: Iterable[str]) -> _Phrases[bool]:
    return _Phrases((word, True) for word in words)


def _numbered(table: dict[int, list[str]]) -> Iterator[tuple[str, int]]:
    return ((word, number) for number, words in table.items() for word in words)


# Kinds of word that an expression can begin with.
_NUMBER, _ARTICLE, _MONTH, _WEEKDAY, _CARDINAL, _ORDINAL, _DEICTIC = (1 << bit for bit in range(7))
_UNIT, _SEASON, _SHORT, _PART, _DAY, _AGO, _OPENING, _SAME = (1 << bit for bit in range(7, 15))


class _Words:
    """A date table, compiled."""

    def __init__(self, table: DateTable) -> None:
        self.table = table
        self.months = _Phrases(_numbered(table.months))
        self.month_abbreviations = _Phrases(_numbered(table.month_abbreviations))
        self.weekdays = _Phrases(_numbered(table.weekdays))
        self.weekday_abbreviations = _Phrases(_numbered(table.weekday_abbreviations))
        self.seasons = _Phrases(table.seasons.items())
        self.units = _Phrases((word, unit) for unit, words in table.units.items() for word in words)
        self.unit_phrases: _Phrases[tuple[Unit, int]] = _Phrases(
            (phrase, (unit, offset)) for unit, found in table.unit_phrases.items() for phrase, offset in found.items()
        )
        self.days = _Phrases(table.days.items())
        self.anaphoric_days = _Phrases(table.anaphoric_days.items())
        self.short_periods = {word: unit for unit, words in table.short_periods.items() for word in words}
        self.cardinals = _Phrases(table.cardinals.items())
        self.ordinals = _Phrases(table.ordinals.items())
        # A deictic word: how many periods away, and whether the period is told from the date before it in the text.
        deictics = (
            [(word, (0, False)) for word in table.this]
            + [(word, (-1, False)) for word in table.last]
            + [(word, (1, False)) for word in table.next]
            + [(word, (-1, True)) for word in table.previous]
            + [(word, (1, True)) for word in table.following]
        )
        self.deictics = _Phrases(deictics)
        self.deictics_behind = _Phrases((word, value) for word, value in deictics if word in table.behind)
        self.articles = _listed(table.articles)
        self.links = _listed(table.links)
        self.month_links = _listed(table.month_links)
        self.year_links = _listed(table.year_links)
        self.month_before = _listed(table.month_before)
        self.year_before = _listed(table.year_before)
        self.year_before_weak = _listed(table.year_before_weak)
        self.quantity_before = _listed(table.quantity_before)
        self.habits = _listed(table.habits)
        self.blocked = _listed(table.blocked)
        self.open_from = _listed(table.open_from)
        self.between = _listed(table.between)
        self.to = _listed(table.to)
        self.joins = _listed(table.open_and)
        self.since = _listed(table.since)
        self.to_date = _listed(table.to_date)
        self.day_parts = _listed(table.day_parts)
        self.parts = _listed(table.parts)
        self.ago = _listed(table.ago)
        self.ago_before = _listed(table.ago_before)
        self.from_now = _listed(table.from_now)
        self.from_now_before = _listed(table.from_now_before)
        self.earlier = _listed(table.earlier)
        self.later = _listed(table.later)
        self.day_before = _listed(table.day_before)
        self.starting = _listed(table.starting)
        self.plurals = {spelling[-1] for phrase in table.plurals for spelling in _spellings(phrase)}
        self.deadline = _listed(table.deadline)
        self.determiners = _listed(table.determiners)
        self.never_alone = _first_words(table.never_alone)
        self.future = _listed(table.future)
        self.future_endings = tuple(table.future_endings)
        self.reporting = _first_words(table.reporting)
        self.since_then = _listed(table.since_then)
        self.same_period = _listed(table.same_period)
        self.relational = _first_words(table.relational)
        self.every_week = _listed(table.every_week)
        self.lasting = _first_words(table.lasting)
        self.born = _first_words(table.born)
        self.makes = _first_words(table.makes)
        self.distant_days = _listed(table.distant_days)
        self.function_words: set[str] = set().union(*(spelling for spelling in _listed(table.function_words).spellings))
        self.suffixes = _first_words(table.ordinal_suffixes)
        self.ambiguous = _first_words(table.ambiguous_months)
        self.homographs = _first_words(table.homograph_months)
        # Kinds of word, by first word of the phrases.
        self.kinds: dict[str, int] = {}
        for kind, group in (
            (_ARTICLE, (self.articles,)),
            (_MONTH, (self.months, self.month_abbreviations)),
            (_WEEKDAY, (self.weekdays, self.weekday_abbreviations)),
            (_CARDINAL, (self.cardinals,)),
            (_ORDINAL, (self.ordinals,)),
            (_DEICTIC, (self.deictics,)),
            (_UNIT, (self.units, self.unit_phrases)),
            (_SEASON, (self.seasons,)),
            (_PART, (self.parts,)),
            (_DAY, (self.days, self.anaphoric_days)),
            (_AGO, (self.ago_before, self.from_now_before)),
            (_OPENING, (self.open_from, self.between, self.since, self.to_date, self.since_then)),
            (_SAME, (self.same_period,)),
        ):
            for phrases in group:
                for word in phrases.by_first:
                    self.kinds[word] = self.kinds.get(word, 0) | kind
        for word in self.short_periods:
            self.kinds[word] = self.kinds.get(word, 0) | _SHORT
        # Without one of these words or a number there is no date; the reader looks nowhere else.
        self.core: set[str] = set()
        calendar = (self.months, self.month_abbreviations, self.weekdays, self.weekday_abbreviations)
        for phrases in (*calendar, self.seasons, self.units):
            self.core.update(phrases.by_first)
        for phrases in (self.days, self.anaphoric_days, self.unit_phrases, self.since_then, self.same_period):
            for spelling in phrases.spellings:
                self.core.add(max(spelling, key=len))
        self.core.update(word for word, number in table.cardinals.items() if number >= 1000)
        # What may stand around a bare expression without belonging to it.
        self.ignorable = {".", ",", ";", ":", "(", ")", "[", "]", '"', "«", "»", "“", "”", "!", "?", "|", "-"}
        for words in (table.articles, table.links, table.year_before, table.month_before, ["on"]):
            for phrase in words:
                for spelling in _spellings(phrase):
                    self.ignorable.update(spelling)


@lru_cache(maxsize=32)
def _words(rules: Rules, language: str) -> _Words:
    return _Words(rules.table(f"{language}/dates.toml", DateTable))


# --- points -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of an expression: token indices, the parts that were written, or a value that is settled already."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    fixed: str | None = None
    rule: str = "day"
    precision: Precision = "day"
    relative: bool = False
    month_first: bool = False
    # -1 "dernier", 1 "prochain": which one is meant of those that the written parts allow.
    direction: int = 0
    # False: read only as an end of an interval or where nothing else is in the text.
    alone: bool = True
    # A bare word that needs no more than itself ("mardi"); joined by "and" only where it is told.
    year_given: bool = False

    @property
    def kind(self) -> str:
        """Which parts were written: the letters of ymd, w, or f for a settled value."""
        if self.fixed is not None:
            return "f"
        weekday = self.weekday if self.day is None else None
        parts = (("y", self.year), ("m", self.month), ("d", self.day), ("w", weekday))
        return "".join(letter for letter, value in parts if value is not None)


def _day(value: date) -> str:
    return value.isoformat()


def _month_of(value: date, offset: int) -> str:
    months = value.year * 12 + value.month - 1 + offset
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _months(year: int, first: int, length: int) -> str:
    last = first + length - 1
    return f"{year:04d}-{first:02d}/{year + (last - 1) // 12:04d}-{(last - 1) % 12 + 1:02d}"


def _period(unit: str, anchor: date, offset: int) -> tuple[str, Precision] | None:
    """The ``unit`` that is ``offset`` units from the one ``anchor`` is in."""
    try:
        if unit == "day":
            return _day(anchor + timedelta(days=offset)), "day"
        if unit in ("week", "fortnight"):
            weeks = offset * (2 if unit == "fortnight" else 1)
            monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=weeks)
            return f"{_day(monday)}/{_day(monday + timedelta(days=6))}", "week"
        if unit == "weekend":
            # 0 is the last one that has begun; from Monday to Friday "next" is the coming one.
            saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
            if offset > 0 or anchor.weekday() >= 5:
                saturday += timedelta(weeks=offset)
            return f"{_day(saturday)}/{_day(saturday + timedelta(days=1))}", "weekend"
        if unit == "month":
            return _month_of(anchor, offset), "month"
        if unit in ("quarter", "half"):
            length = 3 if unit == "quarter" else 6
            index = anchor.year * (12 // length) + (anchor.month - 1) // length + offset
            return _months(index // (12 // length), index % (12 // length) * length + 1, length), "season"
        if unit == "year":
            return f"{anchor.year + offset:04d}", "year"
    except (OverflowError, ValueError):
        return None
    return None


def _two_digits(year: int) -> int:
    """A year written with two digits: 50 to 99 are of the 20th century."""
    return year + (1900 if year >= 50 else 2000)


def _valid(year: int | None, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]


# What is read so that nothing else is read from it: opening hours.
_HABIT = "0001-01-01/0001-01-05"

_Reading = Callable[[int], Iterator[_Point]]

# Days that an unmarked date without a year may lie after publication before it is read as one of the year before.
_TOLERANCE = 14


class _Reader:
    """Reads one text; the grammar's productions are its methods: token index -> what can be read there."""

    def __init__(self, tokens: _Tokens, words: _Words, published: date | None, american: bool) -> None:
        self.tokens = tokens
        self.norm = tokens.norm
        self.number = tokens.number
        self.words = words
        self.published = published
        self.american = american
        # The last day, month or year that was found: the anchor of "le lendemain" and of "le jeudi 21". The day of
        # publication and the days of statements ("said on Monday") are none, for what is told is not what they did.
        self.previous: str | None = None
        # The last of them that is a day; the last day that is not the day of publication: what "that day" is about.
        self.day: date | None = None
        self.distant: date | None = None
        self.published_told = False
        # The last period that was found, for "the same period last year"; the last day that was told with its weekday.
        self.period: str | None = None
        self.dated: tuple[int, date] | None = None
        self._memo: dict[int, list[_Point]] = {}
        number, worded = _NUMBER, _NUMBER | _CARDINAL | _ORDINAL
        # What can be read at a token, an article skipped, and the kinds of word that each can begin with.
        self._readings: tuple[tuple[_Reading, int], ...] = (
            (self.numeric, number | _WEEKDAY | _DEICTIC),
            (self.day_month, worded | _WEEKDAY | _DEICTIC),
            (self.month_day, _MONTH | _WEEKDAY | _DEICTIC),
            (self.year_first, number),
            (self.month_year, _MONTH | _DEICTIC),
            (self.bare_year, number | _CARDINAL),
            (self.weekday, _WEEKDAY | _DEICTIC),
            (self.named_day, _DAY),
            (self.season, _SEASON | _DEICTIC),
            (self.quarter, worded | _SHORT),
            (self.part_of_month, worded),
            (self.named_period, _UNIT | _DEICTIC),
        )
        # The same for what has its article inside.
        self._phrase_readings: tuple[tuple[_Reading, int], ...] = (
            (self.deictic, _ARTICLE | _DEICTIC | _UNIT),
            (self.rolling, worded | _ARTICLE | _DEICTIC),
            (self.ago, worded | _AGO),
            (self.part, _PART),
            (self.same_again, _SAME),
        )

    # --- the text ---

    def spans(self) -> Iterator[DateSpan]:
        norm, number, core = self.norm, self.number, self.words.core
        short = self.words.short_periods
        size = len(norm)
        cores = [
            index
            for index, word in enumerate(norm)
            if word in core
            or number[index] >= 1000
            or (number[index] >= 0 and index + 1 < size and norm[index + 1] in "/.-" and index + 2 < size)
            or (word in short and index + 1 < size and number[index + 1] > 0)
        ]
        position = 0
        for core_at in cores:
            # An expression begins at most this many tokens before its first word of the core.
            index = max(position, core_at - 8)
            while index <= core_at:
                blocked = self.words.blocked.at(self.tokens, index)
                if blocked:
                    position = index = blocked[1]
                    continue
                span = self.expression(index) if self.kinds(index) else None
                if span is not None:
                    found, index = span
                    position = index
                    if found is not None:
                        yield found
                    continue
                index += 1
            position = max(position, index)

    def expression(self, index: int) -> tuple[DateSpan | None, int] | None:
        """The longest expression that begins at ``index`` (None for a day of birth or opening hours) and the token behind it."""
        best: _Point | None = None
        for point in self.intervals(index):
            if best is None or point.end > best.end:
                best = point
        for point in self.points(index):
            if point.alone and (best is None or point.end > best.end):
                settled = self.settle(point)
                if settled is not None:
                    best = settled
        if best is None or best.fixed is None:
            return None
        first, last = best.start, best.end - 1
        while self.norm[last] in ".," and last > first:
            last -= 1
        tokens = self.tokens
        try:
            check_edtf(best.fixed)
        except ValueError:
            return None
        if best.fixed == _HABIT or self.is_birth(first):
            return None, best.end
        self.remember(best)
        span = DateSpan(
            tokens.start[first], tokens.end[last], best.fixed, best.rule, best.precision, best.relative, best.year_given
        )
        return span, best.end

    def is_birth(self, index: int) -> bool:
        """A word like "born" stands shortly in front of the date at ``index``, with no sign between."""
        for word in reversed(self.norm[max(0, index - 5) : index]):
            if word in self.words.born:
                return True
            if not word[0].isalnum():
                return False
        return False

    def remember(self, point: _Point) -> None:
        """Keeps what later expressions are read against."""
        value = point.fixed or ""
        if ("/" in value or point.precision in ("month", "season", "year")) and ".." not in value:
            self.period = value
        if point.precision not in ("day", "month", "year"):
            return
        # Points read with the date before this one in mind are read again.
        self._memo.clear()
        if point.weekday and point.month and point.day:
            self.dated = point.weekday, date(int(value[:4]) if value[:4].isdecimal() else 2001, point.month, point.day)
        if "XXXX" in value:
            return
        low, _, high = value.partition("/")
        told = low if high in ("", "..") else high
        published = self.published is not None and value == _day(self.published)
        day = date.fromisoformat(told) if len(told) == 10 else None
        if day and not published:
            self.distant = day
        if (published and point.year is not None) or (point.relative and self.is_reported(point.start)):
            self.published_told = self.published_told or published
        else:
            self.previous = told
            self.day = day or self.day

    def is_reported(self, index: int) -> bool:
        """The date at ``index`` is that of a statement: "told reporters here on Monday"."""
        for word in reversed(self.norm[max(0, index - 4) : index]):
            if word in self.words.reporting:
                return True
            if not word[0].isalpha():
                return False
        return False

    # --- small words ---

    def kinds(self, index: int) -> int:
        if index >= len(self.norm):
            return 0
        return _NUMBER if self.number[index] >= 0 else self.words.kinds.get(self.norm[index], 0)

    def skip(self, phrases: _Phrases[Any], index: int) -> int:
        found = phrases.at(self.tokens, index)
        return found[1] if found else index

    def sign(self, index: int, signs: str) -> bool:
        return index < len(self.norm) and self.norm[index] in signs

    def comma(self, index: int) -> int:
        return index + 1 if self.sign(index, ",") else index

    def noun_follows(self, index: int) -> bool:
        """An ordinary word comes next: the number before it counts it ("2018 personnes")."""
        if index >= len(self.norm) or self.tokens.apart(index):
            return False
        word = self.norm[index]
        written = self.tokens.text[self.tokens.start[index]]
        return word in "%€$£" or (word[0].isalpha() and written.islower() and word not in self.words.function_words)

    def group_follows(self, index: int) -> bool:
        """Three digits come next, behind a single space: the number before them goes on ("4 812 tortues")."""
        if index >= len(self.norm) or len(self.norm[index]) != 3 or self.number[index] < 0:
            return False
        return self.tokens.start[index] - self.tokens.end[index - 1] == 1

    def word_follows(self, index: int) -> bool:
        return index < len(self.norm) and not self.tokens.apart(index) and self.norm[index][0].isalpha()

    def clean_left(self, index: int) -> bool:
        """The number at ``index`` is not the tail of something longer (1.374, 12:30, B52, $12)."""
        if not self.tokens.glued(index):
            return not (index and self.norm[index - 1] in "$€£¥#°")
        before = self.norm[index - 1]
        if before in "$€£¥#+@_°=":
            return False
        if before[0].isalnum():
            return False
        chained = index >= 2 and self.tokens.glued(index - 1) and self.norm[index - 2][0].isdecimal()
        return not (before in ".,:/" and chained)

    def clean_right(self, index: int) -> bool:
        """Nothing glued behind makes the number before ``index`` part of something longer."""
        if not self.tokens.glued(index):
            return not self.sign(index, "%€$£")
        word = self.norm[index]
        if word[0].isalnum() or word in "%€$£_°":
            return False
        return not (word in ".,:/" and self.tokens.glued(index + 1) and self.norm[index + 1][0].isdecimal())

    # --- numbers ---

    def day_numbers(self, index: int) -> Iterator[tuple[int, int, bool]]:
        """Days of the month at ``index``: the day, the token behind it, whether it is an ordinal."""
        if index >= len(self.norm):
            return
        number = self.number[index]
        if number >= 0:
            if 1 <= number <= 31 and len(self.norm[index]) <= 2 and self.clean_left(index):
                if self.tokens.glued(index + 1) and self.norm[index + 1] in self.words.suffixes:
                    yield number, index + 2, True
                else:
                    yield number, index + 1, False
            return
        if not self.kinds(index) & (_ORDINAL | _CARDINAL):
            return
        found = self.words.ordinals.at(self.tokens, index)
        if found and found[0] > 0:
            yield found[0], found[1], True
            return
        cardinal = self.cardinal(index)
        if cardinal:
            number, end = cardinal
            if number in (20, 30):
                last = self.words.ordinals.at(self.tokens, end + self.sign(end, "-"))
                if last and 0 < last[0] < 10:
                    yield number + last[0], last[1], True
                    return
            if 1 < number <= 31:
                yield number, end, False

    def cardinal(self, index: int) -> tuple[int, int] | None:
        """A number in words at ``index`` ("vingt et un", "two thousand and eighteen") and the token behind it."""
        total = group = 0
        end = index
        smallest = 10_000
        while True:
            at = end
            if end > index:
                at = end + self.sign(end, "-")
                joined = self.words.joins.at(self.tokens, at)
                if joined:
                    at = joined[1]
            found = self.words.cardinals.at(self.tokens, at)
            if not found:
                break
            number, behind = found
            if number == 1000:
                total, group, smallest = (group or 1) * 1000, 0, 1000
            elif number == 100:
                group, smallest = (group or 1) * 100, 100
            elif (end == index or number < smallest) and (number < 20 or number % 10 == 0) and not (smallest <= 19):
                # 60 takes 1 to 19 behind it, 20 takes 1 to 9.
                if smallest in (20, 30, 40, 50, 70, 90) and number > 9:
                    break
                group, smallest = group + number, number
            else:
                break
            end = behind
        return (total + group, end) if end > index else None

    def written_year(self, index: int) -> tuple[int, int] | None:
        """A year in words: "nineteen eighty six", "two thousand twelve", "dix-neuf cent trente", "mille neuf cent"."""
        first = self.cardinal(index)
        if not first:
            return None
        number, end = first
        if 1000 <= number <= 2100:
            return number, end
        if 10 <= number <= 20:
            second = self.cardinal(end)
            if second and 10 <= second[0] <= 99:
                return number * 100 + second[0], second[1]
            if second and second[0] == 0:
                third = self.cardinal(second[1])
                if third and 1 <= third[0] <= 9:
                    return number * 100 + third[0], third[1]
        return None

    def quantity(self, index: int) -> tuple[int, int] | None:
        """A small number of units: "six", "24"."""
        if index >= len(self.norm):
            return None
        if 0 < self.number[index] <= 999 and self.clean_left(index) and self.clean_right(index + 1):
            return self.number[index], index + 1
        found = self.cardinal(index)
        return found if found and 0 < found[0] <= 999 else None

    def ordinal(self, index: int) -> tuple[int, int] | None:
        """An ordinal of a period: "first", "3rd", "troisième", -1 for the last."""
        found = self.words.ordinals.at(self.tokens, index)
        if found:
            return found
        for number, end, ordinal in self.day_numbers(index):
            if ordinal:
                return number, end
        return None

    def year(self, index: int) -> tuple[int, int] | None:
        """Four digits that can be a year."""
        if index >= len(self.norm):
            return None
        number = self.number[index]
        if not 1000 <= number <= 2999 or len(self.norm[index]) != 4:
            return None
        if self.clean_left(index) and self.clean_right(index + 1):
            return number, index + 1
        return None

    def year_behind(self, index: int, *, short: bool = True) -> tuple[int, int, bool] | None:
        """A year behind a month, season or quarter: the year, the token behind it, whether it was written in full."""
        if self.tokens.apart(index):
            return None
        at = self.comma(index)
        linked = self.words.year_links.at(self.tokens, at)
        for start in {at, linked[1] if linked else at}:
            found = self.year(start)
            if found:
                if at > index and self.noun_follows(found[1]):
                    continue
                return *found, True
            if self.tokens.apart(start):
                continue
            words = self.written_year(start)
            if words and words[0] >= 1100:
                return *words, True
            if short and start < len(self.norm):
                quoted = start + 1 if self.norm[start] == "'" else start
                if (
                    quoted < len(self.norm)
                    and len(self.norm[quoted]) == 2
                    and self.number[quoted] >= (0 if quoted > start else 32)
                    and self.clean_right(quoted + 1)
                    # "in August, 40 were held" is no year
                    and (quoted > start or (start == index and self.closes(quoted + 1)))
                    and not self.noun_follows(quoted + 1)
                ):
                    return _two_digits(self.number[quoted]), quoted + 1, True
        relative = self.relative_year(self.skip(self.words.links, index))
        if relative:
            return *relative, False
        return None

    def relative_year(self, index: int) -> tuple[int, int] | None:
        """ "last year", "l'année dernière", "cette année" behind a month."""
        found = self.deictic_unit(index, ("year",))
        if found and self.published:
            return self.published.year + found[1], found[3]
        return None

    # --- words of the calendar ---

    def month_name(self, index: int) -> tuple[int, int, str] | None:
        """The month, the token behind it (behind the full stop of an abbreviation), the word."""
        if index >= len(self.norm):
            return None
        found = self.words.months.at(self.tokens, index)
        if found:
            return *found, self.norm[index]
        found = self.words.month_abbreviations.at(self.tokens, index)
        if found:
            month, end = found
            if self.tokens.glued(end) and self.norm[end] == ".":
                end += 1
            return month, end, self.norm[index]
        return None

    def weekday_name(self, index: int, *, short: bool) -> tuple[int, int] | None:
        found = self.words.weekdays.at(self.tokens, index)
        if found or not short:
            return found
        found = self.words.weekday_abbreviations.at(self.tokens, index)
        if found and self.tokens.glued(found[1]) and self.norm[found[1]] == ".":
            return found[0], found[1] + 1
        return found

    def deictic_unit(self, index: int, units: tuple[str, ...]) -> tuple[str, int, bool, int] | None:
        """ "last week", "la semaine dernière": unit, offset, whether told from the date before, the token behind."""
        at = self.skip(self.words.articles, index)
        before = self.words.deictics.at(self.tokens, at)
        unit = self.words.units.at(self.tokens, before[1] if before else at)
        if not unit or unit[0] not in units:
            return None
        if not self.words.plurals.isdisjoint(self.norm[index : unit[1]]):
            return None  # "ces derniers mois": no telling how many
        behind = self.words.deictics_behind.at(self.tokens, unit[1])
        if behind and (not before or before[0][0] == 0):
            return unit[0], *behind[0], behind[1]
        if before:
            return unit[0], *before[0], unit[1]
        return None

    # --- points -----------------------------------------------------------------------------------------------------

    def points(self, index: int) -> list[_Point]:
        """Everything that can be read at ``index`` as one point, an article in front of it allowed."""
        if index not in self._memo:
            found: list[_Point] = []
            if index < len(self.norm):
                start = self.skip(self.words.articles, index)
                for at in (index,) if start == index else (index, start):
                    kinds = self.kinds(at)
                    for read, begins in self._readings:
                        if kinds & begins:
                            found.extend(read(at))
                kinds = self.kinds(index)
                for read, begins in self._phrase_readings:
                    if kinds & begins:
                        found.extend(read(index))
                found = [self.with_tail(point) for point in found]
            self._memo[index] = found
        return self._memo[index]

    def with_tail(self, point: _Point) -> _Point:
        """Takes in what belongs to the point behind it: the time of day, "dernier", "prochain"."""
        end = point.end
        if self.tokens.apart(end):
            return point
        direction = point.direction
        if point.fixed is None and "y" not in point.kind:
            behind = self.words.deictics_behind.at(self.tokens, end)
            if behind and behind[0][0] and not behind[0][1]:
                direction, end = behind[0][0], behind[1]
        if point.precision == "day":
            end = self.skip(self.words.day_parts, end)
        if end == point.end:
            return point
        return replace(point, end=end, direction=direction)

    def weekday_before(self, index: int) -> tuple[int | None, int, int]:
        """A weekday in front of a day ("Tuesday, the", "ce mercredi"), the token behind it, -1 for last, 1 for next."""
        deictic = self.words.deictics.at(self.tokens, index)
        at = deictic[1] if deictic else index
        found = self.weekday_name(at, short=True)
        direction = deictic[0][0] if deictic else 0
        if not found:
            return None, at if direction else index, direction
        at = self.skip(self.words.articles, self.comma(found[1]))
        return found[0], at, direction

    def day_month(self, index: int) -> Iterator[_Point]:
        weekday, at, direction = self.weekday_before(index)
        for day, end, ordinal in self.day_numbers(at):
            if self.tokens.apart(end):
                if weekday and self.clean_right(end):
                    yield _Point(index, end, day=day, weekday=weekday, alone=self.datable)
                continue
            dashed = self.tokens.glued(at) and self.norm[at - 1] == "-" and index >= 2
            if dashed and self.norm[at - 2][0].isalpha() and not (at >= 3 and self.is_ordinal_end(at - 2)):
                continue  # "AR-15"
            link = self.words.links.at(self.tokens, end)
            of = self.words.month_links.at(self.tokens, end)
            starts = {end, link[1] if link else end}
            if self.sign(end, "-/.") and self.tokens.glued(end):
                starts.add(end + 1)
            for start in starts:
                named = self.month_name(start)
                if named:
                    if link and start == link[1] and (not of or of[1] != start):
                        continue  # "15 in May"
                    month, behind, word = named
                    if not _valid(None, month, day):
                        continue
                    at_year = behind + 1 if self.sign(behind, "-/") and self.tokens.glued(behind) else behind
                    year = self.year_behind(at_year)
                    if year and not _valid(year[0], month, day):
                        continue
                    if not year and start == end + 1 and self.sign(end, "-") and len(self.norm[start]) > 4:
                        continue  # "les attentats du 11-Septembre": the name of a day
                    bare = not year and start == end and not ordinal
                    if bare and self.homograph(start, word) and self.word_follows(behind):
                        continue
                    lower = self.tokens.text[self.tokens.start[start]].islower()
                    if not year and lower and word in self.words.never_alone and (start > end or self.number[at] < 0):
                        continue  # "vingt de sept ans"
                    if not year and self.tokens.glued(behind) and self.norm[behind][0].isalnum():
                        continue
                    yield _Point(
                        index,
                        year[1] if year else behind,
                        year[0] if year else None,
                        month,
                        day,
                        weekday,
                        relative=bool(year and not year[2]),
                        direction=direction,
                        year_given=bool(year and year[2]),
                    )
                elif self.published:
                    unit = self.deictic_unit(start, ("month",))
                    if unit:
                        text = _month_of(self.published, unit[1])
                        year_, month_ = int(text[:4]), int(text[5:])
                        if _valid(year_, month_, day):
                            yield _Point(index, unit[3], year_, month_, day, weekday, relative=True)
            if not self.clean_right(end) and not ordinal:
                continue
            # Only with its weekday is a bare day a date ("le jeudi 21"); else it is an end of an interval.
            if not self.noun_follows(end):
                yield _Point(index, end, day=day, weekday=weekday, alone=weekday is not None and self.datable)
            elif weekday and self.words.articles.before(self.tokens, index) and self.fits(day, weekday):
                yield _Point(index, end, day=day, weekday=weekday)

    def is_ordinal_end(self, index: int) -> bool:
        """The letters at ``index`` make the number before them an ordinal ("1er")."""
        return self.norm[index] in self.words.suffixes and self.tokens.glued(index) and self.number[index - 1] >= 0

    @property
    def datable(self) -> bool:
        """There is something to take a missing month from."""
        return self.published is not None or self.previous is not None

    def fits(self, day: int, weekday: int) -> bool:
        """Whether that day of the month was such a weekday in the month before publication."""
        anchor = self.published
        if anchor is None:
            return False
        days = (anchor - timedelta(days=back) for back in range(31))
        return any(past.day == day and past.isoweekday() == weekday for past in days)

    def homograph(self, index: int, word: str) -> bool:
        return word in self.words.homographs and self.tokens.text[self.tokens.start[index]].islower()

    def closes(self, index: int) -> bool:
        """Nothing more comes in the sentence, or only a sign that ends a part of it."""
        return index >= len(self.norm) or self.tokens.apart(index) or self.norm[index] in ".,;:)]-/|"

    def month_day(self, index: int) -> Iterator[_Point]:
        weekday, at, direction = self.weekday_before(index)
        named = self.month_name(at)
        if not named:
            return
        month, end, word = named
        if self.tokens.apart(end):
            return
        starts = {end, self.comma(end)}
        starts |= {self.skip(self.words.articles, start) for start in starts}
        if self.sign(end, "-/") and self.tokens.glued(end):
            starts.add(end + 1)
        for start in starts:
            for day, behind, ordinal in self.day_numbers(start):
                if not _valid(None, month, day) or (not ordinal and not self.clean_right(behind)):
                    continue
                at_year = behind
                if self.sign(behind, "-/") and self.tokens.glued(behind) and self.tokens.glued(behind + 1):
                    at_year = behind + 1
                year = self.year_behind(at_year)
                if not year and ordinal:
                    year = self.short_year(behind)
                if year and not _valid(year[0], month, day):
                    year = None
                if not year:
                    if start > end and self.norm[end] == "," and not weekday and not self.closes(behind):
                        continue  # "In March, 12 were held": nobody writes a comma there
                    if self.group_follows(behind) and (
                        self.words.table.month_day == "careful" or self.words.year_before.before(self.tokens, index)
                    ):
                        continue
                    noun = self.noun_follows(behind) and not ordinal
                    if noun and self.words.table.month_day == "careful":
                        continue
                    if noun and self.words.year_before.before(self.tokens, index):
                        # "In March 22 people were arrested": the month alone.
                        continue
                    if self.homograph(at, word) and self.word_follows(behind) and not ordinal:
                        continue
                stop = year[1] if year else behind
                late = self.weekday_name(self.comma(stop), short=True) if weekday is None and not year else None
                if late and self.comma(stop) > stop:
                    stop = late[1]
                yield _Point(
                    index,
                    stop,
                    year[0] if year else None,
                    month,
                    day,
                    weekday or (late[0] if late else None),
                    relative=bool(year and not year[2]),
                    month_first=True,
                    direction=direction,
                    year_given=bool(year and year[2]),
                )

    def short_year(self, index: int) -> tuple[int, int, bool] | None:
        """Two digits behind an ordinal day: "January first 12"."""
        if index >= len(self.norm) or len(self.norm[index]) != 2 or self.number[index] < 0:
            return None
        if self.word_follows(index + 1):
            return None
        if not self.clean_left(index) or not self.clean_right(index + 1):
            return None
        return _two_digits(self.number[index]), index + 1, True

    def year_first(self, index: int) -> Iterator[_Point]:
        """ "2024 August 3", "2016, nov", "2020/Sep/23"."""
        found = self.year(index) or self.year_before_sign(index)
        if not found:
            return
        year, end = found
        at = end + 1 if self.sign(end, ",-/") else end
        named = self.month_name(at)
        if not named:
            return
        month, behind, _ = named
        separated = self.sign(behind, "-/")
        for day, stop, _ in self.day_numbers(behind + separated):
            if _valid(year, month, day) and self.clean_right(stop) and not self.noun_follows(stop):
                yield _Point(index, stop, year, month, day, year_given=True)
        following = self.year_behind(behind)
        if not following and not (self.number[behind] >= 0 if behind < len(self.norm) else False):
            yield _Point(index, behind, year, month, rule="month", precision="month", year_given=True)

    def year_before_sign(self, index: int) -> tuple[int, int] | None:
        in_range = index < len(self.norm) and 1000 <= self.number[index] <= 2999
        if in_range and self.clean_left(index) and self.sign(index + 1, "/"):
            return self.number[index], index + 1
        return None

    def month_year(self, index: int) -> Iterator[_Point]:
        before = self.words.deictics.at(self.tokens, index)
        at = before[1] if before else index
        named = self.month_name(at)
        if not named:
            return
        month, end, word = named
        if self.tokens.apart(at):
            return
        at_year = end + 1 if self.sign(end, "-/") and self.tokens.glued(end) and self.tokens.glued(end + 1) else end
        year = self.year_behind(at_year)
        if year and before is None:
            stop, given = year[1], year[2]
            yield _Point(index, stop, year[0], month, rule="month", precision="month", relative=not given, year_given=given)
        direction = before[0][0] if before else 0
        alone = self.bare_month(at, end, word)
        if alone or not (self.tokens.glued(end) and self.norm[end][0].isalnum()):
            yield _Point(index, end, None, month, rule="month", precision="month", direction=direction, alone=alone)

    def bare_month(self, index: int, end: int, word: str) -> bool:
        """Whether the name at ``index``, with neither day nor year, is a month."""
        tokens = self.tokens
        if index and 0 <= self.number[index - 1 - (index > 1 and self.norm[index - 1] == "-")] < 100:
            return False  # "32 août", "11-Septembre"
        if len(self.norm) - (end - index) <= 1 and word not in self.words.month_abbreviations.by_first:
            return True
        if tokens.glued(end) and self.norm[end][0].isalnum():
            return False
        if tokens.glued(index) and self.norm[index - 1] in "$#@_/.":
            return False
        if word in self.words.never_alone:
            return False
        if self.words.month_before.before(tokens, index) or self.words.parts.before(tokens, index):
            articled = self.words.articles.before(tokens, index)
            if word in self.words.ambiguous and articled and not self.noun_follows(end):
                return False  # "the March on Washington"
            # "to May", "the march": words that go with nouns and verbs too are not enough for the ambiguous.
            return not self.homograph(index, word) or self.words.year_before.before(tokens, index)
        if word in self.words.ambiguous:
            return False
        written = tokens.text[tokens.start[index]]
        if self.words.table.month_case == "capital":
            # "April Jones": a name.
            return written.isupper() and not (
                end < len(self.norm) and self.norm[end][0].isalpha() and tokens.text[tokens.start[end]].isupper()
            )
        return written.islower() or not (
            (end < len(self.norm) and tokens.text[tokens.start[end]].isupper())
            or (index and tokens.text[tokens.start[index - 1]].isupper())
        )

    def numeric(self, index: int) -> Iterator[_Point]:
        """Digits only: 03/06/2024, 3.6.2024, 2024-06-03, 06/2024, 2024-06, 15/2; a weekday may stand in front."""
        weekday, at, _ = self.weekday_before(index)
        if weekday and at > index:
            # Only digits: a weekday there would read the whole row of weekdays behind it.
            for point in self.numeric(at) if self.kinds(at) == _NUMBER else ():
                if point.day:
                    yield self.agreeing(replace(point, start=index, weekday=weekday, alone=True))
            return
        if index + 2 >= len(self.norm) or self.number[index] < 0:
            return
        sign = self.norm[index + 1]
        if sign not in "/.-" or self.number[index + 2] < 0:
            return
        if index and self.tokens.glued(index) and self.norm[index - 1] in ".,:/+$€£#" and self.norm[index - 1] != "":
            return
        if index and self.tokens.glued(index) and self.norm[index - 1][0].isalnum():
            return
        glued = self.tokens.glued(index + 1) and self.tokens.glued(index + 2)
        first, second = index, index + 2
        if (
            glued
            and index + 4 < len(self.norm)
            and self.norm[index + 3] == sign
            and self.number[index + 4] >= 0
            and self.tokens.glued(index + 3)
            and self.tokens.glued(index + 4)
        ):
            lengths = len(self.norm[first]), len(self.norm[second]), len(self.norm[index + 4])
            whole = lengths[0] == 4
            if not whole and self.chained(index) and not self.numeric_end(index - 1):
                return
            end = index + 5
            if self.numeric_tail(end):
                return
            yield from self.three_numbers(index, end, lengths)
            return
        if self.words.quantity_before.before(self.tokens, index):
            return
        end = index + 3
        if index and self.tokens.glued(index) and self.norm[index - 1] == "-" and not self.numeric_end(index - 1):
            return
        if self.numeric_tail(end):
            return
        a, b = self.number[first], self.number[second]
        if (len(self.norm[first]), sign) in ((4, "-"), (4, "/"), (4, ".")) and len(self.norm[second]) <= 2:
            # 2016-12 can be two years only where the second is later; 1900 at the least keeps quantities out.
            if 1 <= b <= 12 and 1900 <= a <= 2099 and (glued or sign != ".") and not self.noun_follows(end):
                yield _Point(index, end, a, b, rule="numeric", precision="month", year_given=True)
        elif len(self.norm[second]) == 4 and len(self.norm[first]) <= 2 and sign in "/-.":
            if 1 <= a <= 12 and 1900 <= b <= 2099 and (glued or sign != ".") and not self.noun_follows(end):
                yield _Point(index, end, b, a, rule="numeric", precision="month", year_given=True)
        elif len(self.norm[first]) <= 2 and len(self.norm[second]) <= 2 and sign in "/-":
            day, month = self.day_first(a, b)
            if not day:
                return
            whole = len(self.norm) - 3 <= 1
            padded = self.norm[first][0] == "0" or self.norm[second][0] == "0"
            told = padded or self.words.day_before.before(self.tokens, index)
            alone = whole or (sign == "/" and glued and told and not self.noun_follows(end))
            yield _Point(index, end, None, month, day, rule="numeric", alone=alone)

    def agreeing(self, point: _Point) -> _Point:
        """``point`` with day and month exchanged where only so it is the weekday that was written."""
        if point.rule == "numeric" and point.year and point.month and point.day and point.day <= 12:
            days = date(point.year, point.month, point.day), date(point.year, point.day, point.month)
            if point.weekday and days[0].isoweekday() != point.weekday == days[1].isoweekday():
                return replace(point, month=point.day, day=point.month)
            if self.published and days[0] > self.published and abs((days[1] - self.published).days) <= 3:
                return replace(point, month=point.day, day=point.month)
        return point

    def chained(self, index: int) -> bool:
        """A number is tied to the one at ``index`` by a dash in front of it: the tail of a longer chain of digits."""
        dashed = index >= 2 and self.norm[index - 1] == "-" and self.number[index - 2] >= 0
        return dashed and self.tokens.glued(index) and self.tokens.glued(index - 1)

    def numeric_end(self, index: int) -> bool:
        """A dash behind a whole numeric date: 10/1-11/2/2017, 10-1-2018-10-7-2018."""
        if index < 3 or self.number[index - 1] < 0:
            return False
        return self.norm[index - 2] in "/." or len(self.norm[index - 1]) == 4

    def numeric_tail(self, end: int) -> bool:
        """More digits or letters are glued behind: a version, an address, an identifier."""
        if not self.tokens.glued(end):
            return False
        word = self.norm[end]
        if word[0].isalnum():
            return True
        return word in "/.:" and self.tokens.glued(end + 1) and self.norm[end + 1][0].isalnum()

    def three_numbers(self, index: int, end: int, lengths: tuple[int, int, int]) -> Iterator[_Point]:
        a, b, c = self.number[index], self.number[index + 2], self.number[index + 4]
        if lengths[0] == 4 and lengths[1] <= 2 and lengths[2] <= 2:
            for month, day in ((b, c), (c, b)):
                if _valid(a or None, month, day) and 1000 <= a <= 2999:
                    rule = "iso" if self.norm[index + 1] == "-" else "numeric"
                    yield _Point(index, end, a, month, day, rule=rule, year_given=True)
                    return
        elif lengths[0] <= 2 and lengths[1] <= 2 and lengths[2] in (2, 4):
            dotted = lengths[2] == 2 and self.norm[index + 1] == "." and (lengths[0] < 2 or lengths[1] < 2)
            if dotted and not self.words.day_before.before(self.tokens, index):
                return  # 1.1.30 is a version
            year = c if lengths[2] == 4 else _two_digits(c)
            if not 1000 <= year <= 2999:
                return
            day_, month_ = self.day_first(a, b)
            if day_ and _valid(year, month_, day_):
                yield self.agreeing(_Point(index, end, year, month_, day_, rule="numeric", year_given=True))

    def day_first(self, a: int, b: int) -> tuple[int, int]:
        """Day and month of two numbers, month first in American text or where there is no such month; 0, 0: neither."""
        for day, month in ((b, a), (a, b)) if self.american else ((a, b), (b, a)):
            if _valid(None, month, day):
                return day, month
        return 0, 0

    def bare_year(self, index: int) -> Iterator[_Point]:
        found = self.year(index)
        tokens = self.tokens
        yield from self.year_and_next(index)
        if not found:
            if self.words.year_before.before(tokens, index):
                words = self.written_year(index)
                if words and 1100 <= words[0] <= 2099 and not self.noun_follows(words[1]):
                    yield _Point(index, words[1], words[0], rule="year", precision="year", year_given=True)
            return
        year, end = found
        if tokens.glued(index) and self.norm[index - 1] == "-" and tokens.glued(index - 1) and index > 1:
            # "2014-2018", but not "138-2010-2015"
            if self.number[index - 2] < 1000 and self.norm[index - 2][0].isdecimal():
                return
            if index > 2 and self.norm[index - 3] in "-/." and tokens.glued(index - 2):
                return
        alone = self.year_evidence(index, end, year)
        if not alone and (not 1900 <= year <= 2099 or self.words.quantity_before.before(tokens, index)):
            return
        yield _Point(index, end, year, rule="year", precision="year", year_given=True, alone=alone)

    def year_and_next(self, index: int) -> Iterator[_Point]:
        """ "2022/23", "2021/2022", "2022-23": a year of budgets, schools or seasons. 2009-10 is a month."""
        if index + 2 >= len(self.norm):
            return
        year, sign, second = self.number[index], index + 1, index + 2
        if len(self.norm[index]) != 4 or not self.clean_left(index) or self.chained(index):
            return
        if not self.sign(sign, "-/") or not self.tokens.glued(sign) or not self.tokens.glued(second):
            return
        number, length = self.number[second], len(self.norm[second])
        following = number == year + 1 or (length == 2 and number == (year + 1) % 100 and number > 12)
        if not following or not 1980 <= year <= 2039 or not self.clean_right(index + 3) or self.sign(index + 3, "-/"):
            return
        if self.words.quantity_before.before(self.tokens, index):
            return
        value = f"{year}/{year + 1}"
        yield _Point(index, index + 3, fixed=value, rule="year-interval", precision="year", year_given=True)

    def year_evidence(self, index: int, end: int, year: int) -> bool:
        """Whether the four digits at ``index`` are a year by what stands around them."""
        tokens = self.tokens
        since = self.words.since.before(tokens, index)
        if self.words.quantity_before.before(tokens, index) and not since:
            return False
        modern = 1950 <= year <= 2049
        if self.sign(index - 1, "-") and index > 1 and self.norm[index - 2][0].isdecimal():
            return False
        if self.sign(end, "-") and tokens.glued(end) and tokens.glued(end + 1) and self.norm[end + 1][0].isdecimal():
            return False
        if self.of_a_make(index) or (
            end < len(self.norm) and self.is_make(end) and not self.words.year_before.before(tokens, index)
        ):
            return False  # "une Audi 2024", "a 2019 Toyota"
        noun = self.noun_follows(end)
        joint = self.words.to.at(tokens, end) or self.words.joins.at(tokens, end)
        other = self.year(joint[1]) if joint else None
        if other and self.noun_follows(other[1]) and other[0] != year + 1:
            return False  # "between 2000 and 2500 migrants"
        if noun and year % 100 == 0:
            return False  # "in 2000 homes"
        if since or self.words.year_before.before(tokens, index):
            # "in 2018 officers": a year all the same; "in 1500 homes" is not.
            return 1000 <= year <= 2099 and (modern or not noun)
        if self.word_follows(end) and self.words.determiners.before(tokens, index) and not (noun and self.plural(end)):
            return 1980 <= year <= 2039  # "the 2024 operation"
        if noun or not modern:
            return False
        if len(self.norm) <= 2 or index == 0:
            return True
        if self.words.year_before_weak.before(tokens, index):
            return 1980 <= year <= 2039
        before = self.norm[index - 1]
        if tokens.apart(index):
            return not self.word_follows(end)
        if before in "()[]\"«»“”'/|:;,.-*•":
            return before != "'" and (1980 <= year <= 2039)
        # "Thunder 2024", "Opération Sawiyan 2018", "mars et 2019"
        named = tokens.text[tokens.start[index - 1]].isupper() or before in self.words.function_words
        return 1980 <= year <= 2039 and before[0].isalpha() and (named or not self.word_follows(end))

    def of_a_make(self, index: int) -> bool:
        """The number at ``index`` is part of the name of a car or weapon: "Toyota Hilux 2019"."""
        for at in range(index - 1, max(-1, index - 4), -1):
            if self.is_make(at):
                return True
            written = self.tokens.text[self.tokens.start[at]]
            if not (written.isupper() or written.isdecimal() or written == "-"):
                return False
        return False

    def is_make(self, index: int) -> bool:
        return self.norm[index] in self.words.makes and self.tokens.text[self.tokens.start[index]].isupper()

    def plural(self, index: int) -> bool:
        """Whether the word at ``index`` looks like things that a number counts."""
        word, table = self.norm[index], self.words.table
        return word.endswith(tuple(table.plural_endings)) or word in table.plural_words

    def named_period(self, index: int) -> Iterator[_Point]:
        """ "mois de mai", "année 2023", "the week of June 3": a unit of time and what it is called by."""
        deictic = self.words.deictics.at(self.tokens, index)
        unit = self.words.units.at(self.tokens, deictic[1] if deictic else index)
        if not unit or unit[0] not in ("week", "weekend", "month", "year"):
            return
        name, end = unit
        linked = self.words.links.at(self.tokens, end)
        at = self.skip(self.words.articles, linked[1] if linked else end)
        if name == "year" and not linked:
            for point in self.bare_year(at):
                yield replace(point, start=index, alone=True)
        elif name == "month" and linked:
            for point in self.month_year(at):
                yield replace(point, start=index, alone=True)
        elif name in ("week", "weekend") and linked:
            for read in (self.numeric, self.day_month, self.month_day):
                for point in read(at):
                    day = self.settle(point) if point.month and point.day else None
                    if day and day.fixed and not day.fixed.startswith("X"):
                        begun = date.fromisoformat(day.fixed)
                        # The weekend of a Friday is the one that follows.
                        begun += timedelta(days=1 if name == "weekend" and begun.weekday() == 4 else 0)
                        week = _period(name, begun, 0)
                        if week:
                            yield replace(day, start=index, fixed=week[0], rule="week", precision=week[1])
            # "la semaine du 3 au 9 juin"; words of time stay out, or this reading would go on into itself.
            if self.kinds(at) & (_NUMBER | _WEEKDAY | _MONTH):
                yield from (replace(point, start=index) for point in self.joined(index, at, opened="from"))

    def weekday(self, index: int) -> Iterator[_Point]:
        """ "mardi", "last Wednesday", "ce lundi", "Friday next week", "next week on Friday"."""
        before = self.words.deictics.at(self.tokens, index)
        at = before[1] if before else index
        if before and self.published:
            unit = self.deictic_unit(index, ("week",))
            if unit:
                behind = unit[3] + 1 if self.sign(unit[3], "-,") else unit[3]
                for start in {behind, behind + 1}:
                    named = self.weekday_name(start, short=True)
                    if named and (start == behind or self.norm[behind] in ("on", "le")):
                        yield self.in_week(index, named[1], named[0], unit[1])
        named = self.weekday_name(at, short=True)
        if not named or (self.habit(at) and not before):
            return
        number, end = named
        start = self.skip(self.words.links, end)
        unit = self.deictic_unit(start, ("week",))
        if unit and self.published:
            yield self.in_week(index, unit[3], number, unit[1])
        short = self.words.weekdays.at(self.tokens, at) is None
        alone = not short or before is not None or len(self.norm) - (end - at) <= 1
        direction = before[0][0] if before else 0
        yield _Point(index, end, weekday=number, rule="weekday", relative=True, direction=direction, alone=alone)

    def habit(self, index: int) -> bool:
        return self.words.habits.before(self.tokens, index)

    def in_week(self, index: int, end: int, weekday: int, offset: int) -> _Point:
        assert self.published is not None
        monday = self.published - timedelta(days=self.published.weekday())
        value = _day(monday + timedelta(weeks=offset, days=weekday - 1))
        return _Point(index, end, fixed=value, rule="weekday", relative=True)

    def named_day(self, index: int) -> Iterator[_Point]:
        found = self.words.days.at(self.tokens, index)
        named = self.words.articles.before(self.tokens, index) and self.words.deictics.at(self.tokens, index)
        if found and self.published and not named:  # not "on the last night of the trip"
            value = _day(self.published + timedelta(days=found[0]))
            yield _Point(index, found[1], fixed=value, rule="relative", relative=True)
        # Articles belong to these phrases ("le lendemain"): they are looked up where the phrase begins.
        told = self.words.anaphoric_days.at(self.tokens, index)
        if told:
            anchor = self.anchor(whole=len(self.norm) - (told[1] - index) <= 1)
            if self.words.distant_days.at(self.tokens, index):
                anchor = self.distant or anchor
            if anchor:
                yield _Point(index, told[1], fixed=_day(anchor + timedelta(days=told[0])), rule="relative", relative=True)

    def anchor(self, *, whole: bool = False) -> date | None:
        """The day found last in the text; the day of publication where the expression is the whole text."""
        return self.day or (self.published if whole or self.published_told else None)

    def season(self, index: int) -> Iterator[_Point]:
        before = self.words.deictics.at(self.tokens, index)
        found = self.words.seasons.at(self.tokens, before[1] if before else index)
        if not found:
            return
        (first, length), end = found
        year = self.year_behind(end, short=False)
        if year and (self.in_phrase(index) or self.tokens.text[self.tokens.start[index]].isupper()):
            value = _months(year[0], first, length)
            stop = year[1]
            if self.sign(stop, "-/") and self.tokens.glued(stop) and self.tokens.glued(stop + 1):
                second = self.number[stop + 1]
                if second in (year[0] + 1, (year[0] + 1) % 100):
                    stop += 2  # "hiver 2022-2023"
            yield _Point(index, stop, fixed=value, rule="season", precision="season", relative=not year[2], year_given=year[2])
            return
        behind = self.words.deictics_behind.at(self.tokens, end)
        articled = self.words.articles.before(self.tokens, index)
        told = before or (behind if behind and behind[0][0] and articled else None)
        if told and self.published:
            offset = told[0][0]
            year_ = self.published.year
            begun = self.published.month >= first
            if offset < 0:
                ended = self.published.month > first + length - 1
                year_ -= 0 if ended else 1
            elif offset > 0:
                year_ += 1 if begun else 0
            elif first + length > 13 and self.published.month <= 6:
                year_ -= 1
            stop = behind[1] if told is behind and behind else end
            value = _months(year_, first, length)
            yield _Point(index, stop, fixed=value, rule="season", precision="season", relative=True)

    def in_phrase(self, index: int) -> bool:
        """A preposition or article stands in front, or nothing: what begins at ``index`` is a noun."""
        tokens, words = self.tokens, self.words
        return (
            index == 0
            or words.articles.before(tokens, index)
            or words.month_before.before(tokens, index)
            or words.parts.before(tokens, index)
            or words.deictics.before(tokens, index)
        )

    def quarter(self, index: int) -> Iterator[_Point]:
        """ "third quarter of 2018", "Q3", "2019 q1", "premier semestre 2024", "first half of this year"."""
        unit, number, end = "", 0, index
        short = self.words.short_periods.get(self.norm[index]) if index < len(self.norm) else None
        year: tuple[int, int, bool] | None = None
        start = index
        if not short:
            lead = self.year(index)
            if lead:
                at = lead[1] + 1 if self.sign(lead[1], "-/") and self.tokens.glued(lead[1]) else lead[1]
                at = self.skip(self.words.articles, at)
                if self.norm[at : at + 1] and self.norm[at] in self.words.short_periods:
                    start, year = at, (lead[0], at, True)
                    short = self.words.short_periods[self.norm[at]]
                elif at > lead[1] or self.ordinal(at):
                    start, year = at, (lead[0], at, True)
        if short:
            numbered = self.tokens.glued(start + 1) and self.number[start + 1] > 0
            if numbered and self.clean_right(start + 2):
                unit, number, end = short, self.number[start + 1], start + 2
        else:
            found = self.ordinal(start)
            if found:
                named = self.words.units.at(self.tokens, found[1])
                if named and named[0] in ("quarter", "half"):
                    unit, number, end = named[0], found[0], named[1]
        length = {"quarter": 3, "half": 6}.get(unit)
        if not length:
            return
        if number == -1:
            number = 12 // length
        if not 1 <= number <= 12 // length:
            return
        if year is None:
            at = end + 1 if self.sign(end, "-/") and self.tokens.glued(end) else end
            linked = self.skip(self.words.articles, self.skip(self.words.links, at))
            year = self.year_behind(at, short=False) or self.year_behind(linked, short=False)
            if year:
                end = year[1]
        first = (number - 1) * length + 1
        if year:
            yield _Point(
                index,
                end,
                fixed=_months(year[0], first, length),
                rule="quarter",
                precision="season",
                relative=not year[2],
                year_given=year[2],
            )
            return
        said = self.articled_unit(end, "year")
        if self.published and (said or not (short and unit == "half")):
            begun = self.published.month >= first
            year_ = self.published.year if said or begun else self.published.year - 1
            value = _months(year_, first, length)
            yield _Point(index, said or end, fixed=value, rule="quarter", precision="season", relative=True)

    def articled_unit(self, index: int, unit: str) -> int:
        """ "of the year", "de l'année": the token behind it, or 0."""
        at = self.skip(self.words.articles, self.skip(self.words.links, index))
        found = self.words.units.at(self.tokens, at)
        return found[1] if found and found[0] == unit and at > index else 0

    def part_of_month(self, index: int) -> Iterator[_Point]:
        """ "first 10 days of May", "première semaine de juin", "last week of June", "second half of June"."""
        found = self.ordinal(index)
        quantity = None
        if found:
            quantity = self.quantity(found[1])
        else:
            # French puts the number first: "dix premiers jours de mai".
            quantity = self.quantity(index)
            found = self.ordinal(quantity[1]) if quantity else None
            if not found or not quantity:
                return
            quantity = quantity[0], found[1]
        number, at = found[0], quantity[1] if quantity else found[1]
        unit = self.words.units.at(self.tokens, at)
        if unit and unit[0] == "month":
            yield from self.months_of_year(index, number, quantity[0] if quantity else 0, unit[1])
        if not unit or unit[0] not in ("day", "week", "half", "fortnight"):
            return
        at = self.skip(self.words.articles, self.skip(self.words.links, unit[1]))
        for point in self.month_year(at):
            month = self.settle(point)
            if month is None or month.fixed is None or len(month.fixed) != 7:
                continue
            year = 2000 if month.fixed.startswith("X") else int(month.fixed[:4])
            length = monthrange(year, int(month.fixed[5:]))[1]
            size = {"day": 1, "week": 7, "half": 15, "fortnight": 15}[unit[0]]
            if quantity:
                if number not in (1, -1):
                    return
                size *= quantity[0]
            if unit[0] in ("half", "fortnight") and number == 2:
                number = -1
                size = length - 15
            if number == -1:
                low, high = length - size + 1, length
            else:
                low, high = ((number - 1) * size + 1, number * size) if not quantity else (1, size)
            if not 1 <= low <= high <= length:
                continue
            value = f"{month.fixed}-{low:02d}" if low == high else f"{month.fixed}-{low:02d}/{month.fixed}-{high:02d}"
            yield replace(month, start=index, fixed=value, rule="day-interval", precision="day")

    def months_of_year(self, index: int, ordinal: int, length: int, end: int) -> Iterator[_Point]:
        """ "first ten months of 2024", "neuf premiers mois de l'année", "third month of 2021"."""
        linked = self.skip(self.words.articles, self.skip(self.words.links, end))
        unit = self.words.units.at(self.tokens, linked)
        year = self.year_behind(end, short=False) or self.year_behind(linked, short=False)
        if not year and unit and unit[0] == "year" and linked > end:
            year = self.year_behind(unit[1], short=False)
            if not year and self.published:
                year = self.published.year, unit[1], False
        if not year or not 1 <= max(length, abs(ordinal)) <= 12 or (length and ordinal not in (1, -1)):
            return
        size = length or 1
        first = 13 - size if ordinal == -1 else ordinal
        value = _months(year[0], first, size) if size > 1 else f"{year[0]:04d}-{first:02d}"
        rule = "month-interval" if size > 1 else "month"
        yield _Point(index, year[1], fixed=value, rule=rule, precision="month", relative=not year[2], year_given=year[2])

    def deictic(self, index: int) -> Iterator[_Point]:
        """ "this week", "le mois dernier", "last year", "over the weekend"."""
        if self.published:
            phrase = self.words.unit_phrases.at(self.tokens, index)
            if phrase:
                (unit, offset), end = phrase
                period = _period(unit, self.published, offset)
                behind = self.words.deictics_behind.at(self.tokens, end)
                linked = self.words.links.at(self.tokens, end)
                at = self.skip(self.words.articles, linked[1]) if linked else end
                named = linked is not None and self.kinds(at) & (_NUMBER | _MONTH)
                if period and not behind and not named:
                    yield _Point(index, end, fixed=period[0], rule="relative", precision=period[1], relative=True)
        found = self.deictic_unit(index, ("day", "week", "weekend", "month", "quarter", "half", "year", "fortnight"))
        if not found:
            return
        name, offset, told, end = found
        anchor = (self.told("day") or self.anchor_month()) if told else None
        anchor = anchor or self.published
        if not anchor or (name == "day" and offset):
            return
        if name == "weekend" and offset == 0 and anchor.weekday() < 5:
            # "this weekend" is the coming one only where that is said, or where there is nothing else to read.
            offset = int(self.comes(_Point(index, end)) or len(self.norm) - (end - index) <= 1)
        period = _period(name, anchor, offset)
        if period:
            yield _Point(index, end, fixed=period[0], rule="relative", precision=period[1], relative=True)

    def told(self, unit: str) -> date | None:
        """The date found last in the text, if it is as precise as the unit that is counted from it."""
        if self.previous is None or len(self.previous) < {"year": 4, "month": 7, "quarter": 7}.get(unit, 10):
            return None
        return date.fromisoformat(self.previous + "-01-01"[len(self.previous) - 4 or None :][: 10 - len(self.previous)])

    def anchor_month(self) -> date | None:
        if self.previous and len(self.previous) == 7:
            return date.fromisoformat(self.previous + "-01")
        return None

    def rolling(self, index: int) -> Iterator[_Point]:
        """ "the past six months", "ces trois dernières semaines", "last 24 hours": an interval up to publication."""
        published = self.published
        if not published:
            return
        at = self.skip(self.words.articles, index)
        before = self.words.deictics.at(self.tokens, at)
        if before and before[0][0] == 0:
            at, before = before[1], None
        if before and at == index and index and self.norm[index - 1] in self.words.lasting:
            return  # "it was to last 15 days"
        quantity = self.quantity(before[1] if before else at)
        if not quantity:
            return
        number, end = quantity
        if not before:
            before = self.words.deictics.at(self.tokens, end) if self.words.table.number_before_last else None
            if not before:
                return
            end = before[1]
        unit = self.words.units.at(self.tokens, end)
        if not unit or not before[0][0]:
            # "les six mois précédents"
            return
        sign = before[0][0]
        try:
            if unit[0] in ("hour", "day", "week", "fortnight"):
                days = {"hour": number // 24 or 1, "day": number, "week": number * 7, "fortnight": number * 14}[unit[0]]
                other = _day(published + timedelta(days=sign * days))
                ends, precision = [_day(published), other], "day"
            elif unit[0] in ("month", "quarter"):
                length = number * (3 if unit[0] == "quarter" else 1)
                ends, precision = [_month_of(published, 0), _month_of(published, sign * length)], "month"
            elif unit[0] == "year":
                ends, precision = [f"{published.year:04d}", f"{published.year + sign * number:04d}"], "year"
            else:
                return
        except OverflowError:
            return
        ends.sort()
        yield _Point(index, unit[1], fixed="/".join(ends), rule="relative", precision=precision, relative=True)  # type: ignore[arg-type]

    def ago(self, index: int) -> Iterator[_Point]:
        """ "three days ago", "il y a deux semaines", "a month earlier"."""
        published = self.published
        if not published:
            return
        sign = 0
        at = index
        for phrases, way in ((self.words.ago_before, -1), (self.words.from_now_before, 1)):
            found = phrases.at(self.tokens, index)
            if found:
                sign, at = way, found[1]
        quantity = self.quantity(at)
        if not quantity:
            return
        unit = self.words.units.at(self.tokens, quantity[1])
        if not unit:
            return
        number, end = quantity[0], unit[1]
        anchor = published
        if not sign:
            for phrases, way in ((self.words.ago, -1), (self.words.from_now, 1)):
                found = phrases.at(self.tokens, end)
                if found:
                    sign, end = way, found[1]
            for phrases, way in ((self.words.earlier, -1), (self.words.later, 1)):
                found = phrases.at(self.tokens, end)
                told = self.told(unit[0]) or (published if way < 0 else None)
                if found and told and not sign and not self.governs(found[1], number=True):
                    sign, end, anchor = way, found[1], told
        if not sign:
            return
        period = _period(unit[0], anchor, sign * number)
        if period and period[0] < "1000":
            return
        if period and anchor is not published and sign > 0 and period[0] > _day(published):
            return  # what was told happened before it was published
        if period and unit[0] == "year" and sign < 0:
            # "un an plus tôt, sur la même période"
            at = self.comma(end)
            at += at < len(self.norm) and self.norm[at] in self.words.function_words
            again = self.words.same_period.at(self.tokens, at)
            shifted = self.shifted(int(period[0])) if again else None
            if again and shifted:
                yield _Point(index, again[1], fixed=shifted, rule="relative", precision="month", relative=True)
        if period:
            yield _Point(index, end, fixed=period[0], rule="relative", precision=period[1], relative=True)

    def governs(self, index: int, *, number: bool) -> bool:
        """The word before ``index`` is a preposition to what follows: "deux ans après la descente"."""
        ambiguous = self.norm[index - 1] in self.words.relational
        return ambiguous and (self.word_follows(index) or (number and self.number[index : index + 1] not in ([], [-1])))

    def shifted(self, year: int) -> str | None:
        """The period found last, told of another ``year``."""
        if self.period is None or not self.period[:4].isdecimal():
            return None
        years = year - int(self.period[:4])
        if year < 1000:
            return None
        ends = [end if end == ".." else f"{int(end[:4]) + years:04d}{end[4:]}" for end in self.period.split("/")]
        value = "/".join(ends)
        try:
            return check_edtf(value)
        except ValueError:
            return None  # 29 February

    def same_again(self, index: int) -> Iterator[_Point]:
        """ "the same period last year", "la même période de 2022": the period found last, in that year."""
        found = self.words.same_period.at(self.tokens, index)
        if not found or self.period is None:
            return
        at = self.skip(self.words.links, found[1])
        year = self.year_behind(at, short=False) or self.year_behind(found[1], short=False)
        if not year:
            for point in self.ago(self.comma(at)):
                if point.precision == "year" and point.fixed:
                    year = int(point.fixed), point.end, False
        value = self.shifted(year[0]) if year else None
        if year and value:
            yield _Point(index, year[1], fixed=value, rule="relative", precision="month", relative=True, year_given=year[2])

    def part(self, index: int) -> Iterator[_Point]:
        """ "début juin", "late last year", "mid-2023", "the end of the month": the period that the part is of."""
        found = self.words.parts.at(self.tokens, index)
        if not found:
            return
        at = found[1]
        at = self.skip(self.words.links, at + 1 if self.sign(at, "-") else at)
        start = self.skip(self.words.articles, at)
        if self.published:
            unit = self.words.units.at(self.tokens, start)
            # "fin du mois": the article is in the phrase already.
            if unit and (start > at or at - index > 1) and unit[0] in ("week", "month", "quarter", "year"):
                period = _period(unit[0], self.published, 0)
                if period:
                    yield _Point(index, unit[1], fixed=period[0], rule="relative", precision=period[1], relative=True)
        for read in (self.month_year, self.bare_year, self.deictic, self.season, self.quarter, self.named_period):
            for point in read(at if read == self.deictic else start):
                yield replace(point, start=index, alone=True)

    # --- intervals ---

    def intervals(self, index: int) -> Iterator[_Point]:
        """Settled intervals and open periods that begin at ``index``."""
        words = self.words
        if not self.kinds(index) & _OPENING:
            yield from self.joined(index, index, opened="")
            return
        to_date = words.to_date.at(self.tokens, index)
        whole = list(self.period_to_date(index, to_date[1])) if to_date else []
        yield from whole
        since = None if whole else words.since.at(self.tokens, index)
        if since:
            for point in self.points(since[1]):
                settled = self.settle(point)
                if settled and settled.fixed and ".." not in settled.fixed and not self.short_of(point):
                    low = settled.fixed.split("/")[0]
                    yield replace(settled, start=index, fixed=f"{low}/..", rule="open")
        then = words.since_then.at(self.tokens, index)
        if then and self.previous:
            yield _Point(index, then[1], fixed=f"{self.previous}/..", rule="open", relative=True)
        between = words.between.at(self.tokens, index)
        if between:
            for at in {between[1], self.skip(words.open_from, between[1])}:
                yield from self.joined(index, at, opened="between")
        opened = words.open_from.at(self.tokens, index)
        if opened:
            for at in {opened[1], index + 1}:
                yield from self.joined(index, at, opened="from")
        yield from self.joined(index, index, opened="")

    def short_of(self, point: _Point) -> bool:
        """A bare day or a year without evidence is no date behind "since" either."""
        return point.kind == "d" or (point.kind in ("y", "m", "w") and not point.alone)

    def period_to_date(self, index: int, end: int) -> Iterator[_Point]:
        at = self.skip(self.words.articles, end)
        year = self.year(at)
        if year:
            yield _Point(index, year[1], fixed=f"{year[0]:04d}", rule="year", precision="year", year_given=True)
        if not self.published:
            return
        unit = self.words.units.at(self.tokens, at)
        told = self.deictic_unit(end, ("week", "month", "quarter", "year"))
        if told:
            period = _period(told[0], self.published, told[1])
            stop = told[3]
        elif unit and unit[0] in ("week", "month", "quarter", "year"):
            named = self.year(unit[1]) if unit[0] == "year" else None
            period = (f"{named[0]:04d}", "year") if named else _period(unit[0], self.published, 0)
            stop = named[1] if named else unit[1]
        else:
            return
        if period:
            yield _Point(index, stop, fixed=period[0], rule="relative", precision=period[1], relative=True)

    def joined(self, start: int, index: int, opened: str) -> Iterator[_Point]:
        """Two points with a word or dash between them; ``opened``: the word in front of the first."""
        for first in self.points(index):
            if first.start > index + 2:
                continue
            end = first.end
            # "2, 3 et 4 mai", "March 2, 3 and 4"
            last = first
            member = "d" if first.kind == "md" and first.month_first else first.kind
            for _ in range(31 if not opened and member in ("d", "w", "y") else 0):
                more = self.points(end + 1) if self.sign(end, ",") else []
                more = [point for point in more if point.kind == member and (member != "d" or not point.weekday)]
                if not more or (member != "d" and not self.listed(last, more[0])):
                    break
                last = first if member == "d" else more[0]
                end = more[0].end
            for how, at in self.connectors(end, opened):
                for second in self.points(at):
                    if how == "and" and not self.listed(last, second):
                        continue
                    read = self.join(start, first, second, how, opened)
                    if read is not None:
                        yield read

    def connectors(self, index: int, opened: str) -> Iterator[tuple[str, int]]:
        if index >= len(self.norm) or self.tokens.apart(index):
            return
        comma = self.comma(index)
        for at in {index, comma}:
            # "from Friday, Nov. 15, to Sunday, Nov. 17": a date with commas inside has one behind.
            inside = bool(opened) and self.sign(index - 2, ",.")
            to = self.words.to.at(self.tokens, at)
            if to and (at == index or inside):
                yield "to", to[1]
            joint = self.words.joins.at(self.tokens, at)
            if joint and (at == index or not opened or (inside and opened == "between")):
                yield ("to" if opened == "between" else "and"), joint[1]
        if self.sign(index, "-"):
            spaced = not self.tokens.glued(index) or not self.tokens.glued(index + 1)
            yield ("spaced" if spaced else "dash"), index + 1

    def join(self, start: int, first: _Point, second: _Point, how: str, opened: str) -> _Point | None:
        if not second.kind or self.tokens.apart(second.start):
            return None
        left, right = first.kind, second.kind
        pair = left, right
        if right == "d" and left != "d":
            # "Oct. 13-15", "August 10 to 22": only behind a month that came first.
            if left not in ("md",) or not first.month_first:
                return None
            if how in ("spaced", "and", "dash") and self.noun_follows(second.end):
                return None
            year = self.year_behind(second.end)
            if not _valid(None, first.month or 0, second.day or 0):
                return None
            second = replace(
                second,
                month=first.month,
                year=year[0] if year else None,
                end=year[1] if year else second.end,
                year_given=bool(year and year[2]),
            )
            right = second.kind
        elif left == "d" and right in ("md", "ymd"):
            month, year_ = second.month or 1, second.year
            if (first.day or 0) >= (second.day or 0) and how != "and":
                year_ = year_ - 1 if year_ and month == 1 else year_
                month = (month - 2) % 12 + 1
            if second.month_first or not _valid(year_, month, first.day or 0):
                return None
            first = replace(first, month=month, year=year_)
        elif pair == ("d", "d") and first.weekday and second.weekday and how == "to":
            pass
        elif pair == ("w", "w") and how == "to" and self.opening_hours(start, first, second):
            return _Point(start, second.end, fixed=_HABIT, rule="habit")
        elif left in ("d", "") or (left == "y") != (right == "y"):
            return None
        elif pair == ("y", "y"):
            if (first.year or 0) >= (second.year or 0) or not 1000 <= (first.year or 0) <= 2099:
                return None
            if self.noun_follows(second.end) and not (how == "and" and first.alone):
                return None
            low, high = first.year or 0, second.year or 0
            if how in ("dash", "spaced") and (low < 1900 or high > 2099):
                return None
            span = self.tokens.start[first.start], self.tokens.end[second.end - 1]
            if how == "spaced" and self.tokens.text.count("\n", *span):
                return None
            told = first.alone or second.alone or len(self.norm) <= 4
            close = low >= 1980 and high <= 2039 and how == "dash"
            if opened == "" and not (told or close):
                return None
        elif "w" in left or "w" in right:
            if "w" in left and "w" in right and how == "dash":
                return None
            if ("w" in left) != ("w" in right) and how in ("dash", "spaced"):
                return None  # "RIGA, 20 novembre 2024 – Dimanche, ils …"
        elif "f" in pair and (how == "and" or (how in ("spaced", "dash") and pair != ("f", "f"))):
            return None
        if pair == ("m", "m") and not (first.alone or second.alone):
            return None
        if "m" in left and "m" in right:
            if first.year is None and second.year is not None:
                later = (first.month or 0, first.day or 0) > (second.month or 0, second.day or 0)
                if left != "m" and right == "ym":
                    later = (first.month or 0) > (second.month or 0)
                first = replace(first, year=second.year - later)
            elif second.year is None and first.year is not None:
                earlier = (second.month or 0, second.day or 99) < (first.month or 0, first.day or 0)
                second = replace(second, year=first.year + earlier)
        return self.span(start, first, second)

    def listed(self, first: _Point, second: _Point) -> bool:
        """Whether "A and B" are told as one period: the ends share what is written once, or are neighbours."""
        left, right = first.kind, second.kind
        if left == "d" and right in ("md", "ymd"):
            return (first.day or 0) < (second.day or 0)
        if left == "md" and first.month_first and right == "d":
            return (first.day or 0) < (second.day or 0)
        if left == "y" and right == "y":
            return (second.year or 0) - (first.year or 0) == 1
        if left == "m" and right in ("m", "ym"):
            if not (first.alone or right == "ym") or not (second.alone or not self.lower_homograph(second)):
                return False
            return right == "ym" or ((second.month or 0) - (first.month or 0)) % 12 == 1
        if left == "md" and right == "ymd":
            return (first.month or 0, first.day or 0) < (second.month or 0, second.day or 0)
        if left == "w" and right == "w":
            return ((second.weekday or 0) - (first.weekday or 0)) % 7 == 1
        return False

    def opening_hours(self, start: int, first: _Point, second: _Point) -> bool:
        """ "du lundi au vendredi", "Monday to Friday, 9am": what is done every week."""
        if first.weekday != 1 or (second.weekday or 0) < 5:
            return False
        if self.words.every_week.at(self.tokens, start):
            return True
        at = self.comma(second.end)
        return start == first.start and self.number[at : at + 1] not in ([], [-1])

    def lower_homograph(self, point: _Point) -> bool:
        return self.homograph(point.start, self.norm[point.start])

    def span(self, start: int, first: _Point, second: _Point) -> _Point | None:
        """The settled interval of two points whose written parts have been shared."""
        undated = first.year is None and second.year is None and first.month is not None and second.month is not None
        if undated and (second.direction or (second.weekday and not first.weekday)):
            ended_first = self.settle(second)
            if ended_first and ended_first.fixed and not ended_first.fixed.startswith("X"):
                year = int(ended_first.fixed[:4])
                later = (first.month or 0, first.day or 0) > (second.month or 0, second.day or 0)
                first = replace(first, year=year - later)
                second = replace(second, year=year)
        begin = self.settle(first)
        if begin is None or begin.fixed is None:
            return None
        if second.fixed is None and second.year is None and second.month is not None:
            if begin.fixed.startswith("XXXX"):
                ended: _Point | None = replace(second, fixed=self.written(None, second.month, second.day))
            else:
                # The end of an interval is the first such date behind its beginning.
                year = int(begin.fixed[:4])
                low = begin.fixed.split("/")[0]
                value = self.written(year, second.month, second.day)
                shared = min(len(low), len(value))
                if value[:shared] < low[:shared]:
                    value = self.written(year + 1, second.month, second.day)
                ended = replace(second, fixed=value)
        elif second.kind == "w" and len(begin.fixed) == 10 and not begin.fixed.startswith("X"):
            begun = date.fromisoformat(begin.fixed)
            days = ((second.weekday or 1) - begun.isoweekday()) % 7
            told = self.published if first.kind == "w" and not second.direction else None
            if told and begun + timedelta(days=days) > told:
                begun -= timedelta(days=7)
                begin = replace(begin, fixed=_day(begun))
            ended = replace(second, fixed=_day(begun + timedelta(days=days)))
        else:
            ended = self.settle(second)
        if ended is None or ended.fixed is None:
            return None
        value = f"{(begin.fixed or '').split('/')[0]}/{ended.fixed.split('/')[-1]}"
        try:
            check_edtf(value)
        except ValueError:
            return None
        low, high = value.split("/")
        if low == high or ".." in value or (low.startswith("XXXX") != high.startswith("XXXX")):
            return None
        precision = ended.precision
        relative = begin.relative or ended.relative
        return _Point(
            start if start < first.start else first.start,
            second.end,
            fixed=value,
            rule={"day": "day-interval", "month": "month-interval", "year": "year-interval"}.get(precision, "interval"),
            precision=precision,
            relative=relative,
            year_given=first.year_given or second.year_given,
        )

    # --- settling ---

    @staticmethod
    def written(year: int | None, month: int | None, day: int | None) -> str:
        text = "XXXX" if year is None else f"{year:04d}"
        if month is not None:
            text += f"-{month:02d}"
            if day is not None:
                text += f"-{day:02d}"
        return text

    def settle(self, point: _Point) -> _Point | None:
        """``point`` with its value: missing parts taken from ``published``; None when they cannot be."""
        if point.fixed is not None:
            return point
        if point.year is not None:
            return replace(point, fixed=self.written(point.year, point.month, point.day))
        if point.month is not None:
            if self.published is None:
                return replace(point, fixed=self.written(None, point.month, point.day))
            year = self.year_of(point, self.published)
            return None if year is None else replace(point, fixed=self.written(year, point.month, point.day))
        if point.day is not None:
            value = self.day_of(point)
            return None if value is None else replace(point, fixed=value, relative=True)
        if point.weekday is not None:
            if self.published is None:
                return self.near_dated(point)
            back = (self.published.isoweekday() - point.weekday) % 7
            starting = self.words.starting.before(self.tokens, point.start) and self.future_behind(point)
            coming = starting or self.comes(point)
            if point.direction > 0 or (point.direction == 0 and coming):
                found = self.published + timedelta(days=(7 - back) if back else 7)
            elif point.direction < 0:
                found = self.published - timedelta(days=back or 7)
            else:
                found = self.published - timedelta(days=back)
            return replace(point, fixed=_day(found))
        return None

    def near_dated(self, point: _Point) -> _Point | None:
        """A weekday of a text without a date of publication: the last one up to the day told with its weekday."""
        if self.dated is None or point.direction > 0:
            return None
        weekday, day = self.dated
        found = day - timedelta(days=(weekday - (point.weekday or 0)) % 7)
        year = None if day.year == 2001 else found.year
        return replace(point, fixed=self.written(year, found.month, found.day))

    def future_behind(self, point: _Point) -> bool:
        """Whether a word behind the date, in the same sentence, says that it is to come; or nothing is told of it."""
        for index in range(point.end, min(point.end + 16, len(self.norm))):
            if self.norm[index] in ".;!?" or self.tokens.apart(index):
                return index - point.end <= 1
            if self.words.future.at(self.tokens, index) or (
                len(self.norm[index]) > 4 and self.norm[index].endswith(self.words.future_endings)
            ):
                return True
        return point.end >= len(self.norm)

    def year_of(self, point: _Point, published: date) -> int | None:
        """The year of a month or day that was written without one."""
        month, day = point.month or 1, point.day
        if day is None:
            past = published.year if month <= published.month else published.year - 1
            if point.direction == 0 and self.words.deadline.before(self.tokens, point.start):
                # "until June" goes either way too.
                months = (month - published.month) % 12
                return past + 1 if 0 < months < 6 else past
            if point.direction < 0 and month == published.month:
                return past - 1
            if point.direction > 0 or (point.direction == 0 and month > published.month and self.comes(point)):
                return published.year if month > published.month else published.year + 1
            return past
        candidates = [year for year in range(published.year - 5, published.year + 6) if _valid(year, month, day)]
        if point.weekday:
            # A weekday is worth more than the habit of telling the past, if a year near by agrees with it.
            near = [year for year in candidates if date(year, month, day).isoweekday() == point.weekday]
            near = [year for year in near if abs((date(year, month, day) - published).days) <= 550]
            if near:
                return min(near, key=lambda year: abs((date(year, month, day) - published).days))
        past_years = [year for year in candidates if date(year, month, day) <= published]
        coming_years = [year for year in candidates if date(year, month, day) > published]
        if point.direction < 0 and past_years:
            return past_years[-1]
        if point.direction > 0 and coming_years:
            return coming_years[0]
        if coming_years and past_years and self.words.deadline.before(self.tokens, point.start):
            # "by 1 October" goes either way: the nearer one.
            ends = date(past_years[-1], month, day), date(coming_years[0], month, day)
            return (past_years[-1], coming_years[0])[ends[1] - published < published - ends[0]]
        if coming_years:
            ahead = (date(coming_years[0], month, day) - published).days
            if ahead <= _TOLERANCE or (ahead <= 240 and self.comes(point)):
                return coming_years[0]
        return past_years[-1] if past_years else None

    def comes(self, point: _Point) -> bool:
        """Whether a word in front of the date, in the same sentence, says that it is to come."""
        index = point.start - 1
        for _ in range(12):
            if index < 0 or self.norm[index] in ".;!?" or self.tokens.apart(index + 1):
                return False
            if self.words.future.before(self.tokens, index + 1):
                return True
            if self.norm[index] in self.words.reporting:
                return False  # "nobody had planned for it, police said on Tuesday"
            if len(self.norm[index]) > 4 and self.norm[index].endswith(self.words.future_endings):
                return True
            if self.number[index] >= 0:
                return False
            index -= 1
        return False

    def day_of(self, point: _Point) -> str | None:
        """The day of a bare day number with its weekday: in the month of the date before it or near publication."""
        day, weekday = point.day or 0, point.weekday
        anchor = self.anchor() or self.anchor_month() or self.published
        if anchor is None:
            return None
        found: list[date] = []
        for offset in range(-14, 8):
            text = _month_of(anchor, offset)
            year, month = int(text[:4]), int(text[5:])
            if _valid(year, month, day):
                candidate = date(year, month, day)
                if weekday is None or candidate.isoweekday() == weekday:
                    found.append(candidate)
        limit = self.published
        if not found:
            return None
        if self.previous is None and limit:
            past = [candidate for candidate in found if candidate <= limit]
            if past and (limit - past[-1]).days <= 62:
                return _day(past[-1])
        return _day(min(found, key=lambda candidate: abs((candidate - anchor).days)))


# --- fallback ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def _dateparser_value(text: str, language: str, published: date | None, american: bool) -> str | None:
    """What dateparser makes of a bare expression, cut back to the precision that was written."""
    if not text or len(text) > 60 or not any(char.isalpha() for char in text):
        return None
    # dateparser takes 0.2 s to import, and is hardly ever needed.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.date import DateDataParser

    settings: dict[str, Any] = {
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "MDY" if american else "DMY",
        "RETURN_AS_TIMEZONE_AWARE": False,
        # What is relative the grammar reads itself; dateparser takes "3 days" for three days ago.
        "PARSERS": ["absolute-time"],
    }
    if published is not None:
        settings["RELATIVE_BASE"] = datetime(published.year, published.month, published.day)
    else:
        settings["REQUIRE_PARTS"] = ["year"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = DateDataParser(languages=[language], settings=settings).get_date_data(text)
    moment = found.date_obj
    if moment is None:
        return None
    length = {"year": 4, "month": 7}.get(found.period or "day", 10)
    return moment.date().isoformat()[:length]
