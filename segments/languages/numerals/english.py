"""English numerals."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from segments.languages.numerals.lexicon import Lexicon, Separators, forms

__all__ = ["LEXICON"]

_SMALL: Final = forms(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS: Final = forms("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS: Final = forms(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_MONTHS: Final = (
    forms("january february march april may june july august september october november december"),
    forms("jan feb mar apr may jun jul aug sept oct nov dec"),
)
_SCALES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12, "decade": 10}

_PRONOUN_BEFORE: Final = frozenset(forms("no any every some each this that the which another only big good"))
_PRONOUN_AFTER: Final = frozenset(
    forms("of another who that which is was can could must should may might would will has had needs day way more")
)

LEXICON: Final = Lexicon(
    separators=Separators.COMMA,
    cardinals={
        **{word: Fraction(value) for value, word in enumerate(_SMALL)},
        **{word: Fraction(20 + 10 * place) for place, word in enumerate(_TENS)},
        "hundred": Fraction(100),
        "twice": Fraction(2),
        "both": Fraction(2),
    },
    ordinals={
        **{word: value for value, word in enumerate(_ORDINALS, 1)},
        **{word[:-1] + "ieth": 20 + 10 * place for place, word in enumerate(_TENS)},
        "hundredth": 100,
        "thousandth": 1000,
    },
    scales={
        **_SCALES,
        **{word + "s": value for word, value in _SCALES.items()},
        "mln": 10**6,
        "bn": 10**9,
        "bln": 10**9,
        "tn": 10**12,
        "trn": 10**12,
        "tln": 10**12,
        "hundred": 100,
    },
    bare_scales=frozenset(_SCALES),
    glued_scales={"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12},
    fractions={
        "half": Fraction(1, 2),
        "halves": Fraction(1, 2),
        "third": Fraction(1, 3),
        "thirds": Fraction(1, 3),
        "quarter": Fraction(1, 4),
        "quarters": Fraction(1, 4),
        "fifths": Fraction(1, 5),
        "tenths": Fraction(1, 10),
    },
    bare_fractions=frozenset({"half"}),
    articles=frozenset({"a", "an", "of", "one"}),
    decades={word[:-1] + "ies": 20 + 10 * place for place, word in enumerate(_TENS)},
    months={name: number for names in _MONTHS for number, name in enumerate(names, 1)} | {"sep": 9},
    ambiguous_months=frozenset({"may", "march", "mar", "jan", "dec", "sep", "jun"}),
    names_too=frozenset({"may", "jan"}),
    month_cues=frozenset(
        forms("in of since until till last next this early late mid by from through during before after between")
    ),
    centuries=frozenset({"century", "centuries"}),
    roman_cues=frozenset({"century", "centuries", "quarter"}),
    percents=frozenset({"percent", "per cent", "pct", "percentage"}),
    ordinal_ending=re.compile(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE),
    decade_ending=re.compile(r"['’]?s(?!\w)"),
    joiners=frozenset({"and"}),
    halves=(("and", "a", "half"), ("-", "and", "-", "a", "-", "half")),
    of_date=frozenset({"of"}),
    month_first=True,
    ranges=frozenset({"to", "or", "and", "through"}),
    hours=frozenset({"hours", "hour"}),
    minutes=frozenset({"minutes", "minute"}),
    not_before={
        "one": _PRONOUN_AFTER,
        "second": frozenset({"of", "to", "only", "thoughts"}),
        "first": frozenset({"of", "name"}),
        "quarter": frozenset({"finals", "final"}),
    },
    not_after={
        "one": _PRONOUN_BEFORE,
        "second": frozenset({"a", "per", "each", "every", "split"}),
        "first": frozenset({"at"}),
    },
)
