"""Projects: import of documents and evidence, the list, the sample."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from glossary.formats import read_glossary_bytes
from review_app.review.files import RawFile, document_from_data, document_to_data, read_file, settings_to_data
from review_app.review.live import open_documents
from review_app.review.payloads import payload_of
from review_app.review.versions import carry_over
from review_app.review.views import ProjectInfo
from review_app.store.rows import DocumentRow, EvidenceRow, ProjectRow
from review_app.store.store import Behind, Store, Writer
from segments.alignment import Bead, align_documents
from segments.document import Document
from segments.errors import InputError
from segments.findings import EvidenceKind, Settings
from segments.formats import read_document_bytes
from segments.formats.base import DocumentFile

__all__ = ["list_projects", "open_project", "open_sample"]

SAMPLE_NAME = "sverka:sample"
SYSTEM = "sverka"


def list_projects(store: Store) -> tuple[ProjectInfo, ...]:
    """All projects, the last changed first."""
    with store.reading() as reader:
        return tuple(
            ProjectInfo(
                row.id,
                row.name,
                row.shown,
                row.created,
                len(documents[-1].parts) if (documents := reader.documents(row.id)) else 0,
                row.revision,
                row.changed,
            )
            for row in reader.projects()
        )


def open_sample(store: Store) -> int:
    """The bundled sample article with all its evidence, as a project."""
    texts, terms = files("segments").joinpath("samples"), files("glossary").joinpath("samples")
    with ExitStack() as stack:
        target, reference, source = (
            stack.enter_context(as_file(texts.joinpath(name)))
            for name in ("article.mt.en.txt", "article.ref.en.txt", "article.src.ru.txt")
        )
        glossary = stack.enter_context(as_file(terms.joinpath("glossary.csv")))
        return open_project(
            store,
            target,
            references=[reference],
            source=source,
            glossaries=[glossary],
            name=SAMPLE_NAME,
            shown="Sample",
        )


def open_project(
    store: Store,
    target: Path,
    *,
    references: Sequence[Path] = (),
    source: Path | None = None,
    glossaries: Sequence[Path] = (),
    settings: Settings | None = None,
    encoding: str | None = None,
    source_lang: str | None = None,
    target_lang: str | None = None,
    name: str | None = None,
    shown: str | None = None,
) -> int:
    """The id of the project of this target, made or continued.

    A project is known by ``name``, or by the target's absolute path. The same files again change nothing. Evidence is
    added, or replaced where its file changed (there is one source); none is taken away. A target that changed comes in
    as a new version, and what was edited and decided is carried over where it still fits. InputError for a file that
    cannot be used: nothing is stored.
    """
    file = read_file(target)
    key, title = name or file.path, shown or name or file.name
    given_encoding, encoding = encoding, encoding or _known_encoding(store, key)
    given = [(EvidenceKind.REFERENCE, path) for path in references]
    given += [(EvidenceKind.SOURCE, source)] if source is not None else []
    given += [(EvidenceKind.GLOSSARY, path) for path in glossaries]
    read = _read_target(file, encoding, target_lang or (settings.target_lang if settings else None))
    language = source_lang or (settings.source_lang if settings else None)
    evidence = [_read_evidence(kind, read_file(path), given_encoding, language) for kind, path in given]
    with store.writing() as writer:
        row = writer.find_project(key)
        project = writer.add_project(key, title, {}) if row is None else row.id
        step = _Import(writer, project, row)
        if settings is not None:
            step.set_settings(settings_to_data(settings))
        step.run(file, read, encoding, evidence)
        return project


@dataclass(frozen=True)
class _Evidence:
    kind: EvidenceKind
    file: RawFile
    documents: tuple[Document, ...]


def _known_encoding(store: Store, key: str) -> str | None:
    """The encoding that was asked for when the project's target came in."""
    with store.reading() as reader:
        row = reader.find_project(key)
        documents = reader.documents(row.id) if row is not None else ()
        return documents[-1].encoding if documents else None


def _read_target(file: RawFile, encoding: str | None, language: str | None) -> DocumentFile:
    read = read_document_bytes(file.raw, file.name, encoding=encoding, language=language)
    if not any(part.target.segments for part in read.documents):
        raise InputError(file.name, "there is no text in it")
    return read


def _read_evidence(kind: EvidenceKind, file: RawFile, encoding: str | None, source_lang: str | None) -> _Evidence:
    if kind is EvidenceKind.GLOSSARY:
        read_glossary_bytes(file.raw, file.name)
        return _Evidence(kind, file, ())
    language = source_lang if kind is EvidenceKind.SOURCE else None
    read = read_document_bytes(file.raw, file.name, encoding=encoding, language=language)
    return _Evidence(kind, file, tuple(part.target for part in read.documents))


class _Import:
    """One import inside one transaction."""

    def __init__(self, writer: Writer, project: int, row: ProjectRow | None) -> None:
        self.writer = writer
        self.project = project
        self.revision = row.revision if row is not None else 0
        self.settings = row.settings if row is not None else {}

    def set_settings(self, settings: Mapping[str, Any]) -> None:
        """Store settings that differ from the project's, and say so in the log: findings depend on them."""
        if settings != self.settings:
            self.writer.set_settings(self.project, settings)
            self._append("settings", {"settings": settings})

    def run(self, file: RawFile, read: DocumentFile, encoding: str | None, evidence: Sequence[_Evidence]) -> None:
        """Store what is new, align it, and say so in the log."""
        rows = self.writer.documents(self.project)
        known = rows[-1] if rows else None
        inline = [part for part in read.documents if part.source is not None or part.references]
        if known is None or known.sha256 != file.sha256 or known.encoding != encoding:
            known = self._add_target(file, read, encoding, rows)
            for old in self.writer.evidence(self.project):
                if not old.raw:
                    self.writer.remove_evidence(old.id)
                else:
                    self._align(known, old)
            if inline:
                self._add_columns(known, read)
        added = [item.file.name for item in evidence if self._add_evidence(known, item)]
        if added:
            self._append("evidence", {"names": added})

    def _append(self, kind: str, payload: Mapping[str, Any]) -> None:
        outcome = self.writer.append(self.project, self.revision, uuid.uuid4().hex, kind, payload, SYSTEM)
        assert not isinstance(outcome, Behind), "an import has the database to itself"
        self.revision = outcome.event.seq

    def _add_target(
        self, file: RawFile, read: DocumentFile, encoding: str | None, rows: Sequence[DocumentRow]
    ) -> DocumentRow:
        events = self.writer.events(self.project)
        carried = carry_over(rows, events, [part.target for part in read.documents])
        parts = [
            {**document_to_data(part.target), "slot": item.slot, "ids": list(item.ids)}
            for part, item in zip(read.documents, carried, strict=True)
        ]
        values = {
            "project": self.project,
            "path": file.path,
            "name": file.name,
            "raw": file.raw,
            "sha256": file.sha256,
            "format": read.format,
            "encoding": encoding,
            "parts": parts,
        }
        row = DocumentRow(id=self.writer.add_document(**values), **values)  # type: ignore[arg-type]
        acts = [payload_of(act) for item in carried for act in item.acts]
        self._append("import", {"document": row.id, "sha256": file.sha256, "name": file.name, "acts": acts})
        return row

    def _add_columns(self, target: DocumentRow, read: DocumentFile) -> None:
        """The evidence in the target's own columns: the source and each of the references."""
        width = max(len(part.references) for part in read.documents)
        for position in range(-1, width):
            parts = []
            for part, data in zip(read.documents, target.parts, strict=True):
                columns = (*part.references, *[None] * width)
                column = part.source if position < 0 else columns[position]
                if column is not None:
                    parts.append({**document_to_data(column), "slot": data["slot"]})
            if parts:
                kind = EvidenceKind.SOURCE if position < 0 else EvidenceKind.REFERENCE
                self._store_evidence(target, kind, RawFile(f"{target.path}#{kind}", target.name, b""), parts)

    def _add_evidence(self, target: DocumentRow, evidence: _Evidence) -> bool:
        """Store a file of evidence in place of an older version of it; False when it is there already."""
        present = [row for row in self.writer.evidence(self.project) if row.kind == evidence.kind and row.raw]
        if any(row.sha256 == evidence.file.sha256 for row in present):
            return False
        for row in present:
            if row.path == evidence.file.path or evidence.kind is EvidenceKind.SOURCE:
                self.writer.remove_evidence(row.id)
        parts = []
        for document, slot in _paired(target, evidence):
            parts.append({**document_to_data(document), "slot": slot})
        self._store_evidence(target, evidence.kind, evidence.file, parts)
        return True

    def _store_evidence(
        self, target: DocumentRow, kind: EvidenceKind, file: RawFile, parts: list[dict[str, Any]]
    ) -> None:
        position = len(self.writer.evidence(self.project))
        values = {
            "project": self.project,
            "kind": str(kind),
            "path": file.path,
            "raw": file.raw,
            "sha256": file.sha256,
            "position": position,
            "parts": parts,
        }
        row = EvidenceRow(id=self.writer.add_evidence(**values), **values)  # type: ignore[arg-type]
        self._align(target, row)

    def _align(self, target: DocumentRow, evidence: EvidenceRow) -> None:
        """Align a file of evidence to the stored target; beads hold the ids of the target's units."""
        documents = open_documents(target)
        for part in evidence.parts:
            working = documents.get(part["slot"])
            if working is None:
                continue
            ids = [unit.id for unit in working.units]
            beads: Sequence[Bead] = align_documents(working.original, document_from_data(part))
            data = [[[ids[index] for index in bead.target], list(bead.other), bead.score] for bead in beads]
            self.writer.add_alignment(target.id, evidence.id, part["slot"], data)


def _paired(target: DocumentRow, evidence: _Evidence) -> Iterator[tuple[Document, int]]:
    """Each evidence document with the slot of its target: the only ones of both, or those of the same doc_id."""
    if len(target.parts) == 1 and len(evidence.documents) == 1:
        yield evidence.documents[0], target.parts[0]["slot"]
        return
    slots = {part["doc_id"]: part["slot"] for part in target.parts}
    pairs = [(document, slots[document.doc_id]) for document in evidence.documents if document.doc_id in slots]
    if not pairs and evidence.kind is not EvidenceKind.GLOSSARY:
        raise InputError(evidence.file.name, "none of its documents has the doc_id of one in the target")
    yield from pairs
