"""Export: the corrected file, and the record of changes as TSV or JSON lines.

Columns of the record: ``seq`` (number of the event), ``at`` (UTC), ``who``, ``kind`` (rewrite, apply, join, split,
delete, insert, dismiss, reopen), ``document``, ``location`` (line:column or row in the target as it was given),
``before``, ``after``, ``why`` (the reason given, or the finding's message), ``check``, ``fingerprint``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, fields

from review_app.review.acts import ProjectState
from review_app.review.views import Change
from review_app.store.rows import DocumentRow
from segments.errors import InputError
from segments.formats import read_document_bytes

__all__ = ["changes_jsonl", "changes_tsv", "corrected_file", "corrected_name", "corrected_text"]

_BREAKS = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def corrected_text(state: ProjectState) -> str:
    """The current text of all documents; rows of a table one a line."""
    texts = []
    for working in state.documents.values():
        if working.is_table:
            texts += [working.words(position) for position in range(len(working.units))]
        else:
            texts.append(working.text)
    return "\n".join(texts)


def corrected_name(name: str) -> str:
    """``article.txt`` is ``article.corrected.txt``, ``rows.tsv.gz`` is ``rows.corrected.tsv.gz``."""
    match = re.fullmatch(r"(.+?)(\.[^.]+(?:\.gz)?)", name)
    stem, suffix = match.groups() if match else (name, "")
    return f"{stem}.corrected{suffix}"


def corrected_file(row: DocumentRow, state: ProjectState) -> tuple[str, bytes]:
    """A file name and the target's own bytes with the edits in them. InputError where its encoding cannot hold them."""
    language = row.parts[0]["language"] if row.parts else None
    file = read_document_bytes(row.raw, row.name, encoding=row.encoding, language=language)
    if [part.target.text for part in file.documents] != [part["text"] for part in row.parts]:
        raise InputError(row.name, "this version of Sverka reads the file otherwise than the one that imported it")
    patches = [state.documents[part["slot"]].export_patches() for part in row.parts]
    return corrected_name(row.name), file.export(patches)


def changes_tsv(changes: Iterable[Change]) -> str:
    """The record with a header line; line breaks and tabs are written ``\\n`` and ``\\t``.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    names = [field.name for field in fields(Change)]
    lines = ["\t".join(names)]
    lines += ["\t".join(_cell(getattr(change, name)) for name in names) for change in changes]
    return "".join(f"{line}\n" for line in lines)


def _cell(value: object) -> str:
    text = re.sub(r"[\t\n\r]", lambda match: _BREAKS[match.group()], str(value))
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def changes_jsonl(changes: Iterable[Change]) -> str:
    """The record, one JSON object a line, every key always there."""
    return "".join(f"{json.dumps(asdict(change), ensure_ascii=False)}\n" for change in changes)
