"""MQM: the penalty of findings by category and severity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from segments.findings import Finding, Severity

__all__ = ["GOOGLE", "Weights", "penalty"]


@dataclass(frozen=True, slots=True)
class Weights:
    """What a finding of each severity costs. The defaults are MQM's own 0, 1, 5 and 25.

    ``exceptions`` are ``(category, severity, weight)``: they go before the others, and a category holds for everything
    below it (``accuracy`` for ``accuracy/omission``).
    """

    neutral: float = 0
    minor: float = 1
    major: float = 5
    critical: float = 25
    exceptions: tuple[tuple[str, Severity, float], ...] = ()

    def of(self, finding: Finding) -> float:
        """The weight of one finding."""
        for category, severity, weight in self.exceptions:
            if severity is finding.severity and f"{finding.category}/".startswith(f"{category}/"):
                return weight
        return {
            Severity.NEUTRAL: self.neutral,
            Severity.MINOR: self.minor,
            Severity.MAJOR: self.major,
            Severity.CRITICAL: self.critical,
        }[finding.severity]

    @property
    def signature(self) -> str:
        """The weights in one line, for the record beside a score."""
        parts = [f"weights:{self.neutral:g}/{self.minor:g}/{self.major:g}/{self.critical:g}"]
        parts += [f"{category}+{severity}:{weight:g}" for category, severity, weight in self.exceptions]
        return "|".join(parts)


GOOGLE: Final = Weights(exceptions=(("linguistic conventions/punctuation", Severity.MINOR, 0.1),))
"""Minor punctuation counts a tenth, as in Freitag et al. 2021 (Experts, Errors, and Context)."""


def penalty(findings: Iterable[Finding], weights: Weights | None = None) -> float:
    """The sum of the findings' weights. One card counts once, whatever stands under it and wherever it is repeated."""
    weights = weights or Weights()
    return sum(weights.of(finding) for finding in findings)
