"""Number: a value with its kind and its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

__all__ = ["Number", "NumberKind"]


class NumberKind(StrEnum):
    """What a number counts or names."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    YEAR = "year"
    DECADE = "decade"  # value is its first year; two digits ("the 90s") are taken for the twentieth century
    CENTURY = "century"
    DAY = "day"  # of a month
    MONTH = "month"
    TIME = "time"  # value is minutes after midnight
    IDENTIFIER = "identifier"  # glued to a name: Su-35, 5G; value is its digits


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``[start, end)`` of the text that was read (code points).

    The span holds the digits with their scale word ("1.2 million") or ordinal ending, not a percent sign. ``place`` is
    the size of the last written place (100,000 for "1.2 million"). ``others`` are further values that the same words
    can have: thousands or decimals, "2" in "2 to 3 million". ``written`` is true for words and Roman numerals.
    """

    value: Fraction
    kind: NumberKind
    start: int
    end: int
    place: Fraction = Fraction(1)
    others: tuple[Fraction, ...] = ()
    written: bool = False

    @property
    def values(self) -> tuple[Fraction, ...]:
        """Every value the words can have, the likeliest first."""
        return (self.value, *self.others)
