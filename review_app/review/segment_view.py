"""The segment at hand with everything beside it. Pure."""

from __future__ import annotations

from review_app.review.cards import finding_card, marks_of
from review_app.review.carrying import dismissal
from review_app.review.edits import allowed
from review_app.review.overview import Overview, Place, text_beside
from review_app.review.terms import term_hints
from review_app.review.views import Comment, Draft, FindingCard, SegmentView
from segments.findings import Finding

__all__ = ["card_of", "segment_view"]


def card_of(overview: Overview, slot: int, finding: Finding) -> FindingCard:
    """The card of one finding of the current text."""
    scored = overview.scored[slot]
    unit = scored.working.units[scored.working.position_at(finding.start)]
    return finding_card(
        scored,
        finding,
        overview.key(slot, finding),
        overview.places[unit.id].row + 1,
        dismissal(overview.state, slot, finding),
    )


def segment_view(overview: Overview, place: Place, draft: Draft | None) -> SegmentView:
    """One segment; ``draft`` is what the reviewer typed over it and did not save."""
    row, slot, position = overview.rows[place.row], place.slot, place.position
    scored, working = overview.scored[slot], overview.state.documents[slot]
    unit, context = working.units[position], scored.context
    before = overview.rows[place.row - 1] if place.row > 0 else None
    behind = overview.rows[place.row + 1] if place.row + 1 < len(overview.rows) else None
    open_findings = [
        (overview.key(slot, finding), finding)
        for finding in scored.near(working.start(position), working.end(position))
        if dismissal(overview.state, slot, finding) is None
    ]
    source = text_beside(context.source, position)
    references = (text_beside(aligned, position) for aligned in context.references)
    remarks = sorted(overview.state.remarks.values(), key=lambda remark: remark.at)
    originals = working.original_words
    return SegmentView(
        id=unit.id,
        number=row.number,
        document=row.document,
        block=row.block,
        kind=row.kind,
        text=row.text,
        original=" ".join(originals[origin] for origin in unit.origin if origin in originals),
        source=source,
        references=tuple(words for words in references if words is not None),
        status=row.status,
        severity=row.severity,
        open_findings=row.open_findings,
        edited=row.edited,
        version=unit.version,
        location=working.document.location(working.start(position)),
        marks=marks_of(working, position, open_findings),
        terms=term_hints(context, position, source),
        previous=before.text if before is not None and before.document == row.document else None,
        following=behind.text if behind is not None and behind.document == row.document else None,
        previous_id=before.id if before is not None else None,
        next_id=behind.id if behind is not None else None,
        findings=tuple(card_of(overview, slot, finding) for finding in scored.by_position.get(position, ())),
        comments=tuple(Comment(r.text, r.reviewer, r.at) for r in remarks if r.unit == unit.id),
        draft=draft,
        can=allowed(working, position),
        language=working.original.language,
        source_language=context.source.document.language if context.source is not None else None,
    )
