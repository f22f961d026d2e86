"""Inspection: run the selected checks over a document with its evidence, and say which could not run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

import scorer.checks
from glossary.concepts import Glossary
from glossary.consistency import all_rules
from scorer.confidence import confidence_of
from scorer.context import Context
from segments.alignment import Aligned, align_documents
from segments.document import Document
from segments.errors import InputError
from segments.findings import Check, Finding, Settings, Status, discover, identify, merge

__all__ = ["Inspection", "NotRun", "all_checks", "build_context", "inspect", "select_checks"]


@dataclass(frozen=True, slots=True)
class NotRun:
    """A check that was selected and could not run, and why; ``partly`` where only some of it could not."""

    check: str
    reason: str
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Inspection:
    """Findings of one document in document order (merged, with fingerprints), and the checks not run."""

    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...] = ()


@cache
def all_checks() -> dict[str, Check[Context]]:
    """Every check of text, by id."""
    return discover(scorer.checks)


def select_checks(settings: Settings) -> tuple[Check[Context], ...]:
    """The checks that these settings turn on: the stable ones, or those selected, less those ignored.

    Raises InputError for an id (or alias) that no check has.
    """
    checks = all_checks()
    ids = {alias: check.id for check in checks.values() for alias in (check.id, *check.aliases)}
    known = ids.keys() | all_rules().keys()  # rules on glossary files share the settings
    for name in (*(settings.select or ()), *settings.ignore, *settings.severities):
        if name not in known:
            place = str(settings.path) if settings.path else ""
            raise InputError(place, f"no check is called {name!r} (sverka checks lists them)")
    ignored = {ids[name] for name in settings.ignore if name in ids}
    if settings.select is None:
        chosen = {check.id for check in checks.values() if check.status is Status.STABLE}
    else:
        chosen = {ids[name] for name in settings.select if name in ids}
    return tuple(check for check in checks.values() if check.id in chosen - ignored)


def build_context(
    document: Document,
    *,
    source: Document | None = None,
    references: Iterable[Document] = (),
    glossary: Glossary | None = None,
    settings: Settings | None = None,
) -> Context:
    """The document with its evidence aligned to it. Rows of a table are aligned row by row."""
    return Context(
        document=document,
        source=Aligned(source, align_documents(document, source)) if source is not None else None,
        references=tuple(Aligned(reference, align_documents(document, reference)) for reference in references),
        glossary=glossary,
        settings=settings or Settings(),
    )


def inspect(
    context: Context,
    checks: Iterable[Check[Context]] | None = None,
    known: Mapping[str, Iterable[Finding]] = MappingProxyType({}),
) -> Inspection:
    """Run checks (default: those the context's settings select) and merge what they find.

    A check that needs evidence which is not there is not run, and listed. ``known`` holds, by the check's id, what is
    found already: such a check is not run again.
    """
    chosen = tuple(checks) if checks is not None else select_checks(context.settings)
    findings: list[Finding] = []
    not_run: list[NotRun] = []
    for check in chosen:
        reason = _reason_not_to_run(check, context)
        if reason is not None:
            not_run.append(NotRun(check.id, reason))
            continue
        left_out = check.left_out(context)
        if left_out is not None:
            not_run.append(NotRun(check.id, left_out, partly=True))
        findings += known[check.id] if check.id in known else _run(check, context)
    return Inspection(merge(identify(context.document, findings)), tuple(not_run))


def _reason_not_to_run(check: Check[Context], context: Context) -> str | None:
    if not check.can_run(context.evidence):
        return f"needs {check.requirement()}"
    if check.layout and context.document.is_table:
        return "a table has no layout"
    return None


def _run(check: Check[Context], context: Context) -> Iterable[Finding]:
    severity = context.settings.severities.get(check.id)
    confidence = confidence_of(check.id)
    for finding in check.check(context):
        yield replace(finding, severity=severity or finding.severity, confidence=confidence)
