from __future__ import annotations

from pathlib import Path

import pytest

from segments.errors import InputError
from segments.findings import Settings, Severity
from segments.findings.settings import DashStyle, DocumentEntry, QuoteStyle

WHOLE = """
source_lang = "uk"
ignore = ["spacing"]
[severities]
quotes = "major"
[style]
dash = "em"
[[document]]
target = "a.txt"
reference = "a.ref.txt"
glossary = ["one.csv", "two.csv"]
"""


def test_every_key_is_read(tmp_path: Path) -> None:
    file = tmp_path / "sverka.toml"
    file.write_text(WHOLE)
    settings = Settings.load(file)
    assert settings.source_lang == "uk"
    assert settings.select is None
    assert settings.ignore == ("spacing",)
    assert settings.severities == {"quotes": Severity.MAJOR}
    assert (settings.style.dash, settings.style.quotes) == (DashStyle.EM, QuoteStyle.AUTO)
    assert settings.documents == (DocumentEntry("a.txt", None, ("a.ref.txt",), ("one.csv", "two.csv")),)


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.sverka]\ntarget_lang = "de"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "other"\n')
    assert Settings.find(inner).target_lang == "de"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("sources = 1", "unknown key sources"),
        ("source_lang = 1", "source_lang must be a string"),
        ('select = "quotes"', "select must be a list of strings"),
        ('[style]\ndash = "long"', "style.dash must be one of auto, em"),
        ("[severities]\nquotes = 3", "severities.quotes must be one of neutral"),
        ("[[document]]\nsource = 'a'", "document must be a table with a target"),
        ("document = 1", "document must be a list of tables"),
        ("select = [", "not valid TOML"),
    ],
)
def test_a_wrong_file_is_one_line(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "sverka.toml"
    file.write_text(text)
    with pytest.raises(InputError) as caught:
        Settings.load(file)
    assert problem in str(caught.value)
    assert str(file) in str(caught.value)
