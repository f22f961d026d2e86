"""quotes: quotation marks mixed, unbalanced or misplaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorer.checks.language.habits import Place, findings_of
from scorer.checks.language.quotations import MARK, SUFFIX, Mark, Quotation, quotations_of
from scorer.context import Context
from segments.document import Document
from segments.findings import Check, EvidenceKind, Finding, Fix, Scope, Severity, Span
from segments.findings.settings import QuoteStyle
from segments.languages.scripts import is_english
from segments.languages.typography import CURLY_MARKS, FOREIGN_MARKS, SENTENCE_END
from segments.patches import Patch

__all__ = ["Quotes"]

STRAIGHT = '""'
CURLY_WEIGHT = 2
"""Curly marks are set on purpose, straight ones are what a keyboard gives: where both are used, one counts for two."""
APOSTROPHE = re.compile(r"(?<=s)\" (?=[a-z])")
"""What may have been the apostrophe of a plural: the clubs' ground."""
SPACES = " \u00a0\u202f\u2009"

INSIDE = "a space stands inside the quotation mark"
BELONGS_BEFORE = "the space belongs before the quotation mark"
BELONGS_AFTER = "the space belongs after the quotation mark"
MISSING_BEFORE = "a space is missing before the quotation mark"
MISSING_AFTER = "a space is missing after the quotation mark"
SPACING = frozenset({INSIDE, BELONGS_BEFORE, BELONGS_AFTER, MISSING_BEFORE, MISSING_AFTER})
FOREIGN = "English does not use these quotation marks"
HABITS = {
    "spaces": "Spaces stand on the wrong side of quotation marks in {count} quotations.",
    "marks": "Quotation marks are wrong or do not match in {count} quotations.",
    "foreign": "Quotation marks that English does not use stand in {count} quotations.",
}


@dataclass(frozen=True, slots=True)
class _Repair:
    """What is wrong at one mark: the span that changes, what it becomes, and why."""

    start: int
    end: int
    text: str
    reasons: tuple[str, ...]


class Quotes(Check[Context]):
    """Quotation marks are mixed in style, do not pair, or stand on the wrong side of a space.

    Reported are: a quotation opened with a curly mark and closed with a straight one, a mark that faces the wrong way,
    a space inside the marks or none outside them, marks typed twice, marks of other languages («», „“), a mark without
    its partner, and straight and curly marks in one document (the rarer style, once, with every place). Where one
    quotation has several of these troubles, one fix mends them all. A quotation that runs over paragraphs, each
    opening anew, is right; apostrophes, feet and inches are let be.

    Bad: “The tunnel opens in May, ”the engineer said. “We are ready".
    Good: “The tunnel opens in May,” the engineer said. “We are ready.”
    """

    id = "quotes"
    category = "linguistic conventions/punctuation"
    severity = Severity.MINOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.LANGUAGE

    def check(self, subject: Context) -> Iterable[Finding]:
        """Findings on marks and the spaces beside them."""
        document = subject.document
        text = document.text
        if MARK.search(text) is None or not is_english(document.language, text):
            return
        quotations = quotations_of(document)
        style = _house_style(quotations, subject.settings.style.quotes)
        inside = _stops_inside(text, quotations)
        groups: dict[str, list[Place]] = {name: [] for name in HABITS}
        strange: list[Place] = []
        for quotation in quotations:
            opening, closing = quotation.opening, quotation.closing
            if opening is not None and quotation.goes_on:
                strange += _strange_opening(opening, style)
            elif opening is None or closing is None:
                yield self._unpaired(document, quotation, style)
            else:
                repairs = _repairs(text, opening, closing, style, inside)
                reasons = list(dict.fromkeys(reason for repair in repairs for reason in repair.reasons))
                if not repairs:
                    continue
                if not reasons and {opening.text, closing.text}.isdisjoint(FOREIGN_MARKS):
                    strange += (_place([repair], "") for repair in repairs)
                elif not quotation.sure or (reasons and APOSTROPHE.match(text, opening.start)):
                    yield self._doubtful(repairs, reasons or [FOREIGN])
                else:
                    kind = "spaces" if reasons and set(reasons) <= SPACING else "marks" if reasons else "foreign"
                    groups[kind].append(_place(repairs, _message(reasons or [FOREIGN])))
        for kind, places in groups.items():
            yield from findings_of(self, places, HABITS[kind], title="Set all of them right")
        if strange:
            yield from self._strange(strange, style, asked=subject.settings.style.quotes is not QuoteStyle.AUTO)

    def _strange(self, places: list[Place], style: str, *, asked: bool) -> Iterator[Finding]:
        rare, usual = ("Straight", "curly") if style == CURLY_MARKS else ("Curly", "straight")
        where = f"where the house style is {usual}" if asked else f"in a text with {usual} ones"
        message = f"{rare} quotation marks {where}: {{count}} marks."
        return findings_of(self, places, message, title=f"Make them {usual}", at=1)

    def _doubtful(self, repairs: list[_Repair], reasons: list[str]) -> Finding:
        """A finding where the marks around do not pair, or an apostrophe may be meant: its fix is to be looked at."""
        place = _place(repairs, _message(reasons))
        fix = Fix(place.title, place.patches)
        return self.finding(place.start, place.end, place.message, related=place.also, fixes=(fix,))

    def _unpaired(self, document: Document, quotation: Quotation, style: str) -> Finding:
        mark = quotation.opening or quotation.closing
        assert mark is not None
        delete = Fix(f"Delete {mark.text}", (Patch(mark.start, mark.end, ""),))
        if quotation.closing is not None:
            message = "This quotation mark closes a quotation that was never opened."
            return self.finding(mark.start, mark.end, message, fixes=(delete,))
        segment = document.segment_at(mark.start)
        fixes = [delete]
        if segment is not None and segment.start <= mark.start and mark.end < segment.end:
            end = Patch(segment.end, segment.end, style[1])
            fixes.insert(0, Fix("Close the quotation at the end of the sentence", (end,)))
        return self.finding(mark.start, mark.end, "This quotation is opened and never closed.", fixes=fixes)


def _house_style(quotations: Iterable[Quotation], wanted: QuoteStyle) -> str:
    """The opening and the closing mark of the house, or of the document."""
    if wanted is not QuoteStyle.AUTO:
        return CURLY_MARKS if wanted is QuoteStyle.CURLY else STRAIGHT
    curly = straight = 0
    for quotation in quotations:
        if quotation.opening is not None and quotation.closing is not None:
            curly += quotation.opening.text[0] in CURLY_MARKS
            straight += quotation.opening.text[0] == '"'
    return STRAIGHT if straight > CURLY_WEIGHT * curly else CURLY_MARKS


def _stops_inside(text: str, quotations: Iterable[Quotation]) -> bool:
    """Whether the document sets full stops and commas before the closing mark, as American English does."""
    inside = outside = 0
    for quotation in quotations:
        if quotation.closing is not None:
            inside += text[quotation.closing.start - 1 : quotation.closing.start] in (".", ",")
            outside += text[quotation.closing.end : quotation.closing.end + 1] in (".", ",")
    return inside > outside


def _repairs(text: str, opening: Mark, closing: Mark, style: str, stops_inside: bool) -> list[_Repair]:
    """What has to change at the two marks; without a reason where it is only a matter of style."""
    if not text[opening.end : closing.start].strip():
        return []
    opens, closes = _opening(text, opening, style[0]), _closing(text, closing, style[1])
    reasons = _pair_reasons(opening, closing)
    if reasons:
        mark = 1 if closing.text != style[1] else 0
        changed = (opens, closes)[mark]
        changed = _Repair(changed.start, changed.end, changed.text, (*reasons, *changed.reasons))
        opens, closes = (opens, changed) if mark else (changed, closes)
    if closes.reasons:
        closes = _with_stop(text, opening, closes, stops_inside)
    return [repair for repair in (opens, closes) if text[repair.start : repair.end] != repair.text]


def _pair_reasons(opening: Mark, closing: Mark) -> list[str]:
    one, two = opening.text[0], closing.text[0]
    if len(opening.text) > 1 or len(closing.text) > 1:
        return ["the quotation marks are doubled"]
    if one in FOREIGN_MARKS or two in FOREIGN_MARKS:
        matched = one in FOREIGN_MARKS and two not in '"”'
        return [] if matched else [f"the quotation opens with {one} and closes with {two}"]
    if (one == '"') != (two == '"'):
        return [f"the quotation opens with {one} and closes with {two}"]
    if one == "”" or two == "“":
        return ["a quotation mark faces the wrong way"]
    return []


def _opening(text: str, mark: Mark, wanted: str) -> _Repair:
    start, end = mark.start, mark.end
    while text[end : end + 1] and text[end] in SPACES:
        end += 1
    if text[end : end + 1] in ("‘", "'"):
        end = mark.end  # a thin space parts marks that meet
    spaced = end > mark.end
    before = text[start - 1 : start] if start > mark.first else ""
    if before and (before.isalnum() or before in ",;:.!?)"):
        return _Repair(start, end, f" {wanted}", (BELONGS_BEFORE if spaced else MISSING_BEFORE,))
    return _Repair(start, end, wanted, (INSIDE,) if spaced else ())


def _closing(text: str, mark: Mark, wanted: str) -> _Repair:
    start, end = mark.start, mark.end
    while start > 0 and text[start - 1] in SPACES:
        start -= 1
    if text[start - 1 : start] in ("’", "'"):
        start = mark.start
    spaced = start < mark.start
    after = text[end : end + 1]
    if after.isalpha() and SUFFIX.match(text, end) is None:
        return _Repair(start, end, f"{wanted} ", (BELONGS_AFTER if spaced else MISSING_AFTER,))
    return _Repair(start, end, wanted, (INSIDE,) if spaced else ())


def _with_stop(text: str, opening: Mark, closing: _Repair, stops_inside: bool) -> _Repair:
    """The repair of a closing mark with the stop or comma after it drawn inside, where that is its place."""
    stop = text[closing.end : closing.end + 1]
    if stop not in (".", ",") or not stop or text[closing.start - 1] in SENTENCE_END + ",;:":
        return closing
    said = text[opening.end : closing.start]
    before = text[max(opening.first, opening.start - 4) : opening.start].rstrip()[-1:]
    own_sentence = before == ":" or ". " in said or (opening.start == opening.first and " " in said.strip())
    sentence = own_sentence and said.lstrip()[:1].isupper()
    if not (stops_inside or (sentence and stop == ".")):
        return closing
    return _Repair(closing.start, closing.end + 1, stop + closing.text, closing.reasons)


def _strange_opening(mark: Mark, style: str) -> list[Place]:
    return [] if mark.text == style[0] else [_place([_Repair(mark.start, mark.end, style[0], ())], "")]


def _message(reasons: Iterable[str]) -> str:
    message = "; ".join(reasons)
    return f"{message[0].upper()}{message[1:]}."


def _place(repairs: list[_Repair], message: str) -> Place:
    """A place on the first mark with something wrong, the other mark beside it."""
    patches = tuple(Patch(repair.start, repair.end, repair.text) for repair in repairs)
    first, *others = [repair for repair in repairs if repair.reasons] or repairs
    also = tuple(Span(repair.start, repair.end) for repair in others)
    return Place(first.start, first.end, patches, message, "Set the quotation marks right", also)
