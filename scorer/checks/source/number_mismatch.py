"""Numbers that differ from the source or the reference, by value."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from typing import ClassVar, Final

from scorer.checks.source.number_views import Placed, Side, View, answered, numbers_by_segment
from scorer.context import Context
from segments.document import Document
from segments.findings import Check, Evidence, EvidenceKind, Finding, Fix, Scope, Severity
from segments.languages.numerals import Number, NumberKind, rewrite
from segments.languages.scripts import own_script, script_of
from segments.patches import Patch

__all__ = ["NumberMismatch"]

SCALES: Final = {10**3: "a thousand", 10**6: "a million", 10**9: "a billion", 10**12: "a trillion"}


class NumberMismatch(Check[Context]):
    """A number says something else than the source or the reference.

    Numbers are compared by value, whichever way they are written: 1,200,000, 1.2 million and 1,2 млн are the same, and
    so are 16:43 and 4:43 p.m. A number is reported where no source or reference has it, while the other side has one of
    the same kind that the target lacks. Small numbers in words (one, both, a half) come and go in translation and are
    not reported.

    Where a source and a reference both have a number in digits that the text leaves out, the sentence is reported as a
    minor omission.

    Bad: "The plant employs 150 people" for "На заводе работают 1500 человек".
    Good: "The plant employs 1,500 people" for "На заводе работают 1,5 тыс. человек".

    A wrong figure is the error that readers notice first, and no grammar checker sees it.
    """

    id: ClassVar = "number-mismatch"
    category: ClassVar = "accuracy/mistranslation"
    severity: ClassVar = Severity.MAJOR
    scope: ClassVar = Scope.BEAD
    evidence: ClassVar = EvidenceKind.SOURCE
    needs: ClassVar = frozenset({EvidenceKind.SOURCE, EvidenceKind.REFERENCE})

    def check(self, subject: Context) -> Iterator[Finding]:
        """Findings of a document, in order."""
        target = numbers_by_segment(subject.document, unknown="en")
        evidence = [(EvidenceKind.SOURCE, subject.source)] if subject.source is not None else []
        evidence += [(EvidenceKind.REFERENCE, reference) for reference in subject.references]
        views = [View(kind, aligned, subject.document, target) for kind, aligned in evidence]
        for index, own in enumerate(target):
            sides = [view.side(index) for view in views]
            yield from self._compare(subject.document, own, sides)
            yield from self._missing(subject.document, index, sides)

    def _compare(self, document: Document, own: tuple[Placed, ...], sides: list[Side]) -> Iterator[Finding]:
        if not own or not any(side.certain for side in sides):
            return
        known = tuple(chain.from_iterable((*side.inside, *side.around) for side in sides))
        strangers = [
            placed
            for placed in own
            if not _is_weak(placed.number) and not answered(placed, known) and not _is_foreign(document, placed)
        ]
        accused: set[Placed] = set()
        for side in sides:
            left = [stranger for stranger in strangers if stranger not in accused]
            if side.certain and left:
                rivals = [
                    rival for rival in side.inside if not _is_weak(rival.number) and not answered(rival, side.answers)
                ] or list(_surplus(side))
                for stranger, rival in _pairs(left, rivals):
                    accused.add(stranger)
                    yield self._finding(document, stranger, rival, side, sure=len(left) == len(rivals))

    def _finding(self, document: Document, stranger: Placed, rival: Placed, side: Side, *, sure: bool) -> Finding:
        says, should = document.text[stranger.start : stranger.end], side.document.text[rival.start : rival.end]
        message = f"The text says {says}, the {side.kind} has {should}"
        factor = _scale_error(stranger.number.value, rival.number.value)
        message += f": {factor}." if factor else "."
        replacement = rewrite(stranger.number, says, rival.number.value) if sure else None
        fixes = []
        if replacement is not None:
            fixes.append(Fix(f"Write {replacement}", (Patch(stranger.start, stranger.end, replacement),)))
        evidence = Evidence(side.kind, should, rival.start, rival.end)
        return self.finding(stranger.start, stranger.end, message, evidence=evidence, fixes=fixes)

    def _missing(self, document: Document, index: int, sides: list[Side]) -> Iterator[Finding]:
        """One finding for the numbers of a bead that every source and reference has and the target has not.

        Human translators leave a number out too, so one witness is not enough.
        """
        side = sides[0]
        if len(sides) < 2 or not all(each.certain for each in sides) or index != side.segments[0].index:
            return
        answers = tuple(chain.from_iterable(each.answers for each in sides))
        if any(not answered(number, side.inside + side.around) for number in answers if _is_plain(number.number)):
            return  # a number stands in its place: the finding on that says it
        missing = [
            number
            for number in side.inside
            if _is_plain(number.number)
            and not answered(number, answers)
            and all(answered(number, each.inside) for each in sides[1:])
        ]
        if missing:
            words = [side.document.text[start:end] for start, end in _joined(missing)]
            witnesses = "references" if side.kind is sides[1].kind else f"{side.kind} and the {sides[1].kind}"
            message = f"The {witnesses} have {', '.join(words)}, the text does not."
            yield self.finding(
                side.segments[0].start,
                side.segments[-1].end,
                message,
                category="accuracy/omission",
                severity=Severity.MINOR,
                evidence=Evidence(side.kind, words[0], missing[0].start, missing[0].start + len(words[0])),
            )


def _is_foreign(document: Document, placed: Placed) -> bool:
    """Whether the word after the number was left untranslated: its scale (тыс., млн) is not read."""
    script = next(filter(None, map(script_of, placed.after)), None)
    return script not in (None, own_script(document.language))


def _surplus(side: Side) -> Iterator[Placed]:
    """The last of the numbers that the other side has more often than the target: two aged 50, of whom one is left."""
    for place, number in enumerate(side.inside):
        if not _is_plain(number.number) or answered(number, side.inside[place + 1 :]):
            continue
        same = sum(answered(number, (other,)) for other in side.inside)
        if same > max(1, sum(answered(number, (other,)) for other in side.answers)):
            yield number


def _joined(placed: list[Placed]) -> list[tuple[int, int]]:
    """The spans of numbers, those with one character between them as one: 27 июля."""
    spans: list[tuple[int, int]] = []
    for number in placed:
        if spans and number.start - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], number.end)
        else:
            spans.append((number.start, number.end))
    return spans


def _pairs(strangers: list[Placed], rivals: list[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Each stranger with the rival it most likely stands for, by size and then by order; none is used twice."""
    candidates = sorted(
        (_distance(stranger.number, rival.number), abs(order - place), order, place)
        for order, stranger in enumerate(strangers)
        for place, rival in enumerate(rivals)
        if _comparable(stranger.number, rival.number)
    )
    used: set[tuple[str, int]] = set()
    for _, _, order, place in candidates:
        if ("stranger", order) not in used and ("rival", place) not in used:
            used |= {("stranger", order), ("rival", place)}
            yield strangers[order], rivals[place]


def _distance(one: Number, other: Number) -> float:
    """How many times the one is the other, as a logarithm; 0 for the same size."""
    return abs(math.log(float(one.value) or 0.1) - math.log(float(other.value) or 0.1))


def _is_weak(number: Number) -> bool:
    """Whether the number is a word that translation adds and drops freely: one, both, second, a half."""
    if number.kind in (NumberKind.MONTH, NumberKind.CENTURY, NumberKind.DECADE):
        return False
    return number.written and (number.value <= 2 or number.kind is NumberKind.ORDINAL)


def _is_plain(number: Number) -> bool:
    """Whether the number is in digits or names a month, and is no part of a name: what a translation should keep."""
    return (not number.written or number.kind is NumberKind.MONTH) and number.kind is not NumberKind.IDENTIFIER


def _comparable(one: Number, other: Number) -> bool:
    """Whether one number can be the other's mistranslation."""
    if one.kind is other.kind:
        return True
    kinds = {one.kind, other.kind}
    if kinds == {NumberKind.CARDINAL, NumberKind.YEAR}:
        return min(one.value, other.value) >= 1000
    return kinds in ({NumberKind.DAY, NumberKind.ORDINAL}, {NumberKind.DAY, NumberKind.CARDINAL})


def _scale_error(says: Fraction, should: Fraction) -> str | None:
    """What to say where the two differ by thousand, million or billion."""
    if not says or not should:
        return None
    for factor, name in SCALES.items():
        if should / says == factor:
            return f"{name} times too small"
        if says / should == factor:
            return f"{name} times too large"
    return None
