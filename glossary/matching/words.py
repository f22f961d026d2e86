"""Words as terms are matched by them: tokens, with the apostrophe a mark of its own.

So ``Novak's`` holds the term ``Novak`` and ``l'Europe`` the term ``Europe``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from segments.languages.tokens import TokenKind, tokenize

__all__ = ["Word", "dash_class", "is_dash", "words_of"]

HYPHEN, EN_DASH, EM_DASH, MINUS = "-", "–", "—", "−"
DASHES: Final = {
    **dict.fromkeys("-\u2010\u2011\u2043\ufe63\uff0d", HYPHEN),
    **dict.fromkeys("\u2012\u2013", EN_DASH),
    **dict.fromkeys("\u2014\u2015\ufe58", EM_DASH),
    "\u2212": MINUS,
}
LONGEST_KEPT: Final = 5_000
_PIECE = re.compile(r"[’'ʼ]|[^’'ʼ]+")


@dataclass(frozen=True, slots=True)
class Word:
    """``text`` at ``[start, end)``; ``is_word`` is False for a mark."""

    start: int
    end: int
    text: str
    is_word: bool


def dash_class(mark: str) -> str:
    """The plain character that a dash or hyphen stands for (a no-break hyphen is a hyphen); other marks as they are."""
    return DASHES.get(mark, mark)


def is_dash(mark: str) -> bool:
    """Whether a mark is a hyphen or a dash of any kind."""
    return mark in DASHES


def words_of(text: str) -> tuple[Word, ...]:
    """The words and marks of a text, in order; those of the texts seen last are kept, unless they are long."""
    return _words(text) if len(text) <= LONGEST_KEPT else _words.__wrapped__(text)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[Word, ...]:
    words: list[Word] = []
    for token in tokenize(text) if len(text) <= LONGEST_KEPT else tokenize.__wrapped__(text):
        if token.kind is not TokenKind.WORD or token.text.isalnum():
            words.append(Word(token.start, token.end, token.text, token.kind is not TokenKind.MARK))
            continue
        for piece in _PIECE.finditer(token.text):
            start, end = token.start + piece.start(), token.start + piece.end()
            words.append(Word(start, end, piece.group(), piece.group() not in "’'ʼ"))
    return tuple(words)
