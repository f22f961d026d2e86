"""Scripts: whose letters they are, and which words do not belong."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segments.languages.scripts import (
    LATIN_TWINS,
    Script,
    is_english,
    own_script,
    script_of,
    words_of_other_scripts,
)


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("a", Script.LATIN),
        ("é", Script.LATIN),
        ("ж", Script.CYRILLIC),
        ("Ω", Script.GREEK),
        ("中", Script.HAN),
        ("の", Script.HAN),
        ("한", Script.HANGUL),
        ("ع", Script.ARABIC),
        ("ש", Script.HEBREW),
        ("7", None),
        ("«", None),
        ("µ", None),
    ],
)
def test_a_letter_has_a_script(letter: str, script: Script | None) -> None:
    assert script_of(letter) is script


@pytest.mark.parametrize(
    ("language", "script"),
    [("en-GB", Script.LATIN), ("ru", Script.CYRILLIC), ("zh_Hans", Script.HAN), ("und", Script.LATIN)],
)
def test_a_language_has_a_script(language: str, script: Script) -> None:
    assert own_script(language) is script


def test_every_twin_looks_like_a_latin_letter_and_is_none() -> None:
    assert {script_of(letter) for letter in LATIN_TWINS} == {Script.CYRILLIC, Script.GREEK}
    assert {script_of(twin) for twin in LATIN_TWINS.values()} == {Script.LATIN}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The word мир means peace", ["мир"]),
        ("a С-400 battery", ["С-400"]),
        ("the со-author's view", ["со-author's"]),
        ("плюс-минус, да", ["плюс-минус", "да"]),
        ("22°С today", ["С"]),
        ("plain text", []),
    ],
)
def test_words_with_foreign_letters(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of_other_scripts(text, Script.LATIN)] == words


@given(st.text(alphabet="aZ9 -'’жСыγ中.\n"))
def test_words_are_in_order_and_hold_every_foreign_letter(text: str) -> None:
    found = list(words_of_other_scripts(text, Script.LATIN))
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    inside = {position for word in found for position in range(word.start, word.end)}
    foreign = {i for i, c in enumerate(text) if script_of(c) not in (None, Script.LATIN)}
    assert foreign <= inside


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("en", "", True),
        ("en-AU", "G'day", True),
        ("fr", "Bonjour", False),
        ("und", "Good morning", True),
        ("und", "Доброе утро", False),
    ],
)
def test_rules_of_english_hold_for_english(language: str, text: str, english: bool) -> None:
    assert is_english(language, text) is english
