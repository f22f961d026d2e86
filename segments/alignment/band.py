"""Band: the part of the table of all pairs that the dynamic programming looks at.

A small table is looked at whole. In a large one the window of each row follows a chain of anchors (features that are
rare on both sides), so that cost grows with the number of segments and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import Final

import numpy as np

from segments.alignment.vectors import SPACE, Integers

__all__ = ["Band", "find_band"]

WHOLE: Final = 250_000
"""A table with no more cells than this is looked at whole."""
HALF: Final = 40
"""How far the band reaches to both sides of the chain of anchors."""
WIDEST: Final = 1000
MOST: Final = 3
"""A feature that stands in more texts of a side than this is no anchor."""


class Band:
    """For each row the columns ``lows[row]`` up to ``lows[row] + width``; ``lows`` never falls."""

    def __init__(self, lows: Integers, width: int) -> None:
        self.lows = lows
        self.width = width


def find_band(one: tuple[Integers, Integers], other: tuple[Integers, Integers], rows: int, columns: int) -> Band:
    """The band for two sides with these features (owners, features)."""
    if rows * columns <= WHOLE:
        return Band(np.zeros(rows, dtype=np.int64), columns)
    chain = [(-1, -1), *_chain(one, other), (rows, columns)]
    centre = np.interp(np.arange(rows), [row for row, _ in chain], [column for _, column in chain])
    # where anchors are far apart, the path between them may run along either side of their rectangle
    slack = np.zeros(rows)
    for (row, column), (next_row, next_column) in pairwise(chain):
        skew = abs((next_column - column) - (next_row - row))
        slack[max(row, 0) : next_row + 1] = np.maximum(slack[max(row, 0) : next_row + 1], skew)
    low = centre - HALF - np.minimum(slack, WIDEST / 2)
    high = centre + HALF + np.minimum(slack, WIDEST / 2)
    lows = np.maximum.accumulate(np.maximum(low, 0)).astype(np.int64)
    highs = np.minimum(np.maximum.accumulate(high), columns).astype(np.int64)
    highs[-1] = columns
    # one step of a row must never leave the window of the row before it
    for row in range(1, rows):
        highs[row - 1] = max(highs[row - 1], lows[row])
    width = max(int((highs - lows).max()) + 1, int(lows[0]))
    lows = np.minimum(lows, max(columns - width, 0))
    return Band(lows, min(width, columns))


def _chain(one: tuple[Integers, Integers], other: tuple[Integers, Integers]) -> list[tuple[int, int]]:
    """Pairs of rows and columns that share rare features and follow one another on both sides."""
    votes: dict[tuple[int, int], float] = {}
    rare = [_rare(*side) for side in (one, other)]
    for feature in rare[0].keys() & rare[1].keys():
        rows, columns = rare[0][feature], rare[1][feature]
        for row in rows:
            for column in columns:
                votes[row, column] = votes.get((row, column), 0.0) + 1 / (len(rows) * len(columns))
    best_of_row: dict[int, tuple[float, int]] = {}
    best_of_column: dict[int, tuple[float, int]] = {}
    for (row, column), vote in votes.items():
        best_of_row[row] = max(best_of_row.get(row, (0.0, 0)), (vote, column))
        best_of_column[column] = max(best_of_column.get(column, (0.0, 0)), (vote, row))
    pairs = sorted(
        (row, column) for row, (vote, column) in best_of_row.items() if vote >= 2 and best_of_column[column][1] == row
    )
    return _longest_rising(pairs)


def _rare(owners: Integers, features: Integers) -> dict[int, list[int]]:
    pairs = np.unique(features * (1 << 31) + owners)
    counts = np.bincount(pairs >> 31, minlength=SPACE)
    kept = pairs[counts[pairs >> 31] <= MOST]
    holders: dict[int, list[int]] = {}
    for pair in kept.tolist():
        holders.setdefault(pair >> 31, []).append(pair & 0x7FFFFFFF)
    return holders


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of pairs (sorted by row) whose columns rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, column) in enumerate(pairs):
        place = bisect_left(tails, column)
        before.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(column)
            ends.append(index)
        else:
            tails[place] = column
            ends[place] = index
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
