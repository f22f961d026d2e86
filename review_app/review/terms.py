"""Terms: what the glossary wants for the segment at hand."""

from __future__ import annotations

from review_app.review.views import TermHint
from scorer.context import Context

__all__ = ["term_hints"]


def term_hints(context: Context, position: int, source: str | None) -> tuple[TermHint, ...]:
    """The glossary's terms for one segment."""
    return ()
