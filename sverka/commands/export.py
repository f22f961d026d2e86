"""``sverka export``: the corrected text in the format it came in, and the record of what changed."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from segments.errors import InputError
from sverka.arguments import UsageError
from sverka.commands.review import require_app
from sverka.evidence import notice
from sverka.output import write_file

__all__ = ["run"]


def run(options: Namespace) -> int:
    """Write the corrected text of a project, and with ``--changes`` who changed what and why."""
    require_app("sqlalchemy")
    from review_app.review.desk import Desk
    from review_app.review.export import changes_jsonl, changes_tsv
    from review_app.store import Store

    writers = {".tsv": changes_tsv, ".jsonl": changes_jsonl}
    ending = Path(options.changes).suffix if options.changes else ".tsv"
    if ending not in writers:
        raise UsageError(f"--changes {options.changes}: the name must end in .tsv or .jsonl")
    store = Store.open(options.database)
    try:
        desk = Desk(store, _project_id(store, options.project))
        name, content = desk.export()
        kind = "".join(Path(name).suffixes[-2 if name.endswith(".gz") else -1 :])
        if options.as_format and options.as_format.lower().lstrip(".") != kind.lstrip("."):
            raise UsageError(
                f"--as {options.as_format}: {desk.shown_name} is exported as {kind.lstrip('.')}, the format it came in"
            )
        write_file(options.to, content)
        if options.changes:
            write_file(options.changes, writers[ending](desk.changes()).encode("utf-8"))
        notice(options, f"{options.to}: {len(content)} bytes, {len(desk.changes())} changes")
    finally:
        store.close()
    return 0


def _project_id(store: object, wanted: str | None) -> int:
    """The project with this name, shown name or target's path; without a name, the last one changed."""
    from review_app.review.projects import list_projects
    from review_app.store import Store

    assert isinstance(store, Store)
    projects = list_projects(store)
    if not projects:
        raise InputError("", "there is no project yet: sverka review TARGET makes one")
    if wanted is None:
        return projects[0].id
    names = {wanted, str(Path(wanted).resolve())}
    exact = [project for project in projects if project.name in names]
    found = exact or [project for project in projects if project.shown == wanted]
    if len(found) == 1:
        return found[0].id
    problem = "several projects have this name: give the target's path" if found else "no such project"
    raise InputError(wanted, f"{problem} (projects: {', '.join(project.name for project in projects[:5])})")
