"""untrimmed-term: spaces around a term, or too many inside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from glossary.concepts import Glossary
from glossary.consistency.rule import Rule
from segments.findings import Finding, Fix, FixGroup, Severity
from segments.patches import Patch

__all__ = ["UntrimmedTerm"]

_TOO_MUCH: Final = re.compile(r"\A[^\S\r\n]+|[^\S\r\n]+\Z|(?<=\S)[^\S\r\n]{2,}(?=\S)")


class UntrimmedTerm(Rule):
    """A term with a space before or after it, or with two spaces inside.

    Bad: ``lease | rent``; ``sea  route``.
    Good: ``lease|rent``; ``sea route``.

    Nobody sees these spaces, and other tools match them literally: the term is then never found.
    """

    id = "untrimmed-term"
    category = "design and markup/whitespace"
    severity = Severity.MINOR

    def check(self, subject: Glossary) -> Iterable[Finding]:
        """One finding for each such term, on the whole of it, with one fix."""
        for concept in subject.concepts:
            for term in (*concept.sources, *concept.terms):
                written = subject.text[term.start : term.end]
                patches = tuple(
                    Patch(term.start + space.start(), term.start + space.end(), _left(written, space.span()))
                    for space in _TOO_MUCH.finditer(written)
                )
                if patches:
                    yield self.finding(
                        term.start,
                        term.end,
                        f"“{written}” has spaces that are not part of the term.",
                        fixes=[Fix("Remove the spaces", patches, safe=True, group=FixGroup.TYPOGRAPHY)],
                        concept=concept.id,
                    )


def _left(written: str, span: tuple[int, int]) -> str:
    return " " if span[0] > 0 and span[1] < len(written) else ""
