"""Alignment: which target segments say what which reference or source segments say."""

from segments.alignment.beads import Aligned, Bead, spans_of
from segments.alignment.documents import align_documents, align_segments

__all__ = ["Aligned", "Bead", "align_documents", "align_segments", "spans_of"]
