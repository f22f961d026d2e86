"""Words: put number words and scales together into one amount."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from segments.languages.numerals.lexicon import Lexicon

__all__ = ["Amount", "Word", "normal", "read_amount", "read_ordinal"]


@dataclass(frozen=True, slots=True)
class Word:
    """A token at ``[start, end)``; ``kind`` is the name of its group in the tokenizer."""

    start: int
    end: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with the size of its last written place; ``next`` is the token after it."""

    value: Fraction
    place: Fraction
    next: int
    others: tuple[Fraction, ...] = ()


@lru_cache(maxsize=16384)
def normal(text: str) -> str:
    """The form under which a lexicon lists a word."""
    return text.lower().replace("ё", "е")


def _form(words: list[Word], index: int) -> str:
    return normal(words[index].text) if 0 <= index < len(words) else ""


def _adjacent(words: list[Word], index: int) -> bool:
    """Whether token ``index`` follows the one before it with nothing but a space or nothing between."""
    return 0 < index < len(words) and words[index].start - words[index - 1].end <= 1


def read_amount(
    words: list[Word], index: int, literal: Fraction | None, place: Fraction, lexicon: Lexicon, *, money: bool = False
) -> Amount:
    """The amount that begins at token ``index``: with digits of value ``literal``, or in words.

    ``next == index`` where none begins there. ``money`` tells that a currency sign stands before the digits.
    """
    total = Fraction(0)
    group: Fraction | None = literal  # what the next scale multiplies
    position = index + 1 if literal is not None else index
    limit: int | None = None  # scales must fall: "two million three thousand"
    while position < len(words) and (position == index or _adjacent(words, position)):
        form = _form(words, position)
        scale = lexicon.scales.get(form)
        if form in lexicon.cardinals and literal is None and _fits(group, lexicon.cardinals[form]):
            group = (group or Fraction(0)) + lexicon.cardinals[form]
            place = Fraction(1)
        elif (
            scale
            and (limit is None or scale < limit)
            and (scale >= 1000 or (group or 0) < 1000)
            and (group is not None or _bare(form, position == index, lexicon))
        ):
            group = Fraction(scale) if group is None else group * scale
            if scale >= 1000:
                total, group, limit, literal, place = total + group, None, scale, None, place * scale
            if _form(words, position + 1) == "." and _form(words, position + 2) in lexicon.scales:
                position += 1  # "5 тыс. млрд": the abbreviation's own full stop
        elif literal is not None and limit is None and form in lexicon.glued_scales and _glued(words, position):
            power = lexicon.glued_scales[form]
            others = () if money or form not in ("m", "b", "k") else (literal,)  # "150m" may be metres
            return Amount(literal * power, place * power, position + 1, others)
        elif (half := _half(words, position, lexicon)) and group is not None:
            group, place = group + Fraction(1, 2), place / 2
            position += half - 1
        elif form in lexicon.fractions and limit is None and (group is not None or position == index):
            if group is None and form not in lexicon.bare_fractions and not _is_part(words, position, lexicon):
                break
            place = lexicon.fractions[form]
            group = place if group is None else group * place
            scaled = position + 1
            while _form(words, scaled) in lexicon.articles:
                scaled += 1
            if _form(words, scaled) not in lexicon.scales:
                return Amount(group, place, position + 1)
            position = scaled - 1  # "half a million": the article belongs to the amount
        elif limit is not None and group is None and words[position].text.isdigit():
            if lexicon.scales.get(_form(words, position + 1), limit) >= limit:
                break
            group, place = Fraction(int(words[position].text)), Fraction(1)  # "1 млн 200 тыс."
        elif not (
            (form in lexicon.joiners and literal is None and _joins(words, position, group, total, lexicon))
            or (form == "-" and limit is None and _hyphenated(words, position, group, literal, lexicon))
        ):
            break
        position += 1
    if position == index:
        return Amount(Fraction(0), place, index)
    return Amount(total + (group or 0), place, position)


def read_ordinal(words: list[Word], index: int, lexicon: Lexicon) -> Amount | None:
    """The ordinal in words that begins at token ``index``: fifth, twenty-fifth, двадцать пятого."""
    form = _form(words, index)
    if form in lexicon.ordinals:
        if form in lexicon.fractions and _is_part(words, index, lexicon):
            return None
        return Amount(Fraction(lexicon.ordinals[form]), Fraction(1), index + 1)
    tens = lexicon.cardinals.get(form)
    if tens is None or tens < 20 or tens % 10:
        return None
    last = index + 2 if _form(words, index + 1) == "-" else index + 1
    unit = lexicon.ordinals.get(_form(words, last)) if _adjacent(words, last) else None
    if unit is None or unit >= (100 if tens >= 100 else 10):
        return None
    return Amount(tens + unit, Fraction(1), last + 1)


def _fits(group: Fraction | None, value: Fraction) -> bool:
    """Whether a cardinal may follow what the group holds: five after twenty, twenty-five after two hundred."""
    if group is None:
        return True
    if value.denominator != 1 or group.denominator != 1 or value == 0:
        return False
    if value < 10:
        return group % 10 == 0 and group % 100 != 10 and group >= 20
    return value < 100 and group % 100 == 0 and group >= 100


def _bare(form: str, first: bool, lexicon: Lexicon) -> bool:
    """Whether a scale is a number by itself: a million, but not "millions"."""
    return first and form in lexicon.bare_scales


def _glued(words: list[Word], position: int) -> bool:
    return words[position].start == words[position - 1].end


def _half(words: list[Word], position: int, lexicon: Lexicon) -> int:
    for phrase in lexicon.halves:
        if all(_form(words, position + offset) == word for offset, word in enumerate(phrase)):
            return len(phrase)
    return 0


def _is_part(words: list[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a word such as "third" or "quarter" is a part here: "a third of", "two thirds"."""
    before = _form(words, index - 1)
    if before == "-":
        before = _form(words, index - 2)
    if not lexicon.articles:
        return True
    return (before in lexicon.articles or before in lexicon.cardinals) and (
        _form(words, index + 1) in lexicon.articles or _form(words, index).endswith("s")
    )


def _joins(words: list[Word], position: int, group: Fraction | None, total: Fraction, lexicon: Lexicon) -> bool:
    """Whether "and" holds a number together: two hundred and five, a thousand and one."""
    following = lexicon.cardinals.get(_form(words, position + 1))
    if following is None or following >= 100:
        return False
    return (group is not None and group >= 100 and group % 100 == 0) or (group is None and total > 0)


def _hyphenated(
    words: list[Word], position: int, group: Fraction | None, literal: Fraction | None, lexicon: Lexicon
) -> bool:
    """Whether a hyphen holds a number together: twenty-five, two-thirds, 5-million."""
    form = _form(words, position + 1)
    if group is None or not _glued(words, position):
        return False
    if form in lexicon.scales:
        return True
    following = lexicon.cardinals.get(form)
    return literal is None and (_fits(group, following) if following is not None else form in lexicon.fractions)
