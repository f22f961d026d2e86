"""``sverka review``: open the reviewers' desk."""

from __future__ import annotations

from argparse import Namespace
from importlib.util import find_spec
from pathlib import Path

from segments.errors import InputError
from sverka.arguments import UsageError
from sverka.evidence import load_settings

__all__ = ["require_app", "run"]


def run(options: Namespace) -> int:
    """Import what was given (the same files again continue the same project), score it, and serve the desk."""
    require_app("streamlit")
    if options.target is None and (options.reference or options.source or options.glossary or options.project):
        raise UsageError("evidence and a project's name belong to a TARGET, and none was given")
    # The desk's imports take a second: only here are they needed.
    from review_app.review.projects import list_projects, open_project, open_sample
    from review_app.store import Store
    from review_app.web.launch import free_port, launch

    settings = load_settings(options)
    port = free_port(options.address, options.port)  # said before anything is stored
    store = Store.open(options.database)
    try:
        if options.target is not None:
            project: int | None = open_project(
                store,
                Path(options.target),
                references=[Path(path) for path in options.reference],
                source=Path(options.source) if options.source else None,
                glossaries=[Path(path) for path in options.glossary],
                settings=settings,
                encoding=options.encoding,
                source_lang=settings.source_lang,
                target_lang=settings.target_lang,
                name=options.project,
            )
        else:
            project = None if list_projects(store) else open_sample(store)
    finally:
        store.close()
    launch(project, database_url=options.database, port=port, address=options.address)
    return 0


def require_app(package: str) -> None:
    """InputError where the extra ``[app]`` is not installed."""
    if find_spec(package) is None:
        raise InputError("", "the reviewers' desk is not installed: pip install 'sverka[app]'")
