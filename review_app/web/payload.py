"""What the page draws: the desk's views as plain JSON. Text goes out as it stands; the page shows it as text only."""

from __future__ import annotations

from dataclasses import asdict

from review_app.review.desk import Desk
from review_app.review.record import MESSAGES
from review_app.review.views import Conflict, Done, FindingCard, Refused, SegmentRow, SegmentView
from review_app.web.handlers import PAGE, Answer, Where

__all__ = ["Payload", "desk_payload"]

Payload = dict[str, object]
SAID = {message: kind for kind, message in MESSAGES.items()}
HISTORY = 30  # lines of a segment's history, the newest; older ones are in the exported changes
ROW_TEXT = 200  # code points of a row: two lines of the list hold fewer


def desk_payload(desk: Desk, where: Where, storage: str, answer: Answer | None, draft_at: Payload | None) -> Payload:
    """Everything the desk shows for one place in one project."""
    offset = _offset(desk, where)
    page = desk.rows(where.filter, offset, PAGE)
    segment = None if where.unit_id is None else desk.segment(where.unit_id)
    return {
        "storage": storage,
        "name": desk.shown_name,
        "reviewer": desk.reviewer,
        "revision": desk.revision,
        "progress": asdict(desk.progress()),
        "evidence": asdict(desk.evidence_state()),
        "undo": desk.can_undo(),
        "undo_seq": desk.undo_seq(),
        "redo": desk.can_redo(),
        "filter": _filter(where),
        "list": {"offset": offset, "total": page.total, "limit": PAGE, "rows": [_row(row) for row in page.rows]},
        "segment": None if segment is None else _segment(segment),
        "history": [] if segment is None else [asdict(entry) for entry in desk.history(segment.id)[:HISTORY]],
        "answer": None if answer is None else _answer(answer),
        "draft_at": draft_at,
    }


def _offset(desk: Desk, where: Where) -> int:
    if where.page is not None:
        return where.page * PAGE
    position = None if where.unit_id is None else desk.position(where.unit_id, where.filter)
    return 0 if position is None else position // PAGE * PAGE


def _filter(where: Where) -> Payload:
    wanted = where.filter
    return {
        "query": wanted.text,
        "statuses": sorted(wanted.statuses),
        "severities": sorted(wanted.severities),
        "only_open": wanted.only_open,
    }


def _row(row: SegmentRow) -> Payload:
    return {**asdict(row), "text": row.text[:ROW_TEXT], "source": None}


def _segment(segment: SegmentView) -> Payload:
    plain = asdict(segment)
    plain["can"] = sorted(segment.can)
    plain["findings"] = [_card(card) for card in segment.findings]
    return plain


def _card(card: FindingCard) -> Payload:
    return asdict(card)


def _answer(answer: Answer) -> Payload:
    said: Payload = {"op_id": answer.op_id, "action": answer.action, "unit_id": answer.unit_id, "kind": "seen"}
    outcome = answer.outcome
    if isinstance(outcome, Done):
        said |= {"kind": "done", "message": outcome.message, "said": SAID.get(outcome.message)}
    elif isinstance(outcome, Refused):
        said |= {"kind": "refused", "message": outcome.message}
    elif isinstance(outcome, Conflict):
        said |= {"kind": "conflict", "conflict": asdict(outcome)}
    if answer.delivery is not None:
        said["delivery"] = asdict(answer.delivery)
    return said
