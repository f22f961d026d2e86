"""Planning: what becomes of units when patches change the text, gaps between them included.

Patches know nothing of units. Here it is worked out once, when the edit is made, which units vanish, merge, change or
begin a block; the event keeps the answer, so that a better rule tomorrow changes no past.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from review_app.review.hunks import make_hunk
from review_app.review.layout import has_break, lines_of, sentences_of
from review_app.review.state import TAIL, Hunk, RunUnit, WorkingDocument, trimmed
from segments.document import BlockKind
from segments.patches import Patch, normalize_patches

__all__ = ["plan_patches", "units_of"]


def units_of(
    document: WorkingDocument, text: str, model: RunUnit, fresh: Iterator[int], *, split: bool = True
) -> list[RunUnit]:
    """Units for ``text``: the first keeps the identity of ``model``, the others get fresh ones; each line is a block.

    Without ``split`` the text of a single line stays one unit. Empty for a text of white space.
    """
    lines = lines_of(document, text)
    units: list[RunUnit] = []
    for number, (gap, line) in enumerate(lines):
        pieces = list(sentences_of(document, line)) if split or len(lines) > 1 else [("", line.strip())]
        for index, (space, words) in enumerate(pieces):
            opens = index == 0 and (number > 0 or model.opens)
            if not units:
                units.append(replace(model, text=words))
            else:
                kind = model.kind if number == 0 else BlockKind.PARAGRAPH
                before = gap + space if index == 0 else space
                units.append(RunUnit(next(fresh), before, words, opens, kind, None, origin=model.origin))
    return units


@dataclass(slots=True)
class _Element:
    """A gap (even) or the words of a unit (odd) with what the patches leave of them."""

    text: str
    touched: bool = False
    swallowed: bool = False  # a patch runs through it from words that stay before to words that stay behind


def plan_patches(document: WorkingDocument, patches: Iterable[Patch], fresh: Iterator[int]) -> tuple[Hunk, ...]:
    """The hunks that these patches make, in document order. ValueError for patches that overlap or lie outside.

    In a table a patch may only touch the words of a single row: ValueError otherwise.
    """
    ordered = [
        part
        for patch in normalize_patches(patches, len(document.text))
        for part in trimmed(document.text, patch.start, patch.end, patch.text)
    ]
    clusters: list[tuple[int, int, list[Patch]]] = []
    for patch in ordered:
        first, last = _elements(document, patch)
        if clusters and first <= clusters[-1][1] + 1:
            clusters[-1] = (clusters[-1][0], max(last, clusters[-1][1]), [*clusters[-1][2], patch])
        else:
            clusters.append((first, last, [patch]))
    hunks: list[Hunk] = []
    for first, last, members in _joined(document, clusters):
        if document.is_table and (first != last or first % 2 == 0):
            raise ValueError("the rows of a table cannot be joined, split or deleted")
        if document.format == "tsv" and any("\n" in patch.text for patch in members):
            raise ValueError("a row of a TSV file holds no line break")
        hunk = _plan_cluster(document, first, last, members, fresh)
        if hunk is not None:
            hunks.append(hunk)
    return tuple(hunks)


def _elements(document: WorkingDocument, patch: Patch) -> tuple[int, int]:
    """The first and last element a patch touches: gap ``i`` is ``2i``, the words of unit ``i`` are ``2i + 1``."""
    position = document.position_at(patch.start)
    if not document.units:
        return 0, 0
    if patch.start == patch.end:
        inside = document.start(position) < patch.start < document.end(position)
        at_edge = not patch.text.isspace() and document.start(position) <= patch.start <= document.end(position)
        if inside or at_edge:
            return 2 * position + 1, 2 * position + 1
        if (
            not patch.text.isspace()
            and position + 1 < len(document.units)
            and patch.start == document.start(position + 1)
        ):
            return 2 * position + 3, 2 * position + 3
        gap = 2 * position if patch.start <= document.start(position) else 2 * position + 2
        return gap, gap
    first = _element_at(document, patch.start)
    return first, _element_at(document, patch.end - 1)


def _element_at(document: WorkingDocument, offset: int) -> int:
    position = document.position_at(offset)
    if offset < document.start(position):
        return 2 * position
    return 2 * position + 1 if offset < document.end(position) else 2 * position + 2


def _joined(
    document: WorkingDocument, clusters: Sequence[tuple[int, int, list[Patch]]]
) -> Iterator[tuple[int, int, list[Patch]]]:
    """Clusters that only one gap or one unit keeps apart are planned together: what vanishes may reach that far."""
    joined: list[tuple[int, int, list[Patch]]] = []
    for first, last, members in clusters:
        if joined and not document.is_table and first <= joined[-1][1] + 3:
            joined[-1] = (joined[-1][0], last, joined[-1][2] + members)
        else:
            joined.append((first, last, members))
    return iter(joined)


def _plan_cluster(
    document: WorkingDocument, first: int, last: int, patches: Sequence[Patch], fresh: Iterator[int]
) -> Hunk | None:
    start = max(0, first // 2 - 1)  # the unit before may merge with the first
    stop = min(last // 2 + 2, len(document.units) + 1)  # the unit behind (or the tail) may begin a block
    elements = _patched(document, start, stop, patches)
    after: list[RunUnit] = []
    gap, opening, gap_touched = "", False, False
    for number, unit in enumerate(document.run(start, stop)):
        space, body = elements[2 * number], elements[2 * number + 1]
        gap, gap_touched = gap + space.text, gap_touched or space.touched
        if unit.id == TAIL:
            after.append(replace(unit, gap=gap))
            break
        opening = opening or unit.opens
        words, trailing = body.text, ""
        if body.touched and not document.is_table:
            words = body.text.strip()
            lead = len(body.text) - len(body.text.lstrip())
            gap, trailing = gap + body.text[:lead], body.text[lead + len(words) :]
            gap_touched = gap_touched or lead > 0
            if not words:
                gap, gap_touched = gap + trailing, True
                continue
        model = replace(unit, gap=gap, text=words, opens=opening)
        if after and gap_touched:
            _attach(document, after, model, space.swallowed)
        else:
            after.append(model)
        if body.touched and not document.is_table and has_break(document, after[-1].text or ""):
            tail = after.pop()
            after += units_of(document, tail.text or "", tail, fresh, split=False)
        gap, opening, gap_touched = trailing, False, bool(trailing)
    return make_hunk(document, start, stop, after, patches)


def _attach(document: WorkingDocument, after: list[RunUnit], unit: RunUnit, swallowed: bool) -> None:
    """Add a unit behind the last: as a block of its own, as a further unit of its block, or as a part of it."""
    last = after[-1]
    gap = unit.gap or ""
    if has_break(document, gap):
        after.append(replace(unit, opens=True))
        return
    whole = (last.text or "") + gap + (unit.text or "")
    closed_up = swallowed or not gap
    if closed_up or (unit.opens and len(list(sentences_of(document, whole))) == 1):
        origin = tuple(dict.fromkeys((*last.origin, *unit.origin)))
        after[-1] = replace(last, text=whole, origin=origin)
    else:
        after.append(replace(unit, opens=False, kind=last.kind, key=last.key))


def _patched(document: WorkingDocument, start: int, stop: int, patches: Sequence[Patch]) -> list[_Element]:
    """The gaps and words of the units in ``[start, stop)`` as the patches leave them, alternating, a gap first."""
    bounds: list[tuple[int, int]] = []
    for position in range(start, stop):
        end = document.end(position) if position < len(document.units) else len(document.text)
        bounds += [(document.end(position - 1), document.start(position)), (document.start(position), end)]
    elements = [_Element("") for _ in bounds]
    cursors = [left for left, _ in bounds]
    crossings: list[tuple[int, int]] = []
    for patch in patches:
        first, last = (number - 2 * start for number in _elements(document, patch))
        for number in range(first, last + 1):
            right = bounds[number][1]
            elements[number].text += document.text[cursors[number] : max(cursors[number], min(patch.start, right))]
            cursors[number] = max(cursors[number], min(patch.end, right))
            elements[number].touched = True
        _put(elements, first, last, patch.text)
        crossings.append((first, last))
    for number, (_, right) in enumerate(bounds):
        elements[number].text += document.text[cursors[number] : right]
    for first, last in crossings:
        if first % 2 and last % 2 and elements[first].text.strip() and elements[last].text.strip():
            for number in range(first + 1, last, 2):
                elements[number].swallowed = True
    return elements


def _put(elements: list[_Element], first: int, last: int, text: str) -> None:
    """Where the new words of a patch go: to the first words it touches, their outer white space to a gap it touches."""
    bodies = [number for number in range(first, last + 1) if number % 2 == 1]
    if not bodies:
        elements[first].text += text
        return
    if first == last or not text:
        elements[bodies[0]].text += text
        return
    words = text.strip()
    lead = text[: len(text) - len(text.lstrip())] if words else ""
    trail = text[len(lead) + len(words) :]
    if first % 2 == 0:
        elements[first].text += lead
        lead = ""
    if last % 2 == 0:
        elements[last].text += trail
        trail = ""
    elements[bodies[0]].text += lead + words + trail
