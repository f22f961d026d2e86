"""Inspection of a glossary: every rule over one file."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from glossary.concepts import Glossary
from segments.findings import Check, Finding, Settings, Status, discover, identify, merge

__all__ = ["all_rules", "inspect_glossary"]


@cache
def all_rules() -> dict[str, Check[Glossary]]:
    """Every rule on a glossary file, by id."""
    return discover(sys.modules["glossary.consistency"])


def inspect_glossary(
    glossary: Glossary, rules: Iterable[Check[Glossary]] | None = None, settings: Settings | None = None
) -> tuple[Finding, ...]:
    """Findings about a glossary file, in file order; by default of the stable rules that ``settings`` do not ignore.

    They have fingerprints, and offsets into ``glossary.text``; ``glossary.document`` gives their line and column. A
    glossary merged from several files has no text of its own: raises ValueError, inspect its files one by one.
    """
    if glossary.concepts and not glossary.text:
        raise ValueError("a merged glossary has no text of its own; inspect its files one by one")
    settings = settings or Settings()
    if rules is None:
        rules = [
            rule
            for rule in all_rules().values()
            if rule.id not in settings.ignore
            and (rule.id in settings.select if settings.select is not None else rule.status is Status.STABLE)
        ]
    findings = [
        replace(finding, severity=settings.severities.get(rule.id, finding.severity))
        for rule in rules
        for finding in rule.check(glossary)
    ]
    return merge(identify(glossary.document, findings))
