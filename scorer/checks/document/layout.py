"""Layout: what the checks of a page share: words to compare blocks by, final marks, and how a block is taken out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from segments.document import Block, BlockKind, Document
from segments.patches import Patch

__all__ = ["deletions", "final_mark", "is_listed", "is_quoted", "normalized", "numbers", "starts_lower"]

_WORD = re.compile(r"[^\W_]+")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_CLOSING = "\"'”’»)]}*_ \t\u00a0"
_FINAL = ".!?…:;。！？"
_LIST_MARK = re.compile(r"[-–—•*·▪◦‣]\s|\(?\w{1,2}[.)]\s")


def normalized(text: str) -> str:
    """The words of a text in one case, joined by spaces: equal for texts that differ in case, quotes or marks only."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def numbers(text: str) -> tuple[str, ...]:
    """The runs of digits of a text, in order."""
    return tuple(re.findall(r"\d+", text))


def final_mark(text: str) -> str:
    """The mark that ends a text, closing quotes and brackets aside; empty where it ends in a word."""
    stripped = text.rstrip(_CLOSING)
    if stripped and (stripped[-1] in _FINAL or stripped[-1] in ",–—-"):
        return stripped[-1]
    return ""


def starts_lower(text: str) -> bool:
    """True where the first letter, opening quotes and brackets aside, is a small one (``iPhone``, ``al-Qaeda`` not)."""
    words = text.lstrip("\"'“‘«([*_ ").split(maxsplit=1)
    return bool(words) and words[0][0].islower() and not any(letter.isupper() for letter in words[0])


def is_quoted(text: str) -> bool:
    """True where a text is wholly between quotation marks."""
    stripped = text.strip().rstrip(".,!?…")
    return len(stripped) > 1 and stripped[0] in "\"“«‘'„" and stripped[-1] in "\"”»’'“"


def is_listed(document: Document, block: Block) -> bool:
    """True for an item of a list: by its kind, or by a mark at its head."""
    return block.kind is BlockKind.LIST_ITEM or _LIST_MARK.match(document.of(block)) is not None


def deletions(document: Document, runs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Patch]:
    """For each run of blocks ``(first, last)``, ascending and apart, the patch that takes it out with its line break.

    A patch takes the line breaks *before* its run, never those after it, so that patches of different checks cannot
    overlap (only at the top of a text, where nothing stands before, those after it). The gap that is left is one of
    those there were; where only the gap taken has as many line breaks as is usual in the document, enough of it stays.
    """
    ordered = sorted(runs)
    blocks = document.blocks
    breaks = [_breaks(document, index) for index in range(len(blocks) - 1)]
    usual = max(Counter(breaks).items(), key=lambda item: (item[1], item[0]))[0] if breaks else 0
    patches: dict[tuple[int, int], Patch] = {}
    for position, (first, last) in enumerate(ordered):
        if first == 0 or (position and _top(ordered, position)):
            end = _line_start(document, last + 1) if last + 1 < len(blocks) else _line_end(document, last)
            patches[first, last] = Patch(_line_start(document, first), end, "")
            continue
        kept = 0
        final = _end_of_chain(ordered, position)
        if (
            final + 1 < len(blocks)
            and breaks[first - 1] == usual
            and not _usual_later(ordered, position, breaks, usual)
        ):
            kept = max(0, usual - breaks[final])
        start = _line_end(document, first - 1)
        for found in list(_LINE_BREAK.finditer(document.text, start, blocks[first].start))[:kept]:
            start = found.end()
        patches[first, last] = Patch(start, _line_end(document, last), "")
    return patches


def _top(ordered: list[tuple[int, int]], position: int) -> bool:
    """True where this run and all before it fill the top of the text."""
    return ordered[0][0] == 0 and all(
        ordered[index][0] == ordered[index - 1][1] + 1 for index in range(1, position + 1)
    )


def _end_of_chain(ordered: list[tuple[int, int]], position: int) -> int:
    """The last block of the runs that follow one another without a gap from this one on."""
    while position + 1 < len(ordered) and ordered[position + 1][0] == ordered[position][1] + 1:
        position += 1
    return ordered[position][1]


def _usual_later(ordered: list[tuple[int, int]], position: int, breaks: list[int], usual: int) -> bool:
    """True where a later run of the same chain stands after a usual gap: that one keeps what must be kept."""
    while position + 1 < len(ordered) and ordered[position + 1][0] == ordered[position][1] + 1:
        position += 1
        if breaks[ordered[position][0] - 1] == usual:
            return True
    return False


def _breaks(document: Document, index: int) -> int:
    """Line breaks between a block and the next."""
    gap = document.text[document.blocks[index].end : document.blocks[index + 1].start]
    return len(_LINE_BREAK.findall(gap))


def _line_start(document: Document, index: int) -> int:
    """Where the line of a block begins, marks of its format (``## ``) included."""
    floor = document.blocks[index - 1].end if index else 0
    start = document.blocks[index].start
    return max(floor, document.text.rfind("\n", floor, start) + 1, document.text.rfind("\r", floor, start) + 1)


def _line_end(document: Document, index: int) -> int:
    """Where the last line of a block ends, closing marks of its format (``**``) included, blanks not."""
    end = document.blocks[index].end
    ceiling = document.blocks[index + 1].start if index + 1 < len(document.blocks) else len(document.text)
    found = _LINE_BREAK.search(document.text, end, ceiling)
    if found is None and index + 1 < len(document.blocks):
        return end
    rest = document.text[end : found.start() if found else ceiling]
    return end + len(rest.rstrip())
