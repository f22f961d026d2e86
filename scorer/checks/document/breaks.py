"""Breaks: paragraphs that end in the middle of a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from scorer.checks.document.layout import final_mark, is_listed, normalized, starts_lower
from scorer.checks.document.site_lines import site_line
from segments.document import Block, BlockKind, Document

__all__ = ["Break", "broken_blocks", "is_verse"]

_SALUTATION = re.compile(
    r"(?:dear|hello|hi|hey|greetings|respected|esteemed|good (?:morning|day|evening)|ladies and gentlemen|"
    r"(?:yours|best|kind|warm|with|many)\b[^,]*|sincerely(?: yours)?|respectfully|regards|cheers|thanks?|thank you)"
    r"\b[^,]*,",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:^|[\s(\"“'])(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Sgt|Lt|Sen|Rep|Gov|e\.g|i\.e|vs)\.$")
LONGEST_VERSE = 60
SHORTEST_PROSE = 60
FEWEST_WORDS = 4
HIGHEST = 8
MOST_BREAKS = 2
MOST_BROKEN = 0.25
"""Share of the blocks of a text: where more are cut without a comma, and more than two, its lines are meant so."""


@dataclass(frozen=True, slots=True)
class Break:
    """Block ``index`` leaves the sentence ``[start, end)`` unfinished; ``sure`` where the next block goes on."""

    index: int
    start: int
    end: int
    sure: bool


def broken_blocks(document: Document, joined: Collection[int] = ()) -> tuple[Break, ...]:
    """The blocks whose last sentence is finished by the block that follows, in order.

    ``joined`` are indexes of blocks that end inside what another text says in one sentence. In a text whose lines are
    cut all over, no cut is a slip: it is wrapped, or verse, and has none.
    """
    breaks = []
    for block, following in zip(document.blocks, document.blocks[1:], strict=False):
        sure = _unfinished(document, block, following)
        if sure is None and block.index in joined and _may_go_on(document, block, following):
            sure = False
        if sure is not None:
            breaks.append(Break(block.index, block.segments[-1].start, block.end, sure))
    in_words = sum(final_mark(document.text[cut.start : cut.end]) != "," for cut in breaks)
    return tuple(breaks) if in_words <= max(MOST_BREAKS, len(document.blocks) * MOST_BROKEN) else ()


def _unfinished(document: Document, block: Block, following: Block) -> bool | None:
    """None where the block's last sentence is finished; else whether that it is not is sure."""
    text, after = document.of(block), document.of(following)
    if is_listed(document, following) or (is_listed(document, block) and not _is_cut_speech(text, after)):
        return None
    if any(bar in text or bar in after for bar in "\t|"):  # rows of a table
        return None
    mark = final_mark(text)
    if mark == ",":
        return _cut_at_comma(document, block, following)
    if following.kind in (BlockKind.HEADING, BlockKind.DATELINE) and not starts_lower(after):
        return None
    capital = not starts_lower(after) and block.index > 0 and site_line(text) is None
    if not mark and capital and (_is_quote_cut(text, after) or _begins_within(document, following)):
        return False
    lower = starts_lower(after) and _first_word(after) not in _words().particles
    if mark == "." and _TITLE.search(text):
        return True
    if mark and mark in ".!?…:;":
        return _goes_on_after_mark(text, after) if lower else None
    if site_line(text) is not None or site_line(after) is not None or is_verse(document, block):
        return None
    return _cut_at_word(document, block, following, lower)


def _is_cut_speech(text: str, after: str) -> bool:
    """True for long speech after a dash whose last word cannot end a sentence, before small letters."""
    last = normalized(text[-60:]).split()[-1:]
    speech = text[0] in "-–—" and len(text) >= SHORTEST_PROSE
    return speech and starts_lower(after) and last != [] and last[0] in _words().strong


def _begins_within(document: Document, following: Block) -> bool:
    """True where a paragraph begins with a capital, but with words from inside a sentence: "Of Gothic style."."""
    sentence = document.of(following.segments[0])
    first, second = [*normalized(sentence[:80]).split(maxsplit=2), "", ""][:2]
    if first not in _words().within or second in _words().beginning or not sentence[0].isalpha():
        return False
    return final_mark(document.of(following)) != "" and final_mark(sentence) != "?"


def _is_quote_cut(text: str, after: str) -> bool:
    """True where a quotation that the one block opens is closed in the first sentences of the next."""
    open_now, closed_first = 0, False
    for mark in re.findall(r"[\"“”]", text):
        open_now += 1 if mark == "“" or (mark == '"' and not open_now) else -1
    for mark in re.findall(r"[\"“”]", after)[:1]:
        closed_first = mark == "”" or (mark == '"' and after.count('"') % 2 == 1)
    return open_now == 1 and closed_first and after[0] not in '"“”'


def _goes_on_after_mark(text: str, after: str) -> bool | None:
    """A sentence with its final mark, and small letters after it."""
    first = _first_word(after)
    if text.rstrip()[-1:] in '"”»':
        return True if first in _words().speech else None
    return False if final_mark(text) in ".…" and first in _words().strong | _words().weak else None


def _may_go_on(document: Document, block: Block, following: Block) -> bool:
    """True for prose without a final mark: another text must tell that it goes on."""
    text = document.of(block)
    return (
        block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and following.kind is BlockKind.PARAGRAPH
        and not final_mark(text)
        and _is_below_the_top(document, block)
        and len(normalized(text).split()) > 5
        and not is_verse(document, block)
        and site_line(text) is None
    )


def _is_below_the_top(document: Document, block: Block) -> bool:
    """True where two blocks or more stand before that are no lines of the site: above are headline and lead."""
    before = document.blocks[: min(block.index, HIGHEST)]
    return sum(site_line(document.of(one)) is None for one in before) > 1


def _cut_at_comma(document: Document, block: Block, following: Block) -> bool | None:
    text, after = document.of(block), document.of(following)
    if _SALUTATION.match(text) and len(normalized(text).split()) <= 8:
        return None
    if is_verse(document, block) or site_line(after) is not None:
        return None
    return text.rstrip().endswith(",") or starts_lower(after)  # "...," and a capital: it may be another sentence


def _cut_at_word(document: Document, block: Block, following: Block, lower: bool) -> bool | None:
    """A block that ends in a word: a heading does so too."""
    words = normalized(document.of(block)).split()
    if not words:
        return None
    heading = block.kind in (BlockKind.HEADING, BlockKind.DATELINE) and len(block.segments) == 1
    prose = block.end - block.start >= SHORTEST_PROSE or len(block.segments) > 1
    last = words[-1]
    if last in _words().strong | _words().weak and document.of(following)[:1].isdigit() and len(words) >= FEWEST_WORDS:
        return False
    if not lower:
        if block.index == 0 or len(words) < FEWEST_WORDS:
            return None
        if (last in _words().strong and not heading) or (last in _words().weak and prose):
            return False
        # Several sentences and no mark after the last: in 158 human articles there was one such paragraph.
        return False if len(block.segments) > 1 and following.kind is BlockKind.PARAGRAPH else None
    if last in _words().strong or (last in _words().weak and not heading):
        return True
    if block.index == 0 or len(words) < FEWEST_WORDS:
        return None
    return prose and not heading


def is_verse(document: Document, block: Block) -> bool:
    """True inside three or more short lines that mostly end without a final mark: verse, an address, a menu."""
    run = 1
    unfinished = int(_is_open(document, block))
    for step in (-1, 1):
        index = block.index + step  # the headline is none of the lines
        while 0 < index < len(document.blocks) and run < 8 and _is_short(document.blocks[index]):
            run += 1
            unfinished += _is_open(document, document.blocks[index])
            index += step
    return _is_short(block) and run >= 3 and unfinished >= max(2, run // 2) and not _is_blank_around(document, block)


def _is_short(block: Block) -> bool:
    return block.end - block.start <= LONGEST_VERSE


def _is_open(document: Document, block: Block) -> bool:
    return final_mark(document.of(block)) in ("", ",", "–", "—", "-")


def _is_blank_around(document: Document, block: Block) -> bool:
    """True where blank lines stand on both sides: a paragraph, not a line of verse."""
    text = document.text
    before = text[document.blocks[block.index - 1].end : block.start] if block.index else "\n\n"
    last = block.index + 1 == len(document.blocks)
    after = "\n\n" if last else text[block.end : document.blocks[block.index + 1].start]
    return len(before.splitlines()) > 1 and len(after.splitlines()) > 1


def _first_word(text: str) -> str:
    return (normalized(text[:60]).split(maxsplit=1) or [""])[0]


@dataclass(frozen=True, slots=True)
class _Words:
    strong: frozenset[str]
    weak: frozenset[str]
    speech: frozenset[str]
    within: frozenset[str]
    beginning: frozenset[str]
    particles: frozenset[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(files("scorer.checks.document").joinpath("breaks.toml").read_text(encoding="utf-8"))
    return _Words(**{name: frozenset(words.split()) for name, words in data.items()})
