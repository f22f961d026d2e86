"""Migration: bring a database to the code's revision, with a copy of it first."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from review_app.store.sqlite import copy_database
from segments.errors import InputError

__all__ = ["migrate"]

FOLDER = Path(__file__).parent / "migrations"


def migrate(engine: Engine, path: Path) -> Path | None:
    """Migrate the database behind ``engine``; the path of the copy that was made first, None when there was nothing to
    copy.

    InputError for a database of a newer Sverka, and for one that is not Sverka's.
    """
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    head = scripts.get_current_head()
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        tables = inspect(connection).get_table_names()
    if current == head:
        return None
    if current is None and tables:
        raise InputError(str(path), "a database, but not one of Sverka's (choose another file with --database)")
    known = {script.revision for script in scripts.walk_revisions()}
    if current is not None and current not in known:
        raise InputError(str(path), f"the database is newer than this Sverka (revision {current}): update Sverka")
    copy = _copy(path, current) if current is not None else None
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        if MigrationContext.configure(connection).get_current_revision() != head:  # nobody else did it meanwhile
            command.upgrade(config, "head")
    return copy


def _copy(path: Path, revision: str) -> Path:
    """Copy the file beside itself under a name that is free."""
    number = 1
    while (copy := path.with_name(f"{path.name}.{revision}-{number}.bak")).exists():
        number += 1
    copy_database(path, copy)
    return copy
