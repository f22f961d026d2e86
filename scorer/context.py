"""Context: one document with all the evidence there is for it, the subject of every check of text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from glossary.concepts import Glossary
from segments.alignment import Aligned
from segments.document import Document, Segment
from segments.findings import EvidenceKind, Settings
from segments.languages.tokens import Token, tokenize

__all__ = ["Context"]


@dataclass(frozen=True)
class Context:
    """The target document, its aligned source and references, the glossary and the settings.

    Tokens are computed once here and shared by all checks.
    """

    document: Document
    source: Aligned | None = None
    references: tuple[Aligned, ...] = ()
    glossary: Glossary | None = None
    settings: Settings = field(default_factory=Settings)

    @cached_property
    def tokens(self) -> tuple[tuple[Token, ...], ...]:
        """Tokens of each target segment, by segment index; offsets are relative to the segment's start."""
        return tuple(tokenize(self.document.of(segment)) for segment in self.document.segments)

    @property
    def evidence(self) -> frozenset[EvidenceKind]:
        """The kinds of evidence at hand."""
        present = {EvidenceKind.DOCUMENT, EvidenceKind.LANGUAGE}
        if self.source is not None:
            present.add(EvidenceKind.SOURCE)
        if self.references:
            present.add(EvidenceKind.REFERENCE)
        if self.glossary is not None:
            present.add(EvidenceKind.GLOSSARY)
        return frozenset(present)

    def text(self, segment: Segment) -> str:
        """The text of a target segment."""
        return self.document.of(segment)
