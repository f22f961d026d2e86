"""Desk: one reviewer at work on one project; everything the web (or a test) asks for or does.

A desk is thread-safe, and desks on one store share what was read and scored. Reads give the state of the last event in the
database, whoever wrote it. A write takes ``op_id`` (a fresh string for each act of the reviewer; sent again, it is
harmless: the first outcome comes back) and the version or revision the reviewer saw. It returns Done, Conflict or
Refused; it raises only for a broken database.
"""

from __future__ import annotations

import getpass
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

from review_app.review import edits
from review_app.review.acts import (
    Act,
    Decided,
    DecisionChange,
    Remark,
    RemarkChange,
    StatusChange,
    apply_act,
    invert_act,
)
from review_app.review.cards import finding_card, marks_of
from review_app.review.edits import Refusal
from review_app.review.export import corrected_file, corrected_text
from review_app.review.layout import with_line_ends
from review_app.review.live import live_project
from review_app.review.overview import Overview, Place, decided_on, text_beside
from review_app.review.payloads import act_from_payload, payload_of
from review_app.review.planning import plan_patches
from review_app.review.record import MESSAGES, changes, history, steps
from review_app.review.state import TAIL, Hunk, WorkingDocument
from review_app.review.terms import term_hints
from review_app.review.views import (
    Change,
    Comment,
    Conflict,
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
from review_app.store.log import Event, now
from review_app.store.store import Behind, Store
from segments.findings import EvidenceKind, Finding, evidence_digest

__all__ = ["Desk"]

ATTEMPTS = 20
"""How often an act is made anew when others keep writing between reading and storing."""
GONE = "This segment is not there any more."
NO_FINDING = "This finding is not there any more."


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
                draft = reader.draft(self._live.id, unit_id, self._reviewer)
            return self._view(
                overview, place, Draft(draft.text, draft.base_version, draft.at, draft.reviewer) if draft else None
            )

    def finding(self, fingerprint: str) -> FindingCard | None:
        """One card of the current text, None when its finding is gone."""
        with self._live.lock:
            overview = self._now()
            found = overview.find(fingerprint)
            return self._card(overview, *found) if found is not None else None

    def document_findings(self) -> tuple[FindingCard, ...]:
        """All cards, decided ones too, in document order."""
        with self._live.lock:
            overview = self._now()
            return tuple(self._card(overview, slot, finding) for slot, finding in overview.findings())

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
        """A file name and the corrected file: the target's own bytes but for the edits. InputError where the encoding cannot hold them."""
        with self._live.lock:
            state = self._now().state
            return corrected_file(self._live.facts.row, state)

    def changes(self) -> tuple[Change, ...]:
        """Who changed what and why, in order; acts that were undone are left out."""
        with self._live.lock:
            self._live.refresh()
            return changes(self._live.events, self._document_names())

    def history(self, unit_id: int | None = None) -> tuple[HistoryEntry, ...]:
        """Every event, newest first; of one segment (and those it was made from) when given."""
        with self._live.lock:
            overview = self._now()
            place = overview.places.get(unit_id) if unit_id is not None else None
            unit = overview.state.documents[place.slot].units[place.position] if place is not None else None
            return history(self._live.events, unit_id, frozenset(unit.origin if unit is not None else ()))

    def can_undo(self) -> str | None:
        """What undo would take back, in words; None when there is nothing of this reviewer's to undo."""
        with self._live.lock:
            self._live.refresh()
            undo, _ = steps(self._live.events, self._reviewer)
            return undo[-1].root.kind if undo else None

    def can_redo(self) -> str | None:
        """What redo would do again, in words; None when there is nothing."""
        with self._live.lock:
            self._live.refresh()
            _, redo = steps(self._live.events, self._reviewer)
            return redo[-1].root.kind if redo else None

    # writes

    def rewrite(self, op_id: str, unit_id: int, text: str, version: int, *, approve: bool = False) -> Outcome:
        """Put ``text`` in place of a segment; ``approve`` approves it in the same event.

        In a text file each line of ``text`` becomes a block of its own (empty lines are left out) and is split into segments;
        in a table a line break is Refused, and so is an empty text in a text file (delete the segment instead).
        The same text is Done without an edit. The reviewer's draft of the segment is deleted in the same transaction.
        """
        text = _well_formed(text)

        def build(overview: Overview, fresh: Iterator[int]) -> Act | Outcome:
            place = overview.places.get(unit_id)
            if place is None:
                return self._conflict(unit_id, text)
            working = overview.state.documents[place.slot]
            unit = working.units[place.position]
            status = UnitStatus.APPROVED if approve else None
            hunks = edits.rewrite(working, place.position, text, fresh, status)
            if unit.version != version and any(hunk.patches for hunk in hunks):
                return self._conflict(unit_id, text)
            if not hunks:
                return Done(overview.revision, unit_id, "Nothing was changed.")
            return Act(place.slot, hunks=hunks, unit=unit_id, location=_location(working, place.position))

        return self._write(op_id, "rewrite", build, draft_of=unit_id)

    def approve(self, op_id: str, unit_id: int, version: int) -> Outcome:
        """set_status(APPROVED)."""
        return self.set_status(op_id, unit_id, UnitStatus.APPROVED, version)

    def set_status(self, op_id: str, unit_id: int, status: UnitStatus, version: int) -> Outcome:
        """Set how far the reviewer is with a segment; Conflict when its text changed since ``version``."""

        def build(overview: Overview, fresh: Iterator[int]) -> Act | Outcome:
            place = overview.places.get(unit_id)
            if place is None:
                return self._conflict(unit_id, "")
            working = overview.state.documents[place.slot]
            unit = working.units[place.position]
            if unit.version != version:
                return self._conflict(unit_id, working.words(place.position))
            if unit.status is status:
                return Done(overview.revision, unit_id, "Nothing was changed.")
            return Act(place.slot, statuses=(StatusChange(unit_id, unit.status, status),), unit=unit_id)

        return self._write(op_id, "approve" if status is UnitStatus.APPROVED else "status", build)

    def apply_fix(self, op_id: str, fingerprint: str, fix_index: int, revision: int) -> Outcome:
        """Apply one fix of a finding, all of its patches as one event.

        Conflict when the text it touches changed since ``revision`` so that the finding is not there any more.
        """

        def build(overview: Overview, fresh: Iterator[int]) -> Act | Outcome:
            found = overview.find(fingerprint)
            if found is None:
                if overview.revision != revision:
                    return self._conflict(None, "")
                return Refused(NO_FINDING)
            slot, finding = found
            if not 0 <= fix_index < len(finding.fixes):
                return Refused("This finding has no such fix.")
            working = overview.state.documents[slot]
            patches = [
                replace(patch, text=with_line_ends(working, patch.text)) for patch in finding.fixes[fix_index].patches
            ]
            try:
                hunks = plan_patches(working, patches, fresh)
            except ValueError as error:
                return Refused(f"This fix cannot be applied: {error}.")
            if not hunks:
                return Refused("This fix changes nothing.")
            position = working.position_at(finding.start)
            return Act(
                slot,
                hunks=hunks,
                decisions=tuple(self._decisions(overview, slot, finding, DecisionKind.APPLY, "")),
                unit=working.units[position].id,
                location=_location(working, position),
                check=finding.check,
                fingerprint=fingerprint,
                why=finding.message,
            )

        return self._write(op_id, "apply", build)

    def dismiss(self, op_id: str, fingerprint: str, reason: str = "") -> Outcome:
        """Decide that a finding is none, with a reason."""

        def build(overview: Overview, fresh: Iterator[int]) -> Act | Outcome:
            return self._decide(overview, fingerprint, DecisionKind.DISMISS, _well_formed(reason).strip())

        return self._write(op_id, "dismiss", build)

    def reopen(self, op_id: str, fingerprint: str) -> Outcome:
        """Take a dismissal back."""

        def build(overview: Overview, fresh: Iterator[int]) -> Act | Outcome:
            return self._decide(overview, fingerprint, None, "")

        return self._write(op_id, "reopen", build)

    def join_next(self, op_id: str, unit_id: int, version: int) -> Outcome:
        """Join a segment with the next one; across blocks the paragraph break becomes one space."""
        return self._edit(op_id, "join", unit_id, version, edits.join_next)

    def split(self, op_id: str, unit_id: int, offset: int, version: int, *, new_block: bool = False) -> Outcome:
        """Split a segment at ``offset`` (code points into its text); space around the place goes.

        ``new_block`` begins a new block there, separated as the blocks around are; else the two stay in one block.
        """
        return self._edit(
            op_id,
            "split",
            unit_id,
            version,
            lambda working, position, fresh: edits.split(working, position, offset, fresh, new_block=new_block),
        )

    def delete(self, op_id: str, unit_id: int, version: int, *, whole_block: bool = False) -> Outcome:
        """Delete a segment, or its whole block with its line break, so that the layout around stays regular."""
        return self._edit(
            op_id, "delete", unit_id, version, lambda *place: edits.delete(*place, whole_block=whole_block)
        )

    def insert_after(self, op_id: str, unit_id: int, text: str, version: int, *, new_block: bool = False) -> Outcome:
        """Insert a segment after this one in its block, or a new block after its block."""
        put = edits.insert_block if new_block else edits.insert_segment
        return self._edit(
            op_id,
            "insert",
            unit_id,
            version,
            lambda working, position, fresh: put(working, position, _well_formed(text), fresh),
        )

    def insert_before(self, op_id: str, unit_id: int, text: str, version: int) -> Outcome:
        """Insert a new block before the segment's block."""
        return self._edit(
            op_id,
            "insert",
            unit_id,
            version,
            lambda working, position, fresh: edits.insert_block(
                working, position, _well_formed(text), fresh, before=True
            ),
        )

    def comment(self, op_id: str, unit_id: int, text: str) -> Outcome:
        """Leave a remark on a segment."""
        words = _well_formed(text).strip()

        def build(overview: Overview, fresh: Iterator[int]) -> Act | Outcome:
            place = overview.places.get(unit_id)
            if place is None:
                return Refused(GONE)
            if not words:
                return Refused("The comment is empty.")
            remark = Remark(unit_id, words, self._reviewer, now())
            return Act(place.slot, remarks=(RemarkChange(op_id, None, remark),), unit=unit_id)

        return self._write(op_id, "comment", build)

    def undo(self, op_id: str) -> Outcome:
        """Take back this reviewer's latest act that is not undone; Conflict when others changed the same words since."""
        return self._write(op_id, "undo", lambda overview, fresh: self._take_back(0, "undo"))

    def redo(self, op_id: str) -> Outcome:
        """Do again what was undone last, as long as the reviewer did nothing else since."""
        return self._write(op_id, "redo", lambda overview, fresh: self._take_back(1, "do again"))

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

    def _document_names(self) -> dict[int, str]:
        return {
            part["slot"]: part["doc_id"] or row.name for row in self._live.facts.rows.values() for part in row.parts
        }

    def _card(self, overview: Overview, slot: int, finding: Finding) -> FindingCard:
        scored = overview.scored[slot]
        unit = scored.working.units[scored.working.position_at(finding.start)]
        number = overview.places[unit.id].row + 1
        return finding_card(scored, finding, overview.key(slot, finding), number, decided_on(self._live, slot, finding))

    def _view(self, overview: Overview, place: Place, draft: Draft | None) -> SegmentView:
        row, slot, position = overview.rows[place.row], place.slot, place.position
        scored, working = overview.scored[slot], overview.state.documents[slot]
        unit, context = working.units[position], scored.context
        before = overview.rows[place.row - 1] if place.row > 0 else None
        behind = overview.rows[place.row + 1] if place.row + 1 < len(overview.rows) else None
        open_findings = [
            (overview.key(slot, finding), finding)
            for finding in scored.near(working.start(position), working.end(position))
            if decided_on(self._live, slot, finding) is None
        ]
        source = text_beside(context.source, position)
        remarks = sorted(overview.state.remarks.values(), key=lambda remark: remark.at)
        return SegmentView(
            id=unit.id,
            number=row.number,
            document=row.document,
            block=row.block,
            kind=row.kind,
            text=row.text,
            original=" ".join(
                working.original_words[origin] for origin in unit.origin if origin in working.original_words
            ),
            source=source,
            references=tuple(
                words for aligned in context.references if (words := text_beside(aligned, position)) is not None
            ),
            status=row.status,
            severity=row.severity,
            open_findings=row.open_findings,
            edited=row.edited,
            version=unit.version,
            location=working.document.location(working.start(position)),
            marks=marks_of(working, position, open_findings),
            terms=term_hints(context, position, source),
            previous=before.text if before is not None and before.document == row.document else None,
            following=behind.text if behind is not None and behind.document == row.document else None,
            previous_id=before.id if before is not None else None,
            next_id=behind.id if behind is not None else None,
            findings=tuple(self._card(overview, slot, f) for f in scored.by_position.get(position, ())),
            comments=tuple(Comment(r.text, r.reviewer, r.at) for r in remarks if r.unit == unit.id),
            draft=draft,
            can=edits.allowed(working, position),
            language=working.original.language,
            source_language=context.source.document.language if context.source is not None else None,
        )

    def _write(
        self,
        op_id: str,
        kind: str,
        build: Callable[[Overview, Iterator[int]], Act | Outcome],
        draft_of: int | None = None,
    ) -> Outcome:
        """Make an act on the newest state and store it as one event; make it anew when somebody else was quicker."""
        live = self._live
        for _ in range(ATTEMPTS):
            with live.lock:
                overview = self._now()
                if op_id in live.by_op:
                    return self._done(live.by_op[op_id])
                try:
                    made = build(overview, count(live.top_unit + 1))
                except Refusal as refusal:
                    return Refused(str(refusal))
                if not isinstance(made, Act):
                    if isinstance(made, Done) and draft_of is not None:
                        self.discard_draft(draft_of)
                    return made
                act = self._carried(overview, made)
                with self._store.writing() as writer:
                    stored = writer.append(live.id, overview.revision, op_id, kind, payload_of(act), self._reviewer)
                    if not isinstance(stored, Behind) and draft_of is not None:
                        writer.remove_draft(live.id, draft_of, self._reviewer)
                if not isinstance(stored, Behind):
                    live.refresh()
                    return self._done(stored.event)
        return Refused("Too many others are writing just now: try again.")

    def _done(self, event: Event) -> Done:
        act = act_from_payload(event.payload)
        places = self._now().places
        unit = act.unit if act.unit in places else None
        return Done(event.seq, unit, MESSAGES[event.kind])

    def _edit(
        self,
        op_id: str,
        kind: str,
        unit_id: int,
        version: int,
        make: Callable[[WorkingDocument, int, Iterator[int]], tuple[Hunk, ...]],
    ) -> Outcome:
        def build(overview: Overview, fresh: Iterator[int]) -> Act | Outcome:
            place = overview.places.get(unit_id)
            if place is None:
                return self._conflict(unit_id, "")
            working = overview.state.documents[place.slot]
            if working.units[place.position].version != version:
                return self._conflict(unit_id, "")
            hunks = make(working, place.position, fresh)
            return Act(place.slot, hunks=hunks, unit=unit_id, location=_location(working, place.position))

        return self._write(op_id, kind, build)

    def _carried(self, overview: Overview, act: Act) -> Act:
        """The act with what follows from it: where to go on, and the dismissals that hold for the words as they stand after it."""
        if not act.hunks:
            return act
        after = apply_act(overview.state, act, overview.revision + 1).documents[act.slot]
        act = replace(act, unit=_focus(overview.state.documents[act.slot], after, act))
        old = overview.scored[act.slot]
        decided = [
            (finding, decision)
            for finding in old.inspection.findings
            if (decision := decided_on(self._live, act.slot, finding)) is not None
        ]
        if not decided:
            return act
        new = self._live.score(after)
        self._live.foresee(new)
        free = [finding for finding in new.inspection.findings if finding.fingerprint not in old.by_fingerprint]
        carried: list[DecisionChange] = []
        for finding, decision in decided:
            if finding.fingerprint in new.by_fingerprint:
                continue
            words = old.working.text[finding.start : finding.end]
            for candidate in free:
                same = candidate.check == finding.check and after.text[candidate.start : candidate.end] == words
                if same and _same_evidence(finding, candidate):
                    present = overview.state.decisions.get((act.slot, candidate.fingerprint))
                    kept = replace(decision, digest=evidence_digest(candidate))
                    carried.append(DecisionChange(candidate.fingerprint, present, kept))
                    free.remove(candidate)
                    break
        return replace(act, decisions=(*act.decisions, *carried))

    def _decisions(
        self, overview: Overview, slot: int, finding: Finding, kind: DecisionKind | None, reason: str
    ) -> Iterator[DecisionChange]:
        """The decision on a finding and on those it stands for."""
        text = overview.state.documents[slot].text
        at = now()
        for one in (finding, *finding.also):
            before = overview.state.decisions.get((slot, one.fingerprint))
            after = None
            if kind is not None:
                words = text[one.start : one.end]
                after = Decided(kind, reason, self._reviewer, at, one.check, words, one.message, evidence_digest(one))
            if before != after:
                yield DecisionChange(one.fingerprint, before, after)

    def _decide(self, overview: Overview, key: str, kind: DecisionKind | None, reason: str) -> Act | Outcome:
        found = overview.find(key)
        if found is None:
            return Refused(NO_FINDING)
        slot, finding = found
        working = overview.state.documents[slot]
        position = working.position_at(finding.start)
        unit = working.units[position].id
        if (decided_on(self._live, slot, finding) is not None) == (kind is not None):
            return Done(overview.revision, unit, "Nothing was changed.")
        return Act(
            slot,
            decisions=tuple(self._decisions(overview, slot, finding, kind, reason)),
            unit=unit,
            location=_location(working, position),
            check=finding.check,
            fingerprint=key,
            why=reason or finding.message,
        )

    def _take_back(self, which: int, word: str) -> Act | Outcome:
        """The inverse of the reviewer's latest act (0), or of their latest undo (1)."""
        stacks = steps(self._live.events, self._reviewer)
        if not stacks[which]:
            return Refused(f"There is nothing to {word}.")
        step = stacks[which][-1]
        act = act_from_payload(step.event.payload)
        inverse = invert_act(self._live.state, act, step.event.seq, step.root.seq)
        if inverse is None:
            return Refused(f"There is nothing to {word}: the same words were changed since.")
        return inverse

    def _conflict(self, unit_id: int | None, mine: str) -> Conflict:
        """Who changed a unit last, and what it says now."""
        overview = self._live.overview()
        place = overview.places.get(unit_id) if unit_id is not None else None
        if place is None:
            gone = [
                event.reviewer
                for event in self._live.events
                for payload in event.payload.get("acts", [event.payload])
                for hunk in payload.get("hunks", ())
                if unit_id in {unit["id"] for unit in hunk["before"]} - {unit["id"] for unit in hunk["after"]}
            ]
            by = gone[-1] if gone else self._live.events[-1].reviewer
            return Conflict(mine, "", by, None, 0)
        working = overview.state.documents[place.slot]
        version = working.units[place.position].version
        by = self._live.events[version - 1].reviewer if version else ""
        return Conflict(mine, working.words(place.position), by, unit_id, version)


def _focus(before: WorkingDocument, after: WorkingDocument, act: Act) -> int | None:
    """The unit to show after an edit: the act's own, a new one, or the one that came to stand in its place."""
    if act.undoes is not None or act.unit not in after.index:
        new = [unit.id for hunk in act.hunks for unit in hunk.after if unit.id not in before.index and unit.id != TAIL]
        kept = [unit.id for hunk in act.hunks for unit in hunk.after if unit.id in after.index]
        if new or kept:
            return (new or kept)[0]
    if act.unit in after.index:
        return act.unit
    at = min(act.hunks[0].at, len(after.units) - 1) if act.hunks else 0
    return after.units[at].id if after.units else None


def _location(working: WorkingDocument, position: int) -> str:
    """Where in the stored target the unit is found."""
    return working.original.location(working.original_offset(position))


def _same_evidence(one: Finding, other: Finding) -> bool:
    """True when a decision on one holds for the other: what the text itself says may have moved along with the edit."""
    if one.evidence.kind in (EvidenceKind.DOCUMENT, EvidenceKind.LANGUAGE):
        return one.evidence.kind is other.evidence.kind
    return evidence_digest(one) == evidence_digest(other)


def _well_formed(text: str) -> str:
    """Text as a database can hold it: a lone half of a surrogate pair is replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
