"""How well and how fast texts are aligned: ``python -m benchmarks.alignment``.

On ``align_enen.jsonl.gz`` in the folder that SVERKA_DATA names (English machine translation against English references,
with merges, wrong splits, deletions, insertions and repeated paragraphs) and ``news_ruen.tsv.gz`` (Russian news and its
machine translations, cut anew here), else on texts generated here, which only show that the benchmark runs. The
constants of segments.alignment were chosen on the documents of even number; the figures are of the odd ones.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
import sys
import time
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from segments.alignment import align_segments

__all__ = ["Case", "Figures", "evaluate", "generate", "main", "read", "read_translations", "wrong_by_score"]

FILE = "align_enen.jsonl.gz"
TRANSLATIONS = "news_ruen.tsv.gz"
SEED = 7
LONG = 10_000
FEWEST_ROWS = 4
SCORES = (0.0, 0.5, 0.7, 0.9, 1.01)
"""Borders of the classes of scores in the table."""

Beads = frozenset[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Case:
    """Two lists of texts with the right beads. ``held_out`` cases are not for tuning."""

    level: str
    target: tuple[str, ...]
    other: tuple[str, ...]
    gold: Beads
    held_out: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """F1 from 0 to 1. ``strict``: the bead is right; ``lax``: it shares a pair of segments with a right one (null beads
    left out of both, as in Text+Berg); ``null``: segments rightly said to have no counterpart."""

    strict: float
    lax: float
    null: float


def read(path: Path) -> Iterator[Case]:
    """The cases of a file; every second document of each level and system is held out."""
    numbers: Counter[tuple[str, str]] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            key = (row["level"], row["system"])
            gold = frozenset((tuple(target), tuple(other)) for target, other in row["gold"])
            yield Case(row["level"], tuple(row["target"]), tuple(row["reference"]), gold, numbers[key] % 2 == 1)
            numbers[key] += 1


def read_translations(path: Path) -> Iterator[Case]:
    """Each document of a table of sources and translations, cut anew; every second document is held out."""
    chance = random.Random(SEED)
    documents: dict[tuple[str, str], list[tuple[str, str]]] = {}
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            documents.setdefault((row["doc_id"], row["system"]), []).append((row["target"], row["source"]))
    numbers = {name: number for number, name in enumerate(sorted({name for name, _ in documents}))}
    for (name, _), rows in sorted(documents.items()):
        if len(rows) >= FEWEST_ROWS:
            target, other, gold = _cut_anew(rows, chance)
            yield Case("ru-en", target, other, gold, numbers[name] % 2 == 1)


def _cut_anew(rows: Sequence[tuple[str, str]], chance: random.Random) -> tuple[tuple[str, ...], tuple[str, ...], Beads]:
    """Of a hundred rows 5 lose their translation and 3 their source, 14 are joined with the next, 12 cut in two."""
    sides: tuple[list[str], list[str]] = [], []
    gold: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    waiting = list(reversed(rows))
    while waiting:
        row = waiting.pop()
        texts = [[row[0]], [row[1]]]
        draw = chance.random()
        if draw < 0.08:
            texts[draw >= 0.05] = []
        elif draw < 0.22 and waiting:
            following = waiting.pop()
            for side in (0, 1):
                joined = side == (draw >= 0.16)
                texts[side] = [f"{row[side]} {following[side]}"] if joined else [row[side], following[side]]
        elif 0.22 <= draw < 0.34:
            side = int(draw >= 0.30)
            words = row[side].split()
            if len(words) > 7:
                border = chance.randint(len(words) // 3, 2 * len(words) // 3)
                texts[side] = [" ".join(words[:border]), " ".join(words[border:])]
        spans = [tuple(range(len(side), len(side) + len(new))) for side, new in zip(sides, texts, strict=True)]
        gold.add((spans[0], spans[1]))
        for side_texts, new in zip(sides, texts, strict=True):
            side_texts += new
    return tuple(sides[0]), tuple(sides[1]), frozenset(gold)


def generate() -> Iterator[Case]:
    """Made-up texts: sentences of random words, some of them changed, joined, left out or repeated."""
    chance = random.Random(SEED)
    words = ["".join(chance.choice("bdgklmnprst") + chance.choice("aeiou") for _ in range(3)) for _ in range(400)]
    for level, rate in (("easy", 0.05), ("mid", 0.15), ("hard", 0.3)):
        for _ in range(4):
            target: list[str] = []
            other: list[str] = []
            gold: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
            for _ in range(40):
                sentence = chance.sample(words, chance.randint(6, 16))
                changed = [word if chance.random() > 0.3 else chance.choice(words) for word in sentence]
                here, there = len(target), len(other)
                kind = chance.choice(("cut", "omitted", "repeated")) if chance.random() < rate else "plain"
                other.append(" ".join(sentence))
                if kind == "omitted":
                    gold.add(((), (there,)))
                elif kind == "cut":
                    target += [" ".join(changed[:3]), " ".join(changed[3:])]
                    gold.add(((here, here + 1), (there,)))
                else:
                    target += [" ".join(changed)] * (2 if kind == "repeated" else 1)
                    gold.add(((here,), (there,)))
                    if kind == "repeated":
                        gold.add(((here + 1,), ()))
            yield Case(level, tuple(target), tuple(other), frozenset(gold), True)


def evaluate(cases: Iterable[Case]) -> Figures:
    """The figures over all beads of these cases together."""
    count: Counter[str] = Counter()
    for case in cases:
        found: Beads = frozenset((bead.target, bead.other) for bead in align_segments(case.target, case.other))
        own, right = _matched(found), _matched(case.gold)
        own_pairs, right_pairs = _pairs(own), _pairs(right)
        own_null, right_null = _alone(found), _alone(case.gold)
        count["found"] += len(own)
        count["gold"] += len(right)
        count["strict"] += len(own & right)
        count["lax found"] += sum(bool(_pairs((bead,)) & right_pairs) for bead in own)
        count["lax gold"] += sum(bool(_pairs((bead,)) & own_pairs) for bead in right)
        count["null found"] += len(own_null)
        count["null gold"] += len(right_null)
        count["null"] += len(own_null & right_null)
    return Figures(
        _f1(count["strict"], count["found"], count["strict"], count["gold"]),
        _f1(count["lax found"], count["found"], count["lax gold"], count["gold"]),
        _f1(count["null"], count["null found"], count["null"], count["null gold"]),
    )


def wrong_by_score(cases: Iterable[Case]) -> list[tuple[int, int]]:
    """For each class of scores the number of beads and that of wrong ones, null beads too."""
    counts = [[0, 0] for _ in SCORES[1:]]
    for case in cases:
        for bead in align_segments(case.target, case.other):
            count = counts[bisect(SCORES, bead.score) - 1]
            count[0] += 1
            count[1] += (bead.target, bead.other) not in case.gold
    return [(beads, wrong) for beads, wrong in counts]


def main() -> int:
    """Print the table; 0, or 2 where SVERKA_DATA lacks a file."""
    folder = os.environ.get("SVERKA_DATA")
    if folder:
        paths = Path(folder) / FILE, Path(folder) / TRANSLATIONS
        for path in paths:
            if not path.is_file():
                print(f"benchmarks.alignment: {path}: no such file (SVERKA_DATA names the folder)", file=sys.stderr)
                return 2
        cases = [case for case in (*read(paths[0]), *read_translations(paths[1])) if case.held_out]
        print(f"{FILE}, {TRANSLATIONS} (cut anew, seed {SEED}), documents held out: {len(cases)} texts")
    else:
        cases = list(generate())
        print(f"generated texts (seed {SEED}): {len(cases)}; they only show that the benchmark runs")
    print(f"{'level':6} {'texts':>5} {'strict':>7} {'lax':>7} {'null':>7}")
    for level in dict.fromkeys(case.level for case in cases):
        chosen = [case for case in cases if case.level == level]
        figures = evaluate(chosen)
        print(f"{level:6} {len(chosen):5} {figures.strict:7.3f} {figures.lax:7.3f} {figures.null:7.3f}")
    print("beads by score, and the share that is wrong")
    for name, chosen in (
        ("one language", [case for case in cases if case.level != "ru-en"]),
        ("two languages", [case for case in cases if case.level == "ru-en"]),
    ):
        rows = zip(SCORES, SCORES[1:], wrong_by_score(chosen), strict=False)
        shares = [
            f"{low:.1f}-{min(high, 1):.1f}: {beads} {wrong / max(beads, 1):.3f}" for low, high, (beads, wrong) in rows
        ]
        print(f"{name:13} {'; '.join(shares)}")
    began = time.perf_counter()
    sentences = sum(len(case.target) for case in cases)
    for case in cases:
        align_segments(case.target, case.other)
    print(f"{sentences / (time.perf_counter() - began):,.0f} target segments a second")
    target, other = _long_text(LONG)
    began = time.perf_counter()
    align_segments(target, other)
    print(f"{time.perf_counter() - began:.1f} s for a generated text of {LONG:,} segments")
    return 0


def _long_text(size: int) -> tuple[list[str], list[str]]:
    chance = random.Random(SEED)
    words = ["".join(chance.choice("bdgklmnprst") + chance.choice("aeiou") for _ in range(3)) for _ in range(3000)]
    other = [" ".join(chance.choices(words, k=chance.randint(8, 24))) for _ in range(size)]
    target = [
        " ".join(word if chance.random() > 0.3 else chance.choice(words) for word in sentence.split())
        for sentence in other
        if chance.random() > 0.02
    ]
    return target, other


def _matched(beads: Beads) -> Beads:
    return frozenset(bead for bead in beads if bead[0] and bead[1])


def _pairs(beads: Iterable[tuple[tuple[int, ...], tuple[int, ...]]]) -> set[tuple[int, int]]:
    return {(one, two) for target, other in beads for one in target for two in other}


def _alone(beads: Beads) -> set[tuple[str, int]]:
    target = {("target", index) for bead in beads if not bead[1] for index in bead[0]}
    return target | {("other", index) for bead in beads if not bead[0] for index in bead[1]}


def _f1(right_found: int, found: int, right_gold: int, gold: int) -> float:
    if not found or not gold:
        return float(found == gold)
    precision, recall = right_found / found, right_gold / gold
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    sys.exit(main())
