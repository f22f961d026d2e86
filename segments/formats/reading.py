"""Reading: from a path or bytes to a document file, whatever the format."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from segments.errors import InputError
from segments.formats.base import DocumentFile
from segments.formats.delimited import read_csv, read_tsv
from segments.formats.encoding import READ, decode
from segments.formats.jsonl import read_jsonl
from segments.formats.limits import MAX_BYTES
from segments.formats.markdown import markdown_document
from segments.formats.text import read_text
from segments.formats.words import words
from segments.patches import Patch

__all__ = ["read_document", "read_document_bytes"]

_UNSUPPORTED = words(
    ".docx .doc .odt .rtf .pdf .xlsx .xls .ods .pptx .epub .parquet .zip .json .html .htm .xml .xliff .xlf .sdlxliff "
    ".mqxliff .tmx .tbx .po .srt .vtt"
)


def read_document(
    path: str | Path,
    *,
    encoding: str | None = None,
    language: str | None = None,
    source_language: str | None = None,
    stdin_name: str | None = None,
) -> DocumentFile:
    """Read a file; ``-`` is standard input, ``stdin_name`` then the name that tells its format.

    ``encoding`` and the languages are detected when not given. Raises InputError for what cannot be read.
    """
    if str(path) == "-":
        raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        name = stdin_name or "<stdin>"
    else:
        raw, name = _read_bytes(Path(path)), str(path)
    return read_document_bytes(raw, name, encoding=encoding, language=language, source_language=source_language)


def read_document_bytes(
    raw: bytes,
    name: str,
    *,
    encoding: str | None = None,
    language: str | None = None,
    source_language: str | None = None,
) -> DocumentFile:
    """Read a file from its bytes; the extension of ``name`` tells the format (an unknown one is read as plain text)."""
    _check_size(len(raw), name)
    suffixes = [suffix.lower() for suffix in Path(name).suffixes]
    if suffixes[-1:] == [".gz"]:
        inner = _read(_unpacked(raw, name), name, (suffixes[-2:-1] or [""])[0], encoding, language, source_language)
        return CompressedFile(name, raw, inner.format, inner.documents, inner.notices, inner=inner)
    return _read(raw, name, (suffixes or [""])[-1], encoding, language, source_language)


def _read(
    raw: bytes, name: str, suffix: str, encoding: str | None, language: str | None, source_language: str | None
) -> DocumentFile:
    if not raw:
        raise InputError(name, "is empty: there is nothing to review")
    if suffix in _UNSUPPORTED and not raw.startswith(b"PK"):
        raise InputError(name, f"{suffix} files are not read: {READ}")
    decoded = decode(raw, name, encoding)
    if suffix == ".tsv":
        return read_tsv(raw, decoded, language=language, source_language=source_language)
    if suffix == ".csv":
        return read_csv(raw, decoded, language=language, source_language=source_language)
    if suffix == ".jsonl":
        return read_jsonl(raw, decoded, language=language, source_language=source_language)
    if suffix in (".md", ".markdown"):
        return read_text(raw, decoded, file_format="md", build=markdown_document, language=language)
    return read_text(raw, decoded, language=language)


@dataclass(frozen=True, kw_only=True)
class CompressedFile(DocumentFile):
    """A gzip file around a file of another format."""

    inner: DocumentFile

    def export(self, patches: Sequence[Sequence[Patch]]) -> bytes:
        """The file as it was, or packed anew where something changed; see DocumentFile."""
        content = self.inner.export(patches)
        return self.raw if content == self.inner.raw else gzip.compress(content, mtime=0)


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(str(path), "is a folder: name a file in it")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(str(path), "no such file") from None
    except PermissionError:
        raise InputError(str(path), "may not be read: permission denied") from None
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    return raw


def _check_size(size: int, name: str) -> None:
    if size > MAX_BYTES:
        raise InputError(name, f"is larger than {MAX_BYTES // 1024**2} MB: split it")


def _unpacked(raw: bytes, name: str) -> bytes:
    if raw[:2] != b"\x1f\x8b":
        raise InputError(name, "is not gzip data, though its name ends in .gz")
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as file:
            content = file.read(MAX_BYTES + 1)
    except EOFError:
        raise InputError(name, "is cut off: the compressed data end too early") from None
    except (OSError, zlib.error) as error:
        raise InputError(name, f"is damaged: {error}") from None
    if len(content) > MAX_BYTES:
        raise InputError(name, f"unpacks to more than {MAX_BYTES // 1024**2} MB: split it")
    return content
