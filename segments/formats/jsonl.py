"""JSON Lines: one object a line, of which only the edited characters are rewritten."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from segments.errors import InputError
from segments.formats.encoding import Decoded
from segments.formats.tables import Cell, Row, TableFile, build_table, find_columns
from segments.patches import Patch, normalize_patches

__all__ = ["JsonlFile", "read_jsonl"]

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")
_PIECE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.S)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class JsonlFile(TableFile):
    """A table with one JSON object a line."""

    def rewritten(self, row: Row, patches: Sequence[Patch]) -> str:
        """The target's JSON string with these patches; every character not patched keeps its spelling."""
        token = self.decoded.text[row.target.start : row.target.end]
        pieces = _PIECE.findall(token[1:-1]) if token.startswith('"') else []
        escaped = "\\u" in token or (token.isascii() and self.decoded.text.isascii() and "\\u" in self.decoded.text)
        spelled: list[str] = []
        position = 0
        for patch in normalize_patches(patches, len(pieces)):
            text = json.dumps(patch.text, ensure_ascii=escaped and token.isascii())[1:-1]
            spelled += (*pieces[position : patch.start], text.replace("/", "\\/") if "\\/" in token else text)
            position = patch.end
        return '"' + "".join((*spelled, *pieces[position:])) + '"'


def read_jsonl(
    raw: bytes, decoded: Decoded, *, language: str | None = None, source_language: str | None = None
) -> TableFile:
    """A .jsonl file. InputError, with its line, for one that is no object or has no text as its ``target``."""
    rows = [
        _row(line, number, members, decoded.path)
        for number, (line, members) in enumerate(_objects(decoded.text, decoded.path), 1)
    ]
    width = max((len(row.references) for row in rows), default=0)
    sourced = any(row.source is not None for row in rows)
    evened = [
        Row(
            row.line,
            row.number,
            row.target,
            row.doc_id,
            row.seg_id,
            (row.source or "") if sourced else None,
            row.references + ("",) * (width - len(row.references)),
        )
        for row in rows
    ]
    return build_table(JsonlFile, raw, decoded, "jsonl", evened, language=language, source_language=source_language)


Members = dict[str, tuple[int, int, object]]
"""The members of an object: where the value stands in the file's text, and what it is."""


def _objects(text: str, path: str) -> Iterator[tuple[int, Members]]:
    position, line = 0, 1
    while position < len(text):
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        if text[position:stop].strip():
            try:
                yield line, _members(text[position:stop], position)
            except (ValueError, RecursionError) as error:
                reason = error.msg if isinstance(error, json.JSONDecodeError) else "not a JSON object"
                raise InputError(path, f"line {line}: {reason}; each line must be one JSON object") from None
        position = stop + 1
        line += 1


def _members(text: str, offset: int) -> Members:
    """The members of the object that a line holds. Raises ValueError or RecursionError if it holds none."""
    members: Members = {}
    position = _skip(text, 0)
    if text[position : position + 1] != "{":
        raise ValueError(text[:20])
    position = _skip(text, position + 1)
    closed = text[position : position + 1] == "}"
    while not closed:
        if text[position : position + 1] != '"':
            raise json.JSONDecodeError("a name in quotation marks is missing", text, position)
        name, position = _DECODER.raw_decode(text, position)
        position = _skip(text, position)
        if text[position : position + 1] != ":":
            raise json.JSONDecodeError("a colon is missing", text, position)
        start = _skip(text, position + 1)
        value, end = _DECODER.raw_decode(text, start)
        members[name] = (offset + start, offset + end, value)
        position = _skip(text, end)
        mark = text[position : position + 1]
        if mark not in (",", "}") or not mark:
            raise json.JSONDecodeError("a comma or closing brace is missing", text, position)
        closed = mark == "}"
        position = position if closed else _skip(text, position + 1)
    if _skip(text, position + 1) != len(text):
        raise json.JSONDecodeError("text after the object", text, position)
    return members


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    assert match is not None
    return match.end()


def _row(line: int, number: int, members: Members, path: str) -> Row:
    try:
        columns = find_columns(members, path)
    except InputError as error:
        raise InputError(path, f"line {line}: {error.problem}") from None

    def text_of(name: str) -> str:
        value = members[name][2]
        if value is None:
            return ""
        if not isinstance(value, str):
            raise InputError(path, f"line {line}: {name!r} is not text; put it in quotation marks")
        if _SURROGATE.search(value):
            raise InputError(path, f"line {line}: {name!r} holds half a character (a lone surrogate escape)")
        return value

    def name_of(name: str | None) -> str | None:
        if name is None or members[name][2] is None:
            return None
        value = members[name][2]
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    start, end, _ = members[columns.target]
    return Row(
        line,
        number,
        Cell(start, end, text_of(columns.target)),
        name_of(columns.doc_id),
        name_of(columns.seg_id),
        None if columns.source is None else text_of(columns.source),
        tuple(text_of(name) for name in columns.references),
    )
