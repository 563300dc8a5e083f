"""What ``find_countries`` returns."""

from dataclasses import dataclass
from enum import StrEnum


class CountryKind(StrEnum):
    """What kind of word said the country."""

    NAME = "name"
    ADJECTIVE = "adjective"
    INHABITANT = "inhabitant"
    CITY = "city"
    REGION = "region"
    AUTHORITY = "authority"


# The kinds that are places on a map.
PLACES = frozenset({CountryKind.NAME, CountryKind.CITY, CountryKind.REGION})


@dataclass(frozen=True, slots=True)
class CountrySpan:
    """One mention of a country: ``text[start:end]``, in characters, half-open."""

    start: int
    end: int
    code: str  # ISO 3166-1 alpha-2; XK for Kosovo
    kind: CountryKind
    rule: str  # what matched: "name", "acronym", "adjective", "city", "us-state", "authority" ...
