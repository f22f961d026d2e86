"""Versions: a new version of a target takes over identities, edits and statuses of the one before, where they fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import count

from review_app.review.acts import Act, ProjectState, StatusChange, apply_act
from review_app.review.edits import Refusal, delete
from review_app.review.hunks import apply_hunks, make_hunk
from review_app.review.live import apply_event
from review_app.review.state import Hunk, RunUnit, WorkingDocument, open_document
from review_app.review.views import UnitStatus
from review_app.store.log import Event
from review_app.store.rows import DocumentRow
from segments.document import Document
from segments.patches import Patch

__all__ = ["Carried", "carry_over"]


@dataclass(frozen=True, slots=True)
class Carried:
    """A document of the new version: its slot, the ids of its segments, and the acts that go over, in order."""

    slot: int
    ids: tuple[int, ...]
    acts: tuple[Act, ...] = ()


def carry_over(rows: Sequence[DocumentRow], events: Iterable[Event], documents: Sequence[Document]) -> list[Carried]:
    """Slots, unit ids and edits for the documents of a new version (or of the first), in their order.

    A document goes on where the doc_id is the same, or where there was one and is one. A segment keeps its id where its
    words are the same and in the same order; an edit goes over when all segments it touched are still side by side.
    """
    by_id = {row.id: row for row in rows}
    state = ProjectState()
    top_slot = top_unit = 0
    for row in rows:
        top_slot = max(top_slot, *(part["slot"] for part in row.parts))
        top_unit = max(top_unit, *(identity for part in row.parts for identity in part["ids"]), 0)
    for event in events:
        state = apply_event(state, event, by_id)
        for payload in event.payload.get("acts", [event.payload]):
            for hunk in payload.get("hunks", ()):
                top_unit = max(top_unit, *(unit["id"] for unit in hunk["after"]))
    slots, units = count(top_slot + 1), count(top_unit + 1)
    by_doc_id = {working.original.doc_id: working for working in state.documents.values()}
    only = next(iter(state.documents.values())) if len(state.documents) == len(documents) == 1 else None
    carried = []
    for document in documents:
        old = only or by_doc_id.pop(document.doc_id, None)
        if old is None:
            carried.append(Carried(next(slots), tuple(next(units) for _ in document.segments)))
        else:
            carried.append(_carry(old, document, units))
    return carried


def _carry(old: WorkingDocument, document: Document, units: count[int]) -> Carried:
    before = [old.original.of(segment) for segment in old.original.segments]
    after = [document.of(segment) for segment in document.segments]
    ids = [0] * len(after)
    for match in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        for offset in range(match.size):
            ids[match.b + offset] = old.original_units[match.a + offset].id
    ids = [identity or next(units) for identity in ids]
    new = open_document(old.slot, document, ids, file_format=old.format)
    hunks = tuple(_hunks(old, new))
    statuses = tuple(
        StatusChange(unit.id, UnitStatus.UNREVIEWED, unit.status)
        for unit in old.units
        if unit.status is not UnitStatus.UNREVIEWED and unit.id in new.index and not _in_hunk(unit.id, hunks)
    )
    acts = [Act(old.slot, hunks=hunks, statuses=statuses)] if hunks or statuses else []
    state = ProjectState(0, {old.slot: new})
    for act in acts:
        state = apply_act(state, act, 0)
    acts += _deletions(old, state.documents[old.slot], units)
    return Carried(old.slot, tuple(ids), tuple(acts))


def _deletions(old: WorkingDocument, new: WorkingDocument, units: count[int]) -> Iterable[Act]:
    """What takes out the segments that a reviewer took out of the old version, one after another."""
    kept = {origin for unit in old.units for origin in unit.origin}
    for unit in old.original_units:
        position = new.index.get(unit.id)
        if unit.id in kept or position is None:
            continue
        try:
            hunks = delete(new, position, units)
        except Refusal:
            return
        yield Act(old.slot, hunks=hunks)
        new = apply_hunks(new, hunks, 0)


def _in_hunk(unit: int, hunks: Iterable[Hunk]) -> bool:
    return any(item.id == unit for hunk in hunks for item in hunk.after)


def _hunks(old: WorkingDocument, new: WorkingDocument) -> Iterable[Hunk]:
    """The edits of ``old`` as hunks on ``new``, one for each run of segments that an edit holds together."""
    for first, last, run in _groups(old):
        ids = [unit.id for unit in old.original_units[first:last]]
        at = new.index.get(ids[0])
        if at is None or [unit.id for unit in new.units[at : at + len(ids)]] != ids:
            continue
        gap = new.gap(at)
        after = [replace(unit, gap=gap if number == 0 else unit.gap) for number, unit in enumerate(run)]
        start, end = new.start(at), new.end(at + len(ids) - 1)
        text = "".join((unit.gap or "") * (number > 0) + (unit.text or "") for number, unit in enumerate(after))
        hunk = make_hunk(new, at, at + len(ids), after, [Patch(start, end, text)])
        if hunk is not None:
            yield hunk


def _groups(old: WorkingDocument) -> Iterable[tuple[int, int, list[RunUnit]]]:
    """Runs ``[first, last)`` of original units with the units that stand for them now, where the two differ."""
    place = {unit.id: number for number, unit in enumerate(old.original_units)}
    groups: list[tuple[int, int, list[int]]] = []
    for position, unit in enumerate(old.units):
        numbers = [place[origin] for origin in unit.origin if origin in place]
        if not numbers:
            if groups:  # a unit that was put in goes with the one before it
                groups[-1][2].append(position)
            continue
        first, last = min(numbers), max(numbers) + 1
        if groups and first < groups[-1][1]:
            groups[-1] = (groups[-1][0], max(last, groups[-1][1]), [*groups[-1][2], position])
        else:
            groups.append((first, last, [position]))
    for first, last, positions in groups:
        run = old.run(positions[0], positions[-1] + 1)
        same = len(run) == last - first == 1 and run[0].text == old.original_words[run[0].id]
        if not same:
            yield first, last, run
