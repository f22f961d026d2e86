"""Repair rules: where a splitter's proposal is wrong, drop the cut, move it past a closing mark, or add one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set

from segments.splitting.words import (
    DOMAIN_ENDINGS,
    NOUNS_BEFORE_LETTER,
    NUMBERED,
    ORDINAL_LANGUAGES,
    TIME_WORDS,
    TRANSLITERATED_INITIALS,
    closing_abbreviations,
    leading_abbreviations,
    starters,
    words_like_abbreviations,
)

__all__ = ["Repair", "added_cuts", "is_fragment", "is_only_closing"]

_VIEW = 80  # characters looked at on each side of a cut

_QUOTATION_MARKS = "\"'“”„‟«»‘’"
_CLOSING_MARKS = "”»)]}’›」』】）》〉"
_OPENING_MARKS = " \t\r\n\u00a0\"'“„«‘‹([{「『【（《〈¿¡–—-"
_STOPS = ".!?…。！？‼⁇⁈⁉؟।"
_ELLIPSIS_IN_BRACKETS = re.compile(r"\W*[(\[<]\s*(?:\.\.\.?\.?|…)\s*[)\]>]\W*")
_NUMBER_ONLY = re.compile(r"\W*\d{1,3}[.)]\s*")
_LAST_WORD = re.compile(r"([^\s(\[“”„\"«»]+)\.[”\"»)’]*$")
_FIRST_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[^\W\d_]{1,4}\.[^\W\d_]")
_PERCENT = re.compile(r"\d+ ?(?:%|percent|per cent|процент)")
_ATTRIBUTION = re.compile(
    r"(?!(?:He|She|They|It|We|I|You|Who|The) )"
    r"(?:[A-Z][\w'’-]*\.? ){1,3}(?:said|says|wrote|writes|added|adds|asked|asks|replied|reported|noted|explained"
    r"|tweeted|told|insisted|recalled|shouted|cried|concluded|concludes)"
    r"(?=[.,;:]| (?:in|on|at|to|from|during|after|while|earlier|later)\b)"
)
_SPEECH = re.compile(r"[^。！？]{0,8}?(?:说|說|道|问|問|表示|称|稱|指出|写|寫)")
_HIRAGANA = re.compile(r"[\u3041-\u309f、]")
_SHORT_QUOTATION = re.compile(r"[\"“«„](?=\S)([^\"“”«»„\n]{1,60})(?<=\S)[\"”»“](?=,|[ \u00a0])")
_STOP_INSIDE = re.compile(r"[!?…][ \u00a0]")
_AFTER_BRACKET = re.compile(r"[.!?…][”\"»’]?[)\]][”\"»]?\s+(?=[^\W\d_])")
_AND_I = re.compile(r"[\s,][a-z]+ I\.$")
_HOURS = ("a.m", "p.m")
_AFTER_ELLIPSIS = re.compile(r"(?:…|\.\.\.)[”\"»]?\s+[“\"«]?(?=[^\W\d_])")
_ADDRESS = re.compile(r"https?:|www\.|\S+@|\S+/\S*\.|[^\W\d_]+/[^\W\d_]+$")  # the last: km/h
_AFTER_STOP = re.compile(r"(?<=\w)\.[”\"»)]?\s+(?=[^\W\d_])")


def added_cuts(text: str, language: str, proposed: Set[int]) -> Iterator[int]:
    """Starts of sentences that a splitter misses.

    After a sentence in brackets, dots that trail off, an address, an abbreviation that ends a sentence, and a word
    that is spelled like an abbreviation.
    """
    for match in _AFTER_BRACKET.finditer(text):
        if text[match.end()].isupper() and _bracket_opens_sentence(text, match.start()):
            yield match.end()
    for match in _AFTER_ELLIPSIS.finditer(text):
        if text[match.end()].isupper():
            yield match.end()
    openers, closing, whole = starters(language), closing_abbreviations(language), words_like_abbreviations(language)
    for match in _AFTER_STOP.finditer(text):
        if match.end() in proposed or not text[match.end()].isupper():
            continue
        last = _LAST_WORD.search(text[max(0, match.start() - _VIEW) : match.start() + 1])
        if last is None:
            continue
        word = last.group(1)
        first = _FIRST_WORD.match(text, match.end(), match.end() + _VIEW)
        opens = first is not None and first.group() in openers
        hour = word.lower() in _HOURS
        if word in whole or (word in closing and opens) or hour or _ADDRESS.match(word):
            yield match.end()
        elif word == "I" and _AND_I.search(text[max(0, match.start() - 20) : match.start() + 1]):
            yield match.end()  # "you and I."


def _bracket_opens_sentence(text: str, stop: int) -> bool:
    """True where the bracket that closes after ``stop`` holds whole sentences, not a part of one."""
    opening = max(text.rfind("(", max(0, stop - 1000), stop), text.rfind("[", max(0, stop - 1000), stop))
    if opening < 0:
        return False
    before = text[max(0, opening - 10) : opening].rstrip(' \u00a0"”»“«')
    return not before or before[-1] in _STOPS


class Repair:
    """Judges the cuts that a splitter proposes in one paragraph."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self._abbreviations = leading_abbreviations(language) | closing_abbreviations(language) | NUMBERED
        self._has_case = text != text.lower()  # where all is lower case, lower case says nothing
        self._straight_quotes = [match.start() for match in re.finditer('"', text)]
        # Short quotations with which a sentence goes on in lower case (a title, a shout) hold no sentence end.
        spans = [
            match.span()
            for match in _SHORT_QUOTATION.finditer(text)
            if _STOP_INSIDE.search(match.group(1))
            and text[match.end() : match.end() + 8].lstrip(" –—-\u00a0,")[:1].islower()
        ]
        self._quotation_starts = [start for start, _ in spans]
        self._quotation_ends = [end for _, end in spans]

    def cut(self, start: int, candidate: int) -> int | None:
        """Where the sentence that begins at ``start`` ends when a splitter says ``candidate``; None for: not here.

        The cut moves to the right past marks that close what was opened, and to the left before those that open.
        """
        if self._is_plain(candidate):
            return candidate
        cut = self._past_closing_marks(self._behind_stop(start, candidate))
        left = self.text[max(start, cut - _VIEW) : cut].rstrip()
        right = self.text[cut : cut + _VIEW]
        if not left or not right:
            return cut
        following = right.lstrip(_OPENING_MARKS)
        return None if self._is_inside_sentence(start, cut, left, right, following) else cut

    def _is_plain(self, cut: int) -> bool:
        """True where a common word, a full stop, a space and a capital meet: nine cuts in ten, and no rule applies."""
        text = self.text
        if text[cut - 2 : cut] != ". " or not text[cut].isupper():
            return False
        word = text[text.rfind(" ", max(0, cut - 30), cut - 2) + 1 : cut - 2]
        return (
            len(word) > 1
            and word.isalpha()
            and word.islower()
            and word not in self._abbreviations
            and not self._is_in_short_quotation(cut)
        )

    def _is_inside_sentence(self, start: int, cut: int, left: str, right: str, following: str) -> bool:
        if right[0] in ",;:" or self._is_in_short_quotation(cut):
            return True
        if self._has_case and _goes_on_in_lower_case(following):
            return True
        if cut - start < 12 and _ELLIPSIS_IN_BRACKETS.fullmatch(self.text, start, cut):
            return True
        glued = not self.text[cut - 1].isspace() and left[-1] not in "。！？\"'" + _CLOSING_MARKS
        if glued and _inside_a_name(self.text, cut):
            return True
        if self.language in ("zh", "ja", "yue") and left[-1] in '”」』"' and _quotation_goes_on(right, self.language):
            return True
        if self.language == "en" and left[-1] in "”\"’'" and _ATTRIBUTION.match(right):
            return True
        stop = left.rstrip(_CLOSING_MARKS + "\"'")
        return stop.endswith(".") and not stop.endswith("..") and _stop_belongs_to_word(stop, following, self.language)

    def _is_in_short_quotation(self, offset: int) -> bool:
        index = bisect_right(self._quotation_starts, offset) - 1
        return index >= 0 and self._quotation_starts[index] < offset < self._quotation_ends[index]

    def _behind_stop(self, start: int, cut: int) -> int:
        """The place behind the stop, before any quotation mark: the splitter does not see those and skips them."""
        limit = max(start, cut - _VIEW)
        while cut > limit and (self.text[cut - 1].isspace() or self.text[cut - 1] in _QUOTATION_MARKS):
            cut -= 1
        return cut

    def _past_closing_marks(self, cut: int) -> int:
        """Move a cut past closing marks that follow the stop, with or without a space before them (`. ” `, `. " `)."""
        text = self.text
        position = cut
        limit = min(len(text), cut + _VIEW)
        while position < limit:
            if text[position].isspace():
                position += 1
            elif self._closes(position, attached=position == cut):
                cut = position = position + 1
            else:
                break
        while cut < len(text) and text[cut].isspace():
            cut += 1
        return cut

    def _closes(self, position: int, *, attached: bool) -> bool:
        mark = self.text[position]
        if mark in _CLOSING_MARKS:
            return True
        if self.text[position + 1 : position + 2].isalnum():
            return False
        if mark == "“":  # closes a German quotation
            return "„" in self.text[max(0, position - 2000) : position]
        if mark == '"':
            return attached or bisect_right(self._straight_quotes, position) % 2 == 0
        return mark == "'" and attached


def _goes_on_in_lower_case(following: str) -> bool:
    if not following[:1].islower():
        return False
    # "iPhone" opens a sentence as well as anything; "b)" opens an item.
    return not (following[1:2].isupper() or re.match(r"\w[.)]\s", following))


def _inside_a_name(text: str, cut: int) -> bool:
    """True where a cut without white space falls into an address or a dotted name, not between glued sentences."""
    left = re.search(r"\S*$", text[max(0, cut - _VIEW) : cut])
    right = re.match(r"\S*", text[cut : cut + _VIEW])
    assert left is not None
    assert right is not None
    before, after = left.group(), right.group()
    if any(mark in before + after for mark in ("://", "@", "www.", "/", "\\", "=", "&")):
        return True
    word = re.match(r"\w*", after)
    assert word is not None
    previous = re.search(r"(\w+)\W+$", before)
    first = after.lstrip(_OPENING_MARKS)[:1]
    if previous is None or not first.isalpha() or first.islower():
        return True
    if not first.isupper():
        return False  # a script without capitals
    return word.group().lower() in DOMAIN_ENDINGS or len(word.group()) < 2 or not previous.group(1)[-1].islower()


def _quotation_goes_on(right: str, language: str) -> bool:
    if language == "ja":
        return _HIRAGANA.match(right) is not None
    return _SPEECH.match(right) is not None


def _stop_belongs_to_word(left: str, following: str, language: str) -> bool:
    """True where the full stop at the end of ``left`` marks an abbreviation, an initial or a number."""
    match = _LAST_WORD.search(left)
    if match is None:
        return False
    word = match.group(1).lstrip("'‘’-–—")
    before = left[: match.start()].rstrip()
    first = _FIRST_WORD.match(following)
    next_word = first.group() if first else ""
    if next_word[:1].isdigit():
        return (
            word in NUMBERED
            or word.lower() in ("approx", "ca", "cf", "ок", "прибл", "env", "aprox")
            or (word.isdigit() and re.match(r"\d+ ?(?:%|percent|per cent|процент)", following) is not None)
        )
    opens = next_word in starters(language)
    if word in words_like_abbreviations(language):
        return False
    if word in leading_abbreviations(language):
        return not (opens and word in closing_abbreviations(language))
    if word.lower() in _HOURS:
        return next_word in TIME_WORDS or next_word in leading_abbreviations(language)
    if word in closing_abbreviations(language) or (_ACRONYM.fullmatch(word) and not word.isdigit()):
        return not opens and bool(next_word)
    if word.isdigit():
        return language in ORDINAL_LANGUAGES and len(word) <= 2 and bool(next_word) and not opens
    return _is_initial(word, before, language) and bool(next_word) and not opens


def _is_initial(word: str, before: str, language: str) -> bool:
    word = word.rsplit("-", 1)[-1]
    if word in TRANSLITERATED_INITIALS:
        return True
    if len(word) != 1 or not word.isupper():
        return False
    previous = re.search(r"[^\W_]+$", before)
    if previous is None:
        return True
    if language == "en" and word in "IVX" and (previous.group()[:1].isupper() or word == "I"):
        return False  # "World War I", "Elizabeth I", "you and I"
    return previous.group().lower() not in NOUNS_BEFORE_LETTER


def is_fragment(piece: str, *, last: bool = False) -> bool:
    """True for a piece that is no sentence of its own: marks without a word, or only the number of an item."""
    if piece[:1].isalpha():
        return False
    if not any(character.isalnum() for character in piece):
        return True
    return not last and _NUMBER_ONLY.fullmatch(piece) is not None


def is_only_closing(piece: str) -> bool:
    """True for a piece of nothing but marks that close what went before."""
    return not piece[:1].isalpha() and not piece.strip().strip(_CLOSING_MARKS + "\"'" + _STOPS)
