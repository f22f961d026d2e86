"""Lines and their shapes: what a line of plain text looks like before anyone reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from segments.formats.words import AROUND_DATES, DATE_NAMES, words

__all__ = [
    "Line",
    "ends_sentence",
    "is_byline",
    "is_dateline",
    "is_name",
    "is_place",
    "lines_of",
    "list_marker",
    "starts_lower",
]

_BREAK = re.compile("\r\n|[\n\r\f\v\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, trimmed: ``text`` at ``[start, end)``, with ``gap`` blank lines before it."""

    start: int
    end: int
    text: str
    gap: int


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a text that hold more than white space, in order. A form feed ends a line and counts as a gap."""
    position, gap = 0, 0
    length = len(text)
    while position <= length:
        match = _BREAK.search(text, position)
        stop = match.start() if match else length
        line = text[position:stop]
        bare = line.strip()
        if bare:
            start = position + len(line) - len(line.lstrip())
            yield Line(start, start + len(bare), bare, gap)
            gap = 0
        else:
            gap += 1
        if match is None:
            return
        gap += match.group() in "\f\v\u2029"
        position = match.end()


_CLOSERS = "\"'”’»)]}」』* _"
_STOPS = ".!?…。！？:;؟।"


def ends_sentence(text: str) -> bool:
    """True where a line ends with a mark that ends a sentence or announces the next one."""
    return text.rstrip(_CLOSERS)[-1:] in tuple(_STOPS)


def starts_lower(text: str) -> bool:
    """True where the first letter of a line is a small one."""
    return text.lstrip("\"'“„«‘([–—- ")[:1].islower()


_MARKER = re.compile(r"(?:[*•·‣▪●◦■□–—-]|\(?\d{1,3}[.)]|\(?[^\W\d_][)])[ \t\u00a0]+(?=\S)")


def list_marker(text: str) -> str:
    """The marker of a list item with the space after it, empty where there is none."""
    match = _MARKER.match(text)
    return match.group() if match else ""


_DATE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2})(?!\d)|\d{1,4}\s*[年년]\s*\d{1,2}\s*[月월]"
)
_CLOCK = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?!\d)(?!\s*[%:]\d)|\b\d{1,2}\s*(?:a\.?m|p\.?m)\b", re.I)
_SEPARATOR = re.compile(r"[,|•·/()]|\. |\s[–—-]\s")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONGEST_DATELINE = 100


def is_dateline(text: str) -> bool:
    """True for a line that says only when (and perhaps where or by which agency): a date or an hour, no sentence.

    Known month names are those of a dozen languages; an unknown language is judged by digits alone.
    """
    if len(text) > _LONGEST_DATELINE or not any(character.isdigit() for character in text):
        return False
    found = _WORD.findall(text)
    names = [word for word in found if word.lower() in DATE_NAMES]
    others = [word for word in found if word.lower() not in DATE_NAMES and word.lower() not in AROUND_DATES]
    if _DATE.search(text) or names:
        # "March 8 Rally Draws Thousands" is a headline: a place or an agency is set off, or a year shows the date.
        set_off = len(others) <= 4 and (_SEPARATOR.search(text) or _DATE.search(text) or _YEAR.search(text))
        return not others or bool(set_off and not any(word[0].islower() for word in others))
    return _CLOCK.search(text) is not None and not others


_BYLINE = re.compile(
    r"(?:by|text|photo|photos|author|source|story|автор|авторы|текст|фото|источник|von|text und foto|par|por|текст:)"
    r"(?:\s*:\s*|\s+)(?P<names>\S.*)",
    re.I,
)
_JOINS_NAMES = words("and und et y и та i de van von der la le del di da for для")


def is_byline(text: str) -> bool:
    """True for a line that says only by whom: ``By Anna Lee and Tom Roe``, ``Фото: …``."""
    match = _BYLINE.fullmatch(text)
    if match is None or len(text) > _LONGEST_DATELINE or ends_sentence(text):
        return False
    named = [word for word in _WORD.findall(match.group("names")) if word.lower() not in _JOINS_NAMES]
    labelled = ":" in text[: match.start("names")]
    return (2 if not labelled else 1) <= len(named) <= 8 and all(word[0].isupper() for word in named)


_PLACE = re.compile(r"[^,()]+(?:, [^,()]+(?:\([^()]+\))?|\([^()]+\))[ –—-]*")


def is_place(text: str) -> bool:
    """True for a line like ``MOSCOW, Russia (Agency)``: capitalized words with a comma or a bracket, no stop."""
    found = _WORD.findall(text)
    if not 2 <= len(found) <= 5 or len(text) > 50 or ends_sentence(text) or any(c.isdigit() for c in text):
        return False
    return all(word[0].isupper() for word in found) and _PLACE.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """True for a line of one to three capitalized words and nothing else: a person or a place."""
    found = text.split()
    return len(found) <= 3 and len(text) <= 40 and all(_WORD.fullmatch(word) and word[0].isupper() for word in found)
