"""number-mismatch: what it says, what it points at, and when it holds back."""

from __future__ import annotations

from scorer.checks.source.number_mismatch import NumberMismatch
from scorer.context import Context
from segments.alignment import Aligned, Bead
from segments.document import BlockKind, Document, build_blocks
from segments.findings import EvidenceKind, Finding, Severity


def document(*segments: str, language: str = "en", kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    spans, position = [], 0
    for key, text in enumerate(segments):
        spans.append((kind, str(key), [(position, position + len(text))]))
        position += len(text) + 1
    return Document("case", "\n".join(segments), build_blocks(spans), language)


def rows(count: int, score: float = 1.0) -> tuple[Bead, ...]:
    return tuple(Bead((index,), (index,), score) for index in range(count))


def findings(context: Context) -> list[Finding]:
    return list(NumberMismatch().check(context))


TARGET = document("It is late.", "The mill ground 1,200 sacks.")
SOURCE = document("Поздно.", "Мельница смолола 2100 мешков.", language="ru")


def test_the_evidence_is_the_other_number_at_its_place() -> None:
    (finding,) = findings(Context(TARGET, source=Aligned(SOURCE, rows(2))))
    assert finding.message == "The text says 1,200, the source has 2100."
    assert finding.severity is Severity.MAJOR
    evidence = finding.evidence
    assert (evidence.kind, evidence.text) == (EvidenceKind.SOURCE, "2100")
    assert SOURCE.text[evidence.start : evidence.end] == "2100"
    assert [fix.title for fix in finding.fixes] == ["Write 2,100"]
    assert not finding.fixes[0].safe


def test_a_scale_error_is_named() -> None:
    target, source = document("It cost 5 million."), document("Это стоило 5 млрд.", language="ru")
    (finding,) = findings(Context(target, source=Aligned(source, rows(1))))
    assert finding.message == "The text says 5 million, the source has 5 млрд: a thousand times too small."


def test_it_holds_back_where_the_alignment_is_uncertain() -> None:
    uncertain = rows(2, score=0.3)
    beside_one = (Bead((0,), (0,), 0.3), Bead((1,), (1,), 1.0))
    null = (Bead((0,), (0,), 1.0), Bead((1,), (), 1.0), Bead((), (1,), 1.0))
    for beads in (uncertain, beside_one, null, ()):
        assert findings(Context(TARGET, source=Aligned(SOURCE, beads))) == []


def test_both_sides_of_a_whole_bead_are_compared() -> None:
    target = document("Of 40 boats,", "30 came back.")
    source = document("Вернулись 30 лодок из 40.", language="ru")
    assert findings(Context(target, source=Aligned(source, (Bead((0, 1), (0,), 1.0),)))) == []


def test_rows_of_a_table() -> None:
    target = document("15 geese", "16 ducks", "17 swans", kind=BlockKind.ROW)
    source = document("15 гусей", "61 утка", "17 лебедей", language="ru", kind=BlockKind.ROW)
    (finding,) = findings(Context(target, source=Aligned(source, rows(3))))
    assert target.location(finding.start) == "segment 1"
    assert target.text[finding.start : finding.end] == "16"


def test_numbers_that_both_witnesses_have_and_the_text_lacks_are_one_minor_finding() -> None:
    target = document("The choir sang in the hall.")
    source = document("Хор из 60 человек пел в зале 12 мая.", language="ru")
    reference = document("A choir of 60 sang in the hall on May 12.")
    context = Context(target, source=Aligned(source, rows(1)), references=(Aligned(reference, rows(1)),))
    (finding,) = findings(context)
    assert finding.message == "The source and the reference have 60, 12 мая, the text does not."
    assert (finding.category, finding.severity) == ("accuracy/omission", Severity.MINOR)
    assert (finding.start, finding.end) == (0, len(target.text))
    assert findings(Context(target, source=Aligned(source, rows(1)))) == []


def test_two_references_are_two_witnesses() -> None:
    target, reference = document("The choir sang."), document("A choir of 60 sang.")
    context = Context(target, references=(Aligned(reference, rows(1)),) * 2)
    assert [finding.message for finding in findings(context)] == ["The references have 60, the text does not."]


def test_a_document_whose_language_is_not_known_is_read_as_english() -> None:
    target = document("He paid two thousand.", language="und")
    reference = document("He paid 2,000.", language="und")
    assert findings(Context(target, references=(Aligned(reference, rows(1)),))) == []


def test_a_table_of_figures_is_no_sentence() -> None:
    target = document(" ".join(str(number) for number in range(1000, 1400)))
    source = document("15", language="ru")
    assert findings(Context(target, source=Aligned(source, rows(1)))) == []
