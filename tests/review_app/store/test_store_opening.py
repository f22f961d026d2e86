"""Opening a database: new, old, newer, damaged, or none at all."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from review_app.store import Store, default_database_url, schema
from review_app.store import migrate as migration
from segments.errors import InputError


def test_the_default_database_is_one_file_in_the_users_data_directory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    store = Store.open()
    assert store.url == default_database_url()
    assert store.path.is_file()
    assert tmp_path in store.path.parents
    store.close()


def test_a_path_is_a_url_too(tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "new" / "desk.db"))
    assert store.url == f"sqlite:///{tmp_path / 'new' / 'desk.db'}"
    store.close()


def test_what_was_stored_is_there_tomorrow(tmp_path: Path) -> None:
    store = Store.open(str(tmp_path / "desk.db"))
    with store.writing() as writer:
        project = writer.add_project("story", "Story", {"ignore": []})
        writer.append(project, 0, "a", "note", {"text": "привет"}, "ann")
    store.close()
    store = Store.open(str(tmp_path / "desk.db"))
    with store.reading() as reader:
        row = reader.find_project("story")
        assert row is not None
        assert (row.shown, row.revision, row.settings) == ("Story", 1, {"ignore": []})
        assert reader.events(row.id)[0].payload == {"text": "привет"}
    assert store.copied_to is None
    store.close()


def test_the_migrations_make_the_tables_that_the_code_uses(store: Store) -> None:
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_the_migrations_are_packaged() -> None:
    names = {path.name for path in files("review_app.store").joinpath("migrations").iterdir()}
    assert {"env.py", "script.py.mako", "versions"} <= names


def test_a_database_of_a_newer_sverka_is_refused(store: Store) -> None:
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(InputError, match="newer than this Sverka"):
        Store.open(store.url)


def test_an_old_database_is_copied_before_it_is_migrated(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.writing() as writer:
        writer.add_project("story", "Story", {})
    store.close()
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for name in ("env.py", "script.py.mako", "versions/r0001_first.py"):
        (folder / name).write_text((migration.FOLDER / name).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "versions" / "r0002_more.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        "revision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n    op.add_column('project', sa.Column('colour', sa.Text))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(migration, "FOLDER", folder)
    migrated = Store.open(store.url)
    assert migrated.copied_to == tmp_path / "desk.db.0001-1.bak"
    with sqlite3.connect(migrated.copied_to) as copy:
        assert copy.execute("SELECT name FROM project").fetchall() == [("story",)]
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    with sqlite3.connect(migrated.path) as connection:
        assert connection.execute("SELECT name, colour FROM project").fetchall() == [("story", None)]
    migrated.close()


def test_a_migration_that_fails_changes_nothing(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.close()
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for name in ("env.py", "script.py.mako", "versions/r0001_first.py"):
        (folder / name).write_text((migration.FOLDER / name).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "versions" / "r0002_more.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        "revision = '0002'\ndown_revision = '0001'\n"
        "def upgrade():\n    op.add_column('project', sa.Column('colour', sa.Text))\n    raise RuntimeError('no')\n",
        encoding="utf-8",
    )
    with monkeypatch.context() as patched:
        patched.setattr(migration, "FOLDER", folder)
        with pytest.raises(RuntimeError):
            Store.open(store.url)
    reopened = Store.open(store.url)
    with reopened._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
    reopened.close()


@pytest.mark.parametrize(
    "content", [b"Not a database at all, but a letter.\n" * 50, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"letter\.db"):
        Store.open(str(path))
    assert path.read_bytes() == content


def test_a_damaged_database_is_refused(store: Store) -> None:
    with store.writing() as writer:
        for number in range(50):
            writer.add_project(f"story {number}" * 50, "Story", {})
    store.close()
    raw = bytearray(store.path.read_bytes())
    raw[8192 : len(raw) - 4096] = b"\xa5" * (len(raw) - 12288)
    store.path.write_bytes(raw)
    with pytest.raises(InputError, match=r"desk\.db"):
        Store.open(store.url)


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE song (title TEXT)")
    with pytest.raises(InputError, match=r"not one of Sverka's"):
        Store.open(str(path))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a folder"):
        Store.open(str(tmp_path))


@pytest.mark.parametrize("url", ["postgresql://host/name", "sqlite://", "sqlite:///:memory:", "mysql:what://"])
def test_what_is_not_a_sqlite_file_is_refused(url: str) -> None:
    with pytest.raises(InputError, match=r"SQLite file|database URL"):
        Store.open(url)


def test_the_template_makes_a_migration_that_runs(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    (folder / "script.py.mako").write_text((migration.FOLDER / "script.py.mako").read_text("utf-8"), "utf-8")
    config = Config()
    config.set_main_option("script_location", str(folder))
    script = command.revision(config, message="Add a colour", rev_id="0002", head="base")
    assert script is not None
    source = Path(script.path).read_text(encoding="utf-8")
    names: dict[str, object] = {}
    exec(compile(source, script.path, "exec"), names)
    assert names["revision"] == "0002"
