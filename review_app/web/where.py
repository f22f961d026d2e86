"""The place in the address bar: what a reload, a bookmark or a colleague's link must bring back."""

from __future__ import annotations

from collections.abc import Mapping

from review_app.review.views import Filter, UnitStatus
from review_app.web.handlers import Where
from segments.findings import Severity

__all__ = ["read_project", "read_where", "write_where"]


def read_project(query: Mapping[str, str]) -> int | None:
    """The project's id, None when the address names none."""
    return _number(query.get("project"))


def read_where(query: Mapping[str, str]) -> Where:
    """The place an address names; what it cannot mean is left out."""
    wanted = Filter(
        text=query.get("q", "")[:400],
        statuses=frozenset(UnitStatus(name) for name in _names(query, "status") if name in set(UnitStatus)),
        severities=frozenset(Severity(name) for name in _names(query, "severity") if name in set(Severity)),
        only_open=query.get("open") == "1",
    )
    page = _number(query.get("page"))
    return Where(_number(query.get("seg")), wanted, None if page is None else max(0, page - 1))


def write_where(project: int, where: Where) -> dict[str, str]:
    """The address of a place, without what is empty."""
    found = {
        "project": str(project),
        "seg": "" if where.unit_id is None else str(where.unit_id),
        "q": where.filter.text,
        "status": ",".join(sorted(where.filter.statuses)),
        "severity": ",".join(sorted(where.filter.severities)),
        "open": "1" if where.filter.only_open else "",
        "page": "" if where.page is None else str(where.page + 1),
    }
    return {name: value for name, value in found.items() if value}


def _names(query: Mapping[str, str], name: str) -> list[str]:
    return [item for item in query.get(name, "").split(",") if item]


def _number(value: str | None) -> int | None:
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 16 else None
