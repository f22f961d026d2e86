"""preferred-and-forbidden: a rendering that the glossary both wants and forbids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from glossary.concepts import CaseRule, Concept, ForbiddenWhen, Glossary, Term, TermStatus
from glossary.consistency.rule import Rule, shown, spelling
from segments.findings import Finding, Severity, Span
from segments.languages.inflection import fold, primary_language

__all__ = ["PreferredAndForbidden"]


class PreferredAndForbidden(Rule):
    """A forbidden term that the glossary itself prefers or admits.

    Bad: порт → harbour, with ``port`` forbidden always; and elsewhere морской порт → port.
    Good: ``port`` forbidden for порт only where the source has that term, or not at all.

    Whoever follows one entry breaks the other. A ban that holds only for its own source term contradicts another
    concept's rendering only where both have that source term.
    """

    id = "preferred-and-forbidden"
    category = "terminology/inconsistent with terminology resource"
    severity = Severity.MAJOR

    def check(self, subject: Glossary) -> Iterable[Finding]:
        """One finding for each forbidden term that is allowed somewhere, on that term."""
        allowed: defaultdict[tuple[str, str], list[tuple[Concept, Term]]] = defaultdict(list)
        for concept in subject.concepts:
            for term in (*concept.preferred, *concept.admitted):
                allowed[primary_language(concept.target_lang), fold(spelling(term))].append((concept, term))
        for concept in subject.concepts:
            for term in concept.forbidden:
                for other, rendering in allowed[primary_language(concept.target_lang), fold(spelling(term))]:
                    if _contradict(concept, term, other, rendering):
                        status = "prefers" if rendering.status is TermStatus.PREFERRED else "admits"
                        where = "the same entry" if other is concept else f"“{other.id}” (line {other.line})"
                        yield self.finding(
                            term.start,
                            term.end,
                            f"“{term.text.strip()}” is forbidden here, but {where} {status} it.",
                            evidence=shown(other),
                            related=[Span(rendering.start, rendering.end)],
                            concept=concept.id,
                        )
                        break


def _contradict(concept: Concept, term: Term, other: Concept, rendering: Term) -> bool:
    both_exact = term.case is CaseRule.EXACT and rendering.case is CaseRule.EXACT
    if both_exact and spelling(term) != spelling(rendering):
        return False
    if other is concept or concept.forbidden_when is ForbiddenWhen.ALWAYS:
        return True
    return bool(set(map(spelling, concept.sources)) & set(map(spelling, other.sources)))
