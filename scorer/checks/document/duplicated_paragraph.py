"""A paragraph, or a sentence, that stands in the text twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from scorer.checks.document.breaks import broken_blocks
from scorer.checks.document.duplicated_heading import copies_of_headings
from scorer.checks.document.layout import deletions, is_listed, is_quoted, normalized, numbers
from scorer.checks.document.site_lines import site_line
from scorer.context import Context
from segments.document import Block, BlockKind, Document
from segments.findings import Check, Evidence, EvidenceKind, Finding, Fix, FixGroup, Scope, Severity, Span
from segments.patches import Patch

__all__ = ["DuplicatedParagraph"]

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")

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
MOST_SENTENCES = 3
MOST_WORDS_SEARCHED = 200
"""Of a sentence that a run of words is looked for in: a longer one is none."""
NEARLY = 95.0
"""rapidfuzz ratio, 0-100, of two paragraphs that differ in a few letters or lack an introductory phrase."""
WINDOW = 8
"""Paragraphs back that a near copy is looked for in; exact copies are found anywhere."""


class DuplicatedParagraph(Check[Context]):
    """A paragraph is repeated, word for word or nearly so; or a sentence, or a long phrase, directly after itself.

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
        for one, other in _runs(document, copied):
            yield self._finding(document, other, one, "phrase", Patch(one.end, other.end, ""), same=True)

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
    """Pairs of a sentence, or of up to three, and their repetition right after, in one paragraph."""
    for block in document.blocks:
        if block.index in copied or is_listed(document, block):
            continue
        for length in range(1, MOST_SENTENCES + 1):
            until = block.start
            for one, other in _neighbours(block, length):
                if other.start >= until and _is_repetition(document, one, other, together=length > 1):
                    until = other.end
                    yield one, other
            if until > block.start:
                break


def _runs(document: Document, copied: set[int]) -> Iterator[tuple[Span, Span]]:
    """Pairs of a run of words and its repetition right after it, in one sentence: a heading run on to its copy."""
    for segment in document.segments:
        text = document.of(segment)
        words = list(_WORD.finditer(text))
        if segment.block in copied or not 2 * FEWEST_WORDS <= len(words) <= MOST_WORDS_SEARCHED:
            continue
        folded = [word.group().casefold() for word in words]
        places: dict[str, list[int]] = {}
        until = 0
        for second, word in enumerate(folded):
            for first in reversed(places.get(word, ())):
                length = second - first
                last = second + length - 1
                if first < until or length < FEWEST_WORDS or last >= len(words):
                    continue
                if len(set(folded[first:second])) > length // 2 and folded[first:second] == folded[second : last + 1]:
                    until = last + 1
                    yield (
                        Span(segment.start + words[first].start(), segment.start + words[second - 1].end()),
                        Span(segment.start + words[second].start(), segment.start + words[last].end()),
                    )
                    break
            places.setdefault(word, []).append(second)


def _is_repetition(document: Document, one: Span, other: Span, *, together: bool) -> bool:
    text = document.text[other.start : other.end]
    words, before = normalized(text), normalized(document.text[one.start : one.end])
    sure = words.count(" ") + 1 >= FEWEST_WORDS_SURE
    if not sure and (together or is_quoted(text) or text.rstrip().endswith("!")):
        return False
    if words == before:
        return words.count(" ") + 1 >= FEWEST_WORDS_SENTENCE
    return sure and not together and before.endswith(f" {words}")


def _neighbours(block: Block, length: int) -> Iterator[tuple[Span, Span]]:
    """Runs of so many sentences, each with the one right after it: an ellipsis may part a sentence in two."""
    segments = block.segments
    first = 0
    while (end := first + 2 * length) <= len(segments):
        middle = segments[first + length]
        yield (
            Span(segments[first].start, segments[first + length - 1].end),
            Span(middle.start, segments[end - 1].end),
        )
        first += 1
