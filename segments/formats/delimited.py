"""TSV and CSV: tables of segments with one header row, rewritten cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from segments.errors import InputError
from segments.formats.encoding import Decoded
from segments.formats.line_ends import line_end_of
from segments.formats.tables import Cell, Row, TableFile, build_table, find_columns
from segments.patches import Patch, apply_patches

__all__ = ["CsvFile", "TsvFile", "read_csv", "read_tsv"]


@dataclass(frozen=True, kw_only=True)
class TsvFile(TableFile):
    """A table without quoting: a field holds neither a tab nor a line end."""

    def rewritten(self, row: Row, patches: Sequence[Patch]) -> str:
        """The target with these patches. InputError for a patch that a field cannot hold."""
        for patch in patches:
            if any(mark in patch.text for mark in "\t\n\r"):
                raise InputError(
                    self.path, f"line {row.line}: a .tsv field cannot hold a tab or a line break; write a space"
                )
        return apply_patches(row.target.value, patches)


@dataclass(frozen=True, kw_only=True)
class CsvFile(TableFile):
    """A table as RFC 4180 has it: a field in quotation marks may hold anything."""

    @property
    def default_line_end(self) -> str:
        """Inside a field as between records."""
        return line_end_of(self.decoded.text)

    def rewritten(self, row: Row, patches: Sequence[Patch]) -> str:
        """The target with these patches, quoted if it was or if it must be now."""
        value = apply_patches(row.target.value, patches)
        quoted = self.decoded.text.startswith('"', row.target.start, row.target.end)
        if quoted or value.startswith('"') or any(mark in value for mark in ",\r\n"):
            return '"' + value.replace('"', '""') + '"'
        return value


def read_tsv(
    raw: bytes, decoded: Decoded, *, language: str | None = None, source_language: str | None = None
) -> TableFile:
    """A .tsv file. InputError for a missing ``target`` column and for a row with too few or too many fields."""
    rows = _rows(decoded, _tsv_records(decoded.text))
    return build_table(TsvFile, raw, decoded, "tsv", rows, language=language, source_language=source_language)


def read_csv(
    raw: bytes, decoded: Decoded, *, language: str | None = None, source_language: str | None = None
) -> TableFile:
    """A .csv file. InputError as for .tsv, and for quotation marks that do not close."""
    rows = _rows(decoded, _csv_records(decoded.text, decoded.path))
    return build_table(CsvFile, raw, decoded, "csv", rows, language=language, source_language=source_language)


Record = tuple[int, list[Cell]]
"""The line where a record begins, from 1, and its cells."""


def _rows(decoded: Decoded, records: Iterator[Record]) -> list[Row]:
    _, header = next(records, (1, []))
    names = [cell.value for cell in header]
    columns = find_columns(names, decoded.path)

    def place(name: str | None) -> int | None:
        return None if name is None else names.index(name)

    target, doc_id, seg_id, source = map(place, (columns.target, columns.doc_id, columns.seg_id, columns.source))
    references = [names.index(name) for name in columns.references]
    assert target is not None
    rows: list[Row] = []
    for line, cells in records:
        if len(cells) != len(header):
            fields = f"{len(cells)} field" + "s" * (len(cells) != 1)
            raise InputError(decoded.path, f"line {line}: {fields} where the header has {len(header)}")
        rows.append(
            Row(
                line,
                len(rows) + 1,
                cells[target],
                None if doc_id is None else cells[doc_id].value,
                None if seg_id is None else cells[seg_id].value,
                None if source is None else cells[source].value,
                tuple(cells[index].value for index in references),
            )
        )
    return rows


def _tsv_records(text: str) -> Iterator[Record]:
    line_end = re.compile(r"\r\n|\n" if "\n" in text else r"\r")
    position, line = 0, 0
    while position < len(text):
        match = line_end.search(text, position)
        stop = match.start() if match else len(text)
        line += 1
        if stop > position:
            cells: list[Cell] = []
            start = position
            for value in text[position:stop].split("\t"):
                cells.append(Cell(start, start + len(value), value))
                start += len(value) + 1
            yield line, cells
        position = match.end() if match else stop


_FIELD = re.compile(r'"(?P<quoted>(?:[^"]|"")*+)"|(?P<plain>[^",\r\n][^,\r\n]*+|)')
_FIELD_END = re.compile(r",|\r\n|\n|\r|\Z")
_LINE_END = re.compile(r"\r\n|\n|\r")


def _csv_records(text: str, path: str) -> Iterator[Record]:
    position, line, record_line = 0, 1, 1
    cells: list[Cell] = []
    while position <= len(text):
        match = _FIELD.match(text, position)
        assert match is not None, "an empty field matches anywhere"
        quoted = match.group("quoted")
        end = _FIELD_END.match(text, match.end())
        if end is None:
            what = "text after a closing quotation mark; write quotation marks inside twice"
            if quoted is None:
                what = "a quotation mark opens a field and none closes it"
            raise InputError(path, f"line {line}: {what}")
        value = match.group("plain") if quoted is None else quoted.replace('""', '"')
        cells.append(Cell(match.start(), match.end(), value))
        if quoted is not None:
            line += len(_LINE_END.findall(quoted))
        if end.group() != ",":
            if len(cells) > 1 or cells[0].end > cells[0].start:
                yield record_line, cells
            line += 1
            record_line, cells = line, []
            if not end.group():
                return
        position = end.end()
