"""Terms: what the glossary wants for the segment at hand."""

from __future__ import annotations

from glossary.concepts import Concept, TermStatus
from glossary.matching import Match, matcher_for
from review_app.review.views import TermHint
from scorer.context import Context

__all__ = ["term_hints"]

MISSING = "missing"
_WORST_FIRST = (TermStatus.FORBIDDEN, TermStatus.ADMITTED, TermStatus.PREFERRED)


def term_hints(context: Context, position: int, source: str | None) -> tuple[TermHint, ...]:
    """The glossary's concepts that a segment's source names, then those that only the segment itself does.

    ``source`` is the text beside the segment at ``position``, None without one.
    """
    if context.glossary is None:
        return ()
    source_language = context.source.document.language if context.source is not None else ""
    matcher = matcher_for(context.glossary, source_language, context.document.language)
    said: dict[str, list[Match]] = {}
    text = context.text(context.document.segments[position])
    for match in matcher.find_terms(text):
        said.setdefault(match.concept.id, []).append(match)
    hints: dict[str, TermHint] = {}
    for match in matcher.find_source(source) if source is not None else ():
        if match.concept.id not in hints:
            words = (source or "")[match.start : match.end]
            hints[match.concept.id] = _hint(match.concept, words, text, said.get(match.concept.id, []))
    for identity, matches in said.items():
        if identity not in hints:
            concept = matches[0].concept
            hints[identity] = _hint(concept, concept.sources[0].text if concept.sources else "", text, matches)
    return tuple(hints.values())


def _hint(concept: Concept, words: str, text: str, said: list[Match]) -> TermHint:
    worst = min(said, key=lambda match: _WORST_FIRST.index(match.term.status), default=None)
    preferred = concept.preferred or concept.admitted
    return TermHint(
        source=words,
        target=preferred[0].text if preferred else "",
        status=MISSING if worst is None else str(worst.term.status),
        gloss=concept.gloss or None,
        said=None if worst is None else text[worst.start : worst.end],
    )
