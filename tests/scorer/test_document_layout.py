"""Taking blocks out of a page: what is left is laid out as the rest, and no two patches touch."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorer.checks.document.layout import deletions, final_mark, is_quoted, normalized, starts_lower
from segments.document import BlockKind, Document, build_blocks
from segments.patches import apply_patches


def page(gaps: list[str], end: str = "\n") -> Document:
    """Blocks ``b0``, ``b1`` ... with these gaps between them."""
    text, spans = "", []
    for index, gap in enumerate([*gaps, end]):
        spans.append((BlockKind.PARAGRAPH, None, [(len(text), len(text) + len(f"b{index}"))]))
        text += f"b{index}{gap}"
    return Document("page.txt", text, build_blocks(spans), "en")


def without(document: Document, *indexes: int) -> str:
    patches = deletions(document, [(index, index) for index in indexes])
    return apply_patches(document.text, patches.values())


@pytest.mark.parametrize(
    ("gaps", "out", "left"),
    [
        (["\n\n", "\n\n"], [1], "b0\n\nb2\n"),
        (["\n\n", "\n", "\n", "\n", "\n\n", "\n\n"], [1, 2], "b0\n\nb3\nb4\n\nb5\n\nb6\n"),
        (["\n", "\n\n", "\n\n"], [1], "b0\n\nb2\n\nb3\n"),
        (["\n\n", "\n", "\n\n", "\n\n"], [1, 2], "b0\n\nb3\n\nb4\n"),
        (["\n", "\n", "\n"], [1], "b0\nb2\nb3\n"),
        (["\n\n", "\n\n"], [2], "b0\n\nb1\n"),
        (["\n\n", "\n\n"], [0], "b1\n\nb2\n"),
        (["\n\n", "\n\n"], [0, 1], "b2\n"),
        (["\n\n", "\n\n"], [0, 1, 2], "\n"),
        (["\r\n\r\n", "\r\n\r\n"], [1], "b0\r\n\r\nb2\n"),
        (["\n\n## ", "\n\n"], [1], "b0\n\nb2\n"),
        (["  \n\n", " \n\n"], [1], "b0 \n\nb2\n"),
    ],
)
def test_the_gap_that_is_left_is_like_the_others(gaps: list[str], out: list[int], left: str) -> None:
    assert without(page(gaps), *out) == left


@given(
    st.lists(st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\n\n\n", " \n"]), min_size=1, max_size=8),
    st.data(),
)
def test_patches_never_overlap_and_take_nothing_else(gaps: list[str], data: st.DataObject) -> None:
    document = page(gaps)
    count = len(document.blocks)
    ours = data.draw(st.sets(st.integers(1, count - 1)))
    theirs = data.draw(st.sets(st.integers(1, count - 1))) - ours
    patches = [
        *deletions(document, [(index, index) for index in sorted(ours)]).values(),
        *deletions(document, [(index, index) for index in sorted(theirs)]).values(),
    ]
    left = apply_patches(document.text, patches)
    assert re.findall(r"b\d+", left) == [f"b{index}" for index in range(count) if index not in ours | theirs]
    assert not re.search(r"b\d+b", left)
    assert left.endswith("\n")


@given(st.lists(st.sampled_from(["\n", "\n\n"]), min_size=1, max_size=8), st.data())
def test_each_patch_alone_leaves_no_wider_gap_than_there_was(gaps: list[str], data: st.DataObject) -> None:
    document = page(gaps)
    index = data.draw(st.integers(1, len(document.blocks) - 1))
    chosen = sorted(data.draw(st.sets(st.integers(1, len(document.blocks) - 1))) | {index})
    patch = deletions(document, [(one, one) for one in chosen])[index, index]
    assert "\n\n\n" not in apply_patches(document.text, [patch]).rstrip("\n") + "\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [("“Why?”, he ASKED", "why he asked"), ("Łódź – 1,5", "łódź 1 5"), ("...", "")],
)
def test_normalized_keeps_words_only(text: str, words: str) -> None:
    assert normalized(text) == words


@pytest.mark.parametrize(
    ("text", "mark"), [('He said."', "."), ("For example,", ","), ("A headline", ""), ("So:", ":")]
)
def test_final_mark(text: str, mark: str) -> None:
    assert final_mark(text) == mark


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("and so on", True),
        ("“and so", True),
        ("iPhone sales", False),
        ("al-Qaeda", False),
        ("Oslo", False),
        ("", False),
    ],
)
def test_starts_lower(text: str, lower: bool) -> None:
    assert starts_lower(text) is lower


@pytest.mark.parametrize(
    ("text", "quoted"), [('"All at once!"', True), ("“All at once”.", True), ('"All" at once', False)]
)
def test_is_quoted(text: str, quoted: bool) -> None:
    assert is_quoted(text) is quoted
