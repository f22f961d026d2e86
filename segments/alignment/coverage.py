"""Coverage: how much of one text is in another, by rare character n-grams.

Of a piece of a bead it tells what the piece adds to the bead, which the likeness of whole beads does not show.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

__all__ = ["Coverage"]

GRAM: Final = 4
"""Chosen by benchmarks.alignment."""
KEPT: Final = 4096
"""Texts whose n-grams are kept: a bead is compared with its neighbours only."""
_WORDS: Final = re.compile(r"\w+")


class Coverage:
    """What texts of two sides have in common, each n-gram weighted by its rarity among all texts of both."""

    def __init__(self, target: Sequence[str], other: Sequence[str]) -> None:
        self._sides = target, other
        found: Counter[str] = Counter()
        for text in (*target, *other):
            found.update(set(_grams(text)))
        self._rarity = {gram: math.log((len(target) + len(other) + 1) / count) for gram, count in found.items()}

    def weight(self, side: int, index: int) -> float:
        """The weight of a text of the target (side 0) or of the other text (side 1)."""
        return sum(self._rarity[gram] * count for gram, count in _grams(self._sides[side][index]).items())

    def shared(self, target: Sequence[int], other: Sequence[int]) -> float:
        """The weight of what these target texts, taken together, have in common with these others."""
        one, two = self._joined(0, target), self._joined(1, other)
        if len(one) > len(two):
            one, two = two, one
        return sum(self._rarity[gram] * min(count, two[gram]) for gram, count in one.items() if gram in two)

    def _joined(self, side: int, indices: Sequence[int]) -> Counter[str]:
        total: Counter[str] = Counter()
        for index in indices:
            total.update(_grams(self._sides[side][index]))
        return total


@lru_cache(maxsize=KEPT)
def _grams(text: str) -> Counter[str]:
    words = (f" {word} " for word in _WORDS.findall(text.lower()))
    return Counter(word[at : at + GRAM] for word in words for at in range(max(1, len(word) - GRAM + 1)))
