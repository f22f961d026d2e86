"""Settings: what a project would otherwise repeat on every command line, read from ``sverka.toml``.

Desk and command line share this one reading, so that a house style set once holds in both.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from segments.errors import InputError
from segments.findings.finding import Severity

__all__ = ["DashStyle", "DocumentEntry", "HouseStyle", "QuoteStyle", "Settings"]

FILE_NAMES: Final = ("sverka.toml", "pyproject.toml")


class DashStyle(StrEnum):
    """How a dash between words is set; ``auto`` follows the document."""

    AUTO = "auto"
    EM = "em"  # word—word
    SPACED_EM = "spaced-em"  # word — word
    SPACED_EN = "spaced-en"  # word – word


class QuoteStyle(StrEnum):
    """Which quotation marks the house uses; ``auto`` follows the document."""

    AUTO = "auto"
    CURLY = "curly"
    STRAIGHT = "straight"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The publisher's typography."""

    dash: DashStyle = DashStyle.AUTO
    quotes: QuoteStyle = QuoteStyle.AUTO


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One ``[[document]]``: a target with its own evidence. Paths are relative to the settings file."""

    target: str
    source: str | None = None
    reference: tuple[str, ...] = ()
    glossary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``sverka.toml`` (or ``[tool.sverka]`` in ``pyproject.toml``) holds; every field has a default.

    ``select`` None means all stable checks; ids in it turn preview checks on. ``severities`` overrides by check id.
    ``path`` is the file read, None for the defaults.
    """

    source_lang: str | None = None
    target_lang: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    style: HouseStyle = field(default_factory=HouseStyle)
    documents: tuple[DocumentEntry, ...] = ()
    path: Path | None = None

    @classmethod
    def find(cls, folder: Path) -> Settings:
        """The settings in ``folder`` or the nearest folder above it that has some, else the defaults.

        Raises InputError as :meth:`load` does.
        """
        for place in (folder.resolve(), *folder.resolve().parents):
            for name in FILE_NAMES:
                path = place / name
                if path.is_file() and (name != "pyproject.toml" or "sverka" in _read(path).get("tool", {})):
                    return cls.load(path)
        return cls()

    @classmethod
    def load(cls, path: Path) -> Settings:
        """The settings in one file; InputError for a file that cannot be read, an unknown key or a wrong value."""
        data = _read(path)
        if path.name == "pyproject.toml":
            data = data.get("tool", {}).get("sverka", {})
        return cls(**_Reader(str(path)).settings(data), path=path)


Choice = TypeVar("Choice", bound=StrEnum)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"not valid TOML ({error})") from error


class _Reader:
    """Turns TOML values into typed settings; each error names file and key."""

    def __init__(self, path: str) -> None:
        self.path = path

    def settings(self, data: Mapping[str, Any]) -> dict[str, Any]:
        readers = {
            "source_lang": self.string,
            "target_lang": self.string,
            "select": self.strings,
            "ignore": self.strings,
            "severities": self.severities,
            "style": self.style,
            "document": self.documents,
        }
        self.known(data, readers, "")
        values = {key: readers[key](key, value) for key, value in data.items()}
        if "document" in values:
            values["documents"] = values.pop("document")
        return values

    def fail(self, key: str, expected: str) -> InputError:
        return InputError(self.path, f"{key} must be {expected}")

    def known(self, data: Mapping[str, Any], names: Mapping[str, Any], prefix: str) -> None:
        for key in data:
            if key not in names:
                raise InputError(self.path, f"unknown key {prefix}{key} (known: {', '.join(sorted(names))})")

    def string(self, key: str, value: object) -> str:
        if not isinstance(value, str):
            raise self.fail(key, "a string")
        return value

    def strings(self, key: str, value: object) -> tuple[str, ...]:
        if isinstance(value, str) and key != "select":
            return (value,)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(key, "a list of strings")
        return tuple(value)

    def table(self, key: str, value: object) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self.fail(key, "a table")
        return value

    def severities(self, key: str, value: object) -> dict[str, Severity]:
        table = self.table(key, value)
        return {check: self.choice(f"{key}.{check}", level, Severity) for check, level in table.items()}

    def choice(self, key: str, value: object, kind: type[Choice]) -> Choice:
        if not isinstance(value, str) or value not in list(kind):
            raise self.fail(key, f"one of {', '.join(kind)}")
        return kind(value)

    def style(self, key: str, value: object) -> HouseStyle:
        table = self.table(key, value)
        self.known(table, {"dash": None, "quotes": None}, f"{key}.")
        return HouseStyle(
            dash=self.choice(f"{key}.dash", table.get("dash", DashStyle.AUTO), DashStyle),
            quotes=self.choice(f"{key}.quotes", table.get("quotes", QuoteStyle.AUTO), QuoteStyle),
        )

    def documents(self, key: str, value: object) -> tuple[DocumentEntry, ...]:
        if not isinstance(value, list):
            raise self.fail(key, "a list of tables ([[document]])")
        entries = []
        for item in value:
            table = self.table(key, item)
            self.known(table, {entry.name: None for entry in fields(DocumentEntry)}, f"{key}.")
            if "target" not in table:
                raise self.fail(key, "a table with a target")
            entries.append(
                DocumentEntry(
                    target=self.string("document.target", table["target"]),
                    source=self.string("document.source", table["source"]) if "source" in table else None,
                    reference=self.strings("document.reference", table.get("reference", [])),
                    glossary=self.strings("document.glossary", table.get("glossary", [])),
                )
            )
        return tuple(entries)
