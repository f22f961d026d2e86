"""Confidence: the measured precision of each check, from one generated file."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

__all__ = ["confidence_of"]


def confidence_of(check: str) -> float | None:
    """Precision 0-1 of a check as ``benchmarks`` measured it, None until it has been measured."""
    return _table().get(check)


@cache
def _table() -> dict[str, float]:
    table: dict[str, float] = json.loads(files("scorer").joinpath("confidence.json").read_text(encoding="utf-8"))
    return table
