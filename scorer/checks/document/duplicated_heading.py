"""A heading that stands on the page twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from rapidfuzz import fuzz

from scorer.checks.document.breaks import is_verse
from scorer.checks.document.layout import deletions, final_mark, is_listed, normalized, numbers
from scorer.checks.document.site_lines import site_line
from scorer.context import Context
from segments.document import Block, BlockKind, Document
from segments.findings import Check, Evidence, EvidenceKind, Finding, Fix, FixGroup, Scope, Severity, Span

__all__ = ["DuplicatedHeading", "copies_of_headings"]

LONGEST_HEADLINE = 30
MOST_COPIES = 6
"""Of a headline; a line that comes more often, and is half of the text, is no headline."""
LONGEST_SUBHEADING = 15
NEARLY = 95.0
"""rapidfuzz ratio, 0-100, of two headings of six words or more that differ in a letter."""


TOP = 4
"""Blocks at the top of a page among which the headline and its copies in other words are looked for."""

_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*")


class Likeness(Enum):
    """How alike two headings are: NEAR ones differ in more than case and marks."""

    NONE = auto()
    NEAR = auto()
    SAME = auto()


class DuplicatedHeading(Check[Context]):
    """The headline, or a sub-heading, is repeated as a block of its own.

    Bad::

        Storm closes the northern ports

        Storm closes the northern ports

        The ports of the north were closed on Monday.

    Good::

        Storm closes the northern ports

        The ports of the north were closed on Monday.

    A page carries its headline several times (in the window's title, over the picture, over the text), and all of them
    come along when the text is taken from it. Every copy is a finding of its own, with the first one beside it. Copies
    may differ in case, quotation marks, articles and the mark at the end; only exact ones have a safe fix. A
    sub-heading is only compared with the block that follows it: further on it may return for a good reason.
    """

    id = "duplicated-heading"
    category = "design and markup/layout"
    severity = Severity.MAJOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.DOCUMENT
    layout = True

    def check(self, subject: Context) -> Iterator[Finding]:
        """One finding for each copy."""
        document = subject.document
        copies = copies_of_headings(document)
        patches = deletions(document, ((index, index) for index in copies))
        for index, original in copies.items():
            block, first = document.blocks[index], document.blocks[original]
            same = normalized(document.of(block)) == normalized(document.of(first))
            yield self.finding(
                block.start,
                block.end,
                f"This heading {'repeats' if same else 'nearly repeats'} the one above; only one is needed.",
                evidence=Evidence(EvidenceKind.DOCUMENT, document.of(first), first.start, first.end),
                related=(Span(first.start, first.end),),
                fixes=(
                    Fix(
                        "Delete the repeated heading",
                        (patches[index, index],),
                        safe=same,
                        group=FixGroup.LAYOUT,
                    ),
                ),
            )


def copies_of_headings(document: Document) -> dict[int, int]:
    """Block index of each copy of a heading, with that of its original, in order."""
    headline = next((block for block in document.blocks[:TOP] if _is_headline(document, block)), None)
    copies: dict[int, int] = {}
    for block in document.blocks[1:]:
        before = document.blocks[block.index - 1]
        original = document.blocks[copies.get(before.index, before.index)]
        if headline is not None and block.index > headline.index:
            likeness = _likeness(document, headline, block)
            if block.index >= TOP and likeness is not Likeness.NONE and is_verse(document, block):
                continue  # the first line comes back as a refrain
            if likeness is Likeness.SAME or (likeness is Likeness.NEAR and block.index <= headline.index + TOP):
                copies[block.index] = headline.index
                continue
        if _is_subheading(document, original) and _likeness(document, original, block) is not Likeness.NONE:
            copies[block.index] = original.index
    return copies if len(copies) <= max(MOST_COPIES, len(document.blocks) // 2) else {}


def _is_headline(document: Document, block: Block) -> bool:
    """The first block that could be one: the reader need not have seen that it is a heading."""
    text = document.of(block)
    if block.kind is BlockKind.DATELINE or is_listed(document, block) or site_line(text) is not None:
        return False
    words = normalized(text).split()
    if 2 * sum(_MONTH.fullmatch(word) is not None or any(letter.isdigit() for letter in word) for word in words) >= len(
        words
    ):
        return False  # a date
    return len(words) > 1 and len(words) <= LONGEST_HEADLINE and len(block.segments) <= 2


def _is_subheading(document: Document, block: Block) -> bool:
    text = document.of(block)
    if block.kind is BlockKind.DATELINE or is_listed(document, block) or site_line(text) is not None:
        return False
    if len(normalized(text).split()) > LONGEST_SUBHEADING:
        return False
    return len(block.segments) == 1 and final_mark(text) in ("", "?")  # its kind may be guessed from its copy


def _likeness(document: Document, one: Block, other: Block) -> Likeness:
    lengths = sorted((one.end - one.start, other.end - other.start))
    if lengths[1] > 2 * lengths[0] + 10:  # far from alike: spares the work on long paragraphs
        return Likeness.NONE
    words, others = (_without_articles(normalized(document.of(block))) for block in (one, other))
    if words == others:
        return Likeness.SAME if words else Likeness.NONE
    bare, other_bare = (_without_articles(normalized(_without_site(document.of(block)))) for block in (one, other))
    if bare == other_bare and bare.count(" ") >= 2:
        return Likeness.NEAR
    near = (
        min(words.count(" "), others.count(" ")) >= 5
        and words.count(" ") == others.count(" ")
        and final_mark(document.of(one)) == final_mark(document.of(other))
        and numbers(words) == numbers(others)
        and fuzz.ratio(words, others, score_cutoff=NEARLY) > 0
    )
    return Likeness.NEAR if near else Likeness.NONE


def _without_site(text: str) -> str:
    """A title without the name of the site after it: ``Storm closes ports | The Gazette``."""
    return re.sub(r"\s+[|–—-]\s+\S+(?:\s\S+){0,3}$", "", text)


def _without_articles(words: str) -> str:
    return " ".join(word for word in words.split() if word not in ("a", "an", "the"))
