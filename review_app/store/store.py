"""The database as the desk uses it."""

from __future__ import annotations

__all__ = ["Store", "default_database_url"]


class Store:
    """An open database."""

    @classmethod
    def open(cls, url: str | None = None) -> Store:
        """Open a database (default: :func:`default_database_url`), made or migrated where needed.

        InputError when it is newer than the code, not a database, or not writable.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Give its connections back."""
        raise NotImplementedError


def default_database_url() -> str:
    """One SQLite file in the user's data directory."""
    raise NotImplementedError
