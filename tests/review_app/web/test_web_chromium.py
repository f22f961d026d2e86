"""Finding a browser for the browser tests: skipped in one line where there is none, except in CI."""

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "find_chromium.py"


@pytest.fixture
def finder(monkeypatch):
    spec = importlib.util.spec_from_file_location("finder", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("CHROMIUM", raising=False)
    return module


def test_a_browser_on_the_path_is_found(finder, monkeypatch, tmp_path):
    program = tmp_path / "google-chrome"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert finder.find_chromium() == str(program)


def test_playwrights_own_browser_is_found(finder, monkeypatch, tmp_path):
    program = tmp_path / "chromium-1200" / "chrome-linux" / "chrome"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    assert finder.find_chromium() == str(program)


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_without_a_browser_one_line_says_why(finder, monkeypatch, capsys, ci, status):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(finder, "find_chromium", lambda: None)
    monkeypatch.setattr(finder, "install", lambda: "nothing was found")
    assert finder.main() == status
    assert capsys.readouterr().out == "Browser tests are skipped: nothing was found.\n"
