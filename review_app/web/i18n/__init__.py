"""Interface texts: one table a language, keys are the same in all."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

__all__ = ["LANGUAGES", "t", "table"]

LANGUAGES = ("en", "ru")


@cache
def table(language: str) -> dict[str, str]:
    """All texts of a language."""
    texts: dict[str, str] = json.loads(files(__package__).joinpath(f"{language}.json").read_text(encoding="utf-8"))
    return texts


def t(key: str, language: str = "en", **values: object) -> str:
    """The text of a key, English where the language has none; KeyError for an unknown key."""
    text = table(language).get(key) or table("en")[key]
    return text.format(**values) if values else text
