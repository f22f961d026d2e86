"""Projects: import of documents and evidence, the list, the sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from review_app.review.views import ProjectInfo
from review_app.store import Store
from segments.findings import Settings

__all__ = ["list_projects", "open_project", "open_sample"]


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
) -> int:
    """The id of the project of this target, made or continued. InputError for a file that cannot be used."""
    raise NotImplementedError


def open_sample(store: Store) -> int:
    """The bundled sample article with all its evidence, as a project."""
    raise NotImplementedError


def list_projects(store: Store) -> tuple[ProjectInfo, ...]:
    """All projects, the last changed first."""
    raise NotImplementedError
