"""A sentence of the text that neither source nor reference has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scorer.checks.source.null_beads import Gap, Side, sides_of
from scorer.context import Context
from segments.findings import Check, Evidence, EvidenceKind, Finding, Scope, Severity

__all__ = ["AddedSegment"]


class AddedSegment(Check[Context]):
    """A sentence or paragraph of the text has no counterpart in the source or reference.

    With several texts to compare, none of them may have it. Copies of other sentences, headings, datelines and lines
    of the site have checks of their own. Where a large part has no counterpart, one finding says so: the other text may
    be of another edition or only a part.

    Bad::

        source: Мост открыли в мае. Теперь он закрыт.
        target: The bridge opened in May. Thousands came to see it. Now it is closed.

    Good::

        target: The bridge opened in May. Now it is closed.

    What the author did not write must not stand under the author's name.
    """

    id: ClassVar = "added-segment"
    category: ClassVar = "accuracy/addition"
    severity: ClassVar = Severity.MAJOR
    scope: ClassVar = Scope.DOCUMENT
    evidence: ClassVar = EvidenceKind.SOURCE
    needs: ClassVar = frozenset({EvidenceKind.SOURCE, EvidenceKind.REFERENCE})

    def check(self, subject: Context) -> Iterator[Finding]:
        """One finding for each run of sentences, in order."""
        document = subject.document
        sides = sides_of(subject)
        if not sides or document.is_table:  # in a table an empty cell says that there is no evidence
            return
        whole = [side for side in sides if not side.is_other_edition]
        if not whole:
            yield from self._large(sides)
            return
        teller = next((side for side in whole if side.kind is EvidenceKind.REFERENCE), whole[0])
        others = [{index for gap in side.gaps for index in gap.added} for side in whole if side is not teller]
        for gap in teller.gaps:
            for run in _runs(_foreign(teller, gap), others):
                yield self._finding(teller, run)

    def _finding(self, side: Side, run: list[int]) -> Finding:
        first, last = side.target.segments[run[0]], side.target.segments[run[-1]]
        what = "This sentence has" if len(run) == 1 else f"These {len(run)} sentences have"
        return self.finding(
            first.start,
            last.end,
            f"{what} no counterpart in the {side.kind}.",
            evidence=Evidence(side.kind),
        )

    def _large(self, sides: tuple[Side, ...]) -> Iterator[Finding]:
        """The one finding where every other text lacks a large part of the target."""
        side = min(sides, key=lambda one: one.added_share)
        if side.added_share <= max(side.omitted_share, 0.1):
            return
        gap = max(side.gaps, key=lambda one: len(one.added))
        first = side.target.segments[gap.added[0]]
        yield self.finding(
            first.start,
            first.end,
            f"The {side.kind} has nothing for {side.added_share:.0%} of the text: it may be a part or another edition, "
            "and additions are not listed one by one.",
            severity=Severity.MINOR,
            evidence=Evidence(side.kind),
        )


def _foreign(side: Side, gap: Gap) -> list[int]:
    """The target segments at a gap that the side surely lacks."""
    content = [index for index in gap.added if index in side.added]
    if not content or not side.is_sure(gap) or not side.is_foreign(gap, content):
        return []
    return [index for index in content if side.is_foreign(gap, (index,))]


def _runs(indices: list[int], others: list[set[int]]) -> Iterator[list[int]]:
    """Runs of neighbours among those that are alone on every other side too."""
    run: list[int] = []
    for index in indices:
        if all(index in alone for alone in others):
            if run and index != run[-1] + 1:
                yield run
                run = []
            run.append(index)
    if run:
        yield run
