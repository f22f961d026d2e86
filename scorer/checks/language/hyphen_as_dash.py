"""hyphen-as-dash: a spaced hyphen where a dash belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scorer.checks.language.habits import Place, findings_of, is_prose, line_start
from scorer.context import Context
from segments.findings import Check, EvidenceKind, Finding, Scope, Severity
from segments.findings.settings import DashStyle
from segments.languages.scripts import is_english
from segments.languages.typography import DASHES, dash_of
from segments.patches import Patch

__all__ = ["HyphenAsDash"]

SPACED_HYPHEN = re.compile(r"-(?<=\S[ \u00a0]-)(?=[ \u00a0]+\S)|-(?<=\S[ \u00a0]{2}-)(?=[ \u00a0]+\S)")
ROUTE = re.compile(  # the Tver - Moscow motorway: two ends of one thing, not a dash between clauses
    r"[ \u00a0]+[A-Z][\w.]*(?: [A-Z]\w*)?,? (?:flight|train|route|line|highway|motorway|road|rail|pipeline|match|game|"
    r"corridor|bridge|border|section|race|rally|service|link|connection|final|derby|axis|canal|ferry|bus)"
)
NAME_BEFORE = re.compile(r"\b[A-Z][\w.]*$")
CHAIN_BEFORE = re.compile(r"[ \u00a0]-[ \u00a0][A-Z][\w.]*$")  # Pinsk - Luninets - Gomel: the places of a road
CHAIN_AFTER = re.compile(r"[ \u00a0][A-Z][\w.]*[ \u00a0]-[ \u00a0]")
NAME_AFTER = re.compile(r"[ \u00a0][A-Z]")
SCORE_AFTER = re.compile(r"[ \u00a0][A-Z][\w.]*(?: [A-Z][\w.]*){0,2},? \(?\d+ ?[-–:] ?\d+")  # Pinsk - Luninets 2-1
TIME = re.compile(r"\d{1,2}[:.]\d\d")
"""What a line of a schedule begins with: the hyphen after it only parts the columns."""


class HyphenAsDash(Check[Context]):
    """A hyphen with a space on both sides does the work of a dash, three times or more in the document.

    A hyphen joins, a dash parts. Machine translation keeps the source's dash as a bare hyphen, and so do some British
    and Australian newsrooms: so a habit is reported once, with every place, and one or two in a text are let be.
    The fix sets the dash of the house style, or the one the document already uses. Not meant: scores, ranges, list
    markers, dialogue at the start of a line, tables, and routes such as "the Tver - Moscow motorway".

    Bad: The bridge - the third since spring - was shut. The reason - floods - was no surprise.
    Good: The bridge – the third since spring – was shut. The reason – floods – was no surprise.
    """

    id = "hyphen-as-dash"
    category = "linguistic conventions/punctuation"
    severity = Severity.MINOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.LANGUAGE

    def check(self, subject: Context) -> Iterable[Finding]:
        """One finding on the first hyphen, all of them in ``related``."""
        document = subject.document
        text = document.text
        if text.count(" - ") + text.count("\u00a0- ") < 3 or not is_english(document.language, text):
            return ()
        style = subject.settings.style.dash
        dash = dash_of(text) if style is DashStyle.AUTO else DASHES[style]
        places = tuple(place for place in _places(text, dash) if is_prose(document, place.start, place.end))
        if len(places) < 3:
            return ()
        habit = f"A hyphen stands for a dash {{count}} times: set “{dash}”."
        return findings_of(self, places, habit, title=f"Set “{dash}” in all places")


def _places(text: str, dash: str) -> Iterator[Place]:
    for match in SPACED_HYPHEN.finditer(text):
        start = match.start()
        line = text[line_start(text, start) : start].lstrip(" \t\u00a0>*•\r")
        if not line or TIME.fullmatch(line.rstrip(" \u00a0")) or "|" in line or "\t" in line or _joins(text, start):
            continue
        left = start - len(line) + len(line.rstrip(" \u00a0"))
        right = start + 1
        while text[right] in " \u00a0":
            right += 1
        patch = Patch(start, start + 1, dash.strip()) if dash.startswith(" ") else Patch(left, right, dash)
        yield Place(start, start + 1, (patch,), "", "")


def _joins(text: str, hyphen: int) -> bool:
    """Whether the hyphen joins numbers (a score, a range) or the two ends of a route."""
    before, after = text[max(0, hyphen - 40) : hyphen], text[hyphen + 1 : hyphen + 80]
    left, right = before.rstrip(" \u00a0")[-1:], after.lstrip(" \u00a0")[:1]
    if not left or left in "-–—|+*=" or right in "-–—|+*=>":
        return True
    if left.isdigit() and right.isdigit():
        return True
    before = before.rstrip(" \u00a0")
    if NAME_BEFORE.search(before) is None or NAME_AFTER.match(after) is None:
        return False
    return any((ROUTE.match(after), SCORE_AFTER.match(after), CHAIN_AFTER.match(after), CHAIN_BEFORE.search(before)))
