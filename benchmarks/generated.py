"""Data made here, for a benchmark without public data: they show that it runs, and say nothing of real texts."""

from __future__ import annotations

import random

from benchmarks.data import Article, Collection, Planted, Row

__all__ = ["SEED", "generate"]

SEED = 7

_PLACES = ("Oslo", "Bergen", "Turku", "Gdansk", "Malmo", "Aarhus", "Tartu", "Lviv")
_WHO = ("the mayor", "the harbour office", "the museum", "the school board", "the railway", "the weather service")
_DID = ("opened a new bridge", "planted forty trees", "closed the old road", "bought two ships", "repaired the roof")
_WHEN = ("on Monday", "in May", "last winter", "after the storm", "before the holidays", "in the spring of 2019")
_LINES = ("Share with friends", "Read also: What the town plans", "Found a typo? Select it and press Ctrl+Enter")


def generate() -> Collection:
    """The same small collection every time: rows without defects, articles with and without planted ones."""
    chance = random.Random(SEED)
    rows = tuple(
        Row(f"generated/{number // 20}", str(number % 20 + 1), kind, _sentence(chance))
        for kind in ("native", "translated")
        for number in range(200)
    )
    articles = [_article(chance, number, human=True) for number in range(5)]
    articles += [_article(chance, number, human=False) for number in range(10)]
    checks = {planted.check for article in articles for planted in article.planted}
    return Collection(rows, (), tuple(articles), {}, frozenset(checks))


def _sentence(chance: random.Random) -> str:
    """One of some 4,000 sentences: two alike in one text are rare, and the seed has none."""
    who = chance.choice(_WHO)
    what = f"{chance.choice(_DID)} {chance.choice(_WHEN)} for the {chance.randint(2, 99)}th time"
    return f"{who[0].upper()}{who[1:]} of {chance.choice(_PLACES)} {what}."


def _article(chance: random.Random, number: int, *, human: bool) -> Article:
    """Blocks with blank lines between; each planted defect is noted as it is written."""
    headline = f"{chance.choice(_PLACES)} has {chance.randint(2, 99)} reasons to celebrate"
    blocks = [(headline, "")]
    paragraphs = [" ".join(_sentence(chance) for _ in range(chance.randint(2, 4))) for _ in range(4)]
    if not human:
        blocks += [(headline, "duplicated-heading")] * chance.randint(0, 2)
    for paragraph in dict.fromkeys(paragraphs):
        blocks.append((paragraph, ""))
    if not human:
        place = chance.randint(len(blocks) - 2, len(blocks) - 1)
        blocks.insert(place, ("In the words of a witness,", "broken-paragraph"))
        blocks.append((blocks[-1][0], "duplicated-paragraph"))
        blocks.append((chance.choice(_LINES), "site-boilerplate"))
    text, planted = "", []
    for block, check in blocks:
        if check:
            planted.append(Planted(check, len(text), len(text) + len(block)))
        text += block + "\n\n"
    kind = "human" if human else "machine"
    return Article(f"generated-{kind}-{number}", text.rstrip("\n") + "\n", human, tuple(planted))
