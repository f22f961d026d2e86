"""``sverka check``: what is wrong with a text, with the evidence."""

from __future__ import annotations

import difflib
from argparse import Namespace
from collections.abc import Iterator, Sequence

from scorer.inspection import select_checks
from scorer.reports import Reported, printable
from segments.findings import EvidenceKind, Finding
from segments.findings.fixing import safe_patches
from segments.formats import read_document_bytes
from sverka.arguments import UsageError
from sverka.evidence import Loaded, inspect_all, load, load_settings, notice
from sverka.output import refuse_inputs, write_file, write_lines
from sverka.reporting import Results, exit_status, write_report

__all__ = ["check_texts", "run"]


def run(options: Namespace) -> int:
    """Check every target; the exit status is 0, or 1 for a finding at or above ``--fail-on``."""
    settings = load_settings(options)
    select_checks(settings)  # an unknown id is refused before anything is read
    refuse_inputs(
        (options.output, options.write_baseline),
        (*options.target, *options.reference, options.source, *options.glossary, options.config),
    )
    loaded = load(options, settings, options.target)
    refuse_inputs((options.output, options.write_baseline), (item.file.path for item in loaded))
    if options.fix or options.diff:
        return _fix(options, loaded)
    return write_report(options, settings, check_texts(loaded, options.jobs))


def check_texts(loaded: Sequence[Loaded], jobs: int) -> Results:
    """Inspect every document that was loaded, in ``jobs`` processes."""
    contexts = [context for item in loaded for context in item.contexts]
    inspections = inspect_all(contexts, jobs)
    return Results(
        reported=[
            Reported.of(context, finding)
            for context, inspection in zip(contexts, inspections, strict=True)
            for finding in inspection.findings
        ],
        not_run=[check for inspection in inspections for check in inspection.not_run],
        documents=len(contexts),
        evidence=frozenset[EvidenceKind]().union(*(context.evidence for context in contexts)),
    )


def _fix(options: Namespace, loaded: Sequence[Loaded]) -> int:
    remaining: list[Finding] = []
    to_write: list[tuple[str, bytes]] = []
    differences: list[str] = []
    for item in loaded:
        if options.fix and item.file.path in ("-", "<stdin>", options.stdin_filename):
            raise UsageError("--fix changes a file, and standard input is none: use --diff")
        inspections = inspect_all(item.contexts, options.jobs)
        corrected = item.file.export(
            [
                safe_patches(inspection.findings, len(context.document.text))
                for context, inspection in zip(item.contexts, inspections, strict=True)
            ]
        )
        differences += _diff(item, corrected)
        if options.fix and corrected != item.file.raw:
            to_write.append((item.file.path, corrected))
        remaining += [
            finding
            for inspection in inspections
            for finding in inspection.findings
            if not any(fix.safe for fix in finding.fixes)
        ]
    write_lines(differences, options.output)
    for path, corrected in to_write:  # only now: a text that its encoding cannot hold leaves every file as it was
        write_file(path, corrected)
    left = "1 finding has" if len(remaining) == 1 else f"{len(remaining)} findings have"
    notice(options, f"{left} no safe fix" if remaining else "nothing is left to fix")
    return exit_status(options, remaining)


def _diff(item: Loaded, corrected: bytes) -> Iterator[str]:
    """A unified diff of the decoded texts: the bytes of an odd encoding are nothing to read."""
    if corrected == item.file.raw:
        return
    after = read_document_bytes(corrected, item.file.path)
    for old, new in zip(item.file.documents, after.documents, strict=True):
        before_lines, after_lines = (part.target.text.splitlines() for part in (old, new))
        name = item.file.path if old.target.doc_id is None else f"{item.file.path} ({old.target.doc_id})"
        yield from map(printable, difflib.unified_diff(before_lines, after_lines, name, name, lineterm=""))
