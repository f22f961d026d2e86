"""Scores: how surely a bead is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from rapidfuzz import fuzz

from segments.alignment.refinement import Piece
from segments.alignment.similarity import Comparison

__all__ = ["score_pieces"]

NEAR: Final = 2
"""Segments on each side of a gap that a lone segment is compared with."""


def score_pieces(
    pieces: Sequence[Piece], comparison: Comparison, target: Sequence[str], other: Sequence[str]
) -> list[float]:
    """The score of each bead, 0-1, as Bead says; ``pieces`` in document order."""
    scores: list[float] = []
    reached = [0, 0]
    for piece in pieces:
        if piece.is_null:
            scores.append(_loneliness(piece, comparison, (reached[0], reached[1])))
        else:
            scores.append(_likeness(piece, comparison, target, other))
        for number in (0, 1):
            reached[number] = max([reached[number], *(index + 1 for index in piece.side(number)[:1])])
    return scores


def _likeness(piece: Piece, comparison: Comparison, target: Sequence[str], other: Sequence[str]) -> float:
    shape = len(piece.target), len(piece.other)
    if shape in comparison.likeness and not (piece.is_broken(0) or piece.is_broken(1)):
        row, column = piece.target[-1], piece.other[-1]
        value = comparison.likeness[shape][row, column - int(comparison.band.lows[row])]
    else:  # made by the refinement
        texts = [" ".join(side[index] for index in piece.side(number)) for number, side in enumerate((target, other))]
        value = fuzz.ratio(texts[0].lower(), texts[1].lower()) / 100
    return float(np.clip(value, 0, 1))


def _loneliness(piece: Piece, comparison: Comparison, reached: tuple[int, int]) -> float:
    """How little a segment without a counterpart is like those around the gap it stands in."""
    single, band = comparison.likeness[1, 1], comparison.band
    if piece.target:
        cells = [(piece.target[0], column) for column in range(reached[1] - NEAR, reached[1] + NEAR)]
    else:
        cells = [(row, piece.other[0]) for row in range(reached[0] - NEAR, reached[0] + NEAR)]
    near = [
        float(single[row, column - int(band.lows[row])])
        for row, column in cells
        if 0 <= row < len(single) and 0 <= column - int(band.lows[row]) < band.width
    ]
    return float(np.clip(1 - max(near, default=0.0), 0, 1))
