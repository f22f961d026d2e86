"""What the desk shows and answers: plain frozen data, no behaviour.

Text is given as it stands in the document: nothing is escaped here, that is the business of whoever draws it. Offsets
are code points, half-open. Times are UTC in ISO 8601 with milliseconds ("2026-01-31T12:00:00.000Z").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from segments.document import BlockKind
from segments.findings import EvidenceKind, FixGroup, Severity

__all__ = [
    "Action",
    "Change",
    "Comment",
    "Conflict",
    "Decision",
    "DecisionKind",
    "Done",
    "Draft",
    "EvidenceItem",
    "EvidenceState",
    "Filter",
    "FindingCard",
    "FixOption",
    "HistoryEntry",
    "Mark",
    "Outcome",
    "Page",
    "Progress",
    "ProjectInfo",
    "Refused",
    "SegmentRow",
    "SegmentView",
    "TermHint",
    "UnitStatus",
]


class UnitStatus(StrEnum):
    """How far a reviewer is with a segment."""

    UNREVIEWED = "unreviewed"
    APPROVED = "approved"
    NEEDS_WORK = "needs-work"  # looked at, to come back to


class DecisionKind(StrEnum):
    """What a reviewer decided about a finding; reopening takes the decision away."""

    APPLY = "apply"
    DISMISS = "dismiss"


class Action(StrEnum):
    """Structural edits; a segment lists those it can take."""

    JOIN_NEXT = "join-next"
    SPLIT = "split"
    DELETE = "delete"
    DELETE_BLOCK = "delete-block"
    INSERT = "insert"
    INSERT_BLOCK = "insert-block"


@dataclass(frozen=True, slots=True)
class ProjectInfo:
    """A project in the list; ``name`` is its unique key, ``shown`` what people read."""

    id: int
    name: str
    shown: str
    created: str
    documents: int
    revision: int
    changed: str | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the project is; ``words`` counts those of the current text.

    ``reviewed`` counts the segments that are approved, and those that were edited or decided on with no finding open.
    """

    units: int
    reviewed: int
    findings_open: int
    findings_decided: int
    words: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Which segments to list; an empty field asks for nothing.

    ``text`` is looked for in target and source whatever the case. ``categories`` are MQM paths or their top levels.
    """

    text: str = ""
    statuses: frozenset[UnitStatus] = frozenset()
    severities: frozenset[Severity] = frozenset()
    categories: frozenset[str] = frozenset()
    only_open: bool = False


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """One line of the list. ``number`` counts from 1 through the project; ``block`` counts the document's blocks.

    ``severity`` is the worst of the open findings, None without any.
    """

    id: int
    number: int
    document: str
    block: int
    kind: BlockKind
    text: str
    source: str | None
    status: UnitStatus
    severity: Severity | None
    open_findings: int
    edited: bool


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows and how many there are in all."""

    rows: tuple[SegmentRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Highlighted words of a segment, in its own offsets; open findings only. ``related`` marks a further place."""

    start: int
    end: int
    fingerprint: str
    severity: Severity
    check: str
    related: bool = False


@dataclass(frozen=True, slots=True)
class TermHint:
    """A term of the source (or of the target) with what the glossary wants for it.

    ``target`` is the default rendering. ``status`` is "preferred", "admitted" or "forbidden" as what the segment says
    is, "missing" where it says none; ``said`` is how it says it, None where it does not.
    """

    source: str
    target: str
    status: str
    gloss: str | None
    said: str | None = None


@dataclass(frozen=True, slots=True)
class FixOption:
    """One fix of a finding, chosen by ``index``. ``before`` and ``after``: the words around without and with it."""

    index: int
    title: str
    safe: bool
    group: FixGroup | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what about a finding, when and why."""

    kind: DecisionKind
    reason: str
    reviewer: str
    at: str


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding as a reviewer reads it. ``fingerprint`` names it to the desk; treat it as opaque.

    ``quote`` is the words with a little context, and ``quote[quote_start:quote_end]`` the words themselves. ``also``
    holds the messages of the findings on the same words; ``places`` the number of further places that the finding
    covers. ``unit_id`` is the segment it starts in, ``number`` that segment's number.
    """

    fingerprint: str
    unit_id: int
    number: int
    check: str
    title: str
    category: str
    severity: Severity
    confidence: float | None
    message: str
    quote: str
    quote_start: int
    quote_end: int
    location: str
    evidence_kind: EvidenceKind
    evidence_text: str | None
    fixes: tuple[FixOption, ...]
    decision: Decision | None
    also: tuple[str, ...]
    places: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reviewer typed and did not save; ``base_version`` is the segment's version they typed it over."""

    text: str
    base_version: int
    at: str
    reviewer: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a segment."""

    text: str
    reviewer: str
    at: str


@dataclass(frozen=True, slots=True)
class SegmentView:
    """A segment with everything beside it.

    ``original`` is the words of the stored target it came from (of several segments, when it was joined), "" for an
    inserted one. ``version`` goes with every write.
    """

    id: int
    number: int
    document: str
    block: int
    kind: BlockKind
    text: str
    original: str
    source: str | None
    references: tuple[str, ...]
    status: UnitStatus
    severity: Severity | None
    open_findings: int
    edited: bool
    version: int
    location: str
    marks: tuple[Mark, ...]
    terms: tuple[TermHint, ...]
    previous: str | None
    following: str | None
    previous_id: int | None
    next_id: int | None
    findings: tuple[FindingCard, ...]
    comments: tuple[Comment, ...]
    draft: Draft | None
    can: frozenset[Action]
    language: str
    source_language: str | None


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One file of evidence."""

    kind: EvidenceKind
    name: str


@dataclass(frozen=True, slots=True)
class EvidenceState:
    """What evidence there is, and which checks did not run and why.

    ``meaning_checked`` is False when there is neither source nor reference: the desk then says "meaning not checked".
    """

    items: tuple[EvidenceItem, ...]
    meaning_checked: bool
    not_run: tuple[tuple[str, str], ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One change for the record, in the order they were made.

    ``kind`` is the event's: "rewrite", "apply", "join", "split", "delete", "insert", "dismiss", "undo", "redo" ...
    ``why`` is the reason given, or the message of the finding that was repaired.
    """

    seq: int
    at: str
    who: str
    kind: str
    document: str
    location: str
    before: str
    after: str
    why: str
    check: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event as a line of history. ``undone`` says that a later event took it back."""

    seq: int
    at: str
    reviewer: str
    kind: str
    unit_id: int | None
    before: str
    after: str
    note: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Done:
    """It is stored. ``unit_id`` is the segment to show next, None when it is gone; ``message`` says what was done."""

    revision: int
    unit_id: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else changed it meanwhile: both texts, and who; nothing was stored, nothing is lost.

    ``unit_id`` is None and ``theirs`` empty when the segment is gone. ``version`` is what to save on to keep mine.
    """

    mine: str
    theirs: str
    by: str
    unit_id: int | None
    version: int


@dataclass(frozen=True, slots=True)
class Refused:
    """The write makes no sense here; ``message`` says why in one line. Nothing was stored."""

    message: str


Outcome = Done | Conflict | Refused
