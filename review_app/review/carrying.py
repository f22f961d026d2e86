"""Carrying: a dismissal stays on the words it was made for when an edit changes the sentence around them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from review_app.review.acts import Decided, DecisionChange, ProjectState
from review_app.review.scoring import Scored
from review_app.review.state import WorkingDocument
from review_app.review.views import DecisionKind
from segments.findings import EvidenceKind, Finding, evidence_digest

__all__ = ["carried_decisions", "dismissal", "renamed"]

Key = tuple[int, str, str, int]
"""A finding as a person knows it: the unit, the check, the words, and the how-manieth of these in the unit."""


def dismissal(state: ProjectState, slot: int, finding: Finding) -> Decided | None:
    """The dismissal that holds for a finding: none when its evidence has changed since."""
    decided = state.decisions.get((slot, finding.fingerprint))
    if decided is None or decided.kind is not DecisionKind.DISMISS or decided.digest != evidence_digest(finding):
        return None
    return decided


def renamed(old: Scored, new: Scored) -> Iterator[tuple[Finding, Finding]]:
    """Findings before and after an edit that are the same to a person, whatever their fingerprints."""
    successor = _successors(old.working, new.working)
    known = _keyed(old, lambda unit: successor.get(unit, unit))
    for key, finding in _keyed(new, lambda unit: unit).items():
        before = known.get(key)
        if before is not None:
            yield before, finding


def carried_decisions(state: ProjectState, old: Scored, new: Scored) -> Iterator[DecisionChange]:
    """What must be written so that each finding is decided after an edit as it was before.

    A fingerprint holds the words of the sentence and counts equal findings, so an edit may rename a finding, or give it
    the name of another one. A dismissal does not go over where the evidence from outside changed.
    """
    slot = old.working.slot
    for before, after in renamed(old, new):
        was, now = dismissal(state, slot, before), dismissal(state, slot, after)
        if was == now or not _same_evidence(before, after):
            continue
        present = state.decisions.get((slot, after.fingerprint))
        kept = replace(was, digest=evidence_digest(after)) if was is not None else None
        if present != kept:
            yield DecisionChange(after.fingerprint, present, kept)


def _keyed(scored: Scored, name: Callable[[int], int]) -> dict[Key, Finding]:
    seen: Counter[tuple[int, str, str]] = Counter()
    keyed: dict[Key, Finding] = {}
    for position, findings in sorted(scored.by_position.items()):
        unit = name(scored.working.units[position].id)
        for finding in findings:
            key = (unit, finding.check, scored.working.text[finding.start : finding.end])
            keyed[*key, seen[key]] = finding
            seen[key] += 1
    return keyed


def _successors(old: WorkingDocument, new: WorkingDocument) -> dict[int, int]:
    """The unit that a vanished unit went into, by what both were made from."""
    gone = [unit for unit in old.units if unit.id not in new.index]
    if not gone:
        return {}
    heirs = {origin: unit.id for unit in new.units for origin in unit.origin}
    return {unit.id: heirs[unit.origin[-1]] for unit in gone if unit.origin and unit.origin[-1] in heirs}


def _same_evidence(one: Finding, other: Finding) -> bool:
    """True when a decision on one holds for the other: what the text itself says may have moved along with the edit."""
    if one.evidence.kind in (EvidenceKind.DOCUMENT, EvidenceKind.LANGUAGE):
        return one.evidence.kind is other.evidence.kind
    return evidence_digest(one) == evidence_digest(other)
