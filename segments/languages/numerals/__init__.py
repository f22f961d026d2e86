"""Numerals: the numbers of a text by value, whatever way they are written.

One file for each language says which words are numbers there; digits are read the same way in every language, so a
language without a file still has its digits.
"""

from segments.languages.numerals.comparing import may_equal
from segments.languages.numerals.number import Number, NumberKind
from segments.languages.numerals.reading import knows_words, numbers
from segments.languages.numerals.writing import rewrite

__all__ = ["Number", "NumberKind", "knows_words", "may_equal", "numbers", "rewrite"]
