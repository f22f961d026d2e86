"""The report for people: a finding with its words, its evidence and its fixes, at a terminal's width."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from scorer.inspection import NotRun
from scorer.reports.places import Reported
from segments.document import Document
from segments.findings import EvidenceKind, Finding, Fix, Severity

__all__ = ["printable", "summary", "text_report"]

CONTEXT: Final = 28  # code points shown on each side of a finding's words
LONGEST: Final = 160  # code points of a quotation before its middle is left out
COLOURS: Final = {
    Severity.CRITICAL: "\x1b[1;31m",
    Severity.MAJOR: "\x1b[31m",
    Severity.MINOR: "\x1b[33m",
    Severity.NEUTRAL: "\x1b[36m",
}
RESET: Final = "\x1b[0m"
BOLD: Final = "\x1b[1m"


def printable(text: str) -> str:
    """The text on one line, control characters shown as ``\\x1b`` and the like: a document cannot steer a terminal."""
    if text.isprintable():
        return text
    shown = []
    for character in text:
        if character in "\n\r\t\u2028\u2029":
            shown.append({"\n": "⏎", "\t": "→"}.get(character, ""))
        elif character.isprintable() or character == "\u00a0":
            shown.append(character)
        else:
            shown.append(f"\\x{ord(character):02x}" if ord(character) < 256 else f"\\u{ord(character):04x}")
    return "".join(shown)


def text_report(findings: Iterable[Reported], *, colour: bool = False, width: int = 100) -> Iterator[str]:
    """The lines of the report, without their ends: a paragraph a finding.

    Each begins ``path:line:column: severity check``, so that editors and terminals can jump to the place; in a table
    ``path:doc_id:segment seg_id``.
    """
    for reported in findings:
        yield from _finding(reported.document, reported.finding, colour, width)
        yield ""


def summary(
    findings: Sequence[Finding], documents: int, not_run: Iterable[NotRun], evidence: frozenset[EvidenceKind] | None
) -> Iterator[str]:
    """The closing lines: how many findings of each severity, and what was not checked and why.

    ``evidence`` is what the text was checked with, None where there was no text.
    """
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{counts[severity]} {severity}" for severity in reversed(Severity) if counts[severity]]
    where = "1 document" if documents == 1 else f"{documents} documents"
    total = "1 finding" if len(findings) == 1 else f"{len(findings) or 'no'} findings"
    yield f"{total} in {where}" + (f": {', '.join(parts)}" if parts else "")
    if evidence is not None and not evidence & {EvidenceKind.SOURCE, EvidenceKind.REFERENCE}:
        yield "meaning not checked: give --source or --reference to check it"
    reasons: dict[tuple[str, str], list[str]] = {}
    for check in not_run:
        checks = reasons.setdefault(("partly run" if check.partly else "not run", check.reason), [])
        if check.check not in checks:
            checks.append(check.check)
    for (how, reason), checks in reasons.items():
        yield f"{how} ({reason}): {', '.join(checks)}"


def _finding(document: Document, finding: Finding, colour: bool, width: int) -> Iterator[str]:
    names = (document.path, document.doc_id, document.location(finding.start))
    place = ":".join(name for name in names if name is not None)
    severity = f"{COLOURS[finding.severity]}{finding.severity}{RESET}" if colour else finding.severity
    name = f"{BOLD}{finding.check}{RESET}" if colour else finding.check
    yield f"{printable(place)}: {severity} {name}"
    yield from _wrapped(finding.message, "  ", width)
    yield from _wrapped(_quote(document, finding.start, finding.end), "  | ", width)
    if finding.evidence.text and finding.evidence.kind not in (EvidenceKind.DOCUMENT, EvidenceKind.LANGUAGE):
        yield from _wrapped(f"{finding.evidence.kind}: {_shortened(finding.evidence.text)}", "  ", width)
    others = [span for span in finding.related if (span.start, span.end) != (finding.start, finding.end)]
    if others:
        places = ", ".join(document.location(span.start) for span in others[:8])
        more = f" and {len(others) - 8} more" if len(others) > 8 else ""
        yield from _wrapped(f"also at {places}{more}", "  ", width)
    for fix in finding.fixes:
        yield from _wrapped(f"fix{'' if fix.safe else ' (unsafe)'}: {_shown_fix(document, fix)}", "  ", width)
    for other in finding.also:
        yield from _wrapped(f"same words: {other.check}: {other.message}", "  ", width)


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(
        printable(text),
        width,
        initial_indent=indent,
        subsequent_indent=" " * len(indent) if "|" not in indent else indent,
    )


def _quote(document: Document, start: int, end: int) -> str:
    block = document.block_at(start)
    left = max(block.start if block else 0, start - CONTEXT)
    right = min(max(block.end if block else end, end), end + CONTEXT)
    before = ("…" if block and left > block.start else "") + document.text[left:start]
    after = document.text[end:right] + ("…" if block and right < block.end else "")
    return f"{before}[{_shortened(document.text[start:end])}]{after}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2].rstrip()} … {text[-LONGEST // 2 :].lstrip()}"


def _shown_fix(document: Document, fix: Fix) -> str:
    if len(fix.patches) != 1:
        return fix.title
    patch = fix.patches[0]
    before = document.text[patch.start : patch.end]
    if not patch.text or not before or len(before) > LONGEST or before.isspace():
        return fix.title
    return f"{fix.title}: “{_shortened(before)}” → “{_shortened(patch.text)}”"
