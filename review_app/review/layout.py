"""Layout: how a document sets its blocks apart, so that what is put in or taken out looks like what is around."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from review_app.review.state import WorkingDocument
from segments.document import BlockKind
from segments.formats.line_ends import line_end_of
from segments.splitting import split_sentences

__all__ = [
    "LINE_END",
    "block_separator",
    "break_of",
    "breaks",
    "has_break",
    "line_end",
    "lines_of",
    "sentences_of",
    "with_line_ends",
]

_TYPED_LINE_END = re.compile(r"\r\n|\n|\r")
LINE_END = re.compile("\r\n|[\n\r\f\v\u2028\u2029]")
"""What ends a line of a text file."""
BREAK = re.compile(rf"\s*(?:{LINE_END.pattern})\s*")
SOFT_BREAK = re.compile(rf"\s*(?:{LINE_END.pattern})[ \t]*(?:{LINE_END.pattern})\s*")


def line_end(document: WorkingDocument) -> str:
    """The line end that the document uses most; a line feed where it has none."""
    return line_end_of(document.original.text)


def with_line_ends(document: WorkingDocument, text: str) -> str:
    """``text`` with its line ends as the document has them."""
    return _TYPED_LINE_END.sub(line_end(document), text) if _TYPED_LINE_END.search(text) else text


def breaks(gap: str) -> int:
    """How many line ends there are in a gap."""
    return len(LINE_END.findall(gap))


def break_of(document: WorkingDocument) -> re.Pattern[str]:
    """What parts two blocks: a line end, or a blank line where lines are soft, with the white space around it."""
    return SOFT_BREAK if document.soft_lines else BREAK


def has_break(document: WorkingDocument, text: str) -> bool:
    """True where ``text`` parts two blocks."""
    return break_of(document).search(text) is not None


def lines_of(document: WorkingDocument, text: str) -> list[tuple[str, str]]:
    """``text`` as blocks, each with the gap before it; what is left over at the end is left out."""
    pattern = break_of(document)
    lines = []
    gap, position = "", 0
    for match in pattern.finditer(text):
        if text[position : match.start()].strip():
            lines.append((gap, text[position : match.start()]))
            gap = match.group()
        position = match.end()
    if text[position:].strip():
        lines.append((gap, text[position:]))
    return lines


def sentences_of(document: WorkingDocument, text: str) -> Iterator[tuple[str, str]]:
    """The sentences of one block's text, each with the gap before it."""
    end = 0
    for start, stop in split_sentences(text, document.original.language):
        yield text[end:start], text[start:stop]
        end = stop


def block_separator(document: WorkingDocument, position: int) -> str:
    """What parts two blocks around the unit at ``position``: only line ends, as many as most paragraphs have there.

    The gaps next to the unit's block count first, then those of the whole document.
    """
    first, last = document.block_range(position)
    near = [
        breaks(document.gap(index))
        for index in (last, first)
        if 0 < index < len(document.units) and document.units[index].kind is BlockKind.PARAGRAPH
    ]
    if not near:
        counts = Counter(
            breaks(document.gap(index))
            for index, unit in enumerate(document.units)
            if index > 0 and unit.opens and unit.kind is BlockKind.PARAGRAPH
        )
        near = [counts.most_common(1)[0][0]] if counts else [0]
    number = near[0] or (2 if document.soft_lines else 1)
    return line_end(document) * number
