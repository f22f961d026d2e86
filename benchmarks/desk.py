"""How long the desk takes to save an edit: ``python -m benchmarks.desk``.

Rows of one table document with source and reference, and an article without. The baseline is a full scoring of the same
document in the same run with nothing remembered but what is pure of a single text; a ratio of 0.1 says that a save
takes a tenth of it. A save is everything between the reviewer's key and the next screen: the edit, the findings, the
event stored, the rows. Two cores and a busy machine change milliseconds; the ratios hold.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.generated import SEED, generate
from review_app.review.desk import Desk
from review_app.review.live import live_project
from review_app.review.projects import open_project
from review_app.store import Store
from scorer.inspection import inspect

ROWS: Final = (100, 1_000, 10_000)
SAVES: Final = 7


def main() -> None:
    """Print, for each size, a full scoring and the median and the slowest save against it."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else max(ROWS)
    print(f"seed {SEED}, {SAVES} saves each; full: scoring the whole document anew")
    print(f"{'':14} {'full':>9}   {'save / full':>11} {'slowest':>8}   {'save':>8}")
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(generate().articles[-1].text, encoding="utf-8")
        _report("article", article)
        for rows in ROWS:
            if rows <= largest:
                table = Path(folder) / f"rows-{rows}.tsv"
                table.write_text(_table(rows), encoding="utf-8")
                _report(f"{rows:,} rows", table)


def _report(name: str, path: Path) -> None:
    store = Store.open(f"sqlite:///{path.with_suffix('.db')}")
    project = open_project(store, path)
    desk = Desk(store, project, "benchmark")
    units = [row.id for row in desk.rows(limit=sys.maxsize).rows]
    live = live_project(store, project)
    context = live.scored(next(iter(live.state.documents))).context
    begun = time.perf_counter()
    inspect(context)
    full = time.perf_counter() - begun
    chance = random.Random(SEED)
    saves = []
    for number in range(SAVES):
        unit = chance.choice(units)
        view = desk.segment(unit)
        assert view is not None
        begun = time.perf_counter()
        desk.rewrite(f"save-{number}", unit, f"{view.text[:-1]}, {number + 20} in all.", view.version)
        desk.rows()
        saves.append(time.perf_counter() - begun)
    median, slowest = statistics.median(saves), max(saves)
    print(f"{name:14} {full * 1000:6.0f} ms   {median / full:11.2f} {slowest / full:8.2f}   {median * 1000:5.0f} ms")


def _table(rows: int) -> str:
    """Rows of which one in twenty has another number than its source; no two are alike."""
    chance = random.Random(SEED)
    lines = ["doc_id\tseg_id\tsource\treference\ttarget"]
    for number in range(1, rows + 1):
        figure, street = number * 3 + 20, chance.randint(100, 999)
        wrong = figure + 1 if number % 20 == 0 else figure
        lines.append(
            f"ferries\t{number}\tПаром {figure} отходит от причала {street}, билет стоит {street * 2} рублей.\t"
            f"Ferry {figure} leaves from pier {street}; a ticket is {street * 2} roubles.\t"
            f"The ferry {wrong} leaves from pier {street}, and a ticket costs {street * 2} roubles."
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
