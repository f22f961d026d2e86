"""BLEU, chrF and TER equal sacreBLEU's own figures, and a few that can be counted by hand."""

from __future__ import annotations

import subprocess
import sys

import pytest
import sacrebleu

from scorer.metrics.base import Metric
from scorer.metrics.bleu import Bleu
from scorer.metrics.chrf import Chrf
from scorer.metrics.ter import MOST_WORDS, Ter

HYPOTHESES = [
    "The ferry leaves the harbour at noon.",
    "Rain fell on the valley for 3 days, and the river rose.",
    "Nobody came",
    "",
]
REFERENCES = [
    "The ferry leaves port at noon.",
    "It rained in the valley for three days and the river rose.",
    "Nobody came to the meeting.",
    "The road is closed.",
]
SECOND = [
    "At noon the ferry leaves the harbour.",
    "For 3 days rain fell on the valley, and the river rose.",
    "No one came.",
    "The road remains closed.",
]

SENTENCE = {"bleu": sacrebleu.sentence_bleu, "chrf": sacrebleu.sentence_chrf, "ter": sacrebleu.sentence_ter}
CORPUS = {"bleu": sacrebleu.corpus_bleu, "chrf": sacrebleu.corpus_chrf, "ter": sacrebleu.corpus_ter}
METRICS = [Bleu(), Chrf(), Ter()]


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_segments_equal_sacrebleu(metric: Metric) -> None:
    for hypothesis, first, second in zip(HYPOTHESES, REFERENCES, SECOND, strict=True):
        for references in ([first], [first, second]):
            assert metric.segment(hypothesis, references) == SENTENCE[metric.name](hypothesis, references).score


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_corpora_equal_sacrebleu(metric: Metric) -> None:
    one = metric.corpus(HYPOTHESES, [(reference,) for reference in REFERENCES])
    two = metric.corpus(HYPOTHESES, list(zip(REFERENCES, SECOND, strict=True)))
    assert one is not None
    assert two is not None
    assert one.value == CORPUS[metric.name](HYPOTHESES, [REFERENCES]).score
    assert two.value == CORPUS[metric.name](HYPOTHESES, [REFERENCES, SECOND]).score
    assert one.signature.startswith("nrefs:1|")
    assert two.signature.startswith("nrefs:2|")
    assert one.signature.endswith(f"version:{sacrebleu.__version__}")


def test_signatures_say_how_a_figure_was_made() -> None:
    signatures = [score.signature for metric in METRICS if (score := metric.corpus(["a"], [("a",)])) is not None]
    version = sacrebleu.__version__
    assert signatures == [
        f"nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:{version}",
        f"nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:{version}",
        f"nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:{version}",
    ]


def test_by_hand() -> None:
    # one word of four replaced, then one inserted: 1/4 edits each
    assert Ter().segment("the old mill burned", ["the old barn burned"]) == 25
    assert Ter().segment("the very old mill burned", ["the old mill burned"]) == 25
    # a block moved is one edit
    assert Ter().segment("yesterday the mill burned", ["the mill burned yesterday"]) == 25
    # 3 of 4 words, 1 of 3 pairs, then 1/2 of 2 triples and 1/4 of the one quadruple by smoothing
    assert Bleu().segment("the old mill burned", ["the old barn burned"]) == pytest.approx(
        100 * (3 / 4 * 1 / 3 * 1 / 4 * 1 / 4) ** (1 / 4)
    )
    # single letters are all a word of one letter has
    assert Chrf().segment("a", ["a"]) == 100
    assert Chrf().segment("b", ["a"]) == 0


def test_ter_skips_what_is_too_long_and_says_so() -> None:
    long = "word " * (MOST_WORDS + 1)
    assert Ter().segment(long, ["word"]) is None
    assert Ter().segment("word", [long]) is None
    score = Ter().corpus(["a b", long], [("a c",), (long,)])
    assert score is not None
    assert score.value == 50
    assert score.signature.endswith("|skipped:1")
    assert Ter().corpus([long], [(long,)]) is None


def test_a_row_may_lack_a_reference() -> None:
    score = Bleu().corpus(["a b c d e"] * 2, [("a b c d e", None), ("x", "a b c d e")])
    assert score is not None
    assert score.value == pytest.approx(100)
    assert score.signature.startswith("nrefs:var|")


def test_an_empty_corpus_has_no_score() -> None:
    assert [metric.corpus([], []) for metric in METRICS] == [None, None, None]


def test_sacrebleu_is_imported_only_when_something_is_scored() -> None:
    code = "import scorer.metrics, sys; sys.exit('sacrebleu' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
