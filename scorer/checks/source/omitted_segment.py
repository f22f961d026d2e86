"""A sentence of the source or reference that the text lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from scorer.checks.source.null_beads import Gap, Side, is_content, sides_of
from scorer.context import Context
from segments.document import Document, Segment
from segments.findings import Check, Evidence, EvidenceKind, Finding, Fix, Scope, Severity
from segments.languages.tokens import TokenKind, tokenize
from segments.patches import Patch

__all__ = ["OmittedSegment"]

LONGEST: Final = 60
"""Code points of the longest last word that is marked: a longer one (an address) is marked by its end."""


class OmittedSegment(Check[Context]):
    """A sentence or paragraph of the source or reference is missing from the text.

    The last word before the gap is marked; the words that are missing stand in the evidence, and where they are a
    reference's, a fix puts them in for the reviewer to work over. With several texts to compare, all of them must have
    something there that the target lacks. Where a large part is missing, one finding says so: the other text may be of
    another edition.

    Bad::

        source: Мост открыли в мае. Летом его затопило. Теперь он закрыт.
        target: The bridge opened in May. Now it is closed.

    Good::

        target: The bridge opened in May. In the summer it was flooded. Now it is closed.

    A missing sentence leaves a text that reads well: nobody sees it without the original.
    """

    id: ClassVar = "omitted-segment"
    category: ClassVar = "accuracy/omission"
    severity: ClassVar = Severity.MAJOR
    scope: ClassVar = Scope.DOCUMENT
    evidence: ClassVar = EvidenceKind.SOURCE
    needs: ClassVar = frozenset({EvidenceKind.SOURCE, EvidenceKind.REFERENCE})

    def check(self, subject: Context) -> Iterator[Finding]:
        """One finding for each gap, in order."""
        sides = sides_of(subject)
        if not subject.document.segments:
            return
        if subject.document.is_table:
            yield from self._rows(subject.document, sides)
            return
        whole = [side for side in sides if not side.is_other_edition]
        if not whole:
            yield from self._large(sides)
            return
        teller = next((side for side in whole if side.kind is EvidenceKind.REFERENCE), whole[0])
        for gap in teller.gaps:
            omitted = _omitted(teller, gap)
            if omitted and all(_agrees(side, gap) for side in whole if side is not teller):
                yield self._finding(teller, gap, omitted)

    def _finding(self, side: Side, gap: Gap, omitted: tuple[int, ...]) -> Finding:
        document, other = side.target, side.document
        segments = [other.segments[index] for index in omitted]
        words = other.text[segments[0].start : segments[-1].end]
        place = document.segments[max(gap.last, 0)]
        start, end = _last_word(document, place) if gap.last >= 0 else _first_word(document, place)
        where = "after this word" if gap.last >= 0 else "before this word"
        fixes = (_insertion(side, gap, segments),) if side.kind is EvidenceKind.REFERENCE else ()
        return self.finding(
            start,
            end,
            f"The text lacks {_count(segments)} of the {side.kind} {where}.",
            evidence=Evidence(side.kind, words, segments[0].start, segments[-1].end),
            fixes=fixes,
        )

    def _large(self, sides: tuple[Side, ...]) -> Iterator[Finding]:
        """The one finding where a large part of every other text is missing."""
        side = min(sides, key=lambda one: one.omitted_share, default=None)
        if side is None or side.omitted_share < max(side.added_share, 0.1):
            return
        gap = max(side.gaps, key=lambda one: len(one.omitted))
        segments = [side.document.segments[index] for index in gap.omitted]
        place = side.target.segments[max(gap.last, 0)]
        start, end = _last_word(side.target, place)
        yield self.finding(
            start,
            end,
            f"The text lacks {side.omitted_share:.0%} of the {side.kind}, which may be another edition: gaps are "
            "not listed one by one.",
            severity=Severity.MINOR,
            evidence=Evidence(
                side.kind,
                side.document.text[segments[0].start : segments[-1].end],
                segments[0].start,
                segments[-1].end,
            ),
        )

    def _rows(self, document: Document, sides: tuple[Side, ...]) -> Iterator[Finding]:
        """Rows that are empty in the target and in no other text."""
        for segment in document.segments:
            if document.of(segment).strip() or not sides:
                continue
            told = [side for side in sides if side.document.of(side.document.segments[segment.index]).strip()]
            if len(told) == len(sides):
                side = told[-1]
                other = side.document.segments[segment.index]
                words = side.document.of(other)
                fix = Fix(f"Put in the words of the {side.kind}", (Patch(segment.start, segment.end, words),))
                yield self.finding(
                    segment.start,
                    segment.end,
                    "This row has no translation.",
                    evidence=Evidence(side.kind, words, other.start, other.end),
                    fixes=(fix,) if side.kind is EvidenceKind.REFERENCE else (),
                )


def _omitted(side: Side, gap: Gap) -> tuple[int, ...]:
    """The segments that are missing at a gap; empty where that is not sure."""
    content = [index for index in gap.omitted if index in side.omitted]
    if not content or not side.is_sure(gap):
        return ()
    alone = tuple(index for index in content if side.lacks(gap, (index,)))
    return alone if alone and side.lacks(gap, alone) else ()


def _agrees(side: Side, gap: Gap) -> bool:
    """True where this side, too, has something at the gap that the target lacks."""
    return any(
        abs(own.last - gap.last) <= 1
        and any(is_content(side.document, side.document.segments[index]) for index in own.omitted)
        for own in side.gaps
    )


def _last_word(document: Document, segment: Segment) -> tuple[int, int]:
    tokens = [token for token in tokenize(document.of(segment)) if token.kind is not TokenKind.MARK]
    start = segment.start + (tokens[-1].start if tokens else 0)
    return max(start, segment.end - LONGEST), segment.end


def _first_word(document: Document, segment: Segment) -> tuple[int, int]:
    tokens = [token for token in tokenize(document.of(segment)) if token.kind is not TokenKind.MARK]
    end = segment.start + (tokens[0].end if tokens else segment.end - segment.start)
    return segment.start, min(end, segment.start + LONGEST)


def _insertion(side: Side, gap: Gap, segments: list[Segment]) -> Fix:
    """Put the reference's words in, with a new block where the reference has one."""
    document, other = side.target, side.document
    break_ = _block_break(document)
    pieces: list[str] = []
    for before, segment in zip([None, *segments], segments, strict=False):
        if before is not None:
            pieces.append(" " if before.block == segment.block else break_)
        pieces.append(other.of(segment))
    words = "".join(pieces)
    blocks = {segment.block for segment in segments}
    whole = all(segment in segments for block in blocks for segment in other.blocks[block].segments)
    joint = break_ if whole else " "
    if gap.last < 0:
        place = document.segments[0].start
        patch = Patch(place, place, words + joint)
    else:
        place = document.segments[gap.last].end
        patch = Patch(place, place, joint + words)
    return Fix("Put in the words of the reference", (patch,))


def _block_break(document: Document) -> str:
    """What stands between two blocks of the target: its most frequent gap."""
    gaps = [
        document.text[one.end : other.start] for one, other in zip(document.blocks, document.blocks[1:], strict=False)
    ]
    return max(gaps, key=gaps.count) if gaps else "\n\n"


def _count(segments: list[Segment]) -> str:
    return "a sentence" if len(segments) == 1 else f"{len(segments)} sentences"
