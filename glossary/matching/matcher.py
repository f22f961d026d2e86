"""The matcher: a trie over words, compiled once from a glossary.

Every distinct set of forms gets a number, a term is a path of numbers, and a text's word is looked up once for the
numbers it may stand for: the run costs the same however many forms a word has. Candidates are filtered by case, dash
and boundary first and the longest selected after; the other way round a longer candidate that fails its boundary would
hide the shorter one that is there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final
from weakref import WeakKeyDictionary

from glossary.concepts import CaseRule, Concept, Glossary, MatchRule, Term, TermStatus
from glossary.matching.words import Word, dash_class, is_dash, words_of
from segments.languages.inflection import Inflector, Part, fold, inflector_for, part_of_phrase, primary_language

__all__ = ["Match", "Matcher", "matcher_for"]

PIECE: Final = 50_000
"""Longer texts (code points) are searched in pieces, divided at spaces, so that memory does not grow with a line."""

NEAR: Final = 40
"""So many words on each side help to tell which of two words a form belongs to."""

OPENING: Final = 8
"""At most so many quotation marks, brackets and spaces open a text before its first word."""

ANY_STATUS: Final = frozenset(TermStatus)


@dataclass(frozen=True, slots=True)
class Match:
    """A term of a concept at ``[start, end)`` of the text that was searched, its possessive ending outside."""

    concept: Concept
    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Entry:
    concept: Concept
    term: Term
    words: tuple[Word, ...]


@dataclass(slots=True)
class _Node:
    children: dict[int, _Node] = field(default_factory=dict)
    entries: list[_Entry] = field(default_factory=list)


class _Index:
    """Terms of one language. ``loose`` (the source side) takes any dash, spaced or not, and capitals as they fall."""

    def __init__(self, inflector: Inflector, *, loose: bool) -> None:
        self.inflector = inflector
        self.loose = loose
        self.root = _Node()
        self.numbers: dict[frozenset[str], int] = {}
        self.meanings: dict[str, tuple[int, ...]] = {}

    def add(self, entry: _Entry, part: Part | None) -> None:
        words = [word.text for word in entry.words if word.is_word]
        if not words:
            return
        if entry.term.match is MatchRule.INFLECTED:
            forms = iter(self.inflector.phrase(words, part))
        else:
            forms = iter([frozenset({self.key(word)}) for word in words])
        node = self.root
        for word in entry.words:
            keys = next(forms) if word.is_word else frozenset({_mark_key(word.text)})
            node = node.children.setdefault(self._number(keys), _Node())
        node.entries.append(entry)

    def key(self, word: str) -> str:
        return self.inflector.key(word)

    def _number(self, keys: frozenset[str]) -> int:
        number = self.numbers.get(keys)
        if number is None:
            number = self.numbers[keys] = len(self.numbers)
            for key in keys:
                self.meanings[key] = (*self.meanings.get(key, ()), number)
        return number

    def candidates(self, text: str) -> Iterator[Match]:
        """Every term that is there and fits, nested ones too."""
        words = words_of(text)
        meanings = [
            self.meanings.get(self.key(word.text) if word.is_word else _mark_key(word.text), ()) for word in words
        ]
        children = self.root.children
        for first, numbers in enumerate(meanings):
            nodes = [children[number] for number in numbers if number in children]
            last = first
            while nodes:
                for node in nodes:
                    for entry in node.entries:
                        if self._fits(entry, words, first, last, text):
                            yield Match(entry.concept, entry.term, words[first].start, words[last].end)
                last += 1
                if last == len(words):
                    break
                nodes = [
                    node.children[number] for node in nodes for number in meanings[last] if number in node.children
                ]

    def _fits(self, entry: _Entry, words: tuple[Word, ...], first: int, last: int, text: str) -> bool:
        found = words[first : last + 1]
        is_name = entry.term.text[:1].isupper() if self.loose else entry.term.case is CaseRule.EXACT
        if not _bounded(text, found[0].start, found[-1].end, is_name):
            return False
        if len(found) == 1:
            near = words[max(0, first - NEAR) : first + NEAR]
            others = [word.text for word in near if word.is_word]
            if not self.inflector.is_likely(entry.words[0].text, found[0].text, others):
                return False
        if self.loose:
            return all(
                _looks_like_the_name(*pair, index) for index, pair in enumerate(zip(entry.words, found, strict=True))
            )
        return _same_spacing(entry.words, found) and (
            entry.term.case is CaseRule.ANY or _same_case(entry.words, found, text)
        )


_ADDRESS_MARKS: Final = frozenset("@_\\")


def _mark_key(mark: str) -> str:
    return "-" if is_dash(mark) else "'" if mark in "’ʼ" else mark


def _bounded(text: str, start: int, end: int, is_name: bool) -> bool:
    """Whether a match ends where words end: not inside an address, and a common word not inside a compound.

    A name may be part of a compound (``Novak-led``, ``pro-Novak``) but not of a designation (``RF-4``).
    """
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:] in _ADDRESS_MARKS or after[:1] in _ADDRESS_MARKS:
        return False
    if after[:1] in {".", "/"} and after[1:].isalnum() and after[1:].islower():
        return after[0] == "/"
    if before[-1:] in {".", "/"} and before[:1].isalnum():
        return before[-1] == "/"
    joined = [
        side[letter]
        for side, dash, letter in ((before, -1, 0), (after, 0, 1))
        if len(side) == 2 and dash_class(side[dash]) == "-" and side[letter].isalnum()
    ]
    return not joined if not is_name else not any(character.isdigit() for character in joined)


def _same_spacing(term: Iterable[Word], found: tuple[Word, ...]) -> bool:
    """Whether the words are joined as in the term: the same kind of dash, closed up or spaced alike."""
    previous: tuple[Word, Word] | None = None
    for wanted, word in zip(term, found, strict=True):
        if not wanted.is_word and dash_class(wanted.text) != dash_class(word.text) and _mark_key(word.text) != "'":
            return False
        if previous and (previous[0].end == wanted.start) != (previous[1].end == word.start):
            return False
        previous = (wanted, word)
    return True


def _same_case(term: tuple[Word, ...], found: tuple[Word, ...], text: str) -> bool:
    """Whether the capitals are the term's own; a word in another form keeps the term's first letter.

    The first word of the text may have a capital that the term has not.
    """
    for index, (wanted, word) in enumerate(zip(term, found, strict=True)):
        one, other = wanted.text, word.text
        if (
            index == 0
            and word.start <= OPENING
            and not text[: word.start].strip("«“\"'‘( \u00a0")
            and other[:1].isupper()
        ):
            other = one[:1] + other[1:]
        if fold(one) == fold(other):
            if one.replace("’", "'") != other.replace("’", "'"):
                return False
        elif one[:1].isupper() != other[:1].isupper() or (other.isupper() and not one.isupper()):
            return False
    return True


def _looks_like_the_name(wanted: Word, word: Word, index: int) -> bool:
    """Whether capitals allow a word of the source to be this word of a term.

    An abbreviation is written in capitals, and so begins each further word of a name; the first word of an entry may
    have its capital from the glossary.
    """
    text = wanted.text
    if len(text) > 1 and text.isupper():
        return word.text[:2].isupper()
    return not (index and text[:1].isupper()) or word.text[:1].isupper()


class Matcher:
    """Finds the terms of a glossary in a text; concepts of another language pair than the one given are left out."""

    def __init__(self, glossary: Glossary, source_language: str = "", target_language: str = "") -> None:
        self._sources: dict[str, _Index] = {}
        self._targets: dict[str, _Index] = {}
        for concept in glossary.concepts:
            if not (_same_language(concept.source_lang, source_language) or not concept.sources) or not _same_language(
                concept.target_lang, target_language
            ):
                continue
            self._add_concept(concept)

    def _add_concept(self, concept: Concept) -> None:
        source = self._index(self._sources, concept.source_lang, loose=True)
        part: Part | None = None
        for number, term in enumerate(concept.sources):
            words = words_of(term.text)
            if number == 0:
                part = part_of_phrase([word.text for word in words if word.is_word], concept.source_lang)
            source.add(_Entry(concept, term, words), None)
        target = self._index(self._targets, concept.target_lang, loose=False)
        gloss = Term(concept.gloss, TermStatus.ADMITTED, CaseRule.EXACT, MatchRule.EXACT)  # protects a ban inside it
        for term in (*concept.terms, gloss):
            target.add(_Entry(concept, term, words_of(term.text)), part)

    @staticmethod
    def _index(indexes: dict[str, _Index], language: str, *, loose: bool) -> _Index:
        key = primary_language(language)
        if key not in indexes:
            indexes[key] = _Index(inflector_for(key), loose=loose)
        return indexes[key]

    def find_source(self, text: str) -> tuple[Match, ...]:
        """Where a text in the source language has a concept's own term, in any of its forms, the longest ones only."""
        return _longest(_search(self._sources.values(), text))

    def find_terms(self, text: str, statuses: Collection[TermStatus] = ANY_STATUS) -> tuple[Match, ...]:
        """Where a text in the target language has a rendering, in text order.

        The longest are selected among the renderings of every status before those of other ``statuses`` are dropped: a
        forbidden term inside a preferred one is not there. Two concepts may have the same words; each is a match.
        """
        found = _longest(_search(self._targets.values(), text))
        return tuple(match for match in found if match.term.status in statuses)


def _search(indexes: Collection[_Index], text: str) -> Iterator[Match]:
    for start, piece in _pieces(text):
        for index in indexes:
            for match in index.candidates(piece):
                yield replace(match, start=match.start + start, end=match.end + start) if start else match


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while len(text) - start > PIECE:
        end = text.rfind(" ", start, start + PIECE) + 1
        if end <= start:
            end = start + PIECE
        yield start, text[start:end]
        start = end
    yield start, text[start:] if start else text


def _same_language(one: str, other: str) -> bool:
    first, second = primary_language(one), primary_language(other)
    return not first or not second or first == second


def _longest(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches that lie in no longer one; of several of one concept, status and place the first."""
    kept: list[Match] = []
    reach = 0
    seen: set[tuple[int, int, str, TermStatus]] = set()
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        same_place = bool(kept) and (kept[-1].start, kept[-1].end) == (match.start, match.end)
        key = (match.start, match.end, match.concept.id, match.term.status)
        if (match.end > reach or same_place) and key not in seen:
            kept.append(match)
            seen.add(key)
            reach = max(reach, match.end)
    return tuple(kept)


_COMPILED: WeakKeyDictionary[Glossary, dict[tuple[str, str], Matcher]] = WeakKeyDictionary()


def matcher_for(glossary: Glossary, source_language: str = "", target_language: str = "") -> Matcher:
    """The matcher of a glossary for a pair of languages (BCP 47 tags, empty for any), compiled once per glossary."""
    matchers = _COMPILED.setdefault(glossary, {})
    key = (primary_language(source_language), primary_language(target_language))
    if key not in matchers:
        matchers[key] = Matcher(glossary, *key)
    return matchers[key]
