"""Whatever is edited: the text is what the patches say, the bytes around stay, and everything can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from review_app.review import edits
from review_app.review.acts import Act, ProjectState, apply_act, invert_act
from review_app.review.edits import Refusal
from review_app.review.layout import with_line_ends
from review_app.review.payloads import act_from_payload, payload_of
from review_app.review.planning import plan_patches
from review_app.review.state import Hunk, WorkingDocument, open_document
from segments.formats import DocumentFile, read_document_bytes
from segments.patches import Patch, apply_patches

SENTENCES = st.sampled_from(
    ["The boat is late.", "Why so?", "Ёлки стоят.", "He said “no” 😀.", "Odde", "it goes on", "In 3.5 km stop!"]
)
GAPS = st.sampled_from(["\n", "\n\n", " \n", "\n\n\n", "\n \t\n", "\f"])
BLOCKS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
TEXTS = st.builds(
    lambda line_end, blocks, gaps, end: "".join(
        block + gap.replace("\n", line_end) for block, gap in zip(blocks, [*gaps[: len(blocks) - 1], end], strict=True)
    ),
    st.sampled_from(["\n", "\r\n"]),
    st.lists(BLOCKS, min_size=1, max_size=5),
    st.lists(GAPS, min_size=5, max_size=5),
    st.sampled_from(["\n", ""]),
)
TYPED = st.sampled_from(["x", "New words here.", "One.\nTwo. Three.", " ", "\n", "", "a\n\nb", "é", "end."])
NUMBERS = st.integers(min_value=0, max_value=10_000)
STEPS = st.lists(st.tuples(st.sampled_from(range(9)), NUMBERS, NUMBERS, TYPED), min_size=1, max_size=6)


def opened(text: str) -> tuple[DocumentFile, WorkingDocument]:
    file = read_document_bytes(text.encode(), "a.txt", language="en")
    document = file.documents[0].target
    return file, open_document(1, document, range(1, len(document.segments) + 1))


def step(document: WorkingDocument, kind: int, one: int, two: int, text: str, fresh: Any) -> tuple[Hunk, ...]:
    """Some edit of some kind; none where it is refused."""
    position = one % len(document.units)
    length = len(document.words(position))
    makers: list[Callable[[], tuple[Hunk, ...]]] = [
        lambda: edits.rewrite(document, position, text, fresh),
        lambda: edits.join_next(document, position, fresh),
        lambda: edits.split(document, position, fresh, offset=two % (length + 1), new_block=False),
        lambda: edits.split(document, position, fresh, offset=two % (length + 1), new_block=True),
        lambda: edits.delete(document, position, fresh),
        lambda: edits.delete(document, position, fresh, whole_block=True),
        lambda: edits.insert_segment(document, position, fresh, text=text),
        lambda: edits.insert_block(document, position, fresh, text=text, before=two % 2 == 0),
        lambda: planned(document, one, two, text, fresh),
    ]
    try:
        return makers[kind]()
    except Refusal:
        return ()


def planned(document: WorkingDocument, one: int, two: int, text: str, fresh: Any) -> tuple[Hunk, ...]:
    """Two patches anywhere, as a fix might have them."""
    size = len(document.text) + 1
    places = sorted({one % size, two % size, (one * 7 + two) % size, (one + two * 3) % size})
    places = [place for place in places if document.text[place - 1 : place + 1] != "\r\n"]
    pairs = list(zip(places[::2], places[1::2], strict=False))
    typed = with_line_ends(document, text)
    patches = [Patch(start, end, typed if number else "") for number, (start, end) in enumerate(pairs)]
    hunks = plan_patches(document, patches, fresh)
    after = apply_act(ProjectState(0, {1: document}), Act(1, hunks=hunks), 1).documents[1]
    assert after.text == apply_patches(document.text, patches)
    return hunks


def sound(document: WorkingDocument) -> None:
    """What holds of every state: parts in order, identities unique, T reachable."""
    assert sum(unit.gap + unit.length for unit in document.units) <= len(document.text)
    assert len({unit.id for unit in document.units}) == len(document.units)
    for position, unit in enumerate(document.units):
        words = document.words(position)
        assert words == words.strip()
        assert words
        assert unit.opens or position > 0
    assert len(document.document.segments) == len(document.units)
    assert apply_patches(document.original.text, document.export_patches()) == document.text


def plain(document: WorkingDocument) -> object:
    return document.text, tuple(replace(unit, version=0) for unit in document.units)


@settings(max_examples=250, deadline=None)
@given(TEXTS, STEPS)
def test_edits_keep_the_document_sound_and_are_taken_back_one_by_one(text: str, steps: list[Any]) -> None:
    file, document = opened(text)
    fresh = count(1000)
    state = ProjectState(0, {1: document})
    acts: list[tuple[Act, object]] = []
    for number, (kind, one, two, typed) in enumerate(steps):
        if not state.documents[1].units:
            break
        hunks = step(state.documents[1], kind, one, two, typed, fresh)
        if hunks:
            act = act_from_payload(json.loads(json.dumps(payload_of(Act(1, hunks=hunks)))))
            assert act == Act(1, hunks=hunks)
            acts.append((act, plain(state.documents[1])))
            state = apply_act(state, act, number + 1)
            sound(state.documents[1])
    final = state.documents[1]
    exported = file.export([final.export_patches()])
    assert exported == apply_patches(document.text, final.export_patches()).encode()
    for act, before in reversed(acts):
        inverse = invert_act(state, act, 0, 0)
        assert inverse is not None
        state = apply_act(state, inverse, 99)
        sound(state.documents[1])
        assert plain(state.documents[1]) == before
    assert file.export([state.documents[1].export_patches()]) == file.raw


@settings(max_examples=100, deadline=None)
@given(TEXTS, STEPS, st.integers(min_value=0, max_value=5))
def test_an_act_is_taken_back_from_under_later_ones_or_not_at_all(text: str, steps: list[Any], chosen: int) -> None:
    _, document = opened(text)
    fresh = count(1000)
    state = ProjectState(0, {1: document})
    acts = []
    for number, (kind, one, two, typed) in enumerate(steps):
        hunks = step(state.documents[1], kind, one, two, typed, fresh) if state.documents[1].units else ()
        if hunks:
            acts.append(Act(1, hunks=hunks))
            state = apply_act(state, acts[-1], number + 1)
    if not acts:
        return
    inverse = invert_act(state, acts[chosen % len(acts)], 0, 0)
    if inverse is not None:
        after = apply_act(state, inverse, 99)
        sound(after.documents[1])
        again = invert_act(after, inverse, 0, 0)
        assert again is not None
        assert plain(apply_act(after, again, 100).documents[1]) == plain(state.documents[1])
