"""The page of checks says what the checks say, and the stored figures are what it shows."""

from __future__ import annotations

import json

import pytest

from benchmarks.documentation import CONFIDENCE, PAGE, checks_page, confidence
from benchmarks.figures import Proportion, Rate, Results
from scorer.inspection import all_checks

HINT = "run `python -m benchmarks --page` and commit what it writes"


def test_the_page_is_what_the_generator_gives() -> None:
    assert PAGE.read_text(encoding="utf-8") == checks_page(Results.read()), HINT


def test_the_page_has_a_section_for_every_check() -> None:
    page = checks_page(Results.read())
    for name in all_checks():
        assert f"\n## {name}\n" in page


def test_confidence_is_what_was_measured() -> None:
    assert json.loads(CONFIDENCE.read_text(encoding="utf-8")) == confidence(Results.read()), HINT


def test_stored_figures_are_of_public_data() -> None:
    assert set(Results.read().data) == {"clean_english", "news_ruen", "articles"}


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 0, 0.0, 1.0), (10, 10, 0.722, 1.0), (8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278)],
)
def test_wilson_interval(hits: int, total: int, low: float, high: float) -> None:
    assert Proportion(hits, total).interval == pytest.approx((low, high), abs=0.001)


def test_a_rate_is_per_thousand_words() -> None:
    assert Rate(3, 6000).per_thousand == 0.5
