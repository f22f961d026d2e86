"""Patches: replacements in a document's text, the one currency of fixes, edits and exports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Patch", "apply_patches", "invert_patches", "normalize_patches"]


@dataclass(frozen=True, slots=True, order=True)
class Patch:
    """Put ``text`` in place of ``[start, end)``; offsets are code points into the text the patch was made for."""

    start: int
    end: int
    text: str


def normalize_patches(patches: Iterable[Patch], length: int) -> tuple[Patch, ...]:
    """Sort patches and refuse (ValueError) those that overlap or leave a text of ``length`` code points.

    Two insertions at one place are refused too: their order would be a guess.
    """
    ordered = tuple(sorted(patches))
    position, insertion = 0, -1
    for patch in ordered:
        if not 0 <= patch.start <= patch.end <= length:
            raise ValueError(f"patch {patch.start}:{patch.end} lies outside a text of {length} characters")
        if patch.start < position or patch.start == insertion:
            raise ValueError(f"patch {patch.start}:{patch.end} overlaps the patch before it")
        insertion = patch.start if patch.start == patch.end else -1
        position = patch.end
    return ordered


def apply_patches(text: str, patches: Iterable[Patch]) -> str:
    """The text with every patch applied, all of them in the offsets of ``text``. ValueError as in normalize_patches."""
    pieces: list[str] = []
    position = 0
    for patch in normalize_patches(patches, len(text)):
        pieces += (text[position : patch.start], patch.text)
        position = patch.end
    pieces.append(text[position:])
    return "".join(pieces)


def invert_patches(text: str, patches: Iterable[Patch]) -> tuple[Patch, ...]:
    """The patches that turn the patched text back into ``text``, in the offsets of the patched text."""
    inverse: list[Patch] = []
    shift = 0
    for patch in normalize_patches(patches, len(text)):
        start = patch.start + shift
        inverse.append(Patch(start, start + len(patch.text), text[patch.start : patch.end]))
        shift += len(patch.text) - (patch.end - patch.start)
    return tuple(inverse)
