"""``sverka checks``: the list of checks, or one explained."""

from __future__ import annotations

import inspect
from argparse import Namespace
from collections.abc import Iterator

from scorer.context import Context
from scorer.inspection import all_checks
from segments.errors import InputError
from segments.findings import Check
from sverka.output import write_lines

__all__ = ["run"]


def run(options: Namespace) -> int:
    """Print one line a check, or the whole of one."""
    checks = all_checks()
    if options.id is None:
        width = max(map(len, checks))
        write_lines(
            (f"{check.id:{width}}  {check.status:7}  {_first_sentence(check)}" for check in checks.values()), None
        )
        return 0
    by_name = {name: check for check in checks.values() for name in (check.id, *check.aliases)}
    if options.id not in by_name:
        raise InputError("", f"no check is called {options.id!r} (sverka checks lists them)")
    write_lines(_explained(by_name[options.id]), None)
    return 0


def _documentation(check: Check[Context]) -> str:
    return inspect.getdoc(type(check)) or ""


def _first_sentence(check: Check[Context]) -> str:
    return _documentation(check).partition("\n\n")[0].replace("\n", " ")


def _explained(check: Check[Context]) -> Iterator[str]:
    yield check.id
    yield ""
    yield from _documentation(check).splitlines()
    yield ""
    yield f"Category: {check.category}. Severity: {check.severity}."
    yield f"Rests on: {check.evidence}. Looks at: {check.scope}."
    if check.requirement():
        yield f"Needs {check.requirement()}; without, it is not run."
    yield f"Status: {check.status}" + ("" if check.status == "stable" else ": off unless selected by name") + "."
    yield f'To turn it off: --ignore {check.id}, or ignore = ["{check.id}"] in sverka.toml.'
