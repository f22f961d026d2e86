"""Band: the part of the table of all pairs that the dynamic programming looks at.

A small table is looked at whole. Of a large one, runs of segments are compared first, each as the sum of its vectors;
the best way through that small table shows where the segments' own counterparts can be. So cost grows with the number
of segments, not with its square.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from segments.alignment.vectors import Floats, Integers

__all__ = ["Band", "find_band"]

WHOLE: Final = 90_000
"""A table with no more cells than this is looked at whole."""
MOST: Final = 6_000_000
"""Cells of the widest band, whatever is lost by it."""
RUNS: Final = 1500
SHORTEST_RUN: Final = 8
ASIDE: Final = 0.05
"""What a step along one side only costs in the table of runs."""


@dataclass(frozen=True, slots=True)
class Band:
    """For each row the columns ``lows[row]`` up to ``lows[row] + width``; ``lows`` never falls."""

    lows: Integers
    width: int


def find_band(target: Floats, other: Floats) -> Band:
    """The band for two sides with these vectors, a row for each segment."""
    rows, columns = len(target), len(other)
    if rows * columns <= WHOLE:
        return Band(np.zeros(rows, dtype=np.int64), columns)
    count = max(1, min(RUNS, min(rows, columns) // SHORTEST_RUN))
    edges = [np.linspace(0, size, count + 1).astype(np.int64) for size in (rows, columns)]
    path = _best_way(_likeness_of_runs(target, other, edges))
    lows, highs = np.full(rows, columns), np.zeros(rows, dtype=np.int64)
    for row, column in path:
        here = slice(edges[0][row], edges[0][row + 1])
        lows[here] = np.minimum(lows[here], edges[1][max(column - 1, 0)])
        highs[here] = np.maximum(highs[here], edges[1][min(column + 2, count)])
    highs[:-1] = np.maximum(highs[:-1], lows[1:])  # no window leaves that of the row before it
    highs[-1] = columns
    width = min(max(int((highs - lows).max()), int(lows[0]), 2), columns)
    if rows * width > MOST:
        width = min(max(MOST // rows, 2 * columns // rows + 2), columns)
        middles = [edge[:-1] + np.diff(edge) / 2 for edge in edges]
        centre = np.interp(
            np.arange(rows), [middles[0][row] for row, _ in path], [middles[1][column] for _, column in path]
        )
        lows = _at_most(np.maximum(centre.astype(np.int64) - width // 2, 0), width // 2)
    lows = np.minimum(lows, columns - width)
    lows[-1] = columns - width
    return Band(_reach(lows, width), width)


def _likeness_of_runs(target: Floats, other: Floats, edges: list[Integers]) -> NDArray[np.float64]:
    """The cosine of each run of the target with each of the other text, less what any two runs have in common."""
    sums = [np.add.reduceat(side, edge[:-1], axis=0) for side, edge in zip((target, other), edges, strict=True)]
    units = [side / np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9) for side in sums]
    cosines: NDArray[np.float64] = (units[0] @ units[1].T).astype(np.float64)
    usual = cosines.mean(axis=0, keepdims=True) + cosines.mean(axis=1, keepdims=True) - cosines.mean()
    above: NDArray[np.float64] = cosines - usual
    return above


def _best_way(likeness: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The cells from the first corner to the last whose sum is greatest, by steps to the next row, column or both."""
    size = len(likeness)
    best = np.full((size, size), -np.inf)
    best[0, 0] = likeness[0, 0]
    for diagonal in range(1, 2 * size - 1):  # cells on one diagonal depend only on those before it
        rows = np.arange(max(0, diagonal - size + 1), min(size, diagonal + 1))
        columns = diagonal - rows
        up = np.where(rows > 0, best[rows - 1, columns], -np.inf) - ASIDE
        left = np.where(columns > 0, best[rows, columns - 1], -np.inf) - ASIDE
        both = np.where((rows > 0) & (columns > 0), best[rows - 1, columns - 1], -np.inf)
        here = likeness[rows, columns]
        best[rows, columns] = np.maximum(np.maximum(up, left) + here / 2, both + here)
    row = column = size - 1
    path = [(row, column)]
    while row or column:
        steps = [(row - 1, column - 1), (row - 1, column), (row, column - 1)]
        here = likeness[row, column]
        gains = (here, here / 2 - ASIDE, here / 2 - ASIDE)
        inside = [(best[step] + gain, step) for step, gain in zip(steps, gains, strict=True) if min(step) >= 0]
        row, column = max(inside)[1]
        path.append((row, column))
    return path[::-1]


def _at_most(lows: Integers, step: int) -> Integers:
    """``lows`` with no step longer than this, so that a narrow band stays in one piece."""
    steps = np.arange(len(lows)) * step
    return np.minimum(np.minimum(lows, steps + step), np.minimum.accumulate(lows - steps) + steps)


def _reach(lows: Integers, width: int) -> Integers:
    """``lows`` raised where the window of the next row, or the last column, would be out of reach."""
    steps = np.arange(len(lows)) * width
    needed = np.maximum.accumulate((lows - steps)[::-1])[::-1] + steps
    return np.maximum(np.maximum.accumulate(lows), needed)
