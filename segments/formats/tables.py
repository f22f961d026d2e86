"""Tables of segments: rows with a target and, beside it, what the row carries as evidence.

Columns are ``doc_id seg_id source target reference``, all but ``target`` optional; ``reference2``, ``reference_2`` and
so on are further references, and any other column is kept untouched. The rows of one ``doc_id`` are one document.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from segments.document import BlockKind, Document, build_blocks
from segments.errors import InputError
from segments.formats.base import DocumentFile, ReadDocument
from segments.formats.encoding import Decoded
from segments.formats.limits import MAX_CELL
from segments.formats.line_ends import line_end_of, with_line_end
from segments.languages.detect import detect_language
from segments.patches import Patch, normalize_patches

__all__ = ["Cell", "Columns", "Row", "TableFile", "build_table", "find_columns", "row_at"]

_REFERENCE = re.compile(r"reference[ _-]?(\d*)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the file spells it: ``[start, end)`` of the file's decoded text, and what it says."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: ``line`` is where it begins, from 1; ``number`` counts rows, from 1."""

    line: int
    number: int
    target: Cell
    doc_id: str | None = None
    seg_id: str | None = None
    source: str | None = None
    references: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The row's name: its ``seg_id``, or its number."""
        return self.seg_id or str(self.number)


@dataclass(frozen=True, slots=True)
class Columns:
    """The places (or keys) of the columns that are known."""

    target: str
    doc_id: str | None
    seg_id: str | None
    source: str | None
    references: tuple[str, ...]


def find_columns(names: Iterable[str], path: str) -> Columns:
    """The known columns among those of a header, whatever their case. InputError without ``target`` or with two."""
    known: dict[str, str] = {}
    references: dict[int, str] = {}
    listed = list(names)
    for name in listed:
        plain = name.strip().lower()
        match = _REFERENCE.fullmatch(plain)
        taken = references.get(int(match.group(1) or 1)) if match else known.get(plain)
        if taken is not None and (match or plain in ("target", "source", "doc_id", "seg_id")):
            raise InputError(path, f"has two columns {plain!r}: name each once")
        if match:
            references[int(match.group(1) or 1)] = name
        else:
            known[plain] = name
    if "target" not in known:
        shown = ", ".join(name[:30] for name in listed[:8])
        raise InputError(
            path, f"has no column 'target' (its columns: {shown or 'none'}); name the column to review target"
        )
    return Columns(
        known["target"],
        known.get("doc_id"),
        known.get("seg_id"),
        known.get("source"),
        tuple(references[number] for number in sorted(references)),
    )


@dataclass(frozen=True, kw_only=True)
class TableFile(DocumentFile):
    """A table of segments; ``rows[i]`` are the rows of document ``i``, in order."""

    decoded: Decoded
    rows: tuple[tuple[Row, ...], ...]

    def export(self, patches: Sequence[Sequence[Patch]]) -> bytes:
        """The file with the targets of patched rows rewritten; see DocumentFile. A patch must stay within one row."""
        if len(patches) != len(self.documents):
            raise ValueError(f"{len(patches)} sequences of patches for {len(self.documents)} documents")
        replaced: list[Patch] = []
        for read, rows, own in zip(self.documents, self.rows, patches, strict=True):
            replaced += self._cells(read.target, rows, own)
        if not replaced:
            return self.raw
        pieces: list[str] = []
        position = 0
        for patch in sorted(replaced):
            pieces += (self.decoded.text[position : patch.start], patch.text)
            position = patch.end
        pieces.append(self.decoded.text[position:])
        return self.decoded.encode("".join(pieces))

    def _cells(self, document: Document, rows: tuple[Row, ...], patches: Sequence[Patch]) -> list[Patch]:
        """The patches of a document as replacements of whole cells, in offsets of the file's text."""
        by_row: dict[int, list[Patch]] = {}
        for patch in normalize_patches(patches, len(document.text)):
            index, offset = row_at(document, patch.start)
            if offset + patch.end - patch.start > len(rows[index].target.value):
                raise InputError(
                    self.path,
                    f"line {rows[index].line}: the rows of a table cannot be joined; edit the text of one row",
                )
            by_row.setdefault(index, []).append(Patch(offset, offset + patch.end - patch.start, patch.text))
        line_end = line_end_of(" ".join(row.target.value for row in rows), self.default_line_end) if by_row else "\n"
        return [
            Patch(
                rows[index].target.start,
                rows[index].target.end,
                self.rewritten(rows[index], with_line_end(own, rows[index].target.value, line_end)),
            )
            for index, own in by_row.items()
        ]

    @property
    def default_line_end(self) -> str:
        """The line end inside a cell, where no cell has one yet."""
        return "\n"

    @abstractmethod
    def rewritten(self, row: Row, patches: Sequence[Patch]) -> str:
        """The target cell of a row as the file would spell it with these patches (offsets in the row's target)."""


def row_at(document: Document, offset: int) -> tuple[int, int]:
    """The index of the row that holds this offset of a table's document, and the offset in that row's target."""
    block = document.block_at(offset)
    assert block is not None, "a table has a row"
    return block.index, offset - block.start


def build_table(
    make: Callable[..., TableFile],
    raw: bytes,
    decoded: Decoded,
    file_format: str,
    rows: Sequence[Row],
    *,
    language: str | None,
    source_language: str | None,
) -> TableFile:
    """The file with one document for each ``doc_id``, in the order in which they first appear."""
    if not rows:
        raise InputError(decoded.path, "has no rows: there is nothing to review")
    for row in rows:
        longest = max(len(row.target.value), len(row.source or ""), *map(len, row.references), 0)
        if longest > MAX_CELL:
            raise InputError(
                decoded.path,
                f"line {row.line}: a field of {longest:,} characters (more than {MAX_CELL:,} are not read)",
            )
    grouped: dict[str | None, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.doc_id, []).append(row)
    first = rows[:500]
    spoken = language or detect_language(_joined(row.target.value for row in first))
    languages = (
        "en" if spoken == "und" else spoken,
        source_language or detect_language(_joined(row.source or "" for row in first)),
    )
    documents = tuple(_document(decoded.path, doc_id, own, languages) for doc_id, own in grouped.items())
    notices = (decoded.notice,) if decoded.notice else ()
    return make(
        decoded.path,
        raw,
        file_format,
        documents,
        notices,
        decoded=decoded,
        rows=tuple(tuple(own) for own in grouped.values()),
    )


def _joined(values: Iterable[str]) -> str:
    return "\n".join(value for value in values if value)


def _document(path: str, doc_id: str | None, rows: Sequence[Row], languages: tuple[str, str]) -> ReadDocument:
    target, source = languages

    def column(values: Sequence[str], language: str) -> Document:
        return _rows_document(path, doc_id, [row.key for row in rows], values, language)

    return ReadDocument(
        column([row.target.value for row in rows], target),
        None if rows[0].source is None else column([row.source or "" for row in rows], source),
        tuple(column([row.references[number] for row in rows], target) for number in range(len(rows[0].references))),
    )


def _rows_document(
    path: str, doc_id: str | None, keys: Sequence[str], values: Sequence[str], language: str
) -> Document:
    spans: list[tuple[BlockKind, str | None, list[tuple[int, int]]]] = []
    position = 0
    for key, value in zip(keys, values, strict=True):
        spans.append((BlockKind.ROW, key, [(position, position + len(value))]))
        position += len(value) + 1
    return Document(path, "\n".join(values), build_blocks(spans), language, doc_id)
