"""Scoring: the findings of a document as it is being worked on, with the evidence that was aligned to its target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from glossary.concepts import Glossary
from review_app.review.state import WorkingDocument
from scorer.context import Context
from scorer.inspection import Inspection, inspect
from scorer.reinspection import inspect_again
from segments.alignment import Aligned, Bead
from segments.document import Document
from segments.findings import Finding, Settings

__all__ = ["AlignedEvidence", "Scored", "carry_beads", "score"]


@dataclass(frozen=True, slots=True)
class AlignedEvidence:
    """A source or reference document, and its beads with the ids of the target's units in place of indexes."""

    document: Document
    beads: tuple[Bead, ...]


@dataclass(frozen=True)
class Scored:
    """A document with its findings. A finding belongs to the unit it starts in."""

    working: WorkingDocument
    context: Context
    inspection: Inspection

    @cached_property
    def by_position(self) -> dict[int, tuple[Finding, ...]]:
        """The findings of each unit that has some, by position."""
        found: dict[int, list[Finding]] = {}
        for finding in self.inspection.findings:
            found.setdefault(self.working.position_at(finding.start), []).append(finding)
        return {position: tuple(findings) for position, findings in found.items()}

    def near(self, start: int, end: int) -> tuple[Finding, ...]:
        """The findings that touch ``[start, end)`` with their words or with a related place."""
        return tuple(
            finding
            for finding in self.inspection.findings
            if (finding.start <= end and finding.end >= start)
            or any(span.start <= end and span.end >= start for span in finding.related)
        )

    @cached_property
    def by_fingerprint(self) -> dict[str, Finding]:
        """The findings by their fingerprints."""
        return {finding.fingerprint: finding for finding in self.inspection.findings}


def score(
    working: WorkingDocument,
    *,
    source: AlignedEvidence | None,
    references: Sequence[AlignedEvidence],
    glossary: Glossary | None,
    settings: Settings,
    before: Scored | None = None,
) -> Scored:
    """Run the checks that the settings select over the working text; ``before`` an edit spares what it left alone."""
    context = Context(
        document=working.document,
        source=_aligned(working, source) if source is not None else None,
        references=tuple(_aligned(working, reference) for reference in references),
        glossary=glossary,
        settings=settings,
    )
    again = inspect_again(context, before.context, before.inspection) if before is not None else inspect(context)
    return Scored(working, context, again)


def _aligned(working: WorkingDocument, evidence: AlignedEvidence) -> Aligned:
    return Aligned(evidence.document, carry_beads(working, evidence.beads))


def carry_beads(working: WorkingDocument, beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """The beads of the stored target carried to the working text: by unit id before, by position after.

    A unit inherits the beads of the units it was made from, and beads that share a unit become one; what is left
    without a unit of the target is an omission; a unit put in where something was omitted takes its place.
    """
    by_unit = {unit: number for number, bead in enumerate(beads) for unit in bead.target}
    parent = list(range(len(beads)))

    def find(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    targets: dict[int, list[int]] = {}
    last = -1
    for position, unit in enumerate(working.units):
        numbers = sorted({by_unit[origin] for origin in unit.origin if origin in by_unit})
        if not numbers and not unit.origin:
            following = last + 1
            if following < len(beads) and not beads[following].target:
                numbers = [following]
        for number in numbers:
            parent[find(number)] = find(numbers[0])
        if numbers:
            targets.setdefault(numbers[0], []).append(position)
            last = numbers[-1]
    groups: dict[int, list[int]] = {}
    for number in range(len(beads)):
        groups.setdefault(find(number), []).append(number)
    carried = []
    for members in sorted(groups.values()):
        bead = beads[members[0]]
        if len(members) == 1 and bead.target and bead.target == tuple(targets.get(members[0], ())):
            carried.append(bead)  # nearly all are as they were
            continue
        target = tuple(sorted({position for number in members for position in targets.get(number, ())}))
        other = tuple(sorted({index for number in members for index in beads[number].other}))
        if target or other:
            carried.append(Bead(target, other, min(beads[number].score for number in members)))
    return tuple(carried)
