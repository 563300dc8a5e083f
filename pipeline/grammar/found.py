"""What the grammar of counting passes from step to step: a count as found in one passage, and its sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.grammar.acts import ActPlace
from pipeline.grammar.lexicon import Act
from pipeline.layout import BlockKind
from pipeline.records import Category, Modifier

# The reason of a number that counts what an organisation has, gives or gets; bare numbers behind it count more of the same.
LET_GO = "people let go, fined, hurt or missing"
EQUIPPED = "what an organisation has, gives or gets"

Value = int | float | tuple[int | float, int | float]

THING_TAGS = (
    "searches", "checks", "hits", "investigations", "vehicles", "documents", "devices", "accounts", "weapons", "groups",
    "locations", "countries", "drugs", "goods",
)  # fmt: skip
THINGS = frozenset(THING_TAGS)
# Acts on people, in the order in which they decide the category: the act comes before the noun.
PERSON_ACTS = (Act.ARREST, Act.CHARGE, Act.KILL, Act.CHECK, Act.FLEE)
ON_PEOPLE = frozenset(PERSON_ACTS)
DONE_TO_PEOPLE = ON_PEOPLE | {Act.RESCUE}
ACT_CATEGORY = {
    Act.ARREST: Category.ARRESTS,
    Act.CHARGE: Category.CONVICTIONS,
    Act.KILL: Category.DEATHS,
    Act.CHECK: Category.PERSONS_CHECKED,
    Act.FLEE: Category.SUSPECTS,
}
# Acts that are results: a count with one of these makes a record.
RESULTS = frozenset({Act.ARREST, Act.CHARGE, Act.KILL, Act.RESCUE, Act.SEIZE, Act.DISMANTLE})
# Acts that are results when these were found: nobody comes across them by chance.
FINDS = frozenset({Act.HOLD, Act.IDENTIFY, Act.SMUGGLE, Act.CHECK, Act.SEARCH, Act.OPEN_CASE, Act.TAKE_PART})
# What only the authorities do, whatever it is done for.
_OF_AUTHORITIES = frozenset({Category.ARRESTS, Category.CONVICTIONS, Category.SEARCHES, Category.CHECKS, Category.INVESTIGATIONS})
# What the criminals do.
_CRIMES = frozenset({Act.HOLD, Act.SMUGGLE})
FOUND_RESULTS = frozenset(
    {
        Category.DRUGS,
        Category.WEAPONS,
        Category.MIGRANTS,
        Category.VICTIMS,
        Category.DEATHS,
        Category.SEARCHES,
        Category.GROUPS,
        Category.INVESTIGATIONS,
    }
)


@dataclass(slots=True)
class FoundCount:
    """A count as found in one passage; offsets are characters of the passage, half-open.

    ``start``/``end`` span number and noun; ``parent`` is the index of the count it is a part of. ``strong`` says that the
    text tells a result (an act is named, or the noun is one); ``reason`` is set on a number that is no count, and says why.
    ``compared``: the figure of another period, which stands behind it ("contre 67 en 2020").
    """

    start: int
    end: int
    number: tuple[int, int]
    value: Value
    rule: str
    sentence: int
    category: Category | None = None
    modifier: Modifier | None = None
    unit: str | None = None
    presumed: bool = False
    label: tuple[int, int] | None = None
    parent: int | None = None
    strong: bool = False
    elliptic: bool = False
    singular: bool = False
    known: bool = False  # behind a definite article: told of before, a single one maybe as one of several
    further: bool = False  # a single one beside those told before: "a third man", "the driver was also held"
    compared: bool = False
    inherited: bool = False  # its category is that of the count before it
    currency: str | None = None
    currency_code: str | None = None
    reason: str | None = None
    acts: frozenset[Act] = frozenset()
    tags: frozenset[str] = frozenset()
    depth: int = 0
    factor: float = 1.0
    has_content: bool = False
    holds: bool = False
    first_word: int = 0
    hedge_word: int = -1  # first word of a hedge in front of the number, else that of the number
    last_word: int = 0
    bare_last: int = -1  # where the number alone ends when "of them", "of the victims" belongs to it, else -1
    whole_tags: frozenset[str] = frozenset()  # of the noun of the whole ("of the victims")
    whole_acts: frozenset[Act] = frozenset()  # what is said there of the whole ("of those arrested")
    act_place: ActPlace | None = field(default=None, repr=False)

    @property
    def bare_end(self) -> int:
        """Index of the first word behind the number and its own noun, without "of the victims"."""
        return self.last_word if self.bare_last < 0 else self.bare_last

    @property
    def is_of_crime(self) -> bool:
        """Whether it counts what the criminals did, moved or earned, and no act of the police."""
        if self.category in _OF_AUTHORITIES:
            return False  # "57 convictions for trafficking"
        money = self.category is Category.MONEY
        quiet = money or (self.category is Category.MIGRANTS and not self.strong)
        acts = self.acts - ON_PEOPLE if money else self.acts  # "the accused transferred 420,000 euros"
        return acts <= _CRIMES and (bool(acts) or quiet)

    @property
    def opening(self) -> int:
        """Index of the word where number and hedge begin."""
        return self.first_word if self.hedge_word < 0 else self.hedge_word


@dataclass(frozen=True, slots=True)
class Sentence:
    """``words[first:last]`` is one sentence of a block."""

    first: int
    last: int
    block: int
    kind: BlockKind


def top(value: Value) -> float:
    """The upper end of a value."""
    return float(value[1] if isinstance(value, tuple) else value)


def tidy(value: float, digits: int = 6) -> int | float:
    """``value`` without binary noise; an int when it is whole."""
    rounded = round(value, digits)
    return int(rounded) if rounded == int(rounded) else rounded
