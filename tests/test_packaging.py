"""The lists that must agree: requirements.txt and pyproject.toml; what each import costs."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_requirements_are_the_core_and_the_app() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = {*project["dependencies"], *project["optional-dependencies"]["app"]}
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    assert {line.partition("#")[0].strip() for line in lines} - {""} == declared


def test_checking_a_text_imports_none_of_the_heavy_packages(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("A headline\n\nThe first sentence. And the second.\n")
    program = (
        "import sys; from sverka.__main__ import main; status = main(['check', sys.argv[1]]);"
        "heavy = {'pandas', 'scipy', 'streamlit', 'sqlalchemy', 'sacrebleu'} & set(sys.modules);"
        "sys.exit(f'imported {heavy}' if heavy else status)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(text)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
