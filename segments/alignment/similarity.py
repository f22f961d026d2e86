"""Similarity: how alike target segments and segments of the other text are, taken together in beads of every shape."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from segments.alignment.band import Band, find_band
from segments.alignment.dynamic import SHAPES
from segments.alignment.vectors import (
    SPACE,
    Floats,
    Integers,
    character_grams,
    gathered_dots,
    merged_norms,
    weigh,
)
from segments.languages.transliteration import ascii_fold, sound_key

__all__ = ["Characters", "Comparison", "Cues", "Likeness", "Similarity"]

Likeness = dict[tuple[int, int], Floats]
"""For each shape of bead, 0-1 at ``[i, k]``: the bead whose last segments are target i and other ``lows[i] + k``."""

_MOST: Final = 4


@dataclass(frozen=True, slots=True)
class Comparison:
    """Likeness in a band, and what the dynamic programming is to make of it.

    A bead gains ``likeness - threshold`` for each pair of segments in it, less ``merging`` for each segment beyond the
    first on a side.
    """

    band: Band
    likeness: Likeness
    threshold: float
    merging: float
    layout: float


class Similarity(Protocol):
    """A way to compare two texts."""

    def compare(self, target: Sequence[str], other: Sequence[str]) -> Comparison:
        """The likeness of every bead worth looking at; both sides hold at least one segment."""
        ...


class Characters:
    """Similarity of two texts in one language: the cosine of character n-grams, averaged with the share of characters
    in common (``rapidfuzz.fuzz.ratio``) where the cosine leaves hope."""

    threshold = 0.2
    merging = 0.12
    layout = 0.01
    hope = 0.2

    def compare(self, target: Sequence[str], other: Sequence[str]) -> Comparison:
        """See Similarity."""
        sides = [_normal(text) for text in target], [_normal(text) for text in other]
        grams = character_grams(sides[0]), character_grams(sides[1])
        band = find_band(*grams, len(target), len(other))
        likeness = _cosines(*weigh(*grams, (len(target), len(other))), band)
        for (size, other_size), cosines in likeness.items():
            hopeful = np.nonzero(cosines >= self.hope)
            rows, columns = hopeful[0], hopeful[1] + band.lows[hopeful[0]]
            first, second = _Joined(sides[0], size), _Joined(sides[1], other_size)
            ratios = cpdist(
                [first[row] for row in rows.tolist()],
                [second[column] for column in columns.tolist()],
                scorer=fuzz.ratio,
                dtype=np.float32,
            )
            values = cosines * 0.5 + 0.15
            values[hopeful] = (cosines[hopeful] + ratios / 100) / 2
            likeness[size, other_size] = np.where(cosines >= self.hope, values, np.minimum(values, cosines))
        return Comparison(band, likeness, self.threshold, self.merging, self.layout)


class Cues:
    """Similarity of texts in two languages without a model: what survives translation.

    Numbers by value, words in Latin letters, names and loan words by their sound, marks (questions, quotations,
    brackets), and lengths, which translation keeps in proportion (Gale and Church 1993).
    """

    threshold = 0.4
    merging = 0.05
    layout = 0.08
    spread = 6.8
    """Variance of a translation's length for each character (Gale and Church 1993)."""

    def compare(self, target: Sequence[str], other: Sequence[str]) -> Comparison:
        """See Similarity."""
        cues = _cues(target), _cues(other)
        band = find_band(*cues, len(target), len(other))
        likeness = _cosines(*weigh(*cues, (len(target), len(other)), power=1.5), band)
        lengths = [np.array([len(text.strip()) + 1 for text in side], dtype=np.float64) for side in (target, other)]
        ratio = lengths[0].sum() / lengths[1].sum()
        columns = np.minimum(band.lows[:, None] + np.arange(band.width), len(other) - 1)
        for (size, other_size), cosines in likeness.items():
            one = _run_sums(lengths[0], size)[:, None]
            expected = _run_sums(lengths[1], other_size)[columns] * ratio
            deviation = (one - expected) ** 2 / (self.spread * (one + expected) / 2)
            fit = np.exp(-deviation / 8)
            likeness[size, other_size] = (0.55 * np.sqrt(np.maximum(cosines, 0)) + 0.45 * fit).astype(np.float32)
        return Comparison(band, likeness, self.threshold, self.merging, self.layout)


def _normal(text: str) -> str:
    return " ".join(text.lower().split())


class _Joined:
    """Runs of ``size`` texts put together, by the index of their last; each made once."""

    def __init__(self, texts: Sequence[str], size: int) -> None:
        self._texts = texts
        self._size = size
        self._made: dict[int, str] = {}

    def __getitem__(self, last: int) -> str:
        if self._size == 1:
            return self._texts[last]
        if last not in self._made:
            self._made[last] = " ".join(self._texts[max(0, last - self._size + 1) : last + 1])
        return self._made[last]


def _cosines(target: Floats, other: Floats, band: Band) -> Likeness:
    """The cosine of every shape of bead in the band; 0 where a bead would reach beyond it or beyond the texts."""
    dots = gathered_dots(target, other, band.lows, band.width)
    norms = merged_norms(target, _MOST), merged_norms(other, _MOST)
    rows = np.arange(len(target))
    columns = band.lows[:, None] + np.arange(band.width)
    beyond = columns >= len(other)
    columns = np.minimum(columns, len(other) - 1)
    stacked = [dots]
    for back in range(1, _MOST):
        stacked.append(stacked[-1] + _rows_back(dots, band, back))
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


def _rows_back(dots: Floats, band: Band, back: int) -> Floats:
    """At [i, k] the product of row i - back with the same column; 0 outside the band."""
    moved = np.zeros_like(dots)
    if back >= len(dots):
        return moved
    shift = (band.lows[back:] - band.lows[:-back])[:, None] + np.arange(band.width)
    inside = shift < band.width
    moved[back:] = np.where(inside, np.take_along_axis(dots[:-back], np.minimum(shift, band.width - 1), axis=1), 0)
    return moved


def _run_sums(lengths: np.ndarray, size: int) -> np.ndarray:
    total = np.concatenate([[0.0], np.cumsum(lengths)])
    ends = np.arange(1, len(lengths) + 1)
    return total[ends] - total[np.maximum(ends - size, 0)]


_WORD: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_MARKS: Final = {"?": "?", "!": "!", "(": "(", "«": '"', "“": '"', "„": '"', '"': '"', "%": "%", ":": ":", "…": "…"}
_LATIN: Final = re.compile(r"[A-Za-z]")


def _cues(texts: Sequence[str]) -> tuple[Integers, Integers]:
    owners: list[int] = []
    features: list[int] = []
    for index, text in enumerate(texts):
        for cue in _cues_of(text):
            owners.append(index)
            features.append(zlib.crc32(cue.encode("utf-8", "surrogatepass")) % SPACE)
    return np.array(owners, dtype=np.int64), np.array(features, dtype=np.int64)


def _cues_of(text: str) -> list[str]:
    cues: list[str] = []
    for word in _WORD.findall(text):
        if word[0].isdigit():
            cues += [f"number {number}" for number in _numbers(word)] * 2
            continue
        for part in re.split(r"[-’']", word):
            sound = sound_key(part)
            if len(sound) >= 3:
                cues += [f"sound {sound[:3]}", f"sound {sound[:4]}"]
            if len(part) > 1:
                cues.append(f"word {ascii_fold(part)[:5]}")
    marks = {_MARKS[mark] for mark in text if mark in _MARKS}
    return cues + [f"mark {mark}" for mark in sorted(marks)]


def _numbers(written: str) -> list[str]:
    """The values in a run of digits: 10 000 and 10,000 are one number, 1,5 is 1.5."""
    joined = re.sub(r"(?<=\d)[,.\u00a0\u202f ](?=\d{3}(?!\d))", "", written)
    return [number.replace(",", ".") for number in re.split(r"[\u00a0\u202f ]", joined)]
