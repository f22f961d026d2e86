"""spacing: spaces doubled, missing, or on the wrong side of a mark."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorer.checks.language.habits import Place, findings_of, is_prose, line_end, line_start
from scorer.context import Context
from segments.findings import Check, EvidenceKind, Finding, Scope, Severity
from segments.languages.scripts import is_english
from segments.patches import Patch

__all__ = ["Spacing"]

LETTER = r"[^\W\d_]"
SPACE = r"[ \u00a0]"
MARKS = re.compile(
    rf"(?P<before>{SPACE}{{1,40}}[,;:.!?](?=[\s\"”’)\]]|$|(?<=[,;]){LETTER}))"
    rf"|(?P<inside_close>{SPACE}{{1,40}}[)\]](?=[\s.,;:!?]|$))"
    rf"|(?P<doubled>{SPACE}{{2,40}}(?=\S))"
    rf"|(?P<inside_open>[(\[]{SPACE}{{1,40}}(?=\w))"
    rf"|(?P<apart>{SPACE}(?:['’](?:s|re|ll|ve)|n['’]t)(?=[\s.,;:!?]|$))"
    rf"|(?P<after_comma>[,;](?={LETTER}{LETTER}))"
    rf"|(?P<after_stop>[.!?](?=[A-Z](?:[a-z]+[ ,'’]|[ ])))"
    r"|(?P<tab>\t(?=[a-z]))"
    r"|(?P<invisible>[\u200b\u2060\ufeff\u00ad\u3000\u2003]+)"
)
"""What the marks and spaces at one position are; only tried where CANDIDATE says that there may be something."""
CANDIDATE = re.compile(
    rf"{SPACE}(?:[ \u00a0,;:.!?)\]'’]|n['’])|[(\[]{SPACE}|[,;.!?]{LETTER}|[\t\u200b\u2060\ufeff\u00ad\u3000\u2003]"
)
SITES = re.compile(
    r"(?:ru|com|org|net|info|gov|edu|uk|us|eu|ua|by|kz|io|tv|de|fr|biz|su|co|me|ai|js|py)\b", re.IGNORECASE
)
OUTLETS = re.compile(r"(?:Today|News|Online|Live|Media|Life|Pro|Tv|Zen|Dzen|Taxi|Market|Music|Maps|Food|Disk)\b")
"""What the address of a news site or a service ends in, after a capitalised name: Kazan.Today, Yandex.Music."""
NOT_PROSE = re.compile(r"[/@\\=<>{}|_#&]")
LONGEST = 60
"""Two words that lack a space between them are not longer than this; an address or a code may be."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What to say of one kind of place: alone, and as a habit."""

    message: str
    habit: str
    title: str


KINDS = {
    "doubled": Kind(
        "More than one space stands between these words.", "Spaces are doubled {count} times.", "One space"
    ),
    "sentences": Kind(
        "More than one space stands after the sentence.",
        "Two spaces stand after a sentence {count} times.",
        "One space",
    ),
    "before": Kind(
        "A space stands before “{mark}”.", "A space stands before a punctuation mark {count} times.", "Close the space"
    ),
    "bracket": Kind(
        "A space stands inside the bracket.", "A space stands inside a bracket {count} times.", "Close the space"
    ),
    "apart": Kind(
        "A space parts the ending from its word.", "A space parts an ending from its word {count} times.", "Join them"
    ),
    "after": Kind(
        "A space is missing after “{mark}”.", "A space is missing after a mark {count} times.", "Put a space"
    ),
    "tab": Kind("A tab stands inside the sentence.", "A tab stands inside a sentence {count} times.", "One space"),
    "invisible": Kind(
        "An invisible or odd space stands here (U+{code}).",
        "Invisible or odd spaces stand in {count} places.",
        "Make them plain",
    ),
}


class Spacing(Check[Context]):
    """Spaces doubled, missing after a mark, or standing before one, inside a bracket or before an ending such as 's.

    Three or more of one kind are one finding with every place. Addresses, file names, numbers, times, initials and
    spaced ellipses are let be; spaces at quotation marks are the matter of ``quotes``.

    Bad: The ferry , delayed by fog,left the port 's pier at ( about ) noon.
    Good: The ferry, delayed by fog, left the port's pier at (about) noon.
    """

    id = "spacing"
    category = "linguistic conventions/punctuation"
    severity = Severity.MINOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.LANGUAGE

    def check(self, subject: Context) -> Iterable[Finding]:
        """A finding for each place, or one for each kind that is a habit."""
        document = subject.document
        if CANDIDATE.search(document.text) is None or not is_english(document.language, document.text):
            return
        kinds: defaultdict[str, list[Place]] = defaultdict(list)
        for kind, place in _places(document.text):
            if is_prose(document, place.start, place.end):
                kinds[kind].append(place)
        for kind, places in kinds.items():
            yield from findings_of(self, places, KINDS[kind].habit, title=f"{KINDS[kind].title} in all places")


def _places(text: str) -> Iterator[tuple[str, Place]]:
    position = 0
    while (candidate := CANDIDATE.search(text, position)) is not None:
        match = MARKS.match(text, candidate.start())
        position = candidate.start() + 1 if match is None else match.end()
        if match is None:
            continue
        group = match.lastgroup
        assert group is not None
        found = _READERS[group](text, match)
        if found is None:
            continue
        kind, start, end, patch = found
        said = KINDS[kind]
        message = said.message.format(mark=match.group().strip()[:1], code=f"{ord(match.group()[0]):04X}")
        yield kind, Place(start, end, (patch,), message, said.title)


Found = tuple[str, int, int, Patch]


def _doubled(text: str, match: re.Match[str]) -> Found | None:
    start, end = match.span()
    before = text[max(0, start - 3) : start].rstrip("\"”’')]")[-1:]
    line = text[line_start(text, start) : line_end(text, end)]
    if "|" in line or "\t" in line or line.count("   ") > 1:
        return None  # columns
    if start == 0 or text[start - 1].isspace() or text[start - 1] in "([" or text[end] in ",;:.!?)]":
        return None
    return "sentences" if before in tuple(".!?…") else "doubled", start, end, Patch(start, end, " ")


def _before(text: str, match: re.Match[str]) -> Found | None:
    start, end = match.span()
    mark, previous, following = text[end - 1], text[start - 1 : start], text[end : end + 1]
    if not (previous.isalnum() or previous in tuple("\"”’')]%°")):
        return None  # the start of a line, a spaced ellipsis, a smiley
    if mark == ":" and previous.isdigit() and text[end : end + 2].strip().isdigit():
        return None  # a score
    if mark == "." and (previous == "." or text[end : end + 2] == " ."):
        return None
    if mark in ":;" and following in tuple(")("):
        return None
    return "before", start, end, Patch(start, end, f"{mark} " if following.isalpha() else mark)


def _bracket_close(text: str, match: re.Match[str]) -> Found | None:
    start, end = match.span()
    if text[start - 1 : start] in tuple(":;=([-") or (text[end - 1] == "]" and text[start - 1] == "["):
        return None
    opening = text.rfind("(" if text[end - 1] == ")" else "[", max(0, start - 500), start)
    return ("bracket", start, end, Patch(start, end, text[end - 1])) if opening >= 0 else None


def _bracket_open(text: str, match: re.Match[str]) -> Found | None:
    start, end = match.span()
    if start > 0 and not text[start - 1].isspace():
        return None
    closing = text.find(")" if text[start] == "(" else "]", end, end + 500)
    return ("bracket", start, end, Patch(start, end, text[start])) if closing >= 0 else None


def _apart(text: str, match: re.Match[str]) -> Found | None:
    start, end = match.span()
    if not text[max(0, start - 2) : start].isalpha() or text[end : end + 1] in tuple("'’"):
        return None
    if "'" in text[max(0, start - 60) : start] and text[end : end + 40].count("'") % 2:
        return None  # a quotation in single marks
    return "apart", start, end, Patch(start, start + 1, "")


def _after_comma(text: str, match: re.Match[str]) -> Found | None:
    return _missing(text, match.start(), letters_before=1)


def _after_stop(text: str, match: re.Match[str]) -> Found | None:
    before = text[max(0, match.start() - 2) : match.start()]
    if not (len(before) == 2 and before.isalpha() and before.islower()) or SITES.match(text, match.end()):
        return None
    if OUTLETS.match(text, match.end()) and text[text.rfind(" ", 0, match.start()) + 1].isupper():
        return None
    return _missing(text, match.start(), letters_before=2)


def _missing(text: str, mark: int, letters_before: int) -> Found | None:
    left = mark
    while left > max(0, mark - LONGEST) and not text[left - 1].isspace():
        left -= 1
    right = mark + 1
    while right < min(len(text), mark + LONGEST) and not text[right].isspace():
        right += 1
    token = text[left:right]
    if NOT_PROSE.search(token) or "." in token[:-1].replace(text[mark], "", 1) or len(token) > LONGEST:
        return None
    if not text[max(0, mark - letters_before) : mark].isalnum():
        return None
    word_left, word_right = mark, mark + 1
    while word_left > left and text[word_left - 1].isalnum():
        word_left -= 1
    while word_right < right and text[word_right].isalnum():
        word_right += 1
    return "after", word_left, word_right, Patch(mark + 1, mark + 1, " ")


def _tab(text: str, match: re.Match[str]) -> Found | None:
    start, end = match.span()
    line = text[line_start(text, start) : line_end(text, end)]
    return ("tab", start, end, Patch(start, end, " ")) if line.count("\t") == 1 and text[start - 1].islower() else None


def _invisible(text: str, match: re.Match[str]) -> Found | None:
    start, end = match.span()
    wide = any(character in "\u3000\u2003" for character in match.group())
    if wide and (start == 0 or text[start - 1].isspace() or text[end : end + 1].isspace()):
        return None  # the indent of a paragraph
    return "invisible", start, end, Patch(start, end, " " if wide else "")


_READERS = {
    "doubled": _doubled,
    "before": _before,
    "inside_close": _bracket_close,
    "inside_open": _bracket_open,
    "apart": _apart,
    "after_comma": _after_comma,
    "after_stop": _after_stop,
    "tab": _tab,
    "invisible": _invisible,
}
