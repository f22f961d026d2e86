"""Writing: put another value in the digits of an English number."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from segments.languages.numerals.number import Number, NumberKind

__all__ = ["MONTH_NAMES", "rewrite"]

MONTH_NAMES: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DIGITS: Final = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SUFFIX: Final = re.compile(r"(?:st|nd|rd|th)\b")
_SCALE_WORD: Final = re.compile(r"\b(?:thousand|million|billion|trillion)\b")
SCALES: Final = (
    (Fraction(10**12), "trillion"),
    (Fraction(10**9), "billion"),
    (Fraction(10**6), "million"),
    (Fraction(10**3), "thousand"),
)
LONGEST: Final = 7
"""Digits of the longest number that is better written out than with a scale word."""
GROUPED: Final = 10_000
"""From here on English groups digits whatever the text did; below it follows the text (5000 or 5,000)."""


def rewrite(number: Number, text: str, value: Fraction) -> str | None:
    """``text``, the English words of ``number``, saying ``value``; None where that is no plain swap of digits.

    Grouping, scale word and ordinal ending follow: 1,200 and 1500 give 1,500; 1.2 million and 3,400,000,000 give
    3.4 billion; 12th and 21 give 21st.
    """
    if number.kind is NumberKind.MONTH:
        return MONTH_NAMES[int(value) - 1] if text in MONTH_NAMES and 1 <= value <= 12 else None
    runs = list(_DIGITS.finditer(text))
    if len(runs) != 1 or number.kind is NumberKind.TIME or value < 0:
        return None
    run, rest = runs[0].group(), text[runs[0].end() :]
    written = Fraction(run.replace(",", ""))
    factor = number.value / written if written else Fraction(1)
    scale = _SCALE_WORD.search(rest)
    if scale is not None and not 1 <= value / factor < 1000:
        factor, word = next(((size, word) for size, word in SCALES if value >= size), (Fraction(1), ""))
        rest = rest.replace(scale.group(), word) if word else ""
    digits = _decimal(value / factor)
    if digits is None:
        return None
    whole, dot, part = digits.partition(".")
    if len(whole) > LONGEST > len(run):
        return None
    if number.kind is not NumberKind.YEAR and len(whole) > 3 and ("," in run or int(whole) >= GROUPED):
        whole = f"{int(whole):,}"
    if _SUFFIX.fullmatch(rest):
        rest = _ordinal_ending(int(value))
    return text[: runs[0].start()] + whole + dot + part + rest


def _decimal(value: Fraction) -> str | None:
    """The value as a decimal of at most three places, None where it has more."""
    if (value * 1000).denominator != 1:
        return None
    return f"{float(value):.3f}".rstrip("0").rstrip(".") if value.denominator != 1 else str(int(value))


def _ordinal_ending(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
