"""A sentence cut in two by the end of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from scorer.checks.document.breaks import Break, broken_blocks
from scorer.checks.document.layout import final_mark
from scorer.context import Context
from segments.alignment import Aligned
from segments.findings import Check, Evidence, EvidenceKind, Finding, Fix, FixGroup, Scope, Severity, Span
from segments.patches import Patch

__all__ = ["BrokenParagraph"]

SURE = 0.6
"""Score of a bead, 0-1, from which it may tell that two blocks are one sentence."""


class BrokenParagraph(Check[Context]):
    """A paragraph ends in the middle of a sentence, and the next one goes on with it.

    Bad::

        The bridge was closed for the winter. According to the mayor,

        the repairs will take until May.

    Good::

        The bridge was closed for the winter. According to the mayor, the repairs will take until May.

    A page's markup often breaks a paragraph after an introductory phrase, and machine translation keeps the break and
    starts the rest with a capital letter. The signs: the paragraph ends in a comma, in a word that cannot end a
    sentence, or in no mark at all while the next one begins with a small letter, with a word from inside a sentence
    ("Of", "Were") or with the end of a quotation. Lists, letters, verse and headings end
    so by right and are left alone; so is a break that source or reference have in the same place, with the same mark.
    Where one of them says in one sentence what stands before and after the break, a paragraph without a final mark is
    reported before a capital letter too.
    """

    id = "broken-paragraph"
    category = "design and markup/layout"
    severity = Severity.MAJOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.DOCUMENT
    layout = True

    def check(self, subject: Context) -> Iterator[Finding]:
        """One finding for each cut: its span is the unfinished sentence."""
        document = subject.document
        evidence = tuple(aligned for aligned in (subject.source, *subject.references) if aligned is not None)
        joined = {index for aligned in evidence for index in _in_one_sentence(subject, aligned)}
        for cut in broken_blocks(document, joined):
            if any(_has_the_same_break(subject, cut, aligned) for aligned in evidence):
                continue
            following = document.blocks[cut.index + 1]
            join = Fix(
                "Join the two paragraphs",
                (Patch(cut.end, following.start, " "),),
                safe=cut.sure,
                group=FixGroup.LAYOUT,
            )
            stop = Fix("Add a full stop", (Patch(cut.end, cut.end, "."),), group=FixGroup.TYPOGRAPHY)
            marked = final_mark(document.text[cut.start : cut.end])
            yield self.finding(
                cut.start,
                cut.end,
                f"The paragraph {'ends' if cut.sure else 'seems to end'} in the middle of this sentence; "
                "it goes on in the next one.",
                evidence=Evidence(
                    EvidenceKind.DOCUMENT,
                    document.of(following.segments[0]),
                    following.start,
                    following.segments[0].end,
                ),
                related=(Span(following.start, following.segments[0].end),),
                fixes=(join,) if cut.sure or marked else (join, stop),
            )


def _in_one_sentence(context: Context, aligned: Aligned) -> Iterator[int]:
    """Indexes of blocks whose last sentence and the first of the next block are one sentence of the other text."""
    for block, following in zip(context.document.blocks, context.document.blocks[1:], strict=False):
        bead = aligned.bead_of(block.segments[-1].index)
        if (
            bead is not None
            and bead is aligned.bead_of(following.segments[0].index)
            and len(bead.other) == 1
            and bead.score >= SURE
        ):
            yield block.index


def _has_the_same_break(context: Context, cut: Break, aligned: Aligned) -> bool:
    """True where the other text, too, ends a block there, in the same way."""
    document = context.document
    mine = aligned.bead_of(document.blocks[cut.index].segments[-1].index)
    next_one = aligned.bead_of(document.blocks[cut.index + 1].segments[0].index)
    if mine is None or next_one is None or mine is next_one or not mine.other or not next_one.other:
        return False
    other = aligned.document
    last, first = other.segments[mine.other[-1]], other.segments[next_one.other[0]]
    return (
        first.index == last.index + 1
        and first.block == last.block + 1
        and final_mark(other.of(last)) == final_mark(document.text[cut.start : cut.end])
    )
