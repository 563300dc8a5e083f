"""The texts for people, in English and French: words from TOML, and numbers, days and figures as each language writes them."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pipeline.errors import InputError
from pipeline.records import Category, Count, CountValue

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")

NBSP = "\N{NO-BREAK SPACE}"


class Words:
    """The words of one language; templates know it as ``t``. Made by ``load_words``."""

    def __init__(self, language: Language, entries: Mapping[str, Any]) -> None:
        self.language: Language = language
        self._entries = entries

    def __call__(self, key: str, /, **values: object) -> str:
        """The text at ``key`` ("records.unnamed"), ``{names}`` filled in; whole numbers are written as people write them.

        ``n`` chooses between singular and plural where there are both. Raises KeyError for a key that no file has.
        """
        entry = self._entry(key)
        if isinstance(entry, list):
            entry = entry[0 if values["n"] in self._entry("plural.singular") else 1]
        if not values:
            return str(entry)
        written = {
            name: self.number(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
            for name, value in values.items()
        }
        return str(entry).format(**written)

    def _entry(self, key: str) -> Any:
        try:
            return self._entries[key][self.language]
        except KeyError:
            raise KeyError(f"no words for {key!r} in {self.language!r}") from None

    def has(self, key: str) -> bool:
        """Whether there are words at ``key``."""
        return key in self._entries

    # --- codes ---

    def category(self, code: str) -> str:
        """ "arrests" → "arrestations"."""
        return self(f"categories.{code}")

    def group(self, code: str) -> str:
        """The colour of a category: "victims", "suspects", "acts" or "things"."""
        return str(self._entries[f"categories.{code}"]["group"])

    def groups(self) -> Mapping[str, Sequence[str]]:
        """The colours, each with the codes of its categories."""
        found: dict[str, list[str]] = {}
        for category in Category:
            found.setdefault(self.group(category), []).append(category.value)
        return found

    def country(self, code: str) -> str:
        """ "DE" → "Allemagne"; a code that filet does not know stays as it is."""
        name = f"country_names.{code}"
        return self(name) if self.has(name) else _country_names(self.language).get(code, code)

    def countries(self, codes: Sequence[str]) -> str:
        """The names in one line."""
        return ", ".join(map(self.country, codes))

    def sort_key(self, name: str) -> str:
        """By which names are put in order: É beside E, case aside."""
        return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign)).casefold()

    def reason(self, reason: str) -> str:
        """Why a quantity went into no record; one that has no words here stays as it is."""
        return self(f"reasons.{reason}") if self.has(f"reasons.{reason}") else reason

    def failure(self, error: str) -> str:
        """Why a text failed, without its name in front: "no text in this PDF, …"; one that has no words here stays as it is."""
        for key, entry in self._entries.items():
            if key.startswith("failures.") and (match := _pattern(entry["en"]).fullmatch(error)):
                return str(entry[self.language]).format(**match.groupdict())
        return error

    # --- figures ---

    def number(self, value: int | float) -> str:
        """1374.5 → "1,374.5" or "1 374,5"."""
        # Milligrams of a weight in kilograms are the least that is told; what is smaller comes of adding fractions up.
        rounded = round(value, 6)
        number = int(rounded) if float(rounded).is_integer() else rounded
        written = f"{number:,}" if isinstance(number, int) else f"{number:,.6f}".rstrip("0")
        signs = {",": self("number.group"), ".": self("number.decimal")}
        return "".join(signs.get(sign, sign) for sign in written)

    def share(self, value: float, digits: int = 3) -> str:
        """0.9 → "0.900" or "0,900": shares that stand beside each other have the same length."""
        return f"{value:.{digits}f}".replace(".", self("number.decimal"))

    def value(self, value: CountValue) -> str:
        """A number, or the two ends of a range."""
        return "–".join(map(self.number, value)) if isinstance(value, list) else self.number(value)

    def unit(self, unit: str) -> str:
        """ "plants" → "pieds"; a currency keeps its code."""
        return self(f"units.{unit}") if self.has(f"units.{unit}") else unit

    def amount(self, value: CountValue, unit: str | None) -> str:
        """A number with its unit: "1,600 kg"."""
        return f"{self.value(value)}{NBSP}{self.unit(unit)}" if unit else self.value(value)

    def figure(self, count: Count) -> str:
        """The number with its hedge and unit: "more than 1,600 kg"."""
        amount = self.amount(count.value, count.unit)
        return self(f"modifiers.{count.modifier}", figure=amount) if count.modifier else amount

    def bounds(self, low: float, high: float | None, unit: str | None = None) -> str:
        """A sum from ``low`` to ``high`` (None: no upper end): "94", "94–120", "at least 94"."""
        low, high = _readable(low), None if high is None else _readable(high)
        if high is None:
            return self("modifiers.at_least", figure=self.amount(low, unit))
        return self.amount(low if low == high else [low, high], unit)

    # --- days ---

    def dates(self, edtf: str) -> str:
        """An EDTF string of the guidelines as a person writes it: "3–9 June 2024", "depuis avril 2016"."""
        start, _, end = edtf.partition("/")
        if not end:
            return self._date(start)
        if end == "..":
            return self("dates.since", start=self._date(start))
        if start == "..":
            return self("dates.until", end=self._date(end))
        if start[:7] == end[:7] and len(start) == len(end) == 10 and not start.startswith("X"):
            first, last = self._day_of_month(start), self._day_of_month(end)
            return self("dates.days_of_month", first=first, last=last, month=self._month(start), year=start[:4])
        is_one_year = start[:4] == end[:4] != "XXXX" and len(start) == len(end) > 4
        return self("dates.interval", start=self._date(start, "_alone" if is_one_year else ""), end=self._date(end))

    def _date(self, written: str, form: str = "") -> str:
        year = written[:4]
        if re.fullmatch(r"\d{3}X", written):
            return self("dates.decade", year=f"{written[:3]}0")
        if len(written) == 4:
            return self("dates.unknown") if year == "XXXX" else year
        form = form or ("_without_year" if year == "XXXX" else "")
        unit = "day" if len(written) == 10 else "month"
        return self(f"dates.{unit}{form}", day=self._day_of_month(written), month=self._month(written), year=year)

    def _month(self, written: str) -> str:
        return str(self._entry("dates.months")[int(written[5:7]) - 1])

    def _day_of_month(self, written: str) -> str:
        day = written[8:10].lstrip("0")
        return self("dates.first_of_month") if day == "1" else day


def _readable(total: float) -> float:
    """Nobody reads the thousandths of hundreds."""
    return round(total, 2) if total >= 100 else total


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What a text with ``{names}`` becomes when they are filled in."""
    parts = re.split(r"\{(\w+)\}", template)
    named = (f"(?P<{part}>.+)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
    return re.compile("".join(named), re.DOTALL)


@cache
def load_words(language: Language, *parts: str) -> Words:
    """The words of view and of ``parts``: "web.gold" is ``pipeline/web/gold.toml``.

    Raises InputError for another language, ValueError for a key that stands in two files or lacks a language.
    """
    if language not in LANGUAGES:
        raise InputError(f"{language!r} is not a language of the pages; give one of {', '.join(LANGUAGES)}")
    entries: dict[str, Any] = {}
    for part in ("view.words", *(part for part in parts if part != "view.words")):
        for key, entry in _read(part).items():
            if key in entries:
                raise ValueError(f"{part}: {key} stands in another file too")
            entries[key] = entry
    return Words(language, entries)


@cache
def _read(part: str) -> dict[str, Any]:
    """Dotted key → what the file has at it: a table with both languages."""
    package, _, name = f"pipeline.{part}".rpartition(".")
    found: dict[str, Any] = {}

    def walk(table: Mapping[str, Any], path: str) -> None:
        for key, value in table.items():
            if not isinstance(value, dict):
                raise ValueError(f"{part}: {path}{key} stands in no language")
            texts = [value.get(language) for language in LANGUAGES]
            if all(isinstance(text, str | list) for text in texts):
                found[f"{path}{key}"] = value
            elif any(isinstance(text, str | list) for text in texts):
                raise ValueError(f"{part}: {path}{key} lacks a language")
            else:
                walk(value, f"{path}{key}.")

    walk(tomllib.loads(files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8")), "")
    return found


@cache
def _country_names(language: Language) -> dict[str, str]:
    """ISO code → the usual name, which stands first in the list."""
    text = files("patterns").joinpath("countries/names.json").read_text(encoding="utf-8")
    return {code: spellings[0] for code, spellings in json.loads(text)[language].items()}
