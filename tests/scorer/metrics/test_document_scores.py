"""Scores of whole documents: beads, penalties, quality and the order of review."""

from __future__ import annotations

import pytest
import sacrebleu
from hypothesis import given
from hypothesis import strategies as st

from scorer.context import Context
from scorer.metrics import GOOGLE, Weights, score_corpus, score_document
from scorer.metrics.mqm import penalty
from scorer.metrics.quality import quality
from segments.alignment import Aligned, Bead
from segments.document import BlockKind, Document, build_blocks
from segments.findings import Evidence, EvidenceKind, Finding, Severity


def document(*segments: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """A document with each segment a block on a line of its own."""
    spans, position = [], 0
    for key, text in enumerate(segments):
        spans.append((kind, str(key), [(position, position + len(text))]))
        position += len(text) + 1
    return Document("case", "\n".join(segments), build_blocks(spans), "en")


def aligned(reference: Document, *beads: tuple[tuple[int, ...], tuple[int, ...]]) -> Aligned:
    return Aligned(reference, tuple(Bead(target, other, 1.0) for target, other in beads))


def finding(start: int, severity: Severity, category: str = "accuracy/mistranslation") -> Finding:
    return Finding("some-check", start, start + 1, "", category, severity, Evidence(EvidenceKind.LANGUAGE))


ONE = "The ferry leaves the harbour at noon."
TWO = "Nobody came."
THREE = "The river rose again."


def test_rows_are_scored_as_sacrebleu_scores_a_file() -> None:
    references = ["The ferry leaves port at noon.", "Nobody came to the meeting.", "The river rose."]
    rows = document(*references, kind=BlockKind.ROW)
    target = document(ONE, TWO, THREE, kind=BlockKind.ROW)
    scores = score_document(Context(target, references=(aligned(rows, *(((i,), (i,)) for i in range(3))),)), [])
    assert [row.segment for row in scores.segments] == [0, 1, 2]
    for row, hypothesis, reference in zip(scores.segments, (ONE, TWO, THREE), references, strict=True):
        assert row.bleu == sacrebleu.sentence_bleu(hypothesis, [reference]).score
        assert row.chrf == sacrebleu.sentence_chrf(hypothesis, [reference]).score
        assert row.ter == sacrebleu.sentence_ter(hypothesis, [reference]).score
    assert scores.corpus.bleu == sacrebleu.corpus_bleu([ONE, TWO, THREE], [references]).score
    assert scores.corpus.chrf == sacrebleu.corpus_chrf([ONE, TWO, THREE], [references]).score
    assert scores.corpus.ter == sacrebleu.corpus_ter([ONE, TWO, THREE], [references]).score
    assert sorted(scores.corpus.signatures) == ["bleu", "chrf", "mqm", "ter"]


def test_without_a_reference_only_findings_count() -> None:
    scores = score_document(Context(document(ONE, TWO, THREE)), [finding(len(ONE) + 1, Severity.MAJOR)])
    assert [(row.score, row.bleu, row.chrf, row.ter, row.mqm) for row in scores.segments] == [
        (100, None, None, None, 0),
        (50, None, None, None, 5),
        (100, None, None, None, 0),
    ]
    assert [row.priority for row in scores.segments] == [2, 1, 3]
    assert scores.corpus.bleu is None
    assert scores.corpus.mqm == pytest.approx(1000 * 5 / 13)
    assert scores.corpus.score == pytest.approx((7 * 100 + 2 * 50 + 4 * 100) / 13)
    assert scores.corpus.signatures == {"mqm": "weights:0/1/5/25|per:1000 words"}


def test_segments_of_one_bead_have_the_score_of_the_bead() -> None:
    reference = document("The ferry leaves the harbour at noon. Nobody came.")
    scores = score_document(Context(document(ONE, TWO), references=(aligned(reference, ((0, 1), (0,))),)), [])
    assert [(row.bleu, row.ter) for row in scores.segments] == [(pytest.approx(100), 0)] * 2


def test_references_that_cut_the_text_differently_are_compared_together() -> None:
    first = aligned(document(ONE, TWO), ((0,), (0,)), ((1,), (1,)))
    second = aligned(document(f"{ONE} {TWO}"), ((0, 1), (0,)))
    scores = score_document(Context(document(ONE, "No one came."), references=(first, second)), [])
    expected = sacrebleu.sentence_chrf(f"{ONE} No one came.", [f"{ONE} {TWO}"] * 2).score
    assert [row.chrf for row in scores.segments] == [expected] * 2


def test_what_only_one_side_has_counts_in_the_corpus_and_has_no_score_itself() -> None:
    reference = aligned(document(ONE, THREE), ((0,), (0,)), ((1,), ()), ((), (1,)))
    scores = score_document(Context(document(ONE, TWO), references=(reference,)), [])
    assert scores.segments[1].chrf is None
    assert scores.segments[1].score == 100
    assert scores.corpus.chrf == sacrebleu.corpus_chrf([ONE, TWO, ""], [[ONE, "", THREE]]).score


def test_a_second_reference_helps_where_the_first_is_silent() -> None:
    first = aligned(document(ONE), ((0,), (0,)), ((1,), ()))
    second = aligned(document(ONE, TWO), ((0,), (0,)), ((1,), (1,)))
    scores = score_document(Context(document(ONE, TWO), references=(first, second)), [])
    assert scores.segments[1].chrf == pytest.approx(100)
    assert scores.corpus.signatures["chrf"].startswith("nrefs:var|")


def test_a_row_without_reference_is_left_out() -> None:
    rows = document(ONE, "", kind=BlockKind.ROW)
    target = document(ONE, TWO, kind=BlockKind.ROW)
    scores = score_document(Context(target, references=(aligned(rows, ((0,), (0,)), ((1,), ())),)), [])
    assert scores.segments[1].bleu is None
    assert scores.corpus.ter == 0


def test_an_empty_document_has_no_scores() -> None:
    scores = score_document(Context(Document("empty", "", ())), [])
    assert scores.segments == ()
    assert scores.corpus.score is None


def test_documents_are_one_corpus() -> None:
    parts = [
        score_document(Context(document(text), references=(aligned(document(reference), ((0,), (0,))),)), [])
        for text, reference in ((ONE, "The ferry leaves port at noon."), (THREE, "The river rose."))
    ]
    corpus = score_corpus(parts)
    assert (
        corpus.bleu
        == sacrebleu.corpus_bleu([ONE, THREE], [["The ferry leaves port at noon.", "The river rose."]]).score
    )


def test_weights() -> None:
    findings = [finding(0, severity) for severity in Severity]
    assert penalty(findings) == 31
    assert penalty(findings, Weights(neutral=0, minor=1, major=5, critical=10)) == 16
    comma = finding(0, Severity.MINOR, "linguistic conventions/punctuation")
    assert penalty([comma]) == 1
    assert penalty([comma], GOOGLE) == 0.1
    assert penalty([finding(0, Severity.MAJOR, comma.category)], GOOGLE) == 5
    assert GOOGLE.signature == "weights:0/1/5/25|linguistic conventions/punctuation+minor:0.1"


@pytest.mark.parametrize(
    ("penalty_", "chrf", "expected"),
    [(0, None, 100), (5, None, 50), (0, 100, 100), (0, 60, 80), (5, 60, 40), (0, 0, 50)],
)
def test_quality(penalty_: float, chrf: float | None, expected: float) -> None:
    assert quality(penalty_, chrf) == pytest.approx(expected)


harm = st.floats(min_value=0, max_value=200)
percent = st.floats(min_value=0, max_value=100)


@given(harm, harm, percent, percent)
def test_quality_falls_with_the_penalty_and_rises_with_chrf(one: float, two: float, low: float, high: float) -> None:
    low, high = sorted((low, high))
    less, more = sorted((one, two))
    assert 0 <= quality(more, low) <= quality(less, low) <= quality(less, high) <= 100
    assert quality(more, None) <= quality(less, None)


def test_the_most_harm_comes_first_then_the_lower_quality() -> None:
    reference = aligned(document(ONE, "Everybody stayed at home.", THREE), *(((i,), (i,)) for i in range(3)))
    context = Context(document(ONE, TWO, THREE), references=(reference,))
    assert [row.priority for row in score_document(context, []).segments] == [2, 1, 3]
    last = len(ONE) + len(TWO) + 2
    assert [row.priority for row in score_document(context, [finding(last, Severity.MINOR)]).segments] == [3, 2, 1]
