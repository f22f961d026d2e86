"""Beads: the units of an alignment, and an aligned document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from segments.document import Document

__all__ = ["Aligned", "Bead"]


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
        segments = self.document.segments
        runs: list[list[int]] = []
        for index in bead.other:
            if runs and index == runs[-1][-1] + 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        return " ".join(self.document.text[segments[run[0]].start : segments[run[-1]].end] for run in runs)
