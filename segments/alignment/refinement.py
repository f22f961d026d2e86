"""Refinement: a second look at beads beside their neighbours, for what the dynamic programming cannot make.

It knows beads of a few shapes, in one piece. Here a lone segment that holds the rest of a bead is joined to it, also
from beyond segments that were put in between; and two beads become one where the first ends in the middle of what the
second is about. Chosen by benchmarks.alignment, like the constants.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz.distance import LCSseq

from segments.alignment.coverage import Coverage
from segments.alignment.dynamic import Path

__all__ = ["Piece", "pieces_of", "refine"]

REACH: Final = 10
"""Lone segments there may be between a bead and the rest of it."""
LARGEST: Final = 4
"""Segments on a side of a bead that is made here."""
MOST: Final = 7
"""Segments on both sides of a bead that is made here."""
HELD: Final = 0.3
"""A lone segment belongs to a bead that lacks this share of it."""
ADDS: Final = 0.2
"""A segment between the first and the last of a bead is let go when it adds less than this share of itself"""
ADDS_WHOLE: Final = 0.05
"""and less than this share where the bead leaves nothing out yet."""
CROSSING: Final = 8.0
"""Weight of what two beads have in common across their border (see Coverage), below which it is not looked at."""
MOVED: Final = 8
"""Characters in common that are won by another border."""
FEWEST_WORDS: Final = 2
MOST_WORDS: Final = 40
"""Words by which a border is moved."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A bead without its score; the indices of a side ascend, and may leave some out."""

    target: tuple[int, ...]
    other: tuple[int, ...]

    def side(self, number: int) -> tuple[int, ...]:
        """The indices of the target (0) or of the other text (1)."""
        return self.other if number else self.target

    def having(self, number: int, indices: tuple[int, ...]) -> Piece:
        """The piece with other indices on one side."""
        return replace(self, other=indices) if number else replace(self, target=indices)

    @property
    def is_null(self) -> bool:
        """True where one side is empty."""
        return not (self.target and self.other)

    def is_broken(self, number: int) -> bool:
        """True where a side leaves segments out."""
        indices = self.side(number)
        return bool(indices) and indices[-1] - indices[0] >= len(indices)


def pieces_of(path: Path) -> list[Piece]:
    """The beads of a path as they are."""
    return [Piece(tuple(range(start, end)), tuple(range(low, high))) for start, end, low, high in path]


def refine(path: Path, target: Sequence[str], other: Sequence[str]) -> list[Piece]:
    """The beads of a path looked at again, in the order of both texts by their first segments."""
    coverage = Coverage(target, other)
    pieces = [part for piece in _with_rests(pieces_of(path), coverage) for part in _tidied(piece, coverage)]
    return _in_order(_joined(pieces, coverage, (target, other)))


def _with_rests(pieces: list[Piece], coverage: Coverage) -> list[Piece]:
    """Join lone segments to the nearest bead before or after that lacks them, the most lacked first."""
    offers = [
        (_held(pieces[place], lone, coverage), at, place)
        for at, lone in enumerate(pieces)
        if lone.is_null
        for place in _nearest_beads(pieces, at)
    ]
    result = list(pieces)
    taken: set[int] = set()
    for held, at, place in sorted(offers, reverse=True):
        if held <= HELD:
            break
        # what an earlier offer brought is no longer lacking
        if at not in taken and _held(result[place], pieces[at], coverage) > HELD:
            result[place] = _with(result[place], pieces[at])
            taken.add(at)
    return [piece for at, piece in enumerate(result) if at not in taken]


def _nearest_beads(pieces: list[Piece], at: int) -> Iterator[int]:
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(pieces) and pieces[place].is_null and abs(place - at) <= REACH:
            place += step
        if 0 <= place < len(pieces) and not pieces[place].is_null:
            yield place


def _held(bead: Piece, lone: Piece, coverage: Coverage) -> float:
    """The share of a lone segment that a bead has on its other side, and lacks on this one."""
    number = 0 if lone.target else 1
    if len(bead.side(number)) >= LARGEST:
        return 0.0
    weight = coverage.weight(number, lone.side(number)[0])
    return _added(_with(bead, lone), bead, coverage) / weight if weight else 0.0


def _with(bead: Piece, lone: Piece) -> Piece:
    return Piece(tuple(sorted(bead.target + lone.target)), tuple(sorted(bead.other + lone.other)))


def _added(more: Piece, less: Piece, coverage: Coverage) -> float:
    return coverage.shared(more.target, more.other) - coverage.shared(less.target, less.other)


def _tidied(piece: Piece, coverage: Coverage) -> list[Piece]:
    """A bead without what stands between its ends and adds nothing, which is alone then."""
    result = [piece]
    for number in (0, 1):
        least = ADDS if piece.is_broken(number) else ADDS_WHOLE
        for index in piece.side(number)[1:-1]:
            bead = result[0]
            less = bead.having(number, tuple(kept for kept in bead.side(number) if kept != index))
            if _added(bead, less, coverage) < least * coverage.weight(number, index):
                result[0] = less
                result.append(Piece((), ()).having(number, (index,)))
    return result


def _joined(pieces: list[Piece], coverage: Coverage, texts: tuple[Sequence[str], Sequence[str]]) -> list[Piece]:
    """Make one of two beads with nothing between them, or lone segments of one side only, that share a sentence."""
    result: list[Piece] = []
    for piece in pieces:
        place = len(result) - 1
        between: set[bool] = set()
        while place >= 0 and result[place].is_null and len(result) - place <= REACH:
            between.add(bool(result[place].target))
            place -= 1
        if (
            place >= 0
            and len(between) < 2
            and not (piece.is_null or result[place].is_null)
            and _share_a_sentence(result[place], piece, coverage, texts)
        ):
            result[place] = _with(result[place], piece)
        else:
            result.append(piece)
    return result


def _share_a_sentence(one: Piece, two: Piece, coverage: Coverage, texts: tuple[Sequence[str], Sequence[str]]) -> bool:
    both = _with(one, two)
    sizes = len(both.target), len(both.other)
    if max(sizes) > LARGEST or sum(sizes) > MOST:
        return False
    if _added(both, one, coverage) - coverage.shared(two.target, two.other) <= CROSSING:
        return False
    (first, second), (other_first, other_second) = (
        [" ".join(texts[number][index] for index in piece.side(number)).lower() for piece in (one, two)]
        for number in (0, 1)
    )

    def in_common(left: str, right: str) -> int:
        return LCSseq.similarity(left, other_first) + LCSseq.similarity(right, other_second)

    own = in_common(first, second) + MOVED
    return any(in_common(left, right) > own for left, right in _other_borders(first.split(), second.split()))


def _other_borders(first: list[str], second: list[str]) -> Iterator[tuple[str, str]]:
    """Two runs of words with the border between them moved back, and forth."""
    words = first + second
    for count in range(FEWEST_WORDS, MOST_WORDS):
        for border in (len(first) - count, len(first) + count):
            if 0 < border < len(words):
                yield " ".join(words[:border]), " ".join(words[border:])


def _in_order(pieces: list[Piece]) -> list[Piece]:
    """Beads and lone segments by the first segment of each, on both sides."""
    lone = [
        [Piece((), ()).having(number, indices) for indices in sorted(alone, reverse=True)]
        for number, alone in enumerate(
            [piece.side(number) for piece in pieces if piece.is_null and piece.side(number)] for number in (0, 1)
        )
    ]
    result: list[Piece] = []
    for bead in sorted((piece for piece in pieces if not piece.is_null), key=lambda one: one.target):
        for number, waiting in enumerate(lone):
            while waiting and waiting[-1].side(number) < bead.side(number):
                result.append(waiting.pop())
        result.append(bead)
    return result + [piece for waiting in lone for piece in reversed(waiting)]
