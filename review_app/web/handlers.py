"""Plain functions behind every trigger of the page: an act and a desk in, an answer out. No streamlit, no browser."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace

from review_app.review.desk import Desk
from review_app.review.export import changes_jsonl, changes_tsv
from review_app.review.views import Conflict, Done, Filter, Outcome, Refused, SegmentView, UnitStatus
from review_app.web.acts import Act
from segments.errors import InputError
from segments.findings import Severity

__all__ = ["PAGE", "Answer", "Delivery", "Where", "handle"]

PAGE = 50  # rows of the list at a time


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Where:
    """What the reviewer looks at; it lives in the page's address only. ``page`` None follows the segment."""

    unit_id: int | None = None
    filter: Filter = EVERYTHING
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file or a text for the browser; ``data`` is base64, ``copy`` means the clipboard."""

    id: str
    name: str
    mime: str
    data: str
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an act. ``outcome`` is None for acts that only look."""

    op_id: str
    action: str
    unit_id: int
    where: Where
    outcome: Outcome | None = None
    delivery: Delivery | None = None


def handle(act: Act, desk: Desk, where: Where) -> Answer:
    """Do one act. Nothing is raised for what a reviewer can cause: the answer says it."""
    looks: dict[str, Callable[[Act, Desk, Where], Where]] = {
        "go": lambda act, desk, where: replace(where, unit_id=act.unit_id, page=None),
        "step": _step,
        "next-open": _next_open,
        "filter": _filter,
        "page": lambda act, desk, where: replace(where, page=max(0, act.offset)),
    }
    if act.action in looks:
        return Answer(act.op_id, act.action, act.unit_id, looks[act.action](act, desk, where))
    if act.action == "export":
        return _export(act, desk, where)
    if act.action == "discard":
        desk.discard_draft(act.unit_id)
        return Answer(act.op_id, act.action, act.unit_id, where, Done(desk.revision, act.unit_id, ""))
    return _write(act, desk, where)


def _step(act: Act, desk: Desk, where: Where) -> Where:
    here = where.unit_id if where.unit_id is not None else act.unit_id
    found = desk.neighbour(here, act.step or 1, where.filter)
    return where if found is None else replace(where, unit_id=found, page=None)


def _next_open(act: Act, desk: Desk, where: Where) -> Where:
    found = desk.next_open(where.unit_id if where.unit_id is not None else act.unit_id or None)
    return where if found is None else replace(where, unit_id=found, page=None)


def _filter(act: Act, desk: Desk, where: Where) -> Where:
    wanted = Filter(
        text=act.query,
        statuses=frozenset(UnitStatus(name) for name in act.statuses if name in set(UnitStatus)),
        severities=frozenset(Severity(name) for name in act.severities if name in set(Severity)),
        only_open=act.only_open,
    )
    unit = where.unit_id
    if unit is None or desk.position(unit, wanted) is None:
        unit = desk.first(wanted) or unit
    return Where(unit, wanted)


def _export(act: Act, desk: Desk, where: Where) -> Answer:
    try:
        name, mime, data = _exported(act.value, desk)
    except InputError as error:
        return Answer(act.op_id, act.action, act.unit_id, where, Refused(str(error)))
    delivery = Delivery(act.op_id, name, mime, base64.b64encode(data).decode(), copy=act.value == "copy")
    return Answer(act.op_id, act.action, act.unit_id, where, None, delivery)


def _exported(kind: str, desk: Desk) -> tuple[str, str, bytes]:
    if kind == "copy":
        return "", "text/plain", desk.corrected_text().encode("utf-8", "replace")
    if kind == "tsv":
        return "changes.tsv", "text/tab-separated-values", changes_tsv(desk.changes()).encode()
    if kind == "jsonl":
        return "changes.jsonl", "application/jsonl", changes_jsonl(desk.changes()).encode()
    name, data = desk.export()
    return name, "application/octet-stream", data


def _write(act: Act, desk: Desk, where: Where) -> Answer:
    outcome = _outcome(act, desk)
    if isinstance(outcome, Conflict) and outcome.unit_id is not None and outcome.mine == outcome.theirs:
        outcome = Done(desk.revision, outcome.unit_id, "")  # the same words are there: an answer was lost on its way
    if isinstance(outcome, Conflict) and outcome.unit_id is not None and act.text is not None:
        desk.save_draft(act.unit_id, act.text, act.version)  # a reload must not lose what is only in the conflict box
    if isinstance(outcome, Done) and outcome.unit_id is not None:
        where = replace(where, unit_id=outcome.unit_id, page=None)
    if isinstance(outcome, Done) and act.action in ("save", "approve") and act.step:
        where = _step(act, desk, where)
    return Answer(act.op_id, act.action, act.unit_id, where, outcome)


def _outcome(act: Act, desk: Desk) -> Outcome:
    """The write itself. Text that stands unsaved in the editor is stored first, then what was asked is done to it."""
    op, unit, version = act.op_id, act.unit_id, act.version
    if act.action == "save":
        return desk.rewrite(op, unit, act.text or "", version)
    if act.action == "approve":
        return (
            desk.approve(op, unit, version)
            if act.text is None
            else desk.rewrite(op, unit, act.text, version, approve=True)
        )
    if act.action == "undo":
        return desk.undo(op)
    if act.action == "redo":
        return desk.redo(op)
    if act.action == "fix":
        return desk.apply_fix(op, act.fingerprint, act.fix, act.revision)
    if act.action == "dismiss":
        return desk.dismiss(op, act.fingerprint, act.reason)
    if act.action == "reopen":
        return desk.reopen(op, act.fingerprint)
    if act.action == "insert" and act.value == "before":
        return desk.insert_before(op, unit, act.text or "", version)
    if act.action == "insert":
        return desk.insert_after(op, unit, act.text or "", version, new_block=act.block)
    if act.action == "delete":
        return desk.delete(op, unit, version, whole_block=act.block)
    if act.action == "status":
        return desk.set_status(
            op, unit, UnitStatus(act.value) if act.value in set(UnitStatus) else UnitStatus.UNREVIEWED, version
        )
    if act.text is not None:
        saved = desk.rewrite(f"{op}:text", unit, act.text, version)
        segment = None if not isinstance(saved, Done) else _same_text(desk, saved.unit_id, act.text)
        if not isinstance(saved, Done):
            return saved
        if segment is None:
            return Refused("The text was saved and now makes more than one segment: choose one of them first.")
        unit, version = segment.id, segment.version
    if act.action == "join":
        return desk.join_next(op, unit, version)
    return desk.split(op, unit, act.offset, version, new_block=act.block)


def _same_text(desk: Desk, unit_id: int | None, text: str) -> SegmentView | None:
    segment = None if unit_id is None else desk.segment(unit_id)
    return segment if segment is not None and segment.text == text else None
