"""BLEU (Papineni et al. 2002): shared word n-grams up to four."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from scorer.metrics.base import Metric

__all__ = ["Bleu"]


class Bleu(Metric):
    """sacreBLEU's BLEU with its defaults; segments with effective order, as its ``sentence_bleu`` does."""

    name: ClassVar = "bleu"

    @cached_property
    def for_segments(self) -> Any:
        """BLEU that leaves out n-gram orders longer than the segment."""
        from sacrebleu.metrics.bleu import BLEU

        return BLEU(effective_order=True)

    @property
    def for_corpora(self) -> Any:
        """BLEU with sacreBLEU's defaults."""
        from sacrebleu.metrics.bleu import BLEU

        return BLEU()
