"""Sentences: spans of a text that are sentence-sized, whatever the text is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from segments.splitting.rules import Repair, added_cuts, is_fragment, is_only_closing

__all__ = ["MAX_SENTENCE", "split_sentences"]

MAX_SENTENCE = 5_000
"""A longer "sentence" (code points) is no sentence but a file without stops: it is cut at a space, so that nothing that
compares sentences meets one of megabytes."""

_WINDOW = 65_536  # code points handed to the splitter at once: its result costs some 400 bytes a sentence
_FRAGMENT = 80  # code points: what is longer counts as a sentence, word or no word
_MARGIN = 256  # near the end of a window the splitter does not see what follows

_LINE_BREAK = "(?>\r\n|[\n\r\u2028])"  # atomic: a CRLF is not a CR and an LF
_PARAGRAPH_BREAK = re.compile(rf"{_LINE_BREAK}[^\S\r\n\u2028]*{_LINE_BREAK}|[\f\v\u2029]")

# Quotation marks are hidden from the splitter, which would keep a quotation of many sentences in one piece and lose
# count after a mark that is missing. Line breaks inside a paragraph are spaces, and so is every other white space:
# sentencex 1.0 panics on a no-break space after a single letter. One character for one: offsets stay.
_WHITE_SPACE = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_HIDDEN = {ord(mark): " " for mark in '"“”„‟«»' + _WHITE_SPACE} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")

# A single quotation mark, not an apostrophe.
_SINGLE_QUOTE = re.compile(r"(?<!\w)['‘](?=\w)|(?<=[.,!?…])['’](?!\w)")


def split_sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text``, trimmed of white space, in order, in code points of ``text``.

    Every character outside the spans is white space, so spans and gaps join to the text. A blank line always ends a
    sentence, a line break does not. A stray full stop (the rest goes on in lower case) does not end one. ``language``
    is a BCP 47 tag; one that is not known is split by general rules. No span is longer than ``MAX_SENTENCE``.
    """
    primary = language.replace("_", "-").split("-")[0].lower()
    if primary in ("", "und"):
        primary = "en"
    spans: list[tuple[int, int]] = []
    position = 0
    for match in _PARAGRAPH_BREAK.finditer(text):
        if match.start() > position:
            _split_paragraph(text[position : match.start()], primary, position, spans)
        position = match.end()
    if position < len(text):
        _split_paragraph(text[position:] if position else text, primary, position, spans)
    return spans


def _split_paragraph(text: str, language: str, offset: int, spans: list[tuple[int, int]]) -> None:
    start = 0
    for cut in (*_cuts(text, language), len(text)):
        for left, right in _pieces(text, start, cut):
            spans.append((offset + left, offset + right))
        start = cut


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The trimmed span of a sentence, in pieces of at most MAX_SENTENCE."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    while right - left > MAX_SENTENCE:
        limit = left + MAX_SENTENCE
        space = max(text.rfind(" ", left + 1, limit), text.rfind("\n", left + 1, limit))
        cut = space if space > 0 else limit
        yield left, left + len(text[left:cut].rstrip())
        left = cut + len(text[cut:right]) - len(text[cut:right].lstrip()) if text[cut].isspace() else cut
    if left < right:
        yield left, right


def _cuts(text: str, language: str) -> list[int]:
    """Offsets where a new sentence starts, ascending, none at 0 or at the end."""
    proposed = set(_proposed(_SINGLE_QUOTE.sub(" ", text.translate(_HIDDEN)), language))
    proposed.update(list(added_cuts(text, language, proposed)))
    repair = Repair(text, language)
    cuts: list[int] = []
    start = 0
    for candidate in sorted(proposed):
        if candidate <= start:
            continue
        cut = repair.cut(start, candidate)
        if cut is None or not start < cut < len(text):
            continue
        piece = text[start:cut] if cut - start < _FRAGMENT else ""
        if piece and is_only_closing(piece) and cuts:
            cuts[-1] = cut
        elif piece and is_fragment(piece):
            continue
        else:
            cuts.append(cut)
        start = cut
    if cuts and len(text) - cuts[-1] < _FRAGMENT and is_fragment(text[cuts[-1] :], last=True):
        cuts.pop()
    return cuts


def _proposed(text: str, language: str) -> Iterator[int]:
    """Where sentencex starts a sentence; the text goes through it in windows, each begun at its last certain start."""
    start = 0
    while True:
        window = text[start : start + _WINDOW]
        last = start + _WINDOW >= len(text)
        certain = len(window) if last else len(window) - _MARGIN
        boundaries = [boundary["start_index"] for boundary in _boundaries(window, language)]
        inner = [boundary for boundary in boundaries if 0 < boundary <= certain]
        yield from (start + boundary for boundary in inner)
        if last:
            return
        start += inner[-1] if inner else certain


def _boundaries(text: str, language: str) -> list[dict[str, int]]:
    """What sentencex says; nothing where it panics, so that the text is split by the rules alone."""
    try:
        boundaries: list[dict[str, int]] = sentencex.get_sentence_boundaries(language, text)
    except BaseException as error:
        # A panic in Rust is no Exception, and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        return []
    return boundaries
