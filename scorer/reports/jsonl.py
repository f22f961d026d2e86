"""The report for programs: one JSON object a line, every key always there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from scorer.reports.places import Reported, evidence_span, place_of
from segments.document import Document
from segments.findings import Fix

__all__ = ["SCHEMA", "jsonl_report"]

SCHEMA: Final = 1


def jsonl_report(findings: Iterable[Reported]) -> Iterator[str]:
    """One line a finding, without the line end; null where a key does not apply.

    Offsets are code points, half-open: in a text file into the decoded file, in a table into the row's
    target (those of evidence into the row's source or reference). The
    findings on the same words that a card stands for are listed under ``also``.
    """
    for reported in findings:
        yield json.dumps(_finding(reported), ensure_ascii=False)


def _finding(reported: Reported) -> dict[str, Any]:
    document, finding = reported.document, reported.finding
    place = place_of(document, finding.start, finding.end)
    evidence = finding.evidence
    start, end = evidence_span(reported)
    return {
        "schema": SCHEMA,
        "check": finding.check,
        "path": document.path,
        "doc_id": document.doc_id,
        "seg_id": place.seg_id,
        "start": place.start,
        "end": place.end,
        "location": document.location(finding.start),
        "text": place.text,
        "category": finding.category,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "evidence": {"kind": evidence.kind, "text": evidence.text, "start": start, "end": end},
        "related": [_span(document, span.start, span.end) for span in finding.related],
        "concept": finding.concept,
        "fixes": [_fix(document, fix) for fix in finding.fixes],
        "fingerprint": finding.fingerprint,
        "also": [
            {"check": other.check, "message": other.message, "fingerprint": other.fingerprint} for other in finding.also
        ],
    }


def _span(document: Document, start: int, end: int) -> dict[str, Any]:
    place = place_of(document, start, end)
    return {"start": place.start, "end": place.end, "text": place.text, "seg_id": place.seg_id}


def _fix(document: Document, fix: Fix) -> dict[str, Any]:
    patches = []
    for patch in fix.patches:
        place = place_of(document, patch.start, patch.end)
        patches.append({"start": place.start, "end": place.end, "text": patch.text, "seg_id": place.seg_id})
    return {"title": fix.title, "safe": fix.safe, "group": fix.group, "patches": patches}
