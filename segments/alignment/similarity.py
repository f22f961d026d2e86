"""Similarity: how alike target segments and segments of the other text are, taken together in beads of every shape."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from segments.alignment.band import Band
from segments.alignment.dynamic import SHAPES
from segments.alignment.vectors import Floats, gathered_dots, merged_norms
from segments.languages.scripts import Script, script_of

__all__ = [
    "LARGEST",
    "NEVER",
    "Comparison",
    "Lengths",
    "Likeness",
    "Shape",
    "Similarity",
    "cosine_likeness",
    "main_script",
    "rows_back",
    "run_sums",
    "script_of_text",
]

Likeness = dict[tuple[int, int], Floats]
"""For each shape of bead, 0-1 at ``[i, k]``: the bead whose last segments are target i and other ``lows[i] + k``."""

LARGEST: Final = 4
"""Segments on the larger side of the largest bead."""
NEVER: Final = -1e6
"""The gain of a bead that is out of the question."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Likeness in a band, and what the dynamic programming gains by each bead in it (a null bead gains nothing).

    ``layout`` is how much blocks that begin together weigh, ``continued`` what a bead loses that begins in the
    middle of a sentence on one side only (a null bead too). ``one_language``: whether words of the one text can be
    looked for in the other.
    """

    band: Band
    likeness: Likeness
    gains: Likeness
    layout: float
    continued: float
    one_language: bool


class Similarity(Protocol):
    """A way to compare two texts."""

    def compare(self, target: Sequence[str], other: Sequence[str]) -> Comparison:
        """The likeness of every bead worth looking at; both sides hold at least one segment."""
        ...


@dataclass(frozen=True, slots=True)
class Shape:
    """What a bead of a shape gains: ``(likeness - threshold) * weight - cost``. Chosen by benchmarks.alignment."""

    weight: float
    cost: float


ALPHABETS: Final = (Script.LATIN, Script.CYRILLIC, Script.GREEK)
USUAL: Final = (0.85, 1.3)
"""The least and most that a translation between alphabets lengthens a text: what is beyond is missing or added."""


class Lengths:
    """Lengths of runs of segments, in mean lengths of a segment; the other side's brought to the target's scale."""

    def __init__(self, target: Sequence[str], other: Sequence[str], band: Band) -> None:
        sides = [np.array([len(text) + 1 for text in side], dtype=np.float64) for side in (target, other)]
        self.mean = float(sides[0].mean())
        self._target = sides[0] / self.mean
        ratio = sides[0].sum() / sides[1].sum()
        if (
            script_of_text(target[len(target) // 2]) in ALPHABETS
            and script_of_text(other[len(other) // 2]) in ALPHABETS
        ):
            ratio = np.clip(ratio, *USUAL)
        self._other = sides[1] / self.mean * ratio
        self._rows = np.arange(len(target))[:, None]
        self._columns = band.lows[:, None] + np.arange(band.width)

    def of(self, size: int, other_size: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Of the target's and of the other's runs of these sizes that end at each cell of the band."""
        columns = np.minimum(self._columns, len(self._other) - 1)
        return run_sums(self._target, size)[:, None], run_sums(self._other, other_size)[columns]

    def inside(self, size: int, other_size: int) -> NDArray[np.bool_]:
        """Whether a bead that ends at a cell of the band lies within both texts."""
        columns = self._columns
        return (self._rows >= size - 1) & (columns >= other_size - 1) & (columns < len(self._other))


def cosine_likeness(target: Floats, other: Floats, band: Band) -> Likeness:
    """The cosine of every shape of bead in the band; 0 where a bead would reach beyond it or beyond the texts."""
    dots = gathered_dots(target, other, band.lows, band.width)
    norms = merged_norms(target, LARGEST), merged_norms(other, LARGEST)
    rows = np.arange(len(target))
    columns = band.lows[:, None] + np.arange(band.width)
    beyond = columns >= len(other)
    columns = np.minimum(columns, len(other) - 1)
    stacked = [dots]
    for back in range(1, LARGEST):
        stacked.append(stacked[-1] + rows_back(dots, band, back))
    likeness: Likeness = {}
    for size, other_size in SHAPES:
        products = stacked[size - 1].copy()
        for back in range(1, other_size):
            products[:, back:] += stacked[size - 1][:, : band.width - back]
        lengths = norms[0][size - 1][:, None] * norms[1][other_size - 1][columns]
        cosines = np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 1e-6)
        cosines[beyond] = 0
        cosines[rows < size - 1] = 0
        cosines[columns < other_size - 1] = 0
        likeness[size, other_size] = cosines
    return likeness


def rows_back(dots: Floats, band: Band, back: int) -> Floats:
    """At [i, k] the product of row i - back with the same column; 0 outside the band."""
    moved = np.zeros_like(dots)
    if back >= len(dots):
        return moved
    shift = (band.lows[back:] - band.lows[:-back])[:, None] + np.arange(band.width)
    inside = shift < band.width
    moved[back:] = np.where(inside, np.take_along_axis(dots[:-back], np.minimum(shift, band.width - 1), axis=1), 0)
    return moved


def run_sums(lengths: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    total: NDArray[np.float64] = np.concatenate([[0.0], np.cumsum(lengths)])
    ends = np.arange(1, len(lengths) + 1)
    sums: NDArray[np.float64] = total[ends] - total[np.maximum(ends - size, 0)]
    return sums


def main_script(texts: Sequence[str]) -> Script | None:
    """The script that most texts are written in; None for no letters or a script not known."""
    scripts = Counter(script for text in texts if (script := script_of_text(text)) is not None)
    return scripts.most_common(1)[0][0] if scripts else None


def script_of_text(text: str) -> Script | None:
    scripts = Counter(script_of(character) for character in text[:200] if character.isalpha())
    return scripts.most_common(1)[0][0] if scripts else None
