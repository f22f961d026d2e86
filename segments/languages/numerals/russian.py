"""Russian numerals in every case: a table of forms, which is faster than a morphological analyser."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from segments.languages.numerals.lexicon import Lexicon, Separators, forms

__all__ = ["LEXICON"]

_CARDINALS: Final = {
    0: "ноль ноля нолю нуль нуля",
    1: "один одна одно одного одной одному одним одном одну одною единожды",
    2: "два две двух двум двумя двое двоих двоим двоими дважды оба обе обоих обеих обоим обеим вдвое",
    3: "три трех трем тремя трое троих троим троими трижды втрое",
    4: "четыре четырех четырем четырьмя четверо четверых четверым четырежды вчетверо",
    5: "пять пяти пятью пятеро пятерых впятеро",
    6: "шесть шести шестью шестеро шестерых",
    7: "семь семи семью семеро семерых",
    8: "восемь восьми восемью восьмью",
    9: "девять девяти девятью",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти пятьюдесятью",
    60: "шестьдесят шестидесяти шестьюдесятью",
    70: "семьдесят семидесяти семьюдесятью",
    80: "восемьдесят восьмидесяти восемьюдесятью",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
    150: "полтораста полутораста",
}
_SOFT: Final = {
    10: "десят",
    11: "одиннадцат",
    12: "двенадцат",
    13: "тринадцат",
    14: "четырнадцат",
    15: "пятнадцат",
    16: "шестнадцат",
    17: "семнадцат",
    18: "восемнадцат",
    19: "девятнадцат",
    20: "двадцат",
    30: "тридцат",
}
_HUNDREDS: Final = {
    500: ("пять", "пяти"),
    600: ("шесть", "шести"),
    700: ("семь", "семи"),
    800: ("восемь", "восьми"),
} | {900: ("девять", "девяти")}
_ORDINAL_STEMS: Final = {
    1: "перв",
    2: "втор",
    4: "четверт",
    5: "пят",
    6: "шест",
    7: "седьм",
    8: "восьм",
    9: "девят",
    **_SOFT,
    40: "сороков",
    50: "пятидесят",
    60: "шестидесят",
    70: "семидесят",
    80: "восьмидесят",
    90: "девяност",
    100: "сот",
    200: "двухсот",
    300: "трехсот",
    1000: "тысячн",
}
_ADJECTIVE: Final = forms("ый ой ая ое ого ому ым ом ую ою ые ых ыми")
_THIRD: Final = forms("третий третья третье третьего третьему третьим третьем третьей третью третьи третьих третьими")
_PLURAL_ADJECTIVE: Final = ("ые", "ых", "ым", "ыми")
_NOUN: Final = ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")
_THOUSAND: Final = forms("тысяча тысячу тысячи тысяче тысячей тысячью тысяч тысячам тысячами тысячах")
_HUNDRED: Final = forms("сотня сотню сотни сотней сотен сотням сотнями сотнях")
_TEN: Final = forms("десяток десятка десятку десятком десятке десятков десяткам десятки")
_MONTHS: Final = forms("январ феврал март апрел май июн июл август сентябр октябр ноябр декабр")


def _month_forms(number: int, stem: str) -> list[str]:
    if number == 5:
        return ["май", "мая", "мае", "маю", "маем"] + ["майск" + ending for ending in _SOFT_ADJECTIVE]
    adjective = stem + ("овск" if number in (3, 8) else "ск")
    endings = ("", "а", "е", "у", "ом") if number in (3, 8) else ("ь", "я", "е", "ю", "ем")
    return [stem + ending for ending in endings] + [adjective + ending for ending in _SOFT_ADJECTIVE]


_SOFT_ADJECTIVE: Final = forms("ий ая ое ого ому им ом ую ие их ими ой")


def _cardinals() -> dict[str, Fraction]:
    forms = {form: Fraction(value) for value, text in _CARDINALS.items() for form in text.split()}
    for value, stem in _SOFT.items():
        forms |= {stem + ending: Fraction(value) for ending in ("ь", "и", "ью")}
    for value, (head, oblique) in _HUNDREDS.items():
        forms |= {form: Fraction(value) for form in (head + "сот", oblique + "сот", oblique + "стам", oblique + "стах")}
    forms |= {form: Fraction(3, 2) for form in ("полтора", "полторы", "полутора")}
    forms |= {"пол" + form: Fraction(scale, 2) for form, scale in _scales().items() if form.endswith(("иона", "иарда"))}
    return forms


def _ordinals() -> dict[str, int]:
    forms = {stem + ending: value for value, stem in _ORDINAL_STEMS.items() for ending in _ADJECTIVE}
    return forms | dict.fromkeys(_THIRD, 3)


def _scales() -> dict[str, int]:
    scales = dict.fromkeys((*_THOUSAND, "тыс"), 10**3) | dict.fromkeys(_HUNDRED, 100) | dict.fromkeys(_TEN, 10)
    for stem, power, short in (("миллион", 6, "млн"), ("миллиард", 9, "млрд"), ("триллион", 12, "трлн")):
        scales |= dict.fromkeys((*(stem + ending for ending in _NOUN), short), 10**power)
    return scales


LEXICON: Final = Lexicon(
    separators=Separators.DOT,
    cardinals=_cardinals(),
    ordinals=_ordinals(),
    scales=_scales(),
    bare_scales=frozenset(forms("тысяча тысячу миллион миллиона миллиону миллиард миллиарда триллион сотня сотню")),
    fractions={
        **dict.fromkeys(["треть", "трети", "третью", "третей"], Fraction(1, 3)),
        **dict.fromkeys(["четверть", "четверти", "четвертью", "четвертей"], Fraction(1, 4)),
        **dict.fromkeys(["половина", "половину", "половины", "половине", "половиной"], Fraction(1, 2)),
    },
    bare_fractions=frozenset(forms("треть трети третью четверть четверти половина половину половины половиной")),
    decades={
        stem + ending: value
        for value, stem in _ORDINAL_STEMS.items()
        if value in range(20, 100, 10)
        for ending in _PLURAL_ADJECTIVE
    },
    months={form: number for number, stem in enumerate(_MONTHS, 1) for form in _month_forms(number, stem)},
    centuries=frozenset(forms("век века веке веку веком веков веках вв столетие столетия столетии")),
    roman_cues=frozenset(
        forms("век века веке веку веком веков веках в вв столетие столетия столетии квартал квартала квартале кварталу")
    ),
    percents=frozenset(forms("процент процента проценту процентом проценте проценты процентов процентам процентах"))
    | frozenset(["процентный", "процентного", "процентных", "процентов", "процентами"]),
    ordinal_ending=re.compile(r"[-‑–]?(?:[оы]?й|[оы]?го|[оы]?му|я|ая|[оу]?ю|[оы]?е|[оы]?м|ей|ых)(?![\w-])"),
    cardinal_ending=re.compile(r"[-‑](?:ти|ми|х|и|ух|ех|ю|мя)(?![\w-])"),
    decade_ending=re.compile(r"[-‑–]?(?:[еых]|ые|ых|ым)(?![\w-])"),
    halves=(("с", "половиной"),),
    ranges=frozenset({"до", "или", "и", "по"}),
    hours=frozenset({"час", "часа", "часов", "ч"}),
    minutes=frozenset({"минут", "минуты", "минуту", "мин"}),
    not_before={form: frozenset({"из", "другой", "другого", "другому"}) for form in _CARDINALS[1].split()},
    not_after={form: frozenset({"ни", "не"}) for form in _CARDINALS[1].split()},
    compound=re.compile(
        r"(\w+?)(?:летн|летия|летие|дневн|недельн|месячн|часов|минутн|этажн|тысячн|миллионн|миллиардн|кратн|процентн)\w+"
    ),
)
