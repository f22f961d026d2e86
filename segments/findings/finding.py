"""Finding, evidence and fix: what a check reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from segments.patches import Patch

__all__ = ["Evidence", "EvidenceKind", "Finding", "Fix", "FixGroup", "Severity", "Span"]


class Severity(StrEnum):
    """MQM severities, mildest first."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral to 3 for critical."""
        return list(Severity).index(self)


class EvidenceKind(StrEnum):
    """What a finding rests on."""

    DOCUMENT = "document"  # the text contradicts or repeats itself
    SOURCE = "source"
    REFERENCE = "reference"
    GLOSSARY = "glossary"
    LANGUAGE = "language"  # a rule of the language that holds whatever the source says


class FixGroup(StrEnum):
    """What a fix touches, so that a reviewer can take fixes of one kind together."""

    LAYOUT = "layout"
    TYPOGRAPHY = "typography"
    TERMS = "terms"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``[start, end)`` in code points of the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of a finding: its kind, its words, and where they stand.

    ``text`` is what to show beside the finding (the source sentence, the reference's words, the glossary entry). For
    source and reference ``start`` and ``end`` are offsets into that text's own document; for document, into the target.
    """

    kind: EvidenceKind
    text: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Fix:
    """One or more patches that repair a finding.

    ``safe`` fixes never change meaning: they may be applied without a person looking. ``group`` is None for a fix that
    belongs to no bulk group (a suggestion about meaning).
    """

    title: str
    patches: tuple[Patch, ...]
    safe: bool = False
    group: FixGroup | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check reports of ``[start, end)``.

    ``category`` is an MQM path such as ``accuracy/omission``. ``message`` is one sentence for the reviewer.
    ``confidence`` is the measured precision of the check, 0-1, None until measured. ``fingerprint`` is empty until the
    finding has gone through :func:`segments.findings.fingerprints.identify`. ``also`` holds the findings on the same
    words that this one stands for.
    """

    check: str
    start: int
    end: int
    message: str
    category: str
    severity: Severity
    evidence: Evidence
    related: tuple[Span, ...] = ()
    fixes: tuple[Fix, ...] = ()
    concept: str | None = None
    confidence: float | None = None
    fingerprint: str = ""
    also: tuple[Finding, ...] = ()
