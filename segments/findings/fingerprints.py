"""Fingerprints: how a decision finds its finding again after a re-score or in a new version of the article."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from segments.document import Document
from segments.findings.finding import Finding

__all__ = ["VERSION", "evidence_digest", "fingerprint", "identify"]

VERSION = 1


def fingerprint(check: str, span_text: str, segment_text: str, occurrence: int) -> str:
    """``1:`` and 16 hexadecimal digits of SHA-256 over check, span text, its own segment's text and occurrence.

    No line numbers and no offsets: the same finding in the same sentence keeps its fingerprint wherever it moves.
    """
    data = "\x1f".join((check, span_text, segment_text, str(occurrence)))
    return f"{VERSION}:{hashlib.sha256(data.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def evidence_digest(finding: Finding) -> str:
    """16 hexadecimal digits over the finding's evidence: a decision expires when this changes."""
    data = "\x1f".join((finding.evidence.kind, finding.evidence.text or "", finding.concept or ""))
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def identify(document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in document order, each with its fingerprint; occurrences of equal ones count from 0."""
    seen: Counter[tuple[str, str, str]] = Counter()
    identified: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, f.end, f.check, f.message)):
        segment = document.segment_at(finding.start)
        key = (
            finding.check,
            document.text[finding.start : finding.end],
            document.of(segment) if segment is not None else "",
        )
        identified.append(replace(finding, fingerprint=fingerprint(*key, seen[key])))
        seen[key] += 1
    return tuple(identified)
