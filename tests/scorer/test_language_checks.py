"""Checks of language: the house style is obeyed, fixes only touch what they say, and long texts are read in time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.context import Context
from scorer.inspection import all_checks, build_context
from segments.document import BlockKind, Document, build_blocks
from segments.findings import Finding, Settings
from segments.findings.settings import DashStyle, HouseStyle, QuoteStyle
from segments.formats.text import text_document
from segments.patches import Patch, apply_patches

TYPOGRAPHY = ("quotes", "hyphen-as-dash", "hyphen-in-range", "spacing")
ALL = (*TYPOGRAPHY, "repeated-word", "mixed-script-word", "untranslated-text")


def lines(text: str) -> Document:
    """Every line one paragraph of one segment."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((BlockKind.PARAGRAPH, None, [(start, start + len(line))]))
        start += len(line) + 1
    return Document("lines.txt", text, build_blocks(spans), "en")


def findings(check: str, document: Document, style: HouseStyle | None = None) -> list[Finding]:
    settings = Settings(style=style or HouseStyle())
    return list(all_checks()[check].check(Context(document, settings=settings)))


def first_fixes(found: list[Finding]) -> list[Patch]:
    return [patch for finding in found if finding.fixes for patch in finding.fixes[0].patches]


@pytest.mark.parametrize(
    ("style", "fixed"),
    [
        (DashStyle.AUTO, "A mill – old – burned – twice."),
        (DashStyle.EM, "A mill—old—burned—twice."),
        (DashStyle.SPACED_EM, "A mill — old — burned — twice."),
    ],
)
def test_dashes_follow_the_house(style: DashStyle, fixed: str) -> None:
    document = lines("A mill - old - burned - twice.")
    found = findings("hyphen-as-dash", document, HouseStyle(dash=style))
    assert len(found) == 1
    assert len(found[0].related) == 3
    assert apply_patches(document.text, first_fixes(found)) == fixed


def test_a_house_of_curly_marks_changes_a_text_of_straight_ones_once() -> None:
    document = lines('"Yes," she said. The "old" mill burned.')
    assert findings("quotes", document) == []
    found = findings("quotes", document, HouseStyle(quotes=QuoteStyle.CURLY))
    assert [len(finding.related) for finding in found] == [4]
    assert apply_patches(document.text, first_fixes(found)) == "“Yes,” she said. The “old” mill burned."


def test_a_house_of_straight_marks_changes_curly_ones() -> None:
    document = lines("“Yes,” she said.")
    found = findings("quotes", document, HouseStyle(quotes=QuoteStyle.STRAIGHT))
    assert apply_patches(document.text, first_fixes(found)) == '"Yes," she said.'


def test_an_untranslated_sentence_offers_the_words_of_the_reference_to_be_looked_at() -> None:
    document = text_document("The hall is open.\n\nВход сегодня свободный для всех.\n\nIt closes at six.\n")
    reference = text_document("The hall is open.\n\nEntry is free for all today.\n\nIt closes at six.\n")
    context = build_context(document, references=[reference])
    (found,) = all_checks()["untranslated-text"].check(context)
    assert [(fix.safe, fix.patches[0].text) for fix in found.fixes] == [(False, "Entry is free for all today.")]
    assert found.evidence.text == "Entry is free for all today."


def test_no_word_gets_a_card_from_both_checks_of_scripts() -> None:
    document = lines("The С-75 and a Вridge, за нарушение С-125 правил, in мoст and 20°С, Ту-154 летел.")
    spans = [
        (f.start, f.end) for check in ("mixed-script-word", "untranslated-text") for f in findings(check, document)
    ]
    ordered = sorted(spans)
    assert len(ordered) >= 5
    assert all(one[1] <= two[0] for one, two in pairwise(ordered))


PIECES = st.sampled_from(
    ["mill", "Old", "the", "S", "5", "12", "2014", " ", " ", " ", "  ", "-", " - ", "–", ",", ".", ":", "!", "(", ")",
     '"', '"', "“", "”", "«", "»", "„", "'", "’", "'s", "\n", "°", "%", "—"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_fixes_of_typography_touch_marks_and_spaces_only(text: str) -> None:
    document = lines(text)
    for check in TYPOGRAPHY:
        found = findings(check, document)
        assert all(0 <= finding.start < finding.end <= len(text) for finding in found)
        safe = [patch for f in found if f.fixes and f.fixes[0].safe for patch in f.fixes[0].patches]
        fixed = apply_patches(text, safe)
        assert [c for c in fixed if c.isalnum()] == [c for c in text if c.isalnum()]
        assert fixed.count("\n") == text.count("\n")


@pytest.mark.parametrize("check", ALL)
def test_a_long_line_of_one_thing_has_findings_inside_it(check: str) -> None:
    pieces = (
        '"',
        ' " ',
        " - ",
        "1-2",
        "  ",
        "the ",
        "ж",
        "ж ",
        "a ж ",
        "ж-",
        "(",
        "“",
        "1,",
        "a.B",
        "\u200b",
        "a,b",
        "C. ",
    )
    for piece in pieces:
        document = lines("x" + piece * 5_000)
        for finding in findings(check, document):
            assert 0 <= finding.start < finding.end <= len(document.text), repr(piece)
