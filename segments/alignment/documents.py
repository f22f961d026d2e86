"""Align two documents, or two lists of texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from segments.alignment.beads import Bead
from segments.alignment.characters import Characters
from segments.alignment.copies import find_copies
from segments.alignment.cues import Cues
from segments.alignment.dynamic import Path, best_path
from segments.alignment.refinement import pieces_of, refine
from segments.alignment.scores import score_pieces
from segments.alignment.similarity import Comparison, Similarity, main_script
from segments.document import BlockKind, Document
from segments.languages.detect import detect_language

__all__ = ["align_documents", "align_segments", "choose_similarity"]

CARRIES_ON: Final = ",;-–—"
"""A text that ends in one of these is not finished."""
LEFTOVERS: Final = 1
"""Additions and omissions at one place that are paired."""
COPY: Final = 0.9
"""The score of a copy: as often as a copy is right in benchmarks.alignment, where the first may be the copy."""


def align_documents(target: Document, other: Document) -> tuple[Bead, ...]:
    """The beads of two documents in document order: every segment of either is in just one of them.

    ``other`` is a reference or the source. Two tables with equally many rows are aligned row by row; a row that is
    empty on one side makes a null bead there.
    """
    if target.is_table and other.is_table and len(target.segments) == len(other.segments):
        return _align_rows(target, other)
    texts = [target.of(segment) for segment in target.segments], [other.of(segment) for segment in other.segments]
    return _align(
        *texts, choose_similarity(target.language, other.language, *texts), _Layout.of(target), _Layout.of(other)
    )


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
    """Characters for texts in one language, cues for two; "und" is detected, and counts as the other side's language
    where it cannot be told and the script is the same."""
    languages = [
        (detect_language(" ".join(texts)) if language == "und" else language).split("-")[0]
        for language, texts in ((target_language, target), (other_language, other))
    ]
    if "und" in languages:
        return Characters() if main_script(target) == main_script(other) else Cues()
    return Characters() if languages[0] == languages[1] else Cues()


class _Layout:
    """Where blocks begin, and the kind of block of each segment."""

    def __init__(self, begins: NDArray[np.bool_], kinds: NDArray[np.int8]) -> None:
        self.begins = begins
        self.kinds = kinds

    @classmethod
    def of(cls, document: Document) -> _Layout:
        """The layout of a document's segments."""
        blocks = [document.blocks[segment.block] for segment in document.segments]
        order = {kind: number for number, kind in enumerate(BlockKind)}
        return cls(
            np.array([segment.start == block.start for segment, block in zip(document.segments, blocks, strict=True)]),
            np.array([order[block.kind] for block in blocks], dtype=np.int8),
        )

    def only(self, kept: Sequence[int]) -> _Layout:
        """The layout of these segments alone."""
        return _Layout(self.begins[kept], self.kinds[kept])


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
    copies = find_copies(target, other)
    if copies:
        return _align_without(copies, target, other, similarity, target_layout, other_layout)
    if not target or not other:
        return tuple(
            [Bead((index,), (), 1.0) for index in range(len(target))]
            + [Bead((), (index,), 1.0) for index in range(len(other))]
        )
    comparison = similarity.compare(target, other)
    if target_layout is not None and other_layout is not None:
        _add_layout(comparison, target_layout, other_layout)
    continues = _continues(target), _continues(other)
    _add_continuations(comparison, *continues)
    path = best_path(
        comparison.gains, comparison.band, (-comparison.continued * continues[0], -comparison.continued * continues[1])
    )
    path = _pair_leftovers(path, target, other)
    pieces = refine(path, target, other) if comparison.one_language else pieces_of(path)
    scores = score_pieces(pieces, comparison, target, other)
    return tuple(Bead(piece.target, piece.other, score) for piece, score in zip(pieces, scores, strict=True))


def _align_without(
    copies: set[int],
    target: Sequence[str],
    other: Sequence[str],
    similarity: Similarity,
    target_layout: _Layout | None,
    other_layout: _Layout | None,
) -> tuple[Bead, ...]:
    """Align as if the copies were not there, and put each back as a null bead: the first keeps the counterpart."""
    kept = [index for index in range(len(target)) if index not in copies]
    layout = target_layout.only(kept) if target_layout is not None else None
    beads = [
        Bead(tuple(kept[index] for index in bead.target), bead.other, bead.score)
        for bead in _align([target[index] for index in kept], other, similarity, layout, other_layout)
    ]
    result: list[Bead] = []
    waiting = sorted(copies, reverse=True)
    for bead in beads:
        while waiting and bead.target and waiting[-1] < bead.target[0]:
            result.append(Bead((waiting.pop(),), (), COPY))
        result.append(bead)
    return (*result, *(Bead((index,), (), COPY) for index in reversed(waiting)))


def _add_layout(comparison: Comparison, target: _Layout, other: _Layout) -> None:
    """Let beads gain where a block begins on both sides, and lose where one begins on one side only."""
    band = comparison.band
    places = np.minimum(band.lows[:, None] + np.arange(band.width), len(other.begins) - 1)
    for (size, other_size), gain in comparison.gains.items():
        first = np.maximum(np.arange(len(gain)) - size + 1, 0)[:, None]
        other_first = np.maximum(places - other_size + 1, 0)
        both = target.begins[first] & other.begins[other_first]
        one = target.begins[first] ^ other.begins[other_first]
        same_kind = target.kinds[first] == other.kinds[other_first]
        gain += comparison.layout * (both * (0.5 + 0.5 * same_kind) - one)


def _continues(texts: Sequence[str]) -> NDArray[np.float64]:
    """1 for each text that goes on where the one before it stopped in the middle of a sentence, else 0."""
    before = ["", *(text.rstrip() for text in texts[:-1])]
    return np.array(
        [
            bool(left) and (text[:1].islower() or left[-1] in CARRIES_ON)
            for left, text in zip(before, texts, strict=True)
        ],
        dtype=np.float64,
    )


def _add_continuations(comparison: Comparison, target: NDArray[np.float64], other: NDArray[np.float64]) -> None:
    band = comparison.band
    places = np.minimum(band.lows[:, None] + np.arange(band.width), len(other) - 1)
    for (size, other_size), gain in comparison.gains.items():
        first = np.maximum(np.arange(len(gain)) - size + 1, 0)[:, None]
        one_only = np.abs(target[first] - other[np.maximum(places - other_size + 1, 0)])  # both: a list, a verse
        gain -= comparison.continued * one_only.astype(np.float32)


def _pair_leftovers(path: Path, target: Sequence[str], other: Sequence[str]) -> Path:
    """Pair an addition with an omission at the same place: more often a free translation than two defects."""
    paired: Path = []
    position = 0
    while position < len(path):
        end = position
        while end < len(path) and (path[end][0] == path[end][1] or path[end][2] == path[end][3]):
            end += 1
        gap = path[position:end]
        additions = [bead for bead in gap if bead[0] < bead[1]]
        omissions = [bead for bead in gap if bead[2] < bead[3]]
        if len(additions) == len(omissions) and 0 < len(additions) <= LEFTOVERS:
            gap = [(one[0], one[1], two[2], two[3]) for one, two in zip(additions, omissions, strict=True)]
        paired += gap
        if end < len(path):
            paired.append(path[end])
        position = end + 1
    return paired
