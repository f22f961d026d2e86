"""chrF2 (Popović 2015): shared character n-grams up to six, recall counting twice."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from scorer.metrics.base import Metric

__all__ = ["Chrf"]


class Chrf(Metric):
    """sacreBLEU's chrF2 with its defaults."""

    name: ClassVar = "chrf"

    @cached_property
    def for_segments(self) -> Any:
        """chrF2, the same as for corpora."""
        return self.for_corpora

    @property
    def for_corpora(self) -> Any:
        """chrF2 with sacreBLEU's defaults."""
        from sacrebleu.metrics.chrf import CHRF

        return CHRF()
