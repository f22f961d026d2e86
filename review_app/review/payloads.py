"""Payloads: acts as the plain JSON data of an event, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from review_app.review.acts import Act, Decided, DecisionChange, Remark, RemarkChange, StatusChange
from review_app.review.state import Hunk, RunUnit
from review_app.review.views import DecisionKind, UnitStatus
from segments.document import BlockKind
from segments.patches import Patch

__all__ = ["act_from_payload", "hunk_from_data", "hunk_to_data", "payload_of"]

Data = Mapping[str, Any]


def payload_of(act: Act) -> dict[str, Any]:
    """The act as JSON data; what is empty is left out."""
    values: dict[str, Any] = {
        "slot": act.slot,
        "hunks": [hunk_to_data(hunk) for hunk in act.hunks],
        "decisions": [asdict(change) for change in act.decisions],
        "statuses": [asdict(change) for change in act.statuses],
        "remarks": [asdict(change) for change in act.remarks],
        "unit": act.unit,
        "location": act.location,
        "check": act.check,
        "fingerprint": act.fingerprint,
        "why": act.why,
        "undoes": act.undoes,
        "root": act.root,
    }
    return {key: value for key, value in values.items() if value not in (None, "", [])}


def act_from_payload(data: Data) -> Act:
    """The act that :func:`payload_of` wrote."""
    return Act(
        slot=data["slot"],
        hunks=tuple(hunk_from_data(item) for item in data.get("hunks", ())),
        decisions=tuple(
            DecisionChange(item["fingerprint"], _decided(item["before"]), _decided(item["after"]))
            for item in data.get("decisions", ())
        ),
        statuses=tuple(
            StatusChange(item["unit"], UnitStatus(item["before"]), UnitStatus(item["after"]))
            for item in data.get("statuses", ())
        ),
        remarks=tuple(
            RemarkChange(item["key"], _remark(item["before"]), _remark(item["after"]))
            for item in data.get("remarks", ())
        ),
        unit=data.get("unit"),
        location=data.get("location", ""),
        check=data.get("check", ""),
        fingerprint=data.get("fingerprint", ""),
        why=data.get("why", ""),
        undoes=data.get("undoes"),
        root=data.get("root"),
    )


def _decided(data: Data | None) -> Decided | None:
    return Decided(**{**data, "kind": DecisionKind(data["kind"])}) if data is not None else None


def _remark(data: Data | None) -> Remark | None:
    return Remark(**data) if data is not None else None


def hunk_to_data(hunk: Hunk) -> dict[str, Any]:
    """A hunk as JSON data; the words that each patch replaced stand in ``before``."""
    return {
        "at": hunk.at,
        "before": [_unit_to_data(unit) for unit in hunk.before],
        "after": [_unit_to_data(unit) for unit in hunk.after],
        "patches": [[patch.start, patch.end, patch.text] for patch in hunk.patches],
    }


def hunk_from_data(data: Data) -> Hunk:
    """The hunk that :func:`hunk_to_data` wrote."""
    return Hunk(
        at=data["at"],
        before=tuple(_unit_from_data(item) for item in data["before"]),
        after=tuple(_unit_from_data(item) for item in data["after"]),
        patches=tuple(Patch(*item) for item in data["patches"]),
    )


def _unit_to_data(unit: RunUnit) -> dict[str, Any]:
    return asdict(unit)


def _unit_from_data(data: Data) -> RunUnit:
    return RunUnit(
        id=data["id"],
        gap=data["gap"],
        text=data["text"],
        opens=data["opens"],
        kind=BlockKind(data["kind"]),
        key=data["key"],
        status=UnitStatus(data["status"]),
        origin=tuple(data["origin"]),
    )
