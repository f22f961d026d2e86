"""Transliteration: given a word in any alphabet, its key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segments.languages.transliteration import ascii_fold, sound_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Хабаровск", "khabarovsk"),
        ("Щёлково", "shchelkovo"),
        ("Йошкар-Ола", "ioshkar-ola"),
        ("Київ", "kiyiv"),
        ("Αθήνα", "athina"),
        ("Łódź", "lodz"),
        ("Çelik", "celik"),
        ("東京", ""),
    ],
)
def test_folds_to_lower_case_ascii(text: str, folded: str) -> None:
    assert ascii_fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Москва", "Moscow"),
        ("Воронеж", "Voronezh"),
        ("Скворцов", "Skvortsov"),
        ("Мексика", "Mexico"),
        ("экономика", "economic"),
        ("компания", "company"),
    ],
)
def test_names_and_loan_words_sound_alike(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other) != ""


def test_unlike_words_do_not() -> None:
    assert sound_key("Пекин") != sound_key("Beijing")


@given(st.text(max_size=40))
def test_any_text_folds_to_ascii(text: str) -> None:
    assert ascii_fold(text).isascii()
    assert sound_key(text).isascii()
