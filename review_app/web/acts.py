"""What the browser sends, read with suspicion: every field has a type and a limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["MAX_TEXT", "Act", "BadActError", "read_act"]

MAX_TEXT = 1_000_000  # code points of one segment; a page that sends more is broken or hostile
MAX_WORD = 400

ACTIONS = frozenset(
    {
        "save", "approve", "status", "fix", "dismiss", "reopen", "join", "split", "delete", "insert", "undo", "redo",
        "discard", "go", "step", "next-open", "filter", "page", "export",
    }
)  # fmt: skip


class BadActError(ValueError):
    """The page sent something that no page of ours sends."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a reviewer. ``offset`` is in code points; ``text`` is None where the act carries no text."""

    op_id: str
    action: str
    unit_id: int = 0
    version: int = 0
    revision: int = 0
    text: str | None = None
    offset: int = 0
    fingerprint: str = ""
    fix: int = 0
    reason: str = ""
    value: str = ""
    block: bool = False
    step: int = 0
    query: str = ""
    statuses: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    only_open: bool = False


def read_act(raw: object) -> Act:
    """The act in a trigger's payload. BadActError when it is none."""
    if not isinstance(raw, Mapping):
        raise BadActError("not an act")
    act = Act(
        op_id=_text(raw, "op_id", 64),
        action=_text(raw, "action", 32),
        unit_id=_number(raw, "unit_id"),
        version=_number(raw, "version"),
        revision=_number(raw, "revision"),
        text=None if raw.get("text") is None else _text(raw, "text", MAX_TEXT),
        offset=_number(raw, "offset"),
        fingerprint=_text(raw, "fingerprint", MAX_WORD),
        fix=_number(raw, "fix"),
        reason=_text(raw, "reason", MAX_WORD),
        value=_text(raw, "value", MAX_WORD),
        block=raw.get("block") is True,
        step=max(-1, min(1, _number(raw, "step"))),
        query=_text(raw, "query", MAX_WORD),
        statuses=_texts(raw, "statuses"),
        severities=_texts(raw, "severities"),
        only_open=raw.get("only_open") is True,
    )
    if act.action not in ACTIONS or not act.op_id:
        raise BadActError(f"unknown action {act.action!r}")
    return act


def _text(raw: Mapping[str, object], name: str, limit: int) -> str:
    value = raw.get(name, "")
    if not isinstance(value, str) or len(value) > limit:
        raise BadActError(f"{name} is not a text of at most {limit} characters")
    # A lone half of a surrogate pair cannot be stored; browsers can produce one, so it is replaced rather than refused.
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _texts(raw: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = raw.get(name, [])
    if not isinstance(value, list) or len(value) > 20:
        raise BadActError(f"{name} is not a short list")
    return tuple(_text({name: item}, name, MAX_WORD) for item in value)


def _number(raw: Mapping[str, object], name: str) -> int:
    value = raw.get(name, 0)
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > 2**53:
        raise BadActError(f"{name} is not a whole number")
    return value
