"""Similarity: how alike target segments and segments of the other text are, taken together in beads of every shape."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Protocol

import numpy as np
from numpy.typing import NDArray
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
from segments.languages.scripts import Script, script_of
from segments.languages.transliteration import ascii_fold, sound_key

__all__ = ["Characters", "Comparison", "Cues", "Likeness", "Similarity"]

Likeness = dict[tuple[int, int], Floats]
"""For each shape of bead, 0-1 at ``[i, k]``: the bead whose last segments are target i and other ``lows[i] + k``."""

_MOST: Final = 4
_NEVER: Final = -1e6


@dataclass(frozen=True, slots=True)
class Comparison:
    """Likeness in a band, and what the dynamic programming gains by each bead in it (a null bead gains nothing).

    ``layout`` is how much blocks that begin together weigh, ``continued`` what a bead loses that begins in the
    middle of a sentence (a null bead too).
    """

    band: Band
    likeness: Likeness
    gains: Likeness
    layout: float
    continued: float


class Similarity(Protocol):
    """A way to compare two texts."""

    def compare(self, target: Sequence[str], other: Sequence[str]) -> Comparison:
        """The likeness of every bead worth looking at; both sides hold at least one segment."""
        ...


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a bead of a shape gains: ``(likeness - threshold) * weight - cost``. Chosen by benchmarks.alignment."""

    weight: float
    cost: float


class Characters:
    """Similarity of two texts in one language: the cosine of character n-grams, averaged with the share of characters
    in common (``rapidfuzz.fuzz.ratio``), where the cosine leaves hope."""

    threshold = 0.34
    shapes: ClassVar = {1: _Shape(1, -0.01), 2: _Shape(1.04, 0), 3: _Shape(1.03, -0.01), 4: _Shape(1.1, 0.07)}
    two_by_two = _Shape(1.25, 0.1)
    hope = 0.1
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
        lengths = _Lengths(sides[0], sides[1], band)
        likeness = _cosines(*vectors, band)
        gains: Likeness = {}
        for (size, other_size), cosines in likeness.items():
            single = size == other_size == 1
            hopeful = np.nonzero((cosines >= self.hope) | single)
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
            gains[size, other_size] = np.where(values > 0, gain, _NEVER).astype(np.float32)
            likeness[size, other_size] = values
        _take_off_strangers(likeness, gains, band, self.stranger)
        return Comparison(band, likeness, gains, self.layout, self.continued)


class Cues:
    """Similarity of texts in two languages without a model: what survives translation.

    Numbers by value, words in Latin letters, names and loan words by their sound, marks (questions, quotations,
    brackets), and lengths, which translation keeps in proportion (Gale and Church 1993).
    """

    threshold = 0.32
    shapes: ClassVar = {1: _Shape(1, 0), 2: _Shape(1, 0.13), 3: _Shape(1, 0.1), 4: _Shape(1, 0.13)}
    two_by_two = _Shape(0.95, 0.1)
    spread = 6.8
    """Variance of a translation's length for each character (Gale and Church 1993)."""
    tolerance = 11.0
    rarity = 2.0
    cosine_share = 0.5
    length_power = 0.1
    untranslated = 0.4
    """The most that a segment gets which is written in the other's script and not in the target's."""
    layout = 0.08
    continued = 0.15

    def compare(self, target: Sequence[str], other: Sequence[str]) -> Comparison:
        """See Similarity."""
        cues = _cues(target), _cues(other)
        vectors = weigh(*cues, (len(target), len(other)), power=self.rarity)
        band = find_band(*vectors)
        likeness = _cosines(*vectors, band)
        lengths = _Lengths(target, other, band)
        untranslated = _in_script_of(other, target)
        gains: Likeness = {}
        for (size, other_size), cosines in likeness.items():
            one, two = lengths.of(size, other_size)
            deviation = ((one - two) * lengths.mean) ** 2 / (self.spread * (one + two) * lengths.mean / 2)
            fit = np.exp(-deviation / self.tolerance)
            values = self.cosine_share * np.sqrt(np.maximum(cosines, 0)) + (1 - self.cosine_share) * fit
            shape = self.two_by_two if size == other_size == 2 else self.shapes[max(size, other_size)]
            gain = (values - self.threshold) * ((one + two) / 2) ** self.length_power * shape.weight - shape.cost
            if size == 1:  # words left in the other's script are a copy beside their translation as often as not
                values[untranslated] = np.minimum(values[untranslated], self.untranslated)
                gain[untranslated] = np.minimum(gain[untranslated], self.untranslated - self.threshold)
            possible = lengths.inside(size, other_size)
            gains[size, other_size] = np.where(possible, gain, _NEVER).astype(np.float32)
            likeness[size, other_size] = np.where(possible, values, 0).astype(np.float32)
        return Comparison(band, likeness, gains, self.layout, self.continued)


ALPHABETS: Final = (Script.LATIN, Script.CYRILLIC, Script.GREEK)
USUAL: Final = (0.85, 1.3)
"""The least and most that a translation between alphabets lengthens a text: what is beyond is missing or added."""


class _Lengths:
    """Lengths of runs of segments, in mean lengths of a segment; the other side's brought to the target's scale."""

    def __init__(self, target: Sequence[str], other: Sequence[str], band: Band) -> None:
        sides = [np.array([len(text) + 1 for text in side], dtype=np.float64) for side in (target, other)]
        self.mean = float(sides[0].mean())
        self._target = sides[0] / self.mean
        ratio = sides[0].sum() / sides[1].sum()
        if _script(target[len(target) // 2]) in ALPHABETS and _script(other[len(other) // 2]) in ALPHABETS:
            ratio = np.clip(ratio, *USUAL)
        self._other = sides[1] / self.mean * ratio
        self._rows = np.arange(len(target))[:, None]
        self._columns = band.lows[:, None] + np.arange(band.width)

    def of(self, size: int, other_size: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Of the target's and of the other's runs of these sizes that end at each cell of the band."""
        columns = np.minimum(self._columns, len(self._other) - 1)
        return _run_sums(self._target, size)[:, None], _run_sums(self._other, other_size)[columns]

    def inside(self, size: int, other_size: int) -> NDArray[np.bool_]:
        """Whether a bead that ends at a cell of the band lies within both texts."""
        columns = self._columns
        return (self._rows >= size - 1) & (columns >= other_size - 1) & (columns < len(self._other))


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


def _take_off_strangers(likeness: Likeness, gains: Likeness, band: Band, cost: float) -> None:
    """Take gain from beads that are less alike than the same beads without their first or last segment."""
    for (size, other_size), values in likeness.items():
        without = np.zeros_like(values)
        if (size - 1, other_size) in likeness:
            smaller = likeness[size - 1, other_size]
            without = np.maximum(without, np.maximum(smaller, _rows_back(smaller, band, 1)))
        if (size, other_size - 1) in likeness:
            smaller = likeness[size, other_size - 1]
            without = np.maximum(without, smaller)
            without[:, 1:] = np.maximum(without[:, 1:], smaller[:, :-1])
        gains[size, other_size] -= cost * np.maximum(without - values, 0)


def _rows_back(dots: Floats, band: Band, back: int) -> Floats:
    """At [i, k] the product of row i - back with the same column; 0 outside the band."""
    moved = np.zeros_like(dots)
    if back >= len(dots):
        return moved
    shift = (band.lows[back:] - band.lows[:-back])[:, None] + np.arange(band.width)
    inside = shift < band.width
    moved[back:] = np.where(inside, np.take_along_axis(dots[:-back], np.minimum(shift, band.width - 1), axis=1), 0)
    return moved


def _run_sums(lengths: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    total: NDArray[np.float64] = np.concatenate([[0.0], np.cumsum(lengths)])
    ends = np.arange(1, len(lengths) + 1)
    sums: NDArray[np.float64] = total[ends] - total[np.maximum(ends - size, 0)]
    return sums


def _in_script_of(other: Sequence[str], target: Sequence[str]) -> NDArray[np.bool_]:
    """Which target texts are written in the other side's script, where that is not the target's own."""
    own, others = (Counter(_script(text) for text in side).most_common(1)[0][0] for side in (target, other))
    return np.array([own != others and _script(text) == others for text in target])


def _script(text: str) -> Script | None:
    scripts = Counter(script_of(character) for character in text[:200] if character.isalpha())
    return scripts.most_common(1)[0][0] if scripts else None


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
