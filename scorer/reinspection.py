"""Inspection after an edit: checks of a bead run again where the edit touched what they see, all others on the whole.

What was found elsewhere is kept and moved along with its words. Fingerprints and merging are made anew over all
findings, so that the result equals that of a full inspection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from scorer.context import Context
from scorer.inspection import Inspection, inspect, select_checks
from segments.alignment import Aligned, Bead
from segments.document import Document, build_blocks
from segments.findings import EvidenceKind, Finding, Scope, Span
from segments.patches import Patch

__all__ = ["inspect_again"]


def inspect_again(context: Context, before: Context, inspected: Inspection) -> Inspection:
    """What ``inspect(context)`` gives, where ``context`` differs from ``before`` by an edit of its target."""
    if not _differ_by_an_edit(context, before):
        return inspect(context)
    chosen = select_checks(context.settings)
    local = [check for check in chosen if check.scope in (Scope.SEGMENT, Scope.BEAD)]
    dependent = _grown(context, _touched(context, before))
    again = inspect(_part(context, _grown(context, dependent)), local).findings
    new, old = context.document, before.document
    moved, shift = len(new.text) - len(old.text), len(new.segments) - len(old.segments)
    within = _reach(new, dependent)
    was_within = _reach(old, range(dependent.start, dependent.stop - shift))
    known: dict[str, list[Finding]] = {check.id: [] for check in local}
    for finding in _apart(again):
        if finding.start in within:
            known[finding.check].append(finding)
    for finding in _apart(inspected.findings):
        if finding.check in known and finding.start not in was_within:
            known[finding.check].append(finding if finding.start < was_within.start else _moved(finding, moved))
    return inspect(context, chosen, known)


def _differ_by_an_edit(context: Context, before: Context) -> bool:
    """Whether nothing but the target's text, segments and beads is different."""
    return (
        [aligned.document for aligned in _evidence(context)] == [aligned.document for aligned in _evidence(before)]
        and (context.source is None) is (before.source is None)
        and context.glossary is before.glossary
        and context.settings is before.settings
        and context.document.language == before.document.language
        and context.document.is_table is before.document.is_table
    )


def _reach(document: Document, part: range) -> range:
    """The offsets from the first segment of a part up to the segment after it."""
    segments, length = document.segments, len(document.text)
    return range(
        segments[part.start].start if part.start < len(segments) else length,
        segments[part.stop].start if part.stop < len(segments) else length + 1,
    )


def _evidence(context: Context) -> list[Aligned]:
    return [aligned for aligned in (context.source, *context.references) if aligned is not None]


def _apart(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Findings as they were before they were merged."""
    for finding in findings:
        yield replace(finding, also=()) if finding.also else finding
        yield from finding.also


def _moved(finding: Finding, by: int) -> Finding:
    if not by:
        return finding
    evidence = finding.evidence
    if evidence.kind in (EvidenceKind.DOCUMENT, EvidenceKind.LANGUAGE) and evidence.start is not None:
        evidence = replace(evidence, start=evidence.start + by, end=None if evidence.end is None else evidence.end + by)
    return replace(
        finding,
        start=finding.start + by,
        end=finding.end + by,
        evidence=evidence,
        related=tuple(Span(span.start + by, span.end + by) for span in finding.related),
        fixes=tuple(
            replace(fix, patches=tuple(Patch(p.start + by, p.end + by, p.text) for p in fix.patches))
            for fix in finding.fixes
        ),
    )


def _leading(most: int, same: Callable[[int], bool]) -> int:
    """How many of the first things are the same."""
    return next((number for number in range(most) if not same(number)), most)


def _common(most: int, same: Callable[[int], bool]) -> int:
    """The greatest length up to ``most`` that is the same, by halving: a prefix of what is the same is the same."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if same(middle) else (low, middle - 1)
    return low


def _touched(context: Context, before: Context) -> range:
    """The segments that an edit touched, in the new document: their words, their place in a block, or their bead."""
    new, old = context.document, before.document
    text, was = new.text, old.text
    short = min(len(text), len(was))
    head = _common(short, lambda size: text[:size] == was[:size])
    tail = _common(short - head, lambda size: text[len(text) - size :] == was[len(was) - size :])
    ours, theirs = new.segments, old.segments
    count, shift, moved = min(len(ours), len(theirs)), len(ours) - len(theirs), len(text) - len(was)

    def alike(one: int, other: int, by: int) -> bool:
        a, b = ours[one], theirs[other]
        mine, yours = new.blocks[a.block], old.blocks[b.block]
        return a.start == b.start + by and a.end == b.end + by and mine.kind is yours.kind

    first = _leading(count, lambda i: ours[i].end <= head and alike(i, i, 0))
    last = _leading(count - first, lambda i: ours[-1 - i].start >= len(text) - tail and alike(-1 - i, -1 - i, moved))
    begin, end = first, len(ours) - last
    for aligned, former in zip(_evidence(context), _evidence(before), strict=True):
        beads, others = aligned.beads, former.beads
        most = min(len(beads), len(others))
        left = _leading(most, lambda i, a=beads, b=others: a[i] == b[i])  # type: ignore[misc]
        right = _leading(most - left, lambda i, a=beads, b=others: a[-1 - i] == _bead_moved(b[-1 - i], shift))  # type: ignore[misc]
        around = beads[max(0, left - 1) : len(beads) - right + 1] if left + right < max(len(beads), len(others)) else ()
        targets = [index for bead in around for index in bead.target]
        begin, end = min([begin, *targets]), max([end - 1, *targets]) + 1
    return range(begin, max(begin, end))


def _bead_moved(bead: Bead, by: int) -> Bead:
    return Bead(tuple(index + by for index in bead.target), bead.other, bead.score) if by else bead


def _grown(context: Context, part: range) -> range:
    """The part in whole beads, with a bead more on either side."""
    whole = _in_whole_beads(context, part)
    wider = range(max(0, whole.start - 1), min(len(context.document.segments), whole.stop + 1))
    return _in_whole_beads(context, wider)


def _in_whole_beads(context: Context, part: range) -> range:
    places = [
        (aligned.beads, {index: place for place, bead in enumerate(aligned.beads) for index in bead.target})
        for aligned in _evidence(context)
    ]
    begin, end = part.start, part.stop
    while begin < end:
        targets = [begin, end - 1]
        for beads, place_of in places:
            inside = [place_of[index] for index in range(begin, end) if index in place_of]
            if inside:
                targets += [index for bead in beads[min(inside) : max(inside) + 1] for index in bead.target]
        if (min(targets), max(targets) + 1) == (begin, end):
            break
        begin, end = min(targets), max(targets) + 1
    return range(begin, end)


def _part(context: Context, part: range) -> Context:
    """The context with some of its segments only, and what they are aligned with; offsets are those of the whole."""

    def cut(aligned: Aligned) -> Aligned:
        places = [place for place, bead in enumerate(aligned.beads) if any(index in part for index in bead.target)]
        beads = aligned.beads[max(0, min(places) - 1) : max(places) + 2] if places else ()
        beads = tuple(bead for bead in beads if all(index in part for index in bead.target))
        others = sorted({index for bead in beads for index in bead.other})
        number = {index: place for place, index in enumerate(others)}
        return Aligned(
            _only(aligned.document, others),
            tuple(
                Bead(
                    tuple(index - part.start for index in bead.target),
                    tuple(number[index] for index in bead.other),
                    bead.score,
                )
                for bead in beads
            ),
        )

    return Context(
        document=_only(context.document, list(part)),
        source=cut(context.source) if context.source is not None else None,
        references=tuple(cut(reference) for reference in context.references),
        glossary=context.glossary,
        settings=context.settings,
    )


@dataclass
class _Cut:
    block: int
    spans: list[tuple[int, int]]


def _only(document: Document, indexes: list[int]) -> Document:
    cuts: list[_Cut] = []
    for index in indexes:
        segment = document.segments[index]
        if not cuts or cuts[-1].block != segment.block:
            cuts.append(_Cut(segment.block, []))
        cuts[-1].spans.append((segment.start, segment.end))
    blocks = build_blocks((document.blocks[cut.block].kind, document.blocks[cut.block].key, cut.spans) for cut in cuts)
    return Document(document.path, document.text, blocks, document.language, document.doc_id)
