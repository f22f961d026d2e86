"""Scores of a document: every segment by every metric, and the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from scorer.context import Context
from scorer.metrics.base import Metric
from scorer.metrics.bleu import Bleu
from scorer.metrics.chrf import Chrf
from scorer.metrics.mqm import Weights, penalty
from scorer.metrics.pairs import Pair, pair_up
from scorer.metrics.quality import priorities, quality
from scorer.metrics.ter import Ter
from segments.findings import Finding

__all__ = ["CorpusScores", "DocumentScores", "SegmentScores", "score_corpus", "score_document"]

METRICS: Final[tuple[Metric, ...]] = (Bleu(), Chrf(), Ter())


@dataclass(frozen=True, slots=True)
class SegmentScores:
    """Scores of one target segment, by its index; ``bleu``, ``chrf`` and ``ter`` are None where it has no reference.

    ``score`` is 0-100, higher is better. ``mqm`` is the penalty of its findings. ``priority`` is its place in the order
    of review, from 1.
    """

    segment: int
    score: float
    bleu: float | None
    chrf: float | None
    ter: float | None
    mqm: float
    priority: int


@dataclass(frozen=True, slots=True)
class CorpusScores:
    """Scores of one or more documents. ``signatures`` say by metric how each was made.

    ``score`` is the mean of the segments' by their words, ``mqm`` the penalty per 1,000 target words.
    """

    score: float | None
    bleu: float | None
    chrf: float | None
    ter: float | None
    mqm: float | None
    signatures: Mapping[str, str]


@dataclass(frozen=True)
class DocumentScores:
    """Scores of a document's segments, in order, and what is needed to score it with others as one corpus."""

    segments: tuple[SegmentScores, ...]
    words: tuple[int, ...]
    """Words of each segment."""
    pairs: tuple[Pair, ...]
    weights: Weights

    @cached_property
    def corpus(self) -> CorpusScores:
        """Scores of the whole document."""
        return score_corpus([self])


def score_document(context: Context, findings: Iterable[Finding], weights: Weights | None = None) -> DocumentScores:
    """Score each segment of a document by its aligned references and by its findings.

    A bead is scored as a whole and each of its target segments has that score: a sentence cut in two by the translator
    is judged by what both halves say. The text of the source plays no part but through the findings.
    """
    weights = weights or Weights()
    document = context.document
    by_segment: dict[int, list[Finding]] = {}
    for finding in findings:
        segment = document.segment_at(finding.start)
        if segment is not None:
            by_segment.setdefault(segment.index, []).append(finding)
    pairs = pair_up(context)
    compared: dict[int, tuple[float | None, float | None, float | None]] = {}
    for pair in pairs:
        if pair.target and pair.is_compared:
            references = [text for text in pair.references if text is not None]
            bleu, chrf, ter = (metric.segment(pair.hypothesis, references) for metric in METRICS)
            compared |= dict.fromkeys(pair.target, (bleu, chrf, ter))
    indices = range(len(document.segments))
    penalties = [penalty(by_segment.get(index, ()), weights) for index in indices]
    rows = [compared.get(index, (None, None, None)) for index in indices]
    scores = [quality(harm, chrf) for harm, (_, chrf, _) in zip(penalties, rows, strict=True)]
    places = priorities(penalties, scores)
    return DocumentScores(
        segments=tuple(
            SegmentScores(index, scores[index], *rows[index], mqm=penalties[index], priority=places[index])
            for index in indices
        ),
        words=tuple(len(document.of(segment).split()) for segment in document.segments),
        pairs=pairs,
        weights=weights,
    )


def score_corpus(documents: Iterable[DocumentScores]) -> CorpusScores:
    """Score documents as one corpus, as sacreBLEU scores a file of segments; None for what cannot be said.

    What only one side has counts too: an added passage against an empty reference, an omitted one of the first
    reference against an empty hypothesis. A row of a table without reference is left out.
    """
    documents = tuple(documents)
    pairs = [pair for document in documents for pair in document.pairs]
    streams = max((len(pair.references) for pair in pairs), default=0)
    references = [(*pair.references, *([None] * (streams - len(pair.references)))) for pair in pairs]
    values: dict[str, float] = {}
    signatures: dict[str, str] = {}
    for metric in METRICS:
        result = metric.corpus([pair.hypothesis for pair in pairs], references)
        if result is not None:
            values[metric.name], signatures[metric.name] = result.value, result.signature
    words = sum(count for document in documents for count in document.words)
    if words:
        rows = [row for document in documents for row in zip(document.segments, document.words, strict=True)]
        values["score"] = sum(segment.score * count for segment, count in rows) / words
        values["mqm"] = 1000 * sum(segment.mqm for segment, _ in rows) / words
        signatures["mqm"] = f"{documents[0].weights.signature}|per:1000 words"
    return CorpusScores(
        score=values.get("score"),
        bleu=values.get("bleu"),
        chrf=values.get("chrf"),
        ter=values.get("ter"),
        mqm=values.get("mqm"),
        signatures=signatures,
    )
