"""An inspection after an edit equals a full one, whatever was edited."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from scorer.context import Context
from scorer.inspection import inspect
from scorer.reinspection import inspect_again
from segments.alignment import Aligned, Bead
from segments.document import BlockKind, Document, build_blocks
from segments.findings import Settings

SENTENCES = (
    "Ferry 12 left at 16:40.",
    "Ferry 21 left at 16:40.",
    "A ticket costs 300 roubles.",
    "A ticket costs 3000 roubles - for all.",
    "The the pier - built in 1968 - is closed .",
    "Nobody knows 14 - or 15 - of them.",
    "Паром ушёл в 12 часов.",
    "Then all was still.",
)
Rows = list[list[str]]
SETTINGS = Settings()

blocks = st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), min_size=1, max_size=6)


def _document(rows: Rows, kind: BlockKind, language: str = "en") -> Document:
    text, spans = "", []
    for row in rows:
        places = []
        for sentence in row:
            places.append((len(text), len(text) + len(sentence)))
            text += sentence + " "
        text = text[:-1] + "\n"
        spans.append((kind, str(len(spans)), places))
    return Document("ferries", text, build_blocks(spans), language)


def _beads(size: int, other: int, steps: list[tuple[int, int]]) -> tuple[Bead, ...]:
    """Beads of these sizes in turn, and what is left over as one bead of each side alone."""
    beads, left, right = [], 0, 0
    for one, two in steps:
        target = tuple(range(left, min(size, left + one)))
        evidence = tuple(range(right, min(other, right + two)))
        if target or evidence:
            beads.append(Bead(target, evidence, 0.8))
        left, right = left + len(target), right + len(evidence)
    beads += [Bead((index,), (), 0.8) for index in range(left, size)]
    beads += [Bead((), (index,), 0.8) for index in range(right, other)]
    return tuple(beads)


@settings(deadline=None, max_examples=150)
@given(
    kind=st.sampled_from((BlockKind.PARAGRAPH, BlockKind.ROW)),
    evidence=st.tuples(blocks, blocks),
    start=blocks,
    edits=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 1), blocks), min_size=1, max_size=3),
    steps=st.lists(st.sampled_from(((1, 1), (1, 1), (1, 2), (2, 1), (1, 0), (0, 1))), max_size=12),
    realign=st.booleans(),
)
def test_an_inspection_after_an_edit_is_a_full_one(
    kind: BlockKind,
    evidence: tuple[Rows, Rows],
    start: Rows,
    edits: list[tuple[int, int, Rows]],
    steps: list[tuple[int, int]],
    realign: bool,
) -> None:
    source, reference = _document(evidence[0], kind, "ru"), _document(evidence[1], kind)

    def context(rows: Rows, order: list[tuple[int, int]]) -> Context:
        document = _document(rows, kind)
        size = len(document.segments)
        return Context(
            document,
            Aligned(source, _beads(size, len(source.segments), order)),
            (Aligned(reference, _beads(size, len(reference.segments), order)),),
            None,
            SETTINGS,
        )

    before = context(start, steps)
    inspected = inspect(before)
    rows = start
    for at, gone, put in edits:
        rows = [*rows[:at], *put[:2], *rows[at + gone :]]
        after = context(rows, steps[::-1] if realign else steps)
        again = inspect_again(after, before, inspected)
        assert again == inspect(after)
        before, inspected = after, again


def test_other_settings_are_a_full_inspection() -> None:
    document = _document([["The the pier is closed."]], BlockKind.PARAGRAPH)
    before = Context(document, settings=SETTINGS)
    silent = replace(before, settings=Settings(ignore=("repeated-word",)))
    assert inspect(before).findings
    assert inspect_again(silent, before, inspect(before)) == inspect(silent)
