"""Copies: runs of target segments that repeat the run before them, and so have no counterpart of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

__all__ = ["find_copies", "plain"]

SHORTEST: Final = 15
"""A shorter run (``Yes.``, ``No, no.``) is said twice on purpose more often than not."""
LONGEST: Final = 60
"""Segments in the longest run looked at."""


def plain(text: str) -> str:
    """The text without case, spacing and the marks at its ends: what makes two copies equal."""
    return " ".join(text.casefold().split()).strip(" .,;:!?…\"'“”«»„‘’-–—")


def find_copies(target: Sequence[str], other: Sequence[str]) -> set[int]:
    """Indices of target segments in a run that says again what the run just before it says.

    None where the other text repeats itself too: then the author did. A copy that stands elsewhere is not looked for:
    its neighbours tell it from the original.
    """
    copies = _repeated([plain(text) for text in target])
    if copies and _repeated([plain(text) for text in other]):
        return set()
    return copies


def _repeated(keys: Sequence[str]) -> set[int]:
    last: dict[str, int] = {}
    repeated: set[int] = set()
    for index, key in enumerate(keys):
        size = index - last.get(key, index)
        run = keys[index : index + size]
        if 0 < size <= LONGEST and len(" ".join(run)) >= SHORTEST and run == keys[index - size : index]:
            repeated.update(range(index, index + size))
        last[key] = index
    return repeated
