"""Reading and exporting files: what comes out is what went in, but for what was edited."""

from __future__ import annotations

import gzip
import io
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from segments.errors import InputError
from segments.formats import DocumentFile, read_document, read_document_bytes, reading
from segments.formats import limits as format_limits
from segments.formats.text import TextFile
from segments.patches import Patch, apply_patches

RUSSIAN = "Трамвай снова опоздал, и никто этого не заметил. Водитель сказал: «Это ничего»."


def problem(raw: bytes, name: str = "article.txt", encoding: str | None = None) -> str:
    with pytest.raises(InputError) as error:
        read_document_bytes(raw, name, encoding=encoding)
    assert "\n" not in str(error.value)
    assert error.value.path == name
    return error.value.problem


def text_of(file: DocumentFile) -> str:
    (read,) = file.documents
    return read.target.text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Rain at last.\n", "Rain at last.\n"),
        (b"\xef\xbb\xbfRain at last.", "Rain at last."),
        ("Rain é.\r\n".encode("utf-16"), "Rain é.\r\n"),
        (b"\xfe\xff" + "Rain é.".encode("utf-16-be"), "Rain é."),
        ("Rain é.".encode("utf-32"), "Rain é."),
        (b"Rain\x00 at\x0clast \xc2\xa0\xe2\x80\xa8.", "Rain\x00 at\x0clast \u00a0\u2028."),
    ],
)
def test_unicode(raw: bytes, text: str) -> None:
    file = read_document_bytes(raw, "article.txt")
    assert text_of(file) == text
    assert file.notices == ()
    assert file.export([[]]) == raw
    assert file.export([[Patch(0, 1, "B")]]).replace(b"B", b"R") == raw


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN.replace("«", '"').replace("»", '"'), "koi8_r", "KOI8-R"),
        (RUSSIAN.replace("«", '"').replace("»", '"'), "cp866", "cp866"),
        ("Трамвай опоздал", "cp1251", "windows-1251"),
        ("The word “ферри” is Russian.", "cp1251", "windows-1251"),
        ("The café said “no”.", "cp1252", "windows-1252"),
        ("Die Fähre fährt über den Fluß, und müde Männer grüßen. " * 3, "latin-1", "windows-1252"),
        ("Prom płynie przez cieśninę, a ludzie żegnają się z łodzią. " * 3, "cp1250", "windows-1250"),
    ],
)
def test_an_encoding_that_is_guessed_is_named(text: str, encoding: str, shown: str) -> None:
    file = read_document_bytes(text.encode(encoding), "article.txt")
    assert text_of(file) == text
    assert file.notices == (f"read as {shown} (a guess: --encoding overrules it)",)
    assert file.export([[]]) == text.encode(encoding)


def test_an_encoding_that_is_given_wins() -> None:
    raw = RUSSIAN.encode("cp866", "replace")
    assert text_of(read_document_bytes(raw, "article.txt", encoding="koi8-r")) == raw.decode("koi8-r")


def test_bytes_that_no_code_page_knows_are_kept() -> None:
    raw = b"caf\xe9 \x81\x8d."
    assert read_document_bytes(raw, "article.txt").export([[Patch(0, 1, "C")]]) == b"Caf\xe9 \x81\x8d."


def test_an_edit_that_the_encoding_cannot_hold() -> None:
    file = read_document_bytes(RUSSIAN.encode("cp1251"), "article.txt")
    with pytest.raises(InputError, match=r"article.txt: its encoding, windows-1251, cannot hold '好' \(U\+597D\)"):
        file.export([[Patch(0, 0, "好")]])


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a.\r\nb.\r\nc.\n", b"a.\r\n\r\nX\r\nb.\r\nc.\n"),
        (b"a.\nb.\nc.\r\n", b"a.\n\nX\nb.\nc.\r\n"),
        (b"a.\rb.\r", b"a.\r\rX\rb.\r"),
        (b"a.", b"a.\n\nX"),
    ],
)
def test_a_line_feed_of_a_patch_becomes_the_line_end_of_the_document(raw: bytes, expected: bytes) -> None:
    assert read_document_bytes(raw, "article.txt").export([[Patch(2, 2, "\n\nX")]]) == expected


def test_half_a_line_end_is_put_back_whole() -> None:
    assert read_document_bytes(b"a.\r\nb.\r\n", "article.txt").export([[Patch(3, 4, "\n")]]) == b"a.\r\nb.\r\n"


@pytest.mark.parametrize(
    ("raw", "name", "words"),
    [
        (b"", "article.txt", "is empty"),
        (b" \n\t\n", "article.txt", "is empty"),
        (b"\xef\xbb\xbf", "article.txt", "is empty"),
        (b"", "rows.csv", "is empty"),
        (b"PK\x03\x04rest", "article.txt", "is a zip archive"),
        (b"PK\x03\x04rest", "article.docx", "is a zip archive"),
        (b"Just text.", "article.docx", ".docx files are not read: the formats read are .txt"),
        (b"%PDF-1.7", "article.txt", "is a PDF"),
        (bytes(range(256)) * 4, "article.txt", "is a binary file"),
        (b"\x00\x01\x02\x03" * 64, "article.txt", "is a binary file"),
        ("Rain.".encode("utf-16-le"), "article.txt", "looks like UTF-16 without a byte order mark"),
        ("Rain.".encode("utf-16") + b"x", "article.txt", "is not UTF-16-LE"),
        (b"\xef\xbb\xbfRain \xff", "article.txt", "is not UTF-8"),
        ("“Rain” ".encode() + b"\xe9.", "article.txt", "is damaged UTF-8: byte 0xe9 at 11 (line 1)"),
        (gzip.compress(b"Rain.", mtime=0)[:-4], "article.txt.gz", "is cut off"),
        (b"Rain.", "article.txt.gz", "is not gzip data"),
        (gzip.compress(b"Rain.", mtime=0)[:-6] + b"abcdef", "article.txt.gz", "is damaged"),
        (gzip.compress(b"Rain.", mtime=0), "article.txt", "is gzip data"),
        (gzip.compress(b"", mtime=0), "article.txt.gz", "is empty"),
    ],
)
def test_what_cannot_be_read(raw: bytes, name: str, words: str) -> None:
    assert words in problem(raw, name)


@pytest.mark.parametrize("encoding", ["no-such", "hex", "rot13", "", "a\x00b", "undefined"])
def test_an_encoding_that_is_none(encoding: str) -> None:
    problem(b"Rain.", encoding=encoding)


def test_an_encoding_that_would_not_give_the_bytes_back() -> None:
    assert "byte for byte" in problem(b"+AGE-bc", encoding="utf-7")
    assert "is not UTF-8" in problem(b"caf\xe9.", encoding="utf-8")


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 2_000_000)
    assert "unpacks to more than" in problem(gzip.compress(b"x" * 10_000_000, mtime=0), "article.txt.gz")
    assert "is larger than" in problem(b"x" * 2_000_001)
    monkeypatch.setattr(format_limits, "MAX_DOCUMENT", 1000)
    assert "has 1,001 characters" in problem(b"x" * 1001)


@pytest.mark.parametrize("name", ["line.txt", "line.md", "line.csv", "line.jsonl"])
def test_a_line_of_fifty_megabytes_is_refused_at_once(name: str) -> None:
    problem(b"The ferry was late. " * 2_500_000, name)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, file_format in ((None, "txt"), ("rows.tsv", "tsv")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"target\nRain at last.\n")))
        file = read_document("-", stdin_name=name)
        assert (file.format, file.path) == (file_format, name or "<stdin>")


def test_files(tmp_path: Path) -> None:
    for name, words in (("", "is a folder"), ("missing.txt", "no such file"), ("a\x00b", "cannot be read")):
        with pytest.raises(InputError, match=words):
            read_document(tmp_path / name)
    path = tmp_path / "article.txt"
    path.write_bytes(b"Rain at last.")
    assert text_of(read_document(path)) == "Rain at last."
    assert read_document(path).path == str(path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"Rain.")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)  # the mode of a file does not stop root
    with pytest.raises(InputError, match="permission denied"):
        read_document(path)


def test_gzip_and_unknown_extensions() -> None:
    raw = gzip.compress(b"Rain at last.\n", mtime=0)
    file = read_document_bytes(raw, "article.text.gz")
    assert (file.format, text_of(file)) == ("txt", "Rain at last.\n")
    assert file.export([[]]) == raw
    assert gzip.decompress(file.export([[Patch(0, 4, "Snow")]])) == b"Snow at last.\n"


def test_languages() -> None:
    assert read_document_bytes(RUSSIAN.encode(), "a.txt").documents[0].target.language == "ru"
    assert read_document_bytes(b"Rain.", "a.txt").documents[0].target.language == "en"
    assert read_document_bytes(b"Rain.", "a.txt", language="de").documents[0].target.language == "de"


TEXTS = st.text(st.one_of(st.sampled_from('ab. \n\r"“”\t\x0c\u2028'), st.characters(codec="utf-8")), max_size=60)
ENCODINGS = st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1251", "koi8-r", "utf-16-be", "shift_jis", "gb18030"]
)


@st.composite
def patches_of(draw: st.DrawFn, text: str) -> list[Patch]:
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    return [
        Patch(start, end, draw(st.text(st.sampled_from("xyz “”é"), max_size=4)))
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]


@given(TEXTS, ENCODINGS, st.sampled_from(["a.txt", "a.md"]), st.data())
@settings(max_examples=300, deadline=None)
def test_round_trip_and_only_what_was_patched(text: str, encoding: str, name: str, data: st.DataObject) -> None:
    raw = text.encode(encoding, "ignore")
    try:
        file = read_document_bytes(raw, name, encoding=encoding)
    except InputError:
        assume(False)
    assert file.export([[]]) == raw
    shown = text_of(file)
    patches = data.draw(patches_of(shown))
    try:
        exported = file.export([patches])
    except InputError as refusal:
        assume("cannot hold" not in refusal.problem)
        raise
    assert isinstance(file, TextFile)
    assert exported.startswith(file.decoded.bom)
    written = exported.removeprefix(file.decoded.bom).decode(file.decoded.encoding)
    assert written == apply_patches(shown, patches)


@given(st.binary(max_size=120))
@settings(max_examples=300, deadline=None)
def test_any_bytes_come_back_or_are_refused_in_one_line(raw: bytes) -> None:
    for name in ("a.txt", "a.md", "a.tsv", "a.csv", "a.jsonl", "a.txt.gz"):
        refusal = None
        try:
            file = read_document_bytes(raw, name)
        except InputError as error:
            refusal = str(error)
        if refusal is None:
            assert file.export([[] for _ in file.documents]) == raw
        else:
            assert "\n" not in refusal
