"""Encodings: bytes to text and back, exactly."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from segments.errors import InputError
from segments.languages.detect import detect_language

__all__ = ["READ", "Decoded", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Bytes that begin files of other kinds; the name is how a user knows them.
_SIGNATURES = (
    (b"PK\x03\x04", "a zip archive (a Word or another office document is one)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls)"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x1f\x8b", "gzip data without the extension .gz"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3\x00", "a database"),
    (b"PAR1", "a Parquet table"),
    (b"\x7fELF", "a program"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
)

READ = "the formats read are .txt, .md, .tsv, .csv and .jsonl, each also .gz"
"""The formats there are, for a message."""

_VALID_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_LIKELY = re.compile("[\u00a0-\u017f\u0400-\u04ff\u2010-\u2044\u20ac\u2116\u2122]")
_HIGH = bytes(range(128, 256))
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_FEW_HIGH_BYTES = 20
_SAMPLE = 65_536  # bytes that are enough to tell encodings apart

_CYRILLIC: Sequence[str] = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic")
_CENTRAL_EUROPEAN = frozenset(["pl", "cs", "sk", "hu", "ro", "sl", "hr", "sq"])
_RUN_OF_HIGH = re.compile(rb"[\x80-\xff]{4,}")  # a word in Cyrillic; Latin scripts have no four such letters in a row
_COMMON_CYRILLIC = re.compile("[оеаинтсрвл]")
_CAPITAL_INSIDE = re.compile("[а-яё][А-ЯЁ]")
_NAMES = {"cp1251": "windows-1251", "cp1252": "windows-1252", "cp1250": "windows-1250", "koi8_r": "KOI8-R"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded file: ``bom + text.encode(encoding)`` is its bytes; ``notice`` tells of a guessed encoding."""

    path: str
    text: str
    encoding: str
    bom: bytes = b""
    notice: str | None = None

    def encode(self, text: str) -> bytes:
        """The bytes of a file with this text. InputError where the encoding cannot hold it."""
        try:
            return self.bom + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            character = error.object[error.start]
            shown = f"{character!r} (U+{ord(character):04X})"
            raise InputError(
                self.path,
                f"its encoding, {_name(self.encoding)}, cannot hold {shown}: use other words, or make the file UTF-8",
            ) from None


def decode(raw: bytes, path: str, encoding: str | None = None, *, formats: str = READ) -> Decoded:
    """Decode a file: by ``encoding`` if given, by its byte order mark, as UTF-8, or by a guess at its code page.

    The result encodes back to ``raw``, always; ``formats`` tells in a message what could be read instead. Raises
    InputError for a binary file, damaged UTF-8, an unknown encoding and one that would not give the bytes back.
    """
    for signature, name in _SIGNATURES:
        if raw.startswith(signature):
            raise InputError(path, f"is {name}, not text: {formats}")
    if encoding is not None:
        return _decode_as(raw, path, encoding)
    for bom, name in _BOMS:
        if raw.startswith(bom) and not (bom == codecs.BOM_UTF32_LE and len(raw) % 4):
            return _strict(raw[len(bom) :], path, name, bom)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_single_byte(raw, path, error, formats)
    controls = len(_CONTROLS.findall(raw[:_SAMPLE]))
    if controls * 10 > 3 * min(len(raw), _SAMPLE):
        if raw[:_SAMPLE].count(0) * 3 > min(len(raw), _SAMPLE):
            raise InputError(path, "looks like UTF-16 without a byte order mark: give --encoding utf-16-le (or -be)")
        raise InputError(path, f"is a binary file, not text: {formats}")
    return Decoded(path, text, "utf-8")


def _decode_as(raw: bytes, path: str, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise _unknown(path, encoding) from None
    family = name.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    if family in ("utf-8", "utf-16", "utf-32"):
        for bom, bom_name in _BOMS:
            if raw.startswith(bom) and bom_name.startswith(family):
                return _strict(raw[len(bom) :], path, bom_name if name in (family, "utf-8-sig") else name, bom)
        name = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name)
    return _strict(raw, path, name)


def _unknown(path: str, encoding: str) -> InputError:
    return InputError(path, f"no text encoding is called {encoding!r} (try utf-8, windows-1251, koi8-r)")


def _strict(body: bytes, path: str, encoding: str, bom: bytes = b"") -> Decoded:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            path, f"is not {_name(encoding)}: {error.reason} at byte {error.start + len(bom)}; give its --encoding"
        ) from None
    except LookupError:
        raise _unknown(path, encoding) from None  # a codec, but not of text: "hex"
    except ValueError as error:
        raise InputError(path, f"is not {_name(encoding)} ({error}); give its --encoding") from None
    try:
        exact = text.encode(encoding) == body
    except UnicodeError:
        exact = False
    if not exact:
        raise InputError(
            path, f"read as {_name(encoding)} it could not be written back byte for byte: convert the file to UTF-8"
        )
    return Decoded(path, text, encoding, bom)


def _decode_single_byte(raw: bytes, path: str, error: UnicodeDecodeError, formats: str) -> Decoded:
    around = raw[max(0, error.start - _SAMPLE * 8) :][: _SAMPLE * 16]
    if _is_damaged_utf8(around):
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(
            path,
            f"is damaged UTF-8: byte 0x{raw[error.start]:02x} at {error.start} (line {line}) belongs to no character; "
            "mend the file, or give its --encoding",
        )
    sample = raw[max(0, error.start - _SAMPLE // 2) :][:_SAMPLE]
    if b"\x00" in raw or len(_CONTROLS.findall(sample)) * 20 > len(sample):
        raise InputError(path, f"is a binary file, not text: {formats}")
    name = _guess(sample)
    for candidate in (name, "latin-1"):
        try:
            text = raw.decode(candidate)
        except UnicodeDecodeError:
            continue
        if text.encode(candidate) == raw:
            notice = f"read as {_name(candidate)} (a guess: --encoding overrules it)"
            return Decoded(path, text, candidate, notice=notice)
    raise InputError(path, "is text in no encoding that could be told: give its --encoding")


def _is_damaged_utf8(raw: bytes) -> bool:
    """True where enough bytes are UTF-8 that the rest is damage, not another encoding.

    By chance a few bytes of windows-1251 ("РФ»") and many of cp866 are valid UTF-8, but of unlikely characters.
    """
    sequences = _VALID_MULTIBYTE.findall(raw)
    valid = sum(map(len, sequences))
    high = _count_high(raw)
    likely = sum(_LIKELY.match(sequence.decode("utf-8")) is not None for sequence in sequences)
    return valid * 5 >= 4 * high or (valid * 5 >= high and likely * 2 >= len(sequences))


def _count_high(raw: bytes) -> int:
    return len(raw) - len(raw.translate(None, _HIGH))


def _guess(sample: bytes) -> str:
    """The likeliest single-byte encoding of some bytes that are not UTF-8."""
    high = _count_high(sample)
    if 2 * sum(map(len, _RUN_OF_HIGH.findall(sample))) > high:
        return max(_CYRILLIC, key=lambda encoding: _cyrillic_score(sample.decode(encoding, "replace")))
    language = detect_language(sample.decode("cp1252", "replace")) if high >= _FEW_HIGH_BYTES else "en"
    if language in ("tr", "az"):
        return "cp1254"
    if language in _CENTRAL_EUROPEAN:
        from charset_normalizer import from_bytes  # slow to import and seldom needed

        best = from_bytes(sample, cp_isolation=["cp1250", "iso8859_2"]).best()
        return best.encoding if best is not None else "cp1250"
    return "cp1252"  # a few dashes and quotes in English prove nothing: the commonest it is


def _cyrillic_score(text: str) -> int:
    """How much a text reads like Russian: its commonest letters, less capitals in the middle of words."""
    return len(_COMMON_CYRILLIC.findall(text)) - 3 * len(_CAPITAL_INSIDE.findall(text))


def _name(encoding: str) -> str:
    return _NAMES.get(encoding, encoding.upper() if encoding.startswith("utf") else encoding)
