"""Typography: the dash a text uses."""

from __future__ import annotations

import pytest

from segments.languages.typography import dash_of


@pytest.mark.parametrize(
    ("text", "dash"),
    [
        ("The plan—the third—failed – again.", "—"),
        ("The plan — the third — failed.", " — "),
        ("The plan – the third – failed.", " – "),
        ("The Tver–Moscow road, 10–15 km.", " – "),
        ("No dash here.", " – "),
    ],
)
def test_the_dash_a_text_uses(text: str, dash: str) -> None:
    assert dash_of(text) == dash
