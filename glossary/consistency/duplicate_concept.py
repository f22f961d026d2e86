"""duplicate-concept: an entry that is there twice."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.concepts import Concept, Glossary
from glossary.consistency.rule import Rule, shown, spelling
from segments.findings import Finding, Severity, Span

__all__ = ["DuplicateConcept"]


class DuplicateConcept(Rule):
    """A concept whose id, or whose terms altogether, another entry has already.

    Bad: two rows with the id ``lake-baikal``; or two ids, both Байкал → Lake Baikal.
    Good: one row for each concept, its synonyms side by side in one cell.

    Of two entries for one thing only one is corrected when the wording changes, and from then on they contradict each
    other. Findings are tied to concepts by id, so an id must be one concept's alone.
    """

    id = "duplicate-concept"
    category = "terminology/inconsistent with terminology resource"
    severity = Severity.MAJOR

    def check(self, subject: Glossary) -> Iterable[Finding]:
        """One finding for each entry after the first, on its id."""
        by_id: dict[str, Concept] = {}
        by_terms: dict[tuple[object, ...], Concept] = {}
        for concept in subject.concepts:
            place = concept.place_of("concept_id")
            terms = (
                concept.source_lang,
                concept.target_lang,
                frozenset(map(spelling, concept.sources)),
                frozenset(map(spelling, concept.preferred)),
            )
            first = by_id.setdefault(concept.id, concept)
            same = by_terms.setdefault(terms, concept)
            if first is not concept:
                message = f"The id “{concept.id}” is taken by line {first.line}."
            elif same is not concept and concept.preferred:
                first, message = same, f"Line {same.line} (“{same.id}”) has the same terms."
            else:
                continue
            yield self.finding(
                place.start,
                place.end,
                message,
                evidence=shown(first),
                related=[Span(first.start, first.end)],
                concept=concept.id,
            )
