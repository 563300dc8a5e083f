"""What is set out of all texts: sums by groups of categories, people by country and by year; what records can be chosen by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from pipeline.records import Category
from pipeline.rows import SEVERAL
from pipeline.view.summary import Sum, Summary, Total
from pipeline.view.words import Words

Choice = tuple[str, str, int]

# So many units of a category stand in its table, the others are folded away.
_UNITS = 4
GROUPS = ("victims", "suspects", "acts", "things")
_PEOPLE = (
    Category.VICTIMS, Category.MINORS, Category.WOMEN, Category.MEN, Category.MIGRANTS, Category.SUSPECTS, Category.ARRESTS,
    Category.CONVICTIONS, Category.DEATHS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """The totals of one colour; ``rest``: those in the units of a category that few texts tell of, such as most currencies."""

    name: str
    totals: tuple[Total, ...]
    rest: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Sums of people, a row a country or a year."""

    categories: tuple[str, ...]
    rows: tuple["Row", ...]


@dataclass(frozen=True, slots=True)
class Row:
    """``address``: what stands behind # in a link to the records of it, None without; ``sums``: one a category, None for none."""

    label: str
    address: str | None
    sums: tuple[Sum | None, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the records can be filtered by: value, name, and how many records there are."""

    countries: tuple[Choice, ...]
    years: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    kinds: tuple[Choice, ...]


def group_totals(summary: Summary, words: Words) -> tuple[Group, ...]:
    """The groups that have any; the units of a category in the order of how many texts tell of them."""
    groups: dict[str, tuple[list[Total], list[Total]]] = {group: ([], []) for group in GROUPS}
    for category, of_category in groupby(summary.totals, key=attrgetter("category")):
        units = sorted(of_category, key=lambda total: (-total.documents, total.unit or ""))
        totals, rest = groups[words.group(category)]
        totals += units[:_UNITS]
        rest += units[_UNITS:]
    return tuple(Group(group, tuple(totals), tuple(rest)) for group, (totals, rest) in groups.items() if totals)


def people_by_country(summary: Summary, words: Words) -> Crossing:
    """Countries by their names, then what is of several together, then what is of none."""
    names: dict[str | None, str] = {code: words.country(code) for code in summary.by_country if code and code != SEVERAL}
    labels = {**names, SEVERAL: words("totals.several"), None: words("totals.unknown_country")}
    in_order = [*sorted(names, key=lambda code: words.sort_key(names[code])), SEVERAL, None]
    # Of several countries together: no record is by itself.
    return _cross(
        (labels[code], None if code == SEVERAL else f"country={code or NONE}", summary.by_country[code])
        for code in in_order
        if code in summary.by_country
    )


def people_by_year(summary: Summary, words: Words) -> Crossing:
    """The latest year first; what has none at the end."""
    years: Mapping[int | None, Sequence[Sum]] = summary.by_year
    in_order = sorted(years, key=_latest_first)
    return _cross(
        (words("totals.unknown_year") if year is None else str(year), f"year={year or NONE}", years[year]) for year in in_order
    )


def _latest_first(year: int | None) -> tuple[bool, int]:
    return year is None, -(year or 0)


def _cross(rows: Iterable[tuple[str, str | None, Sequence[Sum]]]) -> Crossing:
    found = [
        (label, address, {item.category: item for item in sums if item.category in _PEOPLE and item.unit is None})
        for label, address, sums in rows
    ]
    categories = tuple(category for category in _PEOPLE if any(category in sums for _, _, sums in found))
    return Crossing(
        tuple(map(str, categories)),
        tuple(Row(label, address, tuple(map(sums.get, categories))) for label, address, sums in found if sums),
    )


# --- filters ----------------------------------------------------------------------------------------------------------

# The value of what has no country or no year; an empty one is "all".
NONE = "none"


def make_choices(summary: Summary, words: Words) -> Choices:
    """Only what some record has, in the order in which one looks for it."""
    countries, years, categories = summary.records_by_country, summary.records_by_year, summary.records_by_category
    names = sorted(((words.country(code), code) for code in countries if code), key=lambda item: words.sort_key(item[0]))
    told = [year for year in sorted(years, key=_latest_first) if year is not None]
    return Choices(
        countries=(*((code, name, countries[code]) for name, code in names), *_without(countries, words("table.no_country"))),
        years=(*((str(year), str(year), years[year]) for year in told), *_without(years, words("table.no_year"))),
        categories=tuple(
            (category.value, words.category(category), categories[category]) for category in Category if category in categories
        ),
        kinds=tuple((kind, words(f"table.{kind}"), number) for kind, number in summary.records_by_kind.items()),
    )


def _without(numbers: Mapping[str | None, int] | Mapping[int | None, int], name: str) -> Iterator[Choice]:
    if None in numbers:
        yield NONE, name, numbers[None]
