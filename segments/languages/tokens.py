"""Tokens: words, numbers and marks by exact offset, the same for every check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

__all__ = ["Token", "TokenKind", "tokenize"]


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` at ``[start, end)`` of what was tokenized (code points)."""

    start: int
    end: int
    text: str
    kind: TokenKind


_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)(?![^\W\d_])"  # 10, 1,200.5; "5th" and "S-400" are words
    r"|(?P<word>(?:[^\W_]|[\u0300-\u036f])+(?:[’'\u02bc][^\W\d_]+)*)"  # don't, Moscow's
    r"|(?P<mark>[^\s\w]|_)"
)


@lru_cache(maxsize=4096)
def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order. A hyphen is a mark of its own: ``Su-35`` is three tokens."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        assert match.lastgroup is not None
        yield Token(match.start(), match.end(), match.group(), TokenKind(match.lastgroup))
