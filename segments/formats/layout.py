"""Layout: the blocks of a plain text, told apart by the shape of its lines and by what surrounds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from segments.document import BlockKind
from segments.formats.lines import (
    Line,
    ends_sentence,
    is_byline,
    is_dateline,
    is_name,
    is_place,
    lines_of,
    list_marker,
    starts_lower,
)
from segments.formats.words import DANGLING_WORDS

__all__ = ["Part", "parts_of"]

_LONGEST_HEADING = 120
_LONGEST_HEADLINE = 200
_MOST_WORDS_OF_HEADING = 18
_NARROWEST, _WIDEST = 40, 100  # widths at which people and programs wrap text
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3}[.!?…][\"”»’)]? +[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Part:
    """A block to be: ``[start, end)`` of the text without the marker of a list item."""

    kind: BlockKind
    start: int
    end: int


def parts_of(text: str) -> list[Part]:
    """The blocks of a plain text, in order; with the markers of list items they cover all that is not white space.

    A line is a block, unless the file is hard-wrapped: then a paragraph is the lines up to a blank line.
    """
    page = _Page(_joined(text, list(lines_of(text))))
    parts: list[Part] = []
    for index, block in enumerate(page.blocks):
        kind = page.kind(index, [part.kind for part in parts[-1:]])
        marker = list_marker(block.text) if kind is BlockKind.LIST_ITEM else ""
        parts.append(Part(kind, block.start + len(marker), block.end))
    return parts


class _Page:
    """The blocks of a text, judged from the top: the title block lasts until the first paragraph or list."""

    def __init__(self, blocks: Sequence[Line]) -> None:
        self.blocks = blocks
        self._listed = _list_items(blocks)
        self._last_sentence = max(
            (index for index, block in enumerate(blocks) if ends_sentence(block.text)), default=-1
        )
        self._spaced = any(block.gap for block in blocks[1:])
        self._in_title = True

    def kind(self, index: int, previous: Sequence[BlockKind]) -> BlockKind:
        """What a block is; asked of each in order, with the kind of the one before it."""
        text = self.blocks[index].text
        if index in self._listed:
            kind = BlockKind.LIST_ITEM
        elif is_dateline(text) or is_byline(text) or (self._in_title and index > 0 and self._says_who_or_where(index)):
            kind = BlockKind.DATELINE
        elif self._is_headline(index) or self._is_heading(index, previous):
            kind = BlockKind.HEADING
        else:
            kind = BlockKind.PARAGRAPH
        self._in_title = self._in_title and kind in (BlockKind.HEADING, BlockKind.DATELINE)
        return kind

    def _says_who_or_where(self, index: int) -> bool:
        """A place, or in the title block a name next to the date."""
        if is_name(self.blocks[index].text):
            near = (*self.blocks[index - 1 : index], *self.blocks[index + 1 : index + 3])
            return any(is_dateline(block.text) for block in near)
        return is_place(self.blocks[index].text)

    def _is_headline(self, index: int) -> bool:
        """The first line, unless it reads like a paragraph, and what repeats it on top, with a stop or without."""
        text = self.blocks[index].text
        if not self._in_title or len(text) > _LONGEST_HEADLINE or _SENTENCE_INSIDE.search(text):
            return False
        neighbours = [block.text for block in (*self.blocks[index - 1 : index], *self.blocks[index + 1 : index + 2])]
        if len(self.blocks) > 2 and len(text) <= _LONGEST_HEADING and text in neighbours:
            return True
        if index > 0:
            return False
        asks = text.rstrip("\"'”’»")[-1:] in ("?", "!") and len(self.blocks) > 1
        return asks or not (ends_sentence(text) or self._goes_on(index))

    def _is_heading(self, index: int, previous: Sequence[BlockKind]) -> bool:
        """A short line without a stop that stands alone, after a finished paragraph, with text under it."""
        block = self.blocks[index]
        if len(block.text) > _LONGEST_HEADING or len(block.text.split()) > _MOST_WORDS_OF_HEADING:
            return False
        if ends_sentence(block.text) or _SENTENCE_INSIDE.search(block.text) or self._goes_on(index):
            return False
        if index >= self._last_sentence:
            return False  # a line that a site puts under its articles
        if BlockKind.PARAGRAPH in previous and not ends_sentence(self.blocks[index - 1].text):
            return False
        alone = (self._in_title or block.gap > 0) and self.blocks[index + 1].gap > 0
        return alone or not self._spaced

    def _goes_on(self, index: int) -> bool:
        """True for a sentence that the end of its paragraph cuts, or the rest of one."""
        text = self.blocks[index].text
        if text.endswith(",") or starts_lower(text) or text.split()[-1].strip("\"'”’»").lower() in DANGLING_WORDS:
            return True
        return index + 1 < len(self.blocks) and starts_lower(self.blocks[index + 1].text)


def _list_items(blocks: Sequence[Line]) -> set[int]:
    """Indices of list items. A dash opens direct speech and a number a sentence too: those need a neighbour."""
    markers = [list_marker(block.text).strip() for block in blocks]
    items = {index for index, marker in enumerate(markers) if marker and marker in "*•·‣▪●◦■□"}
    for index, (marker, next_marker) in enumerate(pairwise(markers)):
        together = blocks[index + 1].gap == 0 or not ends_sentence(blocks[index].text)
        if marker and (_follows(marker, next_marker) or (marker == next_marker and together)):
            items |= {index, index + 1}
    return items


def _follows(marker: str, next_marker: str) -> bool:
    """True where one number or letter comes after another: ``2.`` after ``1.``, ``b)`` after ``a)``."""
    first, second = marker.strip("()."), next_marker.strip("().")
    if marker[-1:] != next_marker[-1:] or not first or not second:
        return False
    if first.isdecimal() and second.isdecimal():
        return int(second) == int(first) + 1
    return len(first) == len(second) == 1 and first.isalpha() and ord(second) == ord(first) + 1


def _joined(text: str, lines: list[Line]) -> list[Line]:
    """The lines, those of one hard-wrapped paragraph made one."""
    width = _wrap_width(lines)
    if width is None:
        return lines
    blocks: list[Line] = []
    previous: Line | None = None
    for line in lines:
        if previous is not None and line.gap == 0 and _is_wrapped(previous, line, width, slack=0.3):
            start = blocks[-1].start
            blocks[-1] = Line(start, line.end, text[start : line.end], blocks[-1].gap)
        else:
            blocks.append(line)
        previous = line
    return blocks


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The width a file is hard-wrapped at: nearly every line broken because no word more fitted. None: it is not."""
    if not any(line.gap for line in lines[1:]) and len(lines) < 4:
        return None
    width = max((len(line.text) for line in lines), default=0)
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if following.gap == 0 and not list_marker(following.text)
    ]
    if not _NARROWEST <= width <= _WIDEST or len(pairs) < 2:
        return None
    wrapped = sum(_is_wrapped(line, following, width, slack=0.1) for line, following in pairs)
    broken = sum(not ends_sentence(line.text) for line, _ in pairs)
    return width if wrapped >= 0.8 * len(pairs) and broken >= 0.5 * len(pairs) else None


def _is_wrapped(line: Line, following: Line, width: int, slack: float) -> bool:
    """True where the next line's first word would not have fitted (within ``slack`` of the width)."""
    if list_marker(following.text):
        return False
    return len(line.text) + 1 + len(following.text.split(None, 1)[0]) > width * (1 - slack)
