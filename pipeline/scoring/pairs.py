"""Which record of the prediction answers which of the gold, and which count which."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import DocumentRecords, Record
from pipeline.scoring.align import assign
from pipeline.scoring.fillers import CountFiller, attribute, count_fillers, same_dates, same_operation, same_value, sort_key
from pipeline.scoring.tally import ATTRIBUTES

Group = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Side:
    """One record taken apart once, for all the comparisons it takes part in."""

    record: Record
    countries: frozenset[str]
    counts: dict[Group, list[CountFiller]]

    @classmethod
    def of(cls, record: Record) -> "Side":
        counts: dict[Group, list[CountFiller]] = defaultdict(list)
        for filler in count_fillers(record.counts):
            counts[(filler.count.category.value, filler.parent)].append(filler)
        return cls(record, frozenset(record.countries), dict(counts))

    @property
    def name(self) -> str | None:
        return self.record.operation or self.record.dates

    @property
    def size(self) -> int:
        return 2 + len(self.countries) + sum(map(len, self.counts.values()))


NOTHING = Side.of(Record())


def pair_records(gold: DocumentRecords, predicted: DocumentRecords) -> list[tuple[Side, Side]]:
    """Every record of either with the one that answers it, or with ``NOTHING``; first those of the gold.

    Records are paired one-to-one so that the sum of weights is greatest (2 for the operation, 1 for equal dates, 1 for
    each shared country and each shared count; weight 0 stays unpaired). Of several such pairings the one with most
    shared fillers is taken, then one that depends on the records' content alone.
    """
    left = [Side.of(record) for record in sorted(gold.records, key=sort_key)]
    right = [Side.of(record) for record in sorted(predicted.records, key=sort_key)]
    # One more than any sum of shared fillers, so that they only settle ties of the weight.
    scale = 1 + sum(side.size for side in left) + sum(side.size for side in right)
    pairs: dict[int, int] = dict(assign([[_weight(one, other, scale) for other in right] for one in left]))
    taken = set(pairs.values())
    matches = [(side, right[pairs[row]] if row in pairs else NOTHING) for row, side in enumerate(left)]
    return matches + [(NOTHING, side) for column, side in enumerate(right) if column not in taken]


def _weight(one: Side, other: Side, scale: int) -> int:
    operation = same_operation(one.record.operation, other.record.operation)
    shared = (
        same_dates(one.record.dates, other.record.dates)
        + len(one.countries & other.countries)
        + sum(len(pair_counts(counts, other.counts.get(group, []))) for group, counts in one.counts.items())
    )
    return (2 * operation + shared) * scale + (operation + shared)


def pair_counts(gold: Sequence[CountFiller], predicted: Sequence[CountFiller]) -> list[tuple[int, int]]:
    """As many pairs of equal value as there are; among equal values those whose attributes agree best."""
    if not gold or not predicted:
        return []
    base = 1 + len(ATTRIBUTES) * min(len(gold), len(predicted))
    return assign(
        [
            [
                base + sum(attribute(one.count, name) == attribute(other.count, name) for name in ATTRIBUTES)
                if same_value(one.count.value, other.count.value)
                else 0
                for other in predicted
            ]
            for one in gold
        ]
    )
