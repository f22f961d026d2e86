"""Layout: what the checks of a page share: words to compare blocks by, final marks, and how a block is taken out."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from segments.document import Block, BlockKind, Document
from segments.patches import Patch

__all__ = ["deletions", "final_mark", "is_listed", "is_quoted", "normalized", "numbers", "starts_lower"]

_WORD = re.compile(r"[^\W_]+")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_CLOSING = "\"'”’»)]}*_ \t\u00a0"
_FINAL = ".!?…:;。！？"
_LIST_MARK = re.compile(r"[-–—•*·▪◦‣]\s|(?:\d{1,3}|[a-z])[.)]\s|\([\da-z]{1,3}\)\s")


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
    breaks = [_breaks(document, index) for index in range(len(document.blocks) - 1)]
    usual = max(Counter(breaks).items(), key=lambda item: (item[1], item[0]))[0] if breaks else 0
    patches: dict[tuple[int, int], Patch] = {}
    for chain in _chains(sorted(runs)):
        if chain[0][0] == 0:
            patches |= {run: _deletion_at_the_top(document, run) for run in chain}
            continue
        final = chain[-1][1]
        missing = max(0, usual - breaks[final]) if final + 1 < len(document.blocks) else 0
        keeper = next((run for run in reversed(chain) if breaks[run[0] - 1] == usual), None)
        patches |= {run: _deletion(document, run, missing if run == keeper else 0) for run in chain}
    return patches


def _chains(runs: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Runs that follow one another at once, together."""
    chain: list[tuple[int, int]] = []
    for run in runs:
        if chain and run[0] != chain[-1][1] + 1:
            yield chain
            chain = []
        chain.append(run)
    if chain:
        yield chain


def _deletion(document: Document, run: tuple[int, int], kept: int) -> Patch:
    """The run with the gap before it, but for the first ``kept`` line breaks of that gap."""
    start = _line_end(document, run[0] - 1)
    for found in list(_LINE_BREAK.finditer(document.text, start, document.blocks[run[0]].start))[:kept]:
        start = found.end()
    return Patch(start, _line_end(document, run[1]), "")


def _deletion_at_the_top(document: Document, run: tuple[int, int]) -> Patch:
    """The run with the gap after it: nothing stands before."""
    first, last = run
    end = _line_start(document, last + 1) if last + 1 < len(document.blocks) else _line_end(document, last)
    return Patch(_line_start(document, first), end, "")


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
