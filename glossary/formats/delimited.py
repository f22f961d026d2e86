"""CSV and TSV in the toolkit's layout, read with the place of every cell.

The standard library's reader says neither where a cell stands nor, for a quoted cell with line ends, on which line it
began; findings about a glossary need both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from glossary.concepts import Concept, Glossary
from glossary.formats.records import LISTS, Field, Piece, check_columns, concept_of
from segments.errors import InputError

__all__ = ["LIST_SEPARATOR", "read_csv", "read_tsv"]

LIST_SEPARATOR: Final = "|"
DELIMITERS: Final = (",", ";", "\t")
MAX_COLUMNS: Final = 1000
_EXCEL_HINT = re.compile(r"sep=(.)(?:\r\n|\n|\r)")  # Excel's own first line: sep=;


@dataclass(frozen=True, slots=True)
class _Cell:
    """``value`` begins at ``start``; in a quoted cell each quotation mark of the value is two in the file."""

    value: str
    start: int
    end: int
    quoted: bool

    def offset(self, index: int) -> int:
        return self.start + index + (self.value.count('"', 0, index) if self.quoted else 0)

    def field(self, is_list: bool) -> Field:
        if not is_list:
            return Field((Piece(self.value, self.start, self.end),), self.start, self.end)
        pieces, position = [], 0
        for text in self.value.split(LIST_SEPARATOR):
            pieces.append(Piece(text, self.offset(position), self.offset(position + len(text))))
            position += len(text) + 1
        return Field(tuple(pieces), self.start, self.end)


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[_Cell, ...]
    line: int
    start: int
    end: int


def read_csv(text: str, path: str) -> Glossary:
    """A glossary in CSV; the delimiter (comma, semicolon or tab) is the one that the header is divided by."""
    start, delimiter = 0, None
    if hint := _EXCEL_HINT.match(text):
        start, delimiter = hint.end(), hint[1]
    return _read(text, path, start, delimiter or _delimiter(text), quoted=True)


def read_tsv(text: str, path: str) -> Glossary:
    """A glossary in TSV: a quotation mark is a character like any other."""
    return _read(text, path, 0, "\t", quoted=False)


def _delimiter(text: str) -> str:
    header = re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0]
    return max(DELIMITERS, key=header.count)


def _read(text: str, path: str, start: int, delimiter: str, *, quoted: bool) -> Glossary:
    rows = _rows(text, path, start, delimiter, quoted)
    header = next(rows, None)
    if header is None:
        raise InputError(path, "the file is empty")
    names = [cell.value.strip().casefold() for cell in header.cells]
    check_columns(path, names, header.line)
    concepts: list[Concept] = []
    for row in rows:
        if len(row.cells) != len(names):
            raise InputError(
                path,
                f"line {row.line}: {len(row.cells)} cells, but the header has {len(names)}"
                + (" (a cell with the delimiter in it must be quoted)" if quoted else ""),
            )
        fields = {name: cell.field(name in LISTS) for name, cell in zip(names, row.cells, strict=True)}
        concepts.append(concept_of(path, row.line, fields, row.start, row.end))
    return Glossary(tuple(concepts), path, text)


@cache
def _cell_pattern(delimiter: str, quoted: bool) -> re.Pattern[str]:
    ends = rf"(?={re.escape(delimiter)}|[\r\n]|\Z)"
    plain = rf"(?P<plain>[^{re.escape(delimiter)}\r\n]*)"
    return re.compile(rf'"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"{ends}|{plain}' if quoted else plain)


def _rows(text: str, path: str, position: int, delimiter: str, quoted: bool) -> Iterator[_Row]:
    """The rows that are not blank."""
    pattern = _cell_pattern(delimiter, quoted)
    line = 1 + len(re.findall(r"\r\n|\n|\r", text[:position]))
    while position < len(text):
        start, first_line, cells = position, line, []
        while True:
            match = pattern.match(text, position)
            assert match is not None  # the plain alternative matches the empty string
            group = match.lastgroup or "plain"
            value = match[group]
            if quoted and group == "plain" and value.startswith('"'):
                problem = "a quotation mark opens a cell and does not close it (inside a cell it is written twice)"
                raise InputError(path, f"line {line}: {problem}")
            if group == "quoted":
                line += len(re.findall(r"\r\n|\n|\r", value))
                value = value.replace('""', '"')
            cells.append(_Cell(value, *match.span(group), group == "quoted"))
            position = match.end()
            if len(cells) > MAX_COLUMNS:
                raise InputError(path, f"line {line}: more than {MAX_COLUMNS} cells in a row: not a glossary")
            if not text.startswith(delimiter, position):
                break
            position += len(delimiter)
        end = position
        position += 2 if text.startswith("\r\n", position) else 1
        line += 1
        if any(cell.value.strip() for cell in cells):
            yield _Row(tuple(cells), first_line, start, end)
