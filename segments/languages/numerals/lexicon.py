"""Lexicon: what a language must say of its numerals; every field may be left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

__all__ = ["Lexicon", "Separators", "forms"]


class Separators(StrEnum):
    """How digits are grouped: which mark before three digits means thousands."""

    COMMA = "comma"  # 1,200.5
    DOT = "dot"  # 1.200,5 or 1 200,5
    UNKNOWN = "unknown"


def forms(text: str) -> tuple[str, ...]:
    """The words of a list that is written as one line of text."""
    return tuple(text.split())


NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True)
class Lexicon:
    """The number words of one language, in lower case (Russian with е for ё).

    Patterns are matched right after the digits. ``compound`` has one group, a cardinal at the head of a longer word.
    """

    separators: Separators = Separators.UNKNOWN
    cardinals: Mapping[str, Fraction] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    """Words and abbreviations that multiply the number before them."""
    bare_scales: frozenset[str] = frozenset()
    """Scales that are a number alone ("a million"); the others alone are vague ("millions")."""
    glued_scales: Mapping[str, int] = field(default_factory=dict)
    """Scales written onto the digits: 5bn. One that may be a unit too (5m) is a second reading unless money."""
    fractions: Mapping[str, Fraction] = field(default_factory=dict)
    """Words that multiply the number before them as a part: two thirds, три четверти."""
    bare_fractions: frozenset[str] = frozenset()
    """Fractions that are one without a cue; the others are ordinals or quarters of a town."""
    articles: frozenset[str] = frozenset()
    """Words that may stand between a fraction and its scale: half a million."""
    decades: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    ambiguous_months: frozenset[str] = frozenset()
    """Months that are other words too: taken beside a number, or after a word of ``month_cues``."""
    names_too: frozenset[str] = frozenset()
    """Of these, the ones that are names of people: a capital inside a sentence is no cue."""
    month_cues: frozenset[str] = frozenset()
    centuries: frozenset[str] = frozenset()
    roman_cues: frozenset[str] = frozenset()
    """Words after which a Roman numeral before them is sure: a century, a quarter of the year."""
    percents: frozenset[str] = frozenset()
    ordinal_ending: re.Pattern[str] = NOTHING
    cardinal_ending: re.Pattern[str] = NOTHING
    decade_ending: re.Pattern[str] = NOTHING
    joiners: frozenset[str] = frozenset()
    """Words inside a number: two hundred and five."""
    halves: tuple[tuple[str, ...], ...] = ()
    """Words that add a half: and a half, с половиной."""
    of_date: frozenset[str] = frozenset()
    """Words between day and month: the 5th of May."""
    month_first: bool = False
    """Whether a day may follow its month: July 26, but not "в июле 26 человек"."""
    ranges: frozenset[str] = frozenset()
    """Words between the two ends of a range or pair: to, or."""
    hours: frozenset[str] = frozenset()
    minutes: frozenset[str] = frozenset()
    not_before: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Number words that are none when one of these words follows: one of, second of all."""
    not_after: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Number words that are none after one of these words: no one, a second."""
    compound: re.Pattern[str] = NOTHING
