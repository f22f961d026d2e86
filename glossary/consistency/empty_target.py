"""empty-target: an entry that offers nothing to write."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.concepts import Glossary
from glossary.consistency.rule import Rule
from segments.findings import Finding, Severity

__all__ = ["EmptyTarget"]


class EmptyTarget(Rule):
    """A concept without a preferred or admitted rendering.

    Bad: ледокол → (nothing).
    Good: ледокол → icebreaker.

    Such an entry cannot be followed. One that only forbids says what is wrong and not what is right, so its findings
    have no fix; that is the milder case.
    """

    id = "empty-target"
    category = "terminology"
    severity = Severity.MAJOR

    def check(self, subject: Glossary) -> Iterable[Finding]:
        """One finding for each such concept, on the empty cell (or the row, where the file has none)."""
        for concept in subject.concepts:
            if concept.preferred or concept.admitted:
                continue
            place = concept.place_of("preferred")
            if concept.forbidden:
                banned = ", ".join(f"“{term.text.strip()}”" for term in concept.forbidden)
                message = f"“{concept.id}” forbids {banned} and names nothing to write instead."
                severity = Severity.MINOR
            else:
                message, severity = f"“{concept.id}” has no rendering.", Severity.MAJOR
            yield self.finding(place.start, place.end, message, severity=severity, concept=concept.id)
