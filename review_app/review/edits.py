"""Edits: what each thing a reviewer can do to the text makes of a document, as hunks. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from review_app.review.hunks import make_hunk
from review_app.review.layout import LINE_END, block_separator, break_of, breaks, has_break, with_line_ends
from review_app.review.planning import plan_patches, units_of
from review_app.review.state import Hunk, RunUnit, WorkingDocument, trimmed
from review_app.review.views import Action, UnitStatus
from segments.document import BlockKind
from segments.patches import Patch

__all__ = [
    "Refusal",
    "allowed",
    "delete",
    "insert_block",
    "insert_segment",
    "join_next",
    "rewrite",
    "split",
]

_TABLE = "The rows of a table cannot be joined, split, deleted or inserted: the file's rows must stay as they are."
_MARKUP = re.compile(r"[\s>#*+\-\d.)]*")


class Refusal(Exception):  # noqa: N818 - not an error: an answer
    """The edit makes no sense here; its text says why in one line."""


def allowed(document: WorkingDocument, position: int) -> frozenset[Action]:
    """The structural edits that the unit at ``position`` can take."""
    if document.is_table:
        return frozenset()
    actions = {Action.INSERT, Action.INSERT_BLOCK}
    if len(document.units) > 1:
        actions.add(Action.DELETE)
    first, last = document.block_range(position)
    if last - first < len(document.units):
        actions.add(Action.DELETE_BLOCK)
    if position + 1 < len(document.units) and _MARKUP.fullmatch(document.gap(position + 1)):
        actions.add(Action.JOIN_NEXT)
    if len(document.words(position)) > 1:
        actions.add(Action.SPLIT)
    return frozenset(actions)


def rewrite(
    document: WorkingDocument, position: int, text: str, fresh: Iterator[int], status: UnitStatus | None = None
) -> tuple[Hunk, ...]:
    """Put ``text`` in place of a unit, a block for each line of it; none when nothing changes."""
    unit = document.run(position, position + 1)[0]
    model = replace(unit, status=status or unit.status)
    if document.is_table:
        if document.format == "tsv" and LINE_END.search(text):
            raise Refusal("A row of a TSV file is one line: the text cannot hold a line break.")
        after = [replace(model, text=text)]
    else:
        text = with_line_ends(document, text.strip())
        if not text:
            raise Refusal("A segment cannot be empty: delete it instead.")
        after = units_of(document, text, model, fresh, split=False)
    words = "".join((item.gap or "") * (number > 0) + (item.text or "") for number, item in enumerate(after))
    patches = trimmed(document.text, document.start(position), document.end(position), words)
    hunk = make_hunk(document, position, position + 1, after, patches)
    return (hunk,) if hunk is not None else ()


def join_next(document: WorkingDocument, position: int, fresh: Iterator[int]) -> tuple[Hunk, ...]:
    """Join a unit with the next: two segments of a block become one, two blocks become one block.

    Where the place between two blocks was no sentence end, their segments become one too.
    """
    _no_table(document)
    if position + 1 == len(document.units):
        raise Refusal("There is no segment behind the last one.")
    gap = document.gap(position + 1)
    if not _MARKUP.fullmatch(gap):
        raise Refusal("There is markup between the two: edit them in the file.")
    patch = Patch(document.end(position), document.start(position + 1), " ")
    if document.units[position + 1].opens:
        return plan_patches(document, [patch], fresh)
    one, other = document.run(position, position + 2)
    origin = tuple(dict.fromkeys((*one.origin, *other.origin)))
    space = " " if gap else ""
    whole = replace(one, text=(one.text or "") + space + (other.text or ""), origin=origin)
    hunk = make_hunk(document, position, position + 2, [whole], [replace(patch, text=space)])
    return (hunk,) if hunk is not None else ()


def split(
    document: WorkingDocument, position: int, fresh: Iterator[int], *, offset: int, new_block: bool
) -> tuple[Hunk, ...]:
    """Split a unit at ``offset`` into its text."""
    _no_table(document)
    unit = document.run(position, position + 1)[0]
    words = unit.text or ""
    if not 0 <= offset <= len(words):
        raise Refusal("The place to split at lies outside the segment.")
    left, right = words[:offset].rstrip(), words[offset:].lstrip()
    if not left or not right:
        raise Refusal("Nothing would be left on one side: put the cursor inside the segment.")
    start, end = len(left), len(words) - len(right)
    gap = words[start:end]
    patches = []
    kind = unit.kind
    if new_block:
        kind = unit.kind if unit.kind is BlockKind.LIST_ITEM else BlockKind.PARAGRAPH
        gap = block_separator(document, position) + (_line_prefix(document, position) if kind is unit.kind else "")
        patches.append(Patch(document.start(position) + start, document.start(position) + end, gap))
    status = UnitStatus.UNREVIEWED
    second = RunUnit(next(fresh), gap, right, new_block, kind, unit.key, status, unit.origin)
    hunk = make_hunk(document, position, position + 1, [replace(unit, text=left, status=status), second], patches)
    return (hunk,) if hunk is not None else ()


def _line_prefix(document: WorkingDocument, position: int) -> str:
    """The markup before a block on its own line, such as the mark of a list item."""
    first, _ = document.block_range(position)
    return LINE_END.split(document.gap(first))[-1]


def delete(
    document: WorkingDocument, position: int, fresh: Iterator[int], *, whole_block: bool = False
) -> tuple[Hunk, ...]:
    """Delete a unit with the space beside it, or its block with its line.

    The only unit of a block takes the block along.
    """
    _no_table(document)
    first, last = document.block_range(position)
    if last - first == len(document.units) and (whole_block or len(document.units) == 1):
        raise Refusal("It is all there is: a document cannot be empty.")
    if whole_block or last - first == 1:
        patch = _block_patch(document, first, last)
    elif position + 1 < last:
        patch = Patch(document.start(position), document.start(position + 1), "")
    else:
        patch = Patch(document.end(position - 1), document.end(position), "")
    return plan_patches(document, [patch], fresh)


def _block_patch(document: WorkingDocument, first: int, last: int) -> Patch:
    """What to cut out so that the blocks around stand as far apart as the wider of the two gaps has them."""
    above, below = document.gap(first), document.gap(last)
    end_of_line = document.end(last - 1) + _line_end_offset(below)
    if first > 0 and (last == len(document.units) or breaks(above) < breaks(below)):
        return Patch(document.end(first - 1) + _line_end_offset(above), end_of_line, "")
    line_start = document.start(first) - len(_line_prefix(document, first))
    next_line = document.start(last) - len(LINE_END.split(below)[-1])
    return Patch(line_start, next_line, "")


def _line_end_offset(gap: str) -> int:
    match = LINE_END.search(gap)
    return match.start() if match else len(gap)


def insert_segment(document: WorkingDocument, position: int, fresh: Iterator[int], *, text: str) -> tuple[Hunk, ...]:
    """Insert a segment behind a unit, in its block."""
    _no_table(document)
    text = with_line_ends(document, text.strip())
    if not text:
        raise Refusal("There is nothing to insert.")
    if has_break(document, text):
        raise Refusal("A segment is one line: insert a block instead.")
    unit = document.run(position, position + 1)[0]
    added = RunUnit(next(fresh), " ", text, False, unit.kind, unit.key)
    place = document.end(position)
    hunk = make_hunk(document, position, position + 1, [unit, added], [Patch(place, place, f" {text}")])
    return (hunk,) if hunk is not None else ()


def insert_block(
    document: WorkingDocument, position: int, fresh: Iterator[int], *, text: str, before: bool = False
) -> tuple[Hunk, ...]:
    """Insert blocks, one for each line of ``text``, behind (or before) the block of a unit."""
    _no_table(document)
    text = with_line_ends(document, text.strip())
    if not text:
        raise Refusal("There is nothing to insert.")
    separator = block_separator(document, position)
    text = _separated(document, text, separator)
    first, last = document.block_range(position)
    model = RunUnit(next(fresh), "", None, True, BlockKind.PARAGRAPH)
    added = units_of(document, text, model, fresh)
    if before:
        behind = document.run(first, first + 1)[0]
        prefix = _line_prefix(document, first)
        gap = (behind.gap or "")[: len(behind.gap or "") - len(prefix)]
        place = document.start(first) - len(prefix)
        units = [replace(added[0], gap=gap), *added[1:], replace(behind, gap=separator + prefix, opens=True)]
        hunk = make_hunk(document, first, first + 1, units, [Patch(place, place, text + separator)])
    else:
        offset = _line_end_offset(document.gap(last))
        gap = document.gap(last)
        place = document.end(last - 1) + offset
        edge = replace(document.run(last, last + 1)[0], gap=gap[offset:])
        units = [replace(added[0], gap=gap[:offset] + separator), *added[1:], edge]
        hunk = make_hunk(document, last, last + 1, units, [Patch(place, place, separator + text)])
    return (hunk,) if hunk is not None else ()


def _separated(document: WorkingDocument, text: str, separator: str) -> str:
    """The lines of typed text set apart as the blocks of the document are."""
    return break_of(document).sub(lambda _: separator, text)


def _no_table(document: WorkingDocument) -> None:
    if document.is_table:
        raise Refusal(_TABLE)
