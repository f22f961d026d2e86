"""Every check against its cases: ``tests/checks/<check-id>.yml``.

A case is a text (laid out as a ``.txt``) with optional ``source``, ``reference`` and ``glossary`` (CSV). Under ``pass``
the check must say nothing; under ``fail`` it must find the words in ``finds``, in order, and where ``fixed`` is given,
the first fix of each finding together must give that text.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from glossary.formats import read_glossary_text
from scorer.inspection import all_checks, build_context
from segments.findings import Finding, identify
from segments.formats.text import text_document
from segments.patches import apply_patches

FOLDER = Path(__file__).parent / "checks"


def load(check: str) -> dict[str, list[dict[str, Any]]]:
    return yaml.safe_load((FOLDER / f"{check}.yml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(check, case, id=f"{check}: {case['name']}")
        for check in all_checks()
        if (FOLDER / f"{check}.yml").exists()
        for case in load(check).get(kind, [])
    ]


def run(check: str, case: dict[str, Any]) -> tuple[str, tuple[Finding, ...]]:
    document = text_document(case["text"], path="case.txt", language=case.get("language", "en"))
    context = build_context(
        document,
        source=text_document(case["source"], language=case.get("source_language", "ru")) if "source" in case else None,
        references=[text_document(case["reference"], language="en")] if "reference" in case else [],
        glossary=read_glossary_text(case["glossary"], path="case.csv") if "glossary" in case else None,
    )
    found = all_checks()[check]
    assert found.can_run(context.evidence), "the case lacks the evidence that the check needs"
    return document.text, identify(document, found.check(context))


@pytest.mark.parametrize(("check", "case"), cases("pass"))
def test_says_nothing(check: str, case: dict[str, Any]) -> None:
    text, findings = run(check, case)
    assert [text[finding.start : finding.end] for finding in findings] == []


@pytest.mark.parametrize(("check", "case"), cases("fail"))
def test_finds(check: str, case: dict[str, Any]) -> None:
    text, findings = run(check, case)
    assert [text[finding.start : finding.end] for finding in findings] == case["finds"]
    if "fixed" in case:
        patches = {patch for finding in findings for patch in finding.fixes[0].patches}
        assert apply_patches(text, patches) == case["fixed"]


@pytest.mark.parametrize("check", all_checks())
def test_a_check_has_documentation_and_cases(check: str) -> None:
    docstring = type(all_checks()[check]).__doc__ or ""
    assert "Bad:" in docstring
    assert "Good:" in docstring
    both = load(check)
    assert len(both["pass"]) >= 3
    assert len(both["fail"]) >= 2


def test_every_case_file_belongs_to_a_check() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} <= set(all_checks())
