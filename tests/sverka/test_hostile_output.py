"""Outputs that cannot or must not be written: one line, exit 2, and no input lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sverka.__main__ import main

TEXT = "The ferry left at noon.. Nobody was on board.\n"


@pytest.mark.parametrize("option", ["--output", "--write-baseline"])
@pytest.mark.parametrize("command", [["check"], ["check", "--diff"]])
def test_a_report_never_takes_the_place_of_the_text(tmp_path: Path, option: str, command: list[str]) -> None:
    target = tmp_path / "ferry.txt"
    target.write_text(TEXT)
    assert main([*command, str(target), option, str(target)]) == 2
    assert target.read_text() == TEXT


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    target = tmp_path / "ferry.txt"
    target.write_text(TEXT)
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "sverka", "check", str(target)]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 2
    assert run.stderr.splitlines() == ["sverka: standard output: cannot be written (No space left on device)"]
    assert main(["check", str(target), "--output", "/dev/full"]) == 2
