"""forbidden-term: a rendering that the glossary forbids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossary.concepts import ForbiddenWhen, TermStatus
from glossary.matching import Match
from glossary.rendering import replacements
from scorer.checks.glossary.evidence import SourceConcepts, entry, matcher_of
from scorer.context import Context
from segments.document import BlockKind, Segment
from segments.findings import Check, Evidence, EvidenceKind, Finding, Fix, FixGroup, Scope, Severity
from segments.patches import Patch

__all__ = ["ForbiddenTerm"]

SHOWN_FIXES = 3


class ForbiddenTerm(Check[Context]):
    """A word or phrase that the glossary forbids as the rendering of a concept.

    Bad: The deal was signed in the Petersburg of Saint. / A second thread of the pipeline will be laid.
    Good: The deal was signed in Saint Petersburg. / A second line of the pipeline will be laid.

    A desk forbids a rendering because it has been wrong before: a name spelled another way, a word that is right
    elsewhere and wrong for this concept. A ban that holds ``always`` is looked for everywhere; one that holds for the
    ``source-term`` only where the aligned source has the concept's own term, in any of its forms, and so not without a
    source. Words inside a longer rendering that the glossary allows are no finding. The fix is the preferred rendering
    in the form that the sentence asks for; it is safe only where nothing but the writing of a name changes.
    """

    id = "forbidden-term"
    category = "terminology"
    severity = Severity.MAJOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.GLOSSARY
    needs = frozenset({EvidenceKind.GLOSSARY})

    def check(self, subject: Context) -> Iterable[Finding]:
        """Findings of every segment of the target."""
        matcher = matcher_of(subject)
        if matcher is None:
            return
        sources = SourceConcepts(subject, matcher)
        mentioned: set[str] = set()
        for segment in subject.document.segments:
            matches = matcher.find_terms(subject.text(segment))
            in_heading = subject.document.blocks[segment.block].kind is BlockKind.HEADING
            for match in _forbidden(matches, segment, sources):
                first_mention = not in_heading and match.concept.id not in mentioned
                yield self._finding(subject, segment, match, first_mention=first_mention)
                if not in_heading:
                    mentioned.add(match.concept.id)
            if not in_heading:
                mentioned |= {match.concept.id for match in matches}

    def left_out(self, subject: Context) -> str | None:
        """The bans that hold only where the source has the term, when there is no source."""
        if subject.source is not None or subject.glossary is None:
            return None
        scoped = sum(
            len(concept.forbidden)
            for concept in subject.glossary.concepts
            if concept.forbidden_when is ForbiddenWhen.SOURCE_TERM
        )
        if not scoped:
            return None
        return (
            f"{scoped} {'ban holds' if scoped == 1 else 'bans hold'} only where the source has the term: needs a source"
        )

    def _finding(self, subject: Context, segment: Segment, match: Match, *, first_mention: bool) -> Finding:
        text, concept = subject.text(segment), match.concept
        written = text[match.start : match.end]
        choices = replacements(match, text, first_mention=first_mention)[:SHOWN_FIXES]
        fixes = [
            Fix(
                title=f"Replace with “{replacement.text}”",
                patches=tuple(
                    Patch(patch.start + segment.start, patch.end + segment.start, patch.text)
                    for patch in replacement.patches
                ),
                safe=replacement.safe,
                group=FixGroup.TERMS,
            )
            for replacement in choices
        ]
        if concept.forbidden_when is ForbiddenWhen.SOURCE_TERM:
            own = ", ".join(term.text for term in concept.sources)
            message = f"“{written}” stands for “{own}” here, and the glossary forbids it for that"
        else:
            message = f"The glossary forbids “{written}”"
        return self.finding(
            segment.start + match.start,
            segment.start + match.end,
            f"{message}; use “{choices[0].text}”." if choices else f"{message}.",
            evidence=Evidence(EvidenceKind.GLOSSARY, entry(concept)),
            fixes=fixes,
            concept=concept.id,
        )


def _forbidden(matches: tuple[Match, ...], segment: Segment, sources: SourceConcepts) -> Iterator[Match]:
    """The forbidden matches that count, one for each place: of overlapping ones the first, then the longest.

    A rendering that one concept forbids and another allows is wrong only where the source names the first.
    """
    allowed = {
        (match.start, match.end): match.concept.id for match in matches if match.term.status is not TermStatus.FORBIDDEN
    }
    reach = 0
    for match in matches:
        if match.term.status is not TermStatus.FORBIDDEN or match.start < reach:
            continue
        scoped = match.concept.forbidden_when is ForbiddenWhen.SOURCE_TERM
        other = allowed.get((match.start, match.end))
        if scoped or other is not None:
            named = sources.of(segment.index)
            if match.concept.id not in named or other in named:
                continue
        reach = match.end
        yield match
