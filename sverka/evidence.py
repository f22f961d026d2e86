"""From command line and settings to documents with their evidence."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from glossary.concepts import Glossary, merge_glossaries
from glossary.formats import read_glossary
from scorer.context import Context
from scorer.inspection import Inspection, build_context, inspect
from segments.document import Document
from segments.errors import InputError
from segments.findings import Settings
from segments.formats import DocumentFile, ReadDocument, read_document
from sverka.arguments import UsageError

__all__ = ["Loaded", "inspect_all", "load", "load_settings", "notice", "read_glossaries"]


@dataclass(frozen=True)
class Loaded:
    """A file under review and a context for each of its documents, in order."""

    file: DocumentFile
    contexts: tuple[Context, ...]


@dataclass(frozen=True, slots=True)
class _Job:
    target: str
    source: str | None
    references: tuple[str, ...]
    glossaries: tuple[str, ...]


def load_settings(options: Namespace) -> Settings:
    """The settings of ``--config`` or the nearest settings file, with the options given on the command line on top."""
    settings = Settings.load(Path(options.config)) if options.config else Settings.find(Path.cwd())
    changes: dict[str, object] = {}
    for name in ("source_lang", "target_lang", "select"):
        if getattr(options, name, None) is not None:
            changes[name] = getattr(options, name)
    if getattr(options, "ignore", ()):
        changes["ignore"] = (*settings.ignore, *options.ignore)
    return replace(settings, **changes)  # type: ignore[arg-type]


def notice(options: Namespace, message: str) -> None:
    """A remark on standard error, unless ``--quiet``."""
    if not options.quiet:
        sys.stderr.write(f"sverka: {message}\n")


def load(options: Namespace, settings: Settings, targets: Sequence[str]) -> tuple[Loaded, ...]:
    """Read every target with its evidence, and align it.

    Without targets, those of the settings' ``[[document]]`` entries. Raises InputError for a file that cannot be read,
    UsageError where it is unclear which target an evidence file belongs to.
    """
    jobs = _jobs(options, settings, targets)
    glossaries: dict[tuple[str, ...], Glossary | None] = {}
    loaded = []
    for job in jobs:
        if job.glossaries not in glossaries:
            glossaries[job.glossaries] = read_glossaries(options, job.glossaries)
        loaded.append(_load(options, settings, job, glossaries[job.glossaries]))
    return tuple(loaded)


def read_glossaries(options: Namespace, paths: Iterable[str]) -> Glossary | None:
    """All the glossaries as one, None when there is none; the remarks of their readers are printed."""
    glossaries = [read_glossary(path, encoding=options.encoding) for path in paths]
    for glossary in glossaries:
        for remark in glossary.notices:
            notice(options, f"{glossary.path}: {remark}")
    return merge_glossaries(glossaries) if glossaries else None


def inspect_all(contexts: Sequence[Context], jobs: int) -> tuple[Inspection, ...]:
    """Inspect every context, in ``jobs`` processes; same results, same order."""
    if jobs > 1 and len(contexts) > 1:
        with ProcessPoolExecutor(min(jobs, len(contexts))) as pool:
            return tuple(pool.map(inspect, contexts))
    return tuple(inspect(context) for context in contexts)


def _jobs(options: Namespace, settings: Settings, targets: Sequence[str]) -> list[_Job]:
    references, source, glossary = tuple(options.reference), options.source, tuple(options.glossary)
    if targets:
        if len(targets) > 1 and (references or source):
            which = "--source" if source else "--reference"
            raise UsageError(f"{which} belongs to one target, and {len(targets)} were given: list them in sverka.toml")
        return [_Job(target, source, references, glossary) for target in targets]
    if not settings.documents or settings.path is None:
        raise UsageError("no TARGET was given, and no sverka.toml here lists one under [[document]]")
    folder = settings.path.parent

    def beside(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(str(folder / name) for name in names)

    return [
        _Job(
            str(folder / entry.target),
            source or (str(folder / entry.source) if entry.source else None),
            references or beside(entry.reference),
            glossary or beside(entry.glossary),
        )
        for entry in settings.documents
    ]


def _load(options: Namespace, settings: Settings, job: _Job, glossary: Glossary | None) -> Loaded:
    def read(path: str, language: str | None) -> DocumentFile:
        file = read_document(
            path,
            encoding=options.encoding,
            language=language,
            source_language=settings.source_lang,
            stdin_name=getattr(options, "stdin_filename", None),
        )
        for remark in file.notices:
            notice(options, f"{file.path}: {remark}")
        return file

    file = read(job.target, settings.target_lang)
    source = read(job.source, settings.source_lang) if job.source else None
    references = [read(path, settings.target_lang) for path in job.references]
    contexts = [
        build_context(
            part.target,
            source=_counterpart(part, source, file) if source is not None else part.source,
            references=[*part.references, *(_counterpart(part, reference, file) for reference in references)],
            glossary=glossary,
            settings=settings,
        )
        for part in file.documents
    ]
    return Loaded(file, tuple(contexts))


def _counterpart(part: ReadDocument, evidence: DocumentFile, target: DocumentFile) -> Document:
    """The document of an evidence file that belongs to one document of the target: the only one, or the same doc_id."""
    if len(evidence.documents) == 1 and len(target.documents) == 1:
        return evidence.documents[0].target
    for candidate in evidence.documents:
        if candidate.target.doc_id == part.target.doc_id:
            return candidate.target
    raise InputError(evidence.path, f"has no document {part.target.doc_id!r}, which {target.path} has")
