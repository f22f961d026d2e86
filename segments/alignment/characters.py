"""Characters: similarity of two texts in one language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from segments.alignment.band import Band, find_band
from segments.alignment.similarity import NEVER, Comparison, Lengths, Likeness, Shape, cosine_likeness, rows_back
from segments.alignment.vectors import character_grams, weigh

__all__ = ["Characters"]

LONGEST: Final = 1500
"""Code points that the ratio of characters in common looks at: its cost grows with the square of them."""


class Characters:
    """Similarity of two texts in one language: the cosine of character n-grams, averaged with the share of characters
    in common (``rapidfuzz.fuzz.ratio``), where the cosine leaves hope."""

    threshold = 0.34
    shapes: ClassVar = {1: Shape(1, -0.01), 2: Shape(1.04, 0), 3: Shape(1.03, -0.01), 4: Shape(1.1, 0.07)}
    two_by_two = Shape(1.25, 0.1)
    hope = 0.1
    rival = 0.5
    cosine_share = 0.4
    length_share = 0.05
    length_power = 0.3
    stranger = 0.5
    layout = 0.02
    continued = 0.1

    def compare(self, target: Sequence[str], other: Sequence[str]) -> Comparison:
        """See Similarity."""
        sides = [_normal(text) for text in target], [_normal(text) for text in other]
        grams = character_grams(sides[0]), character_grams(sides[1])
        vectors = weigh(*grams, (len(target), len(other)))
        band = find_band(*vectors)
        lengths = Lengths(sides[0], sides[1], band)
        likeness = cosine_likeness(*vectors, band)
        gains: Likeness = {}
        for (size, other_size), cosines in likeness.items():
            single = size == other_size == 1
            best = cosines.max(axis=1, keepdims=True)
            hopeful = np.nonzero((cosines >= np.maximum(self.hope, self.rival * best)) | (single & (len(target) < 500)))
            rows, columns = hopeful[0], hopeful[1] + band.lows[hopeful[0]]
            inside = columns < len(other)
            rows, columns, hopeful = rows[inside], columns[inside], (hopeful[0][inside], hopeful[1][inside])
            first, second = _Joined(sides[0], size), _Joined(sides[1], other_size)
            ratios = cpdist(
                [first[row] for row in rows.tolist()],
                [second[column] for column in columns.tolist()],
                scorer=fuzz.ratio,
                dtype=np.float32,
            )
            one, two = lengths.of(size, other_size)
            values = np.zeros_like(cosines)
            values[hopeful] = cosines[hopeful] * self.cosine_share + ratios / 100 * (1 - self.cosine_share)
            shape = self.two_by_two if size == other_size == 2 else self.shapes[max(size, other_size)]
            gain = values + self.length_share * np.minimum(one, two) / np.maximum(one, two) - self.threshold
            gain = gain * ((one + two) / 2) ** self.length_power * shape.weight - shape.cost
            gains[size, other_size] = np.where(values > 0, gain, NEVER).astype(np.float32)
            likeness[size, other_size] = values
        _take_off_strangers(likeness, gains, band, self.stranger)
        return Comparison(band, likeness, gains, self.layout, self.continued, one_language=True)


def _normal(text: str) -> str:
    return " ".join(text.lower().split())


class _Joined:
    """Runs of ``size`` texts put together, by the index of their last; each made once."""

    def __init__(self, texts: Sequence[str], size: int) -> None:
        self._texts = texts
        self._size = size
        self._made: dict[int, str] = {}

    def __getitem__(self, last: int) -> str:
        if last not in self._made:
            text = " ".join(self._texts[max(0, last - self._size + 1) : last + 1])
            self._made[last] = text if len(text) <= LONGEST else text[: LONGEST // 2] + text[-LONGEST // 2 :]
        return self._made[last]


def _take_off_strangers(likeness: Likeness, gains: Likeness, band: Band, cost: float) -> None:
    """Take gain from beads that are less alike than the same beads without their first or last segment."""
    for (size, other_size), values in likeness.items():
        without = np.zeros_like(values)
        if (size - 1, other_size) in likeness:
            smaller = likeness[size - 1, other_size]
            without = np.maximum(without, np.maximum(smaller, rows_back(smaller, band, 1)))
        if (size, other_size - 1) in likeness:
            smaller = likeness[size, other_size - 1]
            without = np.maximum(without, smaller)
            without[:, 1:] = np.maximum(without[:, 1:], smaller[:, :-1])
        gains[size, other_size] -= cost * np.maximum(without - values, 0)
