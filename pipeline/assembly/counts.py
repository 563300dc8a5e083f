"""From the count mentions of one event to its counts: nested, retold ones merged, each with its place."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.records import Category, Count, Evidence, Modifier

Value = int | float | list[int | float]


@dataclass(slots=True, eq=False)
class CountNode:
    """A count on its way into a record; ``children`` are its parts, ``line`` its sentence."""

    category: Category
    value: Value
    start: int
    end: int
    line: int
    modifier: Modifier | None = None
    unit: str | None = None
    presumed: bool = False
    label: str | None = None
    where: list[str] = field(default_factory=list)
    children: list[CountNode] = field(default_factory=list)
    strong: bool = False
    headline: bool = False
    singular: bool = False
    known: bool = False
    further: bool = False
    evidence: list[Evidence] = field(default_factory=list)

    def to_count(self) -> Count:
        return Count(
            category=self.category,
            value=self.value,
            modifier=self.modifier,
            unit=self.unit,
            presumed=self.presumed,
            where=self.where,
            including=[child.to_count() for child in self.children],
            label=self.label,
            evidence=self.evidence,
        )


def with_sums(nodes: list[CountNode], is_summed: Callable[[CountNode], bool]) -> list[CountNode]:
    """``nodes`` with those right before a sum of them as its parts: "24 taken in, six more found, bringing the number to 30"."""
    kept: list[CountNode] = []
    for node in nodes:
        run = _summands(kept, node) if not node.children and not isinstance(node.value, list) and is_summed(node) else []
        node.children += run
        kept = [other for other in kept if other not in run] + [node]
    return kept


def _summands(nodes: list[CountNode], total: CountNode) -> list[CountNode]:
    """The last counts of the same people or things, two or more, that add up to ``total``; none when they do not."""
    run: list[CountNode] = []
    left = total.value
    assert not isinstance(left, list)
    for node in reversed(nodes):
        alike = node.category == total.category or {node.category, total.category} <= FOUND_PEOPLE
        if not alike or node.unit != total.unit:
            continue
        if isinstance(node.value, list) or node.headline or node.value > left:
            break
        run.insert(0, node)
        left -= node.value
        if left == 0:
            return run if len(run) > 1 else []
    return []


def merge_retold(nodes: list[CountNode]) -> list[CountNode]:
    """``nodes`` (top level, in text order) without retold facts: equal ones are joined, rounded ones go with the exact one."""
    kept: list[CountNode] = []
    for node in nodes:
        twin = next((other for other in kept if _same(other, node)), None)
        if twin is None:
            nested = next(
                (child for other in kept for child in _descendants(other) if _same(child, node) and not node.children),
                None,
            )
            if nested is not None:
                nested.evidence += node.evidence
                continue
            kept.append(node)
            continue
        _absorb(twin, node)
    # A part that was told before as a count of its own is one fact.
    for node in list(kept):
        for other in list(kept):
            if other is not node and not other.children and any(_same(child, other) for child in _descendants(node)):
                kept.remove(other)
    return [node for node in kept if not _is_covered(node, kept)]


def _is_covered(single: CountNode, nodes: list[CountNode]) -> bool:
    """Whether a single person is one of several that a figure counted before: "Two were charged. The man was charged with …".

    "The man" is one of a few told before as far as their figure reaches; "a man" only when he and all others that are told
    behind the figure make it up. One in another country is another.
    """
    if not single.singular or single.further or single.category not in _HELD or single.children:
        return False
    for whole in nodes:
        alike = whole.category == single.category and whole.where == single.where and whole.line < single.line
        if not alike or whole.singular or isinstance(whole.value, list):
            continue
        told = [node for node in nodes if node.category == whole.category and node.line > whole.line and not node.further]
        total = sum(node.value for node in told if not isinstance(node.value, list))
        if whole.value == total or (single.known and total <= whole.value <= _FEW):
            return True
    return False


def _descendants(node: CountNode) -> list[CountNode]:
    return [item for child in node.children for item in (child, *_descendants(child))]


_HELD = frozenset({Category.ARRESTS, Category.CONVICTIONS})
# Of more people than these, one with a definite article is told for himself ("45 were arrested; the ringleader was held").
_FEW = 9

# One fact under two nouns: "13 children" in the headline are the "13 victims" of the text.
FOUND_PEOPLE = frozenset({Category.VICTIMS, Category.MINORS, Category.WOMEN, Category.MEN, Category.MIGRANTS})


_THINGS = frozenset(
    {Category.GOODS, Category.WEAPONS, Category.DEVICES, Category.VEHICLES, Category.DOCUMENTS, Category.ACCOUNTS, Category.DRUGS}
)


def _same(first: CountNode, second: CountNode) -> bool:
    if (
        first.headline
        and not second.headline
        and {first.category, second.category} <= FOUND_PEOPLE
        and (first.value == second.value or _rounds(first, second))
    ):
        return True  # "More than 70 women taken out of bars", then 73 women and girls
    if second.known and not second.singular and first.line < second.line and {first.category, second.category} <= FOUND_PEOPLE:
        if first.value == second.value:
            return True  # "three foreign nationals …", then "the three men"
    if first.category != second.category or first.unit != second.unit:
        return False
    if first.where and second.where and first.where != second.where:
        return False
    if first.singular or second.singular:
        return first.singular and second.singular and first.label == second.label and first.value == second.value
    if _is_listed_apart(first, second):
        return False
    if first.line == second.line and first.start != second.start and first.value == second.value:
        return False  # "nine peddled …, and another nine …": two facts of one sentence
    if first.value == second.value:
        return True
    if _is_whole_of(first, second) or _is_whole_of(second, first):
        return True
    return _rounds(first, second) or _rounds(second, first)


def _is_whole_of(rough: CountNode, exact: CountNode) -> bool:
    """Whether a headline tells a measure without its decimals ("61 kilos", 61.4 kg), or an amount with fewer figures."""
    if not rough.headline or rough.unit is None or isinstance(rough.value, list) or isinstance(exact.value, list):
        return False
    if rough.category is Category.MONEY and _figures(rough.value) < _figures(exact.value):
        scale: float = 10 ** (math.floor(math.log10(rough.value)) + 1 - _figures(rough.value))
        return math.floor(exact.value / scale) == rough.value / scale or round(exact.value / scale) == rough.value / scale
    return (
        rough.value >= 10
        and rough.value == int(rough.value)
        and abs(exact.value - rough.value) < 1
        and exact.value != int(exact.value)
    )


def _figures(value: float) -> int:
    """How many figures an amount is told with: 5,100,000 with two."""
    return len(f"{value:.10g}".replace(".", "").split("e")[0].strip("0"))


def _is_listed_apart(first: CountNode, second: CountNode) -> bool:
    """Small figures under different nouns close together ("4 gilets ; 4 uniformes") are different things."""
    if (
        first.headline
        or second.headline
        or isinstance(first.value, list)
        or first.value > 20
        or abs(first.line - second.line) > 4
    ):
        return False
    return (
        bool(first.label and second.label)
        and str(first.label).casefold() != str(second.label).casefold()
        and (first.category in _THINGS)
    )


def _rounds(rough: CountNode, exact: CountNode) -> bool:
    """Whether ``rough`` is ``exact`` rounded: "plus de 2 500" and 2517, "nearly 4,000" and 3,987."""
    if rough.modifier is None or isinstance(rough.value, list) or isinstance(exact.value, list):
        return False
    if exact.modifier is not None and exact.modifier != rough.modifier:
        return False
    if rough.value < 20 or exact.value <= 0 or rough.line == exact.line:
        return False
    ratio = exact.value / rough.value
    if rough.modifier in (Modifier.MORE_THAN, Modifier.AT_LEAST):
        return 1.0 <= ratio <= 1.1
    if rough.modifier in (Modifier.NEARLY, Modifier.LESS_THAN, Modifier.AT_MOST):
        return 0.9 <= ratio <= 1.0
    return 0.93 <= ratio <= 1.07


def _absorb(kept: CountNode, told: CountNode) -> None:
    """Joins a retold fact into ``kept``: the exact value, the fuller description, both places."""
    if _is_whole_of(kept, told):
        kept.value, kept.modifier = told.value, told.modifier
    if kept.headline and not told.headline:
        kept.category, kept.label, kept.headline = told.category, told.label or kept.label, False
    if kept.modifier is not None and told.modifier is None and kept.value != told.value:
        kept.value, kept.modifier = told.value, None
        kept.label = told.label or kept.label
    elif kept.value == told.value and kept.modifier is None and told.modifier is not None and told.children:
        pass
    kept.presumed = kept.presumed or told.presumed
    kept.where = kept.where or told.where
    kept.strong = kept.strong or told.strong
    kept.evidence += told.evidence
    for child in told.children:
        twin = next((other for other in kept.children if _same(other, child)), None)
        if twin is None:
            kept.children.append(child)
        else:
            _absorb(twin, child)
