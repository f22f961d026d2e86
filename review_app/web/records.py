"""The record of what changed, as the files a publisher takes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields

from review_app.review.views import Change

__all__ = ["changes_as_jsonl", "changes_as_tsv"]

# Tabs, line ends and backslashes would break a row. A quote goes before a value that a spreadsheet would compute.
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
FORMULA = ("=", "+", "-", "@")


def changes_as_tsv(changes: Iterable[Change]) -> str:
    """A header and a row a change; tab, line end and backslash are written ``\\t``, ``\\n``, ``\\r``, ``\\\\``."""
    names = [field.name for field in fields(Change)]
    rows = [names, *([_cell(getattr(change, name)) for name in names] for change in changes)]
    return "".join("\t".join(row) + "\n" for row in rows)


def changes_as_jsonl(changes: Iterable[Change]) -> str:
    """An object a line."""
    return "".join(json.dumps(asdict(change), ensure_ascii=False) + "\n" for change in changes)


def _cell(value: object) -> str:
    text = str(value).translate(ESCAPES)
    return f"'{text}" if text.startswith(FORMULA) else text
