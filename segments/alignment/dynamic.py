"""Dynamic programming over a band: the best sequence of beads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from segments.alignment.band import Band
from segments.alignment.vectors import Floats, Integers

__all__ = ["SHAPES", "Path", "best_path"]

SHAPES: Final = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2), (1, 4), (4, 1))
"""The beads there are, target segments by others, besides the null beads."""

Doubles = NDArray[np.float64]

Path = list[tuple[int, int, int, int]]
"""Beads in order: target start and end, other start and end, half-open."""

_ADDITION: Final = 0
_OMISSION: Final = len(SHAPES) + 1
_NEVER: Final = -1e9


def best_path(gains: Mapping[tuple[int, int], Floats], band: Band, nulls: tuple[Doubles, Doubles]) -> Path:
    """The beads with the greatest sum of gains. ``gains[shape][i, k]`` is that of the bead whose last segments are
    target i and other ``band.lows[i] + k``; ``nulls`` are those of each target and each other segment without one.

    Among equal sums the one that uses up target segments earliest, so that the first of equal copies keeps its match.
    """
    rows, columns = len(nulls[0]), len(nulls[1])
    states = band.width + 1
    lows = np.concatenate([[0], band.lows])
    best = np.full((rows + 1, states), _NEVER, dtype=np.float64)
    steps = np.full((rows + 1, states), _OMISSION, dtype=np.int8)
    slopes = np.concatenate([[0.0], np.cumsum(nulls[1]), np.full(states, nulls[1].sum())])
    best[0] = slopes[:states]
    for row in range(1, rows + 1):
        candidates = np.full((len(SHAPES) + 1, states), _NEVER, dtype=np.float64)
        candidates[_ADDITION] = _shifted(best[row - 1], int(lows[row] - lows[row - 1])) + nulls[0][row - 1]
        for number, (target, other) in enumerate(SHAPES, start=1):
            if target <= row:
                before = _shifted(best[row - target], int(lows[row] - lows[row - target]) - other)
                candidates[number, 1:] = before[1:] + gains[target, other][row - 1]
        step = candidates.argmax(axis=0).astype(np.int8)
        value = np.take_along_axis(candidates, step[None].astype(np.int64), axis=0)[0]
        slope = slopes[lows[row] : lows[row] + states]
        reached = np.maximum.accumulate(value - slope) + slope
        steps[row] = np.where(reached > value + 1e-9, _OMISSION, step)
        best[row] = reached
    return _trace(steps, lows, rows, columns)


def _shifted(values: Doubles, shift: int) -> Doubles:
    """``values[k + shift]`` at k, never where that is outside."""
    moved = np.full(len(values), _NEVER, dtype=np.float64)
    if abs(shift) < len(values):
        if shift >= 0:
            moved[: len(values) - shift] = values[shift:]
        else:
            moved[-shift:] = values[:shift]
    return moved


def _trace(steps: NDArray[np.int8], lows: Integers, rows: int, columns: int) -> Path:
    path: Path = []
    row, column = rows, columns
    while row or column:
        step = int(steps[row, column - int(lows[row])]) if row else _OMISSION
        if step == _ADDITION:
            target, other = 1, 0
        elif step == _OMISSION:
            target, other = 0, 1
        else:
            target, other = SHAPES[step - 1]
        path.append((row - target, row, column - other, column))
        row, column = row - target, column - other
    return path[::-1]
