"""Document, block and segment: the text under review and its parts, by exact offsets.

Every offset is a code point, half-open, into the document's text: ``document.text[x.start:x.end]`` is the thing.
Blocks are in order and do not overlap, and so are the segments inside a block. What lies between them (line ends,
blank lines, the markup of a structured file) belongs to no segment and is kept byte for byte.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

__all__ = ["Block", "BlockKind", "Document", "Segment", "build_blocks"]


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    DATELINE = "dateline"  # a line that only says when, where or by whom
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    ROW = "row"  # a row of a table of segments: it has no layout of its own


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence-sized unit of a block.

    ``index`` counts the document's segments from 0, ``block`` is the index of its block.
    """

    index: int
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, dateline or table row with at least one segment.

    ``key`` names a block as its file does (the ``seg_id`` of a row), None in a plain text.
    """

    index: int
    kind: BlockKind
    start: int
    end: int
    segments: tuple[Segment, ...]
    key: str | None = None


@dataclass(frozen=True)
class Document:
    """A text with its blocks. ``path`` is the name to show, ``language`` a BCP 47 tag ("en", "ru", "und").

    ``doc_id`` names one document of a table, None elsewhere.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    language: str = "und"
    doc_id: str | None = None

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, in order; ``segments[i].index == i``."""
        return tuple(segment for block in self.blocks for segment in block.segments)

    @property
    def is_table(self) -> bool:
        """True where the blocks are rows of a table: such a document has no layout to check."""
        return bool(self.blocks) and self.blocks[0].kind is BlockKind.ROW

    def of(self, part: Segment | Block) -> str:
        """The text of a segment or block."""
        return self.text[part.start : part.end]

    def segment_at(self, offset: int) -> Segment | None:
        """The segment that holds the code point at ``offset``; in a gap, the segment before it, or the first."""
        return _part_at(self.segments, self._segment_starts, offset)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the code point at ``offset``; in a gap, the block before it, or the first."""
        return _part_at(self.blocks, self._block_starts, offset)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in code points."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def location(self, offset: int) -> str:
        """Where a person finds this offset: ``line:column``, or in a table ``segment KEY``."""
        if self.is_table:
            block = self.block_at(offset)
            assert block is not None
            return f"segment {block.key}"
        line, column = self.line_column(offset)
        return f"{line}:{column}"

    @cached_property
    def _segment_starts(self) -> list[int]:
        return [segment.start for segment in self.segments]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        text = self.text
        position = text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = text.find("\n", position + 1)
        return starts


Part = TypeVar("Part", Segment, Block)


def _part_at(parts: tuple[Part, ...], starts: list[int], offset: int) -> Part | None:
    return parts[max(0, bisect_right(starts, offset) - 1)] if parts else None


def build_blocks(spans: Iterable[tuple[BlockKind, str | None, Iterable[tuple[int, int]]]]) -> tuple[Block, ...]:
    """Number blocks and segments from ``(kind, key, segment spans)``; a block without segments is left out."""
    blocks: list[Block] = []
    count = 0
    for kind, key, segment_spans in spans:
        segments = tuple(
            Segment(count + offset, len(blocks), start, end) for offset, (start, end) in enumerate(segment_spans)
        )
        if segments:
            blocks.append(Block(len(blocks), kind, segments[0].start, segments[-1].end, segments, key))
            count += len(segments)
    return tuple(blocks)
