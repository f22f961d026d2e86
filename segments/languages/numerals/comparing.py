"""Comparing: whether two numbers, of two texts, can say the same."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from segments.languages.numerals.number import Number, NumberKind

__all__ = ["may_equal"]

HALF_A_DAY: Final = 12 * 60
ROUND: Final = 1000
"""From this place on a number is taken as rounded: "1.2 million" stands for 1,187,300, but "18" not for 17.6."""


def may_equal(one: Number, other: Number) -> bool:
    """Whether two numbers can say the same: any reading of the one has the value of any reading of the other.

    Kinds may differ (a year is a number too), but a month is no day and no year. Times are compared on a clock of
    twelve hours, decades within a century where one is written with two digits. A number with a scale word equals what
    it rounds.
    """
    clocks = (one.kind is NumberKind.TIME) + (other.kind is NumberKind.TIME)
    if clocks == 2:
        return one.value % HALF_A_DAY == other.value % HALF_A_DAY
    if clocks == 1:
        clock, plain = (one, other) if one.kind is NumberKind.TIME else (other, one)
        return any(value in clock.others for value in plain.values)
    if one.kind is other.kind is NumberKind.DECADE and (one.others or other.others):
        return one.value % 100 == other.value % 100
    kinds = {one.kind, other.kind}
    if NumberKind.MONTH in kinds and not kinds <= {NumberKind.MONTH, NumberKind.CARDINAL}:
        return False  # the June of "6 June" is not its 6
    for value in one.values:
        for counterpart in other.values:
            if value == counterpart or abs(value - counterpart) <= _tolerance(one, other):
                return True
    return False


def _tolerance(one: Number, other: Number) -> Fraction:
    place = max(one.place, other.place)
    return place / 2 if place >= ROUND and one.place != other.place else Fraction(0)
