"""Markdown by example: which words are segments, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segments.formats.markdown import markdown_document

NOTES = """\
---
title: Ferry. Notes
---
# The ferry #

It sails twice a day. The captain, `a. B`, says
so in [his log](http://example.org/a. "Log").

Timetable
---------

1. Morning. Cold.
2. Evening,
   warm

- [x] done

> Nobody waits. The ferry
> is late.

```python
print("No prose. None.")
```

    indented code. None.

<div>Not this.</div>

| Day | Boat |
|-----|------|
| Mon | none |

[log]: http://example.org

3 March 2021
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_blocks(line_end: str) -> None:
    document = markdown_document(NOTES.replace("\n", line_end))
    assert [
        (block.kind.value, [document.of(segment).replace(line_end, "\n") for segment in block.segments])
        for block in document.blocks
    ] == [
        ("heading", ["The ferry"]),
        (
            "paragraph",
            ["It sails twice a day.", 'The captain, `a. B`, says\nso in [his log](http://example.org/a. "Log").'],
        ),
        ("heading", ["Timetable"]),
        ("list-item", ["Morning.", "Cold."]),
        ("list-item", ["Evening,\n   warm"]),
        ("list-item", ["[x] done"]),
        ("paragraph", ["Nobody waits.", "The ferry\n> is late."]),
        ("dateline", ["3 March 2021"]),
    ]


def test_front_matter_without_end_is_text() -> None:
    document = markdown_document("---\n\nRain.\n")
    assert [document.of(block) for block in document.blocks] == ["Rain."]


MARKS = st.sampled_from([
    "#", "# ", "> ", "- ", "1. ", "    ", "\t", "\n", "\r\n", "\r", "\n\n", "```\n", "---\n", "a", "B. ", "|", "<div>",
    "`", "\x00", "\x0c", "\u2028", "é", "[x]: y",
])  # fmt: skip


@given(st.one_of(st.lists(MARKS, max_size=30).map("".join), st.text(max_size=80)))
@settings(max_examples=400, deadline=None)
def test_segments_are_trimmed_and_in_order(text: str) -> None:
    document = markdown_document(text)
    position = 0
    for segment in document.segments:
        assert position <= segment.start < segment.end <= len(text)
        assert document.of(segment) == document.of(segment).strip()
        position = segment.end


@pytest.mark.parametrize("unit", ["> ", "- ", "* a\n", "[", "`", "#", "| a ", "<", "a\n", "\\", "1. "])
def test_hostile_markup_is_read(unit: str) -> None:
    assert markdown_document(unit * 5_000).text == unit * 5_000
