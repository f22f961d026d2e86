"""State: a document as it is being worked on, and how one edit changes it. Pure: no I/O, no clock.

The stored target T never changes. The working text W is cut into units (segments with an identity that outlives edits);
between two units lies a gap. An edit is a list of hunks. A hunk replaces a run of units by another run and says which
patches make the one text of the other, so that it can be checked, taken back and traced to the bytes of T.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from review_app.review.views import UnitStatus
from segments.document import BlockKind, Document, build_blocks
from segments.patches import Patch, apply_patches, invert_patches

__all__ = [
    "TAIL",
    "Hunk",
    "RunUnit",
    "Unit",
    "WorkingDocument",
    "apply_hunks",
    "invert_hunks",
    "make_hunk",
    "open_document",
    "trimmed",
]

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
        return self.text == other.text and [
            (unit.id, unit.gap, unit.length, unit.opens, unit.kind, unit.key, unit.origin) for unit in self.units
        ] == [(unit.id, unit.gap, unit.length, unit.opens, unit.kind, unit.key, unit.origin) for unit in other.units]

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


def run_text(run: Iterable[RunUnit]) -> str:
    """The text that a run covers."""
    return "".join((unit.gap or "") + (unit.text or "") for unit in run)


def make_hunk(
    document: WorkingDocument, first: int, last: int, after: Sequence[RunUnit], patches: Iterable[Patch]
) -> Hunk | None:
    """The hunk that replaces positions ``[first, last)`` by ``after``, cut down to what changes; None when nothing
    does.

    ``patches`` are in the offsets of ``document.text``. Give one unit more than you change at the end (the tail, after
    the last), unless ``after`` ends with a unit whose gap after it stays. ValueError when patches and runs do not
    agree.
    """
    patches = sorted(patch for patch in patches if document.text[patch.start : patch.end] != patch.text)
    low = patches[0].start if patches else len(document.text)  # equal words are no proof that a patch is elsewhere
    high = max((patch.end for patch in patches), default=0)
    before, after = document.run(first, last), list(after)
    while len(before) > 1 and len(after) > 1 and before[0] == after[0] and document.end(first) <= low:
        del before[0], after[0]
        first += 1
    while len(before) > 1 and len(after) > 1 and before[-1] == after[-1] and high <= document.end(last - 2):
        del before[-1], after[-1]
        last -= 1
    if before == after:
        return None
    origin = document.end(first - 1)
    same_end = before[-1].id == after[-1].id and before[-1].text == after[-1].text
    if same_end and high <= document.start(last - 1):
        before[-1], after[-1] = replace(before[-1], text=None), replace(after[-1], text=None)
    same_start = before[0].id == after[0].id and before[0].gap == after[0].gap
    if same_start and document.start(first) <= low:
        origin += len(before[0].gap or "")
        before[0], after[0] = replace(before[0], gap=None), replace(after[0], gap=None)
    relative = tuple(Patch(patch.start - origin, patch.end - origin, patch.text) for patch in patches)
    if apply_patches(run_text(before), relative) != run_text(after):
        raise ValueError("the patches do not make the new units of the old ones")
    return Hunk(first, tuple(before), tuple(after), relative)


def _origin_of(document: WorkingDocument, hunk: Hunk) -> int:
    if hunk.before[0].gap is not None:
        return document.end(hunk.at - 1)
    return document.start(hunk.at)


def apply_hunks(document: WorkingDocument, hunks: Iterable[Hunk], version: int) -> WorkingDocument:
    """The document after an edit; units whose words change get ``version``.

    The hunks are all in the positions of ``document`` and do not overlap. ValueError when one does not fit the text.
    """
    text, pieces = document.text, list(document.pieces)
    units = list(document.units)
    for hunk in sorted(hunks, key=lambda hunk: hunk.at, reverse=True):
        origin = _origin_of(document, hunk)
        old = run_text(hunk.before)
        present = document.run(hunk.at, hunk.at + len(hunk.before))
        if [unit.id for unit in present] != [unit.id for unit in hunk.before] or not text.startswith(old, origin):
            raise ValueError(f"an edit does not fit the text at unit {hunk.before[0].id}")
        for patch in reversed(hunk.patches):
            _splice(pieces, origin + patch.start, origin + patch.end, patch.text)
        text = text[:origin] + apply_patches(old, hunk.patches) + text[origin + len(old) :]
        known = {unit.id: unit for unit in units[hunk.at : hunk.at + len(hunk.before)]}
        words = {unit.id: unit.text for unit in hunk.before}
        units[hunk.at : hunk.at + len(hunk.before)] = [
            _placed(unit, known.get(unit.id), words, version) for unit in hunk.after if unit.id != TAIL
        ]
    return replace(document, text=text, units=tuple(units), pieces=tuple(pieces))


def _placed(unit: RunUnit, known: Unit | None, words: dict[int, str | None], version: int) -> Unit:
    same = known is not None and unit.text == words[unit.id]
    return Unit(
        id=unit.id,
        gap=known.gap if unit.gap is None and known is not None else len(unit.gap or ""),
        length=known.length if unit.text is None and known is not None else len(unit.text or ""),
        opens=unit.opens,
        kind=unit.kind,
        key=unit.key,
        status=unit.status,
        version=known.version if same and known is not None else version,
        origin=unit.origin,
    )


def _splice(pieces: list[Piece], start: int, end: int, put: str) -> None:
    """Replace ``[start, end)`` of the text that the pieces make by ``put``."""
    left = _cut(pieces, start)
    right = _cut(pieces, end) if end > start else left
    pieces[left:right] = [put] if put else []


def _cut(pieces: list[Piece], offset: int) -> int:
    """The number of pieces before ``offset``, a piece that straddles it being cut in two."""
    position = 0
    for number, piece in enumerate(pieces):
        if position >= offset:
            return number
        length = len(piece) if isinstance(piece, str) else piece[1] - piece[0]
        if position + length > offset:
            at = offset - position
            if isinstance(piece, str):
                pieces[number : number + 1] = [piece[:at], piece[at:]]
            else:
                pieces[number : number + 1] = [(piece[0], piece[0] + at), (piece[0] + at, piece[1])]
            return number + 1
        position += length
    return len(pieces)


def invert_hunks(document: WorkingDocument, hunks: Iterable[Hunk]) -> tuple[Hunk, ...] | None:
    """What takes an earlier edit back from the document as it is now; None when its words were changed since.

    What the edit did not change (the status of a unit, say) stays as it is now.
    """
    inverse = []
    for hunk in hunks:
        at = len(document.units) if hunk.after[0].id == TAIL else document.index.get(hunk.after[0].id)
        if at is None:
            return None
        present = document.run(at, min(at + len(hunk.after), len(document.units) + 1))
        if len(present) != len(hunk.after) or not all(map(_unchanged, hunk.after, present)):
            return None
        current = {unit.id: unit for unit in present}
        changed = {unit.id: unit for unit in hunk.after}
        before = tuple(
            replace(now, gap=then.gap and now.gap, text=then.text and now.text)
            for then, now in zip(hunk.after, present, strict=True)
        )
        after = tuple(_restored(unit, changed.get(unit.id), current.get(unit.id)) for unit in hunk.before)
        inverse.append(Hunk(at, before, after, invert_patches(run_text(hunk.before), hunk.patches)))
    return tuple(inverse)


def _unchanged(then: RunUnit, now: RunUnit) -> bool:
    return then.id == now.id and then.gap in (None, now.gap) and (then.text is None or then.text == now.text)


def _restored(before: RunUnit, changed: RunUnit | None, now: RunUnit | None) -> RunUnit:
    if changed is None or now is None:
        return before
    return replace(
        before,
        opens=now.opens if changed.opens == before.opens else before.opens,
        kind=now.kind if changed.kind == before.kind else before.kind,
        key=now.key if changed.key == before.key else before.key,
        status=now.status if changed.status == before.status else before.status,
        origin=now.origin if changed.origin == before.origin else before.origin,
    )
