"""From bytes to text: glossaries come from Excel as often as from a clean tool."""

from __future__ import annotations

import codecs
import re
from typing import Final

from segments.errors import InputError

__all__ = ["decode"]

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BINARY: Final = {
    b"PK\x03\x04": "a zip archive or an Excel workbook, not a text file (save it as CSV)",
    b"\xd0\xcf\x11\xe0": "an old Office file, not a text file (save it as CSV)",
    b"%PDF": "a PDF, not a text file",
}
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


def decode(raw: bytes, path: str, encoding: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of a glossary file without its byte order mark, and remarks for the user (an encoding guessed).

    Without a byte order mark it is UTF-8; bytes that hold no UTF-8 sequence at all are Windows-1251 where most of the
    letters beyond ASCII stand together as in Cyrillic words, else Windows-1252. Raises InputError for an empty or a
    binary file, for UTF-8 with bad bytes, and for an encoding that is unknown or does not fit.
    """
    if not raw.strip():
        raise InputError(path, "the file is empty")
    for magic, what in BINARY.items():
        if raw.startswith(magic):
            raise InputError(path, what)
    if encoding is not None:
        return _with(raw, path, encoding), ()
    for mark, name in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _with(raw, path, name), ()
    if b"\0" in raw:
        raise InputError(path, "not a text file (it holds zero bytes)")
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if _MULTIBYTE.search(raw):
            line = raw.count(b"\n", 0, error.start) + 1
            problem = f"line {line}: not valid UTF-8 (byte 0x{raw[error.start]:02x}); give the encoding with --encoding"
            raise InputError(path, problem) from None
    guess = _single_byte(raw)
    return _with(raw, path, guess), (f"{path}: read as {guess} (it is not UTF-8)",)


def _single_byte(raw: bytes) -> str:
    runs = [len(run) for run in _HIGH_RUN.findall(raw)]
    together = sum(length for length in runs if length > 1)
    return "windows-1251" if together > sum(runs) / 2 else "windows-1252"


def _with(raw: bytes, path: str, encoding: str) -> str:
    try:
        text = raw.decode("utf-8-sig" if encoding.lower().replace("_", "-") in {"utf-8", "utf8"} else encoding)
    except LookupError:
        raise InputError(path, f"unknown encoding {encoding!r}") from None
    except UnicodeError:
        raise InputError(path, f"cannot be read as {encoding}; give another encoding with --encoding") from None
    if "\0" in text:
        raise InputError(path, "not a text file (it holds zero characters)")
    return text.removeprefix("\ufeff")
