"""untranslated-text: words of another script left in the English."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scorer.checks.document.site_lines import site_line
from scorer.checks.language.mixed_script_word import is_mixed
from scorer.context import Context
from segments.alignment import spans_of
from segments.document import Segment
from segments.findings import Check, Evidence, EvidenceKind, Finding, Fix, Scope, Severity
from segments.languages.scripts import Script, ScriptWord, own_script, script_of, words_of_other_scripts
from segments.languages.transliteration import ascii_fold
from segments.patches import Patch

__all__ = ["UntranslatedText"]

WHOLE = 0.6
"""A segment is untranslated as a whole when at least this share of its letters is foreign: names stay in Latin."""
ORIGINAL_WORDS = 8
"""An original given in brackets is a name or a saying, seldom longer; what is longer was left untranslated."""
WORDS_BEFORE = 4
"""Between the bracket and the original: (in Russian, as he put it, ...); more are an aside with a slip in it."""
MENTION = re.compile(
    r"\b(?:words?|letters?|terms?|phrase|inscriptions?|(?:(?:the|an?|road|of) |^)signs?|"
    r"hashtags?|slogan|spelled|spelt|written|reads?|reading|"
    r"called|titled|abbreviation|acronym|characters?|prefix|suffix) [\"“«‘'(]*$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"[\w.-]*\.(?:рф|бел|укр|рус|москва|сайт|онлайн|дети)\b", re.IGNORECASE)

ADDRESS_LENGTH = 100
BESIDE = 300
"""How many code points before and after a word its rendering is looked for."""


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    words: int


class UntranslatedText(Check[Context]):
    """Words in another script were left in the text: a sentence, a phrase or a word that was not translated.

    Neighbouring words are one finding. Where a reference shows what a whole sentence should say, its words are offered.
    Let be: an original in brackets beside its rendering, a word that is talked about ("the letter Ж"), web addresses,
    hashtags, single letters and the Greek letters of science. A word with a look-alike letter is a
    ``mixed-script-word``.

    Bad: The court fined the company за нарушение правил yesterday.
    Good: The court fined the company for breaking the rules yesterday.
    """

    id = "untranslated-text"
    category = "accuracy/untranslated"
    severity = Severity.MAJOR
    scope = Scope.DOCUMENT
    evidence = EvidenceKind.LANGUAGE

    def check(self, subject: Context) -> Iterable[Finding]:
        """A finding on each run of untranslated words; sentences side by side in one block are one run."""
        document = subject.document
        if document.text.isascii() or own_script(document.language) is not Script.LATIN:
            return  # names and brands in Latin letters are at home in any script
        text = document.text
        of_segment: defaultdict[int, list[ScriptWord]] = defaultdict(list)
        for word in words_of_other_scripts(text, Script.LATIN):
            segment = document.segment_at(word.start)
            if segment is not None and segment.start <= word.start < segment.end and _counts(text, word):
                of_segment[segment.index].append(word)
        whole: list[Segment] = []
        for index, words in of_segment.items():
            segment = document.segments[index]
            if whole and (whole[-1].index + 1 != index or whole[-1].block != segment.block):
                yield self._sentences(subject, whole)
                whole = []
            if _is_whole(text, segment, words):
                whole.append(segment)
                continue
            line = None if document.is_table else site_line(document.of(document.blocks[segment.block]))
            if line is not None and not line.edge:
                continue  # site-boilerplate has the whole line
            for run in _runs(text, words, segment):
                found = text[run.start : run.end]
                if not _is_given_on_purpose(text, run, segment) and not _is_in_reference(subject, found):
                    script = next(filter(None, map(script_of, found)))
                    message = f"{'These words were' if run.words > 1 else 'This word was'} left in {script} letters."
                    yield self.finding(run.start, run.end, message)
        if whole:
            yield self._sentences(subject, whole)

    def _sentences(self, subject: Context, segments: list[Segment]) -> Finding:
        start, end = segments[0].start, segments[-1].end
        text = subject.document.text
        message = "This sentence was not translated." if len(segments) == 1 else "These sentences were not translated."
        for reference in subject.references:
            beads = list(dict.fromkeys(reference.bead_of(segment.index) for segment in segments))
            indexes = {segment.index for segment in segments}
            full = [bead for bead in beads if bead is not None and bead.other and set(bead.target) <= indexes]
            if len(full) < len(beads):
                continue
            rendering = " ".join(" ".join(reference.text_of(bead) for bead in full).split())
            spans = spans_of(reference.document, sorted(index for bead in full for index in bead.other))
            place = spans[0] if len(spans) == 1 else (None, None)  # words that stand apart have no one place
            evidence = Evidence(EvidenceKind.REFERENCE, rendering, *place)
            fix = Fix("Take the reference's words", (Patch(start, end, rendering),))
            return self.finding(start, end, message, evidence=evidence, fixes=(fix,))
        return self.finding(start, end, message, evidence=Evidence(EvidenceKind.LANGUAGE, text[start:end]))


def _counts(text: str, word: ScriptWord) -> bool:
    """Whether a word is of another language, and not a symbol, an address or a slip of the keyboard."""
    letters = [c for c in word.text if script_of(c) not in (None, Script.LATIN)]
    if len(letters) < (3 if word.scripts <= {Script.GREEK, Script.LATIN} else 2) and Script.HAN not in word.scripts:
        return False
    if text[word.start - 1 : word.start] in ("#", "@", "/") or ADDRESS.match(text, _token_start(text, word.start)):
        return False
    return not is_mixed(text, word, Script.LATIN)


def _token_start(text: str, position: int) -> int:
    least = max(0, position - ADDRESS_LENGTH)
    while position > least and (text[position - 1].isalnum() or text[position - 1] in ".-"):
        position -= 1
    return position


def _is_whole(text: str, segment: Segment, words: list[ScriptWord]) -> bool:
    letters = sum(map(str.isalpha, text[segment.start : segment.end]))
    foreign = sum(sum(map(str.isalpha, word.text)) for word in words)
    return len(words) > 1 and foreign >= WHOLE * letters


def _runs(text: str, words: list[ScriptWord], segment: Segment) -> Iterator[_Run]:
    """Runs of words with nothing but marks, figures and single foreign letters between them."""
    run: _Run | None = None
    for word in words:
        if run is not None and not any(map(_is_latin, text[run.end : word.start])):
            run = _Run(run.start, word.end, run.words + 1)
            continue
        if run is not None:
            yield run
        run = _Run(_from_single_letter(text, word.start, segment.start), word.end, 1)
    if run is not None:
        yield run


def _from_single_letter(text: str, start: int, least: int) -> int:
    """The start of a run, a one-letter word before it (a Russian preposition) taken in."""
    if start - 2 >= least and text[start - 1] == " " and script_of(text[start - 2]) is script_of(text[start]):
        before = text[start - 3 : start - 2]
        if start - 2 == least or not before.isalnum():
            return start - 2
    return start


def _is_latin(character: str) -> bool:
    return script_of(character) is Script.LATIN


def _is_in_reference(subject: Context, words: str) -> bool:
    return any(words in reference.document.text for reference in subject.references)


def _is_given_on_purpose(text: str, run: _Run, segment: Segment) -> bool:
    """Whether the original is quoted beside its rendering, or talked about as a word."""
    if run.words > ORIGINAL_WORDS:
        return False
    before = text[max(segment.start, run.start - BESIDE) : run.start]
    after = text[run.end : min(segment.end, run.end + BESIDE)]
    for opening, closing in ("()", "[]"):
        start = before.rfind(opening)
        if start > before.rfind(closing) and closing in after and len(before[start:].split()) <= WORDS_BEFORE:
            return True
    if re.match(r"[\"”»’']? ?[(\[][^)\]]*[A-Za-z]{2}", after) and before.strip():
        return True  # followed by its rendering in brackets
    if run.words <= 3 and MENTION.search(before):
        return True
    romanised = ascii_fold(text[run.start : run.end])
    return len(romanised) > 3 and romanised in (before + after).lower()
