"""mixed-script-word: letters of another alphabet inside a word."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from scorer.checks.language.habits import HABIT
from scorer.context import Context
from segments.findings import Check, EvidenceKind, Finding, Fix, FixGroup, Scope, Severity, Span
from segments.languages.scripts import (
    LATIN_TWINS,
    Script,
    ScriptWord,
    own_script,
    script_of,
    words_of_other_scripts,
)
from segments.languages.transliteration import ascii_fold
from segments.patches import Patch

__all__ = ["MixedScriptWord", "is_mixed"]

SINGLE_WORDS = frozenset("АаІі")
"""Look-alikes of the one-letter words of English, A and I."""
PART = re.compile(r"[^-'’\u2011]+")
DESIGNATION_LETTERS = 6
"""A token with digits and at most so many letters is a designation (С-400, Ту-214СУС), not a word."""
TO_LATIN = str.maketrans(LATIN_TWINS)
TO_CYRILLIC = str.maketrans({LATIN_TWINS[letter]: letter for letter in "АВЕКМНОРСТХУаеосрху"})


class MixedScriptWord(Check[Context]):
    """A word mixes letters of two alphabets, or a designation such as a weapon's name keeps its Cyrillic letter.

    The letter looks right and is not: search, spelling checkers and glossaries pass the word by. Look-alikes are
    replaced by their twins. A Cyrillic letter with digits is transliterated (the Cyrillic «С» of a missile is an S in
    English, though it looks like a C), which is to be looked at. Greek letters of science (μm, β-carotene) are let be.

    Bad: The Вridge was closed. (with a Cyrillic В)
    Good: The Bridge was closed.
    """

    id = "mixed-script-word"
    category = "linguistic conventions/character encoding"
    severity = Severity.MINOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.LANGUAGE

    def check(self, subject: Context) -> Iterable[Finding]:
        """A finding on each such word; a word that comes three times or more is one finding with every place."""
        document, text = subject.document, subject.document.text
        own = own_script(document.language)
        if own not in (Script.LATIN, Script.CYRILLIC) or text.isascii():
            return
        words = list(words_of_other_scripts(text, own))
        same: defaultdict[str, list[Finding]] = defaultdict(list)
        for index, word in enumerate(words):
            near = words[max(0, index - 1) : index] + words[index + 1 : index + 2]
            if is_mixed(text, word, own) and not any(_touches(text, word, other) for other in near):
                same[word.text].append(self._judge(word, own))
        for findings in same.values():
            yield from findings if len(findings) < HABIT else [_as_one(findings)]

    def _judge(self, word: ScriptWord, own: Script) -> Finding:
        designation = own is Script.LATIN and _is_designation(word)
        base = own if designation or len(word.scripts) == 1 else _base(word.text, own)
        strange = next((c for c in word.text if script_of(c) not in (None, base)), word.text[0])
        name = unicodedata.name(strange, "A strange letter").split()[0].capitalize()
        letter = f"{name} «{strange}» (U+{ord(strange):04X}) in “{word.text}”"
        twin = word.text.translate(TO_LATIN if base is Script.LATIN else TO_CYRILLIC)
        fits = all(script_of(c) in (None, base) for c in twin)
        if designation:
            romanised = "".join(map(_romanise, word.text))
            fixes = [_fix(word, romanised, safe=romanised == twin)]
            if fits and romanised != twin:
                fixes.append(_fix(word, twin, safe=False))
            return self.finding(word.start, word.end, f"{letter}: English writes “{romanised}”.", fixes=fixes)
        message = f"{letter}: the word is written in {base} letters."
        sure = all(len(part) == 1 for part in _strange_parts(word, base))
        fixes = [_fix(word, twin, safe=sure)] if fits else []
        return self.finding(word.start, word.end, message, fixes=fixes)


def _as_one(findings: list[Finding]) -> Finding:
    """The same word time and again: one finding on the first, fixes that mend every place."""
    first = findings[0]
    fixes = tuple(
        replace(fix, patches=tuple(patch for finding in findings for patch in finding.fixes[index].patches))
        for index, fix in enumerate(first.fixes)
    )
    return replace(first, related=tuple(Span(finding.start, finding.end) for finding in findings), fixes=fixes)


def is_mixed(text: str, word: ScriptWord, own: Script) -> bool:
    """Whether a word with letters of another script mixes alphabets by mistake, rather than being of another language.

    True for a designation in Cyrillic, and for a single look-alike letter that stands for A or I or a unit (°C).
    """
    if own is Script.LATIN:
        if _is_designation(word):
            return True
        if len(word.text) == 1:
            return word.text in SINGLE_WORDS or (word.text in LATIN_TWINS and text[word.start - 1 : word.start] == "°")
    if any(_is_mixed_part(part) for part in PART.findall(word.text)):
        return True
    if own is not Script.LATIN or own not in word.scripts:
        return False
    strange = _strange_parts(word, own)  # a Cyrillic «со» joined to -author
    return bool(strange) and all(set(part) <= LATIN_TWINS.keys() for part in strange)


def _is_designation(word: ScriptWord) -> bool:
    cyrillic = [c for c in word.text if script_of(c) is Script.CYRILLIC]
    return (
        any(map(str.isdigit, word.text))
        and any(map(str.isupper, cyrillic))
        and sum(map(str.isalpha, word.text)) <= DESIGNATION_LETTERS
    )


def _is_mixed_part(part: str) -> bool:
    scripts = Counter(map(script_of, part))
    if not scripts[Script.LATIN]:
        return False
    greek = [c for c in part if script_of(c) is Script.GREEK]
    if greek:  # science mixes Greek in (μm, IFNγ); a look-alike among Latin letters is a slip
        return scripts[Script.LATIN] >= 2 and all(c in LATIN_TWINS for c in greek)
    return scripts[Script.CYRILLIC] > 0


def _strange_parts(word: ScriptWord, base: Script) -> list[str]:
    """The parts between hyphens that have letters, none of them of ``base``."""
    parts = [(part, {script_of(c) for c in part} - {None}) for part in PART.findall(word.text)]
    return [part for part, scripts in parts if scripts and base not in scripts]


def _base(word: str, own: Script) -> Script:
    """The script that the word is meant to be in: that of its letters without a twin, else the text's own."""
    firm = Counter(script_of(c) for c in word if c not in LATIN_TWINS and ord(c) not in TO_CYRILLIC)
    if firm[Script.LATIN] == firm[Script.CYRILLIC]:
        return own
    return Script.LATIN if firm[Script.LATIN] > firm[Script.CYRILLIC] else Script.CYRILLIC


def _romanise(character: str) -> str:
    if script_of(character) is not Script.CYRILLIC:
        return character
    folded = ascii_fold(character)
    return folded.capitalize() if character.isupper() else folded


def _fix(word: ScriptWord, text: str, *, safe: bool) -> Fix:
    patch = Patch(word.start, word.end, text)
    return Fix(f"Write “{text}”", (patch,), safe=safe, group=FixGroup.TYPOGRAPHY if safe else None)


def _touches(text: str, word: ScriptWord, other: ScriptWord) -> bool:
    """Whether ``other`` is a word of another language right beside: then ``word`` is part of something untranslated."""
    if len(other.scripts) > 1 or sum(map(str.isalpha, other.text)) < 2 or any(map(str.isdigit, other.text)):
        return False
    between = text[other.end : word.start] if other.end <= word.start else text[word.end : other.start]
    return "\n" not in between and not any(map(str.isalnum, between))
