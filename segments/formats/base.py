"""What every format gives: documents to work on, and the same file back with patches applied."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from segments.document import Document
from segments.patches import Patch

__all__ = ["DocumentFile", "ReadDocument"]


@dataclass(frozen=True)
class ReadDocument:
    """A target document and the evidence its own file carries: the source and reference columns of a table.

    Where they are given, they have one block with one segment for each row of the target, in the same order
    (a row may be empty: ``start == end``).
    """

    target: Document
    source: Document | None = None
    references: tuple[Document, ...] = ()


@dataclass(frozen=True)
class DocumentFile(ABC):
    """A file as it was read. ``raw`` is every byte of it; ``format`` is "txt", "md", "tsv", "csv" or "jsonl".

    ``notices`` are one-line remarks for the user (an encoding that was guessed).
    """

    path: str
    raw: bytes
    format: str
    documents: tuple[ReadDocument, ...]
    notices: tuple[str, ...] = ()

    @abstractmethod
    def export(self, patches: Sequence[Sequence[Patch]]) -> bytes:
        """The file with one sequence of patches for each document, in the offsets of that document's text.

        Without patches it equals ``raw`` byte for byte; with patches nothing else changes. A line feed in a patch
        becomes the document's own line end. Raises InputError where the file's encoding cannot hold a patch or the
        format cannot hold it (a line break inside a row of a TSV).
        """
