"""Views: what each source and reference has to say on the numbers of a target segment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Final

from segments.alignment import Aligned, Bead
from segments.document import Document, Segment
from segments.findings import EvidenceKind
from segments.languages.numerals import Number, NumberKind, knows_words, may_equal, numbers

__all__ = ["Placed", "Side", "View", "answered", "numbers_by_segment"]

MINIMUM_SCORE: Final = 0.4
"""Beads below this, and beads beside one below this, are too uncertain to compare numbers.

A source in another language that differs in its only number scores 0.45. On twenty machine-translated articles with
source and reference 0.3, 0.4 and 0.5 gave the same alarms, none of them from a wrong bead.
"""

MOST_NUMBERS: Final = 200
"""A segment with more is no sentence, and comparing all with all would take too long."""

CONVERSIONS: Final = tuple(Fraction(ratio) for ratio in ("1.609", "0.3048", "0.9144", "2.54", "0.4536", "0.4047"))
"""Kilometres, metres, centimetres, kilograms and hectares in a mile, foot, yard, inch, pound and acre."""
IMPERIAL: Final = re.compile(r"[\s-]?(?:miles?|feet|foot|ft|yards?|inch|inches|lbs?|pounds?|acres?|mph)\b")
FAHRENHEIT: Final = re.compile(r"\s?(?:°\s?F|degrees F|F)\b")
ZONE: Final = re.compile(r"[\s(,]{0,2}(?:GMT|UTC|BST|CES?T|E[SD]?T|P[SD]?T)\b")


@dataclass(frozen=True, slots=True)
class Placed:
    """A number at ``[start, end)`` of its document, and the words right after it.

    ``scaled`` is false where the language's scale words are not known: the number may stand for ten thousands of it.
    """

    number: Number
    start: int
    end: int
    after: str
    scaled: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One source or reference as a target segment sees it.

    ``inside`` are its numbers in the segment's bead, ``around`` those of the beads beside it that have no counterpart
    there; ``answers`` are the target's numbers, chosen the same way; ``segments`` are the bead's target segments.
    ``certain`` tells whether the alignment is good enough to accuse.
    """

    kind: EvidenceKind
    document: Document
    inside: tuple[Placed, ...]
    around: tuple[Placed, ...]
    answers: tuple[Placed, ...]
    segments: tuple[Segment, ...]
    certain: bool


class View:
    """An aligned source or reference with the numbers of both sides."""

    def __init__(
        self, kind: EvidenceKind, aligned: Aligned, document: Document, target: list[tuple[Placed, ...]]
    ) -> None:
        self.kind = kind
        self.segments = document.segments
        self.aligned = aligned
        self.target = target
        self.other = numbers_by_segment(aligned.document, "und" if kind is EvidenceKind.SOURCE else "en")
        self.place = {index: place for place, bead in enumerate(aligned.beads) for index in bead.target}
        self.loose = [_loose(self._others(bead), self._targets(bead)) for bead in aligned.beads]

    def _targets(self, bead: Bead) -> tuple[Placed, ...]:
        return tuple(chain.from_iterable(self.target[index] for index in bead.target))

    def _others(self, bead: Bead) -> tuple[Placed, ...]:
        return tuple(chain.from_iterable(self.other[index] for index in bead.other))

    def side(self, segment: int) -> Side:
        """What this text has for a target segment."""
        beads = self.aligned.beads
        place = self.place.get(segment)
        if place is None:
            return Side(self.kind, self.aligned.document, (), (), (), (), certain=False)
        bead = beads[place]
        near = [index for index in (place - 1, place + 1) if 0 <= index < len(beads)]
        certain = bool(bead.other) and all(beads[index].score >= MINIMUM_SCORE for index in (place, *near))
        return Side(
            self.kind,
            self.aligned.document,
            inside=self._others(bead),
            around=tuple(chain.from_iterable(self.loose[index][0] for index in near)),
            answers=(*self._targets(bead), *chain.from_iterable(self.loose[index][1] for index in near)),
            segments=tuple(self.segments[index] for index in bead.target),
            certain=certain,
        )


def _loose(others: tuple[Placed, ...], targets: tuple[Placed, ...]) -> tuple[list[Placed], list[Placed]]:
    """The numbers of a bead without counterpart in it, of either side: a sentence beside it may have them."""
    return (
        [number for number in others if not answered(number, targets)],
        [number for number in targets if not answered(number, others)],
    )


def numbers_by_segment(document: Document, unknown: str = "und") -> list[tuple[Placed, ...]]:
    """The numbers of each segment, by its index; none for a segment that is a table of figures.

    ``unknown`` is the language to take where the document's is not known.
    """
    found: list[tuple[Placed, ...]] = []
    language = unknown if document.language == "und" else document.language
    scaled = knows_words(language)
    for segment in document.segments:
        text, start = document.of(segment), segment.start
        here = numbers(text, language)
        if len(here) > MOST_NUMBERS:
            here = ()
        found.append(
            tuple(
                Placed(number, start + number.start, start + number.end, text[number.end : number.end + 12], scaled)
                for number in here
            )
        )
    return found


def answered(placed: Placed, others: tuple[Placed, ...]) -> bool:
    """Whether one of the others can say the same as this number, measures converted."""
    return any(
        may_equal(placed.number, other.number)
        or _converted(placed, other)
        or (placed.scaled is not other.scaled and _same_digits(placed.number.value, other.number.value))
        for other in others
    )


def _same_digits(one: Fraction, other: Fraction) -> bool:
    """Whether the two differ by a power of ten at most: 1.2 with a scale that is not known, and 120 million."""
    return _significant(one) == _significant(other)


def _significant(value: Fraction) -> str:
    return f"{float(value):.9e}".partition("e")[0]


def _converted(one: Placed, other: Placed) -> bool:
    """Whether the one is the other in imperial units, give or take a rounding, or by the clock of another zone."""
    if IMPERIAL.match(other.after) or ZONE.match(other.after) or FAHRENHEIT.match(other.after):
        one, other = other, one
    value, counterpart = one.number.value, other.number.value
    if one.number.kind is other.number.kind is NumberKind.TIME:
        return ZONE.match(one.after) is not None and value % 60 == counterpart % 60
    if FAHRENHEIT.match(one.after):
        return abs(value - (counterpart * 9 / 5 + 32)) <= 2
    if not IMPERIAL.match(one.after) or not value:
        return False
    return any(abs(counterpart / value / known - 1) < Fraction(1, 12) for known in CONVERSIONS)
