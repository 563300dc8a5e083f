"""Tallies add up; ratios come from tallies."""

import pytest

from pipeline.scoring.tally import Score, Share, Slots, Tally


@pytest.mark.parametrize(
    ("tally", "precision", "recall", "f1"),
    [
        (Tally(3, 1, 0), 0.75, 1.0, 6 / 7),
        (Tally(1, 1, 3), 0.5, 0.25, 1 / 3),
        (Tally(0, 2, 0), 0.0, None, 0.0),
        (Tally(0, 0, 2), None, 0.0, 0.0),
        (Tally(), None, None, None),
    ],
)
def test_ratios(tally: Tally, precision: float | None, recall: float | None, f1: float | None) -> None:
    assert (tally.precision, tally.recall) == (precision, recall)
    assert tally.f1 == (f1 if f1 is None else pytest.approx(f1))


def test_scores_add_up() -> None:
    one = Score(Slots(operation=Tally(1, 2, 3), counts=Tally(4, 5, 6)))
    other = Score(Slots(operation=Tally(10, 20, 30), dates=Tally(1, 0, 0)))
    assert one + other == Score(Slots(Tally(11, 22, 33), Tally(1, 0, 0), Tally(), Tally(4, 5, 6)))
    assert one + Score() == one
    assert (one + other).slots.micro == Tally(16, 27, 39)


def test_share() -> None:
    assert (Share(1, 2) + Share(1, 1)).accuracy == pytest.approx(2 / 3)
    assert Share().accuracy is None
