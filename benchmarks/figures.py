"""Figures: what a benchmark of checks stores, and the statistics of a proportion."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["RESULTS", "CheckFigures", "Proportion", "Rate", "Results"]

RESULTS = Path(__file__).parent / "results" / "checks.json"


@dataclass(frozen=True, slots=True)
class Rate:
    """Alarms in so many words of text."""

    alarms: int
    words: int

    @property
    def per_thousand(self) -> float:
        """Alarms per 1,000 words."""
        return 1000 * self.alarms / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Proportion:
    """``hits`` of ``total``."""

    hits: int
    total: int

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of Wilson (1927), 0-1: it stays sensible for few cases and at the ends."""
        if not self.total:
            return 0.0, 1.0
        z, n, share = 1.959964, self.total, self.hits / self.total
        centre = (share + z * z / (2 * n)) / (1 + z * z / n)
        margin = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, centre - margin), min(1.0, centre + margin)


@dataclass(frozen=True, slots=True)
class CheckFigures:
    """The figures of one check; None or absent where it could not be measured.

    ``alarms`` is by kind of human text, ``machine`` by system. ``recall`` and ``precision`` are of the planted defects
    of articles: with English alone, and with source and reference.
    """

    alarms: dict[str, Rate]
    recall: dict[str, Proportion]
    precision: dict[str, Proportion]
    machine: dict[str, Rate]


@dataclass(frozen=True, slots=True)
class Results:
    """Figures by check id, and the data they were measured on (name and first digits of SHA-256)."""

    data: dict[str, str]
    checks: dict[str, CheckFigures]

    def write(self, path: Path = RESULTS) -> None:
        """Store as JSON, the same bytes for the same figures."""
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def read(cls, path: Path = RESULTS) -> Results:
        """The stored figures."""
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            data["data"],
            {
                check: CheckFigures(
                    {kind: Rate(**rate) for kind, rate in figures["alarms"].items()},
                    {kind: Proportion(**share) for kind, share in figures["recall"].items()},
                    {kind: Proportion(**share) for kind, share in figures["precision"].items()},
                    {system: Rate(**rate) for system, rate in figures["machine"].items()},
                )
                for check, figures in data["checks"].items()
            },
        )
