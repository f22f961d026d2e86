"""mixed-script-term: a letter of one alphabet inside a word of another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from glossary.concepts import Glossary
from glossary.consistency.rule import Rule
from glossary.matching import words_of
from segments.findings import Finding, Fix, FixGroup, Severity
from segments.languages.scripts import LATIN_TWINS, Script, own_script, script_of
from segments.patches import Patch

__all__ = ["MixedScriptTerm"]

_CYRILLIC_TWINS: Final = {
    latin: letter for letter, latin in LATIN_TWINS.items() if script_of(letter) is Script.CYRILLIC and letter < "ѐ"
}


class MixedScriptTerm(Rule):
    """A word with letters of two alphabets, or a Cyrillic word among the renderings of a language written in Latin.

    Bad: ``Урaл`` with a Latin a; ``К-19`` with a Cyrillic К as an English rendering.
    Good: each word in its own alphabet. A Latin name among Russian words (``завод Siemens``) is fine.

    The letters look the same, so nobody sees why the term is never found. The fix puts the twin of the right alphabet
    wherever every foreign letter has one.
    """

    id = "mixed-script-term"
    category = "linguistic conventions/character encoding"
    severity = Severity.MAJOR

    def check(self, subject: Glossary) -> Iterable[Finding]:
        """One finding for each such word, on that word."""
        for concept in subject.concepts:
            sides = ((concept.source_lang, concept.sources), (concept.target_lang, concept.terms))
            for own, term in ((own_script(language), term) for language, terms in sides for term in terms):
                if subject.text[term.start : term.end] != term.text:
                    continue  # written with escapes: its letters cannot be placed
                for word in words_of(term.text):
                    scripts = {script for letter in word.text if (script := script_of(letter)) is not None}
                    if not _is_mixed(scripts, own):
                        continue
                    start, end = term.start + word.start, term.start + word.end
                    yield self.finding(
                        start,
                        end,
                        f"“{word.text}” has {' and '.join(sorted(scripts))} letters.",
                        fixes=_fixes(word.text, own, start, end),
                        concept=concept.id,
                    )


def _is_mixed(scripts: set[Script], own: Script) -> bool:
    return len(scripts) > 1 or (own is Script.LATIN and bool(scripts & {Script.CYRILLIC, Script.GREEK}))


def _fixes(word: str, own: Script, start: int, end: int) -> list[Fix]:
    twins = {Script.LATIN: LATIN_TWINS, Script.CYRILLIC: _CYRILLIC_TWINS}.get(own, {})
    repaired = "".join(letter if script_of(letter) in {own, None} else twins.get(letter, "\0") for letter in word)
    if "\0" in repaired:
        return []
    patch = Patch(start, end, repaired)
    return [Fix(f"Write it in {own} letters", (patch,), safe=True, group=FixGroup.TYPOGRAPHY)]
