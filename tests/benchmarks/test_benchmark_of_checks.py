"""The benchmark runs without public data, on data of its own, and says so; with them it makes sure of their version."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import __main__
from benchmarks.checks import measure
from benchmarks.data import DataError, load
from benchmarks.figures import Results
from benchmarks.generated import generate
from scorer.inspection import all_checks


def test_without_data_they_are_generated_and_always_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SVERKA_DATA", raising=False)
    assert load().generated
    assert load() == generate()


def test_planted_defects_are_found_and_clean_rows_are_quiet(tmp_path: Path) -> None:
    results = measure(generate())
    assert set(results.checks) == set(all_checks())
    for check in ("duplicated-heading", "duplicated-paragraph", "broken-paragraph", "site-boilerplate"):
        figures = results.checks[check]
        assert figures.recall["English alone"].hits == figures.recall["English alone"].total > 0
        assert figures.precision["English alone"].hits == figures.precision["English alone"].total
        assert sum(rate.alarms for rate in figures.alarms.values()) == 0
    results.write(tmp_path / "results.json")
    assert Results.read(tmp_path / "results.json") == results


def test_the_command_says_that_the_data_are_generated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SVERKA_DATA", raising=False)
    monkeypatch.setattr("sys.argv", ["benchmarks"])
    assert __main__.main() == 0
    printed = capsys.readouterr().out
    assert "generated here" in printed
    assert "Speed:" in printed


def test_generated_figures_are_never_stored(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SVERKA_DATA", raising=False)
    monkeypatch.setattr("sys.argv", ["benchmarks", "--write"])
    assert __main__.main() == 2
    assert "set SVERKA_DATA" in capsys.readouterr().err


def test_a_folder_that_lacks_the_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SVERKA_DATA", str(tmp_path))
    with pytest.raises(DataError, match="is missing"):
        load()


def test_data_of_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "clean_english.tsv.gz").write_bytes(b"not these")
    monkeypatch.setenv("SVERKA_DATA", str(tmp_path))
    with pytest.raises(DataError, match="not the version"):
        load()
