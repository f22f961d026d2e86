"""The output options of ``check`` and ``glossary check``: baseline, severities, formats, exit status."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scorer.inspection import NotRun
from scorer.reports import Reported, jsonl_report, summary, text_report
from segments.errors import InputError
from segments.findings import EvidenceKind, Finding, Settings
from segments.findings.baseline import Baseline
from sverka.evidence import notice
from sverka.output import is_terminal, terminal_width, write_file, write_lines

__all__ = ["Results", "exit_status", "write_report"]


@dataclass(frozen=True)
class Results:
    """What a run found, what it could not check, in how many documents.

    ``evidence`` is None where no text was checked, only a glossary.
    """

    reported: Sequence[Reported]
    not_run: Sequence[NotRun]
    documents: int
    evidence: frozenset[EvidenceKind] | None


def write_report(options: Namespace, settings: Settings, results: Results) -> int:
    """Write the findings as the options ask, and return the exit status.

    Raises InputError where a check was selected by name and could not run.
    """
    if settings.select is not None:
        for check in (check for check in results.not_run if not check.partly):
            raise InputError("", f"{check.check} was asked for and cannot run: {check.reason}")
    reported = list(results.reported)
    if options.write_baseline:
        write_file(options.write_baseline, Baseline.of(item.finding for item in reported).dump())
        notice(options, f"{options.write_baseline}: {len(reported)} findings written as the baseline")
        return 0
    if options.baseline:
        new = {
            id(finding) for finding in Baseline.load(Path(options.baseline)).new([item.finding for item in reported])
        }
        reported = [item for item in reported if id(item.finding) in new]
    shown = [item for item in reported if item.finding.severity.rank >= options.min_severity.rank]
    write_lines(_lines(options, shown, results), options.output)
    return exit_status(options, [item.finding for item in reported])


def exit_status(options: Namespace, findings: Sequence[Finding]) -> int:
    """1 when a finding is at or above ``--fail-on`` and ``--exit-zero`` was not given, else 0."""
    return int(not options.exit_zero and any(finding.severity.rank >= options.fail_on.rank for finding in findings))


def _lines(options: Namespace, shown: Sequence[Reported], results: Results) -> Iterator[str]:
    if options.format == "jsonl":
        yield from jsonl_report(shown)
        return
    to_terminal = options.output is None and is_terminal()
    yield from text_report(shown, colour=to_terminal, width=terminal_width())
    if not options.quiet:
        yield from summary([item.finding for item in shown], results.documents, results.not_run, results.evidence)
