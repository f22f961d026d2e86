from __future__ import annotations

from dataclasses import replace

from segments.document import BlockKind, Document, build_blocks
from segments.findings import Evidence, EvidenceKind, Finding, Fix, Severity, identify, merge
from segments.findings.fixing import safe_patches
from segments.patches import Patch


def document(*lines: str) -> Document:
    spans, start = [], 0
    for line in lines:
        spans.append((BlockKind.PARAGRAPH, None, [(start, start + len(line))]))
        start += len(line) + 1
    return Document("a.txt", "\n".join(lines), build_blocks(spans))


def finding(start: int, end: int, check: str = "spacing", **values: object) -> Finding:
    made = Finding(check, start, end, "Wrong.", "style/awkward", Severity.MINOR, Evidence(EvidenceKind.LANGUAGE))
    return replace(made, **values)  # type: ignore[arg-type]


def test_a_fingerprint_does_not_depend_on_the_place() -> None:
    before = document("First.", "A  gap.")
    after = document("A new line.", "First.", "A  gap.")
    [one] = identify(before, [finding(8, 10)])
    [two] = identify(after, [finding(20, 22)])
    assert one.fingerprint == two.fingerprint
    assert one.fingerprint.startswith("1:")


def test_equal_findings_in_equal_segments_are_told_apart() -> None:
    text = document("A  gap.", "A  gap.")
    fingerprints = [item.fingerprint for item in identify(text, [finding(1, 3), finding(9, 11)])]
    assert len(set(fingerprints)) == 2


def test_a_change_in_its_own_segment_makes_another_fingerprint() -> None:
    [one] = identify(document("A  gap."), [finding(1, 3)])
    [two] = identify(document("A  gap!"), [finding(1, 3)])
    assert one.fingerprint != two.fingerprint


def test_findings_on_the_same_words_make_one_card_under_the_most_certain() -> None:
    sure = finding(0, 6, "quotes", confidence=0.9)
    unsure = finding(0, 5, "spacing", confidence=0.4, severity=Severity.MAJOR)
    elsewhere = finding(8, 10)
    assert merge([unsure, elsewhere, sure]) == (replace(sure, also=(unsure,)), elsewhere)


def test_a_word_inside_a_long_span_keeps_its_own_card() -> None:
    assert len(merge([finding(0, 40, "broken-paragraph"), finding(4, 8)])) == 2


def test_safe_fixes_that_overlap_wait_for_the_next_run() -> None:
    def fixed(start: int, end: int, *, safe: bool) -> Finding:
        return finding(start, end, fixes=(Fix("Fix", (Patch(start, end, ""),), safe=safe),))

    findings = [fixed(0, 4, safe=True), fixed(2, 6, safe=True), fixed(8, 9, safe=False), fixed(10, 12, safe=True)]
    assert safe_patches(findings, 20) == (Patch(0, 4, ""), Patch(10, 12, ""))
