"""Every check's alarms on human English, and what it finds of the defects planted in articles.

Alarms are findings on text that is known to be good, per 1,000 words. Human text is not free of error: an alarm there
is not always false, so that the rate is an upper bound. Checks of layout read the rows of a document as its paragraphs;
the others read them as a table. Checks that need a source or a reference are measured where there are both, on pages
that are aligned as a user's would be; checks of terms with the bundled sample glossary, which is small: a desk's own
glossary raises more.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from importlib.resources import as_file, files
from itertools import groupby

from benchmarks.data import HUMAN, Article, Collection, Planted, Row
from benchmarks.figures import CheckFigures, Proportion, Rate, Results
from glossary.concepts import Glossary
from glossary.formats import read_glossary
from scorer.context import Context
from scorer.inspection import all_checks, build_context
from segments.document import BlockKind, Document, build_blocks
from segments.findings import Check, EvidenceKind, Finding, Status
from segments.formats.text import text_document
from segments.languages.tokens import tokenize

__all__ = ["measure", "print_tables"]

ALONE, FULL = "English alone", "with source and reference"
RUNS = 3
"""Runs of which the fastest counts: the machine has other work."""
BESIDE = "translated, with source and reference"
OVERLAP = 0.5
"""Share of the union of two spans that makes them the same words, as in segments.findings.merging."""


def measure(collection: Collection) -> Results:
    """The figures of every check that there is."""
    checks = all_checks()
    pages = {kind: _contexts(rows, _page) for kind, rows in _by_kind(collection.clean).items()}
    tables = {kind: _contexts(rows, _table) for kind, rows in _by_kind(collection.clean).items()}
    parallel = _by_kind(collection.parallel)
    tables_beside = {kind: _contexts(rows, _table) for kind, rows in parallel.items()}
    pages_beside = {kind: _contexts([_alone(row) for row in rows], _page) for kind, rows in parallel.items()}
    aligned = {kind: _contexts(rows, _page) for kind, rows in parallel.items()}
    articles = [_article_context(article, full=False) for article in collection.articles if article.human]
    with as_file(files("glossary").joinpath("samples", "glossary.csv")) as path:
        glossary = read_glossary(path)
    figures = {}
    for name, check in checks.items():
        needed = check.needs | check.needs_all
        compares = bool(needed & {EvidenceKind.SOURCE, EvidenceKind.REFERENCE})
        machine = dict(aligned if compares else pages_beside if check.layout else tables_beside)
        beside = {BESIDE: machine.pop(HUMAN)} if HUMAN in machine else {}
        texts = {} if compares else {**(pages if check.layout else tables), "human articles": articles}
        texts |= {} if check.layout and not compares else beside
        if EvidenceKind.GLOSSARY in needed:
            texts, machine = _with_terms(texts, glossary), _with_terms(machine, glossary)
        recall, precision = _planted(check, collection)
        figures[name] = CheckFigures(
            {kind: _rate(check, contexts) for kind, contexts in texts.items()},
            recall,
            precision,
            {system: _rate(check, contexts) for system, contexts in machine.items()},
        )
    return Results(collection.names, figures)


def _with_terms(texts: dict[str, list[Context]], glossary: Glossary) -> dict[str, list[Context]]:
    return {kind: [replace(context, glossary=glossary) for context in contexts] for kind, contexts in texts.items()}


def _alone(row: Row) -> Row:
    """The row without its source and reference: a page of rows is not laid out as they are."""
    return replace(row, source="", reference="")


def _by_kind(rows: Iterable[Row]) -> dict[str, list[Row]]:
    kinds: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        kinds[row.kind].append(row)
    return dict(kinds)


def _contexts(
    rows: Sequence[Row], document: Callable[[Sequence[Row], Callable[[Row], str]], Document]
) -> list[Context]:
    """One context for each document of these rows, with source and reference where the rows have them."""
    contexts = []
    for _, group in groupby(rows, key=lambda row: row.document):
        part = list(group)
        contexts.append(
            build_context(
                document(part, lambda row: row.target),
                source=document(part, lambda row: row.source) if part[0].source else None,
                references=[document(part, lambda row: row.reference)] if part[0].reference else [],
            )
        )
    return contexts


def _page(rows: Sequence[Row], column: Callable[[Row], str]) -> Document:
    text = "\n\n".join(column(row) for row in rows) + "\n"
    return text_document(text, path=rows[0].document, language=_language(text))


def _table(rows: Sequence[Row], column: Callable[[Row], str]) -> Document:
    spans, texts, start = [], [], 0
    for row in rows:
        text = column(row)
        spans.append((BlockKind.ROW, row.key, [(start, start + len(text))]))
        texts.append(text)
        start += len(text) + 1
    text = "\n".join(texts)
    return Document(rows[0].document, text, build_blocks(spans), _language(text), rows[0].document)


def _language(text: str) -> str:
    """These data are English or Russian."""
    return "ru" if 2 * sum("а" <= letter <= "я" for letter in text) > len(text) else "en"


def _article_context(article: Article, *, full: bool) -> Context:
    return build_context(
        text_document(article.text, path=article.name, language="en"),
        source=text_document(article.source, language="ru") if full and article.source else None,
        references=[text_document(article.reference, language="en")] if full and article.reference else [],
    )


def _rate(check: Check[Context], contexts: Iterable[Context]) -> Rate:
    alarms = words = 0
    for context in contexts:
        words += len(context.document.text.split())
        alarms += len(list(check.check(context)))
    return Rate(alarms, words)


def _planted(check: Check[Context], collection: Collection) -> tuple[dict[str, Proportion], dict[str, Proportion]]:
    """Recall, and precision where it can be told: there a finding on anything that was not planted is wrong."""
    recall: dict[str, Proportion] = {}
    precision: dict[str, Proportion] = {}
    for evidence in (ALONE, FULL):
        if evidence == FULL and not any(article.reference for article in collection.articles):
            continue
        hits = total = right = reported = 0
        for article in collection.articles:
            context = _article_context(article, full=evidence == FULL)
            if not check.can_run(context.evidence):
                continue
            planted = [one for one in article.planted if one.check == check.id]
            findings = list(check.check(context))
            total += len(planted)
            hits += sum(any(_same(finding, one) for finding in findings) for one in planted)
            reported += len(findings)
            right += sum(any(_same(finding, one) for one in planted) for finding in findings)
        if total:
            recall[evidence] = Proportion(hits, total)
        if check.id in collection.exhaustive:
            precision[evidence] = Proportion(right, reported)
    return recall, precision


def _same(finding: Finding, planted: Planted) -> bool:
    """True on the same words; a habit's places are its spans too."""
    spans = [(finding.start, finding.end), *((span.start, span.end) for span in finding.related)]
    own = spans[:1] if len(finding.related) < 2 else spans
    for start, end in own:
        union = max(end, planted.end) - min(start, planted.start)
        if min(end, planted.end) - max(start, planted.start) >= OVERLAP * union > 0:
            return True
    return False


def print_tables(results: Results, collection: Collection) -> None:
    """What was measured, for people."""
    if collection.generated:
        print("SVERKA_DATA is not set: these data were generated here, and the figures say nothing of real texts.\n")
    else:
        print("Data:", ", ".join(f"{name} {digest}" for name, digest in results.data.items()), "\n")
    print("Alarms per 1,000 words of human text (alarms/words)")
    for name, figures in results.checks.items():
        kinds = [
            f"{kind} {rate.per_thousand:.2f} ({rate.alarms}/{rate.words})" for kind, rate in figures.alarms.items()
        ]
        clean = [rate for kind, rate in figures.alarms.items() if kind in ("native", "translated")]
        if len(clean) == 2:
            both = Rate(sum(rate.alarms for rate in clean), sum(rate.words for rate in clean))
            kinds.insert(2, f"both {both.per_thousand:.2f}")
        print(f"  {name:22} {'; '.join(kinds) or 'not measured: the evidence it needs is not in the data'}")
    if collection.parallel:
        print("\nFindings per 1,000 words of machine translation")
        for name, figures in results.checks.items():
            systems = (f"{system} {rate.per_thousand:.2f} ({rate.alarms})" for system, rate in figures.machine.items())
            print(f"  {name:22} {'; '.join(systems) or 'not measured'}")
    print("\nPlanted defects of articles: found of planted; right of reported where it can be told, 95 % interval")
    for name, figures in results.checks.items():
        for evidence, recall in figures.recall.items():
            print(f"  {name:22} {evidence:26} {recall.hits}/{recall.total}", end="")
            if evidence in figures.precision:
                precision = figures.precision[evidence]
                low, high = precision.interval
                print(f"  {precision.hits}/{precision.total} [{low:.2f}, {high:.2f}]", end="")
            print()
    _print_speed(collection)


def _print_speed(collection: Collection) -> None:
    """The time of the default checks that need no other text, against that of plain tokenizing."""
    chosen = [check for check in all_checks().values() if not check.requirement() and not check.layout]
    chosen = [check for check in chosen if check.status is Status.STABLE]
    rows = [row.target for row in collection.clean]
    baseline = min(_seconds(lambda: [tokenize(row) for row in rows]) for _ in range(RUNS))
    elapsed = min(_seconds(partial(_run_all, chosen, _all_tables(collection))) for _ in range(RUNS))
    print(
        f"\nSpeed: {len(chosen)} default checks of document and language, {len(rows)} rows: "
        f"{len(rows) / elapsed:,.0f} segments/s, {elapsed / baseline:.1f} times the time of tokenizing them "
        f"({len(rows) / baseline:,.0f} segments/s)"
    )


def _all_tables(collection: Collection) -> list[Context]:
    return [context for rows in _by_kind(collection.clean).values() for context in _contexts(rows, _table)]


def _run_all(checks: Sequence[Check[Context]], contexts: Sequence[Context]) -> None:
    for context in contexts:
        for check in checks:
            list(check.check(context))


def _seconds(work: Callable[[], object]) -> float:
    tokenize.cache_clear()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
