"""A full stop in the middle of a sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from scorer.context import Context
from segments.document import Block
from segments.findings import Check, EvidenceKind, Finding, Fix, FixGroup, Scope, Severity
from segments.patches import Patch

__all__ = ["StrayFullStop"]

_STOP = re.compile(r"\.[ \u00a0]+(?=(?P<word>[^\W\d_][^\W_]*(?:[-’'][^\W_]+)*)(?P<after>\S{0,2}))")
_DECIMAL = re.compile(r"[$€£]?(?:0\.\d+|\d+\.\d{3,})")
_OPENING = "\"'“‘«„([{*_"
_CLOSING = '"”’»)]%°*_'
LONGEST_WORD = 60
"""Code points before a stop that are looked at."""
_VOWEL = re.compile(r"[aeiouyàáâäãåèéêëìíîïòóôöõùúûüýаеёиоуыэюяіїє]", re.IGNORECASE)


class StrayFullStop(Check[Context]):
    """A full stop inside a sentence: what follows it goes on in small letters.

    Bad::

        The talks between Norway. and Iceland ended on Friday.

    Good::

        The talks between Norway and Iceland ended on Friday.

    Machine translation puts one where the source abbreviates a name or breaks a line. Left alone are abbreviations
    (``e.g. the``, ``approx. ten``, ``Acme Inc. said``), initials, ellipses, a stop inside quotation marks before
    ``said``, addresses and file names, items of a list, and words that are never capitalized (``iPhone``,
    ``de Gaulle``). Before a word that could begin a sentence a capital is offered too, and no fix is safe.
    """

    id = "stray-full-stop"
    category = "linguistic conventions/punctuation"
    severity = Severity.MAJOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.LANGUAGE

    def check(self, subject: Context) -> Iterator[Finding]:
        """One finding for each stop: its span is the stop, the space and the word after it."""
        document = subject.document
        if document.language.partition("-")[0] not in ("en", "und"):
            return
        for block in document.blocks:
            text = document.of(block)
            if any(letter.isupper() for letter in text):  # else nothing tells a sentence's beginning
                yield from self._in_block(block, text)

    def _in_block(self, block: Block, text: str) -> Iterator[Finding]:
        continuing = _words().continuing
        for found in _STOP.finditer(text):
            word = found["word"]
            if not word.islower() or _is_name(found, text) or _is_abbreviation(text, found.start()):
                continue
            stop, end = block.start + found.start(), block.start + found.end("word")
            sure = word in continuing
            fixes = [Fix("Remove the full stop", (Patch(stop, stop + 1, ""),), safe=sure, group=FixGroup.TYPOGRAPHY)]
            if not sure:
                capital = Patch(end - len(word), end - len(word) + 1, word[0].upper())
                fixes.append(Fix("Begin a sentence", (capital,), group=FixGroup.TYPOGRAPHY))
            if word in _words().starting:
                fixes.reverse()
            yield self.finding(
                stop,
                end,
                "A full stop stands inside this sentence."
                if sure
                else "A full stop stands inside this sentence, or the next one lacks its capital.",
                fixes=fixes,
            )


@dataclass(frozen=True, slots=True)
class _Words:
    abbreviations: frozenset[str]
    continuing: frozenset[str]
    starting: frozenset[str]
    particles: frozenset[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(files("scorer.checks.language").joinpath("stray_full_stop.toml").read_text(encoding="utf-8"))
    return _Words(
        frozenset(word for words in data["abbreviations"].values() for word in words.split()),
        frozenset(data["words"]["continuing"].split()),
        frozenset(data["words"]["starting"].split()),
        frozenset(data["words"]["particles"].split()),
    )


def _is_name(found: re.Match[str], text: str) -> bool:
    """True where the word after the stop is written small by right: a brand, a particle of a name, an address."""
    word, after = found["word"], found["after"]
    if len(word) == 1 or (len(after) == 2 and after[0] in ".@/:_" and after[1].isalnum()):
        return True
    return word in _words().particles and text[found.end("word") :].lstrip()[:1].isupper()


def _is_abbreviation(text: str, stop: int) -> bool:
    """True where the stop belongs to the word before it, or numbers an item."""
    start = max((text.rfind(blank, max(0, stop - LONGEST_WORD), stop) for blank in " \t\u00a0\n\r-/–—"), default=-1) + 1
    before = text[start:stop].lstrip(_OPENING)
    bare = before.rstrip(_CLOSING)
    if not bare or not bare[-1].isalnum():
        return True
    if "." in bare:
        return _DECIMAL.fullmatch(bare) is None  # the end of U.S., e.g., an ellipsis, an address, a clause's number
    if bare.lstrip("$€£+").replace(",", "").isdigit():
        return len(bare) < 3 and bare == before  # 1. first item, 5. of May
    letters = re.sub(r"[\d,]+", "", bare)
    if len(letters) < 2 or letters.casefold() in _words().abbreviations:
        return True
    if letters.islower() and len(letters) <= 5 and not _VOWEL.search(letters):
        return True
    return letters.islower() and len(letters) <= 4 and re.search(r"\d\s?$", text[max(0, start - 3) : start]) is not None
