"""Fixing: which fixes can be applied together."""

from __future__ import annotations

from collections.abc import Iterable

from segments.findings.finding import Finding
from segments.patches import Patch, normalize_patches

__all__ = ["safe_patches"]


def safe_patches(findings: Iterable[Finding], length: int) -> tuple[Patch, ...]:
    """The patches of every finding's first safe fix, in the text's order.

    A fix that would overlap one already taken is left for the next run. ``length`` is the text's, in code points.
    """
    taken: tuple[Patch, ...] = ()
    for finding in findings:
        fix = next((fix for fix in finding.fixes if fix.safe), None)
        if fix is None:
            continue
        try:
            taken = normalize_patches((*taken, *fix.patches), length)
        except ValueError:
            continue
    return taken
