"""Write a glossary as CSV, TSV or JSONL."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from pathlib import Path

from glossary.concepts import Concept, Glossary, Term
from glossary.formats.delimited import LIST_SEPARATOR
from glossary.formats.reading import format_of
from glossary.formats.records import COLUMNS, LISTS
from segments.errors import InputError

__all__ = ["format_glossary", "write_glossary"]

Record = dict[str, str | list[str]]


def write_glossary(glossary: Glossary, path: Path | str) -> tuple[str, ...]:
    """Write a glossary in the format of the extension (UTF-8), replacing the file in one step.

    Returns one line for each thing that the format could not hold. Raises InputError for an unknown extension and for a
    place that cannot be written.
    """
    target = Path(path)
    text, losses = format_glossary(glossary, format_of(str(path)))
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8"))
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(temporary, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~umask)
            os.replace(temporary, target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(str(path), f"cannot be written ({error.strerror})") from None
    return losses


def format_glossary(glossary: Glossary, form: str) -> tuple[str, tuple[str, ...]]:
    """The text of a glossary as "csv", "tsv" or "jsonl", and one line for each thing that this format cannot hold."""
    losses: list[str] = []
    records = [_record(concept, losses) for concept in glossary.concepts]
    if form == "jsonl":
        return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), tuple(losses)
    rows = [[_cell(record, name, form, losses) for name in COLUMNS] for record in records]
    if form == "tsv":
        return "".join("\t".join(row) + "\n" for row in [list(COLUMNS), *rows]), tuple(losses)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return buffer.getvalue(), tuple(losses)


def _record(concept: Concept, losses: list[str]) -> Record:
    rules = {(term.case, term.match) for term in concept.terms}
    if len(rules) > 1:
        losses.append(f"{concept.id}: its terms have different case or match rules; those of the first are written")
    first = concept.terms[0] if concept.terms else Term("")
    return {
        "concept_id": concept.id,
        "domain": concept.domain,
        "source_lang": concept.source_lang,
        "source": [term.text for term in concept.sources],
        "target_lang": concept.target_lang,
        "preferred": [term.text for term in concept.preferred],
        "admitted": [term.text for term in concept.admitted],
        "forbidden": [term.text for term in concept.forbidden],
        "forbidden_when": str(concept.forbidden_when) if concept.forbidden else "",
        "gloss": concept.gloss,
        "case": str(first.case),
        "match": str(first.match),
        "note": concept.note,
    }


def _cell(record: Record, name: str, form: str, losses: list[str]) -> str:
    value = record[name]
    texts = value if isinstance(value, list) else [value]
    if name in LISTS and any(LIST_SEPARATOR in text for text in texts):
        losses.append(f"{record['concept_id']}: {LIST_SEPARATOR!r} in a term of {name} became '/'")
        texts = [text.replace(LIST_SEPARATOR, "/") for text in texts]
    cell = LIST_SEPARATOR.join(texts)
    if form == "tsv" and any(mark in cell for mark in "\t\r\n"):
        losses.append(f"{record['concept_id']}: a tab or line end in {name} became a space")
        cell = " ".join(cell.split())
    return cell
