"""Block kinds by example: what a line of plain text is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segments.document import BlockKind, Document
from segments.formats.lines import is_byline, is_dateline, lines_of
from segments.formats.text import text_document

ARTICLE = """\
Who will pay for the new ferry?

Who will pay for the new ferry?
Who will pay for the new ferry?
3 March 2021, 09:15
By Olga Reed and Tom Marsh
The council hopes that a loan will cover the cost of the vessel, which was ordered last spring from \
a yard in the north, but the yard has not yet been paid and may lose patience

The ferry crosses twice a day. Tickets cost four coins.

A long winter

Ice closed the strait for a month. According to the harbour master,

Captain Ivo Brand was the last to sail.

See also: Ten quiet beaches
"""


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.of(block)) for block in document.blocks]


def test_an_article() -> None:
    document = text_document(ARTICLE)
    assert [kind for kind, _ in kinds(document)] == [
        "heading",
        "heading",
        "heading",
        "dateline",
        "dateline",
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
        "paragraph",
    ]
    assert [len(block.segments) for block in document.blocks] == [1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lift is out", ["heading"]),
        ("The lift is out.", ["paragraph"]),
        ("The lift is out. Take the stairs", ["paragraph"]),
        ("The lift is out!\nTake the stairs, they are clean.", ["heading", "paragraph"]),
        ("The lift is out.\nThe lift is out.\n\nTake the stairs.", ["heading", "heading", "paragraph"]),
        ("Take the stairs.\n\nThe lift is out.\n\nThe lift is out.", ["paragraph"] * 3),
        ("Lifts\nThe lift is out.\nStairs\nThey are clean.", ["heading", "paragraph"] * 2),
        ("Lifts\n\nThe lift was repaired by\n\nthe firm in town.", ["heading", "paragraph", "paragraph"]),
        ("Lifts\n\nThe lift was repaired by the\n\nAcme firm.", ["heading", "paragraph", "paragraph"]),
        ("Lifts\n\nIn the evening,\n\nThe firm came.", ["heading", "paragraph", "paragraph"]),
        ("Lifts\n\nThey work.\n\nViews: 1204", ["heading", "paragraph", "paragraph"]),
        ("OSLO, Norway\n\nIt rained.", ["heading", "paragraph"]),
        ("Rain at last\nOSLO, Norway\n\nIt rained.", ["heading", "dateline", "paragraph"]),
        ("Дождь пошёл\n\n5 мая 2020, 10:00\n\nШёл дождь.", ["heading", "dateline", "paragraph"]),
        ("Rain at last\nOlga Reed\nOslo\n5 May 2020\n\nIt rained.", ["heading", *["dateline"] * 3, "paragraph"]),
        ("Rain at last\n\nOlga Reed\n\nIt rained.", ["heading", "heading", "paragraph"]),
        ("* milk\n* bread", ["list-item", "list-item"]),
        ("Buy:\n1. milk\n2. bread\n\n2020 was bad.", ["paragraph", "list-item", "list-item", "paragraph"]),
        ("- milk\n- bread", ["list-item", "list-item"]),
        ("— Who is there?\n\nNobody spoke.", ["heading", "paragraph"]),
        ("It was night.\n\n— Who is there?\n\n— Nobody.", ["paragraph"] * 3),
        ("7. That was the number.\n\nIt was red.", ["paragraph"] * 2),
    ],
)
def test_kinds(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text_document(text))] == expected


def test_the_marker_of_a_list_item_is_outside_it() -> None:
    document = text_document("• fresh milk\n•\u00a0rye bread")
    assert kinds(document) == [("list-item", "fresh milk"), ("list-item", "rye bread")]


WRAPPED = """\
The ferry to the island

The ferry crosses the strait twice a day, in summer three times, and
carries cars, cattle and the post. In winter the ice often closes the
strait, and then the islanders wait for the thaw.

Nobody has counted the crossings, but the captain says that he has made
more than ten thousand of them. He was born on the island.
- tickets are sold on board
- dogs travel free
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_of_a_hard_wrapped_paragraph_are_one_block(line_end: str) -> None:
    document = text_document(WRAPPED.replace("\n", line_end))
    assert [(kind, text.split()[-1]) for kind, text in kinds(document)] == [
        ("heading", "island"),
        ("paragraph", "thaw."),
        ("paragraph", "island."),
        ("list-item", "board"),
        ("list-item", "free"),
    ]
    assert [len(block.segments) for block in document.blocks] == [1, 2, 2, 1, 1]


def test_short_lines_of_a_poem_are_not_wrapped() -> None:
    poem = "The ferry goes\nacross the bay\nand nobody knows\nif it goes today.\n\nThe bay is wide.\n"
    assert len(text_document(poem).blocks) == 5


@pytest.mark.parametrize(
    "line",
    [
        "2 December 2020, 16:43",
        "16:43",
        "02.12.2020",
        "2020-12-02T16:43",
        "2 декабря 2020 г.",
        "Updated at 9:05 a.m. EST, Monday, July 26, 2021",
        "Berlin, 3. Oktober 1990",
        "MOSCOW, December 2 (TASS)",
        "2020年12月2日",
        "Oslo. May 5. AGENCY",
        "Вчера, 16:43",
        "le 14 juillet 2021 à 18h30",
    ],
)
def test_datelines(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "What happened last night: Sunday, July 26",
        "March 8 Rally Draws Thousands",
        "The ferry sails at 16:43",
        "Views: 1204",
        "Home win 3:2",
        "10%",
        "The summer of 2020",
        "In 2020 nothing happened in May.",
    ],
)
def test_not_datelines(line: str) -> None:
    assert not is_dateline(line)


def test_bylines() -> None:
    assert is_byline("By Olga Reed")
    assert is_byline("Фото: Иван Петров / Агентство")
    assert not is_byline("By the river")
    assert not is_byline("By Friday")


@given(st.text(st.sampled_from('aB.?! \n\r\t\f\u2028\u00a0"”*•1-—.)😀é'), max_size=120))
@settings(max_examples=300, deadline=None)
def test_blocks_cover_all_but_space_and_markers(text: str) -> None:
    document = text_document(text)
    position = 0
    for block in document.blocks:
        gap = text[position : block.start].strip()
        assert not gap or block.kind is BlockKind.LIST_ITEM
        assert block.start == block.segments[0].start
        position = block.end
    assert not text[position:].strip()
    position = 0
    for segment in document.segments:
        assert position <= segment.start < segment.end
        assert document.of(segment) == document.of(segment).strip()
        position = segment.end


@given(st.text(max_size=80))
def test_lines_are_all_that_is_not_white_space(text: str) -> None:
    lines = list(lines_of(text))
    assert "".join("".join(line.text.split()) for line in lines) == "".join(text.split())
    assert all(text[line.start : line.end] == line.text for line in lines)
