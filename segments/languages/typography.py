"""Typography: quotation marks and dashes, by what they are for."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

__all__ = [
    "CLOSING_MARKS",
    "CURLY_MARKS",
    "DASHES",
    "FOREIGN_MARKS",
    "OPENING_MARKS",
    "QUOTATION_MARKS",
    "SENTENCE_END",
    "dash_of",
]

OPENING_MARKS: Final = "“„‟«‹"
"""Double quotation marks (and guillemets) whose shape opens a quotation in some language."""
CLOSING_MARKS: Final = "”»›"
"""Those whose shape closes one. German closes with “ what „ opened."""
CURLY_MARKS: Final = "“”"
FOREIGN_MARKS: Final = "„‟«»‹›"
"""Marks that English does not use."""
QUOTATION_MARKS: Final = '"' + OPENING_MARKS + CLOSING_MARKS

SENTENCE_END: Final = ".?!…"

DASHES: Final = {"em": "—", "spaced-em": " — ", "spaced-en": " – "}
"""How a dash stands between two words, by the name of the house style."""

_DASH: Final = re.compile(r"([\u2013\u2014])(?:(?<=[^\W\d] .)(?= )|(?<=[^\W\d].)(?=[^\W\d]))")


def dash_of(text: str) -> str:
    """The dash that a text sets between words, most often of those in :data:`DASHES`, a spaced en dash if none.

    >>> dash_of("The plan—the third—failed.")
    '—'
    """
    counts: Counter[str] = Counter()
    for match in _DASH.finditer(text):
        spaced = text[match.end()] == " "
        if spaced or match.group() == DASHES["em"]:  # an unspaced en dash joins: Moscow–Tver
            counts[f" {match.group()} " if spaced else match.group()] += 1
    return counts.most_common(1)[0][0] if counts else DASHES["spaced-en"]
