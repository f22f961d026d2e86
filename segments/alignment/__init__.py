"""Alignment: which target segments say what which reference or source segments say."""

from segments.alignment.beads import Aligned, Bead

__all__ = ["Aligned", "Bead"]
