"""What the words of a span mean, where a person has drawn it and said no more: read by the parsers, without a model."""

from datetime import date
from functools import cached_property

from pipeline.annotations.spans import COUNTRY, DATES, OPERATION, Reading
from pipeline.grammar.counts import CountFinder
from pipeline.grammar.found import FoundCount
from pipeline.grammar.lexicon import load_lexicon
from pipeline.grammar.passage import Passage
from pipeline.layout import find_blocks
from pipeline.records import Category
from pipeline.rules import Rules, default_rules
from pipeline.values.countries import CountrySpan, find_countries, parse_country
from pipeline.values.dates import DateSpan, find_dates, parse_date
from pipeline.values.numbers import Number, find_numbers, parse_number
from pipeline.values.operations import OperationSpan, find_operations

_QUOTES = "\"“”„«»‘’'‹› \t\r\n\u00a0\u202f"


class SpanReader:
    """Reads spans of one text; each parser runs over the text at most once, so that it sees the words around a span."""

    def __init__(self, text: str, language: str, published: str | None, rules: Rules | None = None) -> None:
        self.text = text
        self.language = language
        self.published = date.fromisoformat(published) if published else None
        self.rules = rules or default_rules()

    def read(self, label: str, start: int, end: int) -> Reading | None:
        """What ``text[start:end]`` means under ``label``; None where the parsers find no such value in it.

        A name is always found. Of several values the first one counts.
        """
        if label == OPERATION:
            return self._operation(start, end)
        if label == DATES:
            return self._date(start, end)
        return self._country(start, end) if label == COUNTRY else self._count(Category(label), start, end)

    def _operation(self, start: int, end: int) -> Reading | None:
        inside = (span for span in self._operations if start <= span.start and span.end <= end)
        name = next((span.value for span in inside), " ".join(self.text[start:end].strip(_QUOTES).split()))
        return Reading(name) if name else None

    def _date(self, start: int, end: int) -> Reading | None:
        inside = (span.value for span in self._dates if start <= span.start and span.end <= end)
        value = next(inside, None) or parse_date(self.text[start:end], self.language, published=self.published, rules=self.rules)
        return Reading(value) if value else None

    def _country(self, start: int, end: int) -> Reading | None:
        code = parse_country(self.text[start:end], self.language, rules=self.rules)
        inside = (span.code for span in self._countries if start <= span.start and span.end <= end)
        code = code or next(inside, None)
        return Reading(code) if code else None

    def _count(self, category: Category, start: int, end: int) -> Reading | None:
        """A count of this category, else any count, else any number, that begins in the span."""
        inside = [item for item in self._counts if start <= item.number[0] < end]
        inside.sort(key=lambda item: item.category is not category)
        if inside:
            found = inside[0]
            unit = found.currency_code or found.unit if found.category is category else None
            return Reading(_listed(found.value), found.modifier, unit, found.presumed)
        number = next((item for item in self._numbers if start <= item.start < end), None)
        if number is not None:
            return Reading(_listed(number.value), number.modifier)
        value = parse_number(self.text[start:end].strip(), self.language, rules=self.rules)
        return None if value is None else Reading(_listed(value))

    @cached_property
    def _operations(self) -> list[OperationSpan]:
        return find_operations(self.text, self.language, rules=self.rules)

    @cached_property
    def _dates(self) -> list[DateSpan]:
        return find_dates(self.text, self.language, published=self.published, rules=self.rules)

    @cached_property
    def _countries(self) -> list[CountrySpan]:
        return find_countries(self.text, self.language, rules=self.rules)

    @cached_property
    def _numbers(self) -> list[Number]:
        names = [(span.start, span.end) for span in self._operations]
        taken = [(span.start, span.end) for span in self._dates] + names
        return find_numbers(self.text, self.language, rules=self.rules, exclude=taken)

    @cached_property
    def _counts(self) -> list[FoundCount]:
        passage = Passage(
            self.text,
            load_lexicon(self.rules, self.language),
            numbers=self._numbers,
            dates=self._dates,
            countries=self._countries,
            names=[(span.start, span.end) for span in self._operations],
            blocks=find_blocks(self.text, rules=self.rules),
            parts=[],
        )
        return CountFinder(passage).find()


def _listed(value: int | float | tuple[int | float, int | float]) -> int | float | list[int | float]:
    return list(value) if isinstance(value, tuple) else value
