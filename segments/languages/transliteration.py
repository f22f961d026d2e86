"""Transliteration: other alphabets in Latin letters, roughly enough to recognise a name or a loan word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["ascii_fold", "sound_key"]

# fmt: off
CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "з": "z", "и": "i", "й": "i", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ы": "y", "э": "e",
    "ё": "e", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
    # Ukrainian, Belarusian, Serbian, Macedonian, Kazakh and their neighbours
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ј": "y", "љ": "l", "њ": "n", "ћ": "c", "ђ": "d", "џ": "dz",
    "ѕ": "dz", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
}
GREEK: Final = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "kh", "ψ": "ps", "ω": "o",
}
# fmt: on
LETTERS: Final = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_TABLE: Final = str.maketrans({**CYRILLIC, **GREEK, **LETTERS})


def ascii_fold(text: str) -> str:
    """``text`` in lower-case ASCII: Cyrillic and Greek romanised, accents dropped, what has no Latin form left out.

    Romanisation follows BGN/PCGN in its letters and leaves out its apostrophes: a key for comparing, not for print.
    """
    folded = text.lower().translate(_TABLE)  # before decomposing, which would turn й into и
    bare = unicodedata.normalize("NFKD", folded).translate(_TABLE)
    return bare.encode("ascii", "ignore").decode("ascii")


_SOUNDS: Final = (
    (re.compile(r"shch|sch|sh|ch|zh|tch|tj|dzh|dj"), "j"),  # hushing sounds are the first to differ
    (re.compile(r"kh|ph|th|gh"), lambda match: {"kh": "h", "ph": "f", "th": "t", "gh": "g"}[match.group()]),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ts|tz|c(?=[eiy])"), "s"),
    (re.compile(r"[cq]"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"z"), "s"),
    (re.compile(r"[aeiouyh]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65536)
def sound_key(word: str) -> str:
    """The consonants of a word as they sound in any alphabet: ``Москва`` and ``Moscow`` are both ``mskv``.

    Empty for a word without consonants or in a script that is not romanised here.
    """
    key = ascii_fold(word)
    vowel = "a" if key[:1] in "aeiouy" and key else ""  # a first vowel is heard; which one is spelled differently
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return vowel + key if key else ""
