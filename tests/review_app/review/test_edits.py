"""Edits: given a text and what a reviewer does to a segment, the text and the segments after it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from review_app.review import edits
from review_app.review.edits import Refusal
from review_app.review.hunks import apply_hunks, invert_hunks
from review_app.review.planning import plan_patches
from review_app.review.state import Hunk, WorkingDocument, open_document
from review_app.review.views import Action, UnitStatus
from segments.document import BlockKind, Document, build_blocks
from segments.formats import read_document_bytes
from segments.patches import Patch, apply_patches

ARTICLE = "Boats stay in port\n\nThe ferry is late. It is old.\nNobody is told why.\n\nThe end is near.\n"


def read(text: str, name: str = "a.txt") -> WorkingDocument:
    document = read_document_bytes(text.encode(), name, language="en").documents[0].target
    return open_document(1, document, range(1, len(document.segments) + 1), file_format=name.rsplit(".", 1)[1])


def fresh() -> Iterator[int]:
    return count(100)


def shown(document: WorkingDocument) -> list[list[str]]:
    """The blocks with their segments."""
    return [[document.document.of(segment) for segment in block.segments] for block in document.document.blocks]


def done(document: WorkingDocument, hunks: tuple[Hunk, ...]) -> WorkingDocument:
    """The document after an edit, which must be one that can be exported and taken back."""
    after = apply_hunks(document, hunks, 7)
    assert apply_patches(document.original.text, after.export_patches()) == after.text
    inverse = invert_hunks(after, hunks)
    assert inverse is not None
    back = apply_hunks(after, inverse, 8)
    assert back.text == document.text
    assert back.export_patches() == document.export_patches()
    strip = [(unit.id, unit.gap, unit.length, unit.opens, unit.kind, unit.status, unit.origin) for unit in back.units]
    assert strip == [(u.id, u.gap, u.length, u.opens, u.kind, u.status, u.origin) for u in document.units]
    return after


def test_rewriting_a_segment_changes_its_words_only() -> None:
    document = read(ARTICLE)
    after = done(document, edits.rewrite(document, 1, " The ferry is early. ", fresh()))
    assert after.text == ARTICLE.replace("late", "early")
    assert after.units[1].id == 2
    assert after.units[1].version == 7
    assert [unit.version for unit in after.units if unit.id != 2] == [0] * 4


def test_the_same_words_are_no_edit() -> None:
    document = read(ARTICLE)
    assert edits.rewrite(document, 1, "The ferry is late.\n", fresh()) == ()


def test_approving_with_a_rewrite_is_one_edit() -> None:
    document = read(ARTICLE)
    after = done(document, edits.rewrite(document, 1, "The ferry is late.", fresh(), UnitStatus.APPROVED))
    assert after.units[1].status is UnitStatus.APPROVED
    assert after.units[1].version == 0
    assert after.text == ARTICLE


def test_lines_typed_into_a_segment_become_blocks() -> None:
    document = read(ARTICLE)
    after = done(document, edits.rewrite(document, 1, "The ferry is late.\n\nHere is why. It rains.", fresh()))
    assert shown(after)[1:3] == [["The ferry is late."], ["Here is why.", "It rains.", "It is old."]]
    assert after.text == ARTICLE.replace("late. It is old", "late.\n\nHere is why. It rains. It is old")


def test_an_empty_segment_is_refused() -> None:
    document = read(ARTICLE)
    with pytest.raises(Refusal, match="delete it"):
        edits.rewrite(document, 1, " \n ", fresh())


def test_line_ends_typed_are_those_of_the_document() -> None:
    document = read("One here.\r\nTwo here.\r\n")
    after = done(document, edits.rewrite(document, 0, "One.\nHere.", fresh()))
    assert after.text == "One.\r\nHere.\r\nTwo here.\r\n"


def test_joining_segments_of_a_block_makes_one() -> None:
    document = read(ARTICLE)
    after = done(document, edits.join_next(document, 1, fresh()))
    assert after.text == ARTICLE
    assert shown(after)[1] == ["The ferry is late. It is old."]
    assert after.units[1].origin == (2, 3)


def test_joining_blocks_makes_one_block_of_their_sentences() -> None:
    document = read(ARTICLE)
    after = done(document, edits.join_next(document, 2, fresh()))
    assert after.text == ARTICLE.replace("old.\nNobody", "old. Nobody")
    assert shown(after)[1] == ["The ferry is late.", "It is old.", "Nobody is told why."]


def test_joining_a_sentence_that_a_paragraph_end_cut_makes_one_segment() -> None:
    document = read("The mayor, who was\n\nill, said no. He left.\n")
    after = done(document, edits.join_next(document, 0, fresh()))
    assert shown(after) == [["The mayor, who was ill, said no.", "He left."]]


def test_the_last_segment_has_nothing_to_join() -> None:
    document = read(ARTICLE)
    with pytest.raises(Refusal, match="behind the last"):
        edits.join_next(document, 4, fresh())
    assert Action.JOIN_NEXT not in edits.allowed(document, 4)


def test_splitting_inside_a_block_changes_no_text() -> None:
    document = read(ARTICLE)
    after = done(document, edits.split(document, 1, fresh(), offset=10, new_block=False))
    assert after.text == ARTICLE
    assert shown(after)[1] == ["The ferry", "is late.", "It is old."]


@pytest.mark.parametrize("offset", [9, 10])
def test_splitting_into_blocks_takes_the_separator_of_the_blocks_around(offset: int) -> None:
    document = read(ARTICLE)
    after = done(document, edits.split(document, 1, fresh(), offset=offset, new_block=True))
    assert after.text == ARTICLE.replace("ferry is", "ferry\nis")
    assert shown(after)[1:3] == [["The ferry"], ["is late.", "It is old."]]


@pytest.mark.parametrize("offset", [0, 18, -1, 99])
def test_a_split_needs_words_on_both_sides(offset: int) -> None:
    document = read(ARTICLE)
    with pytest.raises(Refusal):
        edits.split(document, 1, fresh(), offset=offset, new_block=False)


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (0, "The ferry is late. It is old.\nNobody is told why.\n\nThe end is near.\n"),
        (1, "Boats stay in port\n\nIt is old.\nNobody is told why.\n\nThe end is near.\n"),
        (2, "Boats stay in port\n\nThe ferry is late.\nNobody is told why.\n\nThe end is near.\n"),
        (3, "Boats stay in port\n\nThe ferry is late. It is old.\n\nThe end is near.\n"),
        (4, "Boats stay in port\n\nThe ferry is late. It is old.\nNobody is told why.\n"),
    ],
)
def test_deleting_a_segment_leaves_the_layout_regular(position: int, expected: str) -> None:
    document = read(ARTICLE)
    after = done(document, edits.delete(document, position, fresh()))
    assert after.text == expected
    assert len(after.units) == 4


def test_deleting_a_block_takes_all_of_it() -> None:
    document = read(ARTICLE)
    after = done(document, edits.delete(document, 2, fresh(), whole_block=True))
    assert after.text == "Boats stay in port\n\nNobody is told why.\n\nThe end is near.\n"


def test_the_rest_of_a_block_goes_on_when_its_first_segment_is_deleted() -> None:
    document = read(ARTICLE)
    after = done(document, edits.delete(document, 1, fresh()))
    assert shown(after)[1] == ["It is old."]
    assert after.units[1].kind is BlockKind.PARAGRAPH


def test_the_last_segment_of_all_cannot_be_deleted() -> None:
    document = read("Only this.\n")
    assert edits.allowed(document, 0) & {Action.DELETE, Action.DELETE_BLOCK} == set()
    with pytest.raises(Refusal, match="cannot be empty"):
        edits.delete(document, 0, fresh())


def test_inserting_a_segment() -> None:
    document = read(ARTICLE)
    after = done(document, edits.insert_segment(document, 1, fresh(), text="So is the bus. "))
    assert after.text == ARTICLE.replace("late. It", "late. So is the bus. It")
    assert shown(after)[1] == ["The ferry is late.", "So is the bus.", "It is old."]
    assert after.units[2].origin == ()


@pytest.mark.parametrize(
    ("position", "before", "expected"),
    [
        (1, False, ARTICLE.replace("old.\n", "old.\nIt rains. Hard.\n")),
        (4, False, ARTICLE.replace("near.\n", "near.\n\nIt rains. Hard.\n")),
        (1, True, ARTICLE.replace("The ferry", "It rains. Hard.\nThe ferry")),
        (0, True, "It rains. Hard.\n\n" + ARTICLE),
    ],
)
def test_inserting_a_block(position: int, before: bool, expected: str) -> None:
    document = read(ARTICLE)
    after = done(document, edits.insert_block(document, position, fresh(), text="It rains. Hard.", before=before))
    assert after.text == expected
    assert ["It rains.", "Hard."] in shown(after)


def test_several_lines_are_inserted_as_blocks_set_apart_as_those_around() -> None:
    document = read("One here.\n\nTwo here.\n")
    after = done(document, edits.insert_block(document, 0, fresh(), text="A.\nB."))
    assert after.text == "One here.\n\nA.\n\nB.\n\nTwo here.\n"
    assert shown(after) == [["One here."], ["A."], ["B."], ["Two here."]]


def test_markdown_blocks_keep_their_marks_when_one_is_deleted() -> None:
    text = "# Boats\n\n- first thing\n- second thing\n- third thing\n\nThe *end* is near.\n"
    document = read(text, "a.md")
    second = next(p for p in range(len(document.units)) if "second" in document.words(p))
    after = done(document, edits.delete(document, second, fresh()))
    assert after.text == text.replace("- second thing\n", "")
    assert edits.delete(document, 0, fresh())
    assert done(document, edits.delete(document, 0, fresh())).text == text.replace("# Boats\n\n", "")


def table() -> WorkingDocument:
    text = "First row.\nSecond row.\n"
    blocks = build_blocks([(BlockKind.ROW, "1", [(0, 10)]), (BlockKind.ROW, "2", [(11, 22)])])
    return open_document(1, Document("t.tsv", text, blocks, "en"), [1, 2], file_format="tsv")


def test_the_rows_of_a_table_stay_as_they_are() -> None:
    document = table()
    assert edits.allowed(document, 0) == frozenset()
    for edit in (
        lambda: edits.join_next(document, 0, fresh()),
        lambda: edits.split(document, 0, fresh(), offset=5, new_block=False),
        lambda: edits.delete(document, 0, fresh()),
        lambda: edits.insert_segment(document, 0, fresh(), text="x"),
        lambda: edits.insert_block(document, 0, fresh(), text="x"),
    ):
        with pytest.raises(Refusal, match="rows of a table"):
            edit()
    with pytest.raises(ValueError, match="rows of a table"):
        plan_patches(document, [Patch(9, 12, "")], fresh())


def test_a_row_of_a_tsv_file_is_one_line() -> None:
    document = table()
    with pytest.raises(Refusal, match="line break"):
        edits.rewrite(document, 0, "First\nrow.", fresh())
    with pytest.raises(ValueError, match="line break"):
        plan_patches(document, [Patch(5, 6, "\n")], fresh())


def test_a_row_can_be_emptied_and_filled() -> None:
    document = table()
    after = done(document, edits.rewrite(document, 0, "", fresh()))
    assert after.text == "\nSecond row.\n"
    again = done(after, edits.rewrite(after, 0, "New row.", fresh()))
    assert again.text == "New row.\nSecond row.\n"
    assert [unit.key for unit in again.units] == ["1", "2"]
