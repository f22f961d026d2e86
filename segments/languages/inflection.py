"""Inflection: which words of a text are forms of which words of a term, in any language.

A language is matched in one of two ways. Where the forms of a word can be listed (Russian, English) they are listed
when a term is compiled, and a text's word is only folded. Elsewhere both sides are stemmed (Snowball). Either way the
text's side is one cached function of one word.
"""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from functools import cache, lru_cache
from typing import Final

import snowballstemmer

from segments.languages import english, russian

__all__ = ["Inflector", "fold", "inflector_for", "primary_language"]

SNOWBALL: Final = {
    "ar": "arabic",
    "hy": "armenian",
    "eu": "basque",
    "ca": "catalan",
    "da": "danish",
    "nl": "dutch",
    "fi": "finnish",
    "fr": "french",
    "de": "german",
    "el": "greek",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "ga": "irish",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "no": "norwegian",
    "nb": "norwegian",
    "nn": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "sr": "serbian",
    "es": "spanish",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}


def primary_language(tag: str) -> str:
    """The primary subtag of a BCP 47 tag, lower case: ``en`` of ``en-GB``; empty for ``und`` and the empty tag."""
    primary = tag.replace("_", "-").split("-", 1)[0].casefold()
    return "" if primary == "und" else primary


@lru_cache(maxsize=262144)
def fold(word: str) -> str:
    """A word without what never tells two words apart: case, ё, how accents are composed, the kind of apostrophe."""
    folded = unicodedata.normalize("NFC", word).casefold()
    return folded.replace("ё", "е").replace("’", "'").replace("ʼ", "'")


class Inflector(ABC):
    """How the words of one language are matched."""

    @abstractmethod
    def forms(self, word: str) -> frozenset[str]:
        """The keys under which the forms of a term's word are found; its own key always among them."""

    def key(self, word: str) -> str:
        """The key of a text's word."""
        return fold(word)


class _Exact(Inflector):
    def forms(self, word: str) -> frozenset[str]:
        return frozenset({fold(word)})


class _Russian(Inflector):
    def forms(self, word: str) -> frozenset[str]:
        return frozenset({fold(word)}) | russian.forms(word)


class _English(Inflector):
    """Nouns and verbs alike: without a dictionary of English any word may be either."""

    def forms(self, word: str) -> frozenset[str]:
        base = fold(word)
        if len(base) < 3 or not base.isalpha() or base in english.PREPOSITIONS:
            return frozenset({base})
        verb = english.verb_forms(base)
        return english.plurals(base) | {verb.third, verb.past, verb.participle, verb.gerund}


class _Stemmed(Inflector):
    def __init__(self, algorithm: str) -> None:
        self._stem = lru_cache(maxsize=65536)(snowballstemmer.stemmer(algorithm).stemWord)

    def forms(self, word: str) -> frozenset[str]:
        return frozenset({self.key(word)})

    def key(self, word: str) -> str:
        return str(self._stem(fold(word)))


@cache
def inflector_for(language: str) -> Inflector:
    """The inflector of a language by its BCP 47 tag; one that knows no forms for a language without resources."""
    primary = primary_language(language)
    if primary == "ru":
        return _Russian()
    if primary == "en":
        return _English()
    return _Stemmed(SNOWBALL[primary]) if primary in SNOWBALL else _Exact()
