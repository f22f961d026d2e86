"""The record: what the log says was done, undone and done again, and by whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from review_app.review.acts import FOUNDATIONS
from review_app.review.payloads import act_from_payload
from review_app.review.state import Hunk
from review_app.review.views import Change, HistoryEntry
from review_app.store.log import Event

__all__ = ["MESSAGES", "Step", "changes", "history", "steps", "touched_units", "undone_acts"]

MESSAGES = {
    "rewrite": "Saved.",
    "approve": "Approved.",
    "status": "Status set.",
    "apply": "Fix applied.",
    "dismiss": "Finding dismissed.",
    "reopen": "Finding reopened.",
    "join": "Joined.",
    "split": "Split.",
    "delete": "Deleted.",
    "insert": "Inserted.",
    "comment": "Comment stored.",
    "undo": "Undone.",
    "redo": "Done again.",
}
"""What the desk says after each kind of act."""


@dataclass(frozen=True, slots=True)
class Step:
    """An act that can be taken back (or done again): the event to invert, and the act it comes down to."""

    event: Event
    root: Event


def steps(events: Iterable[Event], reviewer: str) -> tuple[list[Step], list[Step]]:
    """What a reviewer can undo and what redo, the latest last."""
    undo: list[Step] = []
    redo: list[Step] = []
    for event in events:
        if event.reviewer != reviewer or event.kind in FOUNDATIONS:
            continue
        if event.kind == "undo":
            redo.append(Step(event, undo.pop().root))
        elif event.kind == "redo":
            undo.append(Step(event, redo.pop().root))
        else:
            undo.append(Step(event, event))
            redo.clear()
    return undo, redo


def undone_acts(events: Iterable[Event]) -> set[int]:
    """The sequence numbers of the acts that do not hold any more."""
    undone: set[int] = set()
    for event in events:
        if event.kind == "undo":
            undone.add(event.payload["root"])
        elif event.kind == "redo":
            undone.discard(event.payload["root"])
    return undone


def _words(hunk: Hunk) -> tuple[str, str]:
    """The words of a hunk before and after, without the white space around."""
    before = "".join((unit.gap or "") + (unit.text or "") for unit in hunk.before)
    after = "".join((unit.gap or "") + (unit.text or "") for unit in hunk.after)
    return before.strip(), after.strip()


def changes(events: Sequence[Event], documents: dict[int, str]) -> tuple[Change, ...]:
    """What holds of all that was done to text and findings, in order; ``documents`` are the names by slot."""
    undone = undone_acts(events)
    rows: list[Change] = []
    for event in events:
        if event.kind in FOUNDATIONS | {"undo", "redo"} or event.seq in undone:
            continue
        act = act_from_payload(event.payload)
        pairs = [_words(hunk) for hunk in act.hunks]
        if event.kind in ("dismiss", "reopen"):
            decided = act.decisions[0].after or act.decisions[0].before
            pairs = [(decided.words, decided.words)] if decided is not None else []
        rows += [
            Change(
                seq=event.seq,
                at=event.at,
                who=event.reviewer,
                kind=event.kind,
                document=documents.get(act.slot, ""),
                location=act.location,
                before=before,
                after=after,
                why=act.why,
                check=act.check,
                fingerprint=act.fingerprint,
            )
            for before, after in pairs
        ]
    return tuple(rows)


def history(events: Iterable[Event], undone: Collection[int]) -> tuple[HistoryEntry, ...]:
    """Events as lines, newest first; ``undone`` are the sequence numbers of acts that do not hold any more."""
    lines: list[HistoryEntry] = []
    for event in events:
        if event.kind in FOUNDATIONS:
            note = event.payload.get("name") or ", ".join(event.payload.get("names", ()))
            lines.append(HistoryEntry(event.seq, event.at, event.reviewer, event.kind, None, "", "", note, False))
            continue
        act = act_from_payload(event.payload)
        pairs = [_words(hunk) for hunk in act.hunks]
        remark = next((change.after.text for change in act.remarks if change.after), "")
        status = next((str(change.after) for change in act.statuses), "")
        lines.append(
            HistoryEntry(
                seq=event.seq,
                at=event.at,
                reviewer=event.reviewer,
                kind=event.kind,
                unit_id=act.unit,
                before="\n".join(before for before, _ in pairs),
                after="\n".join(after for _, after in pairs),
                note=act.why or remark or status,
                undone=event.seq in undone,
            )
        )
    return tuple(reversed(lines))


def touched_units(event: Event) -> set[int]:
    """The unit an act was done to and those it changed; none for a foundation, which makes them all.

    Where only a gap changed, the unit behind it counts when it begins or ceases to begin a block.
    """
    if event.kind in FOUNDATIONS:
        return set()
    act = act_from_payload(event.payload)
    units = {unit.id for hunk in act.hunks for unit in (*hunk.before, *hunk.after) if unit.text is not None}
    units |= {change.unit for change in act.statuses}
    units |= {remark.unit for change in act.remarks if (remark := change.after or change.before)}
    for hunk in act.hunks:
        opening = {unit.id: unit.opens for unit in hunk.before}
        units |= {unit.id for unit in hunk.after if opening.get(unit.id, unit.opens) != unit.opens}
    return units | ({act.unit} if act.unit is not None else set())
