"""The benchmark of alignment: it runs without data, and counts as it says."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import alignment
from benchmarks.alignment import Case, evaluate, generate, main, read, read_translations, wrong_by_score

TEXTS = ("The ferry leaves at seven in the morning.", "Nobody on the quay knew why it was late.")


def test_a_right_alignment_counts_one() -> None:
    gold = frozenset({((0,), (0,)), ((1,), (1,)), ((), (2,))})
    case = Case("easy", TEXTS, (*TEXTS, "An unrelated remark about beetroot soup."), gold, True)
    figures = evaluate([case])
    assert (figures.strict, figures.lax, figures.null) == (1.0, 1.0, 1.0)


def test_a_wrong_gold_counts_less() -> None:
    gold = frozenset({((0, 1), (0, 1))})
    figures = evaluate([Case("easy", TEXTS, TEXTS, gold, True)])
    assert figures.strict == 0.0
    assert figures.lax == 1.0


def test_every_second_document_is_held_out(tmp_path: Path) -> None:
    row = {"level": "easy", "system": "one", "target": ["A"], "reference": ["A"], "gold": [[[0], [0]]]}
    path = tmp_path / "align.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join([json.dumps(row)] * 4).encode()))
    assert [case.held_out for case in read(path)] == [False, True, False, True]


def test_generated_texts_are_aligned_well() -> None:
    assert evaluate(generate()).strict > 0.9


def test_it_prints_a_table_without_data(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("SVERKA_DATA", raising=False)
    monkeypatch.setattr(alignment, "LONG", 300)
    assert main() == 0
    assert "strict" in capsys.readouterr().out


def test_a_folder_without_the_file_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("SVERKA_DATA", str(tmp_path))
    assert main() == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_translations_are_cut_anew_and_the_gold_covers_both_sides(tmp_path: Path) -> None:
    rows = [f"doc.{name}\t{row}\tone\tСтрока номер {row}\tLine number {row}" for name in "ab" for row in range(30)]
    path = tmp_path / "news.tsv.gz"
    path.write_bytes(gzip.compress("\n".join(["doc_id\tseg_id\tsystem\tsource\ttarget", *rows]).encode()))
    cases = list(read_translations(path))
    assert [case.held_out for case in cases] == [False, True]
    for case in cases:
        assert sorted(index for bead in case.gold for index in bead[0]) == list(range(len(case.target)))
        assert sorted(index for bead in case.gold for index in bead[1]) == list(range(len(case.other)))
        assert {len(bead[0]) + len(bead[1]) for bead in case.gold} == {1, 2, 3}


def test_wrong_beads_are_counted_by_score() -> None:
    right = Case("easy", TEXTS, TEXTS, frozenset({((0,), (0,)), ((1,), (1,))}), True)
    wrong = Case("easy", TEXTS, TEXTS, frozenset({((0, 1), (0, 1))}), True)
    assert wrong_by_score([right])[-1] == (2, 0)
    assert wrong_by_score([wrong])[-1] == (2, 2)
