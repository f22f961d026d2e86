"""shared-rendering: two concepts with one preferred rendering."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.concepts import Concept, Glossary, Term
from glossary.consistency.rule import Rule, shown, spelling
from segments.findings import Finding, Severity, Span
from segments.languages.inflection import primary_language

__all__ = ["SharedRendering"]


class SharedRendering(Rule):
    """A preferred rendering that another concept prefers too, for other source terms.

    Bad: завод → plant; and in another row фабрика → plant.
    Good: завод → plant; фабрика → factory. Or one row: завод|фабрика → plant.

    Synonyms may well share a rendering, so this is information; but a reader of the translation can no longer tell the
    two concepts apart, and synonyms are better kept in one entry.
    """

    id = "shared-rendering"
    category = "terminology/inconsistent use of terminology"
    severity = Severity.NEUTRAL

    def check(self, subject: Glossary) -> Iterable[Finding]:
        """One finding for each term after the first with these words, on that term."""
        first: dict[tuple[str, str], tuple[Concept, Term]] = {}
        for concept in subject.concepts:
            for term in concept.preferred:
                key = (primary_language(concept.target_lang), spelling(term))
                other, rendering = first.setdefault(key, (concept, term))
                if other is concept or _sources(other) == _sources(concept):
                    continue
                yield self.finding(
                    term.start,
                    term.end,
                    f"“{term.text.strip()}” is also the rendering of “{other.id}” (line {other.line}).",
                    evidence=shown(other),
                    related=[Span(rendering.start, rendering.end)],
                    concept=concept.id,
                )


def _sources(concept: Concept) -> frozenset[str]:
    return frozenset(map(spelling, concept.sources))
