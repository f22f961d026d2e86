"""Which language a text is in: by script first, then by a small model (py3langid)."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

__all__ = ["detect_language"]

_SAMPLE = 3_000  # code points that are enough to decide
_LETTERS = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS, _FEW_LETTERS = 12, 40
_MARGIN = 10  # of log probability, between the first guess and the second in a short text
_SCRIPTS = (
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("kana", re.compile(r"[\u3041-\u30ff]")),
    ("han", re.compile(r"[\u4e00-\u9fff]")),
    ("hangul", re.compile(r"[\uac00-\ud7a3]")),
    ("greek", re.compile(r"[\u0370-\u03ff]")),
    ("hebrew", re.compile(r"[\u05d0-\u05ea]")),
    ("thai", re.compile(r"[\u0e01-\u0e5b]")),
    ("georgian", re.compile(r"[\u10d0-\u10ff]")),
    ("armenian", re.compile(r"[\u0531-\u058f]")),
    ("arabic", re.compile(r"[\u0620-\u06ff]")),
)
_OF_SCRIPT = {"hangul": "ko", "greek": "el", "hebrew": "he", "thai": "th", "georgian": "ka", "armenian": "hy"}
_AMONG = {
    "cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn"),
    "arabic": ("ar", "fa", "ur", "ug", "ps"),
    "latin": (
        "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "ro", "hu", "fi", "et", "lv", "lt",
        "sv", "da", "nb", "nn", "no", "is", "ga", "tr", "az", "vi", "id", "sq", "ca", "eu", "la",
    ),
}  # fmt: skip
# Letters that give a language away; the model mistakes a short Russian sentence for Macedonian.
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
_OTHER_CYRILLIC = re.compile(r"[ўәғқңөұүһђјљњћџѓќЎӘҒҚҢӨҰҮҺЂЈЉЊЋЏ]")
_ENGLISH = frozenset(
    ["the", "of", "and", "to", "in", "is", "was", "that", "for", "on", "with", "as", "at", "by", "it", "he", "from"]
)


def detect_language(text: str) -> str:
    """The language of a text as a BCP 47 tag ("en", "ru"), "und" when it is too short or too mixed to tell.

    Looks at some 3,000 code points from the beginning, the middle and the end. The models know some 60 languages.
    """
    if len(text) > _SAMPLE:
        third = _SAMPLE // 3
        middle = len(text) // 2
        text = f"{text[:third]} {text[middle : middle + third]} {text[-third:]}"
    return _detect(text)


@lru_cache(maxsize=256)
def _detect(sample: str) -> str:
    letters = len(_LETTERS.findall(sample))
    counts = Counter({name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS})
    script, most = counts.most_common(1)[0]
    if letters == 0 or most * 2 <= letters:
        return "ja" if letters and counts["kana"] * 10 > letters else "und"
    if script in ("kana", "han"):
        return "ja" if counts["kana"] * 10 > letters else "zh"
    if script in _OF_SCRIPT:
        return _OF_SCRIPT[script]
    if script == "cyrillic":
        decided = _by_cyrillic_letters(sample, most)
        if decided is not None:
            return decided
    if letters < _FEWEST_LETTERS:
        return "und"
    if script == "latin" and _is_plainly_english(sample):
        return "en"
    return _by_model(sample, _AMONG[script], letters)


def _by_cyrillic_letters(sample: str, letters: int) -> str | None:
    if letters < 4:
        return None
    ukrainian, russian = len(_UKRAINIAN.findall(sample)), len(_RUSSIAN.findall(sample))
    if _OTHER_CYRILLIC.search(sample) and ukrainian <= russian:
        return "ru" if russian * 50 > letters and russian > len(_OTHER_CYRILLIC.findall(sample)) * 5 else None
    if ukrainian > russian:
        return "uk" if ukrainian * 50 > letters and not _OTHER_CYRILLIC.search(sample) else None
    hard_signs = len(re.findall("[ъЪ]", sample))
    if hard_signs * 100 > letters and russian == hard_signs and letters >= 40:
        return None  # Bulgarian has many hard signs and none of the other letters
    return "ru"


def _is_plainly_english(sample: str) -> bool:
    words = re.findall(r"[^\W\d_]+", sample.lower())
    return len(words) >= 20 and sum(word in _ENGLISH for word in words) * 6 > len(words)


def _by_model(sample: str, languages: tuple[str, ...], letters: int) -> str:
    import py3langid  # loads a model: a third of a second

    ranked = [(str(name), float(value)) for name, value in py3langid.rank(sample) if name in languages]
    (language, score), (_, second) = ranked[:2]
    if letters < _FEW_LETTERS and score - second < _MARGIN:
        return "und"
    return {"no": "nb"}.get(language, language)
