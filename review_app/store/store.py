"""The database as the desk uses it: every read is one moment, every write one transaction on the disk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_data_dir
from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from review_app.store import schema
from review_app.store.log import FIRST_HASH, VERSION, Event, canonical, event_hash, now, verify
from review_app.store.migrate import migrate
from review_app.store.rows import AlignmentRow, DocumentRow, DraftRow, EvidenceRow, ProjectRow
from review_app.store.sqlite import create_sqlite_engine
from segments.errors import InputError

__all__ = ["Appended", "Behind", "Reader", "Repeated", "Store", "Writer", "default_database_url"]


def default_database_url() -> str:
    """One SQLite file in the user's data directory, the same from every folder."""
    return f"sqlite:///{Path(user_data_dir('sverka', appauthor=False)) / 'sverka.db'}"


@dataclass(frozen=True, slots=True)
class Appended:
    """The event is stored."""

    event: Event


@dataclass(frozen=True, slots=True)
class Repeated:
    """An event with this op_id was there already: this one, and nothing was written."""

    event: Event


@dataclass(frozen=True, slots=True)
class Behind:
    """The project has moved on: nothing was written."""

    revision: int


class Store:
    """An open database. Thread-safe; one for a process is enough."""

    def __init__(self, engine: Engine, url: str, path: Path, copied_to: Path | None) -> None:
        self.url = url
        self.path = path
        self.copied_to = copied_to
        """The copy that was made before a migration at opening, None when there was none."""
        self._engine = engine
        self._writing = engine.execution_options(write=True)

    @classmethod
    def open(cls, url: str | None = None) -> Store:
        """Open a database (default: :func:`default_database_url`), made or migrated where needed.

        ``url`` is ``sqlite:///PATH`` or the path of a file. InputError when it is newer than the code, not a database,
        damaged or not writable.
        """
        url = url or default_database_url()
        if "://" not in url:
            url = f"sqlite:///{url}"
        try:
            parsed = make_url(url)
        except ArgumentError as error:
            raise InputError(url, "not a database URL (sqlite:///PATH)") from error
        if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
            raise InputError(url, "only a SQLite file can be the database (sqlite:///PATH)")
        path = Path(parsed.database).absolute()
        engine = create_sqlite_engine(f"sqlite:///{path}", path)
        try:
            copied = migrate(engine, path)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, f"sqlite:///{path}", path, copied)

    def close(self) -> None:
        """Give its connections back."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Reads that all see the same moment."""
        with self._engine.connect() as connection, connection.begin():
            yield Reader(connection)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction that nobody else writes beside; on the disk when the block ends, undone when it raises."""
        with self._writing.connect() as connection, connection.begin():
            yield Writer(connection)

    def verify_chain(self, project: int) -> int:
        """How many events the project has, after checking each against its hash. Raises log.BrokenChainError."""
        with self.reading() as reader:
            return verify(reader.events(project))


class Reader:
    """Queries inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def projects(self) -> tuple[ProjectRow, ...]:
        """All projects, the last changed first."""
        rows = [self._project(row) for row in self._connection.execute(select(schema.project))]
        return tuple(sorted(rows, key=lambda row: (row.changed or row.created, row.id), reverse=True))

    def project(self, project: int) -> ProjectRow | None:
        """A project by id."""
        row = self._connection.execute(select(schema.project).where(schema.project.c.id == project)).first()
        return self._project(row) if row is not None else None

    def find_project(self, name: str) -> ProjectRow | None:
        """A project by its unique name."""
        row = self._connection.execute(select(schema.project).where(schema.project.c.name == name)).first()
        return self._project(row) if row is not None else None

    def _project(self, row: Row[Any]) -> ProjectRow:
        log = schema.event.c
        last = self._connection.execute(
            select(log.seq, log.at).where(log.project == row.id).order_by(log.seq.desc()).limit(1)
        ).first()
        revision, changed = (last.seq, last.at) if last is not None else (0, None)
        return ProjectRow(row.id, row.name, row.shown, row.created, row.settings, revision, changed)

    def revision(self, project: int) -> int:
        """The sequence number of the project's last event, 0 without any."""
        log = schema.event.c
        return self._connection.execute(select(func.max(log.seq)).where(log.project == project)).scalar() or 0

    def events(self, project: int, after: int = 0) -> tuple[Event, ...]:
        """The events after a revision, in order."""
        log = schema.event.c
        query = select(schema.event).where(log.project == project, log.seq > after).order_by(log.seq)
        return tuple(map(_event, self._connection.execute(query)))

    def event_by_op(self, project: int, op_id: str) -> Event | None:
        """The event that an act made, by the act's op_id."""
        log = schema.event.c
        row = self._connection.execute(select(schema.event).where(log.project == project, log.op_id == op_id)).first()
        return _event(row) if row is not None else None

    def documents(self, project: int) -> tuple[DocumentRow, ...]:
        """Every version of the project's target files, the oldest first."""
        table = schema.document
        rows = self._connection.execute(select(table).where(table.c.project == project).order_by(table.c.id))
        return tuple(DocumentRow(**row._mapping) for row in rows)

    def evidence(self, project: int) -> tuple[EvidenceRow, ...]:
        """The project's evidence, by kind and position."""
        table = schema.evidence
        query = select(table).where(table.c.project == project).order_by(table.c.kind, table.c.position, table.c.id)
        return tuple(EvidenceRow(**row._mapping) for row in self._connection.execute(query))

    def alignments(self, document: int) -> tuple[AlignmentRow, ...]:
        """The alignments of one version of a target file."""
        table = schema.alignment
        rows = self._connection.execute(select(table).where(table.c.document == document))
        return tuple(AlignmentRow(**row._mapping) for row in rows)

    def draft(self, project: int, unit: int, reviewer: str) -> DraftRow | None:
        """A reviewer's draft of a unit."""
        table = schema.draft.c
        row = self._connection.execute(
            select(table.unit, table.reviewer, table.text, table.base_version, table.at).where(
                table.project == project, table.unit == unit, table.reviewer == reviewer
            )
        ).first()
        return DraftRow(**row._mapping) if row is not None else None


def _event(row: Row[Any]) -> Event:
    values = {key: value for key, value in row._mapping.items() if key != "id"}
    return Event(**{**values, "payload": json.loads(row.payload)})


class Writer(Reader):
    """Queries and writes inside one transaction."""

    def add_project(self, name: str, shown: str, settings: Mapping[str, Any]) -> int:
        """A new project; its id."""
        return self._insert(schema.project, name=name, shown=shown, created=now(), settings=dict(settings))

    def set_settings(self, project: int, settings: Mapping[str, Any]) -> None:
        """Replace the project's settings."""
        self._connection.execute(
            update(schema.project).where(schema.project.c.id == project).values(settings=dict(settings))
        )

    def add_document(self, **values: Any) -> int:
        """A version of a target file, by the fields of DocumentRow; its id."""
        return self._insert(schema.document, **values)

    def add_evidence(self, **values: Any) -> int:
        """A file of evidence, by the fields of EvidenceRow; its id."""
        return self._insert(schema.evidence, **values)

    def remove_evidence(self, evidence: int) -> None:
        """Take a file of evidence and its alignments away."""
        self._connection.execute(delete(schema.alignment).where(schema.alignment.c.evidence == evidence))
        self._connection.execute(delete(schema.evidence).where(schema.evidence.c.id == evidence))

    def add_alignment(self, document: int, evidence: int, slot: int, beads: list[Any]) -> None:
        """The beads between a document of a target file and a file of evidence."""
        self._connection.execute(
            insert(schema.alignment).values(document=document, evidence=evidence, slot=slot, beads=beads)
        )

    def _insert(self, table: Any, **values: Any) -> int:
        key = self._connection.execute(insert(table).values(**values)).inserted_primary_key
        assert key is not None
        return int(key[0])

    def append(
        self,
        project: int,
        revision: int,
        op_id: str,
        kind: str,
        payload: Mapping[str, Any],
        reviewer: str,
        at: str | None = None,
    ) -> Appended | Repeated | Behind:
        """Add an event to a project that is at ``revision``.

        An op_id that is in the log already gives back its event, whatever the revision; a project that has moved on,
        Behind.
        """
        earlier = self.event_by_op(project, op_id)
        if earlier is not None:
            return Repeated(earlier)
        log = schema.event.c
        last = self._connection.execute(
            select(log.seq, log.hash).where(log.project == project).order_by(log.seq.desc()).limit(1)
        ).first()
        seq, prev_hash = (last.seq, last.hash) if last is not None else (0, FIRST_HASH)
        if seq != revision:
            return Behind(seq)
        text, at = canonical(payload), at or now()
        digest = event_hash(project, seq + 1, VERSION, op_id, kind, text, reviewer, at, prev_hash)
        self._insert(
            schema.event,
            project=project,
            seq=seq + 1,
            version=VERSION,
            op_id=op_id,
            kind=kind,
            payload=text,
            reviewer=reviewer,
            at=at,
            prev_hash=prev_hash,
            hash=digest,
        )
        return Appended(
            Event(project, seq + 1, VERSION, op_id, kind, json.loads(text), reviewer, at, prev_hash, digest)
        )

    def put_draft(self, project: int, unit: int, reviewer: str, text: str, base_version: int) -> str:
        """Keep a draft in place of the one before; the time it carries."""
        self.remove_draft(project, unit, reviewer)
        at = now()
        self._connection.execute(
            insert(schema.draft).values(
                project=project, unit=unit, reviewer=reviewer, text=text, base_version=base_version, at=at
            )
        )
        return at

    def remove_draft(self, project: int, unit: int, reviewer: str) -> None:
        """Forget a draft."""
        table = schema.draft.c
        self._connection.execute(
            delete(schema.draft).where(table.project == project, table.unit == unit, table.reviewer == reviewer)
        )
