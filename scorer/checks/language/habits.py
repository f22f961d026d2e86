"""Habits: the same small thing three times or more in a document is one finding, not a card for each place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorer.context import Context
from segments.document import Document
from segments.findings import Check, Finding, Fix, FixGroup, Severity, Span
from segments.patches import Patch

__all__ = ["HABIT", "Place", "findings_of", "is_prose", "line_end", "line_start"]

HABIT = 3
"""From so many places on it is a habit (chosen on human news, where one writer's style repeats throughout)."""

LINE = 300


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a defect: its span (code points), what repairs it, and what to say if it stands alone.

    ``also`` are further spans of the same defect, such as the other mark of a quotation.
    """

    start: int
    end: int
    patches: tuple[Patch, ...]
    message: str
    title: str
    also: tuple[Span, ...] = ()


def line_start(text: str, position: int) -> int:
    """The start of the line, or of the last 300 code points: a longer line is no list and no table."""
    least = max(0, position - LINE)
    return max(least, text.rfind("\n", least, position) + 1)


def line_end(text: str, position: int) -> int:
    """The end of the line, or of the next 300 code points."""
    most = min(len(text), position + LINE)
    end = text.find("\n", position, most)
    return most if end < 0 else end


def is_prose(document: Document, start: int, end: int) -> bool:
    """True inside a block and not in code: neither between its blocks, as a listing is, nor between backticks."""
    block = document.block_at(start)
    if block is None or start < block.start or end > block.end:
        return False
    text = document.text
    first, last = max(block.start, line_start(text, start)), min(block.end, line_end(text, end))
    return text.count("`", first, start) % 2 == 0 or "`" not in text[end:last]


def findings_of(
    check: Check[Context],
    places: Sequence[Place],
    habit: str,
    *,
    title: str,
    at: int = HABIT,
    group: FixGroup = FixGroup.TYPOGRAPHY,
    severity: Severity | None = None,
) -> Iterator[Finding]:
    """A finding for each place, or from ``at`` places on a single one on the first with every place in ``related``.

    ``habit`` is the message of that one (``{count}`` is filled in) and ``title`` the name of its fix; fixes are safe.
    """
    if not places:
        return
    if len(places) < at:
        for place in places:
            fix = Fix(place.title, place.patches, safe=True, group=group)
            yield check.finding(
                place.start, place.end, place.message, related=place.also, fixes=(fix,), severity=severity
            )
        return
    patches = tuple(patch for place in places for patch in place.patches)
    yield check.finding(
        places[0].start,
        places[0].end,
        habit.format(count=len(places)),
        related=(span for place in places for span in (Span(place.start, place.end), *place.also)),
        fixes=(Fix(title, patches, safe=True, group=group),),
        severity=severity,
    )
