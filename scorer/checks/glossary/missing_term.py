"""missing-term: the source names a concept, and the target has none of its renderings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from glossary.concepts import Concept
from glossary.matching import words_of
from scorer.checks.glossary.evidence import SourceConcepts, entry, matcher_of
from scorer.context import Context
from segments.alignment import spans_of
from segments.findings import Check, Evidence, EvidenceKind, Finding, Scope, Severity, Span, Status
from segments.languages.english import PREPOSITIONS
from segments.languages.inflection import fold

__all__ = ["MissingTerm"]

MINIMUM_SCORE: Final = 0.3
"""A bead less certain than this says nothing about what is missing."""

_MINOR_WORDS: Final = PREPOSITIONS | {"a", "an", "and", "the"}


class MissingTerm(Check[Context]):
    """A concept that the source names and whose rendering the target has not.

    Bad: Ледокол вышел из порта. → The vessel left the port. (glossary: ледокол → icebreaker)
    Good: Ледокол вышел из порта. → The icebreaker left the port.

    The usual cause is a guess of the machine's that nobody thought of forbidding. Nothing is said where any word of any
    rendering is there in any form (the adjective for the country, the surname for the full name), where the term stands
    in the sentence before or after (a pronoun may do), or where the alignment is uncertain.
    """

    id = "missing-term"
    category = "terminology/inconsistent with terminology resource"
    severity = Severity.MINOR
    scope = Scope.BEAD
    evidence = EvidenceKind.GLOSSARY
    needs_all = frozenset({EvidenceKind.GLOSSARY, EvidenceKind.SOURCE})
    status = Status.PREVIEW

    def check(self, subject: Context) -> Iterable[Finding]:
        """One finding for each concept of a bead that is not rendered, on the bead's target segments."""
        matcher = matcher_of(subject)
        if matcher is None or subject.source is None:
            return
        document, source = subject.document, subject.source
        sources = SourceConcepts(subject, matcher)
        for bead in source.beads:
            if not bead.target or not bead.other or bead.score < MINIMUM_SCORE:
                continue
            first, last = bead.target[0], bead.target[-1]
            near = document.segments[max(0, first - 1) : last + 2]
            words = frozenset(_stems(document.text[near[0].start : near[-1].end]))
            (start, end), *apart = spans_of(document, bead.target)
            seen: set[str] = set()
            for match in sources.in_bead(bead):
                concept = match.concept
                if concept.id in seen or not concept.preferred or _is_rendered(concept, words):
                    continue
                seen.add(concept.id)
                own = source.text_of(bead)[match.start : match.end]
                wanted = " or ".join(f"“{term.text.strip()}”" for term in concept.preferred)
                yield self.finding(
                    start,
                    end,
                    f"The source has “{own}”, and nothing here renders it; the glossary has {wanted}.",
                    evidence=Evidence(EvidenceKind.GLOSSARY, entry(concept)),
                    related=tuple(Span(*span) for span in apart),
                    concept=concept.id,
                )


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    """Every beginning of every word: what a rendering's word may share with another form of it."""
    return frozenset(
        folded[:length]
        for word in words_of(text)
        if word.is_word
        for folded in (fold(word.text),)
        for length in range(1, len(folded) + 1)
    )


def _is_rendered(concept: Concept, stems: frozenset[str]) -> bool:
    texts = [term.text for term in concept.terms] + ([concept.gloss] if concept.gloss else [])
    return any(_has_part(text, stems) for text in texts)


def _has_part(rendering: str, stems: frozenset[str]) -> bool:
    """Whether any weighty word of a rendering, or its initials, may be among the words."""
    words = [word for word in re.findall(r"[^\W_]+", rendering) if word not in _MINOR_WORDS]
    words = [fold(word) for word in words if word[0].isupper()] or [
        fold(word) for word in words
    ]  # names by their names
    initials = "".join(word[0] for word in words)
    return any(_stem(word) in stems for word in words) or (len(initials) > 1 and initials in stems)


def _stem(word: str) -> str:
    return word[: max(3, len(word) - 3)]
