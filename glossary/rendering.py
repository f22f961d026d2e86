"""Rendering: a term put into the form that its sentence asks for.

Number, verb form and capitals are taken from the words that are replaced; words that stand beside them already are not
said twice; the article before them follows the new sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from glossary.concepts import CaseRule, Concept, ForbiddenWhen, MatchRule, Term
from glossary.matching import Match, words_of
from glossary.matching.words import Word, dash_class, is_dash
from segments.languages import english
from segments.languages.inflection import Part, fold, part_of_phrase, primary_language
from segments.patches import Patch

__all__ = ["Replacement", "replacements"]

SIMILAR: Final = 0.7
"""Renderings this alike (difflib ratio) are spellings of one name: the surname stands for the surname."""

WINDOW: Final = 500
"""How many characters of context on each side decide the form."""

GLOSS_REACH: Final = 40
"""A gloss this many characters from its name still explains it."""

AUXILIARY_REACH: Final = 3
"""How many words back an auxiliary makes a form a participle: *has* at last quietly *won*."""

_AUXILIARIES: Final = frozenset(
    ("am", "are", "be", "been", "being", "get", "gets", "got", "had", "has", "have", "having", "is", "was", "were")
)
_MINOR_WORDS: Final = english.PREPOSITIONS | {"a", "an", "and", "but", "nor", "or", "the"}


@dataclass(frozen=True, slots=True)
class Replacement:
    """``text`` is what will stand in place of the match; ``patches`` (in the searched text) mend the article too.

    ``safe`` where only the writing of a name changes.
    """

    text: str
    patches: tuple[Patch, ...]
    safe: bool


def replacements(match: Match, text: str, *, first_mention: bool = False) -> tuple[Replacement, ...]:
    """What to write instead of a forbidden match in ``text`` (a segment), the best first; empty without a rendering.

    Preferred renderings come first, admitted ones after. On a ``first_mention`` the concept's gloss is added in
    brackets, unless it is there.
    """
    left = max(0, match.start - WINDOW)  # a segment may be a whole book on one line: look no farther than a sentence
    near = text[left : match.end + WINDOW]
    local = replace(match, start=match.start - left, end=match.end - left)
    found: list[Replacement] = []
    for term in _ordered(local, near):
        replacement = _replacement(local, near, term, first_mention)
        if replacement.text and all(replacement.patches != other.patches for other in found):
            found.append(replacement)
    return tuple(_moved(replacement, left) for replacement in found)


def _moved(replacement: Replacement, by: int) -> Replacement:
    patches = tuple(Patch(patch.start + by, patch.end + by, patch.text) for patch in replacement.patches)
    return replace(replacement, patches=patches)


def _ordered(match: Match, text: str) -> list[Term]:
    written = fold(text[match.start : match.end])
    before = text[: match.start].rstrip().rpartition(" ")[2].casefold()

    def rank(term: Term) -> tuple[bool, bool, bool]:
        spoken = fold(_trimmed(match, text, term.text))
        similar = SequenceMatcher(None, written, spoken).ratio() >= SIMILAR
        misfit = _is_name(term) and english.takes_the(term.text) != (before == "the")
        return (term not in match.concept.preferred, not similar, misfit)

    return sorted((*match.concept.preferred, *match.concept.admitted), key=rank)


def _is_name(term: Term) -> bool:
    return term.case is CaseRule.EXACT and term.text[:1].isupper()


def _replacement(match: Match, text: str, term: Term, first_mention: bool) -> Replacement:
    concept, start, end = match.concept, match.start, match.end
    written = text[start:end]
    spoken = term.text.strip()
    if term.match is MatchRule.INFLECTED and primary_language(concept.target_lang) == "en":
        spoken = _inflected(match, text, spoken)
    spoken = _trimmed(match, text, _with_capitals(spoken, written, term, at_start=_opens(text, start)))
    patches = list(_article(text, start, spoken))
    gloss = f" ({concept.gloss})" if concept.gloss else ""
    bracketed = re.match(r"\s*\(([^()]*)\)", text[end:])
    inside = fold(bracketed[1].strip(" «»“”\"'‘’")) if bracketed else ""
    if bracketed and inside == fold(spoken):  # the right name stands in brackets after the wrong one: it moves out
        end += bracketed.end()
        spoken += gloss
    elif gloss and _in_brackets_after_its_name(concept, text, start, end):
        spoken = concept.gloss
    elif gloss and first_mention and not _gloss_is_near(concept, text, start, end):
        if _is_quoted(text, start, end):
            patches.append(Patch(end + 1, end + 1, gloss))
        elif not re.match(r"[’'-]\w", text[end:]):  # neither a possessive nor a compound
            spoken += gloss
    patches.append(Patch(start, end, spoken))
    return Replacement(spoken, tuple(patches), safe=_is_only_written_otherwise(match, written, spoken))


def _inflected(match: Match, text: str, rendering: str) -> str:
    """The rendering with the number or verb form of the words it replaces."""
    wanted = [word for word in words_of(match.term.text) if word.is_word]
    found = [word.text for word in words_of(text[match.start : match.end]) if word.is_word]
    part = _part(match.concept, [word.text for word in wanted])
    words = [word for word in words_of(rendering) if word.is_word]
    if len(found) != len(wanted) or not words:
        return rendering
    if part is not Part.NOUN:
        base, form = wanted[0].text, fold(found[0])
        change = _verb_change(base, form, text[: match.start])
        if change is not None and (part is Part.VERB or not english.is_plural(form)):
            return _put(rendering, words[0], getattr(english.verb_forms(words[0].text), change))
    if part in {Part.NOUN, None}:
        head = english.head_of(tuple(word.text for word in wanted))
        if fold(found[head]) != fold(wanted[head].text):
            target = words[english.head_of(tuple(word.text for word in words))]
            plural = english.is_plural(found[head])
            if plural and not english.is_plural(target.text):
                return _put(rendering, target, english.plural(target.text))
    return rendering


def _part(concept: Concept, words: Sequence[str]) -> Part | None:
    sources = [word.text for word in words_of(concept.sources[0].text) if word.is_word] if concept.sources else []
    part = part_of_phrase(sources, concept.source_lang)
    if part is None and len(words) > 1:
        part = Part.VERB if english.starts_like_a_verb(tuple(words)) else Part.NOUN
    return part


def _verb_change(base: str, form: str, before: str) -> str | None:
    forms = english.verb_forms(fold(base))
    if form == forms.base:
        return None
    if form == forms.past == forms.participle:
        near = {word.casefold() for word in before.split()[-AUXILIARY_REACH:]}
        return "participle" if near & _AUXILIARIES else "past"
    return next((name for name in ("third", "past", "participle", "gerund") if getattr(forms, name) == form), None)


def _put(rendering: str, word: Word, form: str) -> str:
    return rendering[: word.start] + form + rendering[word.end :]


def _with_capitals(spoken: str, written: str, term: Term, *, at_start: bool) -> str:
    words = [word.text for word in words_of(written) if word.is_word and word.text not in _MINOR_WORDS]
    if not spoken or not words or (term.case is CaseRule.EXACT and not at_start):
        return spoken
    if term.case is CaseRule.ANY:
        if len(written) > 3 and written.isupper():
            return spoken.upper()
        if len(words) > 1 and all(word[:1].isupper() for word in words):
            return "".join(
                piece if piece in _MINOR_WORDS else piece[:1].upper() + piece[1:]
                for piece in re.split(r"(\s+)", spoken)
            )
    return spoken[:1].upper() + spoken[1:] if words[0][:1].isupper() else spoken


def _opens(text: str, start: int) -> bool:
    return not text[:start].strip("«“\"'‘(\u00a0 ")


def _trimmed(match: Match, text: str, spoken: str) -> str:
    """The rendering without the words that stand before or after the match already."""
    words = [word for word in words_of(spoken) if word.is_word]
    before = [fold(word.text) for word in words_of(text[: match.start])]
    after = [fold(word.text) for word in words_of(text[match.end :])]
    folded = [fold(word.text) for word in words]
    first, last = 0, len(words)
    for count in range(len(words) - 1, 0, -1):
        if before[-count:] == folded[:count]:
            first = count
            break
    for count in range(len(words) - 1 - first, 0, -1):
        if after[:count] == folded[-count:]:
            last = len(words) - count
            break
    if first == 0 and last == len(words):
        return spoken
    return spoken[words[first].start if first else 0 : words[last - 1].end if last < len(words) else len(spoken)]


def _gloss_is_near(concept: Concept, text: str, start: int, end: int) -> bool:
    reach = len(concept.gloss) + GLOSS_REACH
    return fold(concept.gloss) in fold(text[max(0, start - reach) : start] + "\n" + text[end : end + reach])


def _is_quoted(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start] in {"“", '"', "«"} and text[end : end + 1] in {"”", '"', "»"}


def _in_brackets_after_its_name(concept: Concept, text: str, start: int, end: int) -> bool:
    opening = re.search(r"\(\s*[«“\"'‘]?$", text[:start])
    if not opening or not re.match(r"[»”\"'’]?\s*\)", text[end:]):
        return False
    before = fold(text[: opening.start()].rstrip(" »”\"'’"))
    return any(before.endswith(fold(term.text)) for term in concept.preferred)


def _article(text: str, start: int, spoken: str) -> Iterator[Patch]:
    """The article before the match, where the rendering begins with another sound."""
    article = re.search(r"(?<![\w’'.-])(an?)[ \u00a0]+[«“\"'‘]?$", text[:start], re.IGNORECASE)
    if article:
        wanted = english.indefinite_article(spoken)
        if article[1].casefold() != wanted:
            capital = article[1][0].isupper()
            yield Patch(article.start(1), article.end(1), wanted.capitalize() if capital else wanted)


def _is_only_written_otherwise(match: Match, written: str, spoken: str) -> bool:
    """Whether a ban that always holds is on nothing but the dash, its spaces or the capitals of the preferred name."""
    plain_ban = match.concept.forbidden_when is ForbiddenWhen.ALWAYS and match.term.match is MatchRule.EXACT
    return plain_ban and written != spoken and _skeleton(written) == _skeleton(spoken)


def _skeleton(name: str) -> str:
    return re.sub(r"\s*-\s*", "-", "".join("-" if is_dash(mark) else dash_class(mark) for mark in fold(name)))
