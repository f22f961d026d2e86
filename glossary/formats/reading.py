"""Read a glossary from a file, from its bytes, or from its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Final

from glossary.concepts import Glossary
from glossary.formats.decoding import decode
from glossary.formats.delimited import read_csv, read_tsv
from glossary.formats.jsonl import read_jsonl
from segments.errors import InputError

__all__ = ["EXTENSIONS", "format_of", "read_glossary", "read_glossary_bytes", "read_glossary_text"]

READERS: Final[dict[str, Callable[[str, str], Glossary]]] = {"csv": read_csv, "tsv": read_tsv, "jsonl": read_jsonl}
EXTENSIONS: Final = {".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".jsonl": "jsonl"}


def read_glossary(path: Path | str, encoding: str | None = None) -> Glossary:
    """The glossary in a CSV, TSV or JSONL file, told apart by the extension.

    The encoding is detected unless given. Raises InputError for whatever cannot be used: no such file, a folder, an
    unknown extension, bytes that are not text, a header or a row that does not fit the layout.
    """
    name = str(path)
    try:
        raw = Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(name, "no such file") from None
    except IsADirectoryError:
        raise InputError(name, "a folder, not a glossary file") from None
    except (OSError, ValueError) as error:
        raise InputError(name, f"cannot be read ({getattr(error, 'strerror', None) or error})") from None
    return read_glossary_bytes(raw, name, encoding)


def read_glossary_bytes(raw: bytes, name: str, encoding: str | None = None) -> Glossary:
    """The glossary in the bytes of a file called ``name``; InputError as in :func:`read_glossary`."""
    format_of(name)
    text, notices = decode(raw, name, encoding)
    return replace(read_glossary_text(text, path=name), notices=notices)


def read_glossary_text(text: str, *, path: str = "") -> Glossary:
    """The glossary in a text; CSV where ``path`` does not say otherwise. InputError as in :func:`read_glossary`."""
    if not text.strip():
        raise InputError(path, "the file is empty")
    return READERS[format_of(path) if path else "csv"](text, path)


def format_of(path: str) -> str:
    """ "csv", "tsv" or "jsonl" by the extension; InputError for another one."""
    suffix = PurePath(path).suffix.casefold()
    if suffix not in EXTENSIONS:
        known = ", ".join(EXTENSIONS)
        shown = f"the extension {suffix!r}" if suffix else "a name without an extension"
        raise InputError(path, f"{shown} is not a glossary format (known: {known})")
    return EXTENSIONS[suffix]
