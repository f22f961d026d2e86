"""invalid-language-code: a language that no tool will understand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from glossary.concepts import Glossary
from glossary.consistency.rule import Rule
from segments.findings import Finding, Fix, FixGroup, Severity
from segments.patches import Patch

__all__ = ["InvalidLanguageCode"]

_TWO_LETTERS: Final = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
ISO_639_1: Final = frozenset(_TWO_LETTERS.split())
COUNTRIES_FOR_LANGUAGES: Final = {
    "jp": "ja",
    "cn": "zh",
    "ua": "uk",
    "cz": "cs",
    "dk": "da",
    "gr": "el",
    "kz": "kk",
    "rus": "ru",
    "eng": "en",
    "ger": "de",
    "deu": "de",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "ukr": "uk",
    "chi": "zh",
    "zho": "zh",
}
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{5,8})*(-x(-\w{1,8})+)?")


class InvalidLanguageCode(Rule):
    """A language code that is not a BCP 47 tag, or not of a language that ISO 639 knows.

    Bad: ``en_GB``, ``en-UK``, ``jp``, ``russian``.
    Good: ``en-GB``, ``ja``, ``ru``.

    With a wrong code the entry belongs to another pair of languages, and nothing in it is ever looked for. The usual
    slips (a country's code for its language, an underscore, three letters where there are two) have a fix.
    """

    id = "invalid-language-code"
    category = "terminology"
    severity = Severity.MAJOR

    def check(self, subject: Glossary) -> Iterable[Finding]:
        """One finding for each such cell."""
        for concept in subject.concepts:
            for name, code in (("source_lang", concept.source_lang), ("target_lang", concept.target_lang)):
                if name == "source_lang" and not concept.sources and code == "und":
                    continue  # a rule of house style has no source
                better = _better(code)
                if better == code:
                    continue
                place = concept.place_of(name)
                written = subject.text[place.start : place.end]
                what = f"“{code}” is not a language code" if code != "und" else f"{name} is empty"
                fixes = []
                if better and written.strip() == code:
                    start = place.start + written.index(code)
                    patch = Patch(start, start + len(code), better)
                    fixes = [Fix(f"Write {better}", (patch,), group=FixGroup.TERMS)]
                yield self.finding(
                    place.start,
                    place.end,
                    f"{what}; write {better}." if better else f"{what} (BCP 47 has ru, en, en-GB, zh-Hans ...).",
                    fixes=fixes,
                    concept=concept.id,
                )


def _better(code: str) -> str | None:
    """The code itself where it is right, the right one where it can be told, else None."""
    primary, *rest = code.replace("_", "-").split("-")
    primary = COUNTRIES_FOR_LANGUAGES.get(primary.casefold(), primary)
    rest = ["GB" if part.upper() == "UK" else part for part in rest]
    tag = "-".join((primary, *rest))
    known = primary.casefold() in ISO_639_1 or (len(primary) == 3 and primary.casefold() != "und")
    return tag if known and _TAG.fullmatch(tag) else None
