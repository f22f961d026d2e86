"""Roman numerals, with the Cyrillic letters that are typed for them."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["roman_value"]

_LETTERS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CYRILLIC: Final = str.maketrans("ХІС", "XIC")
_VALID: Final = re.compile(r"(?=.)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def roman_value(text: str) -> int | None:
    """1 to 399, or None for anything but a well-formed numeral in capitals."""
    latin = text.translate(_CYRILLIC)
    if _VALID.fullmatch(latin) is None:
        return None
    values = [_LETTERS[letter] for letter in latin]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
