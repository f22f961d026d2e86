"""German numerals: scales, months and small words; long compounds (``dreiundzwanzig``) by their digits only."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from segments.languages.numerals.lexicon import Lexicon, Separators, forms

__all__ = ["LEXICON"]

_SMALL: Final = forms("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
_ORDINALS: Final = forms("erst zweit dritt viert fünft sechst siebt acht neunt zehnt")
_MONTHS: Final = forms("januar februar märz april mai juni juli august september oktober november dezember")

LEXICON: Final = Lexicon(
    separators=Separators.DOT,
    cardinals={
        **{word: Fraction(value) for value, word in enumerate(_SMALL)},
        "beide": Fraction(2),
        "beiden": Fraction(2),
        "zwanzig": Fraction(20),
        "dreißig": Fraction(30),
        "vierzig": Fraction(40),
        "fünfzig": Fraction(50),
        "sechzig": Fraction(60),
        "siebzig": Fraction(70),
        "achtzig": Fraction(80),
        "neunzig": Fraction(90),
        "hundert": Fraction(100),
        "anderthalb": Fraction(3, 2),
    },
    ordinals={
        stem + ending: value for value, stem in enumerate(_ORDINALS, 1) for ending in ("e", "en", "er", "es", "em")
    },
    scales={
        "tausend": 10**3,
        "million": 10**6,
        "millionen": 10**6,
        "mio": 10**6,
        "milliarde": 10**9,
        "milliarden": 10**9,
        "mrd": 10**9,
        "billion": 10**12,
        "billionen": 10**12,
        "dutzend": 12,
    },
    bare_scales=frozenset({"tausend", "million", "milliarde", "billion"}),
    months={month: number for number, month in enumerate(_MONTHS, 1)},
    centuries=frozenset({"jahrhundert", "jahrhunderts", "jahrhunderte"}),
    roman_cues=frozenset({"jahrhundert", "jahrhunderts"}),
    percents=frozenset({"prozent"}),
    decade_ending=re.compile(r"er(?:n|-?jahre\w*)?(?!\w)", re.IGNORECASE),
    of_date=frozenset({"."}),
    ranges=frozenset({"bis", "oder", "und"}),
    compound=re.compile(r"(\w+?)(?:jährig|stündig|tägig|monatig|köpfig|stöckig|malig)\w*"),
)
