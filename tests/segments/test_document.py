from __future__ import annotations

from segments.document import BlockKind, Document, build_blocks

TEXT = "Title\r\n\r\nOne. Two.\n"
DOCUMENT = Document(
    "a.txt",
    TEXT,
    build_blocks(
        [
            (BlockKind.HEADING, None, [(0, 5)]),
            (BlockKind.PARAGRAPH, None, []),
            (BlockKind.PARAGRAPH, None, [(9, 13), (14, 18)]),
        ]
    ),
)


def test_a_block_without_segments_is_left_out_and_the_rest_is_numbered() -> None:
    assert [(block.index, block.kind) for block in DOCUMENT.blocks] == [(0, "heading"), (1, "paragraph")]
    assert [segment.index for segment in DOCUMENT.segments] == [0, 1, 2]
    assert [DOCUMENT.of(segment) for segment in DOCUMENT.segments] == ["Title", "One.", "Two."]
    assert DOCUMENT.of(DOCUMENT.blocks[1]) == "One. Two."


def test_an_offset_in_a_gap_belongs_to_what_stands_before_it() -> None:
    gap = TEXT.index("\r")
    assert DOCUMENT.segment_at(gap) == DOCUMENT.segments[0]
    assert DOCUMENT.segment_at(13) == DOCUMENT.segments[1]
    assert DOCUMENT.block_at(len(TEXT)) == DOCUMENT.blocks[1]


def test_lines_and_columns_count_from_one() -> None:
    assert DOCUMENT.location(0) == "1:1"
    assert DOCUMENT.location(14) == "3:6"


def test_an_empty_document_has_no_parts() -> None:
    empty = Document("a.txt", "", ())
    assert empty.segment_at(0) is None
    assert empty.location(0) == "1:1"
    assert not empty.is_table
