"""Line ends: a document has its own, and an edit keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from segments.patches import Patch

__all__ = ["line_end_of", "with_line_end"]

_BARE_LINE_FEED = re.compile(r"(?<!\r)\n")


def line_end_of(text: str, default: str = "\n") -> str:
    """The line end that a text uses most: CRLF, LF or CR; ``default`` where it has none."""
    crlf = text.count("\r\n")
    counts = {"\r\n": crlf, "\n": text.count("\n") - crlf, "\r": text.count("\r") - crlf}
    best = max(counts, key=lambda end: counts[end])
    return best if counts[best] else default


def with_line_end(patches: Iterable[Patch], text: str, line_end: str) -> list[Patch]:
    """The patches of ``text`` with each line feed of theirs as ``line_end``; a CRLF in a patch stays one."""
    if line_end == "\n":
        return list(patches)
    return [Patch(patch.start, patch.end, _converted(patch, text, line_end)) for patch in patches]


def _converted(patch: Patch, text: str, line_end: str) -> str:
    if patch.text.startswith("\n") and text[patch.start - 1 : patch.start] == "\r":
        return "\n" + _BARE_LINE_FEED.sub(line_end, patch.text[1:])  # the second half of a CRLF that is there
    return _BARE_LINE_FEED.sub(line_end, patch.text)
