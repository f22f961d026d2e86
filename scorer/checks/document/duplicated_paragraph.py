"""A paragraph, or a sentence, that stands in the text twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from scorer.checks.document.breaks import broken_blocks
from scorer.checks.document.duplicated_heading import copies_of_headings
from scorer.checks.document.layout import deletions, is_listed, is_quoted, normalized, numbers
from scorer.checks.document.site_lines import site_line
from scorer.context import Context
from segments.document import BlockKind, Document
from segments.findings import Check, Evidence, EvidenceKind, Finding, Fix, FixGroup, Scope, Severity, Span
from segments.patches import Patch

__all__ = ["DuplicatedParagraph"]

FEWEST_WORDS = 6
FEWEST_WORDS_FAR = 10
"""Of a copy that does not follow its original at once: a short one may be a refrain."""
FEWEST_WORDS_QUOTED = 25
"""Of a quotation that does not follow at once: a shorter one may be a slogan or set in the page's margin."""
FEWEST_WORDS_NEARLY = 12
FEWEST_WORDS_LISTED = 15
"""Of an item of a list, or of speech after a dash: shorter ones may come twice by right."""
FEWEST_WORDS_SENTENCE = 4
FEWEST_WORDS_SURE = 8
"""Of a sentence exclaimed, quoted, or run on to by another before it."""
NEARLY = 95.0
"""rapidfuzz ratio, 0-100, of two paragraphs that differ in a few letters or lack an introductory phrase."""
WINDOW = 8
"""Paragraphs back that a near copy is looked for in; exact copies are found anywhere."""


class DuplicatedParagraph(Check[Context]):
    """A paragraph is repeated, word for word or nearly so; or a sentence directly after itself.

    Bad::

        The museum opens its new wing in June. Admission will be free.

        The museum opens its new wing in June. Admission will be free.

    Good::

        The museum opens its new wing in June. Admission will be free.

    A lead shown over the picture and again in the text, or a slip of copying. Refrains, slogans in quotation marks,
    datelines, items of lists and lines of the site are left alone. A near copy has no safe fix: somebody must choose.
    """

    id = "duplicated-paragraph"
    category = "accuracy/addition"
    severity = Severity.MAJOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.DOCUMENT
    layout = True

    def check(self, subject: Context) -> Iterator[Finding]:
        """One finding for each copy; its original is related."""
        document = subject.document
        copies = tuple(_copies(document))
        patches = deletions(document, ((copy.paragraph.first, copy.paragraph.last) for copy in copies))
        for copy in copies:
            mine, original = copy.paragraph, copy.original
            yield self._finding(
                document,
                Span(mine.start, mine.end),
                Span(original.start, original.end),
                "paragraph",
                patches[mine.first, mine.last],
                same=mine.words in (original.words, original.tail),
            )
        copied = {index for copy in copies for index in range(copy.paragraph.first, copy.paragraph.last + 1)}
        for one, other in _sentences(document, copied):
            yield self._finding(document, other, one, "sentence", Patch(one.end, other.end, ""), same=True)

    def _finding(
        self, document: Document, copy: Span, original: Span, thing: str, patch: Patch, *, same: bool
    ) -> Finding:
        return self.finding(
            copy.start,
            copy.end,
            f"This {thing} {'repeats' if same else 'nearly repeats'} an earlier one; only one is needed.",
            evidence=Evidence(
                EvidenceKind.DOCUMENT, document.text[original.start : original.end], original.start, original.end
            ),
            related=(original,),
            fixes=(Fix(f"Delete the repeated {thing}", (patch,), safe=same, group=FixGroup.LAYOUT),),
        )


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Blocks ``first`` to ``last`` that a sentence runs through, as one; ``tail`` has the words of the last alone."""

    first: int
    last: int
    start: int
    end: int
    words: str
    tail: str


@dataclass(frozen=True, slots=True)
class _Copy:
    paragraph: _Paragraph
    original: _Paragraph


def _paragraphs(document: Document) -> Iterator[_Paragraph]:
    cut = {found.index for found in broken_blocks(document)}
    passed = copies_of_headings(document)
    first = 0
    for block in document.blocks:
        if block.index in cut:
            continue
        start, end = document.blocks[first].start, block.end
        text = document.text[start:end]
        if block.kind is not BlockKind.DATELINE and block.index not in passed and site_line(text) is None:
            words = normalized(text)
            if words.count(" ") + 1 >= (FEWEST_WORDS_LISTED if is_listed(document, block) else FEWEST_WORDS):
                tail = words if first == block.index else normalized(document.of(block))
                yield _Paragraph(first, block.index, start, end, words, tail)
        first = block.index + 1


def _copies(document: Document) -> Iterator[_Copy]:
    seen: dict[str, _Paragraph] = {}
    recent: list[_Paragraph] = []
    for paragraph in _paragraphs(document):
        original = seen.get(paragraph.words)
        if original is None and paragraph.tail in seen:  # what runs into it is no part of the copy
            start = document.blocks[paragraph.last].start
            paragraph = replace(paragraph, first=paragraph.last, start=start, words=paragraph.tail)
            original = seen[paragraph.tail]
        if original is None:
            original = next((one for one in reversed(recent) if _nearly_the_same(one, paragraph)), None)
        elif not _is_far_enough(document, original, paragraph, recent):
            original = None
        if original is not None:
            yield _Copy(paragraph, original)
        else:
            seen.setdefault(paragraph.words, paragraph)
            seen.setdefault(paragraph.tail, paragraph)
        recent = [*recent, paragraph][-WINDOW:]


def _is_far_enough(document: Document, original: _Paragraph, copy: _Paragraph, recent: list[_Paragraph]) -> bool:
    """True for a copy long enough for where it stands."""
    count = copy.words.count(" ") + 1
    if recent and recent[-1] is original:
        return True
    if is_quoted(document.text[copy.start : copy.end]):
        return count >= FEWEST_WORDS_QUOTED
    return count >= FEWEST_WORDS_FAR


def _nearly_the_same(one: _Paragraph, other: _Paragraph) -> bool:
    lengths = sorted((len(one.words), len(other.words)))
    return (
        lengths[0] >= 0.9 * lengths[1]
        and min(one.words.count(" "), other.words.count(" ")) + 1 >= FEWEST_WORDS_NEARLY
        and numbers(one.words) == numbers(other.words)
        and fuzz.ratio(one.words, other.words, score_cutoff=NEARLY) > 0
    )


def _sentences(document: Document, copied: set[int]) -> Iterator[tuple[Span, Span]]:
    """Pairs of a sentence and its repetition right after it, in one paragraph."""
    for block in document.blocks:
        if block.index in copied or is_listed(document, block):
            continue
        for one, other in zip(block.segments, block.segments[1:], strict=False):
            text = document.of(other)
            words = normalized(text)
            exclaimed = is_quoted(text) or text.rstrip().endswith("!")
            if words.count(" ") + 1 < (FEWEST_WORDS_SURE if exclaimed else FEWEST_WORDS_SENTENCE):
                continue
            before = normalized(document.of(one))
            if words == before or (words.count(" ") + 1 >= FEWEST_WORDS_SURE and before.endswith(f" {words}")):
                yield Span(one.start, one.end), Span(other.start, other.end)
