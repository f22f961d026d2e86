"""dash-against-house-style: one pair of names, joined by two kinds of dash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from glossary.concepts import Concept, Glossary, Term
from glossary.consistency.rule import Rule, shown
from glossary.matching.words import EN_DASH, HYPHEN, Word, dash_class, is_dash, words_of
from segments.findings import Finding, Fix, FixGroup, Severity, Span
from segments.languages.inflection import primary_language
from segments.patches import Patch

__all__ = ["DashAgainstHouseStyle"]


class DashAgainstHouseStyle(Rule):
    """A hyphen between two names where the glossary joins the same names, or the ends of other routes, by an en dash.

    Bad: Абакан — Тайшет → Abakan-Taishet, next to Тайшет — Лена → Taishet–Lena.
    Good: Abakan–Taishet and Taishet–Lena.

    Whoever copies the term from the glossary copies the wrong dash with it. Names count as the ends of a route only
    where the source has a dash between spaces; double names (Rimsky-Korsakov) keep their hyphen.
    """

    id = "dash-against-house-style"
    category = "locale conventions/punctuation"
    severity = Severity.MINOR

    def check(self, subject: Glossary) -> Iterable[Finding]:
        """One finding for each such hyphen of an allowed term, on the hyphen and its names, with one fix."""
        joints = [
            joint
            for concept in subject.concepts
            for term in (*concept.preferred, *concept.admitted)
            for joint in _joints(concept, term)
        ]
        pairs: dict[tuple[str, str, str], _Joint] = {}
        houses: dict[str, _Joint] = {}
        for joint in joints:
            if joint.dash == EN_DASH:
                pairs.setdefault(joint.key, joint)
                houses.setdefault(joint.key[0], joint)
        for joint in joints:
            model = pairs.get(joint.key) or (houses.get(joint.key[0]) if _is_route(joint.concept) else None)
            if joint.dash != HYPHEN or model is None:
                continue
            start, end = joint.start, joint.end
            if subject.text[start:end] != joint.text:
                start, end = joint.term.start, joint.term.end
            fixes = []
            if subject.text[start:end] == joint.text:
                place = start + len(joint.left)
                patch = Patch(place, end - len(joint.right), EN_DASH)
                fixes = [Fix("Use an en dash", (patch,), group=FixGroup.TYPOGRAPHY)]
            yield self.finding(
                start,
                end,
                f"“{joint.text}” has a hyphen, but “{model.text}” (line {model.concept.line}) has an en dash.",
                evidence=shown(model.concept),
                related=[Span(model.term.start, model.term.end)],
                fixes=fixes,
                concept=joint.concept.id,
            )


@dataclass(frozen=True, slots=True)
class _Joint:
    """Two capitalised words of a term with a dash between them, closed up; offsets into the file."""

    concept: Concept
    term: Term
    left: str
    dash: str
    right: str
    text: str
    start: int
    end: int

    @property
    def key(self) -> tuple[str, str, str]:
        return primary_language(self.concept.target_lang), self.left.casefold(), self.right.casefold()


def _joints(concept: Concept, term: Term) -> Iterator[_Joint]:
    words = words_of(term.text)
    for left, mark, right in zip(words, words[1:], words[2:], strict=False):
        if _is_name(left) and is_dash(mark.text) and _is_name(right) and left.end + 1 == right.start:
            yield _Joint(
                concept,
                term,
                left.text,
                dash_class(mark.text),
                right.text,
                term.text[left.start : right.end],
                term.start + left.start,
                term.start + right.end,
            )


def _is_name(word: Word) -> bool:
    return word.is_word and word.text[:1].isupper() and not word.text.isupper()


def _is_route(concept: Concept) -> bool:
    return any(f" {dash} " in term.text for term in concept.sources for dash in "—–")
