from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segments.patches import Patch, apply_patches, invert_patches


@st.composite
def text_and_patches(draw: st.DrawFn) -> tuple[str, list[Patch]]:
    text = draw(st.text(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    patches = [Patch(start, end, draw(st.text(max_size=5))) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, draw(st.permutations(patches))


@given(text_and_patches())
def test_the_inverse_gives_the_text_back(case: tuple[str, list[Patch]]) -> None:
    text, patches = case
    assert apply_patches(apply_patches(text, patches), invert_patches(text, patches)) == text


@given(text_and_patches())
def test_what_no_patch_covers_stays(case: tuple[str, list[Patch]]) -> None:
    text, patches = case
    marked = apply_patches(text, [Patch(patch.start, patch.end, "") for patch in patches])
    assert len(marked) == len(text) - sum(patch.end - patch.start for patch in patches)
    assert sorted(marked) == sorted(
        character
        for position, character in enumerate(text)
        if not any(patch.start <= position < patch.end for patch in patches)
    )


def test_patches_are_in_the_offsets_of_the_text_they_were_made_for() -> None:
    assert apply_patches("two of the the best", [Patch(0, 3, "Three"), Patch(11, 15, "")]) == "Three of the best"


@pytest.mark.parametrize(
    "patches",
    [
        [Patch(0, 3, "a"), Patch(2, 4, "b")],
        [Patch(2, 2, "a"), Patch(2, 2, "b")],
        [Patch(4, 9, "")],
        [Patch(3, 2, "")],
    ],
)
def test_patches_that_overlap_or_leave_the_text_are_refused(patches: list[Patch]) -> None:
    with pytest.raises(ValueError, match="patch"):
        apply_patches("text", patches)
