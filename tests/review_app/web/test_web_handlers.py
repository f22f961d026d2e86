"""What the page asks for and what comes of it, without a page: plain functions on a real database."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from review_app.review.desk import Desk
from review_app.review.projects import open_project
from review_app.review.views import Conflict, Done, Refused, UnitStatus
from review_app.store import Store
from review_app.web.acts import Act, BadActError, read_act
from review_app.web.drafts import keep_draft
from review_app.web.handlers import Where, handle
from review_app.web.payload import desk_payload

TEXT = "Ferries stop at noon.\n\nThe pier is closed , the port said.\n\nCars wait.\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(f"sqlite:///{tmp_path / 'desk.db'}")
    yield opened
    opened.close()


@pytest.fixture
def project(store: Store, tmp_path: Path) -> int:
    target = tmp_path / "ferry.en.txt"
    target.write_text(TEXT, encoding="utf-8")
    return open_project(store, target)


@pytest.fixture
def desk(store: Store, project: int) -> Desk:
    return Desk(store, project, "anna")


def units(desk: Desk) -> list[int]:
    return [row.id for row in desk.rows().rows]


def act(name: str, **fields: object) -> Act:
    return read_act({"op_id": f"op-{name}-{fields.get('unit_id', '')}", "action": name, **fields})


def test_saving_stores_the_text_and_goes_on(desk):
    first, second, _ = units(desk)
    wanted = act("save", unit_id=first, version=desk.segment(first).version, text="Ferries stop today.", step=1)
    answer = handle(wanted, desk, Where(first))
    assert isinstance(answer.outcome, Done)
    assert answer.where.unit_id == second
    assert desk.segment(first).text == "Ferries stop today."


def test_the_same_act_twice_is_one_edit(desk):
    first = units(desk)[0]
    wanted = act("save", unit_id=first, version=desk.segment(first).version, text="Ferries stop today.")
    handle(wanted, desk, Where(first))
    revision = desk.revision
    assert isinstance(handle(wanted, desk, Where(first)).outcome, Done)
    assert desk.revision == revision


def test_approving_takes_the_text_that_is_in_the_editor(desk):
    first = units(desk)[0]
    handle(act("approve", unit_id=first, version=desk.segment(first).version, text="No ferries."), desk, Where(first))
    assert (desk.segment(first).text, desk.segment(first).status) == ("No ferries.", UnitStatus.APPROVED)


def test_joining_stores_the_typed_text_first(desk):
    first = units(desk)[0]
    wanted = act("join", unit_id=first, version=desk.segment(first).version, text="Ferries stop,")
    answer = handle(wanted, desk, Where(first))
    assert desk.segment(answer.where.unit_id).text == "Ferries stop, The pier is closed , the port said."


def test_a_conflict_keeps_my_words_as_a_draft(store, project, desk):
    first = units(desk)[0]
    version = desk.segment(first).version
    Desk(store, project, "boris").rewrite("other", first, "Ferries stopped.", version)
    answer = handle(act("save", unit_id=first, version=version, text="No ferries."), desk, Where(first))
    assert isinstance(answer.outcome, Conflict)
    assert (answer.outcome.theirs, answer.outcome.by) == ("Ferries stopped.", "boris")
    assert desk.segment(first).draft.text == "No ferries."
    assert desk.segment(first).text == "Ferries stopped."


def test_the_same_words_from_two_sides_are_no_conflict(store, project, desk):
    first = units(desk)[0]
    version = desk.segment(first).version
    Desk(store, project, "boris").rewrite("other", first, "No ferries.", version)
    assert isinstance(
        handle(act("save", unit_id=first, version=version, text="No ferries."), desk, Where(first)).outcome, Done
    )


def test_a_fix_is_applied_and_undone(desk):
    unit = units(desk)[1]
    card = desk.segment(unit).findings[0]
    handle(act("fix", unit_id=unit, fingerprint=card.fingerprint, fix=0, revision=desk.revision), desk, Where(unit))
    assert desk.segment(unit).text == "The pier is closed, the port said."
    handle(act("undo"), desk, Where(unit))
    assert desk.corrected_text() == TEXT


def test_dismissing_keeps_the_reason(desk):
    unit = units(desk)[1]
    card = desk.segment(unit).findings[0]
    handle(act("dismiss", unit_id=unit, fingerprint=card.fingerprint, reason="house style"), desk, Where(unit))
    assert desk.segment(unit).findings[0].decision.reason == "house style"
    handle(act("reopen", unit_id=unit, fingerprint=card.fingerprint), desk, Where(unit))
    assert desk.segment(unit).findings[0].decision is None


def test_a_filter_moves_to_what_it_shows(desk):
    first, second, _ = units(desk)
    answer = handle(act("filter", query="PIER"), desk, Where(first))
    assert answer.where.unit_id == second
    assert [row.id for row in desk.rows(answer.where.filter).rows] == [second]


def test_next_open_finds_the_finding(desk):
    first, second, _ = units(desk)
    assert handle(act("next-open", unit_id=first), desk, Where(first)).where.unit_id == second


def test_exports_are_the_bytes_themselves(desk):
    handle(
        act("save", unit_id=units(desk)[2], version=desk.segment(units(desk)[2]).version, text="Cars queue."),
        desk,
        Where(),
    )
    text = handle(act("export", value="text"), desk, Where()).delivery
    assert base64.b64decode(text.data) == TEXT.replace("Cars wait.", "Cars queue.").encode()
    table = handle(act("export", value="tsv"), desk, Where()).delivery
    assert "Cars queue." in base64.b64decode(table.data).decode()


def test_an_impossible_act_is_refused_in_words(desk):
    last = units(desk)[2]
    answer = handle(act("join", unit_id=last, version=desk.segment(last).version), desk, Where(last))
    assert isinstance(answer.outcome, Refused)
    assert answer.outcome.message


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "save",
        {"action": "save"},
        {"op_id": "1", "action": "drop table"},
        {"op_id": "1", "action": "save", "unit_id": "1"},
        {"op_id": "1", "action": "save", "unit_id": True},
        {"op_id": "1", "action": "save", "text": "x" * 1_000_001},
        {"op_id": "x" * 65, "action": "save"},
        {"op_id": "1", "action": "filter", "statuses": [1]},
    ],
)
def test_what_no_page_of_ours_sends_is_no_act(raw):
    with pytest.raises(BadActError):
        read_act(raw)


def test_half_a_surrogate_pair_cannot_break_the_database(desk):
    first = units(desk)[0]
    handle(act("save", unit_id=first, version=desk.segment(first).version, text="A \ud83d ferry."), desk, Where(first))
    assert desk.segment(first).text == "A \ufffd ferry."


def test_a_draft_is_kept_and_given_up(desk):
    first = units(desk)[0]
    said = keep_draft({"unit_id": first, "text": "Ferr", "version": 1, "mark": 7}, desk)
    assert (said["unit_id"], said["mark"]) == (first, 7)
    assert desk.segment(first).draft.text == "Ferr"
    handle(act("discard", unit_id=first), desk, Where(first))
    assert desk.segment(first).draft is None


@pytest.mark.parametrize("raw", [None, [], {"unit_id": "1"}, {"unit_id": 1, "version": 1, "text": 3}])
def test_a_draft_that_is_none_is_left_alone(desk, raw):
    assert keep_draft(raw, desk) is None


def test_the_page_gets_the_row_of_its_segment_and_what_was_answered(desk):
    second = units(desk)[1]
    answer = handle(act("go", unit_id=second), desk, Where())
    payload = desk_payload(desk, answer.where, "key", answer, None)
    assert payload["segment"]["id"] == second
    assert payload["list"]["total"] == 3
    assert payload["answer"]["kind"] == "seen"
    assert payload["progress"]["findings_open"] == 1


def test_a_paragraph_goes_before_the_first_segment(desk):
    first = units(desk)[0]
    version = desk.segment(first).version
    answer = handle(
        act("insert", unit_id=first, version=version, text="Notice", block=True, value="before"), desk, Where(first)
    )
    assert isinstance(answer.outcome, Done)
    assert desk.export()[1].decode() == "Notice\n\n" + TEXT
    desk.undo("op-back")
    assert desk.export()[1].decode() == TEXT


def test_a_fixed_segment_counts_as_done_and_its_history_can_be_undone(desk):
    second = units(desk)[1]
    card = desk.segment(second).findings[0]
    wanted = act("fix", unit_id=second, fingerprint=card.fingerprint, fix=0, revision=desk.revision)
    answer = handle(wanted, desk, Where(second))
    page = desk_payload(desk, answer.where, "", answer, None)
    assert page["progress"]["reviewed"] == 1
    assert page["answer"]["said"] == "apply"
    line = page["history"][0]
    assert (line["kind"], line["reviewer"], line["seq"]) == ("apply", "anna", page["undo_seq"])
    desk.undo("op-back")
    again = desk_payload(desk, answer.where, "", None, None)
    assert again["progress"]["reviewed"] == 0
    assert [entry["kind"] for entry in again["history"]] == ["undo", "apply"]
    assert again["history"][1]["undone"]


def test_a_segment_that_needs_work_is_not_done_though_nothing_is_open(desk):
    second = units(desk)[1]
    for number, card in enumerate(desk.segment(second).findings):
        desk.dismiss(f"op-no-{number}", card.fingerprint, "house style")
    assert desk.progress().reviewed == 1
    desk.set_status("op-work", second, UnitStatus.NEEDS_WORK, desk.segment(second).version)
    assert desk.progress().reviewed == 0
