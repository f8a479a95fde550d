"""Laying points out in the plane so that near ones stay near: t-SNE (van der Maaten and Hinton, JMLR 2008).

Written out here for few points, because it has to report its progress and to stop when it is asked to.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsgui.core.types import FloatArray, Progress, no_progress

STEPS = 300
FEWEST = 12
"""Fewer points than these stay where they start: nothing can be near or far among them."""
_PERPLEXITY = 20.0  # how many neighbours of a point count, about
_EARLY, _EXAGGERATION = 100, 12.0  # so many steps long, neighbours pull so many times as hard
_SLOW, _FAST = 0.5, 0.8  # momentum before and after
_START = 1e-4  # how far apart points are at first
_LEAST_GAIN = 0.01
_BLOCK = 128  # rows whose distances to all are reckoned at a time

Numbers = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Pulls:
    """Which points pull each other, and how strongly; the strengths add up to 1."""

    one: Numbers
    other: Numbers
    strength: FloatArray


def spread(vectors: FloatArray, start: FloatArray, *, progress: Progress = no_progress) -> FloatArray:
    """A place (n, 2) for each of some vectors (n, d), by their distances; the same ones for the same input.

    `start` (n, 2) says which way they lie at first. Memory: n x n numbers twice. `progress` counts `STEPS`.
    """
    if len(vectors) < FEWEST:
        return np.asarray(start, np.float32)
    pulls = pulls_between(vectors)
    places = (start * (_START / max(float(start.std(axis=0).max()), 1e-9))).astype(np.float32)
    speed, gains = np.zeros_like(places), np.ones_like(places)
    rate = max(len(vectors) / _EXAGGERATION / 4, 50.0)
    for step in range(STEPS):
        progress(step, STEPS)
        early = step < _EARLY
        slope = slope_of(places, pulls, _EXAGGERATION if early else 1.0)
        against = np.sign(slope) != np.sign(speed)
        gains = np.maximum(np.where(against, gains + 0.2, gains * 0.8), _LEAST_GAIN)
        speed = (_SLOW if early else _FAST) * speed - rate * gains * slope
        places = places + speed
        places -= places.mean(axis=0)
    progress(STEPS, STEPS)
    return places.astype(np.float32)


def slope_of(places: FloatArray, pulls: Pulls, exaggeration: float = 1.0) -> FloatArray:
    """How the mismatch of places (n, 2) grows with each of their numbers: (n, 2)."""
    between = places[pulls.one] - places[pulls.other]
    weight = pulls.strength / (1 + np.einsum("ij,ij->i", between, between))
    pulled = [np.bincount(pulls.one, weight * between[:, axis], len(places)) for axis in (0, 1)]
    slope: FloatArray = (4 * (exaggeration * np.stack(pulled, axis=1) - _pushes(places))).astype(np.float32)
    return slope


def _pushes(places: FloatArray) -> FloatArray:
    """How hard all others push each of some places (n, 2) away: (n, 2), few rows at a time, for the cache."""
    squares, ones = np.einsum("ij,ij->i", places, places)[:, None], np.ones((len(places), 1), np.float32)
    left, right = np.hstack([-2 * places, squares + 1, ones]), np.hstack([places, ones, squares]).T
    beside = np.hstack([places, ones])
    found, total = np.empty_like(places), 0.0
    for first in range(0, len(places), _BLOCK):
        own = slice(first, first + _BLOCK)
        near = left[own] @ right
        np.maximum(near, 1, out=near)  # which rounding may have missed
        np.reciprocal(near, out=near)
        total += float(near.sum(dtype=np.float32)) - len(near)
        np.square(near, out=near)
        pushed = near @ beside
        found[own] = pushed[:, 2:] * places[own] - pushed[:, :2]
    return found / np.float32(max(total, 1e-12))


def pulls_between(vectors: FloatArray) -> Pulls:
    """How strongly each of some vectors (n, d) pulls those near it, both ways alike."""
    count = len(vectors)
    perplexity = min(_PERPLEXITY, (count - 1) / 3)
    nearest = min(count - 1, int(3 * perplexity) + 1)
    far = distances(vectors, vectors)
    np.fill_diagonal(far, np.inf)
    other = np.argpartition(far, nearest - 1, axis=1)[:, :nearest]
    weights = kernel(np.take_along_axis(far, other, axis=1), perplexity)
    one, other = np.repeat(np.arange(count), nearest), other.ravel()
    strength = weights.ravel() / (2 * count)
    both = np.concatenate([one * count + other, other * count + one])
    pairs, at = np.unique(both, return_inverse=True)
    summed = np.bincount(at, np.concatenate([strength, strength])).astype(np.float32)
    return Pulls(pairs // count, pairs % count, summed)


def kernel(squared: FloatArray, perplexity: float) -> FloatArray:
    """Weights (n, k), each row adding up to 1, that fall with squared distances (n, k) as a bell does.

    The bell is as wide in each row as gives it the perplexity, or as near to it as goes.
    """
    squared = squared - squared.min(axis=1, keepdims=True)
    narrow, low, high = (np.full((len(squared), 1), value) for value in (1.0, 0.0, np.inf))
    wanted = np.log(max(perplexity, 1.0))
    for _ in range(50):
        weights = np.exp(-squared * narrow)
        sums = weights.sum(axis=1, keepdims=True)
        entropy = np.log(sums) + narrow * (weights * squared).sum(axis=1, keepdims=True) / sums
        wide = entropy > wanted
        low, high = np.where(wide, narrow, low), np.where(wide, high, narrow)
        narrow = np.where(np.isinf(high), narrow * 2, (low + high) / 2)
    found: FloatArray = (weights / sums).astype(np.float32)
    return found


def distances(one: FloatArray, other: FloatArray) -> FloatArray:
    """The squared distances (n, m) between vectors (n, d) and (m, d)."""
    found = one @ (-2 * other.T)
    found += np.einsum("ij,ij->i", one, one)[:, None]
    found += np.einsum("ij,ij->i", other, other)[None]
    nothing_less: FloatArray = np.maximum(found, 0, out=found)
    return nothing_less
