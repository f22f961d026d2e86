"""Hunks: made of patches, applied to a document, and taken back from it however it has changed since. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from review_app.review.state import TAIL, Hunk, Piece, RunUnit, Unit, WorkingDocument
from segments.patches import Patch, apply_patches, invert_patches

__all__ = ["apply_hunks", "invert_hunks", "make_hunk"]


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
