"""The base of the rules: a check whose subject is a glossary."""

from __future__ import annotations

import re
from typing import ClassVar

from glossary.concepts import CaseRule, Concept, Glossary, Term
from segments.findings import Check, Evidence, EvidenceKind, Scope
from segments.languages.inflection import fold

__all__ = ["Rule", "shown", "spelling"]


class Rule(Check[Glossary]):
    """A rule on the glossary file itself; offsets of its findings are into ``glossary.text``."""

    scope: ClassVar[Scope] = Scope.DOCUMENT
    evidence: ClassVar[EvidenceKind] = EvidenceKind.GLOSSARY


def spelling(term: Term) -> str:
    """A term by which it is compared: spaces made one, and capitals folded where they are no part of it."""
    text = re.sub(r"\s+", " ", term.text).strip()
    return text if term.case is CaseRule.EXACT else fold(text)


def shown(concept: Concept) -> Evidence:
    """Another entry as evidence: its id and its line."""
    return Evidence(EvidenceKind.GLOSSARY, f"{concept.id} (line {concept.line})", concept.start, concept.end)
