"""Beads: the units of an alignment, and an aligned document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from segments.document import Document

__all__ = ["Aligned", "Bead", "spans_of"]


@dataclass(frozen=True, slots=True)
class Bead:
    """Some target segments with some segments of the other text (a reference or the source), by index, ascending.

    A side may leave segments out: those between its parts are null beads, text that was put in or left out there.
    Either side may be empty (a null bead: an omission or an addition). ``score`` is 0-1: how surely the two belong
    together; for a null bead, how surely its side has no counterpart.
    """

    target: tuple[int, ...]
    other: tuple[int, ...]
    score: float


def spans_of(document: Document, indices: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Where these segments, by ascending index, stand in a document: a span for each run without a hole."""
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return tuple((document.segments[run[0]].start, document.segments[run[-1]].end) for run in runs)


@dataclass(frozen=True)
class Aligned:
    """A source or reference document with its beads to the target, in document order."""

    document: Document
    beads: tuple[Bead, ...]

    @cached_property
    def _bead_of_target(self) -> dict[int, Bead]:
        return {index: bead for bead in self.beads for index in bead.target}

    def bead_of(self, target_segment: int) -> Bead | None:
        """The bead that holds this target segment, by index; None when the alignment does not know it."""
        return self._bead_of_target.get(target_segment)

    def text_of(self, bead: Bead) -> str:
        """The other side's words of a bead, as they stand in their document; empty for an addition.

        What stands apart is joined by a space.
        """
        return " ".join(self.document.text[start:end] for start, end in spans_of(self.document, bead.other))
