"""hyphen-in-range: a hyphen between the two ends of a range of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scorer.checks.language.habits import Place, findings_of, is_prose
from scorer.context import Context
from segments.findings import Check, EvidenceKind, Finding, Scope, Severity
from segments.languages.scripts import is_english
from segments.patches import Patch

__all__ = ["HyphenInRange"]

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
RANGE = re.compile(
    rf"(?P<sign>[$£€+]?)(?P<low>{NUMBER})(?P<percent>%?)(?P<hyphen>-| - )"
    rf"(?P<second>[$£€+]?)(?P<high>{NUMBER})(?![\w/:-]|[.,]\d)"
)
HYPHEN = re.compile(r"-(?<=[\d%]-)(?=[$£€+]?\d)|-(?<=[\d%] -)(?= [$£€+]?\d)")
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
MONTH_BEFORE = re.compile(rf"\b{MONTH}\.? $")
MONTH_AFTER = re.compile(rf" {MONTH}\b")
LEAD_BEFORE = re.compile(
    r"(?:^|\W)(?:in|within|about|around|approximately|roughly|some|nearly|between|every|next|last|past|up to|by) "
    r"[~≈]?$",
    re.IGNORECASE,
)
NUMBERED_BEFORE = re.compile(  # what is counted through in numbers, however small
    r"(?:^|\W)(?:aged|ages|age groups?|age range|pages|pp\.|chapters|verses|paragraphs|articles|sections|rooms|grades|"
    r"volumes|lines|items|questions|steps|years) $",
    re.IGNORECASE,
)
UNIT_AFTER = re.compile(
    r" ?[%°℃]|[ \u00a0](?:percent|per cent|percentage|people|men|women|children|m|km|cm|mm|kg|g|t|ha|m/s|km/h|mph|"
    r"thousand|million|billion|trillion|hundred|times|seconds|minutes|hours|days|weeks|months|years|degrees|"
    r"kilomet(?:er|re)s|met(?:er|re)s|centimet(?:er|re)s|millimet(?:er|re)s|miles|tons|tonnes|kilograms|grams|lit(?:er|re)s|"
    r"hectares|tablespoons|teaspoons|rubles|roubles|dollars|euros|hryvnias|"
    r"(?:more|other|new|additional|working|business|calendar|full|whole|consecutive|square|cubic) [a-z]+s|"
    r"(?P<plural>[a-z]{2,}s))\b|[ \u00a0]?[ap]\.?m\b"
)
NOT_PLURAL = frozenset(
    "as was is his this its has does thus plus minus versus across always perhaps besides unless towards yes "  # noqa: SIM905
    "us wins victories defeats losses draws votes goals sets scores upsets triumphs leads thrashings success "
    "loss aggregates".split()
)
NAMED_BEFORE = re.compile(r"[A-Z][\w'’]*\.? $")
PROPER_NUMBERS = frozenset({("9", "11"), ("7", "11"), ("24", "7")})


class HyphenInRange(Check[Context]):
    """A range of numbers is set with a hyphen where an en dash belongs.

    Only what is surely a range is reported: the numbers rise, and a unit, a plural, a month or a word such as "about"
    says that they measure something, or both are years. Not scores, votes, telephone and model numbers, dates in
    figures, ages such as "6-year-old", and 9-11. Three or more in a document are one finding with every place.

    Bad: The work will take 10-15 weeks.
    Good: The work will take 10–15 weeks.
    """

    id = "hyphen-in-range"
    category = "linguistic conventions/punctuation"
    severity = Severity.MINOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.LANGUAGE

    def check(self, subject: Context) -> Iterable[Finding]:
        """A finding on each range, or one on the first with all in ``related``."""
        document, text = subject.document, subject.document.text
        if HYPHEN.search(text) is None or not is_english(document.language, text):
            return ()
        habit = "Ranges of numbers are set with a hyphen {count} times: an en dash belongs there."
        places = tuple(place for place in _places(text) if is_prose(document, place.start, place.end))
        return findings_of(self, places, habit, title="Set en dashes in all ranges")


def _places(text: str) -> Iterator[Place]:
    for hyphen in HYPHEN.finditer(text):
        left = hyphen.start() - (text[hyphen.start() - 1] == " ")
        while left > 0 and text[left - 1] in "0123456789.,%":
            left -= 1
        match = _range_at(text, left)
        if match is None or match.start() > hyphen.start() or not _is_range(text, match):
            continue
        start, end = match.start("low"), match.end()
        dash = Patch(match.start("hyphen"), match.end("hyphen"), "–")
        message = f"A range of numbers takes an en dash: “{text[start : dash.start]}–{text[dash.end : end]}”."
        yield Place(start, end, (dash,), message, "Set an en dash")


def _range_at(text: str, left: int) -> re.Match[str] | None:
    if left > 0 and text[left - 1] in "$£€+":
        left -= 1
    if left > 0 and (text[left - 1].isalnum() or text[left - 1] in "_.,:/-‐‑‒–—"):
        return None
    return RANGE.match(text, left)


def _is_range(text: str, match: re.Match[str]) -> bool:
    low_text, high_text = match["low"], match["high"]
    if (low_text, high_text) in PROPER_NUMBERS:
        return False
    low, high = float(low_text.replace(",", "")), float(high_text.replace(",", ""))
    if _is_year(low_text):
        return (_is_year(high_text) and low < high) or (len(high_text) == 2 and low % 100 < high)
    if low >= high:
        return False
    before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 30]
    before = before[before.rfind("\n") + 1 :]
    if MONTH_BEFORE.search(before) or MONTH_AFTER.match(after):
        return high <= 31
    if match["percent"] or {match["sign"], match["second"]} & {"$", "£", "€"} or after.startswith(("%", "°")):
        return True
    unit = UNIT_AFTER.match(after)
    plural = unit["plural"] if unit else None
    if (unit and plural is None) or (NUMBERED_BEFORE.search(before) and after[:1] != "-"):
        return True
    led = LEAD_BEFORE.search(before) is not None
    if not led and NAMED_BEFORE.search(before):
        return False
    if plural is None:
        return led and len(low_text) >= 2 and len(match["hyphen"]) == 1 and after[:1] not in ("-", "")
    return plural not in NOT_PLURAL and low > 0


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and 1000 <= int(number) <= 2100
