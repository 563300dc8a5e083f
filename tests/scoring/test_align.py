"""The assignment finds the greatest sum of weights, whatever the shape of the matrix."""

import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.scoring.align import assign


def greatest_sum(weights: list[list[int]]) -> int:
    """The greatest sum over all one-to-one assignments, by trying every one, row by row."""

    @cache
    def best(row: int, free: frozenset[int]) -> int:
        if row == len(weights):
            return 0
        taken = (weights[row][column] + best(row + 1, free - {column}) for column in free)
        return max(best(row + 1, free), *taken) if free else 0

    return best(0, frozenset(range(len(weights[0])))) if weights else 0


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        ([], []),
        ([[], []], []),
        ([[0, 0], [0, 0]], []),
        ([[3]], [(0, 0)]),
        # Taking the greatest weight first (4) would leave 0; together 3 + 3 is more.
        ([[4, 3], [3, 0]], [(0, 1), (1, 0)]),
        ([[1], [5], [2]], [(1, 0)]),
        ([[1, 5, 2]], [(0, 1)]),
        # A pair of weight 0 is no pair.
        ([[2, 0], [0, 0]], [(0, 0)]),
    ],
)
def test_best_pairs(weights: list[list[int]], pairs: list[tuple[int, int]]) -> None:
    assert assign(weights) == pairs


@given(
    st.integers(0, 5).flatmap(
        lambda columns: st.lists(st.lists(st.integers(0, 6), min_size=columns, max_size=columns), max_size=5)
    )
)
def test_sum_equals_brute_force(weights: list[list[int]]) -> None:
    pairs = assign(weights)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(weights[row][column] > 0 for row, column in pairs)
    assert sum(weights[row][column] for row, column in pairs) == greatest_sum(weights)


@pytest.mark.parametrize(("rows", "columns"), [(10, 10), (7, 11), (11, 7)])
def test_sum_equals_brute_force_on_larger_matrices(rows: int, columns: int) -> None:
    draw = random.Random(7)
    weights = [[draw.choice((0, 0, 1, 2, 3, 9)) for _ in range(columns)] for _ in range(rows)]
    assert sum(weights[row][column] for row, column in assign(weights)) == greatest_sum(weights)


@pytest.mark.parametrize("weights", [[[1, -1]], [[1], [1, 2]]])
def test_wrong_matrix_is_refused(weights: list[list[int]]) -> None:
    with pytest.raises(ValueError, match=r"weights are|the rows"):
        assign(weights)
