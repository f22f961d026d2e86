"""Glossaries in and out: every term keeps its place in the file, and what cannot be read says so in one line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.concepts import CaseRule, Concept, ForbiddenWhen, Glossary, MatchRule, Term, TermStatus, merge_glossaries
from glossary.formats import format_glossary, read_glossary, read_glossary_bytes, read_glossary_text, write_glossary
from glossary.formats.records import COLUMNS
from segments.errors import InputError

HEADER = ",".join(COLUMNS) + "\n"
ROW = "lock,transport,ru,шлюз|камера шлюза,en,lock,lock chamber,sluice,source-term,,any,inflected,of a canal\n"
CSV = HEADER + ROW


def test_a_row_is_a_concept() -> None:
    (concept,) = read_glossary_text(CSV, path="terms.csv").concepts
    assert (concept.id, concept.domain, concept.source_lang, concept.target_lang) == ("lock", "transport", "ru", "en")
    assert [term.text for term in concept.sources] == ["шлюз", "камера шлюза"]
    assert [(term.text, term.status) for term in concept.terms] == [
        ("lock", TermStatus.PREFERRED),
        ("lock chamber", TermStatus.ADMITTED),
        ("sluice", TermStatus.FORBIDDEN),
    ]
    assert concept.forbidden_when is ForbiddenWhen.SOURCE_TERM
    assert {(term.case, term.match) for term in concept.terms} == {(CaseRule.ANY, MatchRule.INFLECTED)}
    assert (concept.note, concept.gloss, concept.path, concept.line) == ("of a canal", "", "terms.csv", 2)


def test_absent_columns_have_defaults() -> None:
    text = "concept_id,source_lang,source,target_lang,preferred,remark of ours\nlock,ru,шлюз,en,lock,x\n"
    (concept,) = read_glossary_text(text).concepts
    assert concept.forbidden_when is ForbiddenWhen.ALWAYS
    assert concept.preferred[0].match is MatchRule.INFLECTED


def test_every_term_knows_its_place_and_every_concept_its_line() -> None:
    text = HEADER + '\n"q",,ru,"шлюз ""А""|шлюз",en,"a ""b"" c|d",,,,,,,"two\nlines"\n' + ROW
    glossary = read_glossary_text(text)
    first, second = glossary.concepts
    assert (first.line, second.line) == (3, 5)
    assert [text[term.start : term.end] for term in first.terms] == ['a ""b"" c', "d"]
    assert [text[term.start : term.end] for term in first.sources] == ['шлюз ""А""', "шлюз"]
    assert first.preferred[0].text == 'a "b" c'
    assert text[second.start : second.end] == ROW.rstrip("\n")
    place = second.place_of("target_lang")
    assert text[place.start : place.end] == "en"
    assert glossary.document.location(second.terms[0].start) == "5:40"


@pytest.mark.parametrize(
    ("name", "raw", "notices"),
    [
        ("a.csv", CSV.encode(), 0),
        ("a.csv", CSV.encode("utf-8-sig"), 0),
        ("a.csv", CSV.encode("utf-16"), 0),
        ("a.CSV", CSV.replace("\n", "\r\n").encode(), 0),
        ("a.csv", CSV.replace(",", ";").encode(), 0),
        ("a.csv", ("sep=;\r\n" + CSV.replace(",", ";")).encode(), 0),
        ("a.csv", CSV.replace(",", ";").encode("cp1251"), 1),
        ("a.csv", CSV.replace(",", "\t").encode(), 0),
        ("a.tsv", CSV.replace(",", "\t").encode(), 0),
        ("a.jsonl", format_glossary(read_glossary_text(CSV), "jsonl")[0].encode(), 0),
    ],
)
def test_one_glossary_in_many_files(name: str, raw: bytes, notices: int) -> None:
    glossary = read_glossary_bytes(raw, name)
    (concept,) = glossary.concepts
    (wanted,) = read_glossary_text(CSV).concepts
    assert without_places(concept) == without_places(wanted)
    assert [glossary.text[term.start : term.end] for term in concept.terms] == ["lock", "lock chamber", "sluice"]
    assert len(glossary.notices) == notices


def test_a_given_encoding_is_used() -> None:
    assert read_glossary_bytes(CSV.encode("koi8-r"), "a.csv", "koi8-r").concepts[0].sources[0].text == "шлюз"


@pytest.mark.parametrize(
    ("name", "raw", "problem"),
    [
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b" \r\n ", "the file is empty"),
        ("a.csv", b"PK\x03\x04\x00", "zip archive"),
        ("a.csv", b"concept_id\0", "is a binary file"),
        ("a.csv", CSV.encode() + b"\xff", "is damaged UTF-8: byte 0xff at 232 (line 3)"),
        ("a.csv", CSV.replace("preferred,", "", 1).encode(), "line 1: the header has no column 'preferred'"),
        ("a.csv", CSV.replace("admitted", "admited").encode(), "unknown column 'admited' (meant: 'admitted'?)"),
        ("a.csv", CSV.replace("domain", "note").encode(), "line 1: the column 'note' is there twice"),
        ("a.csv", CSV.replace("source-term", "often").encode(), "line 2: unknown value 'often' in forbidden_when"),
        ("a.csv", CSV.replace("any", "all").encode(), "line 2: unknown value 'all' in case (known: exact, any)"),
        ("a.csv", CSV.replace("inflected", "fuzzy").encode(), "line 2: unknown value 'fuzzy' in match"),
        ("a.csv", (CSV + "x,y\n").encode(), "line 3: 2 cells, but the header has 13"),
        ("a.csv", (CSV + ROW.replace("lock,", ",", 1)).encode(), "line 3: concept_id is empty"),
        ("a.csv", (CSV + '"x,y\n').encode(), "line 3: a quotation mark opens a cell and does not close it"),
        ("a.csv", b"a," * 5000, "not a glossary"),
        ("a.jsonl", b"[]\n", "line 1: a concept must be an object"),
        ("a.jsonl", b"\n{'a': 1}\n", "line 2: not valid JSON"),
        ("a.jsonl", b"[" * 100_000, "line 1: not valid JSON"),
        (
            "a.jsonl",
            b'{"concept_id": "a", "source_lang": "ru", "source": "x", "target_lang": "en", "preferred": []}',
            "line 1: source must be an array of strings",
        ),
        ("a.docx", b"text", "the extension '.docx' is not a glossary format"),
        ("terms", b"text", "a name without an extension is not a glossary format"),
    ],
)
def test_what_cannot_be_read_says_so(name: str, raw: bytes, problem: str) -> None:
    with pytest.raises(InputError) as error:
        read_glossary_bytes(raw, name)
    assert problem in error.value.problem
    assert "\n" not in str(error.value)
    assert error.value.path == name


@pytest.mark.parametrize(
    ("encoding", "problem"), [("klingon", "no text encoding is called"), ("utf-8", "is not UTF-8")]
)
def test_an_encoding_that_does_not_fit(encoding: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read_glossary_bytes(CSV.encode("cp1251"), "a.csv", encoding)


def test_a_place_that_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_glossary(tmp_path / "a.csv")
    with pytest.raises(InputError, match="a folder"):
        read_glossary(tmp_path)


def test_glossaries_merge_in_order_and_keep_their_places() -> None:
    one, two = read_glossary_text(CSV, path="one.csv"), read_glossary_text(CSV, path="two.csv")
    merged = merge_glossaries([one, two])
    assert [concept.path for concept in merged.concepts] == ["one.csv", "two.csv"]
    assert merged.by_id["lock"] is one.concepts[0]
    assert merge_glossaries([one]) is one


def test_writing_replaces_the_file_and_names_what_is_lost(tmp_path: Path) -> None:
    concept = Concept("a", "ru", "en", (Term("да|нет"),), (Term("yes\tno"),))
    path = tmp_path / "out.tsv"
    path.write_text("old", encoding="utf-8")
    losses = write_glossary(Glossary((concept,)), path)
    assert [loss.partition(":")[0] for loss in losses] == ["a", "a"]
    (again,) = read_glossary(path).concepts
    assert (again.sources[0].text, again.terms[0].text) == ("да/нет", "yes no")
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.tsv"]
    with pytest.raises(InputError, match="cannot be written"):
        write_glossary(Glossary(), tmp_path / "none" / "out.csv")


def without_places(concept: Concept) -> Concept:
    bare = [replace(term, start=0, end=0) for term in concept.terms]
    sources = [replace(term, start=0, end=0) for term in concept.sources]
    return replace(concept, sources=tuple(sources), terms=tuple(bare), path="", line=0, start=0, end=0)


WORDS = st.text(alphabet="abЖё \"',;-–\t\n", min_size=1, max_size=8).filter(lambda text: text.strip() == text != "")
PLAIN = st.one_of(st.just(""), WORDS)


@given(
    WORDS,
    st.lists(WORDS, max_size=3),
    st.lists(WORDS, min_size=1, max_size=3),
    PLAIN,
    st.sampled_from(["csv", "jsonl"]),
)
def test_what_is_written_is_read_again(name: str, sources: list[str], terms: list[str], note: str, form: str) -> None:
    concept = Concept(
        name, "ru", "en", tuple(Term(text) for text in sources), tuple(Term(text) for text in terms), note=note
    )
    text, losses = format_glossary(Glossary((concept,)), form)
    (again,) = read_glossary_text(text, path=f"a.{form}").concepts
    assert losses == ()
    assert without_places(again) == concept
