"""Files: what is read from outside, and how documents and settings are kept as plain data beside their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from segments.document import BlockKind, Document, build_blocks
from segments.errors import InputError
from segments.findings import Settings, Severity
from segments.findings.settings import DashStyle, HouseStyle, QuoteStyle

__all__ = ["RawFile", "document_from_data", "document_to_data", "read_file", "settings_from_data", "settings_to_data"]


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file's bytes; ``path`` is absolute, ``name`` what to show."""

    path: str
    name: str
    raw: bytes

    @property
    def sha256(self) -> str:
        """64 hexadecimal digits over the bytes."""
        return hashlib.sha256(self.raw).hexdigest()


def read_file(path: Path) -> RawFile:
    """Read a file whole. InputError for what cannot be read."""
    try:
        if path.is_dir():
            raise InputError(str(path), "a folder, not a file")
        return RawFile(str(path.absolute()), path.name, path.read_bytes())
    except FileNotFoundError as error:
        raise InputError(str(path), "no such file") from error
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error


def document_to_data(document: Document) -> dict[str, Any]:
    """A document with its segmentation as JSON data, so that a better splitter tomorrow changes nothing in it."""
    return {
        "path": document.path,
        "doc_id": document.doc_id,
        "language": document.language,
        "text": document.text,
        "blocks": [
            [block.kind, block.key, [[segment.start, segment.end] for segment in block.segments]]
            for block in document.blocks
        ],
    }


def document_from_data(data: Mapping[str, Any]) -> Document:
    """The document that :func:`document_to_data` wrote."""
    spans: Iterable[tuple[BlockKind, str | None, list[tuple[int, int]]]] = (
        (BlockKind(kind), key, [(start, end) for start, end in segments]) for kind, key, segments in data["blocks"]
    )
    return Document(data["path"], data["text"], build_blocks(spans), data["language"], data["doc_id"])


def settings_to_data(settings: Settings) -> dict[str, Any]:
    """What a project keeps of its settings, as JSON data."""
    return {
        "source_lang": settings.source_lang,
        "target_lang": settings.target_lang,
        "select": list(settings.select) if settings.select is not None else None,
        "ignore": list(settings.ignore),
        "severities": dict(settings.severities),
        "style": {"dash": settings.style.dash, "quotes": settings.style.quotes},
    }


def settings_from_data(data: Mapping[str, Any]) -> Settings:
    """The settings that :func:`settings_to_data` wrote; the defaults where there are none."""
    if not data:
        return Settings()
    style = data["style"]
    return Settings(
        source_lang=data["source_lang"],
        target_lang=data["target_lang"],
        select=tuple(data["select"]) if data["select"] is not None else None,
        ignore=tuple(data["ignore"]),
        severities={check: Severity(level) for check, level in data["severities"].items()},
        style=HouseStyle(DashStyle(style["dash"]), QuoteStyle(style["quotes"])),
    )
