"""Align two documents, or two lists of texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from segments.alignment.beads import Bead
from segments.alignment.dynamic import SHAPES, best_path
from segments.alignment.similarity import Characters, Comparison, Cues, Similarity
from segments.document import BlockKind, Document

__all__ = ["align_documents", "align_segments", "choose_similarity"]

NULL: Final = 0.0


def align_documents(target: Document, other: Document) -> tuple[Bead, ...]:
    """The beads of two documents in document order: every segment of either is in just one of them.

    ``other`` is a reference or the source. Two tables with equally many rows are aligned row by row; a row that is
    empty on one side makes a null bead there.
    """
    if target.is_table and other.is_table and len(target.segments) == len(other.segments):
        return _align_rows(target, other)
    texts = [target.of(segment) for segment in target.segments], [other.of(segment) for segment in other.segments]
    return _align(*texts, choose_similarity(target.language, other.language, *texts), _Layout(target), _Layout(other))


def align_segments(
    target: Sequence[str], other: Sequence[str], similarity: Similarity | None = None
) -> tuple[Bead, ...]:
    """The beads of two lists of texts (lines, sentences): every index of either is in just one of them, in order.

    Without ``similarity`` it is chosen by what the texts look like.
    """
    return _align(target, other, similarity or choose_similarity("und", "und", target, other), None, None)


def choose_similarity(
    target_language: str, other_language: str, target: Sequence[str], other: Sequence[str]
) -> Similarity:
    """Characters for texts in one language, cues for two; unknown languages are told apart by their words."""
    languages = [language.split("-")[0] for language in (target_language, other_language)]
    if "und" not in languages:
        return Characters() if languages[0] == languages[1] else Cues()
    words = [set(re.findall(r"\w+", " ".join(texts).lower())) for texts in (target, other)]
    smaller = min(len(words[0]), len(words[1]))
    return Characters() if smaller and len(words[0] & words[1]) > 0.15 * smaller else Cues()


class _Layout:
    """Where blocks begin, and the kind of block of each segment."""

    def __init__(self, document: Document) -> None:
        self.begins = np.array([segment.start == document.blocks[segment.block].start for segment in document.segments])
        kinds = list(BlockKind)
        self.kinds = np.array([kinds.index(document.blocks[segment.block].kind) for segment in document.segments])


def _align_rows(target: Document, other: Document) -> tuple[Bead, ...]:
    beads: list[Bead] = []
    for one, two in zip(target.segments, other.segments, strict=True):
        has_target, has_other = bool(target.of(one).strip()), bool(other.of(two).strip())
        if has_target == has_other:
            beads.append(Bead((one.index,), (two.index,), 1.0))
        else:
            beads += [Bead((one.index,), (), 1.0), Bead((), (two.index,), 1.0)]
    return tuple(beads)


def _align(
    target: Sequence[str],
    other: Sequence[str],
    similarity: Similarity,
    target_layout: _Layout | None,
    other_layout: _Layout | None,
) -> tuple[Bead, ...]:
    if not target or not other:
        return tuple(
            [Bead((index,), (), 1.0) for index in range(len(target))]
            + [Bead((), (index,), 1.0) for index in range(len(other))]
        )
    comparison = similarity.compare(target, other)
    gains = _gains(comparison, target_layout, other_layout, len(other))
    path = best_path(gains, comparison.band, len(target), len(other), NULL)
    return tuple(
        Bead(tuple(range(start, end)), tuple(range(low, high)), _score(comparison, start, end, low, high))
        for start, end, low, high in path
    )


def _gains(
    comparison: Comparison, target: _Layout | None, other: _Layout | None, columns: int
) -> dict[tuple[int, int], np.ndarray]:
    band = comparison.band
    gains: dict[tuple[int, int], np.ndarray] = {}
    for (size, other_size), likeness in comparison.likeness.items():
        extra = size + other_size - 2
        weight = min(size, other_size) + 0.32 * (max(size, other_size) - min(size, other_size))
        gain = (likeness - comparison.threshold) * weight - comparison.merging * extra
        gains[size, other_size] = gain
    if target is None or other is None:
        return gains
    places = np.minimum(band.lows[:, None] + np.arange(band.width), columns - 1)
    for (size, other_size), gain in gains.items():
        first = np.maximum(np.arange(len(gain)) - size + 1, 0)[:, None]
        other_first = np.maximum(places - other_size + 1, 0)
        begins = target.begins[first].astype(np.float64), other.begins[other_first].astype(np.float64)
        same_kind = target.kinds[first] == other.kinds[other_first]
        gain += comparison.layout * (begins[0] * begins[1] * (0.5 + 0.5 * same_kind) - abs(begins[0] - begins[1]))
    return gains


def _score(comparison: Comparison, start: int, end: int, low: int, high: int) -> float:
    if start == end or low == high:
        return _loneliness(comparison, start, end, low, high)
    place = high - 1 - int(comparison.band.lows[end - 1])
    return float(np.clip(comparison.likeness[end - start, high - low][end - 1, place], 0, 1))


def _loneliness(comparison: Comparison, start: int, end: int, low: int, high: int) -> float:
    """How little a segment without a counterpart is like those around the gap it stands in."""
    single = comparison.likeness[SHAPES[0]]
    band = comparison.band
    if start < end:
        places = np.arange(max(low - 2, 0), low + 2) - int(band.lows[start])
        near = [float(single[start, place]) for place in places if 0 <= place < band.width]
    else:
        rows = range(max(start - 2, 0), min(start + 2, len(single)))
        near = [
            float(single[row, low - int(band.lows[row])]) for row in rows if 0 <= low - int(band.lows[row]) < band.width
        ]
    return float(np.clip(1 - max(near, default=0.0), 0, 1))
