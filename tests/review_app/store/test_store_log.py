"""The log: in order, once for each act, unchangeable, and on the disk when it says so."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from review_app.store import Store
from review_app.store.log import BrokenChainError
from review_app.store.store import Appended, Behind, Repeated

SAVER = """
import sys
from review_app.store import Store
store = Store.open(sys.argv[1])
with store.reading() as reader:
    project = reader.projects()[0].id
for number in range(100_000):
    with store.writing() as writer:
        stored = writer.append(project, number, f"op-{number}", "note", {"number": number}, "ann")
        writer.put_draft(project, 1, "ann", f"draft {number}", 0)
    print(stored.event.seq, flush=True)
"""


@pytest.fixture
def empty(store: Store) -> int:
    with store.writing() as writer:
        return writer.add_project("story", "Story", {})


def append(store: Store, project: int, revision: int, op_id: str) -> Appended | Repeated | Behind:
    with store.writing() as writer:
        return writer.append(project, revision, op_id, "note", {"text": "naïve \ud800"}, "ann")


def test_events_count_from_one_and_hang_together(store: Store, empty: int) -> None:
    assert isinstance(append(store, empty, 0, "a"), Appended)
    assert isinstance(append(store, empty, 1, "b"), Appended)
    with store.reading() as reader:
        first, second = reader.events(empty)
    assert (first.seq, second.seq) == (1, 2)
    assert second.prev_hash == first.hash
    assert second.payload == {"text": "naïve \ud800"}
    assert store.verify_chain(empty) == 2


def test_the_same_op_id_gives_the_same_event_and_writes_nothing(store: Store, empty: int) -> None:
    stored = append(store, empty, 0, "a")
    again = append(store, empty, 0, "a")
    assert isinstance(stored, Appended)
    assert isinstance(again, Repeated)
    assert again.event == stored.event
    assert store.verify_chain(empty) == 1


def test_a_project_that_moved_on_takes_no_event_made_for_its_past(store: Store, empty: int) -> None:
    append(store, empty, 0, "a")
    assert append(store, empty, 0, "b") == Behind(1)


def test_op_ids_are_of_one_project(store: Store, empty: int) -> None:
    with store.writing() as writer:
        other = writer.add_project("other", "Other", {})
    append(store, empty, 0, "a")
    assert isinstance(append(store, other, 0, "a"), Appended)


@pytest.mark.parametrize("statement", ["UPDATE event SET reviewer = 'eve'", "DELETE FROM event"])
def test_the_database_refuses_to_change_the_log(store: Store, empty: int, statement: str) -> None:
    append(store, empty, 0, "a")
    with sqlite3.connect(store.path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement)


def test_a_log_changed_behind_the_triggers_is_found_out(store: Store, empty: int) -> None:
    append(store, empty, 0, "a")
    append(store, empty, 1, "b")
    with sqlite3.connect(store.path) as connection:
        connection.execute("DROP TRIGGER event_no_update")
        connection.execute("UPDATE event SET reviewer = 'eve' WHERE seq = 1")
    with pytest.raises(BrokenChainError, match="event 1"):
        store.verify_chain(empty)


def test_what_a_transaction_did_is_gone_when_it_fails(store: Store, empty: int) -> None:
    def fail() -> None:
        with store.writing() as writer:
            writer.append(empty, 0, "a", "note", {}, "ann")
            writer.put_draft(empty, 1, "ann", "text", 0)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.reading() as reader:
        assert reader.events(empty) == ()
        assert reader.draft(empty, 1, "ann") is None


def test_writers_wait_for_each_other_and_none_is_lost(store: Store, empty: int) -> None:
    def save(name: str) -> None:
        for number in range(10):
            while True:
                with store.reading() as reader:
                    revision = reader.revision(empty)
                if not isinstance(append(store, empty, revision, f"{name}-{number}"), Behind):
                    break

    threads = [threading.Thread(target=save, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.verify_chain(empty) == 30


def test_the_connection_is_set_for_safety(store: Store) -> None:
    with store.reading() as reader:
        pragma = {
            name: reader._connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_a_killed_process_loses_nothing_it_acknowledged(store: Store, empty: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SAVER, store.url], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]
    )
    assert process.stdout is not None
    acknowledged = 0
    for line in process.stdout:
        acknowledged = int(line)
        if acknowledged == 40:
            os.kill(process.pid, signal.SIGKILL)
            break
    acknowledged = max([acknowledged, *(int(line) for line in process.stdout if line.endswith("\n"))])
    process.wait()
    process.stdout.close()
    stored = store.verify_chain(empty)
    assert stored in (acknowledged, acknowledged + 1)  # one may be on the disk and not yet said to be
    with store.reading() as reader:
        draft = reader.draft(empty, 1, "ann")
    assert draft is not None
    assert draft.text == f"draft {stored - 1}"
