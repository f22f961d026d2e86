"""Inflection: which words of a text are forms of which words of a term, in any language.

A language is matched in one of two ways. Where the forms of a word can be listed (Russian, English) they are listed
when a term is compiled, and a text's word is only folded. Elsewhere both sides are stemmed (Snowball). Either way the
text's side is one cached function of one word.
"""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

import snowballstemmer

from segments.languages import english, russian

__all__ = ["Inflector", "Part", "fold", "inflector_for", "part_of_phrase", "primary_language"]

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


class Part(StrEnum):
    """What a term is in its sentence: it decides which of its words change."""

    NOUN = "noun"
    VERB = "verb"
    OTHER = "other"


def part_of_phrase(words: Sequence[str], language: str) -> Part | None:
    """What a phrase is in a language with a dictionary (Russian), judged by its first word; None elsewhere.

    An adjective opens a noun phrase unless it is the whole of it.
    """
    if primary_language(language) != "ru" or not words:
        return None
    pos = russian.part_of_speech(words[0])
    if pos in {"INFN", "VERB"}:
        return Part.VERB
    if pos == "NOUN" or len(words) > 1:
        return Part.NOUN
    return Part.OTHER if pos in {"ADJF", "ADJS", "ADVB", "PRTF", "COMP"} else None


class Inflector(ABC):
    """How the words of one language are matched."""

    @abstractmethod
    def forms(self, word: str) -> frozenset[str]:
        """The keys under which the forms of a term's word are found; its own key always among them."""

    def key(self, word: str) -> str:
        """The key of a text's word."""
        return fold(word)

    def is_likely(self, word: str, found: str, others: Iterable[str]) -> bool:
        """Whether a text's word that may be a form of a term's word is likely to be, next to the text's other words.

        Asked of terms of one word only: a second word leaves no doubt.
        """
        return True

    def phrase(self, words: Sequence[str], part: Part | None = None) -> tuple[frozenset[str], ...]:
        """The keys of each word of a term; a language that knows which words of a phrase change lists no more."""
        return tuple(self.forms(word) for word in words)


class _Exact(Inflector):
    def forms(self, word: str) -> frozenset[str]:
        return frozenset({fold(word)})


class _Russian(Inflector):
    def forms(self, word: str) -> frozenset[str]:
        return frozenset({fold(word)}) | russian.forms(word)

    def is_likely(self, word: str, found: str, others: Iterable[str]) -> bool:
        return russian.is_likely_form(word, found, others)


class _English(Inflector):
    """A noun phrase changes in its head, a verb in its first word; a single word of unknown kind may be either."""

    def forms(self, word: str) -> frozenset[str]:
        base = fold(word)
        if len(base) < 3 or not base.isalpha() or base in english.PREPOSITIONS:
            return frozenset({base})
        return self._noun(base) | self._verb(base)

    def phrase(self, words: Sequence[str], part: Part | None = None) -> tuple[frozenset[str], ...]:
        keys = [fold(word) for word in words]
        forms = [frozenset({key}) for key in keys]
        if len(keys) == 1 and part is None:
            return (self.forms(keys[0]),)
        if part is None:
            part = Part.VERB if english.starts_like_a_verb(tuple(keys)) else Part.NOUN
        if part is Part.VERB:
            forms[0] = self._verb(keys[0])
        head = len(keys) - 1 if part is Part.VERB else english.head_of(tuple(keys))
        if part is not Part.OTHER and (part is Part.NOUN or head > 0):
            forms[head] = self._noun(keys[head])
        return tuple(forms)

    def _noun(self, base: str) -> frozenset[str]:
        return english.plurals(base) if len(base) > 2 and base.isalpha() else frozenset({base})

    def _verb(self, base: str) -> frozenset[str]:
        if len(base) < 2 or not base.isalpha():
            return frozenset({base})
        verb = english.verb_forms(base)
        return frozenset({verb.base, verb.third, verb.past, verb.participle, verb.gerund})


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
