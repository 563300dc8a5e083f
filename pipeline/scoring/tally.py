"""What is added up: tallies of fillers and shares of attributes. Ratios are computed from them, never stored.

The slots of the metric are ``operation``, ``dates``, ``countries`` and ``counts``; the attributes of a count are
``modifier``, ``presumed``, ``where`` and ``unit``.
"""

from dataclasses import dataclass, field, fields
from typing import Self


@dataclass(frozen=True, slots=True)
class Tally:
    """Fillers found (``tp``), invented (``fp``) and missed (``fn``)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Self) -> "Tally":
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float | None:
        """Share of the predicted fillers that are right; None where nothing was predicted."""
        return _ratio(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        """Share of the gold fillers that were found; None where the gold holds none."""
        return _ratio(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where gold and prediction are both empty."""
        return _ratio(2 * self.tp, 2 * self.tp + self.fp + self.fn)


@dataclass(frozen=True, slots=True)
class Share:
    """How often an attribute of a matched count is right, out of the times that gold or prediction has it."""

    right: int = 0
    total: int = 0

    def __add__(self, other: Self) -> "Share":
        return Share(self.right + other.right, self.total + other.total)

    @property
    def accuracy(self) -> float | None:
        """None where neither gold nor prediction ever has the attribute."""
        return _ratio(self.right, self.total)


@dataclass(frozen=True, slots=True)
class Slots:
    """One tally a slot."""

    operation: Tally = field(default_factory=Tally)
    dates: Tally = field(default_factory=Tally)
    countries: Tally = field(default_factory=Tally)
    counts: Tally = field(default_factory=Tally)

    def __add__(self, other: Self) -> "Slots":
        return Slots(*(getattr(self, slot) + getattr(other, slot) for slot in SLOTS))

    @property
    def micro(self) -> Tally:
        """The fillers of all slots together."""
        return self.operation + self.dates + self.countries + self.counts


@dataclass(frozen=True, slots=True)
class Attributes:
    """One share an attribute of a count."""

    modifier: Share = field(default_factory=Share)
    presumed: Share = field(default_factory=Share)
    where: Share = field(default_factory=Share)
    unit: Share = field(default_factory=Share)

    def __add__(self, other: Self) -> "Attributes":
        return Attributes(*(getattr(self, name) + getattr(other, name) for name in ATTRIBUTES))


@dataclass(frozen=True, slots=True)
class Score:
    """Everything that is added up over records and documents; ``Score()`` is the zero of the addition."""

    slots: Slots = field(default_factory=Slots)
    attributes: Attributes = field(default_factory=Attributes)

    def __add__(self, other: Self) -> "Score":
        return Score(self.slots + other.slots, self.attributes + other.attributes)


SLOTS = tuple(item.name for item in fields(Slots))
ATTRIBUTES = tuple(item.name for item in fields(Attributes))


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
