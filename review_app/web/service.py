"""The desk's database and reviewer, as the pages of this process find them.

Streamlit runs the pages anew for every act; what must live longer (the store, one desk a project) lives here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from threading import Lock

from review_app.review.desk import Desk
from review_app.review.projects import list_projects, open_sample
from review_app.review.views import ProjectInfo
from review_app.store import Store

__all__ = ["Service", "configure", "service"]


@dataclass
class Service:
    """An open store and who works on it; ``database_url`` is None for the default database."""

    store: Store
    reviewer: str | None = None
    database_url: str | None = None
    _desks: dict[tuple[int, str | None], Desk] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def desk(self, project_id: int) -> Desk:
        """The desk of this reviewer on a project. InputError when there is no such project."""
        with self._lock:
            key = (project_id, self.reviewer)
            if key not in self._desks:
                self._desks[key] = Desk(self.store, project_id, self.reviewer)
            return self._desks[key]

    def projects(self) -> tuple[ProjectInfo, ...]:
        """All projects, the last changed first; the sample is made when there is none."""
        found = list_projects(self.store)
        if found:
            return found
        open_sample(self.store)
        return list_projects(self.store)

    def storage_key(self, project: ProjectInfo | int) -> str:
        """Names a project in the browser's storage; another database on the same port gives another name."""
        number = project if isinstance(project, int) else project.id
        created = next((info.created for info in list_projects(self.store) if info.id == number), "")
        return hashlib.sha256(f"{self.database_url}\n{created}".encode()).hexdigest()[:12] + f":{number}"


_current: Service | None = None


def configure(made: Service) -> None:
    """Set what :func:`service` gives; the launcher does it once, before the server starts."""
    global _current
    _current = made


def service() -> Service:
    """The service of this process."""
    if _current is None:
        raise RuntimeError("review_app.web.service.configure() was not called: start the desk with `sverka review`")
    return _current
