"""Metrics: how good a translation is, against references and by what was found in it."""

from scorer.metrics.documents import CorpusScores, DocumentScores, SegmentScores, score_corpus, score_document
from scorer.metrics.mqm import GOOGLE, Weights

__all__ = ["GOOGLE", "CorpusScores", "DocumentScores", "SegmentScores", "Weights", "score_corpus", "score_document"]
