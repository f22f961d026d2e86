"""Vectors: bags of features as short dense vectors, whose sums stand for texts put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["Floats", "Integers", "character_grams", "gathered_dots", "merged_norms", "weigh"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

WIDTH: Final = 1024
"""Dimensions of a vector. Features share dimensions by random signs, so that unlike texts stay near a cosine of 0."""
LARGE: Final = 20_000
"""Texts of a side beyond which a vector has a quarter of the dimensions, for the memory's sake."""
SPACE: Final = 1 << 20
"""Features are numbers below this."""
GRAMS: Final = (2, 3, 4)
ROWS: Final = 64


def character_grams(texts: Sequence[str]) -> tuple[Integers, Integers]:
    """The character n-grams of texts as two arrays: the text's index and the feature, one entry for each occurrence."""
    lengths = np.array([len(text) + 2 for text in texts], dtype=np.int64)
    joined = "".join(f" {text} " for text in texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    owner = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)
    owners, features = [], []
    for size in GRAMS:
        if len(codes) < size:
            continue
        count = len(codes) - size + 1
        mixed = np.full(count, size, dtype=np.uint64)
        for offset in range(size):
            mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + codes[offset : offset + count]
            mixed ^= mixed >> np.uint64(29)
        whole = owner[:count] == owner[size - 1 :]  # no n-gram across two texts
        owners.append(owner[:count][whole])
        features.append((mixed[whole] >> np.uint64(7)).astype(np.int64) % SPACE)
    if not owners:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(owners), np.concatenate(features)


def weigh(
    one: tuple[Integers, Integers], other: tuple[Integers, Integers], sizes: tuple[int, int], power: float = 1.0
) -> tuple[Floats, Floats]:
    """Two sides' features, weighted by rarity over both, as matrices with a row for each text.

    The weight is the inverse document frequency to ``power``. The rows of texts put together are the sums of rows.
    """
    counted = [_count(*side) for side in (one, other)]
    _, places, frequency = np.unique(
        np.concatenate([features for _, features, _ in counted]), return_inverse=True, return_counts=True
    )
    rarity = (np.log((sum(sizes) + 1) / np.maximum(frequency, 1)) ** power)[places]
    middle = len(counted[0][1])
    first, second = (
        _project(owners, features, counts * weights, size, WIDTH if max(sizes) <= LARGE else WIDTH // 4)
        for (owners, features, counts), weights, size in zip(
            counted, (rarity[:middle], rarity[middle:]), sizes, strict=True
        )
    )
    return first, second


def _count(owners: Integers, features: Integers) -> tuple[Integers, Integers, NDArray[np.float64]]:
    pairs, counts = np.unique(owners * SPACE + features, return_counts=True)
    return pairs // SPACE, pairs % SPACE, counts.astype(np.float64)


def _project(owners: Integers, features: Integers, weights: NDArray[np.float64], size: int, width: int) -> Floats:
    mixed = (features.astype(np.uint64) + np.uint64(1)) * np.uint64(0xD1B54A32D192ED03)
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(0x9E3779B97F4A7C15)
    place = (mixed >> np.uint64(40)).astype(np.int64) % width
    sign = np.where(mixed >> np.uint64(39) & np.uint64(1), 1.0, -1.0)
    flat = np.bincount(owners * width + place, weights=weights * sign, minlength=size * width)
    return flat.reshape(size, width).astype(np.float32)


def merged_norms(vectors: Floats, most: int) -> Floats:
    """The length of the sum of the ``a`` rows that end at row i, at ``[a - 1, i]``, for a up to ``most``."""
    norms = np.zeros((most, len(vectors)), dtype=np.float32)
    total = np.zeros_like(vectors)
    for size in range(most):
        if size < len(vectors):
            total[size:] += vectors[: len(vectors) - size]
            norms[size] = np.linalg.norm(total, axis=1)
    return norms


def gathered_dots(one: Floats, other: Floats, lows: Integers, width: int) -> Floats:
    """The products of row i of ``one`` with rows ``lows[i]`` to ``lows[i] + width`` of ``other``; 0 beyond its end."""
    dots = np.zeros((len(one), width), dtype=np.float32)
    columns = np.arange(width)
    for start in range(0, len(one), ROWS):
        rows = lows[start : start + ROWS]
        low, high = int(rows.min()), min(int(rows.max()) + width, len(other))
        block = one[start : start + ROWS] @ other[low:high].T
        places = rows[:, None] - low + columns
        inside = places < block.shape[1]
        dots[start : start + ROWS] = np.where(
            inside, np.take_along_axis(block, np.minimum(places, block.shape[1] - 1), axis=1), 0
        )
    return dots
