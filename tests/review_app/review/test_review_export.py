"""Export: names, the record as text, and what a file's encoding cannot hold."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from review_app.review.desk import Desk
from review_app.review.export import changes_jsonl, changes_tsv, corrected_name
from review_app.review.projects import open_project
from review_app.review.views import Change, Done
from review_app.store import Store
from segments.errors import InputError

CHANGE = Change(
    seq=3,
    at="2026-01-31T12:00:00.000Z",
    who="ann",
    kind="rewrite",
    document="a.txt",
    location="2:1",
    before="Two boats.",
    after="Two ships.",
    why="",
    check="",
    fingerprint="",
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("article.txt", "article.corrected.txt"),
        ("article.mt.en.txt", "article.mt.en.corrected.txt"),
        ("rows.tsv.gz", "rows.corrected.tsv.gz"),
        ("README", "README.corrected"),
        (".hidden", ".hidden.corrected"),
    ],
)
def test_the_corrected_file_has_a_name_beside_the_target(name: str, expected: str) -> None:
    assert corrected_name(name) == expected


def test_the_record_as_tsv_has_a_header_and_a_line_for_each_change() -> None:
    assert changes_tsv([CHANGE]) == (
        "seq\tat\twho\tkind\tdocument\tlocation\tbefore\tafter\twhy\tcheck\tfingerprint\n"
        "3\t2026-01-31T12:00:00.000Z\tann\trewrite\ta.txt\t2:1\tTwo boats.\tTwo ships.\t\t\t\n"
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_cell_that_looks_like_a_formula_is_written_as_text(start: str) -> None:
    cell = changes_tsv([replace(CHANGE, after=f"{start}SUM(A1)")]).splitlines()[1].split("\t")[7]
    assert cell == f"'{start}SUM(A1)"


def test_line_breaks_and_tabs_do_not_break_the_table() -> None:
    lines = changes_tsv([replace(CHANGE, before="One.\nTwo.\tThree.\r\n=x")]).split("\n")
    assert len(lines) == 3
    assert lines[1].split("\t")[6] == "One.\\nTwo.\\tThree.\\r\\n=x"


def test_the_record_as_jsonl_has_every_key() -> None:
    (line,) = changes_jsonl([replace(CHANGE, after="=Ё\n\u2028")]).split("\n")[:-1]
    assert json.loads(line)["after"] == "=Ё\n\u2028"
    assert list(json.loads(line)) == list(Change.__dataclass_fields__)


@pytest.mark.parametrize(
    ("raw", "old", "new", "expected"),
    [
        (
            "\ufeffOne boat.\r\nTwo boats.\r\n".encode(),
            "Two",
            "Two ships.",
            "\ufeffOne boat.\r\nTwo ships.\r\n".encode(),
        ),
        ("One boat.\nTwo boats.".encode("utf-16"), "Two", "Two ships.", "One boat.\nTwo ships.".encode("utf-16")),
        (b"One boat. \n\n\x0cTwo boats.", "Two", "Two ships.", b"One boat. \n\n\x0cTwo ships."),
        (b"One boat.\r\nTwo boats.\r\n", "One", "One.\nMore.", b"One.\r\nMore.\r\nTwo boats.\r\n"),
    ],
)
def test_bytes_that_were_not_edited_stay(
    store: Store, tmp_path: Path, raw: bytes, old: str, new: str, expected: bytes
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    desk = Desk(store, open_project(store, path), "ann")
    assert desk.export()[1] == raw
    row = next(row for row in desk.rows().rows if row.text.startswith(old))
    assert isinstance(desk.rewrite("op", row.id, new, 0), Done)
    assert desk.export()[1] == expected
    assert path.read_bytes() == raw


def test_an_edit_that_the_encoding_cannot_hold_is_one_line(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Один корабль.\nДва корабля.\n".encode("cp1251"))
    desk = Desk(store, open_project(store, path, encoding="cp1251"), "ann")
    desk.rewrite("op", desk.rows().rows[0].id, "One 😀.", 0)
    with pytest.raises(InputError) as error:
        desk.export()
    assert "\n" not in str(error.value)
    desk.undo("undo")
    assert desk.export()[1] == path.read_bytes()


def test_an_encoding_once_given_holds_for_the_project(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Один корабль.\nДва корабля.\n".encode("cp866"))
    desk = Desk(store, open_project(store, path, encoding="cp866"), "ann")
    path.write_bytes("Один корабль.\nТри корабля.\n".encode("cp866"))
    open_project(store, path)
    assert desk.corrected_text() == "Один корабль.\nТри корабля.\n"
    assert desk.export()[1] == path.read_bytes()
