"""``sverka align``: which segments say what which reference segments say."""

from __future__ import annotations

import json
import textwrap
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from scorer.reports import printable
from segments.alignment import Bead, align_documents, align_segments
from segments.document import Document
from segments.formats import read_document
from sverka.arguments import UsageError
from sverka.evidence import load_settings, notice
from sverka.output import terminal_width, write_lines

__all__ = ["run"]

NOTHING: Final = "∅"


def run(options: Namespace) -> int:
    """Align two texts and print the beads in document order, null beads included."""
    settings = load_settings(options)
    files = [
        read_document(path, encoding=options.encoding, language=language)
        for path, language in ((options.target, settings.target_lang), (options.reference, None))
    ]
    for file in files:
        for remark in file.notices:
            notice(options, f"{file.path}: {remark}")
    for file in files:
        if len(file.documents) != 1:
            raise UsageError(f"{file.path} holds {len(file.documents)} documents: align them one by one")
    target, other = (file.documents[0].target for file in files)
    if options.lines:
        targets, others = _lines(target), _lines(other)
        beads = align_segments(targets, others)
    else:
        targets, others = ([document.of(segment) for segment in document.segments] for document in (target, other))
        beads = align_documents(target, other)
    write_lines(FORMATS[options.format](beads, targets, others), None)
    return 0


def _lines(document: Document) -> list[str]:
    lines = document.text.split("\n")
    return lines[:-1] if lines[-1] == "" else lines  # what follows the last line end is no line


def _jsonl(beads: Sequence[Bead], targets: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    for bead in beads:
        yield json.dumps({"target": bead.target, "reference": bead.other, "score": round(bead.score, 3)})


def _tsv(beads: Sequence[Bead], targets: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    yield "target\treference\tscore\ttarget_text\treference_text"
    for bead in beads:
        cells = [
            " ".join(map(str, bead.target)),
            " ".join(map(str, bead.other)),
            f"{bead.score:.3f}",
            " ".join(targets[index] for index in bead.target),
            " ".join(others[index] for index in bead.other),
        ]
        yield "\t".join(" ".join(cell.split()) for cell in cells)


def _table(beads: Sequence[Bead], targets: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    column = (terminal_width() - len("0000-0000  0.00  ") - 3) // 2
    for bead in beads:
        left = _cell(bead.target, targets, column)
        right = _cell(bead.other, others, column)
        for line, (one, two) in enumerate(zip_longest(left, right, fillvalue="")):
            score = f"{bead.score:.2f}" if line == 0 else "    "
            yield f"{score}  {one:{column}} │ {two}".rstrip()
        yield ""


def _cell(indices: Sequence[int], texts: Sequence[str], width: int) -> list[str]:
    if not indices:
        return [NOTHING]
    lines = []
    for index in indices:
        lines += textwrap.wrap(f"{index}  {printable(texts[index])}", width, subsequent_indent="   ")
    return lines


FORMATS: Final[dict[str, Callable[[Sequence[Bead], Sequence[str], Sequence[str]], Iterator[str]]]] = {
    "table": _table,
    "jsonl": _jsonl,
    "tsv": _tsv,
}
