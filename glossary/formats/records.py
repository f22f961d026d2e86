"""From a record (a row, an object) to a concept: the one place that knows the names and values of the fields."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from glossary.concepts import CaseRule, Concept, ForbiddenWhen, MatchRule, Term, TermStatus
from segments.errors import InputError
from segments.findings import Span

__all__ = ["COLUMNS", "LISTS", "Field", "Piece", "check_columns", "concept_of"]

COLUMNS: Final = (
    "concept_id",
    "domain",
    "source_lang",
    "source",
    "target_lang",
    "preferred",
    "admitted",
    "forbidden",
    "forbidden_when",
    "gloss",
    "case",
    "match",
    "note",
)
LISTS: Final = ("source", "preferred", "admitted", "forbidden")
REQUIRED: Final = ("concept_id", "source_lang", "source", "target_lang", "preferred")
STATUSES: Final = {
    "preferred": TermStatus.PREFERRED,
    "admitted": TermStatus.ADMITTED,
    "forbidden": TermStatus.FORBIDDEN,
}

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a field and its place in the file, code points. Not stripped: what is written is what it says."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record: its pieces (one for a plain field) and the place of the whole."""

    pieces: tuple[Piece, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        """The stripped text of a plain field."""
        return self.pieces[0].text.strip() if self.pieces else ""


EMPTY: Final = Field((), 0, 0)


def check_columns(path: str, names: Sequence[str], line: int = 1) -> None:
    """Refuse (InputError) a header with a column missing, given twice, or misspelt."""
    for name in names:
        if names.count(name) > 1 and name:
            raise InputError(path, f"line {line}: the column {name!r} is there twice")
    unknown = [name for name in names if name not in COLUMNS]
    for name in unknown:
        near = difflib.get_close_matches(name, [column for column in COLUMNS if column not in names], 1, 0.8)
        if near:
            raise InputError(path, f"line {line}: unknown column {name!r} (meant: {near[0]!r}?)")
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        known = ", ".join(COLUMNS)
        plural = "s" if len(missing) > 1 else ""
        raise InputError(
            path,
            f"line {line}: the header has no column{plural} {', '.join(map(repr, missing))} (the layout is {known})",
        )


def concept_of(path: str, line: int, fields: Mapping[str, Field], start: int, end: int) -> Concept:
    """The concept that a record describes; InputError, naming the line, for a value that is not allowed."""

    def plain(name: str) -> str:
        return fields.get(name, EMPTY).text

    def choice(name: str, kind: type[Choice], default: Choice) -> Choice:
        value = plain(name)
        if not value:
            return default
        try:
            return kind(value.casefold())
        except ValueError:
            allowed = ", ".join(kind)
            raise InputError(path, f"line {line}: unknown value {value!r} in {name} (known: {allowed})") from None

    if not plain("concept_id"):
        raise InputError(path, f"line {line}: concept_id is empty")
    forbidden_when = choice("forbidden_when", ForbiddenWhen, ForbiddenWhen.ALWAYS)
    case = choice("case", CaseRule, CaseRule.ANY)
    match = choice("match", MatchRule, MatchRule.INFLECTED)
    sources = _terms(fields.get("source", EMPTY).pieces, TermStatus.PREFERRED, CaseRule.ANY, MatchRule.INFLECTED)
    terms = [
        term
        for name, status in STATUSES.items()
        for term in _terms(fields.get(name, EMPTY).pieces, status, case, match)
    ]
    return Concept(
        id=plain("concept_id"),
        source_lang=plain("source_lang") or "und",
        target_lang=plain("target_lang") or "und",
        sources=tuple(sources),
        terms=tuple(terms),
        forbidden_when=forbidden_when,
        domain=plain("domain"),
        gloss=plain("gloss"),
        note=plain("note"),
        path=path,
        line=line,
        start=start,
        end=end,
        places={name: Span(field.start, field.end) for name, field in fields.items()},
    )


def _terms(pieces: Iterable[Piece], status: TermStatus, case: CaseRule, match: MatchRule) -> list[Term]:
    return [Term(piece.text, status, case, match, piece.start, piece.end) for piece in pieces if piece.text.strip()]
