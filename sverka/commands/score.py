"""``sverka score``: how good each segment and the whole is, by metrics and findings."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scorer.metrics import CorpusScores, DocumentScores, SegmentScores, score_corpus, score_document
from scorer.reports import printable
from segments.document import Document
from sverka.evidence import inspect_all, load, load_settings
from sverka.output import terminal_width, write_lines

__all__ = ["run"]

VALUES: Final = ("score", "bleu", "chrf", "ter", "mqm")


@dataclass(frozen=True, slots=True)
class _Scored:
    document: Document
    scores: DocumentScores


def run(options: Namespace) -> int:
    """Score every segment of a target, then the whole."""
    settings = load_settings(options)
    contexts = [context for item in load(options, settings, [options.target]) for context in item.contexts]
    inspections = inspect_all(contexts, options.jobs)
    scored = [
        _Scored(context.document, score_document(context, inspection.findings))
        for context, inspection in zip(contexts, inspections, strict=True)
    ]
    corpus = score_corpus([item.scores for item in scored])
    write_lines(FORMATS[options.format](scored, corpus), None)
    return 0


def _seg_id(document: Document, segment: SegmentScores) -> str:
    """The row's own id in a table, the segment's number from 1 in a text."""
    key = document.blocks[document.segments[segment.segment].block].key
    return key if document.is_table and key is not None else str(segment.segment + 1)


def _jsonl(scored: Sequence[_Scored], corpus: CorpusScores) -> Iterator[str]:
    for item in scored:
        for segment in item.scores.segments:
            row: dict[str, Any] = {"doc_id": item.document.doc_id, "seg_id": _seg_id(item.document, segment)}
            row |= {name: _rounded(getattr(segment, name)) for name in VALUES}
            yield json.dumps(row | {"priority": segment.priority}, ensure_ascii=False)
    values = {name: _rounded(getattr(corpus, name)) for name in VALUES}
    yield json.dumps({"corpus": True, **values, "signatures": dict(corpus.signatures)})


def _tsv(scored: Sequence[_Scored], corpus: CorpusScores) -> Iterator[str]:
    yield "\t".join(("doc_id", "seg_id", *VALUES, "priority"))
    for item in scored:
        for segment in item.scores.segments:
            cells = (_rounded(getattr(segment, name)) for name in VALUES)
            ids = (item.document.doc_id or "", _seg_id(item.document, segment))
            yield "\t".join((*ids, *("" if cell is None else str(cell) for cell in cells), str(segment.priority)))


def _table(scored: Sequence[_Scored], corpus: CorpusScores) -> Iterator[str]:
    header = f"{'segment':>8} {'score':>6} {'BLEU':>6} {'chrF':>6} {'TER':>6} {'MQM':>6} {'first':>6}  "
    room = max(10, terminal_width() - len(header))
    for item in scored:
        if item.document.doc_id is not None:
            yield printable(item.document.doc_id)
        yield f"{header}text"
        for segment in item.scores.segments:
            text = printable(item.document.of(item.document.segments[segment.segment]))
            cells = " ".join(_cell(getattr(segment, name)) for name in VALUES)
            shown = text if len(text) <= room else f"{text[: room - 1]}…"
            yield f"{_seg_id(item.document, segment):>8} {cells} {segment.priority:>6}  {shown}"
        yield ""
    yield f"{'whole':>8} " + " ".join(_cell(getattr(corpus, name)) for name in VALUES)
    yield "score 0-100, higher is better; TER and MQM penalty (whole: per 1,000 words): lower is better"
    yield "first: the place in the order of review"
    for name, signature in corpus.signatures.items():
        yield f"{name}: {signature}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _cell(value: float | None) -> str:
    return f"{value:6.1f}" if value is not None else f"{'–':>6}"


FORMATS: Final[dict[str, Callable[[Sequence[_Scored], CorpusScores], Iterator[str]]]] = {
    "table": _table,
    "jsonl": _jsonl,
    "tsv": _tsv,
}
