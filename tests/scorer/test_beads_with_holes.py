"""Checks on beads that leave segments out: what is between their parts is none of theirs."""

from __future__ import annotations

from glossary.formats import read_glossary_text
from scorer.checks.glossary.missing_term import MissingTerm
from scorer.checks.language.untranslated_text import UntranslatedText
from scorer.context import Context
from segments.alignment import Aligned, Bead
from segments.document import BlockKind, Document, build_blocks

SHIPS = "concept_id,source_lang,source,target_lang,preferred,match\nicebreaker,ru,ледокол,en,icebreaker,inflected\n"


def document(*segments: str, language: str) -> Document:
    spans, position = [], 0
    for text in segments:
        spans.append((BlockKind.PARAGRAPH, None, [(position, position + len(text))]))
        position += len(text) + 1
    return Document("case", "\n".join(segments), build_blocks(spans), language)


def test_a_missing_term_is_quoted_from_beyond_the_hole_and_reported_around_it() -> None:
    target = document("The vessel left,", "Subscribe now.", "heading north.", language="en")
    source = document("Из порта вышел", "Реклама.", "белый ледокол.", language="ru")
    aligned = Aligned(source, (Bead((0, 2), (0, 2), 0.9), Bead((1,), (), 0.9), Bead((), (1,), 0.9)))
    glossary = read_glossary_text(SHIPS, path="ships.csv")
    (finding,) = MissingTerm().check(Context(target, source=aligned, glossary=glossary))
    assert finding.message.startswith("The source has “ледокол”")
    assert target.text[finding.start : finding.end] == "The vessel left,"
    assert [target.text[span.start : span.end] for span in finding.related] == ["heading north."]


def test_words_that_stand_apart_in_the_reference_have_no_one_place() -> None:
    target = document("Мост закрыли, пока не кончится ремонт.", language="en")
    reference = document("The bridge was closed", "Read more", "until it is repaired.", language="en")
    aligned = Aligned(reference, (Bead((0,), (0, 2), 0.9), Bead((), (1,), 0.9)))
    (finding,) = UntranslatedText().check(Context(target, references=(aligned,)))
    evidence = finding.evidence
    assert evidence.text == "The bridge was closed until it is repaired."
    assert (evidence.start, evidence.end) == (None, None)
