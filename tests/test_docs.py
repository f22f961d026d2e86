"""What the documentation tells people to type, typed: every ``$`` line of the README and of docs/."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from importlib.resources import as_file, files
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
SAMPLES = {
    "article.txt": "segments/samples/article.mt.en.txt",
    "reference.txt": "segments/samples/article.ref.en.txt",
    "source.txt": "segments/samples/article.src.ru.txt",
    "glossary.csv": "glossary/samples/glossary.csv",
}
COMMANDS = [
    pytest.param(command, id=f"{page.name}: {command}")
    for page in PAGES
    for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    for command in re.findall(r"^\$ (.+)$", block, re.MULTILINE)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    for name, sample in SAMPLES.items():
        room, _, inner = sample.partition("/")
        with as_file(files(room).joinpath(inner)) as path:
            shutil.copy(path, folder / name)
    return folder


def environment(folder: Path) -> dict[str, str]:
    """The user's data folder is the test's own; ``sverka`` is the one of this interpreter."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "XDG_DATA_HOME": str(folder / "data"), "PATH": path}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_documented_command_works(folder: Path, command: str) -> None:
    words = shlex.split(command)
    if words[0] == "make":
        run(folder, ["make", "--dry-run", "--directory", str(ROOT), *words[1:]])
    elif words[:2] == ["sverka", "review"]:
        assert_desk_answers(folder, words)
    else:
        if words[:2] == ["sverka", "export"]:
            make_project(folder, words[2])
        done = run(folder, words)
        assert done.stdout or words[1] in ("export", "glossary")


def test_the_two_commands_of_the_readme_are_there() -> None:
    commands = {parameter.values[0] for parameter in COMMANDS}
    assert {"make review", "make test"} <= commands


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def run(folder: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        words, cwd=folder, env=environment(folder), capture_output=True, text=True, timeout=120, check=False
    )
    expected = (0, 1) if "check" in words else (0,)
    assert done.returncode in expected, done.stderr
    return done


def make_project(folder: Path, target: str) -> None:
    """The project that a reviewer would have made before exporting it."""
    program = (
        "import sys, pathlib; from review_app.store import Store; from review_app.review.projects import open_project;"
        "open_project(Store.open(None), pathlib.Path(sys.argv[1]))"
    )
    run(folder, [sys.executable, "-c", program, target])


def assert_desk_answers(folder: Path, words: list[str]) -> None:
    process = subprocess.Popen(words, cwd=folder, env=environment(folder), stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        address = ""
        for line in process.stderr:
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found:
                address = found.group()
            if str(folder / "data") in line:
                break
        assert address, "the address is printed, and where the database is"
        for _ in range(100):
            try:
                with urlopen(f"{address}/_stcore/health", timeout=5) as answer:
                    assert answer.status == 200
                    return
            except URLError:
                if process.poll() is not None:
                    break
                time.sleep(0.2)
        pytest.fail(f"nothing answers at {address}")
    finally:
        process.kill()
        process.wait()
