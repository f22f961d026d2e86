"""What checks against the glossary share: the concepts that the source names, and an entry in one line."""

from __future__ import annotations

from glossary.concepts import Concept
from glossary.matching import Match, Matcher, matcher_for
from scorer.context import Context
from segments.alignment import Bead

__all__ = ["SourceConcepts", "entry", "matcher_of"]


def matcher_of(context: Context) -> Matcher | None:
    """The compiled glossary of a context for its pair of languages; None without a glossary."""
    if context.glossary is None:
        return None
    source_language = context.source.document.language if context.source else ""
    return matcher_for(context.glossary, source_language, context.document.language)


def entry(concept: Concept) -> str:
    """A glossary entry in one line: source terms, preferred renderings, and the note in brackets."""
    sources = " | ".join(term.text.strip() for term in concept.sources)
    preferred = " | ".join(term.text.strip() for term in concept.preferred)
    line = " → ".join(part for part in (sources, preferred) if part) or concept.id
    return f"{line} ({concept.note})" if concept.note else line


class SourceConcepts:
    """The concepts that the source of a document names, bead by bead; each bead is searched once."""

    def __init__(self, context: Context, matcher: Matcher) -> None:
        self._source = context.source
        self._matcher = matcher
        self._known: dict[Bead, tuple[Match, ...]] = {}

    def in_bead(self, bead: Bead) -> tuple[Match, ...]:
        """The concepts' own terms in a bead's source; offsets are relative to the words of its other side."""
        if bead not in self._known:
            self._known[bead] = self._matcher.find_source(self._source.text_of(bead)) if self._source else ()
        return self._known[bead]

    def of(self, target_segment: int) -> frozenset[str]:
        """The ids of the concepts that the source of a target segment names."""
        bead = self._source.bead_of(target_segment) if self._source else None
        return frozenset(match.concept.id for match in self.in_bead(bead)) if bead is not None else frozenset()
