"""JSONL: one concept a line, with the same names as the columns of the CSV layout; lists are arrays of strings."""

from __future__ import annotations

import json

from glossary.concepts import Concept, Glossary
from glossary.formats.records import COLUMNS, LISTS, Field, Piece, check_columns, concept_of
from segments.errors import InputError

__all__ = ["read_jsonl"]


def read_jsonl(text: str, path: str) -> Glossary:
    """A glossary in JSONL; InputError names the line of what is not valid."""
    concepts: list[Concept] = []
    position = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            concepts.append(_concept(line, path, number, position))
        position += len(line) + 1
    return Glossary(tuple(concepts), path, text)


def _concept(line: str, path: str, number: int, start: int) -> Concept:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep or not a number"
        raise InputError(path, f"line {number}: not valid JSON ({reason})") from None
    if not isinstance(record, dict):
        raise InputError(path, f"line {number}: a concept must be an object")
    check_columns(path, list(record), number)
    end = start + len(line.rstrip("\r"))
    fields: dict[str, Field] = {}
    for name in COLUMNS:
        value = record.get(name)
        if value is None:
            continue
        if name in LISTS:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise InputError(path, f"line {number}: {name} must be an array of strings")
            pieces = tuple(_piece(line, name, item, start, end) for item in value)
        elif isinstance(value, str):
            pieces = (_piece(line, name, value, start, end),)
        else:
            raise InputError(path, f"line {number}: {name} must be a string")
        first = pieces[0] if pieces else Piece("", start, end)
        fields[name] = Field(pieces, first.start, pieces[-1].end if pieces else end)
    return concept_of(path, number, fields, start, end)


def _piece(line: str, name: str, value: str, start: int, end: int) -> Piece:
    """The place of a string inside its line: found by its JSON form after its key, else the whole line."""
    key = line.find(json.dumps(name))
    for literal in (json.dumps(value, ensure_ascii=False), json.dumps(value)):
        at = line.find(literal, key + len(name) + 2)
        if key >= 0 and at >= 0:
            return Piece(value, start + at + 1, start + at + len(literal) - 1)
    return Piece(value, start, end)
