"""Metric: what a comparison with references has in common. One file for each metric; sacreBLEU does the arithmetic."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

__all__ = ["CorpusScore", "Metric"]


@dataclass(frozen=True, slots=True)
class CorpusScore:
    """A score of a whole corpus, and sacreBLEU's signature that says exactly how it was made."""

    value: float
    signature: str


class Metric(ABC):
    """A comparison of hypotheses with their references, 0-100, equal to sacreBLEU's to the last digit.

    sacreBLEU is imported when the first score is asked for: nothing else pays for it.
    """

    name: ClassVar[str]

    def segment(self, hypothesis: str, references: Sequence[str]) -> float | None:
        """The score of one segment against its references (at least one); None where the metric does not apply."""
        return float(self.for_segments.sentence_score(hypothesis, list(references)).score)

    def corpus(self, hypotheses: Sequence[str], references: Sequence[Sequence[str | None]]) -> CorpusScore | None:
        """The score of a corpus; ``references[i]`` are those of ``hypotheses[i]``, None where one is missing.

        All rows must have the same number of references, and each row at least one that is no None. None for an empty
        corpus.
        """
        if not hypotheses:
            return None
        metric = self.for_corpora
        score = metric.corpus_score(list(hypotheses), [list(stream) for stream in zip(*references, strict=True)])
        return CorpusScore(float(score.score), str(metric.get_signature()))

    @property
    @abstractmethod
    def for_segments(self) -> Any:
        """The sacreBLEU metric for single segments."""

    @property
    @abstractmethod
    def for_corpora(self) -> Any:
        """The sacreBLEU metric for corpora; a new one each time, for it remembers the references of its last corpus."""
