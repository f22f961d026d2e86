"""Pairs: target segments with their text in each reference, as the alignment has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scorer.context import Context
from segments.document import Document

__all__ = ["Pair", "pair_up"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A hypothesis with its text in each reference, None where that reference has nothing for it.

    ``target`` are the indices of its segments, empty for an omission.
    """

    target: tuple[int, ...]
    hypothesis: str
    references: tuple[str | None, ...]
    is_compared: bool
    """False for what only one side has: it counts in a corpus, but has no segment score."""


def pair_up(context: Context) -> tuple[Pair, ...]:
    """The pairs of a document in the order of its target, omissions last; none without a reference.

    Where references cut the text differently, segments are taken together until all references agree. In a table a row
    without reference makes no pair: it was not translated by the reference's hand, not added by the target's.
    """
    document, references = context.document, context.references
    if not references:
        return ()
    pairs = []
    for target in _groups(context):
        texts: list[str | None] = []
        for reference in references:
            beads = {bead: None for index in target if (bead := reference.bead_of(index)) is not None}
            others = sorted({index for bead in beads for index in bead.other})
            texts.append(_text(reference.document, others) if others else None)
        compared = any(text is not None for text in texts)
        if not compared:
            if document.is_table:
                continue
            texts[0] = ""
        pairs.append(Pair(target, _text(document, target), tuple(texts), compared))
    first = references[0]
    for bead in first.beads:
        if bead.other and not bead.target:
            text = _text(first.document, bead.other)
            pairs.append(Pair((), "", (text, *([None] * (len(references) - 1))), is_compared=False))
    return tuple(pairs)


def _groups(context: Context) -> list[tuple[int, ...]]:
    """Target segments that a bead of any reference holds together, as runs of indices."""
    parent = list(range(len(context.document.segments)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = index = parent[parent[index]]
        return index

    for reference in context.references:
        for bead in reference.beads:
            for index in bead.target[1:]:
                parent[root(index)] = root(bead.target[0])
    members: dict[int, list[int]] = {}
    for index in range(len(parent)):
        members.setdefault(root(index), []).append(index)
    return [tuple(indices) for indices in members.values()]


def _text(document: Document, segments: Iterable[int]) -> str:
    """The text of segments, a space between them whatever the page has there."""
    return " ".join(document.of(document.segments[index]) for index in segments)
