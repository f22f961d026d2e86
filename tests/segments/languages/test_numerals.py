"""Numbers of a text by value, kind and place."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segments.languages.numerals import NumberKind, knows_words, may_equal, numbers, rewrite
from segments.languages.numerals.roman import roman_value


def read(text: str, language: str = "en") -> list[tuple[str, float, str]]:
    """Words, value and kind of each number."""
    return [(text[n.start : n.end], float(n.value), str(n.kind)) for n in numbers(text, language)]


ENGLISH = [
    ("1,200 people", [("1,200", 1200, "cardinal")]),
    ("1.2 million", [("1.2 million", 1_200_000, "cardinal")]),
    ("1 000 000 times", [("1 000 000", 1_000_000, "cardinal")]),
    ("a $5m deal, 3bn and $1 tln", [("5m", 5e6, "cardinal"), ("3bn", 3e9, "cardinal"), ("1 tln", 1e12, "cardinal")]),
    ("twenty-five", [("twenty-five", 25, "cardinal")]),
    ("two hundred and five", [("two hundred and five", 205, "cardinal")]),
    ("five thousand three hundred", [("five thousand three hundred", 5300, "cardinal")]),
    ("two and a half million", [("two and a half million", 2_500_000, "cardinal")]),
    ("half a million", [("half a million", 500_000, "cardinal")]),
    ("two-thirds", [("two-thirds", 2 / 3, "cardinal")]),
    ("a quarter of them", [("quarter", 0.25, "cardinal")]),
    ("2½ and 2 1/2", [("2½", 2.5, "cardinal"), ("2 1/2", 2.5, "cardinal")]),
    ("one and a half years", [("one and a half", 1.5, "cardinal")]),
    ("a million roses, millions of roses", [("million", 1e6, "cardinal")]),
    ("35 per cent, 5 percent, 7.5%", [("35", 35, "percent"), ("5", 5, "percent"), ("7.5", 7.5, "percent")]),
    ("4-6%", [("4", 4, "percent"), ("6", 6, "percent")]),
    ("the 5th floor", [("5th", 5, "ordinal")]),
    ("the twenty-fifth time", [("twenty-fifth", 25, "ordinal")]),
    ("the 1990s", [("1990s", 1990, "decade")]),
    ("the nineties, mid-1850's", [("nineties", 1990, "decade"), ("1850's", 1850, "decade")]),
    ("the 19th century", [("19th", 19, "century")]),
    ("the XIX and XX centuries", [("XX", 20, "century")]),
    ("half-century old", [("half", 0.5, "cardinal")]),
    ("19th-century brick", [("19th", 19, "century")]),
    ("Nicholas II slept", [("II", 2, "ordinal")]),
    ("December 2, 2020", [("December", 12, "month"), ("2", 2, "day"), ("2020", 2020, "year")]),
    ("the 5th of May", [("5th", 5, "day"), ("May", 5, "month")]),
    ("You may march in May", [("May", 5, "month")]),
    ("Mrs May said so", []),
    ("16:43", [("16:43", 1003, "time")]),
    ("at 4:43 p.m. and 9 am", [("4:43 p.m.", 1003, "time"), ("9 am", 540, "time")]),
    ("11 hours 28 minutes", [("11 hours 28", 688, "time")]),
    ("10–15 years", [("10", 10, "cardinal"), ("15", 15, "cardinal")]),
    (
        "2019–20 and 2021/22",
        [("2019", 2019, "year"), ("20", 2020, "year"), ("2021", 2021, "year"), ("22", 2022, "year")],
    ),
    ("a Su-35 and MH17", [("Su-35", 35, "identifier"), ("MH17", 17, "identifier")]),
    ("5G in the 90s", [("5G", 5, "identifier"), ("90s", 1990, "decade")]),
    ("COVID-19", [("COVID-19", 19, "identifier")]),
    ("one of them and no one", []),
    ("wait a second", []),
    ("won 3-1", [("3", 3, "cardinal"), ("1", 1, "cardinal")]),
    ("see https://example.org/2020/15 or mail 7@example.org", []),
    ("version 5.1.2", []),
    ("in 07.2020", [("07", 7, "month"), ("2020", 2020, "year")]),
    ("27.07.2020", [("27", 27, "day"), ("07", 7, "month"), ("2020", 2020, "year")]),
    ("In 2020 300 people", [("2020", 2020, "year"), ("300", 300, "cardinal")]),
    ("a 24-year-old", [("24", 24, "cardinal")]),
]

RUSSIAN = [
    ("1 200 человек", [("1 200", 1200, "cardinal")]),
    ("1.200,5", [("1.200,5", 1200.5, "cardinal")]),
    ("10,5 млн руб.", [("10,5 млн", 10_500_000, "cardinal")]),
    ("4 тыс. окон", [("4 тыс", 4000, "cardinal")]),
    ("1 млн 200 тыс. окон", [("1 млн 200 тыс", 1_200_000, "cardinal")]),
    ("полтора миллиона", [("полтора миллиона", 1_500_000, "cardinal")]),
    ("полмиллиарда", [("полмиллиарда", 5e8, "cardinal")]),
    ("два с половиной миллиона", [("два с половиной миллиона", 2_500_000, "cardinal")]),
    ("около двадцати пяти", [("двадцати пяти", 25, "cardinal")]),
    ("ста пятьюдесятью", [("ста пятьюдесятью", 150, "cardinal")]),
    ("три четверти", [("три четверти", 0.75, "cardinal")]),
    ("сотни окон", []),
    ("двадцать пятого раза", [("двадцать пятого", 25, "ordinal")]),
    ("5-го поколения", [("5-го", 5, "ordinal")]),
    ("в 2019-м", [("2019-м", 2019, "year")]),
    ("с 1990-х, в 90-е", [("1990-х", 1990, "decade"), ("90-е", 1990, "decade")]),
    ("XIX век и ХХ веке", [("XIX", 19, "century"), ("ХХ", 20, "century")]),
    ("Екатерина II", [("II", 2, "ordinal")]),
    ("2 декабря 2020", [("2", 2, "day"), ("декабря", 12, "month"), ("2020", 2020, "year")]),
    ("25 и 26 июля", [("25", 25, "day"), ("26", 26, "day"), ("июля", 7, "month")]),
    ("в июле 26 окон", [("июле", 7, "month"), ("26", 26, "cardinal")]),
    ("в 11 часов 28 минут", [("11 часов 28", 688, "time")]),
    ("сезон-2019/20", [("2019", 2019, "year"), ("20", 2020, "year")]),
    ("Ту-154 и С-400", [("Ту-154", 154, "identifier"), ("С-400", 400, "identifier")]),
    ("24-летний, двадцатилетний", [("24", 24, "cardinal"), ("двадцатилетний", 20, "cardinal")]),
    ("3,5 процента", [("3,5", 3.5, "percent")]),
    ("18:10 000", [("18", 18, "cardinal"), ("10 000", 10_000, "cardinal")]),
    ("ни один", []),
]

GERMAN = [
    ("503 Millionen", [("503 Millionen", 503_000_000, "cardinal")]),
    ("10.000 Jahre", [("10.000", 10_000, "cardinal")]),
    ("am 19. Juli", [("19", 19, "day"), ("Juli", 7, "month")]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert read(text) == [(words, pytest.approx(value), kind) for words, value, kind in expected]


@pytest.mark.parametrize(("text", "expected"), RUSSIAN)
def test_russian(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert read(text, "ru") == expected


@pytest.mark.parametrize(("text", "expected"), GERMAN)
def test_german(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert read(text, "de") == expected


def test_a_language_without_a_lexicon_has_its_digits() -> None:
    assert read("达1.2亿吨", "zh") == [("1.2", 1.2, "cardinal")]
    assert not knows_words("zh")
    assert knows_words("en-GB")


def test_a_range_leaves_its_first_scale_open() -> None:
    first, second = numbers("2 to 3 million", "en")
    assert first.values == (2, 2_000_000)
    assert second.values == (3_000_000,)


def test_the_place_is_the_size_of_the_last_written_digit() -> None:
    assert [number.place for number in numbers("1.2 million, 15, 7.5", "en")] == [100_000, 1, Fraction(1, 10)]


EQUAL = [
    ("1.2 million", "en", "1 200 000", "ru"),
    ("1.3 million", "en", "1 287 400", "ru"),
    ("4:43 p.m.", "en", "16:43", "ru"),
    ("2,500", "en", "2,5 тысячи", "ru"),
    ("the 1850s", "en", "50-е", "ru"),
    ("twenty-five", "en", "25", "ru"),
    ("2.500", "en", "2500", "ru"),
]
DIFFERENT = [
    ("501 million", "en", "503 миллиона", "ru"),
    ("18", "en", "17,6", "ru"),
    ("the 1980s", "en", "1990-е", "ru"),
    ("in June", "en", "6-го", "ru"),
]


@pytest.mark.parametrize(("one", "language", "other", "other_language"), EQUAL)
def test_equal(one: str, language: str, other: str, other_language: str) -> None:
    assert may_equal(numbers(one, language)[0], numbers(other, other_language)[0])


@pytest.mark.parametrize(("one", "language", "other", "other_language"), DIFFERENT)
def test_different(one: str, language: str, other: str, other_language: str) -> None:
    assert not may_equal(numbers(one, language)[0], numbers(other, other_language)[0])


REWRITTEN = [
    ("1,200", 1500, "1,500"),
    ("150", 1500, "1500"),
    ("150", 15000, "15,000"),
    ("1.2 million", 3_400_000, "3.4 million"),
    ("3.4 million", 3_400_000_000, "3.4 billion"),
    ("2 billion", 150, "150"),
    ("12th", 21, "21st"),
    ("5", 1_000_000_000, None),
    ("Thirteen", 30, None),
    ("16:43", 1000, None),
    ("4.5", Fraction(1, 3), None),
]


@pytest.mark.parametrize(("text", "value", "expected"), REWRITTEN)
def test_rewrite(text: str, value: int | Fraction, expected: str | None) -> None:
    assert rewrite(numbers(text, "en")[0], text, Fraction(value)) == expected


def test_rewrite_a_year_without_grouping_and_a_month_by_name() -> None:
    assert rewrite(numbers("1987", "en")[0], "1987", Fraction(1978)) == "1978"
    assert rewrite(numbers("in June", "en")[0], "June", Fraction(7)) == "July"


@pytest.mark.parametrize(("text", "value"), [("XIX", 19), ("ХХ", 20), ("IV", 4), ("IIII", None), ("I", 1), ("x", None)])
def test_roman(text: str, value: int | None) -> None:
    assert roman_value(text) == value


@pytest.mark.parametrize(
    "text", ["9" * 5000, "A-" + "9" * 5000, "5 " + "hundred " * 500, "1 " + "000 " * 500, "1." * 5000]
)
def test_absurd_numbers_are_no_error(text: str) -> None:
    assert all(number.value < 10**50 for number in numbers(text, "en"))


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from(["en", "ru", "de"]))
def test_digits_are_read_back_however_they_are_grouped(value: int, language: str) -> None:
    separator = "," if language == "en" else "."
    for text in (str(value), f"{value:,}".replace(",", separator), f"{value:,}".replace(",", "\u00a0")):
        (number,) = numbers(f"({text})", language)
        assert value in number.values
        assert (number.start, number.end) == (1, 1 + len(text))


@given(
    st.text(alphabet="0123456789.,:/-– %$thsXVI одinMaymil½\n", max_size=40), st.sampled_from(["en", "ru", "de", "zh"])
)
def test_spans_are_in_order_inside_the_text_and_never_overlap(text: str, language: str) -> None:
    position = 0
    for number in numbers(text, language):
        assert position <= number.start < number.end <= len(text)
        assert number.value >= 0
        assert isinstance(number.kind, NumberKind)
        position = number.end
