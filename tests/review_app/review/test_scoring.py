"""Scoring: beads follow the units of the text, whatever becomes of them."""

from __future__ import annotations

from itertools import count

import pytest

from review_app.review import edits
from review_app.review.hunks import apply_hunks
from review_app.review.scoring import carry_beads
from review_app.review.state import Hunk, WorkingDocument, open_document
from segments.alignment import Bead
from segments.formats import read_document_bytes

TEXT = "One is here. Two is here.\nThree is here.\nFour is here.\n"
BEADS = (
    Bead((1,), (0,), 0.9),
    Bead((2,), (1, 2), 0.8),
    Bead((), (3,), 0.7),
    Bead((3,), (4,), 0.6),
    Bead((4,), (), 0.5),
)


@pytest.fixture
def working() -> WorkingDocument:
    document = read_document_bytes(TEXT.encode(), "a.txt", language="en").documents[0].target
    return open_document(1, document, [1, 2, 3, 4])


def carried(working: WorkingDocument, hunks: tuple[Hunk, ...] = ()) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.target, bead.other) for bead in carry_beads(apply_hunks(working, hunks, 1), BEADS)]


def test_before_any_edit_ids_become_positions(working: WorkingDocument) -> None:
    assert carried(working) == [((0,), (0,)), ((1,), (1, 2)), ((), (3,)), ((2,), (4,)), ((3,), ())]


def test_a_rewrite_changes_no_bead(working: WorkingDocument) -> None:
    assert carried(working, edits.rewrite(working, 1, "Changed.", count(9))) == carried(working)


def test_joined_units_share_the_beads_of_both(working: WorkingDocument) -> None:
    assert carried(working, edits.join_next(working, 0, count(9)))[0] == ((0,), (0, 1, 2))


def test_both_halves_of_a_unit_stay_in_its_bead(working: WorkingDocument) -> None:
    hunks = edits.split(working, 1, count(9), offset=3, new_block=False)
    assert carried(working, hunks)[:3] == [((0,), (0,)), ((1, 2), (1, 2)), ((), (3,))]


def test_what_a_deleted_unit_said_is_an_omission(working: WorkingDocument) -> None:
    assert carried(working, edits.delete(working, 0, count(9)))[0] == ((), (0,))


def test_a_deleted_addition_leaves_nothing(working: WorkingDocument) -> None:
    assert len(carried(working, edits.delete(working, 3, count(9)))) == 4


def test_a_unit_put_in_where_something_was_omitted_takes_its_place(working: WorkingDocument) -> None:
    hunks = edits.insert_segment(working, 1, count(9), text="The missing one.")
    assert ((2,), (3,)) in carried(working, hunks)


def test_a_unit_put_in_elsewhere_is_in_no_bead(working: WorkingDocument) -> None:
    hunks = edits.insert_segment(working, 0, count(9), text="Something else.")
    assert all(1 not in target for target, _ in carried(working, hunks))
