"""Aligning: given two texts, the beads."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segments.alignment import Aligned, Bead, align_documents, align_segments, band
from segments.alignment.characters import Characters
from segments.alignment.copies import find_copies
from segments.alignment.cues import Cues
from segments.document import BlockKind, Document, build_blocks

BRIDGE = (
    "The old bridge over the Volkhov was closed to lorries on Monday.",
    "Engineers found cracks in two of its seven piers.",
    "Repairs will cost the region about 300 million roubles.",
    "Until then drivers must take the road through Chudovo.",
    "Governor Andreeva asked residents to be patient.",
)
BRIDGE_AGAIN = (
    "On Monday the old Volkhov bridge was closed to lorries.",
    "In two of the seven piers engineers have found cracks.",
    "The repairs will cost the region some 300 million roubles.",
    "Drivers must take the Chudovo road until then.",
    "Governor Andreeva has asked residents for patience.",
)
BRIDGE_SOURCE = (
    "Старый мост через Волхов в понедельник закрыли для грузовиков.",
    "В двух из семи его опор инженеры нашли трещины.",
    "Ремонт обойдётся региону примерно в 300 млн рублей.",
    "До тех пор водителям придётся ехать через Чудово.",
    "Губернатор Андреева попросила жителей набраться терпения.",
)


def pairs(beads: tuple[Bead, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.target, bead.other) for bead in beads]


def document(*blocks: str | tuple[str, ...], language: str = "en", kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    """A document with a block for each argument; a tuple holds the sentences of one block."""
    text, spans = "", []
    for block in blocks:
        pieces = []
        for sentence in (block,) if isinstance(block, str) else block:
            pieces.append((len(text), len(text) + len(sentence)))
            text += sentence + " "
        spans.append((kind, None, pieces))
        text += "\n\n"
    return Document("example.txt", text, build_blocks(spans), language)


def test_sentences_in_other_words_are_one_to_one() -> None:
    beads = align_segments(BRIDGE, BRIDGE_AGAIN)
    assert pairs(beads) == [((i,), (i,)) for i in range(5)]
    assert all(bead.score > 0.5 for bead in beads)


def test_a_source_in_another_script_needs_no_dictionary() -> None:
    assert pairs(align_segments(BRIDGE, BRIDGE_SOURCE)) == [((i,), (i,)) for i in range(5)]


@pytest.mark.parametrize("other", [BRIDGE_AGAIN, BRIDGE_SOURCE], ids=["reference", "source"])
def test_what_was_left_out_is_a_null_bead(other: tuple[str, ...]) -> None:
    beads = align_segments(BRIDGE[:2] + BRIDGE[3:], other)
    assert pairs(beads) == [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((2,), (3,)), ((3,), (4,))]


def test_what_was_added_is_a_null_bead() -> None:
    beads = align_segments((*BRIDGE, "Follow us on every network"), BRIDGE_AGAIN)
    assert pairs(beads)[-1] == ((5,), ())
    assert beads[-1].score > 0.5


@pytest.mark.parametrize("other", [BRIDGE_AGAIN, BRIDGE_SOURCE], ids=["reference", "source"])
def test_the_first_of_several_copies_keeps_the_counterpart(other: tuple[str, ...]) -> None:
    beads = align_segments((BRIDGE[0], BRIDGE[0], BRIDGE[0], *BRIDGE[1:]), other)
    assert pairs(beads)[:4] == [((0,), (0,)), ((1,), ()), ((2,), ()), ((3,), (1,))]


def test_a_repeated_paragraph_of_two_sentences_is_a_run_of_null_beads() -> None:
    beads = align_segments((*BRIDGE[:2], *BRIDGE[:2], *BRIDGE[2:]), BRIDGE_AGAIN)
    assert pairs(beads)[:4] == [((0,), (0,)), ((1,), (1,)), ((2,), ()), ((3,), ())]


def test_a_refrain_that_the_other_text_has_too_is_no_copy() -> None:
    song = ("Row the boat to the other shore.", "Row the boat to the other shore.", "Nobody is waiting there.")
    assert pairs(align_segments(song, song)) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_a_sentence_cut_in_two_is_one_bead() -> None:
    target = (BRIDGE[0][:30], BRIDGE[0][30:].strip(), *BRIDGE[1:])
    assert pairs(align_segments(target, BRIDGE_AGAIN))[:2] == [((0, 1), (0,)), ((2,), (1,))]


def test_sentences_joined_by_the_translator_are_one_bead() -> None:
    joined = "Engineers found cracks in two of its seven piers, and repairs will cost the region 300 million roubles."
    beads = align_segments((BRIDGE[0], joined, *BRIDGE[3:]), BRIDGE_AGAIN)
    assert pairs(beads) == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,)), ((3,), (4,))]


def test_paragraphs_may_be_split_in_different_places() -> None:
    target = document(BRIDGE[:2], BRIDGE[2:])
    other = document(BRIDGE_AGAIN[:3], BRIDGE_AGAIN[3:])
    assert pairs(align_documents(target, other)) == [((i,), (i,)) for i in range(5)]


def test_a_sentence_left_in_the_source_language_does_not_take_the_place_of_its_translation() -> None:
    target = document(BRIDGE[:2], BRIDGE_SOURCE[1], BRIDGE[2:])
    beads = align_documents(target, document(BRIDGE_SOURCE[:2], BRIDGE_SOURCE[2:], language="ru"))
    assert pairs(beads)[:3] == [((0,), (0,)), ((1,), (1,)), ((2,), ())]


def test_two_sentences_joined_at_different_places_are_one_bead() -> None:
    target = ("The ferry leaves at seven in the morning. Nobody on the quay knew", "why it came back empty on Friday.")
    other = ("The ferry leaves at seven each morning.", "No one on the quay knew why it came back empty on Friday.")
    assert pairs(align_segments((*target, *BRIDGE), (*other, *BRIDGE_AGAIN)))[:2] == [((0, 1), (0, 1)), ((2,), (2,))]


def test_text_put_into_a_sentence_is_alone_and_the_sentence_one_bead() -> None:
    halves = (
        "The expedition crossed the frozen strait on sledges",
        "and reached the abandoned weather station by night.",
    )
    other = "Crossing the frozen strait on sledges, the expedition reached the abandoned weather station at night."
    advert = ("Subscribe to our newsletter today!", "Ten recipes with pumpkin you have never tried")
    beads = align_segments((halves[0], *advert, halves[1], *BRIDGE), (other, *BRIDGE_AGAIN))
    assert pairs(beads)[:3] == [((0, 3), (0,)), ((1,), ()), ((2,), ())]


def test_verses_that_end_in_a_comma_on_both_sides_are_one_to_one() -> None:
    verses = document("Grey geese went over the empty fields,", "And nobody heard them but I and the wind.")
    source = document("Серые гуси летели над полем пустым,", "Слышал их только я да ветер ночной.", language="ru")
    assert pairs(align_documents(verses, source)) == [((0,), (0,)), ((1,), (1,))]


def test_the_words_of_a_bead_leave_out_what_was_put_in() -> None:
    aligned = Aligned(document(("We set out at dawn,", "Advertisement", "as planned.")), (Bead((0,), (0, 2), 0.8),))
    assert aligned.text_of(aligned.beads[0]) == "We set out at dawn, as planned."


def test_unlike_texts_score_low() -> None:
    recipe = ("Peel the potatoes and boil them in salted water.", "Whisk the eggs until they are quite stiff.")
    beads = align_segments(recipe, BRIDGE_AGAIN[:2])
    assert all(bead.score < 0.5 for bead in beads if bead.target and bead.other)


def test_rows_of_two_tables_belong_together_whatever_they_say() -> None:
    def table(*rows: str) -> Document:
        text, spans = "", []
        for number, row in enumerate(rows):
            spans.append((BlockKind.ROW, str(number), [(len(text), len(text) + len(row))]))
            text += row + "\n"
        return Document("rows.tsv", text, build_blocks(spans), "en")

    beads = align_documents(table("One", "", "Three", ""), table("Vier", "Fünf", "", ""))
    assert pairs(beads) == [((0,), (0,)), ((1,), ()), ((), (1,)), ((2,), ()), ((), (2,)), ((3,), (3,))]


@pytest.mark.parametrize(("target", "other"), [([], []), (["Alone."], []), ([], ["Alone.", "Both."]), ([""], ["", ""])])
def test_empty_sides(target: list[str], other: list[str]) -> None:
    beads = align_segments(target, other)
    assert sorted(i for bead in beads for i in bead.target) == list(range(len(target)))
    assert sorted(i for bead in beads for i in bead.other) == list(range(len(other)))


def test_copies_are_runs_that_repeat_the_run_before() -> None:
    lines = ["A first long enough line", "A second long line", "a first long enough line.", "A SECOND long line", "End"]
    assert find_copies(lines, ["A first long enough line"]) == {2, 3}
    assert find_copies(["No.", "No."], ["No."]) == set()


def test_a_long_text_with_a_hole_is_aligned_on_both_sides_of_it() -> None:
    target = [f"Station {i} of the line reported {i * 37 % 1009} passengers in week {i % 52}." for i in range(3000)]
    other = [f"In week {i % 52} station {i} on the line had {i * 37 % 1009} passengers." for i in range(3000)]
    del target[1500:1700]
    beads = align_segments(target, other)
    right = sum(bead.target == bead.other for bead in beads if bead.target and bead.target[0] < 1500)
    right += sum(bead.other == tuple(i + 200 for i in bead.target) for bead in beads if bead.target[:1] >= (1500,))
    assert right > 2700


@pytest.mark.parametrize(("rows", "columns"), [(700, 400), (400, 700), (350, 350), (301, 3000), (3000, 301)])
def test_a_band_narrowed_for_memory_loses_no_index(monkeypatch: pytest.MonkeyPatch, rows: int, columns: int) -> None:
    monkeypatch.setattr(band, "MOST", 5 * rows)
    target = [f"Station {i} reported {i * 37 % 1009} passengers." for i in range(rows)]
    other = [f"At station {i} there were {i * 37 % 1009} passengers." for i in range(columns)]
    beads = align_segments(target, other)
    assert sorted(i for bead in beads for i in bead.target) == list(range(rows))
    assert sorted(i for bead in beads for i in bead.other) == list(range(columns))


LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            ["", " ", "The same line again and again.", "Снова та же самая строка.", "and so on", "12 345"]
        ),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(LINES, LINES, st.sampled_from([Characters(), Cues(), None]))
def test_every_index_is_in_just_one_bead_and_in_order(
    target: list[str], other: list[str], similarity: Characters | Cues | None
) -> None:
    beads = align_segments(target, other, similarity)
    assert sorted(i for bead in beads for i in bead.target) == list(range(len(target)))
    assert sorted(i for bead in beads for i in bead.other) == list(range(len(other)))
    assert [bead.other for bead in beads if bead.other] == sorted(bead.other for bead in beads if bead.other)
    assert [bead.target for bead in beads if bead.target] == sorted(bead.target for bead in beads if bead.target)
    assert all(bead.target or bead.other for bead in beads)
    assert all(0 <= bead.score <= 1 for bead in beads)


@settings(max_examples=12, deadline=None)
@given(st.integers(330, 600), st.integers(150, 700), st.sampled_from([Characters(), Cues()]))
def test_a_band_loses_no_index_either(rows: int, columns: int, similarity: Characters | Cues) -> None:
    target = [f"line {i * i % 97} of {i}" for i in range(rows)]
    other = [f"строка {i * i % 89} из {i}" for i in range(columns)]
    beads = align_segments(target, other, similarity)
    assert sorted(i for bead in beads for i in bead.target) == list(range(rows))
    assert sorted(i for bead in beads for i in bead.other) == list(range(columns))
