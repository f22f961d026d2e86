"""Concepts and terms: what a glossary holds, and where in its file each of them stands.

Spans are code points, half-open, into the decoded text of the file: ``glossary.text[term.start:term.end]`` is the term
as it was written. Lines count from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from segments.document import Block, BlockKind, Document, Segment
from segments.findings import Span

__all__ = ["CaseRule", "Concept", "ForbiddenWhen", "Glossary", "MatchRule", "Term", "TermStatus", "merge_glossaries"]


class TermStatus(StrEnum):
    """What the desk thinks of a rendering."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


class CaseRule(StrEnum):
    """Whether capitals are part of a term."""

    EXACT = "exact"
    ANY = "any"


class MatchRule(StrEnum):
    """Whether the other forms of its words are the term too: plurals, cases, verb forms."""

    EXACT = "exact"
    INFLECTED = "inflected"


class ForbiddenWhen(StrEnum):
    """Where a ban holds: anywhere, or only where the aligned source has the concept's own term."""

    ALWAYS = "always"
    SOURCE_TERM = "source-term"


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase for a concept. ``start`` and ``end`` place it in the glossary's file."""

    text: str
    status: TermStatus = TermStatus.PREFERRED
    case: CaseRule = CaseRule.ANY
    match: MatchRule = MatchRule.INFLECTED
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Concept:
    """One entry: its terms in the source language and its renderings in the target language.

    Languages are BCP 47 tags. ``sources`` may be empty (a rule of house style). The first preferred term is the
    default rendering. ``path`` and ``line`` say where the entry is written, ``start`` and ``end`` its row, ``places``
    its fields.
    """

    id: str
    source_lang: str
    target_lang: str
    sources: tuple[Term, ...] = ()
    terms: tuple[Term, ...] = ()
    forbidden_when: ForbiddenWhen = ForbiddenWhen.ALWAYS
    domain: str = ""
    gloss: str = ""
    note: str = ""
    path: str = ""
    line: int = 0
    start: int = 0
    end: int = 0
    places: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)

    def with_status(self, status: TermStatus) -> tuple[Term, ...]:
        """The renderings of one status, in the order of the file."""
        return tuple(term for term in self.terms if term.status is status)

    @property
    def preferred(self) -> tuple[Term, ...]:
        """The preferred renderings, the default one first."""
        return self.with_status(TermStatus.PREFERRED)

    @property
    def admitted(self) -> tuple[Term, ...]:
        """The renderings that are not preferred and not wrong either."""
        return self.with_status(TermStatus.ADMITTED)

    @property
    def forbidden(self) -> tuple[Term, ...]:
        """The renderings that are not to be used."""
        return self.with_status(TermStatus.FORBIDDEN)

    def place_of(self, name: str) -> Span:
        """Where a field (a column such as ``target_lang``) stands; the whole row where that is not known."""
        return self.places.get(name, Span(self.start, self.end))


@dataclass(frozen=True, eq=False)
class Glossary:
    """Concepts in the order of their file, with the file's own decoded text.

    A glossary merged from several files has no text of its own; its concepts still say where they come from. Two
    glossaries are equal only when they are the same object: what is compiled from one is kept by identity.
    ``notices`` are one-line remarks for the user (an encoding that was guessed).
    """

    concepts: tuple[Concept, ...] = ()
    path: str = ""
    text: str = field(default="", repr=False)
    notices: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Concept]:
        """Concepts by id; of several with one id the first."""
        concepts: dict[str, Concept] = {}
        for concept in self.concepts:
            concepts.setdefault(concept.id, concept)
        return concepts

    @cached_property
    def document(self) -> Document:
        """The file as a document with one block for each entry: findings about the glossary are placed in it."""
        blocks = tuple(
            Block(
                index,
                BlockKind.PARAGRAPH,
                concept.start,
                concept.end,
                (Segment(index, index, concept.start, concept.end),),
                concept.id,
            )
            for index, concept in enumerate(self.concepts)
            if self.text
        )
        return Document(self.path, self.text, blocks)


def merge_glossaries(glossaries: Iterable[Glossary]) -> Glossary:
    """One glossary with the concepts of several, in order; a single one is returned as it is."""
    parts = tuple(glossaries)
    if len(parts) == 1:
        return parts[0]
    return Glossary(
        concepts=tuple(concept for part in parts for concept in part.concepts),
        path=", ".join(part.path for part in parts if part.path),
        notices=tuple(notice for part in parts for notice in part.notices),
    )
