"""Reading: find the numbers of a text, with its language's lexicon."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Final

from segments.languages.numerals import english, german, russian
from segments.languages.numerals.digits import LITERAL, VULGAR, read_literal
from segments.languages.numerals.lexicon import Lexicon
from segments.languages.numerals.number import Number, NumberKind
from segments.languages.numerals.roman import roman_value
from segments.languages.numerals.words import Amount, Word, normal, read_amount, read_ordinal

__all__ = ["knows_words", "numbers"]

LEXICONS: Final = {"en": english.LEXICON, "ru": russian.LEXICON, "de": german.LEXICON}
DIGITS_ONLY: Final = Lexicon()

_TOKEN: Final = re.compile(
    r"(?P<skip>https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]+\.\w+|\d[\d.,]{30,})"
    r"|(?P<date>(?<![\d.,])(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{1,2}/\d{1,2}/\d{4}|\d{2}\.(?:19|20)\d{2})"
    r"(?![\d.,/-]*\d))"
    r"|(?P<fraction>(?<![\d.,/])(?:[12]/[2-9]|3/[458]|1/(?:10|16|32))(?![\d.,]*[\d/]))"
    r"|(?P<clock>(?<![\d:])(?:[01]?\d|2[0-4]):\s?[0-5]\d(?::[0-5]\d)?"
    r"(?![\d:]|[ \u00a0\u202f]\d{3}(?!\d))(?:\s?[ap]\.?\s?m\b\.?)?"
    r"|(?<![\d:.,])(?:0?[1-9]|1[0-2])(?:\.[0-5]\d)?\s?[ap]\.?\s?m\b\.?)"
    r"|(?P<season>(?<![\d.,])(?:1[5-9]|20)\d\d\s?[-–—/]\s?\d\d(?![\d.,]*\d|\s?[%°]))"
    r"|(?P<identifier>(?<!\w)[^\W\d_]{1,12}[-‑–]?\d{1,12}(?:-\d{1,12})*[^\W\d_]{0,2}(?![\w]))"
    rf"|(?P<literal>(?:{LITERAL})|[{''.join(VULGAR)}])"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)
_IDENTIFIER_HEAD: Final = re.compile(r"[A-ZА-ЯЁ]{1,6}|[A-ZА-ЯЁ][a-zа-яё]{1,2}|[A-ZА-ЯЁ]\w*[A-ZА-ЯЁ]")
HUNDREDTH: Final = Fraction(1, 100)
_AFTER_DIGITS: Final = re.compile(r"-?(?!(?:[KMB]|[kmb]n|TN)\b)[A-ZА-Я]{1,3}(?!\w)")
_CURRENCIES: Final = frozenset("$€£₽¥")
_DASHES: Final = frozenset("-–—‑")
_RANGE_GAP: Final = re.compile(r"\s*%?\s*[-–—‑]\s*")
_ELIDED: Final = {NumberKind.PERCENT, NumberKind.DAY, NumberKind.YEAR, NumberKind.CENTURY, NumberKind.DECADE}


def knows_words(language: str) -> bool:
    """Whether number words and scales of this language (a BCP 47 tag) are read, not its digits alone."""
    return _base(language) in LEXICONS


def _base(language: str) -> str:
    return language.split("-")[0].lower()


@lru_cache(maxsize=8192)
def numbers(text: str, language: str) -> tuple[Number, ...]:
    """The numbers of a text in order, spans not overlapping; ``language`` is a BCP 47 tag.

    A language without a lexicon has its digits read. Addresses of pages and mail hold no numbers.
    """
    return tuple(_Reader(text, LEXICONS.get(_base(language), DIGITS_ONLY)).read())


class _Reader:
    """One pass over the tokens of a text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.words: list[Word] = self._split()
        self.found: list[Number] = []

    def _split(self) -> list[Word]:
        words = []
        position = 0
        while (match := _TOKEN.search(self.text, position)) is not None:
            kind, end = match.lastgroup or "", match.end()
            if kind == "identifier" and (head := _head(match.group())) and not _IDENTIFIER_HEAD.fullmatch(head):
                kind, end = "word", match.start() + len(head)  # "mid-1990s": a common word and a number, by themselves
            words.append(Word(match.start(), end, self.text[match.start() : end], kind))
            position = end
        return words

    def read(self) -> list[Number]:
        index = 0
        while index < len(self.words):
            step = getattr(self, f"_read_{self.words[index].kind}")(index)
            index += max(1, step)
        return self.found

    def add(self, number: Number) -> None:
        if self.found:
            self._elide(number)
        self.found.append(number)

    def _elide(self, number: Number) -> None:
        """Give the first end of a range what is written only at its second: "2 to 3 million", "4-6%"."""
        last = self.found[-1]
        gap = self.text[last.end : number.start]
        words = gap.strip().lower()
        if len(gap) > 6 or not (_RANGE_GAP.fullmatch(gap) or words in self.lexicon.ranges):
            return
        if last.kind is NumberKind.CARDINAL and number.kind in _ELIDED and last.place <= number.place:
            self.found[-1] = replace(last, kind=number.kind)
        elif last.kind is NumberKind.CARDINAL and number.place >= 1000 and last.value < 1000 and last.place <= 1:
            scale = number.place
            while number.value % (scale * 1000) == 0:
                scale *= 1000
            for power in (10**12, 10**9, 10**6, 10**3):
                if number.value >= power and number.place <= power:
                    self.found[-1] = replace(last, others=(*last.others, last.value * power))
                    break

    # One method for each kind of token; each returns how many tokens it took.

    def _read_skip(self, index: int) -> int:
        return 1

    def _read_mark(self, index: int) -> int:
        return 1

    def _read_date(self, index: int) -> int:
        word = self.words[index]
        parts = [(match.start() + word.start, match.group()) for match in re.finditer(r"\d+", word.text)]
        if len(parts) == 2:
            kinds = [NumberKind.MONTH, NumberKind.YEAR]
        elif len(parts[0][1]) == 4:
            kinds = [NumberKind.YEAR, NumberKind.MONTH, NumberKind.DAY]
        else:
            kinds = [NumberKind.DAY, NumberKind.MONTH, NumberKind.YEAR]
        american = "/" in word.text  # 7/4/2020 may be July or April
        values = [int(part) for _, part in parts]
        if max(values[kinds.index(NumberKind.MONTH)], 1) > 12 and not american:
            return 1  # a version, a section of a law
        for (start, part), kind, value in zip(parts, kinds, values, strict=True):
            if kind is NumberKind.YEAR and len(part) == 2:
                century = (Fraction(1900 + value), Fraction(value))
                self.add(Number(Fraction(2000 + value), kind, start, start + 2, others=century))
            else:
                others = (Fraction(values[0]), Fraction(values[1])) if american and kind is not NumberKind.YEAR else ()
                self.add(Number(Fraction(value), kind, start, start + len(part), others=others))
        return 1

    def _read_clock(self, index: int) -> int:
        word = self.words[index]
        digits = [int(part) for part in re.findall(r"\d+", word.text)]
        hour, minute = digits[0], digits[1] if len(digits) > 1 else 0
        half = re.search(r"([ap])\.?\s?m", word.text, re.IGNORECASE)
        if half is not None:
            hour = hour % 12 + (12 if half.group(1).lower() == "p" else 0)
        others: tuple[Fraction, ...] = (Fraction(hour * 100 + minute, 100),)
        if half is not None:
            others += (Fraction(digits[0] * 100 + minute, 100),)
        self.add(Number(Fraction(hour * 60 + minute), NumberKind.TIME, word.start, word.end, others=others))
        return 1

    def _read_season(self, index: int) -> int:
        word = self.words[index]
        (first, _), (second, place) = ((m.group(), m.start() + word.start) for m in re.finditer(r"\d+", word.text))
        year = Fraction(int(first))
        end = year - year % 100 + int(second)
        if end <= year:
            end += 100
        self.add(Number(year, NumberKind.YEAR, word.start, word.start + len(first)))
        self.add(Number(end, NumberKind.YEAR, place, word.end, others=(Fraction(int(second)),)))
        return 1

    def _read_fraction(self, index: int) -> int:
        word = self.words[index]
        value = Fraction(word.text)
        rounds = (Fraction(2 * value.denominator),) if value.numerator == 1 else ()  # 1/8 of a final: the round of 16
        self.add(Number(value, NumberKind.CARDINAL, word.start, word.end, value, others=rounds))
        return 1

    def _read_identifier(self, index: int) -> int:
        word = self.words[index]
        digits = re.search(r"\d+", word.text)
        assert digits is not None
        value = Fraction(int(digits.group()))
        others = tuple(Fraction(int(part)) for part in re.findall(r"\d+", word.text)[1:])
        self.add(Number(value, NumberKind.IDENTIFIER, word.start, word.end, others=others))
        return 1

    def _read_literal(self, index: int) -> int:
        word, lexicon = self.words[index], self.lexicon
        if word.text in VULGAR:
            self.add(Number(VULGAR[word.text], NumberKind.CARDINAL, word.start, word.end, HUNDREDTH))
            return 1
        read = read_literal(word.text, lexicon.separators)
        if read is None:
            return 1
        (value, *others), place = read
        first = index
        whole = word.text.isdigit()
        if whole and (taken := self._read_ending(index, value)):
            return taken
        if whole and (part := self._part(index + 1)):  # 2½, 2 1/2
            value, place, index = value + part, part, index + 1
            whole = False
        money = self.text[max(0, word.start - 2) : word.start].rstrip()[-1:] in _CURRENCIES
        amount = read_amount(self.words, index, value, place, lexicon, money=money)
        factor = amount.place / place if amount.value != value else Fraction(1)
        amount = replace(amount, others=(*(other * factor for other in others), *amount.others))
        kind = NumberKind.YEAR if amount.value == value and whole and _is_year(word.text) else NumberKind.CARDINAL
        return self._finish(amount, first, self.words[amount.next - 1].end, kind)

    def _part(self, index: int) -> Fraction | None:
        """The value of a fraction in digits at this token, right after the whole number."""
        if index >= len(self.words) or self.words[index].start - self.words[index - 1].end > 1:
            return None
        word = self.words[index]
        return Fraction(word.text) if word.kind == "fraction" else VULGAR.get(word.text)

    def _read_ending(self, index: int, value: Fraction) -> int:
        """Digits with letters on them (5G, 90s, 5-го, 24th): add the number and return the tokens taken, 0 for none."""
        word, lexicon, text = self.words[index], self.lexicon, self.text
        if (glued := _AFTER_DIGITS.match(text, word.end)) is not None:
            self.add(Number(value, NumberKind.IDENTIFIER, word.start, glued.end()))
            return self._up_to(index, glued.end())
        decade = value % 10 == 0 and (20 <= value <= 90 or 1100 <= value <= 2090)
        if decade and (ending := lexicon.decade_ending.match(text, word.end)) is not None:
            first, others = (value, ()) if value > 100 else (1900 + value, (value,))
            self.add(Number(first, NumberKind.DECADE, word.start, ending.end(), others=others))
            return self._up_to(index, ending.end())
        kind = NumberKind.YEAR if _is_year(word.text) else NumberKind.ORDINAL
        ending = lexicon.ordinal_ending.match(text, word.end)
        if ending is None:
            kind, ending = NumberKind.CARDINAL, lexicon.cardinal_ending.match(text, word.end)
        if ending is None:
            return 0
        amount = Amount(value, Fraction(1), index + self._up_to(index, ending.end()))
        return self._finish(amount, index, ending.end(), kind)

    def _read_word(self, index: int) -> int:
        word, lexicon = self.words[index], self.lexicon
        form = normal(word.text)
        if form in lexicon.months and self._is_month(index, form):
            return self._read_month(index, form)
        if (roman := self._roman(index)) is not None:
            following = self._form(index + 1)
            kind = NumberKind.CENTURY if following in lexicon.centuries else NumberKind.ORDINAL
            self.add(Number(Fraction(roman), kind, word.start, word.end, written=True))
            return 1
        if self._is_other_word(index, form):
            return 1
        if (ordinal := read_ordinal(self.words, index, lexicon)) is not None:
            end = self.words[ordinal.next - 1].end
            return self._finish(ordinal, index, end, NumberKind.ORDINAL, written=True)
        if form in lexicon.decades:
            tens = Fraction(lexicon.decades[form])
            self.add(Number(1900 + tens, NumberKind.DECADE, word.start, word.end, others=(tens,), written=True))
            return 1
        amount = read_amount(self.words, index, None, Fraction(1), lexicon)
        if amount.next > index:
            end = self.words[amount.next - 1].end
            return self._finish(amount, index, end, NumberKind.CARDINAL, written=True)
        if len(form) > 7 and (match := lexicon.compound.fullmatch(form)) is not None:
            value = lexicon.cardinals.get(match.group(1))
            if value is not None:
                self.add(Number(value, NumberKind.CARDINAL, word.start, word.end, written=True))
        return 1

    def _finish(self, amount: Amount, first: int, end: int, kind: NumberKind, *, written: bool = False) -> int:
        """Add the number of tokens ``first`` to offset ``end``, its kind by its neighbours; the tokens taken."""
        lexicon, after = self.lexicon, amount.next
        number = Number(amount.value, kind, self.words[first].start, end, amount.place, amount.others, written)
        following = self._form(after)
        if following == "-":
            following = self._form(after + 1)
        phrase = f"{following} {self._form(after + 1)}"
        if following == "%" or following in lexicon.percents or phrase in lexicon.percents:
            number = replace(number, kind=NumberKind.PERCENT)
        elif following in lexicon.centuries and 1 <= amount.value <= 30 and amount.place == 1:
            number = replace(number, kind=NumberKind.CENTURY)
        elif 1 <= amount.value <= 31 and amount.value.denominator == 1 and amount.place == 1:
            of = after + 1 if following in lexicon.of_date else after
            before = self._month_before(first)
            if before or (self._form(of) in lexicon.months and self._is_month(of, self._form(of), beside=True)):
                number = replace(number, kind=NumberKind.DAY)
            elif following in lexicon.hours and not written and (time := self._clock_words(number, after)) is not None:
                self.add(time[0])
                return time[1] - first
        self.add(number)
        return after - first

    def _clock_words(self, hours: Number, index: int) -> tuple[Number, int] | None:
        """ "11 hours 28 minutes" as one time, or None."""
        place = index + 1
        if self._form(place) in self.lexicon.joiners:
            place += 1
        if place >= len(self.words) or self._form(place + 1) not in self.lexicon.minutes:
            return None
        word = self.words[place]
        if not word.text.isdigit() or int(word.text) > 59 or hours.value > 24:
            return None
        value = hours.value * 60 + int(word.text)
        others = (hours.value + Fraction(int(word.text), 100),)
        return Number(value, NumberKind.TIME, hours.start, word.end, others=others), place + 2

    def _read_month(self, index: int, form: str) -> int:
        word = self.words[index]
        self.add(Number(Fraction(self.lexicon.months[form]), NumberKind.MONTH, word.start, word.end, written=True))
        return 1

    def _is_month(self, index: int, form: str, *, beside: bool = False) -> bool:
        lexicon = self.lexicon
        if form not in lexicon.ambiguous_months:
            return True
        if not self.words[index].text[0].isupper():
            return False
        if beside or self._form(index - 1) in lexicon.month_cues:
            return True
        before = self._raw(index - 1)
        if before.islower() and form not in lexicon.names_too:  # a capital inside a sentence
            return True
        return any(word.kind in ("literal", "season") for word in self.words[max(0, index - 1) : index + 2])

    def _month_before(self, index: int) -> bool:
        form = self._form(index - 1)
        if form in (".", "the"):
            form = self._form(index - 2)
        return self.lexicon.month_first and form in self.lexicon.months and (form != "." or len(form) < 5)

    def _is_other_word(self, index: int, form: str) -> bool:
        lexicon = self.lexicon
        if form in lexicon.not_before and self._form(index + 1) in lexicon.not_before[form]:
            return True
        return form in lexicon.not_after and self._form(index - 1) in lexicon.not_after[form]

    def _roman(self, index: int) -> int | None:
        """The value of a Roman numeral where it is sure: before a century or quarter, or after a name (Nicholas II)."""
        word = self.words[index]
        value = roman_value(word.text)
        if value is None:
            return None
        cue = index + 1
        if self._form(cue) in _DASHES and roman_value(self._raw(cue + 1)):  # XIX–XX centuries
            cue += 2
        if self._form(cue) in self.lexicon.roman_cues:
            return value
        before = self._raw(index - 1)
        named = len(before) > 2 and before[:1].isupper() and not before.isupper()
        return value if named and len(word.text) > 1 and value < 40 else None

    def _raw(self, index: int) -> str:
        return self.words[index].text if 0 <= index < len(self.words) else ""

    def _form(self, index: int) -> str:
        return normal(self._raw(index))

    def _up_to(self, index: int, end: int) -> int:
        """How many tokens from ``index`` start before ``end``."""
        after = index
        while after < len(self.words) and self.words[after].start < end:
            after += 1
        return after - index


def _head(text: str) -> str:
    return text[: next(place for place, character in enumerate(text) if not character.isalpha())]


def _is_year(text: str) -> bool:
    return len(text) == 4 and 1100 <= int(text) <= 2100
