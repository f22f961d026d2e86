"""Where a finding stands, as a person and a program are told: a row of a table has offsets of its own."""

from __future__ import annotations

from dataclasses import dataclass

from scorer.context import Context
from segments.document import Document
from segments.findings import EvidenceKind, Finding
from segments.formats import row_at

__all__ = ["Place", "Reported", "evidence_span", "place_of"]


@dataclass(frozen=True, slots=True)
class Place:
    """A span as it is reported: in a table relative to the row's target, ``seg_id`` its row; elsewhere to the text."""

    start: int
    end: int
    text: str
    seg_id: str | None


@dataclass(frozen=True, slots=True)
class Reported:
    """One finding with the document it was found in, and the sources and references its evidence may come from."""

    document: Document
    finding: Finding
    sources: tuple[Document, ...] = ()
    references: tuple[Document, ...] = ()

    @classmethod
    def of(cls, context: Context, finding: Finding) -> Reported:
        """A finding of a text with all its evidence."""
        sources = (context.source.document,) if context.source is not None else ()
        return cls(context.document, finding, sources, tuple(aligned.document for aligned in context.references))


def place_of(document: Document, start: int, end: int) -> Place:
    """The place of ``[start, end)``. In a table, a span is reported from the row it starts in."""
    text = document.text[start:end]
    if not document.is_table:
        return Place(start, end, text, None)
    row, offset = row_at(document, start)
    return Place(offset, offset + end - start, text, document.blocks[row].key)


def evidence_span(reported: Reported) -> tuple[int | None, int | None]:
    """Where the evidence stands: in its own text, or where that is the column of a table, in the row's cell."""
    evidence = reported.finding.evidence
    start, end = evidence.start, evidence.end
    if start is None or end is None:
        return start, end
    others = {
        EvidenceKind.SOURCE: reported.sources,
        EvidenceKind.REFERENCE: reported.references,
        EvidenceKind.DOCUMENT: (reported.document,),
    }.get(evidence.kind, ())
    tables = [document for document in others if document.is_table]
    if not tables:
        return start, end
    quoted = next((document for document in tables if document.text[start:end] == evidence.text), tables[0])
    _, offset = row_at(quoted, start)
    return offset, offset + end - start
