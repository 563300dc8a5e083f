"""One-to-one assignment of maximum total weight (the Hungarian method)."""

from collections.abc import Sequence


def assign(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs ``(row, column)``, sorted by row, whose weights have the greatest possible sum.

    Each row and each column is used at most once; a pair of weight 0 is left out, so an all-zero or empty matrix gives
    the empty list. Which one of several best assignments comes back depends on the order of rows and columns alone:
    a caller who wants independence of the input order brings both into an order of their own first.

    Raises ValueError when a weight is negative or the rows have different lengths. Time: rows² × columns.
    """
    if len({len(row) for row in weights}) > 1:
        raise ValueError("the rows of a weight matrix have the same length")
    if any(weight < 0 for row in weights for weight in row):
        raise ValueError("weights are zero or positive")
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        flipped = [[row[column] for row in weights] for column in range(len(weights[0]))]
        return sorted((row, column) for column, row in assign(flipped))

    # Jonker-style shortest augmenting paths with potentials on the cost -weight; index 0 is a virtual column.
    size, width = len(weights), len(weights[0])
    row_potential = [0] * (size + 1)
    column_potential = [0] * (width + 1)
    row_of = [0] * (width + 1)
    for row in range(1, size + 1):
        row_of[0] = row
        column = 0
        slack: list[float] = [float("inf")] * (width + 1)
        came_from = [0] * (width + 1)
        done = [False] * (width + 1)
        while row_of[column]:
            done[column] = True
            here, step, following = row_of[column], float("inf"), 0
            for other in range(1, width + 1):
                if done[other]:
                    continue
                reduced = -weights[here - 1][other - 1] - row_potential[here] - column_potential[other]
                if reduced < slack[other]:
                    slack[other], came_from[other] = reduced, column
                if slack[other] < step:
                    step, following = slack[other], other
            for other in range(width + 1):
                if done[other]:
                    row_potential[row_of[other]] += int(step)
                    column_potential[other] -= int(step)
                else:
                    slack[other] -= step
            column = following
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    pairs = ((row_of[column] - 1, column - 1) for column in range(1, width + 1) if row_of[column])
    return sorted((row, column) for row, column in pairs if weights[row][column])
