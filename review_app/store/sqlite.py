"""All that is SQLite's own: how a connection is set up, the copy of a file, the triggers of an append-only table."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection

from segments.errors import InputError

__all__ = ["append_only", "copy_database", "create_sqlite_engine"]

BUSY_TIMEOUT = 10_000
"""Milliseconds a writer waits for another."""


def create_sqlite_engine(url: str, path: Path) -> Engine:
    """An engine whose transactions are real: WAL, every commit on the disk, foreign keys, one writer at a time.

    A connection with the execution option ``write`` begins its transactions IMMEDIATE, so that what it read stays true
    until it commits. InputError for a file that is not a database or cannot be written.
    """
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT / 1000})

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun by the listener below, not by the driver
        for pragma in (
            f"busy_timeout={BUSY_TIMEOUT}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    _probe(path)
    return engine


def _probe(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(str(path), f"the database's folder cannot be made ({error.strerror})") from error
    if path.is_dir():
        raise InputError(str(path), "a folder, not a database file")
    try:
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT / 1000)
        try:
            connection.execute("PRAGMA schema_version").fetchall()
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise InputError(str(path), "the database is damaged (restore a copy, or move it away to begin anew)")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        raise InputError(str(path), f"the database cannot be opened for writing ({error})") from error
    except sqlite3.DatabaseError as error:
        raise InputError(str(path), "not a Sverka database (choose another file with --database)") from error


def copy_database(path: Path, copy: Path) -> None:
    """Copy a database file as of now, whatever is in its write-ahead log included."""
    source, target = sqlite3.connect(path), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()


def append_only(table: str) -> tuple[str, ...]:
    """Statements that make the database refuse to change or delete a row of ``table``."""
    return tuple(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'the log of events is append-only'); END"
        for act in ("UPDATE", "DELETE")
    )
