"""Quotations: which double quotation marks of a text belong together, however wrongly they are set.

A mark says by its shape and by the spaces around it whether it opens or closes, and either may be wrong. Every way to
read the marks of a paragraph has a cost, and the cheapest reading is taken (dynamic programming over the depth).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from segments.document import Document
from segments.languages.typography import CLOSING_MARKS, OPENING_MARKS, QUOTATION_MARKS

__all__ = ["MARK", "Mark", "Quotation", "quotations_of"]

MARK = re.compile(f"[{QUOTATION_MARKS}]")
DOUBLED = re.compile('""(?=\\w)|(?<=[\\w.,!?…])""|““(?=\\w)|(?<=[\\w.,!?…])””')
SUFFIX = re.compile(r"(?:e?s|e?d|ing|ers?|ish)\b")
BESIDE = "()[]{}—–-/'’‘*_" + QUOTATION_MARKS
"""What may touch a mark from either side without a space."""
AFTER_CLOSING = ".,;:!?…%" + BESIDE
INCH = re.compile(r"\d['’′]?\d*\.?\d*$")

NUMBERED = re.compile(r"\b[A-Z][a-z]+\.? \d{1,4}$")
"""A date or a name with a number: at the end of a clause the mark after it closes a quotation."""

# Costs, by trial on human news (where nearly all marks are right) and on machine translation of it.
UNPAIRED = 3.0
WRONG_SIDE = 2.5
WRONG_SHAPE = 2.0
NESTED = 1.5
EITHER_SIDE = 0.5
INCHES = 0.4

OPENED_ANEW = 0.5
SWAPPED = 1.5
"""Taken off where both marks of a pair have their space on the wrong side: one slip of a machine, not two."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark at ``[start, end)`` (two where one was typed twice) in the block ``[first, last)``."""

    start: int
    end: int
    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """The marks that open and close a quotation; either is None where it is missing.

    ``goes_on``: it has no closing mark because the next paragraph opens it anew, which is right. ``sure``: all marks of
    its paragraphs are paired.
    """

    opening: Mark | None
    closing: Mark | None
    goes_on: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Done:
    quotation: Quotation
    before: _Done | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the marks so far: its cost, the marks open now, and what was read, last first."""

    cost: float
    open: tuple[Mark, ...] = ()
    done: _Done | None = None

    def then(self, cost: float, open_now: tuple[Mark, ...], quotation: Quotation | None = None) -> _Reading:
        return _Reading(self.cost + cost, open_now, self.done if quotation is None else _Done(quotation, self.done))


def quotations_of(document: Document) -> list[Quotation]:
    """The quotations of a document, in the order in which they end.

    A quotation may run over blocks: on to its close, or opened anew by each paragraph and closed by the last.
    """
    text = document.text
    readings = {0: _Reading(0.0)}
    for block in document.blocks:
        german = False
        for mark in _marks(text, block.start, block.end):
            german = german or mark.text[0] == "„"
            opens, closes = _cost(text, mark, german)
            following: dict[int, _Reading] = {}
            for reading in readings.values():
                for new in _steps(text, mark, reading, opens, closes):
                    depth = len(new.open)
                    if depth not in following or new.cost < following[depth].cost:
                        following[depth] = new
            readings = following
    best = min(readings.values(), key=lambda reading: reading.cost + UNPAIRED * len(reading.open))
    found = [Quotation(mark, None) for mark in reversed(best.open)]
    done = best.done
    while done is not None:
        found.append(done.quotation)
        done = done.before
    doubtful = {mark.first for quotation in found for mark in _lonely(quotation)}
    return [
        replace(quotation, sure=not any(m.first in doubtful for m in (quotation.opening, quotation.closing) if m))
        for quotation in reversed(found)
    ]


def _lonely(quotation: Quotation) -> Iterator[Mark]:
    if quotation.opening is None and quotation.closing is not None:
        yield quotation.closing
    if quotation.closing is None and quotation.opening is not None and not quotation.goes_on:
        yield quotation.opening


def _marks(text: str, start: int, end: int) -> list[Mark]:
    found = [Mark(match.start(), match.end(), match.group(), start, end) for match in MARK.finditer(text, start, end)]
    marks = [mark for mark in found if not _is_empty(text, mark)]
    doubled = list(DOUBLED.finditer(text, start, end)) if len(marks) > 3 else []
    if doubled and 2 * len(doubled) == len(marks):
        return [Mark(match.start(), match.end(), match.group(), start, end) for match in doubled]
    return marks


def _is_empty(text: str, mark: Mark) -> bool:
    """Whether the mark is one of ``""`` with nothing inside, or stands alone on its line as a ditto."""
    pair = text[mark.start - 1 : mark.start + 1], text[mark.start : mark.start + 2]
    if '""' not in pair or mark.text != '"':
        return False
    start = mark.start if pair[1] == '""' else mark.start - 1
    return not text[max(0, start - 1) : start].strip() and not text[start + 2 : start + 3].strip()


def _steps(text: str, mark: Mark, reading: _Reading, opens: float, closes: float) -> Iterator[_Reading]:
    opened = reading.open
    if len(opened) < 2:
        yield reading.then(opens + NESTED * len(opened), (*opened, mark))
    if opened:
        hollow = _is_hollow(text, opened[-1].end, mark.start)
        far = opened[-1].first != mark.first and text[opened[-1].end].isspace()  # blocks apart, and hardly an opening
        swapped = not hollow and _is_swapped(text, opened[-1], mark)
        cost = closes + UNPAIRED * (far + 2 * hollow) - SWAPPED * swapped
        yield reading.then(cost, opened[:-1], Quotation(opened[-1], mark))
        anew = mark.start == mark.first and opened[-1].first != mark.first
        cost = OPENED_ANEW if anew else UNPAIRED
        yield reading.then(opens + cost, (*opened[:-1], mark), Quotation(opened[-1], None, goes_on=anew))
    else:
        yield reading.then(closes + UNPAIRED, (), Quotation(None, mark))
    if mark.text in ('"', "”") and _may_be_inches(text, mark):
        yield reading.then(INCHES, opened)


def _may_be_inches(text: str, mark: Mark) -> bool:
    if INCH.search(text, max(mark.first, mark.start - 8), mark.start) is None:
        return False
    ends = mark.end == mark.last or text[mark.end] in ".,;!?"
    return not (ends and NUMBERED.search(text, max(mark.first, mark.start - 20), mark.start))


def _is_swapped(text: str, opening: Mark, closing: Mark) -> bool:
    """Whether the marks cling to the words outside: the ship" Gull "sailed."""
    return (
        opening.start > opening.first
        and closing.end < closing.last
        and text[opening.start - 1].isalnum()
        and text[opening.end].isspace()
        and text[closing.start - 1].isspace()
        and text[closing.end].isalnum()
    )


def _is_hollow(text: str, start: int, end: int) -> bool:
    """Whether nothing is quoted, or only the "and" between two quoted names."""
    return end - start < 7 and text[start:end].strip() in ("", "and", "or", "of", ",", ";")


def _cost(text: str, mark: Mark, german: bool) -> tuple[float, float]:
    """What it costs to take the mark as opening, and as closing."""
    left = text[mark.start - 1] if mark.start > mark.first else " "
    right = text[mark.end] if mark.end < mark.last else " "
    free_left = left.isspace() or left in BESIDE
    free_right = right.isspace() or right in AFTER_CLOSING or SUFFIX.match(text, mark.end, mark.last) is not None
    if free_left == free_right:
        opens = closes = EITHER_SIDE
    else:
        opens, closes = (0.0, WRONG_SIDE) if free_left else (WRONG_SIDE, 0.0)
    if mark.end == mark.last:
        opens += UNPAIRED
    if mark.start == mark.first:
        closes += UNPAIRED
    if left == right == " ":  # the mark floats: the word before says what it belongs to
        before = text[max(mark.first, mark.start - 4) : mark.start].rstrip()[-1:]
        opens += EITHER_SIDE * (before in ",.!?…")
        closes += EITHER_SIDE * (before in ":(")
    shape = mark.text[0]
    if shape in CLOSING_MARKS:
        opens += WRONG_SHAPE
    elif shape in OPENING_MARKS and not (german and shape == "“"):
        closes += WRONG_SHAPE
    return opens, closes
