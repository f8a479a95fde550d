"""Bootstrap intervals that resample images, never pairs: many pairs come from few images."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lsgui.core.labels import PRESENT, UNKNOWN
from lsgui.core.types import FloatArray
from lsgui.training.data import Indices
from lsgui.training.metrics import BoolArray, Unknown

Float64 = npt.NDArray[np.float64]
Interval = list[float] | None
LEVEL = (2.5, 97.5)  # percentiles of a 95 % interval


@dataclass(frozen=True, eq=False)
class Resamples:
    """`counts` (n, r): how often each of a data set's n images is in each of r resamples."""

    counts: FloatArray

    @classmethod
    def draw(cls, rows: Indices, *, images: int, count: int, seed: int) -> "Resamples":
        """`count` resamples, with replacement, of the images `rows` among all `images`."""
        counts = np.zeros((images, count), np.float32)
        rng = np.random.default_rng(seed)
        counts[rows] = rng.multinomial(len(rows), np.full(len(rows), 1 / len(rows)), count).T
        return cls(counts)

    def of_images(self, rows: Indices) -> FloatArray:
        """Weights (len(rows), r)."""
        weights: FloatArray = self.counts[rows]
        return weights

    def of_pairs(self, pairs: Indices) -> FloatArray:
        """Weights (p, r) of pairs (p, 2): the product of their images' counts.

        This counts a pair as often as its two images could have been drawn together, which makes
        intervals somewhat too wide rather than too narrow (Owen 2007, "The pigeonhole bootstrap").
        """
        weights: FloatArray = self.counts[pairs[:, 0]] * self.counts[pairs[:, 1]]
        return weights


def resampled_precisions(
    scores: FloatArray, truth: FloatArray, weights: FloatArray, *, unknown: Unknown, min_positives: int = 1
) -> Float64:
    """Weighted average precision (L, r) of scores and truth (n, L) under weights (n, r).

    NaN where a label has no positive of weight, or fewer than `min_positives` in the data themselves.
    """
    found = np.full((scores.shape[1], weights.shape[1]), np.nan)
    for label in range(scores.shape[1]):
        kept = np.flatnonzero((truth[:, label] != UNKNOWN) | (unknown == "absent"))
        present = truth[kept, label] == PRESENT
        if weights.size and present.sum() >= max(1, min_positives):
            found[label] = _weighted_precision(scores[kept, label], present, kept, weights)
    return found


def _weighted_precision(
    scores: FloatArray, present: BoolArray, rows: Indices, weights: FloatArray
) -> Float64:
    """Average precision (r,): positives' weight times the weighted precision where their tie ends.

    Sums between one tie with a positive and the next are sparse products, all resamples at once. They
    are exact: weights are small whole numbers.
    """
    from scipy.sparse import csr_matrix

    order = np.argsort(-scores, kind="stable")
    last = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))  # of every tie
    positives = np.flatnonzero(present[order])
    ties, first = np.unique(np.searchsorted(last, positives), return_index=True)
    ends, shape = last[ties] + 1, (len(ties), len(weights))

    def sums(members: Indices, starts: Indices) -> FloatArray:
        ones = np.ones(len(members), np.float32)
        found: FloatArray = csr_matrix((ones, rows[members], starts), shape=shape) @ weights
        return found

    reached = sums(order[: ends[-1]], np.append(0, ends)).cumsum(0)
    hits = sums(order[positives], np.append(first, len(positives)))
    right = hits.cumsum(0)
    area = (hits * (right / np.maximum(reached, 1))).sum(0, dtype=np.float64)
    total = right[-1].astype(np.float64)
    return np.where(total > 0, area / np.maximum(total, 1), np.nan)


def resampled_means(precisions: Float64) -> Float64:
    """Means (r,) over labels of precisions (L, r), NaN left out; NaN where no label has a number."""
    there = ~np.isnan(precisions)
    count = there.sum(0)
    total = np.where(there, precisions, 0.0).sum(0)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def weighted_means(values: Float64, weights: FloatArray) -> Float64:
    """Means (k, r) of values (n, k) under weights (n, r); NaN where a resample has no weight."""
    total = weights.sum(0, dtype=np.float64)
    summed = values.T @ weights.astype(np.float64)
    return np.where(total > 0, summed / np.maximum(total, 1), np.nan)


def interval(values: npt.ArrayLike, rounded: Callable[[float], Any]) -> Interval:
    """The middle 95 % of resampled values (r,), each end `rounded`; None without any number."""
    numbers = np.asarray(values, np.float64)
    numbers = numbers[~np.isnan(numbers)]
    if not len(numbers):
        return None
    return [rounded(float(end)) for end in np.percentile(numbers, LEVEL)]
