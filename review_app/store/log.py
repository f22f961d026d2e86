"""Events: the rows of the append-only log and the chain of hashes that holds them together."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

__all__ = ["FIRST_HASH", "VERSION", "BrokenChainError", "Event", "canonical", "event_hash", "now", "verify"]

VERSION = 1
"""Version of the events' payloads."""

FIRST_HASH = "0" * 64
"""What the first event of a project follows."""


class BrokenChainError(Exception):
    """The log was changed from outside: an event is missing, out of order or not what was written."""


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the log. ``seq`` counts from 1 in its project; ``at`` is UTC, ISO 8601 with milliseconds."""

    project: int
    seq: int
    version: int
    op_id: str
    kind: str
    payload: Mapping[str, Any]
    reviewer: str
    at: str
    prev_hash: str
    hash: str


def now() -> str:
    """The time as events carry it: UTC, "2026-01-31T12:00:00.000Z"."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def canonical(data: object) -> str:
    """JSON with sorted keys, no spaces and every character outside ASCII escaped: one text for one value."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def event_hash(
    project: int, seq: int, version: int, op_id: str, kind: str, payload: str, reviewer: str, at: str, prev_hash: str
) -> str:
    """SHA-256 over the event's fields and the hash of the event before; ``payload`` is its canonical JSON."""
    fields = [project, seq, version, op_id, kind, payload, reviewer, at, prev_hash]
    return hashlib.sha256(canonical(fields).encode("ascii")).hexdigest()


def verify(events: Iterable[Event]) -> int:
    """How many events there are, all in order and as they were written. Raises BrokenChainError otherwise."""
    previous, seq = FIRST_HASH, 0
    for event in events:
        seq += 1
        expected = event_hash(
            event.project,
            seq,
            event.version,
            event.op_id,
            event.kind,
            canonical(event.payload),
            event.reviewer,
            event.at,
            previous,
        )
        if event.seq != seq or event.prev_hash != previous or event.hash != expected:
            raise BrokenChainError(f"project {event.project}: event {event.seq} does not follow event {seq - 1}")
        previous = event.hash
    return seq
