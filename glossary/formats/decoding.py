"""From bytes to text: glossaries come from Excel as often as from a clean tool."""

from __future__ import annotations

from typing import Final

from segments.errors import InputError
from segments.formats.encoding import decode as decode_file

__all__ = ["decode"]

READ: Final = "glossaries are read from .csv, .tsv and .jsonl (save a workbook as CSV)"


def decode(raw: bytes, path: str, encoding: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of a glossary file without its byte order mark, and remarks for the user (an encoding guessed).

    Encodings are told as for any text. Raises InputError for an empty or a binary file, for damaged UTF-8, and for an
    encoding that is unknown or does not fit.
    """
    if not raw.strip():
        raise InputError(path, "the file is empty")
    decoded = decode_file(raw, path, encoding, formats=READ)
    if "\0" in decoded.text:
        raise InputError(path, f"is a binary file, not text: {READ}")
    return decoded.text.removeprefix("\ufeff"), (decoded.notice,) if decoded.notice else ()
