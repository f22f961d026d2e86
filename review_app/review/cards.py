"""Cards: findings, segments and terms as the desk shows them, made from a project's state and findings. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from review_app.review.acts import Decided
from review_app.review.scoring import Scored
from review_app.review.state import WorkingDocument
from review_app.review.views import Decision, DecisionKind, FindingCard, FixOption, Mark
from segments.findings import Finding, Fix
from segments.patches import apply_patches

__all__ = ["finding_card", "marks_of", "title_of"]

CONTEXT = 40
"""Code points shown on each side of a finding's words."""
LONGEST_QUOTE = 240
"""Code points of the words themselves that a card shows."""


def title_of(check: str) -> str:
    """The name of a check for people: "hyphen-as-dash" is "Hyphen as dash"."""
    return check.replace("-", " ").capitalize()


def finding_card(scored: Scored, finding: Finding, key: str, number: int, decided: Decided | None) -> FindingCard:
    """A finding as a card; ``key`` names it to the desk, ``number`` is that of its segment."""
    working, text = scored.working, scored.working.text
    left, right = max(0, finding.start - CONTEXT), min(len(text), finding.end + CONTEXT)
    end = min(finding.end, finding.start + LONGEST_QUOTE)
    quote = text[left:end] + (text[finding.end : right] if end == finding.end else "…")
    return FindingCard(
        fingerprint=key,
        unit_id=working.units[working.position_at(finding.start)].id,
        number=number,
        check=finding.check,
        title=title_of(finding.check),
        category=finding.category,
        severity=finding.severity,
        confidence=finding.confidence,
        message=finding.message,
        quote=quote,
        quote_start=finding.start - left,
        quote_end=end - left,
        location=working.document.location(finding.start),
        evidence_kind=finding.evidence.kind,
        evidence_text=finding.evidence.text,
        fixes=tuple(_option(text, index, fix) for index, fix in enumerate(finding.fixes)),
        decision=decision_of(decided),
        also=tuple(other.message for other in finding.also),
        places=len(finding.related),
    )


def decision_of(decided: Decided | None) -> Decision | None:
    """A kept decision as it is shown; only a dismissal decides a finding that is still there."""
    if decided is None or decided.kind is not DecisionKind.DISMISS:
        return None
    return Decision(decided.kind, decided.reason, decided.reviewer, decided.at)


def _option(text: str, index: int, fix: Fix) -> FixOption:
    """A fix with the words around its first place, as they are and as they would be."""
    first = min(fix.patches)
    near = [patch for patch in fix.patches if patch.start <= first.end + 2 * CONTEXT]
    left = max(0, first.start - CONTEXT)
    right = min(len(text), max(patch.end for patch in near) + CONTEXT)
    near = [patch for patch in fix.patches if patch.start >= left and patch.end <= right]
    window = text[left:right]
    moved = [type(patch)(patch.start - left, patch.end - left, patch.text) for patch in near]
    return FixOption(index, fix.title, fix.safe, fix.group, window, apply_patches(window, moved))


def marks_of(working: WorkingDocument, position: int, findings: Iterable[tuple[str, Finding]]) -> tuple[Mark, ...]:
    """The places of (open) findings inside one unit, in its own offsets."""
    start, end = working.start(position), working.end(position)
    marks = set()
    for key, finding in findings:
        spans = [(finding.start, finding.end, False), *((span.start, span.end, True) for span in finding.related)]
        for left, right, related in spans:
            inside = max(left, start), min(right, end)
            if inside[0] < inside[1] or (left == right and start <= left <= end):
                marks.add(Mark(inside[0] - start, inside[1] - start, key, finding.severity, finding.check, related))
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.related, mark.fingerprint)))
