"""repeated-word: the same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from scorer.context import Context
from segments.findings import Check, EvidenceKind, Finding, Fix, FixGroup, Scope, Severity
from segments.languages.scripts import is_english
from segments.patches import Patch

__all__ = ["RepeatedWord"]

REPEATED = re.compile(r"(?<![\w'’.@/-])([^\W\d_]+)(\s+)\1(?![\w'’@/]|-\w|\.\w)", re.IGNORECASE)
FUNCTION_WORDS = frozenset(
    "a an the of and or but to with for from by at as he she we they it we're i is are was were be been will "  # noqa: SIM905
    "would can could should may might has have not this these those its their our my your his than if when "
    "while because into about after before between under which where also".split()
)
"""Of two of these one is always too many, but for those in GRAMMATICAL."""
GRAMMATICAL = frozenset("had that her you do did is in on out up over off so who what it".split())  # noqa: SIM905
"""A sentence can need these twice: "he had had", "the one he is in in May", "gave her her coat"."""
SURELY_WRONG = frozenset({"in", "on", "is", "it", "so", "who", "what", "out", "up"})
"""Of those, what is far more often a slip: reported, with a fix to look at."""
EMPHATIC = frozenset(
    "very no yes really so far long many much more too never again please well there now wait go oh ah ha "  # noqa: SIM905
    "hey hi la bye yeah yo boom knock quick tut blah hear half hush night aye hip win same old big bad "
    "little long slowly way maybe ok okay run stop look come tom cha can pom beri paw chop dum tick choo rah "
    "hurrah bling ho hee tsk".split()
)
"""Said twice for effect, or as a name of something: "bye bye", "cha cha"."""
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August "  # noqa: SIM905
    "September October November December".split()
)
LONG_NAME = 6
"""Names that double by nature (Yang Yang, Walla Walla) are shorter."""


class RepeatedWord(Check[Context]):
    """A word stands twice in a row, often across the end of a line.

    Let be: names that double by nature (Walla Walla; but not days, nor a longer name that the text also has by itself),
    words doubled for effect (very very), and what grammar allows (had had, that that). Taking one of two articles or
    prepositions out is safe; for other words the fix is to be looked at.

    Bad: The mayor opened the the bridge.
    Good: The mayor opened the bridge.
    """

    id = "repeated-word"
    category = "linguistic conventions/grammar"
    severity = Severity.MINOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.LANGUAGE

    def check(self, subject: Context) -> Iterable[Finding]:
        """A finding on both words."""
        document = subject.document
        text = document.text
        if not is_english(document.language, text):
            return
        lowered = text.lower()
        words = lowered.split()
        doubled = {one for one, two in pairwise(words) if two.startswith(one)}  # cheap first sieve
        if not any(word.isalpha() for word in doubled):
            return
        for match in REPEATED.finditer(text):
            start, end = match.span()
            block = document.block_at(start)
            if block is None or start < block.start or end > block.end:
                continue
            finding = self._judge(text, match)
            if finding is not None:
                yield finding

    def _judge(self, text: str, match: re.Match[str]) -> Finding | None:
        start, end = match.span()
        first, gap = match[1], match[2]
        second = text[match.end(2) : end]
        word = first.lower()
        shouted = word in FUNCTION_WORDS and first.isupper() and len(word) > 1
        if second[0].isupper() and not shouted and not _is_known_singly(text, first, second):
            return None  # a name, or a title inside the sentence: "in the The Hague talks"
        if (
            word in EMPHATIC
            or (word in GRAMMATICAL and word not in SURELY_WRONG)
            or (len(word) == 1 and word not in "ai")
        ):
            return None
        sure = word in FUNCTION_WORDS and word not in GRAMMATICAL
        if not sure and (text[end : end + 1] == "," or _again(text, end, word)):
            return None  # emphasis in speech: "work work, ", "work work work"
        if "\n" in gap and text[start - 1 : start] == " ":
            patch = Patch(start - 1, match.end(1), "")
        else:
            patch = Patch(match.end(1), end, "")
        fix = Fix(f"Keep one “{first}”", (patch,), safe=sure, group=FixGroup.TYPOGRAPHY if sure else None)
        return self.finding(start, end, f"“{first}” stands twice in a row.", fixes=(fix,))


def _is_known_singly(text: str, first: str, second: str) -> bool:
    """Whether a doubled name is a day or a month, or a longer one that the document also has by itself."""
    if first != second or first in CALENDAR:
        return first == second
    if len(first) < LONG_NAME:
        return False
    return re.search(rf"(?<!{first} )\b{first}\b(?! {first}\b)", text) is not None


def _again(text: str, end: int, word: str) -> bool:
    return text[end : end + len(word) + 1].strip().lower() == word
