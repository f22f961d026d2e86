"""Tables of segments: rows as documents, and cells rewritten without touching the rest."""

from __future__ import annotations

import csv
import gzip
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segments.document import BlockKind
from segments.errors import InputError
from segments.formats import read_document_bytes, row_at
from segments.formats.tables import TableFile
from segments.patches import Patch, apply_patches


def read(content: str, name: str) -> TableFile:
    file = read_document_bytes(content.encode(), name)
    assert isinstance(file, TableFile)
    assert file.export([[] for _ in file.documents]) == content.encode()
    return file


def export(content: str, name: str, *patches: list[Patch]) -> str:
    return read(content, name).export(patches).decode()


TSV = """\
doc_id\tseg_id\tsource\ttarget\treference\treference_2\tnote
ferry\t1\tПаром опоздал.\tThe ferry was late.\tLate ferry.\tThe ferry came late.\tx
tram\t1\tТрамвай.\tA tram.\tTram.\t\ty
ferry\t2\tВсё.\t\tThat is all.\t\tz
"""


def test_the_rows_of_one_doc_id_are_one_document() -> None:
    ferry, tram = read(TSV, "rows.tsv").documents
    assert (ferry.target.doc_id, tram.target.doc_id) == ("ferry", "tram")
    assert ferry.target.text == "The ferry was late.\n"
    assert [(block.kind, block.key, block.start, block.end) for block in ferry.target.blocks] == [
        (BlockKind.ROW, "1", 0, 19),
        (BlockKind.ROW, "2", 20, 20),
    ]
    assert ferry.source is not None
    assert ferry.source.text == "Паром опоздал.\nВсё."
    assert (ferry.target.language, ferry.source.language) == ("en", "ru")
    assert [reference.text for reference in ferry.references] == ["Late ferry.\nThat is all.", "The ferry came late.\n"]
    assert all(len(reference.segments) == 2 for reference in ferry.references)
    assert ferry.target.location(20) == "segment 2"


def test_an_offset_of_the_document_is_a_place_in_a_row() -> None:
    document = read('target\n"one\ntwo"\n\n"",\n'.replace('"",', "three"), "rows.csv").documents[0].target
    assert document.text == "one\ntwo\nthree"
    assert [row_at(document, offset) for offset in (0, 4, 7, 8, 13)] == [(0, 0), (0, 4), (0, 7), (1, 0), (1, 5)]


def test_without_seg_id_rows_are_numbered() -> None:
    (document,) = read("target\nA.\nB.\n", "rows.tsv").documents
    assert [block.key for block in document.target.blocks] == ["1", "2"]
    assert (document.source, document.references, document.target.doc_id) == (None, (), None)


def test_only_the_edited_cell_is_rewritten() -> None:
    edited = export(TSV, "rows.tsv", [Patch(4, 9, "boat"), Patch(20, 20, "That was all.")], [Patch(0, 1, "The")])
    assert edited == TSV.replace("The ferry was", "The boat was").replace("A tram", "The tram").replace(
        "Всё.\t\t", "Всё.\tThat was all.\t"
    )


CSV = 'note, Target ,n\r\n"a, ""b""","He said ""no"".",1\r\nplain,Rain,2\r\n\r\n  x ,"two\r\nlines",3'


def test_csv_keeps_its_quoting() -> None:
    assert read(CSV, "rows.csv").documents[0].target.text == 'He said "no".\nRain\ntwo\r\nlines'
    edited = export(CSV, "rows.csv", [Patch(9, 11, 'x"y'), Patch(14, 18, "Snow"), Patch(22, 24, "\n\n")])
    assert edited == CSV.replace('""no""', '""x""y""').replace("Rain", "Snow").replace("two\r\n", "two\r\n\r\n")


def test_csv_quotes_where_it_must() -> None:
    assert export("target,n\nRain,1\n", "rows.csv", [Patch(4, 4, ", snow")]) == 'target,n\n"Rain, snow",1\n'
    assert export("target\r\nRain\r\n", "rows.csv", [Patch(4, 4, "\nsnow")]) == 'target\r\n"Rain\r\nsnow"\r\n'
    assert export("target\nRain\n", "rows.csv", [Patch(0, 0, '"')]) == 'target\n"""Rain"\n'


JSONL = """\
{"seg_id": 7, "target": "Caf\\u00e9 \\ud83d\\ude00 a\\/b", "x": {"target": "no"}}

{ "target" : "Naïve\\n\\"end\\"" , "x": [1, 2.50] , "seg_id": "b" }
{"target": null}
"""


def test_jsonl_rewrites_only_the_characters_that_were_edited() -> None:
    (document,) = read(JSONL, "rows.jsonl").documents
    assert document.target.text == 'Café 😀 a/b\nNaïve\n"end"\n'
    assert [block.key for block in document.target.blocks] == ["7", "b", "3"]
    edited = export(
        JSONL, "rows.jsonl", [Patch(3, 4, "è/"), Patch(11, 12, "n"), Patch(16, 17, " —\n"), Patch(23, 23, "Z")]
    )
    assert edited == JSONL.replace("\\u00e9", "\\u00e8\\/").replace('"Na', '"na').replace("ve\\n", "ve —\\n").replace(
        "null", '"Z"'
    )


def test_gzip() -> None:
    raw = gzip.compress(TSV.encode())
    file = read_document_bytes(raw, "rows.tsv.gz")
    assert file.export([[], []]) == raw
    assert gzip.decompress(file.export([[], [Patch(0, 1, "The")]])) == TSV.replace("A tram", "The tram").encode()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        ("a\tb\n1\t2\n", "rows.tsv", "has no column 'target' (its columns: a, b)"),
        ("target;n\nA.;1\n", "rows.csv", "has no column 'target'"),
        ("target\tn\nA.\n", "rows.tsv", "line 2: 1 field where the header has 2"),
        ("target,n\nA.,1,2\n", "rows.csv", "line 2: 3 fields where the header has 2"),
        ('target,n\n"a\nb",1\nA.\n', "rows.csv", "line 4: 1 field"),
        ('target\n"A.\nB.\n', "rows.csv", "line 2: a quotation mark opens a field and none closes it"),
        ('target\n"A." B.\n', "rows.csv", "line 2: text after a closing quotation mark"),
        ("target,target\nA.,B.\n", "rows.csv", "two columns 'target'"),
        ("target\n", "rows.csv", "has no rows"),
        ("target\n" + "x" * 1_000_001, "rows.tsv", "line 2: a field of 1,000,001 characters"),
        ('{"target": "A."}\n{"target": "B."\n', "rows.jsonl", "line 2: a comma or closing brace is missing"),
        ('{"target": "A."}\n["B."]\n', "rows.jsonl", "line 2: not a JSON object"),
        ('{"target": 5}\n', "rows.jsonl", "line 1: 'target' is not text"),
        ('{"source": "A."}\n', "rows.jsonl", "line 1: has no column 'target'"),
        ('{"target": "A."} x\n', "rows.jsonl", "line 1: text after the object"),
        ('{"target": "\\ud800"}\n', "rows.jsonl", "half a character"),
        ('{"target": ' + "[" * 100_000, "rows.jsonl", "line 1: "),
        ('{"target": "A.", "n": ' + "9" * 10_000 + "}", "rows.jsonl", "line 1: "),
        ("[1, 2]", "rows.jsonl", "line 1: "),
    ],
)
def test_what_cannot_be_read(content: str, name: str, words: str) -> None:
    with pytest.raises(InputError) as error:
        read_document_bytes(content.encode(), name)
    assert words in error.value.problem
    assert "\n" not in error.value.problem


@pytest.mark.parametrize("text", ["a\tb", "a\nb", "a\rb"])
def test_a_tsv_field_holds_no_tab_or_line_break(text: str) -> None:
    with pytest.raises(InputError, match=r"line 2: a \.tsv field cannot hold"):
        export("target\nA.\n", "rows.tsv", [Patch(0, 0, text)])


def test_rows_cannot_be_joined() -> None:
    with pytest.raises(InputError, match="line 2: the rows of a table cannot be joined"):
        export("target\nA.\nB.\n", "rows.tsv", [Patch(1, 4, " ")])


CELLS = st.text(st.sampled_from('ab ,"\n\r\\/éЖ😀\t\u2028\x0c;'), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(["csv", "tsv", "jsonl"]), st.data())
@settings(max_examples=300, deadline=None)
def test_only_patched_rows_change(rows: list[tuple[str, str]], kind: str, data: st.DataObject) -> None:
    if kind == "tsv":
        rows = [(_flat(note), _flat(target)) for note, target in rows]
    file = read_document_bytes(_written(rows, kind), f"rows.{kind}")
    document = file.documents[0].target
    assert [document.of(block) for block in document.blocks] == [target for _, target in rows]
    index = data.draw(st.integers(0, len(rows) - 1))
    block = document.blocks[index]
    start = data.draw(st.integers(block.start, block.end))
    end = data.draw(st.integers(start, block.end))
    patch = Patch(start, end, data.draw(st.text(st.sampled_from('xy ",é/\\'), max_size=4)))
    again = read_document_bytes(file.export([[patch]]), f"rows.{kind}").documents[0].target
    expected = [target for _, target in rows]
    expected[index] = apply_patches(expected[index], [Patch(start - block.start, end - block.start, patch.text)])
    assert [again.of(block) for block in again.blocks] == expected


def _flat(text: str) -> str:
    return text.replace("\t", " ").replace("\n", " ").replace("\r", " ")


def _written(rows: list[tuple[str, str]], kind: str) -> bytes:
    if kind == "jsonl":
        return "".join(
            json.dumps({"note": note, "target": target}, ensure_ascii=len(note) % 2 == 0) + "\n"
            for note, target in rows
        ).encode()
    if kind == "tsv":
        return "".join(f"{note}\t{target}\n" for note, target in [("note", "target"), *rows]).encode()
    output = io.StringIO()
    csv.writer(output).writerows([("note", "target"), *rows])
    return output.getvalue().encode()
