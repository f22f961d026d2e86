"""Align two documents."""

from __future__ import annotations

from segments.alignment.beads import Bead
from segments.document import Document

__all__ = ["align_documents"]


def align_documents(target: Document, other: Document) -> tuple[Bead, ...]:
    """Provisional: by position."""
    pairs = min(len(target.segments), len(other.segments))
    return tuple(Bead((index,), (index,), 1.0) for index in range(pairs))
