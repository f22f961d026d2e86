"""Site lines: which blocks are a site's own words and no part of the article, by the patterns in site_lines.toml."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

__all__ = ["SiteLine", "site_line"]

LONGEST = 600
"""Code points of the longest line looked at: a longer one is text."""

_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "ʼ": "'", "\u00a0": " "})
_LEADING = re.compile(r"^[^\w\"'(#@©]+")
_TRAILING = re.compile(r"[^\w\"')?+]+$")


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A kind of line. ``sure``: nobody would miss it; ``edge``: only at the top or the bottom of a page."""

    kind: str
    name: str
    words: int
    sure: bool
    edge: bool
    patterns: tuple[re.Pattern[str], ...]


def site_line(text: str) -> SiteLine | None:
    """The kind of site's line that this text is, by its words alone; None for anything else."""
    return None if len(text) > LONGEST else _site_line(text)


@lru_cache(maxsize=2048)
def _site_line(text: str) -> SiteLine | None:
    plain = _plain(text)
    count = len(plain.split())
    for kind in _kinds():
        if 0 < count <= kind.words and any(pattern.fullmatch(plain) for pattern in kind.patterns):
            return kind
    return None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).translate(_PLAIN).casefold()
    return _TRAILING.sub("", _LEADING.sub("", " ".join(folded.split())))


@cache
def _kinds() -> tuple[SiteLine, ...]:
    data = tomllib.loads(files("scorer.checks.document").joinpath("site_lines.toml").read_text(encoding="utf-8"))
    words: dict[str, str] = data.pop("words")
    return tuple(
        SiteLine(
            kind,
            entry["name"],
            entry["words"],
            entry["sure"],
            entry.get("edge", False),
            tuple(re.compile(_expand(pattern, words)) for pattern in entry["patterns"]),
        )
        for kind, entry in data.items()
    )


def _expand(pattern: str, words: dict[str, str]) -> str:
    """Put the shared words in place of their {names}; a repetition such as {1,60} is no name."""
    return re.sub(r"\{([a-z]+)\}", lambda found: words[found.group(1)], pattern)
