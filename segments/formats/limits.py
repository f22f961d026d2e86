"""Limits: how much of a file is read before it is refused in one line."""

from __future__ import annotations

from segments.errors import InputError

__all__ = ["MAX_BYTES", "MAX_CELL", "MAX_DOCUMENT", "MAX_LINES", "check_document"]

MAX_BYTES = 128 * 1024 * 1024
"""Of a file, and of what a compressed file unpacks to."""

MAX_DOCUMENT = 5_000_000
"""Code points of one running text: a shelf of novels, more than anyone reviews in one piece."""

MAX_LINES = 200_000
"""Of one running text."""

MAX_CELL = 1_000_000
"""Code points of one cell of a table."""


def check_document(text: str, path: str) -> None:
    """Raise InputError for a text that is empty or too long to be one document."""
    if not text.strip().strip("\ufeff\u200b\x00"):
        raise InputError(path, "is empty: there is nothing to review")
    if len(text) > MAX_DOCUMENT:
        raise InputError(path, f"has {len(text):,} characters: more than {MAX_DOCUMENT:,} in one document; split it")
    lines = text.count("\n") or text.count("\r")
    if lines > MAX_LINES:
        raise InputError(path, f"has {lines:,} lines: more than {MAX_LINES:,} in one document; split it")
