"""Every rule on a glossary file against its cases: ``tests/glossary/consistency/<rule-id>.yml``.

A case is the rows of a CSV glossary under ``HEADER``. Under ``pass`` the rule must say nothing; under ``fail`` it must
find the words in ``finds``, in order, at the line and column in ``at``; all first fixes together must give ``fixed``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from glossary.concepts import Glossary, merge_glossaries
from glossary.consistency import all_rules, inspect_glossary
from glossary.formats import read_glossary_text
from segments.findings import Settings, Severity, identify
from segments.patches import apply_patches

FOLDER = Path(__file__).parent / "consistency"
HEADER = "concept_id,source_lang,source,target_lang,preferred,admitted,forbidden,forbidden_when,case,match\n"


def load(rule: str) -> dict[str, list[dict[str, Any]]]:
    return yaml.safe_load((FOLDER / f"{rule}.yml").read_text(encoding="utf-8"))


def cases(kind: str) -> list[Any]:
    return [pytest.param(rule, case, id=f"{rule}: {case['name']}") for rule in all_rules() for case in load(rule)[kind]]


@pytest.mark.parametrize(("rule", "case"), cases("pass"))
def test_says_nothing(rule: str, case: dict[str, Any]) -> None:
    assert list(all_rules()[rule].check(read_glossary_text(HEADER + case["rows"]))) == []


@pytest.mark.parametrize(("rule", "case"), cases("fail"))
def test_finds(rule: str, case: dict[str, Any]) -> None:
    glossary = read_glossary_text(HEADER + case["rows"])
    findings = identify(glossary.document, all_rules()[rule].check(glossary))
    assert [glossary.text[finding.start : finding.end] for finding in findings] == case["finds"]
    if "at" in case:
        assert [glossary.document.location(finding.start) for finding in findings] == case["at"]
    if "fixed" in case:
        patches = [patch for finding in findings for fix in finding.fixes[:1] for patch in fix.patches]
        assert apply_patches(glossary.text, patches) == HEADER + case["fixed"]


@pytest.mark.parametrize("rule", all_rules())
def test_a_rule_has_documentation_and_cases(rule: str) -> None:
    docstring = type(all_rules()[rule]).__doc__ or ""
    assert "Bad:" in docstring
    assert "Good:" in docstring
    assert len(load(rule)["pass"]) >= 2
    assert len(load(rule)["fail"]) >= 2


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} == set(all_rules())


FLAWED = HEADER + "a,ru,газ ,en,gas,,gas,always,any,inflected\na,jp,x,en,,,,,any,exact\n"


def test_an_inspection_runs_every_rule_in_file_order() -> None:
    glossary = read_glossary_text(FLAWED, path="terms.csv")
    findings = inspect_glossary(glossary)
    assert [finding.check for finding in findings] == [
        "untrimmed-term",
        "preferred-and-forbidden",
        "duplicate-concept",
        "invalid-language-code",
        "empty-target",
    ]
    assert all(finding.fingerprint for finding in findings)
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)


def test_settings_select_ignore_and_grade_rules() -> None:
    glossary = read_glossary_text(FLAWED)
    settings = Settings(select=("untrimmed-term", "empty-target"), ignore=("empty-target",))
    assert [finding.check for finding in inspect_glossary(glossary, settings=settings)] == ["untrimmed-term"]
    (finding,) = inspect_glossary(
        glossary, settings=Settings(select=("untrimmed-term",), severities={"untrimmed-term": Severity.CRITICAL})
    )
    assert finding.severity is Severity.CRITICAL


def test_a_merged_glossary_is_inspected_file_by_file() -> None:
    part = read_glossary_text(FLAWED)
    with pytest.raises(ValueError, match="one by one"):
        inspect_glossary(merge_glossaries([part, part]))
    assert inspect_glossary(Glossary()) == ()
