"""Bootstrap intervals: how much a ratio would move if other documents of the same kind had been drawn."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.scoring.tally import Tally

RESAMPLES = 1000
_SEED = 20240603


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 % of the resampled ratios, both ends included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Intervals:
    """One interval a ratio; None where no resample gave the ratio a value."""

    precision: Interval | None
    recall: Interval | None
    f1: Interval | None


def bootstrap(columns: Sequence[Sequence[Tally]], resamples: int = RESAMPLES) -> list[Intervals]:
    """Percentile intervals (2.5 % to 97.5 %) for each column of tallies, resampling documents with replacement.

    ``columns[c][d]`` is the tally that document ``d`` adds to column ``c``; all columns hold the same documents in the
    same order and share the resamples. The draw is seeded: the same tallies give the same intervals. Resamples in
    which a ratio has no denominator do not take part in its interval.
    """
    size = len(columns[0]) if columns else 0
    draw = random.Random(_SEED)
    samples = [draw.choices(range(size), k=size) for _ in range(resamples)] if size else []
    intervals = []
    for column in columns:
        found, invented, missed = ([getattr(tally, name) for tally in column] for name in ("tp", "fp", "fn"))
        sums = [
            Tally(
                sum(map(found.__getitem__, sample)),
                sum(map(invented.__getitem__, sample)),
                sum(map(missed.__getitem__, sample)),
            )
            for sample in samples
        ]
        intervals.append(
            Intervals(
                _interval([tally.precision for tally in sums]),
                _interval([tally.recall for tally in sums]),
                _interval([tally.f1 for tally in sums]),
            )
        )
    return intervals


def _interval(ratios: Sequence[float | None]) -> Interval | None:
    values = sorted(ratio for ratio in ratios if ratio is not None)
    if not values:
        return None
    last = len(values) - 1
    return Interval(values[round(0.025 * last)], values[round(0.975 * last)])
