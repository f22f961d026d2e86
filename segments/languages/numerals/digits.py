"""Digits: the values that a run of digits with separators can have."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from segments.languages.numerals.lexicon import Separators

__all__ = ["LITERAL", "VULGAR", "read_literal"]

LONGEST: Final = 30
"""More digits than any number of a text has."""
VULGAR: Final = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
}

LITERAL: Final = (
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?(?!\d)"  # 1 200 000,5
    r"|\d+(?:[.,'’]\d+)*"  # 1,200.5
)


def read_literal(text: str, separators: Separators) -> tuple[tuple[Fraction, ...], Fraction] | None:
    """The values a literal can have, likeliest first, and the size of its last place.

    None where it is not one number (``5.1.2``) or absurdly long. One mark before three digits is thousands or decimals
    as the language has it; a dot is open to both readings in every language, for machine translation copies it from
    the source.
    """
    plain = re.sub(r"[ \u00a0\u202f\u2009'’]", "", text)
    if len(plain) > LONGEST:
        return None
    marks = [character for character in plain if character in ".,"]
    if not marks:
        return (Fraction(int(plain)),), Fraction(1)
    groups = re.split(r"[.,]", plain)
    grouped = len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])
    if len(set(marks)) == 1 and len(marks) > 1:
        return ((Fraction(int("".join(groups))),), Fraction(1)) if grouped else None
    if len(set(marks)) == 2:
        if marks.count(marks[-1]) > 1 or any(len(group) != 3 for group in groups[1:-1]):
            return None
        return _decimal("".join(groups[:-1]), groups[-1])
    decimal, place = _decimal(groups[0], groups[1])
    if not grouped or plain != text:
        return decimal, place
    thousands = Fraction(int("".join(groups)))
    if marks[0] == ",":
        if separators is Separators.COMMA:
            return (thousands,), Fraction(1)
        return (*decimal, thousands), place
    if separators is Separators.DOT:
        return (thousands, *decimal), Fraction(1)
    return (*decimal, thousands), place


def _decimal(whole: str, part: str) -> tuple[tuple[Fraction], Fraction]:
    place = Fraction(1, 10 ** len(part))
    return (Fraction(int(whole + part)) * place,), place
