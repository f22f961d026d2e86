"""Findings, fixes and the check interface: what every room that judges text has in common."""

from segments.findings.check import Check, Scope, Status, discover
from segments.findings.finding import Evidence, EvidenceKind, Finding, Fix, FixGroup, Severity, Span
from segments.findings.fingerprints import evidence_digest, identify
from segments.findings.merging import merge
from segments.findings.settings import Settings

__all__ = [
    "Check",
    "Evidence",
    "EvidenceKind",
    "Finding",
    "Fix",
    "FixGroup",
    "Scope",
    "Settings",
    "Severity",
    "Span",
    "Status",
    "discover",
    "evidence_digest",
    "identify",
    "merge",
]
