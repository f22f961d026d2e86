"""Null beads weighed: which segments have no counterpart in a source or reference, as far as that can be told.

An alignment says that a segment is alone; whether somebody left it out is another question. Its words may stand in a
neighbour, further off, or in other words at the same place; the other text may be of another edition, or end early.
What is left after these questions is fit for a finding.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz, process

from scorer.checks.document.site_lines import site_line
from scorer.context import Context
from segments.alignment import Aligned, Bead
from segments.document import BlockKind, Document, Segment
from segments.findings import EvidenceKind
from segments.languages.scripts import own_script, words_of_other_scripts
from segments.languages.tokens import TokenKind, tokenize

__all__ = ["Gap", "Side", "is_content", "sides_of"]

FEWEST_WORDS: Final = 4
"""A shorter segment comes and goes in translation: an exclamation, ``He added:``."""
FRAGMENT: Final = ".,;:!?)"
"""What begins with one of these is the rest of a sentence that was cut."""
LARGE: Final = 0.25
"""A side that lacks more than this share of the other's words is of another edition, or a part."""
MANY: Final = 4
"""Fewer segments than these are told one by one however short the text."""
CERTAIN: Final = {EvidenceKind.REFERENCE: 0.5, EvidenceKind.SOURCE: 0.42}
"""The least score of the beads beside a gap: where they are doubtful, so is the gap."""
PRESENT: Final = 0.45
"""A segment is present elsewhere when this share of its content words is, beyond what those beside it account for."""
ALIKE: Final = 70.0
"""rapidfuzz token ratio, 0-100, of two segments that say the same."""
LONGEST: Final = 1000
"""Code points of a segment by which it is told from others: their comparison grows with the square of them."""
COPY: Final = 85.0
"""rapidfuzz ratio, 0-100, of a segment and its copy."""
SPARE: Final = 0.5
"""Beads may hold a lone segment too when they are longer than expected by this much of its length."""
MAKES_UP: Final = 0.4
"""Segments alone on both sides at one place are a free translation when the one is this much of the other's length."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where segments are alone: the beads beside it, target segments added there, other segments omitted."""

    before: Bead | None
    after: Bead | None
    added: tuple[int, ...]
    omitted: tuple[int, ...]

    @property
    def last(self) -> int:
        """The last aligned target segment before the gap, -1 where there is none."""
        return self.before.target[-1] if self.before is not None else -1


@dataclass(frozen=True)
class Side:
    """A source or reference against the target, with its gaps in order."""

    kind: EvidenceKind
    target: Document
    aligned: Aligned
    gaps: tuple[Gap, ...]

    @property
    def document(self) -> Document:
        """The source or reference itself."""
        return self.aligned.document

    @cached_property
    def omitted(self) -> tuple[int, ...]:
        """This side's segments with content that the target lacks, wherever it might have them."""
        alone = (index for gap in self.gaps for index in gap.omitted)
        return tuple(index for index in alone if _is_alone(self.document, index, self._target_words, self.kind))

    @cached_property
    def added(self) -> tuple[int, ...]:
        """The target's segments with content that this side lacks, wherever it might have them; no copies."""
        alone = (index for gap in self.gaps for index in gap.added)
        return tuple(
            index
            for index in alone
            if _is_alone(self.target, index, self._words, self.kind) and not self._is_copy(index)
        )

    @cached_property
    def omitted_share(self) -> float:
        """The share of this side's words that the target lacks, 0-1."""
        return _share(self.document, self.omitted)

    @cached_property
    def added_share(self) -> float:
        """The share of the target's words that this side lacks, 0-1; copies are not counted."""
        return _share(self.target, self.added)

    @property
    def is_other_edition(self) -> bool:
        """True where too much is alone for a gap to mean anything."""
        return (self.omitted_share > LARGE and len(self.omitted) >= MANY) or (
            self.added_share > LARGE and len(self.added) >= MANY
        )

    def _is_copy(self, index: int) -> bool:
        """True for a target segment that (nearly) repeats another one; other checks speak of those."""
        words = self._target_words
        others = [text for other, text in enumerate(words) if other != index]
        return process.extractOne(words[index], others, scorer=fuzz.ratio, score_cutoff=COPY) is not None

    def is_sure(self, gap: Gap) -> bool:
        """True where both beads beside a gap are good."""
        least = CERTAIN[self.kind]
        beside = [bead for bead in (gap.before, gap.after) if bead is not None]
        return bool(beside) and all(bead.score >= least for bead in beside)

    def lacks(self, gap: Gap, omitted: Sequence[int]) -> bool:
        """True where nothing in the target stands for these segments of this side, alone at ``gap``."""
        segments = [self.document.segments[index] for index in omitted]
        words = " ".join(self.document.of(segment) for segment in segments)
        window = self._window(gap)
        added = [self.target.of(self.target.segments[index]) for index in gap.added]
        return not (
            _makes_up(added, words, self._scale)
            or self._is_present(words, [*window[0], *added], window[1])
            or _is_overlong(len(words) * self._scale, window[0], window[1], self._scale)
        )

    def is_foreign(self, gap: Gap, added: Sequence[int]) -> bool:
        """True where nothing in this side stands for these target segments, alone at ``gap``."""
        words = " ".join(self.target.of(self.target.segments[index]) for index in added)
        window = self._window(gap)
        omitted = [self.document.of(self.document.segments[index]) for index in gap.omitted]
        return not (
            _makes_up(omitted, words, 1 / self._scale)
            or self._is_present(words, [*window[1], *omitted], window[0])
            or _is_overlong(len(words) / self._scale, window[1], window[0], 1 / self._scale)
        )

    @cached_property
    def _target_words(self) -> list[str]:
        return _folded(self.target)

    @cached_property
    def _words(self) -> list[str]:
        return _folded(self.document)

    @cached_property
    def _scale(self) -> float:
        """Characters of the target for each of this side's, in what is aligned."""
        matched = [bead for bead in self.aligned.beads if bead.target and bead.other]
        target = sum(len(self.target.of(self.target.segments[index])) for bead in matched for index in bead.target)
        other = sum(len(self.document.of(self.document.segments[index])) for bead in matched for index in bead.other)
        return target / other if target and other else 1.0

    def _window(self, gap: Gap) -> tuple[list[str], list[str]]:
        """The texts of the beads beside a gap: of the target, and of this side."""
        beads = [bead for bead in (gap.before, gap.after) if bead is not None]
        return (
            [self.target.of(self.target.segments[index]) for bead in beads for index in bead.target],
            [self.document.of(self.document.segments[index]) for bead in beads for index in bead.other],
        )

    def _is_present(self, words: str, here: Sequence[str], counterpart: Sequence[str]) -> bool:
        """True where the beads beside hold the words already, beyond what they owe to their counterparts."""
        own = _stems(words)
        spare = _stems(" ".join(here))
        if self.kind is EvidenceKind.REFERENCE:
            spare -= _stems(" ".join(counterpart))
        return own.total() > 0 and (own & spare).total() >= PRESENT * own.total()


def sides_of(context: Context) -> tuple[Side, ...]:
    """The source and the references of a context, the source first."""
    given = [(EvidenceKind.SOURCE, context.source)] if context.source is not None else []
    given += [(EvidenceKind.REFERENCE, reference) for reference in context.references]
    return tuple(Side(kind, context.document, aligned, tuple(_gaps(aligned.beads))) for kind, aligned in given)


def is_content(document: Document, segment: Segment) -> bool:
    """True for a segment whose loss would be one: no heading, dateline, byline or site's line, some words long, not
    the rest of a sentence, and in the script of its document (untranslated words have a check of their own)."""
    kind = document.blocks[segment.block].kind
    text = document.of(segment)
    words = sum(token.kind is TokenKind.WORD for token in tokenize(text))
    foreign = sum(len(word.text) for word in words_of_other_scripts(text, own_script(document.language)))
    return (
        kind not in (BlockKind.HEADING, BlockKind.DATELINE)
        and 2 * foreign < len(text)
        and words >= FEWEST_WORDS
        and not (text[:1].islower() or text[:1] in FRAGMENT)
        and site_line(document.of(document.blocks[segment.block])) is None
        and site_line(text) is None
    )


def _gaps(beads: Sequence[Bead]) -> Iterator[Gap]:
    before: Bead | None = None
    alone: list[Bead] = []
    for bead in (*beads, None):
        if bead is not None and not (bead.target and bead.other):
            alone.append(bead)
            continue
        if alone:
            added = tuple(index for null in alone for index in null.target)
            yield Gap(before, bead, added, tuple(index for null in alone for index in null.other))
        before, alone = bead, []


def _folded(document: Document) -> list[str]:
    return [_fold(document.of(segment)) for segment in document.segments]


def _fold(text: str) -> str:
    return " ".join(text[:LONGEST].casefold().split())


def _is_alone(document: Document, index: int, others: Sequence[str], kind: EvidenceKind) -> bool:
    """True for a segment with content that is not among ``others``, as far as words can tell."""
    if not is_content(document, document.segments[index]):
        return False
    if kind is not EvidenceKind.REFERENCE:
        return True
    words = _fold(document.of(document.segments[index]))
    return process.extractOne(words, others, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE) is None


def _share(document: Document, indices: Sequence[int]) -> float:
    total = sum(len(document.of(segment)) for segment in document.segments if is_content(document, segment))
    return sum(len(document.of(document.segments[index])) for index in indices) / total if total else 0.0


def _is_overlong(wanted: float, here: Sequence[str], counterpart: Sequence[str], scale: float) -> bool:
    """True where the beads beside are so much longer than their counterparts that they may hold the words."""
    return sum(map(len, here)) - scale * sum(map(len, counterpart)) >= SPARE * wanted


def _makes_up(texts: Sequence[str], words: str, scale: float) -> bool:
    return sum(map(len, texts)) >= MAKES_UP * scale * len(words) > 0


def _stems(text: str) -> Counter[str]:
    """Content words by their first letters, and numbers."""
    return Counter(
        token.text.casefold()[:5]
        for token in tokenize(text)
        if token.kind is TokenKind.NUMBER or (token.kind is TokenKind.WORD and len(token.text) >= 4)
    )
