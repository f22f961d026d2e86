"""A database and a desk for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from review_app.review.desk import Desk
from review_app.review.projects import open_project
from review_app.store import Store

ARTICLE = """\
Harbour ferries stop for a week
Harbour ferries stop for a week

The port of Odde closed its its ferry line on Monday. Two boats need new engines.
Passengers, who had
bought tickets, get their money back.
Nobody knows when the boats return . but the mayor is hopeful.
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path / 'desk.db'}")
    yield opened
    opened.close()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())
    return path


@pytest.fixture
def project(store: Store, article: Path) -> int:
    return open_project(store, article)


@pytest.fixture
def desk(store: Store, project: int) -> Desk:
    return Desk(store, project, "ann")


@pytest.fixture
def op() -> Callable[[], str]:
    """A fresh op_id at each call."""
    numbers = count()
    return lambda: f"op-{next(numbers)}"
