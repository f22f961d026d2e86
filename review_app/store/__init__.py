"""The store: projects, documents, evidence, drafts and the append-only log of events, in one database."""

from __future__ import annotations

from review_app.store.store import Store, default_database_url

__all__ = ["Store", "default_database_url"]
