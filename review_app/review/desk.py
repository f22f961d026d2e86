"""Desk: one reviewer at work on one project; everything the web (or a test) asks for or does.

A desk is thread-safe, and desks on one store share what was read and scored. Reads give the state of the last event in the database,
whoever wrote it. A write takes ``op_id`` (a fresh string for each act of the reviewer; sent again, it is harmless: the
first outcome comes back) and the version or revision the reviewer saw. It returns Done, Conflict or Refused; it raises only
for a broken database.
"""

from __future__ import annotations

from review_app.review.views import (
    Change,
    EvidenceState,
    Filter,
    FindingCard,
    HistoryEntry,
    Outcome,
    Page,
    Progress,
    SegmentView,
    UnitStatus,
)
from review_app.store import Store

__all__ = ["Desk"]


class Desk:
    """One reviewer on one project."""

    def __init__(self, store: Store, project: int, reviewer: str | None = None) -> None:
        """``reviewer`` is the operating system's user when not given. InputError when there is no such project."""
        raise NotImplementedError

    # reads

    @property
    def revision(self) -> int:
        """The sequence number of the last event; it changes with every stored act of anybody (not with drafts)."""
        raise NotImplementedError

    @property
    def reviewer(self) -> str:
        """Who works here."""
        raise NotImplementedError

    @property
    def shown_name(self) -> str:
        """The project's name as people read it."""
        raise NotImplementedError

    def progress(self) -> Progress:
        """Counts for the whole project."""
        raise NotImplementedError

    def rows(self, filter: Filter = Filter(), offset: int = 0, limit: int = 50) -> Page:  # noqa: A002, B008
        """``limit`` rows of the filtered list from ``offset``, in document order."""
        raise NotImplementedError

    def position(self, unit_id: int, filter: Filter = Filter()) -> int | None:  # noqa: A002, B008
        """The row (from 0) of a segment in the filtered list, None when the filter hides it."""
        raise NotImplementedError

    def first(self, filter: Filter = Filter()) -> int | None:  # noqa: A002, B008
        """The first segment of the filtered list; None when it is empty."""
        raise NotImplementedError

    def neighbour(self, unit_id: int, step: int, filter: Filter = Filter()) -> int | None:  # noqa: A002, B008
        """The segment ``step`` rows on (+1) or back (-1) in the filtered list; works from a hidden segment too."""
        raise NotImplementedError

    def next_open(self, unit_id: int | None = None) -> int | None:
        """The next segment after this one (round to the beginning) with an open finding; from the first when None."""
        raise NotImplementedError

    def segment(self, unit_id: int) -> SegmentView | None:
        """Everything about one segment; None when it is gone."""
        raise NotImplementedError

    def finding(self, fingerprint: str) -> FindingCard | None:
        """One card of the current text, None when its finding is gone."""
        raise NotImplementedError

    def document_findings(self) -> tuple[FindingCard, ...]:
        """All cards, decided ones too, in document order."""
        raise NotImplementedError

    def evidence_state(self) -> EvidenceState:
        """What evidence there is, and the checks that did not run."""
        raise NotImplementedError

    def corrected_text(self) -> str:
        """The current text (of all documents of a table, a row a line)."""
        raise NotImplementedError

    def export(self) -> tuple[str, bytes]:
        """A file name and the corrected file: the target's own bytes but for the edits. InputError where the encoding cannot hold them."""
        raise NotImplementedError

    def changes(self) -> tuple[Change, ...]:
        """Who changed what and why, in order; acts that were undone are left out."""
        raise NotImplementedError

    def history(self, unit_id: int | None = None) -> tuple[HistoryEntry, ...]:
        """Every event, newest first; of one segment (and those it was made from) when given."""
        raise NotImplementedError

    def can_undo(self) -> str | None:
        """What undo would take back, in words; None when there is nothing of this reviewer's to undo."""
        raise NotImplementedError

    def can_redo(self) -> str | None:
        """What redo would do again, in words; None when there is nothing."""
        raise NotImplementedError

    # writes

    def rewrite(self, op_id: str, unit_id: int, text: str, version: int, *, approve: bool = False) -> Outcome:
        """Put ``text`` in place of a segment; ``approve`` approves it in the same event.

        In a text file each line of ``text`` becomes a block of its own (empty lines are left out) and is split into segments;
        in a table a line break is Refused, and so is an empty text in a text file (delete the segment instead).
        The same text is Done without an edit. The reviewer's draft of the segment is deleted in the same transaction.
        """
        raise NotImplementedError

    def approve(self, op_id: str, unit_id: int, version: int) -> Outcome:
        """set_status(APPROVED)."""
        raise NotImplementedError

    def set_status(self, op_id: str, unit_id: int, status: UnitStatus, version: int) -> Outcome:
        """Set how far the reviewer is with a segment; Conflict when its text changed since ``version``."""
        raise NotImplementedError

    def apply_fix(self, op_id: str, fingerprint: str, fix_index: int, revision: int) -> Outcome:
        """Apply one fix of a finding, all of its patches as one event.

        Conflict when the text it touches changed since ``revision`` so that the finding is not there any more.
        """
        raise NotImplementedError

    def dismiss(self, op_id: str, fingerprint: str, reason: str = "") -> Outcome:
        """Decide that a finding is none, with a reason."""
        raise NotImplementedError

    def reopen(self, op_id: str, fingerprint: str) -> Outcome:
        """Take a dismissal back."""
        raise NotImplementedError

    def join_next(self, op_id: str, unit_id: int, version: int) -> Outcome:
        """Join a segment with the next one; across blocks the paragraph break becomes one space."""
        raise NotImplementedError

    def split(self, op_id: str, unit_id: int, offset: int, version: int, *, new_block: bool = False) -> Outcome:
        """Split a segment at ``offset`` (code points into its text); space around the place goes.

        ``new_block`` begins a new block there, separated as the blocks around are; else the two stay in one block.
        """
        raise NotImplementedError

    def delete(self, op_id: str, unit_id: int, version: int, *, whole_block: bool = False) -> Outcome:
        """Delete a segment, or its whole block with its line break, so that the layout around stays regular."""
        raise NotImplementedError

    def insert_after(self, op_id: str, unit_id: int, text: str, version: int, *, new_block: bool = False) -> Outcome:
        """Insert a segment after this one in its block, or a new block after its block."""
        raise NotImplementedError

    def insert_before(self, op_id: str, unit_id: int, text: str, version: int) -> Outcome:
        """Insert a new block before the segment's block."""
        raise NotImplementedError

    def comment(self, op_id: str, unit_id: int, text: str) -> Outcome:
        """Leave a remark on a segment."""
        raise NotImplementedError

    def undo(self, op_id: str) -> Outcome:
        """Take back this reviewer's latest act that is not undone; Conflict when others changed the same words since."""
        raise NotImplementedError

    def redo(self, op_id: str) -> Outcome:
        """Do again what was undone last, as long as the reviewer did nothing else since."""
        raise NotImplementedError

    def save_draft(self, unit_id: int, text: str, base_version: int) -> str:
        """Keep what is being typed, the last one of each reviewer; returns the time it was stored, after it was."""
        raise NotImplementedError

    def discard_draft(self, unit_id: int) -> None:
        """Forget the reviewer's draft of a segment."""
        raise NotImplementedError
