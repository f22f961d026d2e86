"""Overview: the whole project as rows, with what is open; made once for each revision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from review_app.review.acts import ProjectState
from review_app.review.carrying import dismissal
from review_app.review.scoring import Scored
from review_app.review.views import DecisionKind, Filter, Progress, SegmentRow, UnitStatus
from segments.alignment import Aligned
from segments.findings import Finding, Severity

__all__ = ["Overview", "Place", "text_beside"]


RANKS = {severity: severity.rank for severity in Severity}


class Project(Protocol):
    """What an overview is made from: a state and the findings of each of its documents."""

    state: ProjectState

    def scored(self, slot: int) -> Scored:
        """The findings of one document."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a unit is: its document's slot, its position there, and its row in the whole project (from 0)."""

    slot: int
    position: int
    row: int


def text_beside(aligned: Aligned | None, position: int) -> str | None:
    """What stands beside a segment in a source or reference; None where the alignment knows nothing."""
    bead = aligned.bead_of(position) if aligned is not None else None
    return aligned.text_of(bead) if aligned is not None and bead is not None else None


class Overview:
    """Rows, places and counts of a project at one revision."""

    def __init__(self, live: Project) -> None:
        self.revision = live.state.revision
        self.state = live.state
        self.scored: dict[int, Scored] = {slot: live.scored(slot) for slot in live.state.documents}
        self.first_slot = next(iter(live.state.documents), 0)
        self.places: dict[int, Place] = {}
        self.open: dict[int, tuple[Finding, ...]] = {}
        """The open findings of each unit that has some, by the unit's id."""
        self._lists: dict[Filter, tuple[int, ...]] = {}
        self.decided = sum(1 for decision in live.state.decisions.values() if decision.kind is DecisionKind.APPLY)
        self.dealt_with = 0
        rows: list[SegmentRow] = []
        for slot, working in live.state.documents.items():
            scored, block = self.scored[slot], -1
            for position, unit in enumerate(working.units):
                block += unit.opens or block < 0
                findings = scored.by_position.get(position, ())
                opened = tuple(finding for finding in findings if dismissal(live.state, slot, finding) is None)
                self.decided += len(findings) - len(opened)
                edited = working.is_edited(position)
                self.dealt_with += _is_dealt_with(unit.status, bool(opened), edited or len(opened) < len(findings))
                if opened:
                    self.open[unit.id] = opened
                self.places[unit.id] = Place(slot, position, len(rows))
                rows.append(
                    SegmentRow(
                        id=unit.id,
                        number=len(rows) + 1,
                        document=working.original.doc_id or working.original.path,
                        block=block,
                        kind=unit.kind,
                        text=working.words(position),
                        source=text_beside(scored.context.source, position),
                        status=unit.status,
                        severity=max((f.severity for f in opened), key=RANKS.__getitem__, default=None),
                        open_findings=len(opened),
                        edited=edited,
                    )
                )
        self.rows = tuple(rows)

    def key(self, slot: int, finding: Finding) -> str:
        """The name of a finding to the desk: its fingerprint, with its slot outside the first document."""
        return finding.fingerprint if slot == self.first_slot else f"{finding.fingerprint}@{slot}"

    def find(self, key: str) -> tuple[int, Finding] | None:
        """The slot and finding of such a name; None when there is no such finding now."""
        fingerprint, _, suffix = key.partition("@")
        slot = int(suffix) if suffix.isdecimal() else self.first_slot
        finding = self.scored[slot].by_fingerprint.get(fingerprint) if slot in self.scored else None
        return (slot, finding) if finding is not None else None

    def findings(self) -> Iterator[tuple[int, Finding]]:
        """Every finding with its slot, in order."""
        for slot, scored in self.scored.items():
            for finding in scored.inspection.findings:
                yield slot, finding

    def listed(self, filter: Filter) -> tuple[int, ...]:  # noqa: A002
        """The rows that a filter lets through, ascending."""
        if filter not in self._lists:
            self._lists[filter] = tuple(
                index for index, row in enumerate(self.rows) if self._passes(row, filter, filter.text.casefold())
            )
        return self._lists[filter]

    def _passes(self, row: SegmentRow, filter: Filter, text: str) -> bool:  # noqa: A002
        if filter.only_open and not row.open_findings:
            return False
        if filter.statuses and row.status not in filter.statuses:
            return False
        if text and text not in row.text.casefold() and text not in (row.source or "").casefold():
            return False
        if not filter.severities and not filter.categories:
            return True
        return any(
            (not filter.severities or finding.severity in filter.severities)
            and (
                not filter.categories
                or finding.category in filter.categories
                or finding.category.split("/")[0] in filter.categories
            )
            for finding in self.open.get(row.id, ())
        )

    @cached_property
    def progress(self) -> Progress:
        """Counts for the whole project."""
        return Progress(
            units=len(self.rows),
            reviewed=self.dealt_with,
            findings_open=sum(row.open_findings for row in self.rows),
            findings_decided=self.decided,
            words=sum(len(row.text.split()) for row in self.rows),
        )


def _is_dealt_with(status: UnitStatus, is_open: bool, is_touched: bool) -> bool:
    """Whether a segment is approved, or was edited or decided on with no finding left open and no more work asked."""
    return status is UnitStatus.APPROVED or (status is UnitStatus.UNREVIEWED and is_touched and not is_open)
