"""The desk: what a reviewer does, one act after another, and what is there afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from review_app.review.desk import Desk
from review_app.review.views import (
    Action,
    Conflict,
    DecisionKind,
    Done,
    Filter,
    FindingCard,
    Refused,
    SegmentView,
    UnitStatus,
)
from review_app.store import Store
from segments.errors import InputError
from segments.findings import Severity

Op = Callable[[], str]


def view(desk: Desk, words: str) -> SegmentView:
    """The segment that begins with these words."""
    row = next(row for row in desk.rows(limit=1000).rows if row.text.startswith(words))
    found = desk.segment(row.id)
    assert found is not None
    return found


def card(desk: Desk, check: str, index: int = 0) -> FindingCard:
    return [card for card in desk.document_findings() if card.check == check][index]


def text(desk: Desk) -> str:
    return desk.corrected_text()


def test_the_article_is_listed_with_its_findings(desk: Desk) -> None:
    page = desk.rows(limit=3)
    assert [row.text for row in page.rows] == [
        "Harbour ferries stop for a week",
        "Harbour ferries stop for a week",
        "The port of Odde closed its its ferry line on Monday.",
    ]
    assert [row.open_findings for row in page.rows] == [0, 1, 1]
    assert page.rows[1].severity is Severity.MAJOR
    assert page.total == 7
    assert {"duplicated-heading", "repeated-word", "broken-paragraph"} <= {c.check for c in desk.document_findings()}
    progress = desk.progress()
    assert (progress.units, progress.reviewed, progress.findings_decided) == (7, 0, 0)
    assert progress.findings_open == len(desk.document_findings())


def test_a_segment_comes_with_everything_beside_it(desk: Desk) -> None:
    segment = view(desk, "The port of Odde")
    assert segment.number == 3
    assert segment.previous == "Harbour ferries stop for a week"
    assert segment.following == "Two boats need new engines."
    assert segment.original == segment.text
    assert [segment.text[mark.start : mark.end] for mark in segment.marks if mark.check == "repeated-word"] == [
        "its its"
    ]
    finding = segment.findings[0]
    assert finding.title == "Repeated word"
    assert finding.quote[finding.quote_start : finding.quote_end] == "its its"
    assert finding.fixes[0].before.replace("its its", "its") == finding.fixes[0].after
    assert Action.JOIN_NEXT in segment.can


def test_a_fix_of_the_layout_is_one_act_and_leaves_the_rest_byte_for_byte(desk: Desk, article: Path, op: Op) -> None:
    outcome = desk.apply_fix(op(), card(desk, "duplicated-heading").fingerprint, 0, desk.revision)
    assert isinstance(outcome, Done)
    raw = article.read_bytes()
    line = b"Harbour ferries stop for a week\n"
    assert desk.export() == ("article.corrected.txt", raw.replace(line + line, line))
    assert [c.check for c in desk.document_findings()].count("duplicated-heading") == 0
    assert desk.progress().findings_decided == 1


def test_a_cut_sentence_is_joined_in_one_key(desk: Desk, op: Op) -> None:
    outcome = desk.apply_fix(op(), card(desk, "broken-paragraph").fingerprint, 0, desk.revision)
    assert isinstance(outcome, Done)
    assert view(desk, "Passengers").text == "Passengers, who had bought tickets, get their money back."
    assert outcome.unit_id == view(desk, "Passengers").id


def test_everything_is_undone_and_done_again(desk: Desk, article: Path, op: Op) -> None:
    desk.apply_fix(op(), card(desk, "duplicated-heading").fingerprint, 0, desk.revision)
    segment = view(desk, "Two boats")
    desk.rewrite(op(), segment.id, "Two boats need engines.", segment.version, approve=True)
    desk.dismiss(op(), card(desk, "repeated-word").fingerprint, "a name")
    segment = view(desk, "Nobody")
    desk.set_status(op(), segment.id, UnitStatus.NEEDS_WORK, segment.version)
    desk.comment(op(), segment.id, "Ask the mayor.")
    segment = view(desk, "Nobody")
    desk.split(op(), segment.id, 16, segment.version, new_block=True)
    segment = view(desk, "Two boats")
    desk.delete(op(), segment.id, segment.version)
    end = text(desk)
    findings = desk.document_findings()
    for _ in range(7):
        assert isinstance(desk.undo(op()), Done)
    assert desk.can_undo() is None
    assert isinstance(desk.undo(op()), Refused)
    assert desk.export()[1] == article.read_bytes()
    assert desk.progress().reviewed == 0
    assert view(desk, "Nobody").comments == ()
    assert desk.changes() == ()
    for _ in range(7):
        assert isinstance(desk.redo(op()), Done)
    assert desk.can_redo() is None
    assert text(desk) == end
    assert desk.document_findings() == findings
    assert len(desk.changes()) == 5


def test_a_new_act_ends_what_could_be_done_again(desk: Desk, op: Op) -> None:
    segment = view(desk, "Two boats")
    desk.rewrite(op(), segment.id, "Two boats wait.", segment.version)
    desk.undo(op())
    assert desk.can_redo() == "rewrite"
    desk.approve(op(), segment.id, view(desk, "Two boats").version)
    assert desk.can_redo() is None
    assert isinstance(desk.redo(op()), Refused)


def test_a_dismissal_holds_when_the_sentence_is_edited_elsewhere(desk: Desk, op: Op) -> None:
    finding = card(desk, "repeated-word")
    desk.dismiss(op(), finding.fingerprint, "as in the name")
    segment = view(desk, "The port of Odde")
    assert segment.open_findings == 0
    desk.rewrite(op(), segment.id, "The old port of Odde closed its its ferry line on Monday.", segment.version)
    again = card(desk, "repeated-word")
    assert again.fingerprint != finding.fingerprint
    assert again.decision is not None
    assert (again.decision.kind, again.decision.reason) == (DecisionKind.DISMISS, "as in the name")
    assert isinstance(desk.reopen(op(), again.fingerprint), Done)
    assert card(desk, "repeated-word").decision is None


def test_a_dismissal_does_not_hold_for_other_words(desk: Desk, op: Op) -> None:
    desk.dismiss(op(), card(desk, "repeated-word").fingerprint)
    segment = view(desk, "The port of Odde")
    desk.rewrite(op(), segment.id, "The port port of Odde closed its ferry line on Monday.", segment.version)
    assert card(desk, "repeated-word").decision is None


def test_a_finding_seen_before_an_edit_is_still_the_same_one(desk: Desk, op: Op) -> None:
    seen, revision = card(desk, "repeated-word"), desk.revision
    segment = view(desk, "The port of Odde")
    desk.rewrite(op(), segment.id, "The old port of Odde closed its its ferry line on Monday.", segment.version)
    assert isinstance(desk.apply_fix(op(), seen.fingerprint, 0, revision), Done)
    assert view(desk, "The old port").text == "The old port of Odde closed its ferry line on Monday."


def test_a_finding_that_an_edit_took_away_is_a_conflict(desk: Desk, op: Op) -> None:
    seen, revision = card(desk, "repeated-word"), desk.revision
    segment = view(desk, "The port of Odde")
    desk.rewrite(op(), segment.id, "Odde closed its ferry line.", segment.version)
    assert isinstance(desk.apply_fix(op(), seen.fingerprint, 0, revision), Conflict)
    assert isinstance(desk.apply_fix(op(), seen.fingerprint, 0, desk.revision), Refused)
    assert isinstance(desk.dismiss(op(), seen.fingerprint), Refused)


def test_the_same_op_id_is_one_act(desk: Desk) -> None:
    segment = view(desk, "Two boats")
    first = desk.rewrite("save", segment.id, "Two boats wait.", segment.version)
    assert desk.rewrite("save", segment.id, "Two boats wait.", segment.version) == first
    assert desk.delete("delete", segment.id, view(desk, "Two boats").version) == desk.delete("delete", segment.id, 0)
    assert desk.rows().total == 6
    assert len(desk.changes()) == 2


def test_two_reviewers_at_one_segment(store: Store, project: int, op: Op) -> None:
    ann, bob = Desk(store, project, "ann"), Desk(store, project, "bob")
    segment = view(bob, "Two boats")
    assert isinstance(ann.rewrite(op(), segment.id, "Two boats wait.", segment.version), Done)
    conflict = bob.rewrite(op(), segment.id, "Two ships wait.", segment.version)
    assert isinstance(conflict, Conflict)
    assert (conflict.mine, conflict.theirs, conflict.by) == ("Two ships wait.", "Two boats wait.", "ann")
    assert text(bob).count("Two boats wait.") == 1
    assert isinstance(bob.rewrite(op(), segment.id, "Two ships wait.", conflict.version), Done)
    refused = ann.undo(op())
    assert isinstance(refused, Refused)
    assert "somebody changed" in refused.message
    assert "Two ships wait." in text(ann)


def test_the_same_words_from_two_reviewers_are_no_conflict(store: Store, project: int, op: Op) -> None:
    ann, bob = Desk(store, project, "ann"), Desk(store, project, "bob")
    segment = view(bob, "Two boats")
    ann.rewrite(op(), segment.id, "Two boats wait.", segment.version)
    assert isinstance(bob.rewrite(op(), segment.id, "Two boats wait.", segment.version), Done)


def test_a_segment_that_was_deleted_meanwhile(store: Store, project: int, op: Op) -> None:
    ann, bob = Desk(store, project, "ann"), Desk(store, project, "bob")
    segment = view(bob, "Two boats")
    bob.save_draft(segment.id, "Two boats, typed.", segment.version)
    ann.delete(op(), segment.id, segment.version)
    conflict = bob.rewrite(op(), segment.id, "Two boats, typed.", segment.version)
    assert conflict == Conflict("Two boats, typed.", "", "ann", None, 0)
    assert bob.segment(segment.id) is None
    ann.undo(op())
    restored = bob.segment(segment.id)
    assert restored is not None
    assert restored.draft is not None
    assert restored.draft.text == "Two boats, typed."


def test_each_reviewer_undoes_their_own(store: Store, project: int, op: Op) -> None:
    ann, bob = Desk(store, project, "ann"), Desk(store, project, "bob")
    one, two = view(ann, "Two boats"), view(ann, "Nobody")
    ann.rewrite(op(), one.id, "Two boats wait.", one.version)
    bob.rewrite(op(), two.id, "Nobody knows.", two.version)
    assert isinstance(ann.undo(op()), Done)
    assert "Two boats need new engines." in text(ann)
    assert "Nobody knows." in text(ann)


def test_a_dismissal_outlives_the_undo_of_another_reviewers_edit(store: Store, project: int, op: Op) -> None:
    ann, bob = Desk(store, project, "ann"), Desk(store, project, "bob")
    segment = view(ann, "The port of Odde")
    ann.rewrite(op(), segment.id, "The old port of Odde closed its its ferry line on Monday.", segment.version)
    bob.dismiss(op(), card(bob, "repeated-word").fingerprint, "a name")
    assert isinstance(ann.undo(op()), Done)
    decision = card(ann, "repeated-word").decision
    assert decision is not None
    assert (decision.reviewer, decision.reason) == ("bob", "a name")


def test_another_process_is_seen_at_once(store: Store, project: int, op: Op) -> None:
    ann = Desk(store, project, "ann")
    other = Store.open(store.url)
    bob = Desk(other, project, "bob")
    segment = view(ann, "Two boats")
    bob.rewrite(op(), segment.id, "Two boats wait.", segment.version)
    assert view(ann, "Two boats").text == "Two boats wait."
    assert isinstance(ann.rewrite(op(), segment.id, "Two boats sink.", segment.version), Conflict)
    other.close()


def test_what_was_done_is_there_after_a_restart(store: Store, project: int, op: Op) -> None:
    desk = Desk(store, project, "ann")
    desk.apply_fix(op(), card(desk, "duplicated-heading").fingerprint, 0, desk.revision)
    segment = view(desk, "Two boats")
    desk.rewrite(op(), segment.id, "Two boats wait.\nFor long.", segment.version)
    desk.dismiss(op(), card(desk, "repeated-word").fingerprint, "no")
    desk.save_draft(segment.id, "half a th", segment.version)
    reopened = Store.open(store.url)
    again = Desk(reopened, project, "ann")
    assert again._live.state == desk._live.state
    assert again.rows() == desk.rows()
    assert again.document_findings() == desk.document_findings()
    assert again.segment(segment.id) == desk.segment(segment.id)
    assert isinstance(again.undo(op()), Done)
    reopened.close()


def test_a_draft_is_the_reviewers_own_and_goes_with_the_save(store: Store, project: int, op: Op) -> None:
    ann, bob = Desk(store, project, "ann"), Desk(store, project, "bob")
    segment = view(ann, "Two boats")
    ann.save_draft(segment.id, "Two b", segment.version)
    at = ann.save_draft(segment.id, "Two boats w \ud83d", segment.version)
    bob.save_draft(segment.id, "Zwei", segment.version)
    draft = view(ann, "Two boats").draft
    assert draft is not None
    assert (draft.text, draft.at, draft.base_version) == ("Two boats w \ufffd", at, segment.version)
    ann.rewrite(op(), segment.id, "Two boats wait.", segment.version)
    assert view(ann, "Two boats").draft is None
    kept = view(bob, "Two boats").draft
    assert kept is not None
    assert kept.text == "Zwei"
    bob.discard_draft(segment.id)
    assert view(bob, "Two boats").draft is None
    assert ann.revision == 2


def test_the_list_is_filtered_and_walked(desk: Desk, op: Op) -> None:
    boats = view(desk, "Two boats")
    desk.approve(op(), boats.id, boats.version)
    assert [row.id for row in desk.rows(Filter(statuses=frozenset({UnitStatus.APPROVED}))).rows] == [boats.id]
    assert [row.text for row in desk.rows(Filter(text="MONEY")).rows] == ["bought tickets, get their money back."]
    majors = Filter(severities=frozenset({Severity.MAJOR}))
    assert all(row.severity is Severity.MAJOR for row in desk.rows(majors).rows)
    layout = Filter(categories=frozenset({"design and markup"}))
    assert desk.rows(layout).total >= 1
    open_only = Filter(only_open=True)
    listed = [row.id for row in desk.rows(open_only).rows]
    first = desk.first(open_only)
    assert first == listed[0]
    assert desk.neighbour(listed[0], 1, open_only) == listed[1]
    assert desk.neighbour(listed[1], -1, open_only) == listed[0]
    assert desk.neighbour(listed[0], -1, open_only) is None
    assert desk.position(listed[1], open_only) == 1
    assert desk.position(boats.id, open_only) is None
    assert desk.neighbour(boats.id, 1, open_only) in listed  # from a row that the filter hides
    assert desk.next_open(boats.id) in listed
    assert desk.next_open(listed[-1]) == listed[0]
    assert desk.next_open() == listed[0]
    assert desk.rows(limit=2, offset=5).total == 7
    assert [row.number for row in desk.rows(limit=2, offset=5).rows] == [6, 7]


def test_the_record_says_who_changed_what_and_why(desk: Desk, op: Op) -> None:
    desk.apply_fix(op(), card(desk, "repeated-word").fingerprint, 0, desk.revision)
    segment = view(desk, "Two boats")
    desk.rewrite(op(), segment.id, "Two boats wait.", segment.version)
    finding = card(desk, "duplicated-heading")
    desk.dismiss(op(), finding.fingerprint, "it is the caption")
    fixed, rewritten, dismissed = desk.changes()
    assert (fixed.kind, fixed.who, fixed.check, fixed.location) == ("apply", "ann", "repeated-word", "4:1")
    assert fixed.after == fixed.before.replace("its its", "its")
    assert "its" in fixed.why
    assert (rewritten.kind, rewritten.before, rewritten.after) == (
        "rewrite",
        "Two boats need new engines.",
        "Two boats wait.",
    )
    assert (dismissed.kind, dismissed.why, dismissed.fingerprint) == (
        "dismiss",
        "it is the caption",
        finding.fingerprint,
    )
    history = desk.history(segment.id)
    assert [entry.kind for entry in history] == ["rewrite"]
    assert [entry.kind for entry in desk.history()] == ["dismiss", "rewrite", "apply", "import"]


def test_the_history_of_a_segment_shows_that_its_paragraph_was_joined(desk: Desk, op: Op) -> None:
    last = view(desk, "Nobody")
    first_id = last.previous_id
    assert first_id is not None
    first = desk.segment(first_id)
    assert first is not None
    desk.rewrite(op(), first_id, f"{first.text} It is so.", first.version)
    now = desk.segment(first_id)
    assert now is not None
    assert isinstance(desk.join_next(op(), first_id, now.version), Done)
    desk.undo(op())
    assert [(line.kind, line.undone) for line in desk.history(first_id)] == [("join", True), ("rewrite", False)]
    assert [(line.kind, line.undone) for line in desk.history(last.id)] == [("undo", False), ("join", True)]


def test_a_comment_is_kept_with_its_segment(desk: Desk, op: Op) -> None:
    segment = view(desk, "Nobody")
    desk.comment(op(), segment.id, " Ask <the> mayor. ")
    comments = view(desk, "Nobody").comments
    assert [(comment.text, comment.reviewer) for comment in comments] == [("Ask <the> mayor.", "ann")]
    assert isinstance(desk.comment(op(), segment.id, " "), Refused)


def test_without_source_and_reference_the_meaning_is_not_checked(desk: Desk) -> None:
    state = desk.evidence_state()
    assert not state.meaning_checked
    assert state.items == ()
    assert dict(state.not_run)["number-mismatch"]


def test_what_makes_no_sense_is_refused_in_one_line(desk: Desk, op: Op) -> None:
    segment = view(desk, "Two boats")
    last = view(desk, "Nobody")
    end = desk.rows(limit=1, offset=6).rows[0].id
    version = desk.segment(end).version if desk.segment(end) else 0
    for outcome in (
        desk.rewrite(op(), segment.id, " ", segment.version),
        desk.split(op(), segment.id, 0, segment.version),
        desk.join_next(op(), end, version),
        desk.insert_after(op(), segment.id, "", segment.version),
        desk.insert_after(op(), segment.id, "a\nb", segment.version),
        desk.apply_fix(op(), "1:0000000000000000", 0, desk.revision),
        desk.apply_fix(op(), card(desk, "repeated-word").fingerprint, 9, desk.revision),
        desk.dismiss(op(), "nonsense@x@7"),
        desk.comment(op(), 999, "hm"),
    ):
        assert isinstance(outcome, Refused), outcome
        assert "\n" not in outcome.message
    assert isinstance(desk.delete(op(), 999, 0), Conflict)
    assert desk.revision == 1
    assert last.version == 0


def test_structural_edits_through_the_desk(desk: Desk, op: Op) -> None:
    boats = view(desk, "Two boats")
    inserted = desk.insert_after(op(), boats.id, "They are old.", boats.version)
    assert isinstance(inserted, Done)
    assert view(desk, "They are old").previous == "Two boats need new engines."
    desk.insert_before(op(), boats.id, "A new lead. Short.", boats.version)
    desk.insert_after(op(), boats.id, "A new end.", boats.version, new_block=True)
    desk.join_next(op(), boats.id, boats.version)
    boats = view(desk, "Two boats")
    desk.delete(op(), boats.id, boats.version, whole_block=True)
    assert text(desk) == (
        "Harbour ferries stop for a week\nHarbour ferries stop for a week\n\nA new lead. Short.\nA new end.\n"
        "Passengers, who had\nbought tickets, get their money back.\n"
        "Nobody knows when the boats return . but the mayor is hopeful.\n"
    )


def test_a_project_that_is_not_there(store: Store) -> None:
    with pytest.raises(InputError, match="no project"):
        Desk(store, 77, "ann")


def test_the_reviewer_is_the_user_of_the_system_until_told_otherwise(
    store: Store, project: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "irina")
    assert Desk(store, project).reviewer == "irina"


def test_views_are_values(desk: Desk) -> None:
    segment = view(desk, "Two boats")
    assert replace(segment) == segment
    assert hash(desk.rows(limit=1).rows[0])
