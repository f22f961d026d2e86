"""Markdown: its headings, paragraphs and list items; code, HTML, tables and front matter are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from segments.document import BlockKind, Document, build_blocks
from segments.formats.lines import is_byline, is_dateline
from segments.splitting import split_sentences

__all__ = ["markdown_document"]

_LINE_END = re.compile(r"\r\n|\n|\r")
# What is inside these is no prose: hidden from the splitter, it cannot end a sentence.
_OPAQUE = re.compile(
    r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|(?<=\]\()[^()\s]*+|<[A-Za-z/!][^<>]*+>|https?://[^\s<>)\]]++", re.S
)


def markdown_document(text: str, *, path: str = "", language: str = "en") -> Document:
    """The blocks and segments of a Markdown text: lines of one paragraph are one block, inline markup stays in it.

    Markup before and between the lines of a block (``#``, ``>``, list markers) belongs to no segment's beginning, but
    a paragraph that is quoted over several lines has the marks of its later lines inside. ``language`` is a BCP 47 tag.
    """
    return Document(path, text, build_blocks(_blocks(text, language)), language)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])  # the blocks are wanted, not what is inside them
    return parser


def _blocks(text: str, language: str) -> Iterator[tuple[BlockKind, None, list[tuple[int, int]]]]:
    lines = _lines(text)
    hidden = _front_matter(text, lines)
    body = "\n" * hidden + "\n".join(text[start:end] for start, end in lines[hidden:])
    within: list[str] = []
    for token in _parser().parse(body):
        if token.nesting == 1:
            within.append(token.type)
        elif token.nesting == -1:
            within.pop()
        elif token.type == "inline" and token.map and not _in_table(within):
            spans = _line_spans(text, lines, token)
            if spans:
                block = text[spans[0][0] : spans[-1][1]]
                yield _kind(within, block), None, _segments(text, spans, language)


def _front_matter(text: str, lines: list[tuple[int, int]]) -> int:
    """The number of lines of front matter (between ``---`` or ``+++``) at the top."""
    fence = text[slice(*lines[0])].rstrip()
    if fence not in ("---", "+++"):
        return 0
    return next((number for number in range(1, len(lines)) if text[slice(*lines[number])].rstrip() == fence), -1) + 1


def _in_table(within: list[str]) -> bool:
    return "table_open" in within


def _lines(text: str) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    position = 0
    for match in _LINE_END.finditer(text):
        lines.append((position, match.start()))
        position = match.end()
    lines.append((position, len(text)))
    return lines


def _line_spans(text: str, lines: list[tuple[int, int]], token: Token) -> list[tuple[int, int]]:
    """Where the lines of a block stand in the text, without what marks the block (``> ``, ``## ``)."""
    assert token.map is not None
    spans: list[tuple[int, int]] = []
    for number, content in enumerate(token.content.split("\n"), token.map[0]):
        start, end = lines[number]
        wanted = content.strip()
        found = text.rfind(wanted, start, end) if wanted and "\x00" not in text[start:end] else -1
        if found >= 0:
            spans.append((found, found + len(wanted)))
        elif text[start:end].strip():
            spans.append(
                (start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()))
            )
    return spans


def _kind(within: list[str], block: str) -> BlockKind:
    if "heading_open" in within:
        return BlockKind.HEADING
    if "list_item_open" in within:
        return BlockKind.LIST_ITEM
    return BlockKind.DATELINE if is_dateline(block) or is_byline(block) else BlockKind.PARAGRAPH


def _segments(text: str, spans: list[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """The sentences of a block. Marks between its lines and what is not prose are hidden from the splitter."""
    start, end = spans[0][0], spans[-1][1]
    pieces: list[str] = []
    position = start
    for left, right in spans:
        pieces += (" " * (left - position), text[left:right])
        position = right
    prose = _OPAQUE.sub(lambda match: "x" * len(match.group()), "".join(pieces))
    assert len(prose) == end - start
    return [(start + left, start + right) for left, right in split_sentences(prose, language)]
