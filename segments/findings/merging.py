"""One defect, one card: findings on the same words are merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from segments.findings.finding import Finding

__all__ = ["merge"]

MINIMUM_OVERLAP = 0.5
"""Two spans are the same words when their intersection is at least this share of their union."""


def merge(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in document order, those on the same words under the most certain of them (in its ``also``).

    The most certain is the one with the highest measured confidence, then the graver, then the one with a fix.
    """
    ordered = sorted(findings, key=lambda f: (f.start, f.end, f.check))
    groups: list[list[Finding]] = []
    for finding in ordered:
        for group in reversed(groups[-8:]):  # spans of a document barely nest: a few groups back are all that can touch
            if any(_same_words(finding, other) for other in group):
                group.append(finding)
                break
        else:
            groups.append([finding])
    merged = []
    for group in groups:
        best, *others = sorted(group, key=_certainty)
        merged.append(replace(best, also=tuple(others)) if others else best)
    return tuple(sorted(merged, key=lambda f: (f.start, f.end, f.check)))


def _certainty(finding: Finding) -> tuple[float, int, int, str]:
    return (-(finding.confidence or 0.0), -finding.severity.rank, -len(finding.fixes), finding.check)


def _same_words(one: Finding, other: Finding) -> bool:
    intersection = min(one.end, other.end) - max(one.start, other.start)
    union = max(one.end, other.end) - min(one.start, other.start)
    return intersection > 0 and intersection >= MINIMUM_OVERLAP * union
