"""A count as a person reads it: short, with signs, or in words."""

from collections.abc import Iterable, Iterator

from pipeline.records import Category, Count, CountValue, Modifier

_SIGNS = {
    Modifier.ABOUT: "≈",
    Modifier.NEARLY: "≲",
    Modifier.MORE_THAN: ">",
    Modifier.AT_LEAST: "≥",
    Modifier.LESS_THAN: "<",
    Modifier.AT_MOST: "≤",
}


def written_value(value: CountValue) -> str:
    """1374 → "1 374", [200, 300] → "200–300", 0.5 → "0.5"."""
    if isinstance(value, list):
        return "–".join(map(written_value, value))
    number = int(value) if float(value).is_integer() else value
    return f"{number:,}".replace(",", " ")


def written_count(count: Count) -> str:
    """The count without its category: "≈ 94 kg (presumed, in GY LC)"."""
    remarks = ["presumed"] if count.presumed else []
    remarks += [f"in {' '.join(count.where)}"] if count.where else []
    parts = [
        _SIGNS[count.modifier] if count.modifier else "",
        written_value(count.value),
        count.unit or "",
        f"({', '.join(remarks)})" if remarks else "",
    ]
    return " ".join(part for part in parts if part)


def count_in_words(count: Count) -> str:
    """The count and its parts: "more than 94 presumed victims (“filles”) in GY LC, including 85 minors"."""
    category = count.category.replace("_", " ")
    words = [
        count.modifier.replace("_", " ") if count.modifier else "",
        written_value(count.value),
        "presumed" if count.presumed else "",
        # An amount is money by its currency.
        count.unit or "" if count.category is Category.MONEY else f"{count.unit} of {category}" if count.unit else category,
        f"(“{count.label}”)" if count.label and count.label != category else "",
        f"in {' '.join(count.where)}" if count.where else "",
    ]
    written = " ".join(word for word in words if word)
    parts = " and ".join(map(count_in_words, count.including))
    return f"{written}, including {parts}" if parts else written


def all_counts(counts: Iterable[Count]) -> Iterator[Count]:
    """``counts`` with their parts, each directly in front of its own, as ``rows.count_rows`` has them."""
    for count in counts:
        yield count
        yield from all_counts(count.including)
