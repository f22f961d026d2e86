"""Acts: what one event of the log did, as data; how it changes a project's state, and how it is taken back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from review_app.review.hunks import apply_hunks, invert_hunks
from review_app.review.state import Hunk, WorkingDocument
from review_app.review.views import DecisionKind, UnitStatus

__all__ = [
    "FOUNDATIONS",
    "Act",
    "Decided",
    "DecisionChange",
    "ProjectState",
    "Remark",
    "RemarkChange",
    "StatusChange",
    "apply_act",
    "invert_act",
]


FOUNDATIONS = frozenset({"import", "evidence", "settings"})
"""The kinds of event that say what a project stands on; they are no acts of a reviewer and are not undone."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it is kept: with the finding's check, words and message, and the digest of its evidence."""

    kind: DecisionKind
    reason: str
    reviewer: str
    at: str
    check: str
    words: str
    message: str
    digest: str


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """The decision on a finding before and after; None is none."""

    fingerprint: str
    before: Decided | None
    after: Decided | None


@dataclass(frozen=True, slots=True)
class StatusChange:
    """The status of a unit before and after."""

    unit: int
    before: UnitStatus
    after: UnitStatus


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment as it is kept."""

    unit: int
    text: str
    reviewer: str
    at: str


@dataclass(frozen=True, slots=True)
class RemarkChange:
    """A comment, named by the op_id that made it, before and after; None is none."""

    key: str
    before: Remark | None
    after: Remark | None


@dataclass(frozen=True, slots=True)
class Act:
    """What one event did to one document. ``unit`` is the segment to show after it, ``location`` a place in T.

    ``undoes`` is the sequence number of the event that this one takes back (an undo, or the undo of an undo); ``root``
    that of the act that is undone or done again in the end. ``check``, ``fingerprint`` and ``why`` say which finding it
    answers.
    """

    slot: int
    hunks: tuple[Hunk, ...] = ()
    decisions: tuple[DecisionChange, ...] = ()
    statuses: tuple[StatusChange, ...] = ()
    remarks: tuple[RemarkChange, ...] = ()
    unit: int | None = None
    location: str = ""
    check: str = ""
    fingerprint: str = ""
    why: str = ""
    undoes: int | None = None
    root: int | None = None


@dataclass(frozen=True)
class ProjectState:
    """A project at one revision: its documents by slot, decisions by slot and fingerprint, comments by key."""

    revision: int = 0
    documents: Mapping[int, WorkingDocument] = field(default_factory=lambda: MappingProxyType({}))
    decisions: Mapping[tuple[int, str], Decided] = field(default_factory=lambda: MappingProxyType({}))
    remarks: Mapping[str, Remark] = field(default_factory=lambda: MappingProxyType({}))


def apply_act(state: ProjectState, act: Act, seq: int) -> ProjectState:
    """The state after an act stored as event ``seq``. ValueError when it does not fit the state."""
    documents, decisions, remarks = state.documents, state.decisions, state.remarks
    if act.hunks or act.statuses:
        document = apply_hunks(documents[act.slot], act.hunks, seq) if act.hunks else documents[act.slot]
        documents = MappingProxyType({**documents, act.slot: _with_statuses(document, act.statuses)})
    if act.decisions:
        keyed = [((act.slot, change.fingerprint), change.after) for change in act.decisions]
        decisions = MappingProxyType(_changed(decisions, keyed))
    if act.remarks:
        remarks = MappingProxyType(_changed(remarks, [(change.key, change.after) for change in act.remarks]))
    return ProjectState(seq, documents, decisions, remarks)


def _changed(values: Mapping, changes: Iterable[tuple]) -> dict:  # type: ignore[type-arg]
    result = dict(values)
    for key, after in changes:
        if after is None:
            result.pop(key, None)
        else:
            result[key] = after
    return result


def _with_statuses(document: WorkingDocument, changes: Iterable[StatusChange]) -> WorkingDocument:
    units = list(document.units)
    for change in changes:
        position = document.index.get(change.unit)
        if position is not None:
            units[position] = replace(units[position], status=change.after)
    return replace(document, units=tuple(units))


def invert_act(state: ProjectState, act: Act, seq: int, root: int) -> Act | None:
    """What takes back the act of event ``seq`` from the state as it is now; None when others changed the same since."""
    document = state.documents.get(act.slot)
    if document is None:
        return None
    hunks = invert_hunks(document, act.hunks)
    if hunks is None:
        return None
    for decision in act.decisions:
        if state.decisions.get((act.slot, decision.fingerprint)) != decision.after:
            return None
    for status in act.statuses:
        position = document.index.get(status.unit)
        if position is None or document.units[position].status is not status.after:
            return None
    return replace(
        act,
        hunks=hunks,
        decisions=tuple(DecisionChange(d.fingerprint, d.after, d.before) for d in act.decisions),
        statuses=tuple(StatusChange(s.unit, s.after, s.before) for s in act.statuses),
        remarks=tuple(RemarkChange(r.key, r.after, r.before) for r in act.remarks),
        undoes=seq,
        root=root,
    )
