"""How time grows with length on texts made to be hard: ``python -m benchmarks.growth``.

One pattern over and over is where backtracking and quadratic scans show. The baseline is plain tokenizing of the same
text in the same run; growth is the time at four times the length over the time at one: 4 is linear, 16 quadratic.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from scorer.context import Context
from scorer.inspection import all_checks
from segments.document import Document
from segments.formats.text import text_document
from segments.languages.tokens import tokenize
from segments.splitting import split_sentences

PATTERNS: Final = (
    '"',
    ' " ',
    " - ",
    "1-2",
    "  ",
    "the ",
    "ж ",
    "a ж ",
    "(",
    "“",
    "a.B",
    "C. ",
    "“A. ” ",
    "... A ",
    "a,b ",
)
LENGTH: Final = 20_000  # code points of the shorter text
TIMES: Final = 4


def main() -> None:
    """Print, for the splitter and each check without evidence, the worst growth and the worst ratio to tokenizing."""
    subjects: dict[str, Callable[[Document], object]] = {"split_sentences": lambda d: split_sentences(d.text, "en")}
    for check in all_checks().values():
        if not check.requirement():
            subjects[check.id] = lambda document, check=check: list(check.check(Context(document)))  # type: ignore[misc]
    texts = {pattern: [_document(pattern, size) for size in (LENGTH, LENGTH * TIMES)] for pattern in PATTERNS}
    base = {pattern: _seconds(lambda d: tokenize.__wrapped__(d.text), pair[1]) for pattern, pair in texts.items()}
    print(f"{'':22} worst growth ({TIMES}: linear)   worst time / plain tokenizing")
    for name, run in subjects.items():
        rows = []
        for pattern, (short, long) in texts.items():
            seconds = _seconds(run, long)
            rows.append((seconds / max(_seconds(run, short), 1e-4), seconds / base[pattern], pattern))
        growth, _, where = max(rows)
        ratio, slowest = max((ratio, pattern) for _, ratio, pattern in rows)
        print(f"{name:22} {growth:6.1f}  {where!r:12}            {ratio:8.2f}  {slowest!r}")


def _document(pattern: str, length: int) -> Document:
    return text_document("x" + pattern * (length // len(pattern)))


def _seconds(run: Callable[[Document], object], document: Document) -> float:
    best = float("inf")
    for _ in range(2):
        begun = time.perf_counter()
        run(document)
        best = min(best, time.perf_counter() - begun)
    return best


if __name__ == "__main__":
    main()
