"""Rows: what the store keeps, as the rooms above see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

__all__ = ["AlignmentRow", "DocumentRow", "DraftRow", "EvidenceRow", "ProjectRow"]


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project; ``name`` is unique. ``revision`` and ``changed`` are those of its last event."""

    id: int
    name: str
    shown: str
    created: str
    settings: Mapping[str, Any]
    revision: int = 0
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One version of a target file: its bytes, and the text and segmentation of each document in it (``parts``, JSON
    data).

    ``encoding`` is the one that was asked for, None when it is to be detected.
    """

    id: int
    project: int
    path: str
    name: str
    raw: bytes
    sha256: str
    format: str
    encoding: str | None
    parts: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A file of evidence (or a column of the target's own): ``kind`` is source, reference or glossary."""

    id: int
    project: int
    kind: str
    path: str
    raw: bytes
    sha256: str
    position: int
    parts: list[dict[str, Any]]

    @property
    def name(self) -> str:
        """The file's name."""
        return PurePath(self.path).name


@dataclass(frozen=True, slots=True)
class AlignmentRow:
    """The beads between one document (by slot) of a target file and a file of evidence, as JSON data."""

    document: int
    evidence: int
    slot: int
    beads: list[Any]


@dataclass(frozen=True, slots=True)
class DraftRow:
    """What a reviewer typed over a unit and did not save."""

    unit: int
    reviewer: str
    text: str
    base_version: int
    at: str
