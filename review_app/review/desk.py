"""Desk: one reviewer at work on one project; everything the web (or a test) asks for or does.

A desk is thread-safe, and desks on one store share what was read and scored. Reads give the state of the last event in
the database, whoever wrote it. A write takes ``op_id`` (a fresh string for each act of the reviewer; sent again, it is
harmless: the first outcome comes back) and the version or revision the reviewer saw. It returns Done, Conflict or
Refused; it raises only for a broken database.
"""

from __future__ import annotations

import getpass
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import count
from typing import Any

from review_app.review import edits
from review_app.review.acting import Moment, with_consequences
from review_app.review.acts import Act
from review_app.review.edits import Refusal
from review_app.review.export import corrected_file, corrected_text
from review_app.review.live import live_project
from review_app.review.overview import Overview
from review_app.review.payloads import act_from_payload, payload_of
from review_app.review.record import MESSAGES, changes, history, steps, undone_acts
from review_app.review.segment_view import card_of, segment_view
from review_app.review.state import Hunk
from review_app.review.views import (
    Change,
    DecisionKind,
    Done,
    Draft,
    EvidenceItem,
    EvidenceState,
    Filter,
    FindingCard,
    HistoryEntry,
    Outcome,
    Page,
    Progress,
    Refused,
    SegmentView,
    UnitStatus,
)
from review_app.store.log import Event
from review_app.store.store import Behind, Store
from segments.findings import EvidenceKind

__all__ = ["Desk"]

ATTEMPTS = 20
"""How often an act is made anew when others keep writing between reading and storing."""


class Desk:
    """One reviewer on one project."""

    def __init__(self, store: Store, project: int, reviewer: str | None = None) -> None:
        """``reviewer`` is the operating system's user when not given. InputError when there is no such project."""
        self._live = live_project(store, project)
        self._store = store
        self._reviewer = reviewer or getpass.getuser()
        self._live.refresh()

    # reads

    @property
    def revision(self) -> int:
        """The sequence number of the last event; it changes with every stored act of anybody (not with drafts)."""
        return self._now().revision

    @property
    def reviewer(self) -> str:
        """Who works here."""
        return self._reviewer

    @property
    def shown_name(self) -> str:
        """The project's name as people read it."""
        return self._live.facts.project.shown

    def progress(self) -> Progress:
        """Counts for the whole project."""
        return self._now().progress

    def rows(self, filter: Filter = Filter(), offset: int = 0, limit: int = 50) -> Page:  # noqa: A002, B008
        """``limit`` rows of the filtered list from ``offset``, in document order."""
        overview = self._now()
        listed = overview.listed(filter)
        return Page(tuple(overview.rows[row] for row in listed[max(0, offset) : max(0, offset) + limit]), len(listed))

    def position(self, unit_id: int, filter: Filter = Filter()) -> int | None:  # noqa: A002, B008
        """The row (from 0) of a segment in the filtered list, None when the filter hides it."""
        overview = self._now()
        place, listed = overview.places.get(unit_id), overview.listed(filter)
        if place is None:
            return None
        index = bisect_left(listed, place.row)
        return index if index < len(listed) and listed[index] == place.row else None

    def first(self, filter: Filter = Filter()) -> int | None:  # noqa: A002, B008
        """The first segment of the filtered list; None when it is empty."""
        overview = self._now()
        listed = overview.listed(filter)
        return overview.rows[listed[0]].id if listed else None

    def neighbour(self, unit_id: int, step: int, filter: Filter = Filter()) -> int | None:  # noqa: A002, B008
        """The segment ``step`` rows on (+1) or back (-1) in the filtered list; works from a hidden segment too."""
        overview = self._now()
        place, listed = overview.places.get(unit_id), overview.listed(filter)
        if place is None or step == 0:
            return None
        index = bisect_right(listed, place.row) - 1 + step if step > 0 else bisect_left(listed, place.row) + step
        return overview.rows[listed[index]].id if 0 <= index < len(listed) else None

    def next_open(self, unit_id: int | None = None) -> int | None:
        """The next segment after this one (round to the beginning) with an open finding; from the first when None."""
        overview = self._now()
        place = overview.places.get(unit_id) if unit_id is not None else None
        listed = overview.listed(Filter(only_open=True))
        if not listed:
            return None
        index = bisect_right(listed, place.row) if place is not None else 0
        return overview.rows[listed[index % len(listed)]].id

    def segment(self, unit_id: int) -> SegmentView | None:
        """Everything about one segment; None when it is gone."""
        with self._live.lock:
            overview = self._now()
            place = overview.places.get(unit_id)
            if place is None:
                return None
            with self._store.reading() as reader:
                row = reader.draft(self._live.id, unit_id, self._reviewer)
            draft = Draft(row.text, row.base_version, row.at, row.reviewer) if row is not None else None
            return segment_view(overview, place, draft)

    def finding(self, fingerprint: str) -> FindingCard | None:
        """One card of the current text, None when its finding is gone."""
        with self._live.lock:
            overview = self._now()
            found = overview.find(fingerprint)
            return card_of(overview, *found) if found is not None else None

    def document_findings(self) -> tuple[FindingCard, ...]:
        """All cards, decided ones too, in document order."""
        overview = self._now()
        return tuple(card_of(overview, slot, finding) for slot, finding in overview.findings())

    def evidence_state(self) -> EvidenceState:
        """What evidence there is, and the checks that did not run."""
        with self._live.lock:
            overview = self._now()
            items = tuple(EvidenceItem(EvidenceKind(row.kind), row.name) for row in self._live.facts.evidence)
            not_run = {n.check: n.reason for scored in overview.scored.values() for n in scored.inspection.not_run}
        meaning = any(item.kind in (EvidenceKind.SOURCE, EvidenceKind.REFERENCE) for item in items)
        return EvidenceState(items, meaning, tuple(sorted(not_run.items())))

    def corrected_text(self) -> str:
        """The current text (of all documents of a table, a row a line)."""
        return corrected_text(self._now().state)

    def export(self) -> tuple[str, bytes]:
        """A file name and the corrected file: the target's own bytes but for the edits.

        InputError where the file's encoding cannot hold them.
        """
        with self._live.lock:
            state = self._now().state
            return corrected_file(self._live.facts.row, state)

    def changes(self) -> tuple[Change, ...]:
        """Who changed what and why, in order; acts that were undone are left out."""
        with self._live.lock:
            self._live.refresh()
            rows = self._live.facts.rows.values()
            names = {part["slot"]: part["doc_id"] or row.name for row in rows for part in row.parts}
            return changes(self._live.events, names)

    def history(self, unit_id: int | None = None) -> tuple[HistoryEntry, ...]:
        """Every event, newest first; of one segment (and those it was made from) when given."""
        with self._live.lock:
            overview = self._now()
            place = overview.places.get(unit_id) if unit_id is not None else None
            unit = overview.state.documents[place.slot].units[place.position] if place is not None else None
            undone = undone_acts(self._live.events)
            if unit_id is None:
                return history(self._live.events, undone)
            units = {unit_id, *(unit.origin if unit is not None else ())}
            found = {event.seq: event for one in units for event in self._live.by_unit.get(one, ())}
            return history((found[seq] for seq in sorted(found)), undone)

    def can_undo(self) -> str | None:
        """What undo would take back, in words; None when there is nothing of this reviewer's to undo."""
        with self._live.lock:
            self._live.refresh()
            undo, _ = steps(self._live.events, self._reviewer)
            return undo[-1].root.kind if undo else None

    def undo_seq(self) -> int | None:
        """The sequence number of the event that undo would take back; None when there is none."""
        with self._live.lock:
            self._live.refresh()
            undo, _ = steps(self._live.events, self._reviewer)
            return undo[-1].root.seq if undo else None

    def can_redo(self) -> str | None:
        """What redo would do again, in words; None when there is nothing."""
        with self._live.lock:
            self._live.refresh()
            _, redo = steps(self._live.events, self._reviewer)
            return redo[-1].root.kind if redo else None

    # writes

    def rewrite(self, op_id: str, unit_id: int, text: str, version: int, *, approve: bool = False) -> Outcome:
        """Put ``text`` in place of a segment; ``approve`` approves it in the same event.

        In a text file each line of ``text`` becomes a block of its own (empty lines are left out) and is split into
        segments; in a table a line break is Refused, and so is an empty text in a text file (delete the segment
        instead). The same text is Done without an edit. The reviewer's draft of the segment is deleted in the same
        transaction.
        """
        return self._write(
            op_id,
            "rewrite",
            lambda moment: moment.rewrite(unit_id, _well_formed(text), version, approve=approve),
            draft_of=unit_id,
        )

    def approve(self, op_id: str, unit_id: int, version: int) -> Outcome:
        """set_status(APPROVED)."""
        return self.set_status(op_id, unit_id, UnitStatus.APPROVED, version)

    def set_status(self, op_id: str, unit_id: int, status: UnitStatus, version: int) -> Outcome:
        """Set how far the reviewer is with a segment; Conflict when its text changed since ``version``."""
        kind = "approve" if status is UnitStatus.APPROVED else "status"
        return self._write(op_id, kind, lambda moment: moment.set_status(unit_id, status, version))

    def apply_fix(self, op_id: str, fingerprint: str, fix_index: int, revision: int) -> Outcome:
        """Apply one fix of a finding, all of its patches as one event.

        ``revision`` is the one the finding was seen at: edits since may have renamed it.
        Conflict when they took it away.
        """
        return self._write(op_id, "apply", lambda moment: moment.apply_fix(fingerprint, fix_index, revision))

    def dismiss(self, op_id: str, fingerprint: str, reason: str = "", revision: int | None = None) -> Outcome:
        """Decide that a finding is none, with a reason; ``revision`` as in apply_fix."""
        why = _well_formed(reason).strip()
        return self._write(
            op_id, "dismiss", lambda moment: moment.decide(fingerprint, DecisionKind.DISMISS, why, revision)
        )

    def reopen(self, op_id: str, fingerprint: str, revision: int | None = None) -> Outcome:
        """Take a dismissal back; ``revision`` as in apply_fix."""
        return self._write(op_id, "reopen", lambda moment: moment.decide(fingerprint, None, "", revision))

    def join_next(self, op_id: str, unit_id: int, version: int) -> Outcome:
        """Join a segment with the next one; across blocks the paragraph break becomes one space."""
        return self._write(op_id, "join", lambda moment: moment.edit(unit_id, version, edits.join_next))

    def split(self, op_id: str, unit_id: int, offset: int, version: int, *, new_block: bool = False) -> Outcome:
        """Split a segment at ``offset`` (code points into its text); space around the place goes.

        ``new_block`` begins a new block there, separated as the blocks around are; else the two stay in one block.
        """

        def make(*place: Any) -> tuple[Hunk, ...]:
            return edits.split(*place, offset=offset, new_block=new_block)

        return self._write(op_id, "split", lambda moment: moment.edit(unit_id, version, make))

    def delete(self, op_id: str, unit_id: int, version: int, *, whole_block: bool = False) -> Outcome:
        """Delete a segment, or its whole block with its line break, so that the layout around stays regular."""

        def make(*place: Any) -> tuple[Hunk, ...]:
            return edits.delete(*place, whole_block=whole_block)

        return self._write(op_id, "delete", lambda moment: moment.edit(unit_id, version, make))

    def insert_after(self, op_id: str, unit_id: int, text: str, version: int, *, new_block: bool = False) -> Outcome:
        """Insert a segment after this one in its block, or a new block after its block."""

        def make(*place: Any) -> tuple[Hunk, ...]:
            put = edits.insert_block if new_block else edits.insert_segment
            return put(*place, text=_well_formed(text))

        return self._write(op_id, "insert", lambda moment: moment.edit(unit_id, version, make))

    def insert_before(self, op_id: str, unit_id: int, text: str, version: int) -> Outcome:
        """Insert a new block before the segment's block."""

        def make(*place: Any) -> tuple[Hunk, ...]:
            return edits.insert_block(*place, text=_well_formed(text), before=True)

        return self._write(op_id, "insert", lambda moment: moment.edit(unit_id, version, make))

    def comment(self, op_id: str, unit_id: int, text: str) -> Outcome:
        """Leave a remark on a segment."""
        return self._write(op_id, "comment", lambda moment: moment.comment(op_id, unit_id, _well_formed(text).strip()))

    def undo(self, op_id: str) -> Outcome:
        """Take back this reviewer's latest act that holds; Refused when others changed the same words since."""
        return self._write(op_id, "undo", Moment.undo)

    def redo(self, op_id: str) -> Outcome:
        """Do again what was undone last, as long as the reviewer did nothing else since."""
        return self._write(op_id, "redo", Moment.redo)

    def save_draft(self, unit_id: int, text: str, base_version: int) -> str:
        """Keep what is being typed, the last one of each reviewer; returns the time it was stored, after it was."""
        with self._store.writing() as writer:
            return writer.put_draft(self._live.id, unit_id, self._reviewer, _well_formed(text), base_version)

    def discard_draft(self, unit_id: int) -> None:
        """Forget the reviewer's draft of a segment."""
        with self._store.writing() as writer:
            writer.remove_draft(self._live.id, unit_id, self._reviewer)

    # inside

    def _now(self) -> Overview:
        """The overview of the project as the database has it."""
        with self._live.lock:
            self._live.refresh()
            return self._live.overview()

    def _write(
        self, op_id: str, kind: str, make: Callable[[Moment], Act | Outcome], draft_of: int | None = None
    ) -> Outcome:
        """Make an act on the newest state and store it as one event; make it anew when somebody else was quicker."""
        live = self._live
        for _ in range(ATTEMPTS):
            with live.lock:
                overview = self._now()
                if op_id in live.by_op:
                    return self._done(live.by_op[op_id])
                try:
                    made = make(Moment(live, overview, self._reviewer, count(live.top_unit + 1)))
                except Refusal as refusal:
                    return Refused(str(refusal))
                if not isinstance(made, Act):
                    if isinstance(made, Done) and draft_of is not None:
                        self.discard_draft(draft_of)
                    return made
                payload = payload_of(with_consequences(live, overview, made))
                with self._store.writing() as writer:
                    stored = writer.append(live.id, overview.revision, op_id, kind, payload, self._reviewer)
                    if not isinstance(stored, Behind) and draft_of is not None:
                        writer.remove_draft(live.id, draft_of, self._reviewer)
                if not isinstance(stored, Behind):
                    return self._done(stored.event)
        return Refused("Too many others are writing just now: try again.")

    def _done(self, event: Event) -> Done:
        unit = act_from_payload(event.payload).unit
        return Done(event.seq, unit if unit in self._now().places else None, MESSAGES[event.kind])


def _well_formed(text: str) -> str:
    """Text as a database can hold it: a lone half of a surrogate pair is replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
