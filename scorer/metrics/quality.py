"""Quality: one number for a segment from what evidence there is, and which segment to look at first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

__all__ = ["HALVING_PENALTY", "priorities", "quality"]

HALVING_PENALTY: Final = 5.0
"""The penalty that halves the quality: one major error."""


def quality(penalty: float, chrf: float | None) -> float:
    """0-100, higher is better: 100 / (1 + penalty / 5), times (1 + chrF / 100) / 2 where there is a reference.

    It falls with every finding and rises with chrF, and claims no more: it was not fitted to human scores. Without a
    reference 100 says that nothing was found, not that the translation is perfect. A reference that is worded otherwise
    costs at most half, for good translations differ: two human translations of one news text have chrF around 60.
    """
    found = 100 / (1 + penalty / HALVING_PENALTY)
    return found if chrf is None else found * (1 + chrf / 100) / 2


def priorities(penalties: Sequence[float], scores: Sequence[float]) -> tuple[int, ...]:
    """The place of each segment in the order of review, from 1: the most harm first.

    Harm is the penalty of what was found; then the lower quality goes first, then the order of the document.
    """
    order = sorted(range(len(scores)), key=lambda index: (-penalties[index], scores[index], index))
    places = {index: place for place, index in enumerate(order, 1)}
    return tuple(places[index] for index in range(len(scores)))
