"""Languages told apart, and texts that tell nothing."""

from __future__ import annotations

import pytest

from segments.languages.detect import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry was late again, and nobody on the pier was surprised.", "en"),
        ("Паром снова опоздал, и никто на пристани не удивился.", "ru"),
        ("Паром опоздал", "ru"),
        ("Пором знову запізнився, і ніхто на пристані не здивувався.", "uk"),
        ("Die Fähre kam wieder zu spät, und niemand am Kai war überrascht.", "de"),
        ("Le bac était encore en retard, et personne sur le quai n'en fut surpris.", "fr"),
        ("El transbordador llegó tarde otra vez y nadie en el muelle se sorprendió.", "es"),
        ("渡轮又晚点了，码头上没有人感到惊讶。", "zh"),
        ("フェリーはまた遅れたが、桟橋の誰も驚かなかった。", "ja"),
        ("페리가 또 늦었지만 아무도 놀라지 않았다.", "ko"),
        ("Το πλοίο άργησε πάλι.", "el"),
        ("", "und"),
        ("12:30, 5 %", "und"),
        ("OK", "und"),
        ("xkcd qwrt", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_a_long_text_with_another_language_quoted_is_what_most_of_it_is() -> None:
    text = "The ferry was late. " * 300 + "Паром опоздал. " * 20
    assert detect_language(text) == "en"
