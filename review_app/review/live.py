"""Live projects: a project's state and findings in memory, kept up with its log; desks on one store share them."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from weakref import WeakKeyDictionary

from glossary.concepts import Glossary, merge_glossaries
from glossary.formats import read_glossary_bytes
from review_app.review.acts import FOUNDATIONS, ProjectState, apply_act
from review_app.review.carrying import renamed
from review_app.review.files import document_from_data, settings_from_data
from review_app.review.overview import Overview
from review_app.review.payloads import act_from_payload
from review_app.review.record import touched_units
from review_app.review.scoring import AlignedEvidence, Scored, score
from review_app.review.state import WorkingDocument, open_document
from review_app.store.log import Event
from review_app.store.rows import DocumentRow, EvidenceRow, ProjectRow
from review_app.store.store import Reader, Store
from segments.alignment import Bead
from segments.errors import InputError
from segments.findings import EvidenceKind

__all__ = ["Facts", "LiveProject", "apply_event", "live_project", "open_documents"]

REMEMBERED = 1000
"""How many edits back a reviewer's screen may be for the desk to know which finding is meant."""

_live: WeakKeyDictionary[Store, dict[int, LiveProject]] = WeakKeyDictionary()
_live_lock = threading.Lock()


def live_project(store: Store, project: int) -> LiveProject:
    """The one live project of this id on this store. InputError when there is none."""
    with _live_lock:
        projects = _live.setdefault(store, {})
        if project not in projects:
            projects[project] = LiveProject(store, project)
        return projects[project]


def open_documents(row: DocumentRow) -> dict[int, WorkingDocument]:
    """The documents of a stored target file before any edit, by slot."""
    return {
        part["slot"]: open_document(part["slot"], document_from_data(part), part["ids"], file_format=row.format)
        for part in row.parts
    }


def apply_event(state: ProjectState, event: Event, rows: Mapping[int, DocumentRow]) -> ProjectState:
    """The state after one event of the log."""
    if event.kind == "import":
        documents = MappingProxyType(open_documents(rows[event.payload["document"]]))
        state = replace(state, documents=documents)
        for payload in event.payload.get("acts", ()):
            state = apply_act(state, act_from_payload(payload), event.seq)
        return replace(state, revision=event.seq)
    if event.kind in FOUNDATIONS:
        return replace(state, revision=event.seq)
    return apply_act(state, act_from_payload(event.payload), event.seq)


class Facts:
    """What a project knows besides its log: the target's files, the evidence and its alignments, the settings."""

    def __init__(self, reader: Reader, project: ProjectRow) -> None:
        self.project = project
        self.rows = {row.id: row for row in reader.documents(project.id)}
        self.evidence = reader.evidence(project.id)
        self.settings = settings_from_data(project.settings)
        self._beads = {
            (row.evidence, row.slot): tuple(
                Bead(tuple(target), tuple(other), score) for target, other, score in row.beads
            )
            for row in (reader.alignments(max(self.rows)) if self.rows else ())
        }

    @property
    def row(self) -> DocumentRow:
        """The newest version of the target file."""
        return self.rows[max(self.rows)]

    def aligned(self, kind: EvidenceKind, slot: int) -> list[AlignedEvidence]:
        """The evidence of one kind for one document, files that were given before the target's own columns."""
        return [
            AlignedEvidence(document_from_data(part), self._beads[row.id, slot])
            for row in sorted(self.evidence, key=lambda row: not row.raw)
            if row.kind == kind and (row.id, slot) in self._beads
            for part in row.parts
            if part["slot"] == slot
        ]

    @cached_property
    def glossary(self) -> Glossary | None:
        """All glossaries as one; None when there is none."""
        glossaries = [_glossary(row) for row in self.evidence if row.kind == EvidenceKind.GLOSSARY]
        return merge_glossaries(glossaries) if glossaries else None


def _glossary(row: EvidenceRow) -> Glossary:
    return read_glossary_bytes(row.raw, row.path)


def _new_names(old: Scored, new: Scored) -> dict[str, str | None]:
    """The findings that an edit renamed, by their old names; None for those that are gone."""
    names: dict[str, str | None] = dict.fromkeys(old.by_fingerprint)
    names.update((before.fingerprint, after.fingerprint) for before, after in renamed(old, new))
    return {before: after for before, after in names.items() if before != after}


class LiveProject:
    """A project's state as of the last event that was read, and what follows from it.

    Hold ``lock`` while using more than one attribute; ``refresh`` reads what others have stored.
    """

    def __init__(self, store: Store, project: int) -> None:
        self.store = store
        self.id = project
        self.lock = threading.RLock()
        self.state = ProjectState()
        self.events: list[Event] = []
        self.by_op: dict[str, Event] = {}
        self.by_unit: dict[int, list[Event]] = {}
        self.top_unit = 0
        self._scored: dict[int, Scored] = {}
        self._foreseen: dict[int, Scored] = {}
        self._overview: Overview | None = None
        self._names: list[tuple[int, int, dict[str, str | None]]] = []
        self._evidence: dict[int, tuple[AlignedEvidence | None, tuple[AlignedEvidence, ...]]] = {}
        with store.reading() as reader:
            row = reader.project(project)
            if row is None:
                raise InputError(store.url, f"no project has the number {project}")
            self.facts = Facts(reader, row)

    def refresh(self) -> None:
        """Take in the events that are new in the log."""
        with self.lock, self.store.reading() as reader:
            if reader.revision(self.id) == self.state.revision:
                return
            events = reader.events(self.id, self.state.revision)
            if any(event.kind in FOUNDATIONS for event in events):
                row = reader.project(self.id)
                assert row is not None
                self.facts = Facts(reader, row)
                self._scored.clear()
                self._foreseen.clear()
                self._evidence.clear()
                units = [unit for row in self.facts.rows.values() for part in row.parts for unit in part["ids"]]
                self.top_unit = max(self.top_unit, *units, 0)
            for event in events:
                self.take(event, apply_event(self.state, event, self.facts.rows))

    def take(self, event: Event, state: ProjectState) -> None:
        """Accept the next event with the state it makes."""
        self.state = state
        self.events.append(event)
        self.by_op[event.op_id] = event
        for unit in touched_units(event):
            self.by_unit.setdefault(unit, []).append(event)
        for payload in event.payload.get("acts", [event.payload]):
            for hunk in payload.get("hunks", ()):
                self.top_unit = max(self.top_unit, *(unit["id"] for unit in hunk["after"]))

    def scored(self, slot: int) -> Scored:
        """The findings of one document of the current state."""
        working = self.state.documents[slot]
        known = self._scored.get(slot)
        if known is None or not known.working.is_same_text(working):
            foreseen = self._foreseen.pop(slot, None)
            fits = foreseen is not None and foreseen.working.is_same_text(working)
            previous, known = known, foreseen if fits and foreseen is not None else self.score(working)
            self._scored[slot] = known
            if previous is not None:
                self._names.append((self.state.revision, slot, _new_names(previous, known)))
                del self._names[:-REMEMBERED]
        if known.working is not working:
            known = self._scored[slot] = replace(known, working=working)
        return known

    def overview(self) -> Overview:
        """The current state as rows."""
        if self._overview is None or self._overview.state is not self.state:
            self._overview = Overview(self)
        return self._overview

    def name_now(self, key: str, revision: int) -> str | None:
        """What a finding is called now that had this name at a revision; None when it is gone.

        An edit renames a finding when it changes the sentence around it, and gives a name to another one when it takes
        away one of several that are alike.
        """
        self.overview()
        fingerprint, at, suffix = key.partition("@")
        slot = int(suffix) if suffix.isdecimal() else next(iter(self.state.documents), 0)
        name: str | None = fingerprint
        for since, where, names in self._names:
            if since > revision and where == slot and name is not None:
                name = names.get(name, name)
        return f"{name}{at}{suffix}" if name is not None else None

    def foresee(self, scored: Scored) -> None:
        """Remember findings that were computed for a state that may come."""
        self._foreseen[scored.working.slot] = scored

    def score(self, working: WorkingDocument) -> Scored:
        """The findings of a document in any state, with this project's evidence."""
        source, references = self._evidence_of(working.slot)
        return score(
            working,
            source=source,
            references=references,
            glossary=self.facts.glossary,
            settings=self.facts.settings,
            before=self._scored.get(working.slot),
        )

    def _evidence_of(self, slot: int) -> tuple[AlignedEvidence | None, tuple[AlignedEvidence, ...]]:
        if slot not in self._evidence:
            sources = self.facts.aligned(EvidenceKind.SOURCE, slot)
            references = tuple(self.facts.aligned(EvidenceKind.REFERENCE, slot))
            self._evidence[slot] = (sources[0] if sources else None, references)
        return self._evidence[slot]
