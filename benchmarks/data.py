"""The data of the benchmarks: public ones from the folder that SVERKA_DATA names, else generated ones."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["HUMAN", "Article", "Collection", "DataError", "Planted", "Row", "load"]

HUMAN = "human"
"""The kind of parallel rows whose target is a person's."""
DESCRIPTION = Path(__file__).with_name("data.toml")


class DataError(Exception):
    """The data cannot be used; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of a document. ``kind`` tells where it comes from; source and reference may be empty."""

    document: str
    key: str
    kind: str
    target: str
    source: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Planted:
    """A defect put into an article, at ``[start, end)``, and the id of the check that ought to find it."""

    check: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A whole text. A human one has nothing planted."""

    name: str
    text: str
    human: bool
    planted: tuple[Planted, ...] = ()
    source: str | None = None
    reference: str | None = None


@dataclass(frozen=True)
class Collection:
    """What figures are measured on.

    ``names`` has 12 digits of the SHA-256 of each data set; it is empty when they are generated. ``exhaustive`` holds
    the checks whose defects the articles have nowhere but where they were planted.
    """

    clean: tuple[Row, ...]
    parallel: tuple[Row, ...]
    articles: tuple[Article, ...]
    names: dict[str, str]
    exhaustive: frozenset[str]

    @property
    def generated(self) -> bool:
        """True where the data were made here: such figures only show that the benchmark runs."""
        return not self.names


def load() -> Collection:
    """The data in SVERKA_DATA, or generated ones. DataError where the folder lacks a file or holds another version."""
    folder = os.environ.get("SVERKA_DATA")
    if not folder:
        from benchmarks.generated import generate

        return generate()
    description = tomllib.loads(DESCRIPTION.read_text(encoding="utf-8"))
    planted = description.pop("planted")
    exhaustive = frozenset(description.pop("exhaustive")["checks"])
    paths, names = {}, {}
    for name, entry in description.items():
        paths[name] = Path(folder) / entry["file"]
        names[name] = _verify(paths[name], entry["sha256"])
    return Collection(
        tuple(_clean(paths["clean_english"])),
        tuple(_parallel(paths["news_ruen"])),
        tuple(_articles(paths["articles"], planted)),
        names,
        exhaustive,
    )


def _verify(path: Path, expected: str) -> str:
    if not path.exists():
        raise DataError(f"{path} is missing: SVERKA_DATA names a folder with what benchmarks/data.toml lists")
    found = _digest(path)
    if found != expected:
        raise DataError(
            f"{path} is not the version that benchmarks/data.toml names ({found[:12]}, not {expected[:12]})"
        )
    return found[:12]


def _digest(path: Path) -> str:
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    lines = (f"{file.name} {_digest(file)}\n" for file in sorted(path.iterdir(), key=lambda file: file.name.encode()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _table(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _clean(path: Path) -> Iterator[Row]:
    """A document translated twice is two: its numbering begins again."""
    document, last, part = "", 0, 0
    for row in _table(path):
        number = int(row["seg_id"])
        part = 0 if row["doc_id"] != document else part + (number <= last)
        document, last = row["doc_id"], number
        yield Row(f"{document}/{part}", row["seg_id"], row["kind"], row["target"])


def _parallel(path: Path) -> Iterator[Row]:
    """Each system's rows, and the second human reference as one more system, called HUMAN."""
    seen: set[tuple[str, str]] = set()
    for row in _table(path):
        key = (row["doc_id"], row["seg_id"])
        yield Row(*key, row["system"], row["target"], row["source"], row["reference"])
        if key not in seen:
            seen.add(key)
            yield Row(*key, HUMAN, row["reference2"], row["source"], row["reference"])


def _articles(folder: Path, planted: dict[str, str]) -> Iterator[Article]:
    def read(path: Path) -> str:
        return path.read_bytes().decode("utf-8")

    for path in sorted(folder.glob("human_*.txt")):
        yield Article(path.stem, read(path), human=True)
    for path in sorted(folder.glob("machine_*.mt.txt")):
        name = path.name.removesuffix(".mt.txt")
        gold = [json.loads(line) for line in read(folder / f"{name}.gold.jsonl").splitlines()]
        yield Article(
            name,
            read(path),
            human=False,
            planted=tuple(Planted(planted[entry["kind"]], entry["start"], entry["end"]) for entry in gold),
            source=read(folder / f"{name}.src.txt"),
            reference=read(folder / f"{name}.ref.txt"),
        )
