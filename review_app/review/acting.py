"""Acting: what each thing a reviewer does comes to on the state of the moment: an act to store, or why there is none.

Nothing is written here. Each function may be called again on a newer state, when somebody else was quicker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

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
from review_app.review.carrying import carried_decisions, dismissal
from review_app.review.layout import with_line_ends
from review_app.review.live import LiveProject
from review_app.review.overview import Overview
from review_app.review.payloads import act_from_payload
from review_app.review.planning import plan_patches
from review_app.review.record import steps
from review_app.review.state import TAIL, Hunk, WorkingDocument
from review_app.review.views import Conflict, DecisionKind, Done, Outcome, Refused, UnitStatus
from review_app.store.log import now
from segments.findings import Finding, evidence_digest

__all__ = ["Moment", "with_consequences"]

UNCHANGED = "Nothing was changed."
GONE = "This segment is not there any more."
NO_FINDING = "This finding is not there any more."

Edit = Callable[[WorkingDocument, int, Iterator[int]], tuple[Hunk, ...]]


class Moment:
    """A project at one revision, one reviewer, and ids for new units: all that an act is made from."""

    def __init__(self, live: LiveProject, overview: Overview, reviewer: str, fresh: Iterator[int]) -> None:
        self.live = live
        self.overview = overview
        self.reviewer = reviewer
        self.fresh = fresh

    def rewrite(self, unit_id: int, text: str, version: int, *, approve: bool) -> Act | Outcome:
        """New words for a unit; the same words are no conflict, whoever put them there."""
        place = self.overview.places.get(unit_id)
        if place is None:
            return self._conflict(unit_id, text)
        working = self.overview.state.documents[place.slot]
        status = UnitStatus.APPROVED if approve else None
        hunks = edits.rewrite(working, place.position, text, self.fresh, status)
        if working.units[place.position].version != version and any(hunk.patches for hunk in hunks):
            return self._conflict(unit_id, text)
        if not hunks:
            return Done(self.overview.revision, unit_id, UNCHANGED)
        return Act(place.slot, hunks=hunks, unit=unit_id, location=_location(working, place.position))

    def set_status(self, unit_id: int, status: UnitStatus, version: int) -> Act | Outcome:
        """A status, for the words that the reviewer saw."""
        place = self.overview.places.get(unit_id)
        if place is None:
            return self._conflict(unit_id, "")
        working = self.overview.state.documents[place.slot]
        unit = working.units[place.position]
        if unit.version != version:
            return self._conflict(unit_id, "")
        if unit.status is status:
            return Done(self.overview.revision, unit_id, UNCHANGED)
        return Act(place.slot, statuses=(StatusChange(unit_id, unit.status, status),), unit=unit_id)

    def edit(self, unit_id: int, version: int, make: Edit) -> Act | Outcome:
        """A structural edit of a unit that is as the reviewer saw it."""
        place = self.overview.places.get(unit_id)
        if place is None:
            return self._conflict(unit_id, "")
        working = self.overview.state.documents[place.slot]
        if working.units[place.position].version != version:
            return self._conflict(unit_id, "")
        hunks = make(working, place.position, self.fresh)
        return Act(place.slot, hunks=hunks, unit=unit_id, location=_location(working, place.position))

    def apply_fix(self, key: str, fix_index: int, revision: int) -> Act | Outcome:
        """A fix of a finding, as the finding stands now."""
        found = self._find(key, revision)
        if found is None:
            return self._conflict(None, "") if self.overview.revision != revision else Refused(NO_FINDING)
        slot, finding = found
        if not 0 <= fix_index < len(finding.fixes):
            return Refused("This finding has no such fix.")
        working = self.overview.state.documents[slot]
        fix = finding.fixes[fix_index]
        patches = [replace(patch, text=with_line_ends(working, patch.text)) for patch in fix.patches]
        try:
            hunks = plan_patches(working, patches, self.fresh)
        except ValueError as error:
            return Refused(f"This fix cannot be applied: {error}.")
        if not hunks:
            return Refused("This fix changes nothing.")
        position = working.position_at(finding.start)
        return Act(
            slot,
            hunks=hunks,
            decisions=tuple(self._decisions(slot, finding, DecisionKind.APPLY, "")),
            unit=working.units[position].id,
            location=_location(working, position),
            check=finding.check,
            fingerprint=key,
            why=finding.message,
        )

    def decide(self, key: str, kind: DecisionKind | None, reason: str, revision: int | None) -> Act | Outcome:
        """A dismissal, or (None) its end."""
        found = self._find(key, revision)
        if found is None:
            return Refused(NO_FINDING)
        slot, finding = found
        working = self.overview.state.documents[slot]
        position = working.position_at(finding.start)
        unit = working.units[position].id
        if (dismissal(self.overview.state, slot, finding) is not None) == (kind is not None):
            return Done(self.overview.revision, unit, UNCHANGED)
        return Act(
            slot,
            decisions=tuple(self._decisions(slot, finding, kind, reason)),
            unit=unit,
            location=_location(working, position),
            check=finding.check,
            fingerprint=key,
            why=reason or finding.message,
        )

    def comment(self, key: str, unit_id: int, text: str) -> Act | Outcome:
        """A remark on a unit, named by the op_id that makes it."""
        place = self.overview.places.get(unit_id)
        if place is None:
            return Refused(GONE)
        if not text:
            return Refused("The comment is empty.")
        remark = Remark(unit_id, text, self.reviewer, now())
        return Act(place.slot, remarks=(RemarkChange(key, None, remark),), unit=unit_id)

    def undo(self) -> Act | Outcome:
        """The inverse of the reviewer's latest act that holds."""
        return self._take_back(0, "undo")

    def redo(self) -> Act | Outcome:
        """The inverse of the reviewer's latest undo."""
        return self._take_back(1, "do again")

    def _find(self, key: str, revision: int | None) -> tuple[int, Finding] | None:
        """The finding that had this name at a revision (now, when None)."""
        name = self.live.name_now(key, revision) if revision is not None else key
        return self.overview.find(name) if name is not None else None

    def _take_back(self, which: int, word: str) -> Act | Outcome:
        stack = steps(self.live.events, self.reviewer)[which]
        if not stack:
            return Refused(f"There is nothing to {word}.")
        step = stack[-1]
        act = act_from_payload(step.event.payload)
        inverse = invert_act(self.overview.state, act, step.event.seq, step.root.seq)
        return inverse or Refused(f"Cannot {word}: somebody changed the same words since.")

    def _decisions(
        self, slot: int, finding: Finding, kind: DecisionKind | None, reason: str
    ) -> Iterator[DecisionChange]:
        """The decision on a finding; a dismissal holds for those it stands for, too."""
        text, at = self.overview.state.documents[slot].text, now()
        for one in (finding, *(finding.also if kind is not DecisionKind.APPLY else ())):
            before = self.overview.state.decisions.get((slot, one.fingerprint))
            after = None
            if kind is not None:
                words = text[one.start : one.end]
                after = Decided(kind, reason, self.reviewer, at, one.check, words, one.message, evidence_digest(one))
            if before != after:
                yield DecisionChange(one.fingerprint, before, after)

    def _conflict(self, unit_id: int | None, mine: str) -> Conflict:
        """Who changed a unit last, and what it says now."""
        events = self.live.events
        place = self.overview.places.get(unit_id) if unit_id is not None else None
        if place is None:
            took = [event.reviewer for event in events if unit_id in _vanished(event.payload)]
            return Conflict(mine, "", (took or [events[-1].reviewer])[-1], None, 0)
        working = self.overview.state.documents[place.slot]
        version = working.units[place.position].version
        by = events[version - 1].reviewer if version else ""
        return Conflict(mine, working.words(place.position), by, unit_id, version)


def _vanished(payload: object) -> set[int]:
    """The units that an event took out of the text."""
    acts = payload.get("acts", [payload]) if isinstance(payload, dict) else []
    hunks = [hunk for act in acts for hunk in act.get("hunks", ())]
    return {unit["id"] for hunk in hunks for unit in hunk["before"]} - {
        unit["id"] for hunk in hunks for unit in hunk["after"]
    }


def with_consequences(live: LiveProject, overview: Overview, act: Act) -> Act:
    """The act with what follows from it: where to go on, and the dismissals that hold for the words after it."""
    if not act.hunks:
        return act
    after = apply_act(overview.state, act, overview.revision + 1).documents[act.slot]
    act = replace(act, unit=_focus(after, act))
    old, new = overview.scored[act.slot], live.score(after)
    live.foresee(new)
    named = {change.fingerprint for change in act.decisions}
    carried = [c for c in carried_decisions(overview.state, old, new) if c.fingerprint not in named]
    return replace(act, decisions=(*act.decisions, *carried))


def _focus(after: WorkingDocument, act: Act) -> int | None:
    """The unit to show after an edit: the act's own, or the one that came to stand in its place."""
    if act.undoes is None and act.unit in after.index:
        return act.unit
    units = [unit.id for hunk in act.hunks for unit in hunk.after if unit.id != TAIL]
    if units:
        return units[0]
    return after.units[-1].id if after.units else None


def _location(working: WorkingDocument, position: int) -> str:
    """Where in the stored target the unit is found."""
    return working.original.location(working.original_offset(position))
