"""Scripts: which letters belong to which writing system, which languages use it, and which letters only look alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

__all__ = ["LATIN_TWINS", "Script", "ScriptWord", "is_english", "own_script", "script_of", "words_of_other_scripts"]


class Script(StrEnum):
    """A writing system; Chinese characters and Japanese syllables are one, since Japanese mixes them in every word."""

    LATIN = "Latin"
    GREEK = "Greek"
    CYRILLIC = "Cyrillic"
    ARMENIAN = "Armenian"
    HEBREW = "Hebrew"
    ARABIC = "Arabic"
    DEVANAGARI = "Devanagari"
    THAI = "Thai"
    GEORGIAN = "Georgian"
    HANGUL = "Hangul"
    HAN = "Chinese or Japanese"


LETTERS: Final = {
    Script.LATIN: r"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\ufb00-\ufb06"
    r"\uff21-\uff3a\uff41-\uff5a",
    Script.GREEK: r"\u0370-\u0373\u0376-\u037d\u0386\u0388-\u03ff\u1f00-\u1fff",
    Script.CYRILLIC: r"\u0400-\u0481\u048a-\u052f\u1c80-\u1c88\ua640-\ua66e",
    Script.ARMENIAN: r"\u0531-\u0556\u0561-\u0587",
    Script.HEBREW: r"\u05d0-\u05f2",
    Script.ARABIC: r"\u0620-\u064a\u066e-\u06d3\u06fa-\u06fc\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc",
    Script.DEVANAGARI: r"\u0900-\u0963\u0971-\u097f",
    Script.THAI: r"\u0e01-\u0e4e",
    Script.GEORGIAN: r"\u10a0-\u10ff\u1c90-\u1cbf",
    Script.HANGUL: r"\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    Script.HAN: r"\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f",
}
"""Letters and vowel signs of each script, to stand in a regular expression's brackets; after the Unicode blocks."""

LANGUAGES: Final = {
    Script.CYRILLIC: "ru uk be bg mk sr kk ky tg tt mn ba cv ce os",
    Script.GREEK: "el",
    Script.ARMENIAN: "hy",
    Script.HEBREW: "he yi",
    Script.ARABIC: "ar fa ur ps ckb ug",
    Script.DEVANAGARI: "hi mr ne sa",
    Script.THAI: "th",
    Script.GEORGIAN: "ka",
    Script.HANGUL: "ko",
    Script.HAN: "zh ja yue",
}
"""Languages written in each script, by BCP 47 primary subtag; any other language counts as written in Latin."""

LATIN_TWINS: Final = dict(
    zip(
        # Cyrillic, then Greek; after the Unicode Consortium's confusables (UTS 39), those alike in every common font
        "АВЕЅІЈКМНОРСТХУаеѕіјорсхуҮԚԜԛԝһ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABESIJKMHOPCTXYaesijopcxyYQWqwh" + "ABEZHIKMNOPTYXo",
        strict=True,
    )
)
"""Cyrillic and Greek letters by the Latin letter that looks the same."""

_SCRIPT: Final = re.compile("|".join(f"(?P<{script.name}>[{letters}])" for script, letters in LETTERS.items()))
_WORD: Final = re.compile(r"[^\W_][^\W_\u2010-\u2015]*(?:[-'’\u2011][^\W_]+)*")


@cache
def script_of(character: str) -> Script | None:
    """The script of one letter; None for digits, marks, and scripts not listed here."""
    match = _SCRIPT.match(character)
    return Script[match.lastgroup] if match is not None and match.lastgroup is not None else None


@cache
def own_script(language: str) -> Script:
    """The script that a language (a BCP 47 tag; "und" counts as Latin) is written in."""
    primary = language.replace("_", "-").split("-")[0].lower()
    return next((script for script, tags in LANGUAGES.items() if primary in tags.split()), Script.LATIN)


@cache
def _foreign_letter(own: Script) -> re.Pattern[str]:
    return re.compile("[" + "".join(letters for script, letters in LETTERS.items() if script is not own) + "]")


@dataclass(frozen=True, slots=True)
class ScriptWord:
    """A word with letters of another script than the text's own; hyphens do not end a word. Code points, half-open."""

    start: int
    end: int
    text: str
    scripts: frozenset[Script]


def words_of_other_scripts(text: str, own: Script, start: int = 0, end: int | None = None) -> Iterator[ScriptWord]:
    """The words in ``text[start:end]`` that hold a letter of a script other than ``own``, in order."""
    end = len(text) if end is None else end
    if own is Script.LATIN and text.isascii():
        return
    foreign = _foreign_letter(own)
    position = start
    while (letter := foreign.search(text, position, end)) is not None:
        left = letter.start()
        while left > position and (text[left - 1].isalnum() or (text[left - 1] in "-'’\u2011" and _joins(text, left))):
            left -= 1
        word = _WORD.match(text, left, end)
        right = max(letter.end(), word.end() if word is not None else 0)
        found = text[left:right]
        yield ScriptWord(left, right, found, frozenset(s for c in found if (s := script_of(c)) is not None))
        position = right


def _joins(text: str, left: int) -> bool:
    return left >= 2 and text[left - 2].isalnum()


def is_english(language: str, text: str) -> bool:
    """Whether rules of English hold for a text of this language (a BCP 47 tag).

    An undetermined language counts as English where the first letters are mostly Latin.
    """
    primary = language.replace("_", "-").split("-")[0].lower()
    if primary != "und":
        return primary == "en"
    letters = [character for character in text[:2000] if character.isalpha()]
    return 2 * sum(script_of(character) is Script.LATIN for character in letters) >= len(letters)
