"""unreachable-term: a term or a ban that can never be met."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.concepts import ForbiddenWhen, Glossary
from glossary.consistency.rule import Rule
from glossary.matching import words_of
from segments.findings import Finding, Severity

__all__ = ["UnreachableTerm"]


class UnreachableTerm(Rule):
    """A term without a word in it, or a ban for the ``source-term`` of a concept that has none.

    Bad: ``—`` as a rendering; ``web site`` forbidden for the ``source-term`` with an empty source.
    Good: ``web site`` forbidden ``always``.

    Nothing such an entry asks for is ever looked for, and nobody is told.
    """

    id = "unreachable-term"
    category = "terminology"
    severity = Severity.MINOR

    def check(self, subject: Glossary) -> Iterable[Finding]:
        """One finding for each such term, on that term."""
        for concept in subject.concepts:
            without_source = concept.forbidden_when is ForbiddenWhen.SOURCE_TERM and not concept.sources
            for term in (*concept.sources, *concept.terms):
                if not any(word.is_word for word in words_of(term.text)):
                    message = f"“{term.text}” has no word in it and is never found."
                elif without_source and term in concept.forbidden:
                    message = f"“{term.text.strip()}” is forbidden for a source term, and the entry has none."
                else:
                    continue
                yield self.finding(term.start, term.end, message, concept=concept.id)
