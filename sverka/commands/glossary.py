"""``sverka glossary``: check a glossary, a text against it, or write it in another format."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from glossary.consistency import inspect_glossary
from glossary.formats import read_glossary, write_glossary
from scorer.inspection import select_checks
from scorer.reports import Reported
from segments.findings import EvidenceKind, Settings
from sverka.commands.check import check_texts
from sverka.evidence import load, load_settings, notice
from sverka.output import refuse_inputs
from sverka.reporting import Results, write_report

__all__ = ["run"]


def run(options: Namespace) -> int:
    """Run the action that was asked for."""
    return {"check": _check, "convert": _convert}[options.action](options)


def _check(options: Namespace) -> int:
    settings = load_settings(options)
    select_checks(settings)
    refuse_inputs(
        (options.output, options.write_baseline),
        (*options.glossary, options.against, *options.reference, options.source, options.config),
    )
    glossaries = [read_glossary(path, encoding=options.encoding) for path in options.glossary]
    for glossary in glossaries:
        for remark in glossary.notices:
            notice(options, f"{glossary.path}: {remark}")
    reported = [
        Reported(glossary.document, finding)
        for glossary in glossaries
        for finding in inspect_glossary(glossary, settings=settings)
    ]
    results = Results(reported, (), len(glossaries), None)
    if options.against is not None:
        text_settings = _only_glossary_checks(settings)
        text = check_texts(load(options, text_settings, [options.against]), options.jobs)
        results = Results([*reported, *text.reported], text.not_run, len(glossaries) + text.documents, text.evidence)
    return write_report(options, settings, results)


def _only_glossary_checks(settings: Settings) -> Settings:
    """The same settings, with only those selected checks that rest on the glossary."""
    chosen = select_checks(settings)
    return replace(settings, select=tuple(check.id for check in chosen if check.evidence is EvidenceKind.GLOSSARY))


def _convert(options: Namespace) -> int:
    refuse_inputs((options.output,), (options.input,))
    glossary = read_glossary(options.input, encoding=options.encoding)
    for loss in (*glossary.notices, *write_glossary(glossary, options.output)):
        notice(options, f"{options.output}: {loss}")
    notice(options, f"{options.output}: {len(glossary.concepts)} concepts")
    return 0
