"""The command line as scripts and people meet it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from sverka.__main__ import main

KEYS = {
    *("schema", "check", "path", "doc_id", "seg_id", "start", "end", "location", "text", "category", "severity"),
    *("confidence", "message", "evidence", "related", "concept", "fixes", "fingerprint"),
}

CUT = """\
The bridge over the Lena

The bridge over the Lena

The bridge will open in 2028. According to the ministry,

work began on time.
"""


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "article.txt"
    path.write_text(CUT, encoding="utf-8")
    return path


def sample(name: str) -> str:
    room = "glossary" if name == "glossary.csv" else "segments"
    return str(files(room).joinpath("samples", name))


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    out, err = capfd.readouterr()
    return status, out, err


def test_a_finding_names_its_place_and_the_exit_status_is_1(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capfd, "check", "article.txt")
    assert status == 1
    assert "article.txt:3:1: major duplicated-heading" in out
    assert "article.txt:5:31: major broken-paragraph" in out
    assert "2 findings in 1 document: 2 major" in out
    assert "meaning not checked" in out
    assert err == ""


def test_jsonl_has_every_key_and_exact_offsets(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capfd, "check", "article.txt", "--format", "jsonl")
    findings = [json.loads(line) for line in out.splitlines()]
    assert [finding["check"] for finding in findings] == ["duplicated-heading", "broken-paragraph"]
    for finding in findings:
        assert set(finding) >= KEYS
        assert CUT[finding["start"] : finding["end"]] == finding["text"]
        for span in finding["related"]:
            assert CUT[span["start"] : span["end"]] == span["text"]


def test_offsets_in_a_table_are_the_rows_own(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "rows.tsv"
    table.write_text("doc_id\tseg_id\ttarget\nd\t7\tA clean line.\nd\t8\tThe the bridge.\n", encoding="utf-8")
    _, out, _ = run(capfd, "check", str(table), "--format", "jsonl")
    [finding] = map(json.loads, out.splitlines())
    assert (finding["check"], finding["doc_id"], finding["seg_id"]) == ("repeated-word", "d", "8")
    assert "The the bridge."[finding["start"] : finding["end"]] == finding["text"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--fail-on", "critical"], 0),
        (["--exit-zero"], 0),
        (["--ignore", "duplicated-heading,broken-paragraph"], 0),
        (["--select", "broken-paragraph"], 1),
        (["--select", "spacing"], 0),
    ],
)
def test_the_exit_status_follows_the_options(
    article: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], status: int
) -> None:
    assert run(capfd, "check", "article.txt", *arguments)[0] == status


def test_a_baseline_lets_only_new_findings_fail(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(capfd, "check", "article.txt", "--write-baseline", "known.json")[0] == 0
    assert run(capfd, "check", "article.txt", "--baseline", "known.json")[0] == 0
    article.write_text("A new first line, and why it matters.\n\n" + CUT + "\nIt was was late.\n", encoding="utf-8")
    status, out, _ = run(capfd, "check", "article.txt", "--baseline", "known.json", "--fail-on", "minor")
    assert status == 1
    assert "repeated-word" in out
    assert "duplicated-heading" not in out


def test_fix_shows_a_diff_changes_the_file_once_and_keeps_the_rest(
    article: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capfd, "check", "article.txt", "--diff")
    assert status == 0
    assert "+The bridge will open in 2028. According to the ministry, work began on time." in out
    assert article.read_text() == CUT
    run(capfd, "check", "article.txt", "--fix")
    fixed = article.read_text()
    assert fixed == (
        "The bridge over the Lena\n\nThe bridge will open in 2028. According to the ministry, work began on time.\n"
    )
    assert run(capfd, "check", "article.txt", "--fix")[:2] == (0, "")
    assert article.read_text() == fixed


def test_several_documents_come_from_the_settings(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Path("other.txt").write_text("Nothing is wrong here.\n")
    Path("sverka.toml").write_text('[[document]]\ntarget = "article.txt"\n[[document]]\ntarget = "other.txt"\n')
    status, out, _ = run(capfd, "check", "--jobs", "2")
    assert status == 1
    assert "in 2 documents" in out


def test_output_goes_to_a_file(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capfd, "check", "article.txt", "--format", "jsonl", "--output", "out.jsonl")
    assert (status, out) == (1, "")
    assert len(Path("out.jsonl").read_text().splitlines()) == 2


def test_standard_input_is_a_target(article: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sverka", "check", "-", "--stdin-filename", "page.txt"],
        input=CUT.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"page.txt:3:1: major duplicated-heading" in done.stdout


def test_a_documents_control_characters_do_not_reach_the_terminal(
    article: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    article.write_text("It was was \x1b[31mred\x1b[0m there.\n", encoding="utf-8")
    _, out, _ = run(capfd, "check", "article.txt")
    assert "repeated-word" in out
    assert "\x1b" not in out


BAD: dict[str, tuple[str, bytes | None]] = {
    "an empty file": ("empty.txt", b""),
    "a binary file": ("binary.txt", bytes(range(256)) * 4),
    "a missing file": ("missing.txt", None),
    "broken UTF-8": ("bad.txt", "Снова о мосте".encode() + b"\xff\xfe and on" + "мост".encode()),
    "a table without target": ("rows.csv", b"doc_id,source\nd,s\n"),
    "a text called .docx": ("text.docx", b"Only text.\n"),
    "a settings file as text": ("rows.jsonl", b"not json\n"),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_one_clear_line_and_2(tmp_path: Path, capfd: pytest.CaptureFixture[str], kind: str) -> None:
    name, content = BAD[kind]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    status, out, err = run(capfd, "check", str(path))
    assert (status, out) == (2, "")
    assert err.startswith(f"sverka: {path}: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "."], "is a folder"),
        (["check"], "no TARGET was given"),
        (["check", "a.txt", "b.txt", "--reference", "r.txt"], "--reference belongs to one target"),
        (["check", "a.txt", "--select", "no-such-check"], "no check is called 'no-such-check'"),
        (["check", "article.txt", "--select", "number-mismatch"], "number-mismatch was asked for and cannot run"),
        (["check", "article.txt", "--fail-on", "awful"], "'awful' is no severity"),
        (["check", "article.txt", "--config", "none.toml"], "none.toml: cannot be read"),
        (["check", "article.txt", "--baseline", "article.txt"], "is not a baseline"),
        (["check", "article.txt", "--output", "."], "is a folder"),
        (["checks", "no-such-check"], "no check is called"),
        (["glossary", "check", "article.txt"], "article.txt"),
        (["glossary", "convert", "missing.csv", "out.tsv"], "missing.csv: no such file"),
        (["review", "article.txt", "--port", "0"], "'0' is not a port"),
        (["review", "--source", "a.txt"], "belong to a TARGET"),
        (["fly"], "invalid choice: 'fly'"),
    ],
)
def test_wrong_words_are_one_clear_line_and_2(
    article: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    status, out, err = run(capfd, *arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert err.startswith("sverka: ")
    assert err.count("\n") == 1


def test_checks_are_listed_and_explained(capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capfd, "checks")
    assert status == 0
    assert any(line.startswith("stray-full-stop ") for line in out.splitlines())
    status, out, _ = run(capfd, "checks", "number-mismatch")
    assert status == 0
    assert "Bad:" in out
    assert "Needs a source or a reference" in out


def test_align_prints_every_segment_once(capfd: pytest.CaptureFixture[str]) -> None:
    texts = [sample("article.mt.en.txt"), sample("article.ref.en.txt")]
    _, out, _ = run(capfd, "align", *texts, "--format", "jsonl")
    beads = [json.loads(line) for line in out.splitlines()]
    for side in ("target", "reference"):
        indices = [index for bead in beads for index in bead[side]]
        assert indices == list(range(len(indices)))
    assert [bead["reference"] for bead in beads[:3]] == [[0], [], []], "the copies of the headline have no reference"
    _, table, _ = run(capfd, "align", *texts)
    assert "∅" in table
    _, tsv, _ = run(capfd, "align", *texts, "--format", "tsv")
    assert len(tsv.splitlines()) == len(beads) + 1


def test_align_lines_counts_blank_lines(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("The bridge is open.\n\nThe road is closed.\n")
    two.write_text("The bridge has been opened.\nThe road is now closed.\n")
    _, out, _ = run(capfd, "align", "--lines", "--format", "jsonl", str(one), str(two))
    pairs = [(bead["target"], bead["reference"]) for bead in map(json.loads, out.splitlines())]
    assert pairs == [([0], [0]), ([1], []), ([2], [1])]


def test_the_sample_glossary_is_clean_and_the_sample_text_breaks_it(capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capfd, "glossary", "check", sample("glossary.csv"))
    assert (status, out) == (0, "no findings in 1 document\n")
    status, out, _ = run(
        capfd, "glossary", "check", sample("glossary.csv"), "--against", sample("article.mt.en.txt"),
        "--source", sample("article.src.ru.txt"), "--format", "jsonl",
    )  # fmt: skip
    assert status == 1
    assert {json.loads(line)["concept"] for line in out.splitlines()} >= {"sila-sibiri", "skovorodino-mohe", "line"}


def test_a_glossary_is_not_converted_onto_itself_by_another_name(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    glossary = tmp_path / "ships.csv"
    shutil.copy(sample("glossary.csv"), glossary)
    before = glossary.read_bytes()
    status, _, errors = run(capfd, "glossary", "convert", str(glossary), f"{tmp_path}/../{tmp_path.name}/ships.csv")
    assert status == 2
    assert "is an input of this command" in errors
    assert glossary.read_bytes() == before


def test_glossary_convert_keeps_the_concepts(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    there, back = tmp_path / "terms.jsonl", tmp_path / "terms.csv"
    assert run(capfd, "glossary", "convert", sample("glossary.csv"), str(there))[0] == 0
    assert run(capfd, "glossary", "convert", str(there), str(back))[0] == 0
    assert back.read_text(encoding="utf-8") == Path(sample("glossary.csv")).read_text(encoding="utf-8")


def test_score_gives_every_segment_and_then_the_corpus(capfd: pytest.CaptureFixture[str]) -> None:
    evidence = ["--reference", sample("article.ref.en.txt"), "--source", sample("article.src.ru.txt")]
    status, out, _ = run(capfd, "score", sample("article.mt.en.txt"), *evidence, "--format", "jsonl")
    *segments, corpus = map(json.loads, out.splitlines())
    assert status == 0
    assert {"doc_id", "seg_id", "score", "bleu", "chrf", "ter", "mqm", "priority"} <= set(segments[0])
    assert [segment["seg_id"] for segment in segments] == [str(number) for number in range(1, len(segments) + 1)]
    assert sorted(segment["priority"] for segment in segments) == list(range(1, len(segments) + 1))
    assert corpus["corpus"] is True
    assert "nrefs:1" in corpus["signatures"]["chrf"]
    assert 40 < corpus["chrf"] < 90
    _, table, _ = run(capfd, "score", sample("article.mt.en.txt"), *evidence)
    assert corpus["signatures"]["bleu"] in table


def test_score_without_a_reference_rests_on_findings_alone(article: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capfd, "score", "article.txt", "--format", "jsonl")
    *segments, corpus = map(json.loads, out.splitlines())
    assert {segment["bleu"] for segment in segments} == {None}
    assert corpus["bleu"] is None
    assert segments[1]["mqm"] > segments[0]["mqm"], "the repeated headline costs, the first does not"


def test_a_table_of_several_documents_names_the_document(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "rows.tsv"
    table.write_text("doc_id\tseg_id\ttarget\none\t1\tIt rained.\ntwo\t1\tThe the bridge.\n", encoding="utf-8")
    _, out, _ = run(capfd, "check", str(table))
    assert f"{table}:two:segment 1: minor repeated-word" in out


def test_evidence_in_a_table_is_placed_in_its_own_cell(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "rows.tsv"
    rows = "Мост открыт.\tThe bridge is open.\nТам было 50 человек.\tThere were 15 people there.\n"
    table.write_text(f"source\ttarget\n{rows}", encoding="utf-8")
    _, out, _ = run(capfd, "check", str(table), "--format", "jsonl")
    [finding] = map(json.loads, out.splitlines())
    evidence = finding["evidence"]
    assert (evidence["kind"], evidence["text"]) == ("source", "50")
    assert "Там было 50 человек."[evidence["start"] : evidence["end"]] == "50"
