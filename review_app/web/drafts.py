"""Drafts: what is typed is stored while it is typed."""

from __future__ import annotations

from collections.abc import Mapping

from review_app.review.desk import Desk
from review_app.web.acts import MAX_TEXT

__all__ = ["keep_draft"]


def keep_draft(raw: object, desk: Desk) -> dict[str, object] | None:
    """Store a draft that the page sent; what to tell the page, None when it sent no draft."""
    if not isinstance(raw, Mapping):
        return None
    unit, text, version, mark = raw.get("unit_id"), raw.get("text"), raw.get("version"), raw.get("mark")
    if not isinstance(unit, int) or not isinstance(version, int) or not isinstance(text, str) or len(text) > MAX_TEXT:
        return None
    if desk.segment(unit) is None:
        return {"unit_id": unit, "at": None, "mark": mark}
    stored = desk.save_draft(unit, text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), version)
    return {"unit_id": unit, "at": stored, "mark": mark}
