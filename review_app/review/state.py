"""State: a document as it is being worked on, and how one edit changes it. Pure: no I/O, no clock.

The stored target T never changes. The working text W is cut into units (segments with an identity that outlives edits);
between two units lies a gap. An edit is a list of hunks. A hunk replaces a run of units by another run and says which
patches make the one text of the other, so that it can be checked, taken back and traced to the bytes of T.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from review_app.review.views import UnitStatus
from segments.document import BlockKind, Document, build_blocks
from segments.patches import Patch

__all__ = ["TAIL", "Hunk", "Piece", "RunUnit", "Unit", "WorkingDocument", "open_document", "trimmed"]

TAIL = 0
"""The id that stands for what follows the last unit; no unit has it."""

Piece = tuple[int, int] | str
"""A stretch of W: ``[start, end)`` of T, or text that was put in."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment with an identity. ``gap`` is the length of what lies before it, ``length`` its own, in code points.

    ``opens`` is True where it begins a block; ``kind`` and ``key`` are the block's. ``version`` is the sequence number
    of the event that last changed its text; ``origin`` holds the ids of the units of T that it was made from.
    """

    id: int
    gap: int
    length: int
    opens: bool
    kind: BlockKind
    key: str | None = None
    status: UnitStatus = UnitStatus.UNREVIEWED
    version: int = 0
    origin: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RunUnit:
    """A unit inside a hunk, with its words. ``gap`` None and ``text`` None: not part of the hunk, whatever they are."""

    id: int
    gap: str | None
    text: str | None
    opens: bool
    kind: BlockKind
    key: str | None = None
    status: UnitStatus = UnitStatus.UNREVIEWED
    origin: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Hunk:
    """Units ``[at, at + len(before))`` become ``after``; ``patches`` are relative to the text of ``before``.

    Only the first unit of a run may have no gap and only the last no text; both runs begin and end alike.
    """

    at: int
    before: tuple[RunUnit, ...]
    after: tuple[RunUnit, ...]
    patches: tuple[Patch, ...]


@dataclass(frozen=True)
class WorkingDocument:
    """A document at one moment. ``slot`` names it in its project through all versions of the target.

    ``soft_lines``: a line end inside a block is only a space (Markdown, hard-wrapped text). ``format`` is the file's,
    as in :class:`segments.formats.base.DocumentFile`.
    """

    slot: int
    original: Document
    original_units: tuple[Unit, ...]
    text: str
    units: tuple[Unit, ...]
    pieces: tuple[Piece, ...]
    soft_lines: bool = False
    format: str = "txt"

    @property
    def is_table(self) -> bool:
        """True where the units are rows of a table."""
        return self.original.is_table

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """The end of each unit in ``text``."""
        return tuple(accumulate(unit.gap + unit.length for unit in self.units))

    @cached_property
    def index(self) -> dict[int, int]:
        """The position of each unit, by id."""
        return {unit.id: position for position, unit in enumerate(self.units)}

    def start(self, position: int) -> int:
        """Where the unit at ``position`` begins; for the position after the last, the length of the text."""
        return self.ends[position] - self.units[position].length if position < len(self.units) else len(self.text)

    def end(self, position: int) -> int:
        """Where the unit at ``position`` ends; 0 for -1."""
        return self.ends[position] if position >= 0 else 0

    def words(self, position: int) -> str:
        """The text of the unit at ``position``."""
        return self.text[self.start(position) : self.end(position)]

    def gap(self, position: int) -> str:
        """What lies before the unit at ``position``; for the position after the last, the rest of the text."""
        return self.text[self.end(position - 1) : self.start(position)]

    def position_at(self, offset: int) -> int:
        """The position of the unit that holds ``offset``; in a gap, the one before it, or the first."""
        position = bisect_right(self.ends, offset)
        if position >= len(self.units) or (position > 0 and self.start(position) > offset):
            position -= 1
        return max(0, position)

    def block_range(self, position: int) -> tuple[int, int]:
        """The half-open range of positions of the block that holds the unit at ``position``."""
        first = position
        while first > 0 and not self.units[first].opens:
            first -= 1
        last = position + 1
        while last < len(self.units) and not self.units[last].opens:
            last += 1
        return first, last

    @cached_property
    def document(self) -> Document:
        """The working text as a document: segment ``i`` is the unit at position ``i``."""
        spans: list[tuple[BlockKind, str | None, list[tuple[int, int]]]] = []
        for position, unit in enumerate(self.units):
            if unit.opens or not spans:
                spans.append((unit.kind, unit.key, []))
            spans[-1][2].append((self.start(position), self.end(position)))
        base = self.original
        return Document(base.path, self.text, build_blocks(spans), base.language, base.doc_id)

    @cached_property
    def original_words(self) -> dict[int, str]:
        """The text of each unit of T, by id."""
        return {
            unit.id: self.original.of(segment)
            for unit, segment in zip(self.original_units, self.original.segments, strict=True)
        }

    def is_same_text(self, other: WorkingDocument) -> bool:
        """True when nothing differs that a check can see: text, segmentation, and what each unit came from."""
        if self.units is other.units and self.text == other.text:
            return True
        return (
            self.text == other.text
            and len(self.units) == len(other.units)
            and all(
                mine is theirs or replace(mine, status=theirs.status, version=theirs.version) == theirs
                for mine, theirs in zip(self.units, other.units, strict=True)
            )
        )

    def original_offset(self, position: int) -> int:
        """Where a person looks in T for the unit at ``position``: at its origin, or that of a unit before it."""
        starts = {
            unit.id: segment.start for unit, segment in zip(self.original_units, self.original.segments, strict=True)
        }
        for earlier in range(min(position, len(self.units) - 1), -1, -1):
            for origin in self.units[earlier].origin:
                if origin in starts:
                    return starts[origin]
        return 0

    def is_edited(self, position: int) -> bool:
        """True when the unit's words differ from those it came from."""
        unit = self.units[position]
        return len(unit.origin) != 1 or self.original_words.get(unit.origin[0]) != self.words(position)

    def run(self, first: int, last: int) -> list[RunUnit]:
        """Positions ``[first, last)`` as units of a hunk; the position after the last unit is the tail."""
        units = []
        for position in range(first, last):
            if position == len(self.units):
                units.append(RunUnit(TAIL, self.gap(position), None, False, BlockKind.PARAGRAPH))
            else:
                unit = self.units[position]
                units.append(
                    RunUnit(
                        unit.id,
                        self.gap(position),
                        self.words(position),
                        unit.opens,
                        unit.kind,
                        unit.key,
                        unit.status,
                        unit.origin,
                    )
                )
        return units

    def export_patches(self) -> tuple[Patch, ...]:
        """The patches that make W of T, in the offsets of T, none of them touching a character that was not edited."""
        patches: list[Patch] = []
        position, pending = 0, ""
        for piece in (*self.pieces, (len(self.original.text), len(self.original.text))):
            if isinstance(piece, str):
                pending += piece
                continue
            patches += trimmed(self.original.text, position, piece[0], pending)
            position, pending = piece[1], ""
        return tuple(patches)


def trimmed(text: str, start: int, end: int, put: str) -> list[Patch]:
    """One patch less the beginning and end that it would not change; none when nothing is left."""
    most = min(end - start, len(put))
    left = 0
    while left < most and text[start + left] == put[left]:
        left += 1
    right = 0
    while right < most - left and text[end - 1 - right] == put[-1 - right]:
        right += 1
    start, end, put = start + left, end - right, put[left : len(put) - right]
    return [Patch(start, end, put)] if start < end or put else []


def open_document(slot: int, document: Document, ids: Sequence[int], *, file_format: str = "txt") -> WorkingDocument:
    """A document before any edit; ``ids`` name its segments, in order."""
    units = []
    end = 0
    for segment, identity in zip(document.segments, ids, strict=True):
        block = document.blocks[segment.block]
        units.append(
            Unit(
                identity,
                segment.start - end,
                segment.end - segment.start,
                segment is block.segments[0],
                block.kind,
                block.key,
                origin=(identity,),
            )
        )
        end = segment.end
    pieces: tuple[Piece, ...] = ((0, len(document.text)),) if document.text else ()
    soft = file_format == "md" or any("\n" in document.of(segment) for segment in document.segments)
    return WorkingDocument(
        slot, document, tuple(units), document.text, tuple(units), pieces, soft and not document.is_table, file_format
    )
