"""Cues: similarity of texts in two languages, without a model."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from segments.alignment.band import Band, find_band
from segments.alignment.similarity import (
    LARGEST,
    NEVER,
    Comparison,
    Lengths,
    Likeness,
    Shape,
    cosine_likeness,
    main_script,
    run_sums,
    script_of_text,
)
from segments.alignment.vectors import SPACE, Integers, merged_norms, weigh
from segments.languages.transliteration import ascii_fold, sound_key

__all__ = ["Cues"]

_WORD: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_FIGURE: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")
FIGURES: Final = 64
"""Dimensions of the vectors of numbers."""
_MARKS: Final = {"?": "?", "!": "!", "(": "(", "«": '"', "“": '"', "„": '"', '"': '"', "%": "%", ":": ":", "…": "…"}


class Cues:
    """Similarity of texts in two languages without a model: what survives translation.

    Numbers by value, words in Latin letters, names and loan words by their sound, marks (questions, quotations,
    brackets), and lengths, which translation keeps in proportion (Gale and Church 1993).

    The constants were fitted to documents of benchmarks.alignment that are not held out, and to Russian abstracts and
    Chinese news with their translations, cut anew in the same way.
    """

    threshold = 0.2
    shapes: ClassVar = {1: Shape(1, 0.06), 2: Shape(1, 0.1), 3: Shape(1, 0.16), 4: Shape(1, 0.13)}
    two_by_two = Shape(0.95, 0.145)
    spread = 6.8
    """Variance of a translation's length for each character (Gale and Church 1993)."""
    tolerance = 8.0
    rarity = 0.5
    cosine_share = 0.43
    length_power = 0.05
    figures = 0.1
    """What a bead gains or loses by numbers in digits that agree or do not."""
    untranslated = 0.4
    """The most that a segment gets which is written in the other's script and not in the target's."""
    layout = 0.08
    continued = 0.275

    def compare(self, target: Sequence[str], other: Sequence[str]) -> Comparison:
        """See Similarity."""
        cues = _cues(target), _cues(other)
        vectors = weigh(*cues, (len(target), len(other)), power=self.rarity)
        band = find_band(*vectors)
        likeness = cosine_likeness(*vectors, band)
        lengths = Lengths(target, other, band)
        untranslated = _in_script_of(other, target)
        agreements = _agreements(target, other, band)
        gains: Likeness = {}
        for (size, other_size), cosines in likeness.items():
            one, two = lengths.of(size, other_size)
            deviation = ((one - two) * lengths.mean) ** 2 / (self.spread * (one + two) * lengths.mean / 2)
            fit = np.exp(-deviation / self.tolerance)
            values = self.cosine_share * np.sqrt(np.maximum(cosines, 0)) + (1 - self.cosine_share) * fit
            shape = self.two_by_two if size == other_size == 2 else self.shapes[max(size, other_size)]
            gain = (values - self.threshold) * ((one + two) / 2) ** self.length_power * shape.weight - shape.cost
            gain = gain + self.figures * agreements[size, other_size]
            # words left in the other's script are a copy beside their translation as often as not
            left = run_sums(untranslated, size) > 0
            values[left] = np.minimum(values[left], self.untranslated)
            gain[left] = np.minimum(gain[left], self.untranslated - self.threshold - shape.cost)
            possible = lengths.inside(size, other_size)
            gains[size, other_size] = np.where(possible, gain, NEVER).astype(np.float32)
            likeness[size, other_size] = np.where(possible, values, 0).astype(np.float32)
        return Comparison(band, likeness, gains, self.layout, self.continued, one_language=False)


def _agreements(target: Sequence[str], other: Sequence[str], band: Band) -> Likeness:
    """From 1 where a bead has the same numbers on both sides to -1 where it has none in common, 0 without numbers."""
    vectors = []
    for texts in (target, other):
        side = np.zeros((len(texts), FIGURES), dtype=np.float32)
        for row, text in enumerate(texts):
            for written in _FIGURE.findall(text):
                for number in _numbers(written):
                    side[row, zlib.crc32(number.encode()) % FIGURES] += 1
        vectors.append(side)
    norms = [merged_norms(side, LARGEST) > 0 for side in vectors]
    columns = np.minimum(band.lows[:, None] + np.arange(band.width), len(other) - 1)
    agreements = cosine_likeness(vectors[0], vectors[1], band)
    for (size, other_size), cosines in agreements.items():
        some = norms[0][size - 1][:, None] | norms[1][other_size - 1][columns]
        agreements[size, other_size] = np.where(some, 2 * cosines - 1, 0).astype(np.float32)
    return agreements


def _in_script_of(other: Sequence[str], target: Sequence[str]) -> NDArray[np.float64]:
    """1 for the target texts that are written in the other side's script, where that is not the target's own."""
    own, others = main_script(target), main_script(other)
    return np.array([own != others and script_of_text(text) == others for text in target], dtype=np.float64)


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
