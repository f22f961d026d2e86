"""Where a finding stands, as a person and a program are told: a row of a table has offsets of its own."""

from __future__ import annotations

from dataclasses import dataclass

from segments.document import Document
from segments.findings import Finding
from segments.formats import row_at

__all__ = ["Place", "Reported", "place_of"]


@dataclass(frozen=True, slots=True)
class Place:
    """A span as it is reported: in a table relative to the row's target, ``seg_id`` its row; elsewhere to the text."""

    start: int
    end: int
    text: str
    seg_id: str | None


@dataclass(frozen=True, slots=True)
class Reported:
    """One finding with the document it was found in."""

    document: Document
    finding: Finding


def place_of(document: Document, start: int, end: int) -> Place:
    """The place of ``[start, end)``. In a table, a span is reported from the row it starts in."""
    text = document.text[start:end]
    if not document.is_table:
        return Place(start, end, text, None)
    row, offset = row_at(document, start)
    return Place(offset, offset + end - start, text, document.blocks[row].key)
